"""What furnishes a house: lamps, clocks, chairs, doors and windows, frames and chests."""

import math

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

GOLD = "#cfa04a"
WOODS = ("#8f5630", "#6f3f28", "#a9713f", "#7a5a3a")
CLOTHS = ("#c8472f", "#2f6f8f", "#d9a03f", "#4f7f5f", "#7a4f86", "#b8687a")


def _flame(x: float, y: float, size: float, coat: Coat) -> str:
    return shining(
        group(
            halo(0, -30, 110, coat.glow, 0.75),
            shape(
                "M-13,0C-22,-22 -4,-34 0,-62C8,-36 22,-20 13,0C8,9 -8,9 -13,0Z",
                down("#f6b24a", coat.glow),
            ),
            shape(
                "M-6,0C-10,-12 0,-18 1,-32C6,-16 10,-10 6,0C4,4 -4,4 -6,0Z", "#ffffff", opacity=0.85
            ),
            transform=f"translate({x} {y}) scale({size})",
        ),
        coat.palette,
    )


def _lamp(coat: Coat) -> str:
    return group(
        halo(0, -250, 270, coat.glow, 0.55),
        oval(0, -8, 78, 12, metal(GOLD)),
        shape(
            (
                "M-14,-10C-8,-30 -48,-60 -48,-104C-48,-140 -10,-150 -8,-190H8"
                "C10,-150 48,-140 48,-104C48,-60 8,-30 14,-10Z"
            ),
            round_side(coat.main),
        ),
        line("M0,-190V-220", GOLD, 8),
        shape(
            "M-74,-348H74L122,-206C60,-192 -60,-192 -122,-206Z",
            across(mix(coat.glow, "#e0b070", 0.4), coat.glow, mix(coat.glow, "#c98a4a", 0.5)),
        ),
        line("M-122,-206C-60,-192 60,-192 122,-206M-74,-348H74", darken(coat.main, 0.1), 5),
        shape(
            "M-34,-120C-34,-138 -18,-146 -12,-156C-14,-130 -24,-120 -24,-92Z",
            "#ffffff",
            opacity=0.5,
        ),
        line("M54,-206V-150", GOLD, 2) + dot(54, -146, 5, ball(GOLD)),
    )


def _lantern(coat: Coat) -> str:
    iron = darken(coat.main, 0.2)
    return group(
        halo(0, -130, 240, coat.glow, 0.65),
        line("M-46,-270C-60,-350 60,-350 46,-270", iron, 8),
        box(
            -66,
            -214,
            132,
            172,
            out(
                coat.glow,
                mix(coat.glow, "#e8a04a", 0.5),
                mix(coat.glow, "#8a5a3a", 0.6),
                centre=(0.5, 0.6),
                radius=0.7,
            ),
            8,
        ),
        box(-14, -86, 28, 40, "#f4ead6", 3) + _flame(0, -90, 0.7, coat),
        shape("M-56,-206H-28L-44,-50H-56Z", "#ffffff", opacity=0.28),
        *(box(x - 4, -220, 8, 184, iron, 3) for x in (-66, 66)),
        line("M-66,-130H66", iron, 5),
        shape("M-88,-212C-70,-260 -30,-270 0,-290C30,-270 70,-260 88,-212Z", body(coat.main)),
        shape("M-84,-46H84L96,-6C96,2 -96,2 -96,-6Z", body(coat.main)),
        line("M-80,-216C-62,-252 -26,-262 0,-280", coat.light, 4),
    )


def _candle(coat: Coat) -> str:
    wax = mix(coat.main, "#f7ead0", 0.7)
    return group(
        _flame(0, -226, 1.1, coat),
        line("M0,-206V-228", "#2a1c18", 5),
        box(-38, -208, 76, 186, round_side(wax), 8),
        shape(
            (
                "M-38,-200C-38,-150 -26,-150 -26,-180C-22,-130 -8,-130 -8,-190"
                "C-2,-168 10,-166 14,-190C18,-110 36,-110 38,-200C20,-214 -20,-214 -38,-200Z"
            ),
            lighten(wax, 0.4),
        ),
        oval(0, -206, 38, 9, lighten(wax, 0.7)),
        shape(
            "M-100,-30C-100,-14 -70,0 0,0C70,0 100,-14 100,-30C60,-16 -60,-16 -100,-30Z",
            metal(GOLD),
        ),
        line("M84,-20C130,-50 130,-4 96,-8", GOLD, 8),
    )


