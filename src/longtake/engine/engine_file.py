"""A film's own engine file on this machine: laid, judged, and kept from filling the disk."""

import asyncio
import errno
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DatabaseError

_ROOM: Final = 2**18
"""Bytes that must be free for a run to go on."""


class HistoryLost(Exception):  # noqa: N818 - a state of the file
    """What the engine remembers of a run leads nowhere; what was made is found by its keys."""


def of_the_file(error: DatabaseError | sqlite3.DatabaseError, file: Path) -> Exception:
    """Give what to do about an engine file: make room, or begin it anew."""
    told = error.orig if isinstance(error, DatabaseError) else error
    code = int(getattr(told, "sqlite_errorcode", 0)) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file.parent))
    if code == sqlite3.SQLITE_IOERR:  # also where a full disk does not take the log's index
        return _of_the_disk(file.parent)
    return HistoryLost(str(told)) if code in _SPOILT else error


def _of_the_disk(folder: Path) -> OSError:
    try:
        look_for_room(folder)
    except OSError as error:
        return error
    return OSError(errno.EIO, os.strerror(errno.EIO), str(folder))


_SPOILT: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


async def prepare(file: Path, empty: Path, lay: Callable[[Path], Awaitable[None]]) -> None:
    """Lay a new engine file: a copy of an empty one, whose tables need not be laid again.

    `lay` lays the tables in a file that has its write-ahead log already.
    """
    if not await asyncio.to_thread(empty.is_file):
        part = _beside(empty)
        try:
            await asyncio.to_thread(_remove, part)
            await asyncio.to_thread(_with_write_ahead_log, part)
            await lay(part)
            await asyncio.to_thread(_settle, part)
            await asyncio.to_thread(part.replace, empty)
        except (DatabaseError, sqlite3.DatabaseError) as error:
            raise of_the_file(error, file) from error
        finally:
            await asyncio.to_thread(_remove, part)
    await asyncio.to_thread(_copy_once, empty, file)


def _remove(part: Path) -> None:
    for end in ("", "-wal", "-shm"):
        part.with_name(part.name + end).unlink(missing_ok=True)


def _copy_once(empty: Path, file: Path) -> None:
    if not file.is_file():
        part = _beside(file)
        try:
            shutil.copyfile(empty, part)
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}-{os.getpid()}")


def look_for_room(folder: Path) -> None:
    """Raise `OSError` where the disk is full: DBOS would try again for ever."""
    if shutil.disk_usage(folder).free >= _ROOM:
        return
    try:
        with tempfile.TemporaryFile(dir=folder) as room:
            room.write(bytes(_ROOM))
            room.flush()
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from error


def _with_write_ahead_log(file: Path) -> None:
    """Lay an empty database whose steps cost a third of the default's; the mode stays with it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")


def _settle(file: Path) -> None:
    """Bring all of a closed file's log into the file itself; raises where that cannot be."""
    with closing(sqlite3.connect(file)) as connection:
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(file))
