"""Places far from people: mountains, snow, desert and the sky itself."""

from collections.abc import Callable

from longtake.providers.sketch.pictures.palette import darken, lighten, mix
from longtake.providers.sketch.pictures.places.brush import (
    Point,
    box,
    curve,
    draw,
    each,
    land,
    line,
    path,
    poly,
    ref,
    ridge,
    shaded,
    stroke,
)
from longtake.providers.sketch.pictures.places.land import boulders, firs, hills, peaks, tuft
from longtake.providers.sketch.pictures.places.view import BOTTOM, View
from longtake.providers.sketch.pictures.setting import Plane, Setting, Spot
from longtake.providers.sketch.pictures.sky import cloud, sky, sunlight


def mountains(view: View) -> Setting:
    """Give snow peaks over a wooded valley, seen from an alpine meadow."""
    p, horizon = view.palette, 560.0
    light = sunlight(view, horizon)
    snow = {"winter": 0.9, "spring": 0.5, "autumn": 0.45}.get(view.staging.season, 0.3)
    distant = _range(
        view, "distant", (horizon + 10, 300), (p.far, mix(p.far, p.haze, 0.35)), (snow, 6)
    )
    closer = _range(
        view, "closer", (horizon + 70, 330), (p.mid, mix(p.mid, p.far, 0.3)), (snow * 0.8, 4)
    )
    dice = view.dice("firs")
    slope, top = hills(
        view, "slope", (672, 40), (mix(p.near, p.haze, 0.28), mix(p.near, p.ground, 0.4)), 2
    )
    feet = [(x, y + dice.uniform(0, 24)) for x, y in top for _ in range(2)]
    wood = firs(
        view,
        "wood",
        [(x + dice.uniform(-16, 16), y) for x, y in feet],
        (60, 110),
        mix(p.near, p.haze, 0.2),
    )
    meadow, _edge = hills(
        view, "meadow", (806, 18), (mix(p.ground, p.light, 0.15), p.ground_shade), 2
    )
    stones = boulders(
        view,
        "stones",
        [(view.at(0.12), 872, 150), (view.at(0.2), 890, 80), (view.at(0.88), 862, 120)],
        mix(p.near, p.ground, 0.25),
    )
    sentinels = firs(
        view,
        "sentinels",
        [(view.at(f), 838) for f in (-0.16, -0.04, 0.05, 0.95, 1.02, 1.14)],
        (330, 470),
        darken(p.near, 0.1),
    )
    planes = (
        *sky(view, horizon),
        Plane(distant + _mist(view, "mist-a", horizon - 20), 0.15),
        Plane(closer + _mist(view, "mist-b", horizon + 60), 0.35),
        Plane(slope + wood, 0.65),
        Plane(sentinels + meadow + stones, 1.0),
        Plane(
            tuft(view, "tuft", (985, 90), darken(mix(p.ground_shade, p.near, 0.5), 0.3)),
            1.5,
            "sway",
        ),
    )
    spots = view.spots(ground=Spot(view.at(0.5), 892, 185), air=Spot(view.at(0.5), 250, 100))
    return Setting(planes, spots, horizon, light)


def _range(
    view: View,
    label: str,
    heights: tuple[float, float],
    colours: tuple[str, str],
    snow: tuple[float, int],
) -> str:
    p, (lit, valley) = view.palette, colours
    tones = (mix(lit, p.light, 0.22), mix(lit, p.shade, 0.25), mix(valley, p.haze, 0.3))
    return peaks(view, label, heights, tones, snow)


def _mist(view: View, label: str, y: float) -> str:
    p = view.palette
    thick = 0.75 if view.staging.weather in {"fog", "rain", "snow"} else 0.42
    area = box(view.left, y - 120, view.right - view.left, 220)
    return shaded(label, area, (y - 120, y + 100), (p.haze, 0.0), (p.haze, thick), (p.haze, 0.0))


