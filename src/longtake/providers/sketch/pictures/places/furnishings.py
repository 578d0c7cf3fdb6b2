"""What rooms are furnished with: walls, windows, floors, lamps and pieces."""

from collections.abc import Sequence

from longtake.providers.sketch.pictures.palette import darken, lighten, mix
from longtake.providers.sketch.pictures.places.brush import (
    Point,
    across,
    box,
    clipped,
    curve,
    draw,
    glow,
    hollow,
    line,
    oval,
    path,
    poly,
    rounded,
    shaded,
    stroke,
)
from longtake.providers.sketch.pictures.places.land import blot
from longtake.providers.sketch.pictures.places.perspective import Eye
from longtake.providers.sketch.pictures.places.view import BOTTOM, TOP, View
from longtake.providers.sketch.pictures.setting import Plane, Spot
from longtake.providers.sketch.pictures.sky import pane

Area = tuple[float, float, float, float]
"""x, y, width, height."""

METRE, HORIZON, SKIRTING = 300.0, 450.0, 745.0
"""Of every room: units a metre takes where people stand, eye level, where the floor begins."""


def eye_of(view: View) -> Eye:
    """Give the look into a room."""
    return Eye((view.at(0.5), HORIZON), METRE, 1.5)


def standing(view: View, fraction: float = 0.5) -> Spot:
    """Give the spot on a room's floor."""
    return Spot(view.at(fraction), 900, METRE)


def outlook(view: View, windows: Sequence[Area], *, town: bool = False) -> Plane:
    """Give what is seen through the windows: sky over hills or roofs."""
    if not windows:
        return Plane("", 0.1)
    left, top = min(a[0] for a in windows), min(a[1] for a in windows)
    right, foot = max(a[0] + a[2] for a in windows), max(a[1] + a[3] for a in windows)
    return Plane(_outside(view, (left, top, right - left, foot - top), town=town), 0.1)


