"""Joins are exact to the frame and to the sample, and copy what can be copied."""

import hashlib
import json
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marked import FILM, NTSC, SIZE, blocks, clip, marks, tone, whole

from longtake.capabilities.errors import BadOutput
from longtake.film.picture import Size
from longtake.film.time import samples
from longtake.media.encode import decode_sound, encode
from longtake.media.frames import frame
from longtake.media.join import Joined, Part, join
from longtake.media.probe import probe
from longtake.media.sound import master_sound

Judge = Callable[..., str]


def _wanted(parts: Sequence[Part]) -> list[int]:
    return [number for part in parts for number in range(part.first, part.first + part.frames)]


def test_whole_clips_are_copied(house: Path, tmp_path: Path) -> None:
    """No frame is encoded again where house clips meet at their ends."""
    other = clip(tmp_path / "other.mp4", 31, start=300)
    joined = join(
        [Part(house, 0, 130), Part(other, 0, 31)], None, tmp_path / "f.mp4", size=SIZE, rate=FILM
    )
    assert joined == Joined(frames=161, copied=161, encoded=0)
    assert marks(tmp_path / "f.mp4") == [*range(130), *range(300, 331)]


def test_a_copied_picture_is_the_same_to_the_bit(
    house: Path, tmp_path: Path, ffmpeg: Judge
) -> None:
    """Judged by another decoder, frame by frame."""
    join([Part(house, 0, 130), Part(house, 48, 82)], None, tmp_path / "f.mp4", size=SIZE, rate=FILM)

    def prints(path: Path) -> list[str]:
        told = ffmpeg("-i", path, "-an", "-f", "framemd5", "-")
        return [row.rsplit(",", 1)[1] for row in told.splitlines() if row[0] != "#"]

    source = prints(house)
    assert prints(tmp_path / "f.mp4") == [*source, *source[48:]]


@pytest.mark.parametrize("rate", [FILM, Fraction(25), NTSC])
def test_trims_at_any_frame_are_exact(tmp_path: Path, ffmpeg: Judge, rate: Fraction) -> None:
    """Encoded again are only those from a cut to a sync frame, and at most three before a cut."""
    a, out = clip(tmp_path / "a.mp4", 130, rate=rate), tmp_path / "film.mp4"
    parts = [Part(a, 0, 1), Part(a, 7, 100), Part(a, 48, 52), Part(a, 50, 3), Part(a, 129, 1)]
    joined = join(parts, None, out, size=SIZE, rate=rate)
    assert marks(out) == _wanted(parts)
    assert joined.encoded <= (48 - 7) + 3 * 4 + 1
    told = ffmpeg("-show_streams", "-count_frames", "-of", "json", out, tool="ffprobe")
    stream = json.loads(told)["streams"][0]
    assert (stream["nb_read_frames"], stream["start_pts"]) == (str(len(marks(out))), 0)
    assert Fraction(stream["avg_frame_rate"]) == Fraction(stream["r_frame_rate"]) == rate


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.integers(0, 129).flatmap(
            lambda first: st.tuples(st.just(first), st.integers(1, 130 - first))
        ),
        min_size=1,
        max_size=4,
    )
)
def test_any_row_of_parts_is_exact(
    house: Path, tmp_path: Path, cuts: list[tuple[int, int]]
) -> None:
    """Whatever in and out points, in whatever order."""
    parts = [Part(house, first, frames) for first, frames in cuts]
    joined = join(parts, None, tmp_path / "any.mp4", size=SIZE, rate=FILM)
    assert marks(tmp_path / "any.mp4") == _wanted(parts)
    assert joined.frames == joined.copied + joined.encoded == len(_wanted(parts))


def test_every_frame_of_a_join_can_be_sought(house: Path, tmp_path: Path) -> None:
    """Sync frames are marked where they are, and times have no gap."""
    parts = [Part(house, 5, 60), Part(house, 10, 119)]
    join(parts, None, tmp_path / "film.mp4", size=SIZE, rate=FILM)
    with av.open(str(tmp_path / "film.mp4")) as container:
        packets = [packet for packet in container.demux(video=0) if packet.size]
        times = sorted(packet.pts * packet.time_base * FILM for packet in packets)
    assert times == list(range(179))
    assert all(packet.dts <= packet.pts for packet in packets)


