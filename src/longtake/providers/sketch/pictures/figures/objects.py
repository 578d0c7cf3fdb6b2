"""Things in the hand and in the story: letters, keys, tools, toys; and all other goods."""

import math

from longtake.providers.sketch.pictures.figures import food, furnishings, gadgets, products, wear
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
    metal,
    out,
    oval,
    put,
    round_side,
    shape,
    shining,
)
from longtake.providers.sketch.pictures.figures.drawing import group
from longtake.providers.sketch.pictures.palette import darken, lighten, mix

PAPER = "#f2e4c4"
GOLD = "#d2a444"
STEEL = "#b4bac0"
PAINTS = ("#c8472f", "#2f7a86", "#e0a339", "#3f6fa5", "#5a8a62", "#8a5a86")


def _book(coat: Coat) -> str:
    page = "M0,-60C-50,-100 -150,-100 -210,-76V-256C-150,-280 -50,-280 0,-240Z"
    lines = line(
        "".join(
            f"M-188,{y}C-140,{y - 16} -70,{y - 14} -22,{y + 12}" for y in range(-240, -100, 17)
        ),
        "#9a8f7a",
        2.6,
        opacity=0.7,
    )
    one = shape(page, across("#fffaf0", "#f6ecd6", "#cdbd9c")) + lines
    return group(
        shape(
            (
                "M0,-40C-60,-84 -160,-80 -226,-58V-250C-160,-270 160,-270 226,-250V-58"
                "C160,-80 60,-84 0,-40Z"
            ),
            body(coat.main),
        ),
        shape("M0,-48C-54,-92 -156,-90 -216,-68V-84L216,-84V-68C156,-90 54,-92 0,-48Z", "#e3d4b2"),
        one + group(one, transform="scale(-1 1)"),
        shape(
            (
                "M0,-240C-20,-254 -34,-262 -50,-266V-86C-34,-82 -16,-74 0,-60"
                "C16,-74 34,-82 50,-86V-266C34,-262 20,-254 0,-240Z"
            ),
            across(("#6a5a44", 0), ("#6a5a44", 0.5), ("#6a5a44", 0)),
        ),
        shape("M60,-262L84,-268V-40L72,-58L60,-46Z", "#b8322e"),
        transform="translate(0 40)",
    )


def _letter(coat: Coat) -> str:
    return group(
        put(
            shape("M-150,-250H150V0H-150Z", "#fffaf0")
            + line(
                "".join(
                    f"M-120,{y}H{(110, 90, 116, 60)[i % 4]}"
                    for i, y in enumerate(range(-220, -60, 24))
                ),
                "#8a7f9a",
                3,
            ),
            10,
            -90,
            0.92,
            -4,
        ),
        shape("M-190,-230L190,-230V0H-190Z", body(PAPER, depth=0.14)),
        shape(
            "M-190,-230L0,-90L190,-230V0H-190Z", across(darken(PAPER, 0.06), lighten(PAPER, 0.4))
        ),
        shape(
            "M-190,0L-20,-124C-8,-132 8,-132 20,-124L190,0Z", body(lighten(PAPER, 0.3), depth=0.16)
        ),
        shape(
            "M-24,-84C-34,-112 -2,-124 14,-118C36,-114 38,-84 24,-70C8,-56 -18,-62 -24,-84Z",
            ball(mix(coat.main, "#a82a28", 0.6)),
        ),
        dot(4, -90, 17, "none", stroke="#7a1c1c", stroke_width=3)
        + shape("M4,-80C-10,-92 -4,-102 4,-95C12,-102 18,-92 4,-80Z", "#7a1c1c"),
    )


def _map(coat: Coat) -> str:
    sheet = (
        "M-220,-240C-150,-262 -80,-222 0,-242C80,-262 150,-226 220,-246C208,-160 226,-80 216,0"
        "C150,16 80,-20 0,0C-80,18 -150,-18 -216,-2C-226,-80 -208,-160 -220,-240Z"
    )
    return group(
        shape(sheet, out("#f6e6bd", "#e6cd94", "#c29a5a", radius=0.62)),
        inside(
            sheet,
            shape(
                (
                    "M-170,-200C-110,-230 -60,-190 -70,-140C-40,-120 -60,-70 -110,-60"
                    "C-160,-60 -190,-110 -170,-200Z"
                ),
                "#a8b07a",
            ),
            shape(
                "M30,-190C90,-230 180,-200 180,-130C170,-70 110,-40 60,-60C10,-90 0,-150 30,-190Z",
                "#b8ac74",
            ),
            shape(
                "M80,-150l16,-28l16,28zM106,-140l18,-34l20,34zM-130,-110l14,-24l14,24z", "#7a6a44"
            ),
            line(
                "M-240,-100C-180,-90 -120,-40 -40,-40C40,-40 60,-20 240,-30",
                "#7fa6a0",
                6,
                opacity=0.8,
            ),
            line(
                "M-130,-160C-80,-100 -20,-150 20,-110C50,-84 90,-90 120,-100",
                "#a8322a",
                5,
                stroke_dasharray="14 11",
            ),
            line("M110,-112L134,-88M134,-112L110,-88", "#a8322a", 8),
        ),
        put(
            shape("M0,-34L8,-8L34,0L8,8L0,34L-8,8L-34,0L-8,-8Z", coat.dark) + dot(0, 0, 8, PAPER),
            -160,
            -46,
        ),
        line(
            "M-74,-232C-66,-160 -80,-80 -72,-2M72,-240C80,-160 66,-80 74,-10",
            "#9a7a44",
            3,
            opacity=0.5,
        ),
    )


