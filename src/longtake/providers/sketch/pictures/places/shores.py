"""Places by the water: open sea, coast, lighthouse, harbour and river."""

from collections.abc import Callable

from longtake.providers.sketch.pictures.palette import darken, lighten, mix
from longtake.providers.sketch.pictures.places.brush import (
    Point,
    across,
    box,
    curve,
    draw,
    glow,
    group,
    land,
    level,
    line,
    oval,
    path,
    poly,
    ref,
    ridge,
    rounded,
    shaded,
    stroke,
)
from longtake.providers.sketch.pictures.places.land import (
    boulders,
    grass,
    grove,
    hills,
    sea,
    surf,
    tuft,
)
from longtake.providers.sketch.pictures.places.view import BOTTOM, View
from longtake.providers.sketch.pictures.setting import Plane, Setting, Spot
from longtake.providers.sketch.pictures.sky import sky, sunlight
from longtake.providers.sketch.staging import Figure

_AFLOAT = frozenset({"sails", "swims", "flies", "rides"})
_FOOTED = frozenset({"extreme_wide", "wide", "medium_wide"})
"""Framings that show what somebody stands on."""
_AT_SEA = frozenset(
    {
        "boat",
        "canoe",
        "dolphin",
        "duck",
        "eagle",
        "ferry",
        "fish",
        "helicopter",
        "hot_air_balloon",
        "iceberg",
        "island",
        "octopus",
        "plane",
        "sailboat",
        "seagull",
        "shark",
        "ship",
        "steamer",
        "submarine",
        "wave",
        "whale",
    }
)
"""Kinds that need nothing to stand on."""


def _swell(view: View, label: str, y: float, tone: str, rise: float) -> str:
    """Give one row of peaked waves, lit along the crest, with foam flecks on their backs."""
    dice, x = view.dice(label), view.left
    crest = [(x, y)]
    while x < view.right:
        step = dice.uniform(150, 430) + rise * dice.uniform(1, 4)
        peak = rise * dice.uniform(0.5, 1.0)
        crest += [(x + step * 0.34, y - peak * 0.35), (x + step * 0.5, y - peak)]
        crest += [(x + step * 0.62, y - peak * 0.5), (x + step, y + peak * 0.25)]
        x += step
    d = land(crest, BOTTOM)
    under = [(cx, cy + 1.5 + rise * 0.4 * dice.random()) for cx, cy in crest]
    rim = curve(crest) + curve(under[::-1]).replace("M", "L", 1) + "Z"
    flecks = "".join(
        oval(cx + dice.uniform(-60, 60), cy + dice.uniform(14, 120), dice.uniform(14, 60), 1.8)
        for cx, cy in crest
    )
    return (
        shaded(label, d, (y - rise, y + 230), lighten(tone, 0.12), tone, darken(tone, 0.25))
        + path(rim, lighten(tone, 0.42), 0.45)
        + path(flecks, lighten(tone, 0.35), 0.3)
    )


def open_sea(view: View) -> Setting:
    """Give nothing but water and sky; a jetty where somebody is seen standing."""
    p, horizon = view.palette, 500.0
    light = sunlight(view, horizon)
    rough = {"storm": 34.0, "wind": 24.0, "rain": 20.0}.get(view.staging.weather, 11.0)
    far = _swell(view, "far", 600, mix(p.water, p.sky_mid, 0.22), rough * 0.5)
    middle = _swell(view, "middle", 690, mix(p.water, p.sky_mid, 0.1), rough * 0.75)
    planes = [
        *sky(view, horizon),
        Plane(sea(view, "sea", horizon, light), 0.35, "shimmer"),
        Plane(group((far, middle), 0.72), 0.6, "shimmer"),
        Plane(_swell(view, "swell", 806, mix(p.water, p.shade, 0.1), rough), 0.9, "shimmer"),
    ]
    seen = view.staging.framing in _FOOTED
    if seen and any(_stands(figure) for figure in view.staging.figures):
        planes.append(Plane(_jetty(view), 1.0))
    front = _swell(view, "wash", 978, mix(p.water, p.shade, 0.34), rough * 1.3)
    planes.append(Plane(front, 1.4, "shimmer"))
    return Setting(
        tuple(planes),
        view.spots(
            ground=Spot(view.at(0.4), 880, 195),
            water=Spot(view.at(0.56), 800, 62),
            air=Spot(view.at(0.58), 270, 110),
        ),
        horizon,
        light,
    )


