"""The lie of the land, read off the planes themselves: where the ground begins, where a lamp is."""

from collections.abc import Iterable
from typing import Final

import numpy as np

from longtake.providers.sketch.pictures.layer import Point
from longtake.providers.sketch.pictures.raster import paint
from longtake.providers.sketch.pictures.scenery import Plane

_COARSE: Final = 0.1
"""Pixels to a picture unit: enough to stand on."""
_NEAR: Final = 0.8
"""Depth from which a plane is ground to stand on."""
_SOLID: Final = 200
_TRACE: Final = 12
"""Of alpha."""


def ground_edge(planes: Iterable[Plane], x: float) -> float:
    """Picture units down to the far edge of the ground below a point; 1000 where there is none."""
    near = "".join(plane.svg for plane in planes if _NEAR <= plane.depth <= 1)
    alpha = paint(near, (x - 30, 0, x + 30, 1000), _COARSE)[:, :, 3].min(axis=1)
    holes = np.flatnonzero(alpha < _SOLID)
    return float(holes[-1] + 1) / _COARSE if holes.size else 0.0


def waist(svg: str, aspect: float) -> Point:
    """The point that beams of light leave from: the middle of where they are narrowest."""
    left, right = -250 * aspect, 1250 * aspect
    lit = paint(svg, (left, -250, right, 1250), _COARSE)[:, :, 3] > _TRACE
    widths = np.where(lit.any(axis=0), lit.sum(axis=0), lit.shape[0])
    column = int(widths.argmin())
    row = float(np.flatnonzero(lit[:, column]).mean()) if lit.any() else 0.0
    return left + (column + 0.5) / _COARSE, -250 + (row + 0.5) / _COARSE
