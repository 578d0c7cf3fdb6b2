"""Seams between clips that go on from one another are measured, and mended where they show."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest
from marked import FILM, SIZE

from longtake.media.colour import I420, to_i420
from longtake.media.encode import encode
from longtake.media.glimpse import small
from longtake.media.join import Part, join
from longtake.media.normalise import normalised
from longtake.media.seam import change, colours, fit, mended, visible
from longtake.media.tint import SAME, Matrix, coloured

COUNT = 24
DRIFT: Matrix = ((0.94, 0.0, 0.03, 4.0), (0.0, 1.0, 0.0, 3.0), (0.02, 0.0, 0.96, -2.0))
"""What a model adds at every hand-over: darker, bluer."""


GENTLE: Matrix = ((0.99, 0.0, 0.012, 0.6), (0.0, 0.99, 0.012, 0.6), (0.0, -0.012, 0.99, 0.4))
"""A little of all at once: about a code value."""


def scene(
    first: int, count: int, hops: int = 0, *, drift: Matrix = DRIFT, pan: float = 1.5
) -> Iterator[I420]:
    """Pictures of a texture that pans by so many pixels a frame, `hops` hand-overs away."""
    grain = np.random.default_rng(7).integers(40, 216, (24, 60, 3), np.uint8)
    wall = np.asarray(cv2.resize(grain, (1200, 220), interpolation=cv2.INTER_CUBIC), np.uint8)
    for number in range(first, first + count):
        shift = np.array([[1, 0, -pan * number], [0, 1, -10]], np.float32)
        shown = cv2.warpAffine(wall, shift, (SIZE.width, SIZE.height))
        picture = to_i420(np.asarray(shown, np.uint8))
        for _ in range(hops):
            picture = coloured(picture, np.array(drift))
        yield picture


def taken(path: Path, first: int, hops: int = 0, *, count: int = COUNT) -> Path:
    """A take of the scene."""
    encode(scene(first, count, hops), path, size=SIZE, rate=FILM, sync_at=(1,))
    return path


def chain(folder: Path, hops: tuple[int, ...]) -> list[Part]:
    """Takes that each start on the last picture of the one before, that one dropped."""
    parts = []
    for number, hop in enumerate(hops):
        head = int(number > 0)
        path = taken(folder / f"{number}.mp4", number * COUNT - head, hop, count=COUNT + head)
        parts.append(Part(path, head, COUNT))
    return parts


def shown(path: Path) -> list[I420]:
    """Small pictures of a film."""
    return [small(picture) for picture in normalised(path, size=SIZE, rate=FILM)]


def mend(parts: list[Part], *, pinned: bool = False) -> tuple[list[Part], list[str]]:
    """Mend every seam, and say what was done."""
    found, seams = mended(
        parts, range(1, len(parts)), pinned=[pinned] * len(parts), size=SIZE, rate=FILM
    )
    return found, [seam.done for seam in seams]


def test_a_transform_is_found_on_the_shared_picture() -> None:
    """To a fraction of a code value, though a corner of the picture has changed."""
    (before,), (after,) = scene(0, 1), scene(0, 1, 1)
    before[20:60, 200:260] = 235
    found = np.array(fit(colours(after, 20), colours(before, 20)))
    clean = next(scene(0, 1))
    assert change(coloured(small(after), found), small(clean)) < 0.6


def test_what_does_not_show_is_left_and_copied(tmp_path: Path) -> None:
    """Takes that match stay copies."""
    parts, done = mend(chain(tmp_path, (0, 0)))
    assert done == ["kept"]
    joined = join(parts, None, tmp_path / "film.mp4", size=SIZE, rate=FILM)
    assert joined.copied == 2 * COUNT


def test_a_chain_keeps_the_look_of_its_first_clip(tmp_path: Path) -> None:
    """Each hand-over adds to the drift; after mending no step shows and no drift is left."""
    parts = chain(tmp_path, (0, 1, 2, 3))
    plain, good = tmp_path / "plain.mp4", tmp_path / "good.mp4"
    join(parts, None, plain, size=SIZE, rate=FILM)
    changed, done = mend(parts)
    assert done == ["corrected"] * 3
    joined = join(changed, None, good, size=SIZE, rate=FILM)
    assert (joined.frames, joined.copied) == (4 * COUNT, COUNT)
    drifted, held = shown(plain), shown(good)
    truth = [small(picture) for picture in scene(0, 4 * COUNT)]
    assert change(drifted[-1], truth[-1]) > 10
    assert change(held[-1], truth[-1]) < change(held[0], truth[0]) + 1.5
    steps = [change(one, other) for one, other in pairwise(held)]
    assert max(steps) < visible(float(np.median(steps)))


@pytest.mark.parametrize("drifts", [True, False])
def test_drifts_too_small_to_see_are_mended_where_they_add_up(
    tmp_path: Path,
    drifts: bool,  # noqa: FBT001
) -> None:
    """And what a codec's rounding does at every hand-over is no drift, however many there are."""
    parts = []
    for number in range(8):
        head, hops = int(number > 0), number if drifts else 0
        pictures = scene(number * COUNT - head, COUNT + head, hops, drift=GENTLE, pan=0.5)
        path = tmp_path / f"{number}.mp4"
        encode(pictures, path, size=SIZE, rate=FILM, sync_at=(head,))
        parts.append(Part(path, head, COUNT))
    changed, _ = mend(parts)
    assert [part.tint is not None for part in changed[1:]] == [drifts] * 7
    if drifts:
        (truth,) = scene(8 * COUNT - 1, 1, pan=0.5)
        *_, plain = shown(parts[-1].path)
        tint = changed[-1].tint
        assert tint is not None
        held = coloured(plain, np.array(tint.end))
        assert change(held, small(truth)) < 0.5 * change(plain, small(truth))


