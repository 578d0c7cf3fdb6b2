"""What is asked of the vendor, as its protocol spells it."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field

from longtake.film.picture import Size
from longtake.film.time import rate_of


def _even(side: int) -> int:
    if side % 2:
        raise ValueError(f"{side} is odd")
    return side


def _rate(text: str) -> str:
    rate_of(text)
    return text


Prompt: TypeAlias = Annotated[str, Field(max_length=20_000)]
Side: TypeAlias = Annotated[int, Field(ge=16, le=4096), AfterValidator(_even)]
Seed: TypeAlias = Annotated[int, Field(ge=0, lt=2**63)]


@dataclass(frozen=True, slots=True)
class Job:
    """A clip, made in its time."""

    model: Literal["key", "list", "none"]
    prompt: Prompt
    frames: Annotated[int, Field(ge=1, le=10_000)]
    width: Side
    height: Side
    rate: Annotated[str, AfterValidator(_rate)]
    """Frames a second: `24` or `30000/1001`."""
    seed: Seed = 0
    tag: str = ""
    first: str = ""
    """SHA-256 of the picture that the clip should begin with."""
    last: str = ""

    @property
    def size(self) -> Size:
        """Width and height."""
        return Size(self.width, self.height)

    @property
    def pace(self) -> Fraction:
        """Frames a second."""
        return rate_of(self.rate)

    @property
    def words(self) -> str:
        """What the greys of its pictures follow from (see `testing.stock`)."""
        return f"{self.prompt}{self.seed}"


@dataclass(frozen=True, slots=True)
class Image:
    """A still, in the answer."""

    prompt: Prompt
    width: Side
    height: Side
    seed: Seed = 0
    model: str = ""

    @property
    def size(self) -> Size:
        """Width and height."""
        return Size(self.width, self.height)


@dataclass(frozen=True, slots=True)
class Music:
    """A cue of exactly so many samples at 48 kHz, in the answer."""

    samples: Annotated[int, Field(ge=1, le=48_000 * 7_200)]
    prompt: Prompt = ""
    seed: Seed = 0
    model: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Nothing but the time that it takes."""

    prompt: Prompt
    model: str = ""


Wish: TypeAlias = Job | Image | Music | Plan
