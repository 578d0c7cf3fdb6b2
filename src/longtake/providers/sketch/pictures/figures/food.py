"""What is eaten and drunk, and what it comes in."""

from longtake.providers.sketch.pictures.figures.brush import (
    Coat,
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
    out,
    oval,
    put,
    round_side,
    shape,
)
from longtake.providers.sketch.pictures.figures.drawing import group
from longtake.providers.sketch.pictures.palette import darken, lighten, mix

CRUST = "#c98a45"
CERAMIC = ("#c8593f", "#2f6f7f", "#e6d8bf", "#3f5f7f", "#d9a04f", "#7f9a86")


def _steam(x: float, y: float) -> str:
    d = f"M{x},{y}C{x - 26},{y - 34} {x + 24},{y - 56} {x},{y - 96}"
    return line(d, "#ffffff", 12, opacity=0.14) + line(d, "#ffffff", 5, opacity=0.22)


def _mug(coat: Coat) -> str:
    return group(
        shape("M84,-176C160,-190 160,-60 82,-64V-84C132,-82 132,-164 84,-156Z", body(coat.main)),
        shape("M-90,-204H90V-26C90,-8 80,0 62,0H-62C-80,0 -90,-8 -90,-26Z", round_side(coat.main)),
        box(-90, -70, 180, 16, coat.trim, opacity=0.85),
        oval(0, -204, 90, 22, coat.light) + oval(0, -202, 80, 17, coat.dark),
        oval(0, -198, 75, 13, "#6b4028"),
        shape(
            "M-74,-190C-74,-120 -74,-60 -70,-24H-60C-62,-70 -62,-130 -60,-186Z",
            "#ffffff",
            opacity=0.4,
        ),
        _steam(-20, -222) + _steam(22, -230),
    )


def _cup(coat: Coat) -> str:
    hull = "M-110,-150C-106,-70 -76,-24 -44,-18H44C76,-24 106,-70 110,-150Z"
    return group(
        oval(0, -10, 160, 16, down(lighten(coat.trim, 0.4), darken(coat.trim, 0.2))),
        shape("M98,-126C164,-140 160,-62 82,-58L88,-74C132,-78 136,-118 98,-108Z", body(coat.main)),
        shape(hull, round_side(coat.main)),
        inside(hull, box(-120, -122, 240, 9, coat.trim)),
        oval(0, -150, 110, 24, coat.light) + oval(0, -148, 100, 19, coat.dark),
        oval(0, -144, 94, 14, "#b5713a"),
        shape(
            "M-92,-128C-86,-84 -68,-54 -50,-40C-66,-70 -74,-100 -76,-128Z", "#ffffff", opacity=0.45
        ),
        _steam(-16, -170) + _steam(24, -176),
    )


def _glass(coat: Coat) -> str:
    hull = "M-74,-240L-58,-14C-57,-4 -50,0 -42,0H42C50,0 57,-4 58,-14L74,-240Z"
    drink = mix(coat.main, "#f2b45a", 0.25)
    return group(
        shape(
            hull, across(("#9fc6d0", 0.55), ("#ffffff", 0.3), ("#cfe6ec", 0.25), ("#7fa6b2", 0.6))
        ),
        inside(
            hull,
            shape(
                "M-80,-180H80V-18H-80Z",
                across(darken(drink, 0.2), lighten(drink, 0.3), drink, darken(drink, 0.24)),
                opacity=0.9,
            ),
            put(box(-22, -22, 44, 44, "#ffffff", 7, opacity=0.4), -20, -140, 1, 18),
            put(box(-20, -20, 40, 40, "#ffffff", 7, opacity=0.34), 24, -100, 1, -24),
            *(
                dot(x, y, r, "#ffffff", opacity=0.6)
                for x, y, r in ((-30, -60, 3), (4, -40, 2.4), (30, -150, 2.6), (10, -80, 2))
            ),
        ),
        oval(0, -180, 69, 9, lighten(drink, 0.5), opacity=0.8),
        oval(0, -240, 74, 11, "none", stroke="#eef8fa", stroke_width=4),
        line("M30,-60L64,-300", coat.dark, 7)
        + line("M30,-60L64,-300", coat.trim, 4, stroke_dasharray="14 12"),
        dot(66, -236, 34, "#f0c23c") + dot(66, -236, 29, "#fbeaa8") + dot(66, -236, 26, "#f4d35a"),
        shape("M-60,-230L-46,-20H-36L-46,-230Z", "#ffffff", opacity=0.55),
    )


