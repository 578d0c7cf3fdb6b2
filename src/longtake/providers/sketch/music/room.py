"""The room around the players: an answer of noise, folded into the sound block by block."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from longtake.providers.sketch.music.form import RATE

_LONGEST = 2.6
"""Seconds after which any room is cut off."""
_TONES = ((150, 900, 1.0), (900, 3200, 0.8), (3200, 9000, 0.5))
"""Low and high end of a band in Hz, and how long it rings as a share of the whole."""


def roomed(
    placed: Iterable[tuple[NDArray[np.float32], NDArray[np.float32]]],
    *,
    seconds: float,
    block: int,
) -> Iterator[NDArray[np.float32]]:
    """Yield blocks with a room around them whose sound falls by 60 dB in so many seconds.

    Args:
        placed: what is heard directly, and what of it goes to the room.
        seconds: reverberation time.
        block: samples in each.
    """
    response = _response(seconds)
    size = _fitting(block + response.shape[1])
    spectrum = np.fft.rfft(response, size)
    rest = np.zeros((2, 0), np.float32)
    for dry, sent in placed:
        heard = np.fft.irfft(np.fft.rfft(sent, size) * spectrum, size).astype(np.float32)
        heard[:, : rest.shape[1]] += rest
        rest = heard[:, block:]
        yield dry + heard[:, :block]


def _fitting(size: int) -> int:
    """Return the next length with small factors only, which transforms quickly."""
    return min(
        base << shift
        for base in (1, 3, 5, 9, 15, 25, 27, 45)
        for shift in range(24)
        if base << shift >= size
    )


@lru_cache(maxsize=8)
def _response(seconds: float) -> NDArray[np.float32]:
    """Return noise that dies away, high tones sooner, after a few early echoes."""
    rng = np.random.default_rng(1889)
    count = int(min(seconds, _LONGEST) * RATE)
    time = np.arange(count) / RATE
    noise = np.fft.rfft(rng.standard_normal((2, count)))
    frequency = np.fft.rfftfreq(count, 1 / RATE)
    wave = np.zeros((2, count))
    for low, high, life in _TONES:
        band = np.fft.irfft(noise * ((frequency >= low) & (frequency < high)), count)
        wave += band * np.exp(-6.9 * time / (seconds * life))
    wave *= np.minimum(time / 0.03, 1) * np.minimum((time[-1] - time) / 0.2, 1)
    for ear in wave:
        for delay in rng.uniform(0.007, 0.05, 7):
            ear[int(delay * RATE)] += rng.choice((-1.0, 1.0)) * 2.5 * (1 - delay * 14)
    return np.asarray(wave / np.sqrt(np.sum(wave**2, axis=1, keepdims=True)), np.float32)
