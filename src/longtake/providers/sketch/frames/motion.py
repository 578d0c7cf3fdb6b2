"""How layers move by themselves: clouds drift, trees sway, boats bob, lamps flicker.

All of it is a function of the time in the shot, so that a shot may be rendered in pieces.
"""

import math
from dataclasses import dataclass
from typing import Final

from longtake.providers.sketch.frames.affine import (
    IDENTITY,
    Affine,
    after,
    lean,
    scale,
    slide,
    turn,
)
from longtake.providers.sketch.pictures.layer import Layer
from longtake.providers.sketch.pictures.raster import Patch

_DRIFT: Final = 7.0
"""Frame units a second."""
_FARTHEST_DRIFT: Final = 0.08
"""Of the frame's width: clouds must not uncover the end of what is painted."""
_STRIDE: Final = 0.22
"""Heights a second that a walking figure gains; the frame's width limits it."""
_STEPS: Final = 1.7
"""Steps a second."""


_SWEEP: Final = 0.9
"""Radians a second that a lighthouse lamp turns."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time in a shot, and what of the shot decides how things move."""

    now: float
    """Seconds into the shot."""
    seconds: float
    """Length of the shot."""
    width: float
    """Frame units across."""
    windy: bool
    follow: float | None
    """Where a camera that follows has gone, in frame units; none where it does not follow."""


@dataclass(frozen=True, slots=True)
class Ripple:
    """Sideways waves on water, longer and wider towards the viewer."""

    top: float
    """Frame units down to where the water begins."""
    now: float


def moved(layer: Layer, patch: Patch, moment: Moment) -> Affine:
    """Where the patch's points go, in frame units."""
    mover = _MOVERS.get(layer.motion)
    return mover(layer, patch, moment) if mover else IDENTITY


def stepping(layer: Layer, now: float) -> bool:
    """Whether the layer is the one seen at this moment of its gait, in seconds into the shot."""
    pace = 4 if layer.motion == "fly" else 2
    return not layer.beats or round(pace * _STEPS * now) % 4 in layer.beats


def opacity(layer: Layer, patch: Patch, moment: Moment) -> float:
    """How much of the patch is seen, 0 to 1."""
    own = _phase(patch)
    if layer.motion == "flicker":
        slow, fast = math.sin(2.1 * moment.now + own), math.sin(7.3 * moment.now + 2.7 * own)
        return 0.86 + 0.1 * slow + 0.04 * fast
    if layer.motion == "sweep":
        return 0.5 + 0.5 * abs(math.cos(_SWEEP * moment.now))
    return 1.0


def ripple(layer: Layer, patch: Patch, moment: Moment) -> Ripple | None:
    """The waves on the patch, where it is water."""
    return Ripple(patch.head, moment.now) if layer.motion == "shimmer" else None


def _phase(patch: Patch) -> float:
    return (patch.left * 0.013 + patch.foot * 0.007) % math.tau


def _drift(layer: Layer, patch: Patch, moment: Moment) -> Affine:
    del layer, patch
    speed = _DRIFT * (2.2 if moment.windy else 1.0)
    most = _FARTHEST_DRIFT * moment.width
    return slide(min(speed, most / max(moment.seconds, 1e-3)) * moment.now, 0.0)


def _sway(layer: Layer, patch: Patch, moment: Moment) -> Affine:
    pace, reach = (2.6, 0.016) if moment.windy else (1.25, 0.007)
    own = _phase(patch)
    slope = math.sin(pace * moment.now + own) + 0.4 * math.sin(2.3 * pace * moment.now + 3 * own)
    return lean(reach * slope, layer.base[1] if layer.base else patch.foot)


def _bob(layer: Layer, patch: Patch, moment: Moment) -> Affine:
    base = layer.base or (patch.left, patch.foot)
    wild = 2.0 if moment.windy else 1.0
    reach = min(6.0, 1.5 + 0.012 * layer.size) * wild
    heave = reach * math.sin(1.3 * moment.now + base[0] * 0.01)
    roll = 0.9 * wild * math.sin(1.05 * moment.now + 0.8 + base[0] * 0.01)
    return after(slide(0.0, heave), turn(roll, base))


def _breathe(layer: Layer, patch: Patch, moment: Moment) -> Affine:
    base = layer.base or (patch.left, patch.foot)
    lungs = math.sin(1.7 * moment.now + base[0] * 0.02)
    sway = math.sin(0.8 * moment.now + base[0] * 0.03)
    return after(lean(0.004 * sway, base[1]), scale(1.0, 1 + 0.005 * lungs, base))


def _walk(layer: Layer, patch: Patch, moment: Moment) -> Affine:
    base = layer.base or (patch.left, patch.foot)
    step = math.pi * _STEPS * moment.now
    lift = -0.014 * layer.size * abs(math.sin(step))
    rock = turn(1.1 * math.sin(step), base)
    return after(_headway(layer, moment), after(slide(0.0, lift), rock))


def _fly(layer: Layer, patch: Patch, moment: Moment) -> Affine:
    base = layer.base or (patch.left, patch.foot)
    wave = math.sin(1.6 * moment.now + base[0] * 0.02)
    tilt = turn(1.6 * math.cos(1.6 * moment.now + base[0] * 0.02), base)
    return after(_headway(layer, moment), after(slide(0.0, 0.035 * layer.size * wave), tilt))


def _spin(layer: Layer, patch: Patch, moment: Moment) -> Affine:
    base = layer.base or (patch.left, patch.foot)
    return turn(24.0 * moment.now, (base[0], base[1] - layer.size / 2))


def _sweep(layer: Layer, patch: Patch, moment: Moment) -> Affine:
    del patch
    # A beam that turns, seen from the side: it shortens, points at us, and grows the other way.
    facing = math.cos(_SWEEP * moment.now)
    return scale(math.copysign(max(0.03, abs(facing)), facing), 1.0, layer.base or (0.0, 0.0))


def _headway(layer: Layer, moment: Moment) -> Affine:
    """How far a figure has got; one that the camera follows keeps its place in the frame."""
    if moment.follow is not None and layer.heading[0]:
        return slide(moment.follow, 0.0)
    most = 0.2 * moment.width
    way = min(_STRIDE * layer.size, most / max(moment.seconds, 1e-3)) * moment.now
    return slide(layer.heading[0] * way, layer.heading[1] * way)


_MOVERS: Final = {
    "drift": _drift,
    "sway": _sway,
    "bob": _bob,
    "breathe": _breathe,
    "walk": _walk,
    "fly": _fly,
    "spin": _spin,
    "sweep": _sweep,
}
