"""Things that are looked at closely: goods with seams, glass, metal and reflections."""

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
    draw_thing,
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
    slant,
)
from longtake.providers.sketch.pictures.figures.drawing import Drawing, Point, group
from longtake.providers.sketch.pictures.palette import Palette, darken, lighten, mix
from longtake.providers.sketch.staging import Figure

GOLD = "#d2a850"
STEEL = "#b4bac0"
INK = "#24242a"
LEATHER = ("#8a4f2f", "#6b2f34", "#2f3f4f", "#a8703f", "#3a3438")


def _stitches(d: str, colour: str, width: float = 1.6) -> str:
    return line(d, colour, width, stroke_dasharray=f"{width * 3.4:g} {width * 2.2:g}", opacity=0.85)


def _hatch(x: float, y: float, width: float, height: float, step: float) -> str:
    """Path data of a fine diagonal net over a box, for cloth and mesh."""
    count = int((width + height) / step)
    forth = "".join(
        f"M{x + i * step - height:.1f},{y + height:g}l{height:g},{-height:g}" for i in range(count)
    )
    back = "".join(
        f"M{x + i * step - height:.1f},{y:g}l{height:g},{height:g}" for i in range(count)
    )
    return forth + back


def _dots(  # noqa: PLR0913, PLR0917 - where, how many, how far apart, how large
    x: float, y: float, columns: int, rows: int, step: float, radius: float
) -> str:
    """Path data of a staggered field of small holes."""
    r = f"{radius:g}"
    return "".join(
        f"M{x + (c + r_ % 2 / 2) * step - radius:.1f},{y + r_ * step * 0.87:.1f}"
        f"a{r},{r} 0 1 0 {radius * 2:g},0a{r},{r} 0 1 0 {-radius * 2:g},0"
        for r_ in range(rows)
        for c in range(columns)
    )


UPPER = (
    "M-276,-60C-294,-120 -292,-176 -280,-216C-278,-236 -288,-248 -276,-256"
    "C-254,-258 -240,-240 -222,-222"
    "C-200,-202 -170,-192 -142,-200C-118,-208 -106,-232 -96,-268C-90,-288 -64,-296 -44,-282"
    "C-36,-276 -34,-268 -28,-262C20,-222 66,-178 116,-150C170,-122 238,-124 278,-96C298,-80 "
    "302,-64 296,-48Z"
)
EYESTAY = (
    "M-104,-214C-92,-232 -84,-250 -74,-262C-58,-276 -40,-270 -28,-260C20,-220 66,-176 116,-150"
    "C122,-140 116,-130 104,-128C84,-126 66,-128 46,-142C10,-168 -22,-186 -58,-190C-80,-194 "
    "-96,-202 -104,-214Z"
)
MIDSOLE = (
    "M-290,-76C-300,-44 -302,-22 -282,-10C-240,0 -150,-8 -60,-8C40,-8 120,0 200,0"
    "C262,0 304,-24 310,-58"
    "C310,-70 300,-74 286,-70C220,-52 160,-46 90,-50C0,-56 -80,-76 -160,-84C-210,-88 -256,-86 "
    "-290,-76Z"
)


LACES: tuple[tuple[Point, Point], ...] = (
    ((-68, -207), (-30, -258)),
    ((-38, -196), (4, -234)),
    ((-6, -180), (38, -208)),
    ((26, -162), (70, -184)),
    ((58, -146), (100, -161)),
)
"""From eyelet to throat, ankle to toe."""


def _lace(start: Point, end: Point, colour: str) -> str:
    (x, y), (u, v) = start, end
    d = (
        f"M{x},{y}C{x + (u - x) * 0.3:.1f},{y + (v - y) * 0.36:.1f} "
        f"{x + (u - x) * 0.7:.1f},{y + (v - y) * 0.84:.1f} {u},{v}"
    )
    return (
        line(d, darken(colour, 0.4), 13)
        + line(d, colour, 10.6)
        + line(d, lighten(colour, 0.6), 3.6, opacity=0.7)
        + line(d, darken(colour, 0.26), 7, stroke_dasharray="0.8 2.2", opacity=0.35)
        + dot(x, y, 6, metal("#9aa1a8"))
        + dot(x, y, 3.4, INK)
        + oval(x - 1.6, y - 4.2, 2, 0.8, "#ffffff", opacity=0.9)
    )


def _sneaker(coat: Coat) -> str:
    knit, second = coat.main, mix(coat.main, "#1f2433", 0.55)
    foam = "#f4f0e8"
    saddle = (
        "M-58,-190C-22,-186 10,-168 46,-142C34,-110 16,-78 -10,-62L-112,-78"
        "C-84,-112 -66,-152 -58,-190Z"
    )
    heel = (
        "M-276,-60C-294,-120 -292,-176 -280,-216C-252,-214 -226,-190 -214,-160"
        "C-200,-124 -200,-96 -190,-78Z"
    )
    toe = (
        "M176,-134C220,-124 254,-116 278,-96C298,-80 302,-64 296,-48L190,-48"
        "C208,-80 202,-110 176,-134Z"
    )
    return group(
        shape(
            "M-96,-262C-92,-292 -58,-304 -36,-288C-22,-276 -30,-262 -40,-256L-92,-206Z",
            body(second),
        ),
        _stitches("M-86,-268C-80,-286 -58,-292 -42,-281", coat.light, 1.4),
        shape(
            UPPER,
            Ramp(
                ((0, lighten(knit, 0.3)), (0.45, knit), (1, darken(knit, 0.32))),
                (0.3, 0),
                (0.55, 1),
            ),
        ),
        inside(
            UPPER,
            line(_hatch(-300, -300, 610, 260, 7), darken(knit, 0.3), 1, opacity=0.34),
            line(_hatch(-296, -300, 610, 260, 14), lighten(knit, 0.4), 0.8, opacity=0.3),
            shape(
                "M-300,-110C-120,-70 120,-90 310,-80V0H-300Z",
                down((darken(knit, 0.5), 0), (darken(knit, 0.5), 0.6)),
            ),
            shape(
                "M110,-152C170,-126 238,-128 280,-98C230,-110 170,-108 120,-132Z",
                lighten(knit, 0.5),
                opacity=0.5,
            ),
            shape(heel, body(second)),
            shape(toe, body(second)),
            _stitches(
                "M-272,-206C-248,-202 -232,-186 -222,-158C-208,-122 -208,-98 -198,-80", coat.trim
            ),
            _stitches("M184,-126C212,-104 216,-80 200,-50", coat.trim),
        ),
        shape(
            saddle,
            Ramp(
                ((0, lighten(coat.trim, 0.3)), (0.6, coat.trim), (1, darken(coat.trim, 0.26))),
                (0.2, 0),
                (0.6, 1),
            ),
        ),
        _stitches(
            "M-52,-182C-60,-150 -76,-114 -100,-82M38,-138C26,-110 8,-82 -14,-68",
            darken(coat.trim, 0.45),
            1.3,
        ),
        inside(
            saddle,
            shape(_dots(-55.4, -151, 6, 7, 10, 2.3), "#ffffff", opacity=0.7),
            shape(_dots(-56, -152, 6, 7, 10, 2.2), darken(coat.trim, 0.55)),
        ),
        line("M-62,-156C-34,-150 -6,-138 20,-122", coat.main, 9)
        + line("M-84,-112C-52,-108 -24,-100 0,-90", coat.main, 9),
        line("M-62,-158C-34,-152 -6,-140 20,-124M-84,-114C-52,-110 -24,-102 0,-92", coat.light, 2),
        shape(
            "M-276,-256C-254,-258 -240,-240 -222,-222C-200,-202 -170,-192 -142,-200"
            "C-124,-206 -112,-222 -104,-244"
            "L-96,-236C-102,-206 -116,-186 -140,-180C-178,-174 -214,-188 -238,-212C-252,-226 "
            "-266,-236 -280,-236Z",
            body(darken(second, 0.1)),
        ),
        line(
            "M-268,-247C-250,-246 -236,-230 -220,-216C-196,-196 -166,-188 -142,-193",
            lighten(second, 0.35),
            2.4,
            opacity=0.7,
        ),
        line("M-280,-214C-298,-226 -296,-262 -280,-268", coat.trim, 7),
        shape(EYESTAY, body(second, depth=0.3)),
        _stitches(
            (
                "M-92,-210C-78,-200 -66,-198 -52,-196C-18,-190 14,-172 48,-148"
                "C68,-134 84,-132 104,-136"
            ),
            coat.trim,
            1.4,
        ),
        *(_lace(start, end, coat.trim) for start, end in LACES),
        line(
            "M-44,-270C-90,-330 -20,-320 -34,-272M-36,-272C-8,-330 40,-300 -22,-262",
            darken(coat.trim, 0.3),
            10,
        ),
        line(
            "M-44,-270C-90,-330 -20,-320 -34,-272M-36,-272C-8,-330 40,-300 -22,-262", coat.trim, 7.4
        ),
        line("M-36,-268C-10,-250 4,-236 6,-206", coat.trim, 6),
        dot(-36, -270, 8, ball(coat.trim)),
        shape(MIDSOLE, down(lighten(foam, 0.4), foam, darken(foam, 0.22))),
        inside(
            MIDSOLE,
            shape(
                (
                    "M-300,-46C-200,-44 -120,-30 -40,-20C60,-10 180,-12 320,-40V-30"
                    "C180,-4 60,-4 -60,-12C-160,-20 -220,-30 -300,-32Z"
                ),
                coat.main,
            ),
            *(
                line(
                    f"M{x},{-82 + (x + 290) * 0.09:.0f}C{x - 6},-50 {x + 4},-40 {x - 4},-30",
                    darken(foam, 0.24),
                    2.6,
                )
                for x in range(-262, -110, 22)
            ),
            *(
                line(f"M{x},-46C{x + 6},-36 {x + 10},-28 {x + 8},-18", darken(foam, 0.24), 2.2)
                for x in range(120, 280, 20)
            ),
            line(
                "M-296,-72C-256,-82 -210,-84 -160,-80C-80,-72 0,-52 90,-46C160,-42 220,-48 300,-70",
                "#ffffff",
                4,
                opacity=0.8,
            ),
        ),
        shape(
            "M-288,-14C-240,-2 -150,-10 -60,-10C40,-10 120,-2 200,-2C244,-2 282,-16 300,-38"
            "C304,-14 262,8 200,9"
            "C110,10 40,2 -60,2C-150,2 -240,12 -282,2C-290,-2 -292,-8 -288,-14Z",
            body(INK),
        ),
        *(box(x, 1, 11, 6, "#3d3d46", 2) for x in range(-270, 220, 18)),
    )


