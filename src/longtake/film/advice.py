"""What a seeing model is shown of a film, and the findings that its remarks become."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from longtake.film.finding import MILD, SEVERE, Finding
from longtake.film.take import Take
from longtake.film.timeline import Clip, Timeline

ADVICE: Final = "advice"
"""The kind of finding."""
FAULTS: Final = (
    "identity",
    "anatomy",
    "lettering",
    "action",
    "style",
    "other",
)
"""What a remark may be about: somebody of the cast looks like somebody else; limbs, hands or faces
that nobody has; garbled letters; something else happens than was asked; another look than the
film's; anything else that is plainly wrong."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that a judge finds wrong."""

    shot: str
    picture: int
    """From 1, among those that were shown in one call."""
    fault: str
    """One of `FAULTS`."""
    severity: str
    """As the judge has it."""
    what: str
    """In a sentence."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A select as it is shown to a judge: a few of its pictures."""

    shot: str
    of: str
    """The take: `1A.1-t2`."""
    at: tuple[int, ...]
    """Frames of the file that is looked at, ascending."""
    last: int
    """The last frame of the take in that file."""


def sights(timeline: Timeline) -> tuple[Sight, ...]:
    """Give what is shown of a master: each select's first, middle and last picture.

    Where one view becomes another the pictures of the select alone are shown.
    """
    changing = [(each.at - each.before, each.at + each.after) for each in timeline.transitions]
    return tuple(_sight(clip, changing) for clip in timeline.picture)


def sight_of(take: Take, shot: str, frames: int) -> Sight:
    """Give what is shown of a take by itself, in its own frames."""
    return Sight(shot, take.name, _three(0, frames), frames - 1)


def _sight(clip: Clip, changing: Sequence[tuple[int, int]]) -> Sight:
    first, stop = clip.at, clip.at + clip.frames
    for begins, ends in changing:
        if begins <= first < ends:
            first = min(ends, clip.at + clip.frames - 1)
        if begins < stop <= ends:
            stop = max(begins, clip.at + 1)
    whole = (first, stop) if first < stop else (clip.at, clip.at + clip.frames)
    return Sight(clip.shot, clip.name, _three(*whole), clip.at + clip.frames - 1)


def _three(first: int, stop: int) -> tuple[int, ...]:
    return tuple(sorted({first, (first + stop - 1) // 2, stop - 1}))


def in_calls(seen: Sequence[Sight], most: int) -> Iterator[tuple[Sight, ...]]:
    """Give the sights of each call, with at most so many pictures."""
    held: list[Sight] = []
    for sight in seen:
        if held and sum(len(each.at) for each in (*held, sight)) > most:
            yield tuple(held)
            held = []
        held.append(sight)
    if held:
        yield tuple(held)


def advised(remarks: Sequence[Remark], shown: Sequence[Sight]) -> Iterator[Finding]:
    """Give the findings that one call's remarks become, in the frames of what was shown.

    They are mild, whatever the judge thinks of them: advice fails no inspection.
    """
    places = [(sight, at) for sight in shown for at in sight.at]
    for remark in remarks:
        sight, at = places[remark.picture - 1]
        bad = remark.severity == SEVERE
        told = f"{remark.fault}{', severe' if bad else ''}: {remark.what}"
        weight = float(1 + bad)
        yield Finding(ADVICE, MILD, at, _until_the_next(sight, at), weight, 0.0, told, of=sight.of)


def _until_the_next(sight: Sight, at: int) -> int:
    """Give how many frames a picture speaks for."""
    later = [other for other in sight.at if other > at]
    return (later[0] if later else sight.last + 1) - at
