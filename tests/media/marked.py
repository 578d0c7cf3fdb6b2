"""Clips whose pictures carry their own number, and sounds, for the media tests."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from longtake.media.encode import Block
from longtake.testing.marked import FILM, SIZE, clip, mark, marked, marks

__all__ = [
    "FILM", "NTSC", "SIZE", "blocks", "clip", "mark", "marked", "marks", "tone", "whole",
]  # fmt: skip

NTSC = Fraction(30_000, 1001)


def tone(seconds: float, *, hertz: float = 440, height: float = 0.3) -> NDArray[np.float32]:
    """A sine on both sides."""
    time = np.arange(round(seconds * 48_000)) / 48_000
    return np.stack([np.sin(2 * np.pi * hertz * time)] * 2).astype(np.float32) * np.float32(height)


def blocks(sound: NDArray[np.float32], length: int = 5_000) -> Iterator[Block]:
    """Sound in blocks of no special length."""
    for at in range(0, sound.shape[1], length):
        yield sound[:, at : at + length]


def whole(sound: Iterable[Block]) -> NDArray[np.float32]:
    """Blocks as one array."""
    return np.concatenate([np.zeros((2, 0), np.float32), *sound], axis=1)