def test_a_dissolve_takes_the_frames_that_follow(tmp_path: Path) -> None:
    """Over its frames the clip before goes on, and only they and their surroundings are encoded."""
    black, white = tmp_path / "black.mp4", tmp_path / "white.mp4"
    for path, luma in ((black, 16), (white, 235)):
        picture = np.full((270, 320), 128, np.uint8)
        picture[:180] = luma
        encode(iter([picture] * 130), path, size=SIZE, rate=FILM)
    out = tmp_path / "film.mp4"
    joined = join([Part(black, 0, 96), Part(white, 0, 96, 5)], None, out, size=SIZE, rate=FILM)
    light = [int(frame(out, number).mean()) for number in range(95, 103)]
    assert joined.frames == 192
    assert joined.copied >= 96 + 48
    assert light == sorted(light)
    assert (light[0], light[-1]) == (0, 255)
    assert 120 < light[3] < 136


def test_a_dissolve_needs_frames_to_go_on_with(house: Path, tmp_path: Path) -> None:
    """Named, not shortened, where the clip before ends at the cut or there is none."""
    first, second = Part(house, 0, 130), Part(house, 0, 40, 12)
    with pytest.raises(BadOutput, match=r"130 frames where the film uses it up to 142"):
        join([first, second], None, tmp_path / "film.mp4", size=SIZE, rate=FILM)
    with pytest.raises(BadOutput, match="nothing to dissolve from"):
        join([second], None, tmp_path / "film.mp4", size=SIZE, rate=FILM)


def test_sound_is_exact_to_the_sample(house: Path, tmp_path: Path, ffmpeg: Judge) -> None:
    """Cut or padded to the picture's length, in step with it."""
    beep = tone(8)
    beep[:, :24_000] = 0
    parts = [Part(house, 0, 130), Part(house, 0, 15)]
    for name, length in (("long.mp4", 8.0), ("short.mp4", 2.0)):
        out = tmp_path / name
        join(parts, blocks(beep[:, : int(length * 48_000)]), out, size=SIZE, rate=FILM)
        told = json.loads(ffmpeg("-show_streams", "-of", "json", out, tool="ffprobe"))
        sound = next(s for s in told["streams"] if s["codec_type"] == "audio")
        assert (sound["start_pts"], sound["duration_ts"]) == (0, samples(145, FILM))
        heard = whole(decode_sound(out))
        start = int((abs(heard[0]) > 0.05).argmax())
        assert abs(start - 24_000) < 50


def test_ready_sound_is_copied_to_the_sample(house: Path, tmp_path: Path, ffmpeg: Judge) -> None:
    """What was leveled and encoded once is not encoded again, and stays in step."""
    beep = tone(130 / 24)
    beep[:, :24_000] = 0
    master_sound(lambda: blocks(beep), tmp_path / "ready.m4a")
    out = tmp_path / "film.mp4"
    join([Part(house, 0, 130)], tmp_path / "ready.m4a", out, size=SIZE, rate=FILM)
    told = json.loads(ffmpeg("-show_streams", "-of", "json", out, tool="ffprobe"))
    sound = next(s for s in told["streams"] if s["codec_type"] == "audio")
    assert (sound["start_pts"], sound["duration_ts"]) == (0, samples(130, FILM))
    heard = whole(decode_sound(out))
    assert np.array_equal(heard, whole(decode_sound(tmp_path / "ready.m4a")))
    assert abs(int((abs(heard[0]) > 0.02).argmax()) - 24_000) < 50


def test_ready_sound_of_another_length_is_refused(house: Path, tmp_path: Path) -> None:
    """It belongs to another film."""
    master_sound(lambda: blocks(tone(2)), tmp_path / "ready.m4a")
    with pytest.raises(BadOutput, match="96000 samples for a film of 260000"):
        join(
            [Part(house, 0, 130)], tmp_path / "ready.m4a", tmp_path / "f.mp4", size=SIZE, rate=FILM
        )
    assert not (tmp_path / "f.mp4").exists()


