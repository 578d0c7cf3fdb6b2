"""A language model's plan: what is wrong with it, and the storyboard that it becomes."""

# ruff: noqa: RUF001 - scripts of other alphabets

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from longtake.capabilities.planner import RewordRequest
from longtake.film.asset import Asset
from longtake.film.brief import Brief, Reference
from longtake.film.limits import Lengths, Limits
from longtake.film.picture import Size
from longtake.film.storyboard import mistakes
from longtake.providers._planning.instructions import planning, rewording
from longtake.providers._planning.mistakes import mistakes_of
from longtake.providers._planning.plan import Plan, fitted, storyboard_of
from longtake.testing.fakes.authors import ANSWERS, Author, planned

RATE = Fraction(24)
FIVE_OR_TEN = Limits(Lengths(choices=(120, 240)), prompt=1000)
WALK = Brief("Mara walks to the lighthouse", seconds=Fraction(20), size=Size(720, 1280))
MARA = """INT. KITCHEN - NIGHT
MARA
(whispering)
The kettle is still warm.
1. She opens the window. [4s]
A gull lands on the sill; it looks at her."""


def plan_for(brief: Brief, answer: str = "") -> Plan:
    """Give the plan that a model answers to a brief."""
    author = Author()
    author.obey([answer])
    return Plan.model_validate_json(author.writes(planning(brief, FIVE_OR_TEN)).text)


def wrong(brief: Brief, answer: str = "", limits: Limits = FIVE_OR_TEN) -> list[str]:
    """Give what is wrong with the answer to a brief."""
    return mistakes_of(plan_for(brief, answer), brief, limits)


def test_a_good_plan_becomes_a_film_of_exactly_the_length_asked() -> None:
    """At the brief's size, in whole frames, without a contradiction."""
    storyboard = storyboard_of(plan_for(WALK), WALK, FIVE_OR_TEN)
    assert wrong(WALK) == []
    assert list(mistakes(storyboard)) == []
    assert (storyboard.frames, storyboard.size) == (480, Size(720, 1280))
    assert [shot.id for shot in storyboard.shots] == ["1A", "1B", "1C", "1D"]
    assert storyboard.shot("1A").line is not None


def test_the_schema_has_nothing_optional_and_nothing_free() -> None:
    """Strict structured output takes no default and no dictionary."""
    text = json.dumps(Plan.model_json_schema())
    assert '"default"' not in text
    for name, schema in Plan.model_json_schema()["$defs"].items():
        assert set(schema["required"]) == set(schema["properties"]), name
        assert schema["additionalProperties"] is False


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("too-short", "add up to 20"),
        ("unknown-beat", "hero_shot"),
        ("unknown-framing", "no such framing as 'dutch_angle'"),
        ("unknown-move", "no such move"),
        ("unknown-join", "no such join"),
        ("dangling", "'Jonas', who is not in the cast (Mara)"),
        ("strange-voice", "'Jonas'"),
        ("wordless", "shot 1A has no keyframe text"),
        ("long", "more than the video model takes"),
        ("empty", "there is no shot"),
    ],
)
def test_a_mistake_is_told_with_its_shot_and_remedy(answer: str, words: str) -> None:
    """So that the model can mend it."""
    found = wrong(WALK, answer)
    assert len(found) == 1
    assert words in found[0]


def test_every_answer_of_the_fake_is_good_or_found_out() -> None:
    """No scripted mistake passes for a plan."""
    spoken = {"not-json", "nothing", "refusal", "filter", "half-json", "cut-off", "lacking"}
    right = {"nearly", "fenced", "unchanged", "own-words"}
    for answer in set(ANSWERS) - right - spoken:
        assert wrong(WALK, answer), answer
    with pytest.raises(ValidationError):
        plan_for(WALK, "lacking")


def test_lengths_that_are_a_little_off_are_fitted() -> None:
    """A quarter of a second is no reason to pay for another answer."""
    plan = plan_for(WALK, "nearly")
    assert mistakes_of(plan, WALK, FIVE_OR_TEN) == []
    assert storyboard_of(plan, WALK, FIVE_OR_TEN).frames == 480


@given(
    st.lists(st.integers(1, 400), min_size=1, max_size=30),
    st.floats(0.9, 1.1),
    st.sampled_from([FIVE_OR_TEN, Limits(), Limits(Lengths(5, 81, 4), rate=Fraction(16))]),
)
def test_fitted_lengths_add_up_to_the_frame(wished: list[int], off: float, limits: Limits) -> None:
    """Whatever was wished, and no shot is empty."""
    total = max(len(wished), round(sum(wished) * off))
    lengths = fitted(wished, total, limits, RATE)
    assert sum(lengths) == total
    assert min(lengths) >= 1


def test_fitting_does_not_push_every_shot_into_a_second_call() -> None:
    """12 shots of 5 s that lack 12 frames in all: one shot takes them, the others stay one call."""
    lengths = fitted([120] * 11 + [108], 1440, FIVE_OR_TEN, RATE)
    assert lengths == (120,) * 12
    over = fitted([120] * 12, 1452, FIVE_OR_TEN, RATE)
    assert sorted(over) == [120] * 11 + [132]


def test_an_ntsc_second_stays_within_one_call() -> None:
    """5 s at 29.97 are 149 frames and a bit: 150 would need a second call."""
    brief = replace(WALK, rate=Fraction(30_000, 1001))
    storyboard = storyboard_of(plan_for(brief), brief, FIVE_OR_TEN)
    assert storyboard.frames == 599
    assert storyboard.shots[0].frames == 149