def test_a_clip_pinned_on_a_keyframe_ends_in_its_own_colours(tmp_path: Path) -> None:
    """The transform fades evenly: nothing flickers, and the next keyframe is met."""
    parts = chain(tmp_path, (0, 1))
    changed, done = mend(parts, pinned=True)
    assert done == ["corrected"]
    join(changed, None, tmp_path / "film.mp4", size=SIZE, rate=FILM)
    seen = shown(tmp_path / "film.mp4")
    start, end = (small(next(scene(place, 1, hops))) for place, hops in ((24, 0), (47, 1)))
    assert change(seen[COUNT], start) < 3
    assert change(seen[-1], end) < 3
    steps = [change(one, other) for one, other in pairwise(seen)]
    assert max(steps) < visible(float(np.median(steps)))


def test_light_that_changes_inside_a_clip_stays(tmp_path: Path) -> None:
    """It may be the story's: only what differs on the shared picture is the model's."""
    one, two = taken(tmp_path / "a.mp4", 0), tmp_path / "b.mp4"
    dusk = (
        cv2.convertScaleAbs(picture, alpha=1 - place / 60)
        for place, picture in enumerate(scene(COUNT - 1, COUNT + 1))
    )
    encode((np.asarray(each, np.uint8) for each in dusk), two, size=SIZE, rate=FILM)
    parts = [Part(one, 0, COUNT), Part(two, 1, COUNT)]
    changed, done = mend(parts)
    assert changed[1].tint is None
    assert done == ["kept"]


@pytest.mark.parametrize("doubled", [True, False])
def test_motion_runs_evenly_over_a_seam(tmp_path: Path, doubled: bool) -> None:  # noqa: FBT001
    """A picture that comes twice, or one that jumps: a few frames are made anew, none is lost."""
    second = COUNT - 1 if doubled else COUNT + 4
    parts = [
        Part(taken(tmp_path / "a.mp4", 0), 0, COUNT),
        Part(taken(tmp_path / "b.mp4", second), 0, COUNT),
    ]
    changed, done = mend(parts)
    assert done == ["bridged"]
    out = tmp_path / "film.mp4"
    joined = join(changed, None, out, size=SIZE, rate=FILM)
    assert joined.frames == 2 * COUNT
    seen = shown(out)
    steps = [change(one, other) for one, other in pairwise(seen)]
    usual = float(np.median(steps))
    assert len(seen) == 2 * COUNT
    # OpenCV's flow differs a little from run to run: 1.48 to 1.52 were seen.
    assert max(steps[COUNT - 8 : COUNT + 8]) < 1.6 * usual
    assert min(steps[COUNT - 8 : COUNT + 8]) > 0.5 * usual


def test_another_picture_is_no_seam_to_mend(tmp_path: Path) -> None:
    """Where nothing is shared, neither colours nor motion are made up; it is told."""
    other = tmp_path / "other.mp4"
    encode((np.flip(each, 0).copy() for each in scene(300, COUNT, 2)), other, size=SIZE, rate=FILM)
    parts = [Part(taken(tmp_path / "a.mp4", 0), 0, COUNT), Part(other, 0, COUNT)]
    changed, done = mend(parts)
    assert (changed, done) == (parts, ["left"])
    assert SAME[0][0] == 1
