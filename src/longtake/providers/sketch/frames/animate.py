"""A shot, frame by frame: layers moved by camera and weather, pinned to the pictures given."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Final

import cv2
import numpy as np

from longtake.film.picture import Size
from longtake.providers.sketch.frames.held import hold
from longtake.providers.sketch.frames.stage import USUAL, Stage, build, paint
from longtake.providers.sketch.pictures import yuv
from longtake.providers.sketch.pictures.arrays import Pixels
from longtake.providers.sketch.pictures.compose import Composition

Shown = Callable[[int], Pixels]
"""The picture at a frame, counted from the first of the stretch."""

_SAME: Final = 6.0
"""Mean difference, of 255, up to which a picture given is the picture that would be drawn."""
_PASSAGE: Final = 0.7
"""Seconds that a passage between two different pictures takes."""
_SETTLING: Final = 0.62
"""What is left of a small difference to the picture given, from frame to frame."""
_SETTLED: Final = 12
"""Frames after which nothing is left of it."""
_PUSH: Final = 1.05
"""How far the camera goes into a picture during a passage."""


def still(composition: Composition, *, size: Size, move: str, slate: str = "") -> Pixels:
    """The first frame of that move over the composition, as RGB (height, width, 3)."""
    return yuv.rgb(paint(_stage(composition, size, move, USUAL, slate), 0.0))


def frames(  # noqa: PLR0913 - a shot is pinned by this many facts
    composition: Composition,
    *,
    size: Size,
    rate: Fraction,
    begins: int,
    count: int,
    shot_frames: int,
    move: str,
    first: Pixels | None = None,
    last: Pixels | None = None,
    slate: str = "",
    continues: bool = False,
    flat: bool = False,
) -> Iterator[Pixels]:
    """The frames `begins` to `begins + count` of a shot as I420 (height * 3 / 2, width), BT.709.

    `first` and `last` are RGB pictures that the first and last frame equal. Where one is not what
    would be drawn there: a `first` is moved as the flat picture it is, or, when it `continues`
    the shot before and a new shot begins, passes into the drawn picture; a `last` is passed into.
    A `first` that is `flat` was changed by somebody: it is moved as it is however near it comes.
    """
    stage = _stage(composition, size, move, float((shot_frames - 1) / rate), slate)
    times = [float(Fraction(begins + frame) / rate) for frame in range(count)]
    passage = max(1, min(round(_PASSAGE * rate), count // 2))

    shown: Shown = lambda frame: paint(stage, times[frame])  # noqa: E731 - one of three alike
    if first is not None:
        across = passage if continues and begins <= 0 else 0
        shown = _from(yuv.i420(first), shown, stage, times, None if flat else across)
    if last is not None and (first is None or count > 1):
        shown = _into(yuv.i420(last), shown, count - 1, passage)
    for frame in range(count):
        yield shown(frame)


def _stage(composition: Composition, size: Size, move: str, seconds: float, slate: str) -> Stage:
    return build(
        composition, size=(size.width, size.height), move=move, seconds=seconds, slate=slate
    )


def _from(
    given: Pixels, drawn: Shown, stage: Stage, times: list[float], passage: int | None
) -> Shown:
    """What is shown when the first frame is `given`.

    A foreign picture passes into the drawn one within `passage` frames, or never where that is 0;
    None takes any picture for a foreign one, and never passes.
    """
    if passage is not None and _difference(given, own := drawn(0)) < _SAME:
        return _settling(given, own, drawn, at=0)
    picture = hold(given)

    def shown(frame: int) -> Pixels:
        if frame == 0:
            return given.copy()
        if not passage:
            return picture.moved(stage.move, times[0], times[frame], stage.seconds)
        share = frame / passage
        if share >= 1:
            return drawn(frame)
        return _mixed(picture.zoomed(1 + (_PUSH - 1) * _ease(share)), drawn(frame), _ease(share))

    return shown


def _into(given: Pixels, drawn: Shown, end: int, passage: int) -> Shown:
    """What is shown when frame `end` is `given`."""
    own = drawn(end)
    if _difference(given, own) < _SAME:
        return _settling(given, own, drawn, at=end)
    picture = hold(given)

    def shown(frame: int) -> Pixels:
        share = 1 - (end - frame) / passage
        if share <= 0:
            return drawn(frame)
        if share >= 1:
            return given.copy()
        return _mixed(
            drawn(frame), picture.zoomed(_PUSH - (_PUSH - 1) * _ease(share)), _ease(share)
        )

    return shown


def _settling(given: Pixels, own: Pixels, drawn: Shown, *, at: int) -> Shown:
    """The drawn frames, which meet `given` at one frame and keep less of the difference away."""
    difference = given.astype(np.int16) - own

    def shown(frame: int) -> Pixels:
        away = abs(frame - at)
        if away == 0:
            return given.copy()
        if away >= _SETTLED:
            return drawn(frame)
        rest = np.rint(difference * np.float32(_SETTLING**away)).astype(np.int16)
        return np.asarray(cv2.add(drawn(frame), rest, dtype=cv2.CV_8U), np.uint8)

    return shown


def _difference(one: Pixels, other: Pixels) -> float:
    return float(cv2.absdiff(one, other).mean())


def _mixed(one: Pixels, other: Pixels, share: float) -> Pixels:
    return np.asarray(cv2.addWeighted(one, 1 - share, other, share, 0), np.uint8)


def _ease(share: float) -> float:
    return share * share * (3 - 2 * share)
