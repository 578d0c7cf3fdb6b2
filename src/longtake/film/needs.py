"""What a brief needs of its models: what they would drop in silence is said before it is paid."""

from dataclasses import dataclass

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
        if self.text and not limits.text:
            return "needs a picture to begin with"
        if self.last and not limits.last:
            return "takes no last frame"
        if self.first and not limits.first:
            return "takes no first frame"
        if self.seed and not limits.seed:
            return "takes no seed"
        if self.references and not limits.references:
            return "takes no reference pictures"
        if self.edits and not limits.edits:
            return "changes no picture that it is given"
        return "takes no mask" if self.masks and not limits.masks else ""


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
