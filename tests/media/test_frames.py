"""Single frames are exactly the ones asked for, whatever the file."""

from collections.abc import Callable
from pathlib import Path

import av
import pytest
from marked import mark

from longtake.capabilities.errors import BadOutput, Unusable
from longtake.media.frames import frame, last_frame, thumbnails
from longtake.media.probe import probe

Judge = Callable[..., str]
_X264 = ("-c:v", "libx264", "-preset", "veryfast")
_EXACT = "flags=accurate_rnd+full_chroma_int"
_MARKS = list(range(130))

KINDS: dict[str, tuple[tuple[str, ...], list[int]]] = {
    "bframes.mp4": ((*_X264, "-bf", "3", "-g", "250"), _MARKS),
    "opengop.mp4": ((*_X264, "-x264-params", "open-gop=1:keyint=24"), _MARKS),
    "stream.ts": ((*_X264, "-bf", "2", "-g", "30"), _MARKS),
    "packed.mkv": ((*_X264, "-bf", "2", "-g", "30"), _MARKS),
    "vp9.webm": (("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8"), _MARKS),
    "mpeg4.avi": (("-c:v", "mpeg4", "-q:v", "3"), _MARKS),
    "prores.mov": (("-c:v", "prores_ks", "-profile:v", "0", "-frames:v", "20"), _MARKS[:20]),
    "fragments.mp4": ((*_X264, "-movflags", "frag_keyframe+empty_moov", "-g", "20"), _MARKS),
    "slow.mp4": (("-vf", "setpts=72*PTS", "-r", "1/3", "-frames:v", "7", *_X264), _MARKS[:7]),
    "variable.mp4": (
        ("-vf", "select='not(mod(n,7)*mod(n,5))'", "-vsync", "vfr", *_X264),
        [number for number in _MARKS if number % 7 == 0 or number % 5 == 0],
    ),
    "sounding.mp4": (
        ("-f", "lavfi", "-i", "sine=duration=9", "-map", "0:v", "-map", "1:a", *_X264),
        _MARKS,
    ),
    "edited.mp4": (("-ss", "1.5", "-c", "copy"), []),
}


@pytest.fixture(scope="session", params=KINDS)
def foreign(
    request: pytest.FixtureRequest, house: Path, clips: Path, ffmpeg: Judge
) -> tuple[Path, list[int]]:
    """The house clip as another tool would store it, and the marks it shows."""
    options, expected = KINDS[request.param]
    path = clips / request.param
    before = options[:2] if options[0] == "-ss" else ()
    ffmpeg(*before, "-i", house, *options[len(before) :], path)
    return path, expected or _MARKS[36:]


def test_the_last_frame_is_the_last_shown(foreign: tuple[Path, list[int]]) -> None:
    """B-frames, open groups, streams, edits, variable rates and longer sound included."""
    path, expected = foreign
    assert mark(last_frame(path)) == expected[-1]


def test_any_frame_can_be_had_by_its_number(foreign: tuple[Path, list[int]]) -> None:
    """Counted in the order of showing, first to last."""
    path, expected = foreign
    numbers = [0, 1, len(expected) // 2, len(expected) - 2, len(expected) - 1]
    assert [mark(frame(path, number)) for number in numbers] == [expected[n] for n in numbers]


def test_frames_are_counted_from_the_packets(foreign: tuple[Path, list[int]]) -> None:
    """Headers lie; what is shown is what counts."""
    path, expected = foreign
    assert probe(path).frames == len(expected)
    assert not probe(path).house


def test_a_frame_past_the_end_is_refused(house: Path) -> None:
    """The message says how many there are."""
    with pytest.raises(BadOutput, match="130 frames"):
        frame(house, 130)


def test_a_clip_cut_short_is_refused(house: Path, tmp_path: Path) -> None:
    """Decoders would give an earlier frame without a word."""
    short = tmp_path / "short.mp4"
    data = house.read_bytes()
    short.write_bytes(data[: len(data) * 6 // 10])
    with pytest.raises(BadOutput):
        last_frame(short)


@pytest.mark.parametrize("content", [b"", b"not a film", b"ffconcat version 1.0\nfile a.mp4\n"])
def test_what_is_no_video_is_refused(house: Path, tmp_path: Path, content: bytes) -> None:
    """Scripts that name other files are not followed, whatever they are called."""
    (tmp_path / "a.mp4").write_bytes(house.read_bytes())
    path = tmp_path / "film.mp4"
    path.write_bytes(content)
    with pytest.raises(Unusable, match=r"film\.mp4"):
        probe(path)


def test_a_frame_is_upright_with_square_pixels(house: Path, tmp_path: Path, ffmpeg: Judge) -> None:
    """As a player shows it: rotation done, anamorphic pixels widened."""
    wide, turned = tmp_path / "wide.mp4", tmp_path / "turned.mp4"
    ffmpeg("-i", house, "-vf", "scale=160:180,setsar=2", *_X264, "-frames:v", "5", wide)
    ffmpeg("-i", house, "-c", "copy", "-metadata:s:v", "rotate=90", turned)
    assert last_frame(wide).shape == (180, 320, 3)
    assert mark(last_frame(wide)) == 4
    assert last_frame(turned).shape == (320, 180, 3)
    assert not probe(turned).house


def test_colours_do_not_depend_on_how_they_are_coded(
    house: Path, tmp_path: Path, ffmpeg: Judge
) -> None:
    """BT.601, full range, 10 bits and 4:4:4 all show the picture of the house clip."""
    expected = frame(house, 3).astype(int)
    codings = {
        "601.mp4": f"scale=out_color_matrix=bt601:{_EXACT},setparams=colorspace=smpte170m",
        "full.mp4": "scale=out_range=pc",
        "ten.mp4": "format=yuv420p10le",
        "full_chroma.mp4": "format=yuv444p",
    }
    for name, coding in codings.items():
        ffmpeg("-i", house, "-vf", coding, *_X264, "-crf", "10", "-frames:v", "6", tmp_path / name)
        error = abs(frame(tmp_path / name, 3).astype(int) - expected)
        assert error.mean() < 1.5, name


def test_thumbnails_are_spread_over_the_clip(house: Path) -> None:
    """Each from the middle of its share, in order."""
    small = thumbnails(house, 5, 160)
    assert [mark(picture) for picture in small] == [13, 39, 65, 91, 117]
    assert {picture.shape for picture in small} == {(90, 160, 3)}


def test_the_last_frame_costs_the_same_for_any_length(house: Path) -> None:
    """Only packets from the last sync frame on are decoded."""
    with av.open(str(house)) as container:
        track = container.streams.video[0]
        container.seek(track.duration, stream=track, backward=True)
        assert sum(1 for _ in container.decode(track)) < 48