def _outside(view: View, area: Area, *, town: bool) -> str:
    x, y, w, h = area[0] - 60, area[1] - 60, area[2] + 120, area[3] + 120
    p, dice = view.palette, view.dice("outside")
    parts = [pane(view, "pane", (x, y, w, h))]
    foot = y + h
    if town:
        towers, lit, at = [], [], x
        while at < x + w:
            wide, tall = dice.uniform(26, 60), h * dice.uniform(0.22, 0.52)
            towers.append(box(at, foot - tall, wide, tall))
            lit += [
                box(at + wide * k, foot - tall + 12 + 18 * r, wide * 0.16, 8)
                for k in (0.2, 0.6)
                for r in range(int(tall // 24))
                if dice.random() < 0.5
            ]
            at += wide * 1.05
        parts.append(path("".join(towers), mix(p.haze, p.shade, 0.35)))
        parts.append(path("".join(lit), p.glow if view.dark else mix(p.haze, p.sky_low, 0.6), 0.8))
        return "".join(parts)
    green = view.paint("#dfe8ef" if view.white else "#7f9f74", 0.35)
    hill = [
        (x, foot - h * 0.3),
        (x + w * 0.3, foot - h * 0.38),
        (x + w * 0.7, foot - h * 0.28),
        (x + w, foot - h * 0.34),
    ]
    parts.append(path(curve(hill) + draw("L", x + w, foot, "L", x, foot, "Z"), green))
    crowns = "".join(
        blot(dice, (x + w * dice.random(), foot - h * 0.2), (w * 0.1, h * 0.12)) for _ in range(5)
    )
    parts.append(path(crowns, darken(green, 0.2)))
    parts.append(path(box(x, foot - h * 0.2, w, h * 0.2), darken(green, 0.1)))
    return "".join(parts)


def wall(view: View, windows: Sequence[Area], *, dado: float = 0.0, stripes: bool = False) -> str:
    """Give the back wall with holes for its windows; `dado` is the height of its panelling."""
    p = view.palette
    span = view.right - view.left
    whole = box(view.left, TOP, span, BOTTOM - TOP)
    holes = "".join(box(*area) for area in windows)
    parts = [shaded("wall", "", (-150, SKIRTING), darken(p.far, 0.22), p.far, lighten(p.far, 0.06))]
    parts.append(hollow(whole + holes, "url(#wall)"))
    if stripes:
        bars = "".join(
            box(view.left + k * 64, TOP, 30, SKIRTING - TOP) for k in range(int(span // 64) + 1)
        )
        parts.append(clipped("stripes", whole + holes, path(bars, mix(p.far, p.light, 0.3), 0.18)))
    if dado:
        top = SKIRTING - dado
        tone = mix(p.far, p.mid, 0.5)
        parts.append(
            shaded(
                "dado", box(view.left, top, span, dado), (top, SKIRTING), tone, darken(tone, 0.15)
            )
        )
        panels = "".join(
            rounded(view.left + k * 130 + 16, top + 26, 98, dado - 60, 3)
            for k in range(int(span // 130) + 1)
        )
        parts.append(
            path(panels, darken(tone, 0.1))
            + path(box(view.left, top - 8, span, 12), lighten(tone, 0.14))
        )
    parts.append(
        path(box(view.left, SKIRTING - 26, span, 30), lighten(mix(p.far, p.mid, 0.25), 0.1))
    )
    return "".join(parts)


def floor(view: View, kind: str = "boards") -> str:
    """Give the floor: `boards`, `tiles` or `plain`, shining a little towards the wall."""
    p, eye = view.palette, eye_of(view)
    span = view.right - view.left
    parts = [
        shaded(
            "floor",
            box(view.left, SKIRTING, span, BOTTOM - SKIRTING),
            (SKIRTING, 1150),
            lighten(p.ground, 0.12),
            p.ground,
            mix(p.ground, p.ground_shade, 0.75),
        )
    ]
    far, near = 450 / (SKIRTING - HORIZON), 0.5
    if kind == "boards":
        seams = "".join(
            line([eye.at(k * 0.34, 0, far), eye.at(k * 0.34, 0, near)]) for k in range(-26, 27)
        )
        ends = "".join(
            line([eye.at(k * 0.34, 0, z), eye.at((k + 1) * 0.34, 0, z)])
            for k in range(-20, 20)
            for z in (near + ((k * 0.37) % 0.9), near + 0.35 + ((k * 0.23) % 0.6))
            if z < far
        )
        parts.append(stroke(seams + ends, p.ground_shade, 2.2, 0.45))
    if kind == "tiles":
        tiles = [
            eye.floor((x * 0.5, x * 0.5 + 0.5), (near + row * 0.16, near + row * 0.16 + 0.16))
            for row in range(int((far - near) / 0.16))
            for x in range(-16, 16)
            if (x + row) % 2
        ]
        parts.append(path("".join(tiles), darken(p.ground, 0.14), 0.6))
    parts.append(
        shaded(
            "floorsheen",
            box(view.left, SKIRTING, span, 90),
            (SKIRTING, SKIRTING + 90),
            (p.shade, 0.28),
            (p.shade, 0.0),
        )
    )
    return "".join(parts)


def window(
    view: View, uid: str, area: Area, *, bars: tuple[int, int] = (2, 2), drapes: bool = False
) -> str:
    """Give a window's frame, sill and light, for a hole already in the wall."""
    x, y, w, h = area
    p = view.palette
    frame = mix(view.paint("#f1ece2"), p.far, 0.12)
    parts = []
    if not view.night:
        parts.append(glow(f"{uid}-in", (x + w / 2, y + h / 2), w * 0.95, p.light, 0.28, h / w))
    lines = "".join(
        line([(x + w * k / bars[0], y), (x + w * k / bars[0], y + h)]) for k in range(1, bars[0])
    )
    lines += "".join(
        line([(x, y + h * k / bars[1]), (x + w, y + h * k / bars[1])]) for k in range(1, bars[1])
    )
    parts.append(stroke(lines, frame, 9))
    parts.append(
        stroke(box(x, y, w, h), darken(frame, 0.2), 22)
        + stroke(box(x - 2, y - 2, w + 4, h + 4), frame, 15)
    )
    shine = poly(
        [(x + w * 0.1, y + h), (x + w * 0.42, y), (x + w * 0.56, y), (x + w * 0.24, y + h)]
    )
    parts.append(path(shine, "#ffffff", 0.09))
    parts.append(path(rounded(x - 26, y + h + 4, w + 52, 20, 5), lighten(frame, 0.1)))
    parts.append(path(box(x - 20, y + h + 24, w + 40, 10), p.shade, 0.2))
    if drapes:
        parts.append(_drapes(view, uid, area))
    return "".join(parts)


def _drapes(view: View, uid: str, area: Area) -> str:
    x, y, w, h = area
    cloth = mix(view.palette.accent, view.palette.far, 0.45)
    parts = [path(rounded(x - 92, y - 46, w + 184, 10, 5), view.paint("#5a4636"))]
    for side in (-1, 1):
        edge = x - 78 if side < 0 else x + w + 78
        inner = edge - side * 100
        waist = edge - side * 58
        d = draw(
            "M",
            edge,
            y - 40,
            "L",
            inner,
            y - 40,
            "Q",
            inner,
            y + h * 0.45,
            waist,
            y + h * 0.68,
            "Q",
            waist - side * 14,
            y + h,
            waist - side * 20,
            y + h + 120,
            "L",
            edge + side * 8,
            y + h + 120,
            "Z",
        )
        parts.append(
            shaded(
                f"{uid}-d{side + 1}", d, (y, y + h + 120), lighten(cloth, 0.1), darken(cloth, 0.22)
            )
        )
        folds = "".join(
            draw(
                "M",
                edge - side * k,
                y - 36,
                "Q",
                edge - side * k * 0.9,
                y + h * 0.5,
                edge - side * k * 0.55,
                y + h + 116,
            )
            for k in (22, 48, 76)
        )
        parts.append(stroke(folds, darken(cloth, 0.3), 4, 0.45))
    return "".join(parts)


def daylight(view: View, windows: Sequence[Area]) -> str:
    """Give the patches of light that windows throw on the floor by day."""
    if view.night or view.staging.weather in {"rain", "storm", "fog"}:
        return ""
    p, parts = view.palette, []
    for i, (x, y, w, _h) in enumerate(windows):
        lean = 130 if x + w / 2 < view.at(0.5) else -130
        patch = poly(
            [
                (x + lean * 0.5, SKIRTING + 26),
                (x + w + lean * 0.5, SKIRTING + 26),
                (x + w * 1.2 + lean * 1.9, 960),
                (x - w * 0.2 + lean * 1.9, 960),
            ]
        )
        parts.append(shaded(f"patch{i}", patch, (SKIRTING, 960), (p.light, 0.34), (p.light, 0.12)))
        shaft = poly(
            [(x, y), (x + w, y), (x + w * 1.2 + lean * 1.9, 960), (x - w * 0.2 + lean * 1.9, 960)]
        )
        parts.append(shaded(f"beam{i}", shaft, (y, 960), (p.light, 0.14), (p.light, 0.0)))
    return "".join(parts)


def pendant(view: View, uid: str, bulb: Point, wide: float = 120) -> str:
    """Give a lamp hanging from above, and its light where it is dark."""
    (x, y), p = bulb, view.palette
    shade_ = view.paint("#3a3d44") if wide < 150 else mix(p.accent, p.near, 0.35)
    parts = [stroke(line([(x, TOP), (x, y - wide * 0.5)]), p.line, 3)]
    lamp = lighten(p.glow, 0.4)
    if view.dark:
        cone = poly(
            [
                (x - wide * 0.46, y),
                (x + wide * 0.46, y),
                (x + wide * 2.3, y + 620),
                (x - wide * 2.3, y + 620),
            ]
        )
        parts.append(glow(f"{uid}-g", (x, y + 30), wide * 3.4, p.glow, 0.55))
        parts.append(shaded(f"{uid}-c", cone, (y, y + 560), (p.glow, 0.22), (p.glow, 0.0)))
    d = draw(
        "M",
        x - wide / 2,
        y,
        "Q",
        x - wide * 0.42,
        y - wide * 0.46,
        x,
        y - wide * 0.52,
        "Q",
        x + wide * 0.42,
        y - wide * 0.46,
        x + wide / 2,
        y,
        "Z",
    )
    parts.append(
        path(oval(x, y, wide * 0.3, wide * 0.14), lamp if view.dark else mix(lamp, p.far, 0.5))
    )
    return "".join(parts) + shaded(f"{uid}-s", d, (y - wide * 0.5, y), lighten(shade_, 0.2), shade_)


def floor_lamp(view: View, uid: str, foot: Point, tall: float = 470) -> str:
    """Give a standing lamp with a cloth shade; its light too, except by day."""
    (x, y), p = foot, view.palette
    parts = []
    lit = view.dark or view.staging.weather in {"storm", "rain"}
    top = y - tall
    if lit:
        parts.append(glow(f"{uid}-g", (x, top + 50), 430, p.glow, 0.62))
    metal = view.paint("#6a5236")
    parts.append(path(oval(x, y, 52, 10), metal) + stroke(line([(x, y), (x, top + 70)]), metal, 7))
    d = poly([(x - 44, top), (x + 44, top), (x + 78, top + 100), (x - 78, top + 100)])
    cloth = lighten(p.glow, 0.25) if lit else view.paint("#e6d5b5")
    return "".join(parts) + shaded(
        f"{uid}-s", d, (top, top + 100), cloth, mix(cloth, p.accent, 0.3)
    )


def rug(view: View, middle: float, y: float, wide: float) -> str:
    """Give a woven rug under the figures."""
    p = view.palette
    tone = mix(p.accent, p.mid, 0.5)
    return (
        path(oval(middle, y, wide / 2, wide * 0.105), darken(tone, 0.2))
        + path(oval(middle, y - 2, wide * 0.47, wide * 0.094), tone)
        + path(oval(middle, y - 2, wide * 0.36, wide * 0.07), mix(tone, p.light, 0.28))
        + path(oval(middle, y - 2, wide * 0.3, wide * 0.057), tone)
    )


def painting(view: View, uid: str, area: Area) -> str:
    """Give a framed picture: a small landscape in the picture's own colours."""
    x, y, w, h = area
    p = view.palette
    hill = [
        (x, y + h * 0.66),
        (x + w * 0.3, y + h * 0.5),
        (x + w * 0.62, y + h * 0.68),
        (x + w, y + h * 0.52),
    ]
    return (
        path(box(x - 8, y - 4, w + 20, h + 18), p.shade, 0.25)
        + path(box(x - 12, y - 12, w + 24, h + 24), view.paint("#7a5a38"))
        + shaded(
            uid,
            box(x, y, w, h),
            (y, y + h),
            mix(p.accent, p.sky_low, 0.75),
            mix(p.accent, p.light, 0.4),
        )
        + path(oval(x + w * 0.68, y + h * 0.36, h * 0.1), mix(p.light, p.accent, 0.3))
        + path(
            curve(hill) + draw("L", x + w, y + h, "L", x, y + h, "Z"), mix(p.near, p.accent, 0.25)
        )
    )


def plant(view: View, label: str, foot: Point, tall: float) -> str:
    """Give a potted plant with broad leaves."""
    (x, y), dice = foot, view.dice(label)
    u = tall / 300
    pot, leaf = view.paint("#b5654a"), view.paint("#4f8a5a")
    fronds: list[str] = []
    bright: list[str] = []
    for k in range(11):
        lean = (k - 5) / 5
        tip = (
            x + lean * 120 * u + dice.uniform(-12, 12),
            y - tall * (1 - 0.34 * abs(lean)) * dice.uniform(0.85, 1.05),
        )
        broad = 20 * u
        root = (x, y - 82 * u)
        mid = ((tip[0] + root[0]) / 2 + lean * 26 * u, (tip[1] + root[1]) / 2 - 16 * u)
        d = draw(
            "M",
            root[0],
            root[1],
            "Q",
            mid[0] - broad,
            mid[1],
            tip[0],
            tip[1],
            "Q",
            mid[0] + broad,
            mid[1],
            root[0],
            root[1],
            "Z",
        )
        (bright if k % 2 else fronds).append(d)
    body = poly(
        [(x - 52 * u, y - 92 * u), (x + 52 * u, y - 92 * u), (x + 40 * u, y), (x - 40 * u, y)]
    )
    return (
        path("".join(fronds), darken(leaf, 0.2))
        + path("".join(bright), leaf)
        + path(body, pot)
        + path(rounded(x - 58 * u, y - 98 * u, 116 * u, 20 * u, 4), lighten(pot, 0.12))
    )


_SPINES = ("#8c3a32", "#3f5a7a", "#c9a35a", "#4f6a54", "#e0d2b4", "#6a4468", "#b5713f", "#2f3f4f")


def books(view: View, label: str, shelves: Sequence[Area]) -> str:
    """Give rows of books that fill shelves, each given as x, foot, width and height."""
    dice = view.dice(label)
    spines: dict[str, list[str]] = {}
    for x, foot, wide, tall in shelves:
        at = x
        while at < x + wide - 8:
            w = min(dice.uniform(tall * 0.1, tall * 0.24), x + wide - at)
            h = tall * dice.uniform(0.66, 0.94)
            if dice.random() > 0.06:
                spines.setdefault(dice.choice(_SPINES), []).append(box(at, foot - h, w - 1.5, h))
            at += w
    return "".join(path("".join(d), view.paint(tone)) for tone, d in spines.items())


def bookcase(view: View, label: str, area: Area, rows: int) -> str:
    """Give a case of shelves full of books."""
    x, y, w, h = area
    wood = mix(view.palette.mid, view.paint("#6a4630"), 0.4)
    parts = [
        path(box(x - 14, y - 14, w + 28, h + 14), wood),
        path(box(x, y, w, h), darken(wood, 0.5)),
    ]
    step = h / rows
    feet = [y + step * (row + 1) - 10 for row in range(rows)]
    parts.append(books(view, label, [(x + 6, foot, w - 12, step - 16) for foot in feet]))
    parts.append(path("".join(box(x, foot, w, 11) for foot in feet), lighten(wood, 0.1)))
    parts.append(
        path(box(x, y, w, 20), view.palette.shade, 0.3)
        + path(box(x - 20, y - 26, w + 40, 16), lighten(wood, 0.16))
    )
    return "".join(parts)


def table(
    view: View, uid: str, place: tuple[float, float, float], tone: str, foot: float = 905
) -> str:
    """Give a table seen from the front: middle, top and width; it stands at `foot`."""
    x, y, w = place
    wood = view.paint(tone)
    deep = 26.0
    legs = "".join(
        poly(
            [
                (x + s * w * 0.44 - 11, y),
                (x + s * w * 0.44 + 11, y),
                (x + s * w * 0.44 + 7, foot),
                (x + s * w * 0.44 - 7, foot),
            ]
        )
        for s in (-1, 1)
    )
    top = poly(
        [(x - w / 2 + 22, y - deep), (x + w / 2 - 22, y - deep), (x + w / 2, y), (x - w / 2, y)]
    )
    return (
        path(oval(x, foot + 2, w * 0.52, 14), view.palette.shade, 0.3)
        + path(legs, darken(wood, 0.35))
        + path(box(x - w * 0.46, y + 14, w * 0.92, 30), darken(wood, 0.22))
        + shaded(uid, top, (y - deep, y), mix(wood, view.palette.light, 0.4), lighten(wood, 0.1))
        + path(rounded(x - w / 2, y - 1, w, 17, 4), wood)
    )


def chair(view: View, foot: Point, tone: str) -> str:
    """Give a plain wooden chair seen from the front, 275 tall."""
    (x, y), wood = foot, view.paint(tone)
    posts = "".join(rounded(x + s * 56 - 7, y - 275, 14, 150, 6) for s in (-1, 1))
    slats = "".join(rounded(x - 54, y - h, 108, 24, 8) for h in (262, 216))
    back_legs = "".join(box(x + s * 50 - 5, y - 130, 10, 112) for s in (-1, 1))
    legs = "".join(box(x + s * 60 - 7, y - 132, 14, 132) for s in (-1, 1))
    return (
        path(oval(x, y + 2, 84, 10), view.palette.shade, 0.28)
        + path(back_legs, darken(wood, 0.4))
        + path(posts + slats, darken(wood, 0.14))
        + path(legs, darken(wood, 0.2))
        + path(rounded(x - 72, y - 148, 144, 20, 8), lighten(wood, 0.14))
    )


def vignette(view: View, strength: float = 0.5) -> str:
    """Give darkness gathering at the picture's foot and sides, for lamp-lit rooms."""
    p = view.palette
    span = view.right - view.left
    reach = view.width * 0.36
    full, none = (p.shade, strength), (p.shade, 0.0)
    left = across("dim-l", view.left, view.left + reach, full, none)
    right = across("dim-r", view.right - reach, view.right, none, full)
    return (
        left
        + right
        + path(box(view.left, TOP, reach, BOTTOM - TOP), "url(#dim-l)")
        + path(box(view.right - reach, TOP, reach, BOTTOM - TOP), "url(#dim-r)")
        + shaded(
            "dim-f",
            box(view.left, 940, span, BOTTOM - 940),
            (940, BOTTOM),
            (p.shade, 0.0),
            (p.shade, strength),
        )
    )
