"""What carries people: on wheels, on rails, on water, in the air. All of them head to the right."""

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
    oval,
    put,
    round_side,
    shape,
    shining,
)
from longtake.providers.sketch.pictures.figures.drawing import group
from longtake.providers.sketch.pictures.palette import darken, lighten, mix

RUBBER = "#26262c"
STEEL = "#aeb6bd"
WOOD = ("#8a5734", "#6f4a35", "#a26a3c")
CRATES = ("#b5503c", "#d9a24a", "#4f7f93", "#8a5f7a", "#5f8a63", "#c2793f", "#d8d0be")
PAINTED = ("#c2412f", "#2f6f8f", "#e0a63a", "#3f7f5f", "#d9d2c2", "#37507f", "#b85c3c")


def _glass() -> Ramp:
    return down("#dceaf0", "#86a9b8", "#46636f")


def _wheel(x: float, r: float, rim: str = STEEL) -> str:
    spoke = shape(
        f"M{-r * 0.1:g},0L{-r * 0.16:g},{-r * 0.6:g}H{-r * 0.04:g}L0,{-r * 0.2:g}"
        f"L{r * 0.04:g},{-r * 0.6:g}H{r * 0.16:g}L{r * 0.1:g},0Z",
        down(lighten(rim, 0.5), rim, darken(rim, 0.2)),
    )
    return group(
        dot(x, -r, r, body(RUBBER, depth=0.3)),
        dot(x, -r, r * 0.93, "none", stroke="#3f3f47", stroke_width=r * 0.03),
        dot(x, -r, r * 0.78, "none", stroke="#3a3a42", stroke_width=r * 0.02),
        dot(x, -r, r * 0.68, down(darken(rim, 0.2), lighten(rim, 0.6))),
        dot(x, -r, r * 0.62, down("#1d1d23", "#34343c")),
        dot(x, -r, r * 0.4, metal("#6f757d")),
        *(put(spoke, x, -r, 1, 72 * i) for i in range(5)),
        dot(x, -r, r * 0.17, ball(rim)),
        *(
            dot(x + r * 0.11 * dx, -r + r * 0.11 * dy, r * 0.022, "#2a2a30")
            for dx, dy in ((0, -1), (0.95, -0.3), (0.6, 0.8), (-0.6, 0.8), (-0.95, -0.3))
        ),
    )


def _arch(x: float, r: float) -> str:
    return shape(f"M{x - r},-26V{-r}A{r},{r} 0 0 1 {x + r},{-r}V-26Z", "#1d1d23")


def _lamp(x: float, y: float, rx: float, ry: float, coat: Coat) -> str:
    return halo(x, y, rx * 4, coat.glow, 0.5) + oval(x, y, rx, ry, coat.glow)


def _panes(xs: range, y: float, width: float, height: float, r: float = 4) -> str:
    gleam = f"l{width * 0.3:g},0l{-width * 0.3:g},{height:g}h{-width * 0.2:g}Z"
    return "".join(
        box(x, y, width, height, _glass(), r)
        + shape(f"M{x + width * 0.45:g},{y:g}{gleam}", "#ffffff", opacity=0.22)
        for x in xs
    )


def _car(coat: Coat) -> str:
    hull = (
        "M-212,-40C-216,-62 -208,-84 -188,-90L-152,-96C-128,-120 -98,-143 -52,-147"
        "C-6,-150 30,-147 58,-134C80,-123 98,-110 112,-98C150,-94 188,-86 204,-70"
        "C213,-60 215,-46 210,-36C208,-28 200,-24 192,-24H-196C-206,-24 -210,-30 -212,-40Z"
    )
    seats = "M-96,-94V-112C-96,-122 -78,-122 -78,-112V-94ZM34,-94V-112C34,-122 50,-122 50,-112V-94Z"
    return group(
        shape(hull, body(coat.main, depth=0.28)),
        inside(
            hull,
            shape("M-230,-64C-100,-52 80,-52 230,-62V0H-230Z", coat.dark, opacity=0.55),
            shape(
                "M-230,-92C-100,-88 90,-90 230,-72V-67C100,-82 -90,-80 -230,-82Z",
                down(lighten(coat.main, 0.55), coat.light),
            ),
            shape("M-230,-50C-100,-42 80,-42 230,-52V-46C80,-37 -100,-37 -230,-44Z", coat.light),
            box(-230, -33, 460, 20, "#26262b"),
            shape("M168,-50C190,-52 206,-54 216,-56V-38H172Z", "#1d1d23"),
            line("M174,-46H214M174,-42H214", "#5a5d66", 0.9),
            shape("M-216,-52H-196V-40H-214Z", coat.dark),
        ),
        line("M-146,-98C-122,-121 -94,-141 -52,-144.6C-6,-147 30,-144 56,-132", coat.light, 2),
        shape("M-122,-96C-96,-124 -66,-136 -10,-138V-96Z", _glass()),
        shape("M2,-96V-138C44,-137 62,-124 94,-96Z", _glass()),
        shape(seats, "#2a3a44", opacity=0.55)
        + line("M72,-98C74,-106 68,-110 64,-112", "#2a3a44", 2.4),
        shape(
            "M-78,-96L-48,-134H-30L-62,-96ZM30,-96L48,-130L58,-124L44,-96Z",
            "#ffffff",
            opacity=0.28,
        ),
        line("M-124,-96C-98,-125 -66,-138 -10,-140H2C46,-139 64,-126 96,-96Z", "#22222a", 1.8),
        line("M-4,-94C-6,-70 -4,-50 0,-34M96,-94C100,-74 90,-66 86,-60", coat.dark, 1.4),
        line("M-86,-96C-96,-78 -94,-68 -88,-62", coat.dark, 1.2),
        *(box(x, -85, 19, 4, down(lighten(STEEL, 0.5), darken(STEEL, 0.3)), 2) for x in (-32, 58)),
        shape("M86,-97c2,-8 16,-10 20,-6c2,4 -2,8 -6,8z", body(coat.main)),
        _arch(-128, 39) + _arch(130, 39),
        _wheel(-128, 33) + _wheel(130, 33),
        shape("M-212,-79c8,-6 24,-6 32,-4l-6,15h-25z", down("#d8453f", "#8f1d22")),
        line("M-208,-74h20", "#f2a09a", 1.2),
        shape("M172,-80c14,0 28,6 35,15c-14,3 -30,0 -38,-7z", down("#ffffff", "#c9d3d8")),
        dot(184, -72, 4.4, metal("#dfe5e8")) + _lamp(197, -69, 5.4, 4, coat),
    )


