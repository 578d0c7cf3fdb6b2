"""Masks: which region of a picture is changed, and the rest put back as it was."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from longtake.capabilities.errors import Unusable
from longtake.film.picture import Size
from longtake.media.pictures import fitted_png, read_picture, write_png

_OPAQUE: Final = 3
"""Colours of a picture without transparency."""
_CHANGED: Final = 128
"""The grey from which a region is changed."""
_SOFT: Final = 300
"""The edge of a region softens over about the picture's width divided by this, inwards."""


def read_mask(data: bytes, size: Size, name: str) -> bytes:
    """Give a mask as a grey PNG of `size`: white is changed, black stays; transparent is black.

    Raises `Unusable` with `name` for what is no picture, is of another size or holds nothing white.
    """
    rgb = read_picture(data, name=name, longest=max(size.width, size.height, _LARGEST))
    tall, wide = rgb.shape[:2]
    if (wide, tall) != (size.width, size.height):
        why = f"is {wide}x{tall} pixels, the keyframe is {size}"
        raise Unusable(name, why, "give a mask of the keyframe's size")
    grey = _grey(rgb)
    if not (grey >= _CHANGED).any():
        raise Unusable(name, "holds nothing white", "paint white what shall change")
    return write_png(grey)


_LARGEST: Final = 4096


def put_back(drawn: bytes, base: bytes, mask: bytes) -> bytes:
    """Give a changed picture as a PNG with all that the mask shows black as it is in `base`.

    Pictures of another size than `drawn` are brought to its size.
    """
    new = read_picture(drawn)[..., :3]
    tall, wide = new.shape[:2]
    old = read_picture(fitted_png(base, wide, tall))[..., :3]
    share = _share(_grey(read_picture(fitted_png(mask, wide, tall))))[..., None]
    mixed = old + (new.astype(np.float32) - old) * share
    return write_png(np.rint(mixed).astype(np.uint8))


def _grey(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    colours = rgb[..., :3].astype(np.float32).mean(axis=2)
    if rgb.shape[2] > _OPAQUE:
        colours *= rgb[..., 3].astype(np.float32) / 255
    return np.asarray(np.rint(colours), np.uint8)


def _share(grey: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Give how much of each pixel is changed, 0 to 1: none of the black, less at the edge."""
    region = (grey >= _CHANGED).astype(np.float32)
    blurred = cv2.GaussianBlur(region, (0, 0), max(0.8, region.shape[1] / _SOFT))
    return np.asarray(region * np.clip(2 * blurred - 1, 0, 1), np.float32)
