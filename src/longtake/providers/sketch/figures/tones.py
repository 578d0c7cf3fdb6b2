"""Colours of the things in a picture: words to colours, and one colour to light and shade."""

from collections.abc import Iterable
from dataclasses import dataclass

from longtake.providers.sketch.palette import Palette, darken, lighten, mix, seen

COLOURS = {
    "red": "#c8413b",
    "crimson": "#a5283a",
    "scarlet": "#d13a2c",
    "burgundy": "#6f2138",
    "maroon": "#6b2730",
    "pink": "#e79bb0",
    "rose": "#d9768c",
    "magenta": "#b83a82",
    "coral": "#e8775f",
    "orange": "#e0812f",
    "amber": "#dd9a33",
    "rust": "#a9512d",
    "copper": "#b06a3f",
    "bronze": "#96693a",
    "brown": "#7a5238",
    "chestnut": "#6f3f28",
    "tan": "#c09a6b",
    "khaki": "#a89a6c",
    "beige": "#d9c6a5",
    "cream": "#efe3c8",
    "ivory": "#f1ead9",
    "yellow": "#ebb92f",
    "mustard": "#cf9a2c",
    "golden": "#d9a441",
    "gold": "#d4a437",
    "blond": "#dcb566",
    "blonde": "#dcb566",
    "ginger": "#c4682e",
    "auburn": "#7d3b26",
    "green": "#4d8a51",
    "olive": "#74763f",
    "emerald": "#2d8566",
    "mint": "#9fd0b4",
    "lime": "#9cbd3e",
    "teal": "#2f7f83",
    "turquoise": "#41a7a5",
    "cyan": "#49b3c6",
    "blue": "#3a6ea5",
    "navy": "#27395c",
    "indigo": "#3f3d7c",
    "azure": "#5b9fd6",
    "purple": "#704a8c",
    "violet": "#7d5ba6",
    "lavender": "#b5a4d3",
    "lilac": "#bfa3cf",
    "black": "#2b2b32",
    "charcoal": "#3d4148",
    "grey": "#8b9097",
    "gray": "#8b9097",
    "silver": "#b6bdc4",
    "white": "#f1efe9",
}
"""Colour words as flat gouache tints, before the light of the picture falls on them."""


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
