"""Pictures blended into each other: dissolves, fades through a colour, and motion between two."""

from collections.abc import Iterator
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from longtake.media.colour import I420, to_i420
from longtake.media.cuts import Veil

_FLOW: Final = 480
"""Width at which motion is looked for: a quarter of 1080p takes 82 ms a picture, and no less is
seen of a hand-over's small motion (50 dB against the true pictures, 2026-11-21)."""

Flow = NDArray[np.float32]
"""Where each pixel comes from, `(height, width, 2)` in pixels."""


def dissolved(old: Iterator[I420], new: Iterator[I420], frames: int) -> Iterator[I420]:
    """Give so many pictures, more and more of the `new` ones."""
    for step, (one, other) in enumerate(zip(old, new, strict=True), 1):
        yield mixed(one, other, step / (frames + 1))


def veiled(pictures: Iterator[I420], veil: Veil, frames: int) -> Iterator[I420]:
    """Give so many pictures under a colour: at the end of a rising veil it alone is seen."""
    plain: I420 | None = None
    for step, picture in enumerate(pictures, 1):
        if plain is None:
            plain = plain_picture(veil.colour, picture)
        share = step / frames if veil.rises else 1 - step / (frames + 1)
        yield mixed(picture, plain, share)


def plain_picture(colour: str, like: I420) -> I420:
    """Give a picture of one colour, `#rrggbb`, of the size of another."""
    height, width = like.shape[0] * 2 // 3, like.shape[1]
    rgb = np.full((height, width, 3), tuple(bytes.fromhex(colour[1:])), np.uint8)
    return to_i420(rgb)


def mixed(one: I420, other: I420, share: float) -> I420:
    """Give two pictures blended, `share` of the other."""
    return np.asarray(cv2.addWeighted(one, 1 - share, other, share, 0), np.uint8)


def between(before: I420, after: I420, frames: int) -> Iterator[I420]:
    """Give so many pictures evenly on the way from one to the other, moved along their motion."""
    forth, back = flow(before, after), flow(after, before)
    for step in range(1, frames + 1):
        share = step / (frames + 1)
        yield mixed(moved(before, forth, share), moved(after, back, 1 - share), share)


def flow(before: I420, after: I420) -> Flow:
    """Give the motion from one picture to another, in pixels of their own size."""
    height, width = before.shape[0] * 2 // 3, before.shape[1]
    small = (min(width, _FLOW), max(16, round(height * min(width, _FLOW) / width)))
    one, other = (
        np.asarray(cv2.resize(each[:height], small, interpolation=cv2.INTER_AREA), np.uint8)
        for each in (before, after)
    )
    search = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    found = np.asarray(search.calc(one, other, None), np.float32)  # type: ignore[call-overload]
    grown = np.asarray(cv2.resize(found, (width, height)), np.float32)
    return grown * np.array([width / small[0], height / small[1]], np.float32)


def moved(picture: I420, motion: Flow, share: float) -> I420:
    """Give a picture moved a share of the way along its motion, plane by plane."""
    height, width = picture.shape[0] * 2 // 3, picture.shape[1]
    luma = _warped(picture[:height], motion * share)
    half = np.asarray(cv2.resize(motion, (width // 2, height // 2)), np.float32) * (share / 2)
    chroma = picture[height:].reshape(2, height // 2, width // 2)
    planes = [luma.ravel(), *(_warped(plane, half).ravel() for plane in chroma)]
    return np.concatenate(planes).reshape(picture.shape)


def _warped(plane: NDArray[np.uint8], motion: Flow) -> NDArray[np.uint8]:
    """Fetch each pixel from where it was: motion is taken to be the same where it arrives."""
    height, width = plane.shape
    columns, rows = np.meshgrid(
        np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)
    )
    warped = cv2.remap(
        plane,
        columns - motion[..., 0],
        rows - motion[..., 1],
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(warped, np.uint8)
