"""Green places: forest, jungle, field, garden and park."""

import math
from collections.abc import Callable

from longtake.providers.sketch.pictures.palette import darken, lighten, mix
from longtake.providers.sketch.pictures.places.brush import (
    Point,
    box,
    curve,
    draw,
    glow,
    land,
    n,
    oval,
    path,
    poly,
    ridge,
    rounded,
    shaded,
    stroke,
)
from longtake.providers.sketch.pictures.places.land import (
    blot,
    grass,
    grove,
    hills,
    leaves,
    tuft,
)
from longtake.providers.sketch.pictures.places.view import BOTTOM, TOP, View
from longtake.providers.sketch.pictures.setting import Plane, Setting, Spot
from longtake.providers.sketch.pictures.sky import disc, sky, sunlight


def forest(view: View) -> Setting:
    """Give a clearing between tall trunks, light falling through."""
    _p, horizon = view.palette, 560.0
    x = view.at(0.56)
    light = (x, 300.0)
    air = _woodland_air(view, x)
    planes = (
        Plane(air + _thicket(view, "thicket-a", 0.62, 600, 26), 0.2),
        Plane(_trunks(view, "trunks-a", (0.62, 640), 20, (16, 30)) + _shafts(view, x), 0.45),
        Plane(
            _trunks(view, "trunks-b", (0.3, 720), 11, (34, 56)) + _undergrowth(view, 720, 0.3), 0.7
        ),
        Plane(
            _floor(view) + _trunks(view, "trunks-c", (0.05, 800), 6, (70, 110)) + _dapples(view),
            1.0,
        ),
        Plane(_canopy(view) + _ferns(view), 1.5, "sway"),
    )
    spots = view.spots(ground=Spot(view.at(0.5), 890, 205), air=Spot(view.at(0.5), 330, 110))
    return Setting(planes, spots, horizon, light)


def _woodland_air(view: View, x: float) -> str:
    p = view.palette
    deep = mix(p.near, p.sky_top, 0.35)
    bright = mix(p.far, p.sky_low, 0.7)
    area = box(view.left, TOP, view.right - view.left, BOTTOM - TOP)
    parts = [shaded("air", area, (-150, 640), deep, mix(p.mid, p.sky_mid, 0.4), bright)]
    parts.append(glow("air-glow", (x, 470), 620, p.light, 0.3 if view.night else 0.75, 0.85))
    if view.night:
        parts.append(disc(view, 560))
    return "".join(parts)


def _thicket(view: View, label: str, air: float, foot: float, many: int) -> str:
    dice, p, parts = view.dice(label), view.palette, []
    for i in range(many):
        x = view.left + (view.right - view.left) * (i + dice.random()) / many
        tone = mix(view.paint(dice.choice(leaves(view))), p.haze, air)
        size = dice.uniform(70, 130)
        parts.append(
            path(
                blot(dice, (x, foot - size * 0.3), (size, size * dice.uniform(0.8, 1.5))), tone, 0.8
            )
        )
    ground = box(view.left, foot, view.right - view.left, BOTTOM - foot)
    return "".join(parts) + path(ground, mix(p.ground, p.haze, air * 0.8))


