"""Shots of sketch, frame by frame."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from longtake.film.picture import MOVES, Size
from longtake.providers.sketch.frames.animate import frames, still
from longtake.providers.sketch.frames.held import hold
from longtake.providers.sketch.frames.stage import build
from longtake.providers.sketch.pictures import yuv
from longtake.providers.sketch.pictures.compose import Composition, compose
from longtake.providers.sketch.staging import Figure, Staging

Pixels = NDArray[np.uint8]

SIZE = Size(160, 90)
SHAPES = (Size(96, 54), Size(54, 96), Size(64, 64))
RATE = Fraction(24)
FRAMES = 36
JUMPS = {"whip_pan", "fast_cuts"}
WALK = Staging(
    place="harbour",
    time="golden",
    weather="wind",
    framing="wide",
    figures=(Figure("woman", "Mara", ("red", "coat"), "walks"),),
)
ELSEWHERE = Staging(place="street", time="night", figures=(Figure("man", "Tom"),))


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    before = cv2.getNumThreads()
    cv2.setNumThreads(1)
    yield
    cv2.setNumThreads(before)


@cache
def composed(staging: Staging, aspect: float = 16 / 9) -> Composition:
    """The picture of a staging, put together once."""
    return compose(staging, aspect)


def shot(staging: Staging = WALK, **changes: Any) -> list[Pixels]:  # noqa: ANN401
    """A shot of a second and a half, with what is to be different."""
    facts: dict[str, Any] = {
        "size": SIZE,
        "rate": RATE,
        "begins": 0,
        "count": FRAMES,
        "shot_frames": FRAMES,
        "move": "slow_dolly_in",
    }
    return list(frames(composed(staging), **(facts | changes)))


def apart(one: Pixels, other: Pixels) -> float:
    """Mean difference, of 255."""
    return float(np.abs(one.astype(int) - other).mean())


def steps(shown: list[Pixels]) -> list[float]:
    """How much each frame differs from the one before."""
    return [apart(a, b) for a, b in pairwise(shown)]


def seen(frame: Pixels) -> Pixels:
    """The frame as RGB."""
    return yuv.rgb(frame)


def foreign(size: Size = SIZE) -> Pixels:
    """A keyframe that is not of this shot."""
    return still(composed(ELSEWHERE), size=size, move="static")


@pytest.mark.parametrize("size", SHAPES, ids=str)
@pytest.mark.parametrize("name", MOVES)
def test_every_move_fills_every_shape_of_frame(name: str, size: Size) -> None:
    """Nothing shows through: the picture is the same whatever lies beneath it."""
    first, second = (
        _moments(_stained(size, below), size=size, move=name) for below in ("#00ff00", "#ff00ff")
    )
    assert all(frame.shape == (size.height * 3 // 2, size.width) for frame in first)
    assert max(np.abs(a.astype(int) - b).max() for a, b in zip(first, second, strict=True)) <= 1


def _stained(size: Size, below: str) -> Composition:
    picture = composed(replace(WALK, weather="clear"), float(size.aspect))
    return replace(picture, palette=replace(picture.palette, haze=below))


def _moments(picture: Composition, *, size: Size, move: str) -> list[Pixels]:
    """Three frames over half a minute, so that clouds have drifted as far as they do."""
    rate = Fraction(1, 15)
    return list(frames(picture, size=size, rate=rate, begins=0, count=3, shot_frames=3, move=move))


@pytest.mark.parametrize("name", MOVES)
def test_the_keyframe_is_the_first_frame_of_its_take(name: str) -> None:
    """What was drawn as a still is what the shot begins with."""
    first = shot(move=name, count=1)[0]
    assert apart(seen(first), still(composed(WALK), size=SIZE, move=name)) < 0.3


@pytest.mark.parametrize("name", sorted(set(MOVES) - JUMPS))
def test_a_shot_moves_without_a_jolt(name: str) -> None:
    """No frame differs from the one before by more than three times the usual."""
    changes = steps(shot(move=name))
    assert 0 < max(changes) < 3 * float(np.median(changes))


@pytest.mark.parametrize("weather", ["clear", "rain", "storm", "snow", "fog", "wind"])
def test_a_shot_rendered_in_two_is_the_same_shot(weather: str) -> None:
    """Camera and weather follow the time in the shot, not in the segment."""
    staging = replace(WALK, weather=weather)
    halves = shot(staging, count=14) + shot(staging, begins=14, count=FRAMES - 14)
    assert all(map(np.array_equal, shot(staging), halves))


def test_the_same_staging_gives_the_same_frames() -> None:
    """Nothing depends on when or in which process it is drawn."""
    again = list(
        frames(
            compose(WALK, 16 / 9),
            size=SIZE,
            rate=RATE,
            begins=0,
            count=FRAMES,
            shot_frames=FRAMES,
            move="slow_dolly_in",
        )
    )
    assert all(map(np.array_equal, shot(), again))


def test_a_shot_goes_on_from_its_own_keyframe_unseen() -> None:
    """The small loss of colour in the keyframe fades; the rest is the drawn shot."""
    keyframe = still(composed(WALK), size=SIZE, move="slow_dolly_in")
    shown = shot(first=keyframe)
    assert np.array_equal(shown[0], yuv.i420(keyframe))
    assert np.array_equal(shown[20], shot()[20])


def test_somebody_elses_keyframe_is_kept_through_the_shot() -> None:
    """A picture without layers of ours is moved as it is, from itself on."""
    shown = shot(first=foreign(), move="pan_right")
    assert np.array_equal(shown[0], yuv.i420(foreign()))
    assert apart(seen(shown[-1]), foreign()) < apart(seen(shown[-1]), seen(shot()[-1]))
    assert max(steps(shown)) < 6


def test_a_chained_shot_passes_from_the_one_before_into_its_own() -> None:
    """It begins on the last frame before it and ends as if drawn from the start."""
    shown = shot(first=foreign(), continues=True)
    assert np.array_equal(shown[0], yuv.i420(foreign()))
    assert np.array_equal(shown[-1], shot()[-1])
    assert max(steps(shown)) < apart(shown[0], shown[-1]) / 5


def test_a_chained_shot_asked_from_the_frame_before_it_passes_too() -> None:
    """Where one frame more is asked for, to be dropped, the shot begins a frame late."""
    shown = shot(first=foreign(), continues=True, begins=-1, count=FRAMES + 1)
    assert np.array_equal(shown[0], yuv.i420(foreign()))
    assert np.array_equal(shown[-1], shot()[-1])


@pytest.mark.parametrize("size", [(128, 72), (320, 180), (72, 128)])
@pytest.mark.parametrize("move", MOVES)
def test_a_flat_picture_under_the_camera_covers_the_frame(move: str, size: tuple[int, int]) -> None:
    """No move shows what is beside the picture."""
    grey = np.full((size[1] * 3 // 2, size[0]), 128, np.uint8)
    picture = hold(grey)
    times = np.linspace(0.0, 3.0, 25)
    assert all(np.array_equal(picture.moved(move, 0.0, now, 3.0), grey) for now in times)


def test_a_segment_within_a_shot_keeps_the_foreign_picture() -> None:
    """Only at a shot's beginning does a chain pass into another picture."""
    shown = shot(first=foreign(), continues=True, begins=12, count=24)
    assert apart(seen(shown[-1]), foreign()) < apart(seen(shown[-1]), seen(shot()[-1]))


