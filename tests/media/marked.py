"""Clips whose pictures carry their own number, so that any frame can be recognised."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from longtake.film.picture import Size
from longtake.media.colour import I420, Rgb, rgb_of, to_i420
from longtake.media.encode import Block, encode

SIZE = Size(320, 180)
FILM = Fraction(24)
NTSC = Fraction(30_000, 1001)
_BITS = 10


def marked(count: int, *, size: Size = SIZE, start: int = 0) -> Iterator[I420]:
    """Pictures `start`, `start + 1`… as black and white bars over a slope of colour."""
    for number in range(start, start + count):
        rgb = np.full((size.height, size.width, 3), (60, 90, 140), np.uint8)
        rgb[:, :, 0] = np.linspace(30, 220, size.width, dtype=np.uint8)
        width, top, bottom = size.width // (_BITS + 2), size.height // 3, size.height * 2 // 3
        for bit in range(_BITS):
            left = (bit + 1) * width
            rgb[top:bottom, left : left + width] = 235 if number >> bit & 1 else 20
        yield to_i420(rgb)


def mark(rgb: Rgb) -> int:
    """The number that a picture carries."""
    height, width = rgb.shape[:2]
    row = rgb[height * 4 // 9 : height * 5 // 9, :, 1].mean(axis=0)
    middles = [int((bit + 1.5) * width / (_BITS + 2)) for bit in range(_BITS)]
    return sum(
        int(row[middle - 2 : middle + 3].mean() > 128) << bit for bit, middle in enumerate(middles)
    )


def marks(path: Path) -> list[int]:
    """The numbers of all pictures of a clip, in the order of showing."""
    with av.open(str(path)) as container:
        return [mark(rgb_of(frame)) for frame in container.decode(video=0)]


def clip(
    path: Path, count: int, *, size: Size = SIZE, rate: Fraction = FILM, start: int = 0
) -> Path:
    """A house clip of marked pictures."""
    encode(marked(count, size=size, start=start), path, size=size, rate=rate)
    return path


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