BOTTLE = (
    "M-26,-404V-318C-26,-292 -66,-276 -76,-234C-80,-214 -80,-200 -80,-180V-24C-80,-6 -70,0 -54,0H54"
    "C70,0 80,-6 80,-24V-180C80,-200 80,-214 76,-234C66,-276 26,-292 26,-318V-404Z"
)


def _glass_lights(glass: str) -> str:
    return group(
        shape(
            (
                "M-66,-216C-58,-256 -34,-270 -22,-292L-16,-290C-26,-262 -48,-246 -56,-206V-30"
                "C-56,-20 -66,-20 -68,-30Z"
            ),
            down(("#ffffff", 0.85), ("#ffffff", 0.35)),
        ),
        shape(
            "M60,-220C64,-190 64,-100 62,-26L52,-20C56,-90 56,-170 52,-214Z", "#ffffff", opacity=0.4
        ),
        shape(
            "M-70,-14H70C66,-4 60,-2 52,-2H-52C-62,-2 -68,-6 -70,-14Z",
            lighten(glass, 0.5),
            opacity=0.55,
        ),
        line("M-20,-398V-316M-44,-250C-38,-262 -30,-270 -24,-280", "#ffffff", 4, opacity=0.6),
    )


def _cork() -> str:
    return group(
        shape("M-19,-404L-22,-446C-22,-452 22,-452 22,-446L19,-404Z", round_side("#b98a58")),
        *(
            dot(x, y, r, "#8a5f38")
            for x, y, r in ((-9, -436, 2.4), (5, -428, 1.8), (11, -440, 2), (-3, -418, 2))
        ),
        box(-32, -410, 64, 20, across("#a8d0c9", "#f3fffb", "#7fb3ac", "#5a8f8a"), 9, opacity=0.9),
    )


def _letter_within() -> str:
    paper = "#f2e2bd"
    return put(
        group(
            box(
                -34,
                -250,
                68,
                214,
                across(darken(paper, 0.2), lighten(paper, 0.4), paper, darken(paper, 0.3)),
                12,
            ),
            line(
                "M-6,-246C-10,-180 -4,-110 -8,-40M14,-248C18,-180 12,-100 16,-40",
                darken(paper, 0.3),
                2.4,
            ),
            oval(0, -249, 33, 9, darken(paper, 0.16)) + oval(2, -249, 22, 5, darken(paper, 0.42)),
            oval(2, -249, 12, 2.6, paper),
            oval(0, -38, 33, 8, darken(paper, 0.3)),
            box(-36, -158, 72, 17, round_side("#b8322e"), 3),
            shape(
                "M-4,-150C-26,-176 -34,-150 -4,-148C24,-176 34,-150 4,-148L16,-122L4,-134L-8,-120Z",
                body("#c8403a"),
            ),
            dot(0, -149, 6, ball("#a82a28")),
        ),
        4,
        -4,
        1,
        5,
    )


def _bottle(coat: Coat) -> str:
    if coat.words & {"message", "letter", "note", "scroll"}:
        glass = "#6fb3a8"
        inner = _letter_within()
    else:
        glass = mix(coat.main, "#8fc4c0", 0.35)
        inner = shape(
            "M-74,-196C-40,-188 40,-204 74,-196V-24C74,-10 68,-6 54,-6H-54C-68,-6 -74,-10 -74,-24Z",
            across(coat.dark, coat.light, coat.main, coat.dark),
            opacity=0.8,
        )
        inner += oval(0, -197, 73, 8, coat.light, opacity=0.7)
    tint = Ramp(
        (
            (0, darken(glass, 0.25), 0.75),
            (0.2, lighten(glass, 0.4), 0.2),
            (0.5, lighten(glass, 0.5), 0.06),
            (0.8, glass, 0.2),
            (1, darken(glass, 0.35), 0.8),
        ),
        (0, 0),
        (1, 0),
    )
    return group(
        shape(
            BOTTLE,
            across(
                (darken(glass, 0.2), 0.5), (lighten(glass, 0.6), 0.22), (darken(glass, 0.2), 0.55)
            ),
        ),
        inside(BOTTLE, inner),
        shape(BOTTLE, tint),
        _glass_lights(glass),
        _cork(),
        "" if inner.startswith("<g transform") else _label(coat, -70, -150, 140, 96),
    )


def _label(coat: Coat, x: float, y: float, width: float, height: float) -> str:
    """A label without writing: paper, a thin frame and a small sun over waves."""
    paper = coat.trim
    middle, floor = x + width / 2, y + height
    return group(
        box(
            x,
            y,
            width,
            height,
            across(darken(paper, 0.24), lighten(paper, 0.3), paper, darken(paper, 0.26)),
            3,
        ),
        box(x + 6, y + 6, width - 12, height - 12, "none", 2, stroke=coat.dark, stroke_width=1.4),
        dot(middle, y + height * 0.4, height * 0.17, coat.main),
        *(
            line(
                (
                    f"M{x + 18},{floor - h}q{(width - 36) / 8:g},-8 {(width - 36) / 4:g},0"
                    f"t{(width - 36) / 4:g},0t{(width - 36) / 4:g},0t{(width - 36) / 4:g},0"
                ),
                coat.dark,
                2.2,
            )
            for h in (34, 26, 18)
        ),
    )


def _bottle_afloat(coat: Coat) -> str:
    return put(_bottle(coat), 180, -18, 1, -62)


