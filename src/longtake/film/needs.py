"""What a brief needs of its models: what they would drop in silence is said before it is paid."""

from dataclasses import dataclass

from longtake.film.brief import Brief
from longtake.film.limits import Limits


@dataclass(frozen=True, slots=True)
class Needs:
    """Abilities of a video model that a brief asks for outright."""

    text: bool = False
    """To render from words alone."""
    first: bool = False
    last: bool = False
    seed: bool = False

    def lacking(self, limits: Limits) -> str:
        """Say what a model lacks; empty where it has all."""
        if self.text and not limits.text:
            return "needs a picture to begin with"
        if self.last and not limits.last:
            return "takes no last frame"
        if self.first and not limits.first:
            return "takes no first frame"
        return "takes no seed" if self.seed and not limits.seed else ""


NONE = Needs()


def needs_of(brief: Brief) -> Needs:
    """Give what a brief asks of its video model."""
    return Needs(
        text=brief.mode == "text",
        first=brief.mode in {"keyframe", "chain", "storyboard"},
        last=brief.mode == "keyframe",
        seed=brief.seed != 0,
    )
