"""The sound of one note: struck, held, blown or drummed, synthesised with NumPy."""

from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from longtake.providers.sketch.music import drums
from longtake.providers.sketch.music.form import RATE
from longtake.providers.sketch.music.waves import (
    Sound,
    banded,
    closed,
    dying,
    hiss,
    ringing,
    seconds,
)

_LOUD = 0.1
"""RMS of the loudest tenth of a second of a note."""
_LOOP = 1 << 17
"""Length of a held tone before it repeats, 2.7 s; a power of two for the transform."""


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
    "bell": Struck(1.7, 8, 0.9, ratios=_TUBE, damping=0.35, bright=3800, release=0.5),
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


def sound(instrument: str, pitch: int, *, samples: int, velocity: float, stroke: int = 0) -> Sound:
    """Return one note or stroke, rung out, (1 or 2, n), that starts and ends at zero.

    All are about equally loud: velocity only decides how bright they are.

    Args:
        instrument: a name of `TONES` or of `drums.DRUMS`.
        pitch: as in MIDI.
        samples: how long the note is held.
        velocity: 0 to 1.
        stroke: tells strokes of one drum apart.
    """
    if instrument in drums.DRUMS:
        return closed(drums.struck(instrument, pitch, samples=samples, stroke=stroke))
    seed = crc32(f"{instrument}{pitch}".encode())
    touch = _Touch(440.0 * 2 ** ((pitch - 69) / 12), samples, velocity, seed)
    match TONES[instrument]:
        case Struck() as spec:
            wave = _struck(spec, touch)
        case Held() as spec:
            wave = _held(spec, touch)
        case Solo() as spec:
            wave = _solo(spec, touch)
    return closed(wave * np.float32(_LOUD / _loudest(wave)))


@dataclass(frozen=True, slots=True)
class _Touch:
    """How a note is played."""

    frequency: float
    samples: int
    velocity: float
    seed: int


@dataclass(frozen=True, slots=True)
class _Partials:
    """The tones of which a string's sound consists."""

    pitches: NDArray[np.float64]
    decays: NDArray[np.float64]
    strengths: NDArray[np.float64]


