"""What an inspection of a file came to: findings, seams, and curves short enough to be drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from statistics import fmean
from typing import Final

from longtake.film.curves import TICKS, Curve, Curves
from longtake.film.expected import Expected
from longtake.film.finding import Finding
from longtake.film.seeing import step_ratio

_POINTS: Final = 600
"""Of a curve on a page."""


@dataclass(frozen=True, slots=True)
class Seam:
    """Where two clips meet."""

    at: int
    """The first frame of the later one."""
    before: str
    after: str
    unbroken: bool
    """True where nothing should be seen."""
    ratio: float
    """The step at the join, over the film's own median from picture to picture."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A curve as it is drawn: the mean of as many pictures as a point stands for."""

    name: str
    unit: str
    points: Curve


@dataclass(frozen=True, slots=True)
class Inspection:
    """What is known of a file once it was looked over."""

    name: str
    rate: Fraction
    frames: int
    size: str
    findings: tuple[Finding, ...]
    seams: tuple[Seam, ...] = ()
    curves: tuple[Drawn, ...] = ()
    lufs: float | None = None
    """Integrated; None without sound."""
    true_peak: float | None = None

    @property
    def severe(self) -> tuple[Finding, ...]:
        """What anybody sees or hears."""
        return tuple(each for each in self.findings if each.severe)

    @property
    def looked_at(self) -> tuple[int, ...]:
        """The frames that are worth a picture: where findings begin, and both sides of seams."""
        sides = [side for seam in self.seams for side in (seam.at - 1, seam.at)]
        begun = [each.at for each in self.findings if each.at < self.frames]
        return tuple(sorted({*sides, *begun}))


def inspection(
    name: str, curves: Curves, expected: Expected, findings: Sequence[Finding]
) -> Inspection:
    """Give what the curves of a file and the findings in it come to."""
    sound = curves.sound
    return Inspection(
        name=name,
        rate=curves.rate,
        frames=curves.frames,
        size=curves.size,
        findings=tuple(findings),
        seams=tuple(
            Seam(
                join.at,
                join.before,
                join.after,
                join.unbroken,
                step_ratio(curves, join.at, expected.cuts),
            )
            for join in expected.joins
            if 0 < join.at < curves.frames
        ),
        curves=_drawn(curves),
        lufs=sound.lufs if sound else None,
        true_peak=sound.true_peak if sound else None,
    )


def _drawn(curves: Curves) -> tuple[Drawn, ...]:
    picture, sound = curves.picture, curves.sound
    warmth = [red - blue for red, blue in zip(picture.red, picture.blue, strict=True)]
    drawn = [
        Drawn("light", "levels", shortened(picture.luma)),
        Drawn("colour, cold to warm", "levels", shortened(warmth)),
        Drawn("saturation", "levels", shortened(picture.saturation)),
        Drawn("contrast", "levels", shortened(picture.contrast)),
        Drawn("sharpness", "levels a pixel", shortened(picture.sharpness)),
        Drawn("change", "levels a picture", shortened(picture.change)),
    ]
    if sound is not None:
        drawn.append(Drawn("loudness", "LUFS", shortened(sound.loudness)))
        drawn.append(Drawn("level", "dBFS", shortened(sound.level[:: TICKS // 10])))
    return tuple(each for each in drawn if len(each.points) > 1)


def shortened(curve: Sequence[float], points: int = _POINTS) -> Curve:
    """Give a curve of at most so many points, each the mean of its stretch, to three places."""
    count = min(points, len(curve))
    edges = [place * len(curve) // count for place in range(count + 1)] if count else []
    return tuple(round(fmean(curve[start:stop]), 3) for start, stop in pairwise(edges))
