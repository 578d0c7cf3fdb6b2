"""Breakdown: each shot cut into segments that one model call renders, each end on its anchor."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from types import MappingProxyType
from typing import Final, TypeAlias

from longtake.film.join import reach
from longtake.film.limits import Limits
from longtake.film.storyboard import Shot, Storyboard


@dataclass(frozen=True, slots=True)
class OnKeyframe:
    """Pinned on a drawn still."""

    keyframe: str
    """The keyframe's id: the shot's own, `1A`, or one that ends a shot, `1A-end`."""


@dataclass(frozen=True, slots=True)
class OnLastFrame:
    """Pinned on the frame that the segment before ends with."""

    segment: str


@dataclass(frozen=True, slots=True)
class Free:
    """Pinned on nothing."""


Anchor: TypeAlias = OnKeyframe | OnLastFrame | Free
FREE = Free()

SPARE = 8
"""Extra model frames that dropping a doubled boundary frame may cost: one rung of an 8n+1 model."""


@dataclass(frozen=True, slots=True)
class Segment:
    """The stretch of a shot that one model call renders. All counts are film frames but `asked`."""

    id: str
    """Shot and number: `1A.1`."""
    shot: str
    start: int
    """Its first frame within the shot."""
    frames: int
    """What the film keeps of it."""
    asked: int
    """What the model is asked for, at the model's own rate."""
    head: int = 0
    """Frames dropped at its start because the segment before ends with the same picture."""
    first: Anchor = FREE
    last: Anchor = FREE
    tail: int = 0
    """Frames that a dissolve goes on with after those that the film keeps."""
    lead: int = 0
    """Frames at its start that the join before changes."""

    @property
    def end(self) -> int:
        """The frame of its shot right after its last."""
        return self.start + self.frames

    @property
    def uses(self) -> int:
        """What the film needs of its take, counted from the take's begin."""
        return self.head + self.frames + self.tail


ENDING: Final = ("storyboard", "keyframe")
"""The modes in which a shot may end on a keyframe of its own."""


def choose_mode(mode: str, limits: Limits) -> str:
    """Give the mode that `auto` means for a model; any other is kept as it is."""
    if mode != "auto":
        return mode
    return "storyboard" if limits.first else "text"


def break_down(
    storyboard: Storyboard,
    limits: Limits,
    mode: str,
    own: Mapping[str, Limits] = MappingProxyType({}),
) -> tuple[Segment, ...]:
    """Give the film's segments in order; they abut, and cover every shot to the frame.

    `mode` is one of `keyframe`, `chain`, `storyboard`, `text` (not `auto`); `own` holds the limits
    of shots that name another model.
    """
    segments: list[Segment] = []
    shots = storyboard.shots
    for place, shot in enumerate(shots):
        can = own.get(shot.id, limits)
        before = (shots[place - 1], segments[-1]) if place else None
        after = shots[place + 1] if place + 1 < len(shots) else None
        ends = (_opening(shot, before, can, mode), _closing(shot, after, can, mode))
        pieces = list(_cut(shot, ends, can, storyboard.rate, segments))
        if before is not None:
            pieces[0] = replace(pieces[0], lead=_lead(*before, shot, storyboard.rate))
        over = reach(shot, after, storyboard.rate).after if shot.join == "dissolve" else 0
        pieces[-1] = _with_tail(pieces[-1], over, can, storyboard.rate)
        segments += pieces
    return tuple(segments)


def goes_on(before: Segment, after: Segment) -> bool:
    """Say whether a segment starts on the very picture that the one before it ends with."""
    return after.first == OnLastFrame(before.id) or (
        after.first != FREE and after.first == before.last
    )


def _lead(shot_before: Shot, before: Segment, shot: Shot, rate: Fraction) -> int:
    """Give the frames of a shot that the join before it changes."""
    wanted = reach(shot_before, shot, rate).after
    return min(wanted, before.tail) if shot_before.join == "dissolve" else wanted


def _with_tail(segment: Segment, over: int, limits: Limits, rate: Fraction) -> Segment:
    """Give a segment with as many frames for a dissolve as the model's lengths give cheaply.

    Where they would cost a longer rung, or are more than one call makes, only those count that
    come anyway.
    """
    kept, own = segment.head + segment.frames, limits.rate or rate
    tail = max(0, min(over, limits.room(rate) - kept))
    asked = limits.asked(kept + tail, rate)
    if asked - segment.asked > SPARE + ceil(tail * own / rate):
        asked = segment.asked
        tail = max(0, min(tail, floor(asked * rate / own) - kept))
    return replace(segment, asked=asked, tail=tail)


def _opening(shot: Shot, before: tuple[Shot, Segment] | None, limits: Limits, mode: str) -> Anchor:
    """Choose what pins a shot's first frame."""
    if mode == "text" or not limits.first:
        return FREE
    if before is not None:
        shot_before, segment_before = before
        carried = mode == "storyboard" and shot_before.join == "continue" and not limits.last
        if mode == "chain" or carried:
            return OnLastFrame(segment_before.id)
    return OnKeyframe(shot.id)


def _closing(shot: Shot, after: Shot | None, limits: Limits, mode: str) -> Anchor:
    """Choose what pins a shot's last frame."""
    if mode not in ENDING or not limits.last:
        return FREE
    if shot.end_keyframe:
        return OnKeyframe(f"{shot.id}-end")
    unbroken = shot.join == "continue" or (mode == "keyframe" and shot.join == "")
    return OnKeyframe(after.id) if after is not None and unbroken else FREE


def _cut(
    shot: Shot,
    ends: tuple[Anchor, Anchor],
    limits: Limits,
    rate: Fraction,
    before: list[Segment],
) -> Iterator[Segment]:
    """Cut one shot where the model's lengths make it cheapest."""
    start, pieces = 0, stretches(shot.frames, limits, rate)
    previous = before[-1] if before else None
    for number, frames in enumerate(pieces, start=1):
        first = ends[0]
        if number > 1 and previous is not None:
            first = OnLastFrame(previous.id) if limits.first and ends[0] != FREE else FREE
        head = _head(first, previous, frames, limits, rate)
        previous = Segment(
            id=f"{shot.id}.{number}",
            shot=shot.id,
            start=start,
            frames=frames,
            asked=limits.asked(frames + head, rate),
            head=head,
            first=first,
            last=ends[1] if number == len(pieces) else FREE,
        )
        start += frames
        yield previous


def _head(
    first: Anchor, previous: Segment | None, frames: int, limits: Limits, rate: Fraction
) -> int:
    """Give 1 where the first frame repeats the frame before it and dropping it costs little."""
    if previous is None or frames + 1 > limits.room(rate):
        return 0
    repeats = first == OnLastFrame(previous.id) or (first != FREE and first == previous.last)
    dearer = limits.asked(frames + 1, rate) - limits.asked(frames, rate)
    return int(repeats and dearer <= SPARE)


@lru_cache
def stretches(frames: int, limits: Limits, rate: Fraction) -> tuple[int, ...]:
    """Give the lengths of a shot's segments: the fewest calls, of those the fewest frames asked.

    Even stretches are tried against full ones with a short last; a tie goes to the even ones,
    because drift grows with length.
    """
    room = limits.room(rate)
    count = ceil(frames / room)
    low, longer = divmod(frames, count)
    even = tuple(low + (number < longer) for number in range(count))
    full = (*[room] * (count - 1), frames - room * (count - 1))
    return min((even, full), key=lambda cut: sum(limits.asked(piece, rate) for piece in cut))
