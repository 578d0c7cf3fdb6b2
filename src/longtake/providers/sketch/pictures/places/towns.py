"""Built-up places: city, rooftop, street and market."""

import itertools
from collections.abc import Callable
from random import Random

from longtake.providers.sketch.pictures.palette import darken, lighten, mix
from longtake.providers.sketch.pictures.places.brush import (
    Point,
    across,
    box,
    curve,
    down,
    draw,
    each,
    glow,
    line,
    n,
    oval,
    path,
    poly,
    ref,
    rounded,
    shaded,
    stroke,
)
from longtake.providers.sketch.pictures.places.perspective import Eye
from longtake.providers.sketch.pictures.places.view import BOTTOM, View
from longtake.providers.sketch.pictures.places.woods import lamp_post
from longtake.providers.sketch.pictures.setting import Plane, Setting, Spot
from longtake.providers.sketch.pictures.sky import sky, sunlight


def city(view: View) -> Setting:
    """Give a skyline over the river, seen from a promenade."""
    p, horizon = view.palette, 560.0
    light = sunlight(view, horizon)
    planes = [
        *sky(view, horizon),
        Plane(
            skyline(view, "far", (600, 300), (46, 90), mix(p.far, p.haze, 0.35))
            + skyline(view, "middle", (606, 240), (60, 110), mix(p.mid, p.haze, 0.22)),
            0.2,
        ),
        Plane(
            skyline(view, "close", (612, 150), (80, 150), mix(p.near, p.haze, 0.12))
            + _river(view, 612),
            0.45,
        ),
        Plane(promenade(view), 1.0),
    ]
    if view.dark:
        planes.insert(-1, Plane(_city_lights(view, 612), 0.45, "flicker"))
    spots = view.spots(
        ground=Spot(view.at(0.5), 895, 200),
        surface=Spot(view.at(0.5), 895, 200),
        water=Spot(view.at(0.62), 690, 34),
        air=Spot(view.at(0.5), 230, 100),
    )
    return Setting(tuple(planes), spots, horizon, light)


def skyline(
    view: View, label: str, heights: tuple[float, float], widths: tuple[float, float], tone: str
) -> str:
    """Give a row of towers with their windows: foot and greatest height."""
    dice, (foot, tall), p = view.dice(label), heights, view.palette
    towers, sides = [], []
    dark: list[str] = []
    lit: list[str] = []
    x = view.left
    while x < view.right:
        w, h = dice.uniform(*widths), tall * dice.uniform(0.4, 1.0) ** 1.2
        towers.append(_tower(dice, (x, foot), (w, h)))
        sides.append(box(x + w * 0.62, foot - h, w * 0.38, h + 60))
        for glass, bright in _windows(dice, (x, foot - h), (w, h)):
            (lit if bright and view.dark else dark).append(glass)
        x += w * dice.uniform(0.86, 1.12)
    glow_tone = mix(p.glow, tone, 0.15 if label == "close" else 0.35)
    return (
        down(label, foot - tall, foot, tone, mix(tone, p.haze, 0.4))
        + path("".join(towers), ref(label))
        + path("".join(sides), p.shade, 0.13)
        + path("".join(dark), mix(tone, p.shade if view.dark else p.sky_mid, 0.4), 0.55)
        + path("".join(lit), glow_tone, 0.9)
    )


def _tower(dice: Random, corner: Point, size: Point) -> str:
    (x, foot), (w, h) = corner, size
    top, kind = foot - h, dice.random()
    if kind < 0.22:
        spire = [
            (x, foot + 60),
            (x, top + w * 0.3),
            (x + w * 0.2, top),
            (x + w * 0.47, top - w * 0.1),
            (x + w * 0.5, top - w * 0.8),
        ]
        return poly(
            [
                *spire,
                (x + w * 0.53, top - w * 0.1),
                (x + w * 0.8, top),
                (x + w, top + w * 0.3),
                (x + w, foot + 60),
            ]
        )
    if kind < 0.4:
        return poly([(x, foot + 60), (x, top), (x + w, top - w * 0.35), (x + w, foot + 60)])
    if kind < 0.62:
        return (
            box(x, top, w, h + 60)
            + box(x + w * 0.2, top - w * 0.2, w * 0.6, w * 0.22)
            + box(x + w * 0.44, top - w * 0.55, 4, w * 0.4)
        )
    return box(x, top, w, h + 60) + box(x + w * 0.15, top - 9, w * 0.3, 12)


