"""What grows, stands, shines and falls outdoors; and, beside it, what was built there."""

import math

from longtake.providers.sketch.pictures.figures import buildings
from longtake.providers.sketch.pictures.figures.brush import (
    Coat,
    Ramp,
    Thing,
    across,
    ball,
    body,
    box,
    dot,
    down,
    drawn,
    halo,
    inside,
    line,
    out,
    oval,
    put,
    shape,
    shining,
)
from longtake.providers.sketch.pictures.figures.drawing import group, share, smooth
from longtake.providers.sketch.pictures.palette import darken, lighten, mix

LEAVES = ("#5f8f4a", "#4a8050", "#7a9a48", "#558a5c")
BARK = "#6b4a36"
PETALS = ("#d9506a", "#e8a53a", "#8a6fc0", "#e8735a", "#e6e0ea", "#4f86c8")


def _season(coat: Coat) -> str:
    """The colour of leaves: as its look says, else its own."""
    for words, colour in (
        ({"autumn", "golden", "fall"}, "#cf7f32"),
        ({"cherry", "blossom", "spring"}, "#e6a0b4"),
        ({"snowy", "winter", "frosty"}, "#dfe8ee"),
        ({"dead", "bare"}, "#8a7a5f"),
    ):
        if coat.words & words:
            return colour
    return coat.main


def _clump(place: tuple[float, float, float, float], colour: str, coat: Coat, salt: str) -> str:
    """A mass of leaves with an uneven edge and light on its upper left.

    Its place is its centre and its two radii.
    """
    x, y, rx, ry = place
    edge = []
    for i in range(15):
        angle = math.tau * i / 15
        reach = 0.86 + 0.2 * share(coat.figure, salt=f"{salt} {i}")
        edge.append((x + math.cos(angle) * rx * reach, y + math.sin(angle) * ry * reach))
    flecks = [
        (
            x + (share(coat.figure, salt=f"{salt} x{i}") - 0.66) * rx * 1.3,
            y + (share(coat.figure, salt=f"{salt} y{i}") - 0.72) * ry * 1.3,
        )
        for i in range(9)
    ]
    mass = smooth(edge, tension=1.2)
    return group(
        shape(
            mass,
            Ramp(
                ((0, lighten(colour, 0.26)), (0.5, colour), (1, darken(colour, 0.34))),
                (0.2, 0),
                (0.8, 1),
            ),
        ),
        inside(
            mass,
            *(
                oval(px, py, rx * 0.13, ry * 0.09, lighten(colour, 0.36), opacity=0.55)
                for px, py in flecks
            ),
        ),
    )


def _trunk(width: float, height: float, colour: str, branches: str = "") -> str:
    w = width
    trunk = (
        f"M{-w * 1.5},0C{-w * 0.6},-30 {-w * 0.5},{-height * 0.4} {-w * 0.36},{-height}H{w * 0.36}"
        f"C{w * 0.5},{-height * 0.4} {w * 0.6},-30 {w * 1.5},0"
        f"C{w * 0.6},-14 {-w * 0.5},-12 {-w * 1.5},0Z"
    )
    return group(
        line(branches, darken(colour, 0.14), width * 0.4) if branches else "",
        shape(trunk, across(lighten(colour, 0.3), colour, darken(colour, 0.4))),
        line(
            (
                f"M{-w * 0.2},{-height * 0.8}"
                f"C{-w * 0.3},{-height * 0.5} {-w * 0.1},{-height * 0.3} {-w * 0.4},-30"
                f"M{w * 0.14},{-height * 0.7}"
                f"C{w * 0.2},{-height * 0.4} 0,{-height * 0.2} {w * 0.3},-24"
            ),
            darken(colour, 0.35),
            4,
            opacity=0.7,
        ),
    )


def _tree(coat: Coat) -> str:
    leaf = _season(coat)
    parts = (
        (0, -420, 190, 140, -0.24, "a"),
        (-150, -500, 150, 120, -0.12, "b"),
        (156, -490, 150, 124, -0.2, "c"),
        (-70, -610, 160, 130, 0.04, "d"),
        (90, -620, 150, 120, -0.06, "e"),
        (0, -700, 140, 100, 0.1, "f"),
        (-30, -510, 150, 100, 0.08, "g"),
    )
    return group(
        _trunk(
            62,
            420,
            BARK,
            "M0,-260C-40,-330 -90,-380 -140,-440M0,-300C50,-360 90,-390 150,-440M0,-340V-520",
        ),
        *(
            _clump((x, y, rx, ry), lighten(leaf, s) if s > 0 else darken(leaf, -s), coat, salt)
            for x, y, rx, ry, s, salt in parts
        ),
    )


def _pine(coat: Coat) -> str:
    leaf = mix(_season(coat), "#2f5a48", 0.5) if not coat.words & {"snowy", "winter"} else "#3f6a5a"
    tiers = ((0.0, 210, 250), (0.22, 176, 240), (0.43, 140, 220), (0.62, 104, 200), (0.79, 66, 160))
    snow = bool(coat.words & {"snowy", "winter", "frosty"})

    def tier(share_: float, w: float, h: float) -> str:
        y = -90 - share_ * 640
        skirt = "".join(
            f"Q{w - (i + 0.5) * w / 4:g},{y + 26:g} "
            f"{w - (i + 1) * w / 4:g},{y - (8 if i % 2 else -4):g}"
            for i in range(8)
        )
        d = (
            f"M0,{y - h}C{w * 0.2:g},{y - h * 0.5:g} {w * 0.6:g},{y - h * 0.16:g} {w},{y}{skirt}"
            f"C{-w * 0.6:g},{y - h * 0.16:g} {-w * 0.2:g},{y - h * 0.5:g} 0,{y - h}Z"
        )
        cap = (
            f"M0,{y - h}C{w * 0.1:g},{y - h * 0.6:g} {w * 0.3:g},{y - h * 0.36:g} "
            f"{w * 0.44:g},{y - h * 0.3:g}C{w * 0.1:g},{y - h * 0.4:g} "
            f"{-w * 0.2:g},{y - h * 0.2:g} {-w * 0.64:g},{y - h * 0.12:g}"
            f"C{-w * 0.3:g},{y - h * 0.34:g} {-w * 0.14:g},{y - h * 0.6:g} 0,{y - h}Z"
        )
        return shape(
            d,
            Ramp(((0, lighten(leaf, 0.2)), (0.45, leaf), (1, darken(leaf, 0.4))), (0, 0), (1, 0.5)),
        ) + shape(cap, "#f4f8fb" if snow else lighten(leaf, 0.22), opacity=0.95 if snow else 0.5)

    return group(
        box(-22, -130, 44, 130, across(lighten(BARK, 0.2), BARK, darken(BARK, 0.4))),
        *(tier(*t) for t in tiers),
    )


