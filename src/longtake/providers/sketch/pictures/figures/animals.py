"""Animals of land, air and water, one or several of a kind."""

from longtake.providers.sketch.pictures.figures import (
    animals_air,
    animals_fabled,
    animals_land,
    animals_water,
)
from longtake.providers.sketch.pictures.figures.groups import gathering

FIGURES = {
    kind: gathering(draw, close=0.72)
    for kind, draw in {
        **animals_land.FIGURES,
        **animals_air.FIGURES,
        **animals_water.FIGURES,
        **animals_fabled.FIGURES,
    }.items()
}
