"""What falls, drifts and glints in front of everything: rain, snow, fog, leaves, dust, lightning.

Every particle's place is a function of the time in the shot and of the staging's seed.
"""

import hashlib
import math
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from longtake.providers.sketch.frames.lay import Planes
from longtake.providers.sketch.frames.mist import Veil, draw_veil, mist
from longtake.providers.sketch.frames.rain import Sheet, rain, slide
from longtake.providers.sketch.frames.swarm import (
    Swarm,
    bubbles,
    draw_swarm,
    dust,
    fireflies,
    leaves,
    snow,
)
from longtake.providers.sketch.pictures.arrays import Pixels
from longtake.providers.sketch.pictures.compose import Composition
from longtake.providers.sketch.pictures.indoors import DUSTY, SHELTERED
from longtake.providers.sketch.staging import Staging

_FIREFLIES: Final = frozenset({"forest", "garden", "field", "park", "jungle", "river", "village"})


@dataclass(frozen=True, slots=True)
class Weather:
    """All that is in the air of a shot."""

    sheets: tuple[Sheet, ...] = ()
    veils: tuple[Veil, ...] = ()
    swarms: tuple[Swarm, ...] = ()
    flashes: int | None = None
    """Seed of the lightning."""


def gather(composition: Composition, size: tuple[int, int]) -> Weather:
    """The weather of the composition for frames of this size in pixels."""
    staging = composition.staging
    dice = np.random.default_rng(_seed(f"{staging.seed}/{staging.place}/{staging.weather}"))
    weather = "" if staging.place in SHELTERED else staging.weather
    return Weather(
        sheets=rain(dice, size, heavy=weather == "storm") if weather in {"rain", "storm"} else (),
        veils=mist(dice, size, composition.palette.haze) if weather == "fog" else (),
        swarms=_swarms(dice, staging, weather),
        flashes=staging.seed if weather == "storm" else None,
    )


def fall(weather: Weather, planes: Planes, now: float) -> None:
    """Paint the weather `now` seconds into the shot onto the planes."""
    for veil in weather.veils:
        draw_veil(veil, planes, now)
    if weather.flashes is not None:
        _flash(planes[0], now, weather.flashes)
    for sheet in weather.sheets:
        slide(planes[0], sheet, now)
    for swarm in weather.swarms:
        draw_swarm(swarm, planes, now)


def _swarms(dice: np.random.Generator, staging: Staging, weather: str) -> tuple[Swarm, ...]:
    if weather == "snow":
        return snow(dice)
    if weather == "wind":
        return (leaves(dice, staging.season),)
    if staging.place == "underwater":
        return (bubbles(dice),)
    if staging.place in DUSTY:
        return (dust(dice),)
    warm = staging.time in {"dusk", "night"} and staging.season in {"spring", "summer"}
    calm = weather == "clear" and staging.place in _FIREFLIES
    return (fireflies(dice),) if warm and calm else ()


def _seed(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])


def _flash(luma: Pixels, now: float, seed: int) -> None:
    """Lightning: once in each stretch of five seconds, two beats that fade."""
    stretch = int(now // 5)
    start = 5 * stretch + 1.2 + _seed(f"{seed}/{stretch}") % 1000 / 1000 * 3
    since = now - start
    if not 0 <= since < 0.9:
        return
    glow = math.exp(-9 * since) + 0.7 * math.exp(-7 * abs(since - 0.28))
    share = min(0.42, 0.34 * glow)
    cv2.convertScaleAbs(luma, dst=luma, alpha=1 - share, beta=228 * share)
