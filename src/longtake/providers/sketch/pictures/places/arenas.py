"""Places to perform and to show: stage, stadium, gym and studio."""

import math
from collections.abc import Callable

from longtake.providers.sketch.pictures.palette import darken, lighten, mix
from longtake.providers.sketch.pictures.places.brush import (
    across,
    box,
    curve,
    draw,
    glow,
    line,
    oval,
    path,
    poly,
    rounded,
    shaded,
    stroke,
)
from longtake.providers.sketch.pictures.places.furnishings import (
    HORIZON,
    METRE,
    SKIRTING,
    Area,
    daylight,
    eye_of,
    floor,
    outlook,
    standing,
    vignette,
    wall,
    window,
)
from longtake.providers.sketch.pictures.places.perspective import Eye
from longtake.providers.sketch.pictures.places.view import BOTTOM, TOP, View
from longtake.providers.sketch.pictures.setting import Plane, Setting, Spot
from longtake.providers.sketch.pictures.sky import sky, sunlight


def stage(view: View) -> Setting:
    """Give a stage between velvet curtains under spotlights, the audience in front."""
    _p, x = view.palette, view.at(0.5)
    planes = (
        Plane(_backcloth(view), 0.4),
        Plane(floor(view) + _footlights(view), 0.85),
        Plane(_spots(view), 0.95, "flicker"),
        Plane(_curtains(view), 1.0, "sway"),
        Plane(_audience(view), 1.6),
    )
    spots = view.spots(
        ground=Spot(x, 880, METRE * 0.93),
        surface=Spot(x, 885, METRE * 0.93),
        air=Spot(x, 330, METRE * 0.6),
    )
    return Setting(planes, spots, HORIZON, (x, -60))


