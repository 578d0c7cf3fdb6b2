"""Who stands where: figures become drawings at the spots of a place, in picture units."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from longtake.providers.sketch.pictures.figures import draw_figure
from longtake.providers.sketch.pictures.figures.drawing import Drawing
from longtake.providers.sketch.pictures.layer import Box, Point
from longtake.providers.sketch.pictures.palette import Palette
from longtake.providers.sketch.pictures.references import Subject, subject
from longtake.providers.sketch.pictures.scenery import Setting, Spot
from longtake.providers.sketch.staging import Figure

_APART: Final = 5
"""So many of a kind move each by itself; more are drawn as one group."""
_ABOVE: Final = 20.0
"""Picture units between a head and what flies over it, or between that and the frame's edge."""
_LEAST: Final = 0.4
"""Share of its size that something which flies keeps at least to fit there."""
_COMPANION: Final = 0.45
"""Of the frame's width that one of several may take."""
_MOST: Final = 9
"""Actors in a picture."""
_ONWARD: Final = frozenset({"walks", "runs", "rides", "sails", "swims", "flies", "moves"})
"""Actions in which companions look the same way instead of at each other."""
_ABED: Final = frozenset({"sleeps", "lies"})
"""Actions that belong on a bed, where there is one."""
_BEHIND: Final = {"ground": 0.05, "surface": 0.03, "water": 0.17, "air": 0.12, "bed": 0.0}
"""How much farther each next one is."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A drawing at its place, in picture units."""

    drawing: Drawing
    x: float
    y: float
    scale: float
    """Picture units to a centimetre."""
    mirrored: bool = False
    """Drawings look to the right; this one looks to the left."""

    @property
    def box(self) -> Box:
        """Its edges."""
        half = self.drawing.width * self.scale / 2
        return self.x - half, self.y - self.drawing.height * self.scale, self.x + half, self.y

    @property
    def portrait(self) -> Box:
        """The edges of the person who rides or sails it, else its own."""
        tall = self.drawing.rider * self.scale
        if not tall:
            return self.box
        x, y = self.focus
        return x - 0.22 * tall, y - 0.08 * tall, x + 0.22 * tall, y + 0.92 * tall

    @property
    def focus(self) -> Point:
        """What a close-up shows of it."""
        x, y = self.drawing.focus
        return self.x + (-x if self.mirrored else x) * self.scale, self.y + y * self.scale

    @property
    def upright(self) -> bool:
        """Whether it is framed like a person: on its feet, tall, its focus near the top."""
        tall = self.drawing.height > 1.15 * self.drawing.width
        high = -self.drawing.focus[1] > 0.7 * self.drawing.height
        return tall and high and self.drawing.medium == "ground"

    def moved(self, right: float, down: float) -> "Actor":
        """The actor elsewhere."""
        return replace(self, x=self.x + right, y=self.y + down)

    def farther(self, share: float, horizon: float) -> "Actor":
        """The actor at that share of its size, moved towards the horizon as perspective does."""
        y = horizon + (self.y - horizon) * share
        return replace(self, y=y, scale=self.scale * share)

    def scaled(self, growth: float, about: Point) -> "Actor":
        """The actor grown around a point of the picture."""
        return replace(
            self,
            x=about[0] + (self.x - about[0]) * growth,
            y=about[1] + (self.y - about[1]) * growth,
            scale=self.scale * growth,
        )


def cast(
    figures: Sequence[Figure],
    setting: Setting,
    palette: Palette,
    references: Sequence[bytes],
    aspect: float,
) -> tuple[Actor, ...]:
    """The figures at their places, the main one first."""
    singles = [single for figure in figures for single in _singles(figure)][:_MOST]
    drawn = [(figure, _drawing(figure, palette, references)) for figure in singles]
    wanted = [(figure, _bedded(figure, drawing, setting)) for figure, drawing in drawn]
    actors: list[Actor] = []
    for medium in dict.fromkeys(drawing.medium for _, drawing in wanted):
        group = [(figure, drawing) for figure, drawing in wanted if drawing.medium == medium]
        actors += _group(group, setting, aspect)
    others = [_clear(_beside(actor, aspect), actors) for actor in actors[1:]]
    return (*actors[:1], *others)


def _clear(actor: Actor, actors: Sequence[Actor]) -> Actor:
    """What flies, above the heads of those on the ground."""
    left, top, right, bottom = actor.box
    heads = [
        other.box[1]
        for other in actors
        if other.drawing.medium == "ground" and other.box[0] < right and left < other.box[2]
    ]
    room = min(heads, default=bottom) - _ABOVE
    if actor.drawing.medium != "air" or bottom <= room:
        return actor
    share = min(1.0, max(_LEAST, (room - _ABOVE) / (bottom - top)))
    return replace(actor, y=room, scale=actor.scale * share)


def _bedded(figure: Figure, drawing: Drawing, setting: Setting) -> Drawing:
    lies = figure.action in _ABED and drawing.medium == "ground" and "bed" in setting.spots
    return replace(drawing, medium="bed") if lies else drawing


def _singles(figure: Figure) -> list[Figure]:
    """Each of several by itself, no two with the same name and so the same coat."""
    if figure.count > _APART:
        return [figure]
    names = [figure.name, *(f"{figure.name} {place}" for place in range(2, figure.count + 1))]
    return [replace(figure, count=1, name=name) for name in names]