def _key(coat: Coat) -> str:
    brass = metal(coat.main)
    return group(
        dot(0, -300, 60, "none", stroke=darken(coat.main, 0.3), stroke_width=26),
        dot(0, -300, 61, "none", stroke=coat.main, stroke_width=19),
        dot(-42, -342, 19, ball(coat.main))
        + dot(42, -342, 19, ball(coat.main))
        + dot(0, -364, 19, ball(coat.main)),
        box(
            -15,
            -246,
            30,
            242,
            Ramp(((0, coat.light), (0.4, coat.main), (1, coat.dark)), (0, 0), (1, 0)),
            8,
        ),
        box(-26, -240, 52, 17, brass, 7) + box(-22, -210, 44, 12, brass, 6),
        shape("M12,-90H78V-62H50V-46H78V-12H12Z", brass),
        line("M-52,-318A56,56 0 0 1 -12,-356M-8,-220V-20", "#fff6d8", 5, opacity=0.8),
    )


def _ball(coat: Coat) -> str:
    return group(
        dot(0, -100, 100, ball(coat.main)),
        inside(
            "M-100,-100a100,100 0 1 1 200,0a100,100 0 1 1 -200,0Z",
            shape("M-110,-140C-40,-80 60,-80 110,-130V-92C60,-40 -40,-40 -110,-100Z", coat.trim),
            dot(
                0,
                -100,
                100,
                out(
                    ("#1a1020", 0),
                    ("#1a1020", 0.0),
                    ("#1a1020", 0.45),
                    centre=(0.4, 0.34),
                    radius=0.75,
                ),
            ),
        ),
        oval(-38, -146, 24, 16, "#ffffff", opacity=0.6),
    )


def _patch(angle: float, reach: float, size: float) -> str:
    x, y = math.sin(angle) * reach, -100 - math.cos(angle) * reach
    points = [
        (
            x + math.sin(angle + math.tau * i / 5) * size,
            y - math.cos(angle + math.tau * i / 5) * size,
        )
        for i in range(5)
    ]
    return shape("M" + "L".join(f"{px:.1f},{py:.1f}" for px, py in points) + "Z", "#2a2a32")


def _football(_coat: Coat) -> str:
    disc = "M-100,-100a100,100 0 1 1 200,0a100,100 0 1 1 -200,0Z"
    seams = "".join(
        f"M{math.sin(a) * 34:.1f},{-100 - math.cos(a) * 34:.1f}"
        f"L{math.sin(a) * 66:.1f},{-100 - math.cos(a) * 66:.1f}"
        f"L{math.sin(a + 0.5) * 92:.1f},{-100 - math.cos(a + 0.5) * 92:.1f}"
        f"M{math.sin(a) * 66:.1f},{-100 - math.cos(a) * 66:.1f}"
        f"L{math.sin(a - 0.5) * 92:.1f},{-100 - math.cos(a - 0.5) * 92:.1f}"
        for a in (math.tau * i / 5 for i in range(5))
    )
    return group(
        dot(0, -100, 100, ball("#f2efe8")),
        inside(
            disc,
            line(seams, "#6a6a72", 3),
            _patch(0, 0, 34),
            *(_patch(math.tau * (i + 0.5) / 5, 92, 36) for i in range(5)),
        ),
        dot(
            0,
            -100,
            100,
            out(
                ("#ffffff", 0.3),
                ("#1a1020", 0.0),
                ("#1a1020", 0.5),
                centre=(0.36, 0.3),
                radius=0.76,
            ),
        ),
    )


def _basketball(coat: Coat) -> str:
    disc = "M-100,-100a100,100 0 1 1 200,0a100,100 0 1 1 -200,0Z"
    return group(
        dot(0, -100, 100, ball("#d9702c")),
        inside(
            disc,
            line(
                (
                    "M-100,-100H100M0,-200V0M-74,-180C-20,-140 -20,-60 -74,-20M74,-180"
                    "C20,-140 20,-60 74,-20"
                ),
                "#3a2420",
                5,
            ),
        ),
        oval(-36, -150, 22, 14, "#ffffff", opacity=0.4),
        dot(0, -100, 98, "none", stroke=darken(coat.main, 0.6), stroke_width=1, opacity=0.3),
    )


