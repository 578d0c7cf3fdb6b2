"""The beat library, its archetypes, and fitting them to a running time."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from longtake.film.beats import ARCHETYPES, BEATS, fit, sequences, spread
from longtake.film.picture import FRAMINGS, MOVES

RATES = st.sampled_from(
    (Fraction(24), Fraction(25), Fraction(30), Fraction(60), Fraction(30_000, 1001))
)


def test_every_beat_is_a_picture_that_the_film_knows() -> None:
    """Fifteen beats, each with a known framing and move and a template that can be filled."""
    assert len(BEATS) == 15
    for beat in BEATS.values():
        assert beat.framing in FRAMINGS
        assert beat.move in MOVES
        filled = beat.template.format(product="a watch", style="warm", setting="a room")
        assert "{" not in filled


@pytest.mark.parametrize(
    ("name", "seconds"),
    [
        ("luxury_showcase", 25),
        ("energetic_lifestyle", 20),
        ("minimalist_reveal", 15),
        ("emotional_storytelling", 30),
        ("feature_demo", 25),
    ],
)
def test_an_archetype_at_its_usual_length_is_its_own_beats(name: str, seconds: int) -> None:
    """The library's lengths come back unchanged at the length they add up to."""
    archetype = ARCHETYPES[name]
    expected = tuple((beat, BEATS[beat].seconds * 24) for beat in archetype.beats)
    assert fit(archetype, seconds, Fraction(24)) == expected


@given(st.sampled_from(sorted(ARCHETYPES)), st.fractions(1, 3600, max_denominator=100), RATES)
def test_a_fitted_archetype_opens_closes_and_adds_up(
    name: str, seconds: Fraction, rate: Fraction
) -> None:
    """Any length from a second to an hour is met to the frame, opening first and closing last."""
    beats = fit(ARCHETYPES[name], seconds, rate)
    assert abs(sum(frames for _, frames in beats) - seconds * rate) <= Fraction(1, 2)
    assert min(frames for _, frames in beats) >= 1
    places = [BEATS[beat].position for beat, _ in beats]
    assert places == ["opening", *["middle"] * (len(beats) - 2), "closing"]


@given(st.sampled_from(sorted(ARCHETYPES)), st.integers(40, 1200))
def test_a_long_advert_never_shows_the_same_beat_twice_running(name: str, seconds: int) -> None:
    """Repetition varies, and no beat is drawn out far beyond what the library gives it."""
    beats = fit(ARCHETYPES[name], seconds, Fraction(24))
    named = [beat for beat, _ in beats]
    assert all(one != other for one, other in pairwise(named))
    assert all(frames <= BEATS[beat].seconds * 24 * 1.4 for beat, frames in beats)


def test_every_sequence_opens_and_closes_within_its_time() -> None:
    """Up to 15 s: five openings, up to one five-second middle, one or two closings."""
    found = list(sequences(15))
    assert len(found) == len(set(found)) == 5 * (1 + 4) + 5
    assert all(sum(BEATS[beat].seconds for beat in beats) <= 15 for beats in found)


def test_a_sequence_too_long_for_its_frames_keeps_the_first_beats() -> None:
    """Two frames hold two beats, one frame each."""
    assert spread(("hero_shot", "benefit_showcase", "call_to_action"), 2) == (
        ("hero_shot", 1),
        ("benefit_showcase", 1),
    )
