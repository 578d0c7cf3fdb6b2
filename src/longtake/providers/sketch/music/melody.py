"""Tunes: a motif of two bars, repeated, varied and answered over the chords."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from longtake.providers.sketch.music.harmony import nearest

_RHYTHMS = {
    4: (
        ("x-------x-------", "x---------------"),
        ("x-----x-x-------", "x-------x-------"),
        ("x-------x---x---", "x-----------x---"),
        ("..x---x-x---x---", "x-----x---------"),
        ("x---x---x-x-x---", "x-----x-x-------"),
        ("x--x--x-x---x-x-", "x--x--x---------"),
        ("x-x-x---x-x-x---", "x---x-x-x-------"),
        ("x-xxx-x-..x-x-x-", "x-x--x--x---..x-"),
    ),
    3: (
        ("x-----------", "x-----------"),
        ("x-------x---", "x-----------"),
        ("x---x---x---", "x-------x---"),
        ("x-----x-x---", "x-x-x---x---"),
        ("x-x-x-x-x-x-", "x---x-x-x---"),
    ),
    2: (("x-------", "x-------"), ("x---x---", "x-------"), ("x-x-x-x-", "x---x---")),
}
"""Two bars each, calm ones first; by the beats of a bar. `x` a note, `-` holds, `.` rests."""
_STEPS = (-3, -2, -1, -1, 1, 1, 2, 3)


@dataclass(frozen=True, slots=True)
class Motif:
    """Two bars of rhythm and the rise and fall of its notes, in steps of the scale."""

    rhythm: tuple[str, str]
    contour: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tone:
    """A note of a tune, counted in sixteenths from the start of its bar."""

    step: int
    steps: int
    pitch: int


def motif(rng: np.random.Generator, *, beats: int, busy: float) -> Motif:
    """Return a new motif; `busy`, 0 to 1, says how many notes it has."""
    rhythms = _RHYTHMS[beats if beats in _RHYTHMS else 2]
    choice = round(busy * (len(rhythms) - 1) + rng.uniform(-1.2, 1.2))
    rhythm = rhythms[min(max(choice, 0), len(rhythms) - 1)]
    contour, place = [], 0
    for _ in range("".join(rhythm).count("x")):
        contour.append(place)
        drift = int(rng.choice(_STEPS))
        place = place + drift if abs(place + drift) <= 4 else place - drift
    return Motif(rhythm, tuple(contour))


def phrase_bar(
    subject: Motif,
    bar: int,
    *,
    tones: frozenset[int],
    scale: Sequence[int],
    centre: float,
) -> list[Tone]:
    """Return one bar of an eight-bar phrase: motif, motif turned upward, motif, long answer.

    Args:
        subject: the motif.
        bar: counted from the start of the phrase.
        tones: pitch classes of the chord; long and stressed notes use them only.
        scale: pitch classes that passing notes may use.
        centre: the pitch around which the tune lies.
    """
    half, line = bar % 2, (bar // 2) % 4
    pattern = subject.rhythm[half]
    first = subject.rhythm[0].count("x") if half else 0
    if line == 3 and half:
        pattern = "x" + "-" * (len(pattern) - 5) + "...."
    lift = (0, 2, 0, -1)[line]
    found = []
    for number, (step, steps) in enumerate(_held(pattern)):
        place = subject.contour[min(first + number, len(subject.contour) - 1)] + lift
        stressed = step % 4 == 0 or steps > 3
        pitch = nearest(centre + place * 1.75, tones if stressed else tuple(scale))
        found.append(Tone(step, steps, pitch))
    return found


def _held(pattern: str) -> list[tuple[int, int]]:
    """Return where each note of a pattern starts and how long it is held."""
    starts = [step for step, mark in enumerate(pattern) if mark not in "-."]
    return [(step, 1 + _run(pattern, step + 1)) for step in starts]


def _run(pattern: str, start: int) -> int:
    rest = pattern[start:]
    return len(rest) - len(rest.lstrip("-"))
