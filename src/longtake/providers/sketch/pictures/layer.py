"""One sheet of a composed picture: what is painted on it, how far away it is, how it moves."""

from dataclasses import dataclass

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Rim:
    """Light along the edge of a figure."""

    colour: str
    """As `#rrggbb`."""
    x: float
    y: float
    """Towards the light, in frame units; its length is the width of the lit edge."""
    strength: float
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A sheet in frame units: the frame is 1000 high, its top left corner is the origin, y down."""

    svg: str
    """Fragment without a root."""
    depth: float
    """0 infinitely far, 1 where the subjects stand, more in front of them."""
    motion: str = "still"
    """A motion of a plane or of a drawing."""
    box: Box | None = None
    """Nothing is painted outside it; unknown where none."""
    base: Point | None = None
    """What stays put when the layer sways or bobs: the contact of a figure."""
    blur: float = 0.0
    """Softness of what the lens has not in focus: sigma in frame units."""
    rim: Rim | None = None
    heading: Point = (0.0, 0.0)
    """Which way a walking or flying figure goes: right and down, 1 is its full pace."""
    beats: tuple[int, ...] = ()
    """The quarters of a gait at which it is seen; nothing: always."""
    size: float = 0.0
    """Height of a figure in frame units, by which its motions are scaled."""
