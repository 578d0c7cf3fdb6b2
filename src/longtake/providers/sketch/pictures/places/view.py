"""What a place is drawn from: the staging, its colours and the shape of the picture."""

import hashlib
from dataclasses import dataclass, replace
from random import Random

from longtake.providers.sketch.pictures.palette import SNOWLESS, Palette, mix, seen
from longtake.providers.sketch.pictures.setting import Spot
from longtake.providers.sketch.staging import Staging

TOP, BOTTOM = -260.0, 1260.0
"""How far planes reach up and down, so that the camera can move."""


@dataclass(frozen=True, slots=True)
class View:
    """One picture's place before it is drawn."""

    staging: Staging
    palette: Palette
    aspect: float

    @property
    def width(self) -> float:
        """Width of the picture in picture units."""
        return 1000 * self.aspect

    @property
    def left(self) -> float:
        """Where planes begin, beyond the picture."""
        return -0.26 * self.width

    @property
    def right(self) -> float:
        """Where planes end, beyond the picture."""
        return 1.26 * self.width

    @property
    def dark(self) -> bool:
        """Whether lamps are lit."""
        return self.staging.time in {"dusk", "night"}

    @property
    def night(self) -> bool:
        """Whether the stars would be out."""
        return self.staging.time == "night"

    @property
    def white(self) -> bool:
        """Whether snow lies."""
        cold = self.staging.season == "winter" or self.staging.weather == "snow"
        return cold and self.staging.place not in SNOWLESS

    @property
    def wet(self) -> bool:
        """Whether the ground mirrors."""
        return self.staging.weather in {"rain", "storm"}

    @property
    def spare(self) -> bool:
        """Whether the look asks for few shapes."""
        return self.staging.look == "minimal"

    def at(self, fraction: float) -> float:
        """Give the x that lies this fraction of the way across the picture."""
        return fraction * self.width

    def dice(self, label: str) -> Random:
        """Give chance that is the same for the same seed, place and label."""
        key = f"{self.staging.seed}/{self.staging.place}/{label}"
        return Random(hashlib.sha256(key.encode()).digest())  # noqa: S311 - shapes, not secrets

    def paint(self, colour: str, distance: float = 0.0) -> str:
        """Give a thing's own colour in this light, behind so much air (0 to 1)."""
        return mix(seen(colour, self.palette), self.palette.haze, distance)

    def spots(
        self,
        *,
        ground: Spot,
        surface: Spot | None = None,
        water: Spot | None = None,
        air: Spot | None = None,
    ) -> dict[str, Spot]:
        """Give the spots by medium; what is left out follows from the ground."""
        found = {
            "ground": ground,
            "surface": surface or ground,
            "air": air or Spot(self.at(0.5), 300, ground.metre * 0.6),
        }
        return found | ({"water": self._apart(ground, water)} if water else {})

    def _apart(self, ground: Spot, water: Spot) -> Spot:
        """Give the spot on the water, moved aside where a narrow picture puts it behind people."""
        gap = self.at(0.34)
        if self.aspect > 0.9 or abs(water.x - ground.x) >= gap or water.y < ground.y - 300:
            return water
        side = 1 if water.x >= ground.x else -1
        return replace(water, x=min(self.at(0.86), max(self.at(0.14), ground.x + side * gap)))
