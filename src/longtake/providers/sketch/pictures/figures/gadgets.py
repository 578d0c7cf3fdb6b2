"""Machines and instruments: what plays, shows, measures, washes and flies by wire."""

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

STEEL = "#b4bac0"
INK = "#26262c"
GOLD = "#cfa04a"
WOODS = ("#8f5630", "#6f3f28", "#a9713f")
PAINTS = ("#c8472f", "#2f7a86", "#e0a339", "#3f6fa5", "#d9cfbf", "#5a8a62")


def _screen(x: float, y: float, width: float, height: float, coat: Coat) -> str:
    """A lit picture on glass: a sun over hills."""
    colour = coat.main
    d = f"M{x},{y}h{width}v{height}h{-width}Z"
    hill = (
        f"M{x},{y + height * 0.7}q{width * 0.25},{-height * 0.3} {width * 0.5},0"
        f"t{width * 0.5},{-height * 0.06}V{y + height}H{x}Z"
    )
    low = (
        f"M{x},{y + height * 0.84}q{width * 0.3},{-height * 0.2} {width * 0.6},0"
        f"t{width * 0.4},{-height * 0.06}V{y + height}H{x}Z"
    )
    return shining(
        group(
            shape(d, down(mix(colour, "#1d2152", 0.6), colour, lighten(colour, 0.6))),
            inside(
                d,
                dot(x + width * 0.66, y + height * 0.4, height * 0.13, "#ffeec2"),
                shape(hill, mix(colour, "#1a1640", 0.5)),
                shape(low, mix(colour, "#100e2a", 0.78)),
                shape(
                    f"M{x},{y}h{width * 0.5}l{-width * 0.5},{height * 0.9}Z",
                    "#ffffff",
                    opacity=0.13,
                ),
            ),
        ),
        coat.palette,
    )


def _tv(coat: Coat) -> str:
    if coat.words & {"old", "vintage", "retro"}:
        return _old_tv(coat)
    return group(
        shape("M-150,0L-120,-26H-106L-130,0ZM150,0L120,-26H106L130,0Z", INK),
        box(-240, -300, 480, 278, "#17171c", 10),
        _screen(-231, -291, 462, 258, coat),
        line("M-236,-298H236", "#6a6d76", 2),
    )


def _old_tv(coat: Coat) -> str:
    return group(
        line("M-10,-250L-80,-350M10,-250L90,-360", "#6a6d76", 4)
        + dot(-80, -350, 5, STEEL)
        + dot(90, -360, 5, STEEL),
        shape("M-120,-30L-140,0H-124L-100,-30ZM120,-30L140,0H124L100,-30Z", "#4a3020"),
        box(-190, -254, 380, 230, Ramp(((0, "#b5794a"), (0.5, "#8f5630"), (1, "#5f361f"))), 24),
        box(-168, -232, 254, 186, "#2a2428", 34),
        inside(
            (
                "M-156,-190C-156,-216 -146,-220 -120,-220H38C64,-220 74,-216 74,-190V-86"
                "C74,-60 64,-58 38,-58H-120C-146,-58 -156,-60 -156,-86Z"
            ),
            _screen(-160, -224, 240, 170, coat),
        ),
        box(104, -226, 68, 176, "#d9c49a", 8),
        dot(138, -190, 20, metal("#8a8f96")) + dot(138, -138, 20, metal("#8a8f96")),
        line("M138,-190L148,-204M138,-138L126,-150", INK, 4),
        *(line(f"M116,{y}H160", "#7a5a3a", 4) for y in (-104, -92, -80, -68)),
    )


def _computer(coat: Coat) -> str:
    return group(
        shape("M-50,-40H50L64,-6H-64Z", metal("#a9afb5"))
        + box(-90, -10, 180, 10, metal("#c2c7cb"), 5),
        box(-220, -330, 440, 294, "#17171c", 14) + box(-220, -70, 440, 34, metal("#c2c7cb"), 10),
        _screen(-208, -318, 416, 242, coat),
        box(-190, -300, 150, 100, "#ffffff", 6, opacity=0.85)
        + box(-190, -300, 150, 18, coat.dark, 6),
        *(
            box(-178, -270 + 14 * i, w, 5, lighten(coat.dark, 0.3), 2)
            for i, w in enumerate((110, 84, 120, 60))
        ),
        shape("M-150,10L150,10L172,24H-172Z", down("#e3e6e8", "#a9afb5")),
    )


