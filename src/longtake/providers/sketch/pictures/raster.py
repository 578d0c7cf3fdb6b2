"""Layers to pixels: SVG fragments become premultiplied Y, U, V, cut to what is painted."""

import math
import re
from dataclasses import dataclass
from threading import Lock
from typing import Final

import cv2
import numpy as np
from cachetools import LRUCache, cached
from numpy.typing import NDArray

from longtake.providers.sketch.pictures import yuv
from longtake.providers.sketch.pictures.arrays import Pixels
from longtake.providers.sketch.pictures.layer import Box, Layer, Rim
from longtake.providers.sketch.pictures.svg import pixels

_KEPT: Final = 96 * 2**20
"""Bytes of rasterised layers that are kept: a shot or two at 1080p."""
_CELL: Final = 8
"""Emptiness is looked for in cells of so many pixels."""
_GAP: Final = 5
"""Cells that must be empty in a row before a layer is cut in two there."""
_CUTS: Final = 4
_AFAR: Final = 0.06
"""Density at which a layer is first looked at."""
_SMALL: Final = 300_000
"""Pixels of a figure that is drawn without looking first."""
_LARGE: Final = 1_500_000
_COARSEST: Final = 0.75
"""Parts of more pixels than that are drawn less finely, down to this share of the density."""
_SOFTEST: Final = 1.6
"""Pixels that the sigma of a blur is drawn with: no more are needed."""
_SEAM: Final = 6
_LEAST: Final = 2
"""Alpha up to this is nothing."""


@dataclass(frozen=True, slots=True)
class Patch:
    """A painted part of a layer."""

    pixels: Pixels
    """(height, width, 4): Y, U, V, all times alpha, and 255 - alpha: what is kept of the behind."""
    left: float
    top: float
    """Frame units of its top left corner."""
    density: float
    """Pixels to a frame unit."""
    solid: bool
    """Whether nothing behind it can be seen."""
    head: float
    foot: float
    """Frame units down to the upper and lower end of the part that it belongs to."""

    @property
    def box(self) -> Box:
        """Its edges in frame units."""
        height, width = self.pixels.shape[:2]
        return (
            self.left,
            self.top,
            self.left + width / self.density,
            self.top + height / self.density,
        )


def _weight(patches: tuple[Patch, ...]) -> int:
    return sum(patch.pixels.nbytes for patch in patches) + 1


@cached(LRUCache(_KEPT, getsizeof=_weight), lock=Lock())
def rasterise(layer: Layer, window: Box, density: float) -> tuple[Patch, ...]:
    """What of the layer lies in the window (frame units), at so many pixels to a frame unit.

    Kept for a while: a take begins on the still that has just been drawn.
    """
    if layer.blur:
        density = min(density, _SOFTEST / layer.blur)
    box = _overlap(layer.box, window)
    if box[2] - box[0] < 1 or box[3] - box[1] < 1:
        return ()
    small = layer.box and _pixels(box, density) < _SMALL
    boxes = [box] if small else _painted(layer, box)
    return tuple(patch for part in boxes for patch in _part(layer, part, density))


def _part(layer: Layer, box: Box, density: float) -> list[Patch]:
    density *= _share(_pixels(box, density))
    box = _on_grid(box, density)
    bgra = paint(layer.svg, box, density)
    if layer.rim:
        _light_edge(bgra, layer.rim, density)
    return _patches(_soften(_premultiplied(bgra), layer.blur * density), box, density)


def _pixels(box: Box, density: float) -> float:
    return (box[2] - box[0]) * (box[3] - box[1]) * density**2


def _share(pixels: float) -> float:
    """How much of its density a part this large is drawn at, in steps of a twentieth."""
    return max(_COARSEST, min(1.0, math.ceil(20 * math.sqrt(_LARGE / max(pixels, 1))) / 20))


