"""Pictures as vendors take them: in the call itself, and no larger than they allow."""

from base64 import b64encode
from io import BytesIO
from typing import Final

from longtake.capabilities.errors import Unusable

_QUALITIES: Final = (95, 90, 80, 65)
_SMALLEST: Final = 64
"""Pixels a side, below which a picture is no help to anybody."""


def jpeg_under(png: bytes, limit: int) -> bytes:
    """Give a picture as a JPEG of at most `limit` bytes, the best that fits: scaled if it must be.

    Raises `Unusable` where none does.
    """
    from PIL import Image  # noqa: PLC0415 - only for pictures that are too large

    with Image.open(BytesIO(png)) as picture:
        plain = picture.convert("RGB")
    while min(plain.size) >= _SMALLEST:
        for quality in _QUALITIES:
            out = BytesIO()
            plain.save(out, "JPEG", quality=quality, subsampling=0)
            if out.tell() <= limit:
                return out.getvalue()
        plain = plain.reduce(2)
    raise Unusable("a picture", f"is larger than the {limit} bytes that the vendor takes")


def data_uri(png: bytes, limit: int) -> str:
    """Give a picture as a data URI: the PNG as it is, or a JPEG where it passes `limit` bytes."""
    if len(png) <= limit:
        return f"data:image/png;base64,{b64encode(png).decode()}"
    return f"data:image/jpeg;base64,{b64encode(jpeg_under(png, limit)).decode()}"


def media_type_of(picture: bytes) -> str:
    """Say whether a picture is `image/png` or `image/jpeg`; references may be either."""
    return "image/jpeg" if picture.startswith(b"\xff\xd8\xff") else "image/png"
