"""What is worn and carried: clothes, shoes, luggage, finery."""

import math

from longtake.providers.sketch.pictures.figures.brush import (
    Coat,
    Ramp,
    Thing,
    ball,
    body,
    box,
    dot,
    down,
    inside,
    line,
    metal,
    oval,
    put,
    shape,
)
from longtake.providers.sketch.pictures.figures.drawing import group
from longtake.providers.sketch.pictures.palette import darken, lighten

GOLD = "#d2a850"
LEATHERS = ("#7a4529", "#3a2a2a", "#8f5a34", "#5a2a2a")
CLOTHS = ("#c8472f", "#2f6f8f", "#3f6fa5", "#d9a03f", "#4f7f5f", "#7a4f86", "#2f3f5f")


def _shoe(coat: Coat) -> str:
    upper = (
        "M-190,-20C-196,-70 -190,-110 -178,-132C-150,-140 -110,-134 -84,-116C-50,-92 0,-78 60,-72"
        "C130,-66 186,-50 190,-20Z"
    )
    return group(
        shape(upper, body(coat.main, depth=0.34)),
        inside(
            upper,
            shape("M96,-80C86,-60 90,-40 100,-18H200V-90Z", coat.dark, opacity=0.45),
            shape("M-190,-140C-150,-120 -140,-60 -146,-18H-200V-140Z", coat.dark, opacity=0.5),
            shape(
                "M100,-62C140,-58 170,-48 182,-34C150,-44 126,-50 104,-50Z", "#ffffff", opacity=0.4
            ),
        ),
        shape(
            (
                "M-86,-118C-66,-140 -40,-132 -26,-104C0,-88 30,-80 52,-74C40,-58 0,-54 -40,-66"
                "C-66,-76 -84,-96 -86,-118Z"
            ),
            body(coat.dark),
        ),
        *(line(f"M{-62 + 26 * i},{-94 + 8 * i}l22,-14", coat.trim, 5) for i in range(4)),
        line("M-178,-130C-150,-138 -112,-132 -86,-114", coat.light, 4),
        shape(
            "M-196,-22H192C200,-18 200,-8 192,-6H-110V0H-188C-196,0 -198,-14 -196,-22Z",
            body("#2b2024"),
        ),
        line("M-192,-20H190", lighten(coat.main, 0.4), 2, stroke_dasharray="5 4"),
    )


def _boot(coat: Coat) -> str:
    upper = (
        "M-110,-340C-60,-352 10,-350 40,-340C44,-270 40,-200 50,-150C90,-124 150,-116 166,-70"
        "L170,-30H-106C-116,-140 -120,-250 -110,-340Z"
    )
    return group(
        shape(upper, Ramp(((0, coat.light), (0.5, coat.main), (1, coat.dark)), (0, 0), (1, 0.6))),
        inside(
            upper,
            shape("M60,-130C50,-90 60,-60 80,-28H180V-140Z", coat.dark, opacity=0.45),
            shape("M-20,-350C-10,-250 -20,-160 -10,-130L50,-150V-350Z", coat.dark, opacity=0.3),
        ),
        box(-114, -352, 158, 26, body(lighten(coat.main, 0.16)), 10),
        *(
            line(
                f"M{-6 + 3 * i},{-300 + 30 * i}l42,-8M{-6 + 3 * i},{-310 + 30 * i}l42,10",
                coat.trim,
                4,
            )
            for i in range(6)
        ),
        shape("M-110,-32H174C184,-26 184,-4 174,0H20L6,-14H-20L-24,0H-110Z", body("#2b2226")),
        shape(
            "M-92,-320C-96,-240 -94,-160 -90,-100H-78C-84,-170 -84,-240 -78,-322Z",
            "#ffffff",
            opacity=0.3,
        ),
    )


