"""The promise of a composer: one call from a theme to a cue."""

from dataclasses import dataclass
from typing import Protocol

from longtake.capabilities.declared import Paced
from longtake.capabilities.job import Result
from longtake.film.storyboard import Music


@dataclass(frozen=True, slots=True)
class MusicRequest:
    """One cue."""

    music: Music
    samples: int
    """Its length at 48 kHz: the film's, within what the model's `limits` say that it makes."""
    accents: tuple[int, ...] = ()
    """Where the picture cuts, in samples."""
    seed: int = 0


class MusicModel(Paced, Protocol):
    """Composes.

    One with `limits` is asked for no cue but of the lengths in `limits.cues`; the film cuts what is
    longer, and lengthens what is shorter.
    """

    async def compose(self, request: MusicRequest, token: str) -> Result:
        """Compose one cue: `Blocks`, `Content` or `Link`; `token` as in `image`."""
        ...