def _sports_car(coat: Coat) -> str:
    hull = (
        "M-218,-42C-224,-66 -214,-82 -190,-84L-120,-88C-92,-104 -64,-118 -22,-119"
        "C18,-119 46,-106 76,-86C130,-80 186,-70 212,-48C218,-42 218,-30 210,-22H-206"
        "C-214,-24 -217,-32 -218,-42Z"
    )
    return group(
        shape("M-226,-100l44,4l-4,6h-30l-10,8z", coat.dark),
        shape(hull, body(coat.main, depth=0.32)),
        inside(
            hull,
            shape("M-230,-58C-60,-36 100,-52 230,-48V0H-230Z", coat.dark, opacity=0.65),
            shape("M-230,-80C-80,-78 80,-84 230,-50V-46C90,-74 -80,-68 -230,-72Z", coat.light),
            box(-230, -28, 460, 20, "#222228"),
            shape("M-92,-62h56l-12,22h-40z", "#2a2a30"),
        ),
        shape("M-108,-88C-84,-104 -58,-112 -18,-112C16,-112 36,-104 60,-86Z", _glass()),
        shape("M-40,-88l26,-23h10l-22,23z", "#ffffff", opacity=0.35),
        line("M-24,-112V-40", coat.dark, 1.6),
        _arch(-136, 41) + _arch(134, 40),
        _wheel(-136, 35, "#8d949b") + _wheel(134, 34, "#8d949b"),
        shape("M-220,-70l26,-4l-4,9h-22z", "#cf2a2e"),
        shape("M166,-64c18,2 32,8 40,16c-16,0 -30,-2 -40,-8z", "#f6f1df"),
        _lamp(192, -54, 8, 3.4, coat),
    )


def _taxi(coat: Coat) -> str:
    checks = "".join(box(-100 + i * 12, -70 + i % 2 * 7, 12, 7, "#26262b") for i in range(15))
    sign = box(-52, -166, 52, 19, down("#fff7dc", "#f1d98a"), 5) + box(-54, -149, 56, 5, "#2a2a2f")
    return group(sign, _car(coat), checks)


def _truck(coat: Coat) -> str:
    cab = "M210,-40V-190C210,-200 216,-206 226,-206H284C296,-206 304,-200 308,-190L326,-118V-40Z"
    load = body(coat.trim, depth=0.16)
    ribs = "".join(box(-318 + i * 62, -286, 3, 214, darken(coat.trim, 0.2)) for i in range(9))
    return group(
        box(-340, -72, 660, 26, "#33333a", 3),
        box(-336, -296, 532, 226, load, 6),
        inside("M-336,-296H196V-70H-336Z", ribs, box(-336, -296, 532, 16, "#ffffff", opacity=0.3)),
        box(-336, -150, 532, 26, coat.main),
        box(-336, -122, 532, 6, coat.main, opacity=0.7),
        shape(cab, body(coat.main)),
        shape("M212,-206l-6,-40c24,-10 56,-6 76,40z", body(coat.main)),
        shape("M246,-188h42l17,66h-59z", _glass()),
        shape("M262,-188h14l12,66h-14z", "#ffffff", opacity=0.25),
        line("M238,-194V-60M238,-112H318", coat.dark, 2.2),
        box(246, -104, 22, 5, coat.dark, 2),
        box(312, -60, 20, 22, STEEL, 5),
        _lamp(320, -78, 7, 9, coat),
        box(206, -180, 7, 40, "#2a2a30", 3),
        *(_arch(x, 46) for x in (-250, -160, 250)),
        *(_wheel(x, 40) for x in (-250, -160, 250)),
    )


def _bus(coat: Coat) -> str:
    hull = (
        "M-500,-46V-276C-500,-296 -490,-304 -470,-304H470C490,-304 498,-294 500,-276L508,-120V-46Z"
    )
    return group(
        shape(hull, body(coat.main)),
        inside(
            hull,
            box(-520, -128, 1050, 18, coat.trim),
            box(-520, -60, 1050, 40, coat.dark),
            box(-520, -304, 1050, 12, coat.light),
        ),
        _panes(range(-480, 330, 104), -262, 94, 104, 8),
        shape("M452,-262h44l10,126h-54z", _glass()),
        shape("M466,-262h16l14,126h-16z", "#ffffff", opacity=0.25),
        box(352, -262, 84, 214, darken(coat.main, 0.35), 6),
        box(358, -254, 34, 200, _glass(), 4) + box(397, -254, 34, 200, _glass(), 4),
        box(462, -294, 36, 18, coat.glow, 4),
        _arch(-300, 60) + _arch(262, 60),
        _wheel(-300, 50) + _wheel(262, 50),
        _lamp(500, -84, 7, 12, coat),
        box(-504, -110, 8, 34, "#b3262a", 3),
    )


def _van(coat: Coat) -> str:
    hull = (
        "M-218,-44V-182C-218,-200 -208,-208 -190,-208H86C118,-208 142,-188 168,-132"
        "C196,-126 214,-112 216,-92V-44C216,-34 210,-30 200,-30H-204C-214,-30 -218,-36 -218,-44Z"
    )
    return group(
        shape(hull, body(coat.main)),
        inside(
            hull,
            shape("M-230,-110C-60,-104 80,-104 230,-112V0H-230Z", coat.trim),
            shape("M-230,-66C-60,-60 80,-60 230,-66V0H-230Z", darken(coat.trim, 0.2)),
            box(-230, -208, 400, 10, coat.light),
            box(-230, -40, 460, 20, "#2a2a30"),
        ),
        _panes(range(-196, 20, 88), -186, 78, 62, 10),
        shape("M76,-124V-186C104,-186 122,-166 142,-124Z", _glass()),
        shape("M92,-124l10,-58l12,10l-6,48z", "#ffffff", opacity=0.28),
        line("M-22,-190V-40M66,-190V-40", coat.dark, 1.8),
        box(-10, -108, 22, 5, STEEL, 2),
        _arch(-130, 44) + _arch(134, 44),
        _wheel(-130, 36) + _wheel(134, 36),
        dot(198, -92, 13, STEEL) + _lamp(199, -92, 9, 9, coat),
        box(-219, -102, 8, 26, "#b3262a", 3),
        box(196, -56, 26, 12, STEEL, 6),
    )


def _carriage_car(coat: Coat, x: float, width: float) -> str:
    return group(
        box(x, -372, width, 300, body(coat.main), 16),
        box(x, -378, width, 26, "#4a4d55", 12),
        box(x, -190, width, 16, coat.trim),
        box(x, -112, width, 40, coat.dark, 6),
        _panes(range(int(x) + 34, int(x + width) - 90, 116), -326, 86, 106, 10),
        *(_wheel(x + at, 42, "#7d848b") for at in (110, 220, width - 220, width - 110)),
        box(x + 60, -84, 210, 22, "#2c2c33", 6),
        box(x + width - 270, -84, 210, 22, "#2c2c33", 6),
    )


