"""What sounds are made of: ringing partials, bands of noise, and a clean start and end."""

import numpy as np
from numpy.typing import NDArray

from longtake.providers.sketch.music.form import RATE

Sound = NDArray[np.float32]
"""(channels, samples) at 48 kHz, or (samples,) while it is being made."""
_FINE = 256
_AT_ONCE = 480
"""Partials times rows of one product. Larger ones would be shared among threads, which costs more
than it gains on a busy machine."""


def ringing(
    frequencies: NDArray[np.float64],
    decays: NDArray[np.float64],
    strengths: NDArray[np.complex128],
    samples: int,
) -> Sound:
    """Return the sum of sines that die away, each to a third in its decay, in seconds.

    With t = 256 i + j, exp(r t) is exp(256 r i) exp(r j): one product of two small tables of
    powers adds up all partials.
    """
    rates = (-1 / decays + 2j * np.pi * frequencies)[:, None] / RATE
    fine = np.exp(rates * np.arange(_FINE))
    rows = max(1, _AT_ONCE // len(rates))
    tables = -(-samples // (_FINE * rows))
    coarse = strengths[:, None] * np.exp(rates * (_FINE * np.arange(tables * rows)))
    left = np.concatenate((coarse.real, coarse.imag)).astype(np.float32)
    right = np.concatenate((fine.imag, fine.real)).astype(np.float32)
    stacked = np.ascontiguousarray(left.T).reshape(tables, rows, -1)
    return np.asarray((stacked @ right).reshape(-1)[:samples], np.float32)


def hiss(samples: int, low: float, high: float, rng: np.random.Generator) -> Sound:
    """Return noise of peak about 1 between two frequencies."""
    band = banded(rng.standard_normal(samples).astype(np.float32), low, high)
    return np.asarray(band / (3 * np.sqrt(np.mean(band**2)) + 1e-9), np.float32)


def banded(wave: Sound, low: float, high: float) -> Sound:
    """Return the wave between two frequencies, with gentle slopes and no offset."""
    size = 1 << max(wave.shape[-1] - 1, 1).bit_length()
    frequency = np.fft.rfftfreq(size, 1 / RATE) + 1e-9
    mask = 1 / np.sqrt((1 + (low / frequency) ** 6) * (1 + (frequency / high) ** 6))
    spectrum = np.fft.rfft(wave, size) * mask.astype(np.float32)
    return np.fft.irfft(spectrum, size)[..., : wave.shape[-1]].astype(np.float32)


def seconds(count: int) -> Sound:
    """Return the times of so many samples."""
    return np.arange(count, dtype=np.float32) / np.float32(RATE)


def dying(count: int, decay: float) -> Sound:
    """Return a loudness that falls to a third in `decay` seconds, again and again."""
    return np.asarray(np.exp(-seconds(count) / np.float32(decay)), np.float32)


def closed(wave: Sound) -> Sound:
    """Return the sound without offset, its first and last instants led to zero."""
    whole = np.atleast_2d(wave).astype(np.float32)
    count = whole.shape[1]
    offset = whole.mean(axis=1, keepdims=True)
    if float(np.max(np.abs(offset))) > 1e-4:
        whole -= 2 * offset * np.hanning(count).astype(np.float32)
    lead, tail = min(48, count // 4), min(1200, count // 4)
    whole[:, :lead] *= np.linspace(0, 1, lead, dtype=np.float32)
    whole[:, count - tail :] *= np.linspace(1, 0, tail, dtype=np.float32)
    return whole
