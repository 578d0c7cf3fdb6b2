"""Making a film against a port that answers from a script."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field

import pytest

from longtake.engine.make import Listed, Made, make


@dataclass(slots=True)
class ScriptedPort:
    """Ends work in the order in which it was begun, or as `order` says."""

    listed: list[Listed]
    order: list[str] = field(default_factory=list)
    lines: list[Listed] = field(default_factory=list)
    more: dict[str, list[Listed]] = field(default_factory=dict)
    """Steps of the editions."""
    broken: dict[str, str] = field(default_factory=dict)
    """By piece: the name of the error that it ends in."""
    waits: set[str] = field(default_factory=set)
    """Gates that somebody has to open."""
    begun: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    closed: list[Made] = field(default_factory=list)

    async def open(self) -> None:
        """Open."""
        self.told.append("open")

    async def list_first(self) -> list[Listed]:
        """List the planning."""
        return [work("storyboard")]

    async def gate(self, name: str) -> list[Made]:
        """Say whether a gate is open."""
        waiting: Made = {"of": name, "error": "Waiting", "why": "look"}
        return [waiting] if name in self.waits else []

    async def list_lines(self, until: str) -> list[Listed]:
        """List the lines."""
        del until
        return self.lines

    async def fit_lines(self, until: str) -> list[Made]:
        """Say that one does not fit, where the script says so."""
        self.told.append("fit")
        error = self.broken.get("fit", "")
        return [{"of": "1A-line", "error": error, "why": until}] if error else []

    async def list_work(self, until: str) -> list[Listed]:
        """List."""
        self.told.append(f"list {until}")
        return self.listed

    async def list_last(self) -> list[Listed]:
        """List the joining."""
        return [work("master")]

    async def close(self, failed: list[Made]) -> None:
        """Close."""
        self.told.append("close")
        self.closed = failed

    async def editions(self) -> list[str]:
        """Give the steps of the editions."""
        return [*self.more]

    async def list_edition_work(self, step: str) -> list[Listed]:
        """List a step of the editions."""
        return self.more[step]

    async def begin(self, work: Listed) -> None:
        """Begin."""
        self.begun.append(work["of"])

    async def first(self, begun: Collection[str]) -> Made:
        """End the next one."""
        waiting = [of for of in (*self.order, *self.begun) if of in begun]
        self.told.append(waiting[0])
        return self.ended(waiting[0])

    def ended(self, of: str) -> Made:
        """Give the outcome that the script says."""
        error = self.broken.get(of, "")
        return {"of": of, "error": error, "why": error}


def work(of: str, *needs: str) -> Listed:
    """Give a piece of work."""
    return {"of": of, "queue": "segment", "needs": list(needs)}


def test_work_begins_when_what_it_needs_is_there() -> None:
    """Two shots side by side, the second segment after the first; the joining comes last."""
    port = ScriptedPort([work("A.1", "A"), work("A.2", "A.1"), work("B.1", "B"), work("B")])
    assert asyncio.run(make(port, "master")) == []
    assert port.begun == ["storyboard", "A.1", "B", "A.2", "B.1", "master"]
    assert (port.told[0], port.told[-1], port.closed) == ("open", "close", [])


def test_what_is_there_already_is_not_waited_for() -> None:
    """A need that is not listed has a take."""
    port = ScriptedPort([work("A.2", "A.1")])
    assert asyncio.run(make(port, "master")) == []
    assert port.begun == ["storyboard", "A.2", "master"]


def test_a_failure_stops_only_what_depends_on_it() -> None:
    """The others are made and kept; nothing is joined."""
    listed = [work("A.1"), work("A.2", "A.1"), work("B.1")]
    port = ScriptedPort(listed, broken={"A.1": "BadOutput"})
    failed = asyncio.run(make(port, "master"))
    assert [made["of"] for made in failed] == ["A.1"]
    assert port.begun == ["storyboard", "A.1", "B.1"]
    assert port.closed == failed


def test_a_film_that_cannot_be_planned_goes_no_further() -> None:
    """The reason is the outcome."""
    port = ScriptedPort([work("A.1")], broken={"storyboard": "Unusable"})
    assert [made["why"] for made in asyncio.run(make(port, "master"))] == ["Unusable"]
    assert port.begun == ["storyboard"]


def test_the_order_of_endings_decides_the_order_of_beginnings() -> None:
    """So that a run gone through again with the same endings begins the same work."""
    listed = [work("A"), work("B"), work("A.1", "A"), work("B.1", "B")]
    port = ScriptedPort(listed, order=["B", "A"])
    asyncio.run(make(port, "master"))
    assert port.begun == ["storyboard", "A", "B", "B.1", "A.1", "master"]


def test_after_a_stop_nothing_more_is_begun() -> None:
    """What was begun is waited for: it may have been bought."""
    listed = [work("A"), work("B"), work("A.1", "A"), work("B.1", "B")]
    port = ScriptedPort(listed, broken={"A": "Stopped"})
    failed = asyncio.run(make(port, "master"))
    assert [made["error"] for made in failed] == ["Stopped"]
    assert port.begun == ["storyboard", "A", "B"]
    assert port.told.count("B") == 1


def test_a_job_beside_the_film_may_fail() -> None:
    """It was bought for what has changed since: the film does not need it."""
    beside: Listed = {"of": "paid t", "queue": "video", "needs": [], "beside": True}
    port = ScriptedPort([work("A"), beside], broken={"paid t": "Expired"})
    assert asyncio.run(make(port, "master")) == []
    assert port.begun[-1] == "master"


def test_a_run_waits_at_a_gate() -> None:
    """Nothing is drawn before somebody has looked at the storyboard."""
    port = ScriptedPort([work("A")], waits={"storyboard"})
    assert [made["error"] for made in asyncio.run(make(port, "master"))] == ["Waiting"]
    assert port.begun == ["storyboard"]


@pytest.mark.parametrize("until", ["retouch", "stills"])
def test_pictures_alone_need_no_voice_and_no_joining(until: str) -> None:
    """Nobody pays for lines who only wants to see a still."""
    port = ScriptedPort([work("1A")], lines=[work("1A-line")])
    assert asyncio.run(make(port, until)) == []
    assert port.begun == ["storyboard", "1A"]


def test_the_stills_are_drawn_before_they_are_looked_at() -> None:
    """Then the run waits, and nothing is rendered."""
    port = ScriptedPort([work("A")], waits={"stills"})
    assert [made["error"] for made in asyncio.run(make(port, "master"))] == ["Waiting"]
    assert port.begun == ["storyboard", "A"]
    assert port.told.count("list stills") == 1
    assert "list master" not in port.told


def test_lines_are_spoken_before_anything_is_drawn() -> None:
    """And where one does not fit its shot, nothing is."""
    listed, lines = [work("1A"), work("1A.1", "1A")], [work("1A-line")]
    port = ScriptedPort(listed, lines=lines)
    assert asyncio.run(make(port, "master")) == []
    assert port.begun == ["storyboard", "1A-line", "1A", "1A.1", "master"]
    port = ScriptedPort(listed, lines=lines, broken={"fit": "Unusable"})
    assert [made["of"] for made in asyncio.run(make(port, "master"))] == ["1A-line"]
    assert port.begun == ["storyboard", "1A-line"]


def test_editions_follow_the_master_step_by_step() -> None:
    """What is said in them comes before they are cut; after a failure nothing more is made."""
    steps = {"lines": [work("1A-line@de")], "masters": [work("edition:de")]}
    port = ScriptedPort([work("1A")], more=steps)
    asyncio.run(make(port, "master"))
    assert port.begun == ["storyboard", "1A", "master", "1A-line@de", "edition:de"]
    port = ScriptedPort([work("1A")], more=steps, broken={"1A-line@de": "Refused"})
    assert [made["of"] for made in asyncio.run(make(port, "master"))] == ["1A-line@de"]
    assert "edition:de" not in port.begun
