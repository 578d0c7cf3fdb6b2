"""Places on the way: road, village and castle."""

import itertools
from collections.abc import Callable

from longtake.providers.sketch.pictures.palette import darken, lighten, mix
from longtake.providers.sketch.pictures.places.brush import (
    Point,
    box,
    curve,
    draw,
    glow,
    land,
    line,
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
    boulders,
    firs,
    grass,
    grove,
    hills,
    peaks,
    tuft,
)
from longtake.providers.sketch.pictures.places.perspective import Eye
from longtake.providers.sketch.pictures.places.view import BOTTOM, View
from longtake.providers.sketch.pictures.setting import Plane, Setting, Spot
from longtake.providers.sketch.pictures.sky import sky, sunlight


def road(view: View) -> Setting:
    """Give an open road that runs straight to far hills."""
    p, horizon = view.palette, 545.0
    light = sunlight(view, horizon)
    eye = Eye((view.at(0.5), horizon), 205)
    tones = (mix(p.far, p.light, 0.2), mix(p.far, p.shade, 0.25), mix(p.far, p.haze, 0.4))
    snow = 0.8 if view.white else 0.25
    distant = peaks(view, "range", (horizon + 6, 190), tones, (snow, 6))
    near, _ = hills(view, "foothills", (horizon + 4, 26), (p.mid, mix(p.mid, p.ground, 0.3)), 3)
    verge = _verge_colour(view)
    plain = shaded(
        "plain",
        box(view.left, horizon + 14, view.right - view.left, BOTTOM),
        (horizon, 1100),
        mix(verge, p.haze, 0.45),
        verge,
        mix(verge, p.shade, 0.4),
    )
    dice = view.dice("shrubs")
    shrubs = sorted(
        (dice.uniform(view.left, view.right), dice.uniform(568, 660)) for _ in range(26)
    )
    clear = [q for q in shrubs if abs(q[0] - view.at(0.5)) > (q[1] - horizon) * 3]
    trees = grove(view, "trees", [q for q in clear if q[1] < 610], (40, 110), 0.35)
    planes = (
        *sky(view, horizon),
        Plane(distant, 0.12),
        Plane(near, 0.3),
        Plane(plain + trees, 0.7),
        Plane(_carriageway(view, eye) + _poles(view, eye), 1.0),
        Plane(_roadside(view, verge), 1.5, "sway"),
    )
    spots = view.spots(ground=Spot(view.at(0.5), 890, 205), air=Spot(view.at(0.5), 260, 100))
    return Setting(planes, spots, horizon, light)


def _verge_colour(view: View) -> str:
    tones = {"spring": "#94b866", "summer": "#b3a862", "autumn": "#bd9250", "winter": "#e9eff5"}
    return view.paint("#e9eff5" if view.white else tones[view.staging.season])


def _carriageway(view: View, eye: Eye) -> str:
    p, half = view.palette, 3.1 if view.aspect > 1.2 else 2.2
    asphalt = mix(view.paint("#55575f"), p.ground, 0.4)
    span = (0.4, 60.0)
    parts = [
        path(
            eye.floor((-half - 0.5, half + 0.5), span),
            mix(_verge_colour(view), view.paint("#a89678"), 0.6),
        ),
        shaded(
            "asphalt",
            eye.floor((-half, half), span),
            (550, 1120),
            mix(asphalt, p.haze, 0.5),
            asphalt,
            darken(asphalt, 0.25),
        ),
        path(
            "".join(eye.floor((s * (half - 0.25), s * (half - 0.35)), span) for s in (-1, 1)),
            view.paint("#eceae2"),
            0.8,
        ),
    ]
    dashes, away = [], 0.45
    while away < 30:
        dashes.append(eye.floor((-0.07, 0.07), (away, away * 1.14 + 0.06)))
        away = away * 1.3 + 0.12
    parts.append(path("".join(dashes), view.paint("#f0c24f")))
    if view.wet:
        parts.append(
            shaded(
                "sheen",
                eye.floor((-half, half), span),
                (550, 960),
                (p.sky_low, 0.65),
                (p.sky_mid, 0.25),
                (p.sky_mid, 0.0),
            )
        )
    tracks = "".join(eye.floor((x - 0.22, x + 0.22), span) for x in (-2.0, -0.85, 0.85, 2.0))
    return "".join(parts) + path(tracks, darken(asphalt, 0.3), 0.2)


