"""The promise of the seal: a finished file says where it comes from."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from longtake.film.film import Film
from longtake.film.origin import Origin
from longtake.film.timeline import Timeline


class Sealer(Protocol):
    """Writes a film's origin into its file, as the last thing that is done to it."""

    @property
    def mark(self) -> str:
        """How files are sealed now, in few letters: another seal, another mark."""
        ...

    def origin(self, film: Film, timeline: Timeline) -> Origin:
        """Give what is said of a film."""
        ...

    async def seal(
        self, file: Path, origin: Origin, ingredients: Sequence[tuple[str, Path]]
    ) -> tuple[str, ...]:
        """Write it into the file, and sign the file where that is wanted.

        `ingredients` are the takes by their names: what they say of themselves is kept. Gives the
        names of those of which that cannot be read.
        """
        ...
