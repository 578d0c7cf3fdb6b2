"""Animals on four legs, seen from the side and walking to the right."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from longtake.providers.sketch.lexicon.colours import COLOURS
from longtake.providers.sketch.pictures.figures.animals_heads import HEADS, Face
from longtake.providers.sketch.pictures.figures.drawing import (
    Drawing,
    Point,
    at,
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
from longtake.providers.sketch.pictures.palette import Palette, mix
from longtake.providers.sketch.staging import Figure


@dataclass(frozen=True, slots=True)
class Beast:
    """The build of one kind, in centimetres."""

    high: float
    """From the ground to the withers."""
    long: float
    """From chest to rump."""
    deep: float
    """Depth of the chest."""
    leg: float
    """Width of the upper leg."""
    neck: tuple[float, float, float, float]
    """Degrees above level, length, width at the chest, width at the head."""
    head: float
    """Length of the head."""
    tail: str
    coats: tuple[str, ...]
    belly: str = ""
    """Colour of throat and belly, where they differ."""
    tuck: float = 0.8
    """Depth of the flank, in shares of the chest."""
    paw: str = "paw"
    """`paw`, `hoof`, or `pad` for the feet of heavy animals."""
    mark: str = ""
    """`stripes`, `patches`, `spots`, `wool`, `socks`, or nothing."""
    mane: str = ""
    low: float = 0.0
    """How much the head sinks when it walks, in degrees."""


BEASTS = {
    "cat": Beast(
        25,
        36,
        13,
        5.4,
        (52, 9, 11, 8.5),
        12.5,
        "cat",
        ("#d98a45", "#6f6a6c", "#35323a", "#efe6d8", "#a98562"),
        "#f3e9da",
        0.85,
    ),
    "dog": Beast(
        54,
        60,
        25,
        9.5,
        (56, 21, 19, 14),
        24,
        "dog",
        ("#c08a4f", "#8a5a38", "#3a3436", "#e6d3ae", "#a7714a"),
        "#f0e2c8",
        0.62,
    ),
    "fox": Beast(
        38, 52, 17, 6.6, (48, 14, 14, 10), 19, "brush", ("#cf6a2c",), "#f4e8da", 0.7, mark="socks"
    ),
    "wolf": Beast(
        74,
        88,
        33,
        11.5,
        (38, 27, 28, 20),
        33,
        "brush",
        ("#7d8088", "#5f6068", "#8c7f70"),
        "#d8d4cc",
        0.66,
    ),
    "bear": Beast(105, 140, 74, 30, (22, 34, 52, 40), 44, "stub", ("#5f4030", "#6d4a34"), "", 0.95),
    "horse": Beast(
        158,
        150,
        62,
        19,
        (54, 78, 46, 26),
        56,
        "horse",
        ("#7a4a2c", "#5a3626", "#a9713f", "#d9cdbc", "#39302f"),
        "",
        0.82,
        "hoof",
        mane="horse",
    ),
    "unicorn": Beast(
        152,
        142,
        58,
        17.5,
        (56, 76, 43, 24),
        53,
        "horse",
        ("#f3eff2",),
        "",
        0.8,
        "hoof",
        mane="horse",
    ),
    "cow": Beast(
        138,
        165,
        72,
        19,
        (20, 46, 48, 36),
        50,
        "cow",
        ("#f1ebe0", "#8a5638", "#3b3436", "#b9814e"),
        "",
        0.92,
        "hoof",
        mark="patches",
    ),
    "sheep": Beast(
        72, 88, 50, 9, (26, 16, 26, 18), 27, "wool", ("#efe8da",), "", 0.98, "hoof", mark="wool"
    ),
    "pig": Beast(
        74, 112, 54, 15, (8, 18, 46, 36), 36, "curl", ("#e8a9a0", "#dd9a90"), "", 0.95, "hoof"
    ),
    "goat": Beast(
        76,
        84,
        37,
        9,
        (46, 25, 25, 17),
        27,
        "stub",
        ("#e8dfd0", "#8a6a4e", "#a58e78"),
        "",
        0.86,
        "hoof",
    ),
    "deer": Beast(
        112,
        112,
        44,
        12,
        (58, 46, 31, 18),
        34,
        "deer",
        ("#a9713f", "#9a6238"),
        "#e9d6b8",
        0.74,
        "hoof",
    ),
    "rabbit": Beast(
        17,
        27,
        15,
        6,
        (40, 5, 12, 9),
        12.5,
        "puff",
        ("#b89a7c", "#e9e2d6", "#8c8684", "#6d564a"),
        "#efe6d8",
        1.0,
    ),
    "mouse": Beast(
        4.6,
        8.6,
        4.2,
        1.5,
        (14, 1.8, 3.8, 3),
        4.4,
        "mouse",
        ("#9a918c", "#b39a82", "#e6ded2"),
        "#eadfd2",
        1.0,
    ),
    "squirrel": Beast(
        12, 18, 8.6, 3.6, (46, 4, 7.6, 6), 8, "squirrel", ("#b8562a", "#8c6a52"), "#f2e2cc", 1.0
    ),
    "elephant": Beast(
        270, 300, 150, 62, (14, 60, 120, 96), 120, "cow", ("#8b8f98", "#7f848e"), "", 0.98, "pad"
    ),
    "giraffe": Beast(
        260,
        170,
        82,
        24,
        (66, 190, 62, 28),
        62,
        "cow",
        ("#e0ac5c",),
        "#f1dcb0",
        0.7,
        "hoof",
        mark="spots",
    ),
    "lion": Beast(
        108,
        150,
        54,
        22,
        (36, 40, 46, 38),
        50,
        "lion",
        ("#cf9a52", "#c58f4c"),
        "#ecd6a8",
        0.72,
        mane="lion",
    ),
    "tiger": Beast(
        98, 152, 50, 21, (28, 36, 42, 36), 46, "long", ("#dd8432",), "#f6ecdc", 0.74, mark="stripes"
    ),
    "monkey": Beast(
        48,
        50,
        24,
        9,
        (44, 12, 18, 14),
        19,
        "monkey",
        ("#7a5238", "#5d4638", "#94633c"),
        "#e0b48c",
        0.72,
    ),
}
SITTERS = frozenset({"cat", "dog", "fox", "wolf", "bear", "rabbit", "mouse", "squirrel", "lion",
                     "tiger", "monkey"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gait:
    """Where the legs swing: degrees from straight down for near and far, front and hind."""

    near_front: tuple[float, float]
    far_front: tuple[float, float]
    near_hind: float
    far_hind: float
    pitch: float = 0.0
    """Degrees that the body tips, nose up."""
    lift: float = 0.0
    """In shares of the height."""
    motion: str = "bob"


GAITS = {
    "stands": Gait((-3, 1), (7, 3), -5, 7),
    "walks": Gait((22, 4), (-18, -34), -22, 20, motion="walk"),
    "runs": Gait((66, 44), (48, 84), -52, -30, pitch=4, lift=0.16, motion="walk"),
    "leaps": Gait((58, 12), (78, 40), -58, -44, pitch=20, lift=0.34, motion="walk"),
}
_NOSE_LEVEL = Gait((0, 0), (0, 0), 0, 0, pitch=-48)
_ACTIONS = {
    "moves": "walks",
    "dances": "leaps",
    "flies": "leaps",
    "falls": "leaps",
    "rides": "walks",
    "swims": "walks",
}


def draw_beast(figure: Figure, palette: Palette) -> Drawing:
    """One animal on four legs."""
    beast = BEASTS[figure.kind]
    fur, belly = coat_of(figure, beast, palette)
    face = Face(
        figure.kind, fur, belly, palette, asleep=figure.action == "sleeps", look=figure.look
    )
    if figure.action in ("sleeps", "lies") or (
        figure.action == "sits" and figure.kind not in SITTERS
    ):
        return _lying(figure, beast, face)
    if (
        figure.action in ("sits", "holds", "reads", "waves", "reaches", "looks")
        and figure.kind in SITTERS
    ):
        return _sitting(figure, beast, face)
    gait = GAITS[_ACTIONS.get(figure.action, figure.action if figure.action in GAITS else "stands")]
    return _standing(figure, beast, face, gait)


def coat_of(figure: Figure, beast: Beast, palette: Palette) -> tuple[Tones, Tones]:
    """The colours of coat and belly: a colour word first, else one of the kind's own."""
    words = [word for word in figure.look if word in COLOURS]
    colour = COLOURS[words[0]] if words else pick(figure, beast.coats, salt="coat")
    fur = tones(colour, palette)
    if not beast.belly:
        return fur, fur
    return fur, tones(mix(colour, beast.belly, 0.75 if not words else 0.5), palette)


