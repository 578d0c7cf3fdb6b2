"""The soundtrack: each track at its level, giving way to voices, ending with the film."""

import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from marked import FILM, SIZE, blocks, clip, tone, whole
from numpy.typing import NDArray

from longtake.capabilities.errors import BadOutput
from longtake.film.asset import Asset
from longtake.film.soundtrack import DUCKED, Knot, SoundClip, Soundtrack, ducking
from longtake.media.encode import decode_sound, encode_sound
from longtake.media.join import Part, join
from longtake.media.mixing import filled, looped, tracks_of, trimmed
from longtake.media.sound import Placed, master_sound, mix

Sound = NDArray[np.float32]


def kept(folder: Path, **sounds: Sound) -> dict[str, Path]:
    """Keep sounds as files, by their names."""
    for name, sound in sounds.items():
        encode_sound(blocks(sound), folder / f"{name}.flac")
    return {name: folder / f"{name}.flac" for name in sounds}


def heard(sound: Soundtrack, files: dict[str, Path], folder: Path, seconds: int) -> Sound:
    """Give the mix of a soundtrack."""
    placed = tracks_of(sound, files, FILM, folder)
    assert placed is not None
    return whole(mix(placed(), seconds * 48_000))


def level(sound: Sound) -> float:
    """Give how strong a sound is, in decibels."""
    return float(10 * np.log10(np.mean(sound.astype(np.float64) ** 2) + 1e-12))


def test_music_gives_way_to_a_voice_and_comes_back(tmp_path: Path) -> None:
    """12 dB, down before the first word; the voice is in front."""
    files = kept(tmp_path, v=tone(2, hertz=300), m=tone(8, hertz=2000, height=0.9))
    gains = ducking([(3 * 48_000, 5 * 48_000)], 0, 8 * 48_000)
    sound = Soundtrack(
        voice=(SoundClip("v", Asset("v", "audio/flac"), 72, 48),),
        music=(SoundClip("m", Asset("m", "audio/flac"), 0, 192, gains=gains),),
    )
    alone = Soundtrack(voice=sound.voice)
    music = heard(sound, files, tmp_path, 8) - heard(alone, files, tmp_path, 8)
    before, under, after = (
        level(music[:, round(since * 48_000) : round((since + 1) * 48_000)])
        for since in (1.5, 3.5, 6.5)
    )
    assert under - before == pytest.approx(20 * np.log10(DUCKED), abs=0.1)
    assert after == pytest.approx(before, abs=0.1)
    voice = heard(alone, files, tmp_path, 8)[:, 168_000:216_000]
    assert level(voice) > under + 10


def test_ducking_begins_before_the_voice_and_leaves_short_pauses() -> None:
    """Knots are counted from the sound's own start."""
    found = ducking([(96_000, 120_000), (130_000, 144_000)], 48_000, 480_000)
    assert found == (
        Knot(36_000, 1.0),
        Knot(48_000, DUCKED),
        Knot(96_000, DUCKED),
        Knot(120_000, 1.0),
    )
    assert ducking([(0, 48_000)], 480_000, 48_000) == ()


def test_takes_bring_their_own_sound(tmp_path: Path) -> None:
    """From the frame on that the film uses; a take without any is left out."""
    silent = clip(tmp_path / "silent.mp4", 30)
    loud = tmp_path / "loud.mp4"
    ramp = np.zeros((2, 96_000), np.float32)
    ramp[:, 48_000:] = tone(1)
    master_sound(lambda: blocks(ramp), tmp_path / "s.m4a")
    join(
        [Part(clip(tmp_path / "p.mp4", 48), 0, 48)], tmp_path / "s.m4a", loud, size=SIZE, rate=FILM
    )
    files = {"silent": silent, "loud": loud}
    clips = (
        SoundClip("silent", Asset("silent", "video/mp4"), 0, 24),
        SoundClip("loud", Asset("loud", "video/mp4"), 24, 24, first=24, fade=480),
    )
    sound = heard(Soundtrack(native=clips), files, tmp_path, 2)
    assert not sound[:, :47_000].any()
    assert level(sound[:, 50_000:90_000]) > -40
    assert tracks_of(Soundtrack(native=clips[:1]), files, FILM, tmp_path) is None


def test_a_sound_has_a_length_and_soft_edges() -> None:
    """It comes, goes, and ends where it is cut."""
    ones = np.ones((2, 9_000), np.float32)
    sound = whole(mix([Placed(blocks(ones), 1_000, samples=6_000, fade=480)], 10_000))[0]
    assert not sound[:1_000].any()
    assert not sound[7_000:].any()
    assert sound[1_000 + 480 : 6_500].min() == 1
    assert (np.diff(sound[1_000:1_480]) > 0).all()
    assert (np.diff(sound[6_520:7_000]) < 0).all()


