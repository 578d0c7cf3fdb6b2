"""The promise of a picture model: one call from a prompt to a still, or a job."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from longtake.capabilities.declared import Paced
from longtake.capabilities.job import Queued, Result, Ticket
from longtake.film.picture import Size


@dataclass(frozen=True, slots=True)
class Depiction:
    """A reference picture as the model gets it."""

    role: str
    """The cast name, or `style`."""
    data: bytes
    """A PNG or JPEG that has been checked."""


@dataclass(frozen=True, slots=True)
class ImageRequest:
    """One still."""

    prompt: str
    size: Size
    seed: int
    references: tuple[Depiction, ...] = ()
    slate: str = ""
    """The slate strip's text, for models that draw one."""
    move: str = ""
    """The camera move that the shot begins with, for models that compose for it."""
    base: bytes | None = None
    """A PNG that is to be changed; for models that edit (`Editing`)."""
    mask: bytes | None = None
    """A PNG of the base's size: what is black in it stays as it is, what is white is drawn anew."""

    @property
    def pictures(self) -> tuple[bytes, ...]:
        """All that goes with the words: the base first, then the references."""
        base = () if self.base is None else (self.base,)
        return (*base, *(reference.data for reference in self.references))


class ImageModel(Paced, Protocol):
    """What every picture model declares."""

    @property
    def references(self) -> int:
        """How many reference pictures it takes."""
        ...

    @property
    def slate(self) -> bool:
        """True where it draws the slate strip."""
        ...


@runtime_checkable
class DirectImage(ImageModel, Protocol):
    """A fast model: one call draws."""

    async def draw(self, request: ImageRequest, token: str) -> Result:
        """Draw one still: `Pixels`, `Content` or `Link`.

        `token` names the work, as an idempotency key or a tag; empty where nothing is paid.
        """
        ...


@runtime_checkable
class QueuedImage(ImageModel, Queued, Protocol):
    """A slow model: a job is bought, then asked after; its result is `Content` or `Link`."""

    async def submit(self, request: ImageRequest, token: str) -> Ticket:
        """Buy the job, once. `token` names the work: an idempotency key or a tag."""
        ...


@runtime_checkable
class Steady(Protocol):
    """A picture model that may draw the same cast from the same words, whatever came before."""

    @property
    def steady(self) -> bool:
        """True where it does: earlier pictures tell it nothing."""
        ...


@runtime_checkable
class Editing(Protocol):
    """A picture model that can change a picture that it is given."""

    @property
    def edits(self) -> bool:
        """True, or False where this model of the vendor draws anew alone."""
        ...

    @property
    def masks(self) -> bool:
        """True where a mask keeps a region."""
        ...
