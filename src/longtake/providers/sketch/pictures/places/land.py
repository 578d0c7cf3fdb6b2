"""What open country is made of: hills, peaks, trees, grass, rocks and water."""

import itertools
import math
from collections.abc import Iterable, Sequence
from random import Random

from longtake.providers.sketch.pictures.palette import darken, lighten, mix
from longtake.providers.sketch.pictures.places.brush import (
    Point,
    box,
    crag,
    curve,
    down,
    draw,
    glow,
    land,
    line,
    oval,
    path,
    poly,
    ref,
    ridge,
    shaded,
    stroke,
)
from longtake.providers.sketch.pictures.places.view import BOTTOM, View


def hills(
    view: View,
    label: str,
    heights: tuple[float, float],
    colours: tuple[str, str],
    waves: float = 2.5,
) -> tuple[str, list[Point]]:
    """Give rolling ground and its skyline; heights are the base and the swell about it."""
    base, swell = heights
    top = ridge(view.dice(label), (view.left, view.right), base, swell, waves)
    d = land(top, BOTTOM)
    return shaded(label, d, (base - swell, base + 260), *colours), top


def peaks(
    view: View,
    label: str,
    heights: tuple[float, float],
    colours: tuple[str, str, str],
    snow: tuple[float, int] = (0.0, 5),
) -> str:
    """Give a range of mountains.

    Heights are its foot and its rise; colours its lit side, its shaded side and the valley;
    snow is how far it reaches down, 0 to 1, and how many summits there are.
    """
    dice, (foot, rise), (cover, many) = view.dice(label), heights, snow
    air = 0.5 if view.staging.weather == "fog" else 0.12
    white = mix(view.paint("#ffffff", air), view.palette.light, 0.15)
    whites = (white, mix(white, view.paint("#8fa6cc", air), 0.65))
    lit, shade, valley = colours
    span = view.right - view.left
    parts = [down(f"{label}-l", foot - rise, foot, lit, mix(lit, valley, 0.75))]
    parts.append(down(f"{label}-s", foot - rise, foot, shade, mix(shade, valley, 0.75)))
    drawn = []
    for i in range(many):
        x = view.left + span * (i + dice.uniform(0.2, 0.8)) / many
        tall = rise * dice.uniform(0.5, 1.0)
        drawn.append((tall, x, tall * dice.uniform(0.85, 1.25)))
    for tall, x, half in sorted(drawn):
        caps = (cover, *whites)
        parts.append(_peak(dice, label, caps, (x, foot - tall), (half, tall)))
    return "".join(parts) + path(box(view.left, foot - 1, span, BOTTOM - foot), valley)


def _peak(dice: Random, label: str, caps: tuple[float, str, str], top: Point, size: Point) -> str:
    (x, y), (half, tall) = top, size
    foot = y + tall
    left = crag(dice, (x - half, x), foot, 0, 0.5)[:1] + _slope(dice, (x - half, foot), top)
    right = _slope(dice, top, (x + half, foot))
    spine = _spine(dice, top, (x + half * dice.uniform(-0.12, 0.2), foot))
    parts = [
        path(poly([*left, *right, (x + half, foot + 2), (x - half, foot + 2)]), ref(f"{label}-s")),
        path(poly([*left, *spine]), ref(f"{label}-l")),
    ]
    if caps[0] > 0:
        reach = (y, y + tall * (0.2 + 0.4 * caps[0]))
        parts += _snowcap(dice, caps[1:], (left, spine, right), reach)
    return "".join(parts)


def _slope(dice: Random, start: Point, end: Point) -> list[Point]:
    steps, wobble = 7, abs(end[1] - start[1]) * 0.035
    inner = [
        (
            start[0] + (end[0] - start[0]) * i / steps + dice.uniform(-wobble, wobble),
            start[1] + (end[1] - start[1]) * i / steps + dice.uniform(-wobble, wobble),
        )
        for i in range(1, steps)
    ]
    return [start, *inner, end]


