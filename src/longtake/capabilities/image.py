"""The promise of a picture model: one call from a prompt to a still."""

from dataclasses import dataclass
from typing import Protocol

from longtake.capabilities.job import Result
from longtake.film.picture import Size
from longtake.film.quote import Price


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


class ImageModel(Protocol):
    """Draws stills."""

    version: int
    price: Price
    pace: float
    """Wall seconds that a still takes, as declared."""
    references: int
    """How many reference pictures it takes."""
    slate: bool

    async def draw(self, request: ImageRequest, token: str) -> Result:
        """Draw one still: `Pixels`, `Content` or `Link`.

        `token` names the work, as an idempotency key or a tag; empty where nothing is paid.
        """
        ...
