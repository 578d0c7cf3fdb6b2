"""What one film would cost and take with other video models, side by side."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from longtake.film.film import Film
from longtake.film.needs import needs_of
from longtake.film.quote import Quote
from longtake.film.work import Crew, Means, lay_out, quote_lines


@dataclass(frozen=True, slots=True)
class Comparison:
    """One model's offer for a film."""

    model: str
    quote: Quote | None
    """Of all that would be missing with it; None where it cannot make the film."""
    segments: int = 0
    """How many calls that would be."""
    why: str = ""
    """Why it cannot, or what is to be known about it."""


def compare(
    film: Film, crew: Crew, others: Iterable[Means], paces: Mapping[str, float]
) -> Iterator[Comparison]:
    """Give an offer for each model, as they come; those of shots that name a model stay."""
    needs = needs_of(film.brief)
    for means in others:
        why = needs.lacking(means.limits)
        if why:
            yield Comparison(means.model, None, why=why)
            continue
        plan = lay_out(film, replace(crew, video=means))
        lines = quote_lines(plan, paces)
        yield Comparison(means.model, Quote(lines), len(plan.segments))