def _palm(coat: Coat) -> str:
    leaf = coat.main
    frond = (
        "M0,0C60,-70 170,-70 260,20C240,10 224,8 214,10L206,26L190,0L176,18L158,-10L140,12"
        "L122,-16L100,8L84,-18L62,6L44,-12L24,8Z"
    )
    rib = line("M0,0C60,-50 160,-56 254,18", lighten(leaf, 0.34), 3)
    fronds = (
        (200, -0.9, -0.3),
        (160, -1, -0.1),
        (24, 0.9, -0.34),
        (-14, 1, -0.12),
        (-50, 0.95, 0.1),
        (130, -0.95, 0.12),
        (-90, 0.7, 0.18),
    )
    return group(
        shape(
            "M-44,0C-10,-200 -40,-400 30,-600L62,-590C10,-400 30,-200 36,0Z",
            across("#b5926a", "#8a6644", "#55402c"),
        ),
        line(
            "".join(f"M{-34 + i * 4.0 - (i % 3):g},{-30 - i * 46}q34,16 66,-2" for i in range(13)),
            "#5f4630",
            5,
            opacity=0.7,
        ),
        *(
            group(
                shape(frond, body(lighten(leaf, s) if s > 0 else darken(leaf, -s * 0.6))),
                rib,
                transform=f"translate(46 -598) rotate({a if k > 0 else a - 180}) scale({k} "
                f"{abs(k)})",
            )
            for a, k, s in fronds
        ),
        *(dot(x, y, 17, ball("#7a5436")) for x, y in ((30, -578), (58, -574), (44, -560))),
    )


def _birch(coat: Coat) -> str:
    leaf = mix(_season(coat), "#c9b84a", 0.3)
    marks = "".join(f"M{-16 + (i * 13 % 17)},{-40 - i * 36}h{8 + i * 5 % 9}" for i in range(14))
    return group(
        line("M0,-300C-40,-400 -70,-430 -100,-480M4,-360C40,-430 60,-470 96,-520", "#d8d3c8", 11),
        shape(
            "M-30,0C-18,-200 -16,-400 -7,-700H9C16,-400 20,-200 32,0Z",
            across("#fbf8f0", "#ece6da", "#b0a898"),
        ),
        line(marks, "#3a3634", 6),
        *(
            _clump((x, y, rx, ry), lighten(leaf, s) if s > 0 else darken(leaf, -s), coat, salt)
            for x, y, rx, ry, s, salt in (
                (-96, -470, 84, 90, -0.1, "a"),
                (96, -510, 84, 96, -0.16, "b"),
                (-50, -600, 92, 96, 0.06, "c"),
                (56, -640, 86, 96, 0.0, "d"),
                (0, -720, 78, 84, 0.14, "e"),
            )
        ),
    )


def _bush(coat: Coat) -> str:
    leaf = _season(coat)
    return group(
        _clump((-110, -74, 110, 78), darken(leaf, 0.16), coat, "a"),
        _clump((114, -80, 112, 84), darken(leaf, 0.2), coat, "b"),
        _clump((0, -110, 130, 108), leaf, coat, "c"),
        _clump((-40, -60, 110, 64), lighten(leaf, 0.06), coat, "d"),
        *(
            dot(x, y, 8, ball("#d9506a"))
            for x, y in (
                (-120, -90),
                (-60, -140),
                (10, -170),
                (70, -120),
                (120, -90),
                (-10, -80),
                (-90, -40),
                (60, -60),
            )
        ),
    )


def _stem(height: float, colour: str = "#4f8046") -> str:
    return group(
        line(f"M0,0C-14,{-height * 0.4:g} 10,{-height * 0.7:g} 0,{-height:g}", colour, 11),
        shape(
            (
                f"M-2,{-height * 0.3:g}"
                f"C-50,{-height * 0.5:g} -100,{-height * 0.5:g} -124,{-height * 0.44:g}"
                f"C-100,{-height * 0.3:g} -50,{-height * 0.24:g} -2,{-height * 0.3:g}Z"
            ),
            body(lighten(colour, 0.1)),
        ),
        shape(
            (
                f"M0,{-height * 0.44:g}"
                f"C46,{-height * 0.62:g} 96,{-height * 0.62:g} 116,{-height * 0.58:g}"
                f"C96,{-height * 0.44:g} 46,{-height * 0.38:g} 0,{-height * 0.44:g}Z"
            ),
            body(colour),
        ),
        line(
            (
                f"M-6,{-height * 0.31:g}"
                f"C-50,{-height * 0.4:g} -90,{-height * 0.42:g} -118,{-height * 0.44:g}"
                f"M4,{-height * 0.45:g}"
                f"C46,{-height * 0.54:g} 86,{-height * 0.56:g} 110,{-height * 0.58:g}"
            ),
            lighten(colour, 0.3),
            2.4,
        ),
    )


def _flower(coat: Coat) -> str:
    petal = "M0,0C-50,-30 -56,-100 0,-132C56,-100 50,-30 0,0Z"
    return group(
        _stem(320),
        *(
            put(
                shape(petal, down(lighten(coat.main, 0.35), coat.main, darken(coat.main, 0.26))),
                0,
                -360,
                0.86,
                30 + 60 * i,
            )
            for i in range(6)
        ),
        *(
            put(
                shape(petal, down(lighten(coat.main, 0.5), lighten(coat.main, 0.1), coat.main))
                + line("M0,-20V-90", coat.dark, 2, opacity=0.5),
                0,
                -360,
                0.74,
                60 * i,
            )
            for i in range(6)
        ),
        dot(0, -360, 32, ball("#e8b53a")),
        *(
            dot(math.cos(i * 2.4) * i * 1.7, -360 + math.sin(i * 2.4) * i * 1.7, 2.6, "#9a6420")
            for i in range(14)
        ),
    )