def _hands(x: float, y: float, r: float, colour: str) -> str:
    return group(
        *(
            put(
                box(-r * 0.02, -r * 0.92, r * 0.04, r * (0.16 if i % 3 else 0.24), colour, 1),
                x,
                y,
                1,
                30 * i,
            )
            for i in range(12)
        ),
        put(box(-r * 0.045, -r * 0.56, r * 0.09, r * 0.62, colour, 2), x, y, 1, -58),
        put(box(-r * 0.03, -r * 0.8, r * 0.06, r * 0.88, colour, 2), x, y, 1, 58),
        dot(x, y, r * 0.07, GOLD),
    )


def _clock(coat: Coat) -> str:
    return group(
        line("M-86,-40L-106,0M86,-40L106,0", darken(coat.main, 0.3), 18),
        put(shape("M-56,0C-56,-70 56,-70 56,0Z", body(coat.main)), -78, -262, 1, -34),
        put(shape("M-56,0C-56,-70 56,-70 56,0Z", body(coat.main)), 78, -262, 1, 34),
        line("M-30,-300C-30,-330 30,-330 30,-300", GOLD, 8),
        dot(
            0, -150, 142, Ramp(((0, coat.light), (0.5, coat.main), (1, coat.dark)), (0, 0), (1, 1))
        ),
        dot(0, -150, 118, darken(coat.main, 0.36))
        + dot(0, -150, 112, out("#fffaf0", "#f4ead6", "#dccdb0", radius=0.6)),
        _hands(0, -150, 108, "#2a2a30"),
        shape(
            "M-80,-200C-60,-240 -20,-258 20,-256C-20,-240 -50,-214 -62,-172Z",
            "#ffffff",
            opacity=0.5,
        ),
    )


def _mirror(coat: Coat) -> str:
    frame = Ramp(
        ((0, "#f6e0a0"), (0.4, "#d3a048"), (0.8, "#96682a"), (1, "#e8c878")), (0, 0), (1, 1)
    )
    return group(
        oval(0, -220, 150, 216, frame),
        *(
            dot(
                math.cos(math.tau * i / 28) * 142,
                -220 + math.sin(math.tau * i / 28) * 207,
                10,
                ball("#e0b45c"),
            )
            for i in range(28)
        ),
        oval(0, -220, 124, 188, "#7a5424"),
        oval(0, -220, 119, 183, slope_glass()),
        inside(
            "M-119,-220a119,183 0 1 1 238,0a119,183 0 1 1 -238,0Z",
            shape("M-130,-260L40,-440H100L-130,-180Z", "#ffffff", opacity=0.4),
            shape("M-60,-60L130,-270V-230L-20,-50Z", "#ffffff", opacity=0.25),
        ),
        shape(
            "M0,-470C-20,-450 -50,-450 -56,-430C-30,-416 30,-416 56,-430C50,-450 20,-450 0,-470Z",
            frame,
        )
        + dot(0, -440, 11, ball(coat.main)),
        shape("M-50,-6C-30,-24 30,-24 50,-6L30,0H-30Z", frame),
    )


def slope_glass() -> Ramp:
    """What a mirror shows of a bright room."""
    return Ramp(
        ((0, "#f2f8fa"), (0.4, "#b5d0da"), (0.7, "#86aab8"), (1, "#c9dde2")), (0, 0), (1, 1)
    )