def _trunks(
    view: View, label: str, place: tuple[float, float], many: int, widths: tuple[float, float]
) -> str:
    """Give trunks from the ground out of the picture, with a gap where the figure stands."""
    (air, foot), dice, p = place, view.dice(label), view.palette
    wood = mix(view.paint("#4f3f35"), p.haze, air)
    plain, lit, moss = [], [], []
    for i in range(many):
        x = view.left + (view.right - view.left) * (i + dice.uniform(0.15, 0.85)) / many
        gap = view.width * 0.15 + widths[1] * 1.2
        if air < 0.5 and abs(x - view.at(0.5)) < gap:
            x += gap * (1 if x > view.at(0.5) else -1)
        w, y = dice.uniform(*widths), foot + dice.uniform(-14, 30)
        lean = dice.uniform(-30, 30)
        spread = w * 0.9
        d = draw(
            "M",
            x - spread,
            y,
            "Q",
            x - w * 0.5,
            y - w * 0.8,
            x - w * 0.48,
            y - w * 3,
            "L",
            x + lean - w * 0.34,
            TOP,
            "L",
            x + lean + w * 0.34,
            TOP,
            "L",
            x + w * 0.48,
            y - w * 3,
            "Q",
            x + w * 0.5,
            y - w * 0.8,
            x + spread,
            y,
            "Q",
            x,
            y + w * 0.2,
            x - spread,
            y,
            "Z",
        )
        plain.append(d)
        side = 1 if x < view.at(0.56) else -1
        lit.append(
            draw(
                "M",
                x + side * w * 0.48,
                y - w * 3,
                "L",
                x + lean + side * w * 0.34,
                TOP,
                "L",
                x + lean + side * w * 0.16,
                TOP,
                "L",
                x + side * w * 0.2,
                y - w * 3,
                "L",
                x + side * w * 0.3,
                y - w * 0.6,
                "L",
                x + side * spread * 0.8,
                y - 2,
                "Z",
            )
        )
        if w > 50:
            for k in range(7):
                h = y - w * 0.8 - k * w * dice.uniform(0.7, 1.2)
                moss.append(
                    curve(
                        [
                            (x - side * w * 0.2, h),
                            (x - side * w * 0.1, h - w * 0.3),
                            (x - side * w * 0.22, h - w * 0.6),
                        ]
                    )
                )
    return (
        path("".join(plain), wood)
        + path("".join(lit), mix(wood, p.light, 0.3 if not view.night else 0.14), 0.75)
        + stroke("".join(moss) or "M0 0", darken(wood, 0.35), 4, 0.5)
    )


def _shafts(view: View, x: float) -> str:
    """Give the light that falls through the leaves in slanting beams."""
    if view.staging.weather in {"storm", "rain", "snow"}:
        return ""
    p, dice, parts = view.palette, view.dice("shafts"), []
    strength = 0.16 if view.night else 0.34
    for i in range(6):
        start = x + dice.uniform(-260, 200)
        w, lean = dice.uniform(26, 80), dice.uniform(150, 260)
        shape = poly(
            [
                (start, -250),
                (start + w, -250),
                (start + w * 2.2 - lean, 760),
                (start - w * 0.5 - lean, 760),
            ]
        )
        parts.append(
            shaded(
                f"shaft{i}",
                shape,
                (-100, 740),
                (p.light, strength),
                (p.light, strength * 0.5),
                (p.light, 0.0),
            )
        )
    return "".join(parts)


def _undergrowth(view: View, foot: float, air: float) -> str:
    p, dice = view.palette, view.dice(f"under{foot}")
    edge = ridge(dice, (view.left, view.right), foot, 12, 5)
    tone = mix(mix(p.near, p.ground, 0.45), p.haze, air)
    humps = "".join(
        blot(dice, (x, y + 8), (dice.uniform(34, 70), dice.uniform(18, 42)), 8)
        for x, y in edge[::2]
    )
    return path(humps, lighten(tone, 0.06)) + path(land(edge, BOTTOM), tone)


