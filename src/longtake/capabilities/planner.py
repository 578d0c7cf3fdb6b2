"""The promise of a planner: one call from a brief to a storyboard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol, runtime_checkable

from longtake.capabilities.declared import Declared
from longtake.capabilities.image import Depiction
from longtake.film.advice import Remark
from longtake.film.brief import Brief
from longtake.film.limits import Limits
from longtake.film.storyboard import Storyboard


@dataclass(frozen=True, slots=True)
class Planned:
    """A storyboard and what it cost."""

    storyboard: Storyboard
    charge: Decimal = Decimal(0)


class Planner(Declared, Protocol):
    """Plans a film."""

    async def plan(
        self, brief: Brief, limits: Limits, token: str, pictures: tuple[Depiction, ...] = ()
    ) -> Planned:
        """Give the storyboard of a brief for a video model with these limits.

        `pictures` are the brief's references, for planners that see. `token` is as in `image`.
        Raises `Unusable` for a brief that cannot be filmed, `Refused` for one that may not be.
        """
        ...


@dataclass(frozen=True, slots=True)
class Drafted:
    """A part of a long film's plan, as its planner reads it again, and what it cost."""

    text: str
    charge: Decimal = Decimal(0)


@runtime_checkable
class InParts(Protocol):
    """A planner that plans a long film in parts, each by a call of its own.

    `done` are the texts of the parts before, in their order.
    """

    def long(self, brief: Brief) -> bool:
        """Say whether a film is too long for one call."""
        ...

    async def draft(
        self,
        brief: Brief,
        limits: Limits,
        done: Sequence[str],
        token: str,
        pictures: tuple[Depiction, ...] = (),
    ) -> Drafted:
        """Give the next part; raises what `plan` raises."""
        ...

    def whole(self, brief: Brief, limits: Limits, done: Sequence[str]) -> Storyboard | None:
        """Give the storyboard, None while a part is missing."""
        ...


@runtime_checkable
class Equipped(Protocol):
    """A planner that plans with a library which may not be installed."""

    def check_equipped(self) -> None:
        """Raise `Unusable` with what to install, where it is missing; nothing is loaded."""
        ...


@dataclass(frozen=True, slots=True)
class RewordRequest:
    """A text that a vendor refused."""

    text: str
    what: str
    """What was refused: `prompt`, `image`, `reference` or `output`."""
    why: str
    """The vendor's own words."""
    story: str
    """What the film is about, and what happens in the shot: that is to be kept."""
    limit: int
    """Characters that the new text may have."""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Reworded:
    """Another text for the same, and what it cost."""

    text: str
    charge: Decimal = Decimal(0)


@runtime_checkable
class Rewording(Protocol):
    """A planner that rewords what was refused."""

    async def reword(self, request: RewordRequest, token: str) -> Reworded:
        """Give another text for the same; `token` is as in `plan`.

        Raises `Refused` where it will not.
        """
        ...


@dataclass(frozen=True, slots=True)
class TranslationRequest:
    """Spoken lines that are to be spoken in another language."""

    lines: Mapping[str, str]
    """By the shots that they are spoken in, in the film's order."""
    seconds: Mapping[str, float]
    """How long each may take to be spoken."""
    language: str
    """The other language, BCP 47."""
    before: str
    """The language that they are in."""
    story: str


@dataclass(frozen=True, slots=True)
class Translated:
    """The same lines in another language, and what that cost."""

    lines: Mapping[str, str]
    charge: Decimal = Decimal(0)


@runtime_checkable
class Translating(Protocol):
    """A planner that knows other languages."""

    async def translate(self, request: TranslationRequest, token: str) -> Translated:
        """Give every line in the other language; `token` is as in `plan`."""
        ...


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch of a shot as a judge sees it."""

    shot: str
    words: str
    """What the shot was to show: its whole prompt, the cast in it and the look with it."""
    pictures: tuple[bytes, ...]
    """Small JPEGs, in the order of time."""


@dataclass(frozen=True, slots=True)
class JudgeRequest:
    """Pictures of a film that is made, to be compared with what was asked for."""

    shown: tuple[Shown, ...]
    """In the film's order; a shot may come more than once. Pictures are counted from 1 over all."""
    story: str
    style: str
    cast: Mapping[str, str]
    """What everybody who is in these shots looks like, by their names."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a judge says of pictures, and what that cost."""

    remarks: tuple[Remark, ...]
    charge: Decimal = Decimal(0)


@runtime_checkable
class Judging(Planner, Protocol):
    """A planner that looks at what was made of a plan."""

    @property
    def sees(self) -> bool:
        """True where this model can be shown pictures."""
        ...

    async def judge(self, request: JudgeRequest, token: str) -> Judged:
        """Give what is wrong in the pictures; `token` is as in `plan`.

        Every remark names a shot and a picture that are there.
        """
        ...


def running_time(brief: Brief, default: Fraction = Fraction(30)) -> Fraction:
    """Give the seconds that the brief asks for, or the default."""
    return brief.seconds or default
