"""Places nobody walks to: underwater, cave, space, a strange planet, and the abstract."""

import math
from collections.abc import Callable

from longtake.providers.sketch.pictures.palette import darken, lighten, mix
from longtake.providers.sketch.pictures.places.brush import (
    across,
    box,
    clipped,
    crag,
    curve,
    draw,
    glow,
    land,
    n,
    oval,
    path,
    poly,
    ref,
    ridge,
    shaded,
    stops,
    stroke,
)
from longtake.providers.sketch.pictures.places.land import boulders, hills, peaks
from longtake.providers.sketch.pictures.places.view import BOTTOM, TOP, View
from longtake.providers.sketch.pictures.setting import Plane, Setting, Spot


def _whole(view: View) -> str:
    return box(view.left, TOP, view.right - view.left, BOTTOM - TOP)


def underwater(view: View) -> Setting:
    """Give a reef under shafts of light."""
    p, x = view.palette, view.at(0.5)
    backdrop = shaded(
        "deep",
        _whole(view),
        (-200, 1000),
        lighten(p.sky_top, 0.25),
        p.sky_top,
        p.sky_mid,
        mix(p.sky_mid, p.sky_low, 0.6),
        p.sky_low,
    )
    surface = glow("surface", (view.at(0.55), -180), 900, lighten(p.light, 0.3), 0.75, 0.6)
    far = ridge(view.dice("far"), (view.left, view.right), 720, 70, 3)
    middle = ridge(view.dice("middle"), (view.left, view.right), 790, 50, 4)
    distant = shaded(
        "fargrounds", land(far, BOTTOM), (640, 900), mix(p.far, p.sky_mid, 0.6), p.sky_mid
    )
    reef = shaded(
        "midreef",
        land(middle, BOTTOM),
        (740, 1000),
        mix(p.mid, p.sky_mid, 0.35),
        mix(p.mid, p.sky_low, 0.6),
    )
    planes = (
        Plane(backdrop + surface, 0.0),
        Plane(_rays(view), 0.15, "shimmer"),
        Plane(distant + _shoal(view), 0.3, "drift"),
        Plane(
            reef + _weeds(view, "weeds-a", middle, 170, mix(p.mid, p.sky_mid, 0.3)), 0.65, "sway"
        ),
        Plane(_seabed(view) + _corals(view) + _bubbles(view), 1.0),
        Plane(
            _weeds(
                view,
                "weeds-b",
                [
                    (view.left, 1150.0),
                    (view.at(0.14), 1180),
                    (view.at(0.5), 1400),
                    (view.at(0.86), 1180),
                    (view.right, 1150),
                ],
                420,
                darken(p.near, 0.3),
            ),
            1.5,
            "sway",
        ),
    )
    spots = view.spots(
        ground=Spot(x, 900, 195),
        surface=Spot(x, 905, 195),
        water=Spot(x, 520, 150),
        air=Spot(x, 420, 150),
    )
    return Setting(planes, spots, 560, (view.at(0.55), -120))


def _rays(view: View) -> str:
    dice, p, parts = view.dice("rays"), view.palette, []
    for i in range(9):
        x = view.at(0.55) + (i - 4) * view.width * 0.12 + dice.uniform(-40, 40)
        w, lean = dice.uniform(30, 90), (i - 4) * 60 + dice.uniform(-40, 40)
        shape = poly(
            [(x, TOP), (x + w, TOP), (x + w * 2.6 + lean * 2, 900), (x - w + lean * 2, 900)]
        )
        parts.append(
            shaded(f"ray{i}", shape, (-200, 880), (p.light, 0.36), (p.light, 0.12), (p.light, 0.0))
        )
    return "".join(parts)


