"""A tint: a change of a clip's colours, one at its start that passes evenly into one at its end."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from longtake.media.colour import I420

Matrix: TypeAlias = tuple[tuple[float, float, float, float], ...]
"""Rows Y, U, V over columns Y, U, V, 1, in code values of BT.709 limited range."""

SAME: Final[Matrix] = ((1.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0), (0.0, 0.0, 1.0, 0.0))


@dataclass(frozen=True, slots=True)
class Tint:
    """Over a clip's frames from `first` on, colours pass from `start` to `end`."""

    start: Matrix
    end: Matrix
    first: int
    frames: int

    def at(self, place: int) -> NDArray[np.float64]:
        """Give the matrix for frame `place` of the clip."""
        share = min(max((place - self.first) / max(self.frames - 1, 1), 0.0), 1.0)
        return (1 - share) * np.array(self.start) + share * np.array(self.end)


def tinted(pictures: Iterator[I420], tint: Tint) -> Iterator[I420]:
    """Give a clip's pictures, from its first on, in changed colours."""
    for place, picture in enumerate(pictures):
        yield coloured(picture, tint.at(place))


def coloured(picture: I420, matrix: NDArray[np.float64]) -> I420:
    """Give a picture through one matrix, every plane at its own size and rounded once."""
    height, width = picture.shape[0] * 2 // 3, picture.shape[1]
    luma, chroma = picture[:height], picture[height:].reshape(2, height // 2, width // 2)
    large = [np.asarray(cv2.resize(plane, (width, height)), np.uint8) for plane in chroma]
    small = cv2.resize(luma, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    full = np.asarray(cv2.transform(cv2.merge([luma, *large]), matrix[:1]), np.uint8)
    half = np.asarray(
        cv2.transform(cv2.merge([np.asarray(small, np.uint8), *chroma]), matrix[1:]), np.uint8
    )
    planes = [full.ravel(), half[..., 0].ravel(), half[..., 1].ravel()]
    return np.concatenate(planes).reshape(picture.shape)