def _train(coat: Coat) -> str:
    nose = "M220,-72V-372H640C740,-372 830,-300 872,-190C888,-146 890,-110 884,-72Z"
    return group(
        box(-900, -20, 1800, 8, "#585b62") + box(-900, -12, 1800, 12, "#3c3a3d"),
        _carriage_car(coat, -890, 1090),
        box(196, -330, 28, 240, "#2a2a30"),
        shape(nose, body(coat.main)),
        inside(
            nose,
            shape("M200,-190H900V-174H200Z", coat.trim),
            shape("M200,-112H900V-60H200Z", coat.dark),
            box(200, -378, 600, 24, "#4a4d55"),
            shape(
                "M640,-372C740,-372 830,-300 872,-190L852,-190C810,-290 730,-352 640,-356Z",
                coat.light,
            ),
        ),
        _panes(range(254, 600, 116), -326, 86, 106, 10),
        shape(
            "M672,-330C742,-316 794,-266 822,-206H690C676,-206 668,-214 668,-226V-330Z", _glass()
        ),
        shape("M716,-316l34,20l-26,90h-32z", "#ffffff", opacity=0.25),
        *(_wheel(x, 42, "#7d848b") for x in (330, 440, 660, 770)),
        box(280, -84, 210, 22, "#2c2c33", 6) + box(610, -84, 210, 22, "#2c2c33", 6),
        _lamp(862, -130, 9, 14, coat),
    )


def _tram(coat: Coat) -> str:
    hull = "M-430,-50V-270C-430,-302 -410,-316 -380,-316H380C410,-316 430,-302 430,-270V-50Z"
    return group(
        line("M-40,-330L20,-392L90,-392M20,-392L-60,-330", "#3b3d44", 7),
        box(-330, -336, 660, 28, "#565962", 10),
        shape(hull, body(coat.main)),
        inside(
            hull,
            box(-440, -316, 880, 118, coat.trim),
            box(-440, -316, 880, 10, "#ffffff", opacity=0.5),
            box(-440, -92, 880, 50, coat.dark),
            box(-440, -150, 880, 6, coat.trim),
        ),
        _panes(range(-400, 340, 130), -286, 108, 96, 12),
        *(
            box(x, -290, 74, 232, darken(coat.main, 0.35), 6)
            + box(x + 6, -282, 28, 190, _glass(), 4)
            + box(x + 40, -282, 28, 190, _glass(), 4)
            for x in (-188, 118)
        ),
        box(250, -310, 110, 20, coat.glow, 5),
        box(-330, -56, 220, 40, "#2c2c33", 10) + box(110, -56, 220, 40, "#2c2c33", 10),
        *(_wheel(x, 32, "#7d848b") for x in (-280, -160, 160, 280)),
        _lamp(424, -112, 7, 12, coat),
    )


def _cycle_wheel(x: float, r: float) -> str:
    spokes = "".join(put(line(f"M0,{-r}V{r}", "#cfd4d8", 0.5), x, -r, 1, 18 * i) for i in range(10))
    return group(
        spokes,
        dot(x, -r, r - 1.4, "none", stroke=RUBBER, stroke_width=3),
        dot(x, -r, r - 3.4, "none", stroke=STEEL, stroke_width=1.2),
        dot(x, -r, 2.4, STEEL),
    )


def _bicycle(coat: Coat) -> str:
    return group(
        _cycle_wheel(-54, 34) + _cycle_wheel(54, 34),
        line("M-54,-34L-6,-30", "#4a4d55", 1.6),
        line("M54,-34C48,-52 44,-68 38,-84", coat.dark, 3),
        line("M-54,-34L-24,-74L-6,-30ZM-24,-74L40,-76M-6,-30L42,-68", coat.main, 3.6),
        line("M-22,-76L38,-78", coat.light, 1.1),
        line("M-6,-30L-27,-86", coat.main, 3.2),
        shape(
            "M-44,-88C-36,-92 -24,-92 -12,-88C-18,-84 -26,-86 -30,-83C-38,-82 -44,-84 -44,-88Z",
            "#5a3a2a",
        ),
        line("M40,-76L36,-98C42,-102 50,-100 54,-96", "#3a3d44", 2.6),
        line("M50,-99L56,-94", "#5a3a2a", 4),
        dot(-6, -30, 7.5, "none", stroke="#4a4d55", stroke_width=2),
        line("M-6,-30L2,-16M-2,-15H7", "#33363c", 2.4),
        _lamp(48, -82, 3.2, 3.2, coat),
        line("M-92,-40C-92,-58 -74,-74 -54,-73C-40,-72 -28,-66 -22,-56", coat.dark, 1.8),
        line("M24,-60C34,-74 52,-76 66,-70C78,-66 88,-54 90,-44", coat.dark, 1.8),
    )


def _motorbike(coat: Coat) -> str:
    return group(
        _wheel(-70, 32) + _wheel(72, 32),
        line("M72,-32L44,-92", STEEL, 6),
        line("M-70,-32L-22,-40", "#5a5e66", 7),
        shape("M-34,-66H30L38,-36C30,-22 -18,-22 -30,-34Z", body("#4c5058")),
        *(line(f"M-14,{-60 + 7 * i}H22", STEEL, 2.4) for i in range(4)),
        line("M16,-30C-10,-18 -50,-22 -92,-26", STEEL, 7),
        line("M-40,-27L-94,-30", lighten(STEEL, 0.4), 2.4),
        shape(
            "M-104,-82C-80,-92 -50,-86 -30,-76C-24,-70 -30,-64 -38,-64C-62,-64 -86,-70 -104,-82Z",
            "#3a2a26",
        ),
        shape(
            "M-112,-80C-104,-84 -96,-80 -84,-72L-60,-60H-84C-98,-62 -108,-70 -112,-80Z",
            body(coat.main),
        ),
        shape(
            "M-34,-74C-28,-98 22,-104 44,-86C46,-74 34,-64 20,-62C-2,-60 -22,-62 -34,-74Z",
            body(coat.main),
        ),
        shape("M-22,-84C-8,-96 18,-98 34,-88C18,-92 -6,-90 -22,-84Z", coat.light),
        line("M44,-92L34,-112L18,-110", "#3a3d44", 4),
        line("M24,-111L14,-110", "#26262b", 6),
        dot(54, -90, 11, STEEL) + _lamp(58, -90, 8, 8, coat),
        shape("M38,-46C52,-72 92,-72 106,-46C90,-62 58,-62 38,-46Z", body(coat.main)),
    )


