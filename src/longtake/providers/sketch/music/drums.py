"""Percussion: skins, wires, wood and metal, and the noises that lead into a section."""

from dataclasses import dataclass
from zlib import crc32

import numpy as np

from longtake.providers.sketch.music.form import RATE
from longtake.providers.sketch.music.waves import Sound, dying, hiss, ringing, seconds


@dataclass(frozen=True, slots=True)
class Skin:
    """A tone that drops from `low + high` to `low` Hz, and the click of the beater."""

    peak: float
    low: float
    high: float
    decay: float
    """Seconds until it has fallen to a third."""
    click: float
    drive: float = 0.0
    tuned: bool = False
    """Takes its pitch from the note instead of `low`."""


@dataclass(frozen=True, slots=True)
class Burst:
    """Noise between two frequencies."""

    peak: float
    low: float
    high: float
    decay: float
    hands: int = 1
    """How many, shortly after one another."""
    tone: float = 0.0
    """Pitch of the skin below, Hz; 0 where there is none."""


@dataclass(frozen=True, slots=True)
class Metal:
    """A cymbal: noise and a crowd of unrelated high partials."""

    peak: float
    low: float
    decay: float


@dataclass(frozen=True, slots=True)
class Rise:
    """Noise that grows until the note ends."""

    peak: float
    low: float
    high: float
    opens: bool
    """Starts dull and becomes bright."""


DRUMS: dict[str, Skin | Burst | Metal | Rise] = {
    "kick": Skin(0.46, 47, 170, 0.13, click=0.25, drive=1.6),
    "boomkick": Skin(0.36, 41, 120, 0.42, click=0.2, drive=1.8),
    "softkick": Skin(0.36, 52, 70, 0.11, click=0.06),
    "heart": Skin(0.36, 44, 40, 0.14, click=0.02),
    "tom": Skin(0.32, 0, 60, 0.15, click=0.18, tuned=True),
    "taiko": Skin(0.42, 0, 50, 0.24, click=0.22, tuned=True),
    "conga": Skin(0.3, 0, 50, 0.09, click=0.14, tuned=True),
    "boom": Skin(0.32, 36, 60, 0.5, click=0.06),
    "rim": Skin(0.2, 1650, 500, 0.014, click=0.5),
    "block": Skin(0.22, 0, 60, 0.03, click=0.15, tuned=True),
    "snare": Burst(0.4, 700, 9000, 0.075, tone=190),
    "bigsnare": Burst(0.38, 700, 9000, 0.13, tone=165),
    "clap": Burst(0.34, 800, 5500, 0.05, hands=4),
    "snap": Burst(0.2, 1500, 4200, 0.018),
    "tick": Burst(0.14, 3500, 9000, 0.014),
    "brush": Burst(0.15, 1500, 8000, 0.07),
    "shaker": Burst(0.15, 4500, 11_000, 0.028),
    "hat": Metal(0.15, 6000, 0.035),
    "openhat": Metal(0.15, 5500, 0.14),
    "tambourine": Metal(0.13, 6500, 0.07),
    "ride": Metal(0.13, 3800, 0.28),
    "crash": Metal(0.26, 2600, 0.6),
    "riser": Rise(0.2, 1500, 9000, opens=True),
    "swell": Rise(0.17, 2600, 11_000, opens=False),
}
"""`peak` is how loud each is struck at full velocity."""
STROKES = 3
"""Different strokes of one drum, so that a roll is no machine gun."""
_BEND = 0.028
"""Seconds in which a skin's tone drops."""


def struck(name: str, pitch: int, *, samples: int, stroke: int) -> Sound:
    """Return one stroke of a drum; only what rises takes its length from `samples`."""
    drum = DRUMS[name]
    rng = np.random.default_rng(crc32(f"{name}{stroke}".encode()))
    match drum:
        case Skin():
            wave = _skin(drum, pitch, rng)
        case Burst():
            wave = _burst(drum, rng)
        case Metal():
            wave = _metal(drum, rng)
        case Rise():
            wave = _rise(drum, samples, rng)
    return wave * np.float32(drum.peak / (float(np.max(np.abs(wave))) + 1e-9))


def _skin(drum: Skin, pitch: int, rng: np.random.Generator) -> Sound:
    low = 440 * 2 ** ((pitch - 69) / 12) if drum.tuned else drum.low
    count = max(int(drum.decay * 5 * RATE), 2400)
    time = seconds(count)
    turns = low * time + drum.high * _BEND * (1 - dying(count, _BEND))
    wave = np.sin(2 * np.pi * turns) * dying(count, drum.decay)
    if drum.drive:
        wave = np.tanh(wave * drum.drive) / np.tanh(drum.drive)
    tick = hiss(1400, 900, 6000, rng) * dying(1400, 0.004)
    wave[:1400] += drum.click * tick
    return np.asarray(wave, np.float32)


def _burst(drum: Burst, rng: np.random.Generator) -> Sound:
    count = int(drum.decay * 6 * RATE)
    wave = np.zeros(count + drum.hands * 528, np.float32)
    for hand in range(drum.hands):
        decay = drum.decay if hand == drum.hands - 1 else 0.006
        wave[hand * 528 :][:count] += hiss(count, drum.low, drum.high, rng) * dying(count, decay)
    if drum.tone:
        turns = drum.tone * seconds(count) + 2 * dying(count, 0.02)
        skin = np.sin(2 * np.pi * turns) * dying(count, 0.07)
        wave[:count] += np.float32(0.5) * skin
    return wave


def _metal(drum: Metal, rng: np.random.Generator) -> Sound:
    count = int(drum.decay * 5 * RATE)
    pitches = np.random.default_rng(7).uniform(drum.low * 0.6, 11_000, 28)
    decays = drum.decay * rng.uniform(0.4, 1.0, 28)
    strengths = rng.uniform(0.3, 1, 28) * np.exp(2j * np.pi * rng.uniform(size=28))
    ring = ringing(pitches, decays, strengths * 0.036, count)
    return ring + hiss(count, drum.low, 13_000, rng) * dying(count, drum.decay * 0.6)


def _rise(drum: Rise, samples: int, rng: np.random.Generator) -> Sound:
    time = np.linspace(0, 1, samples, dtype=np.float32)
    sides = np.stack([hiss(samples, drum.low, drum.high, rng) for _ in "lr"])
    if drum.opens:
        sides = sides * time + hiss(samples, 200, 900, rng) * (1 - time)
    ramp = time ** (2 if drum.opens else 3) * np.minimum((1 - time) * 22, 1)
    return np.asarray(sides * ramp, np.float32)
