"""Rain: streaks on repeating sheets that slide over the picture, each as fast as it is near."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from longtake.providers.sketch.pictures.arrays import Floats, Pixels

_SHIFT: Final = 4
"""Binary places of OpenCV's sub-pixel coordinates."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A tile as large as the frame that repeats in both directions and is added to the luma."""

    luma: Pixels
    across: float
    down: float
    """Pixels a second."""


def rain(dice: np.random.Generator, size: tuple[int, int], *, heavy: bool) -> tuple[Sheet, ...]:
    """Sheets from far to near for frames of this size in pixels."""
    slant = 0.24 if heavy else 0.1
    count = 210 if heavy else 130
    looks = [
        (count, 0.055, 0.0013, 26, 1.15),
        (count * 2 // 3, 0.085, 0.0019, 38, 1.6),
        (count // 8, 0.16, 0.003, 34, 2.3),
    ]
    return tuple(_streaks(dice, size, look, slant) for look in looks)


def _streaks(
    dice: np.random.Generator,
    size: tuple[int, int],
    look: tuple[int, float, float, int, float],
    slant: float,
) -> Sheet:
    count, length, thickness, level, pace = look
    width, height = size
    tile = np.zeros((height, width), np.uint8)
    count = round(count * max(0.5, width / height))
    thick = max(1, round(thickness * height))
    for x, y, share in dice.random((count, 3)):
        long = length * height * (0.6 + 0.8 * share)
        bright = round(level * (0.45 + 0.55 * share))
        start = np.array([x * width, y * height])
        for turn in _turns(start, np.array([slant * long, long]), size):
            end = turn + np.array([slant * long, long])
            cv2.line(tile, _fixed(turn), _fixed(end), (bright,), thick, cv2.LINE_AA, _SHIFT)
    return Sheet(luma=tile, across=slant * pace * height, down=pace * height)


def _turns(start: Floats, reach: Floats, size: tuple[int, int]) -> list[Floats]:
    """The start, and the starts that bring in what a repeating tile cuts off."""
    found = [start]
    for axis in (0, 1):
        step = np.zeros(2)
        step[axis] = size[axis]
        found += [turn - step for turn in found if turn[axis] + reach[axis] > size[axis]]
    return found


def _fixed(point: Floats) -> tuple[int, int]:
    return round(float(point[0]) * (1 << _SHIFT)), round(float(point[1]) * (1 << _SHIFT))


def slide(luma: Pixels, sheet: Sheet, now: float) -> None:
    """Add the sheet to the luma as it lies after `now` seconds."""
    height, width = luma.shape
    x, y = round(sheet.across * now) % width, round(sheet.down * now) % height
    for rows, from_rows in (
        (slice(y, height), slice(0, height - y)),
        (slice(0, y), slice(-y, None)),
    ):
        for columns, from_columns in (
            (slice(x, width), slice(0, width - x)),
            (slice(0, x), slice(-x, None)),
        ):
            target = luma[rows, columns]
            if target.size:
                cv2.add(target, sheet.luma[from_rows, from_columns], dst=target)