def _shoal(view: View) -> str:
    dice, p, parts = view.dice("shoal"), view.palette, []
    cx, cy = view.at(dice.choice((0.22, 0.78))), 360
    for _ in range(26):
        x, y, s = cx + dice.gauss(0, 90), cy + dice.gauss(0, 38), dice.uniform(9, 15)
        parts.append(
            draw("M", x - s, y, "Q", x, y - s * 0.55, x + s, y, "Q", x, y + s * 0.55, x - s, y, "Z")
            + poly([(x - s * 0.8, y), (x - s * 1.5, y - s * 0.45), (x - s * 1.5, y + s * 0.45)])
        )
    return path("".join(parts), mix(p.near, p.sky_mid, 0.4), 0.8)


def _weeds(view: View, label: str, edge: list[tuple[float, float]], tall: float, tone: str) -> str:
    dice, parts = view.dice(label), []
    many = 26 if tall < 300 else 16
    for k in range(many):
        x = view.left + (view.right - view.left) * (k + dice.random()) / many
        if tall > 300 and abs(x - view.at(0.5)) < view.width * 0.3:
            continue
        y = min(edge, key=lambda q: abs(q[0] - x))[1] + 20
        h, bend, w = tall * dice.uniform(0.5, 1.1), dice.uniform(-40, 40), 9 + tall * 0.02
        parts.append(
            draw(
                "M",
                x - w,
                y,
                "C",
                x - w + bend,
                y - h * 0.4,
                x - bend,
                y - h * 0.6,
                x + bend,
                y - h,
                "C",
                x - bend + w,
                y - h * 0.6,
                x + w + bend,
                y - h * 0.4,
                x + w,
                y,
                "Z",
            )
        )
    return path("".join(parts), tone)


def _seabed(view: View) -> str:
    p = view.palette
    edge = ridge(view.dice("bed"), (view.left, view.right), 822, 16, 2.5)
    sand = mix(p.ground, p.sky_mid, 0.35)
    marks = "".join(
        curve([(x, y), (x + 70, y - 5), (x + 150, y + 3), (x + 220, y - 2)])
        for x, y in (
            (view.left + (k * 271) % (view.right - view.left), 860 + (k * 53) % 260)
            for k in range(24)
        )
    )
    return shaded(
        "bed",
        land(edge, BOTTOM),
        (810, 1130),
        mix(sand, p.light, 0.25),
        sand,
        mix(sand, p.sky_low, 0.6),
    ) + stroke(marks, mix(sand, p.sky_low, 0.5), 3, 0.4)


def _corals(view: View) -> str:
    dice, parts = view.dice("corals"), []
    tones = [view.paint(c, 0.22) for c in ("#e8705a", "#e09a4a", "#b85a8a", "#d9c36a")]
    places = [
        (view.at(f), 850 + dice.uniform(-6, 26))
        for f in (-0.1, 0.03, 0.14, 0.24, 0.78, 0.88, 0.99, 1.1)
    ]
    for k, (x, y) in enumerate(places):
        tone, u = tones[k % 4], dice.uniform(0.8, 1.3)
        if k % 2:
            lobes = "".join(
                oval(x + dx * u, y - dy * u, r * u)
                for dx, dy, r in ((-40, 26, 34), (0, 46, 44), (42, 28, 36))
            )
            parts.append(path(lobes + box(x - 60 * u, y - 26 * u, 120 * u, 40 * u), tone))
            dots = "".join(
                oval(x + dice.uniform(-56, 56) * u, y - dice.uniform(10, 72) * u, 4)
                for _ in range(14)
            )
            parts.append(path(dots, lighten(tone, 0.35), 0.7))
            continue
        arms = "".join(
            curve([(x, y + 10), (x + a * 0.4 * u, y - 40 * u), (x + a * u, y - h * u)])
            for a, h in ((-62, 96), (-30, 130), (4, 150), (36, 122), (66, 90))
        )
        parts.append(stroke(arms, tone, 15 * u))
    rock = mix(view.palette.near, view.palette.sky_low, 0.2)
    return boulders(
        view, "reefstones", [(view.at(f), 868, 170) for f in (-0.04, 0.08, 0.92, 1.05)], rock
    ) + "".join(parts)