def _rose(coat: Coat) -> str:
    c = coat.main
    return group(
        _stem(330),
        line("M-4,-120l-14,-8M4,-190l14,-10M-3,-250l-12,-10", "#4f8046", 5),
        shape("M-60,-330C-80,-300 -40,-290 0,-300C40,-290 80,-300 60,-330Z", body("#4f8046")),
        shape(
            (
                "M-100,-430C-120,-360 -70,-310 0,-306C70,-310 120,-360 100,-430"
                "C70,-470 -70,-470 -100,-430Z"
            ),
            body(darken(c, 0.12)),
        ),
        shape(
            (
                "M-92,-450C-100,-500 -40,-520 0,-506C40,-520 100,-500 92,-450"
                "C70,-420 -70,-420 -92,-450Z"
            ),
            body(darken(c, 0.24)),
        ),
        shape(
            "M-60,-470C-50,-510 50,-510 60,-470C50,-430 -50,-430 -60,-470Z", body(darken(c, 0.4))
        ),
        shape("M-34,-476C-20,-500 30,-496 36,-466C20,-440 -20,-446 -34,-476Z", body(c))
        + line("M-16,-472C-4,-486 20,-480 18,-464C10,-454 -6,-460 -2,-468", darken(c, 0.5), 3.4),
        shape(
            (
                "M-104,-440C-60,-440 -10,-410 10,-350C10,-330 4,-314 -6,-308"
                "C-70,-312 -122,-360 -104,-440Z"
            ),
            Ramp(((0, lighten(c, 0.36)), (0.5, c), (1, darken(c, 0.2))), (0, 0), (1, 1)),
        ),
        shape(
            "M104,-440C60,-446 6,-400 -10,-344C-12,-324 -6,-310 6,-306C70,-312 122,-360 104,-440Z",
            Ramp(
                ((0, lighten(c, 0.2)), (0.5, darken(c, 0.06)), (1, darken(c, 0.36))), (0, 0), (1, 1)
            ),
        ),
        line("M-100,-438C-60,-438 -14,-412 8,-358", lighten(c, 0.5), 3, opacity=0.8),
        *(
            oval(x, y, 4, 5, "#ffffff", opacity=0.7)
            for x, y in ((-60, -390), (40, -380), (-20, -340))
        ),
    )


def _sunflower(coat: Coat) -> str:
    petal = "M0,0C-26,-40 -24,-104 0,-136C24,-104 26,-40 0,0Z"
    return group(
        _stem(420),
        *(
            put(
                shape(petal, down(lighten(coat.main, 0.3), coat.main, "#b8701f")),
                0,
                -500,
                1.16,
                11 + 22.5 * i,
            )
            for i in range(16)
        ),
        *(
            put(
                shape(petal, down(lighten(coat.main, 0.45), coat.main, "#c98424")),
                0,
                -500,
                1,
                22.5 * i,
            )
            for i in range(16)
        ),
        dot(0, -500, 66, out("#7a4a24", "#4f2c18", "#2f1a12")),
        *(
            dot(
                math.cos(i * 2.39996) * 7.2 * math.sqrt(i),
                -500 + math.sin(i * 2.39996) * 7.2 * math.sqrt(i),
                2.5,
                "#b87a3a" if i > 26 else "#8a5a2c",
            )
            for i in range(70)
        ),
    )


def _mushroom(coat: Coat) -> str:
    cap = (
        "M-150,-170C-150,-270 -70,-310 0,-310C70,-310 150,-270 150,-170"
        "C100,-140 -100,-140 -150,-170Z"
    )
    return group(
        shape(
            "M-40,-180C-30,-100 -60,-50 -58,-14C-56,4 56,4 58,-14C60,-50 30,-100 40,-180Z",
            across("#fbf6ea", "#efe4cf", "#b8a88c"),
        ),
        shape("M-52,-130C-30,-112 30,-112 52,-130C46,-108 -46,-108 -52,-130Z", "#e4d6bc"),
        shape(
            "M-150,-172C-100,-142 100,-142 150,-172C110,-190 -110,-190 -150,-172Z",
            darken("#e9d9bc", 0.24),
        ),
        shape(
            cap,
            Ramp(
                ((0, lighten(coat.main, 0.3)), (0.5, coat.main), (1, darken(coat.main, 0.36))),
                (0.2, 0),
                (0.8, 1),
            ),
        ),
        *(
            put(oval(0, 0, rx, ry, body("#fff8ea", depth=0.1)), x, y, 1, t)
            for x, y, rx, ry, t in (
                (-70, -240, 24, 17, -30),
                (10, -276, 28, 17, 5),
                (84, -222, 22, 17, 34),
                (-110, -190, 15, 11, -40),
                (10, -206, 22, 15, 0),
                (120, -184, 11, 8, 30),
                (-40, -184, 12, 8, 0),
                (60, -178, 12, 7, 0),
            )
        ),
        group(
            shape("M-18,-60C-14,-30 -20,-10 -18,0H18C20,-10 14,-30 18,-60Z", "#efe4cf"),
            shape(
                "M-56,-56C-56,-96 -26,-110 0,-110C26,-110 56,-96 56,-56C36,-44 -36,-44 -56,-56Z",
                body(coat.main),
            ),
            oval(-18, -84, 9, 6, "#fff8ea") + oval(20, -74, 8, 5, "#fff8ea"),
            transform="translate(118 0)",
        ),
        line(
            "".join(
                f"M{x},4q{d},-26 {d * 1.6:g},-44"
                for x, d in ((-110, -8), (-96, 6), (-80, -4), (70, 5), (160, 8), (176, -6))
            ),
            "#5f8f4a",
            6,
        ),
    )


def _cactus(coat: Coat) -> str:
    green = coat.main
    limb = Ramp(((0, lighten(green, 0.3)), (0.45, green), (1, darken(green, 0.4))), (0, 0), (1, 0))
    spines = "".join(
        f"M{x},{y}l-7,-4M{x},{y}l7,-4" for x in (-34, 0, 34) for y in range(-480, -20, 36)
    )
    return group(
        shape(
            (
                "M-60,-210H-110C-150,-210 -166,-230 -166,-260V-350C-166,-392 -106,-392 -106,-350"
                "V-290C-106,-276 -100,-270 -90,-270H-60Z"
            ),
            limb,
        ),
        shape(
            (
                "M60,-160H100C150,-160 172,-180 172,-220V-300C172,-342 112,-342 112,-300V-240"
                "C112,-226 106,-220 94,-220H60Z"
            ),
            limb,
        ),
        shape("M-66,0V-460C-66,-548 66,-548 66,-460V0Z", limb),
        line(
            "M-34,-4V-490M0,-4V-516M34,-4V-490M-136,-240V-364M142,-190V-314",
            darken(green, 0.3),
            4,
            opacity=0.6,
        ),
        line(spines, "#f2ead0", 2),
        *(
            put(
                shape("M0,0C-12,-14 -12,-32 0,-42C12,-32 12,-14 0,0Z", body("#e0608a")),
                0,
                -520,
                1,
                t,
            )
            for t in (-50, -25, 25, 50, 0)
        ),
        *(
            put(
                shape("M0,0C-9,-11 -9,-24 0,-32C9,-24 9,-11 0,0Z", body("#e0608a")), 142, -328, 1, t
            )
            for t in (-40, 0, 40)
        ),
        shape("M-130,6C-90,-26 80,-26 130,6Z", "#c9a06a"),
    )