def _stands(figure: Figure) -> bool:
    return figure.action not in _AFLOAT and figure.kind not in _AT_SEA


def _jetty(view: View) -> str:
    """Give a plank jetty that reaches out over the water, on posts."""
    wood = view.paint("#8a6c50")
    dark, bright = darken(wood, 0.42), mix(wood, view.palette.light, 0.25)
    middle, top = view.at(0.4), 712.0

    def half(y: float) -> float:
        return (y - 470) * 0.52

    outline = [
        (middle - half(top), top),
        (middle + half(top), top),
        (middle + half(BOTTOM), BOTTOM),
        (middle - half(BOTTOM), BOTTOM),
    ]
    rows = [top + 548 * (k / 15) ** 1.7 for k in range(1, 16)]
    seams = "".join(line([(middle - half(y), y), (middle + half(y), y)]) for y in rows)
    posts = "".join(
        rounded(middle + side * (half(y) + 3) - w / 2, y - w * 2.6, w, w * 4.4, w / 3)
        for side in (-1, 1)
        for y, w in ((722, 14), (780, 21), (890, 34))
    )
    caps = "".join(
        oval(middle + side * (half(y) + 3), y - w * 2.5, w / 2, w / 5)
        for side in (-1, 1)
        for y, w in ((722, 14), (780, 21), (890, 34))
    )
    edge = line(outline[:2]) + "".join(
        line([(middle + s * half(top), top), (middle + s * half(BOTTOM), BOTTOM)]) for s in (-1, 1)
    )
    return (
        path(oval(middle, top + 18, half(top) * 1.3, 16), view.palette.shade, 0.3)
        + path(box(middle - half(top), top, 2 * half(top), 26), dark)
        + shaded("jetty", poly(outline), (top, 1150), bright, wood, darken(wood, 0.25))
        + stroke(seams, dark, 3, 0.55)
        + stroke(edge, dark, 6)
        + path(posts, dark)
        + path(caps, mix(wood, view.palette.light, 0.35))
    )


def coast(view: View) -> Setting:
    """Give a beach between headlands."""
    p, horizon = view.palette, 500.0
    light = sunlight(view, horizon)
    edge = [(x, y) for x, y in ridge(view.dice("edge"), (view.left, view.right), 742, 16, 2.2)]
    sand = shaded(
        "sand",
        land(edge, BOTTOM),
        (730, 1150),
        mix(p.ground, p.water, 0.3),
        p.ground,
        p.ground_shade,
    )
    wetness = path(
        curve([*edge]) + curve([(x, y + 34) for x, y in edge[::-1]]).replace("M", "L", 1) + "Z",
        mix(p.water, p.sky_low, 0.5),
        0.5,
    )
    foam = surf(view, "foam", edge, mix("#ffffff", p.sky_low, 0.25))
    dice = view.dice("stones")
    side = -1 if light[0] > view.at(0.5) else 1
    stones = [
        (
            view.at(0.5 + side * dice.uniform(0.3, 0.62)),
            dice.uniform(790, 880),
            dice.uniform(90, 240),
        )
        for _ in range(6)
    ]
    rocks = boulders(view, "rocks", sorted(stones, key=lambda s: s[1]), p.near)
    rocks += _strand(view)
    planes = (
        *sky(view, horizon),
        Plane(_headlands(view, horizon), 0.25),
        Plane(sea(view, "sea", horizon, light) + _breakers(view, edge), 0.5, "shimmer"),
        Plane(_stacks(view, side), 0.6),
        Plane(sand + wetness + foam + rocks, 1.0),
        Plane(tuft(view, "tuft", (985, 120), darken(mix(p.near, p.shade, 0.4), 0.25)), 1.5, "sway"),
    )
    spots = view.spots(
        ground=Spot(view.at(0.5), 890, 200),
        surface=Spot(view.at(0.5), 905, 200),
        water=Spot(view.at(0.5 + side * -0.12), 655, 40),
        air=Spot(view.at(0.55), 270, 110),
    )
    return Setting(planes, spots, horizon, light)


def _breakers(view: View, edge: list[Point]) -> str:
    """Give waves rolling in behind the shore's edge."""
    p, dice, parts = view.palette, view.dice("breakers"), []
    for lift, opacity in ((112, 0.25), (70, 0.4), (34, 0.55)):
        crests = []
        x = view.left
        while x < view.right:
            wide = dice.uniform(160, 460)
            y = level(edge, x) - lift + dice.uniform(-8, 8)
            back = ("q", wide * 0.5, -lift * 0.14 - 7, wide, 0)
            crests.append(draw("M", x, y, *back, "q", -wide * 0.5, 3, -wide, 0, "Z"))
            x += wide * dice.uniform(1.1, 1.8)
        parts.append(path("".join(crests), mix("#ffffff", p.sky_low, 0.3), opacity))
    return "".join(parts)