def _jar(coat: Coat) -> str:
    hull = (
        "M-70,-226C-96,-214 -100,-196 -100,-176V-26C-100,-8 -90,0 -72,0H72C90,0 100,-8 100,-26"
        "V-176C100,-196 96,-214 70,-226Z"
    )
    inner = mix(coat.main, "#d9892c", 0.4)
    return group(
        shape(hull, across(("#a9c9cc", 0.7), ("#ffffff", 0.5), ("#a9c9cc", 0.7))),
        shape(
            "M-92,-170H92V-26C92,-12 84,-8 72,-8H-72C-84,-8 -92,-12 -92,-26Z",
            across(darken(inner, 0.3), lighten(inner, 0.3), inner, darken(inner, 0.34)),
        ),
        oval(0, -170, 92, 11, lighten(inner, 0.36)),
        shape(
            "M-86,-200C-86,-120 -88,-70 -84,-20H-70C-74,-80 -74,-140 -70,-208Z",
            "#ffffff",
            opacity=0.6,
        ),
        shape(
            "M-84,-266C-60,-284 60,-284 84,-266L92,-224C60,-210 -60,-210 -92,-224Z", body(coat.trim)
        ),
        *(
            line(f"M{x},-268L{x * 1.1:g},-222", darken(coat.trim, 0.22), 2)
            for x in range(-72, 80, 18)
        ),
        line("M-80,-232C-40,-220 40,-220 80,-232", "#a87a4a", 6),
        box(-56, -130, 112, 72, "#fbf3e2", 6) + dot(0, -94, 20, coat.main),
        shape("M0,-112C10,-126 22,-124 24,-120C18,-112 10,-110 0,-110Z", "#5a8a4a"),
    )


def _teapot(coat: Coat) -> str:
    hull = (
        "M-120,-110C-120,-190 -60,-212 0,-212C60,-212 120,-190 120,-110C120,-50 84,-6 60,0H-60"
        "C-84,-6 -120,-50 -120,-110Z"
    )
    return group(
        line("M-110,-160C-196,-176 -196,-40 -104,-50", coat.dark, 20)
        + line("M-110,-162C-194,-178 -194,-44 -104,-54", coat.main, 13),
        shape(
            "M92,-120C150,-110 148,-180 186,-206L210,-196C190,-160 190,-60 92,-52Z", body(coat.main)
        ),
        shape(hull, ball(coat.main)),
        inside(
            hull,
            shape("M-130,-120C-60,-96 60,-96 130,-120V-98C60,-72 -60,-72 -130,-98Z", coat.trim),
        ),
        shape("M-76,-204C-50,-236 50,-236 76,-204C40,-192 -40,-192 -76,-204Z", body(coat.light)),
        dot(0, -240, 15, ball(coat.trim)),
        oval(-56, -150, 20, 32, "#ffffff", opacity=0.45),
        _steam(206, -214),
    )


def _plate(coat: Coat) -> str:
    greens = ((-80, -40, 20), (-60, -52, 18), (-92, -56, 16), (-46, -40, 15))
    return group(
        oval(0, -22, 210, 30, darken(coat.trim, 0.2)),
        oval(0, -28, 210, 28, down(lighten(coat.trim, 0.4), coat.trim)),
        oval(0, -27, 150, 17, darken(coat.trim, 0.1)),
        shape("M-20,-34C-20,-78 90,-86 104,-40C90,-24 0,-22 -20,-34Z", body("#b5693a")),
        line("M10,-58L30,-36M40,-66L60,-38M70,-62L88,-40", "#7a3f22", 4),
        *(dot(x, y, r, ball("#6f9a4a")) for x, y, r in greens),
        dot(-24, -36, 13, ball("#d8452f")) + dot(-8, -30, 11, ball("#d8452f")),
        line("M-204,-26C-160,-10 60,-4 190,-20", coat.main, 4),
        _steam(40, -92),
    )


def _bread(_coat: Coat) -> str:
    hull = (
        "M-190,-30C-200,-100 -110,-134 0,-134C110,-134 200,-100 190,-30C186,-6 150,0 0,0"
        "C-150,0 -186,-6 -190,-30Z"
    )
    return group(
        shape(hull, down("#e3ad63", CRUST, "#8f5526")),
        inside(
            hull,
            *(
                shape(
                    (
                        f"M{x},-140C{x + 40},-110 {x + 50},-70 {x + 46},-46"
                        f"C{x + 20},-70 {x},-100 {x - 22},-126Z"
                    ),
                    down("#f7dfae", "#d9a45c"),
                )
                for x in (-118, -34, 50, 130)
            ),
        ),
        *(
            dot(x, y, 2, "#fbe9c4")
            for x, y in (
                (-150, -70),
                (-120, -100),
                (-60, -118),
                (-20, -80),
                (64, -112),
                (110, -60),
                (160, -64),
            )
        ),
        line("M-160,-92C-120,-122 -40,-130 40,-128", "#fff0cc", 5, opacity=0.5),
    )