def _radio(coat: Coat) -> str:
    return group(
        line("M120,-180L176,-340", STEEL, 4) + dot(177, -343, 6, STEEL),
        line("M-130,-190C-130,-230 130,-230 130,-190", darken(coat.main, 0.4), 10),
        box(-190, -190, 380, 182, body(coat.main), 26),
        box(-172, -172, 170, 146, darken(coat.main, 0.45), 16),
        inside(
            "M-172,-172h170v146h-170Z",
            *(
                line(f"M-180,{y}H0", lighten(coat.main, 0.3), 4, opacity=0.7)
                for y in range(-162, -26, 11)
            ),
        ),
        box(22, -168, 148, 52, down(coat.glow, mix(coat.glow, "#c9863a", 0.5)), 8),
        line("".join(f"M{x},-132V{-144 - x % 3 * 4}" for x in range(32, 166, 8)), "#5a3a24", 2)
        + line("M106,-166V-120", "#c8372f", 3),
        dot(52, -66, 28, metal("#d9dcde")) + line("M52,-66L62,-86", INK, 4),
        dot(138, -66, 28, metal("#d9dcde")) + line("M138,-66L122,-80", INK, 4),
        box(-178, -184, 356, 7, "#ffffff", 4, opacity=0.35),
        box(-150, -10, 40, 10, INK, 4) + box(110, -10, 40, 10, INK, 4),
    )


def _microphone(coat: Coat) -> str:
    head = "M-58,-350C-58,-426 58,-426 58,-350V-270C58,-196 -58,-196 -58,-270Z"
    return group(
        oval(0, -8, 90, 13, metal("#5a5e66")) + box(-7, -170, 14, 164, metal("#8d939b")),
        line("M-84,-330V-270C-84,-170 84,-170 84,-270V-330", metal_edge(), 10),
        shape(
            head,
            Ramp(
                (
                    (0, darken(STEEL, 0.3)),
                    (0.3, lighten(STEEL, 0.5)),
                    (0.6, STEEL),
                    (1, darken(STEEL, 0.5)),
                ),
                (0, 0),
                (1, 0),
            ),
        ),
        inside(
            head,
            line("".join(f"M-60,{y}H60" for y in range(-410, -306, 9)), INK, 3, opacity=0.6),
            line("".join(f"M{x},-430V-306" for x in range(-54, 60, 9)), INK, 3, opacity=0.45),
            line("".join(f"M-60,{y}H60" for y in range(-284, -200, 9)), INK, 3, opacity=0.6),
            box(
                -60,
                -306,
                120,
                22,
                Ramp(((0, coat.light), (0.5, coat.main), (1, coat.dark)), (0, 0), (1, 0)),
            ),
            box(-8, -430, 16, 240, metal("#c9ced2")),
        ),
        shape(
            "M-44,-370C-40,-396 -24,-404 -14,-406C-24,-392 -30,-370 -30,-330H-44Z",
            "#ffffff",
            opacity=0.6,
        ),
    )


def metal_edge() -> str:
    """The colour of a bent metal rod."""
    return "#858b93"


def _guitar(coat: Coat) -> str:
    hull = (
        "M0,-282C-50,-290 -84,-262 -78,-222C-74,-196 -84,-184 -100,-160C-130,-110 -116,0 0,0"
        "C116,0 130,-110 100,-160C84,-184 74,-196 78,-222C84,-262 50,-290 0,-282Z"
    )
    return group(
        box(-15, -610, 30, 380, across("#5a3826", "#3a241a")),
        shape("M-24,-606L-30,-700C-20,-716 20,-716 30,-700L24,-606Z", body(coat.dark)),
        *(dot(s * 36, y, 7, metal(GOLD)) for s in (-1, 1) for y in (-630, -658, -686)),
        line("".join(f"M-15,{y}H15" for y in range(-590, -280, 26)), STEEL, 2),
        *(dot(0, y, 3, "#efe6d4") for y in (-525, -473, -421, -369)),
        shape(
            hull,
            out(
                lighten(coat.main, 0.3),
                coat.main,
                darken(coat.main, 0.45),
                centre=(0.48, 0.55),
                radius=0.62,
            ),
        ),
        shape(hull, "none", stroke="#efe0c0", stroke_width=4),
        line("M-92,-120C-104,-70 -84,-20 -40,-12", "#ffffff", 5, opacity=0.35),
        dot(0, -170, 41, "#d9b578")
        + dot(0, -170, 36, darken(coat.main, 0.5))
        + dot(0, -170, 33, "#1d1310"),
        shape("M34,-196C64,-176 70,-130 46,-100C30,-112 24,-130 34,-150Z", "#3a1f1a"),
        box(-50, -66, 100, 17, "#3a241a", 5),
        *(line(f"M{x},-600L{x * 1.4:g},-58", "#e9e4d6", 1.1) for x in (-10, -6, -2, 2, 6, 10)),
    )


