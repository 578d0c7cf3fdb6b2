"""Puts a picture together: the place in planes, the subjects in it, the frame around them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from longtake.providers.sketch.pictures import framing
from longtake.providers.sketch.pictures.aboard import aboard
from longtake.providers.sketch.pictures.backdrop import before, behind
from longtake.providers.sketch.pictures.cast import Actor, cast
from longtake.providers.sketch.pictures.framing import Crop
from longtake.providers.sketch.pictures.layer import Box, Layer, Point
from longtake.providers.sketch.pictures.lie import ground_edge
from longtake.providers.sketch.pictures.palette import Palette, keyed
from longtake.providers.sketch.pictures.palette import palette as palette_of
from longtake.providers.sketch.pictures.scenery import Setting, scenery
from longtake.providers.sketch.pictures.standing import stand
from longtake.providers.sketch.staging import Staging

_HERO: Final = 6.0
"""How much a small thing may grow where it is the subject."""
_SEEN: Final = 170.0
"""Picture units that a subject may grow to in any case, so as to be seen at all."""
_DISTANT: Final = 0.42
"""How small a subject may become by being put farther away."""
_OFF_THE_EDGE: Final = 16.0
"""Picture units that a subject keeps from the far edge of the ground it stands on."""
_UNMOVED: Final = frozenset({"surface", "air", "bed"})
"""Where a subject is, there is no ground to put it farther back on."""
_AROUND: Final = {"lighthouse": "coast", "castle": "mountains"}
_PAINT: Final = {"lighthouse": ("red",)}
"""What a landmark has in the place that shows it: where it stands, and its colour."""
_FAR: Final = frozenset({"extreme_wide", "wide"})
"""Framings in which a subject too large for its place keeps its ground."""
_EDGE: Final = 0.05
"""Frame widths that a large subject keeps from the frame's edge in a wide frame."""
_NEAR: Final = framing.CLOSE | {"medium"}
"""Framings that show the rider and not the horse."""
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
    staging = _told_once(_sunk(staging))
    palette = palette_of(staging)
    setting = scenery(staging, palette, aspect)
    actors = cast(staging.figures, setting, keyed(palette), references, aspect)
    actors, crop = _framed(staging, actors, setting, aspect)
    layers = (
        *behind(setting.planes, staging, crop),
        *aboard(staging, palette, aspect),
        *(
            layer
            for actor in _back_to_front(actors, staging)
            for layer in stand(actor, staging, palette, crop, setting.light)
        ),
        *before(setting.planes, staging, crop),
    )
    return Composition(staging, palette, aspect, layers, _aim(actors, crop))


def _sunk(staging: Staging) -> Staging:
    """Under water nobody is drawn with a waterline."""
    if staging.place != "underwater":
        return staging
    figures = tuple(replace(figure, look=(*figure.look, "submerged")) for figure in staging.figures)
    return replace(staging, figures=figures)


def _back_to_front(actors: tuple[Actor, ...], staging: Staging) -> list[Actor]:
    """In a near framing nobody stands in front of the subject."""
    near = staging.framing in framing.CLOSE
    return sorted(actors, key=lambda actor: (near and actor is actors[0], actor.y))


def _told_once(staging: Staging) -> Staging:
    """A landmark that the place itself shows is not shown again.

    From afar the place's own is enough; near, the figure stands in the country around it.
    """
    shown = [f for f in staging.figures if f.kind == staging.place and f.picture is None]
    if not shown:
        return staging
    if staging.framing in _FAR:
        return replace(staging, figures=tuple(f for f in staging.figures if f not in shown))
    place = _AROUND.get(staging.place, staging.place)
    figures = tuple(
        replace(f, look=(*f.look, *_PAINT.get(f.kind, ()))) if f in shown else f
        for f in staging.figures
    )
    return replace(staging, figures=figures, place=place)


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
    group = actors[:1] if staging.framing in framing.CLOSE else _group(actors)
    growth = _growth(staging.framing, actors[0], group, wanted.zoom, aspect)
    if growth != 1:
        ridden = staging.framing in _NEAR and actors[0].drawing.rider > 0
        close = staging.framing in framing.CLOSE or ridden
        actors = _grown(actors, growth, close=close)
        group = actors[:1] if staging.framing in framing.CLOSE else _group(actors)
        wanted = _wanted(staging, actors, aspect)
    zoom = min(max(1.0, wanted.zoom), framing.nearest(staging.framing))
    crop = framing.inside(replace(wanted, zoom=zoom))
    right, down = 0.0, 0.0
    if staging.framing in _FAR:
        right = _into(framing.union([actor.box for actor in group]), crop)
    elif growth < 1:
        right, down = crop.x - wanted.x, max(0.0, crop.y - wanted.y)
    return tuple(a.moved(right, down) if a in group else a for a in actors), crop


def _wanted(staging: Staging, actors: tuple[Actor, ...], aspect: float) -> Crop:
    main = actors[0]
    group = _group(actors)
    alone = len(group) == 1 or staging.framing in framing.CLOSE
    near = staging.framing in _NEAR
    own = main.portrait if near else main.box
    box = own if alone else framing.union([actor.box for actor in group])
    focus = main.focus if alone else ((box[0] + box[2]) / 2, main.focus[1])
    ridden = near and main.drawing.rider > 0
    subject = framing.Subject(box, focus, main.upright or ridden)
    side = (1 if main.mirrored else -1) if alone else 0
    return framing.crop_around(staging.framing, subject, aspect=aspect, aside=side)


def _into(box: Box, crop: Crop) -> float:
    """How far to the right the box must go to be all in the frame, or else in its middle."""
    half = (0.5 - _EDGE) * 1000 * crop.aspect / crop.zoom
    low, high = crop.x - half, crop.x + half
    if box[2] - box[0] > high - low:
        return (low + high - box[0] - box[2]) / 2
    return max(0.0, low - box[0]) + min(0.0, high - box[2])


def _group(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The main actor and those beside it that a frame is put around."""
    medium = actors[0].drawing.medium
    return tuple(actor for actor in actors if actor.drawing.medium == medium)[:4]


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


def _growth(name: str, main: Actor, group: tuple[Actor, ...], zoom: float, aspect: float) -> float:
    """How much the subject must grow in its place, when the place cannot be shown that near."""
    left, top, right, bottom = main.box
    if zoom > framing.nearest(name):
        growth = zoom / framing.nearest(name)
        size = max(bottom - top, (right - left) / aspect)
        lying = main.drawing.medium == "surface" and name in _FAR
        hero = max(1.0 if lying else _HERO, _SEEN / size)
        return growth if name in framing.CLOSE or main.upright else min(growth, hero)
    most = _FULL / 2 if name == "extreme_wide" else _FULL
    left, top, right, bottom = framing.union([actor.box for actor in group])
    room = 0.7 if len(group) == 1 else 0.88
    fit = min(most / (bottom - top), room * 1000 * aspect / (right - left))
    return max(zoom, min(1.0, fit)) if zoom < 1 else 1.0


def _grown(actors: tuple[Actor, ...], growth: float, *, close: bool) -> tuple[Actor, ...]:
    main = actors[0]
    if main.drawing.medium == "air":
        pin = main.x, (main.box[1] + main.box[3]) / 2
    elif close and growth > 1 and main.drawing.medium != "surface":
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