def _standing(figure: Figure, beast: Beast, face: Face, gait: Gait) -> Drawing:
    name, fur = uid(figure), face.fur
    deep, long, high = beast.deep, beast.long, beast.high
    outline = _trunk(beast)
    shape = smooth(outline)
    front, hind = (long * 0.34, -high + deep * 0.62), (-long * 0.36, -high + deep * 0.5)
    limbs = tones("#3d3739", face.palette) if beast.mark == "wool" else fur
    far_fur = Tones(limbs.base, limbs.shade, limbs.deep, limbs.deep)
    neck = [(long * 0.3, -high + deep * 0.34), *_neck(beast, gait)]
    near = _hind_leg(hind, beast, limbs, gait.near_hind) + _front_leg(
        front, beast, limbs, gait.near_front
    )
    body = group(
        _tail(beast, face, (-long * 0.48, -high + deep * 0.18), gait),
        _hind_leg((hind[0] + long * 0.08, hind[1]), beast, far_fur, gait.far_hind),
        _front_leg((front[0] + long * 0.07, front[1]), beast, far_fur, gait.far_front),
        _ridge(beast, face, neck),
        limb(neck, _widths(beast, neck), fur.base),
        near if beast.mark == "wool" else "",
        clip(f"{name}b", shape),
        path(shape, fur.base),
        group(_coat(beast, face), clip_path=f"url(#{name}b)"),
        "" if beast.mark == "wool" else near,
        _wool(beast, face),
        _throat(neck, beast, face),
        _markings(beast, face, neck),
        _mane(beast, face, neck),
        _head(beast, face, neck[-1], gait),
    )
    lift = gait.lift * high + math.sin(math.radians(gait.pitch)) * long * 0.4
    tip = neck[-1]
    reach = long * 0.34 + high * (0.8 if gait.lift else 0.2)
    wide = max(abs(tip[0]) + beast.head, reach, long * 0.5 + _TAIL_ROOM.get(beast.tail, 0.1) * high)
    top = (
        max(
            -tip[1] + beast.head * _CROWN.get(figure.kind, 0.55),
            high,
            _TAIL_TOP.get(beast.tail, 0.0) * high,
        )
        + lift
    )
    return Drawing(
        svg=_shadow(long * 0.56, high, face.palette)
        + group(
            body,
            transform=f"translate(0,{n(-gait.lift * high)}) rotate({n(-gait.pitch)} 0 "
            f"{n(-high * 0.6)})",
        ),
        width=2 * wide,
        height=top,
        medium="ground",
        focus=(tip[0] + beast.head * 0.3, tip[1] - lift),
        motion=gait.motion if figure.action != "stands" else "bob",
    )


_TAIL_ROOM = {"cat": 0.9, "brush": 0.9, "squirrel": 0.8, "mouse": 1.6, "monkey": 0.9, "long": 0.6,
              "lion": 0.5, "horse": 0.24, "dog": 0.5}  # fmt: skip