def _stacks(view: View, side: int) -> str:
    """Give rocks standing in the water, with foam round their feet."""
    p = view.palette
    tone = mix(p.near, p.haze, 0.22)
    places = ((0.34, 640, 90), (0.42, 652, 150), (0.27, 622, 60))
    rocks = [(view.at(0.5 + side * f), y, w) for f, y, w in places]
    foam = "".join(oval(x, y, w * 0.62, 5) for x, y, w in rocks)
    return boulders(view, "stacks", rocks, tone) + path(foam, mix("#ffffff", p.sky_low, 0.3), 0.7)


def _strand(view: View) -> str:
    """Give what the tide left on the sand: ripples, pebbles, a line of weed."""
    p, dice = view.palette, view.dice("strand")
    ripples, pebbles = [], []
    for _ in range(26):
        x, y, w = (
            dice.uniform(view.left, view.right),
            dice.uniform(826, 1150),
            dice.uniform(90, 300),
        )
        ripples.append(curve([(x, y), (x + w * 0.35, y - 4), (x + w * 0.7, y + 3), (x + w, y - 1)]))
    for _ in range(46):
        y = dice.uniform(800, 1080)
        size = (y - 740) / 46 * dice.uniform(0.6, 1.3)
        pebbles.append(oval(dice.uniform(view.left, view.right), y, size * 1.4, size * 0.7))
    marks = stroke("".join(ripples), p.ground_shade, 2.2, 0.3)
    return marks + path("".join(pebbles), mix(p.ground_shade, p.near, 0.4), 0.55)


def _headlands(view: View, horizon: float) -> str:
    p, parts = view.palette, []
    dice = view.dice("heads")
    for i, (side, reach, tall) in enumerate(((1, 0.75, 60), (-1, 0.5, 105), (1, 0.3, 165))):
        tone = mix(p.far, p.mid, i * 0.4)
        start = view.right if side > 0 else view.left
        end = start - side * (view.right - view.left) * reach * dice.uniform(0.55, 0.85)
        steps = 14
        top: list[Point] = []
        for k in range(steps + 1):
            t = k / steps
            fall = (1 - t**2.2) ** 0.8
            top.append(
                (start + (end - start) * t, horizon + 4 - tall * fall * dice.uniform(0.82, 1.1))
            )
        d = line(top) + draw("L", start, horizon + 6, "Z")
        parts.append(
            shaded(f"head{i}", d, (horizon - tall, horizon + 8), tone, mix(tone, p.haze, 0.4))
        )
    return "".join(parts)


def lighthouse(view: View) -> Setting:
    """Give a lighthouse on its cliff over the sea, seen from the next headland."""
    p, horizon = view.palette, 540.0
    light = sunlight(view, horizon)
    side = 1 if light[0] < view.at(0.5) else -1
    tower = (view.at(0.5 + side * 0.24), 500.0)
    lantern = (tower[0], tower[1] - 358)
    lit = view.staging.time in {"dusk", "night", "dawn"} or view.staging.weather in {
        "storm",
        "fog",
        "rain",
    }
    planes = [
        *sky(view, horizon),
        Plane(_headlands(view, horizon) + sea(view, "sea", horizon, light), 0.4, "shimmer"),
    ]
    if lit:
        planes.append(Plane(_beam(view, lantern), 0.7, "sweep"))
    planes += [
        Plane(_cliff(view, tower[0], side) + tower_of_light(view, tower, lit=lit), 0.7),
        Plane(_headland_path(view, side), 1.0),
        Plane(tuft(view, "tuft", (985, 130), darken(mix(p.near, p.shade, 0.3), 0.2)), 1.5, "sway"),
    ]
    spots = view.spots(
        ground=Spot(view.at(0.5 - side * 0.14), 890, 190),
        water=Spot(view.at(0.5 - side * 0.22), 640, 30),
        air=Spot(view.at(0.5 - side * 0.18), 250, 100),
    )
    return Setting(tuple(planes), spots, horizon, lantern if lit else light)