def _grass(coat: Coat) -> str:
    blades = []
    for i in range(34):
        chance = share(coat.figure, salt=f"blade {i}")
        x, lean, tall = (
            -170 + i * 10.4,
            (chance - 0.5) * 130,
            90 + 150 * share(coat.figure, salt=f"tall {i}"),
        )
        colour = lighten(coat.main, 0.3 * chance) if i % 2 else darken(coat.main, 0.3 * chance)
        blades.append(
            shape(
                (
                    f"M{x - 7:g},4Q{x:g},{-tall * 0.6:g} {x + lean:g},{-tall:g}"
                    f"Q{x + lean * 0.3:g},{-tall * 0.5:g} {x + 8:g},4Z"
                ),
                down(lighten(colour, 0.24), colour, darken(colour, 0.3)),
            )
        )
    return group(*blades)


def _leaf(coat: Coat) -> str:
    c = _season(coat)
    return group(
        line("M0,0C4,-40 -4,-60 0,-90", "#7a5436", 8),
        shape(
            (
                "M0,-60C-90,-90 -130,-190 -80,-290C-60,-340 -20,-380 0,-420"
                "C20,-380 60,-340 80,-290C130,-190 90,-90 0,-60Z"
            ),
            Ramp(
                ((0, lighten(c, 0.35)), (0.48, c), (0.52, darken(c, 0.1)), (1, darken(c, 0.3))),
                (0, 0.3),
                (1, 0.6),
            ),
        ),
        line("M0,-60V-400", lighten(c, 0.5), 5),
        line(
            "".join(
                f"M0,{y}Q{-40},{y - 14} {-w},{y - 60}M0,{y}Q40,{y - 14} {w},{y - 60}"
                for y, w in ((-100, 84), (-150, 92), (-200, 86), (-250, 70), (-300, 46))
            ),
            lighten(c, 0.4),
            2.6,
            opacity=0.8,
        ),
        transform="rotate(18)",
    )


def _rock(coat: Coat) -> str:
    c = coat.main
    return group(
        shape(
            "M120,0C110,-60 140,-110 190,-116C240,-100 262,-50 256,0Z", across(c, darken(c, 0.4))
        ),
        shape(
            (
                "M-220,0C-236,-60 -200,-130 -140,-190C-90,-230 -10,-240 60,-206"
                "C130,-170 176,-90 170,0Z"
            ),
            body(c),
        ),
        shape("M-140,-190C-90,-230 -10,-240 60,-206L10,-130L-90,-120Z", lighten(c, 0.32)),
        shape("M60,-206C130,-170 176,-90 170,0H60L40,-70L10,-130Z", darken(c, 0.32)),
        shape("M-220,0C-236,-60 -200,-130 -140,-190L-90,-120L-130,-50L-100,0Z", lighten(c, 0.12)),
        line(
            "M-90,-120L10,-130L40,-70M-130,-50L-60,-70L-90,-120M40,-70L110,-60",
            darken(c, 0.36),
            3,
            opacity=0.6,
        ),
        shape(
            (
                "M-236,4C-200,-26 -160,-16 -130,-24C-90,-10 -20,-14 20,-6C80,-20 140,-14 180,-20"
                "C220,-14 250,-14 270,4Z"
            ),
            body("#6a8a4a"),
        ),
        *(
            oval(x, y, 17, 7, "#8a9a5a", opacity=0.7)
            for x, y in ((-60, -190), (-10, -206), (-150, -130))
        ),
    )


def _mountain(coat: Coat) -> str:
    c = coat.main
    return group(
        shape(
            "M-700,0L-420,-360L-330,-300L-180,-420L0,0Z",
            across(mix(c, "#aebccb", 0.4), mix(c, "#8fa0b3", 0.3)),
        ),
        shape(
            "M60,0L380,-400L460,-340L720,0Z", across(mix(c, "#aebccb", 0.4), mix(c, "#6f8298", 0.3))
        ),
        shape(
            "M-520,0L-160,-480L-90,-450L40,-680L150,-520L220,-480L540,0Z",
            across(lighten(c, 0.2), c),
        ),
        shape(
            "M40,-680L150,-520L220,-480L540,0H120L160,-160L80,-260L120,-380L50,-500Z",
            darken(c, 0.34),
        ),
        shape(
            "M40,-680L-58,-508L-20,-530L0,-470L30,-520L50,-500L70,-470L100,-540L120,-500L150,-520Z",
            "#f4f8fb",
        ),
        shape("M40,-680L50,-500L70,-470L100,-540L120,-500L150,-520Z", "#c4d2e2"),
        shape("M-160,-480L-230,-388L-190,-400L-170,-360L-140,-400L-120,-380L-90,-450Z", "#f4f8fb"),
        line(
            "M-90,-450L-150,-300L-120,-200M-260,-330L-300,-200L-260,-100M-20,-400L-50,-260",
            darken(c, 0.24),
            6,
            opacity=0.5,
        ),
        shape("M-720,10C-400,-70 -100,-30 100,-50C320,-80 560,-30 740,10Z", body("#5a7a5a")),
        *(
            shape(
                f"M{x - 16 * s:g},{y}L{x},{y - 64 * s:g}L{x + 16 * s:g},{y}Z",
                darken("#4a6a50", 0.1 * (i % 3)),
            )
            for i, (x, y, s) in enumerate(
                (-560 + 62 * k, -14 - (k * 7 % 5) * 5, 0.8 + (k * 3 % 4) * 0.2) for k in range(19)
            )
        ),
    )


