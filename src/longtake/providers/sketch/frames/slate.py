"""The slate: a small strip at the lower left that names the shot in a rough cut."""

import re
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from longtake.providers.sketch.pictures import yuv
from longtake.providers.sketch.pictures.raster import Patch

_HEIGHT: Final = 0.034
_INSET: Final = 0.026
"""Of the frame's height, like the strip's own."""
_INK = (236, 234, 228)
_STRIP = (18, 20, 26)
_THICKNESS: Final = 150
_FINE: Final = 3
"""The strip's outline is drawn so many times larger, and shrunk: Pillow's shapes are jagged."""


def slate_patch(text: str, size: tuple[int, int]) -> Patch:
    """The strip with this text for frames of this size (width, height in pixels)."""
    width, height = size
    strip = max(11, round(height * _HEIGHT))
    inset = round(height * _INSET)
    face = ImageFont.load_default(strip * 0.56)
    words = _fitting(text, face, width - 2 * inset - strip)
    long = min(round(face.getlength(words)) + strip, width - 2 * inset)
    picture = _pill(max(2, long), strip)
    ImageDraw.Draw(picture).text(
        (strip / 2, strip / 2), words, fill=(*_INK, 235), font=face, anchor="lm"
    )
    unit = height / 1000
    return Patch(
        pixels=_quads(np.asarray(picture)),
        left=inset / unit,
        top=(height - inset - strip) / unit,
        density=unit,
        solid=False,
        head=0.0,
        foot=0.0,
    )


def _fitting(text: str, face: ImageFont.FreeTypeFont | ImageFont.ImageFont, room: int) -> str:
    words = " · ".join(part for part in re.split(r"\s{2,}|\n", text.strip()) if part)
    while words and face.getlength(words) > room:
        words = words[:-1].rstrip()
    return words


def _pill(width: int, height: int) -> Image.Image:
    large = Image.new("L", (width * _FINE, height * _FINE))
    ImageDraw.Draw(large).rounded_rectangle(
        (0, 0, large.width - 1, large.height - 1), radius=large.height / 2, fill=_THICKNESS
    )
    picture = Image.new("RGBA", (width, height), (*_STRIP, 0))
    picture.putalpha(large.resize((width, height), Image.Resampling.BOX))
    return picture


def _quads(rgba: np.ndarray) -> np.ndarray:
    alpha = rgba[:, :, 3:].astype(np.float32) / 255
    parts = rgba[:, :, :3] @ yuv.FROM_RGB[:, :3].T + yuv.FROM_RGB[:, 3]
    return np.rint(np.dstack([parts * alpha, 255 * (1 - alpha)])).astype(np.uint8)
