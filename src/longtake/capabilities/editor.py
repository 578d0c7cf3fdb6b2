"""The promise of the cutting room: the only door to codecs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Protocol, TypeAlias

from longtake.capabilities.inspector import Inspector
from longtake.capabilities.job import Blocks, Frames, Pixels
from longtake.film.picture import Size
from longtake.film.reframe import Point
from longtake.film.timeline import Timeline, Transition


@dataclass(frozen=True, slots=True)
class Conformed:
    """What conforming did: frames in all, copied without loss, and encoded."""

    frames: int
    copied: int
    encoded: int
    seams: tuple["Mended", ...] = ()


@dataclass(frozen=True, slots=True)
class Mended:
    """What was measured at a seam between clips that go on from one another, and what was done."""

    at: int
    """The film frame at which the clip that goes on starts."""
    step: float
    """Mean change of the picture over the seam, of 255."""
    after: float
    """What is left of it."""
    usual: float
    """The median change from frame to frame near the film's seams."""
    done: str
    """`kept`, `corrected`, `bridged`, `corrected and bridged`, or `left`: it shows still."""


Watch: TypeAlias = Callable[[float], None]
"""Is told the share done, 0 to 1, many times a second and from any thread; what it raises ends
the work."""


@dataclass(frozen=True, slots=True)
class Trimmed:
    """A sound without the silence at its ends, in samples at 48 kHz."""

    samples: int
    dropped: int
    """At its beginning."""


class Editor(Inspector, Protocol):
    """Encodes, looks into and joins media. Every path is local."""

    async def picture(self, data: bytes, *, name: str) -> bytes:
        """Give a checked PNG of a picture from outside; raises `Unusable` naming it."""
        ...

    async def mask(self, data: bytes, size: Size, *, name: str) -> bytes:
        """Give a checked grey PNG of a mask from outside, white where a picture is changed.

        Raises `Unusable` naming it for one of another size, or one that shows nothing white.
        """
        ...

    async def put_back(self, drawn: Path, base: bytes, mask: bytes) -> None:
        """Make what the mask shows black in a PNG that was changed what it was in `base`."""
        ...

    async def fitted(self, png: bytes, size: Size) -> bytes:
        """Give a picture of ours as a PNG of `size`: cropped about its middle, never stretched."""
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

    async def cue(self, sound: Path, out: Path, *, samples: int, least: int = 0) -> None:
        """Write any sound without loss, of exactly `samples` at 48 kHz.

        A longer one fades out; a shorter one goes on from its beginning without a seam, and fades
        out in the end. Raises `BadOutput` for no sound, and for one that breaks off, that is
        nothing but silence, or that is shorter than `least` samples.
        """
        ...

    async def trim(self, sound: Path, out: Path, *, ours: bool) -> Trimmed:
        """Write any sound without loss, and without the silence at its ends.

        `ours` is one that this machine wrote itself: any other is read under guard.
        Raises `BadOutput` for no sound, or for nothing but silence.
        """
        ...

    async def record(self, blocks: Blocks, out: Path) -> None:
        """Write sound without loss."""
        ...

    async def legible(self, texts: Sequence[str]) -> str:
        """Say which signs of texts no font here has, and what to install; empty where all are."""
        ...

    async def check(self, take: Path, *, frames: int) -> None:
        """Raise `BadOutput` unless the take decodes and holds at least `frames` pictures."""
        ...

    async def frame(self, take: Path, place: int, out: Path, *, rate: Fraction) -> None:
        """Write the picture that a film of `rate` shows at its frame `place` of a take as a PNG.

        Frames count from 0. Raises `BadOutput` if the take is over by then.
        """
        ...

    async def focus(self, take: Path) -> Point:
        """Give the place about which a take holds most of what matters."""
        ...

    async def conform(
        self, timeline: Timeline, files: Mapping[str, Path], out: Path, *, watch: Watch
    ) -> Conformed:
        """Join the timeline's clips; `files` gives each asset's file by its digest."""
        ...

    async def animatic(  # noqa: PLR0913 - each is a fact of the rough cut
        self,
        stills: Sequence[tuple[Path, int]],
        timeline: Timeline,
        files: Mapping[str, Path],
        out: Path,
        *,
        transitions: Sequence[Transition],
        watch: Watch,
    ) -> None:
        """Cut stills, each held its frames and met as the transitions say.

        They stand under the timeline's sound, overlays and captions.
        """
        ...
