"""People and animals as they are drawn: recognisable, themselves in every picture, in their box."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from longtake.providers.sketch.pictures.figures import FIGURES, animals, draw_figure, people
from longtake.providers.sketch.pictures.figures.drawing import Drawing, limb_outline, n
from longtake.providers.sketch.pictures.figures.people_body import BUILDS, POSES, joints_of, pose_of
from longtake.providers.sketch.pictures.figures.people_wardrobe import PROFESSIONS, wardrobe_of
from longtake.providers.sketch.pictures.figures.tones import COLOURS
from longtake.providers.sketch.pictures.palette import Palette, palette
from longtake.providers.sketch.pictures.svg import pixels
from longtake.providers.sketch.staging import ACTIONS, Figure, Staging

DAY = palette(Staging(place="field"))
NIGHT = palette(Staging(place="sea", time="night"))
PEOPLE = [
    "person",
    "man",
    "woman",
    "child",
    "boy",
    "girl",
    "old_man",
    "old_woman",
    "baby",
    "couple",
    "family",
    "crowd",
    "robot",
    "astronaut",
    "knight",
    "wizard",
    "ghost",
    "monster",
]
ANIMALS = [
    "cat",
    "dog",
    "bird",
    "seagull",
    "owl",
    "eagle",
    "penguin",
    "duck",
    "chicken",
    "horse",
    "cow",
    "sheep",
    "pig",
    "goat",
    "deer",
    "fox",
    "wolf",
    "bear",
    "rabbit",
    "mouse",
    "squirrel",
    "elephant",
    "giraffe",
    "lion",
    "tiger",
    "monkey",
    "turtle",
    "frog",
    "snake",
    "fish",
    "shark",
    "whale",
    "dolphin",
    "octopus",
    "butterfly",
    "bee",
    "spider",
    "dinosaur",
    "dragon",
    "unicorn",
]
KEEPER = Figure("person", "old keeper", ("old", "yellow", "raincoat", "white", "beard"))


def seen(drawing: Drawing, *, high: int = 120) -> np.ndarray:
    """The drawing in RGBA, its box `high` pixels high, with half a box around it."""
    width, height = drawing.width, drawing.height
    wide = max(1, round(high * width / height))
    view = f"{-width} {-height * 1.5} {2 * width} {2 * height}"
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{2 * wide}" height="{2 * high}" '
        f'viewBox="{view}" preserveAspectRatio="none">{drawing.svg}</svg>'
    )
    return pixels(svg, 2 * wide)[:, :, [2, 1, 0, 3]]


def silhouette(drawing: Drawing) -> np.ndarray:
    """Where the drawing is, in a frame of 96 by 96."""
    solid = (seen(drawing)[:, :, 3] > 90).astype(np.uint8)
    return cv2.resize(solid, (96, 96), interpolation=cv2.INTER_NEAREST) > 0


def likeness(first: np.ndarray, second: np.ndarray) -> float:
    """How much two silhouettes have in common, 0 to 1."""
    return float((first & second).sum() / (first | second).sum())


@pytest.mark.parametrize("kind", [*PEOPLE, *ANIMALS])
def test_every_person_and_animal_can_be_drawn_in_every_action(kind: str) -> None:
    """Well-formed SVG whose gradients and clips are all its own, with a face to frame."""
    for action in ACTIONS:
        drawing = draw_figure(Figure(kind, action=action), DAY)
        ET.fromstring(f"<svg>{drawing.svg}</svg>")  # noqa: S314 - our own text
        named = set(re.findall(r' id="([^"]+)"', drawing.svg))
        assert set(re.findall(r"url\(#([^)]+)\)", drawing.svg)) <= named
        assert "nan" not in drawing.svg
        assert abs(drawing.focus[0]) <= drawing.width / 2
        assert -drawing.height <= drawing.focus[1] <= 0
        assert drawing.medium in {"ground", "surface", "water", "air"}


@pytest.mark.parametrize("kind", [*PEOPLE, *ANIMALS])
def test_a_figure_fills_its_box_and_stays_in_it(kind: str) -> None:
    """Little is drawn outside of width and height, rings in the water below it excepted."""
    for action in ("stands", "walks", "sits"):
        solid = seen(draw_figure(Figure(kind, action=action), DAY))[:, :, 3] > 90
        rows, columns = solid.shape
        box = solid[rows // 4 - 4 : rows - rows // 8, columns // 4 - 4 : columns - columns // 4 + 4]
        assert box.sum() >= 0.97 * solid.sum()
        tall = np.flatnonzero(solid.any(axis=1))
        assert tall[-1] - tall[0] > 0.7 * rows / 2


def test_actions_are_told_apart_by_the_silhouette() -> None:
    """A man who walks, runs, sits, waves, dances or lies is a different shape each time."""
    actions = ("stands", "walks", "runs", "sits", "waves", "dances", "lies", "rides")
    shapes = [silhouette(draw_figure(Figure("man", "Tom", action=a), DAY)) for a in actions]
    pairs = [(i, j) for i in range(len(shapes)) for j in range(i)]
    assert max(likeness(shapes[i], shapes[j]) for i, j in pairs) < 0.86


def test_kinds_are_told_apart_by_the_silhouette() -> None:
    """At 120 pixels a cat is no dog, a horse no cow, and a seagull no duck."""
    kinds = ("cat", "dog", "horse", "cow", "elephant", "giraffe", "rabbit", "whale", "owl", "snake")
    shapes = [silhouette(draw_figure(Figure(kind), DAY)) for kind in kinds]
    pairs = [(i, j) for i in range(len(shapes)) for j in range(i)]
    assert max(likeness(shapes[i], shapes[j]) for i, j in pairs) < 0.8


@given(action=st.sampled_from(ACTIONS), holds=st.sampled_from(("", "lantern", "book", "horse")))
@settings(max_examples=20, deadline=None)
def test_the_same_person_wears_the_same_in_every_picture(action: str, holds: str) -> None:
    """Neither the action nor what is in hand changes skin, hair or clothes."""
    assert wardrobe_of(replace(KEEPER, action=action, holds=holds)) == wardrobe_of(KEEPER)


def test_the_same_figure_is_drawn_the_same_twice() -> None:
    """A picture can be drawn again on any machine."""
    for kind in ("woman", "cat", "dragon", "crowd"):
        assert draw_figure(Figure(kind, "Mia"), NIGHT) == draw_figure(Figure(kind, "Mia"), NIGHT)


def test_a_colour_belongs_to_the_garment_after_it() -> None:
    """`yellow raincoat, white beard` is a yellow coat and a white beard."""
    worn = wardrobe_of(KEEPER)
    assert (worn.top, worn.top_colour, worn.beard) == ("raincoat", COLOURS["yellow"], "full")
    assert worn.hair_colour == "#ecebe6"
    scarfed = wardrobe_of(Figure("woman", look=("blue", "coat", "red", "scarf", "black", "hair")))
    assert (scarfed.top_colour, scarfed.scarf) == (COLOURS["blue"], COLOURS["red"])
    assert scarfed.hair_colour == "#26222a"


def test_a_yellow_raincoat_is_yellow_in_the_picture() -> None:
    """Half of what is seen of the keeper by day is the coat."""
    picture = seen(draw_figure(KEEPER, DAY)).astype(int)
    solid = picture[picture[:, :, 3] > 200]
    yellow = (solid[:, 0] > 130) & (solid[:, 1] > 90) & (solid[:, 2] < 0.55 * solid[:, 0])
    assert yellow.mean() > 0.4


def test_a_calling_gives_its_attribute() -> None:
    """A chef has a toque, a doctor a stethoscope, a king a crown, a hiker a backpack."""
    assert wardrobe_of(Figure("woman", look=("chef",))).hat == "toque"
    assert wardrobe_of(Figure("man", look=("doctor",))).extra == "stethoscope"
    assert wardrobe_of(Figure("man", "the king", ())).hat == "crown"
    assert wardrobe_of(Figure("person", look=("hiker",))).backpack
    assert wardrobe_of(Figure("astronaut")).top == "spacesuit"
    assert {"keeper", "fisherman", "teacher", "baker", "soldier", "pilot"} <= PROFESSIONS


def test_women_grow_no_beard_with_a_calling() -> None:
    """A woman who keeps the light wears the coat and the cap, and no beard."""
    worn = wardrobe_of(Figure("woman", look=("keeper",)))
    assert (worn.hat, worn.beard) == ("captain", "")


def test_what_is_held_is_in_the_picture() -> None:
    """A lantern or a book in hand is drawn, and a balloon makes the box higher."""
    plain = draw_figure(replace(KEEPER, action="holds"), DAY)
    for thing in ("lantern", "book", "umbrella", "guitar", "balloon", "flower"):
        held = draw_figure(replace(KEEPER, action="holds", holds=thing), DAY)
        assert len(held.svg) > len(plain.svg) + 300
    balloon = draw_figure(replace(KEEPER, action="holds", holds="balloon"), DAY)
    assert balloon.height > plain.height + 40


def test_nobody_is_stopped_by_a_thing_without_a_shape() -> None:
    """What is held and has no drawing is left out."""
    assert draw_figure(Figure("man", action="holds", holds="zeitgeist"), DAY).svg


def test_riders_sit_on_what_they_ride() -> None:
    """On a horse the face is high above the saddle, and a knight needs no asking for one."""
    rider = draw_figure(Figure("woman", action="rides", holds="horse"), DAY)
    assert rider.focus[1] < -200
    assert rider.width > 200
    assert draw_figure(Figure("knight", action="rides"), DAY).focus[1] < -200


def test_sea_animals_are_whole_only_below_the_surface() -> None:
    """A swimming whale shows its back and spout; submerged, all of it."""
    whale = Figure("whale", action="swims")
    above = draw_figure(whale, DAY)
    below = draw_figure(replace(whale, look=("submerged",)), DAY)
    assert above.medium == below.medium == "water"
    assert not np.array_equal(silhouette(above), silhouette(below))


def test_birds_fly_or_perch() -> None:
    """The action decides whether a bird wants the air or a place to stand."""
    for kind in ("bird", "seagull", "eagle", "owl", "duck"):
        assert draw_figure(Figure(kind, action="flies"), DAY).medium == "air"
        assert draw_figure(Figure(kind), DAY).medium in {"ground", "surface"}


@pytest.mark.parametrize(
    ("kind", "few", "many"), [("child", 2, 5), ("sheep", 3, 9), ("bird", 1, 4)]
)
def test_more_of_them_take_more_room(kind: str, few: int, many: int) -> None:
    """Groups spread sideways."""
    narrow = draw_figure(Figure(kind, count=few), DAY)
    assert draw_figure(Figure(kind, count=many), DAY).width > narrow.width


def test_a_group_of_people_is_made_of_individuals() -> None:
    """Three women are three faces, the first of them the one who stands alone elsewhere."""
    alone = draw_figure(Figure("woman", "Ana"), DAY)
    three = draw_figure(Figure("woman", "Ana", count=3), DAY)
    assert alone.svg in three.svg
    assert wardrobe_of(Figure("woman", "Ana 1")) != wardrobe_of(Figure("woman", "Ana"))


@given(build=st.sampled_from(sorted(BUILDS)), pose=st.sampled_from(sorted(POSES)))
@settings(max_examples=60, deadline=None)
def test_feet_stand_on_the_ground(build: str, pose: str) -> None:
    """The lower sole is at zero, or off the ground by the pose's lift."""
    body, held = BUILDS[build], POSES[pose]
    joints = joints_of(body, held)
    lowest = max(joints.near_leg[2][1], joints.far_leg[2][1]) + body.leg * 0.075
    assert lowest == pytest.approx(-held.lift * body.leg)


def test_every_action_has_a_pose() -> None:
    """No action falls back to standing but those that mean it."""
    standing = {action for action in ACTIONS if pose_of(action) == POSES["stands"]}
    assert standing <= {"stands", "rides", "shines"}


def test_night_darkens_a_face_but_keeps_it() -> None:
    """The light of the picture falls on people too."""

    def brightness(light: Palette) -> float:
        picture = seen(draw_figure(Figure("woman", "Ana", ("red", "dress")), light)).astype(float)
        return float(picture[picture[:, :, 3] > 200][:, :3].mean())

    assert 20 < brightness(NIGHT) < brightness(DAY)


def test_a_limb_is_as_wide_as_its_joints_say() -> None:
    """The outline of a straight limb starts half a width to either side."""
    assert limb_outline([(0, 0), (0, 10)], [4, 2]).startswith("M-2,0")
    assert n(-0.04) == "0"


def test_the_library_holds_all_people_and_animals() -> None:
    """Nothing of theirs is hidden by a thing of the same name."""
    for kind, draw in {**animals.FIGURES, **people.FIGURES}.items():
        assert FIGURES[kind] is draw
