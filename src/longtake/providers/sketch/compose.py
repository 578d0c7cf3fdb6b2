"""Puts a picture together: the place in planes, the subjects in it, the frame around them."""

import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from longtake.providers.sketch import framing
from longtake.providers.sketch.cast import Actor, cast
from longtake.providers.sketch.framing import Crop
from longtake.providers.sketch.lie import ground_edge, waist
from longtake.providers.sketch.layer import Layer, Point, Rim
from longtake.providers.sketch.figures.drawing import Drawing
from longtake.providers.sketch.palette import Palette, mix
from longtake.providers.sketch.palette import palette as palette_of
from longtake.providers.sketch.scenery import Plane, Setting, scenery
from longtake.providers.sketch.staging import Staging
from longtake.providers.sketch.indoors import INDOORS

_NEAR_DEPTHS: Final = 0.2
"""Still planes closer than this in depth are drawn as one."""
_HERO: Final = 6.0
"""How much a small thing may grow where it is the subject."""
_DISTANT: Final = 0.42
"""How small a subject may become by being put farther away."""
_OFF_THE_EDGE: Final = 16.0
"""Picture units that a subject keeps from the far edge of the ground it stands on."""
_WALL: Final = 0.55
"""Depth of the walls of a room."""
_FULL: Final = 620.0
"""Picture units that a subject may be high in a wide frame."""


@dataclass(frozen=True, slots=True)
class Composition:
    """A picture ready to be filmed: layers back to front, in frame units."""

    staging: Staging
    palette: Palette
    aspect: float
    layers: tuple[Layer, ...]
    aim: Point
    """What the camera goes towards, 0 to 1 of the frame."""


def compose(
    staging: Staging, aspect: float, references: Sequence[bytes] = ()
) -> Composition:
    """The picture of this staging; `aspect` is width over height.

    `references` are PNG, JPEG or WebP files by the index that a figure's `picture` names.
    Raises `ValueError` when one that is to be shown is no picture.
    """
    palette = palette_of(staging)
    setting = scenery(staging, palette, aspect)
    actors = cast(staging.figures, setting, palette, references, aspect)
    actors, crop = _framed(staging, actors, setting, aspect)
    layers = (
        *_merged(_planes(staging, setting, crop, aspect, front=False)),
        *(
            _figure(actor, staging, palette, setting, crop, aspect)
            for actor in sorted(actors, key=lambda actor: actor.y)
        ),
        *_merged(_planes(staging, setting, crop, aspect, front=True)),
    )
    return Composition(staging, palette, aspect, layers, _aim(actors, crop, aspect))


def _framed(
    staging: Staging, actors: tuple[Actor, ...], setting: Setting, aspect: float
) -> tuple[tuple[Actor, ...], Crop]:
    """The actors, larger or farther where the framing asks for it, and the crop around them."""
    if not actors:
        x = 500 * aspect + 0.3 * (setting.light[0] - 500 * aspect)
        crop = framing.crop_empty(staging.framing, (x, setting.horizon - 30))
        return actors, framing.inside(crop, aspect)
    actors = _set_back(staging, actors, setting, aspect)
    wanted = _wanted(staging, actors, aspect)
    growth = _growth(staging.framing, actors[0], wanted.zoom, aspect)
    if growth != 1:
        actors = _grown(actors, growth, close=staging.framing in framing.CLOSE)
        wanted = _wanted(staging, actors, aspect)
    zoom = min(max(1.0, wanted.zoom), framing.nearest(staging.framing))
    return actors, framing.inside(replace(wanted, zoom=zoom), aspect)


def _wanted(staging: Staging, actors: tuple[Actor, ...], aspect: float) -> Crop:
    main = actors[0]
    group = [actor for actor in actors if actor.drawing.medium == main.drawing.medium][:4]
    alone = len(group) == 1 or staging.framing in framing.CLOSE
    box = main.box if alone else framing.union([actor.box for actor in group])
    focus = main.focus if alone else ((box[0] + box[2]) / 2, main.focus[1])
    subject = framing.Subject(box, focus, main.upright)
    side = (1 if main.mirrored else -1) if alone else 0
    return framing.crop_around(staging.framing, subject, aspect=aspect, aside=side)


