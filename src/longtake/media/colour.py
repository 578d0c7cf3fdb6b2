"""Between RGB and I420 with the BT.709 matrix, so that colours hold along a chain of clips.

The libraries' default matrix is BT.601: it shifts colours by up to 40/255, again at every hop.
I420 is one array `(height * 3 // 2, width)`: Y, then U, then V at half size; limited range.
"""

from typing import Final, TypeAlias

import av
import cv2
import numpy as np
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, Interpolation
from numpy.typing import NDArray

Rgb: TypeAlias = NDArray[np.uint8]
"""A picture `(height, width, 3)`, sRGB."""
I420: TypeAlias = NDArray[np.uint8]
"""A picture `(height * 3 // 2, width)` as Y, U, V planes."""

BT709: Final = 1
"""BT.709 as matrix, primaries and transfer (ITU-T H.273)."""
LIMITED: Final = 1
"""Limited range: black 16, white 235."""

_SD_HEIGHT: Final = 576
_MATRIX_UNKNOWN: Final = 2
_HDR: Final = (ColorTrc.SMPTE2084, ColorTrc.ARIB_STD_B67)
_EXACT: Final = (
    Interpolation.BICUBIC
    | Interpolation.ACCURATE_RND
    | Interpolation.FULL_CHR_H_INT
    | Interpolation.FULL_CHR_H_INP
)


def _bt709() -> NDArray[np.float64]:
    """Give the rows Y, U, V over columns R, G, B, 1 (ITU-R BT.709-6, section 3, limited range)."""
    red, green, blue = 0.2126, 0.7152, 0.0722
    luma = np.array([red, green, blue])
    u = np.array([-red, -green, 1 - blue]) / (2 * (1 - blue))
    v = np.array([1 - red, -green, -blue]) / (2 * (1 - red))
    rows = np.stack([luma * 219, u * 224, v * 224]) / 255
    return np.hstack([rows, [[16], [128], [128]]])


_RGB_TO_YUV: Final = _bt709()
_INVERSE: Final = np.linalg.inv(_RGB_TO_YUV[:, :3])
_YUV_TO_RGB: Final = np.hstack([_INVERSE, -_INVERSE @ _RGB_TO_YUV[:, 3:]])


def to_i420(rgb: Rgb) -> I420:
    """Give a picture of even sides as I420; a fourth channel is ignored."""
    height, width = rgb.shape[:2]
    yuv = np.asarray(cv2.transform(rgb[..., :3], _RGB_TO_YUV), np.uint8)
    luma, *chroma = cv2.split(yuv)
    half = (width // 2, height // 2)
    planes = [cv2.resize(plane, half, interpolation=cv2.INTER_AREA).ravel() for plane in chroma]
    return np.concatenate([luma.ravel(), *planes]).reshape(height * 3 // 2, width)


def to_rgb(i420: I420) -> Rgb:
    """Give I420 as RGB."""
    width, height = i420.shape[1], i420.shape[0] * 2 // 3
    half = i420[height:].reshape(2, height // 2, width // 2)
    chroma = [np.asarray(cv2.resize(plane, (width, height)), np.uint8) for plane in half]
    return _rgb_of_planes([i420[:height], *chroma])


def rgb_of(frame: av.VideoFrame) -> Rgb:
    """Give a decoded frame as RGB by its own tags; untagged is BT.601 up to 576 lines, else 709.

    Rotation and pixel shape are the caller's.
    """
    if frame.format.is_rgb:
        return np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)
    if _is_house_colour(frame):
        return to_rgb(np.asarray(frame.to_ndarray(), np.uint8))
    hdr = is_hdr(frame)
    planes = frame.reformat(
        format="yuv444p",
        src_colorspace=_matrix(frame),
        dst_colorspace=Colorspace.ITU709,
        dst_color_range=ColorRange.MPEG,
        dst_color_trc=ColorTrc.BT709 if hdr else None,
        dst_color_primaries=ColorPrimaries.BT709 if hdr else None,
        interpolation=_EXACT,
    )
    return _rgb_of_planes(list(np.asarray(planes.to_ndarray(), np.uint8)))


def is_hdr(frame: av.VideoFrame) -> bool:
    """Say whether the picture's light is coded as PQ or HLG."""
    return frame.color_trc in _HDR


def matrix_name(frame: av.VideoFrame) -> str:
    """Give the matrix a picture was coded with, as the scale filter spells it."""
    known = frame.format.is_rgb or frame.colorspace != _MATRIX_UNKNOWN
    return "auto" if known else "bt601" if frame.height <= _SD_HEIGHT else "bt709"


def _rgb_of_planes(planes: list[NDArray[np.uint8]]) -> Rgb:
    return np.asarray(cv2.transform(cv2.merge(planes), _YUV_TO_RGB), np.uint8)


def _is_house_colour(frame: av.VideoFrame) -> bool:
    return (
        frame.format.name == "yuv420p"
        and frame.width % 2 == frame.height % 2 == 0
        and _matrix(frame) == Colorspace.ITU709
        and frame.color_range != ColorRange.JPEG
        and not is_hdr(frame)
    )


def _matrix(frame: av.VideoFrame) -> int | None:
    if frame.colorspace == _MATRIX_UNKNOWN:
        return Colorspace.ITU601 if frame.height <= _SD_HEIGHT else Colorspace.ITU709
    return Colorspace.ITU709 if frame.colorspace == BT709 else None