def _painted(layer: Layer, box: Box) -> list[Box]:
    """The parts of the box in which something is painted, seen from afar: most of it is empty."""
    alpha = paint(layer.svg, box, _AFAR)[:, :, 3]
    reach = 1 + math.ceil(3 * layer.blur * _AFAR)
    brush = np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)
    cells = np.asarray(cv2.dilate(np.asarray(alpha > 0, np.uint8), brush), np.uint8)
    parts = _cut(cells, (0, 0, cells.shape[1], cells.shape[0]), 2)
    return [
        _overlap(
            (
                box[0] + left / _AFAR,
                box[1] + top / _AFAR,
                box[0] + right / _AFAR,
                box[1] + bottom / _AFAR,
            ),
            box,
        )
        for left, top, right, bottom in parts
    ]


def paint(svg: str, box: Box, density: float) -> Pixels:
    """The fragment's box as pixels (height, width, 4): blue, green, red, alpha, straight."""
    width = max(1, round((box[2] - box[0]) * density))
    height = max(1, round((box[3] - box[1]) * density))
    view = f"{box[0]:.3f} {box[1]:.3f} {width / density:.3f} {height / density:.3f}"
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="{view}" width="{width}" height="{height}" preserveAspectRatio="none">'
        f"{_flattened(svg)}</svg>"
    )
    return pixels(root, width)


def _flattened(svg: str) -> str:
    """The fragment with the opacity of single shapes moved into their paint.

    resvg draws whatever has an `opacity` on a canvas of its own: measured, three times the time.
    """
    return _SHAPE.sub(lambda shape: _OPACITY.sub(_AS_PAINT, shape[0]), svg)


_SHAPE: Final = re.compile(r"<(?:path|rect|circle|ellipse|polygon|polyline|line)\b[^>]*/>")
_OPACITY: Final = re.compile(r'(?<=\s)opacity=("[^"]*")')
_AS_PAINT: Final = r"fill-opacity=\1 stroke-opacity=\1"


def _overlap(box: Box | None, window: Box) -> Box:
    if box is None:
        return window
    return (
        max(box[0], window[0]),
        max(box[1], window[1]),
        min(box[2], window[2]),
        min(box[3], window[3]),
    )


def _on_grid(box: Box, density: float) -> Box:
    """The box out to whole pixels counted from the frame's corner.

    However much of a layer is drawn, the same pixels then fall on the same places.
    """
    return (
        math.floor(box[0] * density) / density,
        math.floor(box[1] * density) / density,
        math.ceil(box[2] * density) / density,
        math.ceil(box[3] * density) / density,
    )


def _light_edge(bgra: Pixels, rim: Rim, density: float) -> None:
    """Lighten, in place, the edge that faces the light."""
    alpha = np.ascontiguousarray(bgra[:, :, 3])
    height, width = alpha.shape
    away = np.array([[1, 0, -rim.x * density], [0, 1, -rim.y * density]], np.float32)
    behind = cv2.warpAffine(alpha, away, (width, height))
    soft = max(0.6, float(np.hypot(rim.x, rim.y)) * density * 0.35)
    lit = cv2.GaussianBlur(cv2.subtract(alpha, behind), (0, 0), soft)
    share = cv2.multiply(lit, alpha, scale=rim.strength / 255)
    red, green, blue = (int(rim.colour[i : i + 2], 16) for i in (1, 3, 5))
    weight, rest = share.astype(np.float32) / 255, 1 - share.astype(np.float32) / 255
    light = np.empty_like(bgra)
    light[:] = (blue, green, red, 255)
    bgra[:, :, :3] = cv2.blendLinear(light, bgra, weight, rest)[:, :, :3]


def _premultiplied(bgra: Pixels) -> Pixels:
    """Y, U, V times alpha, and alpha."""
    rgb_first = cv2.cvtColor(bgra, cv2.COLOR_BGRA2RGB)
    parts = cv2.transform(rgb_first, yuv.FROM_RGB)
    alpha = cv2.extractChannel(bgra, 3)
    if cv2.minMaxLoc(alpha)[0] < 255:
        parts = cv2.multiply(parts, cv2.merge([alpha] * 3), scale=1 / 255)
    return np.asarray(cv2.merge([*cv2.split(parts), alpha]), np.uint8)


def _soften(pixels: Pixels, sigma: float) -> Pixels:
    if not sigma:
        return pixels
    return np.asarray(
        cv2.GaussianBlur(pixels, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE), np.uint8
    )