def _spine(dice: Random, start: Point, end: Point) -> list[Point]:
    steps, reach = 8, abs(end[1] - start[1]) * 0.07
    inner = [
        (
            start[0]
            + (end[0] - start[0]) * i / steps
            + reach * (1 if i % 2 else -1) * dice.random(),
            start[1] + (end[1] - start[1]) * i / steps,
        )
        for i in range(1, steps)
    ]
    return [start, *inner, end]


def _snowcap(
    dice: Random,
    whites: tuple[str, str],
    edges: tuple[Sequence[Point], Sequence[Point], Sequence[Point]],
    heights: tuple[float, float],
) -> list[str]:
    left, spine, right = edges
    top, foot = heights
    outer = [p for p in left if p[1] < foot]
    middle = [p for p in spine if p[1] < foot + (foot - top) * 0.35]
    away = [p for p in right if p[1] < foot]
    lit = [*outer, *middle, *_drips(dice, middle[-1], outer[0])]
    shade = [*middle[::-1], *away, *_drips(dice, away[-1], middle[-1])]
    return [path(poly(shade), whites[1], 0.6), path(poly(lit), whites[0], 0.88)]


def _drips(dice: Random, start: Point, end: Point) -> list[Point]:
    fall = abs(start[0] - end[0]) * 0.16
    return [
        (
            start[0] + (end[0] - start[0]) * i / 6,
            start[1] + (end[1] - start[1]) * i / 6 + (fall if i % 2 else -fall) * dice.random(),
        )
        for i in range(1, 6)
    ]


def sea(view: View, label: str, horizon: float, glitter: Point | None = None) -> str:
    """Give water from the horizon down, with the sky in it and the light's path on it."""
    p = view.palette
    far, deep = mix(p.water, p.sky_low, 0.55), darken(p.water, 0.32)
    area = box(view.left, horizon, view.right - view.left, BOTTOM - horizon)
    parts = [shaded(label, area, (horizon, 1080), far, mix(p.water, p.sky_mid, 0.2), p.water, deep)]
    parts.append(path(_ripples(view, label, horizon, 90), lighten(p.water, 0.3), 0.34))
    parts.append(path(_ripples(view, label + "d", horizon, 70), darken(p.water, 0.4), 0.3))
    if glitter and view.staging.weather not in {"rain", "storm", "fog", "snow"}:
        parts.append(_glitter(view, label, horizon, glitter[0]))
    return "".join(parts)


def _lens(x: float, y: float, width: float, height: float) -> str:
    half = width / 2
    up, back = ("q", half, -height, width, 0), ("q", -half, height, -width, 0)
    return draw("M", x - half, y, *up, *back, "Z")


def _ripples(view: View, label: str, horizon: float, many: int) -> str:
    dice, parts = view.dice(label + "ripples"), []
    for _ in range(many):
        near = dice.random() ** 1.6
        y = horizon + 6 + (1150 - horizon) * near
        length = (26 + 190 * near) * dice.uniform(0.6, 1.5)
        parts.append(_lens(dice.uniform(view.left, view.right), y, length, 1.6 + 8 * near))
    return "".join(parts)


def _glitter(view: View, label: str, horizon: float, x: float) -> str:
    dice, p, parts = view.dice(label + "glitter"), view.palette, []
    for _ in range(110):
        near = dice.random() ** 1.3
        y = horizon + 3 + (1060 - horizon) * near
        spread = 22 + 120 * near
        length = (16 + 90 * near) * dice.uniform(0.4, 1.2)
        parts.append(_lens(x + dice.gauss(0, spread * 0.55), y, length, 2 + 8 * near))
    bright = lighten(p.light, 0.3)
    strong = {"night": 0.5, "day": 0.55, "cloudy": 0.3}.get(view.staging.time, 0.75)
    if view.staging.weather == "cloudy":
        strong *= 0.4
    pool = glow(f"{label}-g", (x, horizon + 30), 360, p.light, 0.6 * strong, 0.3)
    return pool + path("".join(parts), bright, strong)