def _cake(coat: Coat) -> str:
    frosting = lighten(coat.main, 0.45)
    drips = (
        "M-150,-150C-150,-110 -128,-110 -122,-138C-112,-90 -84,-90 -78,-136"
        "C-66,-112 -44,-112 -38,-138C-26,-82 0,-82 8,-136C18,-108 42,-110 48,-138"
        "C58,-94 86,-94 92,-136C102,-112 126,-112 130,-138C136,-112 150,-116 150,-150Z"
    )
    return group(
        oval(0, -6, 196, 16, down("#fbf6ea", "#c9c0b0")),
        box(-150, -150, 300, 144, round_side("#e9c48f"), 12),
        box(-150, -92, 300, 16, round_side(coat.main))
        + box(-150, -46, 300, 12, round_side("#fff4e2")),
        oval(0, -150, 150, 30, lighten(frosting, 0.3)),
        shape(drips, round_side(frosting)),
        *(
            dot(x, y, 15, ball("#c8283a"))
            for x, y in ((-100, -166), (-54, -176), (54, -176), (100, -166))
        ),
        *(
            box(x - 4, -236, 8, 70, coat.trim, 3)
            + line(f"M{x - 3},-222l6,-6m-6,22l6,-6m-6,22l6,-6", coat.main, 2.4)
            + halo(x, -252, 34, coat.glow, 0.8)
            + shape(
                (
                    f"M{x - 6},-242C{x - 8},-254 {x},-260 {x},-270"
                    f"C{x + 6},-258 {x + 8},-252 {x + 6},-242Z"
                ),
                coat.glow,
            )
            for x in (-22, 0, 22)
        ),
    )


def _pizza(_coat: Coat) -> str:
    slices = (
        (-96, -46, 30),
        (-30, -78, 28),
        (50, -70, 28),
        (104, -42, 28),
        (10, -30, 30),
        (-52, -18, 26),
        (80, -12, 24),
    )
    return group(
        oval(0, -30, 210, 46, "#8a5a34") + oval(0, -36, 206, 44, "#b8834f"),
        oval(0, -46, 190, 78, down("#e3ad63", CRUST, "#9a5f2c")),
        oval(0, -50, 166, 64, "#b8402a"),
        oval(0, -51, 160, 60, down("#f7d88a", "#efbd58")),
        *(
            oval(x, y, r, r * 0.42, down("#d8503a", "#a8301f"))
            + oval(x - 5, y - 3, r * 0.4, r * 0.14, "#f0907a")
            for x, y, r in slices
        ),
        *(
            put(shape("M-15,0C-8,-12 10,-12 16,-2C8,8 -8,8 -15,0Z", body("#4f8a3f")), x, y, 1, t)
            for x, y, t in (
                (-70, -64, 20),
                (20, -52, -30),
                (70, -38, 50),
                (-14, -56, 80),
                (-110, -24, -20),
            )
        ),
        *(dot(x, y, 6, "#2f2a33") for x, y in ((-4, -88), (90, -60), (-88, -32), (40, -14))),
        _steam(-30, -110) + _steam(40, -116),
    )


