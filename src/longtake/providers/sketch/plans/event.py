"""One thing that happens in what a prompt tells."""

from dataclasses import dataclass, field

from longtake.film.storyboard import Line
from longtake.providers.sketch.lexicon.forms import actions
from longtake.providers.sketch.plans.draft import Where


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happens."""

    text: str
    """As a sentence that stands on its own."""
    who: tuple[str, ...] = ()
    """Cast names that it shows, the one who does it first."""
    things: tuple[str, ...] = ()
    """Things that it shows, as `the red balloon`."""
    verb: str = ""
    where: Where = field(default_factory=lambda: Where(""))
    line: Line | None = None
    language: str = "en"
    craft: str = ""
    """The boat that whoever it shows is in, as `the small boat`; or nothing."""

    @property
    def action(self) -> str:
        """Its action, one of `staging.ACTIONS`."""
        return actions().get(self.verb, "stands")

    @property
    def aboard(self) -> str:
        """Where its people are, as ` in the small boat`; or nothing."""
        return f" in {self.craft}" if self.craft and self.where.kind in ("sea", "river") else ""