def _violin(coat: Coat) -> str:
    hull = (
        "M0,-280C-60,-284 -86,-240 -68,-200C-58,-180 -50,-168 -52,-150C-54,-134 -84,-124 -92,-90"
        "C-104,-30 -60,0 0,0C60,0 104,-30 92,-90C84,-124 54,-134 52,-150C50,-168 58,-180 68,-200"
        "C86,-240 60,-284 0,-280Z"
    )
    return group(
        shape("M-13,-270L-9,-500H9L13,-270Z", across("#3a2820", "#1c1414")),
        shape(
            (
                "M-10,-500C-14,-540 -20,-560 0,-566C22,-560 18,-530 6,-532C-2,-536 4,-548 8,-544"
                "L10,-500Z"
            ),
            body(coat.dark),
        ),
        line("M-30,-524H-10M10,-512H30M-30,-506H-10M10,-530H30", "#2a1c18", 7),
        shape(
            hull,
            out(
                lighten(coat.main, 0.34),
                coat.main,
                darken(coat.main, 0.4),
                centre=(0.45, 0.5),
                radius=0.62,
            ),
        ),
        shape(hull, "none", stroke=darken(coat.main, 0.5), stroke_width=3.4),
        line(
            (
                "M-36,-176C-48,-160 -30,-150 -36,-128C-40,-118 -48,-122 -46,-128M36,-176"
                "C48,-160 30,-150 36,-128C40,-118 48,-122 46,-128"
            ),
            "#24140f",
            4,
        ),
        shape("M-24,-138C-10,-150 10,-150 24,-138V-132H-24Z", "#e0bd84"),
        shape("M-12,-100H12L17,-20H-17Z", "#1c1414")
        + shape("M-13,-300H13L16,-190H-16Z", "#1c1414"),
        *(
            line(f"M{x * 0.7:g},-500L{x * 1.6:g},-140L{x},-96", "#e9e4d6", 1.1)
            for x in (-7, -2.4, 2.4, 7)
        ),
        line("M-74,-80C-76,-40 -56,-20 -30,-14", "#ffffff", 4, opacity=0.35),
        line("M130,0L176,-520", "#5a3422", 6)
        + line("M137,-2L184,-516", "#f0e6d0", 3)
        + box(120, -34, 18, 34, "#1c1414", 4),
    )


def _piano(coat: Coat) -> str:
    lacquer = coat.main
    lid = "M-170,-196L-150,-420C-60,-410 30,-380 90,-320C140,-280 200,-290 214,-200Z"
    return group(
        *(
            shape(
                f"M{x - 10},-130L{x - 5},-8H{x + 5}L{x + 10},-130Z",
                across(lighten(lacquer, 0.2), darken(lacquer, 0.3)),
            )
            + dot(x, -6, 7, metal(GOLD))
            for x in (-176, 30, 196)
        ),
        line("M-120,-90V-20M-136,-18H-104", metal_edge(), 5),
        shape(
            lid,
            Ramp(
                ((0, lighten(lacquer, 0.4)), (0.4, lacquer), (1, darken(lacquer, 0.5))),
                (0, 0),
                (1, 0.6),
            ),
        ),
        line("M150,-200L96,-312", GOLD, 5),
        shape(
            "M-166,-204L206,-204C200,-232 160,-250 120,-246C40,-240 -60,-240 -164,-232Z", "#c9963f"
        ),
        line("".join(f"M{x},-204L{x + 30},-240" for x in range(-150, 130, 12)), "#f2dca0", 1.3),
        shape("M-222,-200H224C232,-160 220,-124 190,-122H-210Z", body(lacquer, depth=0.4)),
        shape("M-244,-152H-60V-122H-244Z", body(darken(lacquer, 0.2))),
        shape("M-252,-156H-70L-80,-142H-252Z", "#f5f0e4")
        + line("".join(f"M{x},-155V-143" for x in range(-244, -76, 10)), "#8a857a", 1.2),
        *(box(x, -156, 6, 8, "#17171c") for x in range(-238, -84, 14)),
        line("M-216,-194H214", "#ffffff", 4, opacity=0.4),
        shape("M-226,-230H-126L-132,-200H-222Z", body(lacquer))
        + shape("M-214,-258H-140L-136,-212H-214Z", "#f7f1e2"),
        line("M-206,-246H-148M-206,-236H-148M-206,-226H-148", "#8a857a", 1.4),
    )


