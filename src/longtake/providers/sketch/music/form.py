"""The shape of a piece: its tempo, bars and sections, laid so that cuts fall on beats."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

RATE = 48_000
"""Samples a second, everywhere in the music."""
BEND = 0.06
"""How far a tempo that was asked for may give to meet the cuts."""
_RING = 1.9
"""Seconds that the last chord needs at least."""


@dataclass(frozen=True, slots=True)
class Section:
    """Some bars of one character, counted from the start."""

    name: str
    bar: int
    bars: int
    energy: float
    """0 hushed, 1 everybody plays."""
    cycle: int = 0
    """How often the piece has come round before; later ones are varied."""


@dataclass(frozen=True, slots=True)
class Form:
    """The grid of a piece. After its last bar the final chord rings out."""

    tempo: float
    beats: int
    """A bar."""
    bars: int
    sections: tuple[Section, ...]
    samples: int

    @property
    def beat_samples(self) -> float:
        """How long a beat lasts."""
        return RATE * 60 / self.tempo

    @property
    def last_beat(self) -> int:
        """The beat on which the final chord is struck."""
        return self.bars * self.beats

    def nearest_beat(self, sample: int) -> int:
        """Return the beat nearest to a sample position."""
        return round(sample / self.beat_samples)


_TINY = (("lift", 3, 0.85), ("outro", 1, 0.6))
_SHORT = (("intro", 1, 0.4), ("build", 2, 0.62), ("lift", 3, 0.9), ("outro", 1, 0.6))
_USUAL = (
    ("intro", 2, 0.36),
    ("build", 4, 0.6),
    ("lift", 4, 0.85),
    ("climax", 4, 1.0),
    ("outro", 1.5, 0.52),
)
_ROUND = (("build", 8, 0.6), ("lift", 8, 0.85), ("drop", 4, 0.38), ("climax", 8, 1.0))
_INTRO, _OUTRO = ("intro", 4, 0.34), ("outro", 4, 0.5)


def lay_out(samples: int, cuts: Sequence[int], *, tempos: tuple[float, float], beats: int) -> Form:
    """Return the form whose beats and bars lie nearest to the cuts.

    Args:
        samples: length of the whole, the ringing out included.
        cuts: sample positions.
        tempos: the slowest and the fastest that suit.
        beats: of a bar; halved in pieces too short for whole bars.
    """
    seconds = samples / RATE
    beats = beats if seconds > 60 / tempos[1] * beats * 2 + _RING else max(beats // 2, 1)
    steps = [tempos[0] + (tempos[1] - tempos[0]) * step / 160 for step in range(161)]
    tempo = max(steps, key=lambda t: _fit(t, seconds, cuts, tempos=tempos, beats=beats))
    bars = _bars(tempo, seconds, beats)
    bar_samples = RATE * 60 / tempo * beats
    marks = {round(cut / bar_samples) for cut in cuts if _near(cut / bar_samples, 0.14)}
    return Form(tempo, beats, bars, _sections(bars, marks), samples)


def _bars(tempo: float, seconds: float, beats: int) -> int:
    return max(0, int((seconds - min(_RING, seconds * 0.45)) * tempo / 60 / beats))


def _near(position: float, tolerance: float) -> bool:
    return abs(position - round(position)) < tolerance


def _fit(
    tempo: float, seconds: float, cuts: Sequence[int], *, tempos: tuple[float, float], beats: int
) -> float:
    """Return how well a tempo suits: cuts on bars, else on beats; a last chord of good length."""
    beat = 60 / tempo
    score = 0.0
    for weight, unit in ((1.0, beat), (0.4, beat * beats / 2), (0.8, beat * beats)):
        places = np.array(cuts) / RATE / unit
        score += weight * float(np.sum(np.exp(-(((places - np.rint(places)) * unit / 0.05) ** 2))))
    ring = seconds - _bars(tempo, seconds, beats) * beats * beat
    middle = sum(tempos) / 2
    away = abs(tempo - middle) / (tempos[1] - tempos[0] + 1e-9)
    return score / max(len(cuts), 1) - 0.15 * abs(ring - 2.7) - 0.25 * away


def _sections(bars: int, marks: set[int]) -> tuple[Section, ...]:
    """Return sections that cover the bars, their borders moved onto marked bars close by."""
    parts = _parts(bars)
    total = sum(weight for _, weight, _, _ in parts)
    grain = 2 if bars >= 10 else 1
    borders = [0]
    for part in parts[:-1]:
        ideal = borders[-1] if bars == 0 else _sum(parts, part) * bars / total
        borders.append(_settle(ideal, marks, grain=grain, reach=1 if bars < 24 else 2))
    borders = [min(border, bars) for border in (*borders, bars)]
    return tuple(
        Section(name, low, high - low, energy, cycle)
        for (name, _, energy, cycle), (low, high) in zip(parts, pairwise(borders), strict=True)
        if high > low
    )


def _parts(bars: int) -> list[tuple[str, float, float, int]]:
    """Return name, weight, energy and cycle of the sections that so many bars have room for."""
    if bars < 20:
        parts = _TINY if bars < 4 else _SHORT if bars < 10 else _USUAL
        return [(*part, 0) for part in parts]
    cycles = max(1, round(bars / 34))
    rounds = [(*part, cycle) for cycle in range(cycles) for part in _ROUND]
    return [(*_INTRO, 0), *rounds, (*_OUTRO, cycles - 1)]


def _sum(parts: list[tuple[str, float, float, int]], last: tuple[str, float, float, int]) -> float:
    return sum(part[1] for part in parts[: parts.index(last) + 1])


def _settle(ideal: float, marks: set[int], *, grain: int, reach: int) -> int:
    """Return a marked bar within reach of the ideal one, else the nearest even one."""
    close = [mark for mark in marks if abs(mark - ideal) <= reach and mark > 0]
    return min(close, key=lambda m: abs(m - ideal)) if close else round(ideal / grain) * grain
