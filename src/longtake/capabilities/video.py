"""The promise of a video model: one call, or submit, check and cancel."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol, runtime_checkable

from longtake.capabilities.declared import Paced
from longtake.capabilities.image import Depiction
from longtake.capabilities.job import Queued, Result, Ticket
from longtake.film.limits import Limits
from longtake.film.picture import Size


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where in its shot a segment lies: context that a model may use and may leave."""

    begins: int = 0
    """Film frames of the shot before the first picture of this take."""
    shot_frames: int = 0
    continues: bool = False
    """True when `first` is the last frame of the segment before."""


@dataclass(frozen=True, slots=True)
class VideoRequest:
    """One segment."""

    prompt: str
    frames: int
    """Pictures to make, at `rate`."""
    rate: Fraction
    size: Size
    seed: int
    first: bytes | None = None
    """PNG of the first frame."""
    last: bytes | None = None
    references: tuple[Depiction, ...] = ()
    slate: str = ""
    move: str = ""
    """The camera move by its name in `film.picture.MOVES`; the prompt says it in words."""
    whereabouts: Whereabouts = Whereabouts()

    @property
    def pinned(self) -> Mapping[str, bytes]:
        """The frames that are pinned, by `first` and `last`."""
        frames = {"first": self.first, "last": self.last}
        return {where: png for where, png in frames.items() if png is not None}


class VideoModel(Paced, Protocol):
    """What every video model declares."""

    @property
    def limits(self) -> Limits:
        """What one call takes and makes."""
        ...


@runtime_checkable
class DirectVideo(VideoModel, Protocol):
    """A fast model: one call renders."""

    async def render(self, request: VideoRequest, token: str) -> Result:
        """Render one take: `Frames`, `Content` or `Link`; `token` as in `image`."""
        ...


@runtime_checkable
class QueuedVideo(VideoModel, Queued, Protocol):
    """A slow model: a job is bought, then asked after."""

    async def submit(self, request: VideoRequest, token: str) -> Ticket:
        """Buy the job, once. `token` names the work: an idempotency key or a tag."""
        ...


@runtime_checkable
class Repeatable(Protocol):
    """A vendor with idempotency keys: the same submit under the same token is the same job."""

    @property
    def repeatable(self) -> bool:
        """True, or False where this model of the vendor takes no key."""
        ...


@runtime_checkable
class Findable(Protocol):
    """A vendor that can tell whether a lost submit arrived."""

    async def find(self, token: str) -> Ticket | None:
        """Give the ticket of the job bought under `token`, or None if there is none."""
        ...
