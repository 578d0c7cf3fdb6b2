"""The promise of a planner: one call from a brief to a storyboard."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from longtake.film.brief import Brief
from longtake.film.limits import Limits
from longtake.film.quote import Price
from longtake.film.storyboard import Storyboard


@dataclass(frozen=True, slots=True)
class Planned:
    """A storyboard and what it cost."""

    storyboard: Storyboard
    charge: Decimal = Decimal(0)


class Planner(Protocol):
    """Plans a film."""

    @property
    def version(self) -> int:
        """Of its adapter: raised when the same request would give another result."""
        ...

    @property
    def price(self) -> Price:
        """What a plan costs, as declared."""
        ...

    async def plan(self, brief: Brief, limits: Limits, token: str) -> Planned:
        """Give the storyboard of a brief for a video model with these limits.

        `token` is as in `image`. Raises `Unusable` for a brief that cannot be filmed, `Refused` for
        one that may not be.
        """
        ...


def running_time(brief: Brief, default: Fraction = Fraction(30)) -> Fraction:
    """Give the seconds that the brief asks for, or the default."""
    return brief.seconds or default