def _bubbles(view: View) -> str:
    dice, parts = view.dice("bubbles"), []
    for column in (0.18, 0.36, 0.83):
        parts += [
            oval(
                view.at(column) + dice.uniform(-26, 26), dice.uniform(60, 800), dice.uniform(3, 10)
            )
            for _ in range(10)
        ]
    d = "".join(parts)
    return path(d, "#ffffff", 0.1) + stroke(d, lighten(view.palette.sky_top, 0.5), 1.6, 0.5)


def cave(view: View) -> Setting:
    """Give a cavern: an opening to the light, glowing pool, hanging stone."""
    p = view.palette
    mouth = (view.at(0.56), 420.0)
    deep = darken(p.near, 0.25)
    backdrop = shaded("cavern", _whole(view), (-200, 1100), deep, p.mid, deep)
    outside = (
        mix(p.sky_low, view.palette.light, 0.75)
        if not view.night
        else mix("#4f74a8", p.light, 0.25)
    )
    dice = view.dice("mouth")
    shape = (
        *((-150, 300), (-176, 120), (-128, -60), (-60, -150), (30, -176), (112, -120)),
        (158, -10),
        (176, 150),
        (190, 300),
    )
    ring = [
        (mouth[0] + x * dice.uniform(0.9, 1.1), mouth[1] + y * dice.uniform(0.92, 1.08))
        for x, y in shape
    ]
    rim = poly(
        (mouth[0] + (x - mouth[0]) * 1.16, mouth[1] + (y - mouth[1]) * 1.12) for x, y in ring
    )
    light = path(rim, mix(p.mid, outside, 0.4), 0.55)
    light += shaded(
        "mouth", poly(ring), (240, 700), lighten(outside, 0.3), outside, mix(outside, p.accent, 0.3)
    )
    light += path(_distant_trees(view, mouth), mix(p.near, outside, 0.55))
    beam = poly(
        [(mouth[0] - 120, 300), (mouth[0] + 150, 300), (mouth[0] + 300, 960), (mouth[0] - 420, 960)]
    )
    planes = (
        Plane(backdrop + glow("mouth-g", mouth, 640, outside, 0.6) + light, 0.25),
        Plane(_stone_walls(view), 0.55),
        Plane(_pool(view, outside), 0.8, "shimmer"),
        Plane(
            shaded("fall", beam, (300, 960), (outside, 0.0), (outside, 0.26), (outside, 0.02))
            + _cave_floor(view),
            1.0,
        ),
        Plane(_fangs(view), 1.5),
    )
    spots = view.spots(
        ground=Spot(view.at(0.45), 895, 195),
        water=Spot(view.at(0.68), 760, 60),
        air=Spot(view.at(0.5), 330, 110),
    )
    return Setting(planes, spots, 560, mouth)


def _distant_trees(view: View, mouth: tuple[float, float]) -> str:
    """Give the wood outside, small in the cave's mouth."""
    dice = view.dice("outside")
    crowns = [
        oval(
            mouth[0] - 150 + k * 38, mouth[1] + 262 - dice.uniform(0, 34), 34, dice.uniform(26, 60)
        )
        for k in range(9)
    ]
    return "".join(crowns) + box(mouth[0] - 180, mouth[1] + 262, 380, 120)


def _stone_walls(view: View) -> str:
    """Give the rock on both sides in three steps, each nearer and darker."""
    p, parts = view.palette, []
    for step, (reach, air) in enumerate(((0.17, 0.5), (0.27, 0.24), (0.38, 0.0))):
        tone = mix(mix(p.near, p.mid, 0.5 * (1 - step / 2)), p.far, air * 0.6)
        for side in (-1, 1):
            dice = view.dice(f"wall{step}{side}")
            outer = view.left if side < 0 else view.right
            inner = [
                (view.at(0.53) + side * (view.width * reach + 90 * ((t - 480) / 480) ** 2 + x), t)
                for t, x in crag(dice, (TOP, BOTTOM), 0, 46)
            ]
            uid = f"stone{step}{side + 1}"
            d = poly([*inner, (outer, BOTTOM), (outer, TOP)])
            edge = view.at(0.53) + side * view.width * reach
            parts.append(
                across(
                    uid,
                    edge,
                    edge + side * 330,
                    mix(tone, p.light, 0.28 - step * 0.06),
                    tone,
                    darken(tone, 0.25),
                )
            )
            parts.append(path(d, ref(uid)))
        vault = [
            (x, 110 - 64 * step + y - 120 * abs((x - view.at(0.53)) / view.width) ** 2)
            for x, y in crag(view.dice(f"vault{step}"), (view.left, view.right), 0, 46)
        ]
        parts.append(path(poly([*vault, (view.right, TOP), (view.left, TOP)]), darken(tone, 0.1)))
    return "".join(parts)