_TAIL_TOP = {"cat": 1.85, "dog": 1.35, "squirrel": 2.25, "monkey": 1.6}
"""How high a tail is carried, in heights of the animal."""
_CROWN = {
    "wolf": 0.85,
    "deer": 1.7,
    "goat": 0.95,
    "rabbit": 1.5,
    "unicorn": 1.35,
    "lion": 0.85,
    "elephant": 0.62,
    "cow": 0.75,
    "giraffe": 0.75,
    "cat": 0.75,
    "fox": 0.8,
    "mouse": 0.8,
}


def _trunk(beast: Beast) -> list[Point]:
    long, deep, high = beast.long, beast.deep, beast.high
    return [
        (-long * 0.5, -high + deep * 0.36),
        (-long * 0.43, -high + deep * 0.03),
        (-long * 0.2, -high + deep * 0.0),
        (long * 0.08, -high + deep * 0.05),
        (long * 0.3, -high - deep * 0.04),
        (long * 0.46, -high + deep * 0.2),
        (long * 0.51, -high + deep * 0.5),
        (long * 0.42, -high + deep * 0.88),
        (long * 0.18, -high + deep * 1.0),
        (-long * 0.14, -high + deep * (beast.tuck + 0.1)),
        (-long * 0.3, -high + deep * beast.tuck),
        (-long * 0.45, -high + deep * 0.76),
    ]


def _neck(beast: Beast, gait: Gait) -> list[Point]:
    angle = math.radians(beast.neck[0] - gait.pitch * 0.4)
    start = (beast.long * 0.36, -beast.high + beast.deep * 0.24)
    length = beast.neck[1]
    bend = math.radians(beast.neck[0] + 12)
    middle = (start[0] + math.cos(bend) * length * 0.5, start[1] - math.sin(bend) * length * 0.5)
    end = (start[0] + math.cos(angle) * length, start[1] - math.sin(angle) * length)
    return [middle, end]


def _widths(beast: Beast, neck: Sequence[Point]) -> list[float]:
    base, tip = beast.neck[2], beast.neck[3]
    return [base, (base * 0.45 + tip * 0.55), tip][: len(neck)]


def _front_leg(top: Point, beast: Beast, fur: Tones, swing: tuple[float, float]) -> str:
    reach = -top[1]
    foot_high = beast.leg * 0.34
    upper, lower = reach * 0.48, reach * 0.52 - foot_high
    knee = _swung(top, swing[0], upper)
    ankle = _swung(knee, swing[1], lower)
    w = beast.leg
    slim = 0.9 if beast.paw == "pad" else 0.56
    widths = (w * 1.25, w * (0.92 if beast.paw == "pad" else 0.72), w * slim)
    return (
        _foot(knee, ankle, beast, fur)
        + _lit((top, knee, ankle), widths, fur)
        + _sock(knee, ankle, beast, fur, widths[2])
    )


def _hind_leg(top: Point, beast: Beast, fur: Tones, swing: float) -> str:
    reach = -top[1] - beast.leg * 0.34
    heavy = beast.paw == "pad"
    crook = 0.35 if heavy else 1.0
    thigh, shin, shank = reach * 0.4, reach * 0.36, reach * 0.3
    knee = _swung(top, swing * 0.8 + 20 * crook, thigh)
    hock = _swung(knee, swing * 1.1 - 28 * crook, shin)
    ankle = _swung(hock, swing * 0.7 + 6 * crook, shank)
    ankle = (ankle[0], min(ankle[1], -beast.leg * 0.34)) if abs(swing) < 30 else ankle
    w = beast.leg
    thick = 1.5 if heavy else 2.0
    widths = (w * thick, w * 1.35, w * (0.95 if heavy else 0.66), w * (0.9 if heavy else 0.58))
    return (
        _foot(hock, ankle, beast, fur)
        + _lit((top, knee, hock, ankle), widths, fur)
        + _sock(hock, ankle, beast, fur, widths[3])
    )


def _lit(joints: Sequence[Point], widths: Sequence[float], fur: Tones) -> str:
    moved = [(x - w * 0.12, y - w * 0.03) for (x, y), w in zip(joints, widths, strict=True)]
    return limb(joints, widths, fur.shade) + limb(moved, [w * 0.76 for w in widths], fur.base)


def _sock(knee: Point, ankle: Point, beast: Beast, fur: Tones, width: float) -> str:
    if beast.mark != "socks":
        return ""
    start = (knee[0] + (ankle[0] - knee[0]) * 0.35, knee[1] + (ankle[1] - knee[1]) * 0.35)
    return limb((start, ankle), (width * 1.1, width * 1.05), mix(fur.deep, "#2a2226", 0.55))


