"""How sketch puts a picture together."""

import cv2
import numpy as np
import pytest

from longtake.film.picture import FRAMINGS, Size
from longtake.providers.sketch.frames.animate import still
from longtake.providers.sketch.pictures.compose import Composition, compose
from longtake.providers.sketch.pictures.layer import Layer
from longtake.providers.sketch.pictures.references import dominant_colours, subject
from longtake.providers.sketch.staging import PLACES, Figure, Staging

WIDE = 16 / 9
WOMAN = Figure("woman", "Mara", ("red", "coat"))
BOAT = Figure("sailboat", "boat", action="sails")
NOWHERE = (0.0, 0.0, 0.0, 0.0)
CUP = Figure("cup", "cup")


def pictured(
    framing: str, *figures: Figure, place: str = "street", aspect: float = WIDE
) -> Composition:
    """The picture of these figures at that framing."""
    return compose(Staging(place=place, framing=framing, figures=figures), aspect)


def cast_of(picture: Composition) -> list[Layer]:
    """The layers of its figures."""
    return [layer for layer in picture.layers if layer.size]


def png(picture: np.ndarray) -> bytes:
    """The picture as a file."""
    return cv2.imencode(".png", picture)[1].tobytes()


def red_disc_on(background: int) -> bytes:
    """A red disc on a grey of that level."""
    canvas = np.full((300, 200, 3), background, np.uint8)
    cv2.circle(canvas, (100, 150), 70, (30, 40, 210), -1, cv2.LINE_AA)
    return png(canvas)


def photograph() -> bytes:
    """Something without a plain border."""
    dice = np.random.default_rng(4).integers(0, 255, (6, 8, 3), np.uint8)
    return png(cv2.resize(dice, (400, 300), interpolation=cv2.INTER_CUBIC))


@pytest.mark.parametrize(
    ("framing", "low", "high"),
    [("extreme_wide", 120, 330), ("wide", 350, 500), ("medium_wide", 800, 1150)],
)
def test_a_person_is_as_large_as_the_framing_says(framing: str, low: float, high: float) -> None:
    """A thousand is the height of the frame."""
    assert low <= cast_of(pictured(framing, WOMAN))[0].size <= high


@pytest.mark.parametrize("figure", [WOMAN, BOAT, CUP], ids=lambda figure: figure.kind)
def test_each_closer_framing_shows_the_subject_larger(figure: Figure) -> None:
    """From extreme wide to macro the subject only grows."""
    sizes = [cast_of(pictured(framing, figure, place="coast"))[0].size for framing in FRAMINGS]
    assert sizes == sorted(sizes)
    assert sizes[-1] > 4 * sizes[0]


@pytest.mark.parametrize("aspect", [WIDE, 1.0, 9 / 16, 2.39])
@pytest.mark.parametrize("framing", FRAMINGS)
def test_the_subjects_focus_is_in_the_frame(framing: str, aspect: float) -> None:
    """Wherever the place puts the subject, the camera has something to go towards."""
    left, top, right, bottom = cast_of(pictured(framing, WOMAN, aspect=aspect))[0].box or NOWHERE
    assert left < 850 * aspect
    assert right > 150 * aspect
    assert top < 700
    assert bottom > 300


def test_a_close_up_has_a_soft_background() -> None:
    """Depth of field: sharp in a wide frame, soft in a close one, softest far away."""
    close = [layer for layer in pictured("close_up", WOMAN).layers if not layer.size]
    assert all(layer.blur == 0 for layer in pictured("wide", WOMAN).layers)
    assert all(layer.blur > 0 for layer in close)
    assert close[0].blur > close[-1].blur


def test_a_close_up_has_nothing_in_front_of_the_face() -> None:
    """Grass and posts of the foreground are for wide frames."""
    assert max(layer.depth for layer in pictured("wide", WOMAN, place="coast").layers) > 1
    assert max(layer.depth for layer in pictured("close_up", WOMAN, place="coast").layers) == 1


def test_two_who_meet_look_at_each_other() -> None:
    """The second of two standing persons is turned round."""
    pair = cast_of(pictured("medium", WOMAN, Figure("man", "Tom")))
    turns = ["scale(-" in layer.svg[:80] for layer in pair]
    assert sorted(turns) == [False, True]


