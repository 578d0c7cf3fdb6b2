"""The sky of an hour and a weather: its gradient, its sun or moon, its stars and clouds."""

import math
from random import Random

from longtake.providers.sketch.pictures.palette import darken, ink, lighten, mix
from longtake.providers.sketch.pictures.places.brush import (
    Point,
    box,
    curve,
    down,
    draw,
    each,
    glow,
    group,
    n,
    oval,
    path,
    ref,
    ridge,
    shaded,
)
from longtake.providers.sketch.pictures.places.view import BOTTOM, TOP, View
from longtake.providers.sketch.pictures.setting import Plane

_COVERED = frozenset({"rain", "storm", "snow", "fog"})
"""Weathers in which no disc is seen."""


def sky(view: View, horizon: float = 560) -> tuple[Plane, ...]:
    """Give the sky's planes, back to front: backdrop with sun or moon, stars, clouds."""
    planes = [Plane(_backdrop(view, horizon) + disc(view, horizon), 0.0)]
    if view.staging.time in {"night", "dusk"} and view.staging.weather not in _COVERED:
        planes.append(Plane(stars(view, horizon), 0.0, "flicker"))
    drawn = clouds(view, horizon)
    return (*planes, Plane(drawn, 0.1, "drift")) if drawn else tuple(planes)


def sunlight(view: View, horizon: float = 560) -> Point:
    """Give where the sun or the moon stands."""
    dice = view.dice("light")
    side = dice.choice((dice.uniform(0.2, 0.3), dice.uniform(0.7, 0.8)))
    height = {
        "dawn": 0.9,
        "morning": 0.52,
        "day": 0.3,
        "golden": 0.8,
        "dusk": 0.985,
        "night": 0.36,
    }
    return (view.at(side), horizon * height[view.staging.time])


def pane(view: View, uid: str, area: tuple[float, float, float, float]) -> str:
    """Give the sky as seen through a window: x, y, width, height."""
    x, y, width, height = area
    p = view.palette
    parts = [shaded(uid, box(*area), (y, y + height), p.sky_top, p.sky_mid, p.sky_low)]
    dice = view.dice(uid)
    if view.night and view.staging.weather not in _COVERED:
        dots = "".join(
            oval(x + dice.random() * width, y + dice.random() * height * 0.7, dice.uniform(0.9, 2))
            for _ in range(24)
        )
        parts.append(path(dots, p.light, 0.8))
        moon = (x + width * 0.68, y + height * 0.26)
        parts.append(glow(f"{uid}-m", moon, height * 0.3, p.light, 0.5))
        parts.append(path(oval(*moon, height * 0.055), lighten(p.light, 0.4)))
    elif view.staging.weather not in _COVERED:
        sun = (x + width * 0.62, y + height * (0.3 if view.staging.time == "day" else 0.62))
        parts.append(glow(f"{uid}-s", sun, height * 0.7, p.light, 0.85))
    heaped = [
        cloud(dice, (x + width * dice.uniform(0.0, 0.8), y + height * dice.uniform(0.3, 0.7)), w)
        for w in (min(width, height * 1.6) * 0.5, min(width, height * 1.6) * 0.34)
    ]
    parts += [each(f"{uid}-c", (_cloud_top(view), 0.9), (_cloud_foot(view), 0.15))]
    parts += [path(d, ref(f"{uid}-c")) for d in heaped]
    return "".join(parts)


def _backdrop(view: View, horizon: float) -> str:
    p = view.palette
    all_of_it = box(view.left, TOP, view.right - view.left, BOTTOM - TOP)
    bands = (
        darken(p.sky_top, 0.12),
        p.sky_top,
        mix(p.sky_top, p.sky_mid, 0.6),
        p.sky_mid,
        mix(p.sky_mid, p.sky_low, 0.6),
        p.sky_low,
    )
    return shaded("sky", all_of_it, (-240, horizon + 20), *bands)


def disc(view: View, horizon: float) -> str:
    """Give the sun or the moon with its glow; only a brighter patch when clouds are before it."""
    p, (x, y) = view.palette, sunlight(view, horizon)
    if view.staging.weather in _COVERED:
        return glow("sun-veiled", (x, y), 420, mix(p.light, p.sky_low, 0.4), 0.35)
    if view.night:
        return _moon(view, (x, y))
    low = view.staging.time in {"dawn", "golden", "dusk"}
    veil = 0.5 if view.staging.weather == "cloudy" else 1.0
    parts = [
        glow("sun-air", (x, y), 760 if low else 560, p.light, 0.62 * veil, 0.8),
        glow("sun-halo", (x, y), 210 if low else 170, lighten(p.light, 0.5), 0.85 * veil),
    ]
    if low:
        band = mix(p.light, p.sky_low, 0.3)
        parts.insert(0, glow("sun-band", (x, horizon), view.width, band, 0.6, 0.2))
    if veil == 1.0:
        parts.append(path(oval(x, y, 58 if low else 44), lighten(p.light, 0.55)))
    return "".join(parts)