def test_picture_and_sound_lie_side_by_side(house: Path, tmp_path: Path) -> None:
    """A player that reads forward never waits for one of them; the index comes first."""
    out = tmp_path / "film.mp4"
    join([Part(house, 0, 130)] * 2, blocks(tone(20)), out, size=SIZE, rate=FILM)
    with av.open(str(out)) as container:
        gaps, last = [], {"video": Fraction(0), "audio": Fraction(0)}
        for packet in container.demux():
            if packet.size and packet.dts is not None:
                last[packet.stream.type] = packet.dts * packet.time_base
                gaps.append(abs(last["video"] - last["audio"]))
    assert max(gaps) < 1
    data = out.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_a_foreign_clip_is_made_to_fit(house: Path, tmp_path: Path, ffmpeg: Judge) -> None:
    """Another codec, size and shape: encoded once, everything else still copied."""
    foreign = tmp_path / "foreign.webm"
    ffmpeg("-i", house, "-vf", "scale=200:200,setsar=16/9", "-c:v", "libvpx-vp9",
           "-deadline", "realtime", "-cpu-used", "8", foreign)  # fmt: skip
    out = tmp_path / "film.mp4"
    parts = [Part(house, 0, 48), Part(foreign, 10, 40), Part(house, 48, 82)]
    joined = join(parts, None, out, size=SIZE, rate=FILM)
    assert marks(out) == _wanted(parts)
    assert joined == Joined(frames=170, copied=130, encoded=40)
    assert {path.name for path in tmp_path.iterdir()} == {"foreign.webm", "film.mp4"}
    assert probe(out).house


def test_four_k_is_joined_and_fitted(house: Path, tmp_path: Path) -> None:
    """The largest pictures like all others."""
    size, out = Size(3840, 2160), tmp_path / "film.mp4"
    large = clip(tmp_path / "large.mp4", 2, size=size, start=300)
    joined = join([Part(large, 0, 2), Part(house, 7, 2)], None, out, size=size, rate=FILM)
    assert joined == Joined(frames=4, copied=2, encoded=2)
    assert marks(out) == [300, 301, 7, 8]


def test_another_rate_keeps_its_speed(tmp_path: Path) -> None:
    """Thirty frames a second lose every fifth, none is lost at the ends."""
    quick = clip(tmp_path / "quick.mp4", 60, rate=Fraction(30))
    out = tmp_path / "film.mp4"
    assert join([Part(quick, 0, 48)], None, out, size=SIZE, rate=FILM).encoded == 48
    shown = marks(out)
    assert (shown[0], len(shown), shown[-1]) == (0, 48, 59)
    assert all(abs(number - place * 1.25) <= 1 for place, number in enumerate(shown))


@pytest.mark.parametrize("foreign", [False, True])
def test_a_part_that_is_too_short_is_named(tmp_path: Path, foreign: bool) -> None:  # noqa: FBT001
    """No film of another length is left behind."""
    size = Size(160, 90) if foreign else SIZE
    short = clip(tmp_path / "2B.mp4", 30, size=size)
    with pytest.raises(BadOutput, match=r"2B\.mp4 has 30 frames"):
        join([Part(short, 10, 21)], None, tmp_path / "film.mp4", size=SIZE, rate=FILM)
    assert not list(tmp_path.glob("film*"))


def test_new_music_leaves_the_picture_alone(house: Path, tmp_path: Path) -> None:
    """A master joined again under other sound holds the same packets."""
    first, second = tmp_path / "first.mp4", tmp_path / "second.mp4"
    join([Part(house, 3, 120)], None, first, size=SIZE, rate=FILM)
    joined = join([Part(first, 0, 120)], blocks(tone(5)), second, size=SIZE, rate=FILM)
    assert (joined.copied, joined.encoded) == (120, 0)

    def packets(path: Path) -> str:
        with av.open(str(path)) as container:
            return hashlib.sha256(b"".join(map(bytes, container.demux(video=0)))).hexdigest()

    assert packets(first) == packets(second)


def test_the_film_is_titled(house: Path, tmp_path: Path) -> None:
    """Players show the title."""
    out = tmp_path / "film.mp4"
    join([Part(house, 0, 10)], None, out, size=SIZE, rate=FILM, tags={"title": "The Lamp"})
    with av.open(str(out)) as container:
        assert container.metadata["title"] == "The Lamp"
