"""Animals of the water and its edge, and small crawlers."""

from collections.abc import Callable

from longtake.providers.sketch.lexicon.colours import COLOURS
from longtake.providers.sketch.pictures.figures.drawing import (
    Drawing,
    blob,
    circle,
    clip,
    ellipse,
    group,
    limb,
    n,
    path,
    pick,
    smooth,
    stroke,
    uid,
)
from longtake.providers.sketch.pictures.figures.tones import Tones, tones
from longtake.providers.sketch.pictures.palette import Palette, lighten, mix, seen
from longtake.providers.sketch.staging import Figure

_LEAPS = frozenset({"stands", "flies", "dances", "runs", "waves", "reaches", "falls", "holds"})
"""Actions in which an animal of the sea comes out of the water."""


def coloured(figure: Figure, palette: Palette, *usual: str) -> Tones:
    """Its colour: the first colour word of its look, else one of the usual ones."""
    words = [word for word in figure.look if word in COLOURS]
    return tones(COLOURS[words[0]] if words else pick(figure, usual, salt="coat"), palette)


def _dark(palette: Palette) -> str:
    return mix(seen("#1d1b22", palette), palette.line, 0.4)


def _bubbles(palette: Palette, *spots: tuple[float, float, float]) -> str:
    white = seen("#ffffff", palette)
    return "".join(
        circle((x, y), r, "none", stroke=white, stroke_width=r * 0.22, opacity=0.7)
        for x, y, r in spots
    )


def _splash(palette: Palette, half: float, high: float) -> str:
    """White water round something that comes out of the sea; `half` its half width."""
    foam = lighten(mix(palette.water, palette.light, 0.55), 0.25)
    spray = "".join(
        circle((half * x, -high * y), half * r, foam, opacity=0.9)
        for x, y, r in (
            (-1.05, 0.5, 0.05),
            (-0.8, 0.85, 0.035),
            (0.86, 0.7, 0.045),
            (1.1, 0.36, 0.04),
            (0.7, 1.05, 0.03),
            (-0.6, 1.1, 0.03),
            (1.25, 0.6, 0.025),
            (-1.25, 0.3, 0.035),
        )
    )
    crown = (
        f"M{n(-half * 1.1)},{n(half * 0.08)}C{n(-half)},{n(-high * 0.3)} "
        f"{n(-half * 0.95)},{n(-high * 0.5)} {n(-half * 0.85)},{n(-high * 0.72)}"
        f"C{n(-half * 0.8)},{n(-high * 0.4)} {n(-half * 0.7)},{n(-high * 0.3)} "
        f"{n(-half * 0.55)},{n(-high * 0.5)}C{n(-half * 0.5)},{n(-high * 0.2)} "
        f"{n(-half * 0.2)},{n(-high * 0.12)} {n(0)},{n(-high * 0.3)}"
        f"C{n(half * 0.1)},{n(-high * 0.1)} {n(half * 0.4)},{n(-high * 0.14)} "
        f"{n(half * 0.5)},{n(-high * 0.55)}C{n(half * 0.6)},{n(-high * 0.2)} "
        f"{n(half * 0.75)},{n(-high * 0.4)} {n(half * 0.9)},{n(-high * 0.62)}"
        f"C{n(half * 0.95)},{n(-high * 0.3)} {n(half)},{n(-high * 0.2)} "
        f"{n(half * 1.15)},{n(half * 0.08)}Z"
    )
    rings = ellipse(
        (0, half * 0.05), half * 1.5, half * 0.13, palette.water, opacity=0.9
    ) + ellipse((0, half * 0.05), half * 1.25, half * 0.1, foam, opacity=0.75)
    return rings + path(crown, foam, opacity=0.92) + spray


