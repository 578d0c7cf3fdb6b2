"""Laying a film's readable folder beside the home, as its takes are made."""

import asyncio
import shutil
from dataclasses import dataclass
from pathlib import Path

from longtake.engine.finish import ANIMATIC, MASTER, newest
from longtake.engine.workshop import Workshop
from longtake.film.film import Film
from longtake.film.work import Plan, lay_out
from longtake.storage.blobs import FolderBlobs
from longtake.storage.films import TableFilms
from longtake.storage.folder import FilmFolder


@dataclass(frozen=True, slots=True)
class Laying:
    """Lays films' folders; deleting a file there loses nothing, it is laid again."""

    films: TableFilms
    blobs: FolderBlobs
    shop: Workshop

    async def keep_up(self, film_id: str) -> None:
        """Lay the folder whenever something was said of the film, until cancelled."""
        while True:
            await self.shop.heard()
            await self.lay(film_id)
            await asyncio.sleep(_PAUSE)

    async def lay(self, film_id: str) -> None:
        """Lay what is known of the film now."""
        film = await self.films.film(film_id)
        folder = FilmFolder(Path(await self.films.folder(film_id)))
        plan = self._planned(film)
        await asyncio.to_thread(folder.lay, film, plan, self.blobs.path)

    async def deliver(self, film: Film, output: Path | None) -> Path:
        """Give the master's file, copied to `output` where the person wants it."""
        folder = FilmFolder(Path(await self.films.folder(film.id)))
        if output is None:
            return folder.path / "film.mp4"
        take = newest(film, MASTER) or newest(film, ANIMATIC)
        if take is not None:
            await asyncio.to_thread(_copy, self.blobs.path(take.asset), output)
        return output

    def _planned(self, film: Film) -> Plan | None:
        if film.storyboard is None:
            return None
        return lay_out(film, self.shop.hire(film.brief, film.storyboard).crew)


_PAUSE = 0.5
"""Seconds between two layings: a folder is read by people."""


def _copy(source: Path, target: Path) -> None:
    part = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(source, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
