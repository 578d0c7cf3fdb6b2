"""What an inspection finds amiss in a take or a master, and what can be done about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from longtake.film.time import timecode

MILD: Final = "mild"
"""Worth a look: the film holds."""
SEVERE: Final = "severe"
"""Seen or heard by anybody."""

REMEDIES: Final = {
    "broken": "retake",
    "short": "retake",
    "black": "trim",
    "frozen": "retake",
    "still": "retake",
    "duplicate": "trim",
    "luma step": "grade",
    "colour step": "grade",
    "flicker": "grade",
    "jump": "dissolve",
    "cut": "dissolve",
    "seam": "dissolve",
    "drift": "grade",
    "clipping": "mix",
    "silence": "mix",
    "click": "mix",
    "loudness": "mix",
    "advice": "retake",
    "identity": "retake",
    "look step": "dissolve",
}
"""What helps against each kind: `retake`, `trim`, `grade`, `dissolve` or `mix` (the sound anew)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is amiss."""

    kind: str
    """One of `REMEDIES`."""
    severity: str
    at: int
    """Its first frame, from 0."""
    frames: int
    measure: float
    limit: float
    """What `measure` was held against."""
    what: str
    """In words: what was measured, with its unit."""
    of: str = ""
    """The take that is to blame, where that is known: `1A.1-t2`."""
    price: Decimal | None = None
    """US dollars that the remedy costs at most; None where nobody knows."""

    @property
    def remedy(self) -> str:
        """What helps."""
        return REMEDIES[self.kind]

    @property
    def severe(self) -> bool:
        """True for what anybody sees or hears."""
        return self.severity == SEVERE

    def place(self, rate: Fraction) -> str:
        """Give where it begins, as a timecode."""
        return timecode(self.at, rate)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give findings in the film's order, at one place the severe first."""
    return tuple(sorted(findings, key=lambda each: (each.at, not each.severe, each.kind)))
