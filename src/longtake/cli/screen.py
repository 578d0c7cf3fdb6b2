"""Where a command's answer goes: a person's terminal, or lines for a program."""

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from longtake.app import Check, Opened, Outcome, ProviderState, Wait, Workers
    from longtake.app.replay import Replayed
    from longtake.capabilities.ledger import Purchase, Usage
    from longtake.capabilities.storage import Event, Summary
    from longtake.film.comparison import Comparison
    from longtake.film.film import Film
    from longtake.film.quote import Quote
    from longtake.media.marking import Told
    from longtake.storage.inspection_page import InspectionPage


class Live(Protocol):
    """What follows a run."""

    def show(self, event: "Event") -> None:
        """Take in one event."""
        ...

    def stopping(self) -> None:
        """Say that the run is being stopped."""
        ...


class Screen(Protocol):
    """Shows a film's matters. Says nothing on stderr."""

    asks: bool
    """True where a person can be asked."""

    def live(
        self, opened: "Opened", past: "Sequence[Event]", *, keep: bool = True
    ) -> AbstractContextManager[Live]:
        """Give what follows a run; `past` are the film's events until now.

        `keep` leaves its last state on the screen.
        """
        ...

    def ended(self, opened: "Opened", outcome: "Outcome") -> None:
        """Say how a run ended and what can be done next."""
        ...

    def failed(self, opened: "Opened", error: Exception) -> None:
        """Say that a run was cut short; the reason itself goes to stderr."""
        ...

    def waits(self, opened: "Opened", why: Exception) -> None:
        """Say that a run ended where somebody has to look, as it was told to."""
        ...

    def planned(self, opened: "Opened", film: "Film", quote: "Quote", outcome: "Outcome") -> None:
        """Show a new storyboard, what its film would cost, and how the planning ended."""
        ...

    def quote(self, opened: "Opened", quote: "Quote") -> None:
        """Show prices before they are paid."""
        ...

    def offers(self, opened: "Opened", offers: "Sequence[tuple[Comparison, bool, str]]") -> None:
        """Show what the film would cost with each model."""
        ...

    def usage(self, by: str, rows: "Sequence[Usage]") -> None:
        """Show what was spent."""
        ...

    def warned(self, opened: "Opened", what: str) -> None:
        """Say something that a person should know before it goes on."""
        ...

    def difference(self, opened: "Opened", quote: "Quote") -> None:
        """Show what `render` would make and what it would reuse."""
        ...

    def status(
        self,
        opened: "Opened",
        film: "Film",
        past: "Sequence[Event]",
        *,
        spent: Decimal,
        waits: "Sequence[Wait]",
    ) -> None:
        """Show where a film stands, what it cost, and what it waits for."""
        ...

    def films(self, summaries: "Sequence[Summary]") -> None:
        """Show films, newest first."""
        ...

    def ledger(self, rows: "Sequence[Purchase]", sums: Mapping[str, Decimal]) -> None:
        """Show purchases, newest change first, and what they come to by name."""
        ...

    def resolved(self, row: "Purchase") -> None:
        """Say how a doubt was ended."""
        ...

    def workers(self, fleet: "Workers") -> None:
        """Show who works, and what is odd about it."""
        ...

    def works(self, name: str, queues: Sequence[str], database: str) -> None:
        """Say that this process works."""
        ...

    def providers(self, states: "Sequence[ProviderState]") -> None:
        """Show who can be asked."""
        ...

    def models(self, rows: Sequence[tuple[str, str, bool]]) -> None:
        """Show models: what each does, its name, whether it can be used now."""
        ...

    def checks(self, checks: "Sequence[Check]") -> None:
        """Show what `doctor` found."""
        ...

    def origin(self, file: Path, told: "Told") -> None:
        """Show what a film says of its origin, and whether that can be believed."""
        ...

    def replayed(self, replayed: "Replayed") -> None:
        """Show a master that was rebuilt from a bundle, and whether it is the same."""
        ...

    def inspected(self, page: "InspectionPage", report: Path | None) -> None:
        """Show what an inspection found, and where its page lies."""
        ...

    def said(self, opened: "Opened", what: str, then: str) -> None:
        """Say that something is done, and what can be done next."""
        ...

    def going(self, opened: "Opened", what: str) -> None:
        """Say that something is under way."""
        ...


def screen(*, as_json: bool) -> Screen:
    """Give the screen for this stdout: tables and a board on a terminal, JSON lines elsewhere."""
    if as_json or not sys.stdout.isatty():
        from longtake.cli.lines import Lines  # noqa: PLC0415 - a help page needs neither

        return Lines()
    from longtake.cli.tables import Tables  # noqa: PLC0415 - rich takes 0.1 s

    return Tables(dumb=os.environ.get("TERM", "") in {"", "dumb", "unknown"})