def _chair(coat: Coat) -> str:
    wood = "#7a4d2e"
    return group(
        line("M-96,-200L-110,0M80,-190L104,0M-66,-196L-60,-30M60,-196L66,-30", wood, 15),
        shape(
            (
                "M-100,-460C-60,-476 60,-476 100,-460C106,-380 96,-300 84,-226H-84"
                "C-96,-300 -106,-380 -100,-460Z"
            ),
            body(wood),
        ),
        shape(
            (
                "M-80,-444C-50,-456 50,-456 80,-444C86,-380 78,-310 68,-250H-68"
                "C-78,-310 -86,-380 -80,-444Z"
            ),
            body(coat.main),
        ),
        *(
            dot(x, y, 5, coat.dark)
            for x, y in ((-34, -400), (34, -400), (0, -350), (-34, -300), (34, -300))
        ),
        shape(
            "M-110,-236C-60,-256 60,-256 110,-236L122,-196C60,-180 -60,-180 -122,-196Z",
            body(coat.main),
        ),
        shape(
            "M-122,-198C-60,-182 60,-182 122,-198V-180C60,-164 -60,-164 -122,-180Z",
            darken(wood, 0.2),
        ),
        line("M-104,-454C-60,-468 60,-468 100,-454", lighten(wood, 0.4), 4),
    )


def _table(coat: Coat) -> str:
    return group(
        *(
            shape(
                f"M{x - 15},-250L{x - 9},0H{x + 9}L{x + 15},-250Z",
                across(lighten(coat.main, 0.1), darken(coat.main, 0.4)),
            )
            for x in (-220, 220)
        ),
        *(
            shape(f"M{x - 12},-250L{x - 7},-40H{x + 7}L{x + 12},-250Z", darken(coat.main, 0.4))
            for x in (-170, 170)
        ),
        box(-236, -266, 472, 44, body(darken(coat.main, 0.15)), 4) + dot(0, -244, 7, metal(GOLD)),
        shape("M-240,-306H240L276,-274H-276Z", down(lighten(coat.main, 0.3), coat.main)),
        box(-276, -275, 552, 16, body(coat.main), 4),
        line("M-200,-298H140M-150,-288H220M-236,-280H60", coat.dark, 1.6, opacity=0.6),
    )


def _bed(coat: Coat) -> str:
    wood = "#7a4d2e"
    return group(
        shape(
            "M-300,-330C-290,-352 -250,-352 -240,-330V0H-300Z",
            across(lighten(wood, 0.2), darken(wood, 0.3)),
        ),
        shape(
            "M270,-200C280,-216 310,-216 316,-200V0H270Z",
            across(lighten(wood, 0.2), darken(wood, 0.3)),
        ),
        box(-270, -120, 560, 70, body(wood), 6),
        shape("M-250,-176H276C286,-150 286,-120 280,-100H-250Z", body("#f4efe4")),
        shape(
            (
                "M-240,-186C-250,-236 -220,-250 -170,-246C-120,-250 -90,-230 -96,-186"
                "C-120,-170 -220,-170 -240,-186Z"
            ),
            body("#fffaf0"),
        ),
        line("M-220,-220C-190,-206 -150,-206 -120,-224", "#d8cfbd", 3),
        shape(
            (
                "M-110,-196C-20,-226 180,-226 276,-186C292,-150 290,-100 284,-70"
                "C160,-50 0,-56 -90,-72C-110,-110 -116,-160 -110,-196Z"
            ),
            body(coat.main),
        ),
        shape(
            (
                "M-110,-196C-80,-208 -60,-210 -40,-212C-50,-160 -40,-110 -30,-66L-90,-72"
                "C-110,-110 -116,-160 -110,-196Z"
            ),
            coat.trim,
        ),
        line(
            (
                "M40,-206C30,-160 40,-110 36,-66M140,-206C150,-160 140,-110 150,-64M226,-198"
                "C236,-150 226,-110 234,-66"
            ),
            coat.dark,
            3,
            opacity=0.6,
        ),
    )


