"""Money beside the ledger: what other models would cost, and what was spent on what."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from longtake.capabilities.catalogue import Entry
from longtake.film.comparison import Comparison, compare
from longtake.film.film import Film
from longtake.film.work import Means

if TYPE_CHECKING:
    from longtake.app.studio import Studio

_VERSION: Final = 1


async def offers(studio: "Studio", film: Film) -> Sequence[tuple[Comparison, bool, str]]:
    """Give every video model's offer for a film, the cheapest first.

    Each with whether its provider can be used now, and why.
    """
    await studio.registry.ask_prices(entry.full_name for entry in _entries(studio))
    crew = studio.shop.hire(film.brief, film.storyboard).crew
    paces = await studio.films.paces()
    ready = {each.offer.name: each for each in studio.registry.standings()}
    means = [_means(studio, entry, film) for entry in _entries(studio)]
    if crew.video.model not in {each.model for each in means}:
        means.append(crew.video)
    found = [
        (offer, ready[offer.model.partition(":")[0]]) for offer in compare(film, crew, means, paces)
    ]
    found.sort(key=lambda each: (each[0].quote is None, each[0].quote.high if each[0].quote else 0))
    return [(offer, standing.ready, standing.why) for offer, standing in found]


def _entries(studio: "Studio") -> Iterator[Entry]:
    for standing in studio.registry.standings():
        for model in standing.offer.video:
            held = standing.offer.entries.get(model)
            if held is not None:
                yield held


def _means(studio: "Studio", entry: Entry, film: Film) -> Means:
    return Means(
        entry.full_name,
        _VERSION,
        studio.registry.price(entry.full_name, film.board.size, entry.price),
        references=entry.limits.references,
        limits=entry.limits,
        pace=entry.pace,
    )
