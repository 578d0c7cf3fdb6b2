"""What a brief needs of its models: what they would drop in silence is said before it is paid."""

from dataclasses import dataclass
from typing import Final

from longtake.film.brief import Brief
from longtake.film.limits import Limits


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

    def lacking(self, limits: Limits) -> str:
        """Say what a model lacks; empty where it has all."""
        lacks = (
            said
            for ability, said in _LACKING.items()
            if getattr(self, ability) and not getattr(limits, ability)
        )
        return next(lacks, "")


_LACKING: Final = {
    "text": "needs a picture to begin with",
    "last": "takes no last frame",
    "first": "takes no first frame",
    "seed": "takes no seed",
    "references": "takes no reference pictures",
    "edits": "changes no picture that it is given",
    "masks": "takes no mask",
}
"""What is said of a model without an ability, the gravest first."""
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
