"""Pictures from outside are read within limits, and say what is wrong with them."""

import io
import struct
import zlib

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from longtake.capabilities.errors import Unusable
from longtake.media.pictures import contact_sheet, read_picture, write_png


def _stored(rgb: NDArray[np.uint8], form: str, **options: object) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(rgb).save(stream, form, **options)
    return stream.getvalue()


def _slope(width: int, height: int) -> NDArray[np.uint8]:
    across = np.linspace(0, 255, width, dtype=np.uint8)
    return np.stack([np.tile(across, (height, 1))] * 3, axis=-1)


def _header(width: int, height: int) -> bytes:
    """A PNG that declares a size and holds next to nothing."""

    def part(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = part(b"IHDR", size) + part(b"IDAT", zlib.compress(b"\0" * 99)) + part(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_a_png_comes_back_as_it_was() -> None:
    """Hand-over frames lose nothing."""
    grain = np.random.default_rng(1).integers(0, 255, (90, 160, 3), np.uint8)
    assert np.array_equal(read_picture(write_png(grain)), grain)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "BMP", "TIFF", "GIF"])
def test_the_usual_kinds_are_read(form: str) -> None:
    """Whatever people have on their discs."""
    assert read_picture(_stored(_slope(64, 48), form)).shape[:2] == (48, 64)


def test_transparency_is_kept() -> None:
    """A cut-out reference stays a cut-out."""
    clear = np.dstack([_slope(64, 48), np.full((48, 64), 77, np.uint8)])
    assert (read_picture(write_png(clear))[..., 3] == 77).all()


def test_a_telephone_picture_stands_upright() -> None:
    """The orientation that EXIF tells is applied."""
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = read_picture(_stored(_slope(64, 48), "JPEG", exif=exif))
    assert turned.shape == (64, 48, 3)
    assert turned[0].mean() < turned[-1].mean()


def test_sixteen_bits_are_read_as_eight() -> None:
    """Scans and renders are not turned white."""
    deep = (np.linspace(0, 65_535, 64 * 48).reshape(48, 64)).astype(np.uint16)
    stream = io.BytesIO()
    Image.fromarray(deep).save(stream, "PNG")
    assert read_picture(stream.getvalue()).mean() == pytest.approx(127, abs=2)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_large_picture_is_scaled_down(form: str) -> None:
    """No side is longer than asked, and the shape stays."""
    assert read_picture(_stored(_slope(3000, 1500), form), longest=1000).shape == (500, 1000, 3)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture"),
        (b"\x89PNG\r\n\x1a\n", "no picture"),
        (write_png(_slope(400, 300))[:-600], "cut short"),
        (_stored(_slope(400, 300), "JPEG")[:900], "cut short"),
        (_header(100_000, 40), "100000x40"),
        (_header(9_000, 9_000), "9000x9000"),
        (_header(13_000, 13_000), "too many pixels"),
        (_header(100_000, 100_000), "too many pixels"),
        (_header(400, 300), "cut short"),
        (write_png(_slope(8, 8)), "8x8"),
        (b"\0" * (64 * 2**20 + 1), "64 MB"),
    ],
)
def test_what_cannot_be_used_is_named_with_a_remedy(data: bytes, why: str) -> None:
    """The person reads which file, what is wrong and what to do."""
    with pytest.raises(Unusable) as refusal:
        read_picture(data, name="hero.png")
    assert str(refusal.value).startswith("hero.png: ")
    assert why in str(refusal.value)
    assert refusal.value.remedy


def test_a_contact_sheet_holds_every_picture() -> None:
    """In rows, each whole, whatever its shape."""
    colours = [(200, 30, 30), (30, 200, 30), (30, 30, 200), (200, 200, 30)]
    pictures = [np.full((90, 160, 3), colour, np.uint8) for colour in colours[:3]]
    pictures.append(np.full((160, 90, 3), colours[3], np.uint8))
    sheet = contact_sheet(pictures, ["1A", "1B", "2A", "a label " * 20], columns=3, width=600)
    assert sheet.shape[1] == 600
    for colour in colours:
        assert (sheet == colour).all(axis=-1).sum() > 2000
