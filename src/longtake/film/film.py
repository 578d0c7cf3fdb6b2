"""The film: brief, storyboard, takes and selects as one value, and its states."""

from dataclasses import dataclass, replace
from typing import Final, Self

from longtake.film.brief import Brief
from longtake.film.storyboard import Storyboard
from longtake.film.take import Select, Take

STATES: Final = (
    "queued",
    "planning",
    "drawing",
    "rendering",
    "conforming",
    "done",
    "failed",
    "cancelled",
    "waiting",
)
OVER: Final = frozenset({"done", "failed", "cancelled"})
_ANYTIME: Final = frozenset({"queued", "failed", "cancelled", "waiting"})
FOLLOWS: Final = {
    "queued": _ANYTIME | {"planning"},
    "planning": _ANYTIME | {"drawing", "rendering", "conforming", "done"},
    "drawing": _ANYTIME | {"rendering", "conforming", "done"},
    "rendering": _ANYTIME | {"conforming"},
    "conforming": _ANYTIME | {"done"},
    "done": frozenset({"queued"}),
    "failed": frozenset({"queued"}),
    "cancelled": frozenset({"queued"}),
    "waiting": _ANYTIME | {"planning", "drawing", "rendering", "conforming"},
}
"""The states that may come next; a new run begins again at `queued`."""


@dataclass(frozen=True, slots=True)
class Film:
    """Everything that is known of one film."""

    id: str
    brief: Brief
    state: str = "queued"
    storyboard: Storyboard | None = None
    revision: int = 0
    """Of the storyboard, from 1."""
    takes: tuple[Take, ...] = ()
    selects: tuple[Select, ...] = ()

    @property
    def board(self) -> Storyboard:
        """The storyboard of a film that has been planned; raises `ValueError` before."""
        if self.storyboard is None:
            message = f"film {self.id} has no storyboard yet"
            raise ValueError(message)
        return self.storyboard

    def with_take(self, take: Take) -> Self:
        """Give the film with one more take."""
        return replace(self, takes=(*self.takes, take))

    def with_select(self, select: Select) -> Self:
        """Give the film with `select` in the place of an earlier choice for the same thing."""
        others = tuple(held for held in self.selects if held.of != select.of)
        return replace(self, selects=(*others, select))
