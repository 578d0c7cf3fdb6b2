"""The house encode: one set of parameters for all clips of a size and rate."""

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from marked import FILM, NTSC, SIZE, clip, marked, marks

from longtake.capabilities.errors import BadOutput
from longtake.film.picture import Size
from longtake.media.encode import encode
from longtake.media.house import HOUSE, house_encoder, parameter_sets
from longtake.media.probe import probe


def _stored(path: Path) -> bytes:
    with av.open(str(path)) as container:
        return bytes(container.streams.video[0].codec_context.extradata or b"")


@pytest.mark.parametrize("rate", [FILM, Fraction(25), NTSC])
def test_different_pictures_get_the_same_parameter_sets(tmp_path: Path, rate: Fraction) -> None:
    """Byte for byte what the encoder alone declares, so packets may stand side by side."""
    grain = np.random.default_rng(1).integers(0, 255, (12, 270, 320), np.uint8)
    encode(iter(grain), tmp_path / "grain.mp4", size=SIZE, rate=rate)
    clip(tmp_path / "marked.mp4", 60, rate=rate)
    expected = parameter_sets(SIZE, rate)
    assert _stored(tmp_path / "grain.mp4") == expected == _stored(tmp_path / "marked.mp4")


def test_the_preset_does_not_show_in_the_parameter_sets() -> None:
    """A film made before a change of preset still joins with one made after it."""
    slower = house_encoder(SIZE, FILM)
    slower.options = {**HOUSE, "preset": "veryfast"}
    slower.open()
    assert bytes(slower.extradata or b"") == parameter_sets(SIZE, FILM)
    blended = house_encoder(SIZE, FILM, blended=True)
    blended.open()
    assert bytes(blended.extradata or b"") == parameter_sets(SIZE, FILM)


def test_sizes_and_rates_do_show() -> None:
    """Clips of another size or rate are not mistaken for ones that fit."""
    small = parameter_sets(SIZE, FILM)
    assert len({small, parameter_sets(Size(640, 360), FILM), parameter_sets(SIZE, NTSC)}) == 3


def test_a_clip_is_tagged_and_timed_as_players_expect(
    house: Path, ffmpeg: Callable[..., str]
) -> None:
    """Read by ffprobe: BT.709, 4:2:0, square pixels, constant rate from zero, no errors."""
    told = ffmpeg("-show_streams", "-of", "json", "-count_frames", house, tool="ffprobe")
    stream = json.loads(told)["streams"][0]
    wanted = {
        "pix_fmt": "yuv420p",
        "color_space": "bt709",
        "color_primaries": "bt709",
        "color_transfer": "bt709",
        "color_range": "tv",
        "sample_aspect_ratio": "1:1",
        "r_frame_rate": "24/1",
        "avg_frame_rate": "24/1",
        "nb_read_frames": "130",
        "start_pts": 0,
    }
    assert {name: stream[name] for name in wanted} == wanted


def test_a_clip_may_be_cut_where_it_was_asked(tmp_path: Path) -> None:
    """Frames in `sync_at` are sync frames, and so is one every 48."""
    encode(marked(100), tmp_path / "a.mp4", size=SIZE, rate=FILM, sync_at={12, 88})
    with av.open(str(tmp_path / "a.mp4")) as container:
        packets = [packet for packet in container.demux(video=0) if packet.dts is not None]
        syncs = {round(p.pts * p.time_base * FILM) for p in packets if p.is_keyframe}
    assert {0, 12, 60, 88} <= syncs


def test_a_single_frame_is_a_clip(tmp_path: Path) -> None:
    """Shorter than a second, shorter than the encoder's lookahead."""
    assert marks(clip(tmp_path / "one.mp4", 1)) == [0]
    assert probe(tmp_path / "one.mp4").house


def test_nothing_is_left_behind_by_a_failed_encode(tmp_path: Path) -> None:
    """No file under the name, and no partial one either."""
    with pytest.raises(BadOutput, match="no picture"):
        encode(iter(()), tmp_path / "empty.mp4", size=SIZE, rate=FILM)
    with pytest.raises(BadOutput, match="shape"):
        encode(marked(3), tmp_path / "wrong.mp4", size=Size(640, 360), rate=FILM)
    assert not list(tmp_path.iterdir())