def surf(view: View, label: str, edge: Sequence[Point], colour: str) -> str:
    """Give the foam where water meets a shore along an edge."""
    dice = view.dice(label)
    back = [(x, y - dice.uniform(4, 12)) for x, y in edge]
    front = [(x, y + dice.uniform(2, 10)) for x, y in reversed(edge)]
    return path(curve(back) + "L" + curve(front)[1:] + "Z", colour, 0.8)


def grass(
    view: View,
    label: str,
    line_: Sequence[Point],
    size: tuple[float, int],
) -> str:
    """Give blades standing along a line, as one outline; size is their height and number."""
    dice, (tall, many), parts = view.dice(label), size, []
    x0, x1 = line_[0][0], line_[-1][0]
    for _ in range(many):
        x = dice.uniform(x0, x1)
        y = _height_at(line_, x) + 6
        lean, height = dice.uniform(-0.45, 0.45) * tall, tall * dice.uniform(0.45, 1.15)
        width = max(1.6, tall * 0.05)
        parts.append(
            draw(
                "M",
                x - width,
                y,
                "Q",
                x,
                y - height * 0.6,
                x + lean,
                y - height,
                "Q",
                x + width,
                y - height * 0.5,
                x + width,
                y,
                "Z",
            )
        )
    return "".join(parts)


def _height_at(line_: Sequence[Point], x: float) -> float:
    for (x0, y0), (x1, y1) in itertools.pairwise(line_):
        if x0 <= x <= x1:
            return y0 + (y1 - y0) * (x - x0) / max(1e-6, x1 - x0)
    return line_[-1][1]


def conifer(dice: Random, foot: Point, tall: float) -> tuple[str, str]:
    """Give the outlines of a fir: all of it, and its lit side."""
    x, y = foot
    tiers, half = 7, tall * dice.uniform(0.19, 0.25)
    left: list[Point] = [(x, y - tall)]
    right: list[Point] = [(x, y - tall)]
    for i in range(1, tiers + 1):
        reach = half * (i / tiers) ** 0.85
        low = y - tall + tall * 0.93 * i / tiers
        for side, points in ((-1, left), (1, right)):
            tip = reach * dice.uniform(0.85, 1.15)
            points.append((x + side * tip, low + tall * 0.012 * dice.uniform(-1, 2)))
            points.append((x + side * tip * 0.5, low - tall * 0.025))
    stem = tall * 0.018
    trunk = [(x + stem, y - tall * 0.09), (x + stem, y), (x - stem, y), (x - stem, y - tall * 0.09)]
    whole = poly([*left[:-1], *trunk[::-1], *right[:-1][::-1]])
    lit = poly([*right[:-1], (x + half * 0.2, y - tall * 0.1), (x + half * 0.1, y - tall * 0.5)])
    return whole, lit


def broadleaf(dice: Random, foot: Point, tall: float) -> tuple[str, str, str, str]:
    """Give the outlines of a leafy tree: wood, crown, and the crown's lit and shaded parts."""
    x, y = foot
    middle, reach = (x, y - tall * 0.66), tall * 0.2
    crown = [oval(*middle, reach * 1.05, reach * 0.95)]
    lit, dim = [], []
    lobes = 13
    for k in range(lobes):
        a = math.tau * (k + dice.uniform(0, 0.6)) / lobes
        away = reach * dice.uniform(0.85, 1.15)
        cx, cy = middle[0] + math.cos(a) * away * 1.15, middle[1] + math.sin(a) * away * 0.95
        r = tall * dice.uniform(0.075, 0.125)
        crown.append(blot(dice, (cx, cy), (r, r * 0.92), 9))
        if math.sin(a) < 0.2:
            lit.append(blot(dice, (cx + r * 0.1, cy - r * 0.2), (r * 0.66, r * 0.46), 8))
        elif math.sin(a) > 0.5:
            dim.append(blot(dice, (cx, cy - r * 0.1), (r * 0.95, r * 0.6), 8))
    for _ in range(4):
        cx, cy = (
            middle[0] + dice.uniform(-1, 1) * reach,
            middle[1] + dice.uniform(-0.5, 0.6) * reach,
        )
        r = tall * dice.uniform(0.05, 0.08)
        lit.append(blot(dice, (cx, cy), (r, r * 0.6), 8))
    return _trunk(foot, tall), "".join(crown), "".join(lit), "".join(dim)


