"""The animatic's pictures: stills held for their time, pushed in on so slowly that they live."""

from collections.abc import Iterable, Iterator
from itertools import count, islice
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from longtake.film.picture import Size
from longtake.film.timeline import Transition
from longtake.media.blend import dissolved, veiled
from longtake.media.colour import I420, Rgb, to_i420
from longtake.media.cuts import Veil

_PUSH: Final = 0.0005
"""Growth of the picture a frame: 6 % in five seconds."""
_FURTHEST: Final = 1.2


def hold(
    pictures: Iterable[tuple[Rgb, int]],
    *,
    size: Size,
    transitions: Iterable[Transition] = (),
) -> Iterator[I420]:
    """Give every still for its frames, in order, each taking over as its transition says.

    A still of another shape is shown whole, on black.
    """
    met = {each.at: each for each in transitions}
    before: Iterator[I420] = iter(())
    at, none = 0, Transition(0, "cut")
    for rgb, frames in pictures:
        begin, end = met.get(at, none), met.get(at + frames, none)
        pushed = _pushed(to_i420(fitted(rgb, size)))
        opening = islice(pushed, begin.after)
        if begin.kind == "dissolve":
            yield from dissolved(islice(before, begin.after), opening, begin.after)
        else:
            yield from veiled(opening, Veil(begin.colour, rises=False), begin.after)
        yield from islice(pushed, frames - begin.after - end.before)
        yield from veiled(islice(pushed, end.before), Veil(end.colour, rises=True), end.before)
        before, at = pushed, at + frames


def fitted(rgb: Rgb, size: Size) -> Rgb:
    """Give a picture whole within `size`, centred on black."""
    height, width = rgb.shape[:2]
    share = min(size.width / width, size.height / height)
    inner = (min(size.width, round(width * share)), min(size.height, round(height * share)))
    way = cv2.INTER_AREA if share < 1 else cv2.INTER_CUBIC
    scaled = np.asarray(cv2.resize(rgb[..., :3], inner, interpolation=way), np.uint8)
    canvas = np.zeros((size.height, size.width, 3), np.uint8)
    left, top = (size.width - inner[0]) // 2, (size.height - inner[1]) // 2
    canvas[top : top + inner[1], left : left + inner[0]] = scaled
    return canvas


def _pushed(i420: I420) -> Iterator[I420]:
    """Give the picture ever larger, without end."""
    width, height = i420.shape[1], i420.shape[0] * 2 // 3
    planes = [i420[:height], *i420[height:].reshape(2, height // 2, width // 2)]
    for step in count():
        growth = min(1 + _PUSH * step, _FURTHEST)
        grown = [_grown(plane, growth).ravel() for plane in planes]
        yield np.concatenate(grown).reshape(i420.shape)


def _grown(plane: NDArray[np.uint8], growth: float) -> NDArray[np.uint8]:
    """Enlarge about the middle; every plane is warped by itself, ready for the encoder."""
    height, width = plane.shape
    middle = np.array([(width - 1) / 2, (height - 1) / 2])
    matrix = np.hstack([np.eye(2) / growth, (middle * (1 - 1 / growth))[:, None]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    warped = cv2.warpAffine(
        plane, matrix, (width, height), flags=flags, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(warped, np.uint8)