def test_what_bears_a_label_is_never_mirrored() -> None:
    """A bottle's label would read backwards."""
    for place in PLACES:
        layers = cast_of(pictured("medium", Figure("bottle", "wine"), place=place))
        assert not any("scale(-" in layer.svg[:80] for layer in layers)


def test_several_of_a_kind_move_each_by_itself() -> None:
    """Three boats are three layers, no two at one place."""
    layers = cast_of(pictured("wide", Figure("sailboat", "boats", count=3), place="sea"))
    assert len({layer.base for layer in layers}) == 3


def test_a_crowd_is_one_layer() -> None:
    """Nobody follows the seventh of twelve."""
    assert len(cast_of(pictured("wide", Figure("man", "men", count=12)))) == 1


@pytest.mark.parametrize("place", PLACES)
def test_every_place_can_be_filmed(place: str) -> None:
    """With someone in it, at a size that shows an error of drawing at once."""
    picture = pictured("wide", WOMAN, place=place)
    drawn = still(picture, size=Size(96, 54), move="static")
    assert drawn.shape == (54, 96, 3)
    assert drawn.std() > 8


def test_an_empty_place_is_a_picture_too() -> None:
    """An establishing shot has nobody in it."""
    picture = pictured("extreme_wide", place="mountains")
    assert not cast_of(picture)
    assert picture.aim == (0.5, 0.5)


def test_a_subject_on_a_plain_background_is_cut_out() -> None:
    """White or black around it is no part of it."""
    for background in (255, 0):
        cut = subject(red_disc_on(background))
        assert not cut.framed
        assert (cut.width, cut.height) == pytest.approx((141, 141), abs=5)


def test_a_photograph_becomes_a_print() -> None:
    """What has no plain border is shown whole."""
    kept = subject(photograph())
    assert kept.framed
    assert (kept.width, kept.height) == (400, 300)


def test_a_picture_with_a_shape_of_its_own_keeps_it() -> None:
    """Alpha decides before anything is guessed."""
    canvas = np.zeros((100, 100, 4), np.uint8)
    canvas[20:60, 30:80] = (200, 80, 10, 255)
    cut = subject(png(canvas))
    assert not cut.framed
    assert (cut.width, cut.height) == (50, 40)


def test_a_reference_picture_stands_in_the_scene() -> None:
    """The figure that names a picture is shown by it, label and all."""
    staging = Staging(place="studio", framing="medium", figures=(Figure("bottle", picture=0),))
    size = Size(320, 180)
    shown = still(compose(staging, WIDE, [red_disc_on(255)]), size=size, move="static").astype(int)
    red = (shown[:, :, 0] > 150) & (shown[:, :, 1] < 90) & (shown[:, :, 2] < 90)
    assert red.mean() > 0.02


def test_a_broken_reference_is_refused_by_name() -> None:
    """The remedy is in the message."""
    with pytest.raises(ValueError, match="use PNG, JPEG or WebP"):
        subject(b"no picture")


def test_the_colours_of_a_picture_are_found() -> None:
    """The most telling first: a red disc is red before its ground is white."""
    colours = dominant_colours(red_disc_on(255))
    assert len(colours) >= 2
    red, green, blue = (int(colours[0][i : i + 2], 16) for i in (1, 3, 5))
    assert red > 180
    assert max(green, blue) < 70
    assert "#ffffff" in colours


@pytest.mark.parametrize("kind", ["castle", "lighthouse", "skyscraper", "tree", "ship", "bus"])
def test_a_close_up_of_a_large_thing_shows_it(kind: str) -> None:
    """However high its focus is, the frame is filled with it."""
    picture = pictured("close_up", Figure(kind, kind), place="sea" if kind == "ship" else "park")
    left, top, right, bottom = cast_of(picture)[0].box or NOWHERE
    assert left < 500 * WIDE < right
    assert top < 500 < bottom
    assert bottom - top > 700


@pytest.mark.parametrize("kind", ["ring", "key", "mouse"])
def test_a_small_thing_is_seen_in_a_wide_frame(kind: str) -> None:
    """It is the subject, so it is larger than life."""
    assert cast_of(pictured("wide", Figure(kind, kind), place="room"))[0].size > 100