def _drum(coat: Coat) -> str:
    return group(
        shape("M-140,-180V-40C-140,10 140,10 140,-40V-180Z", round_side(coat.main)),
        *(
            line(
                (
                    f"M{x},{-160 + (abs(x) < 100) * 16}L{x + 34},{-26 + (abs(x) < 100) * 16}"
                    f"L{x + 68},{-160 + (abs(x) < 100) * 16}"
                ),
                "#f2e6c8",
                4,
            )
            for x in (-136, -68, 0, 68)
        ),
        line("M-140,-44C-140,6 140,6 140,-44", GOLD, 14)
        + line("M-140,-176C-140,-130 140,-130 140,-176", GOLD, 14),
        oval(0, -182, 140, 38, down("#fbf4e4", "#dccdb0"))
        + oval(0, -182, 140, 38, "none", stroke="#b8872f", stroke_width=7),
        *(
            group(
                line("M0,0L150,-70", "#8a5a34", 8)
                + line("M4,-4L146,-72", "#d9a868", 3)
                + oval(0, 0, 13, 10, ball("#e0b87a")),
                transform=f"translate({x} {y}) scale({s} 1)",
            )
            for x, y, s in ((-20, -196, 1), (30, -186, -1))
        ),
    )


def _drone(coat: Coat) -> str:
    def rotor(x: float, y: float, s: float) -> str:
        return group(
            box(-5, -22, 10, 26, INK, 3),
            oval(0, -24, 92, 11, "#5a6470", opacity=0.28),
            shape(
                (
                    "M-88,-26C-40,-34 -10,-28 0,-24C10,-28 40,-20 88,-22C40,-14 10,-20 0,-22"
                    "C-10,-20 -40,-18 -88,-26Z"
                ),
                "#3a3d44",
            ),
            dot(0, -24, 6, STEEL),
            transform=f"translate({x} {y}) scale({s})",
        )

    return group(
        line("M-60,-96L-170,-128M60,-96L170,-128", darken(coat.main, 0.35), 13),
        rotor(-170, -130, 0.8) + rotor(170, -130, 0.8),
        line("M-80,-40L-96,0M80,-40L96,0M-120,0H-72M72,0H120", INK, 6),
        shape(
            "M-110,-84C-90,-124 90,-124 110,-84C100,-44 60,-36 0,-36C-60,-36 -100,-44 -110,-84Z",
            body(coat.main),
        ),
        shape(
            "M-80,-98C-50,-114 40,-114 70,-104C30,-104 -40,-102 -80,-88Z", "#ffffff", opacity=0.5
        ),
        line("M-70,-72L-230,-84M70,-72L230,-84", coat.dark, 16),
        rotor(-230, -88, 1.1) + rotor(230, -88, 1.1),
        dot(0, -44, 30, metal("#4a4d55"))
        + dot(0, -42, 22, INK)
        + dot(0, -42, 15, out("#5f8fd0", "#1a2a50", "#06070c", centre=(0.4, 0.35)))
        + oval(-6, -48, 5, 3.4, "#ffffff"),
        dot(-84, -74, 5, coat.glow)
        + dot(84, -74, 5, coat.glow)
        + halo(-84, -74, 22, coat.glow)
        + halo(84, -74, 22, coat.glow),
    )