def _floor(view: View) -> str:
    p = view.palette
    edge = ridge(view.dice("floor"), (view.left, view.right), 788, 10, 3)
    blades = path(grass(view, "floorgrass", edge, (30, 140)), mix(p.ground, p.near, 0.4))
    trail = [
        (view.at(0.57), 786),
        (view.at(0.53), 820),
        (view.at(0.47), 880),
        (view.at(0.36), 1000),
        (view.at(0.24), BOTTOM),
    ]
    back = [
        (view.at(0.86), BOTTOM),
        (view.at(0.7), 1000),
        (view.at(0.6), 880),
        (view.at(0.59), 820),
        (view.at(0.595), 786),
    ]
    earth = view.paint("#f0f4f8") if view.white else mix(view.paint("#a98a63"), p.ground, 0.3)
    track = path(curve(trail) + curve(back).replace("M", "L", 1) + "Z", earth, 0.8)
    ground = shaded(
        "forestfloor",
        land(edge, BOTTOM),
        (780, 1130),
        mix(p.ground, p.light, 0.16),
        mix(p.ground, p.near, 0.3),
        mix(p.ground_shade, p.near, 0.5),
    )
    return blades + ground + track


def _dapples(view: View) -> str:
    dice, p = view.dice("dapples"), view.palette
    d = "".join(
        oval(dice.uniform(view.left, view.right), y, dice.uniform(16, 60), dice.uniform(3, 8))
        for y in (dice.uniform(815, 1000) for _ in range(34))
    )
    return path(d, p.light, 0.1 if view.night else 0.22)


def _canopy(view: View) -> str:
    """Give dark boughs hanging into the upper corners."""
    dice, p = view.dice("canopy"), view.palette
    tone = darken(mix(p.near, p.shade, 0.3), 0.25)
    crowns = []
    for i in range(26):
        x = view.left + (view.right - view.left) * (i + dice.random()) / 26
        away = abs(x - view.at(0.5)) / view.width
        y = -120 + 190 * min(1.0, away * 1.6) ** 2 + dice.uniform(-30, 30)
        crowns.append(blot(dice, (x, y), (dice.uniform(60, 110), dice.uniform(50, 90)), 9))
    if view.staging.season == "winter":
        return ""
    return path("".join(crowns) + box(view.left, TOP, view.right - view.left, 150), tone)


def _ferns(view: View) -> str:
    dice, p = view.dice("ferns"), view.palette
    tone, parts = darken(mix(p.near, p.shade, 0.3), 0.2), []
    for fraction in (-0.1, 0.02, 0.13, 0.87, 0.97, 1.1):
        x = view.at(fraction)
        for k in range(7):
            a = math.pi * (0.12 + 0.76 * k / 6) + dice.uniform(-0.08, 0.08)
            reach = dice.uniform(130, 210)
            tip = (
                x + math.cos(a) * reach * 1.1,
                1060 - math.sin(a) * reach + 30 * abs(math.cos(a)),
            )
            mid = (x + math.cos(a) * reach * 0.5, 1060 - math.sin(a) * reach * 0.85)
            parts.append(
                draw(
                    "M",
                    x - 6,
                    1080,
                    "Q",
                    mid[0] - 14,
                    mid[1],
                    tip[0],
                    tip[1],
                    "Q",
                    mid[0] + 16,
                    mid[1] + 18,
                    x + 8,
                    1080,
                    "Z",
                )
            )
    edge = [
        (view.left, 1030.0),
        (view.at(0.15), 1045),
        (view.at(0.5), 1120),
        (view.at(0.85), 1045),
        (view.right, 1030),
    ]
    return path("".join(parts) + land(edge, BOTTOM), tone)


def jungle(view: View) -> Setting:
    """Give layers of great leaves, vines and a bright clearing."""
    _p, horizon = view.palette, 560.0
    x = view.at(0.5)
    planes = (
        Plane(_woodland_air(view, x) + _thicket(view, "thicket-a", 0.5, 620, 30), 0.2),
        Plane(_trunks(view, "trunks-a", (0.45, 680), 12, (20, 44)) + _shafts(view, x), 0.45),
        Plane(
            _leafage(view, "leaves-a", (0.22, 700), (150, 240), 20) + _undergrowth(view, 730, 0.2),
            0.7,
            "sway",
        ),
        Plane(_floor(view) + _vines(view), 1.0),
        Plane(_leafage(view, "leaves-b", (-0.3, 1080), (260, 380), 9) + _canopy(view), 1.6, "sway"),
    )
    spots = view.spots(ground=Spot(x, 890, 205), air=Spot(x, 340, 110))
    return Setting(planes, spots, horizon, (x, 300.0))