def _trunk(foot: Point, tall: float) -> str:
    """Give a trunk that forks into the crown."""
    (x, y), w = foot, tall * 0.03
    top, fork = y - tall * 0.66, y - tall * 0.42
    stem = ("M", x - w * 1.7, y, "Q", x - w * 0.7, y - tall * 0.12, x - w * 0.8, fork)
    limbs = ("L", x - w * 3.2, top, "L", x - w * 2.6, top, "L", x, fork - tall * 0.05)
    other = ("L", x + w * 2.8, top, "L", x + w * 3.4, top, "L", x + w * 0.8, fork)
    root = ("Q", x + w * 0.7, y - tall * 0.12, x + w * 1.8, y, "Z")
    return draw(*stem, *limbs, *other, *root)


def blot(dice: Random, centre: Point, radii: Point, points: int = 10) -> str:
    """Give a roundish, uneven outline."""
    ring = [
        (
            centre[0] + math.cos(math.tau * i / points) * radii[0] * dice.uniform(0.86, 1.14),
            centre[1] + math.sin(math.tau * i / points) * radii[1] * dice.uniform(0.86, 1.14),
        )
        for i in range(points)
    ]
    return curve([*ring, ring[0]]) + "Z"


def bare(dice: Random, foot: Point, tall: float) -> tuple[str, str]:
    """Give the lines of a leafless tree: boughs (thick) and twigs (thin)."""
    boughs: list[str] = []
    twigs: list[str] = []

    def grow(x: float, y: float, angle: float, length: float, generation: int) -> None:
        x1, y1 = x + math.cos(angle) * length, y - math.sin(angle) * length
        (boughs if generation < 2 else twigs).append(line([(x, y), (x1, y1)]))
        if generation < 5:
            for turn_ in (-1, 1):
                bend = turn_ * dice.uniform(0.25, 0.6)
                grow(x1, y1, angle + bend, length * dice.uniform(0.62, 0.8), generation + 1)

    grow(*foot, math.pi / 2 + dice.uniform(-0.05, 0.05), tall * 0.28, 0)
    return "".join(boughs), "".join(twigs)


def palm(dice: Random, foot: Point, tall: float) -> tuple[str, str]:
    """Give a palm: the line of its stem, and the outline of its fronds."""
    x, y = foot
    lean = tall * dice.uniform(-0.25, 0.25)
    head = (x + lean, y - tall * 0.8)
    stem = draw("M", x, y, "Q", x + lean * 0.2, y - tall * 0.5, head[0], head[1])
    fronds = []
    for i in range(9):
        a = math.pi * (0.02 + 0.96 * i / 8) + dice.uniform(-0.1, 0.1)
        reach = tall * dice.uniform(0.3, 0.42)
        tip = (head[0] + math.cos(a) * reach, head[1] - math.sin(a) * reach * 0.45 + reach * 0.35)
        mid = (head[0] + math.cos(a) * reach * 0.55, head[1] - math.sin(a) * reach * 0.62 - 6)
        fronds.append(
            draw(
                "M",
                head[0],
                head[1],
                "Q",
                mid[0],
                mid[1],
                tip[0],
                tip[1],
                "Q",
                mid[0],
                mid[1] + reach * 0.24,
                head[0],
                head[1] + 5,
                "Z",
            )
        )
    return stem, "".join(fronds)


def firs(
    view: View, label: str, feet: Iterable[Point], heights: tuple[float, float], colour: str
) -> str:
    """Give a stand of firs of one colour, lit from the right, with snow where snow lies."""
    dice = view.dice(label)
    pairs = [conifer(dice, foot, dice.uniform(*heights)) for foot in feet]
    bright = mix(colour, "#ffffff", 0.6) if view.white else mix(colour, view.palette.light, 0.2)
    return path("".join(w for w, _ in pairs), colour) + path(
        "".join(lit for _, lit in pairs), bright, 0.7
    )