def _moon(view: View, centre: Point) -> str:
    p, dice = view.palette, view.dice("moon")
    x, y = centre
    radius = 46.0
    phase = dice.choice((0.0, 0.0, 0.5, 0.8))
    veil = 0.45 if view.staging.weather == "cloudy" else 1.0
    face = lighten(p.light, 0.5)
    parts = [
        glow("moon-air", centre, 520, p.light, 0.34 * veil),
        glow("moon-halo", centre, 170, p.light, 0.55 * veil),
    ]
    if phase:
        bite = radius * (1.6 - phase * 1.4)
        lit = draw(
            "M",
            x,
            y - radius,
            "a",
            radius,
            radius,
            0,
            0,
            1,
            0,
            radius * 2,
            "a",
            bite,
            radius,
            0,
            0,
            1 if phase < 0.7 else 0,
            0,
            -radius * 2,
            "Z",
        )
        parts.append(path(oval(x, y, radius), p.sky_mid, 0.5))
        turned = f'<g transform="rotate(-24 {n(x)} {n(y)})">{path(lit, face)}</g>'
        return "".join([*parts, turned])
    marks = oval(x - 13, y - 10, 11, 9) + oval(x + 12, y + 9, 14, 11) + oval(x - 8, y + 19, 7, 5)
    return "".join(
        [*parts, path(oval(x, y, radius), face), path(marks, mix(face, p.sky_mid, 0.3), 0.6)]
    )


def stars(view: View, horizon: float) -> str:
    """Give the stars, fewer towards the horizon, none large."""
    dice, p = view.dice("stars"), view.palette
    many = 150 if view.night else 40
    size = [(dice.uniform(0.7, 1.5), 0.75), (dice.uniform(1.5, 2.5), 0.95)]
    parts = []
    for (radius, opacity), share in zip(size, (0.8, 0.2), strict=True):
        d = "".join(
            oval(
                dice.uniform(view.left, view.right),
                TOP + (horizon - TOP - 40) * dice.random() ** 1.5,
                radius * dice.uniform(0.8, 1.2),
            )
            for _ in range(int(many * share))
        )
        parts.append(path(d, lighten(p.light, 0.4), opacity * (1 if view.night else 0.6)))
    return "".join(parts)


def cloud(dice: Random, centre: Point, width: float, puff: float = 0.3) -> str:
    """Give the outline of a heaped cloud on a flat foot, `puff` as high as it is wide."""
    x, y = centre
    heads, tall = max(5, int(width / 50)), width * puff
    parts = [_flat_foot(x, y, width, tall)]
    for i in range(heads):
        t = (i + 0.5) / heads
        dome = math.sin(math.pi * t) ** 0.8
        radius = tall * (0.3 + 0.42 * dome) * dice.uniform(0.75, 1.2)
        at = x + (t - 0.5) * width * 0.84 + dice.uniform(-0.04, 0.04) * width
        parts.append(oval(at, y - radius * 0.55 - tall * 0.3 * dome * dice.random(), radius))
    return "".join(parts)


def _flat_foot(x: float, y: float, width: float, tall: float) -> str:
    half = width / 2
    return draw(
        "M",
        x - half,
        y,
        "Q",
        x - half * 0.9,
        y - tall * 0.5,
        x - half * 0.6,
        y - tall * 0.5,
        "L",
        x + half * 0.6,
        y - tall * 0.5,
        "Q",
        x + half * 0.9,
        y - tall * 0.5,
        x + half,
        y,
        "Q",
        x + half * 0.5,
        y + tall * 0.26,
        x,
        y + tall * 0.22,
        "Q",
        x - half * 0.5,
        y + tall * 0.26,
        x - half,
        y,
        "Z",
    )


def clouds(view: View, horizon: float) -> str:
    """Give the clouds of the weather, or nothing."""
    weather = view.staging.weather
    if weather == "snow":
        return _ceiling(view, horizon)
    if weather in {"storm", "rain"}:
        return _ceiling(view, horizon) + _heaps(view, horizon * 0.9, 10, 1.5)
    if weather == "fog":
        return _fogbanks(view, horizon)
    if view.spare:
        return ""
    low_sun = view.staging.time in {"dawn", "golden", "dusk", "night"}
    streaks, heaps, size = _FAIR.get(weather, (8, 3, 0.8) if low_sun else (3, 6, 1.0))
    return _streaks(view, horizon, streaks) + _heaps(view, horizon, heaps, size)


_FAIR = {"cloudy": (4, 11, 1.5), "wind": (12, 5, 1.0)}
"""How many streaks and heaps of cloud, and how large the heaps."""


