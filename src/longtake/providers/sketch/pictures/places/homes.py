"""Rooms where people live and meet: living room, bedroom, kitchen and café."""

from collections.abc import Callable

from longtake.providers.sketch.pictures.palette import darken, lighten, mix
from longtake.providers.sketch.pictures.places.brush import (
    box,
    draw,
    line,
    oval,
    path,
    rounded,
    shaded,
    stroke,
)
from longtake.providers.sketch.pictures.places.furnishings import (
    HORIZON,
    METRE,
    Area,
    bookcase,
    chair,
    daylight,
    floor,
    floor_lamp,
    outlook,
    painting,
    pendant,
    plant,
    rug,
    standing,
    table,
    vignette,
    wall,
    window,
)
from longtake.providers.sketch.pictures.places.view import View
from longtake.providers.sketch.pictures.setting import Plane, Setting, Spot


def _wide(view: View) -> bool:
    return view.aspect > 0.9


def room(view: View) -> Setting:
    """Give a living room: window, bookcase, sofa, lamp, rug and a low table."""
    wide = _wide(view)
    pane: Area = (view.at(0.2) - 150, 150, 340, 390) if wide else (40, 90, 270, 330)
    case: Area = (view.at(0.79), 190, 300, 550) if wide else (view.at(0.8), 200, 230, 540)
    sofa_x = view.at(0.26) if wide else view.at(0.2)
    x = view.at(0.75)
    planes = (
        outlook(view, [pane]),
        Plane(
            wall(view, [pane], dado=150)
            + window(view, "w0", pane, drapes=True)
            + painting(
                view,
                "art",
                (view.at(0.5) - 10, 210, 200, 150) if wide else (view.at(0.66), 60, 130, 100),
            ),
            0.55,
        ),
        Plane(
            floor(view)
            + bookcase(view, "case", case, 5)
            + _sofa(view, (sofa_x, 838), 1.0 if wide else 0.8)
            + floor_lamp(view, "lamp", (view.at(0.7) if wide else view.at(0.66), 800)),
            0.8,
        ),
        Plane(
            rug(view, view.at(0.5), 900, 860 if wide else 520)
            + daylight(view, [pane])
            + table(view, "low", (x, 800, 330 if wide else 230), "#8a5f3f", 925),
            1.0,
        ),
        Plane(plant(view, "plant", (view.at(0.02), 1130), 420) + _shadows(view), 1.5, "sway"),
    )
    spots = view.spots(
        ground=standing(view, 0.47),
        surface=Spot(x, 790, METRE),
        air=Spot(view.at(0.5), 330, METRE * 0.6),
    )
    return Setting(planes, spots, HORIZON, _light(view, pane, (view.at(0.7), 380)))


def _shadows(view: View) -> str:
    return vignette(view, 0.5) if view.dark else vignette(view, 0.18)


def _light(view: View, pane: Area, lamp: tuple[float, float]) -> tuple[float, float]:
    return lamp if view.night else (pane[0] + pane[2] / 2, pane[1] + pane[3] / 2)


def _sofa(view: View, foot: tuple[float, float], u: float) -> str:
    """Give a two-seat sofa with cushions, 520 wide."""
    (x, y), cloth = foot, mix(view.palette.mid, view.paint("#5f7f88"), 0.6)
    bright = mix(cloth, view.palette.light, 0.2)
    pillow = mix(view.palette.accent, cloth, 0.15)
    parts = [path(oval(x, y + 4, 280 * u, 16), view.palette.shade, 0.32)]
    parts.append(
        path(
            "".join(box(x + k * u, y - 26 * u, 16 * u, 30 * u) for k in (-230, 214)),
            view.paint("#4a3628"),
        )
    )
    parts.append(
        shaded(
            "sofaback",
            rounded(x - 238 * u, y - 260 * u, 476 * u, 200 * u, 46 * u),
            (y - 260 * u, y - 60 * u),
            bright,
            cloth,
        )
    )
    parts.append(stroke(line([(x, y - 250 * u), (x, y - 120 * u)]), darken(cloth, 0.25), 3))
    parts.append(path(rounded(x - 224 * u, y - 128 * u, 448 * u, 66 * u, 22 * u), bright))
    parts.append(
        path(rounded(x - 236 * u, y - 80 * u, 472 * u, 62 * u, 16 * u), darken(cloth, 0.12))
    )
    parts.append(stroke(line([(x, y - 126 * u), (x, y - 66 * u)]), darken(cloth, 0.25), 3))
    arms = "".join(
        rounded(x + side * 250 * u - 38 * u, y - 184 * u, 76 * u, 166 * u, 36 * u)
        for side in (-1, 1)
    )
    parts.append(path(arms, mix(cloth, bright, 0.5)))
    parts.append(path(rounded(x - 196 * u, y - 206 * u, 104 * u, 92 * u, 24 * u), pillow))
    parts.append(
        path(
            rounded(x + 112 * u, y - 200 * u, 92 * u, 86 * u, 24 * u),
            mix(pillow, view.palette.light, 0.4),
        )
    )
    return "".join(parts)


