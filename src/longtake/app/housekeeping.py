"""Housekeeping: what lies on the disk and belongs to nothing any more, found and removed.

Nothing that a take, a film or a storyboard names is ever removed.
"""

import asyncio
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, func, select

from longtake.app.check import Check
from longtake.storage.blobs import Blob, discard
from longtake.storage.lock import held
from longtake.storage.tables import films, takes

if TYPE_CHECKING:
    from longtake.app.studio import Studio

DAY: Final = 24 * 3600.0
"""Seconds for which whatever was laid is left alone: its take may not be kept yet."""
_REPAIR: Final = "longtake doctor --repair"


@dataclass(frozen=True, slots=True)
class Leftover:
    """Files that nobody needs, and what they take."""

    count: int = 0
    size: int = 0
    """Bytes."""


async def look(studio: "Studio", *, repair: bool) -> list[Check]:
    """Look at the disk; repairing removes what belongs to nothing."""
    stored = await asyncio.to_thread(lambda: tuple(studio.blobs.all()))
    named = await studio.films.named_blobs()
    return [
        _size(studio, stored),
        await _films(studio, stored),
        *await asyncio.to_thread(lambda: tuple(_lost(studio.blobs.root, stored, named))),
        *await _orphans(studio, stored, repair=repair),
        *await asyncio.to_thread(lambda: _scratch(studio.blobs.desk, repair=repair)),
        *await _engine(studio, repair=repair),
    ]


def _size(studio: "Studio", stored: Collection[Blob]) -> Check:
    parts = [f"blobs {_bytes(sum(blob.size for blob in stored))} in {len(stored)} files"]
    if not studio.url:
        parts.append(f"database {_bytes(_taken(studio.home.glob('longtake.db*')))}")
    parts.append(f"engine {_bytes(_taken((studio.home / 'engine').glob('*')))}")
    return Check("size", ok=True, found=", ".join(parts))


async def _films(studio: "Studio", stored: Iterable[Blob]) -> Check:
    """Count films by state, with the size of their takes."""
    sizes = {blob.digest: blob.size for blob in stored}
    states = await studio.films.database.run(lambda db: _by_state(db, sizes))
    told = [f"{count} {state} ({_bytes(size)})" for state, (count, size) in states.items()]
    return Check("films", ok=True, found=", ".join(told) or "none yet")


def _by_state(db: Connection, sizes: dict[str, int]) -> dict[str, tuple[int, int]]:
    counted = select(films.c.state, func.count()).group_by(films.c.state).order_by(films.c.state)
    joined = select(films.c.state, takes.c.digest).join(takes, takes.c.film == films.c.id)
    bytes_of: dict[str, int] = {}
    for state, digest in db.execute(joined.distinct()):
        bytes_of[state] = bytes_of.get(state, 0) + sizes.get(digest, 0)
    return {state: (count, bytes_of.get(state, 0)) for state, count in db.execute(counted)}


def _lost(root: Path, stored: Iterable[Blob], named: Collection[str]) -> Iterator[Check]:
    """Tell blobs that films name and that are not there, not even since the others were listed."""
    unseen = sorted(set(named) - {blob.digest for blob in stored})
    lost = [digest for digest in unseen if not [*(root / digest[:2]).glob(f"{digest}*")]]
    if lost:
        found = f"{_many(len(lost), 'blob')} that films name are gone, such as {lost[0][:12]}…"
        yield Check("lost", ok=False, found=found, remedy="put them back from a copy of the home")


async def _orphans(studio: "Studio", stored: Iterable[Blob], *, repair: bool) -> list[Check]:
    """Find blobs that no film names, and parts that were never finished."""
    named = await studio.films.named_blobs()
    orphans = [blob for blob in stored if blob.age > DAY and blob.digest not in named]
    leftover = Leftover(len(orphans), sum(blob.size for blob in orphans))
    if orphans and _shared(studio):
        remedy = "if no other home uses this folder, remove them by hand"
        found = f"{_told('blob', leftover)} in {studio.blobs.root} that no film of this home names"
        return [Check("orphans", ok=True, found=found, remedy=remedy)]
    if repair:
        await asyncio.to_thread(_removed, [blob.path for blob in orphans], studio.blobs.remove)
    return list(_leftover("orphans", "blob", "that no film names", leftover, repair=repair))


def _shared(studio: "Studio") -> bool:
    """Say whether other homes may keep their blobs in the same folder; a fleet is one home."""
    inside = studio.blobs.root.is_relative_to(studio.home)
    return not inside and not studio.url


def _removed(paths: Iterable[Path], remove: Callable[[Path], None]) -> None:
    """Remove what is old still: a blob that is laid again at this moment is somebody's."""
    for path in paths:
        if _age(path) > DAY:
            remove(path)


def _scratch(desk: Path, *, repair: bool) -> Iterator[Check]:
    """Find folders of work that was never ended; those of dead processes go at every start."""
    old = [path for path in desk.glob("*-*") if _age(path) > DAY]
    leftover = Leftover(len(old), sum(_taken((path, *path.rglob("*"))) for path in old))
    if repair:
        for path in old:
            discard(path)
    yield from _leftover("scratch", "folder", "left behind", leftover, repair=repair)


async def _engine(studio: "Studio", *, repair: bool) -> list[Check]:
    """Find engine files of films without an open run: their history is of no use."""
    going = {run.film for run in await studio.films.open_runs()}
    folder = studio.home / "engine"
    over = sorted({_film_of(file) for file in folder.glob("[!.]*.db*")} - going - {""})
    leftover = Leftover(len(over), sum(_taken(folder.glob(f"{film}.db*")) for film in over))
    if repair:
        for film in over:
            await _forget(studio, film)
    what = "of films that nobody is making"
    return list(_leftover("engine", "file", what, leftover, repair=repair))


def _film_of(file: Path) -> str:
    """Give the film of an engine file, empty for the one that is copied for new films."""
    name = file.name.partition(".db")[0]
    return "" if name.startswith("empty-") else name


async def _forget(studio: "Studio", film: str) -> None:
    """Remove a film's engine file, unless somebody has just begun to make the film."""
    with held(studio.home / "runs" / f"{film}.lock") as mine:
        if mine and await studio.films.open_run(film) is None:
            for file in (studio.home / "engine").glob(f"{film}.db*"):
                file.unlink(missing_ok=True)


def _leftover(
    name: str, one: str, what: str, leftover: Leftover, *, repair: bool
) -> Iterator[Check]:
    if leftover.count:
        end, remedy = (": removed", "") if repair else ("", _REPAIR)
        yield Check(name, ok=True, found=f"{_told(one, leftover)} {what}{end}", remedy=remedy)


def _told(one: str, leftover: Leftover) -> str:
    return f"{_many(leftover.count, one)} ({_bytes(leftover.size)})"


def _many(count: int, one: str) -> str:
    return f"{count} {one}" if count == 1 else f"{count} {one}s"


def _taken(files: Iterable[Path]) -> int:
    """Give the bytes of files; one that goes away meanwhile takes none."""
    return sum(_status(file)[0] for file in files)


def _age(path: Path) -> float:
    """Give the seconds since something was laid; 0 for what is gone."""
    return _status(path)[1]


def _status(path: Path) -> tuple[int, float]:
    try:
        told = path.stat()
    except OSError:
        return 0, 0.0
    return told.st_size, max(0.0, time() - told.st_mtime)


def _bytes(size: int) -> str:
    if size >= 10**9:
        return f"{size / 10**9:.1f} GB"
    return f"{size / 10**6:.1f} MB" if size >= 10**6 else f"{size / 1000:.0f} kB"