def _pool(view: View, outside: str) -> str:
    p = view.palette
    area = box(view.left, 690, view.right - view.left, 200)
    dice = view.dice("glints")
    glints = "".join(
        box(view.at(0.6) + dice.gauss(0, 130), dice.uniform(700, 830), dice.uniform(30, 120), 2.6)
        for _ in range(40)
    )
    return shaded(
        "pool", area, (690, 880), mix(p.water, outside, 0.5), darken(p.water, 0.25)
    ) + path(glints, lighten(outside, 0.3), 0.6)


def _cave_floor(view: View) -> str:
    p = view.palette
    edge = [
        (x, 826 + y + 26 * math.sin(x / 300))
        for x, y in crag(view.dice("ledge"), (view.left, view.right), 0, 22, 0.5)
    ]
    ground = shaded(
        "ledge",
        land(edge, BOTTOM, flowing=False),
        (800, 1120),
        mix(p.ground, p.light, 0.22),
        p.ground,
        darken(p.near, 0.2),
    )
    stones = boulders(
        view,
        "cavestones",
        [(view.at(0.1), 880, 190), (view.at(0.86), 874, 150), (view.at(0.95), 905, 210)],
        mix(p.mid, p.ground, 0.5),
    )
    crystals = []
    for fraction, size in ((0.16, 1.0), (0.9, 0.8)):
        x = view.at(fraction)
        for lean, tall in ((-34, 70), (-10, 118), (16, 96), (40, 60)):
            tip = (x + lean * 1.5 * size, 852 - tall * size)
            crystals.append(
                poly(
                    [
                        (x + lean * 0.5 - 11 * size, 862),
                        (tip[0] - 8 * size, tip[1] + 18),
                        tip,
                        (tip[0] + 8 * size, tip[1] + 18),
                        (x + lean * 0.5 + 11 * size, 862),
                    ]
                )
            )
    glimmer = "".join(
        glow(f"crystal{i}", (view.at(f), 820), 170, p.water, 0.5) for i, f in enumerate((0.16, 0.9))
    )
    return ground + stones + glimmer + path("".join(crystals), lighten(p.water, 0.3), 0.9)


def _fangs(view: View) -> str:
    dice, parts = view.dice("fangs"), []
    for k in range(18):
        x = view.left + (view.right - view.left) * (k + dice.random()) / 18
        away = min(1.0, abs(x - view.at(0.5)) / (view.width * 0.5))
        long_, w = (60 + 270 * away) * dice.uniform(0.5, 1.0), dice.uniform(26, 56)
        parts.append(
            poly(
                [
                    (x - w, TOP),
                    (x - w * 0.3, -40 + long_ * 0.5),
                    (x, -40 + long_),
                    (x + w * 0.35, -40 + long_ * 0.5),
                    (x + w, TOP),
                ]
            )
        )
    edge = [
        (view.left, 960.0),
        (view.at(0.1), 1010),
        (view.at(0.3), 1100),
        (view.at(0.7), 1110),
        (view.at(0.9), 1020),
        (view.right, 950),
    ]
    return path("".join(parts) + land(edge, BOTTOM), darken(view.palette.near, 0.5))