def _patches(pixels: Pixels, box: Box, density: float) -> list[Patch]:
    alpha = np.asarray(cv2.extractChannel(pixels, 3), np.uint8)
    cells = _cells(alpha)
    found = []
    for left, top, right, bottom in _cut(cells, (0, 0, cells.shape[1], cells.shape[0]), _CUTS):
        x0, y0 = left * _CELL, top * _CELL
        x1, y1 = min(right * _CELL, alpha.shape[1]), min(bottom * _CELL, alpha.shape[0])
        found += _split_solid(pixels[y0:y1, x0:x1], alpha[y0:y1, x0:x1], (x0, y0), box, density)
    return found


def _cells(alpha: Pixels) -> Pixels:
    """Whether anything is painted in each cell."""
    height, width = alpha.shape
    padded = cv2.copyMakeBorder(
        alpha, 0, -height % _CELL, 0, -width % _CELL, cv2.BORDER_CONSTANT, value=(0,)
    )
    rows, columns = padded.shape[0] // _CELL, padded.shape[1] // _CELL
    most = padded.reshape(rows, _CELL, columns, _CELL).max(axis=(1, 3))
    return np.asarray(most > _LEAST, np.uint8)


Cells = tuple[int, int, int, int]


def _cut(cells: Pixels, box: Cells, cuts: int) -> list[Cells]:
    """The painted boxes: cut at the widest empty stretch, then each part again."""
    left, top, right, bottom = box
    part = cells[top:bottom, left:right]
    across, down = _any(part, 0), _any(part, 1)
    if not across.any():
        return []
    left, right = left + int(across.argmax()), right - int(across[::-1].argmax())
    top, bottom = top + int(down.argmax()), bottom - int(down[::-1].argmax())
    part = cells[top:bottom, left:right]
    column, wide = _gap(_any(part, 0))
    row, high = _gap(_any(part, 1))
    if not cuts or max(wide, high) < _GAP:
        return [(left, top, right, bottom)]
    if wide >= high:
        halves = (left, top, left + column, bottom), (left + column, top, right, bottom)
    else:
        halves = (left, top, right, top + row), (left, top + row, right, bottom)
    return [found for half in halves for found in _cut(cells, half, cuts - 1)]


def _any(cells: Pixels, axis: int) -> NDArray[np.bool_]:
    return np.asarray(cells.any(axis=axis), np.bool_)


def _gap(painted: NDArray[np.bool_]) -> tuple[int, int]:
    """Where the widest empty stretch begins, and how wide it is."""
    marks = np.flatnonzero(painted)
    empty = np.diff(marks) - 1
    if not empty.size:
        return 0, 0
    widest = int(empty.argmax())
    return int(marks[widest]) + 1, int(empty[widest])


def _split_solid(
    pixels: Pixels, alpha: Pixels, corner: tuple[int, int], box: Box, density: float
) -> list[Patch]:
    """The part, and its lower rows apart where they hide all that is behind them."""
    hollow = np.flatnonzero(alpha.min(axis=1) < 255)
    first = int(hollow[-1]) + 1 if hollow.size else 0
    if alpha.shape[0] - first < 2 * _CELL:
        first = alpha.shape[0]
    head = box[1] + corner[1] / density
    foot = box[1] + (corner[1] + alpha.shape[0]) / density
    # Some rows are shared: neither rounding nor the soft end of a warp then opens a seam.
    spans = [(0, min(first + _SEAM, alpha.shape[0]), False), (first, alpha.shape[0], True)]
    return [
        Patch(
            pixels=_kept(pixels[start:end]),
            left=box[0] + corner[0] / density,
            top=box[1] + (corner[1] + start) / density,
            density=density,
            solid=solid,
            head=head,
            foot=foot,
        )
        for start, end, solid in spans
        if end - start > _SEAM or (end > start and not solid and first)
    ]


def _kept(pixels: Pixels) -> Pixels:
    whole = pixels.copy()
    whole[:, :, 3] = 255 - whole[:, :, 3]
    return whole
