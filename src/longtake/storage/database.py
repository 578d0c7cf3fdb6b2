"""The door to the database: one engine, transactions in threads, done again where it was away."""

import asyncio
import errno
import os
import random
import sqlite3
import threading
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Generic, NoReturn, TypeVar
from uuid import uuid4

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, func, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, OperationalError

from longtake.capabilities.errors import Unusable
from longtake.storage.address import address, name_of
from longtake.storage.bell import LocalBell, NoticeBell, notify, open_notice_bell, rung
from longtake.storage.clock import CLOCK, MachineClock, clock_of
from longtake.storage.versions import lay, migrate_file

T = TypeVar("T")

_BUSY_SECONDS: Final = 30.0
_THREADS: Final = {"sqlite": 1, "postgresql": 8}
"""SQLite lets one write at a time: several threads would sleep for its lock, and overtake."""
_PATIENCE: Final = 300.0
"""Seconds for which a database may be away."""
_OPENING: Final = 30.0
"""Seconds for which it may be away when it is opened."""
_PAUSE: Final = 0.05
_LONGEST_PAUSE: Final = 5.0
_OPTIONS: Final = "-c idle_in_transaction_session_timeout=15s"
"""PostgreSQL ends the transaction of a process that was stopped inside it: it holds locks that the
whole fleet waits for. What the address says goes before this."""
_AWAY: Final = frozenset({"57P01", "57P02", "57P03", "57P05", "25P03", "53300"})
"""Shutting down, crashed, starting, idle for too long, no connection free: SQLSTATEs of a database
that is away (https://www.postgresql.org/docs/current/errcodes-appendix.html, read 2026-11-26)."""
_AGAIN: Final = frozenset({"40001", "40P01"})
"""Transactions that crossed: one of them is done again."""
_PASSING: Final = ("starting up", "shutting down", "recovery", "too many", "connection slots")
"""What a server that refuses a connection says where it will take one soon."""


@dataclass(frozen=True, slots=True)
class Database:
    """Runs functions in transactions of their own, off the event loop."""

    engine: Engine
    name: str
    """For people, without a password."""
    patience: float = _PATIENCE
    ears: LocalBell = field(default_factory=LocalBell, repr=False)
    threads: ThreadPoolExecutor = field(init=False, repr=False)
    """Its own: the event loop's change hands when the engine opens and closes."""
    _closing: threading.Event = field(default_factory=threading.Event, repr=False)
    _lost: list[float] = field(default_factory=lambda: [time.monotonic()], repr=False)

    def __post_init__(self) -> None:
        count = _THREADS[self.dialect]
        pool = ThreadPoolExecutor(count, thread_name_prefix="database")
        object.__setattr__(self, "threads", pool)

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self.engine.dialect.name

    @property
    def connecting(self) -> dict[str, Any]:
        """What psycopg is told for a connection beside the pool; the password is in it."""
        url = self.engine.url
        return {**self.engine.dialect.create_connect_args(url)[1], **_keeping(url)}

    @property
    def steady(self) -> float:
        """Seconds since it was opened or last found away."""
        return time.monotonic() - self._lost[-1]

    async def run(self, work: Callable[[Connection], T]) -> T:
        """Give what `work` gives inside one transaction.

        On SQLite it has the write lock from its start; on PostgreSQL it is READ COMMITTED. Where
        the connection is lost or transactions cross, it is done again from its start, for up to
        `patience` seconds; one that was committed all the same is never done twice.

        Raises `OSError` for a full disk and for a database that stays away, `Unusable` for a
        SQLite file that is damaged or cannot be written.
        """
        return await asyncio.get_running_loop().run_in_executor(self.threads, self.run_now, work)

    def run_now(self, work: Callable[[Connection], T]) -> T:
        """The same, in this thread."""
        return self._run(_Attempt(work, self.ears.mark, self._slot))

    def _run(self, attempt: "_Attempt[T]") -> T:
        give_up, pause = time.monotonic() + self.patience, _PAUSE
        while True:
            try:
                attempt.make(self.engine)
            except DBAPIError as error:
                if not self._passing(error):
                    _raise_translated(error, self.name)
                if attempt.mark and self._was_committed(attempt.mark):
                    break
                if time.monotonic() > give_up or self._closing.wait(pause * random.uniform(0.5, 1)):  # noqa: S311 - jitter
                    raise self._gone(error) from error
                pause = min(_LONGEST_PAUSE, pause * 2)
            else:
                break
        self.ears.ring(*attempt.topics)
        return attempt.made[0]

    @asynccontextmanager
    async def bell(self) -> AsyncIterator[LocalBell | NoticeBell]:
        """Give the bell that this database rings, while the block lasts."""
        if self.dialect == "sqlite":
            yield self.ears
            return
        async with open_notice_bell(self.ears, self.connecting) as bell:
            yield bell

    def close(self) -> None:
        """Close every connection; what waits for a database that is away is given up."""
        self._closing.set()
        self.threads.shutdown()
        self.engine.dispose()

    def _passing(self, error: DBAPIError) -> bool:
        """Say whether the same transaction may be done again."""
        if self.dialect == "sqlite":
            return _code(error) == sqlite3.SQLITE_BUSY
        state = getattr(error.orig, "sqlstate", None)
        if state in _AGAIN:
            return True
        if not _away(error, state):
            return False
        self._lost[:] = [time.monotonic()]
        return True

    @property
    def _slot(self) -> str:
        """This thread's row among the marks: none for SQLite, which answers every commit."""
        return f"{self.ears.mark} {threading.get_ident()}" if self.dialect != "sqlite" else ""

    def _was_committed(self, mark: str) -> bool:
        """Say what became of a transaction whose commit was not answered.

        One that is in progress still is waited for: it holds the row. Its number says nothing:
        after a crash the server gives the numbers of what it lost to other transactions.
        """
        kept = {"slot": self._slot}
        asked = _Attempt(lambda db: db.execute(_KEPT, kept).scalar(), self.ears.mark)
        return self._run(asked) == mark

    def _gone(self, error: DBAPIError) -> OSError:
        why = f"no answer for {self.patience:g} s ({_first_line(error)})"
        return ConnectionError(errno.ENOTCONN, why, self.name)