def space(view: View) -> Setting:
    """Give stars, a nebula and a great planet; a moon's ground to stand on."""
    dice = view.dice("light")
    side = dice.choice((-1, 1))
    light = (view.at(0.5 - side * 0.42), 120.0)
    planes = (
        Plane(_void(view), 0.0),
        Plane(_starfield(view), 0.02, "flicker"),
        Plane(
            _globe(view, (view.at(0.5 + side * 0.25), 330), min(230.0, view.width * 0.3), light),
            0.15,
        ),
        Plane(_moonlet(view, (view.at(0.5 - side * 0.3), 250), light), 0.3, "drift"),
        Plane(_regolith(view), 1.0),
    )
    spots = view.spots(
        ground=Spot(view.at(0.5 - side * 0.08), 895, 190),
        air=Spot(view.at(0.5 - side * 0.1), 480, 150),
    )
    return Setting(planes, spots, 700, light)


def _void(view: View) -> str:
    p, dice = view.palette, view.dice("nebula")
    parts = [shaded("void", _whole(view), (-200, 1000), p.sky_top, p.sky_mid, p.sky_low)]
    tones = (p.far, p.mid, mix(p.mid, p.accent, 0.6), mix(p.far, p.water, 0.6))
    slant = dice.choice((-1, 1))
    for i in range(11):
        t = (i + 0.5) / 11
        x = view.left + (view.right - view.left) * t
        y = 330 + slant * (t - 0.5) * 620 + dice.uniform(-90, 90)
        parts.append(
            glow(
                f"neb{i}",
                (x, y),
                dice.uniform(240, 430),
                tones[i % 4],
                0.34,
                dice.uniform(0.5, 0.8),
            )
        )
    return "".join(parts)


def _starfield(view: View) -> str:
    dice, p, parts = view.dice("stars"), view.palette, []
    for many, size, opacity in ((230, 1.0, 0.6), (70, 1.8, 0.85), (18, 2.9, 1.0)):
        d = "".join(
            oval(
                dice.uniform(view.left, view.right),
                dice.uniform(TOP, 900),
                size * dice.uniform(0.7, 1.2),
            )
            for _ in range(many)
        )
        parts.append(path(d, "#ffffff", opacity))
    for i in range(5):
        x, y, r = dice.uniform(view.left, view.right), dice.uniform(-100, 600), dice.uniform(14, 26)
        parts.append(
            path(
                poly(
                    [
                        (x, y - r),
                        (x + 1.6, y - 1.6),
                        (x + r, y),
                        (x + 1.6, y + 1.6),
                        (x, y + r),
                        (x - 1.6, y + 1.6),
                        (x - r, y),
                        (x - 1.6, y - 1.6),
                    ]
                ),
                "#ffffff",
                0.9,
            )
        )
        parts.append(glow(f"star{i}", (x, y), r * 1.6, lighten(p.water, 0.4), 0.5))
    return "".join(parts)


