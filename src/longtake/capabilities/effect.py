"""The promise of a sound effect: one call from words to a noise."""

from dataclasses import dataclass
from typing import Protocol

from longtake.capabilities.declared import Paced
from longtake.capabilities.job import Result


@dataclass(frozen=True, slots=True)
class EffectRequest:
    """One noise."""

    prompt: str
    seconds: float
    loop: bool = False
    """True for one whose end meets its beginning."""


class EffectModel(Paced, Protocol):
    """Makes noises."""

    @property
    def longest(self) -> float:
        """Seconds of the longest."""
        ...

    async def sound(self, request: EffectRequest, token: str) -> Result:
        """Make one: `Content` or `Link`; `token` as in `image`."""
        ...