@dataclass(slots=True)
class _Attempt(Generic[T]):
    """A transaction, tried until it is committed."""

    work: Callable[[Connection], T]
    sender: str
    """Who rings the bell."""
    slot: str = ""
    """Where its mark is kept; empty for work that may be done twice."""
    made: list[T] = field(default_factory=list)
    """What the work gave, once it has."""
    topics: tuple[str, ...] = ()
    mark: str = ""
    """Kept with what it writes, once all is done but its commit."""

    def make(self, engine: Engine) -> None:
        """Do the work and commit it."""
        self.made, self.mark = [], ""
        with engine.connect() as db, db.begin():
            rung(db)
            self.made.append(self.work(db))
            self.topics = rung(db)
            if db.dialect.name == "postgresql":
                notify(db, self.topics, self.sender)
            if self.slot:
                mine = {"slot": self.slot, "mark": uuid4().hex}
                self.mark = db.execute(_MARK, mine).scalar() or ""


_MARK: Final = text(
    "INSERT INTO marks (slot, mark, at) SELECT :slot, :mark, clock_timestamp()"
    " WHERE pg_current_xact_id_if_assigned() IS NOT NULL"
    " ON CONFLICT (slot) DO UPDATE SET mark = excluded.mark, at = excluded.at RETURNING mark"
)
"""Of a transaction that has written; in place of the thread's last."""
_KEPT: Final = text(
    "INSERT INTO marks (slot, mark, at) VALUES (:slot, '', clock_timestamp())"
    " ON CONFLICT (slot) DO UPDATE SET mark = marks.mark RETURNING mark"
)
"""Of the thread's last transaction that was committed."""


def open_database(where: Path | str, *, patience: float = _PATIENCE) -> Database:
    """Open a home's SQLite file or a `postgresql://` URL, its tables brought up to this version.

    Raises `Unusable` for a file that is no database or cannot be written, for a database that does
    not let us in, and for one from a later version.
    """
    url = address(where)
    return _open_server(url, patience) if url.drivername != "sqlite" else _open_file(url, patience)


def now(db: Connection) -> datetime:
    """Give the time by the database's clock: the one clock of a fleet."""
    if db.dialect.name == "sqlite":
        return clock_of(db).now()
    at: datetime = db.execute(_CLOCK).scalar_one()
    return at.astimezone(UTC)


_CLOCK: Final = select(func.clock_timestamp())


def lock(db: Connection, what: str) -> datetime:
    """Wait until nobody else's transaction holds this lock, and give the time then.

    On SQLite there is one lock for all, which a transaction has from its start.
    """
    if db.dialect.name == "sqlite":
        return now(db)
    at: datetime = db.execute(_LOCK, {"what": f"longtake {what}"}).scalar_one()
    return at.astimezone(UTC)


_LOCK: Final = text(
    "SELECT clock_timestamp() FROM pg_advisory_xact_lock(hashtextextended(:what, 0))"
)


