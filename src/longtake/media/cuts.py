"""Deciding, before anything is decoded, which frames of a join are copied and which encoded."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from longtake.capabilities.errors import BadOutput
from longtake.media.colour import I420
from longtake.media.index import Index


@dataclass(frozen=True, slots=True)
class Source:
    """A clip to be joined, as the house encodes it."""

    path: Path
    index: Index
    name: str
    """The clip as people know it."""
    fitted: bool = False
    """Encoded for this film, because the clip's own packets do not fit."""


@dataclass(frozen=True, slots=True)
class Veil:
    """One colour laid over pictures, thinner or thicker from one to the next."""

    colour: str
    """`#rrggbb`."""
    rises: bool
    """It grows until nothing else is seen; else it clears."""


@dataclass(frozen=True, slots=True)
class Print(ABC):
    """Something that lies over film frames `at` up to `at + frames`."""

    at: int
    frames: int

    def over(self, since: int, until: int) -> bool:
        """Say whether it lies over any of the film's frames `since` up to `until`."""
        return self.at < until and since < self.at + self.frames

    @abstractmethod
    def lay(self, i420: I420, frame: int) -> None:
        """Lay it over a picture of the film, in place."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Frames `start` up to `stop` of a source, in film frames."""

    source: Source
    start: int
    stop: int
    over: "Stretch | None" = None
    """What these frames dissolve from: as many frames of the clip before."""
    veil: Veil | None = None
    prints: tuple[Print, ...] = ()
    """What lies over these frames, the lowest first."""
    at: int = 0
    """The film's frame that it begins with, where something lies over it."""

    @property
    def frames(self) -> int:
        """How many they are."""
        return self.stop - self.start


@dataclass(frozen=True, slots=True)
class Bridge:
    """Frames made between two pictures, which stand right before and after them."""

    before: Stretch
    after: Stretch
    frames: int
    prints: tuple[Print, ...] = ()
    at: int = 0


@dataclass(frozen=True, slots=True)
class Copy:
    """Packets taken as they are."""

    stretch: Stretch


@dataclass(frozen=True, slots=True)
class Encode:
    """Frames encoded in one go."""

    stretches: tuple[Stretch | Bridge, ...]


Run: TypeAlias = Copy | Encode


def runs(stretches: Iterable[Stretch | Bridge]) -> Iterator[Run]:
    """Give what to do, in order: as much copied as the clips' sync frames allow."""
    waiting: list[Stretch | Bridge] = []
    for stretch in stretches:
        if isinstance(stretch, Bridge):
            waiting.append(stretch)
            continue
        start, stop = _copyable(stretch)
        waiting += _between(stretch, stretch.start, start)
        if start < stop:
            if waiting:
                yield Encode(tuple(waiting))
            yield Copy(Stretch(stretch.source, start, stop))
            waiting = []
        waiting += _between(stretch, stop, stretch.stop)
    if waiting:
        yield Encode(tuple(waiting))


def short(source: Source, wanted: int, frames: int) -> BadOutput:
    """Give the refusal of a clip that ends too early."""
    return BadOutput(f"{source.name} has {frames} frames where the film uses it up to {wanted}")


def _copyable(stretch: Stretch) -> tuple[int, int]:
    """Give where a copy starts and stops; both the stretch's end where nothing can be copied."""
    index, end = stretch.source.index, stretch.stop
    if stretch.over is not None or stretch.veil is not None or stretch.prints:
        return end, end
    start = min((place for place in index.starts if place >= stretch.start), default=end)
    stop = max((place for place in index.stops if start < place <= end), default=end)
    return (start, stop) if start < stop <= end else (end, end)


def _between(stretch: Stretch, start: int, stop: int) -> list[Stretch]:
    return [replace(stretch, start=start, stop=stop)] if start < stop else []
