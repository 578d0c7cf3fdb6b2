"""Small pictures of a clip, on which seams are measured."""

from fractions import Fraction
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from longtake.film.picture import Size
from longtake.media.colour import I420
from longtake.media.normalise import normalised

WIDTH: Final = 160
"""Of the pictures, in pixels."""


def glimpses(
    path: Path, spans: tuple[tuple[int, int], ...], *, size: Size, rate: Fraction
) -> tuple[list[I420], ...]:
    """Give small pictures of any clip over stretches of film frames, up to where it ends."""
    wanted = {place for span in spans for place in range(*span)}
    pictures = enumerate(normalised(path, size=size, rate=rate, frames=max(wanted) + 1))
    seen = {place: small(picture) for place, picture in pictures if place in wanted}
    return tuple([seen[place] for place in range(*span) if place in seen] for span in spans)


def small(picture: I420, wide: int = WIDTH) -> I420:
    """Give a picture small, plane by plane."""
    height, width = picture.shape[0] * 2 // 3, picture.shape[1]
    to = (wide, max(2, round(height * wide / width / 2) * 2))
    planes = [picture[:height], *picture[height:].reshape(2, height // 2, width // 2)]
    sizes = [to, *[(to[0] // 2, to[1] // 2)] * 2]
    shrunk = [
        np.asarray(cv2.resize(plane, wanted, interpolation=cv2.INTER_AREA), np.uint8).ravel()
        for plane, wanted in zip(planes, sizes, strict=True)
    ]
    return np.concatenate(shrunk).reshape(to[1] * 3 // 2, to[0])