def _shirt(coat: Coat) -> str:
    hull = (
        "M-60,-290L-120,-266L-196,-170L-146,-132L-108,-170V0H108V-170L146,-132L196,-170L120,-266"
        "L60,-290C40,-262 -40,-262 -60,-290Z"
    )
    return group(
        shape(hull, Ramp(((0, coat.light), (0.4, coat.main), (1, coat.dark)), (0, 0), (0.8, 1))),
        inside(
            hull,
            shape(
                (
                    "M-108,-170C-100,-100 -96,-50 -100,0H-70C-80,-70 -90,-130 -108,-170ZM108,-170"
                    "C100,-100 96,-50 100,0H70C80,-70 90,-130 108,-170Z"
                ),
                coat.dark,
                opacity=0.5,
            ),
            box(-120, -170, 240, 26, coat.trim) + box(-120, -130, 240, 10, coat.trim),
            line(
                "M-60,-80C-40,-50 -40,-20 -50,0M50,-90C40,-50 44,-20 54,0",
                coat.dark,
                3,
                opacity=0.5,
            ),
        ),
        shape("M-60,-290C-40,-262 40,-262 60,-290L50,-294C34,-274 -34,-274 -50,-294Z", coat.trim),
    )


def _jacket(coat: Coat) -> str:
    hull = (
        "M-54,-330L-122,-304C-150,-280 -176,-160 -190,-46L-136,-30L-112,-150V0H112V-150L136,-30"
        "L190,-46C176,-160 150,-280 122,-304L54,-330Z"
    )
    return group(
        shape(hull, Ramp(((0, coat.light), (0.4, coat.main), (1, coat.dark)), (0, 0), (0.8, 1))),
        shape("M-54,-330L0,-230L54,-330C30,-312 -30,-312 -54,-330Z", coat.trim),
        shape("M-54,-330L-76,-280L-40,-264L0,-170L-6,-230Z", body(coat.dark))
        + shape("M54,-330L76,-280L40,-264L0,-170L6,-230Z", body(coat.dark)),
        line("M0,-172V-2", coat.dark, 5) + line("M3,-172V-2", "#d9c68a", 2, stroke_dasharray="4 3"),
        line(
            "M-84,-110L-40,-104M84,-110L40,-104M-112,-150L-108,-210M112,-150L108,-210", coat.dark, 4
        ),
        box(-112, -14, 224, 14, coat.dark, 4)
        + line("M-186,-54L-138,-40M186,-54L138,-40", coat.dark, 6),
        line("M-118,-296C-140,-260 -160,-180 -174,-90", "#ffffff", 5, opacity=0.25),
    )


def _hat(coat: Coat) -> str:
    crown = (
        "M-100,-34C-104,-110 -84,-156 -50,-160C-30,-162 -16,-146 0,-146C16,-146 30,-162 50,-160"
        "C84,-156 104,-110 100,-34Z"
    )
    return group(
        oval(0, -26, 190, 26, down(coat.main, coat.dark)),
        shape(crown, Ramp(((0, coat.light), (0.5, coat.main), (1, coat.dark)), (0, 0), (1, 0.3))),
        inside(
            crown,
            shape(
                "M-110,-70C-60,-50 60,-50 110,-70V-30C60,-12 -60,-12 -110,-30Z",
                darken(coat.main, 0.5),
            ),
        ),
        shape(
            "M-50,-160C-30,-162 -16,-146 0,-146C16,-146 30,-162 50,-160C30,-132 -30,-132 -50,-160Z",
            coat.dark,
            opacity=0.6,
        ),
        shape("M-190,-26C-150,6 150,6 190,-26C150,-10 -150,-10 -190,-26Z", coat.light, opacity=0.7),
        line("M60,-56C80,-110 110,-130 130,-140C120,-110 96,-80 66,-52", coat.trim, 5),
    )


