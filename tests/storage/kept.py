"""A home in a database, for tests: films, ledger, fleet and bell over one place."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from longtake.capabilities.ledger import Admitted, Capacity, Ceilings, Intent, Purchase
from longtake.capabilities.storage import RunRecord
from longtake.film.asset import Asset
from longtake.film.brief import Brief
from longtake.film.take import Take
from longtake.storage.database import Database, open_database
from longtake.storage.films import TableFilms
from longtake.storage.fleet import TableFleet
from longtake.storage.ledger import TableLedger

ACCOUNT = "acme 1a2b"
VIDEO = "acme:video"
FREE = Capacity()
NONE = Ceilings()


@dataclass(frozen=True)
class Kept:
    """Everything that is kept in one database."""

    database: Database

    @property
    def films(self) -> TableFilms:
        """The films."""
        return TableFilms(self.database)

    @property
    def ledger(self) -> TableLedger:
        """The ledger."""
        return TableLedger(self.database)

    @property
    def fleet(self) -> TableFleet:
        """The fleet."""
        return TableFleet(self.database)

    async def film(self, *, user: str = "local") -> str:
        """Keep a film."""
        return await self.films.create(Brief("a cat"), folder="f", title="cat", user=user)

    async def sitting(self, film: str = "", **more: Any) -> RunRecord:  # noqa: ANN401
        """Begin a run, over a film of its own unless one is given."""
        film = film or await self.film()
        return await self.films.begin_run(RunRecord(f"run-{film}", film, "master", "", 0, **more))

    async def work(self, name: str, queues: tuple[str, ...] = ()) -> str:
        """Let a worker join."""
        await self.fleet.join(name, name=name, queues=queues, host="here", shape="1")
        return name

    async def admit(  # noqa: PLR0913 - one look at a gate
        self,
        owner: str = "me",
        *,
        account: str = ACCOUNT,
        capacity: Capacity = FREE,
        ceilings: Ceilings = NONE,
        lease: float = 60,
        patience: float = 3600,
        doubt: float = 600,
    ) -> Admitted:
        """Look at a gate."""
        return await self.ledger.admit(
            account,
            owner=owner,
            capacity=capacity,
            ceilings=ceilings,
            lease=lease,
            patience=patience,
            doubt=doubt,
        )

    async def through(self, intent: Intent, owner: str = "me", *, lease: float = 60) -> Purchase:
        """Line up and go through the open gate."""
        token = await self.ledger.line_up(intent, owner=owner)
        admitted = await self.admit(owner, account=intent.account, lease=lease)
        return next(row for row in admitted.purchases if row.token == token)


def intent(run: RunRecord, of: str = "1A.1", *, cost: str = "1", **more: Any) -> Intent:  # noqa: ANN401
    """Give an intent of a run, for a dollar at the account's one model."""
    told: Mapping[str, Any] = {"key": f"key {of}", "model": VIDEO, "account": ACCOUNT, **more}
    return Intent(
        film=run.film,
        run=run.id,
        of=of,
        quote=Decimal(cost),
        user=run.user,
        priority=run.priority,
        **told,
    )


def take(
    number: int = 0,
    *,
    of: str = "1A.1",
    key: str = "k",
    digest: str = "d",
    **more: Any,  # noqa: ANN401
) -> Take:
    """Give a take."""
    charge = more.pop("charge", Decimal("0.3"))
    model = more.pop("model", VIDEO)
    return Take(of, number, key, model, Asset(digest, "video/mp4"), charge=charge, **more)


@contextmanager
def opened(where: Path | str) -> Iterator[Kept]:
    """Open what is kept in a place."""
    database = open_database(where)
    try:
        yield Kept(database)
    finally:
        database.close()


def kept(where: Path | str, work: Callable[[Kept], Coroutine[Any, Any, None]]) -> None:
    """Do some work on what is kept in a place."""
    with opened(where) as home:
        asyncio.run(work(home))