def _burger(_coat: Coat) -> str:
    return group(
        shape(
            "M-144,-58H144C148,-20 130,0 100,0H-100C-130,0 -148,-20 -144,-58Z",
            down("#e8b46a", "#b5723a"),
        ),
        shape(
            "M-156,-74C-150,-98 150,-98 156,-74C158,-52 130,-46 0,-46C-130,-46 -158,-52 -156,-74Z",
            down("#7a4526", "#4f2a18"),
        ),
        shape("M-150,-92H150L116,-74L84,-92L40,-62L0,-92L-60,-80L-100,-92Z", "#f2b52f"),
        shape("M-150,-112H150V-94H-150Z", round_side("#d8452f")),
        shape(
            (
                "M-168,-112C-150,-96 -130,-122 -104,-104C-80,-92 -60,-120 -30,-104"
                "C0,-92 20,-120 50,-104C80,-92 100,-120 126,-104C146,-94 160,-116 168,-114"
                "C160,-136 -160,-136 -168,-112Z"
            ),
            body("#74a844"),
        ),
        shape(
            (
                "M-150,-124C-160,-210 -80,-248 0,-248C80,-248 160,-210 150,-124"
                "C100,-114 -100,-114 -150,-124Z"
            ),
            down("#f0c078", "#d8923f", "#a8652c"),
        ),
        *(
            put(oval(0, 0, 8, 4.4, "#fbeccb"), x, y, 1, t)
            for x, y, t in (
                (-90, -180, -40),
                (-50, -214, -20),
                (-10, -190, 10),
                (10, -228, 0),
                (54, -208, 24),
                (84, -176, 40),
                (-50, -160, 0),
                (40, -160, 10),
            )
        ),
        shape(
            "M-120,-176C-108,-214 -60,-234 -24,-238C-64,-218 -88,-196 -96,-164Z",
            "#fff3d6",
            opacity=0.5,
        ),
    )


def _apple(coat: Coat) -> str:
    hull = (
        "M0,-150C-30,-176 -110,-166 -112,-86C-114,-36 -70,4 -36,2C-20,2 -12,-4 0,-4"
        "C12,-4 20,2 36,2C70,4 114,-36 112,-86C110,-166 30,-176 0,-150Z"
    )
    return group(
        shape(hull, ball(coat.main)),
        shape("M-28,-150C-10,-136 10,-136 28,-150C10,-144 -10,-144 -28,-150Z", coat.dark),
        line("M0,-144C-2,-170 4,-186 14,-198", "#5a3a24", 8),
        shape("M8,-176C24,-208 66,-212 84,-194C66,-172 32,-166 8,-176Z", body("#6f9a3f")),
        line("M14,-178C34,-190 56,-196 78,-194", "#4f7a2f", 2),
        oval(-58, -112, 16, 28, "#ffffff", opacity=0.5),
    )


def _fruit(_coat: Coat) -> str:
    grapes = (
        (110, -96),
        (140, -92),
        (126, -118),
        (152, -118),
        (138, -140),
        (166, -98),
        (112, -126),
    )
    return group(
        put(
            shape(
                "M-60,10C-110,-40 -100,-120 -40,-160L-28,-150C-56,-110 -50,-50 -10,-10Z",
                body("#edc23c"),
            ),
            -56,
            -112,
            1,
            -20,
        ),
        dot(-90, -122, 52, ball("#d9532f"))
        + dot(0, -140, 58, ball("#e8932c"))
        + dot(70, -120, 50, ball("#8fae3f")),
        oval(-108, -142, 10, 16, "#ffffff", opacity=0.4)
        + oval(-18, -164, 12, 18, "#ffffff", opacity=0.4),
        line("M70,-168C70,-184 78,-192 86,-196", "#5a3a24", 5),
        *(dot(x, y, 20, ball("#6b3f7f")) + dot(x - 6, y - 7, 4, "#d8bfe6") for x, y in grapes),
        shape(
            (
                "M-200,-108C-186,-36 -120,-10 -60,-6H60C120,-10 186,-36 200,-108"
                "C100,-84 -100,-84 -200,-108Z"
            ),
            round_side("#b8743f"),
        ),
        line("M-200,-108C-100,-84 100,-84 200,-108", "#e0a868", 8),
        shape("M-60,-8H60L72,4H-72Z", body("#8f5428")),
    )


def _ice_cream(coat: Coat) -> str:
    cone = "M-66,-190H66L6,-4C4,2 -4,2 -6,-4Z"
    scoops = (("#f6e8cb", -36, -236), (lighten(coat.main, 0.3), 38, -240), (coat.main, 0, -304))
    return group(
        shape(cone, across("#d9a45a", "#efc684", "#c98a45", "#a86a30")),
        inside(
            cone,
            line(
                "".join(f"M{x},-200l100,200M{-x},-200l-100,200" for x in range(-160, 80, 30)),
                "#9a6230",
                3,
                opacity=0.7,
            ),
        ),
        *(dot(x, y, 58, ball(c, depth=0.22)) for c, x, y in scoops),
        shape(
            (
                "M-78,-204C-70,-184 -54,-190 -50,-204C-40,-176 -20,-180 -14,-202"
                "C-4,-180 16,-178 22,-204C32,-182 48,-184 54,-204C64,-186 78,-192 80,-210L40,-226"
                "H-50Z"
            ),
            lighten(coat.main, 0.14),
        ),
        dot(18, -366, 15, ball("#c8283a"))
        + line("M20,-378C24,-392 34,-400 44,-402", "#4f6a2f", 3.4),
        *(
            put(box(-7, -2, 14, 4, c, 2), x, y, 1, t)
            for c, x, y, t in (
                ("#f2d35a", -20, -330, 30),
                ("#5fa8c0", 14, -318, -20),
                ("#e8735a", -4, -346, 70),
                ("#7fb86a", 30, -330, 10),
            )
        ),
        oval(-24, -326, 10, 16, "#ffffff", opacity=0.5),
    )


