"""The fleet in a table: workers by the database's clock, and one judge at a time."""

import json
import re
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import BindParameter, ColumnElement, Connection, and_, insert, select, update
from sqlalchemy.exc import IntegrityError

from longtake.capabilities.fleet import Worker
from longtake.storage.bell import ring
from longtake.storage.database import Database, now
from longtake.storage.lock import held
from longtake.storage.tables import turns, workers

SILENCE: Final = timedelta(seconds=60)
"""Whoever was not seen for so long holds no place in a line, buried or not."""
_LEAD: Final = "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))"
_TOPIC: Final = "fleet"


@dataclass(frozen=True, slots=True)
class TableFleet:
    """Keeps the workers in the database."""

    database: Database

    async def join(
        self, worker: str, *, name: str, queues: Sequence[str], host: str, shape: str
    ) -> float:
        """Keep a worker that begins; gives the seconds by which its clock is ahead.

        Raises `ValueError` for an id that was used before.
        """

        def join(db: Connection) -> float:
            before = time.time()
            at = now(db)
            ahead = (before + time.time()) / 2 - at.timestamp()
            row = {"id": worker, "name": name, "queues": json.dumps(list(queues)), "host": host}
            db.execute(
                insert(workers).values(**row, shape=shape, began=at, seen=at, state="working")
            )
            ring(db, _TOPIC)
            return ahead

        try:
            return await self.database.run(join)
        except IntegrityError as error:
            message = f"worker {worker} has worked before; each process needs an id of its own"
            raise ValueError(message) from error

    async def beat(self, worker: str) -> bool:
        """Say that a worker lives; False once it has been declared gone."""
        own = update(workers).where(workers.c.id == worker, workers.c.state != "gone")
        return await self.database.run(
            lambda db: db.execute(own.values(seen=now(db))).rowcount == 1
        )

    async def drain(self, worker: str) -> None:
        """Keep that a worker takes nothing new."""
        own = update(workers).where(workers.c.id == worker, workers.c.state == "working")
        await self.database.run(lambda db: db.execute(own.values(state="draining")))

    async def leave(self, worker: str) -> None:
        """Keep that a worker is gone; what it left open is anybody's."""
        await self.database.run(lambda db: _gone(db, workers.c.id == worker))

    async def bury(self, *, silence: float) -> Sequence[str]:
        """Declare gone whoever was not seen for `silence` seconds; gives their ids.

        After PostgreSQL was away everybody was silent: nobody is judged until the judge's own
        connection has held for as long.
        """
        if self.database.dialect == "postgresql" and self.database.steady < silence:
            return []
        long = timedelta(seconds=silence)
        return await self.database.run(lambda db: _gone(db, workers.c.seen < now(db) - long))

    async def workers(self, *, gone: bool = False) -> Sequence[Worker]:
        """Give the workers, the newest first; those that are gone only if asked for."""
        return await self.database.run(lambda db: _workers(db, gone=gone))

    @asynccontextmanager
    async def leading(self, what: str) -> AsyncIterator[bool]:
        """Give True to one process of the fleet at a time, for as long as the block lasts.

        The lock ends with its process or its connection, however that ends; on PostgreSQL also when
        the process is frozen, or leads on, for longer than a transaction may stand idle.
        """
        if self.database.dialect == "sqlite":
            with held(self._file(what)) as mine:
                yield mine
            return
        async with _lead(self.database.connecting, what) as leads:
            yield leads

    def _file(self, what: str) -> Path:
        name = re.sub(r"[^\w-]", "-", what)
        return Path(str(self.database.engine.url.database)).with_name(f"leader-{name}.lock")


@asynccontextmanager
async def _lead(connecting: Mapping[str, Any], what: str) -> AsyncIterator[bool]:
    """Hold a lock in an open transaction of a connection of its own, if nobody else does.

    The server ends a transaction that stands idle for long: a leader that is frozen would keep the
    fleet without one. Of a database that is away nobody is the leader.
    """
    from psycopg import AsyncConnection, Error  # noqa: PLC0415 - only where PostgreSQL is used

    async with AsyncExitStack() as stack:
        leads = False
        with suppress(Error):
            opened = await AsyncConnection.connect(**connecting)
            connection = await stack.enter_async_context(opened)
            asked = await connection.execute(_LEAD, [f"longtake leads {what}"])
            leads = await asked.fetchone() == (True,)
        try:
            yield leads
        finally:
            if leads:  # at once: the server sees the end of a connection a little later
                with suppress(Error):
                    await connection.rollback()


def alive(since: datetime | BindParameter[Any]) -> ColumnElement[bool]:
    """Give the condition that a row of `workers` is one of somebody who was seen since."""
    return and_(workers.c.state != "gone", workers.c.seen > since)


def _gone(db: Connection, who: ColumnElement[bool]) -> list[str]:
    """Declare workers gone; whoever waits behind what they wanted looks again."""
    change = update(workers).where(who, workers.c.state != "gone").values(state="gone")
    ids = list(db.execute(change.returning(workers.c.id)).scalars())
    if ids:
        left = select(turns.c.account).where(turns.c.owner.in_(ids)).distinct()
        ring(db, _TOPIC, *(f"gate {account}" for account in db.execute(left).scalars()))
    return ids


def _workers(db: Connection, *, gone: bool) -> list[Worker]:
    query = select(workers).order_by(workers.c.began.desc(), workers.c.id)
    if not gone:
        query = query.where(workers.c.state != "gone")
    at = now(db)
    return [
        Worker(
            id=row.id,
            name=row.name,
            queues=tuple(json.loads(row.queues)),
            host=row.host,
            shape=row.shape,
            began=row.began,
            seen=row.seen,
            silent=max(0.0, (at - row.seen).total_seconds()),
            state=row.state,
        )
        for row in db.execute(query)
    ]
