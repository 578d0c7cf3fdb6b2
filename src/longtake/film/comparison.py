"""What one film would cost with other video models, and its music with other composers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from longtake.film.film import Film
from longtake.film.needs import music_needs_of, needs_of
from longtake.film.quote import Quote
from longtake.film.work import MUSIC, Crew, Means, lay_out, quote_lines


@dataclass(frozen=True, slots=True)
class Comparison:
    """One model's offer for a film."""

    model: str
    part: str
    """`video`, or `music`."""
    quote: Quote | None
    """Of all that would be missing with it, or of the music alone; None where it cannot."""
    calls: int = 0
    """How many calls to it that would be."""
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
            yield Comparison(means.model, "video", None, why=why)
            continue
        plan = lay_out(film, replace(crew, video=means))
        lines = quote_lines(plan, paces)
        yield Comparison(means.model, "video", Quote(lines), len(plan.segments))


def compare_music(
    film: Film, crew: Crew, others: Iterable[Means], paces: Mapping[str, float]
) -> Iterator[Comparison]:
    """Give a composer's offer for the film's music each; nothing where none is heard."""
    wish = music_needs_of(film.brief, film.storyboard)
    for means in others:
        plan = lay_out(film, replace(crew, music=means))
        lines = tuple(line for line in quote_lines(plan, paces) if line.of == MUSIC)
        if lines:
            short = wish.lacking(means.limits)
            why = f"{short}: its cue is heard again" if short else ""
            yield Comparison(means.model, "music", Quote(lines), len(lines), why)
