"""Chords, scales and voice leading: which pitches sound together and how they move on."""

import re
from dataclasses import dataclass
from itertools import pairwise

SCALES = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
}
_DEGREES = {"i": 0, "ii": 2, "iii": 4, "iv": 5, "v": 7, "vi": 9, "vii": 11}
_NUMERAL = re.compile(r"(b|#)?([ivIV]+)(.*)")
_SHAPES = {
    "sus4": (0, 5, 7),
    "sus2": (0, 2, 7),
    "dim": (0, 3, 6),
    "m7b5": (0, 3, 6, 10),
    "5": (0, 7),
}
_ADDED = {"": (), "7": (10,), "maj7": (11,), "add9": (14,), "6": (9,), "9": (10, 14)}


@dataclass(frozen=True, slots=True)
class Chord:
    """A root and the intervals above it, both in semitones; the root counts from the tonic."""

    root: int
    intervals: tuple[int, ...]

    def pitches(self, tonic: int) -> frozenset[int]:
        """Return the pitch classes, 0 to 11, in the key of `tonic`."""
        return frozenset((tonic + self.root + step) % 12 for step in self.intervals)


def chord(numeral: str) -> Chord:
    """Return the chord of a numeral: `vi7`, `bVImaj7`, `Vsus4`; lower case is minor.

    Flats and sharps count from the major scale, in minor keys as well.
    """
    match = _NUMERAL.fullmatch(numeral)
    if match is None:
        raise ValueError(f"no chord is called {numeral!r}")
    sign, degree, suffix = match.groups()
    root = _DEGREES[degree.lower()] + {"b": -1, "#": 1}.get(sign, 0)
    third = 3 if degree.islower() else 4
    intervals = _SHAPES.get(suffix) or (0, third, 7, *_ADDED[suffix])
    return Chord(root % 12, intervals)


def enriched(plain: Chord, mode: str) -> Chord:
    """Return a triad with the seventh that its scale gives it; other chords as they are."""
    if len(plain.intervals) != 3 or plain.intervals[2] != 7:
        return plain
    major = plain.intervals[1] == 4
    leading = (plain.root + 11) % 12 in SCALES[mode]
    return Chord(plain.root, (*plain.intervals, 11 if major and leading else 10))


def colours(sounding: Chord, mode: str, tonic: int) -> tuple[int, ...]:
    """Return the pitch classes that a tune may use over a chord.

    Scale tones a semitone away from a chord tone are left out: they would rub.
    """
    tones = sounding.pitches(tonic)
    scale = {(tonic + step) % 12 for step in SCALES[mode]}
    clear = {p for p in scale if (p + 1) % 12 not in tones and (p - 1) % 12 not in tones}
    return tuple(sorted(tones | clear))


def nearest(target: float, classes: frozenset[int] | tuple[int, ...]) -> int:
    """Return the pitch nearest to `target` whose class is one of `classes`."""
    around = range(int(target) - 7, int(target) + 8)
    return min((p for p in around if p % 12 in classes), key=lambda p: (abs(p - target), p))


def voiced(
    sounding: Chord, tonic: int, *, centre: float, before: tuple[int, ...] | None = None
) -> tuple[int, ...]:
    """Return the chord as pitches, low to high, that move least from the chord before."""
    return min(_voicings(sounding, tonic, centre), key=lambda v: (_effort(v, before, centre), v))


def _voicings(sounding: Chord, tonic: int, centre: float) -> list[tuple[int, ...]]:
    """Every inversion, close and with the second voice from the top an octave lower."""
    classes = sorted(sounding.pitches(tonic))
    lows = (p for p in range(int(centre) - 14, int(centre) + 6) if p % 12 in classes)
    close = [tuple(sorted(low + (p - low) % 12 for p in classes)) for low in lows]
    wide = [tuple(sorted((*v[:-2], v[-2] - 12, v[-1]))) for v in close if len(v) > 3]
    return [v for v in close + wide if _open_enough(v)]


def _open_enough(pitches: tuple[int, ...]) -> bool:
    """Seconds at the bottom of a chord are mud; low thirds are too."""
    gaps = [high - low for low, high in pairwise(pitches)]
    return gaps[0] > 2 and (pitches[0] > 45 or gaps[0] > 4)


def _effort(pitches: tuple[int, ...], before: tuple[int, ...] | None, centre: float) -> float:
    away = abs(sum(pitches) / len(pitches) - centre)
    if before is None:
        return away
    steps = sum(min(abs(p - q) for q in before) for p in pitches)
    return steps + abs(pitches[-1] - before[-1]) * 0.5 + away * 0.6