def _chess(coat: Coat) -> str:
    piece = coat.main
    return group(
        shape(
            "M-90,0H90V-18C90,-34 70,-44 56,-46L44,-90H-44L-56,-46C-70,-44 -90,-34 -90,-18Z",
            round_side(piece),
        ),
        shape(
            (
                "M-44,-90C-60,-130 -40,-160 -16,-190C-40,-180 -66,-166 -84,-174"
                "C-96,-184 -92,-206 -74,-220C-56,-240 -40,-272 -22,-284L-26,-312L2,-294"
                "C60,-284 86,-230 78,-170C74,-130 50,-116 44,-90Z"
            ),
            Ramp(
                ((0, lighten(piece, 0.35)), (0.5, piece), (1, darken(piece, 0.4))), (0, 0), (1, 0.3)
            ),
        ),
        shape(
            (
                "M2,-294C60,-284 86,-230 78,-170C74,-130 50,-116 44,-90H26"
                "C40,-130 56,-150 54,-190C52,-240 34,-270 2,-294Z"
            ),
            darken(piece, 0.3),
        ),
        dot(-28, -240, 6.5, darken(piece, 0.65)) + dot(-80, -188, 3.4, darken(piece, 0.6)),
        line("M-84,-18H84M-54,-52H54", darken(piece, 0.36), 4)
        + line("M-36,-100H36", lighten(piece, 0.4), 5),
    )


def _toy(coat: Coat) -> str:
    return group(
        *(
            group(dot(x, -34, 34, ball("#e0a339")) + dot(x, -34, 13, "#8a4a2a"))
            for x in (-86, 0, 92)
        ),
        box(-140, -84, 270, 30, body("#2f6f8f"), 8),
        box(-130, -204, 96, 122, body(coat.main), 8)
        + box(-112, -186, 60, 50, mix(coat.glow, "#fff2d0", 0.3), 6)
        + box(-146, -224, 128, 24, body(coat.dark), 8),
        box(-36, -154, 142, 72, body("#4f8f6a"), 18)
        + box(-10, -156, 14, 74, "#e0a339")
        + box(50, -156, 14, 74, "#e0a339"),
        shape("M44,-152L36,-206H88L80,-152Z", body(coat.main))
        + box(28, -218, 68, 17, body(coat.dark), 6),
        dot(108, -118, 34, ball("#e0a339")) + oval(98, -130, 8, 6, "#ffffff", opacity=0.5),
        *(
            dot(x, y, r, "#e9e4dc", opacity=a)
            for x, y, r, a in ((62, -244, 18, 0.9), (40, -272, 24, 0.7), (6, -296, 28, 0.5))
        ),
    )


def _teddy(coat: Coat) -> str:
    fur, pale = coat.main, lighten(coat.main, 0.45)
    return group(
        *(dot(x, -290, 36, ball(fur)) + dot(x, -288, 20, pale) for x in (-70, 70)),
        oval(-98, -30, 46, 52, ball(fur)) + oval(98, -30, 46, 52, ball(fur)),
        put(oval(0, 0, 32, 66, ball(fur)), -104, -136, 1, 28)
        + put(oval(0, 0, 32, 66, ball(fur)), 104, -136, 1, -28),
        oval(0, -98, 94, 98, ball(fur)) + oval(0, -90, 58, 64, pale),
        oval(-104, -22, 26, 31, pale) + oval(104, -22, 26, 31, pale),
        oval(0, -234, 96, 84, ball(fur)),
        oval(0, -206, 44, 35, pale)
        + oval(0, -222, 15, 11, "#3a2620")
        + line(
            "M0,-212V-200C-6,-190 -18,-190 -22,-196M0,-200C6,-190 18,-190 22,-196", "#3a2620", 3.4
        ),
        *(dot(x, -250, 10, "#2a1c18") + dot(x - 3, -254, 3.2, "#ffffff") for x in (-40, 40)),
        shape(
            (
                "M0,-160C-40,-186 -56,-140 -6,-150C-56,-136 -40,-110 0,-146"
                "C40,-110 56,-136 6,-150C56,-140 40,-186 0,-160Z"
            ),
            "#c8372f",
        )
        + dot(0, -152, 9, "#a82a28"),
        line("M-60,-96C-20,-110 20,-110 56,-98", darken(pale, 0.2), 2, stroke_dasharray="6 6"),
    )


