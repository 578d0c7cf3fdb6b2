"""The animatic's stills are held for their time and live a little."""

from itertools import pairwise

import numpy as np
from marked import SIZE, mark, marked

from longtake.film.picture import Size
from longtake.film.timeline import Transition
from longtake.media.colour import to_i420, to_rgb
from longtake.media.still_video import fitted, hold


def _stills(count: int) -> list[np.ndarray]:
    return [to_rgb(picture) for picture in marked(count)]


def test_every_still_is_held_for_its_frames() -> None:
    """In order, the sum exact."""
    pairs = zip(_stills(4), (10, 1, 30, 5), strict=True)
    shown = [mark(to_rgb(picture)) for picture in hold(pairs, size=SIZE)]
    assert shown == [0] * 10 + [1] + [2] * 30 + [3] * 5


def test_a_still_moves_slowly_and_smoothly() -> None:
    """It starts as drawn, no step is large, and within a second something has changed."""
    still = _stills(6)[5]
    shown = [to_rgb(picture).astype(int) for picture in hold([(still, 48)], size=SIZE)]
    steps = [abs(after - before).mean() for before, after in pairwise(shown)]
    assert abs(shown[0] - to_rgb(to_i420(still))).max() == 0
    assert 0 < max(steps) < 2
    assert abs(shown[24] - shown[0]).mean() > 0.3


def test_stills_dissolve_without_changing_the_length() -> None:
    """The first frames of each fade from the one before."""
    black, white = (np.full((180, 320, 3), level, np.uint8) for level in (0, 255))
    light = [
        int(to_rgb(p).mean())
        for p in hold(
            [(black, 6), (white, 6)], size=SIZE, transitions=[Transition(6, "dissolve", after=3)]
        )
    ]
    assert light[:6] == [0] * 6
    assert light[9:] == [255] * 3
    assert light[6] < light[7] < light[8]


def test_another_shape_is_shown_whole() -> None:
    """Upright on a wide screen, centred on black."""
    upright = np.full((400, 200, 3), 250, np.uint8)
    shown = fitted(upright, Size(320, 180))
    assert shown.shape == (180, 320, 3)
    assert (shown[:, 115:205] > 240).all()
    assert not shown[:, :115].any()
    assert not shown[:, 205:].any()