def _foot(above: Point, ankle: Point, beast: Beast, fur: Tones) -> str:
    w = beast.leg
    lean = math.degrees(math.atan2(ankle[0] - above[0], ankle[1] - above[1]))
    tilt = -lean * 0.8 if abs(lean) > 25 else 0.0
    turn = f"translate({at(ankle)}) rotate({n(tilt)})"
    if beast.paw == "hoof":
        horn = mix(fur.deep, "#2a2226", 0.6)
        hoof = (
            f"M{n(-w * 0.3)},{n(-w * 0.2)}L{n(w * 0.34)},{n(-w * 0.2)}"
            f"L{n(w * 0.56)},{n(w * 0.36)}L{n(-w * 0.4)},{n(w * 0.36)}Z"
        )
        return group(path(hoof, horn), transform=turn)
    if beast.paw == "pad":
        nails = "".join(
            ellipse((w * a, w * 0.26), w * 0.1, w * 0.08, "#efe6d6", opacity=0.8)
            for a in (0.0, 0.24, 0.44)
        )
        base = (
            f"M{n(-w * 0.5)},{n(-w * 0.5)}L{n(w * 0.46)},{n(-w * 0.5)}"
            f"L{n(w * 0.6)},{n(w * 0.34)}L{n(-w * 0.56)},{n(w * 0.34)}Z"
        )
        return group(path(base, fur.shade), nails, transform=turn)
    dark = mix(fur.deep, "#2a2226", 0.55) if beast.mark == "socks" else fur.base
    paw = (
        f"M{n(-w * 0.36)},{n(w * 0.34)}C{n(-w * 0.5)},{n(-w * 0.3)} "
        f"{n(w * 0.3)},{n(-w * 0.5)} {n(w * 0.86)},{n(w * 0.02)}"
        f"C{n(w * 1.02)},{n(w * 0.3)} {n(w * 0.8)},{n(w * 0.34)} "
        f"{n(w * 0.7)},{n(w * 0.34)}Z"
    )
    toes = (
        f"M{n(w * 0.5)},{n(w * 0.3)}l0,{n(-w * 0.18)}M{n(w * 0.24)},{n(w * 0.3)}l0,{n(-w * 0.18)}"
    )
    return group(path(paw, dark), stroke(toes, fur.deep, w * 0.07), transform=turn)


def _coat(beast: Beast, face: Face) -> str:
    """Belly, light along the back, and the pattern of the kind; clipped to the trunk."""
    long, deep, high = beast.long, beast.deep, beast.high
    fur, belly = face.fur, face.belly
    under = (
        f"M{n(-long * 0.6)},{n(-high + deep * 0.78)}"
        f"C{n(-long * 0.2)},{n(-high + deep * 0.62)} "
        f"{n(long * 0.2)},{n(-high + deep * 0.84)} "
        f"{n(long * 0.6)},{n(-high + deep * 0.5)}"
        f"L{n(long * 0.6)},{n(-high + deep * 1.4)}"
        f"L{n(-long * 0.6)},{n(-high + deep * 1.4)}Z"
    )
    back = (
        f"M{n(-long * 0.5)},{n(-high + deep * 0.3)}"
        f"C{n(-long * 0.2)},{n(-high + deep * 0.1)} "
        f"{n(long * 0.1)},{n(-high + deep * 0.26)} "
        f"{n(long * 0.4)},{n(-high + deep * 0.1)}"
        f"L{n(long * 0.4)},{n(-high - deep * 0.3)}"
        f"L{n(-long * 0.5)},{n(-high - deep * 0.3)}Z"
    )
    parts = [
        path(under, belly.shade, opacity=0.9 if belly != fur else 0.7),
        path(back, fur.lit, opacity=0.5),
    ]
    if beast.mark == "stripes":
        dark = mix(fur.deep, "#1f1a1c", 0.75)
        parts += [
            path(_stripe(long * x, -high + deep * y, deep * s), dark)
            for x, y, s in (
                (-0.42, -0.02, 0.6),
                (-0.3, -0.05, 0.75),
                (-0.18, -0.04, 0.6),
                (-0.06, -0.02, 0.8),
                (0.06, 0.0, 0.6),
                (0.18, -0.05, 0.75),
                (0.3, -0.08, 0.6),
            )
        ]
    if beast.mark == "patches":
        dark = mix(fur.deep, "#2a2426", 0.7) if fur.base > "#9" else face.palette.light
        parts += [
            blob(
                [(long * (x + dx * s), -high + deep * (y + dy * s * 1.6)) for dx, dy in _PATCH],
                dark,
                opacity=0.92,
            )
            for x, y, s in (
                (-0.26, 0.2, 0.9),
                (0.1, 0.32, 0.75),
                (0.38, 0.05, 0.6),
                (-0.46, 0.6, 0.5),
            )
        ]
    if beast.mark == "spots":
        parts += [
            blob(
                [
                    (long * (x + dx * 0.36), -high + deep * (y + dy * 0.62))
                    for dx, dy in _PATCH[::2]
                ],
                mix(fur.deep, "#7a3f1e", 0.55),
            )
            for x in (-0.42, -0.26, -0.1, 0.06, 0.22, 0.38)
            for y in ((0.06, 0.36, 0.66) if int(x * 100) % 4 else (0.2, 0.5))
        ]
    return "".join(parts)


_PATCH = (
    (-0.12, -0.04),
    (-0.05, -0.16),
    (0.07, -0.13),
    (0.13, 0.0),
    (0.08, 0.13),
    (-0.04, 0.09),
    (-0.11, 0.12),
)


def _stripe(x: float, y: float, size: float) -> str:
    return (
        f"M{n(x - size * 0.1)},{n(y)}C{n(x - size * 0.02)},{n(y + size * 0.4)} "
        f"{n(x - size * 0.1)},{n(y + size * 0.7)} {n(x - size * 0.2)},{n(y + size)}"
        f"C{n(x + size * 0.06)},{n(y + size * 0.7)} "
        f"{n(x + size * 0.1)},{n(y + size * 0.3)} {n(x + size * 0.08)},{n(y)}Z"
    )


