"""Planning storyboards by rule."""

from fractions import Fraction
from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from longtake.capabilities.errors import Unusable
from longtake.film.asset import Asset
from longtake.film.beats import ARCHETYPES, sequences
from longtake.film.brief import Brief, Reference
from longtake.film.limits import Limits
from longtake.film.picture import FRAMINGS, MOVES, Size
from longtake.film.storyboard import Storyboard, mistakes
from longtake.providers.sketch.planning import plan_storyboard

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
    film = plan(KEEPER, references=(Reference("Mara", picture), Reference("logo", picture)))
    assert film.member("Mara").references == film.member("logo").references == (picture,)
    assert {"Mara", "logo"} <= set(film.shots[-1].cast)


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
