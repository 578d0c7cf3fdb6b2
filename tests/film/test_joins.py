"""Joins: how shots meet, and what the breakdown asks for so that they can."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from boards import board
from longtake.film.asset import Asset
from longtake.film.join import join_of
from longtake.film.limits import Lengths, Limits
from longtake.film.picture import JOINS
from longtake.film.segment import break_down
from longtake.film.storyboard import Shot, Storyboard
from longtake.film.take import Take
from longtake.film.timeline import Timeline, Transition, assemble, still_transitions

ANY = Limits(Lengths(1, 240))


def joined(storyboard: Storyboard, **shots: dict[str, Any]) -> Storyboard:
    """Give a storyboard with shots met otherwise."""
    scene = storyboard.scenes[0]
    changed = tuple(replace(shot, **shots.get(f"_{shot.id}", {})) for shot in scene.shots)
    return replace(storyboard, scenes=(replace(scene, shots=changed),))


def cut(storyboard: Storyboard, limits: Limits = ANY, mode: str = "storyboard") -> Timeline:
    """Give the timeline of takes exactly as long as asked."""
    segments = break_down(storyboard, limits, mode)
    takes = {
        each.id: Take(each.id, 1, "k", "acme:fast", Asset(each.id, "video/mp4"), frames=each.asked)
        for each in segments
    }
    return assemble(storyboard, segments, takes)


def kinds(timeline: Timeline) -> list[tuple[int, str, int, int]]:
    """Give the transitions in short."""
    return [(each.at, each.kind, each.before, each.after) for each in timeline.transitions]


def test_every_boundary_has_a_transition() -> None:
    """A shot in two calls runs on; shots cut, unless the storyboard says how they meet."""
    film = joined(
        board([300, 96, 96, 96]),
        _1B={"join": "dissolve"},
        _1C={"join": "dip", "join_frames": 10, "join_colour": "#402010"},
        _1D={"join": "fade"},
    )
    timeline = cut(film)
    assert kinds(timeline) == [
        (150, "continue", 0, 0),
        (300, "cut", 0, 0),
        (396, "dissolve", 0, 12),
        (492, "dip", 5, 5),
        (588, "fade", 24, 0),
    ]
    assert [each.colour for each in timeline.transitions][3:] == ["#402010", "#000000"]
    assert timeline.frames == 588


@pytest.mark.parametrize(("mode", "last"), [("keyframe", True), ("chain", False)])
def test_unbroken_modes_continue(mode: str, last: bool) -> None:  # noqa: FBT001
    """Where a clip starts on the picture that the one before ends with, nothing is cut."""
    film = joined(board([96, 96, 96]), _1B={"join": "dissolve"})
    limits = replace(ANY, last=last)
    assert [each.kind for each in cut(film, limits, mode).transitions] == ["continue", "dissolve"]
    assert [clip.pinned for clip in cut(film, limits, mode).picture] == [last, False, False]


def test_a_dissolve_asks_for_its_frames_and_the_film_stays_as_long() -> None:
    """The shot that goes is asked for half a second more; nothing else changes."""
    plain, film = board([96, 96]), joined(board([96, 96]), _1A={"join": "dissolve"})
    before, after = (break_down(each, ANY, "storyboard") for each in (plain, film))
    assert [each.asked for each in before] == [96, 96]
    assert [(each.asked, each.frames, each.tail, each.lead) for each in after] == [
        (108, 96, 12, 0),
        (96, 96, 0, 12),
    ]
    assert film.frames == plain.frames == sum(each.frames for each in after)


@pytest.mark.parametrize(
    ("limits", "asked", "held", "kind"),
    [
        (Limits(Lengths(1, 100)), 100, 4, "dissolve"),
        (Limits(Lengths(1, 96)), 96, 0, "cut"),
        (Limits(Lengths(choices=(100, 240))), 100, 4, "dissolve"),
        (Limits(Lengths(choices=(96, 240))), 96, 0, "cut"),
        (Limits(Lengths(5, 121, 4), rate=Fraction(16)), 73, 12, "dissolve"),
    ],
)
def test_where_the_model_gives_fewer_frames_fewer_overlap(
    limits: Limits, asked: int, held: int, kind: str
) -> None:
    """A longer rung is not paid for half a second; what is missing is told."""
    film = joined(board([96, 96]), _1A={"join": "dissolve"})
    assert break_down(film, limits, "storyboard")[0].asked == asked
    wanted = 0 if held == 12 else 12
    assert cut(film, limits).transitions == (Transition(96, kind, 0, held, "", wanted),)


def test_a_take_from_before_the_dissolve_is_cut() -> None:
    """One that was chosen by hand holds no frames for it: a cut, and what is missing is told."""
    film = joined(board([96, 96]), _1A={"join": "dissolve"})
    segments = break_down(film, ANY, "storyboard")
    takes = {
        each.id: Take(each.id, 1, "k", "acme:fast", Asset(each.id, "video/mp4"), frames=96)
        for each in segments
    }
    assert assemble(film, segments, takes).transitions == (Transition(96, "cut", wanted=12),)


@given(
    lengths=some.lists(some.integers(1, 400), min_size=1, max_size=7),
    data=some.data(),
    limits=some.sampled_from(
        [
            ANY,
            Limits(Lengths(5, 81, 4), Fraction(16)),
            Limits(Lengths(choices=(48, 120)), last=True),
        ]
    ),
    mode=some.sampled_from(["keyframe", "chain", "storyboard", "text"]),
)
def test_joins_never_overlap(
    lengths: list[int], data: some.DataObject, limits: Limits, mode: str
) -> None:
    """No frame is changed by two joins, and every take holds what its join needs."""
    film = board(lengths)
    for shot in film.shots:
        join = data.draw(some.sampled_from(JOINS))
        length = data.draw(some.none() | some.integers(1, 200))
        film = joined(film, **{f"_{shot.id}": {"join": join, "join_frames": length}})
    timeline, segments = cut(film, limits, mode), break_down(film, limits, mode)
    met = {each.at: each for each in timeline.transitions}
    for clip, segment in zip(timeline.picture, segments, strict=True):
        none = Transition(0, "cut")
        end = met.get(clip.at + clip.frames, none)
        assert met.get(clip.at, none).after + end.before <= clip.frames
        handle = end.after if end.kind == "dissolve" else 0
        own = limits.rate or film.rate
        assert clip.first + clip.frames + handle <= segment.asked * film.rate / own
        assert sum(each.frames for each in segments) == film.frames


def test_stills_dissolve_as_long_as_they_are_asked() -> None:
    """The animatic shows the joins too."""
    film = joined(board([96, 96, 96]), _1A={"join": "dissolve"}, _1B={"join": "fade"})
    assert [(each.kind, each.frames) for each in still_transitions(film)] == [
        ("dissolve", 12),
        ("fade", 24),
    ]


def test_a_join_is_read_with_its_length_and_colour() -> None:
    """In any order, in seconds."""
    read = join_of("dip white 0.5s")
    assert (read.seconds, read.colour) == (Fraction(1, 2), "#ffffff")
    assert join_of("dip 0.5 #ABCDEF").colour == "#abcdef"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("dissolve long", "no length"),
        ("dissolve 0", "outside"),
        ("fade #ffffff", "no colour"),
        ("dip #fff", "no colour"),
    ],
)
def test_a_wrong_join_is_named(text: str, says: str) -> None:
    """With what to write instead."""
    with pytest.raises(ValueError, match=says):
        join_of(text)


def test_a_join_changes_only_the_take_that_it_needs_more_of() -> None:
    """The shot that comes is not rendered again for a dissolve into it."""
    plain, film = board([96, 96]), joined(board([96, 96]), _1A={"join": "dissolve"})
    one, other = (break_down(each, ANY, "storyboard")[1] for each in (plain, film))
    assert replace(other, lead=0) == one
    assert Shot("1A", 1).join_frames is None