def _door(coat: Coat) -> str:
    return group(
        box(-160, -520, 320, 520, "#4a3428", 6) + box(-146, -506, 292, 506, darken(coat.main, 0.5)),
        box(-138, -498, 276, 498, across(coat.light, coat.main, darken(coat.main, 0.2)), 4),
        *(
            box(x, y, 98, h, darken(coat.main, 0.26), 6)
            + box(x + 7, y + 7, 84, h - 10, across(coat.main, coat.light), 4)
            for x in (-114, 16)
            for y, h in ((-290, 120), (-150, 120))
        ),
        shape(
            "M-112,-320V-410C-112,-490 112,-490 112,-410V-320Z",
            down(mix(coat.glow, "#a8c0c8", 0.3), mix(coat.glow, "#c9b08a", 0.4)),
        ),
        line(
            "M-112,-320V-410C-112,-490 112,-490 112,-410V-320ZM0,-470V-320M-56,-452L0,-320L56,-452",
            darken(coat.main, 0.3),
            7,
        ),
        dot(110, -236, 13, ball(GOLD)) + box(104, -228, 12, 34, metal(GOLD), 5),
        dot(0, -250, 22, "none", stroke=GOLD, stroke_width=6) + dot(0, -272, 8, ball(GOLD)),
        shape("M-190,-6H190L210,10H-210Z", down("#b5a896", "#7d7266")),
    )


def _window(coat: Coat) -> str:
    sky = coat.palette
    return group(
        box(-190, -440, 380, 420, body("#f2ece0"), 6),
        shining(
            box(-168, -420, 336, 380, down(sky.sky_top, sky.sky_mid, sky.sky_low))
            + halo(90, -320, 90, sky.light, 0.5)
            + dot(90, -320, 30, sky.light),
            sky,
        ),
        shape(
            "M-168,-110C-100,-170 -30,-120 20,-140C80,-166 120,-130 168,-150V-40H-168Z", "#7fa87a"
        )
        + shape("M-168,-80C-80,-120 40,-80 168,-104V-40H-168Z", "#5a8a62"),
        line("M0,-420V-40M-168,-236H168", "#f2ece0", 13),
        shape("M-150,-410H-90L-150,-300Z", "#ffffff", opacity=0.4),
        *(
            group(
                shape(
                    "M-206,-452H-60C-90,-330 -150,-240 -196,-200C-206,-130 -206,-60 -202,-20H-216Z",
                    across(coat.dark, coat.light, coat.main, coat.dark),
                ),
                line(
                    (
                        "M-186,-440C-176,-360 -180,-300 -196,-230M-130,-440"
                        "C-136,-370 -150,-310 -176,-260"
                    ),
                    coat.dark,
                    4,
                ),
                transform=f"scale({s} 1)",
            )
            for s in (1, -1)
        ),
        line("M-226,-456H226", "#8a5a34", 12)
        + dot(-230, -456, 12, ball(GOLD))
        + dot(230, -456, 12, ball(GOLD)),
        shape("M-216,-26H216L228,0H-228Z", down("#fffaf0", "#c9c0ae")),
    )


def _box(coat: Coat) -> str:
    card = (
        "#c2935c"
        if not coat.words & {"red", "blue", "green", "yellow", "white", "black"}
        else coat.main
    )
    return group(
        shape("M-170,-190L20,-220V4L-170,0Z", across(lighten(card, 0.2), card)),
        shape("M20,-220L170,-190V-6L20,4Z", down(darken(card, 0.16), darken(card, 0.36))),
        shape("M-170,-190L-20,-216L170,-190L20,-160Z", darken(card, 0.55)),
        shape("M-170,-190L20,-164L4,-116L-200,-142Z", lighten(card, 0.3))
        + shape("M20,-164L170,-190L210,-146L50,-116Z", lighten(card, 0.1)),
        shape("M-170,-190L-20,-218L-60,-262L-220,-226Z", darken(card, 0.1)),
        shape("M-96,-112L-60,-108V-60L-96,-64Z", "#f0e2c4")
        + line(
            "M-150,-40l0,-30m-8,10l8,-10l8,10M-126,-38l0,-30m-8,10l8,-10l8,10", darken(card, 0.5), 4
        ),
    )