def _volcano(coat: Coat) -> str:
    c = coat.main
    return group(
        *(
            dot(x, y, r, ball("#6a6068"), opacity=0.9)
            for x, y, r in (
                (40, -560, 70),
                (-50, -620, 90),
                (70, -680, 110),
                (-40, -760, 120),
                (110, -800, 110),
                (20, -860, 100),
            )
        ),
        shining(halo(0, -460, 260, "#ff8a3a", 0.8), coat.palette),
        shining(
            line(
                (
                    "M0,-440C-20,-560 -120,-560 -160,-480M0,-440C20,-580 110,-580 170,-500M0,-440"
                    "V-580M-10,-440C-30,-540 -70,-560 -90,-540M10,-440C40,-540 60,-570 90,-550"
                ),
                "#ffb347",
                8,
            ),
            coat.palette,
        ),
        shape(
            (
                "M-600,0C-400,-60 -220,-240 -120,-440L-60,-420L0,-436L60,-420L120,-440"
                "C220,-240 400,-60 600,0Z"
            ),
            across(lighten(c, 0.2), c, darken(c, 0.45)),
        ),
        shining(
            group(
                shape(
                    "M-120,-440L-60,-420L0,-436L60,-420L120,-440C80,-460 -80,-460 -120,-440Z",
                    "#ff9a3f",
                ),
                shape(
                    (
                        "M-60,-424C-40,-340 -110,-300 -90,-220C-80,-160 -150,-120 -150,-40"
                        "C-120,-110 -50,-150 -50,-220C-50,-280 -10,-320 -10,-430Z"
                    ),
                    down("#ffd36a", "#f0702c", "#b8321f"),
                ),
                shape(
                    (
                        "M30,-428C40,-360 100,-330 90,-260C84,-210 150,-150 190,-60"
                        "C130,-130 50,-190 56,-260C60,-310 10,-360 12,-432Z"
                    ),
                    down("#ffd36a", "#f0702c", "#b8321f"),
                ),
            ),
            coat.palette,
        ),
        line(
            "M-200,-300C-260,-180 -340,-90 -420,-50M200,-300C250,-190 330,-100 420,-50",
            darken(c, 0.4),
            7,
            opacity=0.4,
        ),
        shape("M-620,8C-300,-30 300,-30 620,8Z", "#4a4a3f"),
    )


def _waterfall(coat: Coat) -> str:
    c, water = coat.main, "#a8dcea"
    return group(
        shape(
            (
                "M-330,0V-520C-300,-580 -220,-560 -180,-600C-120,-620 -90,-570 -70,-570H70"
                "C90,-570 130,-630 190,-600C240,-560 310,-580 330,-520V0Z"
            ),
            across(lighten(c, 0.16), c, darken(c, 0.3)),
        ),
        line(
            (
                "M-260,-520L-280,-380L-230,-260L-270,-120M-180,-560L-160,-400L-200,-240M220,-560"
                "L240,-400L200,-260L250,-120M290,-500L270,-300"
            ),
            darken(c, 0.36),
            8,
            opacity=0.6,
        ),
        shape(
            (
                "M-96,-580C-60,-600 60,-600 96,-580C110,-400 120,-200 140,-20H-140"
                "C-120,-200 -110,-400 -96,-580Z"
            ),
            across("#c9ecf4", water, "#e6f8fb", water, "#86bfd2"),
        ),
        line(
            "".join(
                f"M{x * 0.7:g},-578C{x * 0.8:g},-400 {x * 0.9:g},-200 {x},-40"
                for x in (-110, -78, -40, -6, 30, 66, 104)
            ),
            "#ffffff",
            6,
            opacity=0.75,
        ),
        *(
            group(
                *(
                    oval(x + dx, y + dy, r, r * 0.8, ball("#5f9052"))
                    for dx, dy, r in ((0, 0, 40), (34, 10, 30), (-32, 12, 28))
                )
            )
            for x, y in (
                (-230, -570),
                (-140, -596),
                (150, -604),
                (250, -570),
                (-310, -300),
                (310, -260),
            )
        ),
        oval(0, -14, 340, 46, down("#8fd0e2", "#3f8aa6")),
        *(
            dot(x, y, r, "#ffffff", opacity=a)
            for x, y, r, a in (
                (-120, -26, 34, 0.8),
                (-60, -40, 44, 0.7),
                (10, -30, 40, 0.8),
                (80, -40, 46, 0.7),
                (136, -22, 30, 0.8),
                (-150, -60, 26, 0.4),
                (160, -64, 28, 0.4),
                (0, -80, 40, 0.35),
            )
        ),
        shape(
            "M-300,20C-310,-40 -220,-60 -190,-10L-200,24ZM300,22C310,-30 230,-54 200,-6L210,26Z",
            body(darken(c, 0.1)),
        ),
    )


def _cloud(coat: Coat) -> str:
    puffs = (
        (-170, -70, 74),
        (-90, -124, 92),
        (20, -150, 110),
        (120, -108, 86),
        (196, -64, 66),
        (0, -70, 90),
        (80, -60, 80),
        (-100, -56, 70),
    )
    rain = coat.words & {"rain", "rainy", "storm", "stormy", "dark"}
    white, shade = ("#8a93a3", "#555d70") if rain else ("#ffffff", "#bccadb")
    return group(
        *(
            dot(
                x,
                y,
                r,
                Ramp(((0, white), (0.5, mix(white, shade, 0.2)), (1, shade)), (0.3, 0), (0.6, 1)),
            )
            for x, y, r in puffs
        ),
        shape(
            "M-240,-70C-240,-10 -200,0 -170,0H200C240,0 262,-30 260,-66C200,-20 -180,-30 -240,-70Z",
            down((shade, 0.0), shade),
        ),
        *(
            oval(x - r * 0.3, y - r * 0.45, r * 0.4, r * 0.26, "#ffffff", opacity=0.8)
            for x, y, r in puffs[:4]
        ),
    )


def _sun(coat: Coat) -> str:
    rays = "".join(
        put(
            shape(
                "M-13,-150L0,-214L13,-150Z" if i % 2 else "M-9,-148L0,-186L9,-148Z",
                coat.glow,
                opacity=0.8,
            ),
            0,
            -200,
            1,
            15 * i,
        )
        for i in range(24)
    )
    return shining(
        group(
            halo(0, -200, 240, coat.glow, 0.8),
            rays,
            dot(
                0,
                -200,
                130,
                out(
                    "#fffbe6",
                    mix(coat.glow, "#fff2c0", 0.4),
                    coat.glow,
                    "#f2a83c",
                    centre=(0.4, 0.36),
                    radius=0.7,
                ),
            ),
        ),
        coat.palette,
    )


def _moon(coat: Coat) -> str:
    disc = "M-150,-160a150,150 0 1 1 300,0a150,150 0 1 1 -300,0Z"
    pale = "#f4eeda"
    craters = (
        (-60, -220, 30),
        (40, -180, 40),
        (-30, -120, 22),
        (70, -90, 26),
        (-90, -150, 16),
        (10, -260, 18),
        (90, -230, 14),
    )
    face = group(
        dot(0, -160, 150, out("#fffdf2", pale, "#c9c2b0", centre=(0.38, 0.34), radius=0.72)),
        inside(
            disc,
            *(
                dot(x, y, r, "#cdc5b2") + dot(x + r * 0.14, y + r * 0.14, r * 0.84, "#dcd5c3")
                for x, y, r in craters
            ),
        ),
    )
    if coat.words & {"crescent", "new", "half"}:
        face = shape(
            "M40,-306A150,150 0 1 0 40,-14A118,118 0 1 1 40,-306Z",
            out("#fffdf2", pale, "#d9d0b8", centre=(0.2, 0.4), radius=0.8),
        )
    return shining(halo(0, -160, 270, "#fff4d0", 0.45) + face, coat.palette)