def _windows(dice: Random, corner: Point, size: Point) -> list[tuple[str, bool]]:
    (x, y), (w, h) = corner, size
    columns = max(2, int(w // 17))
    pitch, found = w / columns, []
    for row in range(int((h - 12) // 19)):
        for column in range(columns):
            if dice.random() < 0.82:
                glass = box(x + pitch * (column + 0.24), y + 12 + row * 19, pitch * 0.52, 10)
                found.append((glass, dice.random() < 0.42))
    return found


def _river(view: View, y: float) -> str:
    p, dice = view.palette, view.dice("riverbank")
    area = box(view.left, y, view.right - view.left, 300)
    parts = [
        shaded(
            "cityriver",
            area,
            (y, 860),
            mix(p.water, p.haze, 0.45),
            mix(p.water, p.sky_mid, 0.25),
            darken(p.water, 0.3),
        )
    ]
    streaks = "".join(
        box(dice.uniform(view.left, view.right), y + 4, dice.uniform(3, 9), dice.uniform(40, 190))
        for _ in range(70)
    )
    parts.append(path(streaks, p.glow if view.dark else mix(p.near, p.haze, 0.3), 0.16))
    ripples = "".join(
        box(
            dice.uniform(view.left, view.right),
            dice.uniform(y + 10, 830),
            dice.uniform(40, 160),
            2.2,
        )
        for _ in range(60)
    )
    return (
        "".join(parts)
        + path(ripples, lighten(p.water, 0.3), 0.3)
        + path(box(view.left, y - 5, view.right - view.left, 9), mix(p.near, p.haze, 0.1))
    )


def _city_lights(view: View, y: float) -> str:
    dice, p, spots = view.dice("citylights"), view.palette, []
    for k in range(22):
        x = view.left + (view.right - view.left) * (k + dice.random()) / 22
        spots.append((x, y - 10))
    points = "".join(oval(x, at, 3.4) for x, at in spots)
    tails = "".join(box(x - 2, at + 14, 4, 120) for x, at in spots)
    return path(points, lighten(p.glow, 0.4)) + shaded(
        "tails", tails, (y, y + 130), (p.glow, 0.6), (p.glow, 0.0)
    )


def promenade(view: View) -> str:
    """Give paving with a railing towards the water and lamps at its ends."""
    p = view.palette
    span = view.right - view.left
    stone = mix(p.ground, p.light, 0.12)
    parts = [
        shaded(
            "paving",
            box(view.left, 812, span, BOTTOM - 812),
            (812, 1150),
            stone,
            p.ground,
            p.ground_shade,
        )
    ]
    eye = Eye((view.at(0.5), 560), 200)
    seams = "".join(line([eye.at(k, 0, 1.31), eye.at(k, 0, 0.4)]) for k in range(-14, 15))
    seams += "".join(
        line([(view.left, 560 + 330 / z), (view.right, 560 + 330 / z)])
        for z in (1.18, 1.0, 0.82, 0.65, 0.5)
    )
    parts.append(stroke(seams, p.ground_shade, 2.2, 0.5))
    if view.wet:
        parts.append(_puddles(view, 850))
    iron = mix(view.paint("#2f343d"), p.shade, 0.2)
    rails = "".join(box(view.left, y, span, h) for y, h in ((716, 9), (742, 4), (786, 5)))
    posts = "".join(box(view.left + k * 24, 720, 3.2, 70) for k in range(int(span // 24)))
    strong = "".join(box(view.left + k * 192, 712, 10, 104) for k in range(int(span // 192) + 1))
    parts.append(path(rails + posts + strong, iron))
    parts += [lamp_post(view, (view.at(f), 836), 520) for f in (0.13, 0.87)]
    return "".join(parts)


def _puddles(view: View, y: float) -> str:
    dice, p = view.dice("puddles"), view.palette
    d = "".join(
        oval(
            dice.uniform(view.left, view.right),
            at,
            (at - y + 60) * dice.uniform(0.7, 1.6),
            (at - y + 60) * 0.1,
        )
        for at in (dice.uniform(y, y + 190) for _ in range(11))
    )
    return path(d, mix(p.sky_mid, p.sky_low, 0.5), 0.5) + path(d, p.glow, 0.1 if view.dark else 0.0)


def rooftop(view: View) -> Setting:
    """Give a flat roof over the city: parapet, water tank, chimneys, string lights."""
    p, horizon = view.palette, 640.0
    light = sunlight(view, horizon)
    planes = [
        *sky(view, horizon),
        Plane(
            skyline(view, "far", (760, 330), (46, 90), mix(p.far, p.haze, 0.4))
            + skyline(view, "middle", (780, 250), (64, 120), mix(p.mid, p.haze, 0.25)),
            0.2,
        ),
        Plane(skyline(view, "close", (820, 160), (110, 190), mix(p.near, p.haze, 0.1)), 0.45),
        Plane(
            _tank(view, (view.at(0.84), 796)) + _chimneys(view, (view.at(0.1), 800)) + _roof(view),
            1.0,
        ),
    ]
    if view.dark:
        planes.append(Plane(_bulbs(view), 1.0, "flicker"))
    spots = view.spots(
        ground=Spot(view.at(0.48), 895, 200),
        surface=Spot(view.at(0.62), 764, 200),
        air=Spot(view.at(0.5), 240, 100),
    )
    return Setting(tuple(planes), spots, horizon, light)


def _roof(view: View) -> str:
    p = view.palette
    span, brick = view.right - view.left, mix(p.near, view.paint("#8a5646"), 0.6)
    cap = view.paint("#f0f5fa") if view.white else mix(brick, p.light, 0.35)
    parts = [
        shaded(
            "roof",
            box(view.left, 826, span, BOTTOM - 826),
            (826, 1150),
            mix(p.ground, p.light, 0.12),
            p.ground,
            p.ground_shade,
        ),
        shaded("parapet", box(view.left, 764, span, 66), (764, 830), brick, darken(brick, 0.35)),
        path(box(view.left, 756, span, 15), cap),
    ]
    seams = "".join(line([(view.left, y), (view.right, y)]) for y in (786, 806))
    joints = "".join(
        line(
            [
                (view.left + k * 46 + (23 if row % 2 else 0), 771 + row * 19),
                (view.left + k * 46 + (23 if row % 2 else 0), 788 + row * 19),
            ]
        )
        for row in range(3)
        for k in range(int(span // 46) + 1)
    )
    parts.append(stroke(seams + joints, darken(brick, 0.4), 1.8, 0.5))
    eye = Eye((view.at(0.5), 560), 200)
    parts.append(
        stroke(
            "".join(
                line([eye.at(k * 1.6, 0, 1.24), eye.at(k * 1.6, 0, 0.4)]) for k in range(-8, 9)
            ),
            p.ground_shade,
            3,
            0.45,
        )
    )
    return "".join(parts) + (_puddles(view, 860) if view.wet else "")


def _tank(view: View, foot: Point) -> str:
    (x, y), wood = foot, mix(view.paint("#7a5a44"), view.palette.haze, 0.08)
    legs = line([(x - 66, y), (x - 54, y - 150)]) + line([(x + 66, y), (x + 54, y - 150)])
    braces = line([(x - 62, y - 20), (x + 58, y - 130)]) + line(
        [(x + 62, y - 20), (x - 58, y - 130)]
    )
    barrel = poly([(x - 82, y - 150), (x - 76, y - 340), (x + 76, y - 340), (x + 82, y - 150)])
    dark, bright = darken(wood, 0.45), mix(wood, view.palette.light, 0.3)
    side = sunlight(view)[0] < x
    hoops = "".join(line([(x - 80, y - h), (x + 80, y - h)]) for h in (180, 230, 280, 325))
    return (
        stroke(legs, dark, 9)
        + stroke(braces, dark, 4)
        + across("tank", x - 82, x + 82, *((bright, wood, dark) if side else (dark, wood, bright)))
        + path(barrel, ref("tank"))
        + stroke(hoops, dark, 3, 0.7)
        + path(
            poly([(x - 90, y - 338), (x, y - 412), (x + 90, y - 338)]),
            view.paint("#eef3f8") if view.white else darken(wood, 0.2),
        )
    )


def _chimneys(view: View, foot: Point) -> str:
    (x, y), brick = foot, view.paint("#95604c")
    stack = box(x - 60, y - 190, 120, 200)
    pots = "".join(
        poly(
            [
                (x + k - 12, y - 196),
                (x + k - 9, y - 240),
                (x + k + 9, y - 240),
                (x + k + 12, y - 196),
            ]
        )
        for k in (-36, 0, 36)
    )
    rows = "".join(line([(x - 60, y - h), (x + 60, y - h)]) for h in range(20, 190, 20))
    return (
        path(stack, brick)
        + path(box(x + 20, y - 190, 40, 200), view.palette.shade, 0.25)
        + stroke(rows, darken(brick, 0.35), 2, 0.4)
        + path(box(x - 68, y - 204, 136, 18), darken(brick, 0.25))
        + path(pots, mix(brick, view.paint("#c98a5f"), 0.6))
    )


def _bulbs(view: View) -> str:
    p = view.palette
    wire = [
        (view.left, 250.0),
        (view.at(0.18), 380),
        (view.at(0.5), 300),
        (view.at(0.82), 372),
        (view.right, 250),
    ]
    dots = []
    for (x0, y0), (x1, y1) in itertools.pairwise(wire):
        steps = max(4, int(abs(x1 - x0) // 76))
        dots += [
            (
                x0 + (x1 - x0) * k / steps,
                y0 + (y1 - y0) * k / steps + 40 * (k / steps) * (1 - k / steps),
            )
            for k in range(steps)
        ]
    halos = "".join(oval(x, y + 9, 20) for x, y in dots)
    return (
        stroke(curve([(x, y) for x, y in dots] + [wire[-1]]), mix(p.line, p.sky_mid, 0.2), 2.4)
        + path(halos, p.glow, 0.2)
        + path("".join(oval(x, y + 9, 7) for x, y in dots), lighten(p.glow, 0.5))
    )


def street(view: View) -> Setting:
    """Give a street of houses that runs to a vanishing point, shops below, lamps at the kerb."""
    eye = Eye((view.at(0.5), 545), 200)
    half = 4.1 if view.aspect > 1.2 else 3.0
    light = sunlight(view, 545)
    planes = [
        *sky(view, 545),
        Plane(_vista(view), 0.25),
        Plane(_facades(view, eye, half), 0.75),
        Plane(_roadway(view, eye, half), 1.0),
    ]
    if view.dark or view.staging.weather in {"storm", "fog", "rain"}:
        planes.append(Plane(_street_lamps(view, eye, half - 1.0), 1.0, "flicker"))
    else:
        planes.append(Plane(_street_lamps(view, eye, half - 1.0), 1.0))
    spots = view.spots(
        ground=Spot(view.at(0.5), 885, 205),
        surface=Spot(view.at(0.5), 890, 205),
        air=Spot(view.at(0.5), 280, 100),
    )
    return Setting(tuple(planes), spots, 545, light)


def _vista(view: View) -> str:
    """Give what closes the street far away: towers in the haze, and a glow."""
    p = view.palette
    parts = [skyline(view, "vista", (575, 170), (30, 60), mix(p.mid, p.haze, 0.6))]
    parts.append(
        glow("vista-glow", (view.at(0.5), 545), 260, p.glow if view.dark else p.light, 0.55)
    )
    return "".join(parts)


_PLASTER = ("#c98a63", "#b9705a", "#d6b48a", "#8fa097", "#a8604e", "#c9a58f", "#7f8fa3", "#e0cba6")


def _facades(view: View, eye: Eye, half: float) -> str:
    dice, _p, parts = view.dice("facades"), view.palette, []
    for side in (-1, 1):
        away, drawn = 11.0, []
        edges = [away]
        while away > 0.5:
            away = max(0.42, away * dice.uniform(0.63, 0.75))
            edges.append(away)
        for far, near in itertools.pairwise(edges):
            drawn.append(_house(view, dice, eye, (side * half, near, far), side))
        parts += drawn
    return "".join(parts)


def _house(view: View, dice: Random, eye: Eye, place: tuple[float, float, float], side: int) -> str:
    """Give one house front along the street, from `near` to `far` steps away."""
    x, near, far = place
    p, air = view.palette, min(0.62, max(0.0, (near - 0.7) * 0.085))
    wall = mix(view.paint(dice.choice(_PLASTER)), p.haze, air)
    sunny = (sunlight(view)[0] - view.at(0.5)) * side < 0
    wall = mix(wall, p.light, 0.2) if sunny else mix(wall, p.shade, 0.24)
    storeys = dice.choice((3, 3, 4, 4, 5))
    tall = 3.6 + storeys * 2.7
    uid = f"house{'l' if side < 0 else 'r'}{near:.3f}".replace(".", "_")
    top_y = eye.at(x, tall, near)[1]
    low_y = eye.at(x, -0.35, near)[1]
    parts = [
        shaded(
            uid,
            eye.wall(x, (-0.35, tall), (near, far)),
            (max(top_y, -260), low_y),
            lighten(wall, 0.06),
            wall,
            darken(wall, 0.22),
        )
    ]
    parts.append(path(eye.wall(x, (tall - 0.35, tall + 0.12), (near, far)), lighten(wall, 0.14)))
    parts.append(path(eye.wall(x, (3.35, 3.55), (near, far)), darken(wall, 0.25)))
    bays = max(2, min(5, round((far - near) * 2.2)))
    dark: list[str] = []
    lit: list[str] = []
    frames = []
    for storey in range(storeys):
        up = 4.2 + storey * 2.7
        for bay in range(bays):
            a0, a1 = _bay(near, far, (bay + 0.25) / bays), _bay(near, far, (bay + 0.72) / bays)
            frames.append(
                eye.wall(
                    x,
                    (up - 0.12, up + 1.6),
                    (_bay(near, far, (bay + 0.2) / bays), _bay(near, far, (bay + 0.77) / bays)),
                )
            )
            glass = eye.wall(x, (up, up + 1.5), (a0, a1))
            (lit if view.dark and dice.random() < 0.5 else dark).append(glass)
    parts.append(path("".join(frames), mix(wall, "#ffffff" if not view.dark else p.haze, 0.28)))
    parts.append(path("".join(dark), mix(mix(p.shade, p.sky_mid, 0.3), p.haze, air)))
    parts.append(path("".join(lit), mix(p.glow, p.haze, air * 0.6)))
    return "".join(parts) + _shop(view, dice, eye, (x, near, far), air)


def _bay(near: float, far: float, part: float) -> float:
    return near + (far - near) * part


def _shop(view: View, dice: Random, eye: Eye, place: tuple[float, float, float], air: float) -> str:
    """Give the shop window, door and awning at the foot of a house."""
    x, near, far = place
    p = view.palette
    a, b, c = (_bay(near, far, part) for part in (0.1, 0.64, 0.92))
    tone = view.paint(dice.choice(("#2f4f4a", "#5a2e2e", "#2e3d5a", "#4a3a2e")), air)
    bright = (
        mix(p.glow, p.haze, air * 0.5)
        if view.dark
        else mix(mix(p.shade, p.sky_low, 0.35), p.haze, air)
    )
    inward = -1 if x > 0 else 1
    cloth = mix(view.paint(dice.choice(("#c8453a", "#2f6f6a", "#d99a3a", "#3f5a8a"))), p.haze, air)
    awning = eye.trace(
        [(x, 3.1, a), (x, 3.1, b), (x + inward * 0.85, 2.5, b), (x + inward * 0.85, 2.5, a)]
    )
    valance = eye.trace(
        [
            (x + inward * 0.85, 2.5, a),
            (x + inward * 0.85, 2.5, b),
            (x + inward * 0.85, 2.3, b),
            (x + inward * 0.85, 2.3, a),
        ]
    )
    return (
        path(eye.wall(x, (-0.3, 3.3), (_bay(near, far, 0.05), _bay(near, far, 0.96))), tone)
        + _shop_glass(
            view,
            f"shop{x:.1f}{near:.3f}".replace(".", "_").replace("-", "m"),
            eye.wall(x, (0.75, 2.8), (a, b)) + eye.wall(x, (1.9, 2.8), (_bay(near, far, 0.72), c)),
            bright,
        )
        + path(_mullions(eye, x, a, b), darken(tone, 0.1))
        + path(eye.wall(x, (-0.05, 1.8), (_bay(near, far, 0.72), c)), darken(tone, 0.3))
        + path(awning, cloth)
        + path(valance, darken(cloth, 0.2))
    )


def _mullions(eye: Eye, x: float, a: float, b: float) -> str:
    upright = "".join(
        eye.wall(x, (0.75, 2.8), (_bay(a, b, t), _bay(a, b, t + 0.04))) for t in (0.31, 0.64)
    )
    return upright + eye.wall(x, (2.16, 2.24), (a, b))


def _shop_glass(view: View, uid: str, d: str, bright: str) -> str:
    """Give lit glass, brightest under the lintel, as if shelves stood below."""
    p = view.palette
    low = mix(bright, view.paint("#8a4f2f"), 0.55) if view.dark else mix(bright, p.shade, 0.35)
    return each(uid, bright, mix(bright, low, 0.4), low) + path(d, ref(uid))


def _roadway(view: View, eye: Eye, half: float) -> str:
    """Give pavements, kerbs and the road between, mirroring the lights when wet."""
    p = view.palette
    span = (0.42, 12.0)
    kerb = half - 1.25
    flags = mix(p.ground, view.paint("#b5aca2"), 0.45)
    if view.white:
        flags = view.paint("#e9eff5")
    parts = [
        shaded(
            "flags",
            eye.floor((-half - 6, half + 6), span),
            (560, 1150),
            mix(flags, p.haze, 0.4),
            flags,
            darken(flags, 0.3),
        ),
        shaded(
            "road",
            eye.floor((-kerb, kerb), span),
            (560, 1150),
            mix(p.ground, p.haze, 0.4),
            p.ground,
            p.ground_shade,
        ),
        path(
            eye.floor((-kerb - 0.14, -kerb), span) + eye.floor((kerb, kerb + 0.14), span),
            lighten(flags, 0.2),
        ),
    ]
    courses = "".join(
        line([eye.at(-kerb, 0, z), eye.at(kerb, 0, z)]) for z in _steps(0.45, 6, 1.13)
    )
    joints = "".join(
        line([eye.at(s * (kerb + 0.2), 0, z), eye.at(s * (half + 6), 0, z)])
        for z in _steps(0.45, 6, 1.2)
        for s in (-1, 1)
    )
    parts.append(stroke(courses + joints, p.ground_shade, 2, 0.35))
    if view.wet or view.night:
        parts.append(_reflections(view, eye, kerb))
    return "".join(parts)


def _steps(start: float, end: float, factor: float) -> list[float]:
    found = [start]
    while found[-1] < end:
        found.append(found[-1] * factor)
    return found


def _reflections(view: View, eye: Eye, kerb: float) -> str:
    """Give the road's sheen, and under each lamp its light drawn down the wet stone."""
    p = view.palette
    strong = 0.5 if view.wet else 0.14
    tones = ((mix(p.sky_low, p.sky_mid, 0.4), strong), (p.sky_mid, strong * 0.3), (p.sky_mid, 0.0))
    parts = [shaded("sheen", eye.floor((-kerb, kerb), (0.42, 12)), (560, 1000), *tones)]
    tone = p.glow if view.dark else mix(p.light, p.sky_low, 0.5)
    for i, away in enumerate((5.2, 3.4, 2.3, 1.5)):
        for side in (-1, 1):
            x, y = eye.at(side * (kerb + 0.2), 0, away)
            w, h = 36 / away, 420 / away
            streak = _streak(view.dice(f"streak{i}{side}"), x, y, (w, h))
            faint = ((tone, strong * 1.1), (tone, strong * 0.4), (tone, 0.0))
            parts.append(shaded(f"streak{i}{side + 1}", streak, (y, y + h), *faint))
    return "".join(parts)


def _streak(dice: Random, x: float, y: float, size: Point) -> str:
    """Give a column of light, broken by ripples."""
    w, h = size
    return "".join(
        oval(x + dice.uniform(-0.3, 0.3) * w, y + h * k / 9, w * dice.uniform(0.5, 1.3), h / 15)
        for k in range(9)
    )


def _street_lamps(view: View, eye: Eye, x: float) -> str:
    parts = []
    for away in (5.2, 3.4, 2.3, 1.5):
        for side in (-1, 1):
            foot = eye.at(side * x, 0, away)
            parts.append(lamp_post(view, foot, 4.2 * eye.metre / away))
    return "".join(parts)


def market(view: View) -> Setting:
    """Give a square with striped stalls, crates of fruit and bunting above."""
    horizon = 545.0
    light = sunlight(view, horizon)
    planes = [
        *sky(view, horizon),
        Plane(_square(view), 0.4),
        Plane(
            _paving(view)
            + _stall(view, "stall-a", (view.at(0.13), 800), 0.86)
            + _stall(view, "stall-b", (view.at(0.87), 800), 0.86),
            0.85,
        ),
        Plane(_bunting(view), 0.95, "sway"),
        Plane(_crates(view, (view.at(0.86), 930)), 1.0),
        Plane(_crates(view, (view.at(-0.02), 1120), 1.5), 1.5),
    ]
    spots = view.spots(
        ground=Spot(view.at(0.48), 890, 205),
        surface=Spot(view.at(0.86), 850, 205),
        air=Spot(view.at(0.5), 270, 100),
    )
    return Setting(tuple(planes), spots, horizon, light)


def _square(view: View) -> str:
    """Give the old fronts round the square."""
    dice, p, parts = view.dice("square"), view.palette, []
    x, foot, roofs, glass = view.left, 720.0, [], []
    while x < view.right:
        w, h = dice.uniform(130, 210), dice.uniform(300, 440)
        wall = mix(view.paint(dice.choice(_PLASTER)), p.haze, 0.3)
        uid = f"front{n(x)}".replace(".", "_")
        parts.append(
            shaded(
                uid,
                box(x, foot - h, w + 1, h),
                (foot - h, foot),
                lighten(wall, 0.08),
                darken(wall, 0.12),
            )
        )
        roofs.append(
            poly(
                [
                    (x - 8, foot - h + 2),
                    (x + 22, foot - h - 64),
                    (x + w - 22, foot - h - 64),
                    (x + w + 8, foot - h + 2),
                ]
            )
        )
        for row in range(int((h - 60) // 92)):
            glass += [
                rounded(x + w * (0.16 + 0.27 * c), foot - h + 30 + row * 92, w * 0.15, 52, 10)
                for c in range(3)
            ]
        x += w
    roof = view.paint("#eef3f8" if view.white else "#9a5a46", 0.3)
    pane = mix(p.glow, p.haze, 0.2) if view.dark else mix(p.shade, p.haze, 0.45)
    return "".join(parts) + path("".join(roofs), roof) + path("".join(glass), pane)


def _paving(view: View) -> str:
    p = view.palette
    eye = Eye((view.at(0.5), 545), 200)
    area = box(view.left, 712, view.right - view.left, BOTTOM - 712)
    rings = "".join(
        line([(view.left, 545 + 330 / z), (view.right, 545 + 330 / z)])
        for z in _steps(0.5, 1.9, 1.16)
    )
    rays = "".join(
        line([eye.at(k * 0.9, 0, 1.97), eye.at(k * 0.9, 0, 0.45)]) for k in range(-18, 19)
    )
    ground = shaded(
        "paved", area, (712, 1130), mix(p.ground, p.haze, 0.25), p.ground, p.ground_shade
    )
    return (
        ground
        + stroke(rings + rays, p.ground_shade, 2, 0.35)
        + (_puddles(view, 840) if view.wet else "")
    )


def _stall(view: View, label: str, foot: Point, size: float) -> str:
    (x, y), u, p = foot, size * (1.0 if view.aspect > 1.2 else 0.72), view.palette
    dice = view.dice(label)
    wood = view.paint("#8a6240")
    cloth = view.paint(dice.choice(("#c8453a", "#2f7f78", "#d98f2f", "#3f62a0")))
    pale = view.paint("#f6efe0")
    half = 250 * u
    parts = [
        path(
            box(x - half, y - 430 * u, 14 * u, 440 * u)
            + box(x + half - 14 * u, y - 430 * u, 14 * u, 440 * u),
            darken(wood, 0.3),
        )
    ]
    inner = mix(p.shade, wood, 0.3)
    parts.append(path(box(x - half + 10, y - 420 * u, 2 * half - 20, 300 * u), inner, 0.55))
    if view.dark:
        parts.append(glow(f"{label}-lamp", (x, y - 330 * u), 300 * u, p.glow, 0.75))
        parts.append(path(oval(x, y - 340 * u, 14 * u), lighten(p.glow, 0.5)))
    parts.append(path(box(x - half, y - 150 * u, 2 * half, 150 * u), wood))
    parts.append(
        stroke(
            "".join(
                line([(x - half + k * half / 4, y - 140 * u), (x - half + k * half / 4, y)])
                for k in range(1, 8)
            ),
            darken(wood, 0.35),
            3,
        )
    )
    parts.append(
        path(box(x - half - 10 * u, y - 164 * u, 2 * half + 20 * u, 18 * u), lighten(wood, 0.22))
    )
    parts += _heaped(view, dice, (x, y - 164 * u), half, u)
    stripes: list[str] = []
    others: list[str] = []
    for k in range(10):
        x0, x1 = x - half * 0.92 + k * half * 0.184, x - half * 0.92 + (k + 1) * half * 0.184
        low0, low1 = x - half * 1.14 + k * half * 0.228, x - half * 1.14 + (k + 1) * half * 0.228
        d = draw(
            "M",
            x0,
            y - 500 * u,
            "L",
            x1,
            y - 500 * u,
            "L",
            low1,
            y - 400 * u,
            "v",
            22 * u,
            "a",
            half * 0.114,
            14 * u,
            0,
            0,
            1,
            low0 - low1,
            0,
            "v",
            -22 * u,
            "Z",
        )
        (stripes if k % 2 else others).append(d)
    parts += [path("".join(stripes), pale), path("".join(others), cloth)]
    parts.append(
        path(
            poly(
                [
                    (x - half * 1.14, y - 400 * u),
                    (x + half * 1.14, y - 400 * u),
                    (x + half, y - 350 * u),
                    (x - half, y - 350 * u),
                ]
            ),
            p.shade,
            0.2,
        )
    )
    return "".join(parts)


_FRUIT = ("#d9472f", "#e8a032", "#8fb043", "#c9b83a", "#7a3f6a", "#e0703a")


def _heaped(view: View, dice: Random, middle: Point, half: float, u: float) -> list[str]:
    x, y = middle
    parts = []
    for k in range(5):
        cx = x - half * 0.8 + k * half * 0.4
        colour = view.paint(dice.choice(_FRUIT))
        d = "".join(
            oval(cx + (c - (4 - r) / 2) * 26 * u, y - 8 * u - r * 20 * u, 14 * u)
            for r in range(3)
            for c in range(5 - r)
        )
        shine = "".join(oval(cx + (c - 1.0) * 26 * u - 4, y - 52 * u, 4 * u) for c in range(3))
        parts += [path(d, colour), path(shine, view.palette.light, 0.5)]
    return parts


def _crates(view: View, foot: Point, size: float = 1.0) -> str:
    (x, y), u = foot, size
    wood = view.paint("#a87e50")
    dice = view.dice(f"crates{n(x)}")
    parts = [path(oval(x, y + 2, 110 * u, 12 * u), view.palette.shade, 0.3)]
    parts.append(path(box(x - 92 * u, y - 80 * u, 184 * u, 82 * u), darken(wood, 0.35)))
    parts.append(
        path(
            "".join(rounded(x - 96 * u, y - h * u, 192 * u, 20 * u, 3) for h in (78, 52, 26)), wood
        )
    )
    parts.append(path(box(x - 100 * u, y - 82 * u, 200 * u, 8 * u), lighten(wood, 0.25)))
    if size > 1:
        colour = darken(view.paint(dice.choice(_FRUIT)), 0.2)
        parts.append(
            path(
                "".join(oval(x - 72 * u + k * 29 * u, y - 88 * u, 18 * u) for k in range(6)), colour
            )
        )
    return "".join(parts)


def _bunting(view: View) -> str:
    p, parts = view.palette, []
    tones = [view.paint(c) for c in ("#d9523f", "#f0b84a", "#3f8f8a", "#f2ece0")]
    flags: dict[str, list[str]] = {tone: [] for tone in tones}
    for row, (y, sag) in enumerate(((90, 90), (210, 70))):
        wire = []
        for k in range(41):
            t = k / 40
            x = view.left + (view.right - view.left) * t
            wave = (t * 3 + row * 0.5) % 1
            wire.append((x, y + sag * 4 * wave * (1 - wave)))
        parts.append(stroke(line(wire), mix(p.line, p.haze, 0.3), 2.4))
        for k, (x, at) in enumerate(wire):
            flags[tones[k % 4]].append(poly([(x - 15, at), (x + 15, at), (x, at + 36)]))
    return "".join(parts) + "".join(path("".join(d), tone) for tone, d in flags.items())


PLACES: dict[str, Callable[[View], Setting]] = {
    "city": city,
    "rooftop": rooftop,
    "street": street,
    "market": market,
}
