"""What floats, in the water: nothing to be seen below, a shade and a wake around it."""

import zlib
from typing import Final

from longtake.providers.sketch.pictures.figures.drawing import Drawing
from longtake.providers.sketch.pictures.palette import Palette, mix

_WAKE: Final = (
    (-0.86, 0.84, 0.004, 0.8),
    (-1.16, -0.55, 0.016, 0.5),
    (0.15, 1.08, 0.024, 0.45),
    (-0.62, 0.1, 0.042, 0.3),
)
"""Ends left and right in half widths, height in sizes, opacity."""


def afloat(drawing: Drawing, palette: Palette) -> str:
    """The drawing's fragment as it lies in the water."""
    wide, size = drawing.width / 2, max(drawing.width, drawing.height)
    name = f"afloat{zlib.crc32(drawing.svg.encode()):x}"
    wave = size * 0.006
    waves = "".join(
        f"q{wide / 10:.1f} {wave * (-1) ** step:.1f} {wide / 5:.1f} 0" for step in range(12)
    )
    foam = mix(palette.water, "#ffffff", 0.6)
    wake = "".join(
        f'<path d="M{left * wide:.1f} {y * size:.1f}q{(right - left) / 2 * wide:.1f} '
        f'{0.009 * size:.1f} {(right - left) * wide:.1f} 0" stroke="{foam}" fill="none" '
        f'stroke-width="{0.0045 * size:.2f}" stroke-opacity="{strength}" stroke-linecap="round"/>'
        for left, right, y, strength in _WAKE
    )
    return (
        f'<clipPath id="{name}"><path d="M{-1.2 * wide:.1f} {-2 * size:.1f}'
        f'V0{waves}V{-2 * size:.1f}Z"/></clipPath>'
        f'<radialGradient id="{name}s"><stop offset="0" stop-color="{palette.shade}" '
        f'stop-opacity="0.5"/><stop offset="1" stop-color="{palette.shade}" stop-opacity="0"/>'
        f'</radialGradient><ellipse cx="0" cy="{0.02 * size:.1f}" rx="{1.1 * wide:.1f}" '
        f'ry="{0.07 * size:.1f}" fill="url(#{name}s)"/>'
        f'<g clip-path="url(#{name})">{drawing.svg}</g>{wake}'
    )