@pytest.mark.parametrize("hertz", [110, 441])
def test_a_loop_has_no_seam(hertz: int) -> None:
    """A tone that is looped goes on as if it never ended: no click, no dip."""
    cue = tone(3.21, hertz=hertz)
    sound = looped(cue, 10 * 48_000)
    assert sound.shape == (2, 480_000)
    steps = abs(np.diff(sound[0])).max()
    assert steps <= abs(np.diff(cue[0])).max() * 1.05
    loud = [level(sound[:, at : at + 4_800]) for at in range(0, 470_000, 4_800)]
    assert min(loud) > level(cue) - 0.6


@pytest.mark.parametrize("seconds", [1.7, 2.8, 3.0, 5.0])
def test_a_cue_ends_with_the_film(tmp_path: Path, seconds: float) -> None:
    """Shorter ones go on, longer ones are cut; the end is soft, and to the sample."""
    files = kept(tmp_path, m=tone(seconds, hertz=220))
    sound = whole(filled(files["m"], 144_000))
    assert sound.shape == (2, 144_000)
    assert level(sound[:, 48_000:72_000]) == pytest.approx(level(tone(1, hertz=220)), abs=0.3)
    assert abs(sound[:, -1]).max() < 0.05


@pytest.mark.parametrize("share", [2, 3])
def test_a_cue_that_breaks_off_between_two_frames_is_no_whole_one(
    tmp_path: Path, share: int
) -> None:
    """It decodes without an error; its file says how long it should be."""
    file = kept(tmp_path, m=tone(4, hertz=220))["m"]
    whole_file = file.read_bytes()
    file.write_bytes(whole_file[: whole_file.index(b"\xff\xf8", len(whole_file) // share)])
    assert sum(block.shape[1] for block in decode_sound(file)) < 4 * 48_000
    with pytest.raises(BadOutput, match=r"lasts 4\.00 s, and breaks off after"):
        filled(file, 48_000)


def test_a_cue_that_is_silent_or_short_is_none(tmp_path: Path) -> None:
    """Silence does not count as sound; what lies at the ends of a cue counts as its length."""
    quiet = np.zeros((2, 48_000), np.float32)
    files = kept(tmp_path, m=np.concatenate([quiet, tone(1, hertz=220)], axis=1), s=quiet)
    assert whole(filled(files["m"], 48_000, 96_000)).any()
    with pytest.raises(BadOutput, match=r"lasts 2\.0 s; one of 2\.5 s is the least"):
        filled(files["m"], 48_000, 120_000)
    with pytest.raises(BadOutput, match="nothing but silence"):
        filled(files["s"], 48_000)


def test_silence_at_the_ends_is_cut_off(tmp_path: Path) -> None:
    """But for a breath; what was dropped is known, for the times of words."""
    sound = np.pad(tone(1), ((0, 0), (24_000, 48_000)))
    left, dropped = trimmed(kept(tmp_path, v=sound)["v"])
    assert dropped == pytest.approx(24_000 - 1_920, abs=20)
    assert left.shape[1] == pytest.approx(48_000 + 2 * 1_920, abs=40)


@pytest.mark.parametrize("target", [-14, -16, -23])
def test_a_mix_of_all_tracks_has_the_loudness_asked(
    tmp_path: Path, ffmpeg: Callable[..., str], target: int
) -> None:
    """Judged by Debian's ffmpeg, after AAC."""
    grain = np.random.default_rng(3).normal(0, 0.2, (2, 4 * 48_000)).astype(np.float32)
    files = kept(tmp_path, v=tone(1.5, hertz=300), m=tone(4, hertz=900), e=grain)
    sound = Soundtrack(
        voice=(SoundClip("v", Asset("v", "audio/flac"), 24, 36),),
        music=(SoundClip("m", Asset("m", "audio/flac"), 0, 96),),
        effects=(SoundClip("e", Asset("e", "audio/flac"), 48, 48, fade=480),),
    )
    placed = tracks_of(sound, files, Fraction(24), tmp_path)
    assert placed is not None
    out = tmp_path / "out.m4a"
    master_sound(lambda: mix(placed(), 192_000), out, target=target)
    told = ffmpeg(
        "-v", "info", "-nostats", "-i", out, "-af", "ebur128=peak=true:framelog=verbose",
        "-f", "null", "-", tells=True,
    )  # fmt: skip
    assert float(re.findall(r"I:\s+(-?[\d.]+) LUFS", told)[-1]) == pytest.approx(target, abs=0.5)
    assert float(re.findall(r"Peak:\s+(-?[\d.]+) dBFS", told)[-1]) <= -1
    assert whole(decode_sound(out)).shape[1] >= 192_000
