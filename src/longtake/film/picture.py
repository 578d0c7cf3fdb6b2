"""The shape of the picture and the words for framing and camera moves."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from longtake.film.time import plain_fraction

FRAMINGS: Final = (
    "extreme_wide",
    "wide",
    "medium_wide",
    "medium",
    "medium_close_up",
    "close_up",
    "extreme_close_up",
    "macro",
)
"""How much of the subject the picture holds, widest first."""

MOVES: Final = (
    "static",
    "static_hold",
    "slow_pan",
    "pan_across",
    "pan_left",
    "pan_right",
    "whip_pan",
    "tilt_up",
    "tilt_down",
    "slow_dolly_in",
    "dolly_in",
    "dolly_out",
    "push_in",
    "slow_push_in",
    "pull_back",
    "zoom_in",
    "zoom_out",
    "tracking_shot",
    "handheld_follow",
    "slow_orbit",
    "crane_up",
    "crane_down",
    "reveal",
    "fast_cuts",
    "aerial_drift",
)
"""What the camera does during a shot."""

JOINS: Final = ("", "cut", "match_cut", "continue", "dissolve", "fade", "dip")
"""How a shot meets the next one; empty leaves it to the mode."""

SMALLEST: Final = 64
LARGEST: Final = 4096
"""Sides of a picture, in pixels: H.264 level 5.2 ends near 4096x2304."""
LARGEST_AREA: Final = 4096 * 2304

_ASPECT_SHORT: Final = 720
_NAMED: Final = {
    "widescreen": "16:9",
    "landscape": "16:9",
    "vertical": "9:16",
    "portrait": "9:16",
    "square": "1:1",
    "cinemascope": "21:9",
}


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in pixels, both even (4:2:0 colour needs it)."""

    width: int
    height: int

    def __str__(self) -> str:
        """Give `1280x720`."""
        return f"{self.width}x{self.height}"

    @property
    def aspect(self) -> Fraction:
        """Width over height."""
        return Fraction(self.width, self.height)


HD: Final = Size(1280, 720)


def size_of(text: str) -> Size:
    """Read `1280x720`; an odd side is rounded down to even.

    Raises `ValueError` for another form or for sides outside 64 to 4096 (4096x2304 in area).
    """
    match = re.fullmatch(r"\s*(-?\d{1,9})\s*[xX*]\s*(-?\d{1,9})\s*", text)
    if match is None:
        message = f"size {text!r} is not WIDTHxHEIGHT, such as 1280x720"
        raise ValueError(message)
    width, height = int(match[1]), int(match[2])
    if min(width, height) < SMALLEST or max(width, height) > LARGEST:
        message = f"size {text!r} is outside {SMALLEST} to {LARGEST} pixels a side"
        raise ValueError(message)
    if width * height > LARGEST_AREA:
        message = f"size {text!r} is larger than 4096x2304 in area; try 3840x2160"
        raise ValueError(message)
    return Size(width // 2 * 2, height // 2 * 2)


def size_for(aspect: str, short: int = _ASPECT_SHORT) -> Size:
    """Give the size for an aspect such as `16:9`, `2.39` or `vertical`, its short side `short`.

    Raises `ValueError` for what is no ratio between 1:4 and 4:1.
    """
    ratio = aspect_of(aspect)
    if ratio >= 1:
        return Size(_even(short * ratio), _even(Fraction(short)))
    return Size(_even(Fraction(short)), _even(short / ratio))


def aspect_of(text: str) -> Fraction:
    """Read `16:9`, `16/9`, `2.39` or a word such as `vertical`; raises `ValueError`."""
    plain = _NAMED.get(text.strip().lower(), text.strip())
    try:
        parts = [plain_fraction(part) for part in re.split(r"[:/x]", plain)]
        ratio = parts[0] if len(parts) == 1 else parts[0] / parts[1]
    except (ValueError, ZeroDivisionError):
        message = f"aspect {text!r} is no ratio; try 16:9, 9:16, 1:1 or 4:5"
        raise ValueError(message) from None
    if not Fraction(1, 4) <= ratio <= 4:  # noqa: PLR2004 - beyond it no model and no screen follows
        message = f"aspect {text!r} is outside 1:4 to 4:1"
        raise ValueError(message)
    return ratio


def _even(side: Fraction) -> int:
    return max(2, round(side / 2) * 2)
