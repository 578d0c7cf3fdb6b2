"""Making a film, from the brief to the master, read top to bottom.

Written against a thin port: a step's result is remembered, so that a run that was cut goes on
after the last step that came to its end.
"""

from collections.abc import Collection, Mapping
from typing import Final, NotRequired, Protocol, TypedDict

STAGES: Final = ("storyboard", "retouch", "stills", "animatic", "master")
"""How far a run goes; `retouch` only changes stills."""
_SILENT: Final = frozenset({"retouch", "stills"})
"""Those that come to pictures alone: nothing is heard in them, nothing joined."""


class Listed(TypedDict):
    """A piece of work that is still to be made."""

    of: str
    """What it makes: `storyboard`, a keyframe, a segment, `music`, or the stage that joins."""
    queue: str
    needs: list[str]
    beside: NotRequired[bool]
    """True for what the film does not need: a job that was bought for what has changed since."""


class Made(TypedDict):
    """What became of one piece of work."""

    of: str
    error: str
    """Empty for success, else the name of the error."""
    why: str


class Port(Protocol):
    """What the engine asks of the machinery of durable runs."""

    async def open(self) -> None:
        """Say that the run begins, or goes on."""
        ...

    async def list_first(self) -> list[Listed]:
        """Give what comes before everything else: the storyboard, where there is none."""
        ...

    async def gate(self, name: str) -> list[Made]:
        """Give why the run may not go past `storyboard` or `stills` now: it waits for approval."""
        ...

    async def list_lines(self, until: str) -> list[Listed]:
        """Give the lines that have to be spoken before anything else is made."""
        ...

    async def fit_lines(self, until: str) -> list[Made]:
        """Fit shots and spoken lines together, and give what does not fit."""
        ...

    async def list_work(self, until: str) -> list[Listed]:
        """Give what is missing or stale up to a stage, in order."""
        ...

    async def list_last(self) -> list[Listed]:
        """Give what joins all that was made."""
        ...

    async def editions(self) -> list[str]:
        """Give the steps in which the film's editions are made; nothing where it has none."""
        ...

    async def list_edition_work(self, step: str) -> list[Listed]:
        """Give what is missing for a step of the editions."""
        ...

    async def begin(self, work: Listed) -> None:
        """Begin a piece of work on its queue."""
        ...

    async def first(self, begun: Collection[str]) -> Made:
        """Give the first outcome among the pieces of work begun."""
        ...

    async def close(self, failed: list[Made]) -> None:
        """Say what the run came to."""
        ...


async def make(port: Port, until: str) -> list[Made]:
    """Make a film up to a stage, and give what failed or what it waits for."""
    await port.open()
    failed = await _made_up_to(port, until)
    await port.close(failed)
    return failed


async def _made_up_to(port: Port, until: str) -> list[Made]:
    failed = await _make_all(port, await port.list_first())
    if failed or until == "storyboard":
        return failed
    failed = await port.gate("storyboard")
    if not failed and until not in _SILENT:
        failed = await _spoken(port, until)
    if not failed and until == "master":
        failed = await _up_to_the_stills(port)
    if not failed:
        failed = await _make_all(port, await port.list_work(until))
    if failed or until in _SILENT:
        return failed
    failed = await _make_all(port, await port.list_last())
    return await _editions(port) if until == "master" and not failed else failed


async def _editions(port: Port) -> list[Made]:
    """Make the film once more as its editions are: their words, their lines, their masters."""
    failed: list[Made] = []
    for step in await port.editions():
        failed = failed or await _make_all(port, await port.list_edition_work(step))
    return failed


async def _spoken(port: Port, until: str) -> list[Made]:
    """Have the lines spoken first: how long they are decides how long shots have to be."""
    lines = await port.list_lines(until)
    failed = await _make_all(port, lines)
    return failed or await port.fit_lines(until)


async def _up_to_the_stills(port: Port) -> list[Made]:
    """Draw what has to be approved before anything is rendered."""
    if not await port.gate("stills"):
        return []
    return await _make_all(port, await port.list_work("stills")) or await port.gate("stills")


async def _make_all(port: Port, listed: list[Listed]) -> list[Made]:
    """Begin each piece as soon as what it needs is there; what needs a failed one never begins.

    Which piece ends first is remembered by the port, so that a run that is gone through again
    begins the same pieces in the same order. After a pause, a cancel or a deadline nothing more
    is begun.
    """
    open_, begun, failed = _waiting(listed), dict[str, Listed](), list[Made]()
    done: set[str] = set()
    while ready := _ready(open_, done):
        for work in ready:
            await port.begin(work)
            begun[work["of"]] = open_.pop(work["of"])
        while begun and not _ready(open_, done):
            made = await port.first(begun.keys())
            work = begun.pop(made["of"])
            if not made["error"]:
                done.add(made["of"])
            elif not work.get("beside", False):
                failed.append(made)
            if made["error"] in STOPS:
                open_.clear()
    return failed


STOPS: Final = frozenset({"Stopped", "Overdue", "OverBudget", "OutOfCredit", "Unauthorized"})
"""Errors after which nothing more is begun: every other piece would come to the same."""


def _waiting(listed: list[Listed]) -> dict[str, Listed]:
    """Give the listed work by what it makes, waiting only for what is listed itself."""
    names = {work["of"] for work in listed}
    return {
        work["of"]: {**work, "needs": [need for need in work["needs"] if need in names]}
        for work in listed
    }


def _ready(open_: Mapping[str, Listed], done: Collection[str]) -> list[Listed]:
    return [work for work in open_.values() if all(need in done for need in work["needs"])]