def _poles(view: View, eye: Eye) -> str:
    """Give telegraph poles along the road with their wires."""
    p, parts = view.palette, []
    side = -1 if sunlight(view)[0] > view.at(0.5) else 1
    x, arms = side * (5.0 if view.aspect > 1.2 else 3.2), []
    for away in (1.15, 1.7, 2.5, 3.7, 5.5, 8.2, 12.5):
        top, foot = eye.at(x, 6.2, away), eye.at(x, 0, away)
        w, reach = 26 / away, 0.75 * eye.metre / away
        tone = mix(view.paint("#5a4636"), p.haze, min(0.6, away * 0.05))
        parts.append(path(box(foot[0] - w / 2, top[1], w, foot[1] - top[1]), tone))
        parts.append(path(box(top[0] - reach, top[1] + w * 1.4, 2 * reach, w * 0.7), tone))
        arms.append((top[0], top[1] + w * 1.4, reach))
    wires = []
    for (x0, y0, r0), (x1, y1, r1) in itertools.pairwise(arms):
        for k in (-0.9, 0.9):
            a, b = (x0 + k * r0, y0), (x1 + k * r1, y1)
            wires.append(
                draw(
                    "M",
                    a[0],
                    a[1],
                    "Q",
                    (a[0] + b[0]) / 2,
                    (a[1] + b[1]) / 2 + r0 * 0.5,
                    b[0],
                    b[1],
                )
            )
    return stroke("".join(wires), mix(p.line, p.haze, 0.25), 1.8) + "".join(parts[::-1])


def _roadside(view: View, verge: str) -> str:
    p, dice = view.palette, view.dice("roadside")
    tone = darken(mix(verge, p.shade, 0.45), 0.2)
    parts = []
    for start, end in ((view.left, view.at(0.2)), (view.at(0.8), view.right)):
        outer = start if start == view.left else end
        top = [
            (start, 1000.0 if outer == start else 1090),
            (end, 1090.0 if outer == start else 1000),
        ]
        parts.append(
            grass(view, f"tuft{n(start)}", top, (130, 46)) + land(top, BOTTOM, flowing=False)
        )
        parts.append(oval(dice.uniform(start, end), 1120, 90, 40))
    return path("".join(parts), tone)


def village(view: View) -> Setting:
    """Give thatched and tiled cottages round a lane, a church spire behind."""
    p, horizon = view.palette, 545.0
    light = sunlight(view, horizon)
    far, _ = hills(view, "far", (horizon - 20, 50), (p.far, mix(p.far, p.haze, 0.4)))
    middle, top = hills(view, "middle", (horizon + 26, 24), (p.mid, mix(p.mid, p.ground, 0.4)), 3)
    trees = grove(view, "trees", [(x, y + 10) for x, y in top[2::5]], (90, 150), 0.3)
    green = _village_green(view)
    wide = view.aspect > 1.2
    size = 1.0 if wide else 0.62
    cottages = [(0.02, 735, 0.8), (0.25, 716, 0.62), (0.74, 720, 0.66), (0.99, 742, 0.86)]
    homes = "".join(
        _cottage(view, f"home{i}", (view.at(f), y), s * size)
        for i, (f, y, s) in enumerate(cottages)
    )
    planes = (
        *sky(view, horizon),
        Plane(far, 0.2),
        Plane(middle + _church(view, (view.at(0.62), 596)) + trees, 0.4),
        Plane(green + homes, 0.8),
        Plane(_lane(view) + _wall(view), 1.0),
        Plane(
            tuft(view, "tuft", (990, 90), darken(mix(p.ground_shade, p.near, 0.5), 0.25)),
            1.5,
            "sway",
        ),
    )
    spots = view.spots(
        ground=Spot(view.at(0.5), 890, 205),
        surface=Spot(view.at(0.86), 812, 205),
        air=Spot(view.at(0.5), 270, 100),
    )
    return Setting(planes, spots, horizon, light)