def _kite(coat: Coat) -> str:
    bow = shape("M0,0L-18,-11V11ZM0,0L18,-11V11Z", coat.trim)
    return group(
        line("M0,-120C40,-80 -40,-50 0,-10C20,10 -10,40 20,70", darken(coat.main, 0.3), 3),
        put(bow, 12, -92, 1, 30)
        + put(bow, -16, -50, 1, -20)
        + put(bow, 0, -10, 1, 30)
        + put(bow, 4, 30, 1, -20),
        shape("M0,-420L-120,-290L0,-120Z", body(coat.light))
        + shape("M0,-420L120,-290L0,-120Z", body(coat.dark)),
        shape("M0,-290H-120L0,-120Z", coat.trim)
        + shape("M0,-420L120,-290H0Z", darken(coat.trim, 0.14)),
        line("M0,-420V-120M-120,-290H120", "#6a4a34", 4),
        line("M0,-300L260,40", "#8a8378", 1.6),
    )


def _gift(coat: Coat) -> str:
    ribbon = across(
        darken(coat.trim, 0.26), lighten(coat.trim, 0.5), coat.trim, darken(coat.trim, 0.3)
    )
    return group(
        box(-130, -170, 260, 170, across(coat.light, coat.main, coat.dark), 6),
        box(-146, -214, 292, 56, across(lighten(coat.main, 0.35), coat.main, coat.dark), 7),
        box(-130, -160, 260, 16, darken(coat.main, 0.5), opacity=0.35),
        box(-24, -214, 48, 214, ribbon),
        shape("M0,-214C-30,-300 -130,-310 -120,-250C-114,-220 -50,-214 0,-214Z", body(coat.trim))
        + shape(
            "M0,-214C30,-300 130,-310 120,-250C114,-220 50,-214 0,-214Z",
            body(darken(coat.trim, 0.1)),
        ),
        shape(
            (
                "M-20,-222C-40,-260 -90,-276 -96,-250C-94,-232 -50,-224 -20,-222ZM20,-222"
                "C40,-260 90,-276 96,-250C94,-232 50,-224 20,-222Z"
            ),
            darken(coat.trim, 0.4),
        ),
        box(-22, -232, 44, 34, ball(coat.trim), 12),
        *(
            dot(x, y, 6, coat.trim, opacity=0.7)
            for x, y in ((-96, -110), (-66, -60), (-104, -30), (70, -120), (104, -80), (66, -34))
        ),
    )


def _sword(coat: Coat) -> str:
    return group(
        shape(
            "M0,-620L26,-580L20,-160H-20L-26,-580Z",
            Ramp(
                ((0, "#eef2f4"), (0.48, "#c2cad0"), (0.52, "#828b94"), (1, "#b8c0c6")),
                (0, 0),
                (1, 0),
            ),
        ),
        shape("M-4,-560H4V-190H-4Z", "#78828c", opacity=0.7),
        shape(
            (
                "M-130,-176C-90,-160 90,-160 130,-176C140,-160 130,-142 110,-142H-110"
                "C-130,-142 -140,-160 -130,-176Z"
            ),
            metal(GOLD),
        ),
        dot(-128, -160, 15, ball(GOLD)) + dot(128, -160, 15, ball(GOLD)),
        box(-17, -142, 34, 104, across(coat.light, coat.main, coat.dark), 6)
        + line("".join(f"M-17,{y}l34,14" for y in range(-136, -46, 15)), darken(coat.main, 0.5), 4),
        dot(0, -24, 28, ball(GOLD)) + dot(0, -24, 13, ball(mix(coat.main, "#c8283a", 0.5))),
        line("M-14,-560V-200", "#ffffff", 4, opacity=0.8),
    )


def _shield(coat: Coat) -> str:
    hull = (
        "M0,-360C60,-330 120,-330 160,-340C166,-180 130,-60 0,0C-130,-60 -166,-180 -160,-340"
        "C-120,-330 -60,-330 0,-360Z"
    )
    return group(
        shape(hull, metal("#b8bec4")),
        group(
            shape(hull, coat.main),
            inside(hull, box(0, -370, 170, 190, coat.trim) + box(-170, -190, 170, 200, coat.trim)),
            shape(
                hull,
                Ramp(
                    ((0, "#ffffff", 0.45), (0.5, "#ffffff", 0.0), (1, "#100818", 0.55)),
                    (0, 0),
                    (1, 1),
                ),
            ),
            transform="translate(0 -14) scale(.88 .9)",
        ),
        shape(
            "M0,-250L18,-206L66,-204L28,-174L42,-128L0,-154L-42,-128L-28,-174L-66,-204L-18,-206Z",
            Ramp(((0, "#fbe6a8"), (0.5, "#d8a640"), (1, "#96682a")), (0, 0), (1, 1)),
        ),
        *(
            dot(x, y, 7, ball("#8d949b"))
            for x, y in (
                (0, -344),
                (-148, -322),
                (148, -322),
                (-140, -180),
                (140, -180),
                (0, -14),
                (-92, -76),
                (92, -76),
            )
        ),
    )


