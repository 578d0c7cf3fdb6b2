"""A composition made ready for one shot, and the painting of any moment of it."""

import math
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

import cv2

from longtake.providers.sketch.frames.affine import Affine, after, scale, slide, turn
from longtake.providers.sketch.frames.lay import (
    Planes,
    Scratch,
    bounds,
    lay,
    onto_frame,
    scratch,
    upright,
)
from longtake.providers.sketch.frames.motion import Moment, moved, opacity, ripple, stepping
from longtake.providers.sketch.frames.slate import slate_patch
from longtake.providers.sketch.frames.weather import Weather, fall, gather
from longtake.providers.sketch.pictures import camera, yuv
from longtake.providers.sketch.pictures.arrays import Pixels
from longtake.providers.sketch.pictures.compose import Composition
from longtake.providers.sketch.pictures.layer import Box, Layer
from longtake.providers.sketch.pictures.raster import Patch, rasterise

_LOOKS: Final = 48
"""Moments of the shot at which the camera's view is measured, to know what to draw."""
_MARGIN: Final = 16.0
"""Frame units drawn beyond the view, for what the layers' own motions bring in."""
_SHARPEST: Final = 1.1
"""Largest density against the frame's own; nothing finer is seen while the camera moves."""
_AIRY: Final = ((0.05, 0.5), (0.25, 0.6), (0.6, 0.85))
"""Depths before which layers are drawn at that share of the density: air softens them."""
_VEILED: Final = {"sweep": 0.3, "drift": 0.45, "flicker": 0.75, "shimmer": 0.8}
"""The same for what is soft as light, or never at rest."""

USUAL: Final = 5.0
"""Seconds: shorter shots are drawn as large and as fine, so that a still serves its take."""
_BEAM: Final = 6.0
"""Frame widths to either side of its lamp that a beam reaches at most, however near it is shown."""
_GRID: Final = 50.0
"""Frame units."""
_SCALES: Final = 20
_SHUTTER: Final = 1 / 48
"""Seconds."""
_SOFT_END: Final = 3
"""Pixels in which the end of a layer fades: they must be hidden too."""
_SOFT: Final = 0.25
_BLURRED: Final = 2.5
"""Depth before which, and blur from which, layers are laid at half the size."""
_HALF: Final[Affine] = (0.5, 0.0, -0.25, 0.0, 0.5, -0.25)
"""From pixels of the frame to those of one of half its size: centres, not corners, are counted."""
_COVERS: Final = frozenset({"still", "shimmer"})
"""Motions that leave the upper edge of a layer where it is."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything that is needed to paint any moment of a shot."""

    composition: Composition
    size: tuple[int, int]
    move: str
    seconds: float
    plates: tuple[tuple[Layer, tuple[Patch, ...]], ...]
    """Back to front."""
    weather: Weather
    slate: Patch | None
    buffers: Scratch


def build(
    composition: Composition, *, size: tuple[int, int], move: str, seconds: float, slate: str
) -> Stage:
    """Draw all layers, as large and as fine as the move will show them."""
    long = max(seconds, USUAL)
    poses = [_pose(move, look / _LOOKS, long) for look in range(_LOOKS + 1)]
    return Stage(
        composition=composition,
        size=size,
        move=move,
        seconds=seconds,
        plates=_plates(composition, poses, size[1]),
        weather=gather(composition, size),
        slate=slate_patch(slate, size) if slate else None,
        buffers=scratch(size),
    )


def paint(stage: Stage, now: float) -> Pixels:
    """The moment `now` seconds into the shot, as I420."""
    frame = yuv.blank(stage.size)
    planes = yuv.planes(frame)
    for plane, value in zip(planes, yuv.colour(stage.composition.palette.haze), strict=True):
        plane[:] = value
    pose = _pose(stage.move, now / stage.seconds if stage.seconds else 0.0, stage.seconds)
    moment = _moment(stage, pose, now)
    laid = [
        (layer, patch, _onto(stage, layer, patch, pose, moment))
        for layer, patches in stage.plates
        for patch in patches
        if stepping(layer, now)
    ]
    placed = list(zip(laid, _limits(laid, stage.size), strict=True))
    far = _far(placed) if stage.size[0] % 4 == stage.size[1] % 4 == 0 else 0
    if far:
        _lay_small(stage, planes, placed[:far], moment)
    _lay_all(stage, planes, placed[far:], moment)
    if stage.move in camera.SWIFT:
        _streak(planes, stage, now)
    fall(stage.weather, planes, now)
    if stage.slate:
        onto = onto_frame(stage.slate, slide(0, 0), stage.size[1] / 1000)
        lay(planes, stage.slate, onto, limit=stage.size[1], buffers=stage.buffers)
    return frame