def _potion(coat: Coat) -> str:
    brew = mix(coat.main, "#ffffff", 0.08)
    flask = (
        "M-26,-250V-186C-26,-170 -104,-150 -104,-82C-104,-30 -60,0 0,0C60,0 104,-30 104,-82"
        "C104,-150 26,-170 26,-186V-250Z"
    )
    return group(
        halo(0, -84, 180, coat.light, 0.5),
        shape(flask, across(("#9fc6d0", 0.7), ("#ffffff", 0.35), ("#9fc6d0", 0.75))),
        inside(
            flask,
            shape(
                "M-110,-104C-60,-124 -40,-88 10,-104C50,-118 70,-96 110,-108V10H-110Z",
                out(lighten(brew, 0.45), brew, darken(brew, 0.3), centre=(0.5, 0.6), radius=0.7),
            ),
        ),
        *(
            dot(x, y, r, lighten(brew, 0.6), opacity=0.8)
            for x, y, r in (
                (-40, -60, 8),
                (20, -36, 6),
                (44, -72, 10),
                (-10, -80, 5),
                (-56, -30, 5),
                (0, -140, 5),
                (10, -170, 4),
            )
        ),
        shape(
            (
                "M-84,-100C-78,-130 -54,-146 -36,-156C-52,-136 -62,-110 -62,-60"
                "C-70,-44 -86,-70 -84,-100Z"
            ),
            "#ffffff",
            opacity=0.6,
        ),
        box(-36, -258, 72, 16, across("#7fa6b2", "#eef8fa", "#7fa6b2"), 8),
        shape("M-22,-256L-26,-292H26L22,-256Z", round_side("#b98a58")),
        line("M-26,-190C-10,-182 10,-182 26,-190", "#a8703f", 6)
        + shape("M14,-184L44,-172L38,-136L8,-150Z", body("#f2e2bd")),
        shape("M28,-300l4,12l12,4l-12,4l-4,12l-4,-12l-12,-4l12,-4z", coat.glow),
    )


THINGS = {
    "mug": Thing(_mug, (250, 330), 15, focus=(0, -120), colours=CERAMIC),
    "cup": Thing(_cup, (320, 270), 13, focus=(0, -110), colours=CERAMIC),
    "glass": Thing(
        _glass, (190, 300), 18, focus=(0, -150), colours=("#e8735a", "#f0a83c", "#8fbf5a")
    ),
    "jar": Thing(_jar, (204, 282), 16, focus=(0, -94), colours=("#d9892c", "#b8323f", "#7a3f6a")),
    "teapot": Thing(_teapot, (400, 300), 22, focus=(0, -110), colours=CERAMIC),
    "plate": Thing(_plate, (422, 110), 8, focus=(20, -50), colours=CERAMIC),
    "bread": Thing(_bread, (390, 136), 12),
    "cake": Thing(
        _cake,
        (396, 272),
        22,
        focus=(0, -180),
        motion="flicker",
        colours=("#d97a8a", "#8a5436", "#b58fc0", "#7fb0a8"),
    ),
    "pizza": Thing(_pizza, (424, 210), 16, focus=(0, -50)),
    "burger": Thing(_burger, (340, 250), 13, focus=(0, -110)),
    "apple": Thing(
        _apple, (228, 206), 9, focus=(0, -90), colours=("#c8352e", "#7fa83a", "#d8872f")
    ),
    "fruit": Thing(_fruit, (404, 210), 22, focus=(0, -120)),
    "ice_cream": Thing(
        _ice_cream, (200, 402), 20, focus=(0, -280), colours=("#e08aa0", "#8a5436", "#9fd0b5")
    ),
    "potion": Thing(
        _potion,
        (212, 296),
        16,
        focus=(0, -84),
        motion="flicker",
        colours=("#7a4fb0", "#3fae7a", "#c83f7a", "#3f8fd0"),
    ),
}