@pytest.mark.parametrize("first", [False, True])
def test_a_shot_ends_on_the_keyframe_it_is_given(first: bool) -> None:  # noqa: FBT001
    """The last frame is the next keyframe, reached in a passage without a jump."""
    keyframe = still(composed(WALK), size=SIZE, move="slow_dolly_in") if first else None
    shown = shot(first=keyframe, last=foreign())
    assert np.array_equal(shown[-1], yuv.i420(foreign()))
    assert np.array_equal(shown[15], shot()[15])
    assert max(steps(shown)) < apart(shown[0], shown[-1]) / 5


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_even_the_shortest_segment_meets_its_anchors(count: int) -> None:
    """One frame is the first picture; from two on both ends are met."""
    own = still(composed(WALK), size=SIZE, move="static")
    shown = shot(first=own, last=foreign(), count=count)
    assert len(shown) == count
    assert np.array_equal(shown[0], yuv.i420(own))
    assert count == 1 or np.array_equal(shown[-1], yuv.i420(foreign()))


def test_a_slate_is_a_strip_at_the_lower_left() -> None:
    """It changes nothing above the lowest tenth, and nothing at all when it is empty."""
    size = Size(640, 360)
    facts: dict[str, Any] = {"size": size, "move": "static"}
    plain = still(composed(WALK), **facts)
    named = still(composed(WALK), slate="1A  WIDE  STATIC  5.0 s", **facts)
    changed = np.argwhere(np.abs(plain.astype(int) - named).max(axis=2) > 8)
    assert changed[:, 0].min() > 0.9 * size.height
    assert changed[:, 1].max() < 0.5 * size.width
    assert np.array_equal(plain, still(composed(WALK), slate="", **facts))


def test_a_slate_of_any_length_fits_the_smallest_frame() -> None:
    """Long text is cut, not painted past the edge."""
    assert shot(size=Size(64, 64), slate="12C  " + "EXTREME CLOSE UP  " * 9, count=2)


def test_colours_survive_the_way_to_the_codec_and_back() -> None:
    """BT.709 in limited range there and back keeps a smooth picture within a level or two."""
    ramp = np.linspace(0, 255, 64, dtype=np.uint8)
    blue = np.full((64, 64), 90, np.uint8)
    picture = np.dstack([np.tile(ramp, (64, 1)), np.tile(ramp[:, None], (1, 64)), blue])
    assert apart(seen(yuv.i420(picture)), picture) < 2


@pytest.mark.parametrize(
    ("rgb", "expected"),
    [("#000000", (16, 128, 128)), ("#ffffff", (235, 128, 128)), ("#ff0000", (63, 102, 240))],
)
def test_black_white_and_red_have_the_values_of_the_standard(
    rgb: str, expected: tuple[int, int, int]
) -> None:
    """BT.709, 8 bits, limited range."""
    assert yuv.colour(rgb) == expected


@pytest.mark.parametrize("framing", ["extreme_wide", "wide", "medium", "close_up"])
def test_a_sweeping_beam_fades_out_before_it_ends(framing: str) -> None:
    """However the beam turns, no straight cut of what is drawn of it comes into view."""
    keeper = Figure("man", "keeper", ("yellow", "raincoat"))
    staging = Staging(place="lighthouse", time="dusk", framing=framing, figures=(keeper,))
    stage = build(composed(staging), size=(320, 180), move="static", seconds=4.0, slate="")
    beams = [
        patch for layer, patches in stage.plates for patch in patches if layer.motion == "sweep"
    ]
    assert all(patch.pixels[:, side, 3].min() > 245 for patch in beams for side in (0, -1))
