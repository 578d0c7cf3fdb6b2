"""Planning storyboards by rule."""

import sys
from fractions import Fraction
from itertools import islice, pairwise
from subprocess import run

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from longtake.capabilities.errors import Unusable
from longtake.film.asset import Asset
from longtake.film.beats import ARCHETYPES, sequences
from longtake.film.brief import Brief, Reference
from longtake.film.limits import Limits
from longtake.film.picture import FRAMINGS, MOVES, Size
from longtake.film.prompt import keyframe_prompt
from longtake.film.storyboard import Storyboard, mistakes
from longtake.providers.sketch.plans.planning import plan_storyboard
from longtake.providers.sketch.staging import Staging
from longtake.providers.sketch.text.reading import CLOSE, read

KEEPER = "A lighthouse keeper finds a message in a bottle and sails out at night to answer it"
SCRIPT = """INT. LIGHTHOUSE - NIGHT

The keeper lights the lamp. (4s)

KEEPER
One more night.

EXT. HARBOUR - DAWN

A small boat comes in, tired and late.
VOICE: Nobody had waited for it.
1. Wide shot of the empty quay (3s)
"""


def plan(prompt: str, **wishes: object) -> Storyboard:
    """Give the storyboard of a prompt."""
    return plan_storyboard(Brief(prompt, **wishes), Limits())  # type: ignore[arg-type]


def texts(storyboard: Storyboard) -> list[str]:
    """Give what each shot shows."""
    return [shot.keyframe for shot in storyboard.shots]


def test_a_story_shows_its_events_in_order() -> None:
    """Found, sailed, answered: in that order, from the lighthouse out to the night sea."""
    film = plan(KEEPER)
    told = " | ".join(texts(film))
    assert told.index("finds") < told.index("sails out") < told.index("answers")
    assert "lighthouse" in film.scenes[0].place
    assert (film.scenes[-1].place, film.scenes[-1].time) == ("open sea", "night")


def test_thirty_seconds_of_story_are_at_least_five_different_shots() -> None:
    """Each between 2.5 and 7 seconds, and no neighbours look the same."""
    film = plan(KEEPER)
    assert film.frames == 720
    assert len({(shot.keyframe, shot.framing) for shot in film.shots}) == len(film.shots) >= 5
    assert all(60 <= shot.frames <= 168 for shot in film.shots)
    assert all(one.framing != two.framing or one.cast != two.cast
               for one, two in pairwise(film.shots))  # fmt: skip


def staged(storyboard: Storyboard) -> list[Staging]:
    """Give what the pictures of a film show."""
    return [read(keyframe_prompt(storyboard, shot, shot.keyframe)) for shot in storyboard.shots]


def test_who_is_aboard_stays_aboard() -> None:
    """At sea nobody stands on the water: in the boat, or so near that it cannot be seen."""
    film = plan(KEEPER)
    at_sea = [picture for picture in staged(film) if picture.place == "sea"]
    assert len(at_sea) >= 3
    for picture in at_sea:
        near = picture.framing in CLOSE
        assert near or all(figure.action == "sails" for figure in picture.figures)


def test_what_is_found_is_held_and_then_seen_by_itself() -> None:
    """In the keeper's hand, and after that filling the picture."""
    finding, thing = staged(plan(KEEPER))[1:3]
    assert [(figure.action, figure.holds) for figure in finding.figures] == [("holds", "bottle")]
    assert ([figure.kind for figure in thing.figures], thing.framing) == (["bottle"], "close_up")


def test_an_answer_at_sea_is_a_light_held_up() -> None:
    """An event without a picture of its own is given one."""
    answer = staged(plan(KEEPER))[-2]
    assert [figure.holds for figure in answer.figures] == ["lantern"]