def _scooter(coat: Coat) -> str:
    return group(
        _wheel(-48, 22) + _wheel(62, 22),
        line("M62,-24L40,-100", STEEL, 5),
        shape(
            "M-86,-44C-86,-74 -60,-80 -34,-78C-14,-76 -12,-54 -6,-38H22C30,-42 28,-70 38,-92"
            "L50,-86C46,-60 48,-34 34,-24H-18C-24,-40 -64,-46 -70,-30C-80,-32 -86,-36 -86,-44Z",
            body(coat.main),
        ),
        shape("M-78,-60C-66,-72 -44,-74 -28,-70C-44,-66 -62,-64 -78,-60Z", coat.light, opacity=0.8),
        shape(
            "M-90,-78C-70,-92 -34,-92 -16,-82C-12,-78 -16,-74 -22,-74C-46,-76 -68,-70 -90,-78Z",
            "#5c3b2c",
        ),
        shape("M40,-40C50,-62 82,-60 88,-34C76,-46 56,-48 40,-40Z", body(coat.main)),
        line("M42,-100L30,-112H18", "#3a3d44", 3.6) + line("M26,-112H14", "#26262b", 5),
        shape("M32,-106C40,-114 54,-108 54,-96C48,-90 40,-92 36,-96Z", body(coat.main)),
        _lamp(53, -101, 5, 6, coat),
        line("M44,-110L52,-128", "#4a4d55", 1.6) + dot(53, -131, 6, ball("#9fb4bd")),
    )


def _skateboard(coat: Coat) -> str:
    return group(
        shape(
            (
                "M-46,-14C-40,-9 -34,-9 -28,-9H28C34,-9 40,-9 46,-14L47,-12C42,-6 36,-6 28,-6H-28"
                "C-36,-6 -42,-6 -47,-12Z"
            ),
            body(coat.main),
        ),
        line("M-46,-14C-40,-9.4 -34,-9.4 -28,-9.4H28C34,-9.4 40,-9.4 46,-14", "#2f2f36", 1.2),
        *(shape(f"M{x - 5},-6h10l-3,3h-4z", STEEL) for x in (-24, 24)),
        *(dot(x, -3.2, 3.2, ball(coat.trim)) + dot(x, -3.2, 1.1, STEEL) for x in (-24, 24)),
    )


def _tractor(coat: Coat) -> str:
    return group(
        box(-60, -110, 200, 34, "#3a3d44", 6),
        shape("M4,-96V-168C60,-172 120,-168 150,-156C158,-150 160,-120 158,-92Z", body(coat.main)),
        *(box(70 + i * 16, -146, 7, 38, coat.dark, 3) for i in range(5)),
        shape("M8,-160C60,-166 120,-164 148,-152L146,-148C110,-156 60,-158 8,-152Z", coat.light),
        shape("M-110,-120L-96,-262H8L22,-120Z", _glass()),
        shape("M-60,-258h22l-16,134h-26z", "#ffffff", opacity=0.25),
        line("M-104,-124L-92,-262M16,-124L4,-262M-44,-124V-262", "#33363c", 6),
        box(-114, -276, 140, 18, body(coat.main), 7),
        shape(
            "M-150,-86C-150,-150 -60,-160 -26,-110L-34,-92C-60,-130 -124,-126 -132,-82Z",
            body(coat.main),
        ),
        box(96, -214, 9, 56, "#3a3d44", 3) + box(93, -218, 15, 8, "#2a2a30", 3),
        _wheel(-80, 78, "#e1b23c"),
        *(put(box(-6, -80, 12, 9, "#1e1e23", 2), -80, -78, 1, 20 * i) for i in range(18)),
        _wheel(116, 46, "#e1b23c"),
        _lamp(156, -138, 5, 8, coat),
    )


def _spoked(x: float, r: float) -> str:
    spokes = "".join(put(box(-1.8, -r, 3.6, r * 2, "#6b4630"), x, -r, 1, 30 * i) for i in range(6))
    return group(
        spokes,
        dot(x, -r, r - 3, "none", stroke="#573726", stroke_width=6),
        dot(x, -r, r - 0.8, "none", stroke="#3a3436", stroke_width=2),
        dot(x, -r, r * 0.16, "#8a5f3f"),
    )


def _carriage(coat: Coat) -> str:
    return group(
        line("M-96,-60C-40,-46 60,-46 120,-66L190,-60", "#4a3428", 6),
        shape(
            "M-100,-84C-112,-150 -108,-206 -92,-212H44C62,-206 62,-150 48,-100"
            "C40,-76 20,-66 -20,-66"
            "H-60C-84,-66 -96,-72 -100,-84Z",
            body(coat.main),
        ),
        shape("M-104,-212C-90,-228 40,-228 56,-212L50,-204H-98Z", body(darken(coat.main, 0.35))),
        box(-54, -194, 60, 58, down(mix(coat.glow, "#7a5a3a", 0.35), "#6b4a36"), 10),
        line("M-54,-194h60v58h-60zM-24,-194v58", "#d3a854", 3),
        line("M-96,-118C-40,-104 20,-104 46,-116", "#d3a854", 3),
        line("M-64,-128V-72M16,-128V-72", coat.dark, 2),
        box(64, -120, 56, 14, "#5a3a2a", 6) + box(110, -134, 10, 56, "#4a3428", 4),
        box(58, -178, 14, 24, "#3a3436", 4) + _lamp(65, -166, 6, 8, coat),
        _spoked(-70, 58) + _spoked(92, 44),
    )


def _rowing(coat: Coat) -> str:
    hull = "M-172,-58C-120,-44 90,-42 176,-72C170,-38 140,8 96,14H-108C-146,10 -166,-24 -172,-58Z"
    return group(
        shape(
            "M-164,-58C-110,-70 100,-66 170,-72C120,-44 -110,-40 -164,-58Z", darken(coat.main, 0.5)
        ),
        *(box(x, -62, 44, 8, "#a87a4f", 3) for x in (-96, -16, 62)),
        shape(hull, body(coat.main, depth=0.34)),
        inside(
            hull,
            *(
                line(f"M-190,{y}C-90,{y + 18} 90,{y + 18} 190,{y - 14}", coat.dark, 1.8)
                for y in (-44, -28, -12)
            ),
            shape("M-190,-4C-80,10 90,10 190,-14V30H-190Z", coat.dark, opacity=0.5),
        ),
        line("M-172,-58C-120,-44 90,-42 176,-72", coat.trim, 6),
        line("M20,-58L-92,16", "#b98a58", 4.5),
        shape("M-84,6L-122,36C-128,42 -118,48 -112,44L-76,18Z", "#a87a4f"),
    )


