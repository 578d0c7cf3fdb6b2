"""Lines for programs: one JSON object each; events while a run goes on, rows otherwise."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from longtake.capabilities.ledger import Purchase, Usage
from longtake.capabilities.storage import Event, Summary
from longtake.cli.words import recut_told, typed
from longtake.film.comparison import Comparison
from longtake.film.film import Film
from longtake.film.quote import Quote
from longtake.film.time import timecode
from longtake.film.told import amiss

if TYPE_CHECKING:
    from longtake.app import Check, Opened, Outcome, ProviderState, Wait, Workers
    from longtake.app.replay import Replayed
    from longtake.media.marking import Told
    from longtake.storage.inspection_page import InspectionPage


class Lines:
    """A screen that prints NDJSON."""

    asks = False

    def __init__(self) -> None:
        self._last: Mapping[str, object] = {}

    @contextmanager
    def live(
        self, opened: "Opened", past: Sequence[Event], *, keep: bool = True
    ) -> Iterator["Lines"]:
        """Give what prints each event of a run; the last, `run.ended`, waits for `ended`."""
        del opened, past, keep
        yield self

    def show(self, event: Event) -> None:
        """Print an event."""
        said = {
            "event": event.kind,
            "film": event.film,
            "number": event.number,
            "at": event.at,
            **event.facts,
        }
        if event.kind == "run.ended":
            self._last = said
        else:
            _print(said)

    def stopping(self) -> None:
        """Say nothing: the last line tells."""

    def ended(self, opened: "Opened", outcome: "Outcome") -> None:
        """Print the last line of a run, with where the film lies."""
        facts = asdict(outcome)
        said = {"event": "run.ended", "film": opened.film, **self._last, **facts}
        _print({**said, "folder": opened.folder.absolute()})

    def failed(self, opened: "Opened", error: Exception) -> None:
        """Print the last line of a run that was cut short."""
        _print(self._cut(opened, error))

    def waits(self, opened: "Opened", why: Exception) -> None:
        """Print the last line of a run that waits for somebody, and how it goes on."""
        _print({**self._cut(opened, why), "next": f"longtake approve {typed(opened.folder)}"})

    def _cut(self, opened: "Opened", error: Exception) -> dict[str, object]:
        said = {"event": "run.ended", "film": opened.film, "state": "failed", **self._last}
        why = {"error": type(error).__name__, "why": str(error)}
        return {**said, "folder": opened.folder.absolute(), "master": None, **why}

    def planned(self, opened: "Opened", film: Film, quote: Quote, outcome: "Outcome") -> None:
        """Print what a storyboard would cost, and the end; the storyboard itself was an event."""
        del film
        self.quote(opened, quote)
        self.ended(opened, outcome)

    def quote(self, opened: "Opened", quote: Quote) -> None:
        """Print the price of each piece of work and whether it is reused, then the sum."""
        for line in quote.lines:
            _print({"row": "work", "film": opened.film, **asdict(line)})
        made = [line for line in quote.lines if not line.reused]
        _print(
            {
                "row": "total",
                "film": opened.film,
                "low": quote.low,
                "high": quote.high,
                "make": len(made),
                "reuse": len(quote.lines) - len(made),
                "seconds": quote.seconds,
            }
        )

    def offers(self, opened: "Opened", offers: "Sequence[tuple[Comparison, bool, str]]") -> None:
        """Print a model a line."""
        for offer, ready, why in offers:
            told: dict[str, object] = {"row": "offer", "film": opened.film}
            told |= {"part": offer.part, "model": offer.model}
            if offer.quote is not None:
                told |= {"low": offer.quote.low, "high": offer.quote.high}
            _print({**told, "calls": offer.calls, "ready": ready, "why": offer.why or why})

    def usage(self, by: str, rows: Sequence[Usage]) -> None:
        """Print a sum a line."""
        for row in rows:
            _print({"row": "usage", "by": by, **asdict(row)})

    def warned(self, opened: "Opened", what: str) -> None:
        """Print it."""
        _print({"row": "warning", "film": opened.film, "what": what})

    def difference(self, opened: "Opened", quote: Quote) -> None:
        """Print the same."""
        self.quote(opened, quote)

    def status(
        self,
        opened: "Opened",
        film: Film,
        past: Sequence[Event],
        *,
        spent: Decimal,
        waits: "Sequence[Wait]",
    ) -> None:
        """Print where a film stands."""
        board = film.storyboard
        _print(
            {
                "row": "film",
                "film": film.id,
                "title": board.title if board else opened.title,
                "state": film.state,
                "folder": opened.folder.absolute(),
                "shots": len(board.shots) if board else 0,
                "cut": recut_told(board) if board else "",
                "takes": len(film.takes),
                "spent": spent,
                "events": past[-1].number if past else 0,
                "waits": [asdict(wait) for wait in waits],
                "findings": amiss((event.kind, event.facts) for event in past),
            }
        )

    def films(self, summaries: Sequence[Summary]) -> None:
        """Print a film a line."""
        for summary in summaries:
            _print({"row": "film", **asdict(summary)})

    def ledger(self, rows: Sequence[Purchase], sums: Mapping[str, Decimal]) -> None:
        """Print a purchase a line, then the sums."""
        for row in rows:
            self.resolved(row)
        named = {name.replace(" ", "_"): amount for name, amount in sums.items()}
        _print({"row": "total", **named})

    def resolved(self, row: Purchase) -> None:
        """Print the purchase as it is now."""
        _print({"row": "purchase", **asdict(row)})

    def workers(self, fleet: "Workers") -> None:
        """Print a worker a line, then what is to be said of all."""
        for worker, odd in fleet.workers:
            _print({"row": "worker", **asdict(worker), "odd": odd})
        if fleet.said:
            _print({"row": "said", "what": fleet.said})

    def works(self, name: str, queues: Sequence[str], database: str) -> None:
        """Print that this process works."""
        _print({"row": "worker", "name": name, "queues": queues, "database": database})

    def providers(self, states: "Sequence[ProviderState]") -> None:
        """Print a provider a line."""
        for state in states:
            _print(
                {"row": "provider", "ready": state.ready, "why": state.why, **asdict(state.offer)}
            )

    def models(self, rows: Sequence[tuple[str, str, bool]]) -> None:
        """Print a model a line: what it does, its name, whether it can be used now."""
        for capability, model, ready in rows:
            _print({"row": "model", "capability": capability, "model": model, "ready": ready})

    def checks(self, checks: "Sequence[Check]") -> None:
        """Print a check a line."""
        for check in checks:
            _print({"row": "finding", **asdict(check)})

    def origin(self, file: Path, told: "Told") -> None:
        """Print it."""
        _print({"row": "origin", "file": file, **asdict(told)})

    def replayed(self, replayed: "Replayed") -> None:
        """Print it."""
        alike = replayed.likeness
        _print(
            {
                "row": "replayed",
                "master": replayed.master,
                "title": replayed.title,
                "frames": replayed.frames,
                "identical": replayed.identical,
                "differing": list(alike.differing) if alike else [],
                "sound": alike.sound if alike else True,
                "software": list(replayed.software),
            }
        )

    def inspected(self, page: "InspectionPage", report: Path | None) -> None:
        """Print a finding a line, a join a line, then what it came to."""
        found = page.found
        for each in found.findings:
            told = {**asdict(each), "timecode": each.place(found.rate), "remedy": each.remedy}
            _print({"row": "finding", "file": found.name, **told})
        for seam in found.seams:
            place = timecode(seam.at, found.rate)
            _print({"row": "join", "file": found.name, **asdict(seam), "timecode": place})
        _print(
            {
                "row": "inspection",
                "file": found.name,
                "frames": found.frames,
                "rate": found.rate,
                "size": found.size,
                "lufs": found.lufs,
                "true_peak": found.true_peak,
                "severe": len(found.severe),
                "mild": len(found.findings) - len(found.severe),
                "report": report,
            }
        )

    def said(self, opened: "Opened", what: str, then: str) -> None:
        """Print that something is done."""
        _print({"row": "said", "film": opened.film, "what": what, "next": then})

    def going(self, opened: "Opened", what: str) -> None:
        """Print that something is under way."""
        _print({"row": "said", "film": opened.film, "what": what, "next": ""})


def _print(said: Mapping[str, object]) -> None:
    sys.stdout.write(json.dumps(said, ensure_ascii=False, default=_plain) + "\n")
    sys.stdout.flush()


def _plain(value: object) -> object:
    """Give what JSON has no form for: times in ISO 8601, money without an exponent."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, datetime) else str(value)
