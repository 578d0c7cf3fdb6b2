"""Stills: read within limits, written without loss, laid out on a contact sheet."""

import io
import warnings
from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont, ImageOps, UnidentifiedImageError

from longtake.capabilities.errors import Unusable
from longtake.given import PICTURE
from longtake.media.colour import Rgb

_LARGEST_PIXELS: Final = 64_000_000
_LONGEST_SIDE: Final = 32_768
_SHORTEST_SIDE: Final = 16
_FORMATS: Final = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")
_REMEDY: Final = "give a PNG, JPEG or WebP of at most 64 megapixels and 64 MB"

# Pillow only warns of a bomb up to twice its limit. One filter for good: threads share filters.
warnings.simplefilter("error", Image.DecompressionBombWarning)

_OPAQUE: Final = 3
"""Colours of a picture without transparency."""
_PAPER: Final = (22, 24, 28)
_INK: Final = (214, 216, 220)


def read_picture(
    data: bytes,
    *,
    name: str = "picture",
    longest: int = 4096,
) -> NDArray[np.uint8]:
    """Give an upright RGB picture, or RGBA where it is transparent, at most `longest` a side.

    Raises `Unusable` with `name`; size is judged from the header, before anything is decoded.
    """
    if len(data) > PICTURE:
        raise Unusable(name, f"is {len(data) / 2**20:.0f} MB", _REMEDY)
    try:
        return _decoded(data, name, longest)
    except UnidentifiedImageError as error:
        raise Unusable(name, "is no picture that can be read", _REMEDY) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unusable(name, "has too many pixels", _REMEDY) from error
    except (OSError, ValueError, SyntaxError, MemoryError, EOFError) as error:
        raise Unusable(name, "is damaged or cut short", "export or download it again") from error


def write_png(rgb: NDArray[np.uint8]) -> bytes:
    """Give a PNG of RGB or RGBA; quick rather than small."""
    stream = io.BytesIO()
    Image.fromarray(rgb).save(stream, "PNG", compress_level=1)
    return stream.getvalue()


def fitted_png(data: bytes, width: int, height: int) -> bytes:
    """Give a PNG of this size: the picture's middle in that shape, scaled and not stretched.

    Raises `Unusable` as `read_picture` does.
    """
    rgb = read_picture(data, longest=max(4096, width, height))
    if rgb.shape[2] > _OPAQUE:
        rgb = (rgb[..., :3].astype(np.uint16) * rgb[..., 3:] // 255).astype(np.uint8)
    tall, wide = rgb.shape[:2]
    if wide * height > tall * width:
        kept = max(1, round(tall * width / height))
        rgb = rgb[:, (wide - kept) // 2 :][:, :kept]
    elif wide * height < tall * width:
        kept = max(1, round(wide * height / width))
        rgb = rgb[(tall - kept) // 2 :][:kept]
    if rgb.shape[:2] == (height, width):
        return write_png(np.ascontiguousarray(rgb))
    smaller = rgb.shape[0] > height
    how = cv2.INTER_AREA if smaller else cv2.INTER_LANCZOS4
    return write_png(np.asarray(cv2.resize(rgb, (width, height), interpolation=how), np.uint8))


def contact_sheet(
    pictures: Sequence[Rgb],
    labels: Sequence[str],
    *,
    columns: int,
    width: int,
) -> Rgb:
    """Give one picture, `width` wide, of many in rows, each with its label underneath."""
    gap = max(4, width // 120)
    cell = (width - gap * (columns + 1)) // columns
    shapes = [picture.shape for picture in pictures]
    tall = round(cell * float(np.median([shape[0] / shape[1] for shape in shapes] or [1.0])))
    line = max(14, cell // 16)
    step = tall + line + 2 * gap
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (width, gap + rows * step), _PAPER)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(line * 0.8)
    for place, (picture, label) in enumerate(zip(pictures, labels, strict=True)):
        row, column = divmod(place, columns)
        left, top = gap + column * (cell + gap), gap + row * step
        sheet.paste(Image.fromarray(_fitted(picture, cell, tall)), (left, top))
        pen.text((left, top + tall + gap // 2), _clipped(label, font, cell), _INK, font)
    return np.asarray(sheet)


def fitted_inside(rgb: NDArray[np.uint8], longest: int) -> NDArray[np.uint8]:
    """Give the picture with no side above `longest`."""
    height, width = rgb.shape[:2]
    if max(height, width) <= longest:
        return rgb
    share = longest / max(height, width)
    size = (max(1, round(width * share)), max(1, round(height * share)))
    return np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8)


def _decoded(data: bytes, name: str, longest: int) -> NDArray[np.uint8]:
    with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        width, height = image.size
        if width * height > _LARGEST_PIXELS or max(width, height) > _LONGEST_SIDE:
            raise Unusable(name, f"is {width}x{height} pixels", _REMEDY)
        if min(width, height) < _SHORTEST_SIDE:
            raise Unusable(name, f"is only {width}x{height} pixels", "give a larger one")
        image.draft("RGB", (longest, longest))
        upright = ImageOps.exif_transpose(_in_eight_bits(image))
        mode = "RGBA" if upright.has_transparency_data else "RGB"
        return fitted_inside(np.asarray(upright.convert(mode)), longest)


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """Give a deep grey picture in eight bits; Pillow itself would turn it white."""
    if not image.mode.startswith("I"):
        return image
    return Image.fromarray((np.asarray(image, np.uint32) >> 8).clip(0, 255).astype(np.uint8))


def _fitted(rgb: Rgb, width: int, height: int) -> Rgb:
    """Give the picture whole, in the middle of a cell."""
    share = min(width / rgb.shape[1], height / rgb.shape[0])
    size = (max(1, round(rgb.shape[1] * share)), max(1, round(rgb.shape[0] * share)))
    small = cv2.resize(rgb[..., :3], size, interpolation=cv2.INTER_AREA)
    cell = np.full((height, width, 3), _PAPER, np.uint8)
    top, left = (height - size[1]) // 2, (width - size[0]) // 2
    cell[top : top + size[1], left : left + size[0]] = small
    return cell


def _clipped(label: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, width: int) -> str:
    """Shorten a label that would run into the next."""
    if font.getlength(label) <= width:
        return label
    while label and font.getlength(f"{label}…") > width:
        label = label[:-1]
    return f"{label}…"
