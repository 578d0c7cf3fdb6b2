"""Captions: what is read on the screen and when, from the times of the spoken words."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Final

from longtake.film.rows import COLUMNS, joined, pieces, rows
from longtake.film.speech import letters, line_of, placed, when
from longtake.film.storyboard import Storyboard
from longtake.film.take import Take
from longtake.film.time import SOUND_RATE

_ROWS: Final = 2
_LONGEST: Final = Fraction(7)
"""Seconds that a caption stays at most."""
_SHORTEST: Final = Fraction(1)
_LINGERS: Final = Fraction(1, 2)
"""Seconds that a caption stays after its last word, where nothing follows."""
_STOPS: Final = ".!?。"
_COMMAS: Final = ",;:、"


@dataclass(frozen=True, slots=True)
class Caption:
    """A line's words on the screen, in film frames."""

    at: int
    frames: int
    text: str
    who: str = ""


def captions(storyboard: Storyboard, takes: Mapping[str, Take]) -> tuple[Caption, ...]:
    """Give the lines as captions: with their words where they are spoken, else over their shots."""
    return tuple(_unlapped(list(_captions(storyboard, takes)), storyboard))


def _captions(storyboard: Storyboard, takes: Mapping[str, Take]) -> Iterator[Caption]:
    spoken = {line.shot: line for line in placed(storyboard, takes)}
    starts, rate = storyboard.starts(), storyboard.rate
    for shot in storyboard.shots:
        if shot.line is None or not shot.line.text.strip():
            continue
        held = spoken.get(shot.id)
        text, who = shot.line.text, shot.line.who
        if held is None:
            yield from _spread(text, who, starts[shot.id], shot.frames)
            continue
        for part, begins, ends in _timed(text, takes[line_of(shot.id)]):
            at = held.at + int(begins * rate)
            yield Caption(at, max(1, held.at + ceil(ends * rate) - at), part, who)


def _spread(text: str, who: str, at: int, frames: int) -> Iterator[Caption]:
    """Share a shot among the parts of a line that nobody speaks, by their letters."""
    parts = list(_parts(text))
    whole, done = max(1, letters(text)), 0
    for part in parts:
        begins = at + frames * done // whole
        done += letters(part)
        yield Caption(begins, max(1, at + frames * done // whole - begins), part, who)


def _timed(text: str, take: Take) -> Iterator[tuple[str, Fraction, Fraction]]:
    """Give each part of a spoken line with its beginning and end in seconds of the line."""
    done, whole = 0, letters(text)
    for part in _parts(text):
        begins = when(take, done, whole, late=True)
        done += letters(part)
        ends = when(take, done, whole, late=False)
        yield part, Fraction(begins, SOUND_RATE), Fraction(ends, SOUND_RATE)


def _parts(text: str) -> Iterator[str]:
    """Break a line into what two rows hold, at the end of a sentence or at a comma if it can."""
    held: list[str] = []
    for piece in pieces(" ".join(text.split())):
        if held and len(rows(joined([*held, piece]), COLUMNS)) > _ROWS:
            cut = _cut(held)
            yield joined(held[:cut])
            held = held[cut:]
        held.append(piece)
    if held:
        yield joined(held)


def _cut(held: Sequence[str]) -> int:
    """Give after which piece to break: the last that ends a sentence, or else a clause."""
    for signs in (_STOPS, _COMMAS):
        for place in range(len(held), len(held) // 3, -1):
            last = unicodedata.normalize("NFKC", held[place - 1].rstrip()[-1:])
            if last[-1:] in signs:
                return place
    return len(held)


def _unlapped(found: Sequence[Caption], storyboard: Storyboard) -> Iterator[Caption]:
    """Let each stay long enough to be read, and never over the next."""
    rate = storyboard.rate
    ends = [*(each.at for each in found[1:]), storyboard.frames]
    for each, end in zip(found, ends, strict=False):
        wanted = max(each.frames + round(_LINGERS * rate), round(_SHORTEST * rate))
        frames = min(max(each.frames, min(wanted, round(_LONGEST * rate))), end - each.at)
        if frames > 0:
            yield Caption(each.at, frames, each.text, each.who)
