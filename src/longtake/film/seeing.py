"""What the picture's curves show amiss. Limits were tuned by `benchmarks/detectors.py`."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import exp, hypot
from statistics import median
from typing import Final

from longtake.film.curves import STRIDE, Curves, Look, PictureCurves
from longtake.film.expected import Expected
from longtake.film.finding import MILD, SEVERE, Finding
from longtake.film.stretches import bridged, runs, spans, usual, within

_BLACK: Final = 20.0
_BARE: Final = 2.5
"""Contrast below which a dark picture shows nothing."""
_FADING: Final = 14.0
"""Levels from a picture to the next that a fade takes at most."""
_STILL: Final = 0.35
"""Levels of change that an encoder leaves in a picture that is held."""
_HELD: Final = 0.15
"""What of it is left at most in the middle of a stretch."""
_STIR: Final = 2.5
"""The same in the part that changes most."""
_LEAST: Final = 0.12
_LITTLE: Final = 0.4
"""Of the middle of a view's movement."""
_WHOLE: Final = 0.95
_REFRESH: Final = 1.2
"""Levels by which a sync frame may differ from the held picture before it."""
_REACH: Final = 8
_REPEATED: Final = 0.25
"""Of the usual change: below it a picture is the one before."""
_STEP: Final = 3.0
_COLOUR_STEP: Final = 1.5
_STANDS_OUT: Final = 4.0
_SAME: Final = 0.75
_SPRING: Final = 2.5
_FLICKER: Final = 0.7
_WINDOW: Final = 5
_BARELY: Final = 8
SEAM: Final = 1.5
"""Times the film's median change that the step at a seam may measure."""
_POOR: Final = 3
"""Pictures before a cut on which an encoder saves: nothing is predicted from them."""
_EDGE: Final = 0.15
_CLEAR: Final = 6
_MOSTLY: Final = 0.65
_LOOKS: Final = 8


def seen(curves: Curves, expected: Expected) -> Iterator[Finding]:
    """Give what is amiss in the picture."""
    if not curves.frames:
        return
    picture = curves.picture
    black = list(_black(curves, expected))
    dark = [(each.at, each.frames) for each in black]
    yield from black
    cuts = cuts_of(curves, expected)
    held = list(_frozen(curves, expected, cuts, dark))
    yield from held
    stopped = [(each.at, each.frames) for each in held]
    flicker = list(_flicker(picture, cuts))
    yield from flicker
    restless = [(each.at - 2, each.frames + 4) for each in flicker]
    repeats = list(_repeated(curves, expected, cuts, [*dark, *stopped, *restless]))
    yield from repeats
    poor = [(cut - _POOR, _POOR) for cut in cuts]
    changing = [(at - 2, frames + 4) for at, frames in expected.changing]
    excused = [*restless, *poor, *changing, *_around_it(dark), *_after(stopped)]
    yield from _steps(picture, cuts, excused)
    caught_up = _after([(each.at, each.frames) for each in repeats])
    yield from _jumps(picture, expected, cuts, [*excused, *caught_up])
    yield from _seams(curves, expected)
    yield from _drifts(picture, cuts)


def cuts_of(curves: Curves, expected: Expected) -> frozenset[int]:
    """Give the frames at which another view begins: those that are meant, or those that show."""
    if expected.one_shot:
        return expected.cuts
    picture = curves.picture
    return frozenset(
        at for at in range(1, curves.frames) if _springs(picture, at) and not _fits(picture, at)
    )


def _fits(picture: PictureCurves, at: int) -> bool:
    """Say whether a picture shows the things of the one before, wherever they are now."""
    return max(picture.likeness[at], picture.aligned[at]) >= _SAME


def _springs(picture: PictureCurves, at: int) -> bool:
    """Say whether a picture differs from the one before as those around it do not."""
    around = usual(picture.change, at, _REACH)
    return picture.change[at] > max(2.0, _SPRING * around)