def _globe(view: View, centre: tuple[float, float], r: float, light: tuple[float, float]) -> str:
    """Give a banded planet with a ring, lit from one side."""
    (x, y), p, dice = centre, view.palette, view.dice("globe")
    kinds = (
        ("#d98f5a", "#f0c68a", "#a85f4a"),
        ("#4f8fc0", "#9fd0e0", "#2f5f9a"),
        ("#7a6ab5", "#b9a0d9", "#4f3f8a"),
        ("#c9705a", "#e8a87a", "#8a3f3f"),
    )
    tone, bright, deep = (view.paint(c) for c in dice.choice(kinds))
    from_left = light[0] < x
    bands = "".join(
        draw(
            "M",
            x - r,
            y + t * r,
            "Q",
            x,
            y + t * r + 46,
            x + r,
            y + t * r,
            "v",
            h * r,
            "Q",
            x,
            y + t * r + 46 + h * r,
            x - r,
            y + t * r + h * r,
            "Z",
        )
        for t, h in ((-0.72, 0.12), (-0.4, 0.2), (-0.02, 0.1), (0.26, 0.22), (0.66, 0.1))
    )
    away = 0.3 if from_left else 0.7
    shade = (
        f'<radialGradient id="globe-s" cx="{away}" cy="0.34" r="0.78">'
        f"{stops((p.sky_top, 0.0), (p.sky_top, 0.0), (p.sky_top, 0.55), (p.sky_top, 0.92))}"
        "</radialGradient>"
    )
    ringed = dice.random() < 0.6
    tilt = f'transform="translate({n(x)} {n(y)}) rotate(-16)"'

    def half(sweep: int) -> str:
        d = draw("M", -r * 1.9, 0, "A", r * 1.9, r * 0.46, 0, 0, sweep, r * 1.9, 0)
        return (
            f"<g {tilt}>{stroke(d, bright, r * 0.13, 0.55)}{stroke(d, deep, r * 0.03, 0.6)}</g>"
            if ringed
            else ""
        )

    return (
        glow("globe-air", (x, y), r * 1.35, bright, 0.5)
        + half(1)
        + shaded("globe", oval(x, y, r), (y - r, y + r), bright, tone, deep)
        + clipped("globe-c", oval(x, y, r), path(bands, deep, 0.35))
        + shade
        + path(oval(x, y, r + 1), "url(#globe-s)")
        + half(0)
    )


def _moonlet(view: View, centre: tuple[float, float], light: tuple[float, float]) -> str:
    (x, y), grey = centre, view.paint("#b9b5bd")
    r, side = 46.0, 1 if light[0] < centre[0] else -1
    pits = oval(x - 12, y - 12, 10, 8) + oval(x + 14, y + 4, 12, 10) + oval(x - 8, y + 18, 7, 6)
    dark = draw(
        "M",
        x,
        y - r,
        "A",
        r,
        r,
        0,
        0,
        1 if side > 0 else 0,
        x,
        y + r,
        "A",
        r * 1.3,
        r * 1.3,
        0,
        0,
        0 if side > 0 else 1,
        x,
        y - r,
        "Z",
    )
    return (
        path(oval(x, y, r), grey)
        + path(pits, darken(grey, 0.2))
        + path(dark, view.palette.sky_top, 0.75)
    )


def _regolith(view: View) -> str:
    p, dice = view.palette, view.dice("craters")
    stone = mix(p.ground, p.far, 0.3)
    back = ridge(view.dice("rim"), (view.left, view.right), 770, 26, 3)
    edge = ridge(view.dice("ground"), (view.left, view.right), 824, 14, 2)
    parts = [
        shaded(
            "rim",
            land(back, BOTTOM),
            (750, 900),
            mix(stone, p.sky_mid, 0.45),
            mix(stone, p.sky_mid, 0.7),
        )
    ]
    parts.append(
        shaded(
            "regolith",
            land(edge, BOTTOM),
            (810, 1120),
            lighten(stone, 0.25),
            stone,
            darken(stone, 0.55),
        )
    )
    pits = [
        (dice.uniform(view.left, view.right), dice.uniform(850, 1150), dice.uniform(24, 120))
        for _ in range(16)
    ]
    parts.append(
        path("".join(oval(x, y, r, r * 0.2) for x, y, r in pits), darken(stone, 0.35), 0.7)
    )
    parts.append(
        path(
            "".join(oval(x, y + r * 0.06, r * 0.9, r * 0.14) for x, y, r in pits),
            lighten(stone, 0.15),
            0.6,
        )
    )
    return "".join(parts) + boulders(
        view,
        "moonstones",
        [(view.at(0.12), 872, 90), (view.at(0.9), 886, 130)],
        darken(stone, 0.15),
    )


