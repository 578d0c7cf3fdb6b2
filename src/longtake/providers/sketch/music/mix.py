"""From notes to sound: placing, the room around them, and a level that never clips."""

import math
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from longtake.providers.sketch.music.drums import DRUMS, STROKES
from longtake.providers.sketch.music.form import RATE
from longtake.providers.sketch.music.instruments import SENDS, sound
from longtake.providers.sketch.music.limiter import limited
from longtake.providers.sketch.music.room import roomed
from longtake.providers.sketch.music.score import Note, Score

Stereo = NDArray[np.float32]

_LEVEL = 0.16
"""RMS of the loud sections as an ear weighs it: about -16 LUFS."""
_BLOCK = RATE * 4
_CACHE = 160 << 20
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
_LOUDNESSES = 4
"""Of a note that are told apart; in between only its gain differs."""


@dataclass(frozen=True, slots=True)
class _Played:
    wave: Stereo
    energy: float
    """As an ear weighs it, in seconds of full scale."""


@dataclass(slots=True)
class _Players:
    """Notes that have been synthesised, the latest ones kept."""

    kept: OrderedDict[tuple[str, int, int, int, int], _Played] = field(default_factory=OrderedDict)
    size: int = 0

    def play(self, note: Note, number: int) -> _Played:
        """Return the note's sound before its velocity is applied."""
        drum = note.instrument in DRUMS
        stroke = number % STROKES if drum else 0
        loud = _LOUDNESSES if drum else max(1, round(note.velocity * _LOUDNESSES))
        held = 0 if drum and note.part == "drums" else note.samples
        key = (note.instrument, note.pitch, held, loud, stroke)
        found = self.kept.pop(key, None)
        if found is None:
            wave = sound(
                note.instrument,
                note.pitch,
                samples=held,
                velocity=loud / _LOUDNESSES,
                stroke=stroke,
            ) * np.float32(_GAIN[note.part])
            found = _Played(wave, _heard(wave))
            self.size += wave.nbytes
        self.kept[key] = found
        while self.size > _CACHE:
            self.size -= self.kept.popitem(last=False)[1].wave.nbytes
        return found


def mixed(score: Score) -> Iterator[Stereo]:
    """Yield the whole piece in blocks of at most a second, (2, n) float32."""
    total = score.form.samples
    done = 0
    for block in limited(_finished(score)):
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
    return np.asarray(part * np.sin(share * np.pi / 2) ** 2, np.float32)


def _finished(score: Score) -> Iterator[Stereo]:
    """Yield blocks of four seconds at their level; the last one is filled up."""
    players = _Players()
    gain = np.float32(_gain(score, players))
    for block in roomed(_placed(score, players), seconds=score.style.room, block=_BLOCK):
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
            played = players.play(note, number).wave
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
    sides = np.array([[np.cos(angle)], [np.sin(angle)]], np.float32) * np.float32(note.velocity)
    placed = played * sides
    ring[bus, :, at:end] += placed
    if send:
        placed *= send
        ring[2, :, at:end] += placed
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


def _gain(score: Score, players: _Players) -> float:
    """Return what brings the loud sections to their level, from the notes' own energies.

    Notes add like strangers, so their energies do. The first three minutes speak for all.
    """
    seconds = min(score.form.samples // RATE + 1, 180)
    energy = np.zeros(seconds)
    for number, note in enumerate(score.notes):
        first = note.start // RATE
        if first >= seconds:
            break
        played = players.play(note, number)
        last = min(first + played.wave.shape[1] // RATE + 1, seconds)
        energy[first:last] += played.energy * note.velocity**2 / (last - first)
    loud = energy[energy >= 0.25 * np.mean(energy)]
    return _LEVEL / (math.sqrt(float(np.mean(loud))) + 1e-9)


def _heard(played: Stereo) -> float:
    """Return a note's energy as an ear weighs it: bass less, treble more (ITU-R BS.1770)."""
    whole = float(np.vdot(played, played))
    below = [_energy_below(played, width) for width in (12, 240)]
    weighed = 0.36 * below[1] + (below[0] - below[1]) + 2.4 * (whole - below[0])
    return float(weighed / played.shape[0] / RATE)


def _energy_below(played: Stereo, width: int) -> float:
    """Return the energy that is left in means over so many samples."""
    count = played.shape[1] // width
    means = played[:, : count * width].reshape(played.shape[0], count, width).mean(axis=2)
    return width * float(np.vdot(means, means))