def _village_green(view: View) -> str:
    p = view.palette
    return shaded(
        "green",
        box(view.left, 640, view.right - view.left, BOTTOM - 640),
        (640, 1000),
        mix(p.ground, p.haze, 0.2),
        p.ground,
    )


def _cottage(view: View, label: str, foot: Point, u: float) -> str:
    """Give a cottage about 420 wide, from the middle of its foot."""
    (x, y), dice, p = foot, view.dice(label), view.palette
    wall = view.paint(dice.choice(("#efe3cb", "#e3cfae", "#d9b79a", "#c9cfc4")), 0.08)
    roof = view.paint(
        "#f0f5fa" if view.white else dice.choice(("#8a5a44", "#a8674a", "#8f7a52", "#6a5a5a")), 0.08
    )
    timber = view.paint("#5a4234", 0.08)
    w, h = 210 * u, 200 * u
    parts = [path(box(x + w * 0.45, y - h - 190 * u, 42 * u, 130 * u), darken(wall, 0.35))]
    parts.append(
        shaded(f"{label}-w", box(x - w, y - h, 2 * w, h + 6), (y - h, y), wall, darken(wall, 0.16))
    )
    parts.append(path(box(x + w * 0.5, y - h, w * 0.5, h + 6), p.shade, 0.12))
    brow = draw(
        "M",
        x - w - 30 * u,
        y - h + 22 * u,
        "Q",
        x - w * 0.8,
        y - h - 90 * u,
        x - w * 0.62,
        y - h - 150 * u,
        "L",
        x + w * 0.62,
        y - h - 150 * u,
        "Q",
        x + w * 0.8,
        y - h - 90 * u,
        x + w + 30 * u,
        y - h + 22 * u,
        "Z",
    )
    parts.append(
        shaded(
            f"{label}-r",
            brow,
            (y - h - 150 * u, y - h + 20 * u),
            mix(roof, p.light, 0.25),
            roof,
            darken(roof, 0.25),
        )
    )
    beams = "".join(
        box(x + k * w - 4 * u, y - h + 20 * u, 8 * u, h - 18 * u) for k in (-0.96, -0.3, 0.3, 0.96)
    )
    parts.append(path(beams + box(x - w, y - h * 0.52, 2 * w, 7 * u), timber))
    pane = p.glow if view.dark else mix(p.shade, p.sky_mid, 0.35)
    panes = [
        (x - w * 0.78, y - h * 0.42),
        (x + w * 0.5, y - h * 0.42),
        (x - w * 0.76, y - h * 0.86),
        (x + w * 0.52, y - h * 0.86),
    ]
    if view.dark:
        parts.append(glow(f"{label}-g", (x, y - h * 0.3), 300 * u, p.glow, 0.3, 0.7))
    parts.append(path("".join(box(a, b, 62 * u, 48 * u) for a, b in panes), pane))
    bars = "".join(
        line([(a + 31 * u, b), (a + 31 * u, b + 48 * u)])
        + line([(a, b + 24 * u), (a + 62 * u, b + 24 * u)])
        for a, b in panes
    )
    parts.append(stroke(bars, lighten(timber, 0.5), 3.5 * u))
    door = view.paint(dice.choice(("#3f6a63", "#8a3f36", "#3f567a")), 0.06)
    parts.append(path(rounded(x - 34 * u, y - 118 * u, 68 * u, 124 * u, 30 * u), door))
    shrubs = "".join(oval(x + k * w, y - 8 * u, 46 * u, 34 * u) for k in (-0.9, -0.55, 0.5, 0.85))
    parts.append(path(shrubs, mix(p.near, p.mid, 0.3)))
    return "".join(parts)