def planet(view: View) -> Setting:
    """Give a strange planet: two moons, spires of rock, luminous plants."""
    p, horizon = view.palette, 570.0
    backdrop = shaded(
        "aliensky",
        _whole(view),
        (-200, horizon),
        p.sky_top,
        mix(p.sky_top, p.sky_mid, 0.6),
        p.sky_mid,
        p.sky_low,
    )
    light = (view.at(0.3), 300.0)
    moons = _sphere(
        view,
        "moon-a",
        (view.at(0.72), 220),
        min(170.0, view.width * 0.2),
        mix(p.far, p.sky_low, 0.35),
    ) + _sphere(view, "moon-b", (view.at(0.46), 130), 46, mix(p.water, p.sky_low, 0.3))
    tones = (mix(p.far, p.light, 0.15), mix(p.far, p.shade, 0.2), mix(p.far, p.haze, 0.4))
    middle, _ = hills(
        view, "dunes", (690, 34), (mix(p.mid, p.ground, 0.3), mix(p.mid, p.ground_shade, 0.4)), 2
    )
    front, _ = hills(view, "front", (806, 14), (mix(p.ground, p.light, 0.2), p.ground_shade), 2)
    dice = view.dice("stars")
    stars = path(
        "".join(
            oval(dice.uniform(view.left, view.right), dice.uniform(TOP, 330), dice.uniform(0.8, 2))
            for _ in range(90)
        ),
        "#ffffff",
        0.7,
    )
    planes = (
        Plane(backdrop + stars + glow("star", light, 520, p.light, 0.55) + moons, 0.0),
        Plane(peaks(view, "range", (horizon + 40, 210), tones, (0.0, 6)), 0.2),
        Plane(_spires(view) + middle, 0.55),
        Plane(front + _lanterns(view), 1.0),
        Plane(_fronds(view), 1.5, "sway"),
    )
    spots = view.spots(ground=Spot(view.at(0.5), 892, 195), air=Spot(view.at(0.5), 300, 110))
    return Setting(planes, spots, horizon, light)


def _sphere(view: View, uid: str, centre: tuple[float, float], r: float, tone: str) -> str:
    (x, y), p = centre, view.palette
    pits = "".join(
        oval(x + a * r, y + b * r, c * r, c * r * 0.8)
        for a, b, c in ((-0.4, -0.3, 0.14), (0.15, -0.5, 0.1), (-0.2, 0.3, 0.18), (0.35, 0.1, 0.12))
    )
    return shaded(
        uid, oval(x, y, r), (y - r, y + r), lighten(tone, 0.25), mix(tone, p.sky_mid, 0.55)
    ) + path(pits, mix(tone, p.sky_top, 0.4), 0.4)


def _spires(view: View) -> str:
    dice, p, parts = view.dice("spires"), view.palette, []
    for fraction in (-0.15, 0.0, 0.13, 0.24, 0.79, 0.9, 1.04, 1.18):
        x, w, tall = view.at(fraction), dice.uniform(46, 100), dice.uniform(150, 420)
        tone = mix(mix(p.mid, p.near, dice.random()), p.haze, 0.15)
        d = draw(
            "M",
            x - w,
            740,
            "Q",
            x - w * 0.4,
            740 - tall * 0.5,
            x - w * 0.22,
            740 - tall,
            "Q",
            x,
            716 - tall,
            x + w * 0.22,
            740 - tall,
            "Q",
            x + w * 0.3,
            740 - tall * 0.5,
            x + w,
            740,
            "Z",
        )
        parts.append(
            shaded(
                f"spire{n(x)}".replace(".", "_").replace("-", "m"),
                d,
                (740 - tall, 740),
                mix(tone, p.light, 0.2),
                mix(tone, p.ground, 0.3),
            )
        )
        bands = "".join(
            curve([(x - w * s, 740 - tall * t), (x, 748 - tall * t), (x + w * s, 740 - tall * t)])
            for t, s in ((0.85, 0.24), (0.65, 0.28), (0.42, 0.34))
        )
        parts.append(stroke(bands, darken(tone, 0.2), 5, 0.5))
    return "".join(parts)