def snow(view: View) -> Setting:
    """Give drifts of snow before a frosted forest and white hills."""
    p, horizon = view.palette, 540.0
    light = sunlight(view, horizon)
    white, blue = view.paint("#f2f7fc"), view.paint("#a9c1dc")
    far, _ = hills(
        view, "far", (horizon - 30, 70), (mix(p.far, white, 0.3), mix(p.far, p.haze, 0.5)), 2
    )
    middle, top = hills(
        view, "middle", (horizon + 50, 44), (mix(white, p.haze, 0.35), mix(blue, p.haze, 0.3))
    )
    dice = view.dice("firs")
    back = [(x + dice.uniform(-20, 20), y + dice.uniform(2, 26)) for x, y in top for _ in range(2)]
    deep = view.paint("#4d6f7c")
    frosted = firs(view, "back", back, (70, 140), mix(deep, p.haze, 0.45))
    drift, _ = hills(view, "drift", (700, 26), (white, mix(blue, white, 0.3)), 2.4)
    near = firs(
        view,
        "near",
        [(view.at(f), 770) for f in (-0.18, -0.06, 0.06, 0.15, 0.87, 0.97, 1.1, 1.2)],
        (280, 460),
        mix(deep, p.haze, 0.12),
    )
    front, _ = hills(view, "front", (800, 16), (lighten(white, 0.3), mix(blue, white, 0.35)), 1.8)
    bank, _ = hills(view, "bank", (985, 12), (mix(white, blue, 0.4), mix(blue, p.shade, 0.2)), 2)
    planes = (
        *sky(view, horizon),
        Plane(far, 0.2),
        Plane(middle + frosted, 0.4),
        Plane(drift + near, 0.8),
        Plane(front + _hollows(view, blue), 1.0),
        Plane(bank, 1.4),
    )
    spots = view.spots(ground=Spot(view.at(0.5), 885, 200), air=Spot(view.at(0.5), 260, 110))
    return Setting(planes, spots, horizon, light)


def _hollows(view: View, blue: str) -> str:
    """Give the soft blue hollows that show that snow is deep."""
    dice, parts = view.dice("hollows"), []
    for _ in range(9):
        x, y, w = (
            dice.uniform(view.left, view.right),
            dice.uniform(840, 1100),
            dice.uniform(180, 420),
        )
        parts.append(draw("M", x, y, "q", w / 2, -w / 16, w, 0, "q", -w / 2, w / 26, -w, 0, "Z"))
    return path("".join(parts), blue, 0.45)


def desert(view: View) -> Setting:
    """Give dunes under a hot sky, with mesas far away."""
    _p, horizon = view.palette, 540.0
    light = sunlight(view, horizon)
    lit_side = 1 if light[0] > view.at(0.5) else -1
    planes = (
        *sky(view, horizon),
        Plane(_mesas(view, horizon), 0.2),
        Plane(
            _dune(view, "dune-a", (585, 26), 0.3, lit_side)
            + _dune(view, "dune-b", (660, 40), 0.12, -lit_side),
            0.5,
        ),
        Plane(_dune(view, "dune-c", (800, 26), 0.0, lit_side) + _sand_ripples(view), 1.0),
        Plane(_dune(view, "dune-d", (1000, 22), -0.3, -lit_side), 1.4),
    )
    spots = view.spots(ground=Spot(view.at(0.5), 890, 190), air=Spot(view.at(0.5), 260, 100))
    return Setting(planes, spots, horizon, light)


def _dune(view: View, label: str, heights: tuple[float, float], air: float, side: int) -> str:
    """Give a dune with a knife-edge crest, its lee flank in shade."""
    base, swell = heights
    p, dice = view.palette, view.dice(label)
    sand = mix(p.ground, p.haze, air) if air >= 0 else darken(mix(p.ground, p.shade, 0.2), -air)
    top = ridge(dice, (view.left, view.right), base, swell, 1.6)
    lit, deep = mix(sand, p.light, 0.3), mix(sand, p.ground_shade, 0.7)
    span = (base - swell, base + 300)
    parts = [shaded(label, land(top, BOTTOM), span, lit, sand, mix(sand, deep, 0.7))]
    summits = [
        i
        for i in range(2, len(top) - 2)
        if top[i][1] < top[i - 1][1] and top[i][1] <= top[i + 1][1]
    ]
    for k, i in enumerate(summits):
        flank = top[i : i + 9] if side > 0 else top[max(0, i - 8) : i + 1][::-1]
        (x, y), (end, low) = flank[0], flank[-1]
        fall = 40 + base * 0.14
        back = [
            (end + (x - end) * 0.15, low + fall * 0.55),
            (x + (end - x) * 0.5, y + fall * 0.8),
            (x + (end - x) * 0.16, y + fall * 0.45),
        ]
        lee = curve(flank) + curve([*back, (x, y)]).replace("M", "L", 1) + "Z"
        parts.append(shaded(f"{label}-{k}", lee, (y, y + fall), (deep, 0.85), (deep, 0.25)))
    return "".join(parts)


