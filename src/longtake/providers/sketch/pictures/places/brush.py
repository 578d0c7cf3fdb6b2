"""Strokes that places are painted with: SVG fragments from points and colours."""

import itertools
import math
from collections.abc import Iterable, Sequence
from random import Random

Point = tuple[float, float]


def n(value: float) -> str:
    """Give a number as short as SVG needs it."""
    return f"{value:.1f}".removesuffix(".0")


def draw(*steps: str | float) -> str:
    """Give an outline from SVG's commands, each with its numbers behind it."""
    return " ".join(step if isinstance(step, str) else n(step) for step in steps)


def path(d: str, fill: str, opacity: float = 1.0) -> str:
    """Give a filled path; overlapping parts of the path stay filled."""
    return f'<path d="{d}" fill="{fill}"{_opacity(opacity)}/>'


def hollow(d: str, fill: str) -> str:
    """Give a filled path whose inner outlines are holes."""
    return f'<path d="{d}" fill="{fill}" fill-rule="evenodd"/>'


def stroke(d: str, colour: str, width: float, opacity: float = 1.0) -> str:
    """Give a line with round ends."""
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{n(width)}" '
        f'stroke-linecap="round" stroke-linejoin="round"{_opacity(opacity)}/>'
    )


def group(parts: Iterable[str], opacity: float = 1.0) -> str:
    """Give several fragments as one."""
    return f"<g{_opacity(opacity)}>{''.join(parts)}</g>"


def _opacity(opacity: float) -> str:
    return "" if opacity >= 1 else f' opacity="{opacity:.3f}"'


def poly(points: Iterable[Point]) -> str:
    """Give the outline through the points, closed, with corners."""
    return "M" + "L".join(f"{n(x)} {n(y)}" for x, y in points) + "Z"


def line(points: Iterable[Point]) -> str:
    """Give the open line through the points, with corners."""
    return "M" + "L".join(f"{n(x)} {n(y)}" for x, y in points)


def curve(points: Sequence[Point]) -> str:
    """Give the open line through the points, flowing."""
    parts = [f"M{n(points[0][0])} {n(points[0][1])}"]
    for i in range(len(points) - 1):
        before, here = points[max(0, i - 1)], points[i]
        there, after = points[i + 1], points[min(len(points) - 1, i + 2)]
        parts.append(
            f"C{n(here[0] + (there[0] - before[0]) / 6)} {n(here[1] + (there[1] - before[1]) / 6)} "
            f"{n(there[0] - (after[0] - here[0]) / 6)} {n(there[1] - (after[1] - here[1]) / 6)} "
            f"{n(there[0])} {n(there[1])}"
        )
    return "".join(parts)


def blob(points: Sequence[Point]) -> str:
    """Give the closed, flowing outline through the points."""
    return curve((points[-1], *points, points[0], points[1])) + "Z"


def box(x: float, y: float, width: float, height: float) -> str:
    """Give the outline of an upright rectangle."""
    return f"M{n(x)} {n(y)}h{n(width)}v{n(height)}h{n(-width)}Z"


def rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """Give the outline of a rectangle with round corners."""
    r = min(radius, width / 2, height / 2)
    arc = f"a{n(r)} {n(r)} 0 0 1 "
    return (
        f"M{n(x + r)} {n(y)}h{n(width - 2 * r)}{arc}{n(r)} {n(r)}v{n(height - 2 * r)}"
        f"{arc}{n(-r)} {n(r)}h{n(2 * r - width)}{arc}{n(-r)} {n(-r)}v{n(2 * r - height)}"
        f"{arc}{n(r)} {n(-r)}Z"
    )


def oval(x: float, y: float, rx: float, ry: float | None = None) -> str:
    """Give the outline of an ellipse; a circle if only one radius is given."""
    tall = rx if ry is None else ry
    arc = f"a{n(rx)} {n(tall)} 0 1 1 "
    return f"M{n(x - rx)} {n(y)}{arc}{n(2 * rx)} 0{arc}{n(-2 * rx)} 0Z"


def down(uid: str, y0: float, y1: float, *colours: str | tuple[str, float]) -> str:
    """Give a gradient from y0 down to y1; a colour may come with its opacity. Use `ref(uid)`."""
    return _gradient(uid, f'x1="0" y1="{n(y0)}" x2="0" y2="{n(y1)}"', colours)


