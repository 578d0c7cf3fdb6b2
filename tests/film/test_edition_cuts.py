"""A film once more: in another shape, language or length."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards import board
from longtake.film.adapting import (
    shortened,
    translated,
    trimmed,
    untranslated,
    with_translations,
)
from longtake.film.edition import name_of
from longtake.film.limits import ANY
from longtake.film.picture import Size
from longtake.film.reframe import window
from longtake.film.segment import FREE, break_down
from longtake.film.storyboard import Line, Storyboard

SIDES = st.integers(32, 1000).map(lambda half: half * 2)
SIZES = st.builds(Size, SIDES, SIDES)


def spoken(storyboard: Storyboard, *shots: str) -> Storyboard:
    """Give the storyboard with a line in each of these shots."""
    scenes = tuple(
        replace(
            scene,
            shots=tuple(
                replace(shot, line=Line(f"This is {shot.id}.")) if shot.id in shots else shot
                for shot in scene.shots
            ),
        )
        for scene in storyboard.scenes
    )
    return replace(storyboard, scenes=scenes)


@given(SIZES, SIZES, st.floats(0, 1), st.floats(0, 1))
def test_a_window_has_the_targets_shape_and_lies_in_the_picture(
    source: Size, target: Size, across: float, down: float
) -> None:
    """As large as that allows: it spans the picture one way."""
    part = window(source, target, (across, down))
    assert part.width * source.width / (part.height * source.height) == target.aspect
    assert part.width == 1 or part.height == 1
    for start, length in ((part.left, part.width), (part.top, part.height)):
        assert 0 <= start <= start + length <= 1


@given(st.lists(st.integers(1, 240), min_size=1, max_size=12), st.integers(1, 100))
def test_a_shorter_film_is_as_long_as_asked_and_keeps_its_ends(
    lengths: list[int], share: int
) -> None:
    """Or says what its least is."""
    film = board(lengths)
    wanted = Fraction(max(1, film.frames * share // 100), 24)
    ends = {film.shots[0].id, film.shots[-1].id}
    if wanted * 24 < sum(min(24, film.shot(end).frames) for end in ends):
        with pytest.raises(ValueError, match="too few"):
            shortened(film, wanted, {})
        return
    cut = shortened(film, wanted, {})
    whole = {shot.id: shot.frames for shot in film.shots}
    left = sum(whole[shot.id] for shot in cut.shots)
    assert cut.frames == min(left, wanted * 24)
    assert left >= wanted * 24 or len(cut.shots) < len(film.shots)
    assert all(shot.frames <= whole[shot.id] for shot in cut.shots)
    assert (cut.shots[0].id, cut.shots[-1].id) == (film.shots[0].id, film.shots[-1].id)
    assert all(shot.frames >= min(24, whole[shot.id]) for shot in cut.shots)


def test_shots_that_nobody_speaks_in_go_first_and_lines_are_never_cut() -> None:
    """A line keeps the frames that it is spoken in."""
    film = spoken(board([96, 96, 96, 96, 96]), "1B", "1D")
    cut = shortened(film, Fraction(8), {"1B": 72, "1D": 48})
    assert {shot.id: shot.frames for shot in cut.shots}.keys() == {"1A", "1B", "1C", "1D", "1E"}
    assert cut.shot("1B").frames >= 72
    tight = shortened(film, Fraction(17, 2), {"1B": 84, "1D": 60})
    assert [shot.id for shot in tight.shots] == ["1A", "1B", "1D", "1E"]
    assert tight.frames == 204


def test_segments_end_where_a_shorter_film_leaves_them() -> None:
    """Those beyond are gone; one that is cut short leads to nothing."""
    film = board([240, 240])
    limits = replace(ANY, lengths=replace(ANY.lengths, longest=120))
    segments = break_down(film, limits, "storyboard")
    cut = shortened(film, Fraction(14), {})
    left = trimmed(segments, cut)
    assert sum(segment.frames for segment in left) == cut.frames
    assert [segment.id for segment in left] == ["1A.1", "1A.2", "1B.1", "1B.2"]
    assert [segment.last == FREE for segment in left if segment.id.endswith(".2")] == [True, True]


def test_lines_are_read_in_another_language_once_all_are_there() -> None:
    """What is missing is named; the film's own language needs nothing."""
    film = spoken(board([48, 48]), "1A", "1B")
    assert untranslated(film, "de") == ("1A", "1B")
    half = with_translations(film, "de", {"1A": "Das ist 1A."})
    with pytest.raises(KeyError, match="1B"):
        translated(half, "de")
    whole = translated(with_translations(half, "de", {"1B": "Das ist 1B."}), "de")
    assert [shot.line.text for shot in whole.shots if shot.line] == ["Das ist 1A.", "Das ist 1B."]
    assert whole.language == "de"
    assert translated(film, "en") == film


def test_an_edition_is_called_by_what_is_different() -> None:
    """So that its file is known."""
    assert name_of("9:16", "de", Fraction(15)) == "9x16-de-15s"
    assert name_of("", "", Fraction(15, 2)) == "7.5s"
