"""What a judge is shown of a film, and what its remarks become."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from longtake.film.advice import Remark, Sight, advised, in_calls, sights
from longtake.film.asset import Asset
from longtake.film.picture import Size
from longtake.film.timeline import Clip, Timeline, Transition

ASSET = Asset("0" * 64, "video/mp4")


def timeline(*lengths: int, transitions: tuple[Transition, ...] = ()) -> Timeline:
    """Give a film of clips of these lengths."""
    at, clips = 0, list[Clip]()
    for number, frames in enumerate(lengths, 1):
        clips.append(Clip(f"{number}A.1-t1", ASSET, at, frames, shot=f"{number}A"))
        at += frames
    return Timeline("a", Size(64, 64), Fraction(24), at, tuple(clips), transitions=transitions)


def test_the_first_middle_and_last_picture_of_each_select_are_shown() -> None:
    """One of a single picture shows that."""
    first, second = sights(timeline(48, 1))
    assert (first.shot, first.of, first.at, first.last) == ("1A", "1A.1-t1", (0, 23, 47), 47)
    assert second.at == (48,)


def test_pictures_of_two_shots_at_once_are_not_shown() -> None:
    """In a dissolve nobody can say whose hand it is."""
    dissolve = Transition(48, "dissolve", before=6, after=6)
    first, second = sights(timeline(48, 48, transitions=(dissolve,)))
    assert (first.at[-1], second.at[0]) == (41, 54)


@given(st.lists(st.integers(1, 90), min_size=1, max_size=12), st.data())
def test_what_is_shown_lies_inside_its_clip(lengths: list[int], data: st.DataObject) -> None:
    """However long the joins are."""
    at, joins = 0, list[Transition]()
    for before, after in pairwise(lengths):
        at += before
        reach = data.draw(st.integers(0, before)), data.draw(st.integers(0, after))
        joins.append(Transition(at, "dissolve", *reach))
    film = timeline(*lengths, transitions=tuple(joins))
    for clip, sight in zip(film.picture, sights(film), strict=True):
        assert 1 <= len(sight.at) <= 3
        assert all(clip.at <= place < clip.at + clip.frames for place in sight.at)


@given(st.lists(st.integers(1, 3), max_size=40))
def test_calls_hold_everything_once_and_in_order(counts: list[int]) -> None:
    """And no more than may be shown at a time."""
    seen = [Sight(f"{n}", "", tuple(range(count)), count) for n, count in enumerate(counts)]
    calls = list(in_calls(seen, 20))
    assert [sight for call in calls for sight in call] == seen
    assert all(sum(len(sight.at) for sight in call) <= 20 for call in calls)


def test_a_remark_speaks_for_the_frames_up_to_the_next_picture() -> None:
    """It is mild, and says how bad the judge finds it."""
    shown = sights(timeline(48, 24))
    remarks = (
        Remark("1A", 2, "anatomy", "severe", "A third arm."),
        Remark("2A", 6, "style", "mild", "It is a photograph."),
    )
    first, second = advised(remarks, shown)
    assert (first.at, first.frames, first.severe) == (23, 24, False)
    assert first.what == "anatomy, severe: A third arm."
    assert (second.at, second.frames, second.of) == (71, 1, "2A.1-t1")
    assert second.what == "style: It is a photograph."