def _star(coat: Coat) -> str:
    points = [
        (
            math.sin(math.tau * i / 10) * (150 if i % 2 == 0 else 64),
            -150 - math.cos(math.tau * i / 10) * (150 if i % 2 == 0 else 64),
        )
        for i in range(10)
    ]
    facets = "".join(
        shape(
            (
                f"M0,-150L{points[i][0]:.1f},{points[i][1]:.1f}"
                f"L{points[(i + 1) % 10][0]:.1f},{points[(i + 1) % 10][1]:.1f}Z"
            ),
            lighten(coat.main, 0.42) if i % 2 else mix(coat.main, "#b5742a", 0.24),
        )
        for i in range(10)
    )
    return shining(
        (
            halo(0, -150, 230, coat.glow, 0.8)
            + facets
            + shape("M0,-300l6,-40l6,40l40,6l-40,6l-6,40l-6,-40l-40,-6z", "#ffffff", opacity=0.8)
        ),
        coat.palette,
    )


def _planet(coat: Coat) -> str:
    disc = "M-160,-200a160,160 0 1 1 320,0a160,160 0 1 1 -320,0Z"
    ring = "M-300,-146C-260,-100 -60,-130 120,-190C250,-236 316,-284 300,-306"
    c = coat.main
    return group(
        halo(0, -200, 280, lighten(c, 0.3), 0.4),
        line(
            "M-300,-146C-320,-176 -240,-220 -150,-256M300,-306C280,-336 200,-322 130,-300",
            lighten(c, 0.5),
            26,
            opacity=0.7,
        ),
        dot(0, -200, 160, ball(c)),
        inside(
            disc,
            *(
                shape(
                    (
                        f"M-180,{y}C-60,{y + 40} 60,{y - 30} 180,{y - 50}V{y - 50 + h}"
                        f"C60,{y - 30 + h} -60,{y + 40 + h} -180,{y + h}Z"
                    ),
                    colour,
                    opacity=0.6,
                )
                for y, h, colour in (
                    (-300, 30, lighten(c, 0.35)),
                    (-240, 20, darken(c, 0.2)),
                    (-190, 44, lighten(c, 0.25)),
                    (-120, 26, darken(c, 0.25)),
                    (-70, 20, lighten(c, 0.2)),
                )
            ),
            oval(50, -150, 30, 17, darken(c, 0.3)),
            dot(
                0,
                -200,
                160,
                out(
                    ("#0a0618", 0),
                    ("#0a0618", 0.1),
                    ("#0a0618", 0.75),
                    centre=(0.34, 0.3),
                    radius=0.78,
                ),
            ),
        ),
        line(ring, lighten(c, 0.55), 24)
        + line(ring, lighten(c, 0.2), 6)
        + line(
            "M-290,-138C-240,-96 -50,-122 124,-180C250,-224 308,-270 300,-296",
            darken(c, 0.2),
            3,
            opacity=0.5,
        ),
    )


def _comet(coat: Coat) -> str:
    return shining(
        group(
            shape(
                "M160,-120C40,-180 -200,-260 -420,-330C-220,-220 -80,-130 100,-60Z",
                Ramp(
                    ((0, "#bfe6f6", 0.0), (0.6, "#bfe6f6", 0.35), (1, "#ffffff", 0.9)),
                    (0, 0),
                    (1, 0.8),
                ),
            ),
            shape(
                "M150,-100C20,-120 -200,-160 -360,-180C-200,-120 -40,-70 110,-50Z",
                Ramp(((0, coat.glow, 0.0), (1, coat.glow, 0.8)), (0, 0), (1, 0.5)),
            ),
            halo(140, -90, 130, "#dff4ff", 0.9)
            + dot(140, -90, 46, out("#ffffff", "#e6f6ff", "#9fd0ea")),
            *(
                dot(x, y, r, "#ffffff", opacity=0.8)
                for x, y, r in (
                    (-120, -200, 4),
                    (-40, -130, 3),
                    (-240, -250, 3),
                    (-180, -140, 2.6),
                    (20, -150, 4),
                )
            ),
        ),
        coat.palette,
    )


def _rainbow(_coat: Coat) -> str:
    bands = ("#d9483a", "#e88a3a", "#f0c84a", "#6fb05f", "#4a90c8", "#5f5fb0", "#8a5aa8")
    arcs = "".join(
        line(
            f"M{-500 + 26 * i},0A{500 - 26 * i},{500 - 26 * i} 0 0 1 {500 - 26 * i},0",
            c,
            27,
            opacity=0.8,
        ).replace('stroke-linecap="round"', 'stroke-linecap="butt"')
        for i, c in enumerate(bands)
    )
    puffs = "".join(
        dot(s * x, y, r, down("#ffffff", "#d3deea"))
        for s in (-1, 1)
        for x, y, r in ((500, -20, 60), (430, -36, 76), (350, -20, 60), (400, -4, 66), (470, 0, 56))
    )
    return arcs + puffs


def _lightning(coat: Coat) -> str:
    bolt = (
        "M40,-600L-90,-330L-10,-340L-80,-170L-20,-180L-60,0L100,-230L30,-222L110,-390L40,-384"
        "L130,-600Z"
    )
    return shining(
        (
            halo(0, -300, 330, "#dfe6ff", 0.6)
            + shape(bolt, down("#ffffff", coat.glow))
            + shape(
                (
                    "M60,-600L-60,-346L16,-352L-52,-190L0,-196L-40,-50L70,-214L4,-206L84,-374"
                    "L14,-370L100,-600Z"
                ),
                "#ffffff",
                opacity=0.6,
            )
        ),
        coat.palette,
    )


