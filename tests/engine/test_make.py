"""Making a film against a port that answers from a script."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field

from longtake.engine.make import Listed, Made, make


@dataclass(slots=True)
class ScriptedPort:
    """Ends work in the order in which it was begun, or as `order` says."""

    listed: list[Listed]
    order: list[str] = field(default_factory=list)
    broken: dict[str, str] = field(default_factory=dict)
    begun: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    async def plan(self) -> Made:
        """Plan."""
        self.told.append("plan")
        return self.ended("storyboard")

    async def list_work(self) -> list[Listed]:
        """List."""
        return self.listed

    async def begin(self, work: Listed) -> None:
        """Begin."""
        self.begun.append(work["of"])

    async def first(self, begun: Collection[str]) -> Made:
        """End the next one."""
        waiting = [of for of in (*self.order, *self.begun) if of in begun]
        self.told.append(waiting[0])
        return self.ended(waiting[0])

    async def finish(self) -> Made:
        """Finish."""
        self.told.append("finish")
        return self.ended("master")

    def ended(self, of: str) -> Made:
        """Give the outcome that the script says."""
        why = self.broken.get(of, "")
        return {"of": of, "error": "BadOutput" if why else "", "why": why}


def work(of: str, *needs: str) -> Listed:
    """Give a piece of work."""
    return {"of": of, "queue": "segment", "needs": list(needs)}


def test_work_begins_when_what_it_needs_is_there() -> None:
    """Two shots side by side, the second segment after the first."""
    port = ScriptedPort([work("A.1", "A"), work("A.2", "A.1"), work("B.1", "B"), work("B")])
    assert asyncio.run(make(port, "master")) == []
    assert port.begun == ["A.1", "B", "A.2", "B.1"]
    assert port.told[-1] == "finish"


def test_what_is_there_already_is_not_waited_for() -> None:
    """A need that is not listed has a take."""
    port = ScriptedPort([work("A.2", "A.1")])
    assert asyncio.run(make(port, "master")) == []
    assert port.begun == ["A.2"]


def test_a_failure_stops_only_what_depends_on_it() -> None:
    """The others are made and kept; nothing is joined."""
    port = ScriptedPort([work("A.1"), work("A.2", "A.1"), work("B.1")], broken={"A.1": "black"})
    failed = asyncio.run(make(port, "master"))
    assert [made["of"] for made in failed] == ["A.1"]
    assert port.begun == ["A.1", "B.1"]
    assert "finish" not in port.told


def test_a_film_that_cannot_be_planned_goes_no_further() -> None:
    """The reason is the outcome."""
    port = ScriptedPort([work("A.1")], broken={"storyboard": "empty"})
    assert [made["why"] for made in asyncio.run(make(port, "master"))] == ["empty"]
    assert port.begun == []


def test_the_order_of_endings_decides_the_order_of_beginnings() -> None:
    """So that a run gone through again with the same endings begins the same work."""
    listed = [work("A"), work("B"), work("A.1", "A"), work("B.1", "B")]
    port = ScriptedPort(listed, order=["B", "A"])
    asyncio.run(make(port, "master"))
    assert port.begun == ["A", "B", "B.1", "A.1"]
