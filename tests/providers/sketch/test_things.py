"""The facts that every drawn thing keeps: vehicles, products, objects, nature and buildings."""

import re
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from longtake.providers.sketch.pictures import svg
from longtake.providers.sketch.pictures.figures import nature, objects, products, vehicles
from longtake.providers.sketch.pictures.figures.drawing import Drawing
from longtake.providers.sketch.pictures.palette import Palette, lightness, palette
from longtake.providers.sketch.staging import Figure, Staging

THINGS = {**nature.FIGURES, **objects.FIGURES, **products.FIGURES, **vehicles.FIGURES}
NOON = palette(Staging(place="field", time="day"))
NIGHT = palette(Staging(place="field", time="night"))
MARGIN = 0.3


def draw(kind: str, *look: str, light: Palette = NOON, count: int = 1, action: str = "") -> Drawing:
    """Return one thing as the figure library draws it."""
    figure = Figure(kind, name=f"the {kind}", look=look, count=count, action=action or "stands")
    return THINGS[kind](figure, light)


def pixels(drawing: Drawing, side: int = 96) -> NDArray[np.uint8]:
    """Return the drawing in its box with a margin all round, blue, green, red, alpha."""
    width, height = drawing.width * (1 + 2 * MARGIN), drawing.height * (1 + 2 * MARGIN)
    left, top = -width / 2, -drawing.height * (1 + MARGIN)
    view = f'viewBox="{left} {top} {width} {height}" width="{side}" height="{side}"'
    plain = f'<svg xmlns="http://www.w3.org/2000/svg" preserveAspectRatio="none" {view}>'
    return svg.pixels(f"{plain}{drawing.svg}</svg>", side)


def mean_colour(drawing: Drawing) -> NDArray[np.float64]:
    """Return the mean red, green and blue of what is opaque."""
    image = pixels(drawing)
    return image[image[..., 3] > 200][:, 2::-1].mean(axis=0)  # type: ignore[no-any-return]


def test_the_library_knows_the_things_that_films_are_made_of() -> None:
    """Ships, shoes, letters, lighthouses and the form for what it does not know are all there."""
    wanted = {"car", "sailboat", "sneaker", "bottle", "watch", "letter", "lighthouse", "tree"}
    assert wanted | {"neutral", "perfume", "rocket", "castle", "campfire"} <= THINGS.keys()
    assert len(THINGS) > 150


@pytest.mark.parametrize("kind", sorted(THINGS))
def test_a_thing_fills_the_box_that_it_names(kind: str) -> None:
    """What is solid lies within its box, touches enough of it, and stands on its foot."""
    solid = pixels(draw(kind))[..., 3] > 60
    rows, columns = solid.any(axis=1), solid.any(axis=0)
    edge = round(96 * MARGIN / (1 + 2 * MARGIN))
    inside = solid[edge - 3 : 99 - edge, edge - 3 : 99 - edge]
    assert inside.sum() > 0.82 * solid.sum(), "it spills out of its box"
    assert rows.sum() > 0.45 * (96 - 2 * edge), "its box is too tall"
    assert columns.sum() > 0.45 * (96 - 2 * edge), "its box is too wide"


@pytest.mark.parametrize("kind", sorted(THINGS))
def test_a_thing_can_be_framed_closely(kind: str) -> None:
    """The point of a close-up lies within the drawing, and the drawing says where it belongs."""
    drawing = draw(kind)
    assert abs(drawing.focus[0]) <= drawing.width / 2
    assert -drawing.height <= drawing.focus[1] <= 0
    assert drawing.medium in {"ground", "surface", "water", "air"}
    assert drawing.motion in {"still", "bob", "sway", "walk", "fly", "spin", "flicker"}


@pytest.mark.parametrize("kind", sorted(THINGS))
def test_a_drawing_is_plain_and_whole(kind: str) -> None:
    """It has no writing, picture or filter, and every gradient that it fills with is there."""
    svg = draw(kind).svg
    assert not re.search(r"<(text|image|filter|use)\b", svg)
    assert set(re.findall(r"url\(#(\w+)\)", svg)) <= set(re.findall(r'id="(\w+)"', svg))
    assert "nan" not in svg


