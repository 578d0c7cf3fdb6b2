"""What a person or a program may ask of Longtake: films begun, opened, changed, made, followed."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Final

from longtake.app.health import Finding, examine
from longtake.app.laying import Laying
from longtake.app.runs import Outcome, Sitting
from longtake.app.wanting import wanted
from longtake.capabilities.errors import Unusable
from longtake.capabilities.storage import Event, Summary
from longtake.engine.make import STAGES
from longtake.engine.workshop import Workshop
from longtake.film.brief import Brief, Casting, Reference
from longtake.film.film import OVER, Film
from longtake.film.quote import Quote, QuoteLine
from longtake.film.storyboard import Shot, Storyboard
from longtake.film.take import Select
from longtake.film.work import Plan, Rendering, lay_out, quote_lines
from longtake.media.editor import HouseEditor
from longtake.registry import Registry, Standing
from longtake.settings import Settings
from longtake.storage.blobs import FolderBlobs
from longtake.storage.films import TableFilms
from longtake.storage.folder import FilmFolder, fresh_folder
from longtake.storage.ledger import TableLedger

_LOOK: Final = 0.25
"""Seconds between two looks for events that another process wrote."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A film and where it lies."""

    film: str
    folder: Path
    title: str


@dataclass(frozen=True, slots=True)
class Studio:
    """Everything wired over one home."""

    settings: Settings
    home: Path
    films: TableFilms
    blobs: FolderBlobs
    ledger: TableLedger
    editor: HouseEditor
    registry: Registry
    shop: Workshop

    async def begin(
        self,
        brief: Brief,
        *,
        folder: Path | None = None,
        references: Sequence[tuple[str, Path]] = (),
    ) -> Opened:
        """Keep a new film and lay its folder, `films/<title>/` unless `folder` is given.

        `references` are a role and a picture's file each. Raises `Unusable` for a model that does
        not exist, a picture that is none, or a folder that cannot be written or holds a film.
        """
        self.casting(brief)
        taken = [await self._taken(role, file) for role, file in references]
        brief = replace(brief, references=(*brief.references, *taken), budget=self._budget(brief))
        place = await asyncio.to_thread(_claimed, folder, brief)
        title = place.path.name
        film = await self.films.create(brief, folder=str(place.path), title=title)
        await asyncio.to_thread(place.write_brief, film, brief, self.blobs.path)
        return Opened(film, place.path, title)

    async def open(self, where: str) -> Opened:
        """Give a film by its folder, its id or a beginning of it, with a person's edits taken in.

        Raises `Unusable` for what is no film, or for a file of it that cannot be read.
        """
        folder = await asyncio.to_thread(_folder, where)
        if folder is not None:
            return await self._from_folder(folder)
        found = await self.films.find(where) if where else []
        if len(found) != 1:
            why = "several films begin so" if found else "no such folder, and no film of that id"
            raise Unusable(where or "the film", why, "longtake list shows the films")
        place = FilmFolder(Path(await self.films.folder(found[0])))
        if place.is_film:
            return await self._from_folder(place)
        film = await self.films.film(found[0])
        return Opened(film.id, place.path, _title(film, place))

    async def _from_folder(self, place: FilmFolder) -> Opened:
        """Take in what a person edited in a film's folder."""
        page = await asyncio.to_thread(place.read_brief)
        taken = [await self._taken(role, file) for role, file in page.references]
        brief = replace(page.brief, references=tuple(taken))
        film = await self._known(page.film, brief, place)
        if brief != film.brief:
            await self.films.set_brief(film.id, brief)
        board = await asyncio.to_thread(place.read_storyboard, film.storyboard)
        if board is not None and board != film.storyboard:
            await self.films.set_storyboard(film.id, board)
        return Opened(film.id, place.path, board.title if board else place.path.name)

    async def _known(self, film_id: str, brief: Brief, place: FilmFolder) -> Film:
        """Give the film of a folder; one that came from another home is kept in this one."""
        try:
            film = await self.films.film(film_id)
        except KeyError:
            new = await self.films.create(brief, folder=str(place.path), title=place.path.name)
            await asyncio.to_thread(place.write_brief, new, brief, self.blobs.path)
            return await self.films.film(new)
        await self.films.move_folder(film_id, str(place.path))
        return film

    async def _taken(self, role: str, file: Path) -> Reference:
        """Keep a reference picture; raises `Unusable` naming the file."""
        name = f"reference {role}={file}"
        try:
            data = await asyncio.to_thread(file.read_bytes)
        except OSError as error:
            raise Unusable(name, error.strerror or str(error), "give a picture file") from error
        png = await self.editor.picture(data, name=name)
        return Reference(role, await self.blobs.put_bytes(png, "image/png"))

    def _budget(self, brief: Brief) -> Decimal | None:
        return self.settings.budget if brief.budget is None else brief.budget

    async def run(self, film: str, *, until: str, output: Path | None = None) -> Outcome:
        """Make a film up to `storyboard`, `stills`, `animatic` or `master`.

        Only what is missing or stale is made. Raises `MissingSegments` or another error of the
        tree; cancelling stops cleanly, and the next run goes on.
        """
        if until not in STAGES:
            raise Unusable(f"until {until}", "no such stage", f"there are {', '.join(STAGES)}")
        sitting = Sitting(
            shop=self.shop,
            films=self.films,
            laying=Laying(self.films, self.blobs, self.shop),
            home=self.home,
            jobs=self.settings.jobs,
            film=film,
            until=until,
        )
        return await sitting.run(output)

    async def quote(self, film: str) -> Quote:
        """Give the price range of what is missing or stale in a film that has been planned."""
        return Quote(await self.difference(film))

    async def difference(self, film: str) -> tuple[QuoteLine, ...]:
        """Give what a run would make, and what it would reuse, in order."""
        return quote_lines(self._plan(await self.films.film(film)))

    async def retake(
        self, film: str, shot: str, *, prompt: str | None, seed: int | None, video: str | None
    ) -> None:
        """Change a shot so that another take of it is made: its words, seed or model.

        Without a change of words or model it gets the next seed. Raises `Unusable`.
        """
        held = await self.films.film(film)
        board = self._board(held)
        old = _shot(board, shot)
        if video:
            video = self.registry.named("video", video)
        plain = prompt is None and video is None and seed is None
        next_seed = (held.brief.seed if old.seed is None else old.seed) + 1
        new = replace(
            old,
            action=old.action if prompt is None else prompt,
            keyframe=old.keyframe if prompt is None else prompt,
            seed=next_seed if plain else (old.seed if seed is None else seed),
            video=old.video if video is None else video,
        )
        await self._change(film, _with_shot(board, new))

    async def _change(self, film: str, board: Storyboard) -> None:
        await self.films.set_storyboard(film, board)
        place = FilmFolder(Path(await self.films.folder(film)))
        await asyncio.to_thread(place.write_storyboard, board)

    async def select(self, film: str, shot: str, take: int) -> None:
        """Choose a take of a shot's only segment (`1A`), or of a segment (`1A.2`)."""
        held = await self.films.film(film)
        plan = self._plan(held)
        own = [work for work in plan.works if shot in {work.of, work.shot}]
        segments = [work for work in own if isinstance(work.task, Rendering)]
        names = ", ".join(work.of for work in segments)
        if len(segments) != 1:
            why = f"has {len(segments)} segments" if segments else "no such shot or segment"
            there = names or ", ".join(each.id for each in self._board(held).shots)
            raise Unusable(f"shot {shot}", why, f"name one of {there}")
        work = segments[0]
        numbers = [made.number for made in held.takes if made.of == work.of]
        if take not in numbers:
            there = ", ".join(str(number) for number in numbers) or "none yet"
            raise Unusable(f"take {take} of {work.of}", "no such take", f"there are {there}")
        if work.key is None:
            raise Unusable(f"take {take} of {work.of}", "what it starts on is not made yet")
        await self.films.select(film, Select(work.of, take, work.key))

    async def cancel(self, film: str) -> None:
        """End a film's run, in whatever process; raises `Unusable` for one that is over."""
        state = await self.films.state(film)
        if state in OVER:
            raise Unusable(f"film {film}", f"is {state} already", "nothing to cancel")
        await self.films.move(film, "cancelled")
        await self.shop.say(film, "film.state", state="cancelled")

    async def summaries(self, limit: int) -> Sequence[Summary]:
        """Give the newest films."""
        return await self.films.summaries(limit=limit)

    async def film(self, film: str) -> Film:
        """Give all that is known of a film; raises `KeyError`."""
        return await self.films.film(film)

    async def events(self, film: str, after: int = 0) -> Sequence[Event]:
        """Give a film's events after a number."""
        return await self.films.events(film, after=after)

    async def follow(self, film: str, after: int = 0) -> AsyncIterator[Event]:
        """Give a film's events as they come, until its run has ended."""
        while True:
            for event in await self.films.events(film, after=after):
                after = event.number
                yield event
                if event.kind == "run.ended":
                    return
            wake = asyncio.create_task(self.shop.heard())
            await asyncio.wait({wake}, timeout=_LOOK)
            wake.cancel()
            with suppress(asyncio.CancelledError):
                await wake

    def providers(self) -> Sequence[Standing]:
        """Give every provider and whether it can be used now."""
        return self.registry.standings()

    def casting(self, brief: Brief) -> tuple[Casting, str]:
        """Give the models for a brief and one line of why; raises `Unusable`."""
        return self.registry.cast(wanted(self.settings, brief))

    async def doctor(self) -> Sequence[Finding]:
        """Look whether everything that a film needs is there and works."""
        return await examine(self.home, self.films, self.registry)

    def _plan(self, film: Film) -> Plan:
        self._board(film)
        return lay_out(film, self.shop.hire(film.brief, film.storyboard).crew)

    def _board(self, film: Film) -> Storyboard:
        if film.storyboard is None:
            raise Unusable(f"film {film.id}", "is not planned yet", "plan it: longtake render DIR")
        return film.storyboard


def _claimed(folder: Path | None, brief: Brief) -> FilmFolder:
    """Make a film's folder, so that it is this film's."""
    place = FilmFolder((folder or fresh_folder(Path("films"), brief)).absolute())
    place.claim()
    return place


def _folder(where: str) -> FilmFolder | None:
    try:
        return FilmFolder(Path(where).absolute()) if where and Path(where).is_dir() else None
    except (OSError, ValueError):
        return None  # no name that a file system takes


def _shot(board: Storyboard, shot: str) -> Shot:
    try:
        return board.shot(shot)
    except KeyError:
        there = ", ".join(each.id for each in board.shots)
        raise Unusable(f"shot {shot}", "no such shot", f"there are {there}") from None


def _with_shot(board: Storyboard, new: Shot) -> Storyboard:
    scenes = tuple(
        replace(scene, shots=tuple(new if each.id == new.id else each for each in scene.shots))
        for scene in board.scenes
    )
    return replace(board, scenes=scenes)


def _title(film: Film, place: FilmFolder) -> str:
    return film.storyboard.title if film.storyboard else place.path.name