def bedroom(view: View) -> Setting:
    """Give a bedroom: bed under a window, night table with lamp, wardrobe."""
    wide = _wide(view)
    pane: Area = (view.at(0.24) - 150, 130, 340, 370) if wide else (30, 80, 260, 320)
    bed_x = view.at(0.27) if wide else view.at(0.4)
    table_x = view.at(0.72)
    planes = (
        outlook(view, [pane]),
        Plane(
            wall(view, [pane], stripes=True)
            + window(view, "w0", pane, drapes=True)
            + painting(
                view,
                "art",
                (view.at(0.58), 230, 150, 180) if wide else (view.at(0.68), 90, 120, 150),
            ),
            0.55,
        ),
        Plane(
            floor(view)
            + _wardrobe(view, view.at(0.82) if wide else view.at(0.84))
            + _bed(view, (bed_x, 872), 1.0 if wide else 0.8),
            0.8,
        ),
        Plane(
            rug(view, view.at(0.52), 905, 760 if wide else 460)
            + daylight(view, [pane])
            + _nightstand(view, (table_x, 880)),
            1.0,
        ),
        Plane(_shadows(view), 1.4),
    )
    spots = view.spots(
        ground=standing(view, 0.53),
        surface=Spot(table_x - 24, 700, METRE),
        air=Spot(view.at(0.5), 330, METRE * 0.6),
    ) | {"bed": Spot(bed_x + 20, 704 if wide else 738, METRE * (0.95 if wide else 0.8))}
    return Setting(planes, spots, HORIZON, _light(view, pane, (table_x, 600)))


def _bed(view: View, foot: tuple[float, float], u: float) -> str:
    (x, y), p = foot, view.palette
    wood = view.paint("#7a5640")
    sheet, cover = view.paint("#f4efe6"), mix(p.accent, p.mid, 0.35)
    parts = [path(oval(x, y, 340 * u, 18), p.shade, 0.32)]
    parts.append(
        shaded(
            "headboard",
            rounded(x - 330 * u, y - 320 * u, 60 * u, 320 * u, 20 * u),
            (y - 320 * u, y),
            lighten(wood, 0.15),
            darken(wood, 0.2),
        )
    )
    parts.append(path(box(x - 300 * u, y - 96 * u, 620 * u, 66 * u), darken(wood, 0.15)))
    parts.append(path(rounded(x - 280 * u, y - 168 * u, 590 * u, 96 * u, 26 * u), sheet))
    parts.append(
        path(rounded(x - 272 * u, y - 214 * u, 150 * u, 76 * u, 34 * u), lighten(sheet, 0.3))
    )
    parts.append(path(rounded(x - 236 * u, y - 202 * u, 140 * u, 64 * u, 32 * u), sheet))
    quilt = draw(
        "M",
        x - 108 * u,
        y - 176 * u,
        "Q",
        x + 80 * u,
        y - 212 * u,
        x + 300 * u,
        y - 176 * u,
        "Q",
        x + 330 * u,
        y - 110 * u,
        x + 318 * u,
        y - 44 * u,
        "L",
        x - 90 * u,
        y - 44 * u,
        "Q",
        x - 128 * u,
        y - 110 * u,
        x - 108 * u,
        y - 176 * u,
        "Z",
    )
    parts.append(
        shaded(
            "quilt",
            quilt,
            (y - 210 * u, y - 40 * u),
            mix(cover, p.light, 0.3),
            cover,
            darken(cover, 0.2),
        )
    )
    folds = "".join(
        draw(
            "M",
            x + k * u,
            y - 186 * u,
            "Q",
            x + (k + 26) * u,
            y - 120 * u,
            x + (k + 4) * u,
            y - 50 * u,
        )
        for k in (-30, 60, 150, 230)
    )
    parts.append(stroke(folds, darken(cover, 0.25), 3.5, 0.5))
    parts.append(path(rounded(x + 306 * u, y - 200 * u, 34 * u, 200 * u, 12 * u), wood))
    return "".join(parts)