def _wand(coat: Coat) -> str:
    return group(
        halo(0, -400, 150, coat.glow, 0.9),
        box(-9, -380, 18, 380, across("#8a5f8a", "#4a3050", "#2a1c34"), 8),
        box(-13, -120, 26, 116, across(lighten(GOLD, 0.4), GOLD, darken(GOLD, 0.4)), 9)
        + line("".join(f"M-12,{y}l24,-16" for y in range(-16, -110, -22)), darken(GOLD, 0.45), 4),
        shape(
            "M0,-470L18,-420L70,-416L28,-386L44,-336L0,-364L-44,-336L-28,-386L-70,-416L-18,-420Z",
            coat.glow,
        ),
        shape("M0,-446L10,-412L-10,-380L-20,-400Z", "#ffffff", opacity=0.8),
        *(
            shape(
                (
                    f"M{x},{y - r}l{r * 0.3},{r * 0.7}l{r * 0.7},{r * 0.3}l{-r * 0.7},{r * 0.3}"
                    f"l{-r * 0.3},{r * 0.7}l{-r * 0.3},{-r * 0.7}l{-r * 0.7},{-r * 0.3}"
                    f"l{r * 0.7},{-r * 0.3}z"
                ),
                coat.glow,
            )
            for x, y, r in (
                (90, -460, 18),
                (-100, -380, 14),
                (80, -330, 12),
                (-70, -470, 11),
                (120, -390, 10),
            )
        ),
    )


def _lightbulb(coat: Coat) -> str:
    return shining(
        group(
            halo(0, -230, 230, coat.glow, 0.8),
            shape(
                (
                    "M-46,-96C-46,-150 -110,-170 -110,-246C-110,-312 -60,-354 0,-354"
                    "C60,-354 110,-312 110,-246C110,-170 46,-150 46,-96Z"
                ),
                out(
                    "#ffffff",
                    coat.glow,
                    mix(coat.glow, "#d8a868", 0.4),
                    centre=(0.45, 0.45),
                    radius=0.6,
                ),
            ),
            line("M-20,-100L-30,-200L-14,-180L0,-204L14,-180L30,-200L20,-100", "#b8742a", 5),
            shape(
                "M-82,-262C-80,-300 -54,-326 -24,-332C-48,-308 -58,-284 -58,-240Z",
                "#ffffff",
                opacity=0.85,
            ),
            *(
                box(-46 + i * 2, -92 + 24 * i, 92 - i * 4, 20, metal("#aab0b6"), 9)
                for i in range(3)
            ),
            shape("M-28,-20H28L14,0H-14Z", "#2a2a30"),
        ),
        coat.palette,
    )


def _gear(coat: Coat) -> str:
    def cog(x: float, y: float, r: float, teeth: int, colour: str) -> str:
        edge = Ramp(
            ((0, lighten(colour, 0.45)), (0.5, colour), (1, darken(colour, 0.4))), (0, 0), (1, 1)
        )
        return group(
            *(
                put(
                    box(-r * 0.13, -r * 1.2, r * 0.26, r * 0.4, darken(colour, 0.12), r * 0.05),
                    x,
                    y,
                    1,
                    360 * i / teeth,
                )
                for i in range(teeth)
            ),
            dot(x, y, r, edge)
            + dot(x, y, r * 0.72, darken(colour, 0.2))
            + dot(x, y, r * 0.66, edge),
            *(
                dot(
                    x + math.cos(math.tau * i / 5) * r * 0.42,
                    y + math.sin(math.tau * i / 5) * r * 0.42,
                    r * 0.13,
                    darken(colour, 0.55),
                )
                for i in range(5)
            ),
            dot(x, y, r * 0.2, darken(colour, 0.5)) + dot(x, y, r * 0.13, STEEL),
        )

    return cog(96, -250, 72, 10, "#8d949b") + cog(-40, -140, 116, 14, coat.main)


def _hammer(coat: Coat) -> str:
    return group(
        shape("M-18,-300H18L22,-20C22,2 -22,2 -22,-20Z", across("#d9a868", "#a8703f", "#6f4426")),
        shape("M-20,-110H20L22,-20C22,2 -22,2 -22,-20Z", across(coat.light, coat.main, coat.dark)),
        shape(
            (
                "M-120,-380H-60C-30,-396 30,-396 60,-378C110,-376 140,-350 152,-318"
                "C110,-340 80,-330 50,-316H-60L-66,-306H-120Z"
            ),
            metal("#8d949b"),
        ),
        box(-134, -388, 30, 90, metal("#aab1b8"), 6) + box(-28, -394, 56, 84, metal("#7a8189"), 8),
    )