def _wine_bottle(coat: Coat) -> str:
    hull = (
        "M-25,-560V-430C-25,-380 -72,-366 -72,-310V-22C-72,-6 -64,0 -50,0H50C64,0 72,-6 72,-22"
        "V-310C72,-366 25,-380 25,-430V-560Z"
    )
    return group(
        shape(hull, across("#12251c", "#3f6a4f", "#1f3d2e", "#0e1c16")),
        shape(
            "M-60,-310C-58,-356 -22,-374 -16,-420V-440H-10C-10,-390 -44,-360 -46,-300V-30H-58Z",
            "#e8fff0",
            opacity=0.45,
        ),
        shape("M56,-300V-30H48V-300Z", "#e8fff0", opacity=0.22),
        box(-28, -566, 56, 120, round_side(coat.main), 6)
        + box(-30, -540, 60, 12, round_side(coat.dark), 4),
        box(-28, -462, 56, 5, GOLD),
        box(
            -72,
            -268,
            144,
            176,
            across(darken("#f1e7d0", 0.26), "#fbf4e2", "#f1e7d0", darken("#f1e7d0", 0.3)),
        ),
        box(-62, -258, 124, 156, "none", 0, stroke=GOLD, stroke_width=2),
        shape("M-40,-150C-36,-196 -12,-204 0,-226C12,-204 36,-196 40,-150Z", coat.main)
        + box(-46, -150, 92, 7, coat.dark, 2),
        box(-30, -132, 60, 4, darken("#f1e7d0", 0.5), 2)
        + box(-20, -120, 40, 4, darken("#f1e7d0", 0.5), 2),
    )


def _ticks(radius: float, length: float, count: int, width: float, colour: str) -> str:
    d = "".join(
        f"M{math.sin(a) * radius:.2f},{-math.cos(a) * radius:.2f}"
        f"L{math.sin(a) * (radius - length):.2f},{-math.cos(a) * (radius - length):.2f}"
        for a in (math.tau * i / count for i in range(count))
    )
    return line(d, colour, width)


def _dial(x: float, y: float, r: float, face: str) -> str:
    return group(
        dot(0, 0, r, down(darken(face, 0.3), lighten(face, 0.1))),
        *(
            dot(0, 0, r * i / 9, "none", stroke="#ffffff", stroke_width=0.25, opacity=0.25)
            for i in range(2, 9)
        ),
        dot(0, 0, r, "none", stroke=STEEL, stroke_width=1),
        _ticks(r - 2, 3.4, 12, 0.8, "#f3efe4"),
        line(f"M0,0L{r * 0.4:g},{-r * 0.5:g}", "#f3efe4", 1.4),
        dot(0, 0, 1.8, GOLD),
        transform=f"translate({x} {y})",
    )


def _watch(coat: Coat) -> str:
    strap, face = darken(coat.main, 0.2), mix(coat.main, "#121a2a", 0.72)
    case = GOLD if coat.words & {"gold", "golden"} else STEEL
    up = "M-54,-362C-52,-420 -44,-490 -40,-540C-40,-556 40,-556 40,-540C44,-490 52,-420 54,-362Z"
    low = "M-54,-198C-52,-140 -44,-70 -40,-14C-40,2 40,2 40,-14C44,-70 52,-140 54,-198Z"
    hands = (
        shape("M-4.4,10L-3,-52L0,-62L3,-52L4.4,10Z", across("#fffdf4", "#b9b4a6")),
        shape("M-3.6,12L-2.4,-80L0,-88L2.4,-80L3.6,12Z", across("#fffdf4", "#b9b4a6")),
    )
    return group(
        shape(up, across(darken(strap, 0.3), lighten(strap, 0.2), strap, darken(strap, 0.36))),
        shape(low, across(darken(strap, 0.3), lighten(strap, 0.2), strap, darken(strap, 0.36))),
        shape(up, down(("#0b0a10", 0.6), ("#0b0a10", 0)))
        + shape(low, down(("#0b0a10", 0), ("#0b0a10", 0.6))),
        _stitches(
            "M-45,-372C-43,-430 -36,-490 -33,-536M45,-372C43,-430 36,-490 33,-536",
            lighten(strap, 0.5),
        ),
        _stitches(
            "M-45,-188C-43,-130 -36,-70 -33,-20M45,-188C43,-130 36,-70 33,-20", lighten(strap, 0.5)
        ),
        *(oval(0, y, 4.4, 3.2, "#0f0f14") for y in (-110, -84, -58, -32)),
        *(
            put(
                shape("M-62,-92C-62,-116 -56,-124 -44,-124H-36L-30,-88Z", metal(case)),
                0,
                -280,
                s,
                t,
            )
            for s, t in ((1, 0), (-1, 0), (-1, 180), (1, 180))
        ),
        box(100, -294, 22, 28, metal(case), 5),
        *(box(104 + 0, -292 + 4 * i, 18, 1.4, darken(case, 0.45)) for i in range(7)),
        box(94, -334, 15, 18, metal(case), 4) + box(94, -244, 15, 18, metal(case), 4),
        dot(
            0,
            -280,
            108,
            slant(
                lighten(case, 0.6), case, darken(case, 0.45), lighten(case, 0.3), darken(case, 0.3)
            ),
        ),
        dot(
            0,
            -280,
            101,
            slant(darken(case, 0.4), lighten(case, 0.4), darken(case, 0.25), lighten(case, 0.6)),
        ),
        dot(0, -280, 92, darken(face, 0.5)),
        group(
            dot(
                0,
                0,
                89,
                out(lighten(face, 0.22), face, darken(face, 0.35), centre=(0.4, 0.35), radius=0.75),
            ),
            group(_ticks(88, 84, 180, 0.5, "#ffffff"), opacity=0.07),
            _ticks(86, 5, 60, 0.9, "#d8d4c8"),
            _ticks(84, 15, 12, 4.2, "#8d8878") + _ticks(84, 15, 12, 2.8, "#fffaf0"),
            _dial(0, 40, 22, face) + _dial(-40, 0, 18, face) + _dial(40, 0, 18, face),
            box(-14, -44, 28, 6, GOLD, 3),
            put(hands[0], 1.5, 2.5, 1, -58) + put(hands[1], 1.5, 2.5, 1, 58),
            line("M1,22L-2,-78", "#d9532f", 1.3) + dot(-1.7, -66, 2.2, "#d9532f"),
            dot(0, 0, 5.4, metal(GOLD)) + dot(0, 0, 1.8, INK),
            transform="translate(0 -280)",
        ),
        inside(
            "M-89,-280A89,89 0 1 1 89,-280A89,89 0 1 1 -89,-280Z",
            shape("M-100,-310L20,-390H70L-100,-250Z", "#ffffff", opacity=0.16),
            shape("M-40,-180L100,-290V-262L0,-170Z", "#ffffff", opacity=0.09),
        ),
        line("M-96,-316A103,103 0 0 1 -30,-378", "#ffffff", 3, opacity=0.9),
    )


def _phone_back(coat: Coat) -> str:
    lens = (
        dot(0, 0, 20, metal("#5a5f68"))
        + dot(0, 0, 15, "#0d0f16")
        + dot(0, 0, 10, out("#3f5fa0", "#141a30", "#06070c", centre=(0.4, 0.35)))
        + oval(-4, -5, 4, 2.6, "#ffffff", opacity=0.85)
    )
    return group(
        box(-112, -462, 224, 462, metal(darken(coat.main, 0.2)), 36),
        box(
            -108,
            -458,
            216,
            454,
            Ramp(((0, lighten(coat.main, 0.35)), (0.5, coat.main), (1, coat.dark)), (0, 0), (1, 1)),
            33,
        ),
        box(-98, -448, 104, 112, body(lighten(coat.main, 0.12)), 28),
        put(lens, -70, -420) + put(lens, -70, -366) + put(lens, -24, -393),
        dot(-24, -428, 5, "#fff4d6") + dot(-24, -360, 3, INK),
    )