def _sand_ripples(view: View) -> str:
    dice, parts = view.dice("ripples"), []
    for _ in range(34):
        near = dice.random()
        x, y, w = dice.uniform(view.left, view.right), 850 + 330 * near, 120 + 240 * near
        parts.append(curve([(x, y), (x + w * 0.3, y - 4), (x + w * 0.6, y + 3), (x + w, y - 2)]))
    return stroke("".join(parts), view.palette.ground_shade, 2.2, 0.35)


def _mesas(view: View, horizon: float) -> str:
    p, dice, parts = view.palette, view.dice("mesas"), []
    foot = path(
        box(view.left, horizon - 4, view.right - view.left, 300), mix(p.ground, p.haze, 0.55)
    )
    for i, fraction in enumerate((-0.1, 0.12, 0.3, 0.78, 1.08)):
        x, w, tall = view.at(fraction), dice.uniform(130, 260), dice.uniform(60, 170)
        tone = mix(p.far, p.mid, dice.uniform(0, 0.5))
        y = horizon + 4
        outline: list[Point] = [
            (x - w * 0.72, y),
            (x - w * 0.5, y - tall * 0.4),
            (x - w * 0.43, y - tall * 0.94),
            (x - w * 0.2, y - tall),
            (x + w * 0.36, y - tall * 0.97),
            (x + w * 0.45, y - tall * 0.42),
            (x + w * 0.75, y),
        ]
        parts.append(shaded(f"mesa{i}", poly(outline), (y - tall, y), tone, mix(tone, p.haze, 0.5)))
        bands = "".join(
            line([(x - w * 0.42, y - tall * t), (x + w * 0.4, y - tall * t)])
            for t in (0.86, 0.7, 0.56)
        )
        parts.append(stroke(bands, darken(tone, 0.2), 4, 0.4))
        parts.append(
            path(
                poly(
                    [
                        outline[4],
                        outline[5],
                        outline[6],
                        (x + w * 0.3, y),
                        (x + w * 0.2, y - tall * 0.5),
                    ]
                ),
                p.shade,
                0.22,
            )
        )
    return foot + "".join(parts)


def heaven(view: View) -> Setting:
    """Give a sea of clouds seen from above, with room to fly."""
    _p, horizon = view.palette, 760.0
    light = sunlight(view, 600)
    planes = [*sky(view, 640)]
    for i, (y, size, depth) in enumerate(
        ((660, 300, 0.25), (770, 460, 0.5), (900, 640, 0.9), (1090, 760, 1.4))
    ):
        planes.append(Plane(_cloudbank(view, f"bank{i}", (y, size), i / 3), depth, "drift"))
    spots = view.spots(
        ground=Spot(view.at(0.5), 860, 190),
        air=Spot(view.at(0.5), 460, 130),
    )
    return Setting(tuple(planes), spots, horizon, light)


def _cloudbank(view: View, label: str, place: tuple[float, float], near: float) -> str:
    p, dice, (y, size) = view.palette, view.dice(label), place
    night = 0.3 if view.night else 0.75 if view.staging.time != "dusk" else 0.5
    top = mix(p.sky_mid, lighten(p.light, 0.5), night)
    grey = {"storm": 0.6, "rain": 0.45, "cloudy": 0.2}.get(view.staging.weather, 0.0)
    top = mix(top, p.sky_top, grey)
    foot = mix(p.sky_mid, p.sky_low, 0.4 - 0.3 * near)
    parts = [each(label, top, mix(top, foot, 0.45), foot)]
    x = view.left - size / 3
    while x < view.right + size / 3:
        parts.append(
            path(
                cloud(dice, (x, y + dice.uniform(-16, 16)), size * dice.uniform(0.7, 1.1), 0.22),
                ref(label),
            )
        )
        x += size * 0.42
    area = box(view.left, y - size * 0.02, view.right - view.left, BOTTOM - y + size * 0.02)
    parts.append(shaded(f"{label}-f", area, (y, y + size * 0.4), foot, mix(foot, p.sky_mid, 0.6)))
    return "".join(parts)


PLACES: dict[str, Callable[[View], Setting]] = {
    "mountains": mountains,
    "snow": snow,
    "desert": desert,
    "sky": heaven,
}