def _cliff(view: View, x: float, side: int) -> str:
    """Give the rock that the tower stands on, falling to the sea towards the picture's middle."""
    p, dice = view.palette, view.dice("cliff")
    rock, turf = mix(view.paint("#7a6f68"), p.mid, 0.3), p.mid
    beyond = view.right + 20 if side > 0 else view.left - 20
    face = [
        (x - side * 150, 506.0),
        (x - side * 205, 530),
        (x - side * 222, 575),
        (x - side * 260, 622),
        (x - side * 268, 676),
        (x - side * 316, 726),
        (x - side * 330, 772),
    ]
    outline = [(beyond, 470.0), (x + side * 120, 488), *face, (beyond, 790)]
    parts = [
        shaded(
            "cliff", poly(outline), (490, 790), mix(rock, p.light, 0.15), rock, darken(rock, 0.35)
        )
    ]
    facets = []
    for k in range(13):
        at = x - side * (212 - k * 46 + dice.uniform(-20, 20))
        top_y, tall = 540 + dice.uniform(0, 130), dice.uniform(50, 150)
        wide = dice.uniform(18, 44)
        facets.append(
            poly(
                [
                    (at, top_y),
                    (at + side * wide, top_y - 12),
                    (at + side * wide * 0.7, top_y + tall * 0.7),
                    (at - side * wide * 0.3, top_y + tall),
                    (at - side * wide * 0.5, top_y + tall * 0.3),
                ]
            )
        )
    parts.append(path("".join(facets), darken(rock, 0.3), 0.5))
    ledges = "".join(
        curve(
            [
                (x - side * (250 - k * 90), h),
                (x - side * (190 - k * 90), h - 9),
                (x - side * (120 - k * 90), h + 4),
            ]
        )
        for k, h in enumerate((640, 706, 622, 730, 668, 612))
    )
    parts.append(stroke(ledges, mix(rock, p.light, 0.35), 4, 0.5))
    bright = "".join(
        poly(
            [
                (fx, fy),
                (fx + side * 34, fy - 4),
                (fx + side * 20, fy + 46),
                (fx - side * 4, fy + 30),
            ]
        )
        for fx, fy in face[1:6]
    )
    parts.append(path(bright, mix(rock, p.light, 0.4), 0.7))
    green = [
        (beyond, 464.0),
        (x + side * 130, 482),
        (x, 490),
        (x - side * 152, 502),
        (x - side * 196, 528),
    ]
    green += [
        (x - side * 140, 532),
        (x - side * 60, 552),
        (x + side * 60, 536),
        (x + side * 190, 566),
        (beyond, 560),
    ]
    parts.append(path(poly(green), turf))
    parts.append(
        path(
            poly([*green[:5], (x - side * 120, 516), (x + side * 100, 500), (beyond, 490)]),
            mix(turf, p.light, 0.25),
        )
    )
    foam = [(x - side * (352 - k * 46), 780 + dice.uniform(-8, 8)) for k in range(22)]
    if side > 0:
        parts.append(surf(view, "surf", foam, mix("#ffffff", p.sky_low, 0.3)))
    else:
        parts.append(surf(view, "surf", foam[::-1], mix("#ffffff", p.sky_low, 0.3)))
    return "".join(parts)


