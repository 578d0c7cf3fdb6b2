"""Animals of land, air and water."""

from collections.abc import Callable

from longtake.providers.sketch.figures.drawing import Drawing
from longtake.providers.sketch.palette import Palette
from longtake.providers.sketch.staging import Figure

FIGURES: dict[str, Callable[[Figure, Palette], Drawing]] = {}