def _phone(coat: Coat) -> str:
    screen = (
        "M-100,-422C-100,-442 -92,-450 -72,-450H72C92,-450 100,-442 100,-422V-40"
        "C100,-20 92,-12 72,-12H-72C-92,-12 -100,-20 -100,-40Z"
    )
    sky = mix(coat.main, "#241a4a", 0.55)
    return group(
        put(_phone_back(coat), -84, -6, 0.97, -9),
        box(109, -340, 6, 62, metal("#8d939b"), 3) + box(-115, -350, 6, 34, metal("#8d939b"), 3),
        box(-112, -462, 224, 462, slant("#e9ecef", "#8d939b", "#4a4e56", "#c4c9ce"), 36),
        box(-108, -458, 216, 454, "#0c0c11", 33),
        shining(
            shape(screen, down(sky, mix(coat.main, "#f0a060", 0.35), lighten(coat.main, 0.6)))
            + inside(
                screen,
                dot(26, -210, 62, out(("#fff3d0", 1), ("#ffe2a0", 0.9), ("#ffd080", 0.75))),
                shape(
                    "M-120,-190C-60,-250 -20,-190 30,-176C70,-166 90,-200 120,-190V0H-120Z",
                    mix(coat.main, "#3a2f66", 0.4),
                ),
                shape(
                    "M-120,-140C-70,-176 -10,-150 40,-118C70,-100 100,-128 120,-132V0H-120Z",
                    mix(coat.main, "#2a2350", 0.65),
                ),
                shape(
                    "M-120,-80C-60,-110 0,-84 50,-66C80,-56 100,-70 120,-72V0H-120Z",
                    mix(coat.main, "#161430", 0.82),
                ),
                *(
                    box(-74 + 40 * i, -62, 30, 30, lighten(c, 0.1), 9)
                    for i, c in enumerate(("#e9e4da", coat.main, "#8fc2b8", "#f0b45a"))
                ),
                *(
                    dot(x, y, 1.4, "#ffffff", opacity=0.8)
                    for x, y in (
                        (-60, -380),
                        (-20, -400),
                        (40, -372),
                        (66, -340),
                        (-74, -330),
                        (10, -346),
                    )
                ),
                shape("M-120,-460H40L-120,-160Z", "#ffffff", opacity=0.12),
            ),
            coat.palette,
        ),
        box(-28, -440, 56, 15, "#08080c", 7.5) + dot(18, -432.5, 3.6, ball("#2f3f6a")),
        line("M-109,-430C-109,-452 -98,-459 -76,-459H60", "#ffffff", 1.6, opacity=0.8),
        transform="translate(73 0)",
    )


def _headphones(coat: Coat) -> str:
    shell, pad = coat.main, "#2c2b31"
    cup = (
        oval(
            0,
            0,
            52,
            92,
            Ramp(
                ((0, darken(pad, 0.4)), (0.5, lighten(pad, 0.2)), (1, darken(pad, 0.4))),
                (0, 0),
                (1, 1),
            ),
        )
        + shape(
            "M6,-96C62,-96 88,-56 88,0C88,56 62,96 6,96C-14,70 -14,-70 6,-96Z",
            Ramp(
                ((0, lighten(shell, 0.32)), (0.4, shell), (1, darken(shell, 0.4))), (0, 0), (1, 1)
            ),
        )
        + oval(
            42,
            0,
            38,
            74,
            Ramp(
                ((0, lighten(shell, 0.14)), (0.6, shell), (1, darken(shell, 0.25))), (0, 0), (1, 1)
            ),
        )
        + oval(42, 0, 38, 74, "none", stroke=metal_line(), stroke_width=3)
        + shape(_dots(18, -44, 6, 12, 8.6, 1.7), darken(shell, 0.5), opacity=0.75)
        + oval(30, -46, 9, 20, "#ffffff", opacity=0.35)
        + line("M-18,-74C-34,-40 -34,40 -18,74", lighten(pad, 0.3), 2, opacity=0.8)
    )
    arm = box(-12, -132, 24, 74, metal(STEEL), 9) + box(-18, -96, 36, 58, body(shell), 14)
    band = "M-176,-250C-188,-440 188,-440 176,-250"
    return group(
        line(band, darken(shell, 0.45), 46),
        line(band, shell, 40),
        line("M-182,-262C-186,-436 120,-452 168,-306", lighten(shell, 0.4), 8, opacity=0.8),
        line("M-152,-258C-158,-398 158,-398 152,-258", darken(pad, 0.1), 18),
        line(
            "M-148,-262C-150,-388 150,-388 148,-262",
            lighten(pad, 0.24),
            2.4,
            stroke_dasharray="7 5",
        ),
        put(arm, -172, -140) + put(arm, 172, -140),
        put(cup, -146, -100, -1, 4) + put(cup, 146, -100, 1, -4),
    )


def metal_line() -> str:
    """The colour of a thin bright edge."""
    return "#d9dde0"


def _perfume(coat: Coat) -> str:
    juice = mix(coat.main, "#f5c98a", 0.22)
    block = (
        "M-118,-268C-118,-284 -108,-292 -94,-292H94C108,-292 118,-284 118,-268V-20"
        "C118,-6 108,0 94,0H-94C-108,0 -118,-6 -118,-20Z"
    )
    well = (
        "M-92,-226C-50,-220 50,-232 92,-226V-52C92,-40 84,-34 72,-34H-72C-84,-34 -92,-40 -92,-52Z"
    )
    cavity = (
        "M-92,-252C-92,-262 -84,-268 -72,-268H72C84,-268 92,-262 92,-252V-52C92,-40 84,-34 72,-34"
        "H-72C-84,-34 -92,-40 -92,-52Z"
    )
    return group(
        halo(0, -150, 190, lighten(juice, 0.4), 0.35),
        shape(
            block,
            across(
                darken(juice, 0.12), "#fbf6ee", lighten(juice, 0.55), "#f4ece0", darken(juice, 0.22)
            ),
        ),
        shape(
            (
                "M-118,-24L-92,-48V-40C-92,-34 92,-34 92,-40V-48L118,-24V-18C118,-6 108,0 94,0"
                "H-94C-108,0 -118,-6 -118,-18Z"
            ),
            down(lighten(juice, 0.5), juice, lighten(juice, 0.7), darken(juice, 0.3)),
        ),
        shape(cavity, down("#fdf9f2", lighten(juice, 0.6))),
        shape(
            well,
            Ramp(
                ((0, lighten(juice, 0.36)), (0.5, juice), (1, darken(juice, 0.26))),
                (0.1, 0),
                (0.7, 1),
            ),
        ),
        oval(0, -227, 92, 5, lighten(juice, 0.6)),
        line("M0,-268C2,-190 -10,-110 14,-46", "#ffffff", 3.4, opacity=0.55),
        inside(
            well,
            shape(
                "M-92,-140L-20,-226H10L-92,-96ZM40,-34L92,-110V-84L60,-34Z", "#ffffff", opacity=0.3
            ),
        ),
        box(-58, -176, 116, 82, slant("#fffaf0", "#efe4d0"), 3)
        + box(-52, -170, 104, 70, "none", 2, stroke=GOLD, stroke_width=1.6),
        shape(
            (
                "M0,-158C10,-146 20,-140 20,-130C20,-118 10,-112 0,-112"
                "C-10,-112 -20,-118 -20,-130C-20,-140 -10,-146 0,-158Z"
            ),
            slant(lighten(GOLD, 0.5), GOLD, darken(GOLD, 0.3)),
        ),
        line("M-9,-130C-8,-122 -4,-119 0,-118", "#fff6dc", 1.6),
        shape(
            (
                "M-108,-270C-108,-280 -102,-284 -94,-284H-80C-92,-280 -96,-272 -96,-262V-30"
                "C-96,-16 -98,-12 -102,-14C-106,-16 -108,-20 -108,-26Z"
            ),
            "#ffffff",
            opacity=0.75,
        ),
        shape("M104,-268V-28L99,-22V-266Z", "#ffffff", opacity=0.6),
        box(-40, -312, 80, 22, metal(GOLD), 4)
        + box(-30, -326, 60, 16, metal(darken(GOLD, 0.1)), 3),
        box(
            -50,
            -420,
            100,
            98,
            across(
                darken(coat.dark, 0.45),
                coat.main,
                lighten(coat.main, 0.5),
                coat.dark,
                darken(coat.dark, 0.5),
            ),
            10,
        ),
        box(-50, -334, 100, 7, GOLD, 2),
        box(-40, -412, 9, 74, "#ffffff", 4, opacity=0.55)
        + oval(0, -417, 42, 3.4, "#ffffff", opacity=0.45),
    )