def _robot_vacuum(coat: Coat) -> str:
    return group(
        shape("M-180,-50V-20C-180,10 180,10 180,-20V-50Z", round_side("#3a3d44")),
        oval(0, -52, 180, 46, down(lighten(coat.main, 0.4), coat.main)),
        oval(0, -54, 160, 38, down(lighten(coat.main, 0.14), lighten(coat.main, 0.34))),
        shape(
            "M-50,-72V-88C-50,-104 50,-104 50,-88V-72C50,-58 -50,-58 -50,-72Z",
            round_side("#33363d"),
        )
        + oval(0, -88, 50, 14, "#4a4d55"),
        halo(0, -32, 50, coat.glow, 0.6) + box(-16, -36, 32, 6, coat.glow, 3),
        line("M-150,-6C-190,4 -206,8 -216,4M-150,-4C-176,8 -190,14 -200,14", "#26262c", 3),
        line("M-150,-66C-120,-82 -60,-90 -40,-90", "#ffffff", 5, opacity=0.7),
    )


def _washing_machine(coat: Coat) -> str:
    return group(
        box(
            -140,
            -340,
            280,
            336,
            Ramp(((0, "#fbfaf6"), (0.6, "#e9e7e1"), (1, "#bfc2c4")), (0, 0), (1, 0.5)),
            14,
        ),
        box(-140, -340, 280, 66, "#dcdedd", 14) + box(-124, -326, 90, 34, "#c9cccc", 5),
        dot(30, -308, 19, metal("#c9ced2")) + line("M30,-308L38,-322", INK, 3),
        box(64, -322, 58, 28, "#20303a", 4) + box(72, -312, 30, 6, coat.glow, 2),
        dot(0, -140, 100, metal("#c2c7cb")) + dot(0, -140, 84, "#4a4d55"),
        dot(0, -140, 76, out("#9fd0dc", "#4f8a9a", "#1f3f4a", centre=(0.45, 0.4), radius=0.62)),
        inside(
            "M-76,-140a76,76 0 1 1 152,0a76,76 0 1 1 -152,0Z",
            shape("M-80,-120C-40,-150 0,-90 40,-124C60,-136 70,-130 80,-126V-50H-80Z", coat.main),
            shape("M-80,-96C-30,-120 10,-76 80,-100V-50H-80Z", coat.trim),
            *(
                dot(x, y, r, "#ffffff", opacity=0.7)
                for x, y, r in (
                    (-40, -130, 9),
                    (-20, -146, 6),
                    (20, -138, 8),
                    (48, -150, 5),
                    (0, -164, 4),
                )
            ),
        ),
        shape(
            "M-56,-170C-44,-196 -20,-206 0,-208C-24,-190 -36,-170 -40,-144Z",
            "#ffffff",
            opacity=0.55,
        ),
        box(82, -160, 14, 42, metal("#9aa1a8"), 6),
        box(-120, -6, 34, 8, INK, 3) + box(86, -6, 34, 8, INK, 3),
    )


def _fridge(coat: Coat) -> str:
    return group(
        box(
            -140,
            -560,
            280,
            552,
            Ramp(
                ((0, lighten(coat.main, 0.3)), (0.5, coat.main), (1, coat.dark)), (0, 0), (1, 0.3)
            ),
            34,
        ),
        box(-140, -380, 280, 8, darken(coat.main, 0.4)),
        box(-116, -490, 16, 80, metal(STEEL), 8) + box(-116, -350, 16, 130, metal(STEEL), 8),
        shape(
            "M-124,-530C-120,-546 -108,-550 -90,-550H-60C-100,-540 -112,-520 -112,-494Z",
            "#ffffff",
            opacity=0.6,
        ),
        line("M112,-540V-392M112,-362V-30", "#ffffff", 5, opacity=0.35),
        box(-30, -320, 64, 70, "#fbf3e2", 2)
        + dot(2, -318, 6, "#c8372f")
        + line("M-18,-296H22M-18,-284H12", "#a89f8a", 3),
        put(box(-24, -18, 48, 36, "#8fc0d0", 2), 66, -288, 1, 8) + dot(66, -302, 5, "#e8b04a"),
        box(-110, -10, 40, 10, INK, 3) + box(70, -10, 40, 10, INK, 3),
    )