def test_an_advert_keeps_the_beats_that_were_asked_for() -> None:
    """In their order; another order is told."""
    advert = replace(WALK, beats=("hero_shot", "usage_scenario", "call_to_action"))
    assert wrong(advert) == []
    other = replace(advert, beats=("hero_shot", "call_to_action"))
    assert (
        "the brief asks for hero_shot → call_to_action"
        in mistakes_of(plan_for(advert), other, FIVE_OR_TEN)[0]
    )


def test_an_archetype_opens_and_closes_as_it_does() -> None:
    """Its name goes into the storyboard."""
    advert = replace(WALK, archetype="minimalist_reveal")
    plan = plan_for(advert)
    assert storyboard_of(plan, advert, FIVE_OR_TEN).archetype == "minimalist_reveal"
    assert mistakes_of(plan, advert, FIVE_OR_TEN) == []
    assert len(mistakes_of(plan_for(WALK), advert, FIVE_OR_TEN)) == 2


def test_a_script_stands_word_for_word() -> None:
    """Headings, names, numbers, times and asides are no words of it."""
    script = Brief("", script=MARA, seconds=Fraction(20))
    assert wrong(script) == []
    lost = mistakes_of(plan_for(WALK), replace(WALK, script=MARA), FIVE_OR_TEN)
    assert [sentence for sentence in lost if "kettle is still warm" in sentence]
    assert [sentence for sentence in lost if "She opens the window" in sentence]
    assert not [sentence for sentence in lost if "KITCHEN" in sentence or "MARA" in sentence]


@pytest.mark.parametrize("script", ["海边的灯塔。\n她走到门口。", "Солнце встаёт.\nОна ждёт."])
def test_scripts_of_other_alphabets_are_held_to_their_words_too(script: str) -> None:
    """Nothing depends on spaces or capitals."""
    brief = Brief("", script=script, seconds=Fraction(10))
    assert wrong(brief) == []
    assert len(wrong(brief, "own-words")) == 1


def test_whoever_has_a_reference_picture_is_in_the_cast() -> None:
    """By name or role; a style is nobody."""
    asset = Asset("0" * 64, "image/png")
    brief = replace(
        WALK, references=tuple(Reference(role, asset) for role in ("product", "Jonas", "style"))
    )
    assert wrong(brief) == []
    told = mistakes_of(plan_for(WALK), brief, FIVE_OR_TEN)
    assert [("product" in each, "Jonas" in each) for each in told] == [(True, False), (False, True)]


@pytest.mark.parametrize(
    ("mode", "last", "mistakes_told"),
    [("auto", True, 0), ("auto", False, 1), ("chain", True, 1)],
)
def test_no_shot_ends_on_a_picture_that_would_be_dropped(
    mode: str, mistakes_told: int, *, last: bool
) -> None:
    """Where the model takes no last frame, or the mode carries shots on, the plan is asked anew."""
    plan = planned(planning(WALK, FIVE_OR_TEN))
    plan["scenes"][0]["shots"][0] |= {"end_keyframe": "the lamp is out"}
    brief, limits = replace(WALK, mode=mode), replace(FIVE_OR_TEN, last=last)
    told = mistakes_of(Plan.model_validate(plan), brief, limits)
    assert len(told) == mistakes_told
    assert all("leave shot 1A's end_keyframe empty" in each for each in told)


def test_names_and_choices_may_be_spelled_freely() -> None:
    """`Close-Up` is close_up, MARA is Mara, the narrator is nobody."""
    plan = planned(planning(WALK, FIVE_OR_TEN))
    plan["scenes"][0]["shots"][0] |= {
        "framing": "Close-Up",
        "cast": ["MARA", "mara"],
        "spoken_by": "Narrator",
    }
    read = Plan.model_validate(plan)
    assert mistakes_of(read, WALK, FIVE_OR_TEN) == []
    shot = storyboard_of(read, WALK, FIVE_OR_TEN).shot("1A")
    assert (shot.framing, shot.cast) == ("close_up", ("Mara",))
    assert shot.line is not None
    assert shot.line.who == ""


def test_what_the_brief_leaves_open_is_the_models_to_read() -> None:
    """Running time, shape and language, within what can be filmed."""
    brief = Brief("a 12 second reel, upright, in German")
    plan = planned(planning(brief, FIVE_OR_TEN))
    plan |= {"aspect": "9:16", "language": "DE"}
    storyboard = storyboard_of(Plan.model_validate(plan), brief, FIVE_OR_TEN)
    assert (storyboard.size, storyboard.language) == (Size(720, 1280), "de")
    assert storyboard.frames == 720
    endless = Plan.model_validate(plan | {"seconds": 1e9})
    assert "it may be 1 to 3600 s" in mistakes_of(endless, brief, FIVE_OR_TEN)[0]
    odd = Plan.model_validate(plan | {"aspect": "wide"})
    assert "no ratio" in mistakes_of(odd, brief, FIVE_OR_TEN)[0]


def test_the_model_is_told_what_binds_it() -> None:
    """Length, shape, calls and prompts of the video model, beats and script."""
    told = planning(
        replace(WALK, archetype="feature_demo", script="Hello.", language="de"), FIVE_OR_TEN
    )
    for words in (
        "exactly 20 s",
        "720x1280",
        "5 or 10 s",
        "1000 characters",
        "feature_demo",
        "hero_shot",
        "Hello.",
        "spoken lines: de",
        "ends where it likes",
    ):
        assert words in told
    assert "0.042 to 10 s" in planning(WALK, Limits())


def test_a_rewording_is_asked_for_with_its_reason_and_its_room() -> None:
    """The story stays."""
    request = RewordRequest("a duel", "prompt", "violence", "two brothers part", 80)
    told = rewording(request)
    for words in ("a duel", "violence", "two brothers part", "at most 80 characters"):
        assert words in told
