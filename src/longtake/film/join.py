"""Joins: how a shot meets the next one, and over how many frames."""

import re
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from longtake.film.storyboard import Shot
from longtake.film.time import frames, plain_fraction

USUAL: Final = MappingProxyType(
    {"dissolve": Fraction(1, 2), "fade": Fraction(1), "dip": Fraction(1, 2)}
)
"""Seconds of the joins that take time, where the storyboard names none."""
LONGEST: Final = Fraction(10)
THROUGH: Final = MappingProxyType({"fade": "#000000", "dip": "#ffffff"})
"""What a fade and a dip go through, where the storyboard names no colour."""

_NAMED: Final = MappingProxyType({"black": "#000000", "white": "#ffffff"})


@dataclass(frozen=True, slots=True)
class Reach:
    """The frames that a join changes."""

    before: int = 0
    """The last of the shot that goes."""
    after: int = 0
    """The first of the shot that comes; a dissolve needs as many from after the other's end."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A join as the storyboard's page spells it: `dissolve`, `fade 2`, `dip black 0.5`."""

    kind: str
    seconds: Fraction | None = None
    colour: str = ""


def join_of(text: str) -> Wording:
    """Read a join that takes time, with its seconds and colour; raises `ValueError`."""
    kind, *rest = text.split()
    seconds, colour = None, ""
    for word in rest:
        if word.lower() in _NAMED or word.startswith("#"):
            colour = _colour(kind, word.lower())
        else:
            seconds = _seconds(kind, word)
    return Wording(kind, seconds, colour)


def reach(shot: Shot, after: Shot | None, rate: Fraction) -> Reach:
    """Give the frames that a shot's join asks for; never more than half of either shot.

    The last shot's join ends the film: whatever takes time fades its picture out.
    """
    if shot.join not in USUAL:
        return Reach()
    wanted = frames(USUAL[shot.join], rate) if shot.join_frames is None else shot.join_frames
    if after is None:
        return Reach(before=min(wanted, shot.frames // 2))
    half = min(shot.frames // 2, after.frames // 2)
    if shot.join == "dissolve":
        return Reach(after=min(wanted, half))
    return Reach(before=min(wanted // 2, half), after=min(wanted - wanted // 2, half))


def _colour(kind: str, word: str) -> str:
    colour = _NAMED.get(word, word)
    if kind != "dip":
        message = f"a {kind} has no colour; write dip {word} to go through one"
        raise ValueError(message)
    if not re.fullmatch(r"#[0-9a-f]{6}", colour):
        message = f"{word[:40]!r} is no colour; write black, white or #rrggbb"
        raise ValueError(message)
    return colour


def _seconds(kind: str, word: str) -> Fraction:
    try:
        seconds = plain_fraction(word.removesuffix("s"))
    except ValueError:
        message = f"{word[:40]!r} is no length of a join; write seconds, as in {kind} 0.5"
        raise ValueError(message) from None
    if not 0 < seconds <= LONGEST:
        message = f"{kind} {word} is outside 0 to {LONGEST} seconds"
        raise ValueError(message)
    return seconds
