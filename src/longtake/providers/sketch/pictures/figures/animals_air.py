"""Animals with wings: birds that perch, walk, swim and fly, and insects."""

from collections.abc import Callable
from dataclasses import dataclass

from longtake.providers.sketch.lexicon.colours import COLOURS
from longtake.providers.sketch.pictures.figures.drawing import (
    Drawing,
    Point,
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
from longtake.providers.sketch.pictures.palette import Palette, mix, seen
from longtake.providers.sketch.staging import Figure


@dataclass(frozen=True, slots=True)
class Fowl:
    """The build of one kind of bird; lengths in shares of its body, which is 20 units long."""

    size: float
    """Length of the body in centimetres."""
    back: tuple[str, ...]
    breast: str
    beak: str
    bill: str
    """`cone`, `hook`, `gull`, or `flat`."""
    leg: float
    legs: str
    neck: Point = (8.2, -6.8)
    """Where the head sits, from the middle of the body."""
    head: float = 4.8
    wing: str = ""
    """Colour of the wing, where it differs from the back."""
    span: float = 1.0
    crest: str = ""
    tail: float = 1.0
    pitch: float = 0.0
    """Degrees that the body rises at rest."""


BIRDS = {
    "bird": Fowl(
        13,
        ("#3f78a8", "#c0583a", "#5b8f62", "#e0a93a", "#7a6a8c"),
        "#f0dcc0",
        "#e0932f",
        "cone",
        5.0,
        "#7a5236",
        pitch=-14,
    ),
    "seagull": Fowl(
        34,
        ("#f2f2ee",),
        "#f6f5f0",
        "#e3a32f",
        "gull",
        6.0,
        "#d9993a",
        (9.4, -6.2),
        4.2,
        "#a9b4bd",
        1.4,
    ),
    "eagle": Fowl(
        62,
        ("#5a3d2a",),
        "#5f4430",
        "#e0a93a",
        "hook",
        4.4,
        "#e0a93a",
        (9.6, -7),
        4.4,
        "#4a3224",
        1.5,
        "white",
        1.2,
        -22,
    ),
    "duck": Fowl(
        38,
        ("#a58a6a",),
        "#cdb593",
        "#e0a02f",
        "flat",
        3.8,
        "#e08a2f",
        (9.2, -9.4),
        4.4,
        "#8c7052",
        0.9,
        "mallard",
    ),
    "chicken": Fowl(
        32,
        ("#b8622f", "#efe6d6", "#8a4a2c"),
        "#d98f4c",
        "#e3a93a",
        "cone",
        6.4,
        "#e0a93a",
        (8.4, -10.6),
        4.0,
        "",
        0.7,
        "comb",
        1.5,
    ),
}


@dataclass(frozen=True, slots=True)
class Plumage:
    """The colours of one bird."""

    back: Tones
    breast: Tones
    wing: Tones


def draw_bird(figure: Figure, palette: Palette) -> Drawing:
    """A bird: in the air when it flies, afloat when it swims, else on its feet."""
    fowl = BIRDS[figure.kind]
    words = [word for word in figure.look if word in COLOURS]
    colour = COLOURS[words[0]] if words else pick(figure, fowl.back, salt="coat")
    breast = mix(colour, fowl.breast, 0.8 if colour in fowl.back else 0.35)
    plume, chest = tones(colour, palette), tones(breast, palette)
    wing = tones(
        mix(colour, fowl.wing, 0.85) if fowl.wing and not words else mix(colour, "#2a2a33", 0.22),
        palette,
    )
    if figure.action in ("flies", "falls", "moves", "runs", "dances"):
        return _flying(figure, fowl, Plumage(plume, chest, wing), palette)
    return _resting(figure, fowl, Plumage(plume, chest, wing), palette)


def _body(fowl: Fowl, plume: Tones, chest: Tones, name: str) -> str:
    tail = 9 * fowl.tail
    shape = smooth(
        [
            (-9, -2.4),
            (-4, -5.8),
            (2, -6.4),
            (7, -7.6),
            (10.6, -5),
            (10.4, 0.4),
            (6.8, 4.6),
            (0.6, 6),
            (-5.4, 3.4),
        ]
    )
    fan = (
        f"M-7,-4.4L{n(-9 - tail)},{n(-4.6 - (6 if fowl.crest == 'comb' else 0))}"
        f"L{n(-9.6 - tail)},{n(-1.4 - (5 if fowl.crest == 'comb' else 0))}"
        f"L{n(-8.4 - tail)},{n(0.4 - (3 if fowl.crest == 'comb' else 0))}L-5,2.4Z"
    )
    return group(
        path(fan, plume.shade),
        stroke(
            f"M-7,-2L{n(-8.6 - tail)},{n(-2.4 - (5 if fowl.crest == 'comb' else 0))}"
            f"M-6,0L{n(-8 - tail)},{n(-0.6 - (3 if fowl.crest == 'comb' else 0))}",
            plume.deep,
            0.5,
        ),
        clip(f"{name}v", shape),
        path(shape, plume.base),
        group(
            path("M12,-9C9,-2 2,0.4 -10,1.6L-10,9L14,9Z", chest.base),
            path("M12,0C8,4 0,4.6 -8,3L-8,9L14,9Z", chest.shade, opacity=0.8),
            path("M-9,-4C-4,-5.4 2,-5.4 7,-7L7,-10L-9,-10Z", plume.lit, opacity=0.5),
            clip_path=f"url(#{name}v)",
        ),
    )


def _head(fowl: Fowl, plume: Tones, chest: Tones, palette: Palette) -> str:
    r = fowl.head
    beak = tones(fowl.beak, palette)
    dark = mix(seen("#241f22", palette), palette.line, 0.4)
    x, y = fowl.neck
    neck = limb(
        ((6, -2), ((x + 6) / 2 + 0.6, (y - 2) / 2), (x, y)), (9.4, r * 1.8, r * 1.7), plume.base
    )
    crown = plume
    extra = under = ""
    if fowl.crest == "white":
        crown = tones("#f3f0e8", palette)
        neck = neck + limb(((x - 1, y + 3), (x, y)), (r * 1.9, r * 1.8), crown.base)
    if fowl.crest == "mallard" and plume.base != chest.base:
        crown = tones("#2f6b52", palette)
        neck = limb(
            ((6, -2), ((x + 6) / 2 + 0.6, (y - 2) / 2), (x, y)), (9.4, r * 1.6, r * 1.7), crown.base
        ) + stroke(f"M{n(x - 4.6)},{n(y + 5.4)}L{n(x + 2.6)},{n(y + 6)}", "#f1eee6", 0.9)
    if fowl.crest == "comb":
        red = tones("#c8403a", palette)
        extra = path(
            f"M{n(x - 2.4)},{n(y - r + 0.8)}c-1,-3 1.2,-3.6 1.8,-1.8c0.4,-2.8 "
            "2.8,-2.6 2.6,-0.2c1.4,-2 3.2,-0.6 1.6,2.2Z",
            red.base,
        )
        under = ellipse((x + 2.6, y + r * 0.9), 1.2, 2.1, red.base)
    bill = {
        "cone": f"M{n(x + r * 0.7)},{n(y - 1.3)}L{n(x + r + 4)},{n(y + 0.6)}"
        f"L{n(x + r * 0.7)},{n(y + 1.8)}Z",
        "gull": f"M{n(x + r * 0.7)},{n(y - 1.1)}L{n(x + r + 4)},{n(y - 0.6)}"
        f"C{n(x + r + 5.4)},{n(y)} {n(x + r + 5)},{n(y + 1.8)} "
        f"{n(x + r + 4)},{n(y + 1.6)}L{n(x + r * 0.7)},{n(y + 1.6)}Z",
        "hook": f"M{n(x + r * 0.6)},{n(y - 1.8)}C{n(x + r + 3)},{n(y - 2.2)} "
        f"{n(x + r + 4.6)},{n(y)} {n(x + r + 3.6)},{n(y + 3)}"
        f"C{n(x + r + 3)},{n(y + 1.4)} {n(x + r + 1)},{n(y + 1.8)} "
        f"{n(x + r * 0.6)},{n(y + 1.6)}Z",
        "flat": f"M{n(x + r * 0.7)},{n(y - 1.4)}C{n(x + r + 1)},{n(y - 1)} "
        f"{n(x + r + 3)},{n(y + 0.6)} {n(x + r + 5.6)},{n(y + 0.6)}"
        f"C{n(x + r + 6.4)},{n(y + 1.8)} {n(x + r + 4)},{n(y + 2.6)} "
        f"{n(x + r * 0.6)},{n(y + 2)}Z",
    }[fowl.bill]
    split = f"M{n(x + r * 0.8)},{n(y + 0.6)}L{n(x + r + 3.4)},{n(y + 0.9)}"
    white = circle((x + r * 0.3, y - r * 0.18), r * 0.34, "#e8c04a") if fowl.bill == "hook" else ""
    return group(
        neck,
        extra,
        circle((x, y), r, crown.base),
        path(
            f"M{n(x + r)},{n(y)}A{r:.1f},{r:.1f} 0 0 1 "
            f"{n(x - r * 0.6)},{n(y + r * 0.8)}C{n(x + r * 0.2)},{n(y + r * 0.5)} "
            f"{n(x + r * 0.8)},{n(y + r * 0.2)} {n(x + r)},{n(y)}Z",
            chest.base if fowl.crest == "" else crown.shade,
            opacity=0.85,
        ),
        ellipse((x - r * 0.3, y - r * 0.5), r * 0.5, r * 0.26, crown.lit, opacity=0.6),
        path(bill, beak.base) + stroke(split, beak.deep, 0.4),
        under,
        white,
        circle((x + r * 0.32, y - r * 0.2), r * 0.24, dark)
        + circle((x + r * 0.24, y - r * 0.3), r * 0.09, "#ffffff"),
    )


def _folded(wing: Tones) -> str:
    return (
        path(
            "M5.4,-4.6C1,-5.4 -5,-4 -9.6,-1.4C-12,0 -14,1.6 -15.6,2.6C-10,3.6 "
            "-3,3.8 1.6,1.6C4.6,0 6.4,-2.4 5.4,-4.6Z",
            wing.base,
        )
        + path(
            "M-15.6,2.6C-10,3.6 -3,3.8 1.6,1.6C3.4,0.6 4.6,-0.6 5.2,-2C0,0.6 -8,1 -13,1.2Z",
            wing.shade,
        )
        + stroke("M2.6,-3.8C-1,-3.6 -5,-2.2 -8.4,-0.4M3,-2.4C0,-1.4 -4,-0.4 -8,0.6", wing.lit, 0.5)
    )


def _resting(figure: Figure, fowl: Fowl, plumage: Plumage, palette: Palette) -> Drawing:
    k = fowl.size / 20
    plume, chest, wing = plumage.back, plumage.breast, plumage.wing
    skin = tones(fowl.legs, palette)
    afloat = figure.action in ("swims", "sails") and fowl.bill in ("flat", "gull")
    leg = 0.0 if afloat else fowl.leg
    step = 3.2 if figure.action == "walks" else 0.0
    feet = (
        ""
        if afloat
        else "".join(
            stroke(
                f"M{n(x)},3L{n(x + s)},{n(5 + leg)}M{n(x + s - 1.6)},{n(5.4 + leg)}"
                f"L{n(x + s)},{n(4.6 + leg)}L{n(x + s + 3.2)},{n(5.4 + leg)}"
                f"M{n(x + s)},{n(4.6 + leg)}L{n(x + s + 2)},{n(5.6 + leg)}",
                tone,
                0.95,
            )
            for x, s, tone in ((2.4, -step, skin.shade), (0.2, step, skin.base))
        )
    )
    body = group(
        _body(fowl, plume, chest, uid(figure)),
        _folded(wing),
        _head(fowl, plume, chest, palette),
        transform=f"rotate({n(fowl.pitch)})",
    )
    ripple = (
        group(
            ellipse((0, 4.4), 17, 1.5, palette.water, opacity=0.8),
            stroke(
                "M-18,4.6C-10,6 8,6 17,4.2M-10,6.6C-4,7.4 4,7.4 10,6.4",
                seen("#ffffff", palette),
                0.5,
                opacity=0.6,
            ),
        )
        if afloat
        else ellipse((1, 5.4 + leg), 10, 1.0, palette.shade, opacity=0.28)
    )
    up = 4.2 if afloat else 5.6 + leg
    head = _tilted(fowl)
    return Drawing(
        svg=group(
            body if afloat else ripple,
            ripple if afloat else feet + body,
            transform=f"translate(0,{n(-up * k)}) scale({k:.4f})",
        ),
        width=2 * max(-9 - 9 * fowl.tail, 19, key=abs) * k
        if fowl.tail < 1
        else 2 * (10 + 9 * fowl.tail) * k,
        height=(up - head[1] + fowl.head + (3 if fowl.crest == "comb" else 1)) * k,
        medium="water"
        if afloat
        else "ground"
        if fowl.size > 25 or figure.action == "walks"
        else "surface",
        focus=(head[0] * k, (head[1] - up) * k),
        motion="bob",
    )


def _tilted(fowl: Fowl) -> Point:
    x, y = fowl.neck
    lift = -fowl.pitch / 57.3
    return x + y * lift * 0, y - x * lift


def _flying(figure: Figure, fowl: Fowl, plumage: Plumage, palette: Palette) -> Drawing:
    k, span = fowl.size / 20, fowl.span
    plume, chest, wing = plumage.back, plumage.breast, plumage.wing
    dark_tip = (
        mix(seen("#2f3138", palette), wing.deep, 0.4)
        if figure.kind in ("seagull", "eagle")
        else wing.deep
    )
    far, near = _gliding(wing, dark_tip) if fowl.bill == "gull" else _beating(wing, dark_tip)
    middle = _body(fowl, plume, chest, uid(figure)) + _head(_stretched(fowl), plume, chest, palette)

    def beaten(rise: float) -> str:
        spread = f"translate(1,{n(-1 - 3 * (1 - rise))}) scale({span:.2f},{span * rise:.2f})"
        wings = group(far, transform=spread), group(near, transform=spread)
        body = group(wings[0], middle, wings[1], transform="rotate(-8)")
        return group(body, transform=f"translate(0,{n(-7 * k)}) scale({k:.4f})")

    reach = 27 * span
    return Drawing(
        svg=beaten(1.0),
        steps=(beaten(0.3), beaten(-0.6)),
        width=2 * max(10 + 9 * fowl.tail, 19, reach * (1.3 if fowl.bill == "gull" else 0.66)) * k,
        height=((reach * 0.9 if fowl.bill == "gull" else reach * 1.1) + 12) * k,
        medium="air",
        focus=(8 * k, (-7 - 6) * k),
        motion="fly",
    )


def _beating(wing: Tones, tip: str) -> tuple[str, str]:
    """Far and near wing, broad and raised."""
    fan = (
        "M6,-3C5,-12 1,-21 -9,-28C-11,-29.4 -12.6,-27.8 -11.6,-25.8C-13.4,-26 "
        "-14.4,-24.2 -13.2,-22.4"
        "C-15,-22 -15.6,-20.2 -14.2,-18.4C-16,-17.8 -16.2,-16 -14.6,-14.6C-16,-13.6 "
        "-15.6,-12 -13.6,-11"
        "C-11.4,-7 -8,-3.4 -4,-1Z"
    )
    ends = (
        "M-9,-28C-11,-29.4 -12.6,-27.8 -11.6,-25.8C-13.4,-26 -14.4,-24.2 "
        "-13.2,-22.4C-15,-22 -15.6,-20.2 "
        "-14.2,-18.4C-11,-18.6 -8.4,-20 -5.6,-24.8C-6.6,-26 -7.8,-27.2 -9,-28Z"
    )
    coverts = "M6,-3C5,-9 2.6,-15 -2.4,-20.6C-5,-17 -8,-14.6 -10.4,-13.4C-8.6,-8.6 -5.6,-4 -1,-1.4Z"
    barbs = "M-10.6,-25.2L-4.4,-15M-12.2,-21.6L-5.6,-12.4M-13.2,-17.6L-6.4,-9.4M-13.4,-13.8L-6,-6.6"
    near = (
        path(fan, wing.shade)
        + path(ends, tip)
        + stroke(barbs, wing.deep, 0.5, opacity=0.7)
        + path(coverts, wing.base)
        + stroke("M5,-6C3.4,-12 0,-18 -5,-23", wing.lit, 0.9)
    )
    far = group(path(fan, wing.deep), path(ends, tip), transform="translate(2.4,-1) rotate(34)")
    return far, near


def _gliding(wing: Tones, tip: str) -> tuple[str, str]:
    """Far and near wing, long and slender."""
    blade = (
        "M6,-3C3,-10 -2,-15 -11,-18C-19,-20.6 -27,-19 -33,-13C-26,-14.6 -20,-13.4 "
        "-15,-10C-11,-6.6 -8,-3 -3,-0.6Z"
    )
    point = (
        "M-21,-19.4C-26,-19 -30,-16.6 -33,-13C-29.4,-14 -26,-14 -22.8,-13.2C-21,-15 "
        "-20.4,-17.4 -21,-19.4Z"
    )
    edge = "M-3,-0.6C-8,-3 -11,-6.6 -15,-10C-17,-11.4 -19.8,-12.6 -22.8,-13.2C-16,-14 -6,-11 3,-3Z"
    near = (
        path(blade, wing.base)
        + path(edge, wing.shade)
        + path(point, tip)
        + stroke("M3.6,-6C0,-11 -5,-15 -12,-17", wing.lit, 0.9)
    )
    far = group(
        path(blade, wing.shade), path(point, tip), transform="translate(3,-2) scale(0.8) rotate(44)"
    )
    return far, near


def _stretched(fowl: Fowl) -> Fowl:
    return Fowl(
        fowl.size,
        fowl.back,
        fowl.breast,
        fowl.beak,
        fowl.bill,
        fowl.leg,
        fowl.legs,
        (fowl.neck[0] + 2.6, -5.0),
        fowl.head,
        fowl.wing,
        fowl.span,
        fowl.crest,
        fowl.tail,
    )


def draw_owl(figure: Figure, palette: Palette) -> Drawing:
    """An owl that looks at us."""
    words = [word for word in figure.look if word in COLOURS]
    colour = (
        COLOURS[words[0]] if words else pick(figure, ("#8a6242", "#7a6a5c", "#a5784a"), salt="coat")
    )
    fur, pale = tones(colour, palette), tones(mix(colour, "#f3e3c4", 0.65), palette)
    dark = mix(seen("#241f22", palette), palette.line, 0.4)
    gold, beak = seen("#e8b23c", palette), tones("#d9a03a", palette)
    flying = figure.action in ("flies", "falls", "moves")
    shape = smooth(
        [
            (0, -43),
            (8, -41),
            (12, -33),
            (13, -20),
            (10, -7),
            (4, -2),
            (-4, -2),
            (-10, -7),
            (-13, -20),
            (-12, -33),
            (-8, -41),
        ]
    )
    name = uid(figure)
    flecks = "".join(
        stroke(f"M{x},{y}q1.4,1.8 2.8,0", fur.base, 0.9)
        for row, y in enumerate((-22, -18, -14, -10))
        for x in range(-7 + row % 2 * 2, 6, 4)
    )
    eyes = "".join(
        circle((x, -34), 5.4, pale.lit)
        + circle((x, -34), 4.0, gold)
        + circle((x, -34), 2.3, dark)
        + circle((x - 0.8, -35), 0.8, "#ffffff")
        for x in (-4.7, 4.7)
    )
    spread = "".join(
        group(
            path(
                "M9,-30C20,-40 34,-44 46,-40C42,-36 44,-33 46,-31C40,-29 41,-26 "
                "42,-23C36,-23 35,-20 35,-17C28,-18 16,-14 10,-12Z",
                tone.base,
            ),
            path(
                "M9,-22C18,-28 30,-26 42,-23C36,-23 35,-20 35,-17C28,-18 16,-14 10,-12Z", tone.shade
            ),
            stroke("M14,-30C24,-36 34,-38 42,-37", tone.lit, 0.9),
            transform=f"scale({side},1)",
        )
        for side, tone in ((1, fur), (-1, fur))
    )
    folded = path("M-12.4,-30C-17,-22 -16,-10 -9,-4C-8,-12 -9,-22 -12.4,-30Z", fur.base) + path(
        "M12.4,-30C17,-22 16,-10 9,-4C8,-12 9,-22 12.4,-30Z", fur.deep
    )
    body = group(
        spread if flying else "",
        path("M-9,-40L-13,-49L-2,-43ZM9,-40L13,-49L2,-43Z", fur.shade),
        clip(f"{name}o", shape),
        path(shape, fur.base),
        group(
            ellipse((0, -13), 9.4, 12.5, pale.base),
            flecks,
            path("M5,-45C10,-30 9,-14 4,0L16,0L16,-45Z", fur.deep, opacity=0.35),
            clip_path=f"url(#{name}o)",
        ),
        "" if flying else folded,
        ellipse((0, -33.4), 10.6, 7.4, pale.base, opacity=0.85),
        eyes,
        path("M-2,-32L2,-32L0,-27.6Z", beak.base) + path("M0,-32L2,-32L0,-27.6Z", beak.shade),
        path(
            "M-9.6,-39C-6,-38.6 -2,-37.6 0,-34C2,-37.6 6,-38.6 9.6,-39C6,-42 "
            "2,-41.6 0,-39C-2,-41.6 -6,-42 -9.6,-39Z",
            fur.shade,
        ),
        stroke("M-5,-2.4L-5,0M-3,-2.2L-3,0.2M5,-2.4L5,0M3,-2.2L3,0.2", beak.shade, 1.5),
    )
    return Drawing(
        body,
        94 if flying else 36,
        50,
        "air" if flying else "surface",
        (0, -34),
        "fly" if flying else "bob",
    )


def draw_penguin(figure: Figure, palette: Palette) -> Drawing:
    """A penguin, upright, its flippers out when it walks or waves."""
    coat, white = tones("#2f3644", palette), tones("#f4f1ea", palette)
    orange = tones("#e8982f", palette)
    dark = mix(seen("#1d1b22", palette), palette.line, 0.3)
    out = {"walks": 26, "runs": 40, "waves": 80, "dances": 70, "flies": 60}.get(figure.action, 8)
    lean = {"walks": 6, "runs": 14}.get(figure.action, 0)
    body = smooth(
        [
            (1, -68),
            (9, -64),
            (12, -54),
            (15, -40),
            (17, -22),
            (12, -6),
            (2, -2),
            (-9, -4),
            (-16, -18),
            (-15, -38),
            (-10, -54),
            (-7, -64),
        ]
    )
    name = uid(figure)
    flipper = "M0,0C5,6 7,16 5,27C1,24 -3,12 -3,3Z"
    feet = path("M-9,-3L4,-3L6,0.6L-11,0.6Z", orange.shade) + path(
        "M2,-3L13,-3L19,0.6L0,0.6Z", orange.base
    )
    drawn = group(
        path("M-13,-10L-21,-3L-9,-3Z", coat.deep),
        group(path(flipper, coat.deep), transform=f"translate(13,-46) rotate({-out - 8})"),
        clip(f"{name}p", body),
        path(body, coat.base),
        group(
            path(
                "M3,-56C12,-52 17,-38 17,-24C16,-10 10,-3 2,-2C-6,-4 -8,-16 -7,-30"
                "C-6,-42 -2,-52 3,-56Z",
                white.base,
            ),
            path("M12,-52C18,-36 18,-16 8,0L22,0L22,-52Z", white.shade, opacity=0.8),
            path("M-16,-40C-12,-44 -9,-52 -7,-64L-18,-64Z", coat.lit, opacity=0.5),
            clip_path=f"url(#{name}p)",
        ),
        ellipse((3.6, -57.5), 5.4, 4.6, tones("#f0c35a", palette).base, opacity=0.85),
        path("M-8,-66C-4,-72 8,-72 11,-63C10,-57 6,-56 2,-57C-3,-58 -8,-60 -8,-66Z", coat.base),
        path("M9,-64L20,-60.6L9,-58.6Z", orange.base)
        + path("M9,-61.6L20,-60.6L9,-58.6Z", orange.shade),
        circle((5.4, -63.4), 1.7, white.lit)
        + circle((5.7, -63.4), 1.1, dark)
        + circle((5.3, -63.8), 0.4, "#ffffff"),
        group(
            path(flipper, coat.base) + stroke("M-1,3C-0.4,12 2,20 4,25", coat.lit, 0.8),
            transform=f"translate(-11,-47) rotate({out})",
        ),
        transform=f"rotate({lean})",
    )
    swims = figure.action == "swims"
    shadow = ellipse((2, 0), 18, 2.2, palette.shade, opacity=0.28)
    if swims:
        return Drawing(
            group(drawn, transform="translate(-28,-14) rotate(68)"),
            96,
            44,
            "water",
            (24, -36),
            "bob",
        )
    return Drawing(
        shadow + feet + drawn,
        84 if out > 30 else 70 if lean else 50,
        72,
        "ground",
        (6, -62),
        "walk" if lean else "bob",
    )


def draw_butterfly(figure: Figure, palette: Palette) -> Drawing:
    """A butterfly with open wings."""
    words = [word for word in figure.look if word in COLOURS]
    colour = (
        COLOURS[words[0]]
        if words
        else pick(figure, ("#e08a3a", "#4a86c0", "#d9b23c", "#b0568c"), salt="coat")
    )
    wing, dark = tones(colour, palette), mix(seen("#241f22", palette), palette.line, 0.3)
    pale = tones(mix(colour, "#fff3d0", 0.6), palette)
    half = (
        path(
            "M0.2,-5.4C1.4,-9.6 5.4,-11.4 8.4,-10C9.6,-7.2 7,-4.2 3.4,-3.4C6.4,-3 "
            "7.4,-0.8 5.6,1C3.4,2 1.2,-0.4 0.2,-3.4Z",
            dark,
        )
        + path("M0.6,-5.2C1.8,-8.8 5.2,-10.4 7.6,-9.3C8.4,-7.2 6.2,-4.8 2.6,-4.2Z", wing.base)
        + path("M0.7,-3.2C3,-3.4 6,-2.4 5.9,-0.6C5,1.2 2.4,0 0.7,-3.2Z", wing.shade)
        + stroke(
            "M0.8,-5C3,-6.4 5,-7.6 7,-8.8M0.9,-4.8C3,-5.4 5,-5.8 6.8,-6.6M0.9,-3"
            "C2.6,-2.2 3.6,-1.4 4.6,-0.2",
            dark,
            0.22,
        )
        + circle((6.4, -8), 0.62, pale.lit)
        + circle((4.4, -1.2), 0.6, pale.lit)
        + circle((7.6, -9.2), 0.28, pale.lit)
        + circle((7.7, -7.2), 0.28, pale.lit)
    )
    body = group(
        group(half, transform="rotate(-14) scale(-0.86,1)"),
        group(half, transform="rotate(14)"),
        ellipse((0, -4.2), 0.55, 3.1, dark) + circle((0, -7.4), 0.6, dark),
        stroke(
            "M-0.2,-7.8C-0.8,-9.4 -1.6,-10.2 -2.4,-10.6M0.2,-7.8C0.8,-9.4 1.6,-10.2 2.4,-10.6",
            dark,
            0.22,
        ),
        transform="rotate(18 0 -4)",
    )
    return Drawing(
        group(body, transform="translate(-1.6,-3.6)"), 21, 15, "air", (-1.6, -8.6), "fly"
    )


def draw_bee(figure: Figure, palette: Palette) -> Drawing:
    """A round bee in flight."""
    gold, dark = tones("#e8b02f", palette), mix(seen("#2a2022", palette), palette.line, 0.3)
    name = uid(figure)
    shape = smooth(
        [
            (-2.1, -1.6),
            (-1.4, -2.5),
            (0, -2.9),
            (1.2, -2.6),
            (1.7, -1.7),
            (1.2, -0.8),
            (0, -0.4),
            (-1.4, -0.7),
        ]
    )
    glass = seen("#e6f0f4", palette)
    body = group(
        ellipse((0.5, -3.9), 0.75, 1.7, glass, opacity=0.6, transform="rotate(24 0.5 -3.9)"),
        path("M-2,-1.5L-2.8,-1.5L-2,-1.9Z", dark),
        clip(f"{name}e", shape),
        path(shape, gold.base),
        group(
            path("M-1.5,-4L-0.9,-4L-0.7,0L-1.4,0ZM-0.2,-4L0.4,-4L0.5,0L-0.2,0Z", dark),
            path("M-3,-1.2C-1,-0.8 1,-0.8 2,-1.4L2,0L-3,0Z", gold.deep, opacity=0.5),
            ellipse((-0.4, -2.5), 1.2, 0.3, "#ffffff", opacity=0.35),
            clip_path=f"url(#{name}e)",
        ),
        circle((1.75, -1.75), 0.85, dark),
        circle((2.1, -1.95), 0.24, "#ffffff") + circle((2.16, -1.94), 0.13, dark),
        stroke(
            "M1.9,-2.5C2.1,-3.1 2.5,-3.3 2.9,-3.3M1.6,-2.6C1.6,-3.2 1.9,-3.6 2.2,-3.7", dark, 0.14
        ),
        stroke("M-0.6,-0.5L-0.8,0M0.4,-0.5L0.4,0M1.1,-0.8L1.3,-0.2", dark, 0.16),
        ellipse((-0.3, -4.1), 0.85, 1.9, glass, opacity=0.8, transform="rotate(-22 -0.3 -4.1)"),
        stroke("M-0.1,-2.8L-0.7,-5.2", "#ffffff", 0.1, opacity=0.7),
    )
    return Drawing(body, 6.4, 6, "air", (1.6, -1.9), "fly")


FIGURES: dict[str, Callable[[Figure, Palette], Drawing]] = {
    **dict.fromkeys(BIRDS, draw_bird),
    "owl": draw_owl,
    "penguin": draw_penguin,
    "butterfly": draw_butterfly,
    "bee": draw_bee,
}
