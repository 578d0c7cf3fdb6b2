"""The loudness of twenty-four different mixes, judged by Debian's ffmpeg after AAC.

    python benchmarks/loudness.py

Twenty are for -14 LUFS, four for -16 and -23. Each has its own voices, music and noises, from faint
to far too loud. Every master has to be within 0.5 LU of its target, and its true peak at most
-1 dBTP. Needs ffmpeg.
"""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from longtake.film.asset import Asset
from longtake.film.sound import LOUDNESS
from longtake.film.soundtrack import SoundClip, Soundtrack, ducking
from longtake.media.encode import Block, encode_sound
from longtake.media.mixing import tracks_of
from longtake.media.sound import master_sound, mix
from measured import need

RATE = Fraction(24)
SOUND = 48_000
MIXES = 24
SECONDS = 8
NEAR = 0.5
PEAK = -1.0


def voice(rng: np.random.Generator, seconds: float) -> NDArray[np.float32]:
    """Syllables: a buzzing pitch through a throat that opens four times a second."""
    time = np.arange(round(seconds * SOUND)) / SOUND
    pitch = rng.uniform(90, 240)
    buzz = sum(np.sin(2 * np.pi * pitch * n * time) / n for n in range(1, 24))
    said = buzz * np.clip(np.sin(2 * np.pi * rng.uniform(3, 5) * time), 0, 1) ** 0.5
    return _both(said * 10 ** rng.uniform(-2, 0))


def music(rng: np.random.Generator, seconds: float) -> NDArray[np.float32]:
    """Chords over a beat."""
    time = np.arange(round(seconds * SOUND)) / SOUND
    chord = sum(np.sin(2 * np.pi * hertz * time) for hertz in rng.uniform(80, 1200, 4))
    beat = np.exp(-((time * rng.uniform(1, 3)) % 1) * 9) * rng.normal(0, 1, time.size)
    return _both((chord / 4 + beat * rng.uniform(0, 1.5)) * 10 ** rng.uniform(-2.5, 0.3))


def noise(rng: np.random.Generator, seconds: float) -> NDArray[np.float32]:
    """Claps and rustling, some of them far beyond full scale."""
    size = round(seconds * SOUND)
    claps = np.zeros(size)
    claps[rng.integers(0, size - 1, 6)] = rng.uniform(1, 4)
    tail = np.exp(-np.arange(2_000) / 300)
    return _both(np.convolve(claps, tail)[:size] + rng.normal(0, 0.02, size))


def mixes(folder: Path) -> Iterator[tuple[str, int, Soundtrack, dict[str, Path]]]:
    """Give each mix with its name, its target and its files."""
    for number in range(MIXES):
        rng = np.random.default_rng(number)
        has = [
            name
            for bit, name in enumerate(("voice", "music", "effects"))
            if (number + 1) >> bit & 1
        ]
        has = has or ["voice", "music", "effects"]
        makers = {"voice": voice, "music": music, "effects": noise}
        files = {}
        for name in has:
            files[name] = folder / f"{number}-{name}.flac"
            seconds = SECONDS if name == "music" else 3
            encode_sound(iter((makers[name](rng, seconds),)), files[name])
        spoken = [(48 * 2_000, 120 * 2_000)] if "voice" in has else []
        gains = ducking(spoken, 0, SECONDS * SOUND)
        clips = {
            "voice": (SoundClip("v", Asset("voice", "audio/flac"), 48, 72),),
            "music": (SoundClip("m", Asset("music", "audio/flac"), 0, SECONDS * 24, gains=gains),),
            "effects": (SoundClip("e", Asset("effects", "audio/flac"), 100, 72, fade=480),),
        }
        target = LOUDNESS[0] if number < MIXES - 4 else LOUDNESS[1 + number % 2]
        sound = Soundtrack(**{name: clips[name] for name in has}, loudness=target)
        yield "+".join(has), target, sound, files


def judged(file: Path) -> tuple[float, float]:
    """Give the LUFS and dBTP that Debian's ffmpeg finds."""
    told = ["-af", "ebur128=peak=true", "-f", "null", "-"]
    command = [shutil.which("ffmpeg") or "ffmpeg", "-nostdin", "-nostats", "-i", str(file), *told]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    lufs = re.findall(r"I:\s+(-?[\d.]+) LUFS", done.stderr)[-1]
    return float(lufs), float(re.findall(r"Peak:\s+(-?[\d.]+) dBFS", done.stderr)[-1])


def _both(side: NDArray[np.float64]) -> Block:
    return np.stack([side, side]).astype(np.float32)


def main() -> None:
    """Print a row for each mix; fail where one is off."""
    need(shutil.which("ffmpeg") is not None, "ffmpeg is the meter: apt install ffmpeg")
    print(f"{'mix':<24} {'target':>7} {'LUFS':>7} {'dBTP':>6}")
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind, target, sound, files in mixes(folder):
            placed = tracks_of(sound, files, RATE, folder)
            assert placed is not None  # noqa: S101
            out = folder / "out.m4a"
            master_sound(lambda made=placed: mix(made(), SECONDS * SOUND), out, target=target)
            lufs, peak = judged(out)
            off = abs(lufs - target) > NEAR or peak > PEAK
            wrong += off
            print(f"{kind:<24} {target:>7} {lufs:>7.1f} {peak:>6.1f}{'  off' if off else ''}")
    if wrong:
        raise SystemExit(f"{wrong} of {MIXES} mixes are off")
    print(f"all {MIXES} within {NEAR} LU of their target, at most {PEAK:g} dBTP")


if __name__ == "__main__":
    main()
