"""How much of the scene the frame shows: from the whole place to the corner of a label."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from longtake.providers.sketch.pictures.camera import OVERSCAN
from longtake.providers.sketch.pictures.layer import Box, Point

CLOSE: Final = frozenset({"medium_close_up", "close_up", "extreme_close_up", "macro"})
"""Framings in which only the subject is in focus."""

_UPRIGHT: Final[Mapping[str, float]] = {
    "extreme_wide": 5.6,
    "wide": 2.3,
    "medium_wide": 0.98,
    "medium": 0.66,
    "medium_close_up": 0.44,
    "close_up": 0.27,
    "extreme_close_up": 0.15,
    "macro": 0.11,
}
"""Height of the frame, in heights of a person or of another upright subject."""
_LYING: Final[Mapping[str, float]] = {
    "extreme_wide": 5.0,
    "wide": 2.3,
    "medium_wide": 1.75,
    "medium": 1.4,
    "medium_close_up": 1.15,
    "close_up": 0.8,
    "extreme_close_up": 0.48,
    "macro": 0.34,
}
"""Height of the frame, in sizes of any other subject: what of it is the tighter fit."""
_NEAREST: Final[Mapping[str, float]] = {
    "extreme_wide": 1.0,
    "wide": 1.08,
    "medium_wide": 1.6,
    "medium": 2.2,
    "medium_close_up": 2.9,
    "close_up": 3.4,
    "extreme_close_up": 4.2,
    "macro": 4.8,
}
"""How far the place itself is magnified at most; beyond that the subject grows in it."""
_EMPTY: Final[Mapping[str, float]] = {
    "extreme_wide": 1.0,
    "wide": 1.06,
    "medium_wide": 1.2,
    "medium": 1.4,
    "medium_close_up": 1.7,
    "close_up": 2.0,
    "extreme_close_up": 2.5,
    "macro": 2.8,
}
"""Magnification of a place without a subject."""
_PAIR: Final = 0.7
"""Widths in heights from which what is upright is more than one."""
_ASIDE: Final[Mapping[str, float]] = {
    "extreme_wide": 0.15,
    "wide": 0.14,
    "medium_wide": 0.13,
    "medium": 0.1,
    "medium_close_up": 0.08,
    "close_up": 0.05,
    "extreme_close_up": 0.0,
    "macro": 0.0,
}
"""How far from the middle the subject stands, in frame widths."""
_SOFT: Final[Mapping[str, float]] = {
    "medium_close_up": 6.0,
    "close_up": 10.0,
    "extreme_close_up": 13.0,
    "macro": 16.0,
}
"""Blur at depth 0, sigma in frame units."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a frame is put around, in picture units."""

    box: Box
    focus: Point
    upright: bool


@dataclass(frozen=True, slots=True)
class Crop:
    """What of the picture the frame shows where the subjects stand."""

    x: float
    y: float
    """The centre, in picture units."""
    zoom: float
    aspect: float
    """Of the picture and the frame."""


def crop_around(framing: str, subject: Subject, *, aspect: float, aside: float) -> Crop:
    """The crop that this framing wants; it may be closer than the place can be shown.

    `aside` is -1 to put the subject left of the middle, 1 right, 0 in the middle.
    """
    left, top, right, bottom = subject.box
    height, width = bottom - top, right - left
    if subject.upright:
        span = max(height * _UPRIGHT[framing], _room(framing, width, height) / aspect)
        return Crop(
            x=subject.focus[0] - aside * _ASIDE[framing] * span * aspect,
            y=_eye_line(framing, subject, span),
            zoom=1000 / span,
            aspect=aspect,
        )
    size = max(height, width / aspect)
    span = size * _LYING[framing]
    pull = min(1.0, max(0.0, 1.3 - _LYING[framing]) / 0.6)
    x, y = (left + right) / 2, (top + bottom) / 2
    return Crop(
        x=x + (subject.focus[0] - x) * pull - aside * _ASIDE[framing] * span * aspect,
        y=y + (subject.focus[1] - y) * pull - 0.02 * span * (1 - pull),
        zoom=1000 / span,
        aspect=aspect,
    )


def crop_empty(framing: str, point: Point, aspect: float) -> Crop:
    """The crop of a place without a subject, towards a point worth looking at."""
    return Crop(point[0], point[1], _EMPTY[framing], aspect)


def nearest(framing: str) -> float:
    """How far the place may be magnified."""
    return _NEAREST[framing]


def inside(crop: Crop) -> Crop:
    """The crop moved, so that it and the camera's overscan around it stay on what is painted."""
    reach = (0.5 + OVERSCAN) / crop.zoom
    low, high = reach - OVERSCAN, 1 + OVERSCAN - reach
    return replace(
        crop,
        x=min(max(crop.x, low * 1000 * crop.aspect), high * 1000 * crop.aspect),
        y=min(max(crop.y, low * 1000), high * 1000),
    )


def at_depth(crop: Crop, depth: float) -> Crop:
    """The crop that a plane at this depth shows: what is far grows less."""
    zoom = crop.zoom ** (0.5 + 0.5 * min(depth, 1.5))
    return inside(replace(crop, zoom=zoom))


def through(crop: Crop, point: Point) -> Point:
    """Where a point of the picture lies in the frame, in frame units."""
    return (point[0] - crop.x) * crop.zoom + 500 * crop.aspect, (
        point[1] - crop.y
    ) * crop.zoom + 500


def softness(framing: str, depth: float) -> float:
    """Blur of a plane, sigma in frame units; the subject's own plane is nearly sharp."""
    return _SOFT.get(framing, 0.0) * max(0.28, min(1.0, 1.25 - depth))


def union(boxes: Sequence[Box]) -> Box:
    """The box around all."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _room(framing: str, width: float, height: float) -> float:
    """The width that a frame must have so as to hold all of a group; close ones cut into it."""
    if framing in CLOSE:
        return 0.8 * width if width > _PAIR * height else 0.0
    return 1.15 * width


def _eye_line(framing: str, subject: Subject, span: float) -> float:
    """Centre of the frame: feet low in wide framings, headroom above the head, eyes high."""
    _, top, _, bottom = subject.box
    match framing:
        case "extreme_wide" | "wide":
            return bottom + 0.1 * span - span / 2
        case "medium_wide" | "medium" | "medium_close_up":
            return top - 0.08 * span + span / 2
        case _:
            return subject.focus[1] + 0.06 * span