def _leafage(
    view: View, label: str, place: tuple[float, float], reach: tuple[float, float], many: int
) -> str:
    """Give fans of long leaves on the ground, none before the middle of the picture."""
    (air, foot), dice, p = place, view.dice(label), view.palette
    parts = []
    for i in range(many):
        x = view.left + (view.right - view.left) * (i + dice.uniform(0.2, 0.8)) / many
        if abs(x - view.at(0.5)) < view.width * (0.16 if air > 0 else 0.32):
            continue
        plain = dice.choice((mix(p.near, p.mid, 0.4), p.mid, p.near))
        tone = mix(plain, p.haze, air) if air > 0 else darken(mix(p.near, p.shade, 0.3), -air)
        fan, ribs = [], []
        for k in range(7):
            a = math.pi * (0.1 + 0.8 * k / 6) + dice.uniform(-0.12, 0.12)
            r = dice.uniform(*reach)
            tip = (x + math.cos(a) * r, foot - math.sin(a) * r * 0.95 + abs(math.cos(a)) * r * 0.3)
            mid = (x + math.cos(a) * r * 0.5, foot - math.sin(a) * r * 0.8)
            broad = r * 0.13
            fan.append(
                draw(
                    "M",
                    x,
                    foot,
                    "Q",
                    mid[0] - broad,
                    mid[1] - broad,
                    tip[0],
                    tip[1],
                    "Q",
                    mid[0] + broad,
                    mid[1] + broad,
                    x,
                    foot,
                    "Z",
                )
            )
            ribs.append(draw("M", x, foot, "Q", mid[0], mid[1], tip[0], tip[1]))
        parts.append(path("".join(fan), tone))
        parts.append(stroke("".join(ribs), mix(tone, p.light, 0.25), 2.5, 0.5))
    return "".join(parts)


def _vines(view: View) -> str:
    dice, p = view.dice("vines"), view.palette
    d = []
    for fraction in (-0.1, 0.04, 0.17, 0.8, 0.93, 1.08):
        x = view.at(fraction)
        low = dice.uniform(240, 520)
        d.append(
            curve(
                [
                    (x - 60, TOP),
                    (x - 10, low * 0.5),
                    (x + 8, low),
                    (x + 50, low * 0.6),
                    (x + 90, TOP),
                ]
            )
        )
    return stroke("".join(d), darken(p.near, 0.15), 7)


def field(view: View) -> Setting:
    """Give a wide field of crops or flowers under an open sky."""
    p, horizon = view.palette, 560.0
    light = sunlight(view, horizon)
    far, _ = hills(view, "far", (horizon - 14, 34), (p.far, mix(p.far, p.haze, 0.4)))
    row, top = hills(view, "row", (horizon + 28, 16), (p.mid, mix(p.ground, p.haze, 0.25)), 3)
    dice = view.dice("hedge")
    hedge = [(x + dice.uniform(-20, 20), y + 12) for x, y in top[::3]]
    trees = grove(view, "trees", [q for q in hedge if dice.random() < 0.75], (50, 100), 0.32)
    lone = grove(
        view, "lone", [(view.at(0.14 if light[0] > view.at(0.5) else 0.86), 690)], (330, 380), 0.06
    )
    planes = (
        *sky(view, horizon),
        Plane(far, 0.2),
        Plane(row + trees, 0.45),
        Plane(_furrows(view, 622) + lone, 0.8),
        Plane(_meadow(view), 1.0),
        Plane(_ears(view), 1.5, "sway"),
    )
    spots = view.spots(ground=Spot(view.at(0.5), 895, 200), air=Spot(view.at(0.5), 270, 110))
    return Setting(planes, spots, horizon, light)