def _nightstand(view: View, foot: tuple[float, float]) -> str:
    (x, y), wood = foot, view.paint("#8a6248")
    body = shaded(
        "stand",
        box(x - 84, y - 170, 168, 160),
        (y - 170, y),
        lighten(wood, 0.08),
        darken(wood, 0.2),
    )
    drawers = path(
        rounded(x - 70, y - 150, 140, 54, 5) + rounded(x - 70, y - 84, 140, 54, 5),
        darken(wood, 0.1),
    )
    knobs = path(oval(x, y - 123, 6) + oval(x, y - 57, 6), view.paint("#d9b779"))
    top = path(rounded(x - 94, y - 184, 188, 16, 4), lighten(wood, 0.2))
    lamp = floor_lamp(view, "bedlamp", (x + 46, y - 186), 170)
    return path(oval(x, y, 110, 12), view.palette.shade, 0.3) + body + drawers + knobs + top + lamp


def _wardrobe(view: View, x: float) -> str:
    wood = mix(view.palette.mid, view.paint("#8f7058"), 0.6)
    doors = "".join(rounded(x + 18 + k * 142, 190, 126, 500, 6) for k in range(2))
    return (
        shaded(
            "wardrobe", box(x, 150, 310, 630), (150, 780), lighten(wood, 0.1), darken(wood, 0.15)
        )
        + path(box(x - 14, 136, 338, 22), lighten(wood, 0.18))
        + path(doors, darken(wood, 0.1))
        + path(oval(x + 132, 450, 6) + oval(x + 178, 450, 6), view.paint("#d9b779"))
    )


def kitchen(view: View) -> Setting:
    """Give a kitchen: counter with sink under the window, shelves, stove, table in front."""
    wide = _wide(view)
    pane: Area = (
        (view.at(0.5) - 210, 150, 420, 280) if wide else (view.at(0.5) - 120, 130, 240, 260)
    )
    x = view.at(0.74) if wide else view.at(0.72)
    planes = (
        outlook(view, [pane]),
        Plane(
            wall(view, [pane])
            + _splashback(view, pane)
            + window(view, "w0", pane, bars=(3, 1))
            + _cupboards(view, pane),
            0.55,
        ),
        Plane(floor(view, "tiles") + _counter(view), 0.75),
        Plane(
            pendant(view, "lamp", (view.at(0.74), 236), 130)
            + daylight(view, [pane])
            + table(view, "table", (x, 720, 420 if wide else 260), "#b58656", 930),
            1.0,
        ),
        Plane(_shadows(view), 1.4),
    )
    spots = view.spots(
        ground=standing(view, 0.42),
        surface=Spot(x, 709, METRE),
        air=Spot(view.at(0.45), 330, METRE * 0.6),
    )
    return Setting(planes, spots, HORIZON, _light(view, pane, (view.at(0.74), 240)))