def _loudest(wave: Sound) -> float:
    """Return the greatest RMS of a tenth of a second within the first six."""
    window = wave[..., : RATE * 6 // 10]
    step = max(window.shape[-1] // 6, 1)
    parts = [window[..., at : at + step] for at in range(0, window.shape[-1], step)]
    return float(np.sqrt(max(np.vdot(p, p) / p.size for p in parts))) + 1e-9


def _struck(spec: Struck, touch: _Touch) -> Sound:
    rng = np.random.default_rng(touch.seed)
    partials = _partials(spec, touch)
    longest = float(partials.decays[0])
    length = min(touch.samples + int(spec.release * 4.5 * RATE), int(longest * 6 * RATE))
    wave = np.stack([_strings(spec, partials, length, rng) for _ in "lr"])
    wave = _driven(_knocked(wave, spec, touch.frequency, rng), spec.drive)
    return _let_go(wave, touch.samples, spec.release)


def _partials(spec: Struck, touch: _Touch) -> _Partials:
    order = np.array(spec.ratios or range(1, spec.partials + 1), np.float64)
    order = order[: max(1, int(np.sum(order * touch.frequency < 15_000)))]
    pitches = order * touch.frequency * np.sqrt(1 + spec.stiff * order**2)
    decays = spec.decay * (262 / touch.frequency) ** 0.45 / (1 + spec.damping * (order - 1))
    cutoff = max(spec.bright * (0.35 + 0.65 * touch.velocity), touch.frequency * 1.5)
    strengths = order**-spec.tilt / (1 + (pitches / cutoff) ** 2)
    if spec.pluck:
        strengths *= np.abs(np.sin(np.pi * order * spec.pluck)) + 0.04
    if not spec.fifths:
        return _Partials(pitches, decays, strengths)
    chord = np.concatenate([pitches * step for step in (1.0, 2 ** (7 / 12), 2.0)])
    return _Partials(chord, np.tile(decays, 3), np.tile(strengths, 3))


def _strings(spec: Struck, partials: _Partials, length: int, rng: np.random.Generator) -> Sound:
    """Return one ear's mix: a string that dies soon and one, slightly off, that lasts."""
    sway = rng.uniform(-0.5, 0.5, len(partials.pitches))
    cents = 2 ** (spec.detune * np.array([-1.0, 1.0]) * rng.uniform(0.6, 1.0, 2) / 1200)
    pitches = np.concatenate([partials.pitches * off for off in cents])
    decays = np.concatenate((partials.decays * 0.55, partials.decays * 1.15))
    weights = np.concatenate([partials.strengths * w for w in (1 + 0.35 * sway, 0.6 - 0.3 * sway)])
    phases = np.exp(1j * np.concatenate((0.2 * sway, 0.6 * sway)))
    return ringing(pitches, decays, weights * phases, length)


def _knocked(wave: Sound, spec: Struck, frequency: float, rng: np.random.Generator) -> Sound:
    """Add the noise of the hammer or finger."""
    if spec.knock:
        count = min(int(0.05 * RATE), wave.shape[1])
        noise = hiss(count, min(frequency * 0.8, 400), min(2.5 * spec.bright, 9000.0), rng)
        peak = float(np.max(np.abs(wave))) * spec.knock * 2
        wave[:, :count] += noise * dying(count, 0.009) * np.float32(peak)
    return wave


def _driven(wave: Sound, drive: float) -> Sound:
    """Return the wave through an amplifier, and through its loudspeaker when that is pressed."""
    if not drive:
        return wave
    level = wave * np.float32(drive / (float(np.max(np.abs(wave))) + 1e-9))
    if drive < 2:
        return np.asarray(np.tanh(level), np.float32)
    return banded(np.tanh(level + np.float32(0.15)), 80, 4200)


def _let_go(wave: Sound, samples: int, release: float) -> Sound:
    """Damp the note once it is no longer held."""
    rest = wave.shape[1] - samples
    if rest > 0:
        wave[:, samples:] *= dying(rest, release)
    return wave


def _held(spec: Held, touch: _Touch) -> Sound:
    length = touch.samples + int(spec.release * 2.2 * RATE)
    if spec.short:
        length = min(length, int(spec.short * 6 * RATE))
    wave = _two_sided(_ensemble(spec, touch.frequency, 1.0, touch.seed), touch.seed, length)
    if spec.swell:
        dull = _ensemble(spec, touch.frequency, 0.45, touch.seed)
        low = _two_sided(dull, touch.seed, length)
        wave = low + (wave - low) * _swell(spec, touch, length)
    return wave * _held_shape(spec, touch, length)


def _two_sided(tone: Sound, offset: int, length: int) -> Sound:
    """Return the tone for both ears, which hear it half a loop apart."""
    starts = (offset % _LOOP, (offset + _LOOP // 2) % _LOOP)
    return np.stack([np.tile(tone, 2 + length // _LOOP)[at : at + length] for at in starts])


def _swell(spec: Held, touch: _Touch, length: int) -> Sound:
    """Return how bright a held tone is, 0 to 1, over its time."""
    reach = min(0.35 + 0.65 * touch.velocity, 1.0)
    time = np.minimum(np.arange(length, dtype=np.float32) / touch.samples, 1.3)
    return np.asarray(reach * (1 - spec.swell * np.cos(np.pi * time) * 0.5), np.float32)


def _held_shape(spec: Held, touch: _Touch, length: int) -> Sound:
    """Return the loudness of a held tone over its time."""
    time, held = seconds(length), touch.samples / RATE
    attack = min(spec.attack, 0.45 * held)
    shape = np.sin(np.minimum(time / attack, 1) * (np.pi / 2)) ** 2
    if spec.short:
        shape *= np.exp(-np.maximum(time - attack, 0) / spec.short)
    if spec.tremble:
        phase = 2 * np.pi * spec.tremble * time + touch.seed % 7
        shape *= 0.62 + 0.38 * np.sin(phase + 0.9 * np.sin(1.7 * time))
    fall = np.clip((time - held) / (spec.release * 2.2), 0, 1)
    return np.asarray(shape * np.cos(fall * (np.pi / 2)) ** 2, np.float32)


@lru_cache(maxsize=96)
def _ensemble(spec: Held, frequency: float, shine: float, seed: int) -> Sound:
    """Return a tone of many players that can be repeated without a seam.

    Each partial is a bell curve in the spectrum, as wide as the players lie apart, with random
    phases.
    """
    spectrum = np.zeros(_LOOP // 2 + 1, np.float32)
    for n in range(1, 1 + min(48, int(14_000 / frequency)), 2 if spec.odd else 1):
        place = n * frequency * _LOOP / RATE
        spread = max((2 ** (spec.cents / 1200) - 1) * place, 0.8)
        bins = np.arange(int(place - 3 * spread), int(place + 3 * spread) + 2)
        curve = np.exp(-(((bins - place) / spread) ** 2)) / np.sqrt(spread)
        spectrum[bins] += curve * _strength(spec, n, frequency, shine)
    if spec.air:
        breeze = np.arange(len(spectrum)) * (RATE / _LOOP)
        spectrum += spec.air * 0.02 * np.exp(-(((breeze - 3000) / 2500) ** 2))
    turns = np.random.default_rng(seed).uniform(0, 2 * np.pi, len(spectrum))
    wave = np.fft.irfft(spectrum * np.exp(1j * turns)).astype(np.float32)
    return np.asarray(wave / np.sqrt(np.mean(wave**2)), np.float32)


def _strength(spec: Held, n: int, frequency: float, shine: float) -> float:
    """Return how strong a partial is, below the cutoff and near the resonances."""
    middle = n * frequency
    cutoff = max(spec.bright * shine, frequency * 1.2)
    colour = sum(g * np.exp(-(((middle - f) / (0.35 * f)) ** 2)) for f, g in spec.formants)
    return float(n**-spec.tilt * (1 + colour) / (1 + (middle / cutoff) ** 4) ** 0.75)


def _solo(spec: Solo, touch: _Touch) -> Sound:
    length = touch.samples + int(spec.release * 4 * RATE)
    if spec.fade:
        length = min(length, int(spec.fade * 5 * RATE))
    shifts = (-spec.detune, spec.detune) if spec.detune else (0.0,)
    wave = np.stack([_sung(spec, touch, length, cents) for cents in shifts])
    shape = np.sin(np.minimum(seconds(length) / spec.attack, 1) * np.float32(np.pi / 2)) ** 2
    if spec.fade:
        shape *= dying(length, spec.fade)
    if spec.breath:
        rng = np.random.default_rng(touch.seed)
        band = hiss(length, touch.frequency * 0.9, touch.frequency * 5 + 1500, rng)
        wave += band * np.float32(spec.breath * _loudest(wave) * 2)
    return _let_go(_driven(wave * shape, spec.drive), touch.samples, spec.release)


def _sung(spec: Solo, touch: _Touch, length: int, shift: float) -> Sound:
    """Return harmonics over one wandering phase, `shift` cents off."""
    time = np.arange(length) / RATE
    depth = spec.vibrato * np.clip((time - 0.18) / 0.35, 0, 1)
    cents = shift + depth * np.sin(2 * np.pi * 5.3 * time) - spec.scoop * np.exp(-time / 0.04)
    turns = np.cumsum(touch.frequency / RATE * (1 + cents * (np.log(2) / 1200)))
    phase = (np.mod(turns, 1.0) * 2 * np.pi).astype(np.float32)
    wave = np.zeros(length, np.float32)
    for n, strength in enumerate(spec.harmonics, 1):
        if strength and n * touch.frequency < 14_000:
            softer = strength * (0.45 + 0.55 * touch.velocity) ** (0.35 * (n - 1))
            wave += np.float32(softer) * np.sin(np.float32(n) * phase)
    return wave
