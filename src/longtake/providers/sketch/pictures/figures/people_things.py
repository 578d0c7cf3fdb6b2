"""What people sit on, hold, ride and sail: where it touches them, and how the arm takes it."""

import math
from dataclasses import dataclass

from longtake.providers.sketch.pictures.figures import animals, nature, objects, products, vehicles
from longtake.providers.sketch.pictures.figures.drawing import (
    Drawing,
    Point,
    ellipse,
    group,
    n,
    path,
    rect,
    stroke,
)
from longtake.providers.sketch.pictures.figures.people_body import Build, Joints
from longtake.providers.sketch.pictures.figures.tones import Tones, tones
from longtake.providers.sketch.pictures.palette import Palette, lighten, mix, seen
from longtake.providers.sketch.staging import Figure

THINGS = {
    **products.FIGURES,
    **objects.FIGURES,
    **nature.FIGURES,
    **vehicles.FIGURES,
    **animals.FIGURES,
}
"""Everything that a person can have to do with."""


@dataclass(frozen=True, slots=True)
class Grip:
    """How one kind of thing is held."""

    at: float
    """Where the hand is on it: 0 its foot, 1 its top."""
    arm: tuple[float, float] | None = (8, 92)
    """Directions of upper arm and forearm; nothing leaves the pose's own."""
    turn: float = 0.0
    tall: float = 0.0
    """Height in hand in centimetres, where the real one would not read; 0 leaves it."""
    aside: float = 0.0
    """How far its middle is ahead of the hand, in shares of its width."""
    behind: bool = False
    """Whether it is behind the arm and the chest."""
    both: bool = False
    """Whether both hands hold it."""


_FLAT = Grip(0.3, (6, 104), tall=22, both=True, aside=0.2)
_HANGING = Grip(0.97, (-6, 8))
_RAISED = Grip(0.97, (62, 100))
GRIPS = {
    "book": _FLAT,
    "newspaper": Grip(0.35, (6, 104), tall=38, both=True, aside=0.2),
    "map": Grip(0.35, (6, 104), tall=36, both=True, aside=0.2),
    "letter": Grip(0.25, (6, 108), tall=15, aside=0.2),
    "lantern": _RAISED,
    "candle": Grip(0.2, (14, 104)),
    "bag": _HANGING,
    "suitcase": _HANGING,
    "umbrella": Grip(0.34, (14, 122), aside=0.02),
    "balloon": Grip(0.0, (24, 126)),
    "kite": Grip(0.0, (40, 130)),
    "flag": Grip(0.25, (20, 110)),
    "sword": Grip(0.12, (22, 96), turn=18),
    "wand": Grip(0.2, (34, 100), turn=40, tall=36),
    "guitar": Grip(0.3, (16, 82), turn=-62, both=True, aside=-0.1),
    "violin": Grip(0.5, (40, 150), turn=66),
    "phone": Grip(0.3, (6, 116), tall=17),
    "camera": Grip(0.4, (8, 140), tall=13, both=True, aside=0.2),
    "telescope": Grip(0.4, (10, 140), turn=0, both=True),
    "flower": Grip(0.25, (8, 104), tall=42),
    "rose": Grip(0.25, (8, 104), tall=40),
    "sunflower": Grip(0.25, (8, 104), tall=70),
    "shield": Grip(0.5, (10, 60)),
    "hammer": Grip(0.3, (20, 100), turn=24),
    "brush": Grip(0.3, (30, 104), turn=40),
    "pencil": Grip(0.3, (14, 100), turn=40, tall=17),
    "microphone": Grip(0.3, (4, 140), tall=24),
    "key": Grip(0.4, (10, 108), tall=12),
    "cup": Grip(0.45, (8, 110), tall=15),
    "mug": Grip(0.45, (8, 110)),
    "glass": Grip(0.4, (8, 110)),
    "ball": Grip(0.1, (10, 92), aside=0.3),
    "football": Grip(0.1, (10, 92), aside=0.3),
    "basketball": Grip(0.1, (10, 92), aside=0.3),
    "baby": Grip(0.3, (12, 80), both=True),
    "cat": Grip(0.35, (10, 84), both=True),
    "net": Grip(0.4, (20, 90), turn=-20),
}  # fmt: skip
_LONG = frozenset({"umbrella", "balloon", "flag", "net", "kite", "sword", "guitar", "wand"})
_SMALLEST, _LONGEST = 14.0, 105.0
_LARGEST = 58.0
"""No thing in hand is drawn higher than this, in centimetres."""


