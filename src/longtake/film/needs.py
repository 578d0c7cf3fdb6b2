"""What a brief needs of its models: what they would drop in silence is said before it is paid."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from longtake.film.brief import Brief
from longtake.film.limits import Limits
from longtake.film.storyboard import Storyboard
from longtake.film.time import seconds


@dataclass(frozen=True, slots=True)
class Needs:
    """Abilities of a model that are asked for outright."""

    text: bool = False
    """To render from words alone."""
    first: bool = False
    last: bool = False
    seed: bool = False
    references: bool = False
    edits: bool = False
    masks: bool = False
    cue: Fraction = Fraction(0)
    """Seconds of music in one piece: a wish, since a shorter cue goes on without a seam."""

    def lacking(self, limits: Limits) -> str:
        """Say what a model lacks; empty where it has all."""
        for ability, lack in _LACKS.items():
            if getattr(self, ability) and not getattr(limits, ability):
                return lack
        own = limits.cue(self.cue)
        return f"composes {float(own):g} s at most" if own < self.cue else ""


_LACKS: Final = {
    "text": "needs a picture to begin with",
    "last": "takes no last frame",
    "first": "takes no first frame",
    "seed": "takes no seed",
    "references": "takes no reference pictures",
    "edits": "changes no picture that it is given",
    "masks": "takes no mask",
}
"""What a model is said to lack, by the ability; the first that it lacks is told."""

NONE = Needs()


def needs_of(brief: Brief) -> Needs:
    """Give what a brief asks of its video model."""
    return Needs(
        text=brief.mode == "text",
        first=brief.mode in {"keyframe", "chain", "storyboard"},
        last=brief.mode == "keyframe",
        seed=brief.seed != 0,
    )


def picture_needs_of(brief: Brief) -> Needs:
    """Give what a brief asks of its picture model."""
    return Needs(references=brief.link in {"first", "previous"})


def music_needs_of(brief: Brief, storyboard: Storyboard | None) -> Needs:
    """Give what a film wishes of its composer: all of its length, once that is known, at once."""
    if storyboard is None:
        return Needs(cue=brief.seconds or Fraction(0))
    return Needs(cue=seconds(storyboard.frames, storyboard.rate))