def _crop(view: View) -> str:
    crop = {"spring": "#9cc466", "summer": "#e3bd5c", "autumn": "#b98a4d", "winter": "#edf2f8"}
    return view.paint("#edf2f8" if view.white else crop[view.staging.season])


def _furrows(view: View, y: float) -> str:
    """Give a field whose rows run to the horizon."""
    p, crop = view.palette, _crop(view)
    area = box(view.left, y, view.right - view.left, BOTTOM - y)
    parts = [
        shaded(
            "crop", area, (y, 1000), mix(crop, p.haze, 0.3), crop, mix(crop, p.ground_shade, 0.35)
        )
    ]
    middle = view.at(0.5)
    rows = [
        poly(
            [
                (middle + k * 46, y),
                (middle + k * 46 + 9, y),
                (middle + k * 250 + 76, BOTTOM),
                (middle + k * 250, BOTTOM),
            ]
        )
        for k in range(-26, 27)
    ]
    parts.append(path("".join(rows), mix(crop, p.ground_shade, 0.5), 0.4))
    return "".join(parts)


def _meadow(view: View) -> str:
    p = view.palette
    edge = ridge(view.dice("meadow"), (view.left, view.right), 806, 14, 2)
    tone = mix(_crop(view), p.ground, 0.6)
    blades = path(grass(view, "blades", edge, (40, 220)), mix(tone, p.ground_shade, 0.25))
    ground = shaded(
        "meadowground",
        land(edge, BOTTOM),
        (790, 1130),
        mix(tone, p.light, 0.2),
        tone,
        mix(tone, p.ground_shade, 0.6),
    )
    return blades + ground + _flowers(view, 60)