def insert_into(db: Connection, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """Give an insert that can meet a row that is there already."""
    return sqlite.insert(table) if db.dialect.name == "sqlite" else postgresql.insert(table)


def _raise_translated(error: DBAPIError, name: str) -> NoReturn:
    """Raise what to do about an error of a SQLite file; others are faults of ours."""
    code, home = _code(error), f"home {Path(name).parent}"
    if code == sqlite3.SQLITE_FULL:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), name) from error
    if code in _DAMAGED:
        remedy = "nothing was overwritten: put back a copy of it, or set LONGTAKE_HOME elsewhere"
        raise Unusable(home, f"the database is damaged ({error.orig})", remedy) from error
    if code in _UNWRITABLE:
        remedy = "set LONGTAKE_HOME to a folder that can be written, or make this one writable"
        raise Unusable(home, f"the database cannot be written ({error.orig})", remedy) from error
    raise error


def _code(error: DBAPIError) -> int:
    """Give SQLite's primary code of an error, 0 for another database's."""
    return int(getattr(error.orig, "sqlite_errorcode", 0)) & 0xFF


_DAMAGED: Final = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_UNWRITABLE: Final = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_IOERR,
}


def _open_file(url: URL, patience: float) -> Database:
    """Open SQLite. WAL lets readers go on while one process writes.

    `BEGIN IMMEDIATE` takes the write lock at the start, since a lock taken half-way fails at once
    whatever the time-out.
    """
    file = Path(str(url.database))
    home = f"home {file.parent}"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        remedy = "set LONGTAKE_HOME to a folder that can be written, or move this one away"
        raise Unusable(home, (error.strerror or str(error)).lower(), remedy) from error
    database = Database(sqlite_engine(url), str(file), patience)
    try:
        version = database.run_now(lambda db: lay(db, home))
        if version is not None:
            migrate_file(sqlite_engine(url, keys=False), file, home)
        clock: MachineClock = database.engine.get_execution_options()[CLOCK]
        database.run_now(clock.keep)
    except DBAPIError as error:
        database.close()
        _raise_translated(error, str(file))
    except Exception:
        database.close()
        raise
    return database


def sqlite_engine(url: URL, *, keys: bool = True) -> Engine:
    """Give an engine for a file; without `keys`, tables that others name may be laid anew."""
    engine = create_engine(
        url,
        connect_args={"timeout": _BUSY_SECONDS},
        hide_parameters=True,
        execution_options={CLOCK: MachineClock()},
    )

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - DB-API's own
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")  # an intent outlives a power cut
        connection.execute(f"PRAGMA foreign_keys={'ON' if keys else 'OFF'}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _keeping(url: URL) -> dict[str, object]:
    """Give what every connection of ours is told, besides where it leads."""
    return {
        "application_name": "longtake",
        "connect_timeout": 10,
        "keepalives_idle": 20,
        "keepalives_interval": 5,
        "keepalives_count": 4,
        "options": f"{_OPTIONS} {url.query.get('options', '')}",
    }


def _open_server(url: URL, patience: float) -> Database:
    name = name_of(url)
    engine = create_engine(
        url,
        pool_size=_THREADS["postgresql"],
        max_overflow=2,
        hide_parameters=True,
        connect_args=_keeping(url),
    )
    opening = Database(engine, name, min(patience, _OPENING))
    try:
        opening.run_now(lambda db: _lay_on_server(db, name))
    except DBAPIError as error:
        engine.dispose()
        remedy = "look at the address, the user and the password in LONGTAKE_DATABASE"
        raise Unusable(name, _first_line(error), remedy) from None
    except Exception:
        engine.dispose()
        raise
    return Database(engine, name, patience)


def _lay_on_server(db: Connection, name: str) -> None:
    lock(db, "tables")
    version = lay(db, name)
    if version is not None:
        from longtake.storage.migrating import bring_up  # noqa: PLC0415 - Alembic takes 0.2 s

        bring_up(db, version)
    db.execute(_FORGET)


_FORGET: Final = text("DELETE FROM marks WHERE at < clock_timestamp() - INTERVAL '1 day'")
"""Marks of processes that are gone: nobody asks for one so late."""


def _away(error: DBAPIError, state: str | None) -> bool:
    """Say whether the database is away for a while."""
    if state:
        return state in _AWAY or state.startswith("08")
    if error.connection_invalidated:
        return True
    said = str(error.orig)
    refused = "FATAL" in said and not any(word in said for word in _PASSING)
    return isinstance(error, OperationalError) and not refused


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().partition("\n")[0]