def tower_of_light(view: View, foot: Point, *, lit: bool, tall: float = 400) -> str:
    """Give a lighthouse with its keeper's house; its lamp is at 0.895 of its height."""
    p, (x, y), u = view.palette, foot, tall / 400
    white, red = view.paint("#f3efe6"), view.paint("#c8382c")
    from_left = sunlight(view)[0] < x
    tones = (mix(white, p.light, 0.4), white, darken(white, 0.38))
    body = [
        (x - 46 * u, y + 6),
        (x - 29 * u, y - 306 * u),
        (x + 29 * u, y - 306 * u),
        (x + 46 * u, y + 6),
    ]
    shades = tones if from_left else tones[::-1]
    parts = [across("tower", x - 42 * u, x + 42 * u, *shades), path(poly(body), ref("tower"))]
    reds = (mix(red, p.light, 0.3), red, darken(red, 0.4))
    parts.append(across("bands", x - 42 * u, x + 42 * u, *(reds if from_left else reds[::-1])))
    parts.append(
        path("".join(_band(x, y, u, low, low + 0.17) for low in (0.14, 0.48, 0.82)), ref("bands"))
    )
    dark, lamp = view.paint("#3a3438"), p.glow if lit else mix(p.sky_low, "#ffffff", 0.4)
    windows = "".join(rounded(x - 6 * u, y - h * u, 12 * u, 20 * u, 6 * u) for h in (96, 178, 250))
    parts.append(path(windows, p.glow if view.dark else darken(p.shade, 0.1)))
    parts.append(path(rounded(x - 13 * u, y - 40 * u, 26 * u, 48 * u, 13 * u), darken(red, 0.35)))
    parts.append(
        path(
            poly(
                [
                    (x - 44 * u, y - 312 * u),
                    (x + 44 * u, y - 312 * u),
                    (x + 31 * u, y - 296 * u),
                    (x - 31 * u, y - 296 * u),
                ]
            ),
            dark,
        )
    )
    rails = "".join(
        line([(x + k * 11 * u, y - 312 * u), (x + k * 11 * u, y - 333 * u)]) for k in range(-4, 5)
    )
    parts.append(
        stroke(rails + line([(x - 44 * u, y - 333 * u), (x + 44 * u, y - 333 * u)]), dark, 2.4 * u)
    )
    if lit:
        parts.append(glow("lantern", (x, y - 358 * u), 150 * u, p.glow, 0.9))
    parts.append(path(box(x - 21 * u, y - 380 * u, 42 * u, 68 * u), lamp))
    if lit:
        parts.append(path(oval(x, y - 356 * u, 12 * u, 16 * u), "#fffdf0"))
    bars = "".join(
        line([(x + k * 14 * u, y - 312 * u), (x + k * 14 * u, y - 380 * u)])
        for k in (-1.5, -0.5, 0.5, 1.5)
    )
    parts.append(stroke(bars, dark, 2.6 * u))
    dome = draw(
        "M",
        x - 29 * u,
        y - 379 * u,
        "Q",
        x - 24 * u,
        y - 412 * u,
        x,
        y - 418 * u,
        "Q",
        x + 24 * u,
        y - 412 * u,
        x + 29 * u,
        y - 379 * u,
        "Z",
    )
    parts.append(path(dome, darken(red, 0.15)))
    parts.append(
        stroke(line([(x, y - 416 * u), (x, y - 440 * u)]), dark, 3 * u)
        + path(oval(x, y - 440 * u, 4.5 * u), dark)
    )
    return "".join(parts) + _cottage(view, (x + (74 if from_left else -74 - 130) * u, y + 4), u)


def _band(x: float, y: float, u: float, low: float, high: float) -> str:
    def half(t: float) -> float:
        return (46 - 17 * t) * u

    bottom, top = y + 6 - 312 * u * low, y + 6 - 312 * u * high
    return poly(
        [
            (x - half(low), bottom),
            (x - half(high), top),
            (x + half(high), top),
            (x + half(low), bottom),
        ]
    )


def _cottage(view: View, corner: Point, u: float) -> str:
    """Give the keeper's house, 130 wide, from its lower left corner."""
    p, (x, y) = view.palette, corner
    wall, roof = view.paint("#e9e2d4"), view.paint("#f2f6fa" if view.white else "#9c4a3a")
    pane = p.glow if view.dark else mix(p.shade, p.sky_mid, 0.3)
    parts = [
        path(box(x + 96 * u, y - 108 * u, 16 * u, 40 * u), darken(wall, 0.3)),
        shaded(
            "cottage", box(x, y - 58 * u, 130 * u, 62 * u), (y - 58 * u, y), wall, darken(wall, 0.2)
        ),
        path(
            poly(
                [
                    (x - 10 * u, y - 56 * u),
                    (x + 18 * u, y - 92 * u),
                    (x + 112 * u, y - 92 * u),
                    (x + 140 * u, y - 56 * u),
                ]
            ),
            roof,
        ),
        path(
            box(x + 16 * u, y - 42 * u, 20 * u, 22 * u)
            + box(x + 92 * u, y - 42 * u, 20 * u, 22 * u),
            pane,
        ),
        path(box(x + 54 * u, y - 44 * u, 22 * u, 48 * u), darken(roof, 0.4)),
    ]
    if view.dark:
        parts.append(glow("cottage-lamp", (x + 64 * u, y - 30 * u), 110 * u, p.glow, 0.35))
    return "".join(parts)


