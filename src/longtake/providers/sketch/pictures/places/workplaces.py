"""Rooms where people work and learn: office, school, library, workshop and laboratory."""

from collections.abc import Callable

from longtake.providers.sketch.pictures.palette import darken, lighten, mix
from longtake.providers.sketch.pictures.places.brush import (
    box,
    curve,
    draw,
    glow,
    line,
    n,
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
    bookcase,
    books,
    chair,
    daylight,
    floor,
    outlook,
    pendant,
    plant,
    rug,
    standing,
    table,
    vignette,
    wall,
    window,
)
from longtake.providers.sketch.pictures.places.view import TOP, View
from longtake.providers.sketch.pictures.setting import Plane, Setting, Spot


def _shadows(view: View) -> Plane:
    return Plane(vignette(view, 0.5 if view.dark else 0.16), 1.4)


def _centre(area: Area) -> tuple[float, float]:
    return (area[0] + area[2] / 2, area[1] + area[3] / 2)


def office(view: View) -> Setting:
    """Give an office high over a city: glass wall, desk with screen, shelves."""
    panes: list[Area] = [
        (view.left + k * 330, 90, 310, 480) for k in range(int((view.right - view.left) // 330) + 1)
    ]
    x = view.at(0.74)
    planes = (
        outlook(view, panes, town=True),
        Plane(
            wall(view, panes)
            + "".join(window(view, f"w{i}", pane, bars=(1, 1)) for i, pane in enumerate(panes)),
            0.5,
        ),
        Plane(
            floor(view, "plain")
            + _low_shelves(view)
            + plant(view, "fig", (view.at(0.08), 842), 380),
            0.8,
        ),
        Plane(
            pendant(view, "lamp", (x, 190), 150)
            + daylight(view, panes[1:3])
            + _swivel(view, (x + 30, 876))
            + table(view, "desk", (x, 690, 520 if view.aspect > 0.9 else 300), "#b58c62", 930)
            + _screen(view, (x + 90, 668)),
            1.0,
        ),
        _shadows(view),
    )
    spots = view.spots(
        ground=standing(view, 0.42),
        surface=Spot(x - 110, 679, METRE),
        air=Spot(view.at(0.45), 320, METRE * 0.6),
    )
    return Setting(planes, spots, HORIZON, (view.at(0.4), 300))


def _screen(view: View, foot: tuple[float, float]) -> str:
    (x, y), p = foot, view.palette
    dark = view.paint("#2c3038")
    bright = mix(p.sky_mid, "#dff0fa", 0.6)
    parts = [path(box(x - 9, y - 44, 18, 40) + rounded(x - 60, y - 8, 120, 10, 5), dark)]
    parts.append(path(rounded(x - 128, y - 196, 256, 156, 9), dark))
    parts.append(
        shaded(
            "screen",
            box(x - 118, y - 186, 236, 136),
            (y - 186, y - 50),
            bright,
            mix(bright, p.accent, 0.35),
        )
    )
    bars = "".join(
        box(x - 96 + k * 30, y - 70 - h, 18, h) for k, h in enumerate((28, 46, 36, 66, 58, 84))
    )
    return "".join(parts) + path(bars, mix(p.accent, dark, 0.2), 0.8)


def _swivel(view: View, foot: tuple[float, float]) -> str:
    (x, y), dark = foot, view.paint("#3d434d")
    return (
        path(rounded(x - 74, y - 330, 148, 190, 40), dark)
        + path(rounded(x - 60, y - 318, 120, 166, 34), lighten(dark, 0.1))
        + path(box(x - 8, y - 140, 16, 110), darken(dark, 0.2))
    )


def _low_shelves(view: View) -> str:
    span, top = view.right - view.left, 628.0
    wood = mix(view.palette.far, view.paint("#8d7357"), 0.6)
    parts = [
        path(box(view.left, top, span, 150), wood),
        path(box(view.left, top - 10, span, 14), lighten(wood, 0.22)),
    ]
    for k in range(int(span // 240) + 1):
        x = view.left + k * 240
        parts.append(path(box(x + 12, top + 14, 216, 124), darken(wood, 0.4)))
        if k % 2:
            parts.append(books(view, f"low{k}", [(x + 18, top + 138, 150, 110)]))
    return "".join(parts)


def school(view: View) -> Setting:
    """Give a classroom: blackboard, windows, globe, rows of desks."""
    wide = view.aspect > 0.9
    board: Area = (
        (view.at(0.5) - 330, 170, 660, 330) if wide else (view.at(0.5) - 230, 170, 460, 270)
    )
    panes: list[Area] = (
        [(board[0] - 350, 130, 240, 400), (board[0] - 700, 130, 240, 400)] if wide else []
    )
    x = view.at(0.79)
    planes = (
        outlook(view, panes),
        Plane(
            wall(view, panes, dado=150)
            + "".join(window(view, f"w{i}", pane, bars=(2, 3)) for i, pane in enumerate(panes))
            + _blackboard(view, board)
            + _map(view, board[0] + board[2] + 90),
            0.55,
        ),
        Plane(floor(view) + _desks(view, 800, 0.66), 0.8),
        Plane(
            daylight(view, panes)
            + table(view, "teacher", (x, 700, 380 if wide else 220), "#9a6d42", 915)
            + _globe(view, (x + 96 if wide else x + 60, 690)),
            1.0,
        ),
        Plane(_desk_tops(view), 1.4),
        _shadows(view),
    )
    spots = view.spots(
        ground=standing(view, 0.46),
        surface=Spot(x - 60, 689, METRE),
        air=Spot(view.at(0.5), 300, METRE * 0.6),
    )
    return Setting(planes, spots, HORIZON, _centre(panes[0]) if panes else (view.at(0.2), 200))


def _blackboard(view: View, area: Area) -> str:
    """Give a board with chalk drawings on it: shapes, a sun, a curve."""
    x, y, w, h = area
    slate, chalk, wood = view.paint("#2f4f48"), view.paint("#eef2e6"), view.paint("#9a6d42")
    u = w / 660
    parts = [path(box(x - 16, y - 16, w + 32, h + 32), wood)]
    parts.append(shaded("slate", box(x, y, w, h), (y, y + h), lighten(slate, 0.07), slate))
    smear = "".join(
        oval(x + w * a, y + h * b, 90 * u, 26 * u)
        for a, b in ((0.3, 0.4), (0.62, 0.66), (0.8, 0.3))
    )
    parts.append(path(smear, chalk, 0.05))
    triangle = poly(
        [(x + 70 * u, y + 220 * u), (x + 170 * u, y + 220 * u), (x + 120 * u, y + 110 * u)]
    )
    axes = line([(x + 460 * u, y + 70 * u), (x + 460 * u, y + 250 * u), (x + 620 * u, y + 250 * u)])
    graph = curve(
        [
            (x + 464 * u, y + 240 * u),
            (x + 510 * u, y + 160 * u),
            (x + 556 * u, y + 190 * u),
            (x + 610 * u, y + 90 * u),
        ]
    )
    drawn = (
        triangle
        + oval(x + 250 * u, y + 90 * u, 40 * u)
        + box(x + 210 * u, y + 170 * u, 70 * u, 70 * u)
        + axes
        + graph
    )
    parts.append(stroke(drawn, chalk, 4, 0.75))
    parts.append(path(rounded(x - 6, y + h + 14, w + 12, 14, 4), lighten(wood, 0.15)))
    parts.append(
        path(rounded(x + 60, y + h + 6, 40, 8, 3) + rounded(x + 120, y + h + 6, 26, 8, 3), chalk)
    )
    return "".join(parts)


def _map(view: View, x: float) -> str:
    p = view.palette
    sea, land_ = view.paint("#a9cbd0"), view.paint("#c9b26a")
    shapes = "".join(
        oval(x + a, b, r, r * 0.7)
        for a, b, r in (
            (60, 270, 34),
            (84, 330, 22),
            (170, 250, 44),
            (176, 310, 26),
            (250, 280, 40),
            (270, 340, 18),
        )
    )
    return (
        path(box(x - 6, 190, 330, 10) + box(x - 6, 396, 330, 10), view.paint("#7a5438"))
        + path(box(x, 200, 318, 196), sea)
        + path(shapes, land_)
        + path(box(x, 200, 318, 30), p.shade, 0.08)
    )


def _globe(view: View, foot: tuple[float, float]) -> str:
    (x, y), p = foot, view.palette
    brass, sea = view.paint("#b58a4a"), view.paint("#4f8fb0")
    return (
        path(rounded(x - 34, y - 10, 68, 10, 4) + box(x - 5, y - 34, 10, 26), brass)
        + path(oval(x, y - 82, 48), sea)
        + path(
            oval(x - 14, y - 98, 20, 14)
            + oval(x + 18, y - 74, 16, 20)
            + oval(x - 20, y - 60, 10, 8),
            view.paint("#9fb562"),
        )
        + path(oval(x - 16, y - 104, 14, 9), p.light, 0.35)
        + stroke(draw("M", x + 22, y - 132, "A", 54, 54, 0, 0, 1, x, y - 30), brass, 5)
    )


def _desks(view: View, y: float, u: float) -> str:
    parts = []
    for fraction in (-0.12, 0.1, 0.32, 0.98, 1.2):
        x = view.at(fraction)
        parts.append(chair(view, (x + 10 * u, y - 26), "#7a5438"))
        parts.append(
            table(
                view, f"pupil{n(x)}".replace(".", "_"), (x, y - 200 * u, 250 * u), "#c0935f", y + 10
            )
        )
    return "".join(parts)


def _desk_tops(view: View) -> str:
    wood = darken(view.paint("#9a6d42"), 0.3)
    parts = []
    for fraction in (0.0, 1.0):
        x = view.at(fraction)
        w = min(330.0, view.width * 0.22)
        parts.append(
            poly(
                [
                    (x - w * 0.86, 1010),
                    (x + w * 0.86, 1010),
                    (x + w, 1060),
                    (x + w, 1080),
                    (x - w, 1080),
                    (x - w, 1060),
                ]
            )
        )
        parts.append(box(x - w * 0.9, 1080, 26, 200) + box(x + w * 0.9 - 26, 1080, 26, 200))
    return path("".join(parts), wood)


def library(view: View) -> Setting:
    """Give tall rows of books, an arched window, a ladder and a reading table."""
    wide = view.aspect > 0.9
    pane: Area = (view.at(0.5) - 130, 60, 260, 470) if wide else (view.at(0.5) - 95, 40, 190, 420)
    cases, x = [], pane[0] + pane[2] + 70
    while x < view.right:
        cases.append((x, 20.0, 250.0, 720.0))
        x += 296
    x = pane[0] - 70 - 250
    while x > view.left - 260:
        cases.append((x, 20.0, 250.0, 720.0))
        x -= 296
    at = view.at(0.74)
    planes = (
        outlook(view, [pane]),
        Plane(
            wall(view, [pane])
            + window(view, "w0", pane, bars=(2, 4))
            + "".join(bookcase(view, f"case{i}", case, 7) for i, case in enumerate(cases)),
            0.55,
        ),
        Plane(floor(view) + _ladder(view, view.at(0.17)), 0.8),
        Plane(
            rug(view, view.at(0.5), 905, 900 if wide else 520)
            + daylight(view, [pane])
            + chair(view, (at + 190, 905), "#5f3f2a")
            + table(view, "reading", (at, 700, 400 if wide else 250), "#7a4f30", 925)
            + _green_lamp(view, (at + (110 if wide else 70), 690)),
            1.0,
        ),
        _shadows(view),
    )
    spots = view.spots(
        ground=standing(view, 0.46),
        surface=Spot(at - 70, 689, METRE),
        air=Spot(view.at(0.5), 300, METRE * 0.6),
    )
    return Setting(planes, spots, HORIZON, (at + 110, 600) if view.night else _centre(pane))


def _ladder(view: View, x: float) -> str:
    wood = view.paint("#a8794a")
    rungs = "".join(
        line([(x + k * 9, 770 - k * 62), (x + 90 + k * 5, 770 - k * 62)]) for k in range(1, 11)
    )
    return stroke(
        line([(x, 800), (x + 110, 60)]) + line([(x + 90, 800), (x + 150, 60)]), wood, 13
    ) + stroke(rungs, darken(wood, 0.15), 9)


def _green_lamp(view: View, foot: tuple[float, float]) -> str:
    (x, y), p = foot, view.palette
    brass, green = view.paint("#c99f55"), view.paint("#2f7a57")
    lit = [glow("banker", (x, y - 50), 260, p.glow, 0.6)] if view.dark else []
    d = draw(
        "M",
        x - 62,
        y - 84,
        "Q",
        x - 56,
        y - 122,
        x,
        y - 122,
        "Q",
        x + 56,
        y - 122,
        x + 62,
        y - 84,
        "Z",
    )
    return (
        "".join(lit)
        + path(rounded(x - 34, y - 9, 68, 9, 4) + box(x - 4, y - 90, 8, 84), brass)
        + path(d, lighten(green, 0.15) if view.dark else green)
        + path(box(x - 56, y - 86, 112, 5), lighten(p.glow, 0.4))
    )


def workshop(view: View) -> Setting:
    """Give a workshop: tools on the wall, bench with vice, timber, sawdust light."""
    wide = view.aspect > 0.9
    pane: Area = (view.at(0.22) - 150, 140, 300, 330) if wide else (20, 90, 230, 280)
    x = view.at(0.73)
    planes = (
        outlook(view, [pane]),
        Plane(
            wall(view, [pane])
            + _planks(view, [pane])
            + window(view, "w0", pane, bars=(3, 3))
            + _tools(view, pane[0] + pane[2] + 110),
            0.55,
        ),
        Plane(floor(view) + _timber(view), 0.8),
        Plane(
            pendant(view, "lamp", (x - 40, 240), 140)
            + daylight(view, [pane])
            + _workbench(view, x, 560 if wide else 320),
            1.0,
        ),
        _shadows(view),
    )
    spots = view.spots(
        ground=standing(view, 0.42),
        surface=Spot(x - 30, 668, METRE),
        air=Spot(view.at(0.45), 320, METRE * 0.6),
    )
    return Setting(planes, spots, HORIZON, (x - 40, 240) if view.night else _centre(pane))


def _planks(view: View, panes: list[Area]) -> str:
    hidden = panes[0]
    lines = "".join(
        line([(x, TOP), (x, SKIRTING - 26)])
        for x in range(int(view.left), int(view.right), 74)
        if not hidden[0] - 24 < x < hidden[0] + hidden[2] + 24
    )
    return stroke(lines, darken(view.palette.far, 0.3), 3, 0.5)


def _tools(view: View, x: float) -> str:
    """Give a board of tools: saw, hammers, chisels, squares."""
    steel, wood = view.paint("#b5bbc0"), view.paint("#a8703f")
    board = rounded(x - 40, 170, 720, 290, 6)
    saw = (
        poly([(x + 10, 240), (x + 210, 220), (x + 214, 262), (x + 16, 272)])
        + box(x + 330, 215, 60, 26)
        + box(x + 420, 210, 16, 150)
        + box(x + 420, 344, 90, 16)
    )
    handles = rounded(x + 208, 214, 60, 54, 14) + box(x + 352, 240, 14, 130)
    chisels = "".join(box(x + 20 + k * 40, 320, 12, 70) for k in range(7))
    grips = "".join(rounded(x + 16 + k * 40, 384, 20, 52, 8) for k in range(7))
    wrench = "".join(
        oval(x + 560 + k * 46, 230, 18) + box(x + 553 + k * 46, 236, 14, 110 - k * 24)
        for k in range(3)
    )
    return (
        path(board, darken(view.palette.far, 0.28))
        + path(saw + chisels + wrench, steel)
        + path(handles + grips, wood)
    )


def _timber(view: View) -> str:
    dice, parts = view.dice("timber"), []
    for k in range(7):
        x = view.at(0.02) + k * 26
        tone = view.paint(dice.choice(("#c79a62", "#b5854f", "#d9b07a")))
        lean = 60 + k * 8
        parts.append(
            path(
                poly(
                    [
                        (x, 800),
                        (x + 22, 800),
                        (x + 22 + lean, 190 + k * 30),
                        (x + lean, 190 + k * 30),
                    ]
                ),
                tone,
            )
        )
    barrel = view.paint("#8a5f3c")
    return (
        "".join(parts)
        + path(rounded(view.at(0.95) - 60, 620, 150, 180, 22), barrel)
        + path(
            box(view.at(0.95) - 62, 660, 154, 12) + box(view.at(0.95) - 62, 750, 154, 12),
            view.paint("#4a4a4f"),
        )
    )


def _workbench(view: View, x: float, wide: float) -> str:
    wood, iron = view.paint("#a87848"), view.paint("#54606a")
    half = wide / 2
    legs = "".join(box(x + s * half * 0.82 - 20, 690, 40, 230) for s in (-1, 1))
    curls = "".join(oval(x - half * 0.5 + k * 37, 672 + (k % 2) * 3, 9, 5) for k in range(6))
    return (
        path(oval(x, 925, half, 16), view.palette.shade, 0.3)
        + path(legs + box(x - half * 0.82, 838, wide * 0.82, 24), darken(wood, 0.35))
        + shaded(
            "bench",
            poly([(x - half + 20, 654), (x + half - 20, 654), (x + half, 682), (x - half, 682)]),
            (654, 682),
            mix(wood, view.palette.light, 0.4),
            wood,
        )
        + path(rounded(x - half, 680, wide, 34, 4), darken(wood, 0.1))
        + path(
            rounded(x + half * 0.56, 606, 60, 54, 6)
            + box(x + half * 0.56 - 26, 618, 112, 16)
            + rounded(x + half * 0.56 + 6, 654, 48, 70, 6),
            iron,
        )
        + path(curls, lighten(wood, 0.35))
    )


def laboratory(view: View) -> Setting:
    """Give a laboratory: white benches, glassware that glows, screens."""
    wide = view.aspect > 0.9
    panes: list[Area] = [(view.at(0.26) - 260, 150, 520, 270)] if wide else [(20, 110, 280, 240)]
    x = view.at(0.73)
    planes = (
        outlook(view, panes, town=True),
        Plane(
            wall(view, panes)
            + window(view, "w0", panes[0], bars=(3, 1))
            + _wall_cabinets(view, panes[0]),
            0.55,
        ),
        Plane(floor(view, "tiles") + _lab_bench(view), 0.75),
        Plane(
            daylight(view, panes)
            + table(view, "island", (x, 690, 460 if wide else 280), "#e6edf0", 925)
            + _glassware(view, (x + (110 if wide else 60), 682)),
            1.0,
        ),
        _shadows(view),
    )
    spots = view.spots(
        ground=standing(view, 0.42),
        surface=Spot(x - 90, 679, METRE),
        air=Spot(view.at(0.45), 320, METRE * 0.6),
    )
    return Setting(planes, spots, HORIZON, _centre(panes[0]))


def _wall_cabinets(view: View, pane: Area) -> str:
    p, parts = view.palette, []
    white = view.paint("#eef3f5")
    start = pane[0] + pane[2] + 80
    for k in range(5):
        x = start + k * 210
        parts.append(
            shaded(f"cab{k}", box(x, 110, 200, 230), (110, 340), white, darken(white, 0.1))
        )
        parts.append(path(rounded(x + 14, 124, 172, 202, 4), mix(p.water, white, 0.72)))
        tubes = "".join(
            rounded(x + 30 + c * 34, 196 + r * 96 - h, 20, h, 6)
            for r in range(2)
            for c, h in enumerate((44, 62, 38, 54))
        )
        parts.append(path(tubes, mix(p.accent, white, 0.35), 0.75))
    return "".join(parts)


def _lab_bench(view: View) -> str:
    p, span, top = view.palette, view.right - view.left, 596.0
    white, steel = view.paint("#f1f5f6"), view.paint("#aab8bf")
    doors = "".join(
        rounded(view.left + k * 200 + 12, top + 32, 176, 128, 4)
        for k in range(int(span // 200) + 1)
    )
    parts = [
        shaded("labbench", box(view.left, top, span, 190), (top, 790), white, darken(white, 0.14)),
        path(doors, darken(white, 0.07)),
    ]
    parts.append(path(box(view.left, top - 10, span, 22), view.paint("#49565f")))
    x = view.at(0.87)
    scope = (
        rounded(x - 60, top - 22, 120, 14, 5)
        + poly([(x - 6, top - 30), (x + 36, top - 40), (x + 10, top - 170), (x - 26, top - 160)])
        + box(x - 50, top - 74, 70, 9)
    )
    parts.append(path(scope, view.paint("#3f4a54")))
    for k, f in enumerate((0.06, 0.2)):
        sx = view.at(f)
        parts.append(
            path(rounded(sx - 84, top - 140, 168, 112, 8) + box(sx - 10, top - 30, 20, 22), steel)
        )
        parts.append(path(rounded(sx - 74, top - 130, 148, 92, 4), view.paint("#1f3440")))
        wave = curve(
            [
                (sx - 66 + i * 22, top - 84 - (26 if i % 2 else -14) * (1 + k * 0.3))
                for i in range(7)
            ]
        )
        parts.append(stroke(wave, lighten(p.accent, 0.25), 4))
    return "".join(parts)


def _glassware(view: View, foot: tuple[float, float]) -> str:
    (x, y), p = foot, view.palette
    glass = mix(p.sky_low, "#ffffff", 0.5)
    parts = [glow("brew", (x, y - 50), 170, p.accent, 0.4)]
    flask = poly(
        [
            (x - 46, y),
            (x - 12, y - 74),
            (x - 12, y - 120),
            (x + 12, y - 120),
            (x + 12, y - 74),
            (x + 46, y),
        ]
    )
    brew = poly([(x - 44, y - 3), (x - 26, y - 44), (x + 26, y - 44), (x + 44, y - 3)])
    parts += [
        path(flask, glass, 0.5),
        path(brew, p.accent),
        path(rounded(x - 17, y - 126, 34, 8, 4), glass),
    ]
    rack = x - 92
    tubes = "".join(rounded(rack + k * 22 - 50, y - 92, 13, 84, 6) for k in range(4))
    fills = "".join(
        rounded(rack + k * 22 - 50, y - 30 - k * 9, 13, 24 + k * 9, 6) for k in range(4)
    )
    parts += [
        path(tubes, glass, 0.6),
        path(fills, mix(p.accent, p.water, 0.5)),
        path(
            box(rack - 62, y - 66, 100, 8) + box(rack - 62, y - 10, 100, 10), view.paint("#8a98a0")
        ),
    ]
    return "".join(parts)


PLACES: dict[str, Callable[[View], Setting]] = {
    "office": office,
    "school": school,
    "library": library,
    "workshop": workshop,
    "laboratory": laboratory,
}
