"""One-point perspective: where a point in metres lies in the picture."""

from collections.abc import Iterable
from dataclasses import dataclass

from longtake.providers.sketch.pictures.places.brush import Point, poly


@dataclass(frozen=True, slots=True)
class Eye:
    """A level look at a vanishing point."""

    vanishing: Point
    metre: float
    """Picture units a metre takes one step away."""
    height: float = 1.65
    """Of the eye over the ground, in metres."""

    def at(self, across: float, up: float, away: float) -> Point:
        """Give the point so many metres right, over the ground, and so many steps away."""
        scale = self.metre / away
        return (
            self.vanishing[0] + across * scale,
            self.vanishing[1] + (self.height - up) * scale,
        )

    def wall(self, across: float, ups: tuple[float, float], aways: tuple[float, float]) -> str:
        """Give an upright area that runs away from the eye."""
        return poly(
            self.at(across, up, away)
            for up, away in (
                (ups[0], aways[0]),
                (ups[1], aways[0]),
                (ups[1], aways[1]),
                (ups[0], aways[1]),
            )
        )

    def floor(self, acrosses: tuple[float, float], aways: tuple[float, float]) -> str:
        """Give an area that lies on the ground."""
        return poly(
            self.at(across, 0, away)
            for across, away in (
                (acrosses[0], aways[0]),
                (acrosses[0], aways[1]),
                (acrosses[1], aways[1]),
                (acrosses[1], aways[0]),
            )
        )

    def trace(self, points: Iterable[tuple[float, float, float]]) -> str:
        """Give the outline through points in metres."""
        return poly(self.at(*point) for point in points)
