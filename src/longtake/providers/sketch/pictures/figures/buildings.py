"""What people built: houses, towers, bridges, monuments. The key light comes from the left."""

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
    oval,
    put,
    shape,
)
from longtake.providers.sketch.pictures.figures.drawing import group
from longtake.providers.sketch.pictures.palette import darken, lighten, mix

STONE = "#b5aa9a"
ROOF = "#a2503a"
WALLS = ("#e9dcc2", "#d9b48a", "#c9a596", "#b8c4c0", "#e0c9a0", "#d8d3c6")
TIMBER = "#5f4030"


def _pane(x: float, y: float, width: float, height: float, coat: Coat) -> str:
    """A lit window with its cross and sill."""
    return group(
        box(x - 5, y - 5, width + 10, height + 10, "#f2ece0", 3),
        box(
            x,
            y,
            width,
            height,
            down(mix(coat.glow, "#fff2d0", 0.3), coat.glow, mix(coat.glow, "#c98a4a", 0.4)),
        ),
        line(f"M{x + width / 2},{y}v{height}M{x},{y + height * 0.45}h{width}", "#e4dac6", 4),
        box(x - 9, y + height + 4, width + 18, 7, "#d9cfbd", 2),
    )


def _stones(  # noqa: PLR0913, PLR0917 - a wall's four sides, and its stones
    x: float, y: float, width: float, height: float, colour: str, size: float
) -> str:
    """A few courses hinted at; a whole wall of them would be noise."""
    marks = []
    rows = int(height // (size * 0.6))
    for row in range(rows):
        for col in range(int(width // size)):
            if (row * 7 + col * 5 + row * col) % 4 == 0:
                px = x + col * size + row % 2 * size * 0.5
                marks.append(
                    f"M{px:g},{y + row * size * 0.6:g}h{size * 0.8:g}v{size * 0.4:g}"
                    f"h{-size * 0.8:g}z"
                )
    return shape("".join(marks), darken(colour, 0.16), opacity=0.5)


def _tree(x: float, y: float, r: float, colour: str) -> str:
    return group(
        box(x - r * 0.08, y, r * 0.16, -y, "#5f4030"),
        dot(x, y, r, ball(colour))
        + dot(x - r * 0.6, y + r * 0.36, r * 0.66, ball(colour))
        + dot(x + r * 0.6, y + r * 0.3, r * 0.7, ball(darken(colour, 0.1))),
    )


def _hedge(left: float, right: float, colour: str, r: float = 26) -> str:
    count = int((right - left) / (r * 1.2))
    return "".join(
        dot(left + i * r * 1.2, -r * 0.5 - (i * 7 % 5) * r * 0.07, r, ball(colour))
        for i in range(count + 1)
    )


def _house(coat: Coat) -> str:
    wall, green = coat.main, "#5f8a4f"
    return group(
        box(150, -600, 60, 150, body("#a8705a")) + box(142, -608, 76, 20, "#8f5a48", 3),
        shape("M-280,-330H280V0H-280Z", across(lighten(wall, 0.2), wall, darken(wall, 0.14))),
        shape(
            "M-330,-320L-170,-560H190L330,-320Z",
            down(lighten(ROOF, 0.16), ROOF, darken(ROOF, 0.25)),
        ),
        line(
            "".join(f"M{-310 + y * 0.6:g},{-340 - y}H{310 - y * 0.6:g}" for y in range(0, 210, 26)),
            darken(ROOF, 0.24),
            3,
            opacity=0.6,
        ),
        shape(
            "M-230,-330L-110,-480L10,-330V0H-230Z", across(lighten(wall, 0.34), lighten(wall, 0.1))
        ),
        shape("M-260,-318L-110,-508L40,-318L22,-306L-110,-470L-242,-306Z", body("#f4ecdc")),
        dot(-110, -380, 30, "#f2ece0") + dot(-110, -380, 23, coat.glow),
        _pane(-194, -250, 68, 86, coat) + _pane(-94, -250, 68, 86, coat),
        _pane(150, -250, 76, 86, coat),
        box(40, -216, 92, 216, "#f2ece0")
        + box(48, -208, 76, 208, body("#3f6a72"))
        + dot(112, -104, 5, "#e0b45a"),
        box(60, -190, 52, 60, mix(coat.glow, "#f0dcae", 0.3), 3),
        shape("M22,-226H150L164,-240H8Z", body(ROOF)),
        halo(20, -190, 50, coat.glow, 0.6) + box(15, -196, 10, 16, coat.glow, 3),
        shape("M30,0H142L160,14H12Z", "#c9c0b0"),
        box(-280, -24, 300, 24, darken(wall, 0.3)) + box(140, -24, 140, 24, darken(wall, 0.3)),
        _hedge(-290, -30, green) + _hedge(170, 300, green),
    )


def _cottage(coat: Coat) -> str:
    thatch = "#b58a4f"
    return group(
        box(120, -470, 66, 170, "#a89a8a")
        + _stones(120, -470, 66, 160, "#a89a8a", 22)
        + box(112, -478, 82, 18, "#8a7d6e", 3),
        *(
            dot(x, y, r, "#e9e6e0", opacity=a)
            for x, y, r, a in ((158, -510, 18, 0.6), (176, -548, 26, 0.45), (208, -592, 34, 0.3))
        ),
        shape("M-240,-230H240V0H-240Z", across(lighten("#efe6d2", 0.3), "#efe6d2", "#c9bda4")),
        line("M-240,-226H240M-90,-226V0M90,-226V0M-230,-120L-96,-220M230,-120L96,-220", TIMBER, 13),
        shape(
            (
                "M-300,-200C-290,-260 -180,-420 -110,-430H110C180,-420 290,-260 300,-200"
                "C260,-210 220,-206 200,-214C120,-206 60,-214 0,-208C-60,-214 -140,-206 -200,-214"
                "C-230,-206 -270,-212 -300,-200Z"
            ),
            down(lighten(thatch, 0.26), thatch, darken(thatch, 0.3)),
        ),
        line(
            "".join(f"M{x * 0.5:g},-424L{x},-216" for x in range(-260, 270, 26)),
            darken(thatch, 0.28),
            2.4,
            opacity=0.6,
        ),
        shape(
            "M-122,-436C-60,-426 60,-426 122,-436L116,-404C60,-396 -60,-396 -116,-404Z",
            darken(thatch, 0.16),
        ),
        _pane(-200, -160, 74, 72, coat) + _pane(126, -160, 74, 72, coat),
        shape("M-52,0V-130C-52,-184 52,-184 52,-130V0Z", "#d9cdb4")
        + shape("M-42,0V-126C-42,-172 42,-172 42,-126V0Z", body(mix(coat.main, "#7a4030", 0.5))),
        dot(26, -76, 5, "#e0b45a") + box(-20, -140, 40, 30, coat.glow, 8),
        _hedge(-250, -60, "#6a8f4a", 22) + _hedge(70, 250, "#6a8f4a", 22),
        *(
            dot(x, y, 7, ball(c))
            for x, y, c in (
                (-210, -34, "#d9607a"),
                (-160, -24, "#e8c04a"),
                (-110, -36, "#d9607a"),
                (110, -30, "#e8735a"),
                (160, -38, "#e8c04a"),
                (216, -26, "#d9607a"),
            )
        ),
    )


def _battlement(x: float, y: float, width: float, count: int, colour: str) -> str:
    step = width / (count * 2 - 1)
    return "".join(
        box(x + 2 * i * step, y - step * 1.1, step, step * 1.2, colour) for i in range(count)
    )


def _turret(x: float, width: float, height: float, coat: Coat, roof: str) -> str:
    stone = mix(STONE, coat.main, 0.16)
    return group(
        box(
            x - width / 2,
            -height,
            width,
            height,
            Ramp(
                ((0, lighten(stone, 0.24)), (0.5, stone), (1, darken(stone, 0.36))), (0, 0), (1, 0)
            ),
        ),
        _stones(x - width / 2, -height + 10, width, height - 40, stone, 26),
        box(x - width * 0.58, -height - 10, width * 1.16, 28, body(darken(stone, 0.1))),
        _battlement(x - width * 0.58, -height - 10, width * 1.16, 4, darken(stone, 0.06)),
        shape(
            (
                f"M{x - width * 0.52},{-height - 30}L{x},{-height - width * 1.7}"
                f"L{x + width * 0.52},{-height - 30}Z"
            ),
            across(lighten(roof, 0.24), roof, darken(roof, 0.4)),
        ),
        line(f"M{x},{-height - width * 1.7}v-46", TIMBER, 4)
        + shape(f"M{x},{-height - width * 1.7 - 46}l44,12l-44,14z", "#d8a640"),
        shape(f"M{x - 11},{-height + 90}v-26c0,-18 22,-18 22,0v26z", coat.glow),
        shape(f"M{x - 10},{-height * 0.5}v-26c0,-18 20,-18 20,0v26z", darken(stone, 0.6)),
    )


def _castle(coat: Coat) -> str:
    stone, roof = mix(STONE, coat.main, 0.16), coat.main
    return group(
        shape("M-460,10C-300,-60 300,-60 460,10Z", "#6f7f55"),
        _turret(-150, 110, 640, coat, roof) + _turret(170, 96, 560, coat, roof),
        box(-250, -430, 520, 430, across(lighten(stone, 0.1), stone, darken(stone, 0.26)))
        + _stones(-240, -410, 500, 360, stone, 34)
        + _battlement(-250, -428, 520, 9, stone),
        _turret(20, 130, 560, coat, roof),
        box(-330, -260, 680, 260, across(lighten(stone, 0.2), stone, darken(stone, 0.3)))
        + _stones(-320, -240, 660, 220, stone, 36)
        + _battlement(-330, -258, 680, 12, lighten(stone, 0.08)),
        _turret(-330, 130, 380, coat, roof) + _turret(350, 130, 380, coat, roof),
        shape("M-74,0V-150C-74,-230 114,-230 114,-150V0Z", darken(stone, 0.3))
        + shape("M-56,0V-146C-56,-206 96,-206 96,-146V0Z", "#2c2228"),
        line(
            "M-26,-190V0M6,-196V0M34,-196V0M66,-188V0M-56,-130H96M-56,-80H96M-56,-34H96",
            "#6a5038",
            6,
        ),
        *(
            shape(f"M{x - 10},-320v-26c0,-18 20,-18 20,0v26z", coat.glow)
            for x in (-180, -90, 110, 220)
        ),
        *(
            shape(f"M{x - 8},-150v-22c0,-14 16,-14 16,0v22z", darken(stone, 0.6))
            for x in (-220, -150, 190, 260)
        ),
        shape("M-40,0H80L140,24H-100Z", "#b8a283")
        + _hedge(-420, -110, "#5f7f4a", 24)
        + _hedge(150, 420, "#5f7f4a", 24),
    )


def _tower(coat: Coat) -> str:
    stone = mix(STONE, coat.main, 0.12)
    return group(
        _turret(0, 190, 700, coat, coat.main),
        shape(
            "M-118,0L-96,-120H96L118,0Z", across(lighten(stone, 0.2), stone, darken(stone, 0.36))
        ),
        shape("M-34,0V-80C-34,-124 34,-124 34,-80V0Z", "#4a3428") + line("M0,-110V0", "#2f2018", 3),
        *(
            shape(f"M{x - 13},{y}v-34c0,-22 26,-22 26,0v34z", coat.glow)
            for x, y in ((0, -480), (-40, -250))
        ),
        line("M60,0C40,-120 90,-200 60,-330C50,-400 80,-440 66,-480", "#5f8046", 11)
        + "".join(
            oval(x, y, 20, 15, ball("#6f9a4f"))
            for x, y in (
                (52, -60),
                (76, -130),
                (58, -190),
                (86, -240),
                (60, -310),
                (78, -380),
                (62, -450),
                (90, -90),
                (40, -130),
            )
        ),
        _hedge(-130, -50, "#5f7f4a", 22) + _hedge(60, 140, "#5f7f4a", 22),
    )


def _lighthouse(coat: Coat) -> str:
    trunk = "M-92,0L-54,-640H54L92,0Z"
    white = "#f4efe4"
    return group(
        halo(0, -730, 330, coat.glow, 0.75),
        shape(
            "M-30,-744L-620,-860V-640L-30,-716ZM30,-744L620,-860V-640L30,-716Z",
            coat.glow,
            opacity=0.16,
        ),
        shape(
            "M-320,20C-260,-50 -160,-40 -110,-30H110C180,-60 260,-30 320,20Z",
            down("#7d7668", "#4a4640"),
        ),
        shape(trunk, across(lighten(white, 0.5), white, darken(white, 0.32))),
        inside(
            trunk,
            *(
                shape(
                    f"M-110,{y}H110V{y - 108}H-110Z",
                    across(lighten(coat.main, 0.2), coat.main, darken(coat.main, 0.4)),
                )
                for y in (0, -216, -432)
            ),
        ),
        *(
            shape(f"M-11,{y}v-30c0,-16 22,-16 22,0v30z", mix(coat.glow, "#3a3a44", 0.25))
            for y in (-250, -360, -500)
        ),
        shape("M-28,0V-64C-28,-96 28,-96 28,-64V0Z", "#4a3428"),
        box(-84, -662, 168, 24, "#3a3d44", 4)
        + line("M-80,-700V-660M-40,-700V-660M40,-700V-660M80,-700V-660M-84,-700H84", "#3a3d44", 5),
        box(-44, -780, 88, 120, down("#fff6d8", coat.glow))
        + oval(0, -724, 25, 34, "#ffffff", opacity=0.9),
        line("M-44,-780V-662M-15,-780V-662M15,-780V-662M44,-780V-662", "#3a3d44", 5),
        shape("M-58,-778C-50,-830 50,-830 58,-778Z", body(coat.main))
        + line("M0,-816V-852", "#3a3d44", 6)
        + dot(0, -856, 9, ball("#d8a640")),
        shape("M100,0V-110H250V0Z", across(white, darken(white, 0.2)))
        + shape("M86,-104L174,-170L264,-104Z", body(coat.main))
        + _pane(152, -78, 40, 40, coat),
    )


def _church(coat: Coat) -> str:
    wall, slate = coat.main, "#5a6472"
    return group(
        shape("M-60,-300H320V0H-60Z", across(wall, darken(wall, 0.2)))
        + shape("M-70,-290L-10,-440H290L350,-290Z", body(slate)),
        *(
            shape(f"M{x - 22},-60v-110c0,-50 44,-50 44,0v110z", "#f2ece0")
            + shape(
                f"M{x - 16},-66v-104c0,-40 32,-40 32,0v104z", down("#7fb0c9", coat.glow, "#d97a5a")
            )
            for x in (60, 150, 240)
        ),
        box(-210, -520, 170, 520, across(lighten(wall, 0.3), wall, darken(wall, 0.16)))
        + box(-220, -530, 190, 20, darken(wall, 0.2)),
        shape(
            "M-216,-526L-125,-820L-34,-526Z",
            across(lighten(slate, 0.3), slate, darken(slate, 0.36)),
        ),
        line("M-125,-820V-890M-150,-862H-100", "#d8b04a", 8),
        shape("M-160,-390v-60c0,-40 70,-40 70,0v60z", darken(wall, 0.55))
        + shape("M-148,-392c0,-40 10,-50 23,-50c13,0 23,10 23,50z", metal("#c9983f")),
        dot(-125, -310, 34, "#f2ece0")
        + dot(-125, -310, 27, coat.glow)
        + line(
            "M-125,-337V-283M-152,-310H-98M-144,-329L-106,-291M-106,-329L-144,-291", "#8a6a4a", 3
        ),
        shape("M-172,0V-120C-172,-190 -78,-190 -78,-120V0Z", darken(wall, 0.24))
        + shape("M-162,0V-118C-162,-174 -88,-174 -88,-118V0Z", body("#6f4430"))
        + line("M-125,-160V0", "#3f281c", 4),
        _hedge(-20, 340, "#5f8a4f", 24),
    )


def _skyscraper(coat: Coat) -> str:
    glass = mix(coat.main, "#5f87a3", 0.5)
    lit = [(c, r) for c in range(6) for r in range(26) if (c * 5 + r * 3 + c * r) % 7 < 2]
    return group(
        line("M0,-1180V-1330", "#7d848b", 9)
        + dot(0, -1334, 8, "#d8402f")
        + halo(0, -1334, 40, "#e8503a", 0.7),
        shape(
            "M-70,-1180L0,-1230L70,-1180V-1060H-70Z",
            across(lighten(glass, 0.3), glass, darken(glass, 0.3)),
        ),
        box(-120, -1080, 240, 200, across(lighten(glass, 0.3), glass, darken(glass, 0.36))),
        box(-160, -900, 320, 900, across(lighten(glass, 0.36), glass, darken(glass, 0.4))),
        line(
            "".join(f"M{x},-900V-40" for x in range(-106, 160, 53)),
            lighten(glass, 0.4),
            4,
            opacity=0.5,
        ),
        line(
            "".join(f"M-160,{y}H160" for y in range(-870, -30, 33)),
            darken(glass, 0.34),
            4,
            opacity=0.7,
        ),
        line(
            "".join(f"M-120,{y}H120" for y in range(-1056, -900, 30)),
            darken(glass, 0.34),
            4,
            opacity=0.7,
        ),
        *(
            box(-156 + c * 53, -866 + r * 33, 45, 24, coat.glow, opacity=0.85)
            for c, r in lit
            if r < 25
        ),
        shape("M-160,-900H-60L-160,-500Z", "#ffffff", opacity=0.2),
        box(-176, -44, 352, 44, "#4a5058") + box(-40, -40, 80, 40, coat.glow, 3),
    )


def _windmill(coat: Coat) -> str:
    sail = group(
        box(-6, -330, 12, 330, TIMBER),
        shape("M6,-320H74V-70H6Z", "#f4ead6", opacity=0.94),
        line(
            "M6,-320H74M6,-270H74M6,-220H74M6,-170H74M6,-120H74M6,-70H74M40,-320V-70M74,-320V-70",
            TIMBER,
            4,
        ),
    )
    return group(
        shape(
            "M-150,0L-90,-400H90L150,0Z",
            across(lighten(coat.main, 0.3), coat.main, darken(coat.main, 0.3)),
        ),
        inside(
            "M-150,0L-90,-400H90L150,0Z",
            box(-160, -60, 320, 60, across(lighten("#9a8d7d", 0.2), "#9a8d7d", "#5f564c")),
            _stones(-150, -56, 300, 56, "#8a7d6e", 30),
        ),
        shape("M-104,-396C-96,-500 96,-500 104,-396Z", body(ROOF)),
        shape("M-34,0V-84C-34,-130 34,-130 34,-84V0Z", "#5a3a28")
        + _pane(-26, -240, 52, 56, coat)
        + _pane(-22, -340, 44, 40, coat),
        box(-170, -152, 340, 14, TIMBER)
        + line(
            "M-164,-186V-150M-90,-186V-150M0,-186V-150M90,-186V-150M164,-186V-150M-168,-186H168",
            TIMBER,
            6,
        ),
        *(put(sail, 0, -436, 1, 45 + 90 * i - 12) for i in range(4)),
        dot(0, -436, 22, ball("#8a5f40")),
        _hedge(-170, -50, "#6a8f4a", 20) + _hedge(60, 170, "#6a8f4a", 20),
    )


def _bridge(coat: Coat) -> str:
    stone = mix(STONE, coat.main, 0.3)
    arches = (
        "M-600,0V-210C-400,-260 -200,-290 0,-290C200,-290 400,-260 600,-210V0H470"
        "C470,-150 270,-150 270,0H150C150,-230 -150,-230 -150,0H-270C-270,-150 -470,-150 -470,0Z"
    )
    return group(
        shape(
            (
                "M-470,0C-470,-150 -270,-150 -270,0ZM-150,0C-150,-230 150,-230 150,0ZM270,0"
                "C270,-150 470,-150 470,0Z"
            ),
            darken(stone, 0.55),
            opacity=0.16,
        ),
        shape(arches, down(lighten(stone, 0.24), stone, darken(stone, 0.3))),
        inside(arches, _stones(-600, -280, 1200, 280, stone, 46)),
        line(
            (
                "M-470,0C-470,-150 -270,-150 -270,0M-150,0C-150,-230 150,-230 150,0M270,0"
                "C270,-150 470,-150 470,0"
            ),
            lighten(stone, 0.3),
            15,
        ),
        shape(
            (
                "M-620,-206C-400,-262 -200,-292 0,-292C200,-292 400,-262 620,-206V-236"
                "C400,-292 200,-322 0,-322C-200,-322 -400,-292 -620,-236Z"
            ),
            body(lighten(stone, 0.15)),
        ),
        *(
            group(
                box(x - 4, y - 90, 8, 90, "#33363d"),
                halo(x, y - 104, 60, coat.glow, 0.7),
                box(x - 10, y - 116, 20, 26, coat.glow, 4),
                shape(f"M{x - 14},{y - 116}h28l-14,-16z", "#33363d"),
            )
            for x, y in ((-420, -280), (-140, -314), (140, -314), (420, -280))
        ),
        *(
            shape(
                f"M{x - 30},0V-60L{x},-84L{x + 30},-60V0Z",
                across(lighten(stone, 0.2), darken(stone, 0.3)),
            )
            for x in (-210, 210)
        ),
    )


def _tent(coat: Coat) -> str:
    return group(
        halo(0, -90, 240, coat.glow, 0.4),
        shape("M40,-300L300,0H-40Z", across(coat.main, coat.dark)),
        shape("M40,-300L-240,0H120Z", across(coat.light, coat.main)),
        shape("M-60,0L0,-200L60,0Z", down(mix(coat.glow, "#e8a04a", 0.3), coat.glow)),
        shape("M-60,0L0,-200C-30,-120 -70,-50 -110,0Z", body(coat.trim))
        + shape("M60,0L0,-200C20,-120 70,-50 90,0Z", body(darken(coat.trim, 0.12))),
        line("M40,-300L0,-200M-240,0L-310,14M300,0L360,14M40,-300L40,-330", "#5a4636", 4)
        + line("M40,-300L-240,0M40,-300L300,0", coat.light, 3),
        line("M-150,-96L-300,10M170,-150L340,10", "#e9dfc6", 2.4),
        dot(0, -30, 13, coat.glow) + halo(0, -30, 60, coat.glow),
    )


def _barn(coat: Coat) -> str:
    red, white = coat.main, "#f2ece0"
    return group(
        shape("M80,-300L150,-380L260,-380L340,-300V0H80Z", across(red, darken(red, 0.26))),
        shape("M0,-470H270L350,-290H200L120,-400Z", body("#5f636b")),
        shape(
            "M-270,0V-280L-200,-410L-40,-500L120,-410L190,-280V0Z",
            across(lighten(red, 0.18), red, darken(red, 0.1)),
        ),
        line(
            "".join(
                f"M{x},0V{-290 - max(0, 150 - abs(x + 40)) * 1.2:g}" for x in range(-240, 180, 30)
            ),
            darken(red, 0.24),
            2.6,
            opacity=0.7,
        ),
        shape(
            (
                "M-292,-270L-214,-420L-40,-520L134,-420L212,-270L190,-262L116,-402L-40,-490"
                "L-196,-402L-270,-262Z"
            ),
            white,
        ),
        box(-130, -190, 180, 190, white)
        + box(-120, -180, 160, 180, red)
        + line(
            "M-120,-180L-40,0M-40,-180L-120,0M-40,-180L40,0M40,-180L-40,0M-40,-180V0M-120,-180H40",
            white,
            11,
        ),
        box(-84, -370, 88, 84, white)
        + box(-76, -362, 72, 68, mix(coat.glow, "#5a3a28", 0.5))
        + line("M-76,-362L-4,-294M-4,-362L-76,-294", white, 7),
        *(
            group(
                oval(x, -34, 50, 34, ball("#d8b45a")),
                oval(x, -34, 30, 20, "none", stroke="#a8802f", stroke_width=3),
                oval(x, -34, 14, 9, "none", stroke="#a8802f", stroke_width=3),
            )
            for x in (250, -300)
        ),
    )


def _factory(coat: Coat) -> str:
    brick = mix(coat.main, "#a8604a", 0.5)
    return group(
        *(
            dot(x, y, r, "#d5d0ca", opacity=a)
            for x, y, r, a in (
                (200, -620, 34, 0.7),
                (240, -670, 48, 0.5),
                (300, -720, 62, 0.35),
                (330, -540, 30, 0.6),
                (370, -590, 42, 0.4),
            )
        ),
        *(
            shape(
                f"M{x - 30},-200L{x - 22},{-h}H{x + 22}L{x + 30},-200Z",
                across(lighten(brick, 0.2), brick, darken(brick, 0.4)),
            )
            + box(x - 28, -h - 6, 56, 22, darken(brick, 0.4), 3)
            + box(x - 24, -h + 40, 48, 20, "#e9dcc2")
            for x, h in ((200, 580), (310, 500))
        ),
        shape(
            "M-380,0V-300L-250,-390V-300L-120,-390V-300L10,-390V-300L140,-390V-240H380V0Z",
            across(lighten(brick, 0.16), brick, darken(brick, 0.3)),
        ),
        *(
            shape(f"M{x},-300L{x + 118},-382V-300Z", down("#cfe0e6", "#8fb0bc"))
            for x in (-374, -244, -114, 16)
        ),
        *(
            box(x, y, 60, 56, down(coat.glow, mix(coat.glow, "#c98a4a", 0.4)), 2)
            + line(f"M{x + 30},{y}v56M{x},{y + 28}h60", darken(brick, 0.4), 4)
            for x in (-350, -260, -170, -80, 10)
            for y in (-250, -150)
        ),
        box(130, -130, 170, 130, "#4a4d55")
        + line("".join(f"M130,{y}H300" for y in range(-116, 0, 16)), "#6a6d76", 4),
        *(box(x, -210, 44, 40, coat.glow, 2) for x in (150, 220, 290)),
        box(-390, -14, 780, 14, darken(brick, 0.5)),
    )


def _shop(coat: Coat) -> str:
    stripes = "".join(
        shape(
            f"M{-240 + 60 * i},-300h60l8,84c0,26 -70,26 -68,0z", coat.main if i % 2 else coat.trim
        )
        for i in range(8)
    )
    return group(
        box(-250, -520, 500, 520, across(lighten("#b5705a", 0.2), "#b5705a", "#7f4838"))
        + box(-264, -536, 528, 30, body("#e9dcc2"), 3),
        *(_pane(x, -470, 70, 100, coat) for x in (-190, -35, 120)),
        box(-240, -346, 480, 52, body(coat.dark), 6)
        + oval(0, -320, 30, 16, coat.trim)
        + line("M-190,-320H-60M60,-320H190", coat.trim, 6),
        box(-226, -250, 290, 210, "#3a302c")
        + box(-216, -240, 270, 190, down(coat.glow, mix(coat.glow, "#e0a860", 0.4))),
        line("M-216,-130H54M-80,-240V-50", "#5a4636", 6),
        *(
            box(x, -130 - h, 26, h, body(c), 4)
            for x, h, c in (
                (-200, 50, "#c8472f"),
                (-164, 36, "#2f7a86"),
                (-128, 60, "#e0a339"),
                (-56, 44, "#5a8a62"),
                (-16, 56, "#c8472f"),
                (20, 34, "#3f6fa5"),
            )
        ),
        *(
            dot(x, -68, 17, ball(c))
            for x, c in (
                (-190, "#d8702c"),
                (-152, "#c8352e"),
                (-114, "#8fae3f"),
                (-50, "#e0b23f"),
                (-10, "#c8352e"),
                (28, "#d8702c"),
            )
        ),
        shape("M-216,-240H-140L-216,-130Z", "#ffffff", opacity=0.3),
        box(96, -250, 120, 250, body(coat.dark))
        + box(110, -236, 92, 150, mix(coat.glow, "#fff2d0", 0.2), 3)
        + dot(112, -110, 6, "#e0b45a"),
        stripes + shape("M-244,-300H244V-290H-244Z", "#1a1016", opacity=0.14),
        box(-240, -40, 320, 40, darken("#b5705a", 0.36)) + _hedge(-220, 70, "#5f8a4f", 15),
    )


def _temple(coat: Coat) -> str:
    marble = mix("#ece4d4", coat.main, 0.08)
    column = Ramp(
        (
            (0, darken(marble, 0.14)),
            (0.3, lighten(marble, 0.6)),
            (0.6, marble),
            (1, darken(marble, 0.34)),
        ),
        (0, 0),
        (1, 0),
    )
    return group(
        box(-330, -330, 660, 270, darken(marble, 0.5)),
        shape("M-60,-60V-250H60V-60Z", down(coat.glow, mix(coat.glow, "#8a5a3a", 0.4))),
        *(
            box(x - 28, -330, 56, 270, column)
            + line(
                f"M{x - 14},-316V-74M{x},-316V-74M{x + 14},-316V-74",
                darken(marble, 0.2),
                2.4,
                opacity=0.7,
            )
            + box(x - 38, -344, 76, 22, body(marble), 4)
            + box(x - 36, -74, 72, 18, body(marble), 4)
            for x in (-280, -168, -56, 56, 168, 280)
        ),
        box(-350, -392, 700, 52, body(marble)) + line("M-350,-366H350", darken(marble, 0.2), 3),
        shape("M-380,-388L0,-540L380,-388Z", body(lighten(marble, 0.1)))
        + shape("M-300,-400L0,-516L300,-400Z", darken(marble, 0.22))
        + dot(0, -440, 34, metal("#d2a850")),
        box(-370, -58, 740, 22, body(marble))
        + box(-400, -38, 800, 20, body(darken(marble, 0.08)))
        + box(-430, -20, 860, 20, body(darken(marble, 0.14))),
    )


def _pyramid(coat: Coat) -> str:
    sand = mix("#dcb878", coat.main, 0.1)
    return group(
        shape("M-560,0L-360,-230L-160,0Z", across(lighten(sand, 0.14), sand))
        + shape("M-360,-230L-160,0H-260Z", darken(sand, 0.28)),
        shape("M0,-520L-460,0H140Z", across(lighten(sand, 0.36), lighten(sand, 0.06))),
        shape("M0,-520L460,0H140Z", across(darken(sand, 0.2), darken(sand, 0.44))),
        line(
            "".join(
                f"M{-y * 0.885:g},{y - 520}L{y * 0.27:g},{y - 520}" for y in range(60, 520, 34)
            ),
            darken(sand, 0.16),
            3,
            opacity=0.6,
        ),
        line(
            "".join(f"M{y * 0.27:g},{y - 520}L{y * 0.885:g},{y - 520}" for y in range(60, 520, 34)),
            darken(sand, 0.5),
            3,
            opacity=0.5,
        ),
        shape("M0,-520L-40,-474L12,-474Z", "#fff2cc") + shape("M0,-520L40,-474H12Z", "#d8b06a"),
        shape("M-600,10C-300,-30 300,-20 600,10Z", down(lighten(sand, 0.2), sand)),
    )


def _fountain(coat: Coat) -> str:
    stone, water = mix(STONE, coat.main, 0.15), "#8fc8dc"
    return group(
        *(
            line(d, water, w, opacity=0.75)
            for d, w in (
                ("M0,-400C-20,-470 -110,-440 -120,-250", 8),
                ("M0,-400C20,-470 110,-440 120,-250", 8),
                ("M0,-400C-10,-460 -60,-440 -64,-262", 6),
                ("M0,-400C10,-460 60,-440 64,-262", 6),
            )
        ),
        line("M0,-300V-440", "#e9f6fa", 9, opacity=0.9),
        *(
            line(d, "#ffffff", 2.6, opacity=0.8)
            for d in ("M-4,-402C-24,-468 -106,-436 -116,-260", "M4,-402C24,-468 106,-436 116,-260")
        ),
        box(-22, -370, 44, 140, across(lighten(stone, 0.3), stone, darken(stone, 0.3)), 8)
        + oval(0, -374, 40, 13, body(stone)),
        box(-34, -250, 68, 190, across(lighten(stone, 0.3), stone, darken(stone, 0.3)), 10),
        shape(
            "M-150,-260H150C140,-200 70,-190 0,-190C-70,-190 -140,-200 -150,-260Z",
            across(lighten(stone, 0.3), stone, darken(stone, 0.34)),
        )
        + oval(0, -260, 150, 20, lighten(stone, 0.2))
        + oval(0, -259, 138, 15, water),
        line(
            (
                "M-140,-250C-150,-180 -150,-120 -152,-90M140,-250C150,-180 150,-120 152,-90"
                "M-90,-244C-96,-180 -96,-130 -98,-84M90,-244C96,-180 96,-130 98,-84"
            ),
            water,
            6,
            opacity=0.7,
        ),
        shape(
            "M-290,-84H290C296,-40 280,0 270,0H-270C-280,0 -296,-40 -290,-84Z",
            across(lighten(stone, 0.3), stone, darken(stone, 0.34)),
        ),
        oval(0, -84, 290, 32, lighten(stone, 0.26)) + oval(0, -82, 270, 25, down("#5f9fb8", water)),
        *(
            oval(x, -80, 34, 6, "none", stroke="#ffffff", stroke_width=3, opacity=0.7)
            for x in (-150, -98, 98, 150)
        ),
        line("M-280,-30C-100,-10 100,-10 280,-30", darken(stone, 0.2), 5),
    )


def _statue(coat: Coat) -> str:
    bronze = mix("#7f9a8a", coat.main, 0.15)
    lit = Ramp(
        ((0, lighten(bronze, 0.4)), (0.5, bronze), (1, darken(bronze, 0.45))), (0, 0), (1, 0.2)
    )
    return group(
        box(-130, -44, 260, 44, body(STONE))
        + box(-104, -210, 208, 170, across(lighten(STONE, 0.3), STONE, darken(STONE, 0.3)))
        + box(-120, -226, 240, 26, body(STONE))
        + box(-60, -160, 120, 64, metal("#b58f4a"), 3),
        shape(
            (
                "M-74,-226C-70,-330 -84,-420 -62,-500C-40,-540 50,-540 66,-496"
                "C86,-420 76,-330 84,-226Z"
            ),
            lit,
        ),
        line("M50,-492C90,-540 104,-600 96,-660", bronze, 32)
        + dot(96, -668, 19, ball(bronze))
        + line("M46,-496C80,-540 92,-600 88,-650", lighten(bronze, 0.4), 7),
        box(88, -730, 20, 60, across(lighten("#c9983f", 0.2), "#96682a"), 4)
        + halo(98, -760, 70, coat.glow, 0.8)
        + shape("M76,-730C70,-770 96,-780 98,-820C110,-786 126,-764 118,-730Z", coat.glow),
        line("M-56,-486C-96,-440 -90,-390 -50,-372", bronze, 30)
        + put(box(-30, -40, 60, 76, body(darken(bronze, 0.12)), 6), -50, -376, 1, -12),
        oval(4, -572, 36, 44, lit)
        + shape(
            "M-34,-580C-40,-640 48,-640 42,-580C30,-606 -20,-606 -34,-580Z", darken(bronze, 0.25)
        ),
        line(
            (
                "M-40,-480C-46,-400 -40,-320 -50,-232M-4,-500C0,-400 -10,-320 -6,-232M36,-480"
                "C46,-400 40,-320 50,-232"
            ),
            darken(bronze, 0.3),
            6,
            opacity=0.7,
        ),
    )


THINGS = {
    "house": Thing(_house, (660, 610), 750, "ground", (-110, -230), colours=WALLS),
    "cottage": Thing(
        _cottage, (600, 480), 520, "ground", (0, -130), colours=("#8a3f34", "#3f6a72", "#4f6f4a")
    ),
    "castle": Thing(
        _castle, (920, 880), 3200, "ground", (20, -520), colours=("#3f5f8a", "#8a3a3f", "#4f6a5f")
    ),
    "tower": Thing(
        _tower, (300, 1070), 2400, "ground", (0, -640), colours=("#7a3f4a", "#3f5a7f", "#4f6a4f")
    ),
    "lighthouse": Thing(
        _lighthouse, (640, 864), 2600, "ground", (0, -720), "flicker", ("#c8372f", "#2f5f8a")
    ),
    "church": Thing(
        _church, (700, 892), 2400, "ground", (-125, -420), colours=("#e2d6c0", "#cdbda6", "#d8d3c8")
    ),
    "skyscraper": Thing(
        _skyscraper,
        (360, 1340),
        12000,
        "ground",
        (0, -900),
        "flicker",
        ("#5f87a3", "#6f9a9a", "#7f7fa3"),
    ),
    "windmill": Thing(
        _windmill, (680, 770), 1600, "ground", (0, -430), colours=("#efe6d4", "#d8c0a0", "#c99a80")
    ),
    "bridge": Thing(
        _bridge, (1240, 450), 1100, "ground", (0, -290), colours=("#b59a80", "#a89f94")
    ),
    "tent": Thing(
        _tent,
        (700, 332),
        220,
        "ground",
        (0, -110),
        "flicker",
        ("#d9873a", "#3f7f86", "#b8472f", "#5a7a4a"),
    ),
    "barn": Thing(_barn, (710, 522), 900, "ground", (-40, -240), colours=("#a8352c", "#8f4a34")),
    "factory": Thing(
        _factory, (780, 640), 2400, "ground", (-100, -260), colours=("#a8604a", "#7f6a5f")
    ),
    "shop": Thing(
        _shop,
        (540, 540),
        760,
        "ground",
        (-80, -170),
        "flicker",
        ("#c8472f", "#2f7a86", "#3f6a4f", "#8a4f6a"),
    ),
    "temple": Thing(_temple, (860, 542), 1700, "ground", (0, -300), colours=("#dcc9a0", "#c9c4bd")),
    "pyramid": Thing(
        _pyramid, (1140, 522), 8000, "ground", (0, -300), colours=("#dcb878", "#c99a60")
    ),
    "fountain": Thing(
        _fountain, (590, 470), 420, "ground", (0, -260), colours=("#b5aa9a", "#a8b0b0")
    ),
    "statue": Thing(
        _statue, (270, 800), 620, "ground", (0, -570), colours=("#7f9a8a", "#a87f4a", "#9aa0a3")
    ),
}