def is_mount(kind: str) -> bool:
    """Whether people ride this and do not hold it."""
    return kind in SADDLES


def grip_of(kind: str) -> Grip:
    """How a thing of this kind is held."""
    return GRIPS.get(kind, Grip(0.3))


def held(kind: str, owner: Figure, palette: Palette, hand: Point, size: float) -> str:
    """The thing in the hand; nothing for a kind without a shape. `size` is 1 for an adult."""
    if kind not in THINGS:
        return ""
    grip = grip_of(kind)
    name = owner.name and f"{owner.name}'s"
    drawing = THINGS[kind](Figure(kind, name=name, look=owner.holds_look), palette)
    scale = _tall(kind, drawing) / drawing.height * size
    moved = f"translate({n(drawing.width * grip.aside)},{n(drawing.height * grip.at)})"
    return group(
        group(drawing.svg, transform=moved),
        transform=f"translate({n(hand[0])},{n(hand[1])}) rotate({n(grip.turn)}) scale({scale:.3f})",
    )


def _tall(kind: str, drawing: Drawing) -> float:
    """Height in the hand: real, but never too small to be read nor too large to be carried."""
    grip = grip_of(kind)
    return grip.tall or min(max(drawing.height, _SMALLEST), _LONGEST if kind in _LONG else _LARGEST)


def headroom(kind: str, palette: Palette, hand: Point, size: float) -> tuple[float, float]:
    """How far the thing in the hand reaches to the right and above the ground."""
    if kind not in THINGS:
        return 0.0, 0.0
    grip, drawing = grip_of(kind), THINGS[kind](Figure(kind), palette)
    scale = _tall(kind, drawing) / drawing.height * size
    lean = abs(math.sin(math.radians(grip.turn)))
    long, wide = drawing.height * scale * (1 - grip.at), drawing.width * scale
    side = wide * (0.5 + grip.aside) * (1 - lean) + long * lean
    return hand[0] + side, -hand[1] + long * (1 - lean * 0.7)


SADDLES: dict[str, tuple[Point, float]] = {
    "horse": ((-4, -152), 0.0),
    "unicorn": ((-4, -146), 0.0),
    "elephant": ((20, -268), 0.0),
    "cow": ((0, -136), 0.0),
    "dragon": ((60, -236), 0.0),
    "bicycle": ((-28, -94), 26.0),
    "motorbike": ((-30, -88), 18.0),
    "scooter": ((-30, -84), 4.0),
    "skateboard": ((0, 0), 6.0),
    "tractor": ((-70, -150), 0.0),
}
"""Where the hips of a rider are on each mount in centimetres, and how far the rider leans."""


def mount(kind: str, palette: Palette) -> Drawing:
    """What is ridden."""
    return THINGS[kind](Figure(kind, action="walks"), palette)


def seat(build: Build, joints: Joints, palette: Palette) -> str:
    """A low block to sit on, in the colours of the ground."""
    cloth = _block(palette)
    x, y = joints.hip
    top = y + build.thick * 0.44
    wide, deep = build.hips * 1.5, -top
    left = x - wide * 0.62
    return (
        ellipse((x, -0.5), wide * 0.8, build.leg * 0.05, palette.shade, opacity=0.28)
        + rect(left, top, wide, deep, cloth.base, rx=deep * 0.14)
        + path(
            f"M{n(left + wide * 0.7)},{n(top)}"
            f"L{n(left + wide - deep * 0.14)},{n(top)}q{n(deep * 0.14)},0 "
            f"{n(deep * 0.14)},{n(deep * 0.14)}L{n(left + wide)},{n(-deep * 0.14)}"
            f"q0,{n(deep * 0.14)} {n(-deep * 0.14)},{n(deep * 0.14)}"
            f"L{n(left + wide * 0.62)},0Z",
            cloth.shade,
        )
        + stroke(
            f"M{n(left + deep * 0.2)},{n(top + deep * 0.1)}"
            f"L{n(left + wide * 0.6)},{n(top + deep * 0.1)}",
            cloth.lit,
            deep * 0.05,
        )
    )