def _coffee(coat: Coat) -> str:
    cup = "M-150,-226C-148,-120 -112,-52 -62,-36H62C112,-52 148,-120 150,-226Z"
    wisps = (
        "M-46,-270C-80,-310 -20,-340 -50,-392C-64,-420 -40,-440 -30,-452",
        "M10,-276C-20,-320 44,-350 14,-404C2,-432 20,-456 34,-468",
        "M64,-268C36,-304 92,-336 68,-380C58,-402 70,-420 80,-430",
    )
    milk = "#f4e3c4"
    return group(
        oval(0, -22, 222, 30, down(lighten(coat.trim, 0.4), darken(coat.trim, 0.22))),
        oval(0, -28, 206, 23, down(darken(coat.trim, 0.12), lighten(coat.trim, 0.3))),
        oval(0, -34, 96, 12, darken(coat.trim, 0.3)),
        shape(
            "M134,-190C214,-216 226,-112 108,-92L116,-112C186,-126 180,-182 136,-168Z",
            body(coat.main),
        ),
        shape(
            cup,
            Ramp(
                (
                    (0, darken(coat.main, 0.16)),
                    (0.24, lighten(coat.main, 0.36)),
                    (0.55, coat.main),
                    (1, darken(coat.main, 0.36)),
                ),
                (0, 0),
                (1, 0.2),
            ),
        ),
        inside(
            cup,
            shape(
                "M-160,-120C-60,-100 60,-100 160,-120V-104C60,-84 -60,-84 -160,-104Z",
                coat.trim,
                opacity=0.9,
            ),
        ),
        shape(
            "M-124,-196C-120,-132 -98,-84 -72,-62C-96,-100 -108,-140 -108,-198Z",
            "#ffffff",
            opacity=0.55,
        ),
        oval(0, -226, 150, 40, darken(coat.main, 0.1))
        + oval(0, -228, 150, 39, lighten(coat.main, 0.42)),
        oval(0, -226, 140, 34, darken(coat.main, 0.25)),
        oval(
            0, -222, 134, 30, out("#a8693a", "#8a4f2a", "#4f2a18", centre=(0.45, 0.5), radius=0.6)
        ),
        oval(0, -222, 112, 23, "#b97a45", opacity=0.75),
        shape(
            (
                "M0,-202C-74,-204 -92,-224 -62,-236C-38,-244 -10,-238 0,-230"
                "C10,-238 38,-244 62,-236C92,-224 74,-204 0,-202Z"
            ),
            milk,
        ),
        shape(
            (
                "M0,-208C-48,-210 -62,-222 -46,-229C-28,-235 -8,-230 0,-224"
                "C8,-230 28,-235 46,-229C62,-222 48,-210 0,-208Z"
            ),
            "#b97a45",
        ),
        shape(
            (
                "M0,-212C-30,-214 -38,-220 -28,-224C-16,-228 -4,-225 0,-220"
                "C4,-225 16,-228 28,-224C38,-220 30,-214 0,-212Z"
            ),
            milk,
        ),
        *(
            oval(x, y, r, r * 0.5, "#e0b27a", opacity=0.9)
            for x, y, r in (
                (-110, -220, 4),
                (-104, -212, 3),
                (112, -226, 4),
                (100, -210, 3),
                (118, -218, 2),
            )
        ),
        line("M-134,-236C-100,-258 -30,-264 20,-264", "#ffffff", 4, opacity=0.85),
        *(line(d, "#ffffff", 15, opacity=0.13) + line(d, "#ffffff", 6, opacity=0.2) for d in wisps),
    )


def _bag(coat: Coat) -> str:
    hide = Ramp(
        ((0, lighten(coat.main, 0.28)), (0.5, coat.main), (1, darken(coat.main, 0.3))),
        (0.2, 0),
        (0.7, 1),
    )
    hull = (
        "M-170,-226C-176,-150 -200,-60 -196,-24C-194,-8 -184,0 -164,0H164C184,0 194,-8 196,-24"
        "C200,-60 176,-150 170,-226C150,-238 -150,-238 -170,-226Z"
    )
    flap = (
        "M-172,-230C-150,-242 150,-242 172,-230C178,-186 172,-150 150,-132"
        "C100,-104 -100,-104 -150,-132C-172,-150 -178,-186 -172,-230Z"
    )
    ring = dot(0, 0, 15, "none", stroke=GOLD, stroke_width=6) + line(
        "M-11,-9A14,14 0 0 1 4,-14", "#fff3cf", 2
    )
    return group(
        line("M-104,-228C-112,-410 112,-410 104,-228", darken(coat.main, 0.45), 20),
        line("M-104,-228C-112,-410 112,-410 104,-228", coat.main, 15),
        line("M-108,-260C-100,-390 60,-402 94,-300", coat.light, 3, opacity=0.7),
        shape(hull, hide),
        inside(
            hull,
            shape("M-200,-120C-100,-90 100,-90 200,-120V-140H-200Z", "#100c10", opacity=0.35),
            shape("M-210,-40C-80,-20 80,-20 210,-40V10H-210Z", coat.dark, opacity=0.6),
        ),
        _stitches(
            (
                "M-158,-120C-166,-80 -184,-50 -182,-26C-180,-16 -172,-12 -160,-12H160"
                "C172,-12 180,-16 182,-26C184,-50 166,-80 158,-120"
            ),
            lighten(coat.main, 0.4),
        ),
        shape(flap, hide),
        shape(
            "M-160,-226C-110,-236 40,-238 110,-232C60,-216 -100,-210 -156,-196Z",
            "#ffffff",
            opacity=0.2,
        ),
        _stitches(
            (
                "M-162,-222C-166,-184 -162,-154 -142,-140C-96,-114 96,-114 142,-140"
                "C162,-154 166,-184 162,-222"
            ),
            lighten(coat.main, 0.4),
        ),
        box(
            -26,
            -152,
            52,
            60,
            Ramp(
                (
                    (0, lighten(GOLD, 0.55)),
                    (0.45, GOLD),
                    (0.55, darken(GOLD, 0.25)),
                    (1, lighten(GOLD, 0.2)),
                ),
                (0, 0),
                (1, 1),
            ),
            9,
        ),
        box(-20, -146, 40, 48, "none", 6, stroke=darken(GOLD, 0.3), stroke_width=1.4),
        dot(0, -122, 10, ball(GOLD)) + box(-2, -126, 4, 9, darken(GOLD, 0.6), 2),
        put(ring, -104, -230) + put(ring, 104, -230),
        line("M-120,-214L-130,-150", coat.dark, 5)
        + shape("M-140,-152h20l4,34l-14,14l-14,-14z", hide)
        + dot(-130, -140, 4, GOLD),
    )


def _drops(  # noqa: PLR0913, PLR0917 - how many, and the four sides that they wet
    seed: int, count: int, x: float, y: float, width: float, height: float
) -> str:
    """Beads of water, each with its light and its shade."""
    beads = []
    for i in range(count):
        px = x + width * ((i * 0.618 + seed * 0.37) % 1)
        py = y + height * ((i * 0.414 + seed * 0.21) % 1)
        r = 1.6 + 3.4 * ((i * 0.732) % 1) ** 2
        beads.append(
            oval(px, py, r, r * 1.2, down(("#ffffff", 0.1), ("#ffffff", 0.55)))
            + dot(px - r * 0.3, py - r * 0.5, r * 0.3, "#ffffff", opacity=0.95)
        )
    return "".join(beads)


