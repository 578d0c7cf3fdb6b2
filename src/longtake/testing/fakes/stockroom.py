"""What the fakes hand over: real clips, stills and sound, each made once in a process."""

import tempfile
from fractions import Fraction
from functools import cache
from pathlib import Path

from longtake.film.picture import Size
from longtake.media.encode import encode, encode_sound
from longtake.media.pictures import write_png
from longtake.testing.stock import counted, flat, tone


@cache
def clip(frames: int, size: Size, rate: Fraction) -> bytes:
    """Give an MP4 whose pictures tell their number."""
    with tempfile.TemporaryDirectory(prefix="stockroom-") as folder:
        out = Path(folder) / "clip.mp4"
        encode(counted(str(size), frames, size), out, size=size, rate=rate, sync_at=frozenset())
        return out.read_bytes()


@cache
def still(words: str, size: Size) -> bytes:
    """Give a PNG of one colour."""
    return write_png(flat(words, size))


@cache
def sound(seconds: float) -> bytes:
    """Give a FLAC of a soft tone at 48 kHz, stereo."""
    with tempfile.TemporaryDirectory(prefix="stockroom-") as folder:
        out = Path(folder) / "sound.flac"
        encode_sound(tone(round(seconds * 48_000)), out)
        return out.read_bytes()