def _wool(beast: Beast, face: Face) -> str:
    if beast.mark != "wool":
        return ""
    long, deep, high = beast.long, beast.deep, beast.high
    fur = face.fur
    ring = [
        (math.cos(a) * long * 0.5, -high + deep * 0.5 + math.sin(a) * deep * 0.5)
        for a in (i * math.tau / 15 for i in range(15))
    ]
    size = deep * 0.2
    shaded = "".join(
        circle((x, y), size, fur.shade if y > -high + deep * 0.55 else fur.base) for x, y in ring
    )
    fill = ellipse((0, -high + deep * 0.5), long * 0.5, deep * 0.5, fur.base)
    under = ellipse(
        (long * 0.04, -high + deep * 0.78), long * 0.42, deep * 0.24, fur.shade, opacity=0.55
    )
    curls = "".join(
        stroke(
            f"M{n(x)},{n(y)}c{n(size * 0.2)},{n(-size * 0.7)} "
            f"{n(size)},{n(-size * 0.7)} {n(size)},0",
            fur.shade,
            size * 0.14,
        )
        for x, y in (
            (-long * 0.34, -high + deep * 0.4),
            (-long * 0.1, -high + deep * 0.26),
            (long * 0.12, -high + deep * 0.46),
            (-long * 0.14, -high + deep * 0.62),
            (long * 0.28, -high + deep * 0.22),
            (long * 0.3, -high + deep * 0.68),
        )
    )
    lit = "".join(
        circle((x - size * 0.1, y - size * 0.12), size * 0.72, fur.lit, opacity=0.7)
        for x, y in ring[8:13]
    )
    return shaded + fill + under + lit + curls


def _throat(neck: Sequence[Point], beast: Beast, face: Face) -> str:
    """The lower side of the neck in the belly's colour, and its light side."""
    w = _widths(beast, neck)
    moved = [(x - width * 0.14, y - width * 0.1) for (x, y), width in zip(neck, w, strict=True)]
    lower = [(x + width * 0.3, y + width * 0.12) for (x, y), width in zip(neck, w, strict=True)]
    under = face.belly.base if face.belly != face.fur else face.fur.shade
    return (
        limb(neck, w, face.fur.base)
        + limb(lower, [x * 0.4 for x in w], under, opacity=0.75)
        + limb(moved, [x * 0.5 for x in w], face.fur.lit, opacity=0.35)
    )


def _markings(beast: Beast, face: Face, neck: Sequence[Point]) -> str:
    if beast.mark != "spots":
        return ""
    dark = mix(face.fur.deep, "#7a3f1e", 0.55)
    spots: list[str] = []
    w = _widths(beast, neck)
    for i in range(9):
        t = i / 8 * 1.7 + 0.1
        a, b, u = (neck[0], neck[1], t) if t < 1 else (neck[1], neck[2], t - 1)
        x, y = a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u
        size = (w[0] * (1.8 - t) + w[2] * t) / 1.8
        spots += [
            blob(
                [
                    (x + size * (side + dx * 1.3), y + (side * 0.4 + dy * 1.2) * size)
                    for dx, dy in _PATCH[::2]
                ],
                dark,
            )
            for side in (-0.22, 0.2)
        ]
    return "".join(spots)


def _ridge(beast: Beast, face: Face, neck: Sequence[Point]) -> str:
    """The far part of a lion's mane, behind neck and head."""
    if beast.mane != "lion":
        return ""
    x, y = neck[-1]
    hair = tones("#7d4522", face.palette)
    return circle((x - beast.head * 0.06, y + beast.head * 0.06), beast.head * 0.86, hair.shade)


def _mane(beast: Beast, face: Face, neck: Sequence[Point]) -> str:
    x, y = neck[-1]
    if beast.mane == "lion":
        hair = tones("#8f5228", face.palette)
        r = beast.head * 0.72
        locks = []
        for i in range(16):
            a = i * math.tau / 16
            cx, cy = x - r * 0.1 + math.cos(a) * r * 0.72, y + r * 0.08 + math.sin(a) * r * 0.76
            locks.append(
                ellipse(
                    (cx, cy),
                    r * 0.34,
                    r * 0.2,
                    hair.base if i % 2 else hair.lit,
                    transform=f"rotate({n(math.degrees(a))} {n(cx)} {n(cy)})",
                )
            )
        return circle((x - r * 0.1, y + r * 0.08), r * 0.82, hair.base) + "".join(locks)
    if beast.mane == "horse":
        plain = "#d58fb0" if face.kind == "unicorn" else mix(face.fur.deep, "#241d20", 0.6)
        hair = (
            tones(plain, face.palette)
            if face.kind == "unicorn"
            else Tones(mix(plain, face.fur.base, 0.3), plain, plain, plain)
        )
        w = beast.neck[3]
        start, middle, end = neck
        crest = [
            (end[0] + w * 0.1, end[1] - w * 0.75),
            (end[0] - w * 0.5, end[1] - w * 0.3),
            (middle[0] - w * 0.62, middle[1] - w * 0.3),
            (start[0] - w * 0.55, start[1] - w * 0.55),
            (start[0] - w * 0.2, start[1] + w * 0.3),
            (start[0] + w * 0.05, start[1] - w * 0.1),
            (middle[0] - w * 0.1, middle[1] + w * 0.7),
            (middle[0] + w * 0.1, middle[1] + w * 0.2),
            (end[0] - w * 0.2, end[1] + w * 0.7),
            (end[0] + w * 0.1, end[1] + w * 0.1),
        ]
        strands = (
            f"M{at((end[0] - w * 0.2, end[1] - w * 0.2))}"
            f"C{at((middle[0] - w * 0.2, middle[1] - w * 0.4))} "
            f"{at((start[0] - w * 0.3, start[1] - w * 0.6))} "
            f"{at((start[0] - w * 0.3, start[1]))}"
        )
        return blob(crest, hair.base) + stroke(strands, hair.lit, w * 0.08)
    return ""


