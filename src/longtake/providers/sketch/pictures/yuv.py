"""Pictures as planes: RGB to and from I420, BT.709 in limited range, the matrix written out.

Coefficients: ITU-R BT.709-6, table 3.
"""

from typing import Final

import cv2
import numpy as np

from longtake.providers.sketch.pictures.arrays import Floats, Pixels

_KR, _KB = 0.2126, 0.0722
_KG = 1 - _KR - _KB
_LUMA, _CHROMA = 219 / 255, 224 / 255

FROM_RGB: Final[Floats] = np.array(
    [
        [_LUMA * _KR, _LUMA * _KG, _LUMA * _KB, 16],
        [
            -_CHROMA * _KR / (2 * (1 - _KB)),
            -_CHROMA * _KG / (2 * (1 - _KB)),
            _CHROMA / 2,
            128,
        ],
        [
            _CHROMA / 2,
            -_CHROMA * _KG / (2 * (1 - _KR)),
            -_CHROMA * _KB / (2 * (1 - _KR)),
            128,
        ],
    ]
)
"""Rows Y, U, V; columns R, G, B and the offset; all on the scale 0 to 255."""

_BACK = np.linalg.inv(FROM_RGB[:, :3])
_TO_RGB: Final[Floats] = np.column_stack([_BACK, -_BACK @ FROM_RGB[:, 3]])


def colour(text: str) -> tuple[int, int, int]:
    """Y, U and V of `#rrggbb`."""
    rgb = [int(text[i : i + 2], 16) for i in (1, 3, 5)]
    y, u, v = np.rint(FROM_RGB @ [*rgb, 1.0]).astype(int)
    return int(y), int(u), int(v)


def planes(frame: Pixels) -> tuple[Pixels, Pixels, Pixels]:
    """Y, U and V of an I420 frame as views: painting on them paints the frame."""
    height, width = frame.shape[0] * 2 // 3, frame.shape[1]
    flat = frame.reshape(-1)
    whole, quarter = height * width, height * width // 4
    half = (height // 2, width // 2)
    return (
        flat[:whole].reshape(height, width),
        flat[whole : whole + quarter].reshape(half),
        flat[whole + quarter :].reshape(half),
    )


def blank(size: tuple[int, int]) -> Pixels:
    """An I420 frame to paint on: width and height in pixels, both even; not cleared."""
    return np.empty((size[1] * 3 // 2, size[0]), np.uint8)


def i420(rgb: Pixels) -> Pixels:
    """The RGB picture (height, width, 3) as an I420 frame (height * 3 / 2, width)."""
    height, width = rgb.shape[:2]
    frame = blank((width, height))
    whole = cv2.transform(rgb, FROM_RGB)
    half = cv2.resize(whole, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    y, u, v = planes(frame)
    cv2.extractChannel(whole, 0, y)
    cv2.extractChannel(half, 1, u)
    cv2.extractChannel(half, 2, v)
    return frame


def rgb(frame: Pixels) -> Pixels:
    """The I420 frame as an RGB picture."""
    y, u, v = planes(frame)
    size = (y.shape[1], y.shape[0])
    parts = [y, *(cv2.resize(part, size, interpolation=cv2.INTER_LINEAR) for part in (u, v))]
    return np.asarray(cv2.transform(cv2.merge(parts), _TO_RGB), np.uint8)
