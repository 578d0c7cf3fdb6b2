"""Mist: banks that repeat sideways and drift in front of everything."""

from dataclasses import dataclass

import cv2
import numpy as np

from longtake.providers.sketch.frames.lay import Planes
from longtake.providers.sketch.pictures import yuv
from longtake.providers.sketch.pictures.arrays import Floats, Pixels


@dataclass(frozen=True, slots=True)
class Veil:
    """A bank of mist as large as the frame, repeating sideways: paint and what it keeps."""

    whole: tuple[Pixels, Pixels]
    half: tuple[Pixels, Pixels, Pixels]
    across: float


def mist(dice: np.random.Generator, size: tuple[int, int], haze: str) -> tuple[Veil, ...]:
    """Two banks of the colour `haze` (`#rrggbb`) for frames of this size in pixels."""
    return tuple(
        _veil(dice, size, haze, look) for look in ((0.42, 0.62, 0.011), (0.5, 0.95, -0.019))
    )


def _veil(
    dice: np.random.Generator, size: tuple[int, int], haze: str, look: tuple[float, float, float]
) -> Veil:
    """Mist of a look: how thick at most, around which height, how many widths a second."""
    width, height = size
    thick, centre, pace = look
    rows = np.linspace(0, 1, height, dtype=np.float32)
    profile = np.exp(-(((rows - centre) / 0.3) ** 2))
    alpha = np.clip(thick * profile[:, None] * (0.25 + 0.95 * _clouds(dice, size)), 0, 1)
    half = cv2.resize(alpha, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    y, u, v = yuv.colour(haze)
    return Veil(
        whole=(_byte(alpha * y), _byte(255 * (1 - alpha))),
        half=(_byte(half * u), _byte(half * v), _byte(255 * (1 - half))),
        across=pace * width,
    )


def _clouds(dice: np.random.Generator, size: tuple[int, int]) -> Floats:
    """Soft noise, 0 to 1, that repeats sideways."""
    total = np.zeros((size[1], size[0]), np.float32)
    for octave, weight in ((3, 0.6), (6, 0.3), (12, 0.14)):
        grid = dice.random((octave + 3, octave * 2)).astype(np.float32)
        wrapped = np.concatenate([grid[:, -2:], grid, grid[:, :2]], axis=1)
        step = size[0] / (octave * 2)
        across = (np.arange(size[0], dtype=np.float32) / step + 1.5)[None, :]
        down = np.linspace(1, octave + 1, size[1], dtype=np.float32)[:, None]
        total += weight * cv2.remap(
            wrapped,
            np.broadcast_to(across, total.shape).copy(),
            np.broadcast_to(down, total.shape).copy(),
            cv2.INTER_CUBIC,
        )
    return np.asarray(np.clip((total - 0.3) / 0.45, 0, 1), np.float32)


def _byte(values: Floats) -> Pixels:
    return np.rint(values).astype(np.uint8)


def draw_veil(veil: Veil, planes: Planes, now: float) -> None:
    """Lay the bank over the planes as it lies after `now` seconds."""
    width = planes[0].shape[1]
    x = round(veil.across * now / 2) * 2 % width
    _blend(planes[0], veil.whole[0], veil.whole[1], x)
    for plane, paint in zip(planes[1:], veil.half[:2], strict=True):
        _blend(plane, paint, veil.half[2], x // 2)


def _blend(plane: Pixels, paint: Pixels, kept: Pixels, x: int) -> None:
    width = plane.shape[1]
    for into, out in (
        (slice(x, width), slice(0, width - x)),
        (slice(0, x), slice(width - x, width)),
    ):
        target = plane[:, into]
        if target.size:
            cv2.multiply(target, kept[:, out], dst=target, scale=1 / 255)
            cv2.add(target, paint[:, out], dst=target)
