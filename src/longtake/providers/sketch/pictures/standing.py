"""An actor as a layer: its drawing put into the frame, lit from the picture's own light."""

import math
from dataclasses import replace
from typing import Final

from longtake.providers.sketch.pictures import framing
from longtake.providers.sketch.pictures.afloat import afloat
from longtake.providers.sketch.pictures.cast import Actor
from longtake.providers.sketch.pictures.framing import Crop
from longtake.providers.sketch.pictures.layer import Layer, Point, Rim
from longtake.providers.sketch.pictures.palette import Palette
from longtake.providers.sketch.staging import Staging

_TALL: Final = 1.15
"""Height in widths from which what flies goes up: a rocket, a balloon."""
_STRIDING: Final = frozenset({"extreme_wide", "wide", "medium_wide"})
"""Framings in which legs are seen."""
_GAIT: Final = ((0,), (1, 3), (2,))
"""Quarters of a gait: one foot in front, passing, the other foot in front."""
_FLOATING: Final = frozenset({"water", "air"})
_STYLED: Final = {"noir": 0.6, "neon": 0.7, "luxury": 0.5, "dark": 0.5}
"""Looks that live by the light along the edges."""
_RIMS: Final = {"clear": 0.55, "wind": 0.5, "cloudy": 0.3, "snow": 0.35, "storm": 0.25}
"""How strong the light along an edge is, by weather."""


def stand(
    actor: Actor, staging: Staging, palette: Palette, crop: Crop, light: Point
) -> tuple[Layer, ...]:
    """The layer of the actor; `light` is where the key light is, in picture units.

    One that walks has a layer for each pose of its gait, where its legs are seen.
    """
    standing = _standing(actor, staging, palette, crop, light)
    steps = actor.drawing.steps
    if not steps or staging.framing not in _STRIDING:
        return (standing,)
    plain = actor.drawing.svg
    return (
        replace(standing, beats=_GAIT[0]),
        *(
            replace(standing, svg=standing.svg.replace(plain, step), beats=beats)
            for step, beats in zip(steps, _GAIT[1:], strict=True)
        ),
    )


def _standing(actor: Actor, staging: Staging, palette: Palette, crop: Crop, light: Point) -> Layer:
    drawing, scale = actor.drawing, actor.scale * crop.zoom
    x, y = framing.through(crop, (actor.x, actor.y))
    wide, high = drawing.width * scale, drawing.height * scale
    spare = 0.35 * max(wide, high)
    svg = afloat(drawing, palette) if drawing.medium == "water" else drawing.svg
    turn = -1 if actor.mirrored else 1
    return Layer(
        svg=(
            f'<g transform="translate({x:.2f} {y:.2f}) scale({turn * scale:.5f} {scale:.5f})">'
            f"{svg}</g>"
        ),
        depth=1.0,
        motion=_motion(actor),
        box=(x - wide / 2 - spare, y - high - spare, x + wide / 2 + spare, y + spare),
        base=(x, y),
        rim=_rim(actor, staging, palette.light, light, high),
        heading=(0.0, 0.0) if staging.framing in framing.CLOSE else _heading(actor),
        size=high,
    )


def _heading(actor: Actor) -> Point:
    if actor.drawing.motion == "fly" and actor.drawing.height > _TALL * actor.drawing.width:
        return 0.0, -0.5
    if actor.drawing.motion in {"walk", "fly"}:
        return (-1.0 if actor.mirrored else 1.0), 0.0
    return 0.0, 0.0


def _motion(actor: Actor) -> str:
    if actor.drawing.motion == "bob" and actor.drawing.medium not in _FLOATING:
        return "breathe"
    if actor.drawing.motion == "still" and actor.upright:
        return "breathe"
    return actor.drawing.motion


def _rim(actor: Actor, staging: Staging, colour: str, light: Point, high: float) -> Rim | None:
    left, top, right, bottom = actor.box
    x, y = light[0] - (left + right) / 2, light[1] - (top + bottom) / 2
    far = math.hypot(x, y)
    strength = _RIMS.get(staging.weather, 0.15) * (0.7 if staging.time == "day" else 1.0)
    strength = max(strength, _STYLED.get(staging.look, 0.0))
    wide = min(9.0, 1.2 + 0.008 * high)
    if far < 1 or high < 24:
        return None
    return Rim(colour, wide * x / far, wide * y / far, strength)
