"""Masks: what is white changes, what is black stays to the last bit."""

import numpy as np
import pytest
from numpy.typing import NDArray

from longtake.capabilities.errors import Unusable
from longtake.film.picture import Size
from longtake.media.masks import put_back, read_mask
from longtake.media.pictures import read_picture, write_png

SIZE = Size(64, 48)


def picture(colour: int, shape: tuple[int, ...] = (48, 64, 3)) -> NDArray[np.uint8]:
    """Give a flat picture."""
    return np.full(shape, colour, np.uint8)


def left_half() -> NDArray[np.uint8]:
    """Give a mask that is white on its left."""
    grey = picture(0, (48, 64))
    grey[:, :32] = 255
    return grey


def test_what_is_black_stays_as_it_was_and_what_is_white_is_new() -> None:
    """The edge softens inwards, so nothing outside is touched."""
    rng = np.random.default_rng(1)
    base = rng.integers(0, 255, (48, 64, 3), np.uint8)
    mask = read_mask(write_png(left_half()), SIZE, "mask.png")
    mixed = read_picture(put_back(write_png(picture(200)), write_png(base), mask))
    assert (mixed[:, 32:] == base[:, 32:]).all()
    assert (mixed[:, :24] == 200).all()


def test_what_is_transparent_in_a_mask_stays() -> None:
    """White paint on a clear layer is a mask too."""
    layer = np.dstack([picture(255), left_half()])
    grey = read_picture(read_mask(write_png(layer), SIZE, "mask.png"))
    assert grey[:, :32].min() == 255
    assert grey[:, 32:].max() == 0


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (write_png(picture(255, (20, 20))), "is 20x20 pixels, the keyframe is 64x48"),
        (write_png(picture(0, (48, 64))), "holds nothing white"),
        (b"GIF", "is no picture"),
    ],
)
def test_a_mask_that_cannot_be_used_is_told_by_its_name(data: bytes, why: str) -> None:
    """Before anything is bought."""
    with pytest.raises(Unusable, match=why) as told:
        read_mask(data, SIZE, "--mask m.png")
    assert told.value.what == "--mask m.png"


def test_a_picture_of_another_size_is_brought_to_it() -> None:
    """A vendor's picture has been fitted; the film's size may have changed since."""
    mask = write_png(picture(0, (96, 128)))
    mixed = read_picture(
        put_back(write_png(picture(9)), write_png(picture(50, (96, 128, 3))), mask)
    )
    assert mixed.shape == (48, 64, 3)
    assert (mixed == 50).all()