def _brush(coat: Coat) -> str:
    return group(
        shape("M-14,-330L-8,-20C-6,4 6,4 8,-20L14,-330Z", across("#e0b884", "#b5793f", "#7a4d2a")),
        box(-21, -400, 42, 80, metal("#c2c7cb"), 4)
        + line("M-20,-380H20M-20,-344H20", "#6a7078", 3),
        shape(
            "M-21,-398C-40,-450 -30,-500 4,-552C30,-500 42,-450 21,-398Z",
            across("#5a3a2a", "#3a2420"),
        ),
        shape(
            "M-30,-454C-30,-494 -16,-520 4,-554C28,-514 36,-480 33,-450C14,-466 -10,-440 -30,-454Z",
            body(coat.main),
        ),
        shape("M4,-540C-8,-514 -18,-490 -18,-466C-6,-480 0,-506 4,-540Z", coat.light),
    )


def _pencil(coat: Coat) -> str:
    return group(
        shape("M-30,-90L0,0L30,-90Z", across("#f4dcb0", "#dcb57c", "#b58a50"))
        + shape("M-11,-33L0,0L11,-33Z", "#2a2a30"),
        box(
            -30,
            -440,
            60,
            352,
            across(coat.light, coat.light, coat.main, coat.main, coat.dark, coat.dark),
        ),
        line("M-10,-440V-92M11,-440V-92", coat.dark, 1.6),
        shape(
            (
                "M-30,-90L-20,-104L-10,-90L0,-104L10,-90L20,-104L30,-90L20,-76L10,-86L0,-76"
                "L-10,-86L-20,-76Z"
            ),
            "#eccb96",
        ),
        box(-31, -484, 62, 48, metal("#c9ced2"))
        + box(-29, -524, 58, 42, across("#f2a0a8", "#d9707c", "#b04f5c"), 12),
        transform="translate(-62 0) rotate(14)",
    )


def _newspaper(coat: Coat) -> str:
    columns = "".join(f"M{x},{y}h80" for x in (-160, -66) for y in range(-120, -16, 12))
    return group(
        put(box(-180, -300, 360, 296, "#d8d0be", 3), 12, -2, 1, 3),
        box(-180, -304, 360, 300, across("#fbf6ea", "#f2ebda", "#d9cfb8"), 3),
        box(-160, -284, 320, 34, "#3a383c") + line("M-160,-236H160", "#3a383c", 3),
        box(-160, -222, 190, 18, "#55525a")
        + box(-160, -196, 150, 12, "#7a767c")
        + box(-160, -172, 174, 40, "none"),
        inside(
            "M40,-222H160V-110H40Z",
            box(40, -222, 120, 112, down(mix(coat.main, "#8a8a90", 0.5), "#d9d4cc"))
            + dot(116, -186, 15, "#f4efe4")
            + shape("M40,-130L80,-176L110,-146L130,-160L160,-130V-110H40Z", "#5a5a62"),
        ),
        line(
            columns
            + "".join(f"M-160,{y}h174" for y in range(-170, -126, 12))
            + "".join(f"M40,{y}h{120 - y % 5 * 8}" for y in range(-92, -16, 12)),
            "#8d8880",
            3.4,
        ),
    )


def _coin(coat: Coat) -> str:
    ring = Ramp(
        (
            (0, lighten(coat.main, 0.6)),
            (0.4, coat.main),
            (0.75, darken(coat.main, 0.36)),
            (1, lighten(coat.main, 0.2)),
        ),
        (0, 0),
        (1, 1),
    )
    return group(
        oval(10, -100, 98, 100, darken(coat.main, 0.5))
        + dot(0, -100, 100, ring)
        + dot(0, -100, 84, darken(coat.main, 0.2))
        + dot(0, -100, 81, ring),
        line(
            "".join(
                (
                    f"M{math.cos(a) * 88:.1f},{-100 + math.sin(a) * 88:.1f}"
                    f"L{math.cos(a) * 97:.1f},{-100 + math.sin(a) * 97:.1f}"
                )
                for a in (math.tau * i / 60 for i in range(60))
            ),
            darken(coat.main, 0.3),
            2,
        ),
        shape(
            "M0,-158L16,-118L58,-116L26,-90L36,-50L0,-72L-36,-50L-26,-90L-58,-116L-16,-118Z",
            darken(coat.main, 0.3),
        ),
        shape(
            "M0,-162L16,-122L58,-120L26,-94L36,-54L0,-76L-36,-54L-26,-94L-58,-120L-16,-122Z",
            lighten(coat.main, 0.35),
        ),
        shape(
            "M-70,-140C-58,-170 -36,-184 -10,-190C-34,-170 -48,-150 -52,-124Z",
            "#ffffff",
            opacity=0.6,
        ),
    )


