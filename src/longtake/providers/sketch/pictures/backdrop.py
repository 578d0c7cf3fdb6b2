"""The place as layers: its planes put into the frame, merged where nothing tells them apart."""

from dataclasses import replace
from typing import Final

from longtake.providers.sketch.pictures import framing
from longtake.providers.sketch.pictures.framing import Crop
from longtake.providers.sketch.pictures.indoors import ROOMS
from longtake.providers.sketch.pictures.layer import Layer
from longtake.providers.sketch.pictures.lie import waist
from longtake.providers.sketch.pictures.scenery import Plane
from longtake.providers.sketch.staging import Staging

_NEAR_DEPTHS: Final = 0.2
"""Still planes closer than this in depth are drawn as one."""
_WALL: Final = 0.55
"""Depth of the walls of a room."""
_OPEN: Final = 1.6
"""Zoom from which what is in front of the figures would hide them."""


def behind(planes: tuple[Plane, ...], staging: Staging, crop: Crop) -> list[Layer]:
    """The layers behind the figures."""
    return _merged([_laid(plane, staging, crop) for plane in planes if plane.depth <= 1])


def before(planes: tuple[Plane, ...], staging: Staging, crop: Crop) -> list[Layer]:
    """The layers in front of the figures, where they hide nobody's face."""
    if crop.zoom > _OPEN:
        return []
    return _merged([_laid(plane, staging, crop) for plane in planes if plane.depth > 1])


def _laid(plane: Plane, staging: Staging, crop: Crop) -> Layer:
    blur = framing.softness(staging.framing, plane.depth) if staging.figures else 0.0
    indoors = staging.place in ROOMS
    depth = _behind_wall(plane.depth) if indoors else plane.depth
    seen = framing.at_depth(crop, max(depth, _WALL) if indoors else depth)
    lamp = waist(plane.svg, crop.aspect) if plane.motion == "sweep" else None
    return Layer(
        svg=_placed(plane.svg, seen),
        depth=depth,
        motion=plane.motion,
        base=lamp and framing.through(seen, lamp),
        blur=blur,
    )


def _behind_wall(depth: float) -> float:
    """A depth at which a view through a window stays in its window, whatever the camera does."""
    return depth if depth >= _WALL else _WALL - 0.2 * (_WALL - depth)


def _placed(svg: str, crop: Crop) -> str:
    x, y = 500 * crop.aspect - crop.x * crop.zoom, 500 - crop.y * crop.zoom
    return f'<g transform="translate({x:.2f} {y:.2f}) scale({crop.zoom:.4f})">{svg}</g>'


def _merged(layers: list[Layer]) -> list[Layer]:
    """Fewer layers: neighbours of nearly one depth that do not move by themselves become one."""
    found: list[Layer] = []
    for layer in layers:
        last = found[-1] if found else None
        if (
            last
            and last.motion == layer.motion == "still"
            and abs(last.depth - layer.depth) <= _NEAR_DEPTHS
        ):
            found[-1] = replace(
                last,
                svg=last.svg + layer.svg,
                depth=(last.depth + layer.depth) / 2,
                blur=min(last.blur, layer.blur),
            )
        else:
            found.append(layer)
    return found
