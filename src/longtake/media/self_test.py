"""A small proof that this machine's codecs work: pictures encoded, and the last one read back."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from longtake.capabilities.errors import BadOutput
from longtake.film.picture import Size
from longtake.media.colour import to_i420
from longtake.media.encode import encode
from longtake.media.frames import last_frame


def encode_and_read(folder: Path) -> str:
    """Give the names of the codecs; raises `BadOutput` if the picture read is another one."""
    size, file = Size(128, 64), folder / "proof.mp4"
    greys = [np.full((size.height, size.width, 3), level, np.uint8) for level in (40, 120, 200)]
    encode((to_i420(grey) for grey in greys), file, size=size, rate=Fraction(24))
    off = abs(float(last_frame(file).mean()) - 200)
    if off > _NEAR:
        raise BadOutput(f"the last picture read back is {off:.0f} levels off")
    return f"H.264 and AAC by PyAV {av.__version__}"


_NEAR = 3.0
