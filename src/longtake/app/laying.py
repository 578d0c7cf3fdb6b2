"""Laying a film's readable folder beside the home, as its takes are made."""

import asyncio
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from longtake.app.inspecting import INSPECTION, inspection_key
from longtake.engine.finish import ANIMATIC, MASTER, finished
from longtake.engine.workshop import Workshop
from longtake.film.film import Film
from longtake.film.take import Take
from longtake.film.told import IN_A_TAKE, amiss
from longtake.film.work import Plan, lay_out
from longtake.storage.blobs import FolderBlobs
from longtake.storage.films import TableFilms
from longtake.storage.folder import FilmFolder
from longtake.storage.laid_files import edition_file, edition_of


@dataclass(frozen=True, slots=True)
class Laying:
    """Lays films' folders; deleting a file there loses nothing, it is laid again."""

    films: TableFilms
    blobs: FolderBlobs
    shop: Workshop

    async def keep_up(self, film_id: str) -> None:
        """Lay the folder whenever something was said of the film, until cancelled."""
        async with self.shop.bell.listening(f"film {film_id}") as ear:
            while True:
                if await ear.wait(_LOOK):
                    await self.lay(film_id)
                    await asyncio.sleep(_PAUSE)

    async def lay(self, film_id: str) -> None:
        """Lay what is known of the film now."""
        film = await self.films.film(film_id)
        folder = FilmFolder(Path(await self.films.folder(film_id)))
        plan = self._planned(film, "master")
        done = self._finished(film, plan)
        kept = tuple(take for take in film.takes if _shown(take, done.get(MASTER)))
        shown = replace(film, takes=(*kept, *done.values()))
        told = await self._told(film)
        await asyncio.to_thread(folder.lay, shown, plan, self.blobs.path, told)

    async def _told(self, film: Film) -> dict[str, tuple[str, ...]]:
        """Give what was found amiss in takes when they came, by their names."""
        events = await self.films.events(film.id, kinds=[IN_A_TAKE])
        return amiss((event.kind, event.facts) for event in events)

    async def deliver(self, film: Film, of: str, output: Path | None) -> Path | None:
        """Give the file of the film's master or animatic, copied to `output` if that is given."""
        take = self._finished(film, self._planned(film, "master")).get(of)
        if take is None:
            return None
        return await self._handed(film, take, _FINISHED[of], output)

    async def deliver_edition(self, film: Film, name: str, output: Path | None) -> Path:
        """Give the file of an edition's newest master, copied to `output` if that is given."""
        made = [take for take in film.takes if take.of == edition_of(name)]
        return await self._handed(film, made[-1], edition_file(name, made[-1].asset), output)

    async def _handed(self, film: Film, take: Take, laid: str, output: Path | None) -> Path:
        """Give the file `laid` in the film's folder, or a copy of the take at `output`."""
        if output is None:
            return Path(await self.films.folder(film.id)) / laid
        await asyncio.to_thread(_copy, self.blobs.path(take.asset), output)
        return output

    def _finished(self, film: Film, master: Plan | None) -> dict[str, Take]:
        return finished(film, master, self._planned(film, "animatic"))

    def _planned(self, film: Film, until: str) -> Plan | None:
        if film.storyboard is None:
            return None
        return lay_out(film, self.shop.hire(film.brief, film.storyboard).crew, until=until)


_FINISHED: Final = {MASTER: "film.mp4", ANIMATIC: "animatic.mp4"}
_LOOK: Final = 60.0
_PAUSE: Final = 1.0
"""Seconds between two layings: a folder is read by people."""


def _shown(take: Take, master: Take | None) -> bool:
    """Say whether the folder shows a take: of an inspection the one of the present master."""
    if take.of == INSPECTION:
        return master is not None and take.key == inspection_key(master)
    return take.of not in _FINISHED


def _copy(source: Path, target: Path) -> None:
    part = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(source, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
