"""What a model hands over, and the states of a job that takes its time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

from longtake.capabilities.errors import LongtakeError
from longtake.film.take import Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Content:
    """A result in the answer itself."""

    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Pixels:
    """A still as pixels."""

    rgb: "NDArray[np.uint8]"
    """(height, width, 3), sRGB."""


@dataclass(frozen=True, slots=True)
class Frames:
    """Moving pictures still to be encoded, computed while they are read."""

    pictures: "Iterator[NDArray[np.uint8]]"
    """I420 planes in one array (height * 3 / 2, width), BT.709 limited range."""
    count: int


@dataclass(frozen=True, slots=True)
class Blocks:
    """Sound still to be encoded."""

    sound: "Iterator[NDArray[np.float32]]"
    """(2, n) blocks in -1..1 at 48 kHz."""


@dataclass(frozen=True, slots=True)
class Link:
    """A result to be downloaded, which costs nothing to do again while the link lives."""

    url: str
    media_type: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    """What the vendor wants to see with it, such as its key; no other host gets it."""


Output: TypeAlias = Content | Link | Pixels | Frames | Blocks


@dataclass(frozen=True, slots=True)
class Result:
    """A finished call: what it made and what it cost, where the vendor says so."""

    output: Output
    charge: Decimal | None = None
    words: tuple[Word, ...] = ()
    """Of a spoken line, where the vendor tells when each is heard."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """The vendor's own id of a bought job."""

    id: str


@dataclass(frozen=True, slots=True)
class Running:
    """Not over yet."""

    progress: float | None = None
    """0 to 1, where the vendor tells."""


@dataclass(frozen=True, slots=True)
class Finished:
    """Over, with a result."""

    result: Result


@dataclass(frozen=True, slots=True)
class Failed:
    """Over, without one."""

    error: LongtakeError
    charge: Decimal | None = None
    """What it costs all the same, where the vendor says so."""


JobState: TypeAlias = Running | Finished | Failed


@runtime_checkable
class Queued(Protocol):
    """A slow model: a job is bought, then asked after. How it is bought, its own promise says."""

    @property
    def settle(self) -> float:
        """Seconds after which a submit that arrived can be found."""
        ...

    async def check(self, ticket: Ticket) -> JobState:
        """Ask once how the job stands."""
        ...

    async def cancel(self, ticket: Ticket) -> None:
        """Ask the vendor to stop the job; one that cannot be stopped goes on."""
        ...