def draw_fish(figure: Figure, palette: Palette) -> Drawing:
    """A bright fish from the side, its fins open."""
    coat = coloured(figure, palette, "#e8802f", "#e0a93a", "#3f86b0", "#c8503f", "#4fa08a")
    fin, pale, name = (
        tones(mix(coat.base, "#f3d38a", 0.35), palette),
        tones(mix(coat.base, "#fff3da", 0.7), palette),
        uid(figure),
    )
    shape = smooth(
        [
            (15, 0.4),
            (11, -5),
            (4, -8),
            (-4, -7),
            (-11, -2.4),
            (-13.4, 0),
            (-11, 2.6),
            (-4, 6.6),
            (4, 7),
            (11, 4.6),
        ]
    )
    scales = "".join(
        stroke(f"M{x},{y}q2,1.6 0,3.2", coat.shade, 0.5, opacity=0.6)
        for i, x in enumerate(range(-8, 5, 3))
        for y in (-4.6 + i % 2 * 1.6, -1.2 + i % 2 * 1.6, 2.0 + i % 2 * 1.2)
    )
    body = group(
        path(
            "M-11.6,0C-16,-6 -20,-8.4 -23.6,-8.4C-21,-4 -20.6,-1.6 -21,0C-20.6,1.8 "
            "-21,5 -23,8.6C-19.6,8 -16,5.4 -11.6,0Z",
            fin.base,
        )
        + stroke("M-13,0L-21.6,-6M-13,0.2L-19.6,0.4M-13,0.6L-21,6.4", fin.shade, 0.5),
        path("M6,-7.4C3,-12.4 -3,-13 -7.4,-11.4C-6,-9.4 -6,-7 -7,-5.4Z", fin.base)
        + stroke(
            "M4,-8C1.6,-10.6 -2,-11.6 -5.6,-11M1,-8C-1.6,-9.4 -4,-9.6 -6,-9.4", fin.shade, 0.4
        ),
        path("M2,6.6C0,10 -3,11.4 -6.4,11C-5.6,9 -5.6,7.4 -6,5.6Z", fin.shade),
        clip(f"{name}f", shape),
        path(shape, coat.base),
        group(
            path("M16,1.6C8,4 -4,3 -14,0.6L-14,9L16,9Z", pale.base, opacity=0.75),
            path("M16,4C8,6 -4,5.4 -12,3L-12,9L16,9Z", coat.deep, opacity=0.3),
            scales,
            path("M-12,-3C-6,-6.8 4,-7.4 12,-4L12,-9L-12,-9Z", coat.lit, opacity=0.55),
            stroke("M7,-7C5,-3 5,2.6 7,6.4", coat.shade, 0.9, opacity=0.8),
            path("M-4.4,-9C-6,-4 -6,3 -4,8L-0.6,8C-2.6,3 -2.6,-4 -1,-9Z", pale.lit, opacity=0.75),
            clip_path=f"url(#{name}f)",
        ),
        path("M4,1.4C1,1.4 -2,3.4 -3,6.4C0.6,6 4,4.4 5.4,2.4Z", fin.base)
        + stroke("M3.6,2.2C1.6,2.8 -0.4,4.2 -1.8,5.6", fin.shade, 0.4),
        circle((10.4, -1.8), 2.0, "#fdf8ee")
        + circle((10.7, -1.8), 1.25, _dark(palette))
        + circle((10.3, -2.3), 0.42, "#ffffff"),
        stroke("M14.6,1.2C13.6,2 12.6,2.2 11.8,2", coat.deep, 0.55),
    )
    if figure.action in _LEAPS - {"stands"} and "submerged" not in figure.look:
        return Drawing(
            group(_splash(palette, 9, 9), group(body, transform="translate(2,-24) rotate(-48)")),
            46,
            44,
            "water",
            (9, -32),
            "bob",
        )
    return Drawing(
        group(
            _bubbles(palette, (19, -15, 1.1), (20.6, -18.6, 0.8), (18.4, -20.6, 0.5)),
            group(body, transform="translate(0,-11)"),
        ),
        48,
        24,
        "water",
        (10, -12.6),
        "bob",
    )


