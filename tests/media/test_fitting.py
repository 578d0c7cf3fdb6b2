"""Tests of bringing what a vendor made to the film's size and length."""

import asyncio
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from longtake.capabilities.errors import BadOutput
from longtake.film.picture import Size
from longtake.media.editor import HouseEditor, open_editor
from longtake.media.encode import decode_sound, encode_sound
from longtake.testing.stock import tone


@pytest.fixture
def editor() -> Iterator[HouseEditor]:
    """Give a cutting room."""
    room = open_editor(1)
    yield room
    room.threads.shutdown()


def test_a_picture_of_another_shape_loses_its_edges_and_is_not_stretched(
    editor: HouseEditor, tmp_path: Path
) -> None:
    """Red margins go, the blue middle stays, and a circle stays round."""
    wide = np.zeros((400, 1000, 3), np.uint8)
    wide[..., 0] = 255
    wide[:, 300:700] = (0, 0, 255)
    out = _fitted(editor, tmp_path, _png(wide), Size(256, 256))
    assert out.shape == (256, 256, 3)
    assert (out[..., 2] > 200).all()
    assert (out[..., 0] < 60).all()


def test_a_smaller_picture_grows_to_the_films_size(editor: HouseEditor, tmp_path: Path) -> None:
    """As where a vendor makes no larger ones."""
    out = _fitted(editor, tmp_path, _png(np.full((90, 160, 3), 77, np.uint8)), Size(640, 360))
    assert out.shape == (360, 640, 3)
    assert abs(int(out.mean()) - 77) <= 1


def test_transparency_becomes_black(editor: HouseEditor, tmp_path: Path) -> None:
    """A film has none."""
    clear = np.full((64, 64, 4), 200, np.uint8)
    clear[..., 3] = 0
    assert _fitted(editor, tmp_path, _png(clear), Size(64, 64)).max() == 0


def test_what_is_no_picture_is_a_bad_output(editor: HouseEditor, tmp_path: Path) -> None:
    """So that it is taken again."""
    for data in (b"", b"<html>sign in</html>", _png(np.zeros((64, 64, 3), np.uint8))[:60]):
        with pytest.raises(BadOutput, match="the picture"):
            _fitted(editor, tmp_path, data, Size(64, 64))


@pytest.mark.parametrize("seconds", [1.5, 4.0])
def test_a_cue_of_another_length_is_brought_to_the_films(
    editor: HouseEditor, tmp_path: Path, seconds: float
) -> None:
    """To the sample."""
    raw, out = tmp_path / "raw", tmp_path / "cue.flac"
    encode_sound(tone(round(seconds * 48_000)), raw)
    asyncio.run(editor.cue(raw, out, samples=100_001))
    assert sum(block.shape[1] for block in decode_sound(out)) == 100_001


def test_what_is_no_sound_is_a_bad_output(editor: HouseEditor, tmp_path: Path) -> None:
    """So that it is taken again."""
    raw = tmp_path / "raw"
    raw.write_bytes(b"not a sound")
    with pytest.raises(BadOutput, match="the cue"):
        asyncio.run(editor.cue(raw, tmp_path / "cue.flac", samples=48_000))


def _fitted(
    editor: HouseEditor, folder: Path, data: bytes, size: Size
) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    raw, out = folder / "raw", folder / "still.png"
    raw.write_bytes(data)
    asyncio.run(editor.fit(raw, out, size=size))
    return np.asarray(Image.open(out).convert("RGB"))


def _png(pixels: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]") -> bytes:
    stream = BytesIO()
    Image.fromarray(pixels).save(stream, "PNG")
    return stream.getvalue()
