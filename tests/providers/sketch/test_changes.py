"""A still that sketch changes: what the words change, laid onto the picture that was given."""

import asyncio

import numpy as np
import pytest
from numpy.typing import NDArray

from longtake.capabilities.image import ImageRequest
from longtake.capabilities.job import Pixels
from longtake.film.picture import Size
from longtake.film.prompt import retouch_prompt
from longtake.media.pictures import write_png
from longtake.providers.sketch.provider import DrawModel
from longtake.providers.sketch.text.labels import labelled

KEEPER = (
    "Medium shot. A keeper in a yellow raincoat waits. Place: harbour, day. "
    "Keeper (character): an old keeper in a yellow raincoat, a man."
)


def drawn(prompt: str, base: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
    """Give what sketch draws, onto a picture or anew."""
    png = write_png(base) if base is not None else None
    request = ImageRequest(prompt, Size(96, 54), 0, move="static", base=png)
    result = asyncio.run(DrawModel().draw(request, ""))
    assert isinstance(result.output, Pixels)
    return result.output.rgb


def test_the_picture_that_is_given_stays_where_the_words_change_nothing() -> None:
    """Whoever drew it; where they do, sketch's own is laid on it."""
    given = np.full((54, 96, 3), 77, np.uint8)
    wanted = retouch_prompt(KEEPER, "the raincoat is red")
    plain, red, onto = drawn(KEEPER), drawn(wanted), drawn(wanted, given)
    changes = (plain != red).any(axis=2)
    assert 0.05 < changes.mean() < 0.5
    assert (onto[changes] == red[changes]).all()
    assert (onto[~changes] == 77).all()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("the raincoat is red", "an old keeper in a red raincoat, a man."),
        ("make his raincoat dark blue", "an old keeper in a dark blue raincoat, a man."),
        ("it snows", "an old keeper in a yellow raincoat, a man."),
    ],
)
def test_a_thing_that_is_named_gets_its_new_colour(change: str, told: str) -> None:
    """Anything else is there besides."""
    parts = labelled(retouch_prompt(KEEPER, change))
    assert parts.cast[0].text == told
    assert ("snows" in parts.text) == (change == "it snows")