def _tail(  # noqa: C901, PLR0911, PLR0912 - one case a tail
    beast: Beast, face: Face, root: Point, gait: Gait
) -> str:
    """The tail, from its root; its size follows the height of the animal."""
    x, y = root
    h, fur = beast.high, face.fur
    flow = 0.3 if gait.lift else 0.0
    match beast.tail:
        case "cat":
            tip = [
                (x, y),
                (x - h * 0.3, y - h * 0.02),
                (x - h * 0.5, y - h * 0.4),
                (x - h * 0.42, y - h * 0.74),
                (x - h * 0.56, y - h * 0.86),
            ]
            return _lit(tip, (h * 0.15, h * 0.13, h * 0.12, h * 0.11, h * 0.1), fur)
        case "dog":
            tip = [(x + h * 0.04, y), (x - h * 0.2, y - h * 0.12), (x - h * 0.32, y - h * 0.36)]
            return _lit(tip, (h * 0.13, h * 0.11, h * 0.05), fur)
        case "brush":
            tip = [
                (x + h * 0.06, y),
                (x - h * 0.25, y + h * 0.16),
                (x - h * 0.55, y + h * (0.26 - flow)),
                (x - h * 0.8, y + h * (0.22 - flow)),
            ]
            end = limb(tip[2:], (h * 0.19, h * 0.05), face.belly.base)
            return _lit(tip, (h * 0.12, h * 0.24, h * 0.26, h * 0.06), fur) + end
        case "horse":
            dark = (
                tones("#d58fb0", face.palette).base
                if face.kind == "unicorn"
                else mix(fur.deep, "#241d20", 0.6)
            )
            swish = [
                (x + h * 0.02, y - h * 0.02),
                (x - h * 0.12, y + h * 0.1),
                (x - h * (0.14 + flow), y + h * (0.34 - flow * 0.6)),
                (x - h * (0.1 + flow * 1.3), y + h * (0.58 - flow)),
            ]
            return limb(swish, (h * 0.05, h * 0.11, h * 0.13, h * 0.02), dark) + limb(
                [(a - h * 0.012, b) for a, b in swish[1:]],
                (h * 0.02, h * 0.03, h * 0.01),
                mix(dark, fur.base, 0.35),
            )
        case "cow":
            rope = [(x, y), (x - h * 0.06, y + h * 0.14), (x - h * 0.06, y + h * 0.4)]
            return limb(rope, (h * 0.035, h * 0.028, h * 0.022), fur.shade) + ellipse(
                (x - h * 0.06, y + h * 0.45), h * 0.026, h * 0.07, mix(fur.deep, "#2a2226", 0.5)
            )
        case "lion":
            rope = [
                (x, y),
                (x - h * 0.22, y + h * 0.22),
                (x - h * 0.34, y + h * 0.5),
                (x - h * 0.5, y + h * 0.44),
            ]
            return _lit(rope, (h * 0.07, h * 0.06, h * 0.05, h * 0.04), fur) + ellipse(
                (x - h * 0.53, y + h * 0.41),
                h * 0.08,
                h * 0.055,
                tones("#8f5228", face.palette).base,
                transform=f"rotate(-30 {n(x - h * 0.53)} {n(y + h * 0.41)})",
            )
        case "long":
            rope = [
                (x, y),
                (x - h * 0.24, y + h * 0.24),
                (x - h * 0.42, y + h * 0.46),
                (x - h * 0.62, y + h * 0.36),
            ]
            rings = "".join(
                circle((x - h * a, y + h * b), h * 0.042, mix(fur.deep, "#1f1a1c", 0.75))
                for a, b in ((0.3, 0.32), (0.44, 0.46), (0.6, 0.375))
            )
            return _lit(rope, (h * 0.09, h * 0.085, h * 0.08, h * 0.07), fur) + rings
        case "curl":
            return stroke(
                f"M{at((x, y))}c{n(-h * 0.1)},{n(-h * 0.02)} "
                f"{n(-h * 0.14)},{n(h * 0.08)} {n(-h * 0.06)},{n(h * 0.08)}"
                f"c{n(h * 0.07)},0 {n(h * 0.02)},{n(-h * 0.14)} "
                f"{n(-h * 0.12)},{n(-h * 0.08)}",
                fur.shade,
                h * 0.035,
            )
        case "puff":
            return circle((x - h * 0.02, y + h * 0.3), h * 0.24, face.belly.base) + circle(
                (x - h * 0.06, y + h * 0.26), h * 0.15, face.belly.lit
            )
        case "deer":
            return ellipse(
                (x - h * 0.01, y + h * 0.06),
                h * 0.035,
                h * 0.075,
                fur.shade,
                transform=f"rotate(20 {n(x)} {n(y)})",
            ) + ellipse((x, y + h * 0.08), h * 0.02, h * 0.06, face.belly.base)
        case "mouse":
            rope = [
                (x, y + h * 0.5),
                (x - h * 0.6, y + h * 0.72),
                (x - h * 1.1, y + h * 0.5),
                (x - h * 1.5, y + h * 0.66),
            ]
            return limb(
                rope, (h * 0.13, h * 0.1, h * 0.08, h * 0.04), tones("#d79a94", face.palette).base
            )
        case "squirrel":
            plume = [
                (x + h * 0.1, y + h * 0.5),
                (x - h * 0.4, y + h * 0.1),
                (x - h * 0.55, y - h * 0.5),
                (x - h * 0.3, y - h * 1.0),
                (x - h * 0.62, y - h * 1.2),
            ]
            return _lit(plume, (h * 0.2, h * 0.5, h * 0.6, h * 0.5, h * 0.16), fur) + limb(
                [(a - h * 0.05, b) for a, b in plume[1:4]],
                (h * 0.1, h * 0.2, h * 0.12),
                fur.lit,
                opacity=0.6,
            )
        case "monkey":
            rope = [
                (x, y),
                (x - h * 0.4, y + h * 0.1),
                (x - h * 0.66, y - h * 0.24),
                (x - h * 0.5, y - h * 0.6),
                (x - h * 0.34, y - h * 0.44),
            ]
            return _lit(rope, (h * 0.11, h * 0.09, h * 0.08, h * 0.07, h * 0.06), fur)
        case "wool":
            return circle((x, y + h * 0.12), h * 0.1, fur.shade)
        case _:
            return ellipse((x, y + h * 0.06), h * 0.06, h * 0.05, fur.shade)