def draw_shark(figure: Figure, palette: Palette) -> Drawing:
    """A shark: whole under water, else its back and fin."""
    coat, pale, name = (
        coloured(figure, palette, "#66788a", "#5c6f80"),
        tones("#e3e8ea", palette),
        uid(figure),
    )
    dark = _dark(palette)
    shape = smooth(
        [
            (172, -6),
            (140, -34),
            (80, -50),
            (10, -50),
            (-70, -34),
            (-140, -12),
            (-150, 0),
            (-130, 6),
            (-60, 22),
            (20, 34),
            (90, 32),
            (140, 18),
        ]
    )
    body = group(
        path(
            "M-136,-6C-156,-40 -176,-62 -206,-74C-196,-44 -186,-20 -178,-2C-190,16 "
            "-196,34 -196,50C-170,36 -150,20 -134,4Z",
            coat.shade,
        ),
        path("M20,-46C4,-80 -20,-98 -44,-104C-40,-84 -42,-62 -48,-40Z", coat.base),
        path("M20,-46C12,-66 0,-80 -14,-90C-8,-74 -8,-58 -12,-46Z", coat.lit, opacity=0.5),
        clip(f"{name}k", shape),
        path(shape, coat.base),
        group(
            path("M180,2C110,12 0,14 -150,0L-150,60L180,60Z", pale.base),
            path("M180,20C110,30 0,28 -100,14L-100,60L180,60Z", pale.shade, opacity=0.8),
            path("M-140,-14C-70,-36 20,-52 140,-36L140,-70L-140,-70Z", coat.lit, opacity=0.4),
            clip_path=f"url(#{name}k)",
        ),
        stroke(
            "M70,-18C66,-8 66,4 70,14M60,-18C56,-8 56,4 60,14M50,-18C46,-8 46,4 50,14", coat.deep, 3
        ),
        path("M40,14C20,34 -10,56 -44,62C-30,44 -16,28 -4,14Z", coat.shade),
        path("M158,6C144,14 122,16 106,10C122,8 140,4 158,0Z", dark)
        + path(
            "M152,4L148,10L143,6L138,11.4L132,8L127,12L121,9.4L116,11.6L112,9.6C126,8 140,4 152,1Z",
            "#f6f3ec",
        ),
        circle((128, -16), 5, dark) + circle((126.4, -17.6), 1.5, "#ffffff"),
        stroke("M118,-24L136,-22", coat.deep, 3),
    )
    if "submerged" in figure.look:
        return Drawing(
            group(body, transform="translate(0,-66)"), 420, 172, "water", (120, -70), "bob"
        )
    if figure.action in _LEAPS - {"stands", "holds"}:
        above = clip(f"{name}w", "M-400,-500L400,-500L400,4L-400,4Z")
        leap = group(
            group(body, transform="translate(20,-150) rotate(-52)"), clip_path=f"url(#{name}w)"
        )
        spray = group(_splash(palette, 86, 90), transform="translate(-76,0)")
        return Drawing(
            group(above, leap, spray, transform="translate(44,0)"),
            336,
            330,
            "water",
            (136, -246),
            "bob",
        )
    waterline = clip(f"{name}w", "M-260,-200L260,-200L260,0L-260,0Z")
    foam = lighten(mix(palette.water, palette.light, 0.5), 0.2)
    wake = ellipse((0, 2), 170, 7, palette.water, opacity=0.7) + stroke(
        "M-190,4C-100,-6 60,-6 176,2M-120,12C-40,8 60,8 120,12", foam, 4, opacity=0.8
    )
    return Drawing(
        waterline
        + group(group(body, transform="translate(0,38) rotate(-3)"), clip_path=f"url(#{name}w)")
        + wake,
        420,
        72,
        "water",
        (-10, -40),
        "bob",
    )


