"""A flat picture under the camera: somebody else's keyframe, which has no layers of ours."""

from dataclasses import dataclass

import cv2
import numpy as np

from longtake.providers.sketch.frames.affine import Affine, after, scale, slide
from longtake.providers.sketch.frames.lay import Scratch, lay, onto_frame, scratch
from longtake.providers.sketch.pictures import camera, yuv
from longtake.providers.sketch.pictures.arrays import Pixels
from longtake.providers.sketch.pictures.raster import Patch

_CALM = 0.5
"""How much of a move a flat picture is given: it has no depth, and no more than itself."""


@dataclass(frozen=True, slots=True)
class Held:
    """The picture, ready to be warped."""

    patch: Patch
    size: tuple[int, int]
    buffers: Scratch

    def zoomed(self, zoom: float) -> Pixels:
        """The picture, magnified around its middle; `zoom` is at least 1."""
        return self._seen(scale(zoom, zoom, self._middle))

    def moved(self, move: str, start: float, now: float, seconds: float) -> Pixels:
        """The picture under that move since `start` (seconds into the shot); then it is whole."""
        long = max(seconds, 0.04)
        before = camera.move(move, start / long, seconds=long)
        after_it = camera.move(move, now / long, seconds=long)
        x, y = _CALM * (after_it.x - before.x), _CALM * (after_it.y - before.y)
        ratio = after_it.zoom / before.zoom
        # A picture has nothing outside its edges to pull back to: the camera goes in instead.
        zoom = max(ratio, ratio**-_CALM) * (1 + 2 * max(abs(x), abs(y)))
        width = 1000 * self.size[0] / self.size[1]
        return self._seen(after(slide(-x * width, -y * 1000), scale(zoom, zoom, self._middle)))

    @property
    def _middle(self) -> tuple[float, float]:
        return 500 * self.size[0] / self.size[1], 500.0

    def _seen(self, way: Affine) -> Pixels:
        frame = yuv.blank(self.size)
        onto = onto_frame(self.patch, way, self.size[1] / 1000)
        # A hair larger, so that no edge stays uncovered: growing takes the centres of the outermost
        # pixels inwards by half of what each pixel grows.
        short = min(self.size)
        more = (1 + 2e-6) * (short - 1) / (short - way[0])
        hair = scale(more, more, ((self.size[0] - 1) / 2, (self.size[1] - 1) / 2))
        lay(
            yuv.planes(frame),
            self.patch,
            after(hair, onto),
            limit=self.size[1],
            buffers=self.buffers,
        )
        return frame


def hold(frame: Pixels) -> Held:
    """The I420 frame as a picture to move."""
    y, u, v = yuv.planes(frame)
    size = (y.shape[1], y.shape[0])
    chroma = [cv2.resize(part, size, interpolation=cv2.INTER_LINEAR) for part in (u, v)]
    patch = Patch(
        pixels=np.asarray(cv2.merge([y, *chroma, np.zeros_like(y)]), np.uint8),
        left=0.0,
        top=0.0,
        density=size[1] / 1000,
        solid=True,
        head=0.0,
        foot=1000.0,
    )
    return Held(patch, size, scratch(size))
