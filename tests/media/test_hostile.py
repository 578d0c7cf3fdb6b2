"""Whatever a vendor delivers as a take is refused by name, or taken rightly, within limits."""

import asyncio
import socket
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fuzzed import outcomes
from marked import clip

from longtake.capabilities.errors import BadOutput, Unusable
from longtake.film.curves import Curves
from longtake.film.expected import Expected
from longtake.film.inspecting import judged, worthless
from longtake.film.picture import Size
from longtake.media.editor import HouseEditor
from longtake.media.isolate import guarded
from longtake.media.probe import probe

Judge = Callable[..., str]

FRAMES = 24
X264 = ("-c:v", "libx264", "-preset", "ultrafast")


@pytest.fixture(scope="module")
def editor() -> Iterator[HouseEditor]:
    """The cutting room."""
    with ThreadPoolExecutor(1) as threads:
        yield HouseEditor(threads)


@pytest.fixture(scope="session")
def take(clips: Path) -> Path:
    """A sound take of one second."""
    return clip(clips / "take.mp4", FRAMES, size=Size(64, 36))


def taken(editor: HouseEditor, file: Path) -> Curves:
    """A take as it is looked over; raises `BadOutput` where it is no use."""
    curves = asyncio.run(editor.measure(file))
    useless = worthless(curves, judged(curves, Expected(frames=FRAMES, one_shot=True)))
    if useless is not None:
        raise BadOutput(useless.what)
    return curves


def patched(take: Path, out: Path, kind: bytes, at: int, value: bytes) -> Path:
    """The take with other bytes `at` so many behind the last name of a box."""
    data = take.read_bytes()
    start = data.rindex(kind) + len(kind) + at
    out.write_bytes(data[:start] + value + data[start + len(value) :])
    return out


def playlist(address: str) -> str:
    """A playlist of one piece that lies elsewhere."""
    return f"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n{address}\n#EXT-X-ENDLIST\n"