def _can(coat: Coat) -> str:
    hull = (
        "M-86,-318C-86,-330 -74,-338 -70,-346H70C74,-338 86,-330 86,-318V-26C86,-14 76,-6 68,0"
        "H-68C-76,-6 -86,-14 -86,-26Z"
    )
    skin = "M-86,-312H86V-28H-86Z"
    second = mix(coat.main, "#2a1840", 0.55)
    return group(
        shape(hull, across("#7f868d", "#f4f6f7", "#b9bfc5", "#e6e9eb", "#6a7178")),
        shape(skin, coat.main),
        inside(
            skin,
            shape("M-90,-120C-40,-200 30,-90 90,-190V-20H-90Z", second),
            shape("M-90,-150C-40,-226 30,-120 90,-216V-196C30,-100 -40,-206 -90,-130Z", coat.trim),
            dot(10, -236, 42, down(lighten(coat.trim, 0.3), coat.trim)),
            dot(10, -236, 30, coat.main) + dot(10, -236, 20, coat.trim),
            shape("M-90,-80C-30,-130 30,-50 90,-110V-100C30,-40 -30,-120 -90,-68Z", coat.light),
            box(-86, -52, 172, 3, coat.trim),
        ),
        shape(
            hull,
            Ramp(
                (
                    (0, "#120c1c", 0.55),
                    (0.14, "#ffffff", 0.0),
                    (0.22, "#ffffff", 0.6),
                    (0.3, "#ffffff", 0.12),
                    (0.62, "#120c1c", 0.0),
                    (0.9, "#120c1c", 0.5),
                    (0.96, "#ffffff", 0.25),
                    (1, "#120c1c", 0.4),
                ),
                (0, 0),
                (1, 0),
            ),
        ),
        oval(0, -346, 70, 12, metal("#aab1b8"))
        + oval(0, -345, 62, 9, "#7d848b")
        + oval(0, -343, 58, 7, "#a8afb6"),
        oval(-4, -345, 20, 3.6, metal("#dfe3e6")) + oval(-12, -344, 7, 1.6, "#6a7178"),
        _drops(3, 46, -78, -300, 156, 268),
    )


def _cream(coat: Coat) -> str:
    lid = "M-120,-188C-120,-200 -112,-206 -100,-206H100C112,-206 120,-200 120,-188V-124H-120Z"
    jar = (
        "M-124,-125H124C134,-80 134,-44 122,-12C118,-4 110,0 98,0H-98C-110,0 -118,-4 -122,-12"
        "C-134,-44 -134,-80 -126,-120Z"
    )
    milk = "#fbf4ea"
    swirl = (
        oval(0, -6, 74, 18, down(darken(milk, 0.14), milk))
        + shape(
            "M-66,-12C-60,-40 52,-44 64,-14C40,2 -44,4 -66,-12Z", down(milk, darken(milk, 0.14))
        )
        + shape(
            "M-44,-30C-36,-56 34,-58 44,-32C28,-18 -28,-18 -44,-30Z", down(milk, darken(milk, 0.16))
        )
        + shape(
            "M-22,-46C-20,-70 2,-74 4,-94C22,-80 30,-62 22,-48C10,-38 -12,-38 -22,-46Z",
            down("#ffffff", darken(milk, 0.16)),
        )
        + line("M-40,-34C-20,-22 20,-22 38,-36M-18,-50C-6,-42 8,-42 20,-52", darken(milk, 0.22), 2)
    )
    return group(
        shape(
            lid,
            across(
                darken(GOLD, 0.4),
                lighten(GOLD, 0.5),
                GOLD,
                darken(GOLD, 0.32),
                lighten(GOLD, 0.2),
                darken(GOLD, 0.4),
            ),
        ),
        oval(0, -203, 112, 7, lighten(GOLD, 0.45)) + box(-120, -132, 240, 8, darken(GOLD, 0.36)),
        line(
            "".join(f"M{x},-190V-138" for x in range(-110, 116, 8)),
            darken(GOLD, 0.35),
            1.4,
            opacity=0.5,
        ),
        shape(
            jar,
            across(
                darken(coat.main, 0.3),
                lighten(coat.main, 0.55),
                lighten(coat.main, 0.2),
                coat.main,
                darken(coat.main, 0.36),
            ),
        ),
        inside(
            jar,
            shape(
                "M-104,-104H104C108,-70 106,-48 98,-28H-98C-106,-48 -108,-70 -104,-104Z",
                across(darken(milk, 0.2), milk, "#ffffff", darken(milk, 0.24)),
                opacity=0.5,
            ),
            box(-140, -24, 280, 6, "#ffffff", opacity=0.45),
            shape(
                "M-112,-112C-120,-70 -116,-40 -106,-16H-94C-104,-44 -106,-76 -100,-112Z",
                "#ffffff",
                opacity=0.75,
            ),
            box(104, -110, 8, 96, "#ffffff", 4, opacity=0.35),
        ),
        box(-58, -92, 116, 56, "#fdf8ef", 5, opacity=0.92)
        + box(-53, -87, 106, 46, "none", 3, stroke=GOLD, stroke_width=1.4),
        shape("M0,-80C16,-72 16,-58 0,-50C-16,-58 -16,-72 0,-80Z", GOLD),
        line("M-40,-64H-22M22,-64H40", GOLD, 2),
        put(swirl, 186, 0, 0.9),
        transform="translate(-64 0)",
    )


def _camera(coat: Coat) -> str:
    hide = "#2a292e" if not (coat.words & {"brown", "leather", "vintage", "old"}) else "#7a4a2f"
    silver = "#c3c7ca" if coat.words & {"silver", "vintage", "old", "white"} else "#43454b"
    rings = (
        (112, metal(silver)),
        (104, "#17171b"),
        (98, body("#37383e")),
        (84, metal("#7d8187")),
        (79, "#0c0c10"),
    )
    return group(
        shape(
            "M-66,-246L-46,-292C-42,-300 -34,-304 -24,-304H40C50,-304 58,-300 62,-292L82,-246Z",
            body(silver),
        ),
        box(-36, -292, 86, 34, "#15151a", 6),
        box(-196, -272, 74, 30, metal(silver), 7)
        + line("".join(f"M{x},-270V-246" for x in range(-190, -124, 6)), darken(silver, 0.5), 1.8),
        box(122, -266, 52, 24, metal(silver), 6) + dot(196, -252, 14, metal(coat.main)),
        box(-220, -248, 440, 248, body(silver), 26),
        box(-220, -204, 440, 168, hide, 6),
        line(_dotted_hide(), lighten(hide, 0.2), 1.3, opacity=0.55),
        box(-220, -206, 440, 4, darken(silver, 0.4)) + box(-220, -38, 440, 4, darken(silver, 0.4)),
        shape(
            "M-220,-226C-220,-242 -212,-248 -196,-248H180C100,-240 -140,-240 -206,-222Z",
            "#ffffff",
            opacity=0.4,
        ),
        box(-202, -234, 58, 16, coat.main, 4) + dot(176, -226, 8, ball("#d8402f")),
        box(120, -232, 36, 14, "#1b1b20", 4) + box(124, -230, 28, 6, "#5f7f95", 3),
        *(dot(8, -118, r, fill) for r, fill in rings),
        group(
            _ticks(108, 8, 60, 2, darken(silver, 0.5)) + _ticks(95, 9, 72, 2.4, "#1a1a1f"),
            transform="translate(8 -118)",
        ),
        dot(8, -118, 89, "none", stroke=coat.main, stroke_width=2.4),
        dot(8, -118, 72, out("#20305a", "#15203f", "#080a14", centre=(0.42, 0.38), radius=0.62)),
        dot(
            8,
            -118,
            52,
            out(
                ("#7a4fb0", 0.75),
                ("#2f6f9f", 0.5),
                ("#0a0c18", 0.2),
                centre=(0.36, 0.32),
                radius=0.7,
            ),
        ),
        dot(8, -118, 32, out("#0a0c18", "#1a2a50", "#3f8fa0", centre=(0.5, 0.5), radius=0.55)),
        shape("M8,-134L22,-126L22,-110L8,-102L-6,-110L-6,-126Z", "#030408"),
        line(
            (
                "M8,-134L34,-128M22,-126L30,-98M22,-110L2,-86M8,-102L-18,-108M-6,-110L-14,-138"
                "M-6,-126L14,-150"
            ),
            "#0a1020",
            1.2,
            opacity=0.8,
        ),
        shape("M-20,-158L-4,-164L2,-146L-14,-140Z", "#dff0ff", opacity=0.55),
        shape(
            (
                "M-44,-150C-34,-176 -2,-186 22,-180C-6,-172 -26,-158 -32,-138"
                "C-38,-136 -46,-142 -44,-150Z"
            ),
            "#ffffff",
            opacity=0.75,
        ),
        oval(38, -90, 12, 7, "#f0b0d8", opacity=0.45) + oval(26, -80, 5, 3, "#bff0d0", opacity=0.5),
    )


def _dotted_hide() -> str:
    """Path data of the grain of leather at both sides of a lens."""
    return "".join(
        f"M{x + (y // 8 % 2) * 5},{y}h1.6"
        for side in ((-212, -112), (126, 212))
        for x in range(*side, 10)
        for y in range(-196, -42, 8)
    )


