"""What a picture's place is made of: planes to draw, spots to stand on, and its light."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plane:
    """One layer of a place, covering a quarter more than the picture on every side."""

    svg: str
    """Fragment in picture units: 1000 high, y down; its ids are unique in the picture."""
    depth: float
    """0 infinitely far, 1 where the subjects stand, up to 1.8 in front of them."""
    motion: str = "still"
    """`still`, `drift`, `shimmer`, `sway`, `flicker` or `sweep`."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a figure can be put."""

    x: float
    y: float
    """Contact point: feet, keel, table top; the centre for the air."""
    metre: float
    """Picture units a metre takes there, at framing `wide`."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A place ready for its figures, which go in front of the last plane of depth 1 or less."""

    planes: tuple[Plane, ...]
    """Back to front."""
    spots: Mapping[str, Spot]
    """By medium: always `ground`, `surface` and `air`; `water` and `bed` where there is one."""
    horizon: float
    light: tuple[float, float]
    """Where the key light is."""
