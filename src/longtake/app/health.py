"""Whether this installation is sound: Python, home, disk, codecs, database, providers."""

import asyncio
import platform
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from longtake.app import fleet, housekeeping, loose_ends
from longtake.app.check import Check
from longtake.capabilities.errors import LongtakeError, Unusable

if TYPE_CHECKING:
    from longtake.app.studio import Studio

_ROOM: Final = 2 * 2**30
"""Bytes that should be free: an hour of 1080p takes about as much."""
_MISTAKES: Final = 3
"""Of a damaged database, that are told."""


async def examine(studio: "Studio", *, repair: bool = False) -> tuple[Check, ...]:
    """Look at everything, and give what was found; repairing puts right what needs nobody."""
    machine = await installation(studio.home)
    return (
        *machine,
        *_rooms(studio),
        await _database(studio),
        *await housekeeping.look(studio, repair=repair),
        *await fleet.look(studio, repair=repair),
        *await loose_ends.look(studio, repair=repair),
        *_judges(studio),
        *_providers(studio),
    )


async def installation(home: Path) -> tuple[Check, ...]:
    """Look at what needs no database."""
    return await asyncio.to_thread(lambda: (_python(), _writable(home), _codecs()))


async def damage(file: Path) -> Check | None:
    """Give what is wrong with a home's database file, None for one that is sound or not there."""
    mistakes = await asyncio.to_thread(_mistakes, file)
    if not mistakes:
        return None
    remedy = "move it away and put back a copy; a film's folder opens in a new home too"
    return Check("database", ok=False, found=f"{file}: {'; '.join(mistakes)}", remedy=remedy)


async def _database(studio: "Studio") -> Check:
    if studio.url:
        return Check("database", ok=True, found=studio.database.removeprefix("database "))
    broken = await damage(studio.home / "longtake.db")
    return broken or Check("database", ok=True, found=f"{studio.database} is sound")


def _mistakes(file: Path) -> list[str]:
    """Give the first mistakes of a SQLite file, read without a lock that others wait for."""
    if not file.is_file():
        return []
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
            rows = database.execute(f"PRAGMA quick_check({_MISTAKES})").fetchall()
    except sqlite3.Error as error:
        return [str(error)]
    return [] if rows == [("ok",)] else [" ".join(str(row[0]).split()) for row in rows]


def _python() -> Check:
    version = platform.python_version()
    fits = sys.version_info >= (3, 11)
    return Check("python", ok=fits, found=version, remedy="" if fits else "use 3.11 or later")


def _writable(home: Path) -> Check:
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home):
            return Check("home", ok=True, found=str(home))
    except OSError as error:
        remedy = "set LONGTAKE_HOME to a folder that can be written"
        return Check("home", ok=False, found=f"{home}: {error.strerror}", remedy=remedy)


def _rooms(studio: "Studio") -> Iterator[Check]:
    home, root = studio.home, studio.blobs.root
    if home.is_dir():
        yield _room("disk", home, "LONGTAKE_HOME")
    if root.is_dir() and not (home.is_dir() and root.stat().st_dev == home.stat().st_dev):
        yield _room("disk of blobs", root, "LONGTAKE_BLOBS")


def _room(name: str, folder: Path, variable: str) -> Check:
    free = shutil.disk_usage(folder).free
    remedy = "" if free >= _ROOM else f"free at least 2 GB, or move it with {variable}"
    return Check(name, ok=free >= _ROOM, found=f"{free / 2**30:.1f} GB free", remedy=remedy)


def _codecs() -> Check:
    """Encode a few pictures and read them back."""
    from longtake.media.self_test import encode_and_read  # noqa: PLC0415 - codecs are heavy

    try:
        with tempfile.TemporaryDirectory() as folder:
            found = encode_and_read(Path(folder))
    except (LongtakeError, OSError) as error:
        remedy = "reinstall: ./longtake sets itself up again after rm -rf .venv"
        return Check("codecs", ok=False, found=str(error), remedy=remedy)
    return Check("codecs", ok=True, found=found)


def _judges(studio: "Studio") -> Iterator[Check]:
    """Say which models compare pictures, where somebody wants any."""
    if studio.judges is None:
        return
    try:
        studio.judges.check_equipped()
    except Unusable as error:
        told = f"{error.what}: {error.why}"
        yield Check("judges", ok=False, found=told, remedy=error.remedy)
    else:
        yield Check("judges", ok=True, found=", ".join(studio.judges.names))


def _providers(studio: "Studio") -> Iterator[Check]:
    for each in studio.registry.standings():
        yield Check(f"provider {each.offer.name}", ok=True, found=each.why)