def across(uid: str, x0: float, x1: float, *colours: str | tuple[str, float]) -> str:
    """Give a gradient from x0 right to x1. Use `ref(uid)`."""
    return _gradient(uid, f'x1="{n(x0)}" y1="0" x2="{n(x1)}" y2="0"', colours)


def _gradient(uid: str, line_: str, colours: Sequence[str | tuple[str, float]]) -> str:
    return (
        f'<linearGradient id="{uid}" gradientUnits="userSpaceOnUse" {line_}>'
        f"{stops(*colours)}</linearGradient>"
    )


def stops(*colours: str | tuple[str, float]) -> str:
    """Give the stops of a gradient, evenly spaced."""
    last = max(1, len(colours) - 1)
    return "".join(_stop(i / last, colour) for i, colour in enumerate(colours))


def _stop(offset: float, colour: str | tuple[str, float]) -> str:
    if isinstance(colour, str):
        return f'<stop offset="{offset:.3f}" stop-color="{colour}"/>'
    return f'<stop offset="{offset:.3f}" stop-color="{colour[0]}" stop-opacity="{colour[1]:.3f}"/>'


def each(uid: str, *colours: str | tuple[str, float]) -> str:
    """Give a gradient down every shape that uses it, from its own top to its own foot."""
    return (
        f'<linearGradient id="{uid}" x1="0" y1="0" x2="0" y2="1">{stops(*colours)}</linearGradient>'
    )


def clipped(uid: str, outline: str, drawn: str) -> str:
    """Give what is drawn, only inside the outline; inner outlines are holes."""
    return (
        f'<clipPath id="{uid}"><path d="{outline}" clip-rule="evenodd"/></clipPath>'
        f'<g clip-path="url(#{uid})">{drawn}</g>'
    )


def ref(uid: str) -> str:
    """Give the fill that uses a gradient."""
    return f"url(#{uid})"


def glow(  # noqa: PLR0913, PLR0917 - light has a place, a reach, a tone and a strength
    uid: str,
    centre: Point,
    radius: float,
    colour: str,
    strength: float = 0.8,
    squash: float = 1.0,
) -> str:
    """Give soft light round a point; `squash` is its height by its width."""
    x, y = centre
    fall = stops(*((colour, strength * share) for share in (1.0, 0.5, 0.2, 0.06, 0.0)))
    return (
        f'<radialGradient id="{uid}" cx="0.5" cy="0.5" r="0.5">{fall}</radialGradient>'
        f'<ellipse cx="{n(x)}" cy="{n(y)}" rx="{n(radius)}" ry="{n(radius * squash)}" '
        f'fill="{ref(uid)}"/>'
    )


def shaded(uid: str, d: str, ys: tuple[float, float], *colours: str | tuple[str, float]) -> str:
    """Give a path filled with a gradient of its own between two heights."""
    return down(uid, *ys, *colours) + path(d, ref(uid))


def ridge(
    dice: Random,
    span: tuple[float, float],
    base: float,
    height: float,
    waves: float = 2.5,
) -> list[Point]:
    """Give a rolling skyline from left to right, `height` units either way of the base."""
    left, right = span
    parts = [
        (waves * (1.9**octave), dice.uniform(0, math.tau), 0.62**octave) for octave in range(4)
    ]
    steps = 44
    return [
        (
            left + (right - left) * i / steps,
            base
            - height * sum(a * math.sin(math.pi * f * i / steps + p) for f, p, a in parts) / 1.6,
        )
        for i in range(steps + 1)
    ]


def crag(
    dice: Random, span: tuple[float, float], base: float, height: float, rough: float = 0.55
) -> list[Point]:
    """Give a broken skyline from left to right, by halving and shifting."""
    points: list[Point] = [(span[0], base), (span[1], base)]
    size = height
    for _ in range(6):
        halved: list[Point] = []
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            halved += [(x0, y0), ((x0 + x1) / 2, (y0 + y1) / 2 - dice.uniform(-size, size))]
        points = [*halved, points[-1]]
        size *= rough
    return points


def level(points: Sequence[Point], x: float) -> float:
    """Give the height of a skyline at x."""
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        if x0 <= x <= x1:
            return y0 + (y1 - y0) * (x - x0) / max(1e-6, x1 - x0)
    return points[-1][1]


def land(points: Sequence[Point], foot: float, *, flowing: bool = True) -> str:
    """Give the outline of what lies below a skyline, down to a foot."""
    top = curve(points) if flowing else line(points)
    return f"{top}L{n(points[-1][0])} {n(foot)}L{n(points[0][0])} {n(foot)}Z"
