"""The film's sound: summed to the sample, at one loudness in the finished file."""

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from marked import FILM, SIZE, blocks, tone, whole
from numpy.typing import NDArray

from longtake.capabilities.errors import Unusable
from longtake.media.encode import decode_sound, encode_sound
from longtake.media.join import Part, join
from longtake.media.sound import Placed, level, master_sound, measure, mix, silence

Sound = NDArray[np.float32]


def _noise(seconds: float, height: float) -> Sound:
    grain = np.random.default_rng(4).normal(0, height, (2, round(seconds * 48_000)))
    return grain.astype(np.float32)


def _bursts() -> Sound:
    sound = _noise(6, 0.25)
    sound[:, (np.arange(sound.shape[1]) // 24_000) % 3 > 0] *= 0.02
    return sound


def _bell() -> Sound:
    time = np.arange(6 * 48_000) / 48_000
    partials = sum(np.sin(2 * np.pi * hertz * time) for hertz in (220, 277, 440, 1108))
    return np.stack([partials * np.exp(-(time % 1) * 4)] * 2).astype(np.float32) * np.float32(0.05)


SOUNDS: dict[str, Callable[[], Sound]] = {
    "tone": lambda: tone(6),
    "noise": lambda: _noise(6, 0.02),
    "bursts": _bursts,
    "bell": _bell,
    "faint": lambda: tone(6, height=0.003),
    "loud": lambda: np.sign(tone(6, hertz=301)),
}


@pytest.mark.parametrize("form", ["blocks", "file"])
@pytest.mark.parametrize("name", SOUNDS)
def test_a_master_measures_minus_fourteen(
    house: Path, tmp_path: Path, ffmpeg: Callable[..., str], name: str, form: str
) -> None:
    """In the finished file, after AAC, judged by Debian's ffmpeg: LUFS and true peak."""
    sound = SOUNDS[name]()
    out = tmp_path / "film.mp4"
    if form == "file":
        master_sound(lambda: blocks(sound), tmp_path / "ready.m4a")
    leveled = tmp_path / "ready.m4a" if form == "file" else level(lambda: blocks(sound))
    join([Part(house, 0, 72)] * 2, leveled, out, size=SIZE, rate=FILM)
    told = ffmpeg(
        "-v", "info", "-nostats", "-i", out, "-af", "ebur128=peak=true:framelog=verbose",
        "-f", "null", "-", tells=True,
    )  # fmt: skip
    lufs = float(re.findall(r"I:\s+(-?[\d.]+) LUFS", told)[-1])
    peak = float(re.findall(r"Peak:\s+(-?[\d.]+) dBFS", told)[-1])
    assert lufs == pytest.approx(-14, abs=0.5)
    assert peak <= -1


def test_leveling_keeps_every_sample_in_its_place() -> None:
    """The limiter looks ahead, but the sound does not come later."""
    sound = np.zeros((2, 96_000), np.float32)
    sound[:, 48_000:] = _noise(1, 0.5)
    leveled = whole(level(lambda: blocks(sound)))
    assert leveled.shape == sound.shape
    assert int((abs(leveled[0]) > 0.01).argmax()) == pytest.approx(48_000, abs=3)


def test_silence_stays_silent() -> None:
    """Nothing is raised out of nothing."""
    assert not whole(level(lambda: silence(48_000))).any()


def test_a_known_tone_measures_as_the_standard_says() -> None:
    """EBU Tech 3341: a 1 kHz sine at -23 dBFS on both sides is -23 LUFS."""
    heard = measure(blocks(tone(5, hertz=1000, height=10 ** (-23 / 20))))
    assert heard.lufs == pytest.approx(-23, abs=0.1)
    assert heard.peak == pytest.approx(-23, abs=0.2)


@pytest.mark.parametrize("samples", [1, 959, 4_800, 96_001])
def test_a_mix_is_exactly_as_long_as_asked(samples: int) -> None:
    """With no track, a short one, a long one, or one past the end."""
    long, short = blocks(tone(3)), blocks(tone(0.01))
    tracks = [Placed(long), Placed(short, at=200), Placed(blocks(tone(1)), at=10**7)]
    assert whole(mix(tracks, samples)).shape == (2, samples)
    assert whole(mix([], samples)).shape == (2, samples)


def test_tracks_are_summed_where_they_are_placed() -> None:
    """To the sample, each with its gain."""
    ones = np.ones((2, 1000), np.float32)
    mixed = whole(
        mix([Placed(blocks(ones, 77), 500), Placed(blocks(ones, 999), 1000, 0.5)], 20_000)
    )
    expected = np.zeros(20_000, np.float32)
    expected[500:1500] += 1
    expected[1000:2000] += 0.5
    assert np.array_equal(mixed, np.stack([expected, expected]))


def test_a_cue_that_is_too_long_fades_out_and_one_that_fits_does_not() -> None:
    """20 ms, so that the end does not click."""
    ones = np.ones((2, 48_000), np.float32)
    cut = whole(mix([Placed(blocks(ones))], 24_000))[0]
    fits = whole(mix([Placed(blocks(ones))], 48_000))[0]
    assert cut[: 24_000 - 960].min() == 1
    assert (np.diff(cut[-960:]) < 0).all()
    assert cut[-1] == 0
    assert fits.min() == 1


def test_a_cue_is_stored_without_loss(tmp_path: Path) -> None:
    """To the 24th bit, and to the sample."""
    sound = _noise(1.234, 0.2).clip(-1, 1)
    assert encode_sound(blocks(sound), tmp_path / "cue.flac") == sound.shape[1]
    stored = whole(decode_sound(tmp_path / "cue.flac"))
    assert stored.shape == sound.shape
    assert abs(stored - sound).max() < 2**-22


def test_any_sound_is_read_as_stereo_at_48_khz(tmp_path: Path, ffmpeg: Callable[..., str]) -> None:
    """Mono at 44.1 kHz as MP3 and surround at 96 kHz as WAV alike."""
    for name, options in {
        "mono.mp3": ("-ac", "1", "-ar", "44100"),
        "around.wav": ("-ac", "6", "-ar", "96000"),
    }.items():
        ffmpeg("-f", "lavfi", "-i", "sine=duration=2", *options, tmp_path / name)
        heard = whole(decode_sound(tmp_path / name))
        assert heard.shape[0] == 2
        assert heard.shape[1] == pytest.approx(96_000, abs=2_500)


def test_a_silent_film_has_no_sound_to_read(house: Path) -> None:
    """Asked for by name, it is refused by name."""
    with pytest.raises(Unusable, match=r"house\.mp4: holds no sound"):
        whole(decode_sound(house))