def _telescope(coat: Coat) -> str:
    tube = group(
        shape(
            "M-150,-26H60V26H-150Z",
            Ramp(((0, lighten(coat.main, 0.4)), (0.4, coat.main), (1, coat.dark))),
        ),
        shape(
            "M60,-36H190V36H60Z",
            Ramp(((0, lighten(coat.main, 0.4)), (0.4, coat.main), (1, coat.dark))),
        ),
        *(
            box(x, -40 if x > 40 else -30, 14, 80 if x > 40 else 60, metal(GOLD), 3)
            for x in (-154, -40, 54, 184)
        ),
        oval(198, 0, 7, 35, "#8fc0d8") + oval(196, -12, 3, 12, "#ffffff"),
        box(-196, -16, 44, 32, metal(GOLD), 4) + box(-208, -20, 14, 40, INK, 4),
        box(-100, -54, 110, 15, metal(GOLD), 6)
        + box(-80, -42, 8, 16, INK)
        + box(-14, -42, 8, 16, INK),
    )
    return group(
        line("M0,-250L-110,0M0,-250L110,0", "#5f3a24", 13) + line("M0,-250V-6", "#8a5a34", 13),
        line("M-60,-110H60", GOLD, 4) + dot(0, -250, 22, metal(GOLD)),
        put(tube, 0, -286, 1, -28),
    )


def _microscope(coat: Coat) -> str:
    tube = (
        box(-26, -170, 52, 150, metal("#e3e6e8"), 10)
        + box(-20, -210, 40, 44, INK, 6)
        + box(-32, -30, 64, 20, metal(coat.main), 6)
        + box(-12, -12, 24, 50, metal(GOLD), 4)
        + put(box(-9, 0, 18, 40, metal(STEEL), 3), -14, -10, 1, 35)
    )
    return group(
        shape(
            "M-120,-20C-120,-34 -110,-40 -96,-40H96C110,-40 120,-34 120,-20V0H-120Z",
            body(coat.main),
        ),
        shape(
            "M40,-36C120,-80 140,-250 20,-330L-10,-296C80,-240 70,-120 10,-60V-36Z",
            Ramp(((0, coat.light), (0.5, coat.main), (1, coat.dark)), (0, 0), (1, 0)),
        ),
        box(-110, -120, 170, 16, metal("#5a5e66"), 4)
        + box(-80, -126, 80, 6, "#bfe6ee", opacity=0.9),
        dot(-40, -70, 20, metal(STEEL)) + halo(-40, -100, 30, coat.glow),
        put(tube, -8, -190, 1, 12),
        dot(86, -150, 24, metal(GOLD)) + dot(86, -150, 12, darken(GOLD, 0.3)),
    )


THINGS = {
    "tv": Thing(_tv, (484, 302), 70, focus=(0, -160), motion="flicker", colours=PAINTS),
    "computer": Thing(_computer, (444, 332), 46, focus=(0, -200), colours=PAINTS),
    "radio": Thing(_radio, (384, 346), 24, focus=(60, -120), colours=PAINTS),
    "microphone": Thing(_microphone, (184, 414), 26, focus=(0, -320), colours=PAINTS),
    "guitar": Thing(
        _guitar, (244, 712), 100, "ground", (0, -170), colours=("#c98a45", "#a8552f", "#8a3a2a")
    ),
    "violin": Thing(_violin, (370, 568), 60, focus=(0, -170), colours=("#a8552f", "#8f4524")),
    "piano": Thing(_piano, (480, 422), 190, "ground", (-150, -180), colours=("#2a2a32", "#4a2420")),
    "drum": Thing(_drum, (290, 270), 42, "ground", (0, -150), colours=PAINTS),
    "drone": Thing(
        _drone, (660, 166), 14, "air", (0, -50), "fly", ("#d9d6ce", "#3a3d44", "#c8472f")
    ),
    "robot_vacuum": Thing(
        _robot_vacuum, (420, 104), 10, "ground", (0, -60), "walk", ("#d9d6ce", "#4a4d55", "#2f6f7f")
    ),
    "washing_machine": Thing(_washing_machine, (284, 342), 86, "ground", (0, -140), colours=PAINTS),
    "fridge": Thing(
        _fridge,
        (284, 562),
        176,
        "ground",
        (0, -330),
        colours=("#9fc4b8", "#c8593f", "#e6d8bf", "#7fa6b8"),
    ),
    "telescope": Thing(
        _telescope,
        (420, 420),
        140,
        "ground",
        (140, -350),
        colours=("#2f4a6b", "#8a3a2a", "#2f5f5a"),
    ),
    "microscope": Thing(
        _microscope, (240, 396), 36, focus=(-30, -150), colours=("#e6e3da", "#2f6f7f", "#3a3d44")
    ),
}
