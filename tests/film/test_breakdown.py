"""Breakdown: whatever the model's limits, the segments are the storyboard."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from boards import board
from longtake.film.beats import BEATS, sequences
from longtake.film.keyframe import keyframes
from longtake.film.limits import Lengths, Limits
from longtake.film.prompt import segment_prompt
from longtake.film.segment import (
    Free,
    OnKeyframe,
    OnLastFrame,
    Segment,
    break_down,
    choose_mode,
)
from longtake.film.storyboard import Storyboard

MODES = ("keyframe", "chain", "storyboard", "text")
LIMITS = {
    "2 s": Limits(Lengths(choices=(48,)), last=True),
    "3 s": Limits(Lengths(choices=(24,)), rate=Fraction(8)),
    "4.2 s": Limits(Lengths(choices=(100,)), last=True),
    "5 s": Limits(Lengths(choices=(120,))),
    "5 or 10 s": Limits(Lengths(choices=(120, 240)), last=True),
    "6 s": Limits(Lengths(choices=(151,)), rate=Fraction(25)),
    "4 to 15 s": Limits(Lengths(shortest=96, longest=360, step=24), last=True),
    "4n+1 at 16": Limits(Lengths(shortest=5, longest=81, step=4), rate=Fraction(16), last=True),
    "8n+1 at 24": Limits(Lengths(shortest=9, longest=121, step=8), rate=Fraction(24), last=True),
    "no pictures": Limits(Lengths(shortest=24, longest=192), first=False),
}


def check(storyboard: Storyboard, limits: Limits, mode: str) -> tuple[Segment, ...]:
    """Assert everything that must hold of a breakdown, and give it."""
    segments = break_down(storyboard, limits, mode)
    assert sum(segment.frames for segment in segments) == storyboard.frames
    own = limits.rate or storyboard.rate
    for shot in storyboard.shots:
        mine = [segment for segment in segments if segment.shot == shot.id]
        assert mine[0].start == 0
        assert all(left.end == right.start for left, right in pairwise(mine))
        assert mine[-1].end == shot.frames
        for segment in mine:
            assert segment.frames > 0
            assert segment.asked == limits.lengths.at_least(segment.asked)
            kept = Fraction(segment.head + segment.frames, 1) / storyboard.rate
            assert Fraction(segment.asked) / own >= kept
            assert shot.action in segment_prompt(storyboard, shot)
    check_anchors(storyboard, segments, limits, mode)
    return segments


def check_anchors(
    storyboard: Storyboard, segments: tuple[Segment, ...], limits: Limits, mode: str
) -> None:
    """Assert that each segment starts on its own shot's picture or on the one right before."""
    assert [segment.shot for segment in segments] == [
        shot.id for shot in storyboard.shots for segment in segments if segment.shot == shot.id
    ]
    for before, segment in zip((None, *segments), segments, strict=False):
        match segment.first:
            case OnKeyframe(keyframe):
                assert keyframe == segment.shot
                assert segment.start == 0
            case OnLastFrame(previous):
                assert before is not None
                assert previous == before.id
            case Free():
                assert mode == "text" or not limits.first
        if segment.head:
            assert before is not None
            repeats = segment.first in {OnLastFrame(before.id), before.last}
            assert repeats
    drawn = {keyframe.id for keyframe in keyframes(storyboard, segments)}
    named = {
        anchor.keyframe
        for segment in segments
        for anchor in (segment.first, segment.last)
        if isinstance(anchor, OnKeyframe)
    }
    assert drawn == named


@pytest.mark.parametrize("name", LIMITS)
@pytest.mark.parametrize("mode", MODES)
def test_every_beat_sequence_is_covered_to_the_frame(name: str, mode: str) -> None:
    """All well-formed sequences up to 30 s abut, cover, and keep their own words and pictures."""
    lengths = {tuple(BEATS[beat].seconds * 24 for beat in beats) for beats in sequences(30)}
    assert len(lengths) > 10
    for sequence in sorted(lengths):
        check(board(sequence), LIMITS[name], mode)


@given(
    lengths=some.lists(some.integers(1, 400), min_size=1, max_size=8),
    rate=some.sampled_from([Fraction(24), Fraction(25), Fraction(30_000, 1001), Fraction(60)]),
    name=some.sampled_from(sorted(LIMITS)),
    mode=some.sampled_from(MODES),
)
def test_any_lengths_at_any_rate_are_covered(
    lengths: list[int], rate: Fraction, name: str, mode: str
) -> None:
    """The rules do not lean on round seconds."""
    check(board(lengths, rate), LIMITS[name], mode)


def test_keyframe_mode_runs_unbroken_from_picture_to_picture() -> None:
    """Each shot ends on the next one's opening picture; the last one is free."""
    segments = break_down(board([96, 96, 96]), LIMITS["8n+1 at 24"], "keyframe")
    assert [segment.last for segment in segments] == [OnKeyframe("1B"), OnKeyframe("1C"), Free()]
    assert [segment.head for segment in segments] == [0, 1, 1]


def test_chain_mode_draws_only_the_first_picture() -> None:
    """Everything after it continues from the frame before."""
    storyboard = board([96, 200, 96])
    segments = break_down(storyboard, LIMITS["5 s"], "chain")
    assert [keyframe.id for keyframe in keyframes(storyboard, segments)] == ["1A"]
    assert [segment.first for segment in segments][1:] == [
        OnLastFrame(segment.id) for segment in segments[:-1]
    ]


def test_a_long_shot_costs_the_fewest_frames() -> None:
    """Twelve seconds on a model of 5 or 10 s are 10 + 5, and on one of 4 to 15 s a single call."""
    two = break_down(board([288]), LIMITS["5 or 10 s"], "storyboard")
    assert [segment.asked for segment in two] == [240, 120]
    one = break_down(board([288]), LIMITS["4 to 15 s"], "storyboard")
    assert [segment.asked for segment in one] == [288]


def test_a_short_shot_is_asked_longer_and_trimmed() -> None:
    """A take may come longer, never shorter."""
    (segment,) = break_down(board([24]), LIMITS["4 to 15 s"], "storyboard")
    assert (segment.frames, segment.asked) == (24, 96)


def test_a_model_without_picture_input_makes_from_text() -> None:
    """`auto` looks at what the model can do."""
    assert choose_mode("auto", LIMITS["no pictures"]) == "text"
    assert choose_mode("auto", LIMITS["5 s"]) == "storyboard"
    assert choose_mode("chain", LIMITS["5 s"]) == "chain"
