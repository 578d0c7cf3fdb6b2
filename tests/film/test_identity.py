"""Which pictures of a film are compared, and what becomes of the answers."""

from hypothesis import given
from hypothesis import strategies as st

from longtake.film.expected import Expected, Join
from longtake.film.identity import Alike, View, seam_steps, unlike, usual_steps, views

CHAIN = Expected(joins=(Join(48, "1A.1-t1", "1A.2-t1", unbroken=True),), one_shot=True)


def test_a_chain_is_one_view_from_its_first_picture_to_its_last() -> None:
    """A cut begins another; where one becomes the other nothing is compared."""
    (whole,) = views(CHAIN.cuts, CHAIN, 96)
    assert (whole.first, whole.later[-1], whole.stop) == (0, 95, 96)
    assert len(whole.later) == 7
    cut = Expected(joins=(Join(48, "1A.1-t1", "2A.1-t1", unbroken=False),), one_shot=True)
    assert [view.first for view in views(cut.cuts, cut, 96)] == [0, 48]
    dissolve = Expected(joins=cut.joins, changing=((42, 12),), one_shot=True)
    assert [(view.first, view.stop) for view in views(dissolve.cuts, dissolve, 96)] == [
        (0, 42),
        (54, 96),
    ]


@given(st.sets(st.integers(1, 4000), max_size=900), st.integers(1, 5000))
def test_a_long_film_is_compared_in_bounds(cuts: set[int], frames: int) -> None:
    """Six hundred comparisons, or one for each view; every place lies inside its view."""
    seen = views(frozenset(cuts), Expected(), frames)
    assert sum(len(view.later) for view in seen) <= max(600, len(seen))
    for view in seen:
        assert view.later[-1] == view.stop - 1
        assert all(view.first < at < view.stop for at in view.later)


def test_usual_steps_are_taken_where_nothing_is_joined() -> None:
    """At most two dozen, spread over the film."""
    steps = usual_steps(CHAIN.cuts, CHAIN, 480)
    assert len(steps) == 24
    assert all(after == before + 1 for before, after in steps)
    assert 48 not in {after for _, after in steps}
    assert steps[-1][1] > 400


def test_a_view_is_told_once_from_where_it_is_unlike() -> None:
    """By every judge that says so, the worst of each."""
    seen = (View(0, (12, 23), 24), View(24, (36, 47), 48))
    alike = Alike({"CLIP": (0.95, 0.9, 0.7, 0.6), "DINO": (0.9, 0.8, 0.6, 0.4)})
    (found,) = unlike(seen, (), alike)
    assert (found.at, found.frames, found.measure, found.limit) == (36, 12, 0.6, 0.75)
    assert found.what.endswith("0.60 by CLIP and 0.40 by DINO, under 0.75 and 0.5")


def test_a_step_is_held_against_the_films_own() -> None:
    """And in a film that hardly moves against what is always fine."""
    joins = seam_steps(CHAIN, 96)
    for seam, usual, told in ((0.3, 0.1, 1), (0.14, 0.1, 0), (0.015, 0.0, 0), (0.03, 0.0, 1)):
        found = list(unlike((), joins, Alike({}, (seam,), (usual,) * 3)))
        assert len(found) == told, (seam, usual)
    assert seam_steps(CHAIN, 48) == ()