@pytest.mark.parametrize(
    ("prompt", "events"),
    [
        ("A girl finds a key in the garden, opens a hidden door and meets a talking fox",
         ("finds a key", "opens a hidden door", "meets a talking fox")),
        ("A boxer trains at dawn, loses her first fight, and wins the championship",
         ("trains at dawn", "loses her first fight", "wins the championship")),
        ("The sun warms the sea, water evaporates, clouds form, rain falls",
         ("warms the sea", "evaporates", "Clouds form", "Rain falls")),
        ("How to make soup: chop the onions, fry them in butter, add tomatoes and serve",
         ("makes soup", "chops the onions", "fries", "adds tomatoes", "serves")),
        ("A weekend in Lisbon: trams, tiles, a sunset over the river, fish on a plate",
         ("weekend in Lisbon", "rams", "iles", "sunset", "ish on a plate")),
    ],
)  # fmt: skip
def test_each_event_is_shown_once_and_in_order(prompt: str, events: tuple[str, ...]) -> None:
    """Stories, lessons, recipes and lists alike."""
    told = " | ".join(texts(plan(prompt)))
    places = [told.index(event) for event in events]
    assert places == sorted(places)


def test_a_recipe_has_somebody_to_cook_it() -> None:
    """Orders are carried out by a cook, in a kitchen."""
    film = plan("Tutorial: how to make soup. Chop the onions, fry them, add tomatoes and serve")
    assert [member.name for member in film.cast] == ["Cook"]
    assert {picture.place for picture in staged(film)} == {"kitchen"}


def test_spoken_sentences_are_lines_of_those_who_say_them() -> None:
    """A question mark inside a quotation ends nothing."""
    film = plan('Two friends sit. "Will it rain?" asks Tom. "It always does," says Anna. It rains.')
    lines = [(shot.line.who, shot.line.text) for shot in film.shots if shot.line]
    assert lines == [("Tom", "Will it rain?"), ("Anna", "It always does,")]


def test_a_named_one_keeps_the_name() -> None:
    """Never `the mia`, and never twice."""
    told = " ".join(texts(plan("Mia wakes at four. She kneads the dough. Mia tries again.")))
    assert "Mia wakes" in told
    assert "the mia" not in told.lower()
    assert "Mia Mia" not in told


def test_a_home_is_shown_room_by_room() -> None:
    """As an agent would: outside, living room, kitchen, bedroom, garden."""
    film = plan("Real estate video: a sunny house with a garden and a pool")
    shown = [scene.place for scene in film.scenes]
    assert tuple(shown[1:4]) == ("living room", "kitchen", "bedroom")


@pytest.mark.parametrize("word", ["Love", "Hope", "Freedom", "愛"])
def test_a_great_word_is_told_in_images(word: str) -> None:
    """Somebody or something is to be seen in it, in more than one place."""
    film = plan(word)
    assert film.cast
    assert len({scene.place for scene in film.scenes}) >= 2


def test_a_closing_shot_is_not_the_opening_one_again() -> None:
    """A short advert of one product shows it from two distances."""
    film = plan("Ad for a leather handbag, elegant", seconds=Fraction(15))
    assert film.shots[0].framing != film.shots[-1].framing


def test_an_advert_has_nobody_who_is_only_its_brand() -> None:
    """A face cream called Lumi brings no woman called Lumi."""
    film = plan("Ad for a face cream called Lumi")
    assert [member.name for member in film.cast] == ["Lumi face cream", "Woman"]


