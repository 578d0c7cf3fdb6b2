"""Typefaces for text that is drawn on pictures: one that has the letters that are wanted."""

from functools import lru_cache
from typing import Final, TypeAlias

from PIL import ImageFont

Face: TypeAlias = ImageFont.FreeTypeFont | ImageFont.ImageFont

_WIDE: Final = (
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJKjp-Regular.otf",
    "Hiragino Sans GB.ttc",
    "PingFang.ttc",
    "msgothic.ttc",
    "Arial Unicode.ttf",
    "NotoSans-Regular.ttf",
    "DejaVuSans.ttf",
)
"""Of the machine's own, those with many scripts first."""
_LATIN: Final = 0x250
_SIGNS: Final = (0x2000, 0x2070)
"""Dashes, quotation marks and the like."""


def face(size: float, text: str = "") -> Face:
    """Give a typeface `size` pixels high that has a text's letters.

    The house's own for Latin ones; for others the first of this machine that has many scripts.
    """
    plain = all(ord(sign) < _LATIN or _SIGNS[0] <= ord(sign) < _SIGNS[1] for sign in text)
    return _own(size) if plain else _of_the_machine(size)


@lru_cache(maxsize=64)
def _own(size: float) -> Face:
    return ImageFont.load_default(size)


@lru_cache(maxsize=64)
def _of_the_machine(size: float) -> Face:
    for name in _WIDE:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return _own(size)


def wrapped(text: str, face: Face, width: float, rows: int) -> list[str]:
    """Give a text in at most so many rows of `width` pixels, an ellipsis where it goes on."""
    found, row = list[str](), ""
    words = text.split()
    for place, word in enumerate(words):
        longer = f"{row} {word}" if row else word
        if face.getlength(longer) <= width or not row:
            row = longer
            continue
        if len(found) == rows - 1:
            return [*found, _cut(" ".join([row, *words[place:]]), face, width)]
        found.append(_cut(row, face, width))
        row = word
    return [*found, _cut(row, face, width)] if row else found


def _cut(text: str, face: Face, width: float) -> str:
    if face.getlength(text) <= width:
        return text
    while text and face.getlength(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"