def _canoe(coat: Coat) -> str:
    hull = (
        "M-236,-66C-224,-34 -120,-32 0,-32C120,-32 224,-34 236,-66C238,-30 210,6 160,8H-160"
        "C-210,6 -238,-30 -236,-66Z"
    )
    return group(
        shape(
            "M-230,-60C-180,-40 180,-40 230,-60C200,-18 -200,-18 -230,-60Z", darken(coat.main, 0.5)
        ),
        shape(hull, body(coat.main, depth=0.34)),
        inside(
            hull,
            shape("M-240,-20C-120,-8 120,-8 240,-20V-14C120,-2 -120,-2 -240,-14Z", coat.trim),
            shape("M-240,-6H240V20H-240Z", coat.dark, opacity=0.5),
        ),
        line(
            "M-236,-66C-224,-34 -120,-32 0,-32C120,-32 224,-34 236,-66", lighten(coat.main, 0.35), 4
        ),
        line("M64,-78L-30,0", "#b98a58", 4)
        + shape("M-22,-10L-52,22C-58,30 -46,34 -40,28L-14,-2Z", "#a87a4f"),
    )


def _sailboat(coat: Coat) -> str:
    hull = "M-250,-84C-90,-70 130,-74 290,-104C256,-44 214,0 160,22H-186C-226,8 -244,-36 -250,-84Z"
    sail = coat.main if "sail" in coat.words else "#f4ead6"
    return group(
        box(-6, -760, 9, 680, across("#d9b88a", "#7b5a3c")),
        shape(
            "M14,-740C110,-560 190,-320 236,-128C160,-142 80,-142 14,-132Z",
            across(lighten(sail, 0.3), sail, darken(sail, 0.14)),
        ),
        shape(
            "M-16,-700C-30,-480 -110,-260 -226,-126C-150,-138 -80,-138 -16,-130Z",
            across(darken(sail, 0.16), darken(sail, 0.04), lighten(sail, 0.2)),
        ),
        *(
            line(d, darken(sail, 0.16), 2)
            for d in (
                "M17,-560C60,-556 90,-556 104,-552",
                "M17,-400C80,-394 130,-392 170,-386",
                "M17,-250C90,-244 160,-242 212,-238",
            )
        ),
        *(
            line(d, darken(sail, 0.24), 2)
            for d in (
                "M-22,-520C-40,-514 -60,-512 -72,-508",
                "M-20,-330C-60,-322 -100,-318 -130,-312",
            )
        ),
        line("M-2,-760L290,-104M-6,-124L-232,-122", "#5a4636", 3),
        shape("M4,-760l52,14l-52,16z", coat.main),
        shape("M-120,-84C-110,-112 -60,-118 20,-116C60,-114 90,-100 100,-84Z", body("#b98a5a")),
        *(box(x, -104, 26, 12, _glass(), 6) for x in (-82, -34, 14)),
        shape(hull, body(coat.main, depth=0.34)),
        inside(
            hull,
            shape("M-260,-64C-90,-50 130,-54 300,-84V-74C130,-42 -90,-38 -260,-52Z", coat.trim),
            shape("M-260,-14C-90,0 150,0 290,-24V40H-260Z", coat.dark, opacity=0.7),
        ),
        line("M-250,-84C-90,-70 130,-74 290,-104", "#d9b88a", 7),
        _lamp(270, -112, 5, 5, coat),
    )


def _ship(coat: Coat) -> str:
    hull = (
        "M-900,-190C-600,-170 500,-172 940,-236C910,-120 850,-20 790,40H-820"
        "C-870,-20 -896,-110 -900,-190Z"
    )
    crates = "".join(
        box(-560 + 92 * i, -290 - 62 * row, 88, 60, body(CRATES[(i + row * 2) % len(CRATES)]), 2)
        for row in range(3)
        for i in range(9 - row)
    )
    return group(
        crates,
        box(-566, -232, 850, 24, "#3a3d44"),
        box(-846, -560, 200, 370, body("#ece6da", depth=0.14), 8),
        box(-872, -590, 256, 76, body("#f5f0e6", depth=0.1), 8),
        _panes(range(-856, -640, 40), -572, 32, 34, 3),
        *(_panes(range(-828, -670, 46), y, 24, 24, 12) for y in (-476, -400, -324)),
        box(-790, -700, 80, 116, body(coat.main), 6) + box(-790, -680, 80, 26, coat.trim),
        box(-640, -700, 8, 120, "#5a5d66"),
        line("M420,-210V-520M420,-500L300,-250M420,-500L560,-236", "#5a5d66", 9),
        shape(hull, body(coat.main, depth=0.3)),
        inside(
            hull,
            shape(
                "M-910,-168C-600,-150 500,-152 950,-214V-196C500,-132 -600,-130 -910,-148Z",
                coat.trim,
            ),
            shape("M-910,-30C-300,-14 500,-14 950,-50V60H-910Z", "#7a2e28"),
            shape(
                "M-910,-40C-300,-24 500,-24 950,-60V-50C500,-14 -300,-14 -910,-30Z",
                coat.trim,
                opacity=0.8,
            ),
        ),
        line("M760,-200l20,0M770,-200v36m-14,-10c4,10 24,10 28,0", darken(coat.main, 0.5), 7),
        _lamp(420, -528, 9, 9, coat) + _lamp(-628, -600, 10, 8, coat),
    )


