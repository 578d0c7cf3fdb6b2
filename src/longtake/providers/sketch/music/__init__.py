"""Music by synthesis: a score composed for a theme and a mood, and its sound."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from longtake.providers.sketch.music.mix import mixed
from longtake.providers.sketch.music.score import write

__all__ = ["compose", "stream"]


def compose(  # noqa: PLR0913 - what a piece is made of
    theme: str,
    *,
    mood: str,
    tempo: int | None,
    frames_of_sound: int,
    accents: Sequence[int],
    seed: int,
) -> NDArray[np.float32]:
    """Return a piece of music, (2, frames_of_sound) at 48 kHz, that ends with its last sample.

    Args:
        theme: free text; its words choose style, instruments, pace and mode.
        mood: one of `styles.MOODS`.
        tempo: beats a minute, kept within 6 %; the style's own where None.
        frames_of_sound: length in samples.
        accents: sample positions of cuts, which beats and sections are laid on.
        seed: another seed is another piece.

    Raises:
        ValueError: there is no such mood.
    """
    blocks = stream(
        theme, mood=mood, tempo=tempo, frames_of_sound=frames_of_sound, accents=accents, seed=seed
    )
    return np.concatenate([np.zeros((2, 0), np.float32), *blocks], axis=1)


def stream(  # noqa: PLR0913 - likewise
    theme: str,
    *,
    mood: str,
    tempo: int | None,
    frames_of_sound: int,
    accents: Sequence[int],
    seed: int,
) -> Iterator[NDArray[np.float32]]:
    """Yield the same piece in blocks of at most a second, in bounded memory."""
    return mixed(
        write(theme, mood=mood, tempo=tempo, samples=frames_of_sound, cuts=accents, seed=seed)
    )