def draw_whale(figure: Figure, palette: Palette) -> Drawing:
    """A whale: breaching, or its back, spout and fluke, or whole under water."""
    words = [word for word in figure.look if word in COLOURS]
    coat, pale, name = (
        tones(COLOURS[words[0]] if words else "#46617d", palette),
        tones("#dfe6e6", palette),
        uid(figure),
    )
    dark = _dark(palette)
    shape = smooth(
        [
            (600, -40),
            (560, -130),
            (420, -190),
            (200, -210),
            (-60, -180),
            (-300, -110),
            (-520, -40),
            (-560, -20),
            (-500, 6),
            (-300, 60),
            (-40, 130),
            (240, 160),
            (480, 110),
            (580, 40),
        ]
    )
    grooves = "".join(
        stroke(
            f"M{590 - i * 8},{20 + i * 24}C{440 - i * 14},{54 + i * 22} "
            f"{240 - i * 10},{60 + i * 22} {60 + i * 8},{44 + i * 18}",
            pale.deep,
            7,
            opacity=0.6,
        )
        for i in range(5)
    )
    body = group(
        path(
            "M-520,-24C-590,-90 -680,-130 -770,-140C-740,-90 -720,-50 -690,-20"
            "C-730,10 -760,50 -770,100C-690,90 -600,50 -520,0Z",
            coat.shade,
        ),
        path(
            "M-520,-24C-590,-90 -680,-130 -770,-140C-740,-100 -720,-60 -690,-30"
            "C-630,-20 -570,-20 -520,-24Z",
            coat.base,
        ),
        path("M-120,-176C-150,-214 -190,-232 -230,-232C-220,-206 -220,-180 -230,-150Z", coat.shade),
        clip(f"{name}h", shape),
        path(shape, coat.base),
        group(
            path(
                "M640,-20C440,40 160,30 -60,40C-220,46 -400,20 -560,-10L-560,240L640,240Z",
                pale.base,
            ),
            path(
                "M640,70C440,120 160,120 -100,90L-400,60L-400,240L640,240Z",
                pale.shade,
                opacity=0.75,
            ),
            grooves,
            path("M-540,-50C-300,-130 0,-200 420,-170L420,-260L-540,-260Z", coat.lit, opacity=0.5),
            ellipse((300, -168), 90, 16, "#ffffff", opacity=0.16),
            clip_path=f"url(#{name}h)",
        ),
        stroke("M600,-24C500,16 420,20 350,4", coat.deep, 8),
        path("M240,70C180,150 90,230 -20,262C20,180 70,110 140,50Z", coat.shade)
        + path("M240,70C200,110 140,160 60,200C90,140 120,90 170,48Z", coat.base),
        circle((352, -30), 13, dark) + circle((348, -35), 4.4, "#ffffff"),
        stroke("M330,-52C346,-60 366,-58 378,-48", coat.deep, 6),
        *(
            circle(spot, r, pale.base, opacity=0.7)
            for spot, r in (((520, -110), 9), ((548, -90), 7), ((500, -136), 6), ((470, -120), 5))
        ),
    )
    if "submerged" in figure.look:
        return Drawing(
            group(body, transform="translate(80,-262)"), 1720, 520, "water", (440, -300), "bob"
        )
    if figure.action in ("swims", "moves", "sleeps", "lies", "sails", "walks"):
        return _surfacing(body, coat, name, palette)
    arc = group(body, transform="translate(-60,-470) rotate(-54)")
    waterline = clip(f"{name}w", "M-1200,-1500L1200,-1500L1200,20L-1200,20Z")
    spray = group(_splash(palette, 390, 330), transform="translate(-290,0)")
    breach = group(
        waterline, group(arc, clip_path=f"url(#{name}w)"), spray, transform="translate(270,0)"
    )
    return Drawing(breach, 1220, 1060, "water", (400, -780), "bob")


