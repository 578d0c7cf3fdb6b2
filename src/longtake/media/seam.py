"""Seams: where a clip goes on from the one before, what is seen of it, and how it is mended.

Both clips show the same picture there: the one ends with it, the other was rendered from it. What
differs in its colours is the model's doing and never the story's, so one transform for the whole
clip, fitted on that picture, takes it back. Colours that change inside a clip are left alone: that
may be the story's light. A chain is changed where one of its steps shows, or where they add up to
another look.

- A clip whose end is free keeps its transform to the end, and the next one builds on it: a chain
  keeps the look of its first clip. Beyond `_FURTHEST` a clip passes back towards its own colours.
- A clip whose end is pinned on a keyframe is right again there: its transform fades to nothing.
- Where the picture still jumps, or stands still because the shared picture comes twice, a few
  frames are made anew along the motion from one side to the other.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from itertools import pairwise
from math import inf
from typing import Final, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from longtake.capabilities.editor import Mended, Watch
from longtake.capabilities.errors import BadOutput
from longtake.film.picture import Size
from longtake.media.blend import between, flow, moved
from longtake.media.colour import I420
from longtake.media.cuts import Source, Stretch
from longtake.media.glimpse import glimpses, small
from longtake.media.isolate import guarded
from longtake.media.join import Part
from longtake.media.sources import fitting
from longtake.media.splice import decoded
from longtake.media.tint import SAME, Matrix, Tint, coloured
from longtake.media.watch import unwatched

_COARSE: Final = 20
"""Width at which most of an encoder's noise is gone: fitted on finer pictures, its blur would be
taken for paler colours, and that adds up along a chain."""
_BROAD: Final = 10
"""Width at which it is judged whether a transform explains a difference: no noise is left there."""
_ROUNDED: Final = 0.6
"""Code values by which a codec's rounding lifts U and V: it rounds up wherever it looks between
pixels, and a picture long after its sync frame has gathered 0.55 (2026-11-27). Taken for the
model's doing, that would tint a chain that needs nothing, and hide drifts of a level a hop."""
_NEAR: Final = 8
"""Frames on either side of a seam that are looked at."""
_SHOWS: Final = 1.5
"""Times the film's usual change from frame to frame: a larger step is seen as a seam."""
_UNSEEN: Final = 2.0
"""Of 255: below it a step is not seen, however still the film is. A sync frame alone makes 1.5."""
_FAR: Final = 4.0
"""Of 255: a picture that has drifted farther from its chain's first clip looks like another."""
_STUTTERS: Final = 0.5
"""Times the usual change: a smaller step is seen as a stop."""
_BRIDGES: Final = (2, 4, 6)
"""Frames on either side that are made anew: as many as it takes."""
_EXPLAINED: Final = 0.6
"""What may be left of a difference for a transform, or a motion, to count as its reason."""
_FURTHEST: Final = 64.0
"""Code values by which a carried transform may move a colour: a quarter of the range."""
_GIVEN: Final = 0.2
"""Variance (code values squared) below which a picture says too little about its own colours."""

Colours: TypeAlias = NDArray[np.float64]
"""Y, U and V of some places of a picture, `(n, 3)`, in code values."""


@dataclass(frozen=True, slots=True)
class _View:
    """Small pictures of a part: the shared one, its first, and its last."""

    shared: I420
    opening: list[I420]
    closing: list[I420]


def visible(usual: float) -> float:
    """Give the step above which a seam shows."""
    return max(_SHOWS * usual, _UNSEEN)


def mended(  # noqa: PLR0913 - each is a fact of the film
    parts: Sequence[Part],
    places: Collection[int],
    *,
    pinned: Sequence[bool],
    size: Size,
    rate: Fraction,
    watch: Watch = unwatched,
) -> tuple[list[Part], list[Mended]]:
    """Give the parts so that the seams at the start of those at `places` show less.

    `pinned` says of every part whether its end is pinned on a keyframe.
    """
    near = sorted({place for at in places for place in (at - 1, at)})
    views: dict[int, _View] = {}
    for number, place in enumerate(near):
        watch(number / len(near))
        views[place] = _view(parts[place], size, rate)
    if not views:
        return list(parts), []
    usual = _usual(views)
    fits = {place: _taken_back(views[place - 1], views[place]) for place in sorted(places)}
    wanted = {
        place
        for chain in _chains(fits, pinned)
        if _drifts(chain, fits, views, usual)
        for place in chain
    }
    found, seams, carried, at = list(parts), list[Mended](), SAME, 0
    for place in range(1, len(parts)):
        at += parts[place - 1].frames
        if place not in fits:
            carried = SAME
            continue
        part, sides = parts[place], (views[place - 1], views[place])
        start = product(carried, fits[place]) if place in wanted else SAME
        bridge, seam = _judged(at, sides, (carried, start), part, usual)
        end = SAME if pinned[place] else _within_reason(start)
        tint = Tint(start, end, part.first, part.frames) if start != SAME else None
        found[place] = replace(part, tint=tint, bridge=bridge)
        seams.append(seam)
        carried = end
    return found, seams