def _head(beast: Beast, face: Face, place: Point, gait: Gait) -> str:
    scale = beast.head / 20
    return group(
        HEADS[face.kind](face),
        transform=f"translate({at(place)}) "
        f"rotate({n(gait.pitch * 0.7 + (beast.low if gait.motion == 'walk' else 0))}) "
        f"scale({scale:.3f})",
    )


def _sitting(figure: Figure, beast: Beast, face: Face) -> Drawing:
    """On its haunches, chest up."""
    fur = face.fur
    far = Tones(fur.base, fur.shade, fur.deep, fur.deep)
    d, w = beast.deep, beast.leg
    long = beast.long * 0.82
    rump, chest = (-d * 0.34, -d * 0.55), (d * 0.32, -long * 0.78)
    neck = (chest[0] + beast.neck[1] * 0.34, chest[1] - beast.neck[1] * 0.62)
    front = (chest[0] + d * 0.1, chest[1] + d * 0.32)
    trunk = smooth(
        [
            (-d * 0.78, -d * 0.1),
            (-d * 0.86, -d * 0.6),
            (-d * 0.5, -long * 0.56),
            (-d * 0.12, -long * 0.92),
            (d * 0.36, -long * 1.02),
            (d * 0.74, -long * 0.72),
            (d * 0.62, -long * 0.4),
            (d * 0.5, -d * 0.1),
            (0, 0),
        ]
    )
    name = uid(figure)
    haunch = ellipse((rump[0] + d * 0.16, -d * 0.42), d * 0.52, d * 0.46, fur.shade) + ellipse(
        (rump[0] + d * 0.1, -d * 0.46), d * 0.46, d * 0.4, fur.base
    )
    stripes = ""
    if beast.mark == "stripes":
        dark = mix(fur.deep, "#1f1a1c", 0.75)
        stripes = "".join(
            path(_stripe(-d * 0.7 + d * 0.16 * i, -d * 0.8 - d * 0.3 * i, d * 0.5), dark)
            for i in range(6)
        )
    arm = _lit((front, (front[0] + d * 0.08, -w * 0.4)), (w * 1.2, w * 0.62), fur)
    paw = _foot(front, (front[0] + d * 0.08, -w * 0.34), beast, fur)
    if figure.action in ("waves", "reaches", "holds"):
        tip = (front[0] + d * 0.75, front[1] - d * 0.2)
        arm, paw = (
            _lit(
                (front, (front[0] + d * 0.5, front[1] + d * 0.3), tip),
                (w * 1.15, w * 0.8, w * 0.66),
                fur,
            ),
            circle(tip, w * 0.42, fur.base),
        )
    body = group(
        _tail_sitting(beast, face, d),
        _lit(
            ((front[0] + d * 0.2, front[1]), (front[0] + d * 0.3, -w * 0.4)),
            (w * 1.1, w * 0.6),
            far,
        ),
        _foot(front, (front[0] + d * 0.3, -w * 0.34), beast, far),
        _ridge(beast, face, [chest, neck]),
        clip(f"{name}s", trunk),
        path(trunk, fur.base),
        group(
            path(
                f"M{n(d * 0.2)},{n(-long * 1.1)}C{n(d * 0.3)},{n(-long * 0.7)} "
                f"{n(d * 0.1)},{n(-long * 0.3)} {n(d * 0.3)},5L{n(d)},5"
                f"L{n(d)},{n(-long * 1.1)}Z",
                face.belly.base if face.belly != fur else fur.shade,
                opacity=0.85,
            ),
            path(
                f"M{n(-d)},5C{n(-d * 0.6)},{n(-long * 0.4)} "
                f"{n(-d * 0.4)},{n(-long * 0.7)} {n(0)},{n(-long * 1.1)}"
                f"L{n(-d)},{n(-long * 1.1)}Z",
                fur.lit,
                opacity=0.4,
            ),
            stripes,
            clip_path=f"url(#{name}s)",
        ),
        haunch,
        _foot((rump[0], -d), (rump[0] + d * 0.42, -w * 0.34), beast, fur),
        paw,
        arm,
        limb((chest, neck), (beast.neck[2] * 0.9, beast.neck[3]), fur.base),
        _mane(beast, face, [chest, neck, neck]) if beast.mane == "lion" else "",
        _head(beast, face, neck, GAITS["stands"]),
    )
    room = {
        "squirrel": 1.95,
        "cat": 1.5,
        "brush": 1.9,
        "mouse": 2.4,
        "monkey": 1.6,
        "lion": 1.6,
        "long": 1.7,
    }
    return Drawing(
        svg=_shadow(d, beast.high, face.palette) + body,
        width=2 * max(d * room.get(beast.tail, 1.1), neck[0] + beast.head * 1.22),
        height=(-neck[1] + beast.head * _CROWN.get(figure.kind, 0.6))
        * (1.14 if beast.tail == "squirrel" else 1),
        medium="ground",
        focus=(neck[0] + beast.head * 0.2, neck[1]),
        motion="bob",
    )


def _tail_sitting(beast: Beast, face: Face, d: float) -> str:
    fur = face.fur
    if beast.tail in ("squirrel", "puff", "stub", "mouse"):
        return _tail(
            beast,
            face,
            (-d * 0.7, -beast.high * (1.0 if beast.tail == "mouse" else 0.5)),
            GAITS["stands"],
        )
    end = face.belly.base if beast.tail == "brush" else fur.shade
    fat = 1.7 if beast.tail == "brush" else 0.9
    curl = [
        (-d * 0.6, -d * 0.2),
        (-d * 1.1, -d * 0.14),
        (-d * 1.4, -d * 0.4),
        (-d * 1.3, -d * 0.85),
    ]
    w = beast.leg * 0.62 * fat
    tuft = (
        circle(curl[-1], w * 0.75, tones("#8f5228", face.palette).base)
        if beast.tail == "lion"
        else ""
    )
    return (
        _lit(curl, (w, w, w * 0.95, w * 0.6), fur)
        + limb(curl[2:], (w * 0.7, w * 0.5), end, opacity=0.8)
        + tuft
    )


