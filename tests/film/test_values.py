"""Time, size and rate at a person's door."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from longtake.film.picture import Size, aspect_of, size_for, size_of
from longtake.film.time import (
    due_from,
    frames,
    holds,
    rate_of,
    samples,
    seconds,
    spoken,
    timecode,
)

RATES = [Fraction(24), Fraction(25), Fraction(30_000, 1001), Fraction(60)]


@given(count=some.integers(0, 400_000), rate=some.sampled_from(RATES))
def test_frames_survive_being_said_in_seconds(count: int, rate: Fraction) -> None:
    """Exact seconds give the same frames back."""
    assert frames(seconds(count, rate), rate) == count


@given(
    cuts=some.lists(some.integers(1, 5000), min_size=1, max_size=9), rate=some.sampled_from(RATES)
)
def test_stretches_of_sound_abut(cuts: list[int], rate: Fraction) -> None:
    """Rounding to samples at the joins neither loses nor doubles one."""
    ends = [sum(cuts[: place + 1]) for place in range(len(cuts))]
    marks = [0, *[samples(end, rate) for end in ends]]
    assert marks == sorted(marks)
    assert marks[-1] == samples(sum(cuts), rate)


def test_ntsc_rates_become_exact() -> None:
    """29.97 means 30000/1001."""
    assert rate_of("29.97") == rate_of("30000/1001") == Fraction(30_000, 1001)
    assert rate_of("24") == 24


@pytest.mark.parametrize("text", ["0", "-24", "fast", "", "1/0", "1000"])
def test_an_odd_rate_is_named(text: str) -> None:
    """The message shows the value."""
    with pytest.raises(ValueError, match="frame rate"):
        rate_of(text)


@pytest.mark.parametrize("text", ["", "720p", "10x10", "99999x720", "-5x7", "4096x4096", "1280x"])
def test_an_odd_size_is_named(text: str) -> None:
    """The message shows the value."""
    with pytest.raises(ValueError, match="size"):
        size_of(text)


def test_sizes_are_even_and_of_the_wanted_shape() -> None:
    """4:2:0 colour needs even sides."""
    assert size_of("1281x721") == Size(1280, 720)
    assert size_for("9:16") == Size(720, 1280)
    assert size_for("square", 480) == Size(480, 480)
    assert aspect_of("2.39") == Fraction(239, 100)


def test_lengths_are_said_for_people() -> None:
    """Seconds below a minute, minutes above."""
    assert spoken(120, Fraction(24)) == "5.0 s"
    assert spoken(24 * 150, Fraction(24)) == "2 min 30 s"
    assert timecode(24 * 61 + 5, Fraction(24)) == "00:01:01:05"


@given(index=some.integers(0, 2000), own=some.sampled_from([*RATES, Fraction(16), Fraction(30)]))
def test_a_picture_is_due_from_the_frame_that_it_is_nearest_to(index: int, own: Fraction) -> None:
    """A quarter of a film frame early counts as due: containers round times."""
    rate = Fraction(24)
    place = due_from(index / own, rate)
    assert place - 1 + Fraction(1, 4) < index / own * rate <= place + Fraction(1, 4)


@pytest.mark.parametrize(
    ("pictures", "own", "held"),
    [(96, "24", 96), (119, "30000/1001", 96), (119, "30", 96), (99, "25", 95), (118, "30", 95)],
)
def test_a_clip_is_shown_while_its_last_picture_lasts(pictures: int, own: str, held: int) -> None:
    """Also where that ends within a film frame, unless it barely reaches into it."""
    assert holds(pictures / Fraction(own), Fraction(24)) == held


@pytest.mark.parametrize(
    ("frames", "shown"),
    [
        (1799, "00:00:59;29"),
        (1800, "00:01:00;02"),
        (17_981, "00:09:59;29"),
        (17_982, "00:10:00;00"),
        (107_892, "01:00:00;00"),
    ],
)
def test_drop_frames_keep_the_clock(frames: int, shown: str) -> None:
    """At 29.97 two numbers are left out each minute but the tenth, and no frame."""
    assert timecode(frames, Fraction(30_000, 1001), drop=True) == shown
    assert timecode(86_400, Fraction(24_000, 1001), drop=True) == "01:00:00:00"
