"""A level that never clips: peaks are pressed down gently, from a moment before each."""

from collections.abc import Iterable, Iterator
from itertools import chain

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

CEILING = 0.88
"""No sample lies beyond it: -1.1 dBFS."""
HOP = 64
_LOOK = 12
"""Hops, to either side, that are looked at: 16 ms."""


def limited(blocks: Iterable[NDArray[np.float32]]) -> Iterator[NDArray[np.float32]]:
    """Yield the sound with its peaks pressed below the ceiling, in other blocks.

    The blocks that come in, (2, n), are whole hops. What is held back between them is a margin
    already given out and one to come.
    """
    margin = 2 * _LOOK
    quiet = np.zeros((2, margin * HOP), np.float32)
    held = quiet
    for block in chain(blocks, (quiet,)):
        held = np.concatenate((held, block), axis=1)
        hops = held.shape[1] // HOP
        yield held[:, margin * HOP : (hops - margin) * HOP] * _pressing(held)
        held = held[:, (hops - 2 * margin) * HOP :]


def _pressing(held: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the gain of every sample but the margins.

    The least that any hop nearby needs, smoothed over as many hops: so the gain has arrived when
    the peak does, and turns without a corner.
    """
    peaks = np.max(np.abs(held).reshape(-1, HOP), axis=1).reshape(2, -1).max(axis=0)
    need = np.minimum(1, CEILING / np.maximum(peaks, 1e-9))
    least = sliding_window_view(need, 2 * _LOOK + 1).min(axis=1)
    kernel = np.hanning(2 * _LOOK + 2)[1:-1]
    smooth = np.convolve(least, kernel / kernel.sum(), mode="valid")
    ramp = np.arange(HOP) / HOP
    gain = smooth[:-1, None] + np.diff(smooth)[:, None] * ramp
    return gain.reshape(-1).astype(np.float32)
