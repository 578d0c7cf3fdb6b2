"""The promise of the cutting room: the only door to codecs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Protocol

from longtake.capabilities.inspector import Inspector
from longtake.capabilities.job import Blocks, Frames, Pixels
from longtake.film.picture import Size
from longtake.film.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Conformed:
    """What conforming did: frames in all, copied without loss, and encoded."""

    frames: int
    copied: int
    encoded: int


class Editor(Inspector, Protocol):
    """Encodes, looks into and joins media. Every path is local."""

    async def picture(self, data: bytes, *, name: str) -> bytes:
        """Give a checked PNG of a picture from outside; raises `Unusable` naming it."""
        ...

    async def still(self, pixels: Pixels, out: Path) -> None:
        """Write a PNG."""
        ...

    async def encode(
        self, frames: Frames, out: Path, *, size: Size, rate: Fraction, sync: Sequence[int]
    ) -> int:
        """Encode as the house does and give the frames written; `sync` may be cut at."""
        ...

    async def fit(self, picture: Path, out: Path, *, size: Size) -> None:
        """Write a picture as a PNG of `size`: cropped about its middle, never stretched.

        Raises `BadOutput` for what is no picture.
        """
        ...

    async def cue(self, sound: Path, out: Path, *, samples: int) -> None:
        """Write any sound without loss, of exactly `samples` at 48 kHz.

        A longer one fades out, a shorter one ends in silence. Raises `BadOutput` for no sound.
        """
        ...

    async def record(self, blocks: Blocks, out: Path) -> None:
        """Write sound without loss."""
        ...

    async def check(self, take: Path, *, frames: int) -> None:
        """Raise `BadOutput` unless the take decodes and holds at least `frames` pictures."""
        ...

    async def frame(self, take: Path, index: int, out: Path) -> None:
        """Write the exact picture `index` (from 0) of a take as a PNG."""
        ...

    async def conform(self, timeline: Timeline, files: Mapping[str, Path], out: Path) -> Conformed:
        """Join the timeline's clips; `files` gives each asset's file by its digest."""
        ...

    async def animatic(
        self,
        stills: Sequence[tuple[Path, int]],
        music: Path | None,
        out: Path,
        *,
        size: Size,
        rate: Fraction,
    ) -> None:
        """Cut stills, each held its frames, with the music."""
        ...
