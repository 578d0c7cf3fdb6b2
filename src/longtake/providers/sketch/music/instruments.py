"""The sound of one note: struck, held, blown or drummed, synthesised with NumPy.

Every sound is an array (channels, samples) of float32 at 48 kHz, one channel or two, that starts
and ends at zero. They are about equally loud: velocity only decides how bright they are.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from longtake.providers.sketch.music.form import RATE

Sound = NDArray[np.float32]

_LOUD = 0.1
"""RMS of a struck or held note over its first third of a second."""
_FINE = 256
_LOOP = 1 << 17
"""Length of a held tone before it repeats, 2.7 s; a power of two for the transform."""
_SILENT = 1e-3


@dataclass(frozen=True, slots=True)
class Struck:
    """Something hit or plucked: partials that die away, high ones sooner."""

    decay: float
    """Seconds until middle C has fallen to a third."""
    partials: int = 24
    tilt: float = 1.0
    """Partial n starts at n ** -tilt."""
    ratios: tuple[float, ...] = ()
    """Of partials that are no harmonics."""
    stiff: float = 0.0
    """How far high partials are sharp."""
    damping: float = 0.35
    """How much sooner each partial dies than the one before."""
    pluck: float = 0.0
    """Where the string is struck, as a part of its length; 0 leaves all partials."""
    bright: float = 5000.0
    """Where the partials fall off at full velocity, Hz."""
    knock: float = 0.0
    """Share of the noise of the stroke."""
    detune: float = 0.0
    """Cents between the strings of a note."""
    release: float = 0.12
    """Seconds in which it falls to a third when let go."""
    drive: float = 0.0
    """How hard an amplifier is driven."""
    fifths: bool = False
    """Sounds root, fifth and octave together."""


@dataclass(frozen=True, slots=True)
class Held:
    """Many players on one pitch: broad partials of random phase, endless."""

    tilt: float = 1.0
    cents: float = 14.0
    """How far the players lie apart."""
    bright: float = 4000.0
    attack: float = 0.3
    release: float = 0.5
    formants: tuple[tuple[float, float], ...] = ()
    """Frequency and strength of resonances."""
    odd: bool = False
    tremble: float = 0.0
    """Bow strokes a second."""
    short: float = 0.0
    """Seconds after which a short stroke has fallen to a third; 0 holds on."""
    air: float = 0.0
    swell: float = 0.0
    """How much brighter it grows while it is held."""


@dataclass(frozen=True, slots=True)
class Solo:
    """One player: a steady tone with vibrato and breath."""

    harmonics: tuple[float, ...]
    vibrato: float = 0.0
    """Cents to either side."""
    attack: float = 0.04
    release: float = 0.1
    breath: float = 0.0
    fade: float = 0.0
    """Seconds in which a held tone falls to a third; 0 stays."""
    detune: float = 0.0
    drive: float = 0.0
    scoop: float = 0.0
    """Cents below the pitch at which it starts."""


def _saw(count: int, tilt: float = 1.0) -> tuple[float, ...]:
    return tuple(n**-tilt for n in range(1, count + 1))


def _square(count: int, tilt: float = 1.0) -> tuple[float, ...]:
    return tuple(n**-tilt if n % 2 else 0.0 for n in range(1, count + 1))


_BAR = (1.0, 3.93, 9.2, 15.6)
_TUBE = (0.5, 1.0, 1.5, 2.0, 2.76, 4.07, 5.43, 8.2)
TONES: dict[str, Struck | Held | Solo] = {
    "piano": Struck(1.5, 30, 1.05, stiff=4e-4, damping=0.22, pluck=0.12, bright=5000,
                    knock=0.10, detune=1.3, release=0.14),
    "felt": Struck(1.3, 18, 1.25, stiff=4e-4, damping=0.4, pluck=0.12, bright=2300, knock=0.16,
                   detune=1.6, release=0.3),
    "epiano": Struck(1.3, 7, 1.7, damping=0.5, bright=2600, knock=0.05, detune=2.2, release=0.12,
                     drive=0.8),
    "harp": Struck(1.1, 20, 1.3, damping=0.35, pluck=0.3, bright=3200, knock=0.05, release=0.5),
    "nylon": Struck(0.8, 22, 1.15, damping=0.4, pluck=0.22, bright=2600, knock=0.1, release=0.15),
    "steel": Struck(1.0, 30, 0.85, stiff=8e-5, damping=0.2, pluck=0.17, bright=4600, knock=0.12,
                    detune=2.0, release=0.14),
    "muted": Struck(0.13, 18, 1.0, damping=0.3, pluck=0.1, bright=3000, knock=0.12, release=0.06),
    "overdrive": Struck(1.2, 24, 0.8, damping=0.12, pluck=0.13, bright=5000, knock=0.1, detune=4.0,
                        release=0.05, drive=9.0, fifths=True),
    "overlead": Struck(1.8, 24, 0.8, damping=0.1, pluck=0.13, bright=4000, detune=3.0,
                       release=0.08, drive=6.0),
    "pizzicato": Struck(0.22, 16, 1.2, damping=0.45, pluck=0.25, bright=2600, knock=0.12,
                        detune=6.0, release=0.2),
    "pluck": Struck(0.32, 24, 0.9, damping=0.3, bright=5200, detune=7.0, release=0.2),
    "stab": Struck(0.5, 26, 0.85, damping=0.2, bright=4600, detune=11.0, release=0.07),
    "marimba": Struck(0.45, 4, 1.5, ratios=_BAR, damping=1.4, bright=3600, knock=0.08,
                      release=0.3),
    "kalimba": Struck(0.7, 4, 1.1, ratios=(1.0, 2.0, 5.8, 9.1), damping=1.1, bright=4200,
                      knock=0.12, release=0.4),
    "vibes": Struck(1.5, 4, 1.5, ratios=(1.0, 4.0, 9.9), damping=1.0, bright=3600, knock=0.04,
                    release=0.35),
    "celesta": Struck(0.9, 4, 1.2, ratios=(1.0, 2.0, 4.02, 8.1), damping=0.7, bright=5000,
                      knock=0.05, release=0.6),
    "musicbox": Struck(0.8, 5, 1.1, ratios=(1.0, 2.01, 5.4, 8.9), damping=0.8, bright=6500,
                       knock=0.06, release=0.6),
    "bell": Struck(1.7, 8, 0.9, ratios=_TUBE, damping=0.35, bright=3800, release=0.9),
    "upright": Struck(0.6, 16, 1.1, damping=0.4, pluck=0.2, bright=1700, knock=0.06,
                      release=0.08),
    "fingered": Struck(0.9, 18, 1.05, damping=0.3, pluck=0.2, bright=1600, knock=0.04,
                       release=0.06),
    "picked": Struck(0.8, 24, 0.9, damping=0.2, pluck=0.13, bright=2000, knock=0.06,
                     release=0.05, drive=1.5),
    "synthbass": Struck(0.5, 28, 0.95, damping=0.16, bright=1700, release=0.04, drive=1.2,
                        detune=3.0),
    "strings": Held(1.1, 15, 3600, 0.22, 0.4, ((500, 0.6), (1100, 0.5), (2600, 0.5)), swell=0.3),
    "basses": Held(1.0, 10, 2200, 0.1, 0.25, ((240, 0.8), (700, 0.8))),
    "tremolo": Held(1.0, 16, 3200, 0.12, 0.3, ((600, 0.5), (2400, 0.6)), tremble=11.0),
    "spiccato": Held(0.95, 12, 3600, 0.012, 0.12, ((450, 0.6), (2200, 0.5)), short=0.13, air=0.02),
    "cello": Held(1.05, 7, 2200, 0.09, 0.22, ((250, 0.7), (650, 0.7), (1500, 0.4))),
    "warm": Held(1.2, 18, 2200, 0.3, 0.6, swell=0.35),
    "hush": Held(1.35, 12, 1600, 0.25, 0.4),
    "saws": Held(0.9, 22, 4200, 0.06, 0.25, swell=0.5),
    "glass": Held(1.9, 9, 3000, 0.5, 1.2, air=0.02, odd=True, swell=0.4),
    "choir": Held(1.0, 16, 4200, 0.3, 0.5, ((620, 3.0), (1080, 1.8), (2650, 0.8)), air=0.012),
    "brass": Held(0.8, 9, 3000, 0.07, 0.2, ((900, 0.7), (1500, 0.6)), swell=0.6),
    "horns": Held(1.0, 8, 1900, 0.08, 0.22, ((450, 1.0), (800, 0.5)), swell=0.6),
    "organ": Held(1.2, 5, 3000, 0.03, 0.1, odd=True),
    "sub": Solo((1.0, 0.35, 0.16, 0.06, 0.03), attack=0.012, release=0.06, drive=0.8, fade=1.6),
    "square": Solo(_square(15, 1.25), 9, 0.02, 0.12, detune=6, fade=1.4),
    "sawlead": Solo(_saw(16, 1.15), 12, 0.03, 0.14, detune=8, fade=3.0),
    "flute": Solo((1.0, 0.42, 0.2, 0.07, 0.03), 11, 0.07, 0.12, breath=0.1, scoop=18),
    "whistle": Solo((1.0, 0.06, 0.03), 14, 0.05, 0.09, breath=0.05, scoop=30),
    "trumpet": Solo((0.7, 1.0, 0.85, 0.6, 0.42, 0.28, 0.2, 0.12, 0.08), 9, 0.045, 0.1,
                    breath=0.02, scoop=25),
    "violin": Solo((1.0, 0.72, 0.52, 0.45, 0.3, 0.3, 0.18, 0.12, 0.1, 0.07, 0.05), 17, 0.09, 0.16,
                   breath=0.03, scoop=15),
}  # fmt: skip

SENDS = {
    "kick": 0.0, "boomkick": 0.02, "softkick": 0.03, "heart": 0.15, "sub": 0.0, "synthbass": 0.02,
    "fingered": 0.03, "picked": 0.03, "upright": 0.08, "basses": 0.2, "hat": 0.05, "openhat": 0.06,
    "snare": 0.14, "bigsnare": 0.35, "clap": 0.16, "overdrive": 0.1, "steel": 0.14, "stab": 0.18,
    "muted": 0.15, "ride": 0.08, "shaker": 0.06, "bell": 0.4, "flute": 0.38, "violin": 0.38,
    "celesta": 0.38, "musicbox": 0.38, "choir": 0.38, "glass": 0.4, "strings": 0.32,
    "taiko": 0.3, "riser": 0.25, "boom": 0.25, "horns": 0.36, "spiccato": 0.3, "felt": 0.3,
}  # fmt: skip
"""How much of an instrument goes to the room; 0.24 where nothing is said."""


def sound(instrument: str, pitch: int, *, samples: int, velocity: float, turn: int = 0) -> Sound:
    """Return one note or stroke, rung out.

    Args:
        instrument: a name of `TONES` or `DRUMS`.
        pitch: as in MIDI.
        samples: how long the note is held.
        velocity: 0 to 1; the stronger, the brighter.
        turn: tells strokes of one drum apart.
    """
    if instrument in DRUMS:
        return _closed(DRUMS[instrument](pitch, samples, turn))
    spec = TONES[instrument]
    frequency = 440.0 * 2 ** ((pitch - 69) / 12)
    seed = crc32(f"{instrument}{pitch}".encode())
    match spec:
        case Struck():
            wave = _struck(spec, frequency, samples, velocity, seed)
        case Held():
            wave = _held(spec, frequency, samples, velocity, seed)
        case Solo():
            wave = _solo(spec, frequency, samples, velocity, seed)
    return _closed(wave * np.float32(_LOUD / _rms(wave)))


def _closed(wave: Sound) -> Sound:
    """Return the sound without offset, its first and last instants led to zero."""
    wave = np.atleast_2d(wave).astype(np.float32)
    lead, tail = min(48, wave.shape[1] // 4), min(1200, wave.shape[1] // 4)
    wave[:, :lead] *= np.linspace(0, 1, lead, dtype=np.float32)
    wave[:, -tail:] *= np.linspace(1, 0, tail, dtype=np.float32)
    return wave


def _rms(wave: Sound) -> float:
    window = wave[..., : RATE * 6 // 10]
    step = max(window.shape[-1] // 6, 1)
    loudest = max(
        float(np.mean(np.square(window[..., at : at + step])))
        for at in range(0, window.shape[-1], step)
    )
    return loudest**0.5 + 1e-9


def _ringing(
    frequencies: NDArray[np.float64],
    decays: NDArray[np.float64],
    strengths: NDArray[np.complex128],
    samples: int,
) -> Sound:
    """Return the sum of dying sines: two tables of powers and one matrix product.

    exp(r (256 i + j)) = exp(256 r i) exp(r j): the product over i and j sums all partials.
    """
    rates = (-1 / decays + 2j * np.pi * frequencies)[:, None] / RATE
    fine = np.exp(rates * np.arange(_FINE))
    blocks = -(-samples // _FINE)
    coarse = strengths[:, None] * np.exp(rates * (_FINE * np.arange(blocks)))
    left = np.concatenate((coarse.real, coarse.imag)).astype(np.float32)
    right = np.concatenate((fine.imag, fine.real)).astype(np.float32)
    return (left.T @ right).reshape(-1)[:samples]


def _struck(spec: Struck, frequency: float, samples: int, velocity: float, seed: int) -> Sound:
    rng = np.random.default_rng(seed)
    order = np.array(spec.ratios or range(1, spec.partials + 1), np.float64)
    order = order[: max(1, int(np.sum(order * frequency < 15_000)))]
    pitches = order * frequency * np.sqrt(1 + spec.stiff * order**2)
    decays = spec.decay * (262 / frequency) ** 0.45 / (1 + spec.damping * (order - 1))
    cutoff = max(spec.bright * (0.35 + 0.65 * velocity), frequency * 1.5)
    strengths = order**-spec.tilt / (1 + (pitches / cutoff) ** 2)
    if spec.pluck:
        strengths *= np.abs(np.sin(np.pi * order * spec.pluck)) + 0.04
    length = min(samples + int(spec.release * 4.5 * RATE), int(decays[0] * 6 * RATE))
    if spec.fifths:
        chord = (1.0, 2 ** (7 / 12), 2.0)
        pitches = np.concatenate([pitches * step for step in chord])
        decays, strengths = np.tile(decays, 3), np.tile(strengths, 3)
    wave = np.stack([_strings(spec, pitches, decays, strengths, length, rng) for _ in "lr"])
    wave = _knocked(wave, spec, frequency, rng)
    wave = _driven(wave, spec.drive)
    return _let_go(wave, samples, spec.release)


def _strings(
    spec: Struck,
    pitches: NDArray[np.float64],
    decays: NDArray[np.float64],
    strengths: NDArray[np.float64],
    length: int,
    rng: np.random.Generator,
) -> Sound:
    """Return one ear's mix: a string that dies soon and one, slightly off, that lasts."""
    sway = rng.uniform(-0.5, 0.5, len(pitches))
    cents = 2 ** (spec.detune * np.array([-1.0, 1.0]) * rng.uniform(0.6, 1.0, 2) / 1200)
    both = np.concatenate((pitches * cents[0], pitches * cents[1]))
    last = np.concatenate((decays * 0.55, decays * 1.15))
    phases = np.exp(1j * np.concatenate((0.2 * sway, 0.6 * sway)))
    weight = np.concatenate((strengths * (1 + 0.35 * sway), strengths * (0.6 - 0.3 * sway)))
    return _ringing(both, last, weight * phases, length)