def _taken_back(gone: _View, come: _View) -> Matrix:
    """Give the transform that takes a clip's colours back to those of the one before it."""
    last, shared = gone.closing[-1], come.shared
    source, goal = colours(shared, _COARSE), colours(last, _COARSE)
    rounded = _rounded(source, goal)
    fitted = fit(source, goal - rounded)
    source, goal = colours(shared, _BROAD), colours(last, _BROAD) - rounded
    explains = _apart(_turned(source, fitted), goal) < _EXPLAINED * _apart(source, goal)
    return fitted if explains else SAME


def _rounded(have: Colours, want: Colours) -> Colours:
    """Give what of the lift from one picture to another a codec's rounding may have done."""
    lift = np.median(want - have, axis=0)
    return np.clip(lift, 0, (0, _ROUNDED, _ROUNDED))


def _chains(places: Iterable[int], pinned: Sequence[bool]) -> Iterator[list[int]]:
    """Give the seams in rows along which a drift adds up: a keyframe ends a row."""
    row: list[int] = []
    for place in places:
        if row and (place != row[-1] + 1 or pinned[place - 1]):
            yield row
            row = []
        row.append(place)
    if row:
        yield row


def _drifts(
    chain: Sequence[int], fits: Mapping[int, Matrix], views: Mapping[int, _View], usual: float
) -> bool:
    """Say whether the colours of a chain step or, from its first clip on, drift visibly."""
    owed = SAME
    for place in chain:
        gone, come = views[place - 1], views[place]
        owed = product(owed, fits[place])
        steps = fits[place] != SAME and change(gone.closing[-1], come.opening[0]) > visible(usual)
        if steps or change(come.shared, _under(come.shared, owed)) > _FAR:
            return True
    return False


def _judged(
    at: int,
    sides: tuple[_View, _View],
    colours: tuple[Matrix, Matrix],
    part: Part,
    usual: float,
) -> tuple[int, Mended]:
    """Give the frames to bridge, and what was seen; `colours` are those right and left of it."""
    carried, start = colours
    last, first = _under(sides[0].closing[-1], carried), sides[1].opening[0]
    step, limit = change(sides[0].closing[-1], first), visible(usual)
    after = change(last, _under(first, start))
    done = ["corrected"] if start != SAME else []
    bridge, smooth = _bridged(sides, colours, part, limit)
    stops = part.first == 0 and after < _STUTTERS * usual and usual > _UNSEEN
    if bridge and (stops or (after > limit and smooth < after)):
        after, done = smooth, [*done, "bridged"]
    else:
        bridge = 0
    words = " and ".join(done) or ("left" if after > limit else "kept")
    return bridge, Mended(at, step, after, usual, words)


def _bridged(
    sides: tuple[_View, _View], colours: tuple[Matrix, Matrix], part: Part, limit: float
) -> tuple[int, float]:
    """Give the frames on either side that motion can bridge, none or a few, and the step left."""
    gone, come = sides
    best = (0, inf)
    for bridge in _BRIDGES:
        if min(len(gone.closing), len(come.opening)) <= bridge or part.frames <= 2 * bridge:
            break
        before = _under(gone.closing[-1 - bridge], colours[0])
        after = _under(come.opening[bridge], colours[1])
        reached = moved(before, flow(before, after), 1.0)
        if change(reached, after) > _EXPLAINED * change(before, after):
            break
        row = [before, *between(before, after, 2 * bridge), after]
        left = max(change(one, other) for one, other in pairwise(row))
        best = min(best, (bridge, left), key=lambda tried: tried[1])
        if left <= limit:
            break
    return best


def change(one: I420, other: I420) -> float:
    """Give the mean difference of two pictures: that of light plus that of colour, of 255."""
    height = one.shape[0] * 2 // 3
    apart = cv2.absdiff(one, other)
    return float(apart[:height].mean() + apart[height:].mean())


