"""Arithmetic over curves: runs of pictures, what is usual around one, spans between cuts."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median


def runs(flags: Iterable[bool]) -> Iterator[tuple[int, int]]:
    """Give each unbroken run of true ones: its first place and its length."""
    start = length = 0
    for place, flag in enumerate(flags):
        if flag:
            start = start if length else place
            length += 1
        elif length:
            yield start, length
            length = 0
    if length:
        yield start, length


def bridged(flags: Sequence[bool], over: Sequence[bool]) -> list[bool]:
    """Give the flags with single false ones between true ones made true where `over` allows."""
    last = len(flags) - 1
    return [
        flag or (0 < at < last and over[at] and flags[at - 1] and flags[at + 1])
        for at, flag in enumerate(flags)
    ]


def usual(curve: Sequence[float], at: int, reach: int) -> float:
    """Give the median of the places around `at`, itself left out; of both sides the greater."""
    before, after = curve[max(0, at - reach) : at], curve[at + 1 : at + 1 + reach]
    return max((median(side) for side in (before, after) if side), default=0.0)


def spans(cuts: Iterable[int], frames: int) -> Iterator[tuple[int, int]]:
    """Give the stretches between cuts, each as its first frame and the one after its last."""
    inside = sorted({0, frames, *(cut for cut in cuts if 0 < cut < frames)})
    return pairwise(inside)


def within(at: int, frames: int, stretches: Iterable[tuple[int, int]]) -> bool:
    """Say whether frames lie inside one of the stretches, each a first frame and a length."""
    return any(first <= at and at + frames <= first + length for first, length in stretches)