def _surfacing(body: str, coat: Tones, name: str, palette: Palette) -> Drawing:
    foam = lighten(mix(palette.water, palette.light, 0.55), 0.25)
    waterline = clip(f"{name}w", "M-1200,-1500L1200,-1500L1200,0L-1200,0Z")
    spout = stroke(
        "M250,-210C250,-300 246,-350 210,-400M256,-210C258,-310 262,-360 306,-404"
        "M253,-230L256,-420",
        foam,
        22,
        opacity=0.75,
    ) + "".join(
        circle((x, y), r, foam, opacity=0.8)
        for x, y, r in (
            (196, -410, 30),
            (240, -440, 36),
            (290, -430, 32),
            (320, -396, 24),
            (170, -380, 16),
        )
    )
    fluke = path(
        "M-560,20C-580,-80 -600,-130 -640,-160C-690,-190 -760,-190 -800,-170"
        "C-760,-230 -680,-250 -620,-210C-570,-250 -490,-250 -440,-200C-490,-200 "
        "-540,-180 -560,-140C-530,-80 -500,-20 -480,20Z",
        coat.base,
    ) + path(
        "M-620,-210C-570,-250 -490,-250 -440,-200C-490,-200 -540,-180 -560,-140"
        "C-530,-80 -500,-20 -480,20L-516,20C-530,-40 -560,-110 -590,-150Z",
        coat.shade,
    )
    wake = ellipse((80, 6), 560, 20, palette.water, opacity=0.7) + stroke(
        "M-700,8C-640,-6 -480,-6 -400,8M-460,4C-200,-16 400,-16 700,4M-200,26C0,16 240,16 420,26",
        foam,
        11,
        opacity=0.8,
    )
    whale = waterline + group(
        group(body, transform="translate(60,66) rotate(-3)"), fluke, clip_path=f"url(#{name}w)"
    )
    return Drawing(spout + whale + wake, 1640, 490, "water", (330, -120), "bob")


def draw_dolphin(figure: Figure, palette: Palette) -> Drawing:
    """A dolphin in its leap, or whole under water."""
    coat, pale, name = (
        coloured(figure, palette, "#5f86a8", "#6f8ea3"),
        tones("#e4ebec", palette),
        uid(figure),
    )
    shape = smooth(
        [
            (124, -4),
            (104, -10),
            (92, -26),
            (60, -38),
            (10, -42),
            (-50, -30),
            (-96, -8),
            (-104, 2),
            (-90, 6),
            (-40, 14),
            (20, 22),
            (70, 18),
            (96, 8),
        ]
    )
    body = group(
        path(
            "M-96,-2C-110,-20 -128,-30 -146,-32C-140,-18 -134,-8 -128,0C-134,10 "
            "-136,20 -134,32C-118,26 -104,14 -94,4Z",
            coat.shade,
        ),
        path("M14,-40C4,-60 -12,-70 -32,-72C-26,-60 -26,-48 -32,-34Z", coat.shade)
        + path("M14,-40C6,-54 -4,-62 -16,-66C-8,-56 -6,-46 -10,-38Z", coat.base),
        clip(f"{name}d", shape),
        path(shape, coat.base),
        group(
            path("M130,0C90,2 40,2 -10,6C-50,10 -80,6 -110,2L-110,40L130,40Z", pale.base),
            path("M120,10C80,16 20,18 -40,10L-40,40L120,40Z", pale.shade, opacity=0.7),
            path("M-96,-10C-40,-34 20,-46 90,-28L90,-60L-96,-60Z", coat.lit, opacity=0.5),
            clip_path=f"url(#{name}d)",
        ),
        path("M40,8C30,26 14,38 -6,42C0,28 6,16 14,6Z", coat.shade),
        stroke("M122,-3C108,2 96,2 86,-2", coat.deep, 2),
        circle((80, -12), 3.8, _dark(palette)) + circle((79, -13.2), 1.2, "#ffffff"),
    )
    if "submerged" in figure.look:
        return Drawing(
            group(body, transform="translate(8,-44)"), 296, 120, "water", (80, -56), "bob"
        )
    drops = _splash(palette, 40, 36)
    bend = group(body, transform="translate(0,-96) rotate(-24)")
    return Drawing(
        group(group(drops, transform="translate(-86,0)"), bend),
        300,
        182,
        "water",
        (74, -140),
        "bob",
    )