def _steamer(coat: Coat) -> str:
    hull = (
        "M-560,-130C-380,-112 340,-112 590,-166C570,-80 540,-10 500,30H-500"
        "C-540,-6 -556,-70 -560,-130Z"
    )
    rails = "".join(box(x, -176, 4, 52, "#f2ece0") for x in range(-520, 520, 40))
    return group(
        *(
            dot(x, y, r, "#d8d5d0", opacity=a)
            for x, y, r, a in ((-120, -590, 40, 0.7), (-190, -640, 54, 0.5), (-280, -680, 66, 0.3))
        ),
        shape("M-120,-560L-112,-330H-22L-30,-560Z", round_side(coat.main)),
        shape("M-121,-520L-119,-468H-27L-28,-520Z", "#f2ece0")
        + box(-126, -572, 102, 16, "#2a2a30", 4),
        box(-330, -360, 560, 90, body("#f4eee2", depth=0.12), 8),
        box(-440, -270, 800, 150, body("#f7f2e8", depth=0.12), 8),
        box(-346, -370, 592, 14, darken(coat.main, 0.2), 6)
        + box(-456, -280, 832, 14, darken(coat.main, 0.2), 6),
        _panes(range(-300, 180, 70), -342, 44, 46, 8),
        _panes(range(-410, 320, 76), -244, 48, 52, 24),
        box(250, -400, 96, 130, body("#f4eee2", depth=0.12), 6),
        box(242, -408, 112, 14, darken(coat.main, 0.2), 5) + box(262, -380, 76, 44, _glass(), 4),
        rails + line("M-540,-176H500", "#f2ece0", 5),
        shape(hull, body(coat.main, depth=0.3)),
        inside(
            hull,
            shape(
                "M-580,-104C-380,-86 340,-86 600,-140V-128C340,-74 -380,-74 -580,-90Z", "#f2ece0"
            ),
            shape("M-580,-20C-380,-6 340,-6 600,-34V50H-580Z", coat.dark),
            *(dot(x, -60, 11, _glass()) for x in range(-460, 460, 84)),
        ),
        line("M460,-160V-380L540,-160", "#5a4636", 5) + shape("M462,-380l56,16l-56,18z", coat.main),
        _lamp(348, -424, 9, 9, coat) + _lamp(-500, -196, 7, 7, coat),
    )


def _submarine(coat: Coat) -> str:
    hull = (
        "M-330,-70C-330,-110 -250,-150 -120,-152H160C270,-150 350,-116 350,-72"
        "C350,-26 270,6 160,8H-120C-250,6 -330,-30 -330,-70Z"
    )
    return group(
        line("M60,-250V-306H92", "#5a5d66", 12) + box(84, -316, 26, 20, "#3a3d44", 5),
        shape(
            "M-60,-140L-46,-244C-44,-254 -36,-258 -26,-258H80C92,-258 98,-252 100,-242L114,-140Z",
            body(coat.main),
        ),
        box(-52, -262, 156, 14, coat.dark, 6),
        shape(
            (
                "M-400,-150C-380,-150 -340,-110 -300,-96V-46C-340,-30 -380,10 -400,8"
                "C-384,-40 -384,-100 -400,-150Z"
            ),
            body(coat.dark),
        ),
        oval(-396, -72, 12, 60, "#5a5d66"),
        shape(hull, body(coat.main, depth=0.36)),
        inside(
            hull,
            shape(
                "M-340,-130C-100,-150 200,-148 350,-120V-112C200,-136 -100,-136 -340,-116Z",
                coat.light,
            ),
            shape("M-340,-40C-100,-20 200,-20 360,-46V20H-340Z", coat.dark, opacity=0.6),
            line("M-160,-160V10M210,-160V10", coat.dark, 3),
        ),
        *(
            dot(x, -84, 32, metal("#c9a55a"))
            + dot(x, -84, 23, ball("#7fb2c2"))
            + oval(x - 8, -94, 8, 5, "#ffffff", opacity=0.7)
            for x in (-80, 20, 120)
        ),
        _lamp(330, -72, 12, 16, coat),
    )


def _plane(coat: Coat) -> str:
    hull = (
        "M-560,-176C-540,-214 -300,-226 -60,-228H330C430,-226 530,-200 566,-164"
        "C540,-134 440,-116 330,-112H-60C-280,-114 -470,-140 -560,-176Z"
    )
    return group(
        shape("M40,-206L-60,-330H-10L160,-206Z", body("#cfd3d6")),
        shape("M-546,-186L-610,-346H-530L-410,-214Z", body(coat.main)),
        shape("M-540,-180L-640,-246H-590L-470,-186Z", body("#c2c7cb")),
        shape(hull, body("#f0eeea", depth=0.2)),
        inside(
            hull,
            shape("M-580,-160C-300,-140 300,-134 580,-150V-90H-580Z", darken("#f0eeea", 0.18)),
            shape(
                "M-580,-166C-300,-146 300,-142 580,-158V-146C300,-128 -300,-132 -580,-150Z",
                coat.main,
            ),
        ),
        *(box(x, -194, 14, 18, "#4d6b7b", 6) for x in range(-400, 410, 30)),
        shape("M468,-204C500,-196 524,-184 536,-174L474,-176Z", _glass()),
        shape("M120,-150L-160,-12C-170,-4 -200,-4 -210,-10L-60,-146Z", down("#e6e6e4", "#a9b0b6")),
        shape("M-160,-12C-170,-4 -200,-4 -210,-10L-206,-34Z", coat.main),
        box(-36, -106, 120, 50, body(coat.main), 24) + oval(82, -81, 8, 24, "#3a3d44"),
        _lamp(556, -160, 4, 4, coat),
    )


def _helicopter(coat: Coat) -> str:
    return group(
        shape("M-60,-196L-420,-232L-420,-216L-60,-140Z", body(coat.main)),
        shape("M-392,-222L-440,-300H-408L-366,-228Z", body(coat.main)),
        dot(-420, -236, 56, "#6a7078", opacity=0.25)
        + line("M-452,-276L-390,-196M-468,-220L-372,-252", "#4a4d55", 6),
        shape(
            "M-130,-180C-110,-244 -30,-262 60,-256C150,-250 200,-190 204,-140"
            "C204,-100 160,-84 90,-82H-40"
            "C-100,-84 -140,-130 -130,-180Z",
            body(coat.main),
        ),
        shape("M50,-240C120,-240 172,-196 184,-146C150,-138 90,-138 50,-146Z", _glass()),
        shape("M92,-236l26,8l-20,88h-30z", "#ffffff", opacity=0.3),
        box(-50, -226, 72, 72, _glass(), 16),
        shape(
            (
                "M-126,-140C-60,-120 120,-116 202,-130C194,-96 150,-84 90,-82H-40"
                "C-90,-84 -118,-110 -126,-140Z"
            ),
            coat.trim,
        ),
        line("M-30,-84L-50,-20M100,-84L120,-20M-130,-14H170C190,-14 204,-22 208,-34", "#3a3d44", 8),
        box(-10, -292, 24, 40, "#4a4d55", 4),
        oval(2, -298, 400, 9, "#6a7078", opacity=0.35) + box(-400, -301, 804, 6, "#4a4d55", 3),
        dot(2, -299, 13, "#33363c"),
        _lamp(190, -106, 8, 8, coat),
    )