def _church(view: View, foot: Point) -> str:
    (x, y), p = foot, view.palette
    stone, slate = view.paint("#b8ad9c", 0.38), view.paint("#6a6f7c", 0.38)
    return (
        path(box(x - 24, y - 150, 48, 160) + box(x + 20, y - 66, 104, 76), stone)
        + path(
            poly([(x - 30, y - 148), (x, y - 262), (x + 30, y - 148)])
            + poly([(x + 14, y - 64), (x + 30, y - 112), (x + 116, y - 112), (x + 132, y - 64)]),
            slate,
        )
        + path(box(x + 6, y - 150, 18, 160), p.shade, 0.14)
        + path(
            rounded(x - 8, y - 128, 16, 30, 8), p.glow if view.dark else mix(slate, p.shade, 0.4)
        )
    )


def _lane(view: View) -> str:
    p, x = view.palette, view.at(0.5)
    edge = ridge(view.dice("lane"), (view.left, view.right), 796, 9, 3)
    earth = view.paint("#eef2f6") if view.white else mix(view.paint("#cbb08a"), p.ground, 0.2)
    trail = [(x - 10, 720), (x - 60, 760), (x - 130, 830), (x - 260, 1000), (x - 420, BOTTOM)]
    back = [(x + 480, BOTTOM), (x + 300, 1000), (x + 150, 830), (x + 60, 760), (x + 40, 720)]
    ground = shaded(
        "laneground",
        land(edge, BOTTOM),
        (790, 1130),
        mix(p.ground, p.light, 0.14),
        p.ground,
        p.ground_shade,
    )
    return (
        path(grass(view, "laneblades", edge, (26, 150)), mix(p.ground, p.ground_shade, 0.4))
        + ground
        + path(curve(trail) + curve(back).replace("M", "L", 1) + "Z", earth)
    )


def _wall(view: View) -> str:
    """Give dry stone walls at both sides of the lane."""
    p, dice, parts = view.palette, view.dice("wall"), []
    stone = mix(view.paint("#9a9186"), p.ground, 0.15)
    for side in (-1, 1):
        x0, x1 = view.at(0.5 + side * 0.25), view.at(0.5 + side * 0.8)
        start, end = min(x0, x1), max(x0, x1)
        parts.append(path(box(start, 818, end - start, 76), darken(stone, 0.35)))
        for row in range(3):
            x = start + dice.uniform(-10, 0)
            stones = []
            while x < end - 10:
                w = dice.uniform(34, 66)
                stones.append(rounded(x, 814 + row * 25, min(w, end - x) - 4, 22, 8))
                x += w
            parts.append(
                path(
                    "".join(stones),
                    lighten(stone, 0.1 - row * 0.06) if row < 2 else darken(stone, 0.1),
                )
            )
    return "".join(parts)


def castle(view: View) -> Setting:
    """Give a castle on its rock over a wooded valley."""
    p, horizon = view.palette, 560.0
    light = sunlight(view, horizon)
    side = -1 if light[0] > view.at(0.5) else 1
    x = view.at(0.5 + side * 0.2)
    tones = (mix(p.far, p.light, 0.2), mix(p.far, p.shade, 0.2), mix(p.far, p.haze, 0.4))
    distant = peaks(view, "range", (horizon + 20, 210), tones, (0.7 if view.white else 0.3, 6))
    slope, top = hills(
        view, "slope", (690, 30), (mix(p.near, p.mid, 0.5), mix(p.near, p.ground, 0.3)), 2
    )
    wood = firs(
        view,
        "wood",
        [(a, b + 14) for a, b in top],
        (70, 130),
        mix(view.paint("#3f5f4a"), p.haze, 0.2),
    )
    planes = (
        *sky(view, horizon),
        Plane(distant, 0.15),
        Plane(_crag_castle(view, (x, 520)), 0.4),
        Plane(slope + wood, 0.65),
        Plane(
            _lane(view)
            + boulders(
                view,
                "stones",
                [(view.at(0.14), 880, 150), (view.at(0.9), 872, 110)],
                mix(p.near, p.ground, 0.2),
            ),
            1.0,
        ),
        Plane(
            tuft(view, "tuft", (990, 100), darken(mix(p.ground_shade, p.near, 0.5), 0.25)),
            1.5,
            "sway",
        ),
    )
    spots = view.spots(
        ground=Spot(view.at(0.5 - side * 0.06), 892, 195),
        air=Spot(view.at(0.5 - side * 0.18), 260, 100),
    )
    return Setting(planes, spots, horizon, light)