def _flowers(view: View, many: int) -> str:
    if view.white or view.staging.season == "autumn":
        return ""
    dice, parts = view.dice("flowers"), []
    for colour in ("#f4f1e4", "#f2c14e", "#e0604c", "#b48ad0"):
        d = "".join(
            oval(dice.uniform(view.left, view.right), y, (y - 700) / 42)
            for y in (dice.uniform(830, 1000) for _ in range(many // 4))
        )
        parts.append(path(d, view.paint(colour), 0.9))
    return "".join(parts)


def _ears(view: View) -> str:
    """Give stalks in front, tall at the sides."""
    dice, p = view.dice("ears"), view.palette
    tone = darken(mix(_crop(view), p.ground_shade, 0.55), 0.15)
    stalks, heads = [], []
    for _ in range(110):
        x = dice.uniform(view.left, view.right)
        away = min(1.0, abs(x - view.at(0.5)) / (view.width * 0.45))
        y = 1090 - 130 * away**1.5 - dice.uniform(0, 50)
        lean = dice.uniform(-26, 34)
        stalks.append(draw("M", x, 1260, "Q", x, y + 90, x + lean, y))
        heads.append(draw("M", x + lean, y - 34, "q", 9, 18, 0, 40, "q", -9, -20, 0, -40, "Z"))
    return stroke("".join(stalks), tone, 3.5) + path("".join(heads), lighten(tone, 0.12))


def garden(view: View) -> Setting:
    """Give a garden: hedges, flower beds, a path, and a house's gable behind."""
    _p, horizon = view.palette, 540.0
    light = sunlight(view, horizon)
    far = _thicket(view, "far", 0.45, 566, 24)
    trees = grove(
        view,
        "trees",
        [(view.at(f), 640) for f in (-0.12, 0.03, 0.2, 0.83, 0.98, 1.13)],
        (240, 360),
        0.12,
    )
    planes = (
        *sky(view, horizon),
        Plane(far, 0.3),
        Plane(trees + _hedge(view), 0.7, "sway"),
        Plane(_lawn(view) + _beds(view), 1.0),
        Plane(_blossoms(view), 1.5, "sway"),
    )
    spots = view.spots(
        ground=Spot(view.at(0.5), 890, 210),
        surface=Spot(view.at(0.5), 895, 210),
        air=Spot(view.at(0.5), 320, 120),
    )
    return Setting(planes, spots, horizon, light)


def _hedge(view: View) -> str:
    p = view.palette
    dice = view.dice("hedge")
    top = [(x, 640 + dice.uniform(-7, 7)) for x in range(int(view.left), int(view.right) + 40, 34)]
    tone = mix(p.near, p.mid, 0.35)
    lit = curve(top) + curve([(x, y + 26) for x, y in top[::-1]]).replace("M", "L", 1) + "Z"
    return shaded("hedge", land(top, BOTTOM), (630, 760), tone, darken(tone, 0.25)) + path(
        lit, mix(tone, p.light, 0.3), 0.6
    )


def _lawn(view: View) -> str:
    p, x = view.palette, view.at(0.5)
    area = box(view.left, 742, view.right - view.left, BOTTOM - 742)
    stone = view.paint("#e9edf2" if view.white else "#cbb99a")
    trail = [(x + 40, 742), (x + 10, 790), (x - 60, 860), (x - 130, 1000), (x - 200, BOTTOM)]
    back = [(x + 420, BOTTOM), (x + 260, 1000), (x + 150, 860), (x + 110, 790), (x + 110, 742)]
    return (
        shaded("lawn", area, (742, 1130), mix(p.ground, p.light, 0.18), p.ground, p.ground_shade)
        + path(curve(trail) + curve(back).replace("M", "L", 1) + "Z", stone)
        + stroke(curve(trail), darken(stone, 0.25), 5, 0.5)
    )


def _beds(view: View) -> str:
    dice, p = view.dice("beds"), view.palette
    tones = ("#e8577a", "#f2c14e", "#f4efe6", "#b07fd0", "#f08a5a")
    parts = []
    for side in (-1, 1):
        for row in range(3):
            y = 770 + row * 36
            bushes, heads = [], []
            for k in range(7):
                x = view.at(0.5) + side * (view.width * 0.17 + row * 36 + k * view.width * 0.085)
                x += dice.uniform(-14, 14)
                size = 26 + row * 10
                bushes.append(blot(dice, (x, y), (size * 1.5, size), 9))
                heads += [
                    (x + dice.uniform(-size, size) * 1.2, y - dice.uniform(0, size))
                    for _ in range(6)
                ]
            leaf = mix(p.near, p.mid, 0.4 - row * 0.2)
            parts.append(path("".join(bushes), leaf))
            if not view.white:
                colour = view.paint(dice.choice(tones))
                parts.append(path("".join(oval(x, y2, 5 + row * 2) for x, y2 in heads), colour))
    return "".join(parts)


def _blossoms(view: View) -> str:
    p, dice = view.palette, view.dice("blossoms")
    leaf = darken(mix(p.near, p.shade, 0.35), 0.2)
    base = tuft(view, "tuft", (1000, 110), leaf, 70)
    if view.white:
        return base
    heads = []
    for fraction in (-0.1, 0.0, 0.06, 0.12, 0.88, 0.94, 1.0, 1.1):
        x, y, r = view.at(fraction), dice.uniform(905, 985), dice.uniform(18, 30)
        heads += [
            oval(
                x + math.cos(math.tau * k / 6) * r,
                y + math.sin(math.tau * k / 6) * r * 0.8,
                r * 0.62,
            )
            for k in range(6)
        ]
    return base + path("".join(heads), darken(p.accent, 0.25))


def park(view: View) -> Setting:
    """Give lawns with old trees, a path, a bench and a lamp."""
    p, horizon = view.palette, 550.0
    light = sunlight(view, horizon)
    far = _thicket(view, "far", 0.5, 574, 26)
    middle = grove(
        view,
        "middle",
        [(view.at(f), 660) for f in (-0.2, -0.04, 0.12, 0.7, 0.9, 1.06, 1.2)],
        (210, 320),
        0.22,
    )
    slope, _ = hills(view, "slope", (655, 10), (mix(p.ground, p.haze, 0.25), p.ground), 2)
    close = grove(view, "close", [(view.at(-0.06), 800), (view.at(1.02), 790)], (620, 700), 0.0)
    planes = (
        *sky(view, horizon),
        Plane(far, 0.3),
        Plane(slope + middle, 0.6, "sway"),
        Plane(
            _lawn(view)
            + close
            + bench(view, (view.at(0.77), 850))
            + lamp_post(view, (view.at(0.24), 812), 400),
            1.0,
        ),
        Plane(
            tuft(view, "tuft", (1000, 70), darken(mix(p.ground_shade, p.near, 0.5), 0.2)),
            1.5,
            "sway",
        ),
    )
    spots = view.spots(
        ground=Spot(view.at(0.5), 890, 205),
        surface=Spot(view.at(0.77), 790, 205),
        air=Spot(view.at(0.5), 300, 110),
    )
    return Setting(planes, spots, horizon, light)


def bench(view: View, foot: Point, wide: float = 230) -> str:
    """Give a park bench, its seat 60 units over the foot."""
    x, y = foot
    wood, iron = view.paint("#9a6f48"), view.paint("#3a3d44")
    legs = "".join(box(x + side * wide * 0.38 - 5, y - 58, 10, 60) for side in (-1, 1))
    slats = "".join(rounded(x - wide / 2, y - h, wide, 13, 4) for h in (130, 112, 94))
    seat = rounded(x - wide / 2, y - 66, wide, 15, 4)
    shadow = path(oval(x, y + 3, wide * 0.52, 9), view.palette.shade, 0.3)
    posts = "".join(box(x + side * wide * 0.38 - 5, y - 132, 8, 76) for side in (-1, 1))
    return (
        shadow
        + path(legs + posts, iron)
        + path(slats, wood)
        + path(seat, mix(wood, view.palette.light, 0.3))
    )


def lamp_post(view: View, foot: Point, tall: float) -> str:
    """Give a street lamp of the old kind, lit when it is dark."""
    (x, y), u, p = foot, tall / 400, view.palette
    iron = mix(view.paint("#2f3238"), p.shade, 0.3)
    parts = []
    if view.dark:
        parts.append(glow(f"lamp{n(x)}", (x, y - 372 * u), 260 * u, p.glow, 0.62))
        parts.append(glow(f"pool{n(x)}", (x, y + 8), 230 * u, p.glow, 0.4, 0.18))
    post = poly(
        [
            (x - 5 * u, y - 330 * u),
            (x + 5 * u, y - 330 * u),
            (x + 7 * u, y - 40 * u),
            (x + 14 * u, y),
            (x - 14 * u, y),
            (x - 7 * u, y - 40 * u),
        ]
    )
    head = poly(
        [
            (x - 15 * u, y - 338 * u),
            (x + 15 * u, y - 338 * u),
            (x + 22 * u, y - 392 * u),
            (x - 22 * u, y - 392 * u),
        ]
    )
    cap = poly(
        [
            (x - 27 * u, y - 392 * u),
            (x + 27 * u, y - 392 * u),
            (x + 7 * u, y - 416 * u),
            (x - 7 * u, y - 416 * u),
        ]
    )
    glass = lighten(p.glow, 0.4) if view.dark else mix(p.sky_mid, "#ffffff", 0.4)
    parts += [
        path(post, iron),
        path(head, glass),
        path(cap + rounded(x - 18 * u, y - 342 * u, 36 * u, 9 * u, 3), iron),
    ]
    return "".join(parts)


PLACES: dict[str, Callable[[View], Setting]] = {
    "forest": forest,
    "jungle": jungle,
    "field": field,
    "garden": garden,
    "park": park,
}
