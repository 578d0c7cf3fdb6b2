"""Reading prompts as stagings."""

# ruff: noqa: SIM905 - a list of words reads best as text

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from longtake.film.picture import FRAMINGS, MOVES
from longtake.film.prompt import keyframe_prompt, segment_prompt
from longtake.film.storyboard import CastMember, Look, Scene, Shot, Storyboard
from longtake.providers.sketch.staging import ACTIONS, LOOKS, PLACES, SEASONS, TIMES, WEATHERS
from longtake.providers.sketch.text.reading import read, read_move

KEEPER = (
    "Wide shot. The keeper climbs the stairs with a lantern. "
    "Place: coast with a lighthouse, night, storm. "
    "Keeper (character): an old lighthouse keeper with a grey beard and a yellow raincoat. "
    "Style: watercolour, soft light, #aabbcc. Action: a ghost runs away. Camera: slow dolly in."
)


def test_labels_decide_place_hour_weather_style_and_framing() -> None:
    """What stands behind a label counts, whatever else the text says."""
    staging = read(KEEPER)
    assert (staging.place, staging.time, staging.weather) == ("lighthouse", "night", "storm")
    assert (staging.look, staging.colours, staging.framing) == ("watercolour", ("#aabbcc",), "wide")


def test_the_cast_sentence_gives_the_figure_its_name_and_looks() -> None:
    """The keeper is the cast's keeper, with what he wears and holds, and nobody else is there."""
    (keeper,) = read(KEEPER).figures
    assert (keeper.name, keeper.kind, keeper.holds) == ("Keeper", "old_man", "lantern")
    assert keeper.look[-4:] == ("grey", "beard", "yellow", "raincoat")


def test_a_looked_at_thing_is_drawn_as_message_in_a_bottle() -> None:
    """The phrase is one thing, not a letter beside a bottle."""
    (bottle,) = read("Close-up shot. The message in a bottle, filling the picture.").figures
    assert (bottle.kind, bottle.look) == ("bottle", ("message",))


@pytest.mark.parametrize("deed", ["finds", "picks up", "takes", "holds", "discovers"])
def test_a_small_thing_found_is_in_the_finder_s_hand(deed: str) -> None:
    """Not on the ground behind the feet."""
    (finder,) = read(f"Medium shot. A lighthouse keeper {deed} a message in a bottle.").figures
    assert (finder.action, finder.holds) == ("holds", "bottle")


def test_what_is_swallowed_is_a_deed_and_no_bird() -> None:
    """A verb before a pronoun stays a verb."""
    assert [figure.kind for figure in read("swallows it").figures] == []


def test_whoever_learns_to_paint_is_seen_painting() -> None:
    """The verb that another one leads to is the picture."""
    (robot,) = read("Medium shot. A robot learns to paint.").figures
    assert robot.action == "sits"


@pytest.mark.parametrize(
    ("prompt", "place", "time", "kinds"),
    [
        ("灯台守が夜に海で瓶の中の手紙を見つける", "sea", "night", ["person"]),
        ("Ein Mädchen läuft nachts durch die Stadt", "city", "night", ["girl"]),
        ("Un renard court dans la forêt à l'aube", "forest", "dawn", ["fox"]),
        ("Un gato duerme en la cocina por la noche", "kitchen", "night", ["cat"]),
        ("Una donna legge un libro in giardino al tramonto", "garden", "golden", ["woman"]),
        ("Um cachorro corre na praia ao amanhecer", "coast", "dawn", ["dog"]),
        ("一个机器人晚上走在街道上", "street", "night", ["robot"]),
        ("고양이가 밤에 숲에서 잠을 잔다", "forest", "night", ["cat"]),
        ("Девочка бежит ночью по улице", "street", "night", ["girl"]),
        ("قطة تنام في الغابة في الليل", "forest", "night", ["cat"]),
        ("रात में जंगल में एक शेर", "forest", "night", ["lion"]),
    ],
)
def test_other_languages_are_read(prompt: str, place: str, time: str, kinds: list[str]) -> None:
    """Place, hour and subject are found in eleven languages."""
    staging = read(prompt)
    assert (staging.place, staging.time) == (place, time)
    assert [figure.kind for figure in staging.figures] == kinds