def test_a_japanese_doer_goes_on_doing() -> None:
    """The cat that finds the umbrella brings it; the child only gets it."""
    film = plan("猫が雨の中で傘を見つけ、子供に届ける")
    brought = next(shot for shot in film.shots if "届ける" in shot.keyframe)
    assert brought.cast == ("猫", "子供")


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("Luxury watch commercial", "watch"),
        ("Perfume ad 'Nuit Bleue', dreamy", "perfume"),
        ("Car commercial: the new electric Voltra SUV on a mountain road", "car"),
        ("Ad for our new smartphone Nova X", "phone"),
        ("A coffee brand ad, warm and cozy", "coffee"),
        ("15 second ad for Fizz, a lemon soda can", "can"),
        ("Ad for a face cream called Lumi", "cream"),
        ("Headphones ad, minimalist", "headphones"),
        ("Ad for a leather handbag, elegant", "bag"),
        ("Create a 30-second Nike sneaker ad, energetic style", "sneaker"),
        ("Ad for a budgeting app called Penny", "phone"),
        ("Promo for our cleaning service SparkleHome", "brush"),
    ],
)
def test_an_advert_s_product_has_its_shape_in_its_pictures(prompt: str, kind: str) -> None:
    """In most shots, alone or in a hand, last in the closing beat, and of one look throughout."""
    film = plan(prompt)
    pictures = staged(film)
    own = [[f for f in picture.figures if f.kind == kind] for picture in pictures]
    held = [any(f.holds == kind for f in picture.figures) for picture in pictures]
    assert sum(bool(figures) or in_hand for figures, in_hand in zip(own, held, strict=True)) >= 3
    assert film.shots[-1].beat in ("call_to_action", "brand_moment")
    assert own[-1]
    assert len({figure.look for figures in own for figure in figures}) == 1


def test_planning_loads_no_drawing() -> None:
    """A plan is words; it begins at once."""
    ask = "import sys, longtake.providers.sketch.plans.planning as p; print(*sys.modules)"
    loaded = run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout
    assert "longtake.providers.sketch.pictures.figures" not in loaded
    assert "numpy" not in loaded.split()


def test_a_pronoun_keeps_the_right_one_on_stage() -> None:
    """She is the woman, he is the detective."""
    film = plan("A detective follows a woman in a red coat. She enters a club. He waits outside.")
    told = texts(film)
    assert any(text.startswith("The woman enters a club") for text in told)
    assert any(text.startswith("The detective waits outside") for text in told)


@pytest.mark.parametrize(
    ("prompt", "seconds", "size"),
    [
        ("A 45-second film about a fox", 45, Size(1280, 720)),
        ("two minutes of a fox", 120, Size(1280, 720)),
        ("A minute and a half, vertical: a fox runs", 90, Size(720, 1280)),
        ("A half a minute square video of a fox", 30, Size(720, 720)),
        ("30秒の狐の縦型動画", 30, Size(720, 1280)),
        ("Ein 20 Sekunden Film über einen Fuchs", 20, Size(1280, 720)),
        ("A fox waits ten minutes for a bus", 30, Size(1280, 720)),
        ("The 80s are back, says a fox, 9:16", 30, Size(720, 1280)),
    ],
)
def test_length_and_shape_are_read_from_the_prompt(prompt: str, seconds: int, size: Size) -> None:
    """Only where they are the film's own."""
    film = plan(prompt)
    assert (film.frames, film.size) == (seconds * 24, size)


def test_the_brief_goes_before_the_prompt() -> None:
    """Length, shape, rate, style and language as the brief says."""
    film = plan(
        "A 10 second vertical watercolour fox",
        seconds=Fraction(20),
        size=Size(640, 360),
        rate=Fraction(25),
        style="film noir",
        language="en",
        music="a lone cello",
    )
    assert (film.frames, film.size, film.rate) == (500, Size(640, 360), Fraction(25))
    assert (film.look.style, film.music.theme) == ("film noir", "a lone cello")


def test_an_advert_opens_and_closes_with_its_product() -> None:
    """The product is cast and shown first and last, and the brand is in the title."""
    film = plan("Create a 15 second TikTok ad for Aurora running shoes, energetic, city at dawn")
    assert (film.archetype, film.title) == ("energetic_lifestyle", "Aurora: Running Shoes")
    assert [shot.beat for shot in film.shots][-1] == "call_to_action"
    assert film.cast[0].role == "product"
    assert film.cast[0].name in film.shots[0].cast
    assert film.cast[0].name in film.shots[-1].cast
    assert film.scenes[0].time == "dawn"


@pytest.mark.parametrize("beats", list(islice(sequences(25), 0, None, 150)))
def test_named_beats_are_obeyed(beats: tuple[str, ...]) -> None:
    """One shot for each, in their order."""
    assert tuple(shot.beat for shot in plan("A watch ad", beats=beats).shots) == beats


