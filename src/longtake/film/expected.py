"""What a film means to look like, so that a cut, a fade or a still shot is no fault."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from longtake.film.segment import FREE, OnLastFrame, Segment
from longtake.film.storyboard import Storyboard
from longtake.film.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Join:
    """Where a clip meets the next one."""

    at: int
    """The first frame of the later clip."""
    before: str
    """The earlier clip's take."""
    after: str
    unbroken: bool
    """True where the picture is to run on."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What is known beforehand of a file, in its own frames."""

    joins: tuple[Join, ...] = ()
    stills: tuple[tuple[int, int], ...] = ()
    """Stretches, first frame and frames, that are meant to hold still."""
    frames: int = 0
    """How many there have to be; 0 where nobody knows."""
    one_shot: bool = False
    """True where there must be no cut that `joins` does not name."""
    master: bool = False
    """True for a finished film: its loudness is promised."""

    @property
    def cuts(self) -> frozenset[int]:
        """The frames at which another view begins."""
        return frozenset(join.at for join in self.joins if not join.unbroken)

    @property
    def seams(self) -> tuple[Join, ...]:
        """The joins at which nothing should be seen."""
        return tuple(join for join in self.joins if join.unbroken)


NOTHING = Expected()
"""Of a file that somebody brings."""


def expected_of(board: Storyboard, segments: Sequence[Segment], timeline: Timeline) -> Expected:
    """Give what a film's master means to be."""
    by_place = dict(zip(segments, timeline.picture, strict=True))
    joins = tuple(
        Join(
            by_place[after].at,
            by_place[before].name,
            by_place[after].name,
            _unbroken(before, after),
        )
        for before, after in pairwise(segments)
    )
    starts = board.starts()
    stills = tuple((starts[shot.id], shot.frames) for shot in board.shots if shot.move == "static")
    return Expected(joins, stills, timeline.frames, one_shot=True, master=True)


def _unbroken(before: Segment, after: Segment) -> bool:
    """Say whether a segment starts on the picture that the one before ends with."""
    shared = after.first != FREE and after.first == before.last
    return before.shot == after.shot or shared or after.first == OnLastFrame(before.id)
