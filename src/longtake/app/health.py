"""What `longtake doctor` looks at: whether everything that a film needs is there and works."""

import asyncio
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from longtake.capabilities.errors import LongtakeError
from longtake.registry import Registry
from longtake.storage.films import TableFilms

_ROOM: Final = 2 * 2**30
"""Bytes that should be free: an hour of 1080p takes about as much."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    ok: bool
    found: str
    remedy: str = ""


async def examine(home: Path, films: TableFilms, registry: Registry) -> tuple[Finding, ...]:
    """Look at everything, and give what was found."""
    known = await films.summaries(limit=1)
    looked = await asyncio.to_thread(lambda: tuple(_looked(home)))
    made = Finding("films", ok=True, found=f"newest: {known[0].title}" if known else "none yet")
    providers = tuple(
        Finding(f"provider {each.offer.name}", ok=True, found=each.why)
        for each in registry.standings()
    )
    return (*looked, made, *providers)


def _looked(home: Path) -> Iterator[Finding]:
    yield _python()
    yield _writable(home)
    yield _room(home)
    yield _codecs()


def _python() -> Finding:
    version = platform.python_version()
    fits = sys.version_info >= (3, 11)
    return Finding("python", ok=fits, found=version, remedy="" if fits else "use 3.11 or later")


def _writable(home: Path) -> Finding:
    try:
        with tempfile.TemporaryFile(dir=home):
            return Finding("home", ok=True, found=str(home))
    except OSError as error:
        remedy = "set LONGTAKE_HOME to a folder that can be written"
        return Finding("home", ok=False, found=f"{home}: {error.strerror}", remedy=remedy)


def _room(home: Path) -> Finding:
    free = shutil.disk_usage(home).free
    remedy = "" if free >= _ROOM else "free at least 2 GB, or move the home with LONGTAKE_HOME"
    return Finding("disk", ok=free >= _ROOM, found=f"{free / 2**30:.1f} GB free", remedy=remedy)


def _codecs() -> Finding:
    """Encode a few pictures and read them back."""
    from longtake.media.self_test import encode_and_read  # noqa: PLC0415 - codecs are heavy

    try:
        with tempfile.TemporaryDirectory() as folder:
            found = encode_and_read(Path(folder))
    except (LongtakeError, OSError) as error:
        remedy = "reinstall: ./longtake sets itself up again after rm -rf .venv"
        return Finding("codecs", ok=False, found=str(error), remedy=remedy)
    return Finding("codecs", ok=True, found=found)