def _beam(view: View, lantern: Point) -> str:
    p, (x, y) = view.palette, lantern
    reach = max(view.width, 1000) * 1.3
    parts = []
    for i, side in enumerate((-1, 1)):
        uid, end = f"beam{i}", x + side * reach
        colour = lighten(p.glow, 0.35)
        parts.append(
            across(uid, x, end, (colour, 0.85), (colour, 0.38), (colour, 0.14), (colour, 0.0))
        )
        for spread, opacity in ((0.11, 0.55), (0.05, 0.7)):
            tip = reach * spread
            shape = [
                (x, y - 9),
                (end, y - tip - reach * 0.05),
                (end, y + tip - reach * 0.05),
                (x, y + 9),
            ]
            parts.append(path(poly(shape), ref(uid), opacity))
    return "".join(parts)


def _headland_path(view: View, side: int) -> str:
    """Give the turf in front with the path that leads to the light."""
    p = view.palette
    dice = view.dice("turf")
    top = ridge(dice, (view.left, view.right), 800, 14, 2)
    top = [(x, y + side * (x - view.at(0.5)) / view.width * 26) for x, y in top]
    ground = shaded(
        "turf",
        land(top, BOTTOM),
        (780, 1120),
        mix(p.ground, p.light, 0.18),
        p.ground,
        p.ground_shade,
    )
    x = view.at(0.5 - side * 0.14)
    trail = curve(
        [
            (x + side * 280, 796),
            (x + side * 150, 830),
            (x + side * 40, 870),
            (x - side * 80, 960),
            (x - side * 60, 1260),
        ]
    )
    trail += curve(
        [
            (x + side * 260, 1260),
            (x + side * 180, 980),
            (x + side * 150, 890),
            (x + side * 230, 830),
            (x + side * 310, 799),
        ]
    ).replace("M", "L", 1)
    fence = _fence(view, top, (0.5 - side * 0.3, 0.5 - side * 0.78))
    blades = path(grass(view, "blades", top, (26, 150)), mix(p.ground, p.ground_shade, 0.5))
    return (
        blades
        + ground
        + path(trail + "Z", mix(p.ground, view.paint("#cdb48c"), 0.75), 0.85)
        + fence
    )


def _fence(view: View, top: list[Point], span: tuple[float, float]) -> str:
    wood = darken(view.paint("#6b5b4c"), 0.15)
    posts, rail = [], []
    for k in range(7):
        x = view.at(span[0] + (span[1] - span[0]) * k / 6)
        y = min(top, key=lambda q: abs(q[0] - x))[1] + 12
        posts.append(rounded(x - 5, y - 62, 10, 74, 3))
        rail.append((x, y - 46))
    ropes = curve(rail) + curve([(x, y + 22) for x, y in rail])
    return stroke(ropes, wood, 4) + path("".join(posts), wood)


def harbour(view: View) -> Setting:
    """Give a quay with a row of gabled houses across the water."""
    _p, horizon = view.palette, 520.0
    light = sunlight(view, horizon)
    planes = (
        *sky(view, horizon),
        Plane(_headlands(view, horizon) + sea(view, "sea", horizon, light), 0.45, "shimmer"),
        Plane(_waterfront(view, horizon + 26), 0.5),
        Plane(_masts(view), 0.7),
        Plane(_quay(view), 1.0),
    )
    spots = view.spots(
        ground=Spot(view.at(0.48), 900, 205),
        surface=Spot(view.at(0.8), 838, 200),
        water=Spot(view.at(0.6), 690, 50),
        air=Spot(view.at(0.5), 260, 110),
    )
    return Setting(planes, spots, horizon, light)


