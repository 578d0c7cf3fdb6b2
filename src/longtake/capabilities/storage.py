"""The promise of storage: blobs by digest, and films, takes and the ledger in tables."""

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
class Purchase:
    """One row of the ledger: what was intended, and what became of it."""

    token: str
    film: str
    of: str
    key: str
    model: str
    state: str
    """`intended`, `bought`, `settled`, `refused` or `in doubt`."""
    quote: Decimal
    charge: Decimal | None
    ticket: str | None
    owner: str
    lease_until: datetime


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

    async def create(self, brief: Brief, *, folder: str, title: str) -> str:
        """Keep a new film and give its id."""
        ...

    async def film(self, film: str) -> Film:
        """Give a film; raises `KeyError`."""
        ...

    async def summaries(self, *, limit: int, before: str = "") -> Sequence[Summary]:
        """Give films, newest first, at most `limit`, those before the film `before`."""
        ...

    async def move(self, film: str, state: str) -> None:
        """Set a film's state; raises `ValueError` for a step that does not exist."""
        ...

    async def set_brief(self, film: str, brief: Brief) -> None:
        """Keep a changed brief."""
        ...

    async def set_storyboard(self, film: str, storyboard: Storyboard) -> None:
        """Keep a new revision of the storyboard (older ones stay)."""
        ...

    async def add_take(self, film: str, take: Take) -> Take:
        """Keep a take under the next free number, and give it as kept.

        The same key and asset again is the same take.
        """
        ...

    async def made(self, key: str) -> Take | None:
        """Give a take of any film that was made by the work `key`."""
        ...

    async def begin_run(self, run: RunRecord) -> None:
        """Keep a run that begins; earlier ones of the film are over."""
        ...

    async def end_runs(self, film: str) -> None:
        """Keep that the film's runs are over."""
        ...

    async def open_run(self, film: str) -> RunRecord | None:
        """Give the film's run that never came to its end, if there is one."""
        ...

    async def select(self, film: str, select: Select) -> None:
        """Keep a choice."""
        ...

    async def say(self, film: str, kind: str, facts: Mapping[str, object]) -> Event:
        """Append an event."""
        ...

    async def events(self, film: str, *, after: int = 0) -> Sequence[Event]:
        """Give the events after a number, in order."""
        ...


class Ledger(Protocol):
    """What was intended, bought, settled, refused or is in doubt."""

    async def intend(  # noqa: PLR0913 - one row
        self,
        token: str,
        *,
        film: str,
        of: str,
        key: str,
        model: str,
        quote: Decimal,
        budget: Decimal | None,
        owner: str,
        lease: float,
    ) -> Purchase:
        """Reserve and record the intent in one transaction, before anything is sent.

        Gives the row as it stands: an earlier one under the same token is given back unchanged.
        Raises `OverBudget` when spent, reserved and this together would pass the budget.
        """
        ...

    async def take_over(self, token: str, *, owner: str, lease: float) -> bool:
        """Make an intent whose lease is over one's own; False while another may still act on it."""
        ...

    async def bought(self, token: str, *, owner: str, ticket: str) -> None:
        """Record the vendor's ticket."""
        ...

    async def settle(self, token: str, *, owner: str, charge: Decimal) -> None:
        """Record what it cost."""
        ...

    async def refuse(self, token: str, *, owner: str, why: str) -> None:
        """Record that nothing was bought."""
        ...

    async def doubt(self, token: str, *, owner: str, why: str) -> None:
        """Record that nobody knows; it counts as spent."""
        ...

    async def spent(self, film: str) -> Decimal:
        """Give what the film has cost and reserved so far."""
        ...