def draw_octopus(figure: Figure, palette: Palette) -> Drawing:
    """An octopus, its arms curled."""
    coat, name = coloured(figure, palette, "#c0563f", "#a8507a", "#d07a3a"), uid(figure)
    pale = tones(mix(coat.base, "#f6cfae", 0.6), palette)
    arms = (
        ((-12, -26), (-34, -18), (-48, -26), (-56, -40), (-48, -46)),
        ((-10, -22), (-26, -6), (-46, -4), (-60, -12), (-58, -20)),
        ((-4, -22), (-14, -4), (-28, 0), (-38, -3), (-36, -9)),
        ((4, -22), (10, -4), (24, 0), (34, -4), (32, -10)),
        ((10, -22), (24, -8), (44, -4), (58, -14), (54, -22)),
        ((12, -26), (34, -20), (46, -30), (52, -44), (44, -48)),
    )
    limbs = "".join(
        limb(a, (10, 8.4, 6.6, 4.4, 2), coat.shade if i in (0, 5, 2) else coat.base)
        + limb([(x, y + 1.6) for x, y in a[1:4]], (2.4, 2, 1.4), pale.base, opacity=0.8)
        for i, a in enumerate(arms)
    )
    shape = smooth(
        [
            (0, -82),
            (16, -76),
            (22, -60),
            (18, -42),
            (16, -28),
            (8, -18),
            (-8, -18),
            (-16, -28),
            (-18, -42),
            (-22, -60),
            (-16, -76),
        ]
    )
    eyes = "".join(
        circle((x, -36), 5.6, "#fbf5ea")
        + ellipse((x + 0.8, -36), 3.6, 2.7, _dark(palette))
        + circle((x - 0.6, -37.4), 1.2, "#ffffff")
        for x in (-7.6, 7.6)
    )
    mantle = group(
        clip(f"{name}o", shape),
        path(shape, coat.base),
        group(
            path("M8,-86C16,-66 12,-40 4,-14L26,-14L26,-86Z", coat.shade, opacity=0.7),
            ellipse((-10, -68), 7, 10, coat.lit, opacity=0.6),
            *(
                circle(spot, r, coat.shade, opacity=0.7)
                for spot, r in (((2, -72), 2.4), ((-4, -60), 1.8), ((8, -58), 2), ((0, -50), 1.4))
            ),
            clip_path=f"url(#{name}o)",
        ),
        eyes,
        stroke("M-4,-25C-1.6,-22.6 2,-22.6 4.4,-25", coat.deep, 1.4),
    )
    return Drawing(limbs + mantle, 124, 84, "water", (0, -38), "bob")


def draw_turtle(figure: Figure, palette: Palette) -> Drawing:
    """A turtle on its way."""
    coat, shell, name = (
        coloured(figure, palette, "#7f9a58", "#6f8f5f"),
        tones("#7a6138", palette),
        uid(figure),
    )
    dome = "M-30,-9C-30,-30 -16,-40 0,-40C17,-40 30,-28 32,-9Z"
    swim = figure.action == "swims"
    plates = stroke(
        "M-10,-39L-14,-24L-24,-12M-14,-24L4,-25L10,-38M4,-25L10,-10M4,-25L22,-22"
        "L30,-14M-14,-24L-10,-9",
        shell.deep,
        1.4,
    )
    legs = "".join(
        limb(((x, -9), (x + dx, -1.6 if not swim else 4)), (10, 7.4), t)
        for x, dx, t in ((20, 6, coat.shade), (-16, -4, coat.shade))
    )
    near = "".join(
        limb(((x, -8), (x + dx, -2 if not swim else 5)), (11, 8), t)
        for x, dx, t in ((14, 2, coat.base), (-22, -6, coat.base))
    )
    head = group(
        limb(((24, -12), (34, -20), (40, -26)), (11, 9.4, 9), coat.base),
        blob(
            ((36, -32), (43, -34), (50, -30), (51, -25), (46, -20), (38, -20), (34, -26)), coat.base
        ),
        path("M34,-24C38,-19 46,-18 51,-25C46,-23 40,-23 34,-26Z", coat.shade),
        circle((45, -28.4), 2.1, _dark(palette)) + circle((44.4, -29), 0.7, "#ffffff"),
        stroke("M50,-24.6C48,-23 45.6,-22.8 43.6,-23.4", coat.deep, 0.9),
    )
    svg = group(
        ellipse((2, 0), 36, 2.6, palette.shade, opacity=0.28) if not swim else "",
        path("M-28,-10L-38,-5L-27,-5Z", coat.shade),
        legs,
        head,
        clip(f"{name}t", dome),
        path(dome, shell.base),
        group(
            path("M6,-42C16,-30 18,-18 12,-6L36,-6L36,-42Z", shell.shade, opacity=0.7),
            ellipse((-12, -33), 12, 5, shell.lit, opacity=0.7),
            plates,
            clip_path=f"url(#{name}t)",
        ),
        path(
            "M-32,-11C-12,-7 14,-7 34,-11L33,-6C14,-2.6 -12,-2.6 -31,-6Z",
            tones("#c0a566", palette).base,
        ),
        near,
    )
    return Drawing(
        svg, 106, 42, "water" if swim else "ground", (43, -27), "bob" if swim else "walk"
    )


