"""Reframing: the part of a picture that another shape of screen shows."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias

from longtake.film.picture import Size

FITS: Final = ("crop", "pad")
"""How a picture is brought to another shape: cut about what matters, or whole on black."""

Point: TypeAlias = tuple[float, float]
"""A place in a picture, from 0, 0 at its upper left to 1, 1 at its lower right."""
MIDDLE: Final[Point] = (0.5, 0.5)


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a picture, in parts of its width and height."""

    left: Fraction
    top: Fraction
    width: Fraction
    height: Fraction


def window(source: Size, target: Size, about: Point = MIDDLE) -> Window:
    """Give the largest part of a picture with the target's shape, as near about a point as it goes.

    It is never stretched and never leaves the picture.
    """
    wide = min(Fraction(1), target.aspect / source.aspect)
    high = min(Fraction(1), source.aspect / target.aspect)
    return Window(_start(about[0], wide), _start(about[1], high), wide, high)


def _start(about: float, length: Fraction) -> Fraction:
    """Give where a length begins that lies about a point, in thousandths."""
    wanted = Fraction(round(about * 1000), 1000) - length / 2
    return min(max(wanted, Fraction(0)), 1 - length)
