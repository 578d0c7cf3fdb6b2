"""One pass over a file's sound: level, ceiling, clicks and loudness, moment by moment."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import av
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from longtake.capabilities.errors import BadOutput, Unusable
from longtake.film.curves import TICKS, SoundCurves
from longtake.film.time import SOUND_RATE
from longtake.media.encode import Block, decode_sound
from longtake.media.sound import loudness_over_time

_TICK: Final = SOUND_RATE // TICKS
_CELL: Final = 48
"""Samples of a millisecond, in which a click is looked for."""
_CELLS: Final = _TICK // _CELL
_AROUND: Final = 100
"""Cells on either side against which one is held."""
_NEAR, _FAR = 8, 25
"""Cells before and after in which a click is over and a drum is not."""
_FULL: Final = 0.98
_QUIETEST: Final = 1e-6
_FLOOR: Final = 1e-9
"""Energy of a millisecond's bends below which nothing is heard."""
_ENDS: Final = 2 * _CELLS
"""Cells at either end of a sound, where it begins and stops: no click is told there."""
_MOST: Final = 12 * 3600
"""Seconds."""


def measured_sound(path: Path) -> SoundCurves | None:
    """Give what a file's sound measures, None where it has none that decodes."""
    meter = _Meter()
    try:
        momentary, whole = loudness_over_time(meter.passed(decode_sound(path)))
    except (Unusable, BadOutput, av.FFmpegError):
        if not meter.ticks:
            return None
        momentary, whole = [], None
    return meter.curves(momentary, whole.lufs if whole else -70.0, whole.peak if whole else -120.0)


@dataclass(slots=True)
class _Meter:
    """Takes sound in as it passes and keeps its numbers."""

    ticks: list[tuple[float, float, float]] = field(default_factory=list)
    """RMS, peak, and share at the ceiling."""
    bends: list[NDArray[np.float32]] = field(default_factory=list)
    """The energy of each cell's second differences."""
    rest: Block = field(default_factory=lambda: np.zeros((2, 0), np.float32))

    def passed(self, blocks: Iterator[Block]) -> Iterator[Block]:
        """Give the same sound, measured."""
        for block in blocks:
            self._take(block)
            if len(self.ticks) > _MOST * TICKS:
                raise Unusable("the sound", "lasts over twelve hours", "give a shorter film")
            yield block

    def _take(self, block: Block) -> None:
        held = np.concatenate([self.rest, block], axis=1)
        count = (held.shape[1] - 2) // _TICK
        if count < 1:
            self.rest = held
            return
        stop = count * _TICK
        cut = held[:, :stop].reshape(2, count, _TICK)
        loud = np.sqrt(np.square(cut).mean(axis=2)).max(axis=0)
        height = np.abs(cut)
        full = (height >= _FULL).mean(axis=2).max(axis=0)
        self.ticks += zip(
            loud.tolist(), height.max(axis=(0, 2)).tolist(), full.tolist(), strict=True
        )
        bent = np.square(np.diff(held[:, : stop + 2], n=2))
        self.bends.append(bent.reshape(2, -1, _CELL).sum(axis=2).max(axis=0).astype(np.float32))
        self.rest = held[:, stop:]

    def curves(self, momentary: list[float], lufs: float, peak: float) -> SoundCurves:
        """Give what was measured; a last moment that is not whole is left out."""
        loud, height, full = (
            (tuple(each) for each in zip(*self.ticks, strict=True)) if self.ticks else ((),) * 3
        )
        return SoundCurves(
            level=tuple((20 * np.log10(np.maximum(loud, _QUIETEST))).tolist()),
            peak=height,
            clipped=full,
            click=_clicks(np.concatenate(self.bends)) if self.bends else (),
            loudness=tuple(momentary),
            lufs=lufs,
            true_peak=peak,
        )


def _clicks(bends: NDArray[np.float32]) -> tuple[float, ...]:
    """Give for each moment how far its sharpest millisecond stands out of those around it, dB.

    It is held against the middle of 200 ms and against what comes soon before and after: a drum
    rings on, a click does not.
    """
    padded = np.pad(bends, _AROUND, mode="reflect") if bends.size > _AROUND else None
    if padded is None:
        return (0.0,) * (bends.size // _CELLS)
    found = np.empty_like(bends)
    for start in range(0, bends.size, 4096):
        stop = min(bends.size, start + 4096)
        part = sliding_window_view(padded[start : stop + 2 * _AROUND], 2 * _AROUND + 1)
        middle = np.median(part, axis=1)
        before = part[:, _AROUND - _FAR : _AROUND - _NEAR].max(axis=1)
        after = part[:, _AROUND + _NEAR : _AROUND + _FAR].max(axis=1)
        found[start:stop] = np.maximum(np.maximum(before, after), middle)
    height = 10 * np.log10((bends + _FLOOR) / (found + _FLOOR))
    height[:_ENDS] = height[-_ENDS:] = 0.0
    return tuple(height.reshape(-1, _CELLS).max(axis=1).tolist())
