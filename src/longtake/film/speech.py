"""Spoken lines in a film: how long they are, where they stand, and what does not fit."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import Final

from longtake.film.asset import Asset
from longtake.film.storyboard import Scene, Shot, Storyboard
from longtake.film.take import Take, Word
from longtake.film.time import SOUND_RATE, seconds

LEAD_IN: Final = Fraction(1, 5)
"""Seconds of a shot before its line begins, where there is room."""
BREATH: Final = Fraction(2, 5)
"""Seconds that a shot goes on after its line, where it grows for it."""
_GAP: Final = Fraction(1, 10)
"""Seconds at least between two lines."""
_PACE: Final = 15
"""Letters that are spoken in a second; a sign of Chinese, Japanese or Korean counts for three."""
_HASTE: Final = Fraction(5, 2)
"""Times that pace at which nobody speaks: about 400 English words a minute."""
_JUDGED: Final = Fraction(2)
"""Seconds that a text takes about, at least, where its length tells anything."""
_ASIDE: Final = re.compile(r"\[[^\]]*\]")
"""What a voice does not say: `[whispering]`."""
_WIDE: Final = 0x2E80
"""From here on signs stand for syllables or words."""
_DENSE: Final = 3


def line_of(shot: str, language: str = "") -> str:
    """Give what a take of a shot's line is of: `1A-line`, dubbed `1A-line@de`."""
    return f"{shot}-line@{language}" if language else f"{shot}-line"


def dubbed_in(of: str) -> str:
    """Give the language of a dubbed line by what it is of; empty for anything else."""
    return of.partition("-line@")[2]


def effect_of(shot: str) -> str:
    """Give what a take of a shot's noise is of: `1A-effect`."""
    return f"{shot}-effect"


def has_lines(storyboard: Storyboard) -> bool:
    """Say whether anybody speaks."""
    return any(shot.line and shot.line.text.strip() for shot in storyboard.shots)


@dataclass(frozen=True, slots=True)
class Placed:
    """A spoken line in the film, in whole frames."""

    shot: str
    at: int
    frames: int
    take: Take


@dataclass(frozen=True, slots=True)
class Overrun:
    """A line that ends after its shot."""

    shot: str
    over: Fraction
    """Seconds that it runs on over the cuts that follow."""
    lost: Fraction
    """Seconds of it that no room is left for: past the film's end, or because its shot is over
    before it can begin."""


def estimated(text: str) -> Fraction:
    """Give about how many seconds a text takes to be spoken."""
    weight = sum(_DENSE if ord(each) >= _WIDE else 1 for each in text)
    return max(Fraction(weight, _PACE), Fraction(1, 2))


def shortest(text: str) -> Fraction:
    """Give the seconds below which a text was not spoken whole; 0 where that cannot be told."""
    usual = estimated(_ASIDE.sub("", text))
    return usual / _HASTE if usual >= _JUDGED else Fraction(0)


def placed(storyboard: Storyboard, takes: Mapping[str, Take]) -> tuple[Placed, ...]:
    """Give where each spoken line stands: a little after its shot's start, if there is room.

    One that the line before runs into waits for it.
    """
    starts, rate = storyboard.starts(), storyboard.rate
    found: list[Placed] = []
    free = 0
    for shot in storyboard.shots:
        take = takes.get(line_of(shot.id, storyboard.dubbed))
        if take is not None:
            length = _frames(take, rate)
            spare = max(0, shot.frames - length)
            later = min(ceil(LEAD_IN * rate), spare // 2)
            at = max(starts[shot.id] + later, free)
            found.append(Placed(shot.id, at, length, take))
            free = at + length + ceil(_GAP * rate)
    return tuple(found)


def room_for(storyboard: Storyboard, takes: Mapping[str, Take]) -> dict[str, int]:
    """Give the frames that each shot needs so that its spoken line is heard whole."""
    lead = ceil(LEAD_IN * storyboard.rate)
    return {line.shot: lead + line.frames for line in placed(storyboard, takes)}


def grown(storyboard: Storyboard, takes: Mapping[str, Take]) -> Storyboard:
    """Give the storyboard with every shot long enough for its line and a breath."""
    scenes = tuple(_grown(scene, storyboard.rate, takes) for scene in storyboard.scenes)
    return storyboard if scenes == storyboard.scenes else replace(storyboard, scenes=scenes)


def foreseen(storyboard: Storyboard, takes: Mapping[str, Take]) -> Storyboard:
    """Give the storyboard as its lines will about let it grow, those counted that are spoken."""
    silent = Asset("", "")
    told = {
        line_of(shot.id): Take(
            line_of(shot.id), 0, "", "", silent, samples=int(estimated(shot.line.text) * SOUND_RATE)
        )
        for shot in storyboard.shots
        if shot.line is not None and shot.line.text.strip()
    }
    return grown(storyboard, {**told, **takes})


def _grown(scene: Scene, rate: Fraction, takes: Mapping[str, Take]) -> Scene:
    def held(shot: Shot) -> Shot:
        take = takes.get(line_of(shot.id))
        if take is None:
            return shot
        needed = ceil(LEAD_IN * rate) + _frames(take, rate) + ceil(BREATH * rate)
        return replace(shot, frames=needed) if needed > shot.frames else shot

    return replace(scene, shots=tuple(held(shot) for shot in scene.shots))


def overruns(storyboard: Storyboard, takes: Mapping[str, Take]) -> tuple[Overrun, ...]:
    """Give the lines that end after their shots, in order."""
    return tuple(_overruns(storyboard, placed(storyboard, takes)))


def _overruns(storyboard: Storyboard, lines: Sequence[Placed]) -> Iterator[Overrun]:
    rate, starts = storyboard.rate, storyboard.starts()
    for line in lines:
        end = starts[line.shot] + storyboard.shot(line.shot).frames
        over = line.at + line.frames - end
        if over > 0:
            tail, late = line.at + line.frames - storyboard.frames, line.at - end + 1
            lost = max(0, tail, late)
            yield Overrun(line.shot, seconds(over, rate), seconds(lost, rate))


def letters(text: str) -> int:
    """Give how many signs of a text are no blanks."""
    return len("".join(text.split()))


def when(take: Take, done: int, whole: int, *, late: bool) -> int:
    """Give the time in samples at which `done` of a line's `whole` letters are spoken.

    The vendor's own times are laid over the letters; where it tells none, the line's time is
    spread over them. At a pause, `late` gives its end and otherwise its beginning.
    """
    known = take.words or (Word("-", 0, take.samples),)
    marks = list(_marks(known))
    return _time(marks, done * marks[-1][0] / max(1, whole), late=late)


def _marks(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Give letters spoken so far with the time, at each word's beginning and end."""
    done = 0
    for word in words:
        yield done, word.begins
        done += letters(word.text)
        yield done, word.ends


def _time(marks: Sequence[tuple[int, int]], done: float, *, late: bool) -> int:
    spot = float(marks[-1][1])
    for (low, since), (high, until) in pairwise(marks):
        if low <= done <= high and high > low:
            spot = since + (until - since) * (done - low) / (high - low)
            if not late:
                break
    return round(spot)


def _frames(take: Take, rate: Fraction) -> int:
    return ceil(Fraction(take.samples, SOUND_RATE) * rate)
