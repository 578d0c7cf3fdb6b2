"""Money beside the ledger: what other models would cost, and what was spent on what."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from longtake.capabilities.catalogue import Entry
from longtake.film.comparison import Comparison, compare, compare_music
from longtake.film.film import Film
from longtake.film.work import Means

if TYPE_CHECKING:
    from longtake.app.studio import Studio

_VERSION: Final = 1


async def offers(studio: "Studio", film: Film) -> Sequence[tuple[Comparison, bool, str]]:
    """Give every video model's offer for a film, then every composer's; each the cheapest first.

    Each with whether its provider can be used now, and why.
    """
    entries = {part: [*_entries(studio, part)] for part in ("video", "music")}
    await studio.registry.ask_prices(entry.full_name for entry in entries["video"])
    crew = studio.shop.hire(film.brief, film.storyboard).crew
    paces = await studio.films.paces()
    own = {"video": crew.video, "music": crew.music}
    means = {part: _others(studio, film, entries[part], own[part]) for part in entries}
    found = compare(film, crew, means["video"], paces)
    composed = compare_music(film, crew, means["music"], paces)
    ready = {each.offer.name: each for each in studio.registry.standings()}
    asked = [
        (offer, ready[offer.model.partition(":")[0]])
        for offer in (*sorted(found, key=_dearness), *sorted(composed, key=_dearness))
    ]
    return [(offer, standing.ready, standing.why) for offer, standing in asked]


def _dearness(offer: Comparison) -> tuple[bool, Decimal]:
    return (offer.quote is None, offer.quote.high if offer.quote else Decimal(0))


def _others(
    studio: "Studio", film: Film, entries: Iterable[Entry], own: Means | None
) -> Sequence[Means]:
    """Give those of the catalogue, and the film's own where it does not stand there."""
    means = [_means(studio, entry, film) for entry in entries]
    if own is not None and own.model not in {each.model for each in means}:
        means.append(own)
    return means


def _entries(studio: "Studio", part: str) -> Iterator[Entry]:
    for standing in studio.registry.standings():
        for model in standing.offer.models(part):
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
