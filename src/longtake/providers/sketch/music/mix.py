"""From notes to sound: placing, the room around them, and a level that never clips."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from longtake.providers.sketch.music.form import RATE
from longtake.providers.sketch.music.instruments import DRUMS, SENDS, sound
from longtake.providers.sketch.music.score import Note, Score

Stereo = NDArray[np.float32]

CEILING = 0.89
"""No sample lies beyond it: -1 dBFS."""
_LEVEL = 0.16
"""RMS of the loud sections, about -16 LUFS."""
_BLOCK = RATE * 4
_CACHE = 128 << 20
"""Bytes of notes that are kept for the next time they are played."""
_GAIN = {
    "pad": 0.36,
    "keys": 0.62,
    "bass": 0.78,
    "arp": 0.56,
    "lead": 0.92,
    "drums": 1.0,
    "hit": 1.0,
}
_DUCK = 0.16
"""Seconds in which ducked sound comes back."""
_HOP = 64
_LOOK = 12
"""Hops, to either side, that the limiter looks: 16 ms."""


@dataclass(slots=True)
class _Players:
    """Notes that have been synthesised, the latest ones kept."""

    kept: OrderedDict[tuple[str, int, int, int, int], Stereo] = field(default_factory=OrderedDict)
    size: int = 0

    def play(self, note: Note, number: int) -> Stereo:
        """Return the note's sound before its velocity; a drum has three strokes."""
        drum = note.instrument in DRUMS
        turn = number % 3 if drum else 0
        loud = 5 if drum else max(1, round(note.velocity * 5))
        held = 0 if drum and note.part == "drums" else note.samples
        key = (note.instrument, note.pitch, held, loud, turn)
        found = self.kept.pop(key, None)
        if found is None:
            found = sound(
                note.instrument, note.pitch, samples=held, velocity=loud / 5, turn=turn
            ) * np.float32(_GAIN[note.part])
            self.size += found.nbytes
        self.kept[key] = found
        while self.size > _CACHE:
            self.size -= self.kept.popitem(last=False)[1].nbytes
        return found


def mixed(score: Score) -> Iterator[Stereo]:
    """Yield the whole piece in blocks of at most a second, (2, n) float32."""
    total = score.form.samples
    done = 0
    for block in _limited(_finished(score)):
        for at in range(0, block.shape[1], RATE):
            part = block[:, at : at + min(RATE, total - done)]
            done += part.shape[1]
            if part.shape[1]:
                yield _faded(part, done - part.shape[1], total)


def _faded(part: Stereo, start: int, total: int) -> Stereo:
    """Lead the last 1.2 s to zero, which the last sample reaches."""
    span = min(int(1.2 * RATE), int(total * 0.6))
    left = total - 1 - start - np.arange(part.shape[1])
    if left[-1] >= span:
        return part
    share = np.clip(left / max(span, 1), 0, 1)
    return (part * np.sin(share * np.pi / 2) ** 2).astype(np.float32)


def _finished(score: Score) -> Iterator[Stereo]:
    """Yield blocks of four seconds at their level; the last one is filled up."""
    players = _Players()
    gain = np.float32(_gain(score, players))
    for block in _roomed(_placed(score, players), score.style.room):
        yield block * gain


def _placed(score: Score, players: _Players) -> Iterator[tuple[Stereo, Stereo]]:
    """Yield blocks as heard directly, and what of them goes to the room."""
    ring = np.zeros((3, 2, _BLOCK), np.float32)
    kicks: list[int] = []
    notes = iter(enumerate(score.notes))
    waiting = next(notes, None)
    for start in range(0, score.form.samples, _BLOCK):
        while waiting is not None and waiting[1].start < start + _BLOCK:
            number, note = waiting
            played = players.play(note, number)
            ring = _add(ring, played, note, start)
            if note.instrument in {"kick", "boomkick"}:
                kicks.append(note.start)
            waiting = next(notes, None)
        kicks = [kick for kick in kicks if kick > start - RATE]
        yield _summed(ring[:, :, :_BLOCK], _ducking(kicks, start, score.style.duck))
        ring = ring[:, :, _BLOCK:]


_BUSES = 3
"""Ducked, direct, and what goes to the room."""


def _add(ring: Stereo, played: Stereo, note: Note, start: int) -> Stereo:
    """Add a note to its bus and to the room, making space for its end."""
    at = note.start - start
    end = at + played.shape[1]
    if end > ring.shape[2]:
        space = np.zeros((_BUSES, 2, max(end, _BLOCK) - ring.shape[2] + RATE), np.float32)
        ring = np.concatenate((ring, space), axis=2)
    send = np.float32(SENDS.get(note.instrument, 0.24))
    bus = 0 if note.part in {"pad", "keys", "arp"} else 1
    angle = (note.pan + 1) * np.pi / 4
    for side, weight in enumerate((np.cos(angle), np.sin(angle))):
        channel = played[side % played.shape[0]] * np.float32(weight * note.velocity)
        ring[bus, side, at:end] += channel
        if send:
            channel *= send
            ring[2, side, at:end] += channel
    return ring


def _ducking(kicks: list[int], start: int, depth: float) -> NDArray[np.float32] | None:
    """Return the gain that makes way for the kick, or nothing where none is asked for."""
    if not depth or not kicks:
        return None
    gain = np.ones(_BLOCK, np.float32)
    for kick in kicks:
        time = (np.arange(_BLOCK) - (kick - start)) / RATE
        low, high = np.searchsorted(time, (-0.004, 6 * _DUCK))
        span = time[low:high]
        fall = np.minimum((span + 0.004) / 0.008, 1) * np.exp(-np.maximum(span, 0) / _DUCK)
        gain[low:high] = np.minimum(gain[low:high], 1 - depth * fall)
    return gain


