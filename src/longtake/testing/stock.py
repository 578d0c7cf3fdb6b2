"""Stock footage: pictures that tell their number and their words, so that a wrong one is seen."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from longtake.film.picture import Size
from longtake.film.time import SOUND_RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_COLUMNS: Final = 16
_DARK: Final = 30
_BRIGHT: Final = 210
_NEAR: Final = 8
"""Levels that an encoder may move a flat grey by."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The greys that follow from words: of the picture's lower half, and of its chroma."""

    shade: int
    tint: int

    def near(self, other: "Mark") -> bool:
        """Say whether an encoder may have made the one of the other."""
        return abs(self.shade - other.shade) <= _NEAR and abs(self.tint - other.tint) <= _NEAR


def mark(words: str) -> Mark:
    """Give the greys of words; a clip's words are its prompt and its seed, unspaced."""
    digest = sha256(words.encode()).digest()
    return Mark(digest[0] // 2 + 60, digest[1] // 2 + 64)


def flat(words: str, size: Size) -> "NDArray[np.uint8]":
    """Give a still `(height, width, 3)` in the one colour that follows from words."""
    import numpy as np  # noqa: PLC0415 - scripts without pictures need none

    colour = list(sha256(words.encode()).digest()[:3])
    return np.full((size.height, size.width, 3), colour, np.uint8)


def counted(words: str, count: int, size: Size) -> "Iterator[NDArray[np.uint8]]":
    """Give I420 pictures whose upper half tells their number in sixteen columns, lowest bit first.

    The rest is in the greys of `words`.
    """
    import numpy as np  # noqa: PLC0415

    greys = mark(words)
    ground = np.full((size.height * 3 // 2, size.width), greys.tint, np.uint8)
    ground[: size.height] = greys.shade
    for number in range(count):
        picture = ground.copy()
        bits = [_BRIGHT if number >> bit & 1 else _DARK for bit in range(_COLUMNS)]
        row = np.repeat(np.array(bits, np.uint8), -(-size.width // _COLUMNS))
        picture[: size.height // 2] = row[: size.width]
        yield picture


def told(picture: "NDArray[np.uint8]") -> tuple[int, Mark]:
    """Read the number and the greys of an I420 picture back."""
    height, width = picture.shape[0] * 2 // 3, picture.shape[1]
    column = -(-width // _COLUMNS)
    row = picture[height // 4, column // 2 :: column]
    number = sum(1 << bit for bit, level in enumerate(row) if level > (_BRIGHT + _DARK) // 2)
    lower, chroma = picture[height * 5 // 8 : height * 7 // 8], picture[height:]
    return number, Mark(round(float(lower.mean())), round(float(chroma.mean())))


def tone(samples: int) -> "Iterator[NDArray[np.float32]]":
    """Give one soft tone of exactly so many samples."""
    import numpy as np  # noqa: PLC0415

    for start in range(0, samples, SOUND_RATE):
        count = min(SOUND_RATE, samples - start)
        wave = 0.1 * np.sin(2 * np.pi * 220 * (start + np.arange(count)) / SOUND_RATE)
        yield np.stack([wave, wave]).astype(np.float32)
