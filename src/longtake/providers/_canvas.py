"""The sizes of pictures that a model draws where it takes any, within bounds."""

from dataclasses import dataclass
from math import ceil, sqrt

from longtake.film.picture import Size


@dataclass(frozen=True, slots=True)
class Canvas:
    """Bounds of a picture."""

    grid: int
    """Pixels by which both sides are divisible."""
    most: int
    """Pixels of the whole."""
    longest: int
    """Pixels of a side."""
    fewest: int = 1
    slimmest: int = 4
    """The longer side is at most so many times the shorter."""

    def over(self, size: Size) -> Size:
        """Give the size to ask for: it covers the film, or has its shape where that is too large.

        The film crops the rest.
        """
        wide = max(size.width, size.height / self.slimmest)
        tall = max(size.height, size.width / self.slimmest)
        scale = min(
            max(1.0, sqrt(self.fewest / (wide * tall))),
            self.longest / max(wide, tall),
            sqrt(self.most / (wide * tall)),
        )
        across, down = (ceil(round(side * scale / self.grid, 6)) for side in (wide, tall))
        while across * down * self.grid**2 > self.most:
            across, down = (across - 1, down) if across > down else (across, down - 1)
        return Size(across * self.grid, down * self.grid)