def test_a_named_archetype_is_obeyed() -> None:
    """Its beats, in its order."""
    film = plan("A bicycle", archetype="feature_demo", seconds=Fraction(25))
    assert tuple(shot.beat for shot in film.shots) == ARCHETYPES["feature_demo"].beats


def test_a_script_is_kept_word_for_word() -> None:
    """Every line stands in one shot or is spoken in one; headings open scenes."""
    film = plan("", script=SCRIPT)
    seen = texts(film)
    for line in ("The keeper lights the lamp.", "A small boat comes in, tired and late.",
                 "Wide shot of the empty quay"):  # fmt: skip
        assert seen.count(line) == 1
    spoken = [(shot.line.who, shot.line.text) for shot in film.shots if shot.line]
    assert spoken == [("Keeper", "One more night."), ("", "Nobody had waited for it.")]
    assert [(scene.place, scene.time) for scene in film.scenes] == [
        ("lighthouse", "night"), ("harbour", "dawn")]  # fmt: skip
    assert (film.shots[0].frames, film.shots[-1].frames) == (96, 72)


def test_references_go_to_whom_they_show() -> None:
    """By role or by name."""
    picture = Asset("ab" * 32, "image/png")
    film = plan(KEEPER, references=(Reference("Lighthouse keeper", picture),))
    assert film.member("Lighthouse keeper").references == (picture,)


def test_somebody_known_from_a_reference_alone_is_cast_and_shown() -> None:
    """No picture that was given goes unused."""
    picture = Asset("cd" * 32, "image/png")
    film = plan(KEEPER, references=(Reference("Mara", picture), Reference("product", picture)))
    assert film.member("Mara").references == film.member("product").references == (picture,)
    assert {"Mara", "product"} <= set(film.shots[-1].cast)


def test_a_story_longer_than_a_model_reads_is_shortened() -> None:
    """A shot's text leaves the prompt room for place, cast and style."""
    film = plan_storyboard(Brief("The cat sat on the mat. " * 700), Limits(prompt=2000))
    assert max(len(text) for text in texts(film)) <= 500


@pytest.mark.parametrize("prompt", ["", "  \n\t ", "\x00\x1b", "x" * 20_001])
def test_a_prompt_that_says_nothing_or_too_much_is_refused(prompt: str) -> None:
    """With the reason."""
    with pytest.raises(Unusable, match="prompt"):
        plan(prompt)


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        ({"seconds": Fraction(1, 2)}, "0.5 s is outside 1 to 3600"),
        ({"seconds": Fraction(3601)}, "3601 s is outside 1 to 3600"),
        ({"beats": ("hero_shto",)}, "nearest is 'hero_shot'"),
        ({"archetype": "luxury"}, "nearest is 'luxury_showcase'"),
    ],
)
def test_a_wish_that_cannot_be_met_is_named(wishes: dict[str, object], said: str) -> None:
    """With the value and what would do."""
    with pytest.raises(Unusable, match=said):
        plan("A watch ad", **wishes)


PROMPTS = st.one_of(
    st.text(min_size=1, max_size=120).filter(lambda text: any(c.isalnum() for c in text)),
    st.sampled_from((KEEPER, "猫", "🦊", "?!", "a luxury watch commercial", "Ein Hund bellt")),
)


@settings(max_examples=60)
@given(PROMPTS, st.fractions(1, 3600, max_denominator=50), st.integers(0, 5))
def test_every_prompt_is_a_sound_film_of_its_length(
    prompt: str, seconds: Fraction, seed: int
) -> None:
    """To the frame, without mistakes, each shot a second at least where the film is long enough."""
    film = plan(prompt, seconds=seconds, seed=seed)
    assert abs(film.frames - seconds * film.rate) <= Fraction(1, 2)
    assert not list(mistakes(film))
    assert all(shot.framing in FRAMINGS and shot.move in MOVES for shot in film.shots)
    if seconds >= 4:
        assert min(shot.frames for shot in film.shots) >= film.rate - 1
    assert plan(prompt, seconds=seconds, seed=seed) == film
