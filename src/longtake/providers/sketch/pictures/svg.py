"""SVG to pixels: the one door to the renderer, resvg in either of its Python packages.

`svg2png-py` gives pixels without a PNG in between and lets other threads run: measured, a third
of the time. It has wheels for the common platforms; `resvg-py` serves the others.
"""

from importlib.util import find_spec
from typing import Final

import cv2
import numpy as np

from longtake.providers.sketch.pictures.arrays import Pixels

_DIRECT: Final = find_spec("svg2png_py") is not None

if _DIRECT:
    import svg2png_py

    _NO_FONTS: Final = svg2png_py.FontDatabase()


def pixels(svg: str, width: int) -> Pixels:
    """Give a whole SVG as (height, width, 4): blue, green, red, alpha, straight.

    Its root states `width` and its height.
    """
    return _direct(svg) if _DIRECT else _by_png(svg, width)


def _direct(svg: str) -> Pixels:
    drawn, width, height = svg2png_py.svg_to_rgba(svg, _NO_FONTS)
    premultiplied = np.frombuffer(drawn, np.uint8).reshape(height, width, 4)
    straight = cv2.cvtColor(premultiplied, cv2.COLOR_mRGBA2RGBA)
    return np.asarray(cv2.cvtColor(straight, cv2.COLOR_RGBA2BGRA), np.uint8)


def _by_png(svg: str, width: int) -> Pixels:
    import resvg_py  # noqa: PLC0415 - only where the other one is not

    png = resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True)
    return np.asarray(cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_UNCHANGED), np.uint8)
