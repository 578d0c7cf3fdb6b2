"""Time as whole frames at an exact rate; seconds appear only at a person's or a vendor's door."""

import re
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Final, TypeAlias

FILM_RATE: Final = Fraction(24)
SOUND_RATE: Final = 48_000
"""Samples a second of every sound inside a film."""

Seconds: TypeAlias = int | float | str | Decimal | Fraction


def frames(seconds: Seconds, rate: Fraction) -> int:
    """Give the whole frames nearest to `seconds`; halves round up."""
    return floor(Fraction(seconds) * rate + Fraction(1, 2))


def seconds(frames: int, rate: Fraction) -> Fraction:
    """Give the exact seconds that `frames` last."""
    return Fraction(frames) / rate


def samples(frames: int, rate: Fraction) -> int:
    """Give the samples of sound (at 48 kHz) under `frames`, rounded so that stretches abut."""
    return floor(Fraction(frames) / rate * SOUND_RATE + Fraction(1, 2))


_LATE: Final = Fraction(1, 4)
"""Of a film frame, by which a picture may be late: containers round times, some to a thousandth."""


_BARELY: Final = Fraction(1, 10)
"""Of a film frame: a clip that ends so soon after its begin is not shown in it any more."""


def due_from(begins: Fraction, rate: Fraction) -> int:
    """Give the first film frame in which a picture is due that begins at `begins` seconds."""
    return ceil(begins * rate - _LATE)


def holds(lasts: Fraction, rate: Fraction) -> int:
    """Give the film frames, from its begin, in which a clip of `lasts` seconds is shown."""
    return ceil(lasts * rate - _BARELY)


def timecode(frames: int, rate: Fraction, *, drop: bool = False) -> str:
    """Give `HH:MM:SS:FF`, counted at the nearest whole rate.

    With `drop`, at a rate that `drops`, the numbers that make up for what it lacks of that rate
    are left out, and the last mark is a semicolon: no frame is dropped, only its number.
    """
    whole = max(1, round(rate))
    dropping = drop and drops(rate)
    if dropping:
        frames = _numbered(frames, whole)
    total, part = divmod(frames, whole)
    minutes, second = divmod(total, 60)
    hours, minute = divmod(minutes, 60)
    mark = ";" if dropping else ":"
    return f"{hours:02}:{minute:02}:{second:02}{mark}{part:02}"


def drops(rate: Fraction) -> bool:
    """Say whether a rate is counted with drop frames: 29.97 and 59.94, never 23.976."""
    return rate in {Fraction(30_000, 1001), Fraction(60_000, 1001)}


def _numbered(frames: int, whole: int) -> int:
    """Give a frame's number where 2 (of 30) or 4 (of 60) are skipped each minute but the tenth.

    As SMPTE ST 12-1 counts.
    """
    skipped = whole // 15
    minute, ten = whole * 60 - skipped, whole * 600 - 9 * skipped
    tens, rest = divmod(frames, ten)
    minutes = max(0, rest - skipped) // minute
    return frames + skipped * (9 * tens + minutes)


def spoken(frames: int, rate: Fraction) -> str:
    """Give a length for people: `5.0 s`, `2 min 30 s`."""
    exact = seconds(frames, rate)
    if exact < 60:  # noqa: PLR2004 - a minute
        return f"{float(exact):.1f} s"
    minutes, rest = divmod(round(exact), 60)
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def rate_of(text: str) -> Fraction:
    """Read a frame rate such as `24`, `29.97` or `30000/1001`; NTSC decimals become exact.

    Raises `ValueError` for what is no number from 1 to 120.
    """
    try:
        rate = plain_fraction(text)
    except ValueError:
        message = f"frame rate {text!r} is no number; try 24, 25, 29.97 or 30000/1001"
        raise ValueError(message) from None
    if not 1 <= rate <= 120:  # noqa: PLR2004 - what players and encoders take
        message = f"frame rate {text!r} is outside 1 to 120 frames a second"
        raise ValueError(message)
    return _NTSC.get(f"{float(rate):.2f}", rate) if rate.denominator > 1 else rate


def plain_fraction(text: str) -> Fraction:
    """Read `24`, `29.97` or `30000/1001`; raises `ValueError` for anything else.

    Exponents are refused: `1e999999999` is a number, but one that takes minutes to write down.
    """
    if not re.fullmatch(r"\s*\d{1,9}(\.\d{1,9}|/0*[1-9]\d{0,8})?\s*", text, re.ASCII):
        message = f"{text[:40]!r} is no plain number"
        raise ValueError(message)
    return Fraction(text.strip())


_NTSC: Final = {
    "23.98": Fraction(24_000, 1001),
    "29.97": Fraction(30_000, 1001),
    "59.94": Fraction(60_000, 1001),
}