def _flames(coat: Coat) -> str:
    return shining(
        group(
            halo(0, -150, 300, coat.glow, 0.75),
            shape(
                (
                    "M0,-10C-110,-10 -130,-90 -104,-160C-96,-130 -84,-120 -74,-116"
                    "C-90,-190 -40,-250 -30,-330C10,-290 20,-240 30,-210C44,-230 48,-250 46,-276"
                    "C96,-220 130,-150 116,-90C106,-30 60,-10 0,-10Z"
                ),
                down("#f2a03a", "#e8602c", "#c23a24"),
            ),
            shape(
                (
                    "M0,-14C-70,-14 -84,-70 -66,-116C-56,-94 -46,-92 -40,-94"
                    "C-50,-140 -10,-190 -6,-240C24,-200 30,-160 34,-136C46,-150 48,-160 48,-174"
                    "C80,-130 84,-90 74,-60C66,-28 40,-14 0,-14Z"
                ),
                down("#ffd86a", "#f6a83c"),
            ),
            shape(
                (
                    "M0,-18C-36,-18 -42,-50 -30,-80C-24,-66 -16,-70 -14,-76"
                    "C-16,-100 0,-124 4,-146C22,-116 24,-94 28,-80C44,-50 36,-18 0,-18Z"
                ),
                coat.glow,
            ),
            shape(
                (
                    "M0,-22C-16,-22 -20,-40 -10,-56C-4,-66 2,-76 2,-88C12,-70 20,-56 16,-40"
                    "C14,-28 8,-22 0,-22Z"
                ),
                "#ffffff",
                opacity=0.85,
            ),
            *(
                dot(x, y, r, coat.glow)
                for x, y, r in (
                    (-90, -260, 4),
                    (70, -320, 4),
                    (100, -240, 3),
                    (-50, -360, 3),
                    (20, -380, 3.4),
                    (-120, -200, 3),
                )
            ),
        ),
        coat.palette,
    )


def _campfire(coat: Coat) -> str:
    log = (
        box(-130, -20, 260, 40, body("#7a5238"), 18)
        + oval(-128, 0, 13, 20, "#c99a68")
        + oval(-128, 0, 7, 11, "#a87848")
    )
    return group(
        put(log, 20, -26, 1, 14) + put(log, -20, -26, -1, -14),
        put(_flames(coat), 0, -34),
        put(log, 0, -14, 0.94, 0),
        *(
            oval(x, -8 - i % 2 * 5, 26 + i % 3 * 3, 19 + i % 2 * 3, ball(stone))
            for i, (x, stone) in enumerate(
                zip(range(-166, 180, 54), ("#8a8580", "#9a928a", "#7a7a80") * 3, strict=False)
            )
        ),
    )


def _wave(coat: Coat) -> str:
    c = coat.main
    curl = (
        "M-420,0C-320,-30 -230,-120 -150,-260C-90,-370 40,-430 160,-390"
        "C250,-360 290,-280 270,-210C250,-250 210,-280 160,-270C90,-256 70,-190 110,-130"
        "C150,-70 280,-40 420,0Z"
    )
    return group(
        shape(
            curl, Ramp(((0, lighten(c, 0.3)), (0.5, c), (1, darken(c, 0.4))), (0.3, 0), (0.6, 1))
        ),
        inside(
            curl,
            *(
                line(d, lighten(c, 0.4), 9, opacity=0.7)
                for d in (
                    "M-330,0C-220,-80 -150,-200 -90,-290C-30,-370 80,-390 160,-350",
                    "M-220,0C-150,-80 -90,-190 -40,-250C10,-310 90,-340 150,-320",
                    "M-100,0C-60,-80 -20,-160 20,-210C60,-260 100,-290 150,-294",
                )
            ),
            line(
                "M40,0C0,-80 30,-180 80,-240M150,0C90,-60 70,-120 80,-180",
                darken(c, 0.3),
                8,
                opacity=0.5,
            ),
        ),
        *(
            dot(x, y, r, "#ffffff")
            for x, y, r in (
                (-150, -268, 26),
                (-110, -330, 34),
                (-50, -376, 38),
                (20, -402, 40),
                (96, -408, 40),
                (170, -390, 38),
                (228, -350, 34),
                (264, -300, 28),
                (278, -250, 22),
                (270, -212, 15),
            )
        ),
        *(
            dot(x, y, r, "#d8eef4")
            for x, y, r in (
                (-100, -306, 18),
                (-30, -350, 22),
                (50, -374, 22),
                (130, -370, 20),
                (196, -330, 20),
                (236, -280, 15),
            )
        ),
        *(
            dot(x, y, r, "#ffffff", opacity=0.9)
            for x, y, r in (
                (300, -330, 9),
                (330, -280, 6),
                (310, -230, 7),
                (250, -430, 8),
                (180, -460, 6),
                (60, -470, 7),
                (-60, -440, 6),
                (290, -390, 5),
                (346, -340, 4),
            )
        ),
        shape(
            "M-460,10C-360,-26 -280,6 -200,-14C-110,-30 -20,4 70,-14C170,-34 300,-20 460,10Z",
            "#e9f6fa",
            opacity=0.9,
        ),
    )


def _iceberg(_coat: Coat) -> str:
    return group(
        shape(
            "M-260,0C-270,50 -170,96 -70,116C0,126 60,112 110,92C190,64 264,36 250,0Z",
            down(("#7fc4dc", 0.7), ("#3f8fb5", 0.25), ("#2f7fa8", 0.0)),
        ),
        shape(
            (
                "M-270,0L-220,-120L-150,-150L-110,-270L-30,-340L40,-300L80,-210L150,-190L200,-90"
                "L260,0Z"
            ),
            across("#ffffff", "#dceff7", "#a9d0e4"),
        ),
        shape(
            "M-30,-340L40,-300L80,-210L150,-190L200,-90L260,0H60L20,-110L50,-200L-10,-260Z",
            down("#b5d8ea", "#8fc0d8"),
        ),
        shape("M-220,-120L-150,-150L-110,-270L-130,-140L-170,-80Z", "#ffffff")
        + shape("M-110,-270L-30,-340L-10,-260L-60,-190Z", "#ffffff"),
        line(
            "M-60,-190L-80,-90L-40,0M50,-200L110,-110L100,-30M-170,-80L-150,0",
            "#9fcbe0",
            4,
            opacity=0.8,
        ),
        shape(
            "M-290,6C-200,-14 -100,6 0,-4C100,-14 200,4 280,4L270,14H-280Z", "#e6f6fb", opacity=0.9
        ),
    )


