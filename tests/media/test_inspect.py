"""What one pass over real files measures, and what hostile ones come to."""

import asyncio
import struct
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from marked import SIZE, clip, tone

from longtake.capabilities.errors import BadOutput, LongtakeError, Unusable
from longtake.film.curves import Curves
from longtake.film.expected import Expected
from longtake.film.inspecting import judged, worthless
from longtake.media.colour import I420
from longtake.media.editor import open_editor
from longtake.media.encode import encode
from longtake.media.inspect import inspect
from longtake.media.stills import stills

FILM = Fraction(24)
SMALL = Expected(one_shot=True)


def drifting(count: int, *, black: range = range(0)) -> Iterator[I420]:
    """Pictures of a place that passes slowly, some of them black."""
    chance = np.random.default_rng(4)
    world = chance.integers(40, 200, (10, 30), dtype=np.uint8).repeat(24, 0).repeat(24, 1)
    for number in range(count):
        picture = np.full((SIZE.height * 3 // 2, SIZE.width), 120, np.uint8)
        picture[: SIZE.height] = world[: SIZE.height, 2 * number : 2 * number + SIZE.width]
        if number in black:
            picture[: SIZE.height], picture[SIZE.height :] = 16, 128
        yield picture


def filmed(path: Path, count: int = 48, **more: range) -> Path:
    """A short clip of it."""
    encode(drifting(count, **more), path, size=SIZE, rate=FILM)
    return path


def measured(file: Path) -> Curves:
    """As a stranger's file is measured: in a child process."""
    editor = open_editor(1)
    try:
        return asyncio.run(editor.measure(file))
    finally:
        editor.threads.shutdown()


def test_a_clip_is_measured_picture_by_picture(tmp_path: Path) -> None:
    """And a black hole in it is found at its place; the answer of the child is the same."""
    file = filmed(tmp_path / "hole.mp4", black=range(20, 30))
    curves = inspect(file)
    assert (curves.frames, curves.declared, curves.broken) == (48, 48, "")
    assert measured(file) == curves
    assert [(each.kind, each.at, each.frames) for each in judged(curves, SMALL)] == [
        ("black", 20, 10)
    ]


def test_sound_is_measured_beside_the_picture(tmp_path: Path) -> None:
    """Its loudness, its holes and what stands at the ceiling."""
    sound = tone(2.0)
    sound[:, 48_000:72_000] = 0
    picture, both = filmed(tmp_path / "picture.mp4"), tmp_path / "both.mp4"
    _joined(picture, sound * 3, both)
    curves = inspect(both)
    assert curves.sound is not None
    assert curves.sound.lufs == pytest.approx(-2.6, abs=1)
    kinds = {each.kind for each in judged(curves, SMALL)}
    assert {"silence"} <= kinds <= {"silence", "loudness", "clipping", "click"}


def _joined(
    picture: Path, sound: "np.ndarray[tuple[int, int], np.dtype[np.float32]]", out: Path
) -> None:
    with av.open(str(picture)) as source, av.open(str(out), "w") as output:
        video = output.add_stream_from_template(source.streams.video[0])
        track = output.add_stream("aac", rate=48_000, layout="stereo")
        for packet in source.demux(video=0):
            if packet.size:
                packet.stream = video
                output.mux(packet)
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(sound), format="fltp", layout="stereo"
        )
        frame.sample_rate = 48_000
        output.mux(track.encode(frame))
        output.mux(track.encode(None))


def test_pictures_are_given_by_number(tmp_path: Path) -> None:
    """Small JPEGs, and nothing where the clip has no such picture."""
    first, last, none = stills(clip(tmp_path / "marked.mp4", 30), (0, 29, 77), 96)
    assert first[:2] == last[:2] == b"\xff\xd8"
    assert first != last
    assert none == b""


def test_a_clip_that_was_cut_short_is_measured_as_far_as_it_goes(tmp_path: Path) -> None:
    """And known for it."""
    whole = filmed(tmp_path / "whole.mp4", 60)
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size * 2 // 3])
    curves = measured(cut)
    assert 0 < curves.frames < 60
    assert "cut.mp4" in curves.broken or "its pictures end" in curves.broken
    useless = worthless(curves, judged(curves, SMALL))
    assert useless is not None
    assert useless.kind == "broken"
    assert f"after {curves.frames} pictures" in useless.what


def _hostile(folder: Path) -> dict[str, Path]:
    """Files that are no film, or try to be too much of one."""
    whole = filmed(folder / "good.mp4", 24)
    data = whole.read_bytes()
    page = b"<!doctype html><title>502</title>"
    made = {
        "empty.mp4": b"",
        "text.mp4": b"once upon a time",
        "page.mp4": page,
        "half-a-header.mp4": data[:200],
        "script.mp4": f"ffconcat version 1.0\nfile {whole}\n".encode(),
        "playlist.mp4": f"#EXTM3U\n#EXTINF:1,\n{whole}\n#EXT-X-ENDLIST\n".encode(),
        "noise.mp4": np.random.default_rng(1).bytes(40_000),
        "picture.mp4": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "huge.gif": b"GIF89a" + struct.pack("<HH", 30_000, 30_000) + b"\xf0\0\0" + bytes(6) + b";",
        "huge.ivf": _huge_vp8(30_000, 30_000),
    }
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in made}


def _huge_vp8(width: int, height: int) -> bytes:
    head = b"DKIF" + struct.pack("<HH4sHHIII", 0, 32, b"VP80", width, height, 24, 1, 2**31)
    frame = b"\x10\x02\x00\x9d\x01\x2a" + struct.pack("<HH", width & 16383, height & 16383)
    return head + struct.pack("<IQ", len(frame) + 12, 0) + frame + bytes(12)


def test_hostile_files_are_refused_by_name(tmp_path: Path) -> None:
    """Whatever they do to the decoder, and in a few seconds."""
    for name, file in _hostile(tmp_path).items():
        with pytest.raises((Unusable, BadOutput)) as refusal:
            inspect(file)
        assert name in str(refusal.value), refusal.value


def test_a_file_that_never_ends_is_refused(tmp_path: Path) -> None:
    """A header may claim what it likes; what is decoded counts."""
    file = filmed(tmp_path / "long.mp4", 24)
    data = file.read_bytes()
    at = data.index(b"mvhd") + 20
    (tmp_path / "endless.mp4").write_bytes(data[:at] + b"\xff\xff\xff\xff" + data[at + 4 :])
    curves = inspect(tmp_path / "endless.mp4")
    assert curves.frames == 24


def test_a_crashing_decoder_is_a_bad_output(tmp_path: Path) -> None:
    """The command refuses what cannot be read, in one line with its name."""
    (tmp_path / "poem.mp4").write_text("no film")
    with pytest.raises(LongtakeError, match=r"poem\.mp4"):
        measured(tmp_path / "poem.mp4")
