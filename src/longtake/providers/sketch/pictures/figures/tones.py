"""Colours of the things in a picture: words to colours, and one colour to light and shade."""

from collections.abc import Iterable
from dataclasses import dataclass

from longtake.providers.sketch.lexicon.colours import COLOURS
from longtake.providers.sketch.pictures.palette import Palette, darken, lighten, mix, seen


@dataclass(frozen=True, slots=True)
class Tones:
    """One colour in the light of the picture, light to dark."""

    lit: str
    base: str
    shade: str
    deep: str


def tones(colour: str, palette: Palette) -> Tones:
    """The colour on the lit side, facing us, in shadow, and in folds."""
    base = seen(colour, palette)
    return Tones(
        lit=mix(lighten(base, 0.12), palette.light, 0.16),
        base=base,
        shade=mix(darken(base, 0.17), palette.shade, 0.2),
        deep=mix(darken(base, 0.36), palette.shade, 0.32),
    )


def colour_of(words: Iterable[str], default: str) -> str:
    """The first colour word's colour, or the default."""
    return next((COLOURS[word] for word in words if word in COLOURS), default)