def png(width: int, height: int) -> bytes:
    """A picture of which the header says so much and the file holds little."""

    def box(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    start, end = b"\x89PNG\r\n\x1a\n", box(b"IEND", b"")
    return start + box(b"IHDR", header) + box(b"IDAT", zlib.compress(bytes(10**6))) + end


def test_what_is_no_film_is_refused_by_name(
    editor: HouseEditor, take: Path, tmp_path: Path
) -> None:
    """Nothing, a page, an archive, a picture bomb: whatever they are called."""
    with zipfile.ZipFile(tmp_path / "archive.mp4", "w") as archive:
        archive.write(take, "take.mp4")
    (tmp_path / "nothing.mp4").write_bytes(b"")
    (tmp_path / "page.mp4").write_text("<!doctype html><title>429</title>" * 50)
    (tmp_path / "bomb.mp4").write_bytes(png(50_000, 50_000))
    (tmp_path / "call.mp4").write_text("v=0\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n")
    for file in tmp_path.iterdir():
        why = "is empty" if not file.stat().st_size else "is no video or sound file"
        with pytest.raises(Unusable, match=why) as refusal:
            taken(editor, file)
        assert refusal.value.what == file.name


def test_a_picture_bomb_is_refused_by_its_header(editor: HouseEditor) -> None:
    """Two and a half thousand million points in a kilobyte."""
    with pytest.raises(Unusable, match=r"still\.png: has too many pixels"):
        asyncio.run(editor.picture(png(50_000, 50_000), name="still.png"))


def test_a_file_reads_no_other_file_and_calls_nobody(
    editor: HouseEditor, take: Path, tmp_path: Path
) -> None:
    """Neither a list of pieces nor a script of cuts is followed."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(0)
        (tmp_path / "script.mp4").write_text(f"ffconcat version 1.0\nfile '{take}'\n")
        (tmp_path / "pieces.mp4").write_text(playlist(take.as_uri()))
        (tmp_path / "secret.mp4").write_text(playlist("file:///etc/passwd"))
        (tmp_path / "call.mp4").write_text(playlist(f"http://127.0.0.1:{door.getsockname()[1]}/a"))
        for file in tmp_path.iterdir():
            with pytest.raises(Unusable, match="is no video or sound file"):
                taken(editor, file)
        with pytest.raises(BlockingIOError):
            door.accept()


def test_what_breaks_off_says_where(editor: HouseEditor, take: Path, tmp_path: Path) -> None:
    """In the middle of its pictures, or of its index."""
    data = take.read_bytes()
    (tmp_path / "late.mp4").write_bytes(data[: len(data) - 200])
    with pytest.raises(BadOutput, match=r"after \d+ pictures: late\.mp4 is damaged"):
        taken(editor, tmp_path / "late.mp4")
    (tmp_path / "early.mp4").write_bytes(data[: data.index(b"moov") + 40])
    with pytest.raises(Unusable, match=r"early\.mp4: holds no picture"):
        taken(editor, tmp_path / "early.mp4")


def test_a_header_that_lies_is_not_believed(
    editor: HouseEditor, take: Path, tmp_path: Path
) -> None:
    """Pictures are counted and measured; a claim that the file cannot meet is refused."""
    most = struct.pack(">I", 2**31 - 1)
    patches = {
        "times.mp4": (b"stts", 8, most),
        "length.mp4": (b"mdhd", 16, struct.pack(">I", 2**32 - 2)),
        "wide.mp4": (b"avc1", 24, struct.pack(">HH", 65_535, 65_535)),
    }
    for name, patch in patches.items():
        curves = taken(editor, patched(take, tmp_path / name, *patch))
        assert (curves.frames, curves.size) == (FRAMES, "64x36")
    with pytest.raises(Unusable, match=r"sizes\.mp4: is no video"):
        taken(editor, patched(take, tmp_path / "sizes.mp4", b"stsz", 8, most))


def test_too_many_pixels_and_pictures_are_refused(
    editor: HouseEditor, tmp_path: Path, ffmpeg: Judge
) -> None:
    """Of a picture larger than any film's, and of thousands a second."""
    big, many = tmp_path / "big.mp4", tmp_path / "many.mp4"
    ffmpeg("-f", "lavfi", "-i", "color=red:s=8208x4400", "-frames:v", "1", *X264, big)
    with pytest.raises(Unusable, match=r"big\.mp4: measures 8208x4400 pixels"):
        taken(editor, big)
    ffmpeg("-f", "lavfi", "-i", "color=red:s=16x16:r=8000", "-frames:v", "1400", *X264, many)
    with pytest.raises(Unusable, match=r"many\.mp4: shows more than 300 pictures a second"):
        taken(editor, many)


def test_a_still_and_a_sound_are_no_takes(
    editor: HouseEditor, tmp_path: Path, ffmpeg: Judge
) -> None:
    """However they are wrapped."""
    ffmpeg("-f", "lavfi", "-i", "sine=d=1", tmp_path / "sound.mp4")
    with pytest.raises(Unusable, match=r"sound\.mp4: holds no picture"):
        taken(editor, tmp_path / "sound.mp4")
    ffmpeg(
        "-f", "lavfi", "-i", "color=red:s=64x36", "-frames:v", "1", *X264, tmp_path / "still.mp4"
    )
    with pytest.raises(BadOutput, match="lasts for 1 pictures where 24 are needed"):
        taken(editor, tmp_path / "still.mp4")


def test_odd_but_sound_takes_are_taken(
    editor: HouseEditor, take: Path, tmp_path: Path, ffmpeg: Judge
) -> None:
    """A second picture track is left alone; turned and wide pixels are known for what they are."""
    two, wide, turned = (tmp_path / f"{name}.mp4" for name in ("two", "wide", "turned"))
    other = ("-f", "lavfi", "-i", "testsrc=s=320x180:r=24:d=1")
    ffmpeg("-i", take, *other, "-map", "0", "-map", "1", *X264, two)
    ffmpeg("-i", take, "-vf", "setsar=2", *X264, wide)
    ffmpeg("-i", wide, "-c", "copy", "-metadata:s:v", "rotate=90", turned)
    assert [taken(editor, each).size for each in (two, wide, turned)] == ["64x36"] * 3
    found = guarded(probe, turned)
    assert (found.rotation, found.pixel_aspect, found.frames) == (90, 2, FRAMES)


def test_a_file_with_flipped_bits_is_refused_or_shows_the_same(take: Path) -> None:
    """Two hundred of them, none hangs or takes its reader down.

    Three in two hundred are other pictures, validly written: nothing in a file tells of that.
    """
    found = [
        each
        for first in range(0, 200, 50)
        for each in guarded(outcomes, take, range(first, first + 50), FRAMES, seconds=120.0)
    ]
    assert len(found) == 200
    assert found.count("refused") > 120
    assert found.count("other") <= 8
