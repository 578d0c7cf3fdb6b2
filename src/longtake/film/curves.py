"""What one pass over a clip measures, a number a picture or a moment of sound."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias

Curve: TypeAlias = tuple[float, ...]

STRIDE: Final = 6
"""Pictures from one long look to the next: what drifts is compared over so many."""
TICKS: Final = 50
"""Moments of sound a second."""


@dataclass(frozen=True, slots=True)
class PictureCurves:
    """A number for each picture, in levels of 0 to 255 where nothing else is said."""

    luma: Curve
    """Mean."""
    blue: Curve
    """Mean of Cb; 128 is grey."""
    red: Curve
    """Mean of Cr."""
    contrast: Curve
    """Standard deviation of luma."""
    saturation: Curve
    """Mean distance from grey."""
    sharpness: Curve
    """Mean step from a pixel to the next."""
    change: Curve
    """Mean absolute difference to the picture before; 0 for the first."""
    stir: Curve
    """The same in the part of the picture that changed most."""
    likeness: Curve
    """Correlation with the picture before, -1 to 1, which light alone does not alter."""
    aligned: Curve
    """The same where the picture before is moved to fit best; looked at where `change` springs."""
    shift: Curve
    """By how much of the picture's width it was moved for that."""
    looks: "tuple[Look, ...]" = ()
    """From the second on, one each `STRIDE` pictures."""


@dataclass(frozen=True, slots=True)
class Look:
    """What became of the same things since `STRIDE` pictures before, where they are seen in both.

    What comes into view or leaves it is no part of it.
    """

    seen: float
    """Share of the picture that was found again."""
    luma: float
    """Levels."""
    contrast: float
    """The logarithm of the ratio, and so below."""
    saturation: float
    sharpness: float


@dataclass(frozen=True, slots=True)
class SoundCurves:
    """A number for each of `TICKS` moments a second."""

    level: Curve
    """RMS of the louder side, dBFS; -120 for nothing."""
    peak: Curve
    """0 to 1, over 1 where a decoder overshoots."""
    clipped: Curve
    """Share of samples that stand at the ceiling."""
    click: Curve
    """How far a millisecond stands out of those around it, dB."""
    loudness: Curve
    """Momentary, LUFS, ten a second; -70 for silence."""
    lufs: float
    """Integrated."""
    true_peak: float
    """dBTP."""


@dataclass(frozen=True, slots=True)
class Curves:
    """Everything that is measured of a file."""

    rate: Fraction
    """Pictures a second."""
    frames: int
    """Pictures that decode."""
    declared: int
    """Pictures that the file says it holds; 0 where it says nothing credible."""
    lasts: Fraction
    """Seconds from the first picture's begin to the last one's end."""
    size: str
    """`1280x720`, as stored."""
    picture: PictureCurves
    sound: SoundCurves | None = None
    broken: str = ""
    """Why decoding ended, where it ended early."""