def _crag_castle(view: View, foot: Point) -> str:
    (x, y), p = foot, view.palette
    dice = view.dice("keep")
    rock = mix(view.paint("#7b756f"), p.haze, 0.22)
    cliff = [
        (x - 420, 720.0),
        (x - 330, y + 130),
        (x - 250, y + 60),
        (x - 215, y),
        (x + 215, y - 6),
        (x + 260, y + 70),
        (x + 350, y + 150),
        (x + 430, 720),
    ]
    parts = [
        shaded("rock", poly(cliff), (y, 720), mix(rock, p.light, 0.15), rock, mix(rock, p.mid, 0.7))
    ]
    cracks = "".join(
        line(
            [
                (x + k, y + 10),
                (x + k * 1.15 + dice.uniform(-14, 14), y + 80),
                (x + k * 1.3, y + 150),
            ]
        )
        for k in range(-180, 200, 56)
    )
    parts.append(stroke(cracks, darken(rock, 0.3), 5, 0.4))
    stone = mix(p.mid, view.paint("#c9bda8"), 0.6)
    right = sunlight(view)[0] > x
    towers = [(-190, 150, 64), (190, 170, 66), (-90, 250, 76), (96, 210, 70), (10, 330, 88)]
    parts.append(path(_battlement(x - 200, y - 100, 400, 110, 22), darken(stone, 0.12)))
    for dx, h, w in sorted(towers, key=lambda t: -t[1]):
        parts.append(_turret(view, (x + dx, y + 10), (w, h), stone, lit_right=right))
    parts.append(path(_battlement(x - 150, y - 76, 300, 90, 20), stone))
    parts.append(path(rounded(x - 26, y - 50, 52, 64, 26), darken(stone, 0.6)))
    return "".join(parts)


def _battlement(x: float, y: float, wide: float, tall: float, tooth: float) -> str:
    teeth = "".join(
        box(x + k * tooth * 2, y - tooth * 0.8, tooth, tooth)
        for k in range(int(wide / tooth / 2) + 1)
        if x + k * tooth * 2 + tooth <= x + wide + 1
    )
    return box(x, y, wide, tall) + teeth


def _turret(view: View, foot: Point, size: Point, stone: str, *, lit_right: bool) -> str:
    (x, y), (w, h), p = foot, size, view.palette
    roof = view.paint("#eef3f8" if view.white else "#5f6f94", 0.15)
    side = 1 if lit_right else -1
    shade = box(x, y - h, w / 2, h) if not lit_right else box(x - w / 2, y - h, w / 2, h)
    cone = poly([(x - w * 0.62, y - h - 10), (x, y - h - w * 1.5), (x + w * 0.62, y - h - 10)])
    half = poly([(x, y - h - 10), (x, y - h - w * 1.5), (x - side * w * 0.62, y - h - 10)])
    pane = p.glow if view.dark else darken(stone, 0.55)
    flag = [(x, y - h - w * 1.5 - 44), (x + 40, y - h - w * 1.5 - 34), (x, y - h - w * 1.5 - 20)]
    slits = "".join(
        rounded(x - 5, y - h + 34 + k * 62, 10, 26, 5) for k in range(max(1, int(h // 90)))
    )
    return (
        path(
            _battlement(x - w * 0.56, y - h - 12, w * 1.12, 22, w * 0.16)
            + box(x - w / 2, y - h, w, h),
            stone,
        )
        + path(shade, p.shade, 0.24)
        + path(cone, mix(roof, p.light, 0.15))
        + path(half, darken(roof, 0.22))
        + path(slits, pane)
        + stroke(line([(x, y - h - w * 1.5), (x, y - h - w * 1.5 - 46)]), darken(stone, 0.5), 3)
        + path(poly(flag), p.accent)
    )


PLACES: dict[str, Callable[[View], Setting]] = {
    "road": road,
    "village": village,
    "castle": castle,
}
