"""The facts that a piece of sketched music keeps, whatever its theme, mood and length."""

import numpy as np
import pytest

from longtake.providers.sketch.music import compose, stream

RATE = 48_000


@pytest.mark.parametrize("seconds", [1.0, 3.3, 7.0, 12.0])
def test_a_piece_is_as_long_as_asked_and_fades_to_nothing(seconds: float) -> None:
    """It has exactly the samples asked for, and both its ends are silent."""
    samples = int(seconds * RATE)
    sound = compose(
        "calm piano", mood="calm", tempo=None, frames_of_sound=samples, accents=[], seed=1
    )
    assert sound.shape == (2, samples)
    assert np.abs(sound[:, [0, -1]]).max() < 1e-4


def test_a_stream_is_the_piece_in_blocks_of_a_second() -> None:
    """Blocks joined are the piece, sample for sample."""
    asked = {"mood": "epic", "tempo": 96, "frames_of_sound": 400_001, "accents": [], "seed": 2}
    blocks = list(stream("orchestral", **asked))  # type: ignore[arg-type]
    assert max(block.shape[1] for block in blocks) <= RATE
    assert np.array_equal(np.concatenate(blocks, axis=1), compose("orchestral", **asked))  # type: ignore[arg-type]