def test_equal_gradients_share_a_name_and_others_do_not() -> None:
    """Several drawings can stand in one picture without taking each other's colours."""
    kinds = ("car", "sailboat", "campfire", "bottle", "sneaker", "bag", "phone")
    both = "".join(draw(kind, "red", light=NIGHT).svg for kind in kinds)
    found = re.findall(r'<(\w+Gradient|clipPath) id="(\w+)"(.*?)</\1>', both)
    by_name: dict[str, set[str]] = {}
    for _, name, rest in found:
        by_name.setdefault(name, set()).add(rest)
    assert all(len(variants) == 1 for variants in by_name.values())


def test_a_thing_looks_the_same_in_every_picture() -> None:
    """Neither its action nor who asks changes a thing; another name may be another colour."""
    assert draw("bicycle", action="stands").svg == draw("bicycle", action="moves").svg
    hulls = {THINGS["sneaker"](Figure("sneaker", name=str(i)), NOON).svg for i in range(12)}
    assert len(hulls) > 3


@pytest.mark.parametrize("kind", ["car", "sneaker", "bag", "umbrella", "balloon", "hat"])
def test_a_colour_word_leads(kind: str) -> None:
    """A red one is redder than a blue one, and a code of the user's is a colour word too."""
    red, blue, code = (mean_colour(draw(kind, word)) for word in ("red", "blue", "#2f6db0"))
    assert red[0] - red[2] > blue[0] - blue[2] + 25
    assert np.allclose(blue, code, atol=6)


@pytest.mark.parametrize("kind", ["car", "house", "tree", "sneaker", "lantern"])
def test_night_falls_on_things_and_not_on_their_lamps(kind: str) -> None:
    """At night the body is darker; what glows keeps the palette's glow."""
    noon, night = draw(kind), draw(kind, light=NIGHT)
    assert mean_colour(night).mean() < mean_colour(noon).mean() - 15
    if kind in {"car", "house", "lantern"}:
        assert NIGHT.glow in night.svg


@pytest.mark.parametrize("kind", ["moon", "campfire", "star"])
def test_what_shines_by_itself_is_as_bright_at_night(kind: str) -> None:
    """Fire and moon are lights of their own."""
    noon, night = (mean_colour(draw(kind, light=light)).mean() for light in (NOON, NIGHT))
    assert night > noon - 40


def test_many_stand_side_by_side() -> None:
    """Two are wider than one, five wider than two, and a crowd ends at twelve."""
    widths = [draw("tree", count=count).width for count in (1, 2, 5, 12)]
    assert all(few < many for few, many in pairwise(widths))
    assert draw("tree", count=40).width == widths[-1]


def test_a_bottle_with_a_message_holds_a_scroll() -> None:
    """The words of its look put the letter in, and take the label off."""
    plain, message = draw("bottle").svg, draw("bottle", "message").svg
    assert "#f2e2bd"[1:] not in plain
    assert message != plain


def test_a_bottle_at_sea_floats() -> None:
    """Where it sails it lies in the water and bobs; on the shelf it stands still."""
    shelf, sea = draw("bottle", "message"), draw("bottle", "message", action="sails")
    assert (shelf.medium, shelf.motion) == ("surface", "still")
    assert (sea.medium, sea.motion) == ("water", "bob")
    assert sea.width > sea.height
    assert shelf.height > shelf.width


def test_a_parked_car_is_still_and_a_driving_one_moves() -> None:
    """Only what drives is moved along."""
    assert draw("car").motion == "still"
    assert draw("car", action="moves").motion == "walk"


def test_the_glow_is_brighter_than_the_wall() -> None:
    """Lit windows are what one sees of a house at night."""
    assert lightness(NIGHT.glow) > 0.8
    assert draw("house", light=NIGHT).svg.count(NIGHT.glow) > 3