def _backcloth(view: View) -> str:
    p = view.palette
    deep = darken(mix(p.near, p.shade, 0.5), 0.2)
    whole = box(view.left, TOP, view.right - view.left, BOTTOM - TOP)
    folds = "".join(
        box(view.left + k * 84, TOP, 34, 1010)
        for k in range(int((view.right - view.left) // 84) + 1)
    )
    return (
        shaded(
            "cloth", whole, (-150, SKIRTING), deep, mix(p.far, deep, 0.45), mix(p.far, p.mid, 0.4)
        )
        + path(folds, deep, 0.3)
        + glow("wash", (view.at(0.5), 560), 640, p.light, 0.42, 0.8)
    )


def _footlights(view: View) -> str:
    p = view.palette
    return glow("pool", (view.at(0.5), 884), 470, p.light, 0.75, 0.2)


def _spots(view: View) -> str:
    p, parts = view.palette, []
    tones = (lighten(p.light, 0.2), mix(p.light, p.accent, 0.6), mix(p.light, p.accent, 0.4))
    for i, (fraction, tone) in enumerate(((0.5, tones[0]), (0.24, tones[1]), (0.76, tones[2]))):
        x, end = view.at(fraction), view.at(0.5) + (fraction - 0.5) * view.width * 0.5
        wide = 190 if i == 0 else 130
        shape = poly([(x - 16, -210), (x + 16, -210), (end + wide, 880), (end - wide, 880)])
        strength = 0.5 if i == 0 else 0.34
        parts.append(
            shaded(
                f"spot{i}",
                shape,
                (-210, 890),
                (tone, strength),
                (tone, strength * 0.5),
                (tone, 0.08),
            )
        )
    dice = view.dice("motes")
    motes = "".join(
        oval(view.at(dice.uniform(0.3, 0.7)), dice.uniform(40, 760), dice.uniform(1.2, 3))
        for _ in range(50)
    )
    return "".join(parts) + path(motes, p.light, 0.4)


def _curtains(view: View) -> str:
    p, parts = view.palette, []
    cloth = p.mid
    for side in (-1, 1):
        outer = view.left if side < 0 else view.right
        inner = view.at(0.5 - side * -0.36) if view.aspect > 0.9 else view.at(0.5 + side * 0.43)
        waist = inner + side * view.width * 0.05
        d = draw(
            "M",
            outer,
            TOP,
            "L",
            inner,
            TOP,
            "Q",
            inner + side * 10,
            420,
            waist,
            600,
            "Q",
            waist + side * 26,
            740,
            waist - side * 4,
            852,
            "L",
            outer,
            852,
            "Z",
        )
        parts.append(
            shaded(
                f"curtain{side + 1}",
                d,
                (-200, 850),
                darken(cloth, 0.1),
                lighten(cloth, 0.08),
                darken(cloth, 0.25),
            )
        )
        folds, lights = [], []
        for k in range(9):
            x = inner + (outer - inner) * (k + 0.4) / 9
            low = waist + (outer - waist) * (k + 0.4) / 9
            folds.append(draw("M", x, TOP, "Q", x, 420, low, 620, "L", low - side * 8, 850))
            lights.append(
                draw(
                    "M",
                    x - side * 22,
                    TOP,
                    "Q",
                    x - side * 22,
                    420,
                    low - side * 20,
                    620,
                    "L",
                    low - side * 26,
                    850,
                )
            )
        parts.append(
            stroke("".join(folds), darken(cloth, 0.4), 17, 0.5)
            + stroke("".join(lights), lighten(cloth, 0.2), 9, 0.3)
        )
        rope = curve([(waist - side * 14, 596), (waist + side * 60, 622), (outer, 570)])
        parts.append(stroke(rope, view.paint("#e0b45a"), 9))
    swags, fringe = [], []
    step = view.width / 6
    for k in range(-2, 8):
        x = k * step
        swags.append(
            draw("M", x, TOP, "V", 66, "Q", x + step / 2, 178, x + step, 66, "V", TOP, "Z")
        )
        fringe.append(draw("M", x, 66, "Q", x + step / 2, 178, x + step, 66))
    parts.append(shaded("swags", "".join(swags), (-150, 130), darken(cloth, 0.32), cloth))
    parts.append(stroke("".join(fringe), view.paint("#e0b45a"), 8))
    return "".join(parts)


def _audience(view: View) -> str:
    dice, tone, parts = view.dice("audience"), darken(view.palette.shade, 0.45), []
    x = view.left
    while x < view.right:
        r = dice.uniform(30, 38)
        y = 1000 + dice.uniform(-8, 16) + 18 * max(0.0, 1 - abs(x - view.at(0.5)) / 300)
        parts.append(oval(x, y, r * 0.86, r))
        parts.append(
            draw(
                "M",
                x - r * 2,
                BOTTOM,
                "Q",
                x - r * 1.9,
                y + r * 1.25,
                x,
                y + r * 1.1,
                "Q",
                x + r * 1.9,
                y + r * 1.25,
                x + r * 2,
                BOTTOM,
                "Z",
            )
        )
        x += r * 3.1 * dice.uniform(0.9, 1.15)
    return path("".join(parts), tone)


def stadium(view: View) -> Setting:
    """Give a stadium: striped pitch, stands full of people, floodlights."""
    _p, horizon = view.palette, 545.0
    eye = Eye((view.at(0.5), horizon), 200)
    planes = [*sky(view, 420), Plane(_stands(view), 0.4)]
    if view.dark or view.staging.weather in {"storm", "rain", "fog"}:
        planes.append(Plane(_floodlights(view, lit=True), 0.45, "flicker"))
    else:
        planes.append(Plane(_floodlights(view, lit=False), 0.45))
    planes.append(Plane(_pitch(view, eye), 1.0))
    spots = view.spots(ground=Spot(view.at(0.5), 885, 200), air=Spot(view.at(0.5), 270, 110))
    return Setting(tuple(planes), spots, horizon, sunlight(view, 420))


def _stands(view: View) -> str:
    p, dice, parts = view.palette, view.dice("crowd"), []
    concrete = mix(p.mid, p.haze, 0.25)
    span = view.right - view.left
    for tier, (top, foot) in enumerate(((330, 470), (490, 664))):
        base = darken(concrete, 0.25 + 0.1 * tier)
        bow = 46
        edge = draw(
            "M",
            view.left,
            top - bow,
            "Q",
            view.at(0.5),
            top + bow,
            view.right,
            top - bow,
            "L",
            view.right,
            foot,
            "L",
            view.left,
            foot,
            "Z",
        )
        parts.append(shaded(f"tier{tier}", edge, (top, foot), base, darken(base, 0.3)))
        for tone in ("#e8e2d6", "#c8503f", "#3f6aa8", "#e0b03f", "#3a3f4a"):
            heads = []
            for _ in range(130):
                x, t = view.left + span * dice.random(), dice.random()
                sag = bow * (1 - 2 * ((x - view.left) / span - 0.5) ** 2 * 4)
                heads.append(
                    oval(x, top + sag * 0.9 + 12 + (foot - top - 40) * t * 0.9, 4 + tier * 1.6)
                )
            parts.append(path("".join(heads), view.paint(tone, 0.25), 0.8))
    roof = draw(
        "M",
        view.left,
        226,
        "Q",
        view.at(0.5),
        330,
        view.right,
        226,
        "L",
        view.right,
        282,
        "Q",
        view.at(0.5),
        372,
        view.left,
        282,
        "Z",
    )
    parts.append(
        path(roof, lighten(concrete, 0.22))
        + path(box(view.left, 640, span, 60), mix(p.accent, p.near, 0.3))
    )
    struts = "".join(
        line([(view.left + k * span / 14, 280), (view.left + k * span / 14, 500)])
        for k in range(1, 14)
    )
    return (
        "".join(parts)
        + stroke(struts, darken(concrete, 0.35), 6, 0.7)
        + path(box(view.left, 640, span, 8), view.paint("#f2f2ee"))
    )


def _floodlights(view: View, *, lit: bool) -> str:
    p, parts = view.palette, []
    for i, fraction in enumerate((0.1, 0.9)):
        x = view.at(fraction)
        steel = mix(p.near, p.haze, 0.2)
        parts.append(
            stroke(line([(x - 14, 480), (x, 150)]) + line([(x + 14, 480), (x, 150)]), steel, 6)
        )
        parts.append(path(rounded(x - 80, 70, 160, 96, 6), steel))
        lamps = "".join(oval(x - 60 + c * 30, 90 + r * 28, 11) for r in range(3) for c in range(5))
        parts.append(path(lamps, "#fffdf2" if lit else mix(p.sky_low, steel, 0.3)))
        if lit:
            parts.append(glow(f"flood{i}", (x, 118), 420, lighten(p.light, 0.4), 0.7))
    return "".join(parts)


def _pitch(view: View, eye: Eye) -> str:
    p = view.palette
    area = box(view.left, 690, view.right - view.left, BOTTOM - 690)
    parts = [
        shaded("pitch", area, (690, 1130), mix(p.ground, p.haze, 0.2), p.ground, p.ground_shade)
    ]
    bands = "".join(
        eye.floor((-30, 30), (z, z * 1.13)) for z in (0.5, 0.64, 0.817, 1.043, 1.332, 1.7)
    )
    parts.append(path(bands, mix(p.ground, p.light, 0.35), 0.3))
    white = view.paint("#f4f6f0")
    parts.append(path(eye.floor((-30, 30), (1.58, 1.63)), white, 0.85))
    ring = [
        eye.at(3.4 * math.cos(a), 0, 1.02 + 0.44 * math.sin(a))
        for a in (math.tau * k / 40 for k in range(41))
    ]
    return "".join(parts) + stroke(line(ring), white, 7, 0.8)


def gym(view: View) -> Setting:
    """Give a sports hall: high windows, wall bars, weights, a shining floor."""
    _p, wide = view.palette, view.aspect > 0.9
    panes: list[Area] = [(view.at(0.5) + (k - 2) * 330 - 140, 60, 280, 230) for k in range(5)]
    x = view.at(0.8)
    planes = (
        outlook(view, panes, town=True),
        Plane(
            wall(view, panes, dado=330)
            + "".join(window(view, f"w{i}", pane, bars=(3, 2)) for i, pane in enumerate(panes))
            + _wall_bars(view),
            0.55,
        ),
        Plane(
            floor(view) + _court(view) + _rack(view, view.at(0.84) if wide else view.at(0.72)), 0.8
        ),
        Plane(daylight(view, panes[1:4]) + _bench_box(view, (x, 916)), 1.0),
        Plane(vignette(view, 0.45 if view.dark else 0.15), 1.4),
    )
    spots = view.spots(
        ground=standing(view, 0.45),
        surface=Spot(x, 794, METRE),
        air=Spot(view.at(0.45), 320, METRE * 0.6),
    )
    return Setting(planes, spots, HORIZON, (view.at(0.5), 170))


def _wall_bars(view: View) -> str:
    wood = view.paint("#b98a55")
    parts = []
    for fraction in (0.06, 0.24):
        x = view.at(fraction)
        rungs = "".join(box(x - 100, 330 + k * 36, 200, 10) for k in range(11))
        parts.append(
            path(rungs, wood)
            + path(
                "".join(box(x + k - 8, 310, 16, 420) for k in (-100, 0, 100)), darken(wood, 0.15)
            )
        )
    return "".join(parts)


def _court(view: View) -> str:
    eye = eye_of(view)
    white = view.paint("#f3efe4")
    return path(
        eye.floor((-30, 30), (1.25, 1.28))
        + eye.floor((-2.2, -2.1), (0.5, 1.5))
        + eye.floor((2.1, 2.2), (0.5, 1.5)),
        white,
        0.6,
    )


def _rack(view: View, x: float) -> str:
    steel = view.paint("#3c424c")
    frame = (
        "".join(box(x + s * 190 - 10, 470, 20, 340) for s in (-1, 1))
        + box(x - 200, 590, 400, 14)
        + box(x - 200, 710, 400, 14)
    )
    bells = []
    for row in range(2):
        for k in range(5):
            cx, cy = x - 150 + k * 75, 572 + row * 120
            bells.append(
                rounded(cx - 28, cy - 20, 18, 40, 6)
                + rounded(cx + 10, cy - 20, 18, 40, 6)
                + box(cx - 12, cy - 5, 24, 10)
            )
    bar = box(x - 280, 486, 560, 9) + "".join(
        rounded(x + s * 230 - 12, 436, 24, 110, 8) + rounded(x + s * 258 - 8, 452, 16, 78, 6)
        for s in (-1, 1)
    )
    return (
        path(frame, steel)
        + path("".join(bells), darken(steel, 0.25))
        + path(bar, mix(view.palette.accent, steel, 0.35))
    )


def _bench_box(view: View, foot: tuple[float, float]) -> str:
    (x, y), wood = foot, view.paint("#c09460")
    side = poly([(x - 120, y), (x - 100, y - 118), (x + 100, y - 118), (x + 120, y)])
    return (
        path(oval(x, y + 2, 140, 12), view.palette.shade, 0.3)
        + shaded("box", side, (y - 118, y), lighten(wood, 0.1), darken(wood, 0.2))
        + stroke(
            line([(x - 112, y - 46), (x + 112, y - 46)])
            + line([(x - 106, y - 84), (x + 106, y - 84)]),
            darken(wood, 0.35),
            4,
        )
        + path(rounded(x - 110, y - 132, 220, 22, 9), view.paint("#7a4f3a"))
    )


def studio(view: View) -> Setting:
    """Give a seamless backdrop with a pool of light and a round plinth."""
    p, x = view.palette, view.at(0.5)
    paper = _paper(view)
    moody, wide = view.staging.look in _MOODY, view.aspect > 0.9
    foot = 880.0
    whole = box(view.left, TOP, view.right - view.left, BOTTOM - TOP)
    sweep = shaded(
        "paper",
        whole,
        (-200, 1150),
        darken(paper, 0.34),
        darken(paper, 0.1),
        lighten(paper, 0.16),
        lighten(paper, 0.3),
        paper,
        darken(paper, 0.2),
    )
    lit = glow("key", (x, 470), 780, lighten(p.light, 0.3), 0.24 if moody else 0.55, 0.85) + glow(
        "floor-pool", (x, foot + 10), 760, lighten(p.light, 0.4), 0.4 if moody else 0.55, 0.22
    )
    planes = (
        Plane(sweep + lit, 0.3),
        Plane(_discs(view, paper), 0.7),
        Plane(_plinth(view, (x, foot), paper), 1.0),
        Plane(vignette(view, 0.3), 1.4),
    )
    spots = view.spots(
        ground=Spot(view.at(0.7), 925, 215) if wide else Spot(view.at(0.84), 930, 165),
        surface=Spot(x, 704, 1000),
        air=Spot(x, 380, 200),
    )
    return Setting(planes, spots, 560, (view.at(0.3), 60))


_MOODY = frozenset({"luxury", "noir", "neon", "dark", "cinematic"})
"""Looks whose backdrop is near black, so that the product shines."""


def _paper(view: View) -> str:
    p = view.palette
    plain = mix(p.far, p.accent, 0.42 if view.staging.colours else 0.16)
    return darken(mix(plain, p.shade, 0.35), 0.45) if view.staging.look in _MOODY else plain


def _discs(view: View, paper: str) -> str:
    """Give a large disc behind the plinth: a halo for whatever stands there."""
    x = view.at(0.5)
    tone = mix(paper, view.palette.accent, 0.3)
    r = min(330.0, view.width * 0.42)
    if view.spare:
        return ""
    ring = mix(view.palette.glow, tone, 0.15) if view.staging.look in _MOODY else lighten(tone, 0.5)
    return (
        glow("halo-air", (x, 470), r * 1.5, ring, 0.35 if view.staging.look in _MOODY else 0.2)
        + shaded("halo", oval(x, 470, r), (470 - r, 470 + r), lighten(tone, 0.3), tone)
        + path(oval(x, 470, r * 0.86), lighten(tone, 0.25), 0.35)
        + stroke(oval(x, 470, r), ring, 5, 0.8)
    )


def _plinth(view: View, foot: tuple[float, float], paper: str) -> str:
    (x, y), p = foot, view.palette
    r, top = min(300.0, view.width * 0.36), 700.0
    stone = mix(paper, lighten(p.light, 0.3), 0.45)
    side = draw("M", x - r, top, "V", y, "A", r, r * 0.17, 0, 0, 0, x + r, y, "V", top, "Z")
    shadow = glow("cast", (x + 40, y + 34), r * 1.6, darken(p.shade, 0.2), 0.5, 0.2)
    body = across("plinth", x - r, x + r, lighten(stone, 0.1), stone, darken(stone, 0.38))
    rim = view.palette.glow if view.staging.look in _MOODY else lighten(stone, 0.5)
    return (
        shadow
        + body
        + path(side, "url(#plinth)")
        + shaded(
            "plinth-top",
            oval(x, top, r, r * 0.17),
            (top - r * 0.17, top + r * 0.17),
            darken(stone, 0.06),
            lighten(stone, 0.4),
        )
        + stroke(
            draw("M", x - r, top, "A", r, r * 0.17, 0, 0, 0, x + r, top),
            rim,
            3,
            0.8,
        )
    )


PLACES: dict[str, Callable[[View], Setting]] = {
    "stage": stage,
    "stadium": stadium,
    "gym": gym,
    "studio": studio,
}
