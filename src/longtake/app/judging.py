"""Having a film judged by a planner that sees: what it is shown, what that costs, what it says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from longtake.capabilities.errors import Unusable
from longtake.capabilities.planner import JudgeRequest, Judging, Shown
from longtake.engine.finish import present
from longtake.engine.judging import Jury, judgement, said_before
from longtake.film.advice import Sight, advised, in_calls, sight_of, sights
from longtake.film.asset import Asset
from longtake.film.film import Film
from longtake.film.finding import Finding
from longtake.film.prompt import segment_prompt
from longtake.film.storyboard import Storyboard
from longtake.film.work import Plan, Rendering

if TYPE_CHECKING:
    from longtake.app.studio import Studio

_MOST: Final = 20
"""Pictures in one call: all vendors take so many of any size (Anthropic bounds the size of more:
https://platform.claude.com/docs/en/build-with-claude/vision, read 2026-11-27)."""
_WIDTH: Final = 512
"""Pixels: hands and letters can be told, and a picture is a few hundred tokens."""


@dataclass(frozen=True, slots=True)
class Showing:
    """A film's pictures as they will be shown to a judge, call by call."""

    jury: Jury
    requests: tuple[JudgeRequest, ...]
    shown: tuple[tuple[Sight, ...], ...]
    """What each request shows."""
    price: Decimal
    """US dollars, about, of what was not judged before."""

    @property
    def pictures(self) -> int:
        """How many are shown in all."""
        return sum(len(sight.at) for call in self.shown for sight in call)

    @property
    def name(self) -> str:
        """The `provider:model` that judges."""
        return self.jury.name


async def showing(studio: "Studio", film: Film, plan: Plan, by: str) -> Showing:
    """Give what a planner would be shown of a film: its master, or its takes while there is none.

    `by` names the planner; empty takes the film's own. Raises `Unusable` for one that sees nothing,
    and while nothing is rendered.
    """
    jury = _jury(studio, film, by)
    files = _files(film, plan)
    calls = tuple(in_calls([sight for sight, _ in files], _MOST))
    pictures = await _pictures(studio, files)
    requests = tuple(_request(film, call, pictures) for call in calls)
    said = await said_before(studio.shop, film.id)
    return Showing(jury, requests, calls, jury.price(requests, said))


async def advice(made: Showing) -> tuple[Finding, ...]:
    """Have the pictures judged, and give what is said of them; what was judged before is free."""
    said = await judgement(made.jury, made.requests)
    return tuple(
        finding
        for remarks, shown in zip(said, made.shown, strict=True)
        for finding in advised(remarks, shown)
    )


def _jury(studio: "Studio", film: Film, by: str) -> Jury:
    brief = film.brief
    if by:
        named = studio.registry.named("planner", by)
        brief = replace(brief, casting=replace(brief.casting, planner=named))
    models = studio.shop.hire(brief, film.storyboard)
    name, planner = models.names["planner"], models.planner
    if not isinstance(planner, Judging) or not planner.sees:
        there = ", ".join(studio.registry.seeing) or "none is installed"
        remedy = f"planners that see, for --planner: {there}"
        raise Unusable("--judge", f"{name} sees no pictures", remedy)
    return Jury(studio.shop, film, name, planner, studio.settings.user)


def _files(film: Film, plan: Plan) -> Sequence[tuple[Sight, Asset]]:
    """Give what is shown, each with the file that it is in."""
    timeline, master = present(film, plan)
    if timeline is not None and master is not None:
        return [(sight, master.asset) for sight in sights(timeline)]
    takes = [
        (sight_of(work.take, work.shot, work.take.frames or work.task.segment.asked), work.take)
        for work in plan.works
        if work.take and isinstance(work.task, Rendering)
    ]
    if not takes:
        why = "nothing is rendered yet"
        raise Unusable(f"film {film.id}", why, "render it: longtake render DIR")
    return [(sight, take.asset) for sight, take in takes]


async def _pictures(
    studio: "Studio", files: Sequence[tuple[Sight, Asset]]
) -> Mapping[Sight, tuple[bytes, ...]]:
    """Give the pictures of each sight; each file is opened once."""
    found: dict[Sight, tuple[bytes, ...]] = {}
    for asset in dict.fromkeys(asset for _, asset in files):
        own = [sight for sight, where in files if where == asset]
        at = sorted({place for sight in own for place in sight.at})
        file = await studio.blobs.local(asset)
        jpegs = await studio.editor.pictures(file, at, width=_WIDTH)
        by_place = dict(zip(at, jpegs, strict=True))
        found |= {sight: tuple(by_place[place] for place in sight.at) for sight in own}
    return found


def _request(
    film: Film, call: Sequence[Sight], pictures: Mapping[Sight, tuple[bytes, ...]]
) -> JudgeRequest:
    board = film.board
    shots = [board.shot(sight.shot) for sight in call]
    names = dict.fromkeys(name for shot in shots for name in shot.cast)
    cast = {name: board.member(name).description or name for name in names}
    shown = [
        Shown(sight.shot, segment_prompt(board, shot), pictures[sight])
        for sight, shot in zip(call, shots, strict=True)
    ]
    return JudgeRequest(tuple(shown), film.brief.prompt or board.title, _style(board), cast)


def _style(board: Storyboard) -> str:
    look = board.look
    return ", ".join(part for part in (look.style, look.light, look.mood, *look.palette) if part)