def _around_it(stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the two places at which each stretch is entered and left."""
    return [(at - 1, 3) for at, _ in stretches] + _after(stretches)


def _after(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the places at which what stood still has caught up."""
    return [(at + frames - 1, 3) for at, frames in stretches]


def _black(curves: Curves, expected: Expected) -> Iterator[Finding]:
    picture, changing = curves.picture, expected.changing
    flags = [
        luma < _BLACK and contrast < _BARE
        for luma, contrast in zip(picture.luma, picture.contrast, strict=True)
    ]
    for at, frames in runs(flags):
        whole = frames == curves.frames
        hard = whole or _hard(picture.luma, at) or _hard(picture.luma, at + frames)
        meant = any(at <= first + length and first <= at + frames for first, length in changing)
        if (not hard or meant) and not whole and frames <= 2 * curves.rate:
            continue
        what = "black from end to end" if whole else f"{frames} black pictures"
        severity = SEVERE if hard else MILD
        yield Finding(
            "black", severity, at, frames, min(picture.luma[at : at + frames]), _BLACK, what
        )


def _hard(luma: Sequence[float], at: int) -> bool:
    """Say whether light springs at a place inside the clip."""
    return 0 < at < len(luma) and abs(luma[at] - luma[at - 1]) > _FADING


def _frozen(
    curves: Curves, expected: Expected, cuts: frozenset[int], dark: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    """Give stretches in which a moving picture stops, and whole clips that never move."""
    change, least = curves.picture.change, max(12, round(curves.rate / 2))
    for start, stop in spans(cuts, curves.frames):
        own, stir = change[start + 1 : stop], curves.picture.stir[start + 1 : stop]
        level = _level(own)
        still = [a < level and b < _STIR for a, b in zip(own, stir, strict=True)]
        flags = bridged(still, [each < _REFRESH for each in own])
        for first, length in runs(flags):
            at = start + first
            if (
                length < least
                or within(at + 1, length, dark)
                or within(at, length, expected.stills)
            ):
                continue
            if length >= _WHOLE * len(own):
                yield from _never_moves(curves, expected, at, length + 1)
            elif _abrupt(own, first, length):
                what = f"the picture stops for {length / float(curves.rate):.1f} s"
                severity = SEVERE if length >= curves.rate else MILD
                yield Finding(
                    "frozen",
                    severity,
                    at,
                    length + 1,
                    median(own[first : first + length]),
                    _STILL,
                    what,
                )


def _level(own: Sequence[float]) -> float:
    """Give the change below which a view holds still: where little moves, less than elsewhere."""
    moving = [each for each in own if each > _LEAST]
    return min(_STILL, max(_LEAST, _LITTLE * median(moving))) if moving else _STILL


def _abrupt(own: Sequence[float], first: int, length: int) -> bool:
    """Say whether a stop comes out of movement: whatever comes to rest slows down before."""
    end = first + length
    within = median(own[first:end])
    beside = max(own[max(0, first - 2) : first] or own[end : end + 2], default=0.0)
    near = own[first] if first else own[end - 1]
    return within < _HELD and beside > max(1.4 * _LEAST, 2 * near, 4 * within)


def _never_moves(curves: Curves, expected: Expected, at: int, frames: int) -> Iterator[Finding]:
    if expected.one_shot:
        whole = frames >= _WHOLE * curves.frames
        what = "nothing moves from end to end" if whole else "nothing moves in this shot"
        yield Finding(
            "still",
            SEVERE if whole else MILD,
            at,
            frames,
            median(curves.picture.change[at + 1 : at + frames]),
            _STILL,
            what,
        )


def _repeated(
    curves: Curves, expected: Expected, cuts: frozenset[int], excused: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    """Give pictures that are shown twice while everything around them moves."""
    change = curves.picture.change
    flags = [False] + [
        at not in cuts
        and change[at] < max(_STILL / 2, _REPEATED * (around := _moving(change, at)))
        and around > 2 * _STILL
        for at in range(1, curves.frames)
    ]
    found = [
        (at, frames)
        for at, frames in runs(flags)
        if not within(at, frames, excused) and not within(at - 1, frames, expected.stills)
    ]
    if sum(frames for _, frames in found) > max(6, curves.frames / 6):
        share = sum(frames for _, frames in found) / curves.frames
        rate = float(curves.rate) * (1 - share)
        what = f"pictures are shown again and again: as if made at {rate:.3g} a second"
        yield Finding(
            "duplicate", MILD, found[0][0], curves.frames - found[0][0], share, 1 / 6, what
        )
        return
    for at, frames in found:
        what = (
            "a picture is shown twice" if frames == 1 else f"a picture is shown {frames + 1} times"
        )
        yield Finding(
            "duplicate", MILD, at, frames, change[at], _REPEATED * _moving(change, at), what
        )


def _moving(change: Sequence[float], at: int) -> float:
    """Give the usual change on the side of a picture that moves less."""
    sides = (change[max(1, at - _CLEAR) : at], change[at + 1 : at + 1 + _CLEAR])
    return min((median(side) for side in sides if side), default=0.0)


def _flicker(picture: PictureCurves, cuts: frozenset[int]) -> Iterator[Finding]:
    """Give stretches whose light swings from picture to picture."""
    luma, last = picture.luma, len(picture.luma) - 1
    swing = [
        0.0
        if at in {0, last} or at in cuts or at + 1 in cuts
        else abs(luma[at] - (luma[at - 1] + luma[at + 1]) / 2)
        for at in range(len(luma))
    ]
    level = [median(swing[max(0, at - _WINDOW) : at + _WINDOW + 1]) for at in range(len(swing))]
    for at, frames in runs(each > _FLICKER for each in level):
        if frames >= _BARELY:
            measure = median(swing[at : at + frames])
            what = f"the light swings by {measure:.1f} levels from picture to picture"
            yield Finding(
                "flicker",
                SEVERE if measure > 2 * _FLICKER else MILD,
                at,
                frames,
                measure,
                _FLICKER,
                what,
            )


def _steps(
    picture: PictureCurves, cuts: frozenset[int], excused: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    """Give the places where light or colour springs while the view stays."""
    light = _differences(picture.luma)
    tint = [
        hypot(blue, red)
        for blue, red in zip(_differences(picture.blue), _differences(picture.red), strict=True)
    ]
    for at in range(1, len(light)):
        if at in cuts or not _fits(picture, at) or within(at, 1, excused):
            continue
        luma, colour = abs(light[at]), tint[at]
        if luma > _STEP and luma > _STANDS_OUT * _around(light, at) and luma >= colour:
            what = f"the light springs by {light[at]:+.1f} levels"
            yield Finding(
                "luma step", SEVERE if luma > 2 * _STEP else MILD, at, 1, luma, _STEP, what
            )
        elif (
            colour > _COLOUR_STEP
            and colour > _STANDS_OUT * _around(tint, at)
            and colour > 0.35 * luma
        ):
            what = f"the colour springs by {colour:.1f} levels"
            severity = SEVERE if colour > 3 * _COLOUR_STEP else MILD
            yield Finding("colour step", severity, at, 1, colour, _COLOUR_STEP, what)


def _around(curve: Sequence[float], at: int) -> float:
    """Give the greatest of the three places on either side."""
    sides = (*curve[max(1, at - 3) : at], *curve[at + 1 : at + 4])
    return max(map(abs, sides), default=0.0)


def _differences(curve: Sequence[float]) -> list[float]:
    return [0.0, *(after - before for before, after in pairwise(curve))]


def _jumps(
    picture: PictureCurves,
    expected: Expected,
    cuts: frozenset[int],
    excused: Sequence[tuple[int, int]],
) -> Iterator[Finding]:
    """Give the places where things are suddenly elsewhere, or another view comes unasked."""
    light = _differences(picture.luma)
    seams = {join.at for join in expected.seams}
    for at in range(1, len(light)):
        if at in cuts or at in seams or within(at, 1, excused) or not _springs(picture, at):
            continue
        change = picture.change[at]
        around = usual(picture.change, at, _REACH)
        if _fits(picture, at):
            if abs(light[at]) < change / 2:
                what = f"the picture jumps: {change / max(around, 0.1):.1f} times the usual change"
                yield Finding("jump", SEVERE, at, 1, change, _SPRING * around, what)
        elif expected.one_shot:
            what = "another view begins where no cut is planned"
            yield Finding("cut", SEVERE, at, 1, change, _SPRING * around, what)


def step_ratio(curves: Curves, at: int, cuts: frozenset[int] = frozenset()) -> float:
    """Give the change at a join over the film's own median change from picture to picture."""
    change = [
        each for place, each in enumerate(curves.picture.change) if place and place not in cuts
    ]
    return curves.picture.change[at] / max(0.5, median(change)) if change else 0.0


def _seams(curves: Curves, expected: Expected) -> Iterator[Finding]:
    for join in expected.seams:
        if not 0 < join.at < curves.frames:
            continue
        ratio = step_ratio(curves, join.at, expected.cuts)
        if ratio > SEAM:
            what = f"the step at the join is {ratio:.1f} times the film's usual change"
            yield Finding(
                "seam",
                SEVERE if ratio > 2 * SEAM else MILD,
                join.at,
                1,
                ratio,
                SEAM,
                what,
                of=join.after,
            )


_DRIFTS: Final = (
    ("luma", "the light drifts by {0:+.0f} levels", 10.0),
    ("contrast", "the contrast drifts by {1:+.0%}", 0.16),
    ("saturation", "the saturation drifts by {1:+.0%}", 0.2),
    ("sharpness", "the sharpness drifts by {1:+.0%}", 0.4),
)
_QUICK: Final = 6.0
"""Levels in `STRIDE` pictures: what changes faster is a step, a fade or a scene's own light."""
_QUICK_RATIO: Final = 0.08
_COARSE: Final = 4.0
"""By how much an encoder moves sharpness more than anything else from picture to picture."""
_SEEN: Final = 0.85
"""Share of a picture that must be found again in the next look."""


def _drifts(picture: PictureCurves, cuts: frozenset[int]) -> Iterator[Finding]:
    """Give what changes slowly between the first and the last 15 % of a view."""
    for start, stop in spans(cuts, len(picture.luma)):
        looks = picture.looks[-(-start // STRIDE) : max(0, (stop - 1) // STRIDE)]
        slow = [look for look in looks if _slow(look)]
        if len(slow) < max(_LOOKS, 0.6 * len(looks)):
            continue
        for name, words, limit in _DRIFTS:
            steps = [getattr(look, name) for look in slow]
            moved = _moved(steps)
            if abs(moved) > limit and _steady(steps, moved):
                what = words.format(moved, exp(min(moved, 5)) - 1)
                severity = SEVERE if abs(moved) > 2 * limit else MILD
                yield Finding("drift", severity, start, stop - start, moved, limit, what)


def _slow(look: Look) -> bool:
    """Say whether a look can be part of a drift: the same things were found, a little changed."""
    ratios = (look.contrast, look.saturation, look.sharpness / _COARSE)
    quick = abs(look.luma) > _QUICK or any(abs(each) > _QUICK_RATIO for each in ratios)
    return look.seen >= _SEEN and not quick


def _steady(steps: Sequence[float], moved: float) -> bool:
    """Say whether most steps lead the same way: an encoder's own swings do not."""
    return sum(step * moved > 0 for step in steps) >= _MOSTLY * len(steps)


def _moved(steps: Sequence[float]) -> float:
    """Give how far the sum of steps has come from the mean of its first 15 % to its last."""
    level, sums = 0.0, [0.0]
    for step in steps:
        level += step
        sums.append(level)
    edge = max(1, round(_EDGE * len(sums)))
    return sum(sums[-edge:]) / edge - sum(sums[:edge]) / edge
