"""What each way of planning (story, advert, script) hands over to be laid out."""

from dataclasses import dataclass
from fractions import Fraction

from longtake.providers.sketch.plans.casting import Part
from longtake.providers.sketch.plans.draft import Draft


@dataclass(frozen=True, slots=True)
class Plan:
    """The shots in order, who is in them, and what the film is like."""

    drafts: tuple[Draft, ...]
    parts: tuple[Part, ...]
    mood: str
    title: str
    seconds: Fraction
    style: str = ""
    """The look in words, where the way of planning has one of its own."""
    archetype: str = ""
    reasoning: str = ""