def _set_back(
    staging: Staging, actors: tuple[Actor, ...], setting: Setting, aspect: float
) -> tuple[Actor, ...]:
    """In a very wide frame the subjects go farther away, down the perspective of the ground."""
    if staging.framing != "extreme_wide" or actors[0].drawing.medium == "surface":
        return actors
    share = min(1.0, max(_DISTANT, _wanted(staging, actors, aspect).zoom))
    if actors[0].drawing.medium == "ground":
        edge = ground_edge(setting.planes, actors[0].x) + _OFF_THE_EDGE
        deep = actors[0].y - setting.horizon
        share = max(share, min(1.0, (edge - setting.horizon) / deep)) if deep > 0 else 1.0
    return tuple(actor.farther(share, setting.horizon) for actor in actors)


def _growth(name: str, main: Actor, zoom: float, aspect: float) -> float:
    """How much the subject must grow in its place, when the place cannot be shown that near."""
    if zoom > framing.nearest(name):
        growth = zoom / framing.nearest(name)
        return growth if name in framing.CLOSE or main.upright else min(growth, _HERO)
    left, top, right, bottom = main.box
    most = _FULL / 2 if name == "extreme_wide" else _FULL
    fit = min(most / (bottom - top), 0.8 * 1000 * aspect / (right - left))
    return max(zoom, min(1.0, fit)) if zoom < 1 else 1.0


def _grown(actors: tuple[Actor, ...], growth: float, *, close: bool) -> tuple[Actor, ...]:
    main = actors[0]
    floats = close and main.drawing.medium != "surface"
    pin = main.focus if floats else (main.x, main.y)
    return tuple(
        actor.scaled(growth, pin)
        if actor.drawing.medium == main.drawing.medium
        else actor
        for actor in actors
    )


def _planes(
    staging: Staging, setting: Setting, crop: Crop, aspect: float, *, front: bool
) -> list[Layer]:
    """The place behind the figures, or in front of them where that hides nobody's face."""
    if front and crop.zoom > 1.6:  # noqa: PLR2004 - from about the knees up
        return []
    return [
        _plane(plane, staging, crop, aspect)
        for plane in setting.planes
        if (plane.depth > 1) == front
    ]


def _plane(plane: Plane, staging: Staging, crop: Crop, aspect: float) -> Layer:
    blur = framing.softness(staging.framing, plane.depth) if staging.figures else 0.0
    # A view through a window stays behind its window.
    depth = max(plane.depth, _WALL) if staging.place in INDOORS else plane.depth
    seen = framing.at_depth(crop, depth, aspect)
    lamp = waist(plane.svg, aspect) if plane.motion == "sweep" else None
    return Layer(
        svg=_placed(plane.svg, seen, aspect),
        depth=plane.depth,
        motion=plane.motion,
        base=lamp and framing.through(seen, lamp, aspect),
        blur=blur,
    )


def _placed(svg: str, crop: Crop, aspect: float) -> str:
    x, y = 500 * aspect - crop.x * crop.zoom, 500 - crop.y * crop.zoom
    return f'<g transform="translate({x:.2f} {y:.2f}) scale({crop.zoom:.4f})">{svg}</g>'


def _merged(layers: list[Layer]) -> list[Layer]:
    """Fewer layers: neighbours of nearly one depth that do not move by themselves become one."""
    found: list[Layer] = []
    for layer in layers:
        last = found[-1] if found else None
        if (
            last
            and last.motion == layer.motion == "still"
            and abs(last.depth - layer.depth) <= _NEAR_DEPTHS
        ):
            found[-1] = replace(
                last,
                svg=last.svg + layer.svg,
                depth=(last.depth + layer.depth) / 2,
                blur=min(last.blur, layer.blur),
            )
        else:
            found.append(layer)
    return found


_RIMS: Final = {"clear": 0.55, "wind": 0.5, "cloudy": 0.3, "snow": 0.35, "storm": 0.25}