def _cloud_top(view: View) -> str:
    p = view.palette
    tops = {
        "night": mix(p.sky_mid, p.light, 0.26),
        "dusk": mix(p.sky_mid, p.light, 0.42),
        "dawn": mix("#ffffff", p.light, 0.7),
        "golden": lighten(p.light, 0.35),
    }
    bright = tops.get(view.staging.time) or lighten(p.light, 0.7)
    dull = {"cloudy": 0.4, "rain": 0.6, "storm": 0.75, "snow": 0.4}.get(view.staging.weather, 0)
    return mix(bright, p.sky_mid, dull)


def _cloud_foot(view: View) -> str:
    p = view.palette
    if view.staging.time in {"dawn", "dusk", "golden"}:
        return mix(p.sky_mid, p.sky_top, 0.35)
    return mix(p.sky_mid, p.sky_low, 0.35)


def _heaps(view: View, horizon: float, many: int, size: float) -> str:
    """Give heaped clouds, small and pale towards the horizon, each with its lit crown."""
    dice = view.dice("heaps")
    top, foot = _cloud_top(view), _cloud_foot(view)
    solid = 0.96 if view.staging.weather == "cloudy" else 0.85
    parts = [
        each("heap", (top, solid), (mix(top, foot, 0.45), solid * 0.8), (foot, 0.06)),
        each("crown", (lighten(top, 0.5), 0.75), (top, 0.0)),
    ]
    span = view.right - view.left
    for i in range(many):
        far = 1 - i / many
        x = view.left + span * ((i * 0.618 + dice.uniform(0, 0.2)) % 1)
        y = horizon * (0.16 + 0.7 * far) - dice.uniform(0, 60)
        width = (560 - 400 * far) * size * dice.uniform(0.7, 1.15)
        parts.append(path(cloud(dice, (x, y), width, 0.2), ref("heap")))
        lean = width * (0.1 if sunlight(view)[0] > x else -0.1)
        crown = cloud(dice, (x + lean, y - width * 0.05), width * 0.6, 0.18)
        parts.append(path(crown, ref("crown")))
    return "".join(parts)


def _streaks(view: View, horizon: float, many: int) -> str:
    dice, p = view.dice("streaks"), view.palette
    warm = mix(p.sky_low, p.light, 0.5) if not view.night else mix(p.sky_mid, p.sky_low, 0.6)
    cool = mix(p.sky_mid, p.sky_top, 0.5)
    parts = []
    for i in range(many):
        x, y = dice.uniform(view.left, view.right), horizon * dice.uniform(0.12, 0.93)
        length = dice.uniform(260, 640)
        thick = dice.uniform(4, 13) * (1.5 - y / horizon)
        lens = curve(
            [
                (x - length / 2, y),
                (x - length / 5, y - thick),
                (x + length / 4, y - thick * 0.6),
                (x + length / 2, y + 2),
                (x + length / 6, y + thick * 0.8),
                (x - length / 4, y + thick * 0.5),
                (x - length / 2, y),
            ]
        )
        parts.append(path(lens + "Z", warm if i % 3 else cool, dice.uniform(0.28, 0.6)))
    return "".join(parts)


def _ceiling(view: View, horizon: float) -> str:
    """Give a closed cloud cover: billowing undersides, each layer nearer, higher and darker."""
    dice, p = view.dice("ceiling"), view.palette
    heavy = {"storm": 1.0, "rain": 0.62}.get(view.staging.weather, 0.32)
    base = mix(p.sky_mid, p.sky_top, 0.3)
    parts = []
    for i, share in enumerate((0.88, 0.7, 0.5, 0.28)):
        foot = horizon * share
        tone = ink(base, 0.12 * heavy - 0.17 * heavy * i)
        edge = ridge(dice, (view.left, view.right), foot, 16 + 12 * i, 3 + i)
        d = _billows(dice, edge, 80 + 46 * i)
        d += draw("L", view.right, TOP, "L", view.left, TOP, "Z")
        tones = (darken(tone, 0.2 * heavy), tone, lighten(tone, 0.16 * heavy))
        parts.append(shaded(f"ceiling{i}", d, (foot - 190, foot + 40), *tones))
    return group(parts)


def _billows(dice: Random, edge: list[Point], size: float) -> str:
    (x, y), end = edge[0], edge[-1][0]
    parts = [draw("M", x, y)]
    while x < end:
        step = size * dice.uniform(0.7, 2.1)
        x = min(end, x + step)
        near = min(edge, key=lambda point: abs(point[0] - x))
        parts.append(draw("A", step * 0.62, step * 0.36, 0, 0, 0, x, near[1]))
    return "".join(parts)


def _fogbanks(view: View, horizon: float) -> str:
    p = view.palette
    parts = []
    for i, y in enumerate((0.35, 0.6, 0.85)):
        uid, foot = f"fogbank{i}", horizon * y + 160
        parts.append(down(uid, foot - 240, foot, (p.haze, 0.0), (p.haze, 0.5), (p.haze, 0.0)))
        span = box(view.left, foot - 240, view.right - view.left, 240)
        parts.append(path(span, ref(uid)))
    return "".join(parts)