def _laptop(coat: Coat) -> str:
    screen = box(
        -208,
        -292,
        416,
        254,
        down(mix(coat.main, "#1a2050", 0.6), coat.main, lighten(coat.main, 0.5)),
        5,
    )
    return group(
        box(-222, -308, 444, 290, metal("#a9afb5"), 18),
        box(-217, -303, 434, 282, "#101015", 14),
        shining(
            screen
            + inside(
                "M-208,-292H208V-38H-208Z",
                shape(
                    "M-208,-110C-120,-190 -40,-90 40,-130C110,-164 160,-110 208,-140V-38H-208Z",
                    mix(coat.main, "#1a1640", 0.55),
                ),
                shape(
                    "M-208,-70C-100,-120 0,-60 80,-80C140,-96 180,-70 208,-84V-38H-208Z",
                    mix(coat.main, "#100e2a", 0.8),
                ),
                dot(90, -200, 34, "#ffe9b8"),
                shape("M-208,-292H-20L-208,-80Z", "#ffffff", opacity=0.12),
            ),
            coat.palette,
        ),
        dot(0, -297, 2, "#39435a"),
        shape(
            "M-222,-20H222L262,-8C268,-4 262,0 250,0H-250C-262,0 -268,-4 -262,-8Z",
            down("#e3e6e8", "#b2b8bd", "#7d848b"),
        ),
        box(-222, -20, 444, 3, "#3a3d44") + shape("M-40,-13H40L44,-8H-44Z", "#8d949b"),
        line("M-256,-5H256", "#ffffff", 1.4, opacity=0.7),
    )


def _lipstick(coat: Coat) -> str:
    bullet = "M-25,-290V-372C-25,-394 -6,-420 22,-428C26,-420 25,-400 25,-372V-290Z"
    return group(
        shape(
            bullet,
            across(
                darken(coat.main, 0.35),
                lighten(coat.main, 0.35),
                coat.main,
                darken(coat.main, 0.35),
            ),
        ),
        shape(
            "M-24,-374C-22,-396 -4,-418 22,-427C16,-404 0,-384 -24,-374Z", lighten(coat.main, 0.28)
        ),
        line("M-14,-364V-300", "#ffffff", 4, opacity=0.5),
        box(
            -34,
            -300,
            68,
            100,
            across(
                darken(GOLD, 0.4), lighten(GOLD, 0.6), GOLD, darken(GOLD, 0.4), lighten(GOLD, 0.1)
            ),
            4,
        ),
        box(-34, -290, 68, 3, darken(GOLD, 0.4)) + box(-34, -216, 68, 3, darken(GOLD, 0.4)),
        box(-46, -206, 92, 206, across("#0e0e12", "#5a5a62", "#2a2a30", "#0e0e12", "#2f2f36"), 7),
        box(
            -46, -40, 92, 8, across(darken(GOLD, 0.4), lighten(GOLD, 0.5), GOLD, darken(GOLD, 0.4))
        ),
        box(-34, -198, 6, 150, "#ffffff", 3, opacity=0.5),
        put(
            box(
                -48, -220, 96, 220, across("#0e0e12", "#5a5a62", "#2a2a30", "#0e0e12", "#2f2f36"), 9
            )
            + box(-36, -212, 6, 190, "#ffffff", 3, opacity=0.5)
            + box(-48, -14, 96, 8, GOLD),
            122,
            0,
        ),
        transform="translate(-61 0)",
    )


def _glasses(coat: Coat) -> str:
    dark = (
        bool(coat.words & {"sun", "sunglasses", "dark", "black"})
        or "sunglasses" in coat.figure.name
    )
    tint = (
        down("#1c2230", mix(coat.main, "#6a5a70", 0.5))
        if dark
        else down(("#dff0f4", 0.6), ("#a9c9d6", 0.35))
    )
    lens = "M-158,-88C-150,-104 -60,-108 -28,-92C-20,-60 -40,-8 -92,-6C-146,-6 -164,-52 -158,-88Z"
    frame = darken(coat.main, 0.25)
    one = (
        shape(lens, tint)
        + inside(lens, shape("M-150,-110L-60,-110L-130,-4H-170Z", "#ffffff", opacity=0.25))
        + shape(lens, "none", stroke=frame, stroke_width=11)
        + line("M-152,-90C-120,-102 -70,-102 -40,-92", lighten(frame, 0.5), 2.6, opacity=0.8)
        + line("M-160,-84L-186,-92L-196,-60", frame, 8)
        + dot(-166, -87, 3, GOLD)
    )
    return group(
        one,
        group(one, transform="scale(-1 1)"),
        line("M-28,-86C-14,-100 14,-100 28,-86", frame, 9),
        line("M-22,-92C-10,-100 10,-100 22,-92", lighten(frame, 0.5), 2),
    )


def _box_product(coat: Coat) -> str:
    return group(
        shape(
            "M-150,-322L40,-306V0L-150,-24Z", slant(lighten(coat.main, 0.3), coat.main, coat.dark)
        ),
        shape(
            "M40,-306L160,-326V-30L40,0Z", down(darken(coat.main, 0.22), darken(coat.main, 0.46))
        ),
        shape(
            "M-150,-322L-24,-346L160,-326L40,-306Z",
            across(lighten(coat.main, 0.5), lighten(coat.main, 0.2)),
        ),
        shape("M-150,-216L40,-194V-92L-150,-120Z", across(lighten(coat.trim, 0.4), coat.trim)),
        shape(
            "M40,-194L160,-220V-122L40,-92Z",
            across(darken(coat.trim, 0.2), darken(coat.trim, 0.42)),
        ),
        group(
            dot(0, 0, 34, coat.main) + dot(0, 0, 23, coat.trim) + dot(0, 0, 12, metal(GOLD)),
            transform="translate(-56 -156) skewY(7) scale(.94 1)",
        ),
        line("M-126,-284L-30,-275M-126,-264L-70,-258", lighten(coat.main, 0.5), 5),
        line("M-126,-66L10,-48M-126,-50L-40,-38", lighten(coat.main, 0.3), 3.4, opacity=0.8),
        line("M40,-305V-2", lighten(coat.main, 0.55), 2.6, opacity=0.9),
        line("M-149,-321L39,-305L158,-325", lighten(coat.main, 0.65), 2, opacity=0.9),
        shape("M-150,-322L-80,-316L-126,-21L-150,-24Z", "#ffffff", opacity=0.12),
    )


def _speaker(coat: Coat) -> str:
    hull = "M-104,-300C-104,-326 104,-326 104,-300V-26C104,0 -104,0 -104,-26Z"
    return group(
        shape(hull, round_side(coat.main, depth=0.36)),
        inside(
            hull, line(_hatch(-110, -320, 220, 320, 7), darken(coat.main, 0.42), 1.6, opacity=0.5)
        ),
        shape(
            "M-104,-26C-104,0 104,0 104,-26V-44C104,-18 -104,-18 -104,-44Z",
            round_side(darken(coat.main, 0.5)),
        ),
        oval(0, -300, 104, 20, body(INK)) + oval(0, -302, 96, 16, "#3a3a42"),
        oval(0, -300, 100, 18, "none", stroke=coat.glow, stroke_width=3.4)
        + halo(0, -300, 130, coat.glow, 0.3),
        oval(0, -302, 20, 4, lighten(INK, 0.4)),
        shape(
            "M-84,-290C-80,-200 -80,-100 -84,-30L-66,-26C-62,-110 -62,-200 -66,-286Z",
            "#ffffff",
            opacity=0.16,
        ),
    )