def _diamond(coat: Coat) -> str:
    stone = lighten(coat.main, 0.35)
    facets = (
        ("M-150,-170L-90,-240L-60,-170Z", 0.3),
        ("M-90,-240H0L-60,-170Z", 0.6),
        ("M0,-240L60,-170H-60Z", 0.85),
        ("M0,-240H90L60,-170Z", 0.4),
        ("M90,-240L150,-170H60Z", 0.1),
        ("M-150,-170H-60L0,0Z", 0.45),
        ("M-60,-170H60L0,0Z", 0.2),
        ("M60,-170H150L0,0Z", -0.2),
    )
    return group(
        halo(0, -150, 190, stone, 0.5),
        *(shape(d, lighten(stone, a) if a > 0 else darken(stone, -a)) for d, a in facets),
        shape("M-20,-170L0,-60L10,-170Z", "#ffffff", opacity=0.7)
        + shape("M-100,-150L-40,-80L-70,-150Z", "#ffffff", opacity=0.4),
        line("M-150,-170H150M-90,-240H90", "#ffffff", 2, opacity=0.7),
        shape("M96,-270l8,26l26,8l-26,8l-8,26l-8,-26l-26,-8l26,-8z", "#ffffff"),
    )


def _heart(coat: Coat) -> str:
    return group(
        shape(
            (
                "M0,0C-60,-60 -140,-110 -140,-186C-140,-250 -50,-270 0,-200"
                "C50,-270 140,-250 140,-186C140,-110 60,-60 0,0Z"
            ),
            ball(coat.main),
        ),
        shape(
            (
                "M-112,-190C-110,-226 -76,-236 -52,-228C-78,-220 -88,-200 -86,-170"
                "C-96,-150 -114,-164 -112,-190Z"
            ),
            "#ffffff",
            opacity=0.6,
        ),
    )


def _crystal(coat: Coat) -> str:
    def shard(x: float, w: float, h: float, turn: float) -> str:
        return put(
            shape(
                f"M{-w},0L{-w},{-h * 0.76}L{-w * 0.2},{-h}L0,{-h * 0.7}L{-w * 0.1},0Z",
                down("#ffffff", lighten(coat.main, 0.45), coat.main),
            )
            + shape(f"M{-w * 0.2},{-h}L{w},{-h * 0.7}L0,{-h * 0.7}Z", lighten(coat.main, 0.6))
            + shape(
                f"M{-w * 0.1},0L0,{-h * 0.7}L{w},{-h * 0.7}L{w},0Z",
                down(coat.main, darken(coat.main, 0.42)),
            )
            + line(f"M{-w * 0.2},{-h}L0,{-h * 0.7}L{-w * 0.1},0", "#ffffff", 2, opacity=0.7),
            x,
            0,
            1,
            turn,
        )

    return group(
        halo(0, -170, 250, coat.light, 0.6),
        shard(-30, 34, 220, -26)
        + shard(44, 36, 230, 24)
        + shard(0, 48, 350, 2)
        + shard(-56, 27, 130, -44)
        + shard(80, 27, 140, 42)
        + shard(24, 25, 150, 10),
        shape(
            "M-120,0C-100,-36 -60,-26 -40,-40C0,-30 40,-46 70,-30C110,-30 120,-10 124,0Z",
            body("#5a5364"),
        ),
    )


def _anchor(coat: Coat) -> str:
    iron = darken(mix(coat.main, "#4a4d55", 0.5), 0.1)
    return group(
        dot(0, -320, 28, "none", stroke=iron, stroke_width=15),
        line("M0,-290V-24", iron, 25)
        + line("M-70,-250H70", iron, 19)
        + dot(-74, -250, 14, ball(iron))
        + dot(74, -250, 14, ball(iron)),
        line("M-136,-116C-130,-40 -60,-12 0,-12C60,-12 130,-40 136,-116", iron, 25),
        shape("M-170,-100L-136,-160L-104,-96Z", iron) + shape("M170,-100L136,-160L104,-96Z", iron),
        line("M-5,-286V-40M-66,-254H60", lighten(iron, 0.4), 5)
        + line("M-124,-100C-116,-50 -60,-22 -8,-20", lighten(iron, 0.4), 5),
        line("M20,-330C80,-340 60,-280 10,-230C-50,-180 60,-150 40,-90", "#c9a56a", 9)
        + line(
            "M20,-330C80,-340 60,-280 10,-230C-50,-180 60,-150 40,-90",
            "#8a6a3a",
            2,
            stroke_dasharray="3 9",
        ),
    )


def _net(coat: Coat) -> str:
    bag = "M-110,-250C-120,-120 -60,0 10,0C80,0 120,-120 110,-250Z"
    return group(
        shape(bag, "#e9e2cf", opacity=0.25),
        inside(
            bag,
            line(
                "".join(
                    f"M{x},-260L{x + 180},10M{x},-260L{x - 180},10" for x in range(-260, 280, 26)
                ),
                "#d9ccac",
                3,
            ),
        ),
        line("M100,-252L230,-420", "#6f4426", 15) + line("M104,-254L232,-420", "#b5793f", 7),
        oval(0, -250, 112, 30, "none", stroke=darken(coat.main, 0.3), stroke_width=13)
        + oval(0, -252, 112, 30, "none", stroke=coat.main, stroke_width=7),
    )