def _drawing(figure: Figure, palette: Palette, references: Sequence[bytes]) -> Drawing:
    drawing = draw_figure(figure, palette)
    if drawing.medium == "water" and "submerged" in figure.look:
        drawing = replace(drawing, medium="air")
    if figure.picture is None or figure.picture >= len(references):
        return drawing
    return _pictured(drawing, subject(references[figure.picture]))


def _group(group: list[tuple[Figure, Drawing]], setting: Setting, aspect: float) -> list[Actor]:
    """Side by side around their spot, each next one a little farther behind."""
    medium = group[0][1].medium
    spot = setting.spots.get(medium) or setting.spots["ground"]
    actors: list[Actor] = []
    left = right = spot.x
    for place, (figure, drawing) in enumerate(group):
        actor = _actor(drawing, spot, setting, place)
        actor = _beside(actor, aspect) if len(group) > 1 else actor
        half = drawing.width * actor.scale * 0.55
        if place == 0:
            left, right = spot.x - half, spot.x + half
        elif place % 2:
            actor, right = replace(actor, x=right + half), right + 2 * half
        else:
            actor, left = replace(actor, x=left - half), left - 2 * half
        facing = place % 2 == 1 and figure.action not in _ONWARD and _turns(figure, drawing)
        actors.append(replace(actor, mirrored=facing))
    shift = spot.x - (left + right) / 2
    turned = len(actors) == 1 and spot.x > 550 * aspect and _turns(*group[0])
    return [
        replace(actor, x=actor.x + shift, mirrored=actor.mirrored or turned) for actor in actors
    ]


def _turns(figure: Figure, drawing: Drawing) -> bool:
    """Whether it may look to the left: not what bears a label, which would read backwards."""
    return figure.picture is None and drawing.medium != "surface"


def _actor(drawing: Drawing, spot: Spot, setting: Setting, place: int) -> Actor:
    actor = Actor(drawing, spot.x, spot.y, spot.metre / 100)
    share = max(0.45, 1 - _BEHIND[drawing.medium] * place)
    if drawing.medium == "air":
        high = drawing.height * actor.scale
        rise = (-1) ** place * 0.35 * high if place else 0.0
        return replace(actor, y=actor.y + high / 2 + rise, scale=actor.scale * share)
    return actor.farther(share, setting.horizon)


def _beside(actor: Actor, aspect: float) -> Actor:
    """A companion, small enough to leave room for the others."""
    wide = actor.drawing.width * actor.scale
    return replace(actor, scale=actor.scale * min(1.0, _COMPANION * 1000 * aspect / wide))


def _pictured(drawing: Drawing, picture: Subject) -> Drawing:
    """The picture in the place of the drawing, as large to the eye."""
    share = picture.width / picture.height
    height = max(drawing.height, 0.8 * drawing.width) / max(1.0, share) ** 0.5
    width = height * share
    eyes = -drawing.focus[1] / drawing.height if height > width and not picture.framed else 0.5
    return replace(
        drawing,
        steps=(),
        svg=_print(picture, width, height) if picture.framed else _cutout(picture, width, height),
        width=width,
        height=height,
        focus=(0.0, -eyes * height),
        motion="still" if picture.framed else drawing.motion,
    )


def _cutout(picture: Subject, width: float, height: float) -> str:
    return _shadow(width, 0.07 * width) + _image(picture, (-width / 2, -height, width, height))


def _print(picture: Subject, width: float, height: float) -> str:
    """A standing print: white edge, rounded corners, a shadow under it."""
    edge = 0.035 * min(width, height)
    inner = -width / 2 + edge, -height + edge, width - 2 * edge, height - 2 * edge
    shape = (
        f'x="{inner[0]:.2f}" y="{inner[1]:.2f}" width="{inner[2]:.2f}" height="{inner[3]:.2f}" '
        f'rx="{edge:.2f}"'
    )
    name = f"print{zlib.crc32(picture.png):x}"
    return (
        f"{_shadow(1.1 * width, 0.05 * width)}"
        f'<rect x="{-width / 2:.2f}" y="{-height:.2f}" width="{width:.2f}" height="{height:.2f}" '
        f'rx="{1.6 * edge:.2f}" fill="#f6f2ea"/>'
        f'<clipPath id="{name}"><rect {shape}/></clipPath>'
        f'<g clip-path="url(#{name})">{_image(picture, inner)}</g>'
        f'<rect {shape} fill="none" stroke="#14121c" stroke-opacity="0.25" '
        f'stroke-width="{edge / 8:.2f}"/>'
    )


def _image(picture: Subject, box: tuple[float, float, float, float]) -> str:
    x, y, width, height = box
    return (
        f'<image x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" '
        f'preserveAspectRatio="none" xlink:href="{picture.link}"/>'
    )


def _shadow(width: float, depth: float) -> str:
    return (
        '<radialGradient id="picture-shadow"><stop offset="0" stop-color="#14121c" '
        'stop-opacity="0.45"/><stop offset="1" stop-color="#14121c" stop-opacity="0"/>'
        f'</radialGradient><ellipse cx="0" cy="0" rx="{0.6 * width:.2f}" ry="{depth:.2f}" '
        'fill="url(#picture-shadow)"/>'
    )