def _ring(coat: Coat) -> str:
    stone = (
        lighten(coat.main, 0.5)
        if coat.words & {"ruby", "sapphire", "emerald", "red", "blue", "green"}
        else "#d5ecf5"
    )
    gem = "M-56,-226L-34,-258H34L56,-226L0,-162Z"
    return group(
        dot(0, -92, 82, "none", stroke=darken(GOLD, 0.35), stroke_width=23),
        dot(0, -92, 83, "none", stroke=GOLD, stroke_width=17),
        line(
            "M-76,-126A83,83 0 0 1 -20,-172M-60,-34A83,83 0 0 0 30,-14", "#fff3cc", 6, opacity=0.9
        ),
        line("M82,-100A83,83 0 0 1 50,-26", darken(GOLD, 0.3), 7, opacity=0.8),
        shape(
            (
                "M-30,-170L-44,-216L-36,-218L-14,-176ZM30,-170L44,-216L36,-218L14,-176ZM-26,-176"
                "H26L18,-158H-18Z"
            ),
            metal(GOLD),
        ),
        shape(gem, down("#ffffff", stone, darken(stone, 0.3))),
        shape("M-56,-226L-34,-258L-20,-226ZM34,-258L56,-226H20Z", lighten(stone, 0.3)),
        shape("M-20,-226L0,-258L20,-226Z", "#ffffff"),
        shape("M-20,-226H20L0,-162Z", darken(stone, 0.12))
        + shape("M20,-226H56L0,-162Z", darken(stone, 0.34))
        + shape("M-56,-226H-20L0,-162Z", lighten(stone, 0.5)),
        shape("M-34,-258L-20,-226L0,-258L20,-226L34,-258Z", darken(stone, 0.16)),
        shape("M40,-286l5,15l15,5l-15,5l-5,15l-5,-15l-15,-5l15,-5z", "#ffffff"),
        halo(40, -266, 40, "#ffffff", 0.5),
    )


def _neutral(coat: Coat) -> str:
    """A smooth block with a silk sash: a form is all that is known of it."""
    stone, silk = coat.main, mix(coat.main, "#f2dcc0", 0.55)
    front = (
        "M-130,-60V-220C-130,-262 -112,-280 -70,-280H54C96,-280 114,-262 114,-220"
        "V-60C114,-18 96,0 54,0H-70C-112,0 -130,-18 -130,-60Z"
    )
    side = (
        "M-84,-279C-60,-300 -30,-306 0,-306H92C136,-306 158,-286 158,-244"
        "V-84C158,-46 146,-26 104,-8L54,0V-280Z"
    )
    sash = "M-134,-196C-60,-150 40,-150 162,-256V-180C60,-76 -50,-74 -134,-120Z"
    return group(
        halo(0, -160, 260, lighten(stone, 0.6), 0.4),
        shape(side, across(darken(stone, 0.2), darken(stone, 0.46))),
        shape(
            front,
            Ramp(
                ((0, lighten(stone, 0.5)), (0.45, lighten(stone, 0.14)), (1, darken(stone, 0.24))),
                (0.1, 0),
                (0.8, 1),
            ),
        ),
        inside(front, oval(-66, -220, 100, 80, out(("#ffffff", 0.6), ("#ffffff", 0)))),
        line(
            "M-121,-206C-121,-256 -108,-271 -66,-271H44",
            "#ffffff",
            4,
            opacity=0.75,
        ),
        inside(
            f"{front}{side}",
            shape(
                "M-126,-104C-50,-62 60,-64 150,-158V-130C60,-40 -50,-44 -126,-84Z",
                "#1a1424",
                opacity=0.2,
            ),
            shape(
                sash,
                across(
                    darken(silk, 0.1),
                    lighten(silk, 0.5),
                    silk,
                    lighten(silk, 0.3),
                    darken(silk, 0.4),
                ),
            ),
            *(
                line(d, colour, width, opacity=0.6)
                for d, colour, width in (
                    ("M-134,-180C-60,-134 40,-134 162,-228", "#ffffff", 5),
                    ("M-134,-158C-56,-112 44,-112 162,-206", darken(silk, 0.3), 3),
                    ("M-134,-138C-54,-92 50,-94 162,-188", "#ffffff", 3),
                )
            ),
        ),
        shape(
            "M40,-150C70,-120 66,-60 92,-20C74,-30 62,-26 50,-10C44,-60 22,-110 20,-144Z",
            across(darken(silk, 0.14), lighten(silk, 0.4), darken(silk, 0.24)),
        ),
        shape(
            "M30,-146C10,-110 14,-60 -6,-34C10,-40 20,-34 30,-22C40,-70 50,-110 50,-146Z",
            across(lighten(silk, 0.3), darken(silk, 0.2)),
        ),
        shape(
            (
                "M36,-150C-20,-206 -64,-160 -40,-138C-20,-122 16,-130 36,-140"
                "C60,-136 108,-140 116,-168C120,-204 70,-200 36,-150Z"
            ),
            across(darken(silk, 0.16), lighten(silk, 0.5), silk, darken(silk, 0.2)),
        ),
        oval(36, -146, 15, 13, ball(GOLD)),
    )


HUES = ("#c8472f", "#2f6f8f", "#e0a339", "#3f7f6a", "#7a4f86", "#27425f", "#d9785f")
THINGS = {
    "sneaker": Thing(
        _sneaker,
        (624, 318),
        15,
        focus=(-10, -150),
        colours=("#e05a3a", "#2f7f9f", "#3f6fb5", "#e0a339", "#4f8f6a"),
    ),
    "bottle": Thing(_bottle, (168, 452), 30, focus=(0, -120), colours=HUES),
    "wine_bottle": Thing(
        _wine_bottle, (150, 568), 31, focus=(0, -180), colours=("#7a2433", "#27425f", "#8a6a2f")
    ),
    "watch": Thing(
        _watch,
        (246, 556),
        12,
        focus=(0, -280),
        colours=("#8a4f2f", "#2f4a6b", "#3a3438", "#6b2f34"),
    ),
    "phone": Thing(_phone, (380, 468), 16, focus=(-120, -375), colours=HUES),
    "headphones": Thing(_headphones, (480, 420), 21, focus=(180, -110), colours=HUES),
    "perfume": Thing(
        _perfume,
        (244, 424),
        13,
        focus=(0, -150),
        colours=("#d98a7a", "#b5506a", "#c9963f", "#7a8fb5", "#5f8f7f"),
    ),
    "coffee": Thing(
        _coffee,
        (450, 300),
        11,
        focus=(0, -222),
        colours=("#c8593f", "#2f6f7f", "#e9dcc4", "#3f5f7f", "#d9a04f"),
    ),
    "bag": Thing(_bag, (400, 370), 32, focus=(0, -130), colours=LEATHER),
    "can": Thing(_can, (176, 358), 12.5, focus=(10, -210), colours=HUES),
    "cream": Thing(
        _cream,
        (390, 210),
        7,
        focus=(-64, -80),
        colours=("#e0a8a0", "#8fb5b0", "#b5a8cf", "#d9b98a"),
    ),
    "camera": Thing(
        _camera, (444, 306), 10, focus=(8, -118), colours=("#c8472f", "#d2a850", "#2f7f9f")
    ),
    "laptop": Thing(_laptop, (530, 308), 23, focus=(0, -170), colours=HUES),
    "lipstick": Thing(
        _lipstick,
        (224, 430),
        9,
        focus=(-61, -350),
        colours=("#b8263a", "#c8475a", "#8f2440", "#d9655a"),
    ),
    "glasses": Thing(
        _glasses, (396, 112), 5, focus=(-90, -60), colours=("#2b2a30", "#7b4a2f", "#8a2f34")
    ),
    "box_product": Thing(_box_product, (316, 348), 20, focus=(-56, -156), colours=HUES),
    "speaker": Thing(_speaker, (212, 322), 18, focus=(0, -290), colours=HUES),
    "ring": Thing(_ring, (200, 290), 3, focus=(0, -215), colours=("#8ac4e0",)),
    "neutral": Thing(
        _neutral,
        (300, 308),
        50,
        "ground",
        (20, -150),
        colours=("#8f9fb5", "#b59a8a", "#8fa89a", "#a08fb0"),
    ),
}
BOTTLE_AFLOAT = Thing(_bottle_afloat, (440, 232), 16, "water", (-40, -110), "bob", HUES)
AFLOAT = frozenset(("sails", "swims", "moves", "falls"))


def draw_bottle(figure: Figure, palette: Palette) -> Drawing:
    """A bottle that stands, or that floats where it is at sea."""
    afloat = figure.action in AFLOAT or "floating" in figure.look
    return draw_thing(BOTTLE_AFLOAT if afloat else THINGS["bottle"], figure, palette)


FIGURES = {**drawn(THINGS), "bottle": draw_bottle}