def _summed(buses: Stereo, duck: NDArray[np.float32] | None) -> tuple[Stereo, Stereo]:
    if buses.shape[2] < _BLOCK:
        buses = np.pad(buses, ((0, 0), (0, 0), (0, _BLOCK - buses.shape[2])))
    if duck is None:
        return buses[0] + buses[1], buses[2]
    return buses[0] * duck + buses[1], buses[2] * (0.4 + 0.6 * duck)


def _roomed(placed: Iterable[tuple[Stereo, Stereo]], seconds: float) -> Iterator[Stereo]:
    """Yield blocks with a room around them whose sound falls by 60 dB in so many seconds."""
    response = _response(seconds)
    size = _fitting(_BLOCK + response.shape[1])
    spectrum = np.fft.rfft(response, size)
    rest = np.zeros((2, size - _BLOCK), np.float32)
    for dry, sent in placed:
        heard = np.fft.irfft(np.fft.rfft(sent, size) * spectrum, size).astype(np.float32)
        heard[:, : rest.shape[1]] += rest
        rest = heard[:, _BLOCK:]
        yield dry + heard[:, :_BLOCK]


def _fitting(size: int) -> int:
    """Return the next length with small factors only, which transforms quickly."""
    return min(
        base << shift
        for base in (1, 3, 5, 9, 15, 25, 27, 45)
        for shift in range(24)
        if base << shift >= size
    )


def _response(seconds: float) -> Stereo:
    """Return noise that dies away, high tones sooner, after a few early echoes."""
    rng = np.random.default_rng(1889)
    count = int(min(seconds, 2.6) * RATE)
    time = np.arange(count) / RATE
    noise = np.fft.rfft(rng.standard_normal((2, count)))
    frequency = np.fft.rfftfreq(count, 1 / RATE)
    wave = np.zeros((2, count))
    for low, high, life in ((150, 900, 1.0), (900, 3200, 0.8), (3200, 9000, 0.5)):
        band = np.fft.irfft(noise * ((frequency >= low) & (frequency < high)), count)
        wave += band * np.exp(-6.9 * time / (seconds * life))
    wave *= np.minimum(time / 0.03, 1) * np.minimum((time[-1] - time) / 0.2, 1)
    for ear in (0, 1):
        for delay in rng.uniform(0.007, 0.05, 7):
            wave[ear, int(delay * RATE)] += rng.choice((-1.0, 1.0)) * 2.5 * (1 - delay * 14)
    return (wave / np.sqrt(np.sum(wave**2, axis=1, keepdims=True))).astype(np.float32)


def _gain(score: Score, players: _Players) -> float:
    """Return what brings the loud sections to their level, from the notes' own energies.

    Notes add like strangers, so their energies do. The first three minutes speak for all.
    """
    seconds = min(score.form.samples // RATE + 1, 180)
    energy = np.zeros(seconds)
    known: dict[int, float] = {}
    for number, note in enumerate(score.notes):
        first = note.start // RATE
        if first >= seconds:
            break
        played = players.play(note, number)
        if id(played) not in known:
            known[id(played)] = _heard(played)
        last = min(first + played.shape[1] // RATE + 1, seconds)
        energy[first:last] += known[id(played)] * note.velocity**2 / (last - first)
    loud = energy[energy > 0.25 * float(np.mean(energy))]
    return _LEVEL / float(np.sqrt(np.mean(loud)) + 1e-9)


def _heard(played: Stereo) -> float:
    """Return a note's energy as an ear weighs it: bass less, treble more (ITU-R BS.1770)."""
    whole = float(np.vdot(played, played))
    below = [_energy_below(played, width) for width in (12, 240)]
    weighed = 0.36 * below[1] + (below[0] - below[1]) + 2.4 * (whole - below[0])
    return weighed / played.shape[0] / RATE


def _energy_below(played: Stereo, width: int) -> float:
    """Return the energy that is left in means over so many samples."""
    count = played.shape[1] // width
    means = played[:, : count * width].reshape(played.shape[0], count, width).mean(axis=2)
    return width * float(np.vdot(means, means))


def _limited(blocks: Iterable[Stereo]) -> Iterator[Stereo]:
    """Yield the sound with its peaks pressed below the ceiling, from a moment before each.

    Blocks are whole hops. What is held back is a margin already given out and one to come.
    """
    margin = 2 * _LOOK
    quiet = np.zeros((2, margin * _HOP), np.float32)
    held = quiet
    for block in chain(blocks, (quiet,)):
        held = np.concatenate((held, block), axis=1)
        hops = held.shape[1] // _HOP
        yield held[:, margin * _HOP : (hops - margin) * _HOP] * _pressing(held)
        held = held[:, (hops - 2 * margin) * _HOP :]


def _pressing(held: Stereo) -> NDArray[np.float32]:
    """Return the gain of every sample but the margins.

    The least that any hop nearby needs, smoothed over as many hops: so the gain has arrived when
    the peak does, and turns without a corner.
    """
    peaks = np.max(np.abs(held).reshape(-1, _HOP), axis=1).reshape(2, -1).max(axis=0)
    need = np.minimum(1, (CEILING - 0.01) / np.maximum(peaks, 1e-9))
    least = sliding_window_view(need, 2 * _LOOK + 1).min(axis=1)
    kernel = np.hanning(2 * _LOOK + 2)[1:-1]
    smooth = np.convolve(least, kernel / kernel.sum(), mode="valid")
    ramp = np.arange(_HOP) / _HOP
    gain = smooth[:-1, None] + np.diff(smooth)[:, None] * ramp
    return gain.reshape(-1).astype(np.float32)
