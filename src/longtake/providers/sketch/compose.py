"""Puts a picture together: the place in planes, the subjects in it, the frame around them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from longtake.providers.sketch import framing
from longtake.providers.sketch.backdrop import before, behind
from longtake.providers.sketch.cast import Actor, cast
from longtake.providers.sketch.framing import Crop
from longtake.providers.sketch.layer import Layer, Point
from longtake.providers.sketch.lie import ground_edge
from longtake.providers.sketch.palette import Palette
from longtake.providers.sketch.palette import palette as palette_of
from longtake.providers.sketch.scenery import Setting, scenery
from longtake.providers.sketch.staging import Staging
from longtake.providers.sketch.standing import stand

_HERO: Final = 6.0
"""How much a small thing may grow where it is the subject."""
_DISTANT: Final = 0.42
"""How small a subject may become by being put farther away."""
_OFF_THE_EDGE: Final = 16.0
"""Picture units that a subject keeps from the far edge of the ground it stands on."""
_UNMOVED: Final = frozenset({"surface", "air"})
"""Where a subject is, there is no ground to put it farther back on."""
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


def compose(staging: Staging, aspect: float, references: Sequence[bytes] = ()) -> Composition:
    """The picture of this staging; `aspect` is width over height.

    `references` are PNG, JPEG or WebP files by the index that a figure's `picture` names.
    Raises `ValueError` when one that is to be shown is no picture.
    """
    palette = palette_of(staging)
    setting = scenery(staging, palette, aspect)
    actors = cast(staging.figures, setting, palette, references, aspect)
    actors, crop = _framed(staging, actors, setting, aspect)
    layers = (
        *behind(setting.planes, staging, crop),
        *(
            stand(actor, staging, palette, crop, setting.light)
            for actor in sorted(actors, key=lambda actor: actor.y)
        ),
        *before(setting.planes, staging, crop),
    )
    return Composition(staging, palette, aspect, layers, _aim(actors, crop))


def _framed(
    staging: Staging, actors: tuple[Actor, ...], setting: Setting, aspect: float
) -> tuple[tuple[Actor, ...], Crop]:
    """The actors, larger or farther where the framing asks for it, and the crop around them."""
    if not actors:
        x = 500 * aspect + 0.3 * (setting.light[0] - 500 * aspect)
        crop = framing.crop_empty(staging.framing, (x, setting.horizon - 30), aspect)
        return actors, framing.inside(crop)
    actors = _set_back(staging, actors, setting, aspect)
    wanted = _wanted(staging, actors, aspect)
    growth = _growth(staging.framing, actors[0], wanted.zoom, aspect)
    if growth != 1:
        actors = _grown(actors, growth, close=staging.framing in framing.CLOSE)
        wanted = _wanted(staging, actors, aspect)
    zoom = min(max(1.0, wanted.zoom), framing.nearest(staging.framing))
    return actors, framing.inside(replace(wanted, zoom=zoom))


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
    if staging.framing != "extreme_wide" or actors[0].drawing.medium in _UNMOVED:
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
    if main.drawing.medium == "air":
        pin = main.x, (main.box[1] + main.box[3]) / 2
    elif close and main.drawing.medium != "surface":
        pin = main.focus
    else:
        pin = main.x, main.y
    return tuple(
        actor.scaled(growth, pin) if actor.drawing.medium == main.drawing.medium else actor
        for actor in actors
    )


def _aim(actors: tuple[Actor, ...], crop: Crop) -> Point:
    if not actors:
        return 0.5, 0.5
    x, y = framing.through(crop, actors[0].focus)
    x, y = x / (1000 * crop.aspect), y / 1000
    return min(max(x, 0.2), 0.8), min(max(y, 0.25), 0.75)