def _backpack(coat: Coat) -> str:
    hull = (
        "M-120,-250C-120,-320 -70,-340 0,-340C70,-340 120,-320 120,-250V-30C120,-10 108,0 90,0"
        "H-90C-108,0 -120,-10 -120,-30Z"
    )
    return group(
        line("M-30,-334C-30,-380 30,-380 30,-334", coat.dark, 12),
        box(-146, -160, 40, 120, body(coat.dark), 16)
        + box(106, -160, 40, 120, body(coat.dark), 16),
        shape(hull, Ramp(((0, coat.light), (0.5, coat.main), (1, coat.dark)), (0, 0), (0.8, 1))),
        shape(
            (
                "M-122,-220C-122,-320 -70,-342 0,-342C70,-342 122,-320 122,-220"
                "C60,-190 -60,-190 -122,-220Z"
            ),
            body(coat.main),
        ),
        line("M-114,-222C-56,-198 56,-198 114,-222", coat.light, 2.4, stroke_dasharray="7 5"),
        box(-86, -136, 172, 112, body(coat.dark), 18) + line("M-74,-110H74", "#d9c68a", 5),
        line("M-74,-110H74", darken(coat.main, 0.5), 1.4, stroke_dasharray="4 4")
        + box(60, -112, 8, 22, "#d9c68a", 3),
        *(
            box(x - 9, -224, 18, 110, "#8a5a34", 4) + box(x - 13, -160, 26, 20, metal(GOLD), 4)
            for x in (-52, 52)
        ),
        shape(
            "M-96,-290C-84,-316 -60,-326 -30,-328C-56,-312 -76,-292 -84,-262Z",
            "#ffffff",
            opacity=0.35,
        ),
    )


def _suitcase(coat: Coat) -> str:
    return group(
        line("M-46,-236C-46,-272 46,-272 46,-236", darken(coat.main, 0.5), 15)
        + line("M-44,-240C-42,-266 42,-266 44,-240", coat.light, 3),
        box(-190, -236, 380, 236, body(coat.main), 22),
        box(-190, -126, 380, 7, darken(coat.main, 0.5)),
        *(
            box(x, -236, 30, 236, Ramp(((0, "#a8703f"), (1, "#5f3820"))))
            + line(f"M{x + 4},-230V-6M{x + 26},-230V-6", "#d9b07a", 1.6, stroke_dasharray="6 5")
            for x in (-132, 102)
        ),
        *(box(x - 15, -138, 30, 30, metal(GOLD), 5) for x in (-60, 60)),
        *(
            shape(f"M{x},{y}h{s * 40}l{-s * 40},{t * 40}z", "#7a4a2a")
            for x, y, s, t in (
                (-190, -236, 1, 1),
                (190, -236, -1, 1),
                (-190, 0, 1, -1),
                (190, 0, -1, -1),
            )
        ),
        put(box(-26, -18, 52, 36, coat.trim, 4) + dot(0, 0, 11, coat.main), 10, -180, 1, -10),
        put(dot(0, 0, 20, "#e8b04a") + line("M-12,6L0,-10L12,6", "#7a4a2a", 3), -60, -64, 1, 12),
        box(-178, -230, 356, 8, "#ffffff", 4, opacity=0.3),
    )


def _umbrella(coat: Coat) -> str:
    dome = (
        "M-200,-250C-190,-370 -90,-420 0,-420C90,-420 190,-370 200,-250"
        "C170,-276 130,-276 104,-250C76,-278 30,-280 0,-252C-30,-280 -76,-278 -104,-250"
        "C-130,-276 -170,-276 -200,-250Z"
    )
    return group(
        line("M0,-420V-446M0,-260V-40", "#4a3428", 8),
        line("M0,-60V-30C0,10 -54,10 -54,-26", "#8a5a34", 12) + line("M-3,-50V-30", "#c99a68", 3),
        shape(dome, body(coat.main)),
        inside(
            dome,
            shape(
                "M0,-420C-60,-390 -100,-330 -104,-250C-76,-280 -30,-280 0,-252Z",
                coat.light,
                opacity=0.7,
            ),
            shape(
                "M0,-420C90,-420 190,-370 200,-250H104C100,-330 60,-390 0,-420Z",
                coat.dark,
                opacity=0.8,
            ),
        ),
        line(
            "M0,-420C-60,-390 -100,-330 -104,-250M0,-420V-254M0,-420C60,-390 100,-330 104,-250",
            darken(coat.main, 0.36),
            2.4,
        ),
    )


