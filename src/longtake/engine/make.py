"""Making a film, from the brief to the master, read top to bottom.

Written against a thin port: a step's result is remembered, so that a run that was cut goes on
after the last step that came to its end.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import Final, Protocol, TypeAlias, TypedDict

STAGES: Final = ("storyboard", "stills", "animatic", "master")
"""How far a run goes."""

Stage: TypeAlias = Callable[[str, str], Awaitable[object]]
"""A step of a run: gets the film and how far the run goes."""


class Listed(TypedDict):
    """A piece of work that is still to be made."""

    of: str
    queue: str
    needs: list[str]


class Made(TypedDict):
    """What became of one piece of work."""

    of: str
    error: str
    """Empty for success, else the name of the error."""
    why: str


class Port(Protocol):
    """What the engine asks of the machinery of durable runs."""

    async def plan(self) -> Made:
        """Give the film its storyboard."""
        ...

    async def list_work(self) -> list[Listed]:
        """Give what is missing or stale, in order."""
        ...

    async def begin(self, work: Listed) -> None:
        """Begin a piece of work on its queue."""
        ...

    async def first(self, begun: Collection[str]) -> Made:
        """Give the first outcome among the pieces of work begun."""
        ...

    async def finish(self) -> Made:
        """Join what was made, as far as the run goes."""
        ...


async def make(port: Port, until: str) -> list[Made]:
    """Make a film up to a stage, and give what failed on the way."""
    planned = await port.plan()
    if planned["error"] or until == "storyboard":
        return _failures(planned)
    failed = await _make_all(port, await port.list_work())
    return failed or _failures(await port.finish())


async def _make_all(port: Port, listed: list[Listed]) -> list[Made]:
    """Begin each piece as soon as what it needs is there; what needs a failed one never begins.

    Which piece ends first is remembered by the port, so that a run that is gone through again
    begins the same pieces in the same order.
    """
    open_, begun, failed = _waiting(listed), set[str](), list[Made]()
    done: set[str] = set()
    while ready := _ready(open_, done):
        for work in ready:
            await port.begin(work)
            begun.add(work["of"])
            del open_[work["of"]]
        while begun and not _ready(open_, done):
            made = await port.first(begun)
            begun.remove(made["of"])
            if made["error"]:
                failed.append(made)
            else:
                done.add(made["of"])
    return failed


def _failures(*outcomes: Made) -> list[Made]:
    return [made for made in outcomes if made["error"]]


def _waiting(listed: list[Listed]) -> dict[str, Listed]:
    """Give the listed work by what it makes, waiting only for what is listed itself."""
    names = {work["of"] for work in listed}
    return {
        work["of"]: {**work, "needs": [need for need in work["needs"] if need in names]}
        for work in listed
    }


def _ready(open_: Mapping[str, Listed], done: Collection[str]) -> list[Listed]:
    return [work for work in open_.values() if all(need in done for need in work["needs"])]
