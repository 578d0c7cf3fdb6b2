"""The promise of a sound effect: one call from words to a noise."""

from dataclasses import dataclass
from typing import Protocol

from longtake.capabilities.job import Result
from longtake.film.quote import Price


@dataclass(frozen=True, slots=True)
class EffectRequest:
    """One noise."""

    prompt: str
    seconds: float
    loop: bool = False
    """True for one whose end meets its beginning."""


class EffectModel(Protocol):
    """Makes noises."""

    @property
    def version(self) -> int:
        """Of its adapter: raised when the same request would give another result."""
        ...

    @property
    def price(self) -> Price:
        """What an effect costs, as declared."""
        ...

    @property
    def pace(self) -> float:
        """Wall seconds that a second of result takes, as declared."""
        ...

    @property
    def longest(self) -> float:
        """Seconds of the longest."""
        ...

    async def sound(self, request: EffectRequest, token: str) -> Result:
        """Make one: `Content` or `Link`; `token` as in `image`."""
        ...