def _snowman(coat: Coat) -> str:
    snow = Ramp(((0, "#ffffff"), (0.5, "#eef4fa"), (1, "#b5c6da")), (0.36, 0.3), radius=0.75)
    return group(
        line(
            (
                "M-84,-230L-190,-300M-160,-280L-180,-330M-160,-280L-204,-276M84,-230L190,-290"
                "M160,-272L176,-326M160,-272L206,-262"
            ),
            "#6b4a36",
            9,
        ),
        dot(0, -104, 116, snow) + dot(0, -256, 88, snow) + dot(0, -378, 66, snow),
        shape(
            "M-66,-330C-30,-306 30,-306 66,-330L70,-304C34,-280 -34,-280 -70,-304Z", body(coat.main)
        )
        + shape(
            "M30,-304C44,-260 40,-220 52,-190L84,-200C72,-240 74,-270 60,-306Z", body(coat.dark)
        )
        + line("M54,-192v14M66,-196v14M78,-200v14", coat.main, 5),
        dot(-22, -396, 7.5, "#2a2a30")
        + dot(22, -396, 7.5, "#2a2a30")
        + shape("M-4,-386L64,-372L-2,-366Z", body("#e8803a")),
        *(dot(x, y, 4, "#2a2a30") for x, y in ((-26, -354), (-13, -346), (2, -344), (16, -347))),
        *(dot(0, y, 8, "#2a2a30") for y in (-280, -244, -208)),
        oval(0, -432, 92, 14, "#2e2c34")
        + box(-54, -530, 108, 100, across("#4a4850", "#2e2c34", "#1c1b20"), 6)
        + box(-55, -462, 110, 22, coat.main),
        shape("M-170,8C-110,-26 110,-26 170,8Z", "#eef4fa"),
    )


def _island(coat: Coat) -> str:
    return group(
        oval(0, 4, 420, 44, "#7fd0d8", opacity=0.7) + oval(0, 2, 360, 32, "#bfeae4", opacity=0.8),
        shape(
            (
                "M-320,6C-240,-60 -140,-70 -60,-96C40,-120 160,-80 220,-50C270,-30 300,-10 320,6"
                "C160,30 -160,30 -320,6Z"
            ),
            down("#f7e2b0", "#e6c684", "#b8905a"),
        ),
        shape(
            "M-190,-64C-140,-116 -60,-130 0,-122C80,-130 140,-90 180,-62C80,-40 -100,-40 -190,-64Z",
            body("#7aa556"),
        ),
        put(_palm(coat), -30, -100, 0.5) + put(_palm(coat), 90, -80, -0.36),
        shape(
            (
                "M-250,-16C-256,-44 -210,-62 -190,-40L-180,-12ZM200,-14C196,-40 236,-56 258,-30"
                "L262,-8Z"
            ),
            body("#9a8f84"),
        ),
        line(
            "M-360,14C-300,26 -240,20 -200,28M160,30C220,22 300,28 370,14",
            "#ffffff",
            5,
            opacity=0.8,
        ),
    )


ROCKS = ("#8a8580", "#7f8a94", "#9a8a78")
THINGS = {
    **buildings.THINGS,
    "tree": Thing(_tree, (620, 800), 750, "ground", (0, -560), "sway", LEAVES),
    "pine": Thing(_pine, (440, 790), 950, "ground", (0, -400), "sway", LEAVES),
    "palm": Thing(_palm, (560, 760), 850, "ground", (46, -600), "sway", ("#4f9050", "#5f9a48")),
    "birch": Thing(_birch, (380, 810), 900, "ground", (0, -560), "sway", LEAVES),
    "bush": Thing(_bush, (450, 222), 130, "ground", (0, -110), "sway", LEAVES),
    "flower": Thing(_flower, (260, 480), 36, focus=(0, -360), motion="sway", colours=PETALS),
    "rose": Thing(
        _rose,
        (260, 512),
        40,
        focus=(0, -410),
        motion="sway",
        colours=("#b8203a", "#d9506a", "#e8a08a", "#efe2d6"),
    ),
    "sunflower": Thing(_sunflower, (320, 660), 180, "ground", (0, -500), "sway", ("#efb52c",)),
    "mushroom": Thing(
        _mushroom, (370, 312), 14, "ground", (0, -230), colours=("#c8352e", "#a8663a", "#d9873a")
    ),
    "cactus": Thing(_cactus, (350, 560), 300, "ground", (0, -340), colours=("#4f8a5a", "#5f9468")),
    "grass": Thing(_grass, (380, 240), 60, "ground", (0, -110), "sway", LEAVES),
    "leaf": Thing(
        _leaf,
        (340, 430),
        14,
        focus=(60, -210),
        motion="sway",
        colours=("#6f9a48", "#cf7f32", "#b8452f"),
    ),
    "rock": Thing(_rock, (540, 236), 130, "ground", (-40, -130), colours=ROCKS),
    "mountain": Thing(
        _mountain,
        (1460, 682),
        90000,
        "ground",
        (40, -520),
        colours=("#6f7f94", "#7a7a8a", "#5f7a8a"),
    ),
    "volcano": Thing(
        _volcano, (1220, 960), 90000, "ground", (0, -430), "flicker", ("#6a5654", "#5a5a66")
    ),
    "waterfall": Thing(_waterfall, (690, 630), 2500, "ground", (0, -300), "flicker", ROCKS),
    "cloud": Thing(_cloud, (520, 262), 6000, "air", (20, -110), "bob"),
    "sun": Thing(_sun, (480, 420), 4000, "air", (0, -200)),
    "moon": Thing(_moon, (400, 312), 3000, "air", (0, -160)),
    "star": Thing(_star, (320, 306), 60, "air", (0, -150), "flicker", ("#e8b84a", "#f0c860")),
    "planet": Thing(
        _planet,
        (620, 380),
        4000,
        "air",
        (0, -200),
        colours=("#c98a5a", "#5a8ab5", "#a8607f", "#6fa08a"),
    ),
    "comet": Thing(_comet, (840, 340), 3000, "air", (140, -90), "flicker"),
    "rainbow": Thing(_rainbow, (1120, 516), 20000, "ground", (0, -450)),
    "lightning": Thing(_lightning, (260, 600), 30000, "air", (20, -300), "flicker"),
    "fire": Thing(_flames, (260, 340), 90, "ground", (0, -130), "flicker"),
    "campfire": Thing(_campfire, (400, 380), 90, "ground", (0, -150), "flicker"),
    "wave": Thing(
        _wave, (900, 450), 350, "water", (100, -280), "bob", ("#2f86a8", "#2a6f9a", "#3f9aa8")
    ),
    "iceberg": Thing(_iceberg, (560, 342), 2500, "water", (-30, -200), "bob"),
    "snowman": Thing(
        _snowman, (420, 532), 170, "ground", (0, -380), colours=("#c8372f", "#2f6f9f", "#3f8a5a")
    ),
    "island": Thing(
        _island, (760, 480), 2500, "water", (-30, -280), "still", ("#4f9050", "#5f9a48")
    ),
}
FIGURES = drawn(THINGS)