def _knocked(wave: Sound, spec: Struck, frequency: float, rng: np.random.Generator) -> Sound:
    """Add the noise of the hammer or finger."""
    if not spec.knock:
        return wave
    count = min(int(0.05 * RATE), wave.shape[1])
    top = min(2.5 * spec.bright, 9000.0)
    noise = _hiss(count, min(frequency * 0.8, 400), top, rng)
    peak = float(np.max(np.abs(wave))) * spec.knock * 2
    wave[:, :count] += noise * peak * np.exp(-np.arange(count) / (0.009 * RATE))
    return wave


def _driven(wave: Sound, drive: float) -> Sound:
    """Return the wave through an amplifier and its loudspeaker."""
    if not drive:
        return wave
    level = wave * np.float32(drive / (float(np.max(np.abs(wave))) + 1e-9))
    if drive < 2:  # noqa: PLR2004
        return np.tanh(level)
    return _banded(np.tanh(level + 0.15), 80, 4200)


def _let_go(wave: Sound, samples: int, release: float) -> Sound:
    """Damp the note once it is no longer held."""
    rest = wave.shape[1] - samples
    if rest > 0:
        wave[:, samples:] *= np.exp(-np.arange(rest, dtype=np.float32) / (release * RATE))
    return wave


def _held(spec: Held, frequency: float, samples: int, velocity: float, seed: int) -> Sound:
    tone = _ensemble(spec, frequency, 1.0, seed)
    length = samples + int(spec.release * 2.2 * RATE)
    if spec.short:
        length = min(length, int(spec.short * 6 * RATE))
    offset = seed % _LOOP
    wave = np.stack([_looped(tone, offset, length), _looped(tone, offset + _LOOP // 2, length)])
    if spec.swell:
        dull = _ensemble(spec, frequency, 0.45, seed)
        low = np.stack([_looped(dull, offset, length), _looped(dull, offset + _LOOP // 2, length)])
        wave = low + (wave - low) * _swell(spec, samples, length, velocity)
    return wave * _held_shape(spec, samples, length, seed)


def _swell(spec: Held, samples: int, length: int, velocity: float) -> Sound:
    """Return how bright a held tone is, 0 to 1, over its time."""
    reach = min(0.35 + 0.65 * velocity, 1.0)
    time = np.linspace(0, length / max(samples, 1), length, dtype=np.float32)
    return np.float32(reach) * (1 - spec.swell * np.cos(np.pi * np.minimum(time, 1.3)) * 0.5)


def _held_shape(spec: Held, samples: int, length: int, seed: int) -> Sound:
    """Return the loudness of a held tone over its time."""
    time = np.arange(length, dtype=np.float32) / RATE
    attack = min(spec.attack, 0.45 * samples / RATE)
    shape = np.sin(np.minimum(time / attack, 1) * np.float32(np.pi / 2)) ** 2
    if spec.short:
        shape *= np.exp(-np.maximum(time - attack, 0) / spec.short)
    if spec.tremble:
        phase = 2 * np.pi * spec.tremble * time + seed % 7
        shape *= 0.62 + 0.38 * np.sin(phase + 0.9 * np.sin(1.7 * time))
    fall = np.clip((time - samples / RATE) / (spec.release * 2.2), 0, 1)
    return (shape * np.cos(fall * np.float32(np.pi / 2)) ** 2).astype(np.float32)


def _looped(tone: Sound, offset: int, length: int) -> Sound:
    start = offset % _LOOP
    turns = -(-(start + length) // _LOOP)
    return np.tile(tone, turns)[start : start + length]


@lru_cache(maxsize=96)
def _ensemble(spec: Held, frequency: float, shine: float, seed: int) -> Sound:
    """Return a tone of many players that can be repeated without a seam.

    Each partial is a bell curve in the spectrum, as wide as the players lie apart, with random
    phases.
    """
    rng = np.random.default_rng(seed)
    spectrum = np.zeros(_LOOP // 2 + 1, np.float32)
    per_bin = RATE / _LOOP
    cutoff = max(spec.bright * shine, frequency * 1.2)
    for n in range(1, 1 + min(48, int(14_000 / frequency)), 2 if spec.odd else 1):
        middle = n * frequency
        colour = sum(g * np.exp(-(((middle - f) / (0.35 * f)) ** 2)) for f, g in spec.formants)
        strength = n**-spec.tilt * (1 + colour) / (1 + (middle / cutoff) ** 4) ** 0.75
        spread = max((2 ** (spec.cents / 1200) - 1) * middle / per_bin, 0.8)
        low, high = int(middle / per_bin - 3 * spread), int(middle / per_bin + 3 * spread) + 2
        curve = np.exp(-(((np.arange(low, high) - middle / per_bin) / spread) ** 2))
        spectrum[low:high] += (strength / np.sqrt(spread) * curve).astype(np.float32)
    if spec.air:
        breeze = np.arange(len(spectrum)) * per_bin
        spectrum += (spec.air * 0.02 * np.exp(-(((breeze - 3000) / 2500) ** 2))).astype(np.float32)
    phases = rng.uniform(0, 2 * np.pi, len(spectrum)).astype(np.float32)
    wave = np.fft.irfft(spectrum * (np.cos(phases) + 1j * np.sin(phases))).astype(np.float32)
    return wave / np.float32(np.sqrt(np.mean(wave**2)) + 1e-12)


def _solo(spec: Solo, frequency: float, samples: int, velocity: float, seed: int) -> Sound:
    length = samples + int(spec.release * 4 * RATE)
    if spec.fade:
        length = min(length, int(spec.fade * 6 * RATE))
    shifts = (-spec.detune, spec.detune) if spec.detune else (0.0,)
    wave = np.stack([_sung(spec, frequency * 2 ** (s / 1200), length, velocity) for s in shifts])
    time = np.arange(length, dtype=np.float32) / RATE
    shape = np.sin(np.minimum(time / spec.attack, 1) * np.float32(np.pi / 2)) ** 2
    if spec.fade:
        shape *= np.exp(-time / spec.fade)
    if spec.breath:
        rng = np.random.default_rng(seed)
        band = _hiss(length, frequency * 0.9, frequency * 5 + 1500, rng)
        wave = wave + band * (spec.breath * _rms(wave) * 2)
    return _let_go(_driven(wave * shape, spec.drive), samples, spec.release)


def _sung(spec: Solo, frequency: float, length: int, velocity: float) -> Sound:
    """Return harmonics over one wandering phase."""
    time = np.arange(length) / RATE
    depth = spec.vibrato * np.clip((time - 0.18) / 0.35, 0, 1)
    cents = depth * np.sin(2 * np.pi * 5.3 * time) - spec.scoop * np.exp(-time / 0.04)
    turns = (
        np.cumsum(frequency / RATE * (1 + cents * (np.log(2) / 1200)))
        if np.any(cents)
        else (frequency * time)
    )
    phase = (np.mod(turns, 1.0) * 2 * np.pi).astype(np.float32)
    wave = np.zeros(length, np.float32)
    for n, strength in enumerate(spec.harmonics, 1):
        if strength and n * frequency < 14_000:  # noqa: PLR2004
            wave += np.float32(strength * (0.45 + 0.55 * velocity) ** (0.35 * (n - 1))) * np.sin(
                np.float32(n) * phase
            )
    return wave


def _hiss(samples: int, low: float, high: float, rng: np.random.Generator) -> Sound:
    """Return noise of peak about 1 between two frequencies."""
    noise = rng.standard_normal(samples).astype(np.float32)
    band = _banded(noise[None], low, high)[0]
    return band / np.float32(3 * np.sqrt(np.mean(band**2)) + 1e-9)


def _banded(wave: Sound, low: float, high: float) -> Sound:
    """Return the wave between two frequencies, with gentle slopes and no offset."""
    size = 1 << max(wave.shape[-1] - 1, 1).bit_length()
    frequency = np.fft.rfftfreq(size, 1 / RATE) + 1e-9
    mask = 1 / np.sqrt((1 + (low / frequency) ** 6) * (1 + (frequency / high) ** 6))
    spectrum = np.fft.rfft(wave, size) * mask.astype(np.float32)
    return np.fft.irfft(spectrum, size)[..., : wave.shape[-1]].astype(np.float32)


def _times(seconds: float) -> Sound:
    return np.arange(int(seconds * RATE), dtype=np.float32) / RATE


def _swept(seconds: float, *, low: float, high: float, fall: float) -> Sound:
    """Return a sine that drops from `low + high` to `low` Hz."""
    time = _times(seconds)
    return np.sin(2 * np.pi * (low * time + high * fall * (1 - np.exp(-time / fall))))


def _rng(name: str, turn: int) -> np.random.Generator:
    return np.random.default_rng(crc32(f"{name}{turn}".encode()))


def _thud(
    name: str, turn: int, *, low: float, high: float, decay: float, click: float, drive: float = 0
) -> Sound:
    """Return a drum with a skin: a falling tone and the beater's click."""
    body = _swept(decay * 5, low=low, high=high, fall=0.028) * np.exp(-_times(decay * 5) / decay)
    if drive:
        body = np.tanh(body * drive) / np.float32(np.tanh(drive))
    tick = _hiss(1400, 900, 6000, _rng(name, turn)) * np.exp(-_times(1400 / RATE) / 0.004)
    body[:1400] += click * tick
    return body


def _burst(name: str, turn: int, *, band: tuple[float, float], decay: float) -> Sound:
    time = _times(decay * 6)
    return _hiss(len(time), *band, _rng(name, turn)) * np.exp(-time / decay)


def _metal(name: str, turn: int, *, decay: float, low: float) -> Sound:
    """Return a cymbal: noise and a crowd of unrelated high partials."""
    rng = _rng(name, turn)
    count = int(decay * 5 * RATE)
    pitches = np.sort(np.random.default_rng(7).uniform(low * 0.6, 11_000, 28))
    decays = decay * rng.uniform(0.4, 1.0, 28)
    strengths = rng.uniform(0.3, 1, 28) * np.exp(2j * np.pi * rng.uniform(size=28))
    ring = _ringing(pitches, decays, strengths * 0.06, count)
    noise = _hiss(count, low, 13_000, rng) * np.exp(-_times(count / RATE) / (decay * 0.6))
    return ring[: len(noise)] * 0.6 + noise[: len(ring)] * 0.9


def _snare(name: str, turn: int, *, decay: float, tone: float) -> Sound:
    wires = _burst(name, turn, band=(700, 9000), decay=decay)
    time = _times(len(wires) / RATE)[: len(wires)]
    skin = np.sin(2 * np.pi * (tone * time + 2 * np.exp(-time / 0.02))) * np.exp(-time / 0.07)
    return wires * 0.9 + skin * 0.45


def _clap(turn: int) -> Sound:
    wave = np.zeros(int(0.36 * RATE), np.float32)
    for number, at in enumerate((0.0, 0.011, 0.021, 0.03)):
        hand = _burst(f"clap{number}", turn, band=(800, 5500), decay=0.05 if number > 2 else 0.006)  # noqa: PLR2004
        start = int(at * RATE)
        wave[start : start + len(hand)] += hand[: len(wave) - start]
    return wave * 0.8


def _riser(samples: int) -> Sound:
    """Return noise that opens towards the barline."""
    dull = _hiss(samples, 200, 900, _rng("riser", 0))
    clear = _hiss(samples, 1500, 9000, _rng("riser", 1))
    wide = _hiss(samples, 1500, 9000, _rng("riser", 2))
    time = np.linspace(0, 1, samples, dtype=np.float32)
    close = np.minimum((1 - time) * 25, 1)
    ramp = time**2 * close
    return np.stack([dull * (1 - time) * 0.6 + side * time * 0.6 for side in (clear, wide)]) * ramp


def _swelling(samples: int) -> Sound:
    """Return a cymbal rolled louder towards the barline."""
    time = np.linspace(0, 1, samples, dtype=np.float32)
    sides = [_hiss(samples, 2600, 11_000, _rng("swell", ear)) for ear in (0, 1)]
    return np.stack(sides) * (time**3 * np.minimum((1 - time) * 20, 1) * 0.6)


def _skin(name: str, pitch: int, turn: int, *, decay: float, click: float, high: float) -> Sound:
    tone = 440 * 2 ** ((pitch - 69) / 12)
    return _thud(name, turn, low=tone, high=high, decay=decay, click=click)


Drum = Callable[[int, int, int], Sound]


def _at(gain: float, make: Drum) -> Drum:
    """Return a drum whose peak is `gain`."""

    def strike(pitch: int, samples: int, turn: int) -> Sound:
        wave = make(pitch, samples, turn)
        return wave * np.float32(gain / (float(np.max(np.abs(wave))) + 1e-9))

    return strike


DRUMS: dict[str, Drum] = {
    "kick": _at(0.46, lambda _p, _s, t: _thud(
        "kick", t, low=47, high=170, decay=0.13, click=0.25, drive=1.6)),
    "boomkick": _at(0.36, lambda _p, _s, t: _thud(
        "boomkick", t, low=41, high=120, decay=0.42, click=0.2, drive=1.8)),
    "softkick": _at(0.36, lambda _p, _s, t: _thud(
        "softkick", t, low=52, high=70, decay=0.11, click=0.06)),
    "heart": _at(0.36, lambda _p, _s, t: _thud(
        "heart", t, low=44, high=40, decay=0.14, click=0.02)),
    "snare": _at(0.4, lambda _p, _s, t: _snare("snare", t, decay=0.075, tone=190)),
    "bigsnare": _at(0.38, lambda _p, _s, t: _snare("bigsnare", t, decay=0.13, tone=165)),
    "clap": _at(0.34, lambda _p, _s, t: _clap(t)),
    "snap": _at(0.2, lambda _p, _s, t: _burst("snap", t, band=(1500, 4200), decay=0.018)),
    "rim": _at(0.2, lambda _p, _s, t: _thud(
        "rim", t, low=1650, high=500, decay=0.014, click=0.5)),
    "block": _at(0.22, lambda p, _s, t: _thud(
        "block", t, low=880 if t % 2 else 1180, high=60, decay=0.03, click=0.15)),
    "tick": _at(0.14, lambda _p, _s, t: _burst("tick", t, band=(3500, 9000), decay=0.014)),
    "brush": _at(0.15, lambda _p, _s, t: _burst("brush", t, band=(1500, 8000), decay=0.07)),
    "hat": _at(0.15, lambda _p, _s, t: _metal("hat", t, decay=0.035, low=6000)),
    "openhat": _at(0.15, lambda _p, _s, t: _metal("openhat", t, decay=0.14, low=5500)),
    "shaker": _at(0.15, lambda _p, _s, t: _burst("shaker", t, band=(4500, 11_000), decay=0.028)),
    "tambourine": _at(0.13, lambda _p, _s, t: _metal("tambourine", t, decay=0.07, low=6500)),
    "ride": _at(0.13, lambda _p, _s, t: _metal("ride", t, decay=0.28, low=3800)),
    "crash": _at(0.26, lambda _p, _s, t: _metal("crash", t, decay=0.6, low=2600)),
    "tom": _at(0.32, lambda p, _s, t: _skin(
        "tom", p, t, decay=0.15, click=0.18, high=60)),
    "taiko": _at(0.42, lambda p, _s, t: _skin(
        "taiko", p, t, decay=0.24, click=0.22, high=50)),
    "conga": _at(0.3, lambda p, _s, t: _skin(
        "conga", p, t, decay=0.09, click=0.14, high=50)),
    "boom": _at(0.32, lambda _p, _s, t: _thud(
        "boom", t, low=36, high=60, decay=0.5, click=0.06)),
    "riser": _at(0.2, lambda _p, s, _t: _riser(s)),
    "swell": _at(0.17, lambda _p, s, _t: _swelling(s)),
}  # fmt: skip
"""Each takes pitch, samples and turn."""
