"""Where a picture matters: what another shape of screen has to keep."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from longtake.film.reframe import Point
from longtake.media.frames import thumbnails

_LOOKS: Final = 6
"""Pictures of a clip that are looked at."""
_WIDTH: Final = 160
_MOTION: Final = 3.0
"""How much more what moves counts than what is sharp."""
_MIDDLE: Final = 0.6
"""How much less the edge counts than the middle, where framing puts what matters."""


def focus(path: Path) -> Point:
    """Give the place about which a clip holds most detail and motion, one for all of it.

    A window that followed them would look like a camera that sways.
    """
    pictures = [
        np.asarray(cv2.cvtColor(each, cv2.COLOR_RGB2GRAY), np.float32)
        for each in thumbnails(path, _LOOKS, _WIDTH)
    ]
    weight = np.sum([*_detail(pictures), *_motion(pictures)], axis=0)
    high, wide = weight.shape
    weight = weight * np.outer(_prior(high), _prior(wide))
    return _centre(weight.sum(axis=0)), _centre(weight.sum(axis=1))


def _detail(pictures: list[NDArray[np.float32]]) -> Iterator[NDArray[np.float32]]:
    for picture in pictures:
        across, down = (cv2.Sobel(picture, cv2.CV_32F, *way) for way in ((1, 0), (0, 1)))
        yield _even(np.hypot(across, down) / len(pictures))


def _motion(pictures: list[NDArray[np.float32]]) -> Iterator[NDArray[np.float32]]:
    for before, after in pairwise(pictures):
        yield _even(np.abs(after - before) * (_MOTION / len(pictures)))


def _even(weight: NDArray[np.floating[Any]]) -> NDArray[np.float32]:
    """Give a weight in which no speck stands out, and noise does not count."""
    smooth = np.asarray(cv2.GaussianBlur(weight, (0, 0), 4), np.float32)
    return np.asarray(np.maximum(smooth - np.median(smooth), 0), np.float32)


def _prior(length: int) -> NDArray[np.float32]:
    place = np.linspace(-1, 1, length, dtype=np.float32)
    return 1 - _MIDDLE * place**2


def _centre(weight: NDArray[np.float32]) -> float:
    """Give the middle of most of the weight, in parts of the length; a blank has its own middle."""
    whole = float(weight.sum())
    if whole <= 0:
        return 0.5
    return float(np.searchsorted(np.cumsum(weight), whole / 2) + 0.5) / len(weight)
