"""How long a composer's cue is: the film's length, within what the model makes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from longtake.capabilities.catalogue import Entry
from longtake.film.limits import ANY
from longtake.providers._catalogue import entries
from longtake.testing.fakes import every

COMPOSERS = [held for name in every() for held in entries(name, "music")]


@given(frames=st.integers(1, 3600 * 24), held=st.sampled_from(COMPOSERS))
def test_a_cue_is_as_long_as_the_film_where_its_composer_can(frames: int, held: Entry) -> None:
    """Else it is the next longer one, which is cut, or the longest, which goes on."""
    wanted, own = Fraction(frames, 24), held.limits.cues
    asked = held.limits.cue(wanted)
    if own is None or (not own.choices and own.shortest <= wanted <= own.longest):
        assert asked == wanted
    else:
        assert asked >= wanted or asked == own.most
        assert asked in own.choices if own.choices else own.shortest <= asked <= own.longest


def test_a_length_that_is_told_in_words_may_be_missed_by_half() -> None:
    """One that is a number of the call may not: a tenth is for rounding."""
    exact = next(held for held in COMPOSERS if held.full_name == "stability:stable-audio-2.5")
    assert exact.limits.least(Fraction(100)) == 90
    assert ANY.least(Fraction(100)) == 50


@pytest.mark.parametrize(
    ("name", "lengths"),
    [
        ("elevenlabs:music_v2_5", (3, 600)),
        ("stability:stable-audio-2.5", (1, 190)),
        ("replicate:meta/musicgen", (1, 30)),
        ("google:lyria-3-clip-preview", (30, 30)),
        ("vertex:lyria-002", (30, 30)),
    ],
)
def test_the_catalogue_knows_what_composers_make(name: str, lengths: tuple[int, int]) -> None:
    """In seconds, shortest and longest."""
    (held,) = (held for held in COMPOSERS if held.full_name == name)
    ends = held.limits.cue(Fraction(1, 10)), held.limits.cue(Fraction(4000))
    assert ends == lengths
