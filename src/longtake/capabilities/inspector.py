"""The promise of whoever looks a finished file over, picture by picture."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from longtake.film.curves import Curves


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
