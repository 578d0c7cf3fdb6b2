"""The promise of storage: blobs by digest, and films, runs, takes and events in tables."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from longtake.film.asset import Asset
from longtake.film.brief import Brief
from longtake.film.film import Film
from longtake.film.storyboard import Storyboard
from longtake.film.take import Select, Take


class Blobs(Protocol):
    """Bytes by digest: a blob is there whole or not at all."""

    async def put(self, file: Path, media_type: str) -> Asset:
        """Keep a copy of the file's bytes."""
        ...

    async def put_bytes(self, data: bytes, media_type: str) -> Asset:
        """Keep bytes."""
        ...

    async def get(self, asset: Asset) -> bytes:
        """Give the bytes; raises `KeyError` for an asset that is not there."""
        ...

    async def local(self, asset: Asset) -> Path:
        """Give a local file of the bytes, to be read only; raises `KeyError`."""
        ...

    def scratch(self) -> AbstractAsyncContextManager[Path]:
        """Give an empty folder for work in progress, gone afterwards."""
        ...


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a film, numbered from 1 without gaps."""

    film: str
    number: int
    at: datetime
    kind: str
    """`film.state`, `work.planned`, `work.began`, `work.done`, `work.failed`, `run.said`, …"""
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One sitting of the engine over a film."""

    id: str
    film: str
    until: str
    """`storyboard`, `stills`, `animatic` or `master`."""
    facts: str
    """A digest of what the run stands for; a changed film needs another run."""
    revision: int
    """Of the storyboard that it began with; 0 before there was one."""
    user: str = "local"
    priority: int = 5
    """1 goes before 9."""
    deadline: datetime | None = None
    """When it gives up: nothing is begun or bought after that."""
    wish: str = ""
    """What somebody wants of it: `pause` or `cancel`, empty to go on."""
    ended: bool = False
    began: datetime | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """A film in a list."""

    id: str
    title: str
    state: str
    folder: str
    created: datetime
    changed: datetime
    spent: Decimal


class Films(Protocol):
    """Films and all that belongs to them."""

    async def create(self, brief: Brief, *, folder: str, title: str, user: str = "local") -> str:
        """Keep a new film and give its id."""
        ...

    async def film(self, film: str) -> Film:
        """Give a film; raises `KeyError`."""
        ...

    async def summaries(self, *, limit: int, before: str = "") -> Sequence[Summary]:
        """Give films, newest first, at most `limit`, those before the film `before`."""
        ...

    async def move(self, film: str, state: str) -> bool:
        """Set a film's state and say so; False, and nothing done, for one that cannot follow.

        So whoever comes back from a pause leaves the film where others have taken it.
        """
        ...

    async def set_brief(self, film: str, brief: Brief) -> None:
        """Keep a changed brief."""
        ...

    async def set_storyboard(self, film: str, storyboard: Storyboard) -> None:
        """Keep a new revision of the storyboard (older ones stay)."""
        ...

    async def add_take(self, film: str, take: Take, *, settles: str = "") -> Take:
        """Keep a take under the next free number, and give it as kept.

        The same key and asset again is the same take. `settles` is the token of the purchase that
        brought it: in the same transaction its row is settled at the take's charge, whoever owns
        it, so that what was paid for is never without its take.
        """
        ...

    async def made(self, key: str) -> Take | None:
        """Give a take of any film that was made by the work `key`."""
        ...

    async def begin_run(self, run: RunRecord) -> RunRecord:
        """Keep a run that begins, and give it; where the film has an open run, gives that one."""
        ...

    async def start_run(self, run: RunRecord) -> None:
        """Queue the film of a run and say that it began; said again, it moves nothing."""
        ...

    async def run(self, run: str) -> RunRecord:
        """Give a run; raises `KeyError`."""
        ...

    async def open_run(self, film: str) -> RunRecord | None:
        """Give the film's run that never came to its end, if there is one."""
        ...

    async def open_runs(self, *, older: float = 0.0) -> Sequence[RunRecord]:
        """Give the runs of all films that never came to their end, begun so many seconds ago."""
        ...

    async def wish(self, film: str, wish: str) -> RunRecord | None:
        """Say what the film's open run shall do, and give it; None where none is open.

        `cancel` stays, whatever is wished afterwards.
        """
        ...

    async def end_run(self, run: str, *, state: str, facts: Mapping[str, object]) -> Event | None:
        """End a run once: the film's state, the run's end and the event `run.ended`, together.

        None where it had ended already.
        """
        ...

    async def select(self, film: str, select: Select) -> None:
        """Keep a choice."""
        ...

    async def say(self, film: str, kind: str, facts: Mapping[str, object]) -> Event:
        """Append an event under the film's next number."""
        ...

    async def say_all(self, said: Sequence[tuple[str, str, Mapping[str, object]]]) -> None:
        """Append many events, each (film, kind, facts), in one transaction."""
        ...

    async def events(
        self, film: str, *, after: int = 0, kinds: Sequence[str] = (), limit: int | None = None
    ) -> Sequence[Event]:
        """Give the events after a number, in order; of some kinds or of any."""
        ...

    async def lasted(self, model: str) -> Sequence[float]:
        """Give the wall seconds of the newest takes of a `provider:model`, the newest first."""
        ...

    async def paces(self) -> Mapping[str, float]:
        """Give the measured wall seconds of each model's newest takes, the median.

        By `provider:model`: seconds for each second of result, or for each still.
        """
        ...