def _lanterns(view: View) -> str:
    dice, p, stems, bulbs, parts = view.dice("lanterns"), view.palette, [], [], []
    for i, fraction in enumerate((-0.08, 0.06, 0.13, 0.21, 0.8, 0.88, 0.97, 1.08)):
        x, tall = view.at(fraction), dice.uniform(90, 230)
        lean = dice.uniform(-30, 30)
        stems.append(draw("M", x, 850, "Q", x, 850 - tall * 0.6, x + lean, 850 - tall))
        bulbs.append(oval(x + lean, 850 - tall, 17, 21))
        parts.append(glow(f"lantern{i}", (x + lean, 850 - tall), 80, p.accent, 0.55))
    return (
        stroke("".join(stems), darken(p.near, 0.1), 7)
        + "".join(parts)
        + path("".join(bulbs), lighten(p.accent, 0.3))
    )


def _fronds(view: View) -> str:
    dice, parts = view.dice("fronds"), []
    for fraction in (-0.12, 0.0, 0.1, 0.9, 1.0, 1.12):
        x = view.at(fraction)
        for k in range(6):
            a = math.pi * (0.2 + 0.6 * k / 5)
            r = dice.uniform(140, 230)
            tip = (x + math.cos(a) * r, 1090 - math.sin(a) * r)
            parts.append(
                draw(
                    "M",
                    x - 9,
                    1110,
                    "Q",
                    x + math.cos(a) * r * 0.2,
                    1090 - math.sin(a) * r * 0.7,
                    tip[0],
                    tip[1],
                    "Q",
                    x + math.cos(a) * r * 0.5 + 16,
                    1090 - math.sin(a) * r * 0.5,
                    x + 12,
                    1110,
                    "Z",
                )
            )
    edge = [
        (view.left, 1050.0),
        (view.at(0.2), 1070),
        (view.at(0.5), 1130),
        (view.at(0.8), 1070),
        (view.right, 1050),
    ]
    return path("".join(parts) + land(edge, BOTTOM), darken(view.palette.near, 0.35))


def abstract(view: View) -> Setting:
    """Give layered, flowing shapes of the palette: a place that claims nothing."""
    p, dice = view.palette, view.dice("shapes")
    light = (view.at(dice.choice((0.3, 0.7))), 300.0)
    backdrop = shaded(
        "air",
        _whole(view),
        (-200, 1000),
        mix(p.sky_mid, p.far, 0.3),
        p.sky_low,
        mix(p.ground, p.sky_low, 0.5),
    )
    sun = glow("orb-air", light, 640, p.light, 0.6) + shaded(
        "orb",
        oval(*light, 150),
        (150, 450),
        mix(p.accent, p.light, 0.45),
        mix(p.accent, p.sky_low, 0.25),
    )
    planes = [Plane(backdrop + sun, 0.0)]
    tones = (mix(p.far, p.haze, 0.35), mix(p.far, p.accent, 0.18), p.mid, mix(p.near, p.mid, 0.4))
    for i, tone in enumerate(tones[: 2 if view.spare else 4]):
        base = 560 + i * 74
        edge = ridge(
            view.dice(f"fold{i}"), (view.left, view.right), base, 78 - i * 10, 1.4 + i * 0.3
        )
        d = land(edge, BOTTOM)
        planes.append(
            Plane(
                shaded(f"fold{i}", d, (base - 80, base + 300), lighten(tone, 0.2), tone),
                0.2 + 0.17 * i,
            )
        )
    edge = ridge(view.dice("floor"), (view.left, view.right), 832, 12, 1.2)
    planes.append(
        Plane(
            shaded(
                "floor",
                land(edge, BOTTOM),
                (820, 1130),
                mix(p.ground, p.light, 0.35),
                p.ground,
                p.ground_shade,
            ),
            1.0,
        )
    )
    spots = view.spots(ground=Spot(view.at(0.5), 900, 200), air=Spot(view.at(0.5), 380, 150))
    return Setting(tuple(planes), spots, 560, light)


PLACES: dict[str, Callable[[View], Setting]] = {
    "underwater": underwater,
    "cave": cave,
    "space": space,
    "planet": planet,
    "abstract": abstract,
}
