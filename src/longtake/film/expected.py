"""What a film means to look like, so that a cut, a fade or a still shot is no fault."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from longtake.film.overlay import Overlay
from longtake.film.sound import LOUDNESS
from longtake.film.storyboard import Shot, Storyboard
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
    changing: tuple[tuple[int, int], ...] = ()
    """Stretches, first frame and frames, in which one view becomes another, or light goes."""
    frames: int = 0
    """How many there have to be; 0 where nobody knows."""
    rate: Fraction | None = None
    """At which those are counted; None at the file's own."""
    one_shot: bool = False
    """True where there must be no cut that `joins` does not name."""
    master: bool = False
    """True for a finished film: its loudness is promised."""
    loudness: int = LOUDNESS[0]
    """LUFS."""

    @property
    def cuts(self) -> frozenset[int]:
        """The frames at which another view begins."""
        hard = {join.at for join in self.joins if not join.unbroken}
        return frozenset(hard.union(*((at, at + frames) for at, frames in self.changing)))

    @property
    def seams(self) -> tuple[Join, ...]:
        """The joins at which nothing should be seen."""
        return tuple(join for join in self.joins if join.unbroken)


NOTHING = Expected()
"""Of a file that somebody brings."""


def expected_of(board: Storyboard, timeline: Timeline) -> Expected:
    """Give what a film's master means to be."""
    takes = {clip.at: clip.name for clip in timeline.picture}
    before = {after.at: clip.name for clip, after in pairwise(timeline.picture)}
    joins = tuple(
        Join(each.at, before[each.at], takes[each.at], each.kind == "continue")
        for each in timeline.transitions
        if each.at in before
    )
    starts = board.starts()
    cards = [each for each in timeline.overlays if each.ground]
    static = ((starts[shot.id], shot.frames) for shot in board.shots if _still(shot))
    joined = ((each.at - each.before, each.frames) for each in timeline.transitions if each.frames)
    return Expected(
        joins=joins,
        stills=(*static, *((card.at, card.frames) for card in cards)),
        changing=(*joined, *(ends for card in cards for ends in _comes_and_goes(card, timeline))),
        frames=timeline.frames,
        one_shot=True,
        master=True,
        loudness=timeline.sound.loudness,
    )


def _comes_and_goes(card: Overlay, timeline: Timeline) -> Iterator[tuple[int, int]]:
    """Give where a card that hides the picture appears and where it vanishes."""
    end = card.at + card.frames
    if card.at:
        yield card.at, card.fades_in
    if end < timeline.frames:
        yield end - card.fades_out, card.fades_out


def _still(shot: Shot) -> bool:
    return shot.move == "static"