def _hot_air_balloon(coat: Coat) -> str:
    skin = (
        "M0,-1900C430,-1900 640,-1590 620,-1270C600,-960 330,-720 150,-500H-150"
        "C-330,-720 -600,-960 -620,-1270C-640,-1590 -430,-1900 0,-1900Z"
    )
    gores = (
        (
            "M0,-1900C230,-1860 330,-1590 322,-1270C312,-960 170,-720 76,-500H150"
            "C330,-720 600,-960 620,-1270C640,-1590 430,-1900 0,-1900Z"
        ),
        (
            "M0,-1900C-230,-1860 -330,-1590 -322,-1270C-312,-960 -170,-720 -76,-500H-150"
            "C-330,-720 -600,-960 -620,-1270C-640,-1590 -430,-1900 0,-1900Z"
        ),
        (
            "M0,-1900C80,-1860 110,-1590 108,-1270C104,-960 58,-720 26,-500H-26"
            "C-58,-720 -104,-960 -108,-1270C-110,-1590 -80,-1860 0,-1900Z"
        ),
    )
    band = "M-640,-1330C-300,-1200 300,-1200 640,-1330V-1160C300,-1020 -300,-1020 -640,-1160Z"
    return group(
        line(
            "M-140,-500L-96,-210M140,-500L96,-210M-50,-500L-40,-210M50,-500L40,-210", "#5a4636", 8
        ),
        shape(skin, coat.main),
        *(shape(gore, coat.trim) for gore in gores),
        inside(
            skin,
            shape(band, darken(coat.main, 0.2)),
            line("M-640,-1250C-300,-1115 300,-1115 640,-1250", coat.trim, 22),
        ),
        shape(
            skin,
            Ramp(
                (
                    (0, "#fff3d6", 0.5),
                    (0.3, "#fff3d6", 0.0),
                    (0.6, "#221a38", 0.1),
                    (1, "#221a38", 0.5),
                ),
                (0, 0.2),
                (1, 0.6),
            ),
        ),
        shape("M-150,-500H150L120,-440H-120Z", darken(coat.main, 0.3)),
        halo(0, -430, 160, coat.glow, 0.8),
        shape("M-22,-400C-30,-450 0,-470 0,-500C16,-470 30,-440 20,-400Z", coat.glow),
        box(-40, -400, 80, 30, "#4a4d55", 6),
        shape(
            "M-120,-210H120L100,-10C98,0 90,0 84,0H-84C-92,0 -98,-2 -100,-10Z",
            round_side("#9a6b3f"),
        ),
        *(
            line(f"M{-116 + i},{y}H{116 - i}", "#6e4728", 5)
            for i, y in ((3, -170), (7, -125), (11, -80), (15, -35))
        ),
        box(-132, -228, 264, 30, body("#5c3a26"), 14),
    )


def _rocket(coat: Coat) -> str:
    hull = (
        "M0,-1000C110,-900 150,-740 150,-560C150,-400 130,-250 100,-150H-100"
        "C-130,-250 -150,-400 -150,-560C-150,-740 -110,-900 0,-1000Z"
    )
    return group(
        shining(
            halo(0, -60, 240, coat.glow, 0.8)
            + shape(
                "M-80,-140C-110,-60 -30,-30 0,90C30,-30 110,-60 80,-140Z",
                down("#f6b24a", ("#e8672f", 0.9), ("#e8672f", 0.0)),
            )
            + shape("M-44,-140C-60,-80 -14,-60 0,10C14,-60 60,-80 44,-140Z", coat.glow),
            coat.palette,
        ),
        shape(
            "M-120,-420C-220,-360 -260,-240 -250,-110C-200,-170 -150,-190 -96,-190Z",
            body(coat.main),
        ),
        shape("M120,-420C220,-360 260,-240 250,-110C200,-170 150,-190 96,-190Z", body(coat.dark)),
        shape(hull, round_side("#ece7dd", depth=0.34)),
        inside(
            hull,
            shape("M-160,-1010H160V-800C80,-770 -80,-770 -160,-800Z", round_side(coat.main)),
            shape(
                "M-160,-300C-80,-270 80,-270 160,-300V-258C80,-228 -80,-228 -160,-258Z",
                round_side(coat.main),
            ),
            line("M-150,-480C-80,-455 80,-455 150,-480", "#a9a49c", 4),
        ),
        dot(0, -620, 74, metal("#aab3ba")) + dot(0, -620, 54, ball("#5f9db5")),
        shape(
            "M-36,-640C-26,-664 0,-668 14,-662C-6,-650 -18,-640 -26,-622Z", "#ffffff", opacity=0.7
        ),
        shape("M-90,-150H90L110,-106H-110Z", metal("#6a7078")),
        shape("M-16,-420H16L14,-130C14,-100 -14,-100 -14,-130Z", body(coat.main)),
    )


def _spaceship(coat: Coat) -> str:
    hull = (
        "M-520,-150C-420,-230 -160,-262 80,-250C300,-236 470,-180 560,-120C470,-70 260,-34 20,-34"
        "C-260,-34 -440,-84 -520,-150Z"
    )
    return group(
        *(
            halo(-560, y, 120, "#6fd3f2", 0.8)
            + shape(f"M-500,{y - 26}L-720,{y}L-500,{y + 26}Z", across(("#6fd3f2", 0), "#bff0ff"))
            for y in (-170, -96)
        ),
        shape("M-360,-210L-500,-400H-400L-120,-240Z", body(darken(coat.main, 0.15))),
        shape(hull, body("#c9ccd2", depth=0.36)),
        inside(
            hull,
            shape("M-540,-150C-300,-120 300,-104 580,-118V0H-540Z", darken("#c9ccd2", 0.34)),
            shape(
                "M-540,-166C-300,-136 300,-122 580,-130V-112C300,-98 -300,-110 -540,-142Z",
                coat.main,
            ),
            line("M-300,-250V-30M-60,-270V-20M140,-260V-20M-420,-80L-180,-60", "#8a9098", 4),
            *(box(x, -98, 20, 10, coat.glow, 4) for x in range(-260, 300, 44)),
        ),
        shape(
            "M160,-238C290,-222 390,-186 440,-152C360,-146 230,-150 170,-160Z",
            down("#bfe6f2", "#3f7f9a", "#234a66"),
        ),
        shape("M220,-226l60,14l-34,58h-44z", "#ffffff", opacity=0.3),
        shape("M-100,-110L-420,20H-300L120,-84Z", down("#b9bec6", "#7d8490")),
        shape("M-420,20H-300L-220,-8L-360,-6Z", coat.main),
        *(box(-540, y - 26, 60, 52, metal("#6a7078"), 8) for y in (-170, -96)),
    )