def grove(
    view: View, label: str, feet: Iterable[Point], heights: tuple[float, float], distance: float
) -> str:
    """Give leafy trees as the season has them, one behind the other."""
    dice = view.dice(label)
    wood = view.paint("#5c4432", distance)
    parts = []
    for foot in feet:
        tall = dice.uniform(*heights)
        if view.staging.season == "winter":
            boughs, twigs = bare(dice, foot, tall * 1.05)
            parts.append(stroke(boughs, wood, tall * 0.03) + stroke(twigs, wood, tall * 0.008))
            continue
        trunk, crown, lit, dim = broadleaf(dice, foot, tall)
        leaf = view.paint(dice.choice(leaves(view)), distance)
        parts.append(path(trunk, wood) + path(crown, leaf) + path(dim, darken(leaf, 0.16)))
        bright = mix(lighten(leaf, 0.16), view.palette.light, 0.2)
        if view.white:
            bright = view.paint("#f2f6fb", distance)
        parts.append(path(lit, bright, 0.9 if view.white else 0.6))
    return "".join(parts)


def leaves(view: View) -> tuple[str, ...]:
    """Give the colours that foliage has in the season; a jungle knows none."""
    if view.staging.place == "jungle":
        return ("#3f8a55", "#2f7a4e", "#5a9a4e", "#4a8f6a")
    return {
        "spring": ("#86b85a", "#6fa84e", "#a3c76a", "#f0b7c4"),
        "summer": ("#4d8a48", "#5f9a4e", "#3f7a44", "#6fa552"),
        "autumn": ("#d9822f", "#c4572b", "#e0a53a", "#a8442e"),
        "winter": ("#8a9aa0", "#9aa8ac"),
    }[view.staging.season]


def tuft(view: View, label: str, size: tuple[float, float], colour: str, many: int = 90) -> str:
    """Give foreground grass along the lower edge, its foot and height; none before figures."""
    y, tall = size
    dice = view.dice(label)
    edge = ridge(dice, (view.left, view.right), y, 10, 5)
    middle = view.at(0.5)
    bent = [(x, py + 150 * max(0.0, 1 - abs(x - middle) / (view.width * 0.42))) for x, py in edge]
    blades = grass(view, label + "b", bent, (tall, many))
    return path(land(bent, BOTTOM) + blades, colour)


def boulders(view: View, label: str, at: Iterable[tuple[float, float, float]], colour: str) -> str:
    """Give rocks with a lit top and a dark foot; each at x, y (foot) with its width."""
    dice, parts = view.dice(label), []
    for x, y, width in at:
        tall = width * dice.uniform(0.4, 0.65)
        w = width / 2
        outline = [
            (x - w, y),
            (x - w * dice.uniform(0.8, 0.95), y - tall * 0.5),
            (x - w * dice.uniform(0.35, 0.55), y - tall * 0.92),
            (x + w * dice.uniform(0.0, 0.25), y - tall),
            (x + w * dice.uniform(0.55, 0.75), y - tall * 0.72),
            (x + w * dice.uniform(0.88, 0.98), y - tall * 0.3),
            (x + w, y),
        ]
        split = (x - w * 0.1, y - tall * 0.5)
        parts.append(path(poly(outline), colour))
        lit = [*outline[1:5], (x + w * 0.35, y - tall * 0.52), split]
        parts.append(path(poly(lit), mix(colour, view.palette.light, 0.26)))
        parts.append(
            path(poly([outline[0], outline[1], split, (x - w * 0.2, y)]), darken(colour, 0.2))
        )
        if view.white:
            cap = [*outline[2:5], (x + w * 0.3, y - tall * 0.78), (x - w * 0.2, y - tall * 0.82)]
            parts.append(path(poly(cap), view.paint("#f4f8fc"), 0.95))
    return "".join(parts)
