"""A drawn figure, and the strokes it is built from: SVG fragments in centimetres, y down."""

import hashlib
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from longtake.providers.sketch.staging import Figure

T = TypeVar("T")
Point = tuple[float, float]
Stop = tuple[float, str] | tuple[float, str, float]
"""Offset 0 to 1, colour, and opacity where it is not 1."""

PASSING = frozenset({"submerged"})
"""Words of a look that tell of a moment and not of the one who is drawn.

`submerged`: all of it is below the surface of the water.
"""


@dataclass(frozen=True, slots=True)
class Drawing:
    """One figure, ready to be put at a spot.

    In centimetres of the real thing; the origin is the point of contact (feet, keel, base),
    above it y is negative. It spans x from -width/2 to width/2 and y from -height to about 0.
    """

    svg: str
    """A fragment without a root; its ids begin with the figure's `uid`."""
    width: float
    height: float
    medium: str
    """The spot it wants: `ground`, `surface`, `water` or `air`."""
    focus: Point
    """What a close-up frames: a face, a label, a lamp."""
    motion: str = "still"
    """`still`, `bob`, `sway`, `walk`, `fly`, `spin` or `flicker`."""
    steps: tuple[str, ...] = ()
    """The fragment as its gait goes on: in passing, and with the other foot in front."""
    rider: float = 0.0
    """Height of the person on or in it, whom near framings show; 0 where there is none."""


def uid(figure: Figure) -> str:
    """A short id for the gradients of this figure; equal figures share it."""
    return "f" + _digest(repr(figure))[:9]


def stable_name(text: str) -> str:
    """A short id for what this text says; equal texts share it."""
    return "k" + _digest(text)[:9]


def pick(figure: Figure, options: Sequence[T], *, salt: str) -> T:
    """One of the options, the same for this name and look in every picture."""
    return options[_chance(figure, salt) % len(options)]


def share(figure: Figure, *, salt: str) -> float:
    """A number from 0 to 1, the same for this name and look in every picture."""
    return (_chance(figure, salt) % 10_000) / 9_999