def draw_frog(figure: Figure, palette: Palette) -> Drawing:
    """A frog, sitting or in its leap."""
    coat, pale = coloured(figure, palette, "#6a9f3f", "#4f8f4a"), tones("#e9e6b0", palette)
    dark = _dark(palette)
    head = group(
        blob(
            ((-1, -8.6), (3, -10), (7, -8.6), (9, -5.6), (7.4, -3.2), (2, -2.4), (-2, -4)),
            coat.base,
        ),
        path("M9,-5.6C6,-4 2,-4 0,-4.6C1,-2.6 5,-2 7.4,-3.2C8.4,-3.8 9,-4.6 9,-5.6Z", pale.base),
        stroke("M8.8,-5.4C6,-4 2.6,-3.8 0.6,-4.6", coat.deep, 0.45),
        circle((2.6, -9.6), 2.0, coat.base)
        + circle((6, -9.2), 1.7, coat.shade)
        + circle((2.9, -9.8), 1.4, seen("#e8c23c", palette))
        + ellipse((3.1, -9.8), 0.95, 0.6, dark)
        + circle((2.6, -10.2), 0.3, "#ffffff"),
        circle((6.3, -9.4), 1.1, seen("#e8c23c", palette)) + ellipse((6.4, -9.4), 0.7, 0.5, dark),
    )
    if figure.action in ("runs", "flies", "dances", "falls", "moves", "walks"):
        svg = group(
            limb(((-4, -8), (-9, -5), (-5, -3), (-11, 0)), (3.6, 3, 2.2, 1.4), coat.shade),
            ellipse((-1, -7), 6.4, 3.6, coat.base, transform="rotate(-24 -1 -7)"),
            ellipse((1, -5.4), 5, 2, pale.base, transform="rotate(-24 1 -5.4)", opacity=0.85),
            limb(((3, -5), (7, -3.4), (10, -4.4)), (2.4, 1.7, 1.2), coat.base),
            group(head, transform="translate(2,-4) rotate(-16)"),
            transform="translate(0,-6) scale(1,1.06)",
        )
        return Drawing(svg, 26, 22, "ground", (7, -20), "walk")
    svg = group(
        ellipse((0, 0), 9, 1, palette.shade, opacity=0.28),
        blob(((2, -9), (5, -5), (4.6, -1), (-1, 0), (-6.6, -0.6), (-7, -3.6), (-3, -7)), coat.base),
        path("M5,-5C5,-2 3,-0.6 0,-0.4L3.6,0C5.4,-1 5.6,-3.4 5,-5Z", pale.base),
        limb(((3, -4), (3.6, -0.6), (6, -0.4)), (2.4, 1.7, 1.2), coat.shade),
        ellipse((-4, -3), 4, 2.9, coat.shade) + ellipse((-4.2, -3.3), 3.5, 2.4, coat.base),
        limb(((-6, -0.9), (-1, -0.7)), (1.7, 1.2), coat.base),
        *(circle(spot, 0.7, coat.deep, opacity=0.5) for spot in ((-3, -6.4), (-5, -4.6), (-1, -7))),
        head,
    )
    return Drawing(svg, 20, 12.4, "surface", (4.6, -8), "bob")