def _necklace(coat: Coat) -> str:
    def bead(i: int) -> str:
        a = math.radians(14 + i * 8.4)
        x, y = -math.cos(a) * 130, -250 + math.sin(a) * 170
        return dot(x, y, 9.4, ball("#f4ece0", depth=0.28)) + dot(x - 3, y - 3, 2.4, "#ffffff")

    return group(
        line("M-126,-210C-120,-300 -60,-330 0,-330C60,-330 120,-300 126,-210", GOLD, 3),
        *(bead(i) for i in range(19)),
        dot(0, -62, 10, "none", stroke=GOLD, stroke_width=4),
        shape(
            (
                "M0,-56C26,-36 30,-20 30,-14C30,4 14,14 0,14C-14,14 -30,4 -30,-14"
                "C-30,-20 -26,-36 0,-56Z"
            ),
            metal(GOLD),
        ),
        shape(
            "M0,-42C18,-26 21,-18 21,-12C21,0 10,7 0,7C-10,7 -21,0 -21,-12C-21,-18 -18,-26 0,-42Z",
            ball(coat.main),
        ),
        shape("M-8,-24L2,-32L4,-18L-6,-12Z", "#ffffff", opacity=0.7),
    )


def _crown(coat: Coat) -> str:
    hull = (
        "M-150,-40L-176,-190L-96,-120L-64,-230L0,-134L64,-230L96,-120L176,-190L150,-40"
        "C100,-22 -100,-22 -150,-40Z"
    )
    return group(
        shape("M-140,-50C-130,-150 -60,-170 0,-170C60,-170 130,-150 140,-50Z", body("#7a2436")),
        shape(
            hull,
            Ramp(
                ((0, "#fbe6a8"), (0.4, "#e0b245"), (0.75, "#b8842c"), (1, "#f0cf7a")),
                (0, 0),
                (0.7, 1),
            ),
        ),
        *(
            dot(x, y, 15, ball("#f4d98a"))
            for x, y in ((-176, -196), (-64, -236), (64, -236), (176, -196))
        ),
        shape("M-154,-46C-100,-26 100,-26 154,-46L150,-4C100,12 -100,12 -150,-4Z", metal(GOLD)),
        *(
            oval(x, -8 + abs(x) * -0.09, 12, 12, ball(c))
            + oval(x - 4, -13 + abs(x) * -0.09, 3, 2.4, "#ffffff")
            for x, c in (
                (-110, "#2f6fb0"),
                (-56, "#3f9a6a"),
                (0, coat.main),
                (56, "#3f9a6a"),
                (110, "#2f6fb0"),
            )
        ),
        shape("M0,-112L16,-86L0,-60L-16,-86Z", ball(coat.main))
        + shape(
            "M-84,-100L-74,-84L-84,-66L-94,-84ZM84,-100L94,-84L84,-66L74,-84Z", ball("#2f6fb0")
        ),
        line("M-168,-178L-146,-52M-62,-216L-84,-116", "#fff6d8", 4, opacity=0.8),
    )


THINGS = {
    "shoe": Thing(_shoe, (396, 142), 12, focus=(-20, -80), colours=LEATHERS),
    "boot": Thing(_boot, (300, 354), 28, focus=(10, -220), colours=LEATHERS),
    "shirt": Thing(_shirt, (396, 296), 72, focus=(0, -150), colours=CLOTHS),
    "jacket": Thing(_jacket, (384, 334), 78, focus=(0, -220), colours=CLOTHS),
    "hat": Thing(
        _hat, (384, 164), 16, focus=(0, -90), colours=("#8a5f3f", "#3a3a44", "#b58a5a", "#4f5a4a")
    ),
    "backpack": Thing(_backpack, (296, 378), 52, focus=(0, -160), colours=CLOTHS),
    "suitcase": Thing(
        _suitcase,
        (384, 272),
        52,
        focus=(0, -120),
        colours=("#8f5a34", "#2f5f6f", "#7a2f34", "#4f6a4f"),
    ),
    "umbrella": Thing(_umbrella, (404, 448), 100, "ground", focus=(0, -330), colours=CLOTHS),
    "necklace": Thing(
        _necklace,
        (270, 346),
        22,
        focus=(0, -20),
        colours=("#2f8f6f", "#b8263a", "#2f5fb0", "#7a4fb0"),
    ),
    "crown": Thing(
        _crown, (386, 256), 16, focus=(0, -90), colours=("#b8263a", "#2f8f6f", "#5f3fa0")
    ),
}