def _waterfront(view: View, foot: float) -> str:
    dice, p = view.dice("houses"), view.palette
    paints = ("#c96f4a", "#e0b35c", "#8fa8a0", "#b85848", "#d9c7a8", "#6f8fa8", "#e8d9b8")
    parts, mirrored, panes, gables = [], [], [], []
    x = view.left
    while x < view.right:
        wide, tall = dice.uniform(58, 96), dice.uniform(90, 150)
        tone = view.paint(dice.choice(paints), 0.22)
        roof = view.paint(
            "#eef3f8" if view.white else dice.choice(("#8c4a3a", "#5d5560", "#a35b45")), 0.22
        )
        peak = wide * dice.uniform(0.35, 0.55)
        parts.append(path(box(x, foot - tall, wide, tall), tone))
        parts.append(
            path(
                poly(
                    [
                        (x - 4, foot - tall + 2),
                        (x + wide / 2, foot - tall - peak),
                        (x + wide + 4, foot - tall + 2),
                    ]
                ),
                roof,
            )
        )
        mirrored.append(path(box(x, foot, wide, tall * 0.5), tone, 0.3))
        gables.append(box(x + wide * 0.72, foot - tall, wide * 0.28, tall))
        rows = int(tall // 40)
        panes += [
            box(x + wide * (0.18 + 0.36 * c), foot - tall + 14 + 38 * r, wide * 0.2, 20)
            for r in range(rows)
            for c in range(2)
            if not view.dark or dice.random() < 0.7
        ]
        x += wide
    glass = p.glow if view.dark else mix(p.shade, p.haze, 0.35)
    quay = path(box(view.left, foot - 4, view.right - view.left, 14), mix(p.near, p.haze, 0.2))
    return (
        group(mirrored)
        + "".join(parts)
        + path("".join(gables), p.shade, 0.14)
        + path("".join(panes), glass)
        + quay
    )


def _masts(view: View) -> str:
    """Give moored boats at both sides, with their rigging."""
    p, dice, parts = view.palette, view.dice("masts"), []
    for fraction, size in ((-0.1, 1.0), (0.08, 0.8), (0.9, 0.85), (1.1, 1.1)):
        x, y, u = view.at(fraction), 690 + 40 * size, size * 1.1
        hull = view.paint(dice.choice(("#2f4a63", "#a8402f", "#e9e2d4", "#3f6a5a")), 0.08)
        d = draw(
            "M",
            x - 110 * u,
            y - 46 * u,
            "Q",
            x,
            y - 30 * u,
            x + 120 * u,
            y - 56 * u,
            "L",
            x + 88 * u,
            y,
            "H",
            x - 90 * u,
            "Z",
        )
        wood = view.paint("#5a4636", 0.08)
        rig = line([(x - 10 * u, y - 46 * u), (x - 10 * u, y - 300 * u)])
        stays = line(
            [(x - 108 * u, y - 48 * u), (x - 10 * u, y - 296 * u), (x + 116 * u, y - 56 * u)]
        )
        boom = line([(x - 10 * u, y - 92 * u), (x - 96 * u, y - 84 * u)])
        parts += [stroke(stays, wood, 1.6 * u, 0.8), stroke(rig + boom, wood, 6 * u)]
        parts.append(
            path(rounded(x - 30 * u, y - 80 * u, 76 * u, 40 * u, 6), mix(hull, "#ffffff", 0.5))
        )
        parts.append(
            path(d, hull)
            + path(box(x - 100 * u, y - 14 * u, 194 * u, 8 * u), lighten(hull, 0.4), 0.6)
        )
        parts.append(path(oval(x, y + 6, 110 * u, 9), darken(p.water, 0.4), 0.45))
    return "".join(parts)


def _quay(view: View) -> str:
    """Give the stone edge in front, with bollards, a crate and coiled rope."""
    p = view.palette
    stone = mix(p.ground, view.paint("#8d8780"), 0.4)
    span = view.right - view.left
    parts = [
        path(box(view.left, 770, span, 40), darken(stone, 0.45)),
        shaded(
            "quay",
            box(view.left, 800, span, BOTTOM - 800),
            (800, 1150),
            mix(stone, p.light, 0.22),
            stone,
            darken(stone, 0.4),
        ),
        path(box(view.left, 770, span, 16), darken(stone, 0.25)),
        path(box(view.left, 784, span, 26), mix(stone, p.light, 0.1)),
    ]
    middle = view.at(0.5)
    seams = "".join(
        line([(middle + k * 130, 810), (middle + k * 330, BOTTOM)]) for k in range(-9, 10)
    )
    courses = "".join(line([(view.left, y), (view.right, y)]) for y in (846, 906, 1000, 1130))
    parts.append(stroke(seams + courses, darken(stone, 0.35), 2.5, 0.4))
    for fraction in (0.14, 0.86):
        x = view.at(fraction)
        iron = darken(view.paint("#3c4048"), 0.1)
        parts.append(
            path(rounded(x - 22, 766, 44, 72, 10) + rounded(x - 32, 756, 64, 24, 12), iron)
        )
        parts.append(path(rounded(x - 26, 760, 18, 8, 4), lighten(iron, 0.4), 0.7))
    x = view.at(0.8)
    crate = view.paint("#a07a4e")
    parts.append(
        path(box(x - 75, 838, 150, 96), crate)
        + path(box(x - 75, 838, 150, 12), lighten(crate, 0.25))
    )
    parts.append(
        stroke("".join(line([(x - 75, y), (x + 75, y)]) for y in (868, 900)), darken(crate, 0.4), 3)
    )
    return "".join(parts)


def _broad(banks: list[Point], x: float) -> list[Point]:
    """The bank of a river that boats go on: as it was far away, wider and wider near by."""
    return [(x + (at - x) * (1 + max(0.0, y - 580) / 130), y) for at, y in banks]


def river(view: View) -> Setting:
    """Give a river winding from the hills between wooded banks."""
    p, horizon = view.palette, 500.0
    light = sunlight(view, horizon)
    dice = view.dice("river")
    far, _ = hills(view, "farhills", (horizon - 26, 46), (p.far, mix(p.far, p.haze, 0.4)))
    middle, _ = hills(view, "midhills", (horizon + 26, 30), (p.mid, mix(p.mid, p.ground, 0.5)), 3)
    meadow, _top = hills(view, "meadow", (horizon + 60, 12), (mix(p.ground, p.haze, 0.2), p.ground))
    x = view.at(0.5)
    turn = dice.choice((-1, 1))
    left = [
        (x + turn * 90, 562),
        (x - turn * 60, 600),
        (x - 90 + turn * 40, 660),
        (x - 190, 760),
        (x - 420, 900),
        (x - 620, 1080),
        (x - 760, BOTTOM),
    ]
    right = [
        (x + 560, BOTTOM),
        (x + 420, 1080),
        (x + 330, 900),
        (x + 190, 760),
        (x + 60 + turn * 60, 660),
        (x - turn * 30, 600),
        (x + turn * 104, 562),
    ]
    boats = any(f.holds or f.kind in _AT_SEA for f in view.staging.figures if not _stands(f))
    if boats:
        left, right = _broad(left, x), _broad(right, x)
    bed = curve(left) + curve(right).replace("M", "L", 1) + "Z"
    stream = shaded(
        "stream",
        bed,
        (560, 1100),
        mix(p.sky_low, p.water, 0.35),
        mix(p.sky_mid, p.water, 0.55),
        darken(p.water, 0.2),
    )
    stream += stroke(curve(left), mix(p.ground_shade, p.shade, 0.3), 7, 0.6)
    gleam = "".join(
        draw("M", cx, cy, "q", w / 2, -w / 26, w, 0, "q", -w / 2, w / 26, -w, 0, "Z")
        for cx, cy, w in (
            (x + dice.uniform(-0.5, 0.3) * (cy - 540), cy, (cy - 540) * 0.4)
            for cy in range(590, 1150, 17)
        )
    )
    stream += path(gleam, lighten(p.sky_low, 0.4), 0.5)
    feet = sorted(
        (
            (view.at(f), level_y)
            for f, level_y in (
                (-0.15, 640),
                (0.02, 618),
                (0.14, 596),
                (0.86, 600),
                (0.98, 622),
                (1.12, 650),
            )
        ),
        key=lambda q: q[1],
    )
    trees = grove(view, "trees", feet, (210, 300), 0.12)
    low = 110 if boats else 0
    bank = [
        (view.left, 836 + low),
        (view.at(0.2), 822 + low),
        (view.at(0.45), 850 + low),
        (view.at(0.62), 905 + low),
        (view.at(0.72), 1010 + low),
        (view.at(0.8), BOTTOM),
    ]
    shore = shaded(
        "bank",
        curve(bank) + draw("L", view.left, BOTTOM, "Z"),
        (820, 1150),
        mix(p.ground, p.light, 0.15),
        p.ground,
        p.ground_shade,
    )
    blades = path(grass(view, "reeds", bank[:4], (44, 120)), mix(p.ground, p.near, 0.5))
    planes = (
        *sky(view, horizon),
        Plane(far + middle, 0.3),
        Plane(meadow + stream, 0.7, "shimmer"),
        Plane(trees, 0.75, "sway"),
        Plane(blades + shore, 1.0),
        Plane(tuft(view, "tuft", (990, 120), darken(p.near, 0.3)), 1.5, "sway"),
    )
    spots = view.spots(
        ground=Spot(view.at(0.34), 890, 200),
        water=Spot(view.at(0.6), 800, 75),
        air=Spot(view.at(0.5), 280, 110),
    )
    return Setting(planes, spots, horizon, light)


PLACES: dict[str, Callable[[View], Setting]] = {
    "sea": open_sea,
    "coast": coast,
    "lighthouse": lighthouse,
    "harbour": harbour,
    "river": river,
}