def draw_snake(figure: Figure, palette: Palette) -> Drawing:
    """A snake, coiled, its head up."""
    coat, pale = (
        coloured(figure, palette, "#6f8a3f", "#9a7a3f", "#5f7f6a"),
        tones("#e6d9a5", palette),
    )
    red = seen("#c0403a", palette)
    low = (
        (-62, -4),
        (-40, -9),
        (-20, -3),
        (4, -9),
        (26, -4),
        (34, -12),
        (20, -19),
        (0, -17),
        (-12, -24),
        (0, -33),
        (14, -38),
        (20, -50),
        (15, -58),
    )
    wide = (2, 5, 7, 8.4, 9, 9.4, 9.6, 9.8, 9.8, 9.4, 8.8, 8, 8)
    marks = "".join(
        path(
            f"M{n(x - 3)},{n(y)}L{n(x)},{n(y - 2.6)}L{n(x + 3)},{n(y)}L{n(x)},{n(y + 2.6)}Z",
            coat.deep,
            opacity=0.6,
        )
        for x, y in (
            (-44, -9),
            (-30, -5),
            (-14, -5),
            (-2, -9),
            (12, -8.4),
            (27, -6),
            (28, -17),
            (12, -19),
            (-4, -18),
            (-10, -26),
            (2, -35),
            (12, -38),
            (18, -48),
        )
    )
    svg = group(
        ellipse((-6, 0), 52, 3.2, palette.shade, opacity=0.28),
        limb(low, wide, coat.shade),
        limb([(x - 0.6, y - 1) for x, y in low], [w * 0.72 for w in wide], coat.base),
        marks,
        stroke("M28,-59L36,-58M36,-58L39,-60M36,-58L39,-56", red, 0.9),
        blob(
            ((10, -58), (14, -65), (22, -65), (29, -60), (28, -56), (20, -54), (13, -53)), coat.base
        ),
        path("M13,-53C18,-53.4 24,-54 28,-56L29,-59C23,-57 17,-57 11,-57Z", pale.base),
        circle((21.6, -61), 1.9, seen("#e8c23c", palette))
        + ellipse((21.8, -61), 0.6, 1.6, _dark(palette)),
    )
    return Drawing(svg, 128, 67, "ground", (21, -59), "sway")


def draw_spider(figure: Figure, palette: Palette) -> Drawing:
    """A spider on eight legs."""
    coat = coloured(figure, palette, "#3a3238", "#5a4436")
    legs = "".join(
        stroke(
            f"M{n(s * 0.4)},-1.9L{n(s * a)},{n(-b)}L{n(s * c)},0",
            coat.shade if s < 0 else coat.base,
            0.34,
        )
        for s in (-1, 1)
        for a, b, c in ((1.4, 3.6, 2.4), (2.0, 3.9, 3.4), (2.4, 3.4, 4.2), (1.0, 3.9, 1.4))
    )
    svg = group(
        ellipse((0, 0), 3.4, 0.3, palette.shade, opacity=0.28),
        legs,
        ellipse((-1.1, -2.3), 1.6, 1.3, coat.base)
        + ellipse((-1.5, -2.8), 0.7, 0.4, coat.lit, opacity=0.7)
        + path("M-1.6,-2.6L-1,-2L-0.4,-2.6L-1,-1.6Z", seen("#c8503f", palette)),
        circle((0.8, -1.9), 0.95, coat.base),
        *(
            circle((x, y), r, "#fdf6ea") + circle((x + 0.06, y), r * 0.5, _dark(palette))
            for x, y, r in ((0.8, -2.2, 0.26), (1.4, -2.15, 0.24), (1.1, -1.75, 0.14))
        ),
    )
    return Drawing(svg, 8.8, 4.2, "surface", (0.6, -2), "bob")


FIGURES: dict[str, Callable[[Figure, Palette], Drawing]] = {
    "fish": draw_fish,
    "shark": draw_shark,
    "whale": draw_whale,
    "dolphin": draw_dolphin,
    "octopus": draw_octopus,
    "turtle": draw_turtle,
    "frog": draw_frog,
    "snake": draw_snake,
    "spider": draw_spider,
}
