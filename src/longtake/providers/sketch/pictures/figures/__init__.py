"""The figure library: everything that `sketch` can put into a picture."""

from longtake.providers.sketch.pictures.figures import (
    animals,
    nature,
    objects,
    people,
    products,
    vehicles,
)
from longtake.providers.sketch.pictures.figures.drawing import Drawing
from longtake.providers.sketch.pictures.palette import Palette
from longtake.providers.sketch.staging import Figure

FIGURES = {
    **products.FIGURES,
    **objects.FIGURES,
    **nature.FIGURES,
    **vehicles.FIGURES,
    **animals.FIGURES,
    **people.FIGURES,
}
"""How to draw each kind."""


def draw_figure(figure: Figure, palette: Palette) -> Drawing:
    """The figure in the light of the palette; a kind without a shape is drawn as `neutral`."""
    return FIGURES.get(figure.kind, FIGURES["neutral"])(figure, palette)
