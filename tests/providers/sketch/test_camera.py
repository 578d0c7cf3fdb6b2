"""Where the camera goes in each move, and that it never looks past what is painted."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from longtake.film.picture import MOVES
from longtake.providers.sketch.pictures.camera import OVERSCAN, Pose, at_depth, move, view

JUMPS = {"whip_pan", "fast_cuts"}


@settings(max_examples=500, deadline=None)
@given(
    moment=st.tuples(st.sampled_from(MOVES), st.floats(0, 1), st.floats(0.04, 60)),
    depth=st.floats(0, 1.8),
    aspect=st.floats(0.4, 2.5),
    pivot=st.tuples(st.floats(0.2, 0.8), st.floats(0.25, 0.75)),
)
def test_no_move_looks_past_the_overscan(
    moment: tuple[str, float, float], depth: float, aspect: float, pivot: tuple[float, float]
) -> None:
    """Whatever the move, the depth and the shape, the view stays on what is painted."""
    name, t, seconds = moment
    left, top, right, bottom = view(at_depth(move(name, t, seconds=seconds), depth), aspect, pivot)
    assert min(left, top) >= -OVERSCAN
    assert max(right, bottom) <= 1 + OVERSCAN


@pytest.mark.parametrize("name", sorted(set(MOVES) - JUMPS))
def test_a_move_has_no_jolt(name: str) -> None:
    """From one moment to the next the camera goes at most three times its usual step."""
    poses = [move(name, step / 120) for step in range(121)]
    steps = [
        abs(b.x - a.x) + abs(b.y - a.y) + abs(b.zoom - a.zoom) + abs(b.swing - a.swing)
        for a, b in pairwise(poses)
    ]
    assert max(steps) <= 3 * sorted(steps)[60]


@pytest.mark.parametrize("name", MOVES)
def test_even_a_static_camera_breathes(name: str) -> None:
    """No move leaves the picture where it is for a whole shot."""
    assert move(name, 0) != move(name, 1)


@pytest.mark.parametrize(
    ("name", "closer"),
    [("dolly_in", True), ("push_in", True), ("zoom_in", True), ("pull_back", False)],
)
def test_going_in_ends_closer_and_pulling_back_wider(name: str, closer: bool) -> None:  # noqa: FBT001
    """The end of the move is where its name says."""
    assert (move(name, 1).zoom > move(name, 0).zoom) is closer


def test_far_planes_stay_behind_in_a_dolly_and_not_in_a_zoom() -> None:
    """A dolly has parallax, a lens has next to none."""
    dolly, lens = move("dolly_in", 1), move("zoom_in", 1)
    assert at_depth(dolly, 0).zoom == 1
    assert at_depth(lens, 0).zoom > 1 + 0.7 * (lens.zoom - 1)


def test_a_flat_pose_is_seen_alike_at_every_depth() -> None:
    """With no spread all planes move as one."""
    pose = Pose(x=0.1, zoom=1.2, spread=0)
    assert at_depth(pose, 0).x == at_depth(pose, 1.5).x == 0.1


def test_fast_cuts_jump_about_once_a_second() -> None:
    """Six seconds show six framings."""
    zooms = [move("fast_cuts", frame / 143, seconds=6).zoom for frame in range(144)]
    jumps = sum(abs(b - a) > 0.05 for a, b in pairwise(zooms))
    assert jumps == 5
