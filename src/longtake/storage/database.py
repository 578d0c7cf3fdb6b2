"""The door to the database: one engine, transactions in threads, and the tables laid down once."""

import asyncio
import errno
import os
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select
from sqlalchemy.exc import DatabaseError, OperationalError

from longtake.capabilities.errors import Unusable
from longtake.storage import tables

T = TypeVar("T")

_BUSY_SECONDS = 30.0
_THREADS = 4


@dataclass(frozen=True, slots=True)
class Database:
    """Runs functions in transactions of their own, off the event loop."""

    engine: Engine
    threads: ThreadPoolExecutor
    """Its own: the event loop's change hands when the engine opens and closes."""

    async def run(self, work: Callable[[Connection], T]) -> T:
        """Give what `work` gives inside one transaction that has the write lock from its start."""
        return await asyncio.get_running_loop().run_in_executor(self.threads, self.run_now, work)

    def run_now(self, work: Callable[[Connection], T]) -> T:
        """The same, in this thread; raises `OSError` where the disk is full."""
        try:
            with self.engine.begin() as connection:
                return work(connection)
        except OperationalError as error:
            if getattr(error.orig, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL:
                full, place = errno.ENOSPC, str(self.engine.url.database)
                raise OSError(full, os.strerror(full), place) from error
            raise

    def close(self) -> None:
        """Close every connection."""
        self.threads.shutdown()
        self.engine.dispose()


def open_database(file: Path) -> Database:
    """Open the SQLite database of a home and lay down its tables where they are missing.

    WAL lets readers go on while one process writes; `BEGIN IMMEDIATE` takes the write lock at the
    start, since a lock taken half-way fails at once whatever the time-out.

    Raises `Unusable` for a file that is no database, cannot be written, or is from a later version.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(f"sqlite:///{file}", connect_args={"timeout": _BUSY_SECONDS})
        _prepare(engine)
        _lay(engine)
    except (OSError, DatabaseError) as error:
        why = str(error.orig) if isinstance(error, DatabaseError) else error.strerror
        remedy = "set LONGTAKE_HOME to a folder that can be written, or move this one away"
        raise Unusable(f"home {file.parent}", (why or str(error)).lower(), remedy) from error
    return Database(engine, ThreadPoolExecutor(_THREADS, thread_name_prefix="database"))


def _prepare(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - DB-API's own
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _lay(engine: Engine) -> None:
    with engine.begin() as connection:
        if not inspect(connection).has_table("home"):
            tables.metadata.create_all(connection)
            connection.execute(insert(tables.home).values(version=tables.VERSION))
        version = connection.execute(select(tables.home.c.version)).scalar_one()
    if version > tables.VERSION:
        place = str(engine.url.database)
        why = f"made by a later Longtake (tables {version}, this one knows {tables.VERSION})"
        raise Unusable(f"home {Path(place).parent}", why, "use that version, or another home")
