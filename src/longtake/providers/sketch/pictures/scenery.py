"""The place of a picture, painted in planes."""

from collections.abc import Callable
from dataclasses import replace

from longtake.providers.sketch.pictures.palette import Palette
from longtake.providers.sketch.pictures.places import (
    arenas,
    beyond,
    byways,
    heights,
    homes,
    shores,
    towns,
    woods,
    workplaces,
)
from longtake.providers.sketch.pictures.places.view import View
from longtake.providers.sketch.pictures.setting import Plane, Setting, Spot
from longtake.providers.sketch.staging import Staging

__all__ = ["Plane", "Setting", "Spot", "scenery"]

_PLACES: dict[str, Callable[[View], Setting]] = {
    **shores.PLACES,
    **towns.PLACES,
    **byways.PLACES,
    **homes.PLACES,
    **workplaces.PLACES,
    **arenas.PLACES,
    **beyond.PLACES,
    **heights.PLACES,
    **woods.PLACES,
}


def scenery(staging: Staging, palette: Palette, aspect: float) -> Setting:
    """Give the place for a picture of this width by height; `minimal` has no foreground."""
    setting = _PLACES[staging.place](View(staging, palette, aspect))
    if staging.look != "minimal":
        return setting
    return replace(setting, planes=tuple(p for p in setting.planes if p.depth <= 1))
