"""A film made by hand: the same calls, downloads, checks and conform, with nothing that remembers.

No engine, database, ledger or blobs: what this takes, nobody can save.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from longtake.app import Studio
from longtake.capabilities.image import ImageRequest
from longtake.capabilities.job import Content, Finished, Link, Output, Running
from longtake.capabilities.music import MusicRequest
from longtake.capabilities.video import QueuedVideo, VideoRequest
from longtake.engine.workshop import Models
from longtake.film.asset import Asset
from longtake.film.brief import Brief
from longtake.film.film import Film
from longtake.film.schedule import Compose, Draw, Node, Render
from longtake.film.segment import Anchor, OnKeyframe, OnLastFrame
from longtake.film.take import Take
from longtake.film.time import samples
from longtake.film.timeline import assemble
from longtake.film.work import MUSIC, Plan, Work, last_kept, lay_out, work_of

_LATE = 0.02
"""Seconds by which a vendor's clock may be behind."""


@dataclass(slots=True)
class Hand:
    """One film in the making."""

    studio: Studio
    models: Models
    film: Film
    plan: Plan
    folder: Path
    clip: float
    """Seconds after which a job is over, known beforehand."""
    costs: dict[Node, float] = field(default_factory=dict)
    """Seconds that each piece took, from the moment at which it could begin."""

    async def make(self, node: Node) -> None:
        """Make one piece."""
        began = time.monotonic()
        of = work_of(node)
        work = self.plan.work(of)
        match node:
            case Draw():
                await self._draw(work)
            case Render():
                await self._render(work)
            case Compose():
                await self._compose()
        self.costs[node] = time.monotonic() - began

    async def conform(self) -> None:
        """Join the film."""
        board, takes = self.film.board, {work.of: _take(work) for work in self.plan.works}
        timeline = assemble(board, self.plan.segments, takes, takes.get(MUSIC))
        files = {work.of: self._file(work.of) for work in self.plan.works}
        await self.studio.editor.conform(timeline, files, self.folder / "film.mp4")

    async def _draw(self, work: Work) -> None:
        wanted = ImageRequest(work.prompt, self.film.board.size, work.seed, slate=work.slate)
        result = await self.models.image.draw(wanted, self._token(work.of))
        await self._keep(work.of, result.output)

    async def _render(self, work: Work) -> None:
        model, board = self.models.video, self.film.board
        segment = next(each for each in self.plan.segments if each.id == work.of)
        first = await self._picture(segment.first)
        wanted = VideoRequest(
            work.prompt, segment.asked, board.rate, board.size, work.seed, first=first
        )
        if not isinstance(model, QueuedVideo):
            raise TypeError(f"{model} sells no jobs")
        ticket = await model.submit(wanted, self._token(work.of))
        await asyncio.sleep(self.clip)
        state = await model.check(ticket)
        if isinstance(state, Running):
            await asyncio.sleep(_LATE)
            state = await model.check(ticket)
        if not isinstance(state, Finished):
            raise TypeError(f"{work.of} is not made: {state}")
        await self._keep(work.of, state.result.output)
        await self.studio.editor.measure(self._file(work.of))

    async def _compose(self) -> None:
        board, composer = self.film.board, self.models.music
        if composer is None:
            raise TypeError("nobody composes")
        wanted = MusicRequest(board.music, samples(board.frames, board.rate))
        await self._keep(MUSIC, (await composer.compose(wanted, self._token(MUSIC))).output)

    async def _picture(self, anchor: Anchor) -> bytes | None:
        match anchor:
            case OnKeyframe(keyframe):
                return self._file(keyframe).read_bytes()
            case OnLastFrame(before):
                segment = next(each for each in self.plan.segments if each.id == before)
                out, rate = self.folder / f"{before}.png", self.film.board.rate
                file, place = self._file(before), last_kept(segment)
                await self.studio.editor.frame(file, place, out, rate=rate)
                return out.read_bytes()
            case _:
                return None

    async def _keep(self, of: str, output: Output) -> None:
        match output:
            case Content(data):
                self._file(of).write_bytes(data)
            case Link():
                await self.studio.shop.fetch(output, self._file(of))
            case _:
                raise TypeError(f"{of} came as {type(output).__name__}")

    def _file(self, of: str) -> Path:
        return self.folder / of

    def _token(self, of: str) -> str:
        return f"{self.folder}/{of}"


@dataclass(frozen=True, slots=True)
class Made:
    """What a film by hand took, in seconds."""

    plan: float
    pieces: Mapping[Node, float]
    conform: float
    wall: float
    longest: float
    """The critical path: the plan, the longest chain of pieces, the conform."""


async def made_by_hand(
    studio: Studio, brief: Brief, folder: Path, *, clip: float = 0.0, together: bool
) -> Made:
    """Make a film: each piece as soon as it can begin, or one after the other."""
    began = time.monotonic()
    models = studio.shop.hire(brief, None)
    await asyncio.to_thread(folder.mkdir)
    planned = await models.planner.plan(brief, models.crew.video.limits, f"{folder}/plan")
    film = Film("by-hand", brief, "planning", planned.storyboard, 1)
    hand = Hand(studio, models, film, lay_out(film, models.crew), folder, clip)
    planning = time.monotonic() - began
    await (_together if together else _in_a_row)(hand.plan.schedule.needs, hand.make)
    joining = time.monotonic()
    await hand.conform()
    conform = time.monotonic() - joining
    longest = planning + hand.plan.schedule.longest(hand.costs) + conform
    return Made(planning, hand.costs, conform, time.monotonic() - began, longest)


async def _in_a_row(
    needs: Mapping[Node, frozenset[Node]], make: Callable[[Node], Awaitable[None]]
) -> None:
    for node in needs:
        await make(node)


async def _together(
    needs: Mapping[Node, frozenset[Node]], make: Callable[[Node], Awaitable[None]]
) -> None:
    begun: dict[Node, asyncio.Task[None]] = {}

    async def when_ready(node: Node) -> None:
        await asyncio.gather(*(begun[need] for need in needs[node]))
        await make(node)

    for node in needs:
        begun[node] = asyncio.create_task(when_ready(node))
    await asyncio.gather(*begun.values())


def _take(work: Work) -> Take:
    return Take(work.of, 1, "", work.means.model, Asset(work.of, "video/mp4"))