def _figure(
    actor: Actor, staging: Staging, palette: Palette, setting: Setting, crop: Crop, aspect: float
) -> Layer:
    drawing, zoom = actor.drawing, crop.zoom
    scale = actor.scale * zoom
    x, y = framing.through(crop, (actor.x, actor.y), aspect)
    wide, high = drawing.width * scale, drawing.height * scale
    spare = 0.2 * max(wide, high)
    turn = -1 if actor.mirrored else 1
    walks = drawing.motion in {"walk", "fly"} and staging.framing not in framing.CLOSE
    return Layer(
        svg=(
            f'<g transform="translate({x:.2f} {y:.2f}) scale({turn * scale:.5f} {scale:.5f})">'
            f"{_afloat(drawing, palette)}</g>"
        ),
        depth=1.0,
        motion=_motion(actor),
        box=(x - wide / 2 - spare, y - high - spare, x + wide / 2 + spare, y + spare),
        base=(x, y),
        rim=_rim(actor, staging, palette, setting, high),
        heading=turn if walks else 0.0,
        size=high,
    )


def _afloat(drawing: Drawing, palette: Palette) -> str:
    """The drawing in the water: nothing to be seen below, its shade and its wake around it."""
    if drawing.medium != "water":
        return drawing.svg
    wide, size = drawing.width / 2, max(drawing.width, drawing.height)
    name = f"afloat{zlib.crc32(drawing.svg.encode()):x}"
    wave = size * 0.006
    waves = "".join(
        f"q{wide / 10:.1f} {wave * (-1) ** step:.1f} {wide / 5:.1f} 0" for step in range(12)
    )
    foam = mix(palette.water, "#ffffff", 0.6)
    wake = "".join(
        f'<path d="M{left * wide:.1f} {y * size:.1f}q{(right - left) / 2 * wide:.1f} '
        f'{0.009 * size:.1f} {(right - left) * wide:.1f} 0" stroke="{foam}" fill="none" '
        f'stroke-width="{0.0045 * size:.2f}" stroke-opacity="{strength}" stroke-linecap="round"/>'
        for left, right, y, strength in _WAKE
    )
    return (
        f'<clipPath id="{name}"><path d="M{-1.2 * wide:.1f} {-2 * size:.1f}'
        f'V0{waves}V{-2 * size:.1f}Z"/></clipPath>'
        f'<radialGradient id="{name}s"><stop offset="0" stop-color="{palette.shade}" '
        f'stop-opacity="0.5"/><stop offset="1" stop-color="{palette.shade}" stop-opacity="0"/>'
        f'</radialGradient><ellipse cx="0" cy="{0.02 * size:.1f}" rx="{1.1 * wide:.1f}" '
        f'ry="{0.07 * size:.1f}" fill="url(#{name}s)"/>'
        f'<g clip-path="url(#{name})">{drawing.svg}</g>{wake}'
    )


_WAKE: Final = (
    (-0.86, 0.84, 0.004, 0.8),
    (-1.16, -0.55, 0.016, 0.5),
    (0.15, 1.08, 0.024, 0.45),
    (-0.62, 0.1, 0.042, 0.3),
)
"""Ends left and right in half widths, height in sizes, opacity."""


def _motion(actor: Actor) -> str:
    if actor.drawing.motion == "bob" and actor.drawing.medium != "water":
        return "breathe"
    if actor.drawing.motion == "still" and actor.upright:
        return "breathe"
    return actor.drawing.motion


def _rim(
    actor: Actor, staging: Staging, palette: Palette, setting: Setting, high: float
) -> Rim | None:
    left, top, right, bottom = actor.box
    x, y = setting.light[0] - (left + right) / 2, setting.light[1] - (top + bottom) / 2
    far = math.hypot(x, y)
    strength = _RIMS.get(staging.weather, 0.15) * (0.7 if staging.time == "day" else 1.0)
    wide = min(9.0, 1.2 + 0.008 * high)
    if far < 1 or high < 24:  # noqa: PLR2004 - too small to show an edge
        return None
    return Rim(palette.light, wide * x / far, wide * y / far, strength)


def _aim(actors: tuple[Actor, ...], crop: Crop, aspect: float) -> Point:
    if not actors:
        return 0.5, 0.5
    x = 0.5 + (actors[0].focus[0] - crop.x) * crop.zoom / (1000 * aspect)
    y = 0.5 + (actors[0].focus[1] - crop.y) * crop.zoom / 1000
    return min(max(x, 0.2), 0.8), min(max(y, 0.25), 0.75)
