"""Films for another shape of screen: cut about what matters, never stretched."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from longtake.film.picture import Size
from longtake.film.reframe import window
from longtake.media.encode import encode
from longtake.media.focus import focus
from longtake.media.frames import frame
from longtake.media.join import Part, join

WIDE, HIGH = Size(320, 180), Size(90, 160)
RATE = Fraction(24)
BALL = 24


def rolling(at: int) -> Iterator[NDArray[np.uint8]]:
    """Give pictures of a red ball that rolls a little about a place, before a grey wall."""
    for number in range(24):
        picture = np.full((WIDE.height, WIDE.width, 3), 90, np.uint8)
        cv2.circle(picture, (at + number // 2 - 6, 90), BALL, (220, 40, 40), -1)
        yield np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2YUV_I420), np.uint8)


def clip(folder: Path, at: int) -> Path:
    """Lay a clip of it."""
    out = folder / f"{at}.mp4"
    encode(rolling(at), out, size=WIDE, rate=RATE)
    return out


def ball(picture: NDArray[np.uint8]) -> tuple[int, int]:
    """Give the width and height of what is red."""
    red = (picture[..., 0].astype(int) - picture[..., 1]) > 60
    return int(red.any(axis=0).sum()), int(red.any(axis=1).sum())


def test_a_wide_film_for_a_high_screen_keeps_what_moves(tmp_path: Path) -> None:
    """Wherever it is, whole and round."""
    for at in (60, 160, 255):
        path = clip(tmp_path, at)
        spot = focus(path)
        assert abs(spot[0] * WIDE.width - at) < 20
        part = Part(path, 0, 24, window=window(WIDE, HIGH, spot))
        out = tmp_path / f"high-{at}.mp4"
        joined = join([part], None, out, size=HIGH, rate=RATE)
        assert (joined.frames, joined.copied) == (24, 0)
        picture = frame(out, 12)
        assert picture.shape == (HIGH.height, HIGH.width, 3)
        wide, high = ball(picture)
        expected = 2 * BALL * HIGH.height / WIDE.height
        assert abs(wide - expected) < 6
        assert abs(high - expected) < 6


def test_a_picture_of_nothing_is_cut_about_its_middle(tmp_path: Path) -> None:
    """A blank has no place that matters."""
    blank = np.full((WIDE.height * 3 // 2, WIDE.width), 128, np.uint8)
    path = tmp_path / "blank.mp4"
    encode([blank] * 6, path, size=WIDE, rate=RATE)
    assert focus(path) == (0.5, 0.5)
