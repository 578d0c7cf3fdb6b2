"""The promises of those who look a finished file over, picture by picture."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from longtake.film.curves import Curves
from longtake.film.identity import Alike, Pair


class Inspector(Protocol):
    """Measures files from anywhere; what they do to a decoder stays in a child process."""

    async def measure(self, file: Path) -> Curves:
        """Give what a file's pictures and sound measure.

        One that breaks off gives the curves up to there. Raises `Unusable` for what is no film or
        passes the limits of time, memory or pixels, `BadOutput` where nothing of it decodes.
        """
        ...

    async def pictures(self, file: Path, at: Sequence[int], *, width: int) -> Sequence[bytes]:
        """Give the pictures at these places as small JPEGs, `width` pixels wide.

        Empty where there is none.
        """
        ...


class Judges(Protocol):
    """Models on this machine that compare pictures as people do."""

    @property
    def names(self) -> tuple[str, ...]:
        """Those that there are: `CLIP`, `DINO`, `LPIPS`."""
        ...

    def check_equipped(self) -> None:
        """Raise `Unusable` where none can be used, with what is missing; nothing is loaded."""
        ...

    async def compare(
        self,
        file: Path,
        same: Sequence[Pair],
        *,
        seams: Sequence[Pair] = (),
        usual: Sequence[Pair] = (),
    ) -> Alike:
        """Give how alike pairs of a file's frames are, by every judge that there is.

        `same` are compared by what they show, `seams` and `usual` by how far they are seen to
        differ. Raises `Unusable` naming a model that does not fit.
        """
        ...