@pytest.mark.parametrize(
    ("prompt", "kinds"),
    [
        ("They watch the rain in the street", []),
        ("A bear can dance with bees in the forest", ["bear", "bee"]),
        ("The lighthouse flashes in the storm on the coast with a lighthouse", []),
        ("A luxury watch on velvet", ["watch"]),
        ("A portrait of a king lies on the beach", ["painting"]),
    ],
)
def test_words_with_two_meanings_are_told_apart(prompt: str, kinds: list[str]) -> None:
    """Verbs are no things, scenery is not doubled, and what is painted is not there."""
    assert [figure.kind for figure in read(prompt).figures] == kinds


def test_what_is_ridden_or_sailed_belongs_to_the_rider() -> None:
    """A rider and a sailor are one figure with what carries them."""
    (rider,) = read("An astronaut rides a horse on mars").figures
    assert (rider.kind, rider.action, rider.holds) == ("astronaut", "rides", "horse")
    (sailor,) = read("A girl sails out at night in a small boat").figures
    assert (sailor.action, sailor.holds) == ("sails", "boat")


def test_counts_and_colours_are_kept() -> None:
    """Two wolves are two, and the red fox is red."""
    fox, wolves = read("A red fox and two wolves run through the snowy forest").figures
    assert (fox.look, wolves.kind, wolves.count) == (("red",), "wolf", 2)


def test_an_unknown_product_keeps_its_name() -> None:
    """What the library has no shape for becomes a neutral thing."""
    (thing,) = read("a quantum flummoxer").figures
    assert (thing.kind, thing.name) == ("neutral", "quantum flummoxer")


def test_a_reference_picture_is_given_to_whom_it_shows() -> None:
    """By the cast's name or by its role."""
    (keeper,) = read(KEEPER, pictures=("style", "Keeper")).figures
    assert keeper.picture == 1


def test_the_camera_move_is_read_from_its_label_or_the_text() -> None:
    """The label wins; a free text may say it in its own words."""
    assert read_move(KEEPER) == "slow_dolly_in"
    assert read_move("the camera pans left over the town") == "pan_left"
    assert read_move("a cat") == "static"


TEXTS = st.text(max_size=200)


@given(TEXTS)
def test_every_text_is_a_staging(prompt: str) -> None:
    """Nothing fails, and every word of a staging is one that can be drawn."""
    staging = read(prompt)
    assert staging.place in PLACES
    assert staging.time in TIMES
    assert staging.weather in WEATHERS
    assert staging.season in SEASONS
    assert staging.look in LOOKS
    assert staging.framing in FRAMINGS
    assert len(staging.figures) <= 5
    assert all(figure.action in ACTIONS for figure in staging.figures)


WORDS = st.lists(
    st.sampled_from(
        (
            *"the keeper a fox runs reads in at night , . and with lantern".split(),
            *"boat sails sea storm Action: holds red old woman Camera: dog forest".split(),
        )
    ),
    max_size=14,
).map(" ".join)


@given(WORDS, WORDS, st.sampled_from(MOVES), st.sampled_from(FRAMINGS))
def test_a_shots_keyframe_and_its_segments_are_read_alike(
    text: str, action: str, move: str, framing: str
) -> None:
    """What happens and how the camera moves change nothing in the picture."""
    shot = Shot("1A", 48, framing=framing, move=move, keyframe=text or "a", action=action,
                cast=("Keeper",))  # fmt: skip
    storyboard = Storyboard(
        title="t",
        scenes=(Scene("1", (shot,), "harbour", "dusk", "fog"),),
        look=Look("film noir"),
        cast=(CastMember("Keeper", "character", "an old keeper in a red coat"),),
        rate=Fraction(24),
    )
    still = read(keyframe_prompt(storyboard, shot, shot.keyframe))
    assert read(segment_prompt(storyboard, shot)) == still
    assert (still.place, still.time, still.look) == ("harbour", "dusk", "noir")


def test_a_thing_in_hand_keeps_what_the_text_says_of_it() -> None:
    """A message in a bottle stays one in the hand, and a red umbrella stays red."""
    found = read("A keeper finds a message in a bottle").figures[0]
    held = read("A woman holding a red umbrella in the rain").figures[0]
    assert (found.holds, found.holds_look) == ("bottle", ("message",))
    assert (held.holds, held.holds_look) == ("umbrella", ("red",))