def _ufo(coat: Coat) -> str:
    lamps = ((-210, -92), (-120, -72), (0, -64), (120, -72), (210, -92))
    return group(
        shape("M-130,-70L-240,250H240L130,-70Z", down((coat.glow, 0.5), (coat.glow, 0.0))),
        shape("M-140,-140C-140,-260 140,-260 140,-140Z", down("#d5f0f4", "#7db9c6", "#4f8a9c")),
        shape(
            "M-100,-170C-90,-220 -40,-234 -10,-232C-50,-214 -70,-190 -76,-160Z",
            "#ffffff",
            opacity=0.6,
        ),
        oval(0, -112, 310, 62, metal("#aeb4bd")),
        oval(0, -136, 190, 32, body(coat.main)),
        oval(0, -74, 150, 28, darken("#8a9098", 0.4)),
        *(halo(x, y, 46, coat.glow, 0.7) + dot(x, y, 13, coat.glow) for x, y in lamps),
        transform="translate(0 -250)",
    )


def _satellite(coat: Coat) -> str:
    cells = "".join(line(f"M{x},-206V-94", "#8fb0d8", 2) for x in range(-340, -100, 40)) + line(
        "M-350,-150H-110", "#8fb0d8", 2
    )
    panel = box(-350, -206, 240, 112, down("#3f68a8", "#25407a"), 4) + cells
    panel += shape("M-330,-206h60l-80,80v-60z", "#ffffff", opacity=0.18)
    return group(
        line("M-110,-150H110", STEEL, 12),
        panel,
        group(panel, transform="scale(-1 1)"),
        box(
            -62,
            -230,
            124,
            160,
            Ramp(((0, "#f5dd9a"), (0.4, "#d8a640"), (0.7, "#b37d2a"), (1, "#8a5a22"))),
            8,
        ),
        *(line(d, "#a87428", 2) for d in ("M-60,-180L10,-140L60,-190", "M-60,-110L0,-140L60,-100")),
        box(-40, -256, 80, 30, metal("#9aa2aa"), 6),
        shape("M-70,-340C-50,-280 50,-280 70,-340C30,-316 -30,-316 -70,-340Z", body("#e6e4de")),
        line("M0,-256V-366", STEEL, 5) + dot(0, -368, 7, coat.main),
        box(-24, -70, 48, 34, "#3a3d44", 8) + dot(0, -40, 15, ball("#5f9db5")),
        box(-62, -120, 124, 14, coat.main),
    )


THINGS = {
    "car": Thing(_car, (432, 150), 150, "ground", (176, -72), "walk", PAINTED),
    "sports_car": Thing(
        _sports_car,
        (440, 122),
        122,
        "ground",
        (110, -66),
        "walk",
        ("#c2302c", "#e0a12a", "#2a5f9e", "#d8dadd"),
    ),
    "taxi": Thing(_taxi, (432, 168), 165, "ground", (-26, -140), "walk", ("#eeb62c",)),
    "truck": Thing(_truck, (680, 300), 320, "ground", (280, -150), "walk", PAINTED),
    "bus": Thing(_bus, (1016, 306), 310, "ground", (420, -170), "walk", PAINTED),
    "van": Thing(_van, (440, 210), 210, "ground", (100, -130), "walk", PAINTED),
    "train": Thing(_train, (1790, 380), 390, "ground", (740, -220), "walk", PAINTED),
    "tram": Thing(_tram, (864, 394), 390, "ground", (260, -230), "walk", PAINTED),
    "bicycle": Thing(_bicycle, (184, 104), 104, "ground", (36, -80), "walk", PAINTED),
    "motorbike": Thing(_motorbike, (222, 118), 116, "ground", (46, -88), "walk", PAINTED),
    "scooter": Thing(
        _scooter,
        (184, 138),
        128,
        "ground",
        (40, -90),
        "walk",
        ("#5fa8a0", "#d9573f", "#e3b04b", "#e9dcc2"),
    ),
    "skateboard": Thing(_skateboard, (96, 15), 13, "ground", (0, -8), "walk"),
    "tractor": Thing(
        _tractor, (330, 280), 280, "ground", (60, -160), "walk", ("#c43b2c", "#3f7f4a", "#2f6f9f")
    ),
    "carriage": Thing(
        _carriage, (330, 228), 230, "ground", (-20, -160), "walk", ("#6b2434", "#2f4a5f", "#274a3a")
    ),
    "boat": Thing(_rowing, (352, 76), 90, "water", (0, -40), "bob", (*WOOD, "#3f7f8f", "#b5482f")),
    "canoe": Thing(_canoe, (476, 70), 70, "water", (0, -30), "bob", (*WOOD, "#b5482f", "#3f7f5f")),
    "sailboat": Thing(
        _sailboat,
        (546, 764),
        900,
        "water",
        (20, -200),
        "bob",
        ("#b5482f", "#2f5f86", "#6f4a35", "#3f7f7a"),
    ),
    "ship": Thing(
        _ship, (1850, 706), 2200, "water", (-740, -480), "bob", ("#2f4a63", "#8a3a30", "#2f5f5a")
    ),
    "steamer": Thing(
        _steamer, (1160, 700), 1500, "water", (0, -280), "bob", ("#b5402f", "#27425f", "#2f5f5a")
    ),
    "submarine": Thing(
        _submarine, (810, 318), 600, "water", (20, -84), "bob", ("#e0a93a", "#4f6f7f", "#b5502f")
    ),
    "plane": Thing(
        _plane, (1240, 350), 1000, "air", (400, -170), "fly", ("#c2402f", "#2a5f9e", "#2f8388")
    ),
    "helicopter": Thing(_helicopter, (880, 310), 400, "air", (120, -180), "fly", PAINTED),
    "hot_air_balloon": Thing(
        _hot_air_balloon,
        (1260, 1900),
        2200,
        "air",
        (0, -260),
        "sway",
        ("#c8472f", "#d98a3a", "#2f7f8a", "#8a3f5f"),
    ),
    "rocket": Thing(
        _rocket, (520, 1000), 1600, "air", (0, -620), "fly", ("#c8372f", "#2f6f9f", "#e0932c")
    ),
    "spaceship": Thing(
        _spaceship, (1120, 420), 1200, "air", (300, -190), "fly", ("#c8472f", "#2f8f9f", "#e0a339")
    ),
    "ufo": Thing(
        _ufo, (620, 500), 1000, "air", (0, -380), "bob", ("#7a8fa0", "#6f8f7f", "#8a7a9f")
    ),
    "satellite": Thing(
        _satellite, (700, 370), 450, "air", (0, -160), "spin", ("#c8472f", "#2f6f9f")
    ),
}
THINGS["ferry"] = THINGS["steamer"]
FIGURES = drawn(THINGS)
