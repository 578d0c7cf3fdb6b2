"""The promise of a voice: one call from a line to speech, with the times of its words."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from longtake.capabilities.declared import Paced
from longtake.capabilities.job import Result


@dataclass(frozen=True, slots=True)
class SpeechRequest:
    """One line."""

    text: str
    voice: str = ""
    """The vendor's own name or id of a voice; empty is the model's first."""
    language: str = ""
    """BCP 47, such as `de`; empty leaves it to the model."""
    seed: int = 0
    direction: str = ""
    """How it is to be said, for models that take direction."""


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word and when it is heard, in seconds from the start of the sound."""

    text: str
    begins: float
    ends: float


@dataclass(frozen=True, slots=True)
class Spoken:
    """A spoken line: its sound, and its words where the vendor tells their times."""

    result: Result
    words: tuple[SpokenWord, ...] = ()


class SpeechModel(Paced, Protocol):
    """Speaks."""

    @property
    def voices(self) -> tuple[str, ...]:
        """Names to choose from, as declared; others may be known to the vendor."""
        ...

    async def speak(self, request: SpeechRequest, token: str) -> Spoken:
        """Speak one line: `Blocks`, `Content` or `Link`; `token` as in `image`."""
        ...


@runtime_checkable
class Recalling(Protocol):
    """A voice whose vendor keeps what was spoken: a line whose answer was lost is fetched there."""

    @property
    def settle(self) -> float:
        """Seconds after which a line that was spoken can be found."""
        ...

    async def recall(self, request: SpeechRequest, token: str) -> Spoken:
        """Give what was spoken under a token; it is bought no second time.

        Raises `OutcomeUnknown` where that cannot be told: what is not kept may have been spoken.
        """
        ...


@runtime_checkable
class Tongued(Protocol):
    """A voice that speaks some languages only."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Their codes: `en`, `de`."""
        ...