def _wheel(coat: Coat) -> str:
    spokes = "".join(
        put(
            box(-9, -196, 18, 392, across("#b5793f", "#7a4d2a", "#5a361c"), 6)
            + dot(0, -214, 15, ball("#a8703f"))
            + dot(0, 214, 15, ball("#a8703f")),
            0,
            -228,
            1,
            45 * i,
        )
        for i in range(4)
    )
    return group(
        spokes,
        dot(0, -228, 156, "none", stroke="#5a361c", stroke_width=44),
        dot(0, -228, 156, "none", stroke="#96602f", stroke_width=36),
        dot(0, -228, 170, "none", stroke="#c99a5a", stroke_width=4, opacity=0.8)
        + dot(0, -228, 142, "none", stroke=GOLD, stroke_width=4),
        dot(0, -228, 48, ball("#8f5630"))
        + dot(0, -228, 28, metal(GOLD))
        + dot(0, -228, 11, darken(coat.main, 0.3)),
    )


THINGS = {
    **food.THINGS,
    **furnishings.THINGS,
    **gadgets.THINGS,
    **wear.THINGS,
    "book": Thing(_book, (456, 240), 24, focus=(-100, -150), colours=PAINTS),
    "letter": Thing(_letter, (384, 340), 15, focus=(0, -90), colours=PAINTS),
    "map": Thing(_map, (444, 262), 34, focus=(110, -110), colours=PAINTS),
    "key": Thing(_key, (180, 384), 9, focus=(0, -290), colours=("#d2a444", "#b08a5a", "#a8adb2")),
    "ball": Thing(_ball, (202, 202), 22, colours=PAINTS),
    "football": Thing(_football, (202, 202), 22),
    "basketball": Thing(_basketball, (202, 202), 24),
    "chess": Thing(_chess, (184, 314), 9, focus=(-20, -230), colours=("#3a2c28", "#efe2c8")),
    "toy": Thing(_toy, (300, 326), 20, focus=(0, -140), colours=PAINTS),
    "teddy_bear": Thing(
        _teddy, (290, 328), 34, focus=(0, -236), colours=("#a8703f", "#c99a68", "#8a5a44")
    ),
    "kite": Thing(_kite, (260, 420), 120, "air", (0, -290), "sway", PAINTS),
    "gift": Thing(_gift, (300, 300), 26, focus=(0, -230), colours=PAINTS),
    "sword": Thing(
        _sword, (290, 622), 100, focus=(0, -150), colours=("#5a2a2a", "#2f4a6b", "#3a3438")
    ),
    "shield": Thing(
        _shield, (324, 362), 80, focus=(0, -190), colours=("#a82a34", "#2f4a7a", "#2f6f5a")
    ),
    "wand": Thing(_wand, (250, 480), 38, focus=(0, -400), motion="flicker"),
    "lightbulb": Thing(_lightbulb, (224, 356), 12, focus=(0, -240), motion="flicker"),
    "gear": Thing(
        _gear,
        (360, 340),
        20,
        focus=(-40, -140),
        motion="spin",
        colours=("#b5793f", "#c9a04a", "#7a8189"),
    ),
    "hammer": Thing(_hammer, (300, 396), 34, focus=(0, -350), colours=PAINTS),
    "brush": Thing(_brush, (80, 556), 24, focus=(0, -480), colours=PAINTS),
    "pencil": Thing(
        _pencil, (220, 524), 19, focus=(-48, -50), colours=("#e0a339", "#c8472f", "#2f7a86")
    ),
    "newspaper": Thing(_newspaper, (400, 312), 42, focus=(80, -170), colours=PAINTS),
    "coin": Thing(_coin, (206, 202), 4, colours=("#d8a83a", "#b8bec4", "#b5793f")),
    "diamond": Thing(
        _diamond,
        (304, 274),
        6,
        focus=(0, -170),
        motion="flicker",
        colours=("#7fc4e0", "#e08ab5", "#8ad0b0"),
    ),
    "heart": Thing(_heart, (284, 246), 20, focus=(0, -150), colours=("#c8283a", "#d95a6a")),
    "crystal": Thing(
        _crystal,
        (290, 352),
        24,
        focus=(0, -200),
        motion="flicker",
        colours=("#8a5ac0", "#3fa6c0", "#d0608f", "#4fae7f"),
    ),
    "anchor": Thing(_anchor, (344, 356), 120, "ground", (0, -200), colours=("#4a5560", "#5a4a44")),
    "net": Thing(_net, (470, 430), 130, "ground", (0, -180), colours=PAINTS),
    "wheel": Thing(_wheel, (460, 460), 120, "ground", (0, -228), "spin", PAINTS),
}
THINGS["tool"] = THINGS["hammer"]
FIGURES = {**products.FIGURES, **drawn(THINGS)}