def fit(have: Colours, want: Colours) -> Matrix:
    """Give the transform that takes one picture's colours to another's of the same scene.

    Least squares that give less and less weight to what does not fit, because things may have
    moved; colours of which the picture says nothing stay as they are.
    """
    middle = have.mean(axis=0)
    inputs, moves = have - middle, want - have
    weights = np.ones(len(have))
    for _ in range(_ROUNDS):
        total = weights.sum()
        centre, shift = (weights @ inputs) / total, (weights @ moves) / total
        spread = inputs - centre
        slopes = np.linalg.solve(
            (spread * weights[:, None]).T @ spread + _GIVEN * total * np.eye(3),
            (spread * weights[:, None]).T @ (moves - shift),
        )
        left = np.abs(moves - shift - spread @ slopes).sum(axis=1)
        weights = 1 / (1 + (left / (2 * np.median(left) + 0.5)) ** 2)
    gain = np.eye(3) + slopes.T
    offset = shift - slopes.T @ (middle + centre)
    return _plain(np.hstack([gain, offset[:, None]]))


_ROUNDS: Final = 6


def product(after: Matrix, before: Matrix) -> Matrix:
    """Give the transform that does one after the other."""
    if SAME in {after, before}:
        return before if after == SAME else after
    bottom = [[0.0, 0.0, 0.0, 1.0]]
    both = np.vstack([after, bottom]) @ np.vstack([before, bottom])
    return _plain(both[:3])


def _within_reason(matrix: Matrix) -> Matrix:
    """Give a transform that may be carried on: no farther than `_FURTHEST` from no change."""
    farthest = float(np.abs(_GRID @ (np.array(matrix) - np.array(SAME)).T).max())
    share = min(1.0, _FURTHEST / farthest) if farthest else 1.0
    return _plain((1 - share) * np.array(SAME) + share * np.array(matrix))


_GRID: Final = np.array(
    [(y, u, v, 1) for y in (40, 125, 210) for u in (100, 128, 156) for v in (100, 128, 156)],
    np.float64,
)
"""Colours as films have them."""


def _plain(matrix: NDArray[np.float64]) -> Matrix:
    rows = (tuple(round(float(value), 6) for value in row) for row in matrix)
    return tuple((a, b, c, d) for a, b, c, d in rows)


def colours(picture: I420, wide: int) -> Colours:
    """Give a picture's colours, averaged over places of which so many lie beside each other.

    They are not rounded: drifts are smaller than a code value.
    """
    height, width = picture.shape[0] * 2 // 3, picture.shape[1]
    to = (wide, max(1, round(height * wide / width)))
    planes = [picture[:height], *picture[height:].reshape(2, height // 2, width // 2)]
    means = [
        cv2.resize(plane.astype(np.float32), to, interpolation=cv2.INTER_AREA).ravel()
        for plane in planes
    ]
    return np.stack(means, axis=1).astype(np.float64)


def _turned(these: Colours, matrix: Matrix) -> Colours:
    rows = np.array(matrix)
    return np.asarray(these @ rows[:, :3].T + rows[:, 3], np.float64)


def _apart(these: Colours, those: Colours) -> float:
    """Give the mean difference as `change` does: that of light plus that of colour."""
    light, *colour = np.abs(these - those).mean(axis=0)
    return float(light + np.mean(colour))


def _under(picture: I420, matrix: Matrix) -> I420:
    return picture if matrix == SAME else coloured(picture, np.array(matrix))


def _usual(views: Mapping[int, _View]) -> float:
    rows = [row for view in views.values() for row in (view.opening, view.closing)]
    changes = [change(one, other) for row in rows for one, other in pairwise(row)]
    return float(np.median(changes)) if changes else 0.0


def _view(part: Part, size: Size, rate: Fraction) -> _View:
    """Look at a part's ends: packets that fit are decoded there, others from their beginning."""
    shared = max(part.first - 1, 0)
    opening = (shared, min(part.first + _NEAR, part.stop))
    closing = (max(part.stop - _NEAR, part.first), part.stop)
    index = fitting(part.path, size, rate)
    if index is None:
        look = partial(glimpses, size=size, rate=rate)
        seconds = _PATIENCE + part.stop * _PER_FRAME
        begun, ended = guarded(look, part.path, (opening, closing), seconds=seconds)
    else:
        source = Source(part.path, index, part.path.name)
        begun, ended = (
            [small(each) for each in decoded(Stretch(source, *span), rate)]
            for span in (opening, closing)
        )
    if len(begun) <= part.first - shared or not ended:
        raise BadOutput(f"{part.path.name} ends before the film is done with it")
    return _View(begun[0], begun[part.first - shared :], ended)


_PATIENCE: Final = 60.0
_PER_FRAME: Final = 1.0
