"""Clips whose pictures carry their own number, so that any frame can be recognised."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import numpy as np

from longtake.film.picture import Size
from longtake.media.colour import I420, Rgb, rgb_of, to_i420
from longtake.media.encode import encode

SIZE: Final = Size(320, 180)
FILM: Final = Fraction(24)
BITS: Final = 12
"""Of a number: the bars beside each other, the lowest first."""
_GREY: Final = 128


def marked(count: int, *, size: Size = SIZE, start: int = 0) -> Iterator[I420]:
    """Give pictures `start`, `start + 1`… as black and white bars over a slope of colour."""
    for number in range(start, start + count):
        rgb = np.full((size.height, size.width, 3), (60, 90, 140), np.uint8)
        rgb[:, :, 0] = np.linspace(30, 220, size.width, dtype=np.uint8)
        width, top, bottom = size.width // (BITS + 2), size.height // 3, size.height * 2 // 3
        for bit in range(BITS):
            left = (bit + 1) * width
            rgb[top:bottom, left : left + width] = 235 if number >> bit & 1 else 20
        yield to_i420(rgb)


def mark(rgb: Rgb) -> int:
    """Give the number that a picture carries."""
    height, width = rgb.shape[:2]
    row = rgb[height * 4 // 9 : height * 5 // 9, :, 1].mean(axis=0)
    middles = [int((bit + 1.5) * width / (BITS + 2)) for bit in range(BITS)]
    return sum(
        int(row[middle - 2 : middle + 3].mean() > _GREY) << bit
        for bit, middle in enumerate(middles)
    )


def marks(path: Path) -> list[int]:
    """Give the numbers of all pictures of a clip, in the order of showing."""
    with av.open(str(path)) as container:
        return [mark(rgb_of(frame)) for frame in container.decode(video=0)]


def clip(
    path: Path, count: int, *, size: Size = SIZE, rate: Fraction = FILM, start: int = 0
) -> Path:
    """Write a house clip of marked pictures."""
    encode(marked(count, size=size, start=start), path, size=size, rate=rate)
    return path
