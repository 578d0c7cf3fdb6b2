"""Bytes by name: an asset is a digest and a media type, wherever the bytes lie."""

from dataclasses import dataclass
from typing import Final

SUFFIXES: Final = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "video/mp4": ".mp4",
    "audio/flac": ".flac",
    "text/plain": ".txt",
    "application/json": ".json",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """Content by its SHA-256 digest (64 hex digits)."""

    digest: str
    media_type: str

    @property
    def suffix(self) -> str:
        """The file suffix for its media type, `.bin` for one we have no name for."""
        return SUFFIXES.get(self.media_type, ".bin")