def _chest(coat: Coat) -> str:
    hoard = (
        (-110, -150),
        (-70, -168),
        (-30, -160),
        (12, -172),
        (54, -160),
        (96, -166),
        (-90, -186),
        (-10, -190),
        (40, -188),
        (76, -184),
        (120, -148),
        (-50, -146),
        (0, -146),
        (70, -146),
    )
    return group(
        halo(0, -190, 230, coat.glow, 0.7),
        shape(
            "M-180,-150L-160,-268C-150,-320 150,-320 160,-268L180,-150Z",
            down(darken(coat.main, 0.36), darken(coat.main, 0.6)),
        ),
        shape(
            "M-180,-262C-176,-336 176,-336 180,-262L160,-250C150,-292 -150,-292 -160,-250Z",
            body(coat.main),
        ),
        *(
            oval(x, y, 24, 15, down("#fbe49a", "#d8a23a"))
            + oval(x, y - 2, 16, 9, "none", stroke="#b8802a", stroke_width=2)
            for x, y in hoard
        ),
        shape("M-130,-170l18,-18h28l18,18l-32,30z", ball("#b8263a"))
        + shape("M92,-180l12,-14h24l12,14l-24,26z", ball("#2f8f7a")),
        line("M-40,-150C-10,-120 40,-130 60,-152", "#f6efe2", 9, stroke_dasharray="1 11"),
        box(-184, -140, 368, 140, body(coat.main), 8),
        line("M-184,-94H184M-184,-48H184", coat.dark, 3),
        *(
            box(x, -142, 30, 142, metal(GOLD), 3)
            + dot(x + 15, -116, 4, "#6a4a1a")
            + dot(x + 15, -24, 4, "#6a4a1a")
            for x in (-164, 134)
        ),
        box(-186, -148, 372, 18, metal(GOLD), 4),
        box(-30, -150, 60, 70, metal(GOLD), 10)
        + dot(0, -120, 10, "#2a1c14")
        + box(-4, -118, 8, 24, "#2a1c14"),
    )


def _painting(coat: Coat) -> str:
    frame = Ramp(
        ((0, "#f0d690"), (0.4, "#c9983f"), (0.8, "#8f6428"), (1, "#dcb868")), (0, 0), (1, 1)
    )
    d = "M-180,-276H180V-44H-180Z"
    return group(
        box(-220, -320, 440, 320, frame, 6)
        + box(-196, -292, 392, 264, "#7a5424", 3)
        + box(-188, -284, 376, 248, "#f4ead6"),
        shape(d, down(mix(coat.main, "#3a4a86", 0.4), mix(coat.main, "#f2b48a", 0.6), "#f6dfae")),
        inside(
            d,
            dot(60, -170, 34, "#fff0c8"),
            shape(
                "M-180,-140L-100,-214L-30,-150L30,-190L110,-140H180V-44H-180Z",
                mix(coat.main, "#4a5a80", 0.6),
            ),
            shape("M-180,-120C-80,-140 60,-110 180,-130V-44H-180Z", mix(coat.main, "#3f6f6a", 0.6)),
            shape("M-180,-90C-60,-110 80,-70 180,-96V-44H-180Z", mix(coat.main, "#2f4a44", 0.76)),
            shape(
                "M20,-130C60,-110 10,-90 60,-44H110C60,-80 90,-104 34,-132Z", "#fbe2ac", opacity=0.8
            ),
            *(
                line(f"M{x},-96v-40", "#2a3a34", 5) + oval(x, -146, 15, 26, "#37584a")
                for x in (-130, -100, 140)
            ),
        ),
        line("M-214,-314H214M-214,-314V-8", "#fff2c8", 4, opacity=0.7),
    )


def _bell(coat: Coat) -> str:
    return group(
        dot(0, -276, 20, "none", stroke="#8a6426", stroke_width=10),
        dot(0, -14, 24, ball("#8a6426")),
        shape(
            (
                "M0,-262C64,-262 76,-190 84,-130C92,-80 116,-60 132,-40C134,-26 -134,-26 -132,-40"
                "C-116,-60 -92,-80 -84,-130C-76,-190 -64,-262 0,-262Z"
            ),
            Ramp(
                (
                    (0, darken(coat.main, 0.2)),
                    (0.28, lighten(coat.main, 0.5)),
                    (0.55, coat.main),
                    (1, darken(coat.main, 0.46)),
                ),
                (0, 0),
                (1, 0),
            ),
        ),
        line(
            "M-100,-86C-60,-72 60,-72 100,-86M-84,-140C-50,-128 50,-128 84,-140",
            darken(coat.main, 0.3),
            5,
        ),
        oval(0, -36, 132, 13, darken(coat.main, 0.3)),
        shape(
            "M-52,-220C-62,-180 -66,-130 -86,-84L-70,-78C-52,-130 -48,-180 -38,-228Z",
            "#ffffff",
            opacity=0.5,
        ),
    )


