"""Looking a film over: its master with its joins, or its takes while there is no master."""

import asyncio
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from longtake.capabilities.errors import BadOutput, Unusable
from longtake.engine.comparing import unlike_in
from longtake.engine.finish import present
from longtake.film.advice import ADVICE
from longtake.film.expected import Expected, expected_of
from longtake.film.film import Film
from longtake.film.finding import SEVERE, Finding, in_order
from longtake.film.inspecting import blamed, judged
from longtake.film.inspection import Inspection, inspection
from longtake.film.key import work_key
from longtake.film.take import Take
from longtake.film.timeline import Clip, as_held
from longtake.film.told import IN_THE_FILM, facts_of
from longtake.film.work import Plan, Rendering, Work
from longtake.storage.inspection_page import (
    InspectionPage,
    illustrated,
    read_page_of,
    written_page,
)

if TYPE_CHECKING:
    from longtake.app.studio import Studio

INSPECTION: Final = "inspection"


async def inspected_film(
    studio: "Studio", film: Film, plan: Plan, advice: tuple[Finding, ...] | None = None
) -> InspectionPage:
    """Look a film over and keep what was found; raises `Unusable` while nothing is rendered.

    `advice` is what a judge says of it; None tells what one said of this very master before.
    """
    if studio.judges is not None:
        studio.judges.check_equipped()
    timeline, master = present(film, plan)
    if timeline is None or master is None:
        return await _takes_of(studio, film, plan, advice or ())
    if advice is None:
        advice = await _advice_before(studio, film, master)
    file = await studio.blobs.local(master.asset)
    curves = await studio.editor.measure(file)
    expected = expected_of(film.board, timeline)
    unlike = await unlike_in(studio.judges, file, curves, expected)
    every = in_order((*judged(curves, expected), *unlike, *advice))
    findings = blamed(every, timeline.picture, _prices(plan))
    found = inspection(film.board.title, curves, expected, findings)
    page = await illustrated(studio.editor, file, found)
    await _keep(studio, film, master, page)
    return page


async def _takes_of(
    studio: "Studio", film: Film, plan: Plan, advice: tuple[Finding, ...]
) -> InspectionPage:
    works = [work for work in plan.works if work.take and isinstance(work.task, Rendering)]
    if not works:
        why = "nothing is rendered yet"
        raise Unusable(f"film {film.id}", why, "render it: longtake render DIR")
    looked = await asyncio.gather(*(_take(studio, film, work) for work in works))
    board = film.board
    priced = blamed(advice, (), _prices(plan))
    findings = in_order((*priced, *(each for one in looked for each in one)))
    found = Inspection(board.title, board.rate, board.frames, str(board.size), findings)
    return InspectionPage(found)


async def _take(studio: "Studio", film: Film, work: Work) -> tuple[Finding, ...]:
    """Give what is amiss in one take, in its own frames."""
    take = work.take
    if take is None or not isinstance(work.task, Rendering):
        return ()
    segment = as_held(work.task.segment, take)
    frames, rate = segment.uses, film.board.rate
    still = film.board.shot(work.shot).move == "static"
    clip = Clip(take.name, take.asset, 0, max(frames, take.frames))
    prices = {take.name: _price(work)}
    try:
        curves = await studio.editor.measure(await studio.blobs.local(take.asset))
    except (BadOutput, Unusable) as error:
        broken = Finding("broken", SEVERE, 0, frames, 0, frames, str(error), of=take.name)
        return blamed((broken,), (clip,), prices)
    stills = ((0, curves.frames),) if still else ()
    expected = Expected(stills=stills, frames=frames, rate=rate, one_shot=True)
    file = await studio.blobs.local(take.asset)
    unlike = await unlike_in(studio.judges, file, curves, expected)
    return blamed(in_order((*judged(curves, expected), *unlike)), (clip,), prices)


async def _advice_before(studio: "Studio", film: Film, master: Take) -> tuple[Finding, ...]:
    """Give what a judge said of this master when it was inspected last."""
    key = inspection_key(master)
    kept = [take for take in film.takes if (take.of, take.key) == (INSPECTION, key)]
    if not kept:
        return ()
    page = read_page_of(await studio.blobs.get(kept[-1].asset))
    return tuple(each for each in page.found.findings if each.kind == ADVICE)


def _prices(plan: Plan) -> Mapping[str, Decimal]:
    """Give what another take costs, by the name of the one that is used."""
    return {work.take.name: _price(work) for work in plan.works if work.take is not None}


def _price(work: Work) -> Decimal:
    return work.means.price.of(work.seconds)


async def _keep(studio: "Studio", film: Film, master: Take, page: InspectionPage) -> None:
    """Keep a page beside the master that it is of, and say what was found."""
    asset = await studio.blobs.put_bytes(written_page(page), "application/json")
    key = inspection_key(master)
    await studio.films.add_take(film.id, Take(INSPECTION, 0, key, _HOUSE, asset))
    told = [facts_of(each) for each in page.found.findings]
    await studio.shop.say(film.id, IN_THE_FILM, findings=told)


def inspection_key(master: Take) -> str:
    """Give the key of a master's inspection."""
    return work_key("inspect", _HOUSE, 1, master=master.asset.digest)


_HOUSE: Final = "longtake:house"