Laid = tuple[Layer, Patch, Affine]
Placed = tuple[Laid, int]
"""A patch, where it goes in frame pixels, and the row below which it is hidden."""


def _lay_all(stage: Stage, planes: Planes, placed: list[Placed], moment: Moment) -> None:
    for (layer, patch, onto), limit in placed:
        lay(
            planes,
            patch,
            onto,
            limit=limit,
            buffers=stage.buffers,
            opacity=opacity(layer, patch, moment),
            ripple=ripple(layer, patch, moment),
        )


def _far(placed: list[Placed]) -> int:
    """How many of the hindmost are as soft as if they had been drawn at half the size."""
    layers = (layer for (layer, _, _), _ in placed)
    soft = takewhile(lambda layer: layer.depth < _SOFT or layer.blur > _BLURRED, layers)
    return sum(1 for _ in soft)


def _lay_small(stage: Stage, planes: Planes, placed: list[Placed], moment: Moment) -> None:
    """Lay what is far away at half the size, and enlarge it: measured, a third of the time."""
    width, height = stage.size
    small = yuv.planes(yuv.blank((width // 2, height // 2)))
    rows = min(height, 4 * math.ceil((max(limit for _, limit in placed) + 2) / 4))
    for plane, below in zip(small, planes, strict=True):
        plane[:] = below[0, 0]
    halved = [
        ((layer, patch, after(_HALF, onto)), min(height // 2, math.ceil(limit / 2) + 1))
        for (layer, patch, onto), limit in placed
    ]
    _lay_all(stage, small, halved, moment)
    for plane, onto, step in zip(small, planes, (1, 2, 2), strict=True):
        size = onto.shape[1], rows // step
        part = onto[: size[1]]
        cv2.resize(plane[: size[1] // 2], size, dst=part, interpolation=cv2.INTER_LINEAR)


def _pose(move: str, share: float, seconds: float) -> camera.Pose:
    return camera.move(move, share, seconds=max(seconds, 0.04))


def _moment(stage: Stage, pose: camera.Pose, now: float) -> Moment:
    width = 1000 * stage.composition.aspect
    return Moment(
        now=now,
        seconds=stage.seconds,
        width=width,
        windy=stage.composition.staging.weather in {"wind", "storm"},
        follow=pose.x * width if stage.move in camera.FOLLOWS else None,
    )


Plate = tuple[Layer, tuple[Patch, ...]]
Cover = tuple[float, float]
"""Depth of a layer, and the frame units down to where it begins to hide all that is behind."""


def _plates(composition: Composition, poses: list[camera.Pose], height: int) -> tuple[Plate, ...]:
    """The layers drawn, nearest first: of what they hide throughout the shot nothing is drawn."""
    plates: list[Plate] = []
    covers: list[Cover] = []
    for layer in reversed(composition.layers):
        window = _window(layer, poses, composition)
        if not layer.box:
            floor = _hidden(layer, covers, poses, composition.aim[1])
            window = _cut(window, floor + _MARGIN + _SOFT_END * 1000 / height)
        patches: tuple[Patch, ...] = ()
        if window[3] > window[1]:
            patches = rasterise(layer, window, _fineness(layer, poses) * height / 1000)
        plates.append((layer, patches))
        covers += [(layer.depth, patch.top) for patch in patches if _covering(layer, patch, window)]
    return tuple(reversed(plates))


def _window(layer: Layer, poses: list[camera.Pose], composition: Composition) -> Box:
    """What of the layer comes into view, in frame units."""
    aspect = composition.aspect
    views = [
        camera.view(camera.at_depth(pose, layer.depth), aspect, composition.aim) for pose in poses
    ]
    window = (
        min(view[0] for view in views) * 1000 * aspect - _MARGIN,
        min(view[1] for view in views) * 1000 - _MARGIN,
        max(view[2] for view in views) * 1000 * aspect + _MARGIN,
        max(view[3] for view in views) * 1000 + _MARGIN,
    )
    return _rounded(_widened(window, layer, aspect))


def _fineness(layer: Layer, poses: list[camera.Pose]) -> float:
    """Density against the frame's own."""
    nearest = max(camera.at_depth(pose, layer.depth).zoom for pose in poses)
    airy = next((share for depth, share in _AIRY if layer.depth < depth), 1.0)
    share = min(airy, _VEILED.get(layer.motion, 1.0))
    return math.ceil(min(_SHARPEST, math.pow(nearest, 0.4)) * share * _SCALES) / _SCALES


def _hidden(layer: Layer, covers: list[Cover], poses: list[camera.Pose], aim: float) -> float:
    """Frame units down the layer to where nearer ones hide it all through the shot."""
    lowest = 2000.0
    for depth, top in covers:
        pairs = ((camera.at_depth(p, depth), camera.at_depth(p, layer.depth)) for p in poses)
        lowest = min(
            lowest,
            max(camera.row_of(own, camera.row_at(near, top, aim), aim) for near, own in pairs),
        )
    return lowest


def _cut(window: Box, floor: float) -> Box:
    left, top, right, bottom = window
    return left, top, right, min(bottom, math.ceil(floor / _GRID) * _GRID)


def _covering(layer: Layer, patch: Patch, window: Box) -> bool:
    left, _, right, bottom = patch.box
    whole = left <= window[0] + 1 and right >= window[2] - 1 and bottom >= window[3] - 1
    return patch.solid and whole and layer.motion in _COVERS


def _rounded(window: Box) -> Box:
    """The window out to a coarse grid: shots of other lengths then need the very same drawing."""
    left, top, right, bottom = (edge / _GRID for edge in window)
    return (
        math.floor(left) * _GRID,
        math.floor(top) * _GRID,
        math.ceil(right) * _GRID,
        math.ceil(bottom) * _GRID,
    )


def _widened(window: Box, layer: Layer, aspect: float) -> Box:
    """The window with room for what comes in by the layer's own motion."""
    left, top, right, bottom = window
    if layer.motion == "drift":
        left -= 0.08 * 1000 * aspect
    if layer.motion == "sweep":
        # A turning beam shortens: all of it comes into view, to where it fades to nothing.
        lamp, reach = layer.base[0] if layer.base else 0.0, _BEAM * 1000 * aspect
        left, right = min(left, lamp - reach), max(right, lamp + reach)
    if layer.heading != (0.0, 0.0):
        reach = 200 * aspect
        left, top, right, bottom = left - reach, top - reach, right + reach, bottom + reach
    return left, top, right, bottom


def _onto(stage: Stage, layer: Layer, patch: Patch, pose: camera.Pose, moment: Moment) -> Affine:
    """From the patch's pixels to the frame's."""
    width = 1000 * stage.composition.aspect
    seen = camera.at_depth(pose, layer.depth)
    pivot = stage.composition.aim[0] * width, stage.composition.aim[1] * 1000
    lens = after(
        slide(-seen.x * width, -seen.y * 1000),
        after(scale(seen.zoom, seen.zoom, pivot), turn(seen.roll, pivot)),
    )
    return onto_frame(patch, after(lens, moved(layer, patch, moment)), stage.size[1] / 1000)


def _streak(planes: tuple[Pixels, Pixels, Pixels], stage: Stage, now: float) -> None:
    """Blur along the pan by what passes while a shutter of half a frame is open."""
    long = max(stage.seconds, 0.04)
    ends = [_pose(stage.move, (now + side * _SHUTTER / 2) / long, long).x for side in (-1, 1)]
    passed = abs(ends[1] - ends[0])
    for plane in planes:
        wide = round(passed * plane.shape[1])
        if wide > 1:
            cv2.blur(plane, (wide, 1), dst=plane, borderType=cv2.BORDER_REPLICATE)


def _limits(laid: list[Laid], size: tuple[int, int]) -> list[int]:
    """For each patch the row below which nearer ones hide it."""
    floor, found = size[1], []
    for layer, patch, onto in reversed(laid):
        found.append(floor)
        if patch.solid and layer.motion not in {"flicker", "sweep"} and upright(onto):
            left, top, right, bottom = bounds(patch, onto)
            if left <= 0 and right >= size[0] - 1 and bottom >= floor - 1:
                floor = min(floor, max(0, math.ceil(top) + 4))
    return found[::-1]