def n(value: float) -> str:
    """A coordinate with at most one decimal (a tenth of a millimetre is never seen)."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def at(point: Point) -> str:
    """A point as path data: `x,y`."""
    return f"{n(point[0])},{n(point[1])}"


def turned(point: Point, degrees: float, about: Point = (0.0, 0.0)) -> Point:
    """The point, turned clockwise on the screen."""
    angle = math.radians(degrees)
    x, y = point[0] - about[0], point[1] - about[1]
    cos, sin = math.cos(angle), math.sin(angle)
    return about[0] + x * cos - y * sin, about[1] + x * sin + y * cos


def between(start: Point, end: Point, amount: float) -> Point:
    """The point that lies `amount` (0 to 1) of the way from start to end."""
    return start[0] + (end[0] - start[0]) * amount, start[1] + (end[1] - start[1]) * amount


def path(d: str, fill: str = "none", **attributes: float | str) -> str:
    """A path; `stroke_width=3` becomes `stroke-width="3"`."""
    return f'<path d="{d}" fill="{fill}"{_attributes(attributes)}/>'


def stroke(d: str, colour: str, width: float, **attributes: float | str) -> str:
    """An open line with round ends."""
    return path(
        d,
        "none",
        stroke=colour,
        stroke_width=width,
        stroke_linecap="round",
        stroke_linejoin="round",
        **attributes,
    )


def circle(centre: Point, radius: float, fill: str, **attributes: float | str) -> str:
    """A disc."""
    x, y = n(centre[0]), n(centre[1])
    return f'<circle cx="{x}" cy="{y}" r="{radius:.2f}" fill="{fill}"{_attributes(attributes)}/>'


def ellipse(centre: Point, rx: float, ry: float, fill: str, **attributes: float | str) -> str:
    """An ellipse."""
    place = f'cx="{n(centre[0])}" cy="{n(centre[1])}" rx="{rx:.2f}" ry="{ry:.2f}"'
    return f'<ellipse {place} fill="{fill}"{_attributes(attributes)}/>'


def rect(
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str,
    **attributes: float | str,
) -> str:
    """A box from its top left corner; `rx=4` rounds it."""
    place = f'x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(height)}"'
    return f'<rect {place} fill="{fill}"{_attributes(attributes)}/>'


def polygon(points: Iterable[Point], fill: str, **attributes: float | str) -> str:
    """A closed shape with straight sides."""
    return path("M" + "L".join(at(point) for point in points) + "Z", fill, **attributes)


def group(*parts: str, **attributes: float | str) -> str:
    """The parts together; `transform="translate(3,4)"` moves them all."""
    return f"<g{_attributes(attributes)}>{''.join(parts)}</g>"


def smooth(points: Sequence[Point], *, closed: bool = True, tension: float = 1.0) -> str:
    """Path data of a soft curve through all the points (Catmull-Rom)."""
    last = len(points) - 1
    pieces = ["M" + at(points[0])]
    for i in range(len(points) if closed else last):
        here, there = points[i], points[(i + 1) % len(points)]
        before = points[i - 1] if closed or i else here
        after = points[(i + 2) % len(points)] if closed or i + 2 <= last else there
        reach = tension / 6
        first = (here[0] + (there[0] - before[0]) * reach, here[1] + (there[1] - before[1]) * reach)
        second = (there[0] - (after[0] - here[0]) * reach, there[1] - (after[1] - here[1]) * reach)
        pieces.append(f"C{at(first)} {at(second)} {at(there)}")
    return "".join(pieces) + ("Z" if closed else "")


def blob(points: Sequence[Point], fill: str, **attributes: float | str) -> str:
    """A closed soft shape through the points."""
    return path(smooth(points), fill, **attributes)


def limb_outline(joints: Sequence[Point], widths: Sequence[float]) -> str:
    """Path data of a tapering limb along the joints; `widths` are full, one a joint."""
    left, right = [], []
    for i, (x, y) in enumerate(joints):
        before, after = joints[max(i - 1, 0)], joints[min(i + 1, len(joints) - 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy) or 1.0
        ox, oy = -dy / length * widths[i] / 2, dx / length * widths[i] / 2
        left.append((x + ox, y + oy))
        right.append((x - ox, y - oy))
    start, end = widths[0] / 2, widths[-1] / 2
    forth, back = smooth(left, closed=False), smooth(right[::-1], closed=False)
    turn = f"A{n(end)},{n(end)} 0 0 0 {at(right[-1])}"
    return f"{forth}{turn}{back[back.index('C') :]}A{n(start)},{n(start)} 0 0 0 {at(left[0])}Z"


def limb(
    joints: Sequence[Point],
    widths: Sequence[float],
    fill: str,
    **attributes: float | str,
) -> str:
    """A tapering arm, leg, neck or tail with round ends."""
    return path(limb_outline(joints, widths), fill, **attributes)


def linear_gradient(
    name: str,
    *stops: Stop,
    start: Point = (0, 0),
    end: Point = (0, 1),
    scale: str = "objectBoundingBox",
) -> str:
    """A gradient, top to bottom unless told; fill with `url(#name)`.

    `scale="userSpaceOnUse"` reads start and end as centimetres, not shares of the shape.
    """
    line = f'x1="{start[0]:g}" y1="{start[1]:g}" x2="{end[0]:g}" y2="{end[1]:g}"'
    return (
        f'<linearGradient id="{name}" gradientUnits="{scale}" {line}>'
        f"{_stops(stops)}</linearGradient>"
    )


def radial_gradient(
    name: str,
    *stops: Stop,
    centre: Point = (0.5, 0.5),
    radius: float = 0.5,
    scale: str = "objectBoundingBox",
) -> str:
    """A round gradient from its centre out; fill with `url(#name)`."""
    place = f'cx="{centre[0]:g}" cy="{centre[1]:g}" r="{radius:g}"'
    return (
        f'<radialGradient id="{name}" gradientUnits="{scale}" {place}>'
        f"{_stops(stops)}</radialGradient>"
    )


def clip(name: str, d: str) -> str:
    """A clip along a path; use it as `clip_path="url(#name)"`."""
    return f'<clipPath id="{name}"><path d="{d}"/></clipPath>'


def _stops(stops: Iterable[Stop]) -> str:
    return "".join(
        f'<stop offset="{stop[0]:g}" stop-color="{stop[1]}"'
        + (f' stop-opacity="{stop[2]:g}"' if len(stop) > 2 else "")
        + "/>"
        for stop in stops
    )


def _attributes(attributes: dict[str, float | str]) -> str:
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_written(value)}"'
        for name, value in attributes.items()
    )


def _written(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def _chance(figure: Figure, salt: str) -> int:
    look = "|".join(sorted(set(figure.look) - PASSING))
    return int(_digest(f"{figure.name}|{look}|{salt}")[:12], 16)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