def _block(palette: Palette) -> Tones:
    stone = mix(palette.ground_shade, palette.line, 0.25)
    return Tones(lighten(stone, 0.3), lighten(stone, 0.14), stone, stone)


def dinghy(palette: Palette, colour: str) -> tuple[str, str]:
    """A small sailing boat in two layers, behind and before the one who sails it."""
    hull, wood = tones(colour, palette), tones("#a5754a", palette)
    cloth = tones("#f3ead6", palette)
    foam = lighten(mix(palette.water, palette.light, 0.55), 0.25)
    back = group(
        path("M-128,-46C-60,-34 70,-34 142,-54L120,-34L-116,-30Z", wood.shade),
        rect(50, -352, 7, 320, wood.base) + rect(54, -352, 3, 320, wood.shade),
        path("M44,-346C10,-250 -40,-150 -118,-96C-60,-84 0,-84 44,-92Z", cloth.base),
        path("M44,-346C40,-250 30,-150 2,-86C18,-86 32,-88 44,-92Z", cloth.shade, opacity=0.8),
        path("M62,-336C96,-260 130,-170 152,-104C120,-92 90,-92 62,-96Z", cloth.shade),
        path("M62,-336C84,-260 96,-170 100,-92C86,-92 74,-94 62,-96Z", cloth.base),
        stroke("M-118,-94L50,-86", wood.base, 4)
        + stroke("M-8,-226L40,-222M-52,-156L40,-150", cloth.deep, 1.4, opacity=0.5),
        path("M53,-356L53,-374L84,-364Z", seen("#c8503f", palette)),
    )
    front = group(
        path(
            "M-132,-48C-60,-34 70,-34 146,-58C138,-28 122,-6 104,6L-96,6C-116,-8 "
            "-128,-28 -132,-48Z",
            hull.base,
        ),
        path(
            "M-120,-22C-60,-10 70,-10 130,-26C122,-12 114,-2 104,6L-96,6C-106,-2 "
            "-114,-12 -120,-22Z",
            hull.shade,
        ),
        stroke("M-132,-48C-60,-34 70,-34 146,-58", wood.lit, 5),
        stroke("M-122,-32C-60,-20 70,-20 134,-38", tones("#f3ead6", palette).base, 3.4),
        ellipse((4, 5), 132, 7, palette.water, opacity=0.85),
        stroke("M-150,6C-80,-2 60,-2 152,5M-104,12C-40,8 50,8 110,12", foam, 2.6, opacity=0.8),
    )
    return back, front


def water_over(palette: Palette, half: float) -> str:
    """Rings round a swimmer."""
    foam = lighten(mix(palette.water, palette.light, 0.55), 0.25)
    return ellipse((0, 3), half, half * 0.085, palette.water, opacity=0.9) + stroke(
        f"M{n(-half * 1.1)},4C{n(-half * 0.5)},{n(-half * 0.05)} "
        f"{n(half * 0.5)},{n(-half * 0.05)} {n(half * 1.1)},4"
        f"M{n(-half * 0.6)},{n(half * 0.1)}C{n(-half * 0.2)},{n(half * 0.05)} "
        f"{n(half * 0.3)},{n(half * 0.05)} {n(half * 0.7)},{n(half * 0.1)}",
        foam,
        2.2,
        opacity=0.85,
    )


def pillow(palette: Palette, place: Point, size: float) -> str:
    """A pillow below a sleeping head."""
    cloth = tones("#e9e4dc", palette)
    x, y = place
    return path(
        f"M{n(x - size)},{n(y)}C{n(x - size * 1.1)},{n(y - size * 0.5)} "
        f"{n(x + size * 1.1)},{n(y - size * 0.6)} {n(x + size)},{n(y)}"
        f"C{n(x + size * 1.1)},{n(y + size * 0.4)} "
        f"{n(x - size * 1.1)},{n(y + size * 0.4)} {n(x - size)},{n(y)}Z",
        cloth.shade,
    ) + ellipse((x, y - size * 0.16), size * 0.86, size * 0.2, cloth.base)