_LONG_FACES = frozenset({"horse", "unicorn", "cow", "sheep", "goat", "deer", "giraffe"})
"""Kinds whose nose points down; asleep it is laid level."""


def _lying(figure: Figure, beast: Beast, face: Face) -> Drawing:
    """Down on its belly, legs folded; asleep the head rests on the ground."""
    fur, name = face.fur, uid(figure)
    d, long, w = beast.deep, beast.long, beast.leg
    asleep = figure.action == "sleeps"
    trunk = [
        (-long * 0.5, -d * 0.2),
        (-long * 0.46, -d * 0.66),
        (-long * 0.2, -d * 0.9),
        (long * 0.1, -d * 0.86),
        (long * 0.36, -d * 0.92),
        (long * 0.5, -d * 0.62),
        (long * 0.5, -d * 0.2),
        (long * 0.2, 0),
        (-long * 0.3, 0),
    ]
    shape = smooth(trunk)
    long_neck = beast.neck[1] > beast.head
    hanging = figure.kind in _LONG_FACES
    chin = 0.68 if beast.mane == "lion" else 0.52 if hanging else 0.44
    rest = (long * 0.62, -beast.head * chin)
    proud = (
        long * 0.42 + beast.neck[1] * 0.45,
        -d * 0.8 - beast.neck[1] * (0.8 if long_neck else 0.5),
    )
    head = rest if asleep and figure.kind != "elephant" else proud
    neck = [
        (long * 0.36, -d * 0.62),
        ((long * 0.36 + head[0]) / 2, (-d * 0.7 + head[1]) / 2 - d * 0.06),
        head,
    ]
    tail = [
        (-long * 0.46, -d * 0.3),
        (-long * 0.62, -d * 0.12),
        (-long * 0.4, -w * 0.3),
        (-long * 0.12, -w * 0.3),
    ]
    fat = 1.6 if beast.tail in ("brush", "squirrel") else 0.7
    sink = beast.mark == "wool"
    body = group(
        _ridge(beast, face, neck),
        limb(neck, _widths(beast, neck), fur.base),
        clip(f"{name}l", shape),
        path(shape, fur.base),
        group(
            group(_coat(beast, face), transform=f"translate(0,{n(beast.high - d)})")
            if beast.mark in ("patches", "spots")
            else "",
            path(
                f"M{n(-long)},{n(-d * 0.34)}C{n(-long * 0.2)},{n(-d * 0.5)} "
                f"{n(long * 0.2)},{n(-d * 0.1)} {n(long)},{n(-d * 0.4)}L{n(long)},9"
                f"L{n(-long)},9Z",
                fur.shade,
                opacity=0.7,
            ),
            path(
                f"M{n(-long * 0.5)},{n(-d * 0.6)}C{n(-long * 0.2)},{n(-d * 0.8)} "
                f"{n(long * 0.1)},{n(-d * 0.7)} {n(long * 0.5)},{n(-d * 0.76)}"
                f"L{n(long * 0.5)},{n(-d * 1.2)}L{n(-long * 0.5)},{n(-d * 1.2)}Z",
                fur.lit,
                opacity=0.45,
            ),
            "".join(
                path(_stripe(long * x, -d * 0.94, d * 0.6), mix(fur.deep, "#1f1a1c", 0.75))
                for x in (-0.36, -0.22, -0.08, 0.06, 0.2)
            )
            if beast.mark == "stripes"
            else "",
            clip_path=f"url(#{name}l)",
        ),
        group(_wool(beast, face), transform=f"translate(0,{n(beast.high - d * 1.16)})")
        if sink
        else "",
        ellipse((-long * 0.3, -d * 0.34), d * 0.42, d * 0.34, fur.shade)
        + ellipse((-long * 0.32, -d * 0.38), d * 0.38, d * 0.3, fur.base),
        _lit(((-long * 0.28, -w * 0.5), (-long * 0.05, -w * 0.45)), (w * 0.8, w * 0.66), fur),
        _lit(
            ((long * 0.34, -d * 0.3), (long * 0.44, -w * 0.5), (long * 0.66, -w * 0.4)),
            (w * 1.2, w * 0.8, w * 0.66),
            fur,
        ),
        _lit(tail, (w * 0.6 * fat, w * 0.7 * fat, w * 0.7 * fat, w * 0.4), fur)
        if beast.tail not in ("stub", "puff", "deer", "wool", "curl")
        else "",
        limb(neck, _widths(beast, neck), fur.base),
        _markings(beast, face, neck),
        _mane(beast, face, neck),
        _head(beast, face, head, _NOSE_LEVEL if asleep and hanging else GAITS["stands"]),
    )
    return Drawing(
        svg=_shadow(long * 0.6, beast.high, face.palette) + body,
        width=2 * max(long * 0.7, head[0] + beast.head),
        height=max(
            d * (1.36 if beast.mark == "wool" else 1.06),
            -head[1] + beast.head * _CROWN.get(figure.kind, 0.6),
        ),
        medium="ground",
        focus=(head[0] + beast.head * 0.2, head[1]),
        motion="bob",
    )


def _swung(start: Point, angle: float, length: float) -> Point:
    turn = math.radians(angle)
    return start[0] + math.sin(turn) * length, start[1] + math.cos(turn) * length


def _shadow(half: float, high: float, palette: Palette) -> str:
    return ellipse(
        (half * 0.06, -0.2), half, max(high * 0.035, half * 0.06), palette.shade, opacity=0.28
    )


FIGURES: dict[str, Callable[[Figure, Palette], Drawing]] = dict.fromkeys(BEASTS, draw_beast)