@pytest.mark.parametrize("aspect", [WIDE, 1.0, 9 / 16])
def test_all_of_several_are_in_a_wide_frame(aspect: float) -> None:
    """Nobody's face is cut off by the edge."""
    three = WOMAN, Figure("man", "Tom"), Figure("dog", "Rex")
    for layer in cast_of(pictured("wide", *three, place="room", aspect=aspect)):
        assert 0 < (layer.base or NOWHERE)[0] < 1000 * aspect


def test_under_water_there_is_no_surface() -> None:
    """A swimmer is drawn whole, and nothing makes waves."""
    swimmer = Figure("woman", "Mara", action="swims")
    sunk = cast_of(pictured("wide", swimmer, place="underwater"))[0]
    afloat = cast_of(pictured("wide", swimmer, place="sea"))[0]
    assert 'id="afloat' not in sunk.svg
    assert 'id="afloat' in afloat.svg


def test_who_sleeps_in_a_bedroom_lies_on_the_bed() -> None:
    """Elsewhere they lie on the ground."""
    asleep = cast_of(pictured("wide", Figure("girl", "Ida", action="sleeps"), place="bedroom"))[0]
    awake = cast_of(pictured("wide", Figure("girl", "Ida"), place="bedroom"))[0]
    assert (asleep.base or NOWHERE)[1] < (awake.base or NOWHERE)[1] - 100


def test_a_landmark_is_shown_once() -> None:
    """From afar it is the place's own; near by it stands in the country around it."""
    tower = Figure("lighthouse", "the light")
    assert not cast_of(pictured("extreme_wide", tower, place="lighthouse"))
    near = pictured("close_up", tower, place="lighthouse")
    assert near.staging.place == "coast"
    assert len(cast_of(near)) == 1


@pytest.mark.parametrize("vessel", ["boat", "canoe", "ship", "sailboat"])
def test_a_close_up_of_a_sailor_shows_the_face(vessel: str) -> None:
    """The vessel may be as large as it is."""
    sailor = Figure("woman", "Mara", action="sails", holds=vessel)
    wide, near = (cast_of(pictured(name, sailor, place="sea"))[0] for name in ("wide", "close_up"))
    assert near.size > 5 * wide.size


def test_each_vessel_has_a_shape_of_its_own() -> None:
    """A canoe is no ship."""
    sailors = [
        Figure("woman", "Mara", action="sails", holds=vessel)
        for vessel in ("boat", "canoe", "ship", "sailboat")
    ]
    drawn = {cast_of(pictured("wide", sailor, place="sea"))[0].svg for sailor in sailors}
    assert len(drawn) == len(sailors)


@pytest.mark.parametrize(("framing", "poses"), [("wide", 3), ("close_up", 1)])
def test_who_walks_is_drawn_in_steps_where_legs_are_seen(framing: str, poses: int) -> None:
    """One foot in front, passing, the other foot in front."""
    layers = cast_of(pictured(framing, Figure("man", "Tom", action="walks")))
    assert len(layers) == len({layer.svg for layer in layers}) == poses


def test_what_flies_stays_above_the_heads_below() -> None:
    """A dragon over a knight."""
    knight, dragon = Figure("knight", "Sir Bo"), Figure("dragon", "Smok", action="flies")
    above, below = (layer.base or NOWHERE for layer in cast_of(pictured("wide", knight, dragon)))
    assert above[1] < below[1] - 150


@pytest.mark.parametrize("framing", ["medium", "medium_close_up", "close_up"])
def test_somebody_near_on_the_open_sea_has_a_boat_behind_them(framing: str) -> None:
    """Only people who bring no boat of their own get one, and only at sea."""
    woman = Figure("woman", action="looks")
    at_sea = pictured(framing, woman, place="sea")
    assert any('id="aboard"' in layer.svg for layer in at_sea.layers)
    ashore = (pictured(framing, woman, place="coast"), pictured(framing, CUP, place="sea"))
    assert not any('id="aboard"' in layer.svg for other in ashore for layer in other.layers)