def _splashback(view: View, pane: Area) -> str:
    p = view.palette
    span, top = view.right - view.left, 300.0
    tile = mix(p.far, view.paint("#dfe9e4"), 0.6)
    covered = max(0.0, pane[1] + pane[3] - top)
    holes = box(pane[0], top, pane[2], covered)
    d = box(view.left, top, span, 310) + holes
    grid = "".join(
        line([(view.left, top + k * 44), (view.right, top + k * 44)])
        for k in range(8)
        if not pane[1] < top + k * 44 < pane[1] + pane[3]
    )
    grid += "".join(
        line([(view.left + k * 66, 440), (view.left + k * 66, 610)])
        for k in range(int(span // 66) + 1)
    )
    return f'<path d="{d}" fill="{tile}" fill-rule="evenodd" opacity="0.55"/>' + stroke(
        grid, lighten(tile, 0.4), 2, 0.5
    )


def _cupboards(view: View, pane: Area) -> str:
    """Give shelves with crockery at one side of the window, cupboards at the other."""
    p, dice, parts = view.palette, view.dice("shelves"), []
    wood, front = view.paint("#a87d54"), mix(p.mid, view.paint("#88a89a"), 0.4)
    right = pane[0] + pane[2] + 60
    for k in range(3):
        x = right + k * 180
        parts.append(
            shaded(f"cup{k}", box(x, 60, 172, 250), (60, 310), lighten(front, 0.12), front)
        )
        parts.append(
            path(rounded(x + 14, 76, 144, 218, 4), darken(front, 0.1))
            + path(oval(x + 148, 200, 6), view.paint("#d9b779"))
        )
    parts.append(path(box(right, 310, 530, 12), p.shade, 0.25))
    left, start = pane[0] - 60, view.left
    for y in (190, 330):
        parts.append(
            path(box(start, y, left - start, 14), wood)
            + path(box(start, y + 14, left - start, 8), p.shade, 0.25)
        )
        at = left - 40
        while at > max(start, left - 620):
            tone = view.paint(dice.choice(("#f2ece0", "#d98a5a", "#6f9a94", "#c9b184", "#e9e2d4")))
            w, h = dice.uniform(34, 60), dice.uniform(40, 92)
            parts.append(
                path(rounded(at - w, y - h, w, h, 10), tone)
                + path(rounded(at - w * 0.3, y - h, w * 0.3, h, 8), p.shade, 0.14)
            )
            at -= w + dice.uniform(10, 30)
    return "".join(parts)


def _counter(view: View) -> str:
    p = view.palette
    span, top = view.right - view.left, 596.0
    front, stone = mix(p.mid, view.paint("#88a89a"), 0.4), view.paint("#e6ded0")
    parts = [
        shaded("counter", box(view.left, top, span, 190), (top, 790), front, darken(front, 0.25))
    ]
    doors = "".join(
        rounded(view.left + k * 190 + 14, top + 34, 164, 124, 4)
        for k in range(int(span // 190) + 1)
    )
    knobs = "".join(
        rounded(view.left + k * 190 + 72, top + 46, 48, 8, 4) for k in range(int(span // 190) + 1)
    )
    parts.append(path(doors, darken(front, 0.12)) + path(knobs, view.paint("#d9b779")))
    parts.append(path(box(view.left, 778, span, 16), darken(p.shade, 0.1), 0.8))
    parts.append(
        path(box(view.left, top - 10, span, 26), stone)
        + path(box(view.left, top - 10, span, 7), mix(stone, p.light, 0.5))
    )
    x = view.at(0.5)
    tap = draw(
        "M",
        x,
        top - 10,
        "V",
        top - 88,
        "Q",
        x,
        top - 118,
        x + 30,
        top - 118,
        "Q",
        x + 58,
        top - 116,
        x + 58,
        top - 84,
    )
    parts.append(stroke(tap, view.paint("#b9bfc4"), 10))
    parts.append(
        _stove(view, view.at(0.16), top) + plant(view, "herbs", (view.at(0.66), top - 8), 120)
    )
    jars = "".join(
        rounded(view.at(0.86) + k * 62, top - 10 - h, 48, h, 10) for k, h in enumerate((92, 74, 58))
    )
    parts.append(path(jars, view.paint("#d9c3a0")))
    return "".join(parts)


def _stove(view: View, x: float, top: float) -> str:
    steel, dark = view.paint("#c3c7ca"), view.paint("#33363c")
    pot = view.paint("#c8543f")
    return (
        path(box(x - 120, top - 6, 240, 196), steel)
        + path(rounded(x - 98, top + 52, 196, 110, 8), dark)
        + path(rounded(x - 86, top + 64, 172, 76, 6), mix(dark, view.palette.glow, 0.3))
        + path("".join(oval(x + k, top + 24, 9) for k in (-80, -40, 0, 40, 80)), dark)
        + path(box(x - 124, top - 16, 248, 14), dark)
        + path(rounded(x - 66, top - 88, 128, 74, 14), pot)
        + path(
            rounded(x - 74, top - 92, 144, 14, 6) + oval(x - 2, top - 98, 12, 8), darken(pot, 0.2)
        )
    )


def cafe(view: View) -> Setting:
    """Give a café: counter with machine, shop window on the street, tables and warm lamps."""
    wide = _wide(view)
    pane: Area = (view.at(0.3) - 320, 130, 620, 420) if wide else (10, 90, 330, 330)
    x = view.at(0.72)
    lamps = "".join(
        pendant(view, f"lamp{i}", (view.at(f), y), 110)
        for i, (f, y) in enumerate(((0.12, 170), (0.5, 130), (0.87, 180)))
    )
    planes = (
        outlook(view, [pane], town=True),
        Plane(
            wall(view, [pane], dado=170)
            + window(view, "w0", pane, bars=(4, 1))
            + _bar_shelves(view, view.at(0.64)),
            0.55,
        ),
        Plane(
            floor(view)
            + _bar(view, view.at(0.66))
            + chair(view, (view.at(0.1), 842), "#6a4a36")
            + table(view, "back", (view.at(0.2), 640, 220), "#8a5f3f", 840),
            0.8,
        ),
        Plane(
            lamps + daylight(view, [pane]) + table(view, "front", (x, 716, 300), "#9a6a42", 930),
            1.0,
        ),
        Plane(_shadows(view), 1.4),
    )
    spots = view.spots(
        ground=standing(view, 0.46),
        surface=Spot(x, 705, METRE),
        air=Spot(view.at(0.5), 330, METRE * 0.6),
    )
    return Setting(planes, spots, HORIZON, _light(view, pane, (view.at(0.5), 140)))


def _bar_shelves(view: View, x: float) -> str:
    _p, dice, parts = view.palette, view.dice("bottles"), []
    board = darken(view.paint("#2f3a38"), 0.05)
    parts.append(path(rounded(x + 30, 90, 320, 180, 6), board))
    chalk = "".join(
        line(
            [
                (x + 60 + c * 150, 130 + r * 32),
                (x + 60 + c * 150 + dice.uniform(60, 110), 130 + r * 32),
            ]
        )
        for c in range(2)
        for r in range(4)
    )
    parts.append(stroke(chalk, view.paint("#e9e4d6"), 4, 0.6))
    for y in (370, 480):
        parts.append(path(box(x, y, view.right - x, 12), view.paint("#7a5438")))
        at = x + 20
        while at < view.right - 30:
            tone = view.paint(dice.choice(("#f0e8da", "#c97a4a", "#6f8f88", "#a8452f", "#d9b56a")))
            w, h = dice.uniform(24, 44), dice.uniform(34, 84)
            parts.append(path(rounded(at, y - h, w, h, 9), tone))
            at += w + dice.uniform(8, 22)
    return "".join(parts)


def _bar(view: View, x: float) -> str:
    p = view.palette
    wood = mix(p.mid, view.paint("#7a4f34"), 0.5)
    wide = view.right - x
    slats = "".join(
        line([(x + k * 38, 606), (x + k * 38, 800)]) for k in range(1, int(wide // 38) + 1)
    )
    steel = view.paint("#c9cdd0")
    m = x + 130
    machine = rounded(m, 488, 190, 96, 12) + box(m + 18, 466, 154, 30)
    cups = "".join(rounded(m + 26 + k * 36, 446, 28, 22, 5) for k in range(4))
    return (
        shaded("bar", box(x, 590, wide, 220), (590, 810), lighten(wood, 0.1), darken(wood, 0.25))
        + stroke(slats, darken(wood, 0.35), 3, 0.5)
        + path(rounded(x - 16, 578, wide + 30, 22, 5), mix(view.paint("#d9c2a0"), p.light, 0.2))
        + path(machine, steel)
        + path(rounded(m + 20, 524, 150, 44, 6), darken(steel, 0.5))
        + path(cups, view.paint("#f6f1e6"))
    )


PLACES: dict[str, Callable[[View], Setting]] = {
    "room": room,
    "bedroom": bedroom,
    "kitchen": kitchen,
    "cafe": cafe,
}