def _flag(coat: Coat) -> str:
    cloth = (
        "M8,-430C70,-470 130,-400 200,-430C240,-446 270,-440 290,-430C280,-380 284,-320 290,-266"
        "C250,-284 220,-270 180,-260C120,-240 70,-300 8,-264Z"
    )
    return group(
        shape(cloth, across(coat.dark, coat.light, coat.main, coat.light, coat.main)),
        inside(
            cloth,
            shape(
                (
                    "M0,-376C70,-416 130,-346 200,-376C240,-392 270,-386 300,-376V-322"
                    "C250,-340 220,-324 180,-314C120,-296 70,-352 0,-318Z"
                ),
                coat.trim,
                opacity=0.9,
            ),
        ),
        box(-7, -460, 14, 460, across("#e0b884", "#8a5a34", "#5a3a24"), 5)
        + dot(0, -464, 15, ball(GOLD)),
        transform="translate(-140 0)",
    )


def _balloon(coat: Coat) -> str:
    return group(
        line("M0,-226C20,-160 -24,-100 4,0", darken(coat.main, 0.2), 3),
        shape(
            (
                "M0,-240C-60,-262 -104,-330 -104,-390C-104,-456 -60,-500 0,-500"
                "C60,-500 104,-456 104,-390C104,-330 60,-262 0,-240Z"
            ),
            ball(coat.main),
        ),
        shape("M0,-244L-15,-222H15Z", coat.dark),
        shape(
            "M-74,-400C-72,-440 -50,-464 -24,-472C-44,-448 -54,-424 -52,-384Z",
            "#ffffff",
            opacity=0.6,
        ),
        oval(60, -310, 12, 26, "#ffffff", opacity=0.16),
    )


THINGS = {
    "lamp": Thing(_lamp, (260, 352), 52, focus=(0, -270), motion="flicker", colours=CLOTHS),
    "lantern": Thing(
        _lantern,
        (206, 336),
        36,
        focus=(0, -120),
        motion="flicker",
        colours=("#4a4038", "#5a3a2a", "#3a4a4f"),
    ),
    "candle": Thing(
        _candle,
        (240, 296),
        22,
        focus=(0, -250),
        motion="flicker",
        colours=("#f0dcb4", "#d98a7a", "#a8b5c9"),
    ),
    "clock": Thing(_clock, (300, 326), 18, focus=(0, -150), colours=CLOTHS),
    "mirror": Thing(
        _mirror, (310, 472), 60, focus=(0, -240), colours=("#b8263a", "#2f6fb0", "#2f8f6f")
    ),
    "chair": Thing(_chair, (250, 474), 96, "ground", (0, -270), colours=CLOTHS),
    "table": Thing(_table, (556, 308), 76, "ground", (0, -280), colours=WOODS),
    "bed": Thing(_bed, (630, 350), 105, "ground", (-170, -210), colours=CLOTHS),
    "door": Thing(_door, (420, 522), 210, "ground", (60, -260), colours=CLOTHS),
    "window": Thing(_window, (480, 470), 160, "ground", (60, -280), colours=CLOTHS),
    "box": Thing(_box, (430, 264), 34, focus=(-60, -110), colours=("#c2935c",)),
    "chest": Thing(_chest, (380, 322), 62, focus=(0, -160), motion="flicker", colours=WOODS),
    "painting": Thing(_painting, (444, 322), 60, focus=(40, -160), colours=CLOTHS),
    "bell": Thing(_bell, (270, 304), 24, focus=(0, -150), colours=("#cfa04a", "#b5793f")),
    "flag": Thing(_flag, (310, 480), 260, "ground", (0, -350), "sway", CLOTHS),
    "balloon": Thing(_balloon, (216, 502), 110, "air", (0, -380), "sway", CLOTHS),
}
