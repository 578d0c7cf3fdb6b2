"""The screen of a terminal: a live board while a run goes on, tidy tables for everything else."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.live import Live as RichLive
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from longtake.app.standing import NOTES, Standing, after, standing
from longtake.capabilities.ledger import Purchase, Usage
from longtake.capabilities.storage import Event, Summary
from longtake.cli.board import ACCENT, BAD, GOOD, QUIET, WARM, Board, cut, present
from longtake.cli.inspections import cells_of, facts_of, joins_of, left_out, summed
from longtake.cli.rows import (
    aligned,
    bought,
    by_shot,
    likened,
    moment,
    originating,
    priced,
    sold,
    working,
)
from longtake.cli.words import (
    as_typed,
    clean,
    clock,
    length,
    megabytes,
    money,
    plural,
    recut_told,
    span,
    typed,
)
from longtake.film.comparison import Comparison
from longtake.film.film import Film
from longtake.film.quote import Quote, dollars, total
from longtake.film.storyboard import Storyboard
from longtake.film.time import spoken
from longtake.film.told import amiss, looked_over

if TYPE_CHECKING:
    from longtake.app import Check, Opened, Outcome, ProviderState, Wait, Workers
    from longtake.app.replay import Replayed
    from longtake.cli.screen import Live
    from longtake.media.marking import Told
    from longtake.storage.inspection_page import InspectionPage

_STATE_STYLES: Final = {"done": GOOD, "failed": BAD, "cancelled": WARM, "waiting": WARM}
_WIDEST: Final = 132
_LISTED: Final = 60
"""Findings that are shown one by one."""
_NAME: Final = 20
"""Columns of a check's name; a longer one pushes its line aside."""


class Tables:
    """A screen for people."""

    def __init__(self, *, dumb: bool = False, console: Console | None = None) -> None:
        self._console = console or Console(highlight=False, emoji=False, markup=False)
        self._dumb = dumb
        self.asks = sys.stdin is not None and sys.stdin.isatty()

    @contextmanager
    def live(
        self, opened: "Opened", past: Sequence[Event], *, keep: bool = True
    ) -> Iterator["Live"]:
        """Give the live board, or plain lines on a terminal that cannot move its cursor."""
        if self._dumb:
            yield _Told(self._console)
            return
        board = _OnBoard(standing(past, Standing(title=opened.title)))
        with RichLive(
            console=self._console,
            get_renderable=board.picture,
            refresh_per_second=8,
            vertical_overflow="crop",
            transient=not keep,
        ):
            yield board
            board.over = True
        for note in board.notes:
            self._quiet(f"  {clean(note)}")

    def ended(self, opened: "Opened", outcome: "Outcome") -> None:
        """Say where the film is, what it took, and what can be done next."""
        where = typed(outcome.master or opened.folder)
        whole = not outcome.missing and outcome.state not in {"failed", "cancelled"}
        self._mark("●" if whole else "✗", GOOD if whole else BAD, where)
        facts = [
            f"made {outcome.made}",
            f"reused {outcome.reused}",
            clock(outcome.seconds),
            dollars(outcome.spent),
        ]
        if outcome.master is not None and outcome.master.exists():
            facts.insert(0, megabytes(outcome.master.stat().st_size))
        self._quiet(f"  {self._dots(facts)}")
        if outcome.missing:
            self._quiet(f"  missing: {', '.join(outcome.missing)}")
        self._next(_hints(opened, outcome.master, whole=whole))

    def failed(self, opened: "Opened", error: Exception) -> None:
        """Say nothing more: the reason stands on stderr."""

    def waits(self, opened: "Opened", why: Exception) -> None:
        """Say what a film waits for, where to look and how it goes on."""
        folder = typed(opened.folder)
        self._mark("◐", WARM, str(why).partition("; ")[0])
        self._next(
            [
                (folder, "is where to look"),
                (f"longtake approve {folder}", "says yes, and goes on"),
            ]
        )

    def planned(self, opened: "Opened", film: Film, quote: Quote, outcome: "Outcome") -> None:
        """Show the storyboard, its price and the file to edit."""
        if film.storyboard is not None:
            self._console.print()
            for indent, line in _storyboard(film.storyboard):
                self._console.print(Padding(line, (0, 2, 0, indent)), width=self._width)
        self.quote(opened, quote)
        del outcome
        folder = typed(opened.folder)
        self._next(
            [
                (f"{folder}/storyboard.yaml", "is yours to edit"),
                (f"longtake animatic {folder}", "cuts it from stills"),
                (f"longtake render {folder}", "makes the film"),
            ]
        )

    def quote(self, opened: "Opened", quote: Quote) -> None:
        """Show the price range of each shot and of the film."""
        table = _grid("", "make", "reuse", "model", "price", "time", right=(1, 2, 4, 5))
        for name, lines in by_shot(quote.lines):
            table.add_row(*priced(name, lines))
        table.add_section()
        table.add_row(*priced("in all", quote.lines, quote.seconds, models=False), style="bold")
        self._console.print()
        self._table(table)
        del opened

    def offers(self, opened: "Opened", offers: "Sequence[tuple[Comparison, bool, str]]") -> None:
        """Show a model a row, the cheapest first; those that cannot at the end, and why.

        Composers follow in a table of their own: their price is that of the music alone.
        """
        for part, head in (("video", "the film, rendered by"), ("music", "its music, composed by")):
            table = _grid(head, "price", "calls", "", right=(2,))
            for offer, ready, why in (each for each in offers if each[0].part == part):
                style = "" if offer.quote and ready else QUIET
                lacks = "" if ready else why.removesuffix(" to use it")
                table.add_row(*_offered(offer, lacks), style=style)
            if table.rows:
                self._console.print()
                self._table(table)
        self._next([(f"longtake render {typed(opened.folder)}", "with the film's own model")])

    def usage(self, by: str, rows: Sequence[Usage]) -> None:
        """Show a sum a row, and all of them together."""
        if not rows:
            self._quiet("nothing was bought")
            return
        table = _grid(by, "calls", "spent", "open", right=(1, 2, 3))
        for row in rows:
            table.add_row(row.name, str(row.calls), money(row.spent), money(row.open))
        table.add_section()
        spent, open_ = (total(getattr(row, name) for row in rows) for name in ("spent", "open"))
        calls = str(sum(row.calls for row in rows))
        table.add_row("in all", calls, money(spent), money(open_), style="bold")
        self._console.print()
        self._table(table)

    def warned(self, opened: "Opened", what: str) -> None:
        """Say it in the colour of warnings."""
        del opened
        self._mark("●", WARM, what)

    def difference(self, opened: "Opened", quote: Quote) -> None:
        """Show what is made and what is reused."""
        made = [line for line in quote.lines if not line.reused]
        folder = typed(opened.folder)
        if not made:
            self._mark("●", GOOD, f"nothing is missing or stale in {folder}")
            return
        self.quote(opened, quote)
        self._next([(f"longtake render {folder}", "makes what is missing or stale")])

    def status(
        self,
        opened: "Opened",
        film: Film,
        past: Sequence[Event],
        *,
        spent: Decimal,
        waits: "Sequence[Wait]",
    ) -> None:
        """Show the board as it stands, and what the film waits for."""
        stands = standing(past, Standing(title=opened.title))
        self._console.print(Board(stands, stands.at or datetime.now(UTC), over=True))
        facts = [plural(len(film.takes), "take"), dollars(spent), film.id]
        style = _STATE_STYLES.get(film.state, ACCENT)
        sign = "✗" if film.state == "failed" else "●" if film.state == "done" else "◐"
        self._mark(sign, style, f"{film.state}  {typed(opened.folder)}")
        self._quiet(f"  {self._dots(facts)}")
        if film.storyboard is not None and film.storyboard.cut is not None:
            self._below(recut_told(film.storyboard), QUIET)
        said = [(event.kind, event.facts) for event in past]
        for name, lines in amiss(said).items():
            for line in lines:
                self._below(clean(f"{name}: {line}"), WARM)
        if looked_over(said):
            self._below(looked_over(said), QUIET)
        for wait in waits:
            self._below(clean(wait.what), WARM)
        self._next([(then, "") for then in dict.fromkeys(wait.then for wait in waits) if then])

    def films(self, summaries: Sequence[Summary]) -> None:
        """Show films, newest first."""
        if not summaries:
            self._quiet('no film yet; make one with: longtake "A lighthouse at night"')
            return
        table = _grid("film", "title", "state", "changed", "spent", "folder", right=(4,))
        for film in summaries:
            table.add_row(
                film.id[:12],
                cut(clean(film.title), self._width // 4, "…"),
                Text(film.state, style=_STATE_STYLES.get(film.state, ACCENT)),
                moment(film.changed),
                dollars(film.spent),
                typed(Path(film.folder)),
            )
        self._table(table)

    def ledger(self, rows: Sequence[Purchase], sums: Mapping[str, Decimal]) -> None:
        """Show purchases, what is in doubt marked, and how a doubt is ended."""
        if not rows:
            self._quiet("nothing was bought")
        for row, line in zip(rows, aligned([bought(row) for row in rows]), strict=True):
            self._console.print(Text.assemble("  ", *_ready(row.state != "in doubt"), " ", line))
            self._below(sold(row), WARM if row.state == "in doubt" else QUIET)
        facts = [f"{name} {money(amount)}" for name, amount in sums.items()]
        self._console.print(Text(f"\n  {self._dots(facts)}", style="bold"))
        doubtful = [row.token for row in rows if row.state == "in doubt"]
        if doubtful:
            token = doubtful[0] if len(doubtful) == 1 else "TOKEN"
            self._next(
                [
                    (f"longtake resolve {token} --bought TICKET", "if the vendor has it"),
                    (f"longtake resolve {token} --not-bought", "if it has not"),
                ]
            )

    def resolved(self, row: Purchase) -> None:
        """Say how a doubt was ended, and who goes on."""
        said = f"bought as {row.ticket}" if row.state == "bought" else "not bought"
        self._mark("●", GOOD, f"{row.token} is {said}")
        self._next([(f"longtake render {row.film}", "goes on")])

    def workers(self, fleet: "Workers") -> None:
        """Show who works, what each takes, and what is odd."""
        heads = aligned([working(worker) for worker, _ in fleet.workers])
        for (worker, odd), line in zip(fleet.workers, heads, strict=True):
            self._console.print(Text.assemble("  ", *_ready(not odd), " ", line))
            self._below(", ".join(worker.queues), QUIET)
            if odd:
                self._below(odd, WARM)
        if fleet.said:
            self._quiet(as_typed(fleet.said))

    def works(self, name: str, queues: Sequence[str], database: str) -> None:
        """Say that this process works, on what, and how it ends."""
        self._mark("●", GOOD, f"{name} works")
        self._below(", ".join(queues), QUIET)
        self._below(self._dots([database, "Ctrl-C ends it when its renders are done"]), QUIET)

    def providers(self, states: "Sequence[ProviderState]") -> None:
        """Show who can be asked, and why not."""
        table = _grid("", "provider", "makes", "about", "")
        for state in states:
            offer = state.offer
            parts = [name for name in _PARTS if offer.models(name)]
            table.add_row(
                *_ready(state.ready), offer.name, ", ".join(parts), offer.about, state.why
            )
        self._table(table)

    def models(self, rows: Sequence[tuple[str, str, bool]]) -> None:
        """Show models by what they do."""
        table = _grid("", "model", "makes")
        for capability, model, ready in rows:
            table.add_row(*_ready(ready), model, capability)
        self._table(table)

    def checks(self, checks: "Sequence[Check]") -> None:
        """Show what was found, and below it what to do about it."""
        room = max((len(check.name) for check in checks if len(check.name) <= _NAME), default=0)
        for check in checks:
            row = Table.grid(padding=(0, 2, 0, 0))
            row.add_column(min_width=room + 2)
            row.add_column(overflow="fold")
            style = "" if check.ok else "bold"
            row.add_row(
                Text.assemble(*_ready(check.ok), " ", (check.name, style)),
                clean(check.found) if len(check.name) <= _NAME else "",
            )
            self._table(row)
            if len(check.name) > _NAME:
                self._below(clean(check.found), QUIET)
            if check.remedy:
                self._remedy(check.remedy)

    def origin(self, file: Path, told: "Told") -> None:
        """Show what is said, a line each, and below it who vouches for it."""
        bad = told.changed
        self._mark("✗" if bad else "●", BAD if bad else GOOD, typed(file))
        for line in originating(told):
            self._below(clean(line), BAD if bad else QUIET)

    def replayed(self, replayed: "Replayed") -> None:
        """Show the master, whether it is the same, and else what differs."""
        same = replayed.identical or (replayed.likeness is not None and replayed.likeness.same)
        self._mark("●" if same else "✗", GOOD if same else BAD, typed(replayed.master))
        self._quiet(f"  {self._dots([plural(replayed.frames, 'frame'), likened(replayed)])}")
        for other in replayed.software:
            self._below(other, WARM)

    def inspected(self, page: "InspectionPage", report: Path | None) -> None:
        """Show a finding a row, the severe marked, and what helps at what price."""
        found = page.found
        self._console.print()
        if found.findings:
            table = _grid("", "at", "what", "", "take", "remedy", "price", right=(6,))
            for each in found.findings[:_LISTED]:
                table.add_row(*cells_of(each, found.rate))
            self._table(table)
        for line in (*left_out(found, _LISTED), *joins_of(found)):
            self._quiet(line)
        severe = len(found.severe)
        style = BAD if severe else WARM if found.findings else GOOD
        self._mark("✗" if severe else "●", style, f"{found.name}: {summed(found)}")
        self._quiet(f"  {self._dots(facts_of(found))}")
        if report is not None:
            self._next([(typed(report), "shows it in pictures and curves")])

    def said(self, opened: "Opened", what: str, then: str) -> None:
        """Say that something is done."""
        del opened
        self._mark("●", GOOD, what)
        if then:
            self._next([(then, "")])

    def going(self, opened: "Opened", what: str) -> None:
        """Say that something is under way."""
        del opened
        self._mark("◐", WARM, what)

    @property
    def _width(self) -> int:
        return min(_WIDEST, self._console.width)

    def _dots(self, facts: Iterable[str]) -> str:
        return (", " if self._console.options.ascii_only else " · ").join(facts)

    def _mark(self, sign: str, style: str, what: str) -> None:
        shown = "*" if self._console.options.ascii_only else sign
        self._console.print(Text.assemble("  ", (shown, style), " ", (clean(what), "bold")))

    def _quiet(self, what: str) -> None:
        self._console.print(Text(f"  {what}", style=QUIET))

    def _below(self, what: str, style: str) -> None:
        """Say more of the line above."""
        line = Padding(Text(what, style=style), (0, 0, 0, 4))
        self._console.print(line, width=self._width)

    def _remedy(self, what: str) -> None:
        """Say what to do; the terminal wraps it, so that a command can be copied whole."""
        self._console.print(Text(f"    {as_typed(what)}", style=ACCENT), soft_wrap=True)

    def _next(self, hints: Sequence[tuple[str, str]]) -> None:
        if not hints:
            return
        shown = [(as_typed(hint), why) for hint, why in hints]
        room, more = (max(map(len, column)) for column in zip(*shown, strict=True))
        fits = len("  next  ") + room + 2 + more <= self._console.width
        self._console.print()
        for place, (hint, why) in enumerate(shown):
            lead = "  next  " if place == 0 else "        "
            told = Text.assemble((lead, QUIET), (f"{hint:<{room}}", ACCENT), f"  {why}" * fits)
            told.rstrip()
            self._console.print(told, soft_wrap=True)

    def _table(self, table: Table) -> None:
        self._console.print(Padding(table, (0, 0, 0, 2)), width=self._width)


class _OnBoard:
    """A live board: keeps how the run stands and draws it when rich asks."""

    def __init__(self, stands: Standing) -> None:
        self._stands = stands
        self._notice = ""
        self.over = False

    def show(self, event: Event) -> None:
        self._stands = after(self._stands, event)

    def stopping(self) -> None:
        self._notice = "stopping: what is finished is kept (Ctrl-C again leaves at once)"

    @property
    def notes(self) -> tuple[str, ...]:
        return self._stands.notes

    def picture(self) -> Board:
        return Board(self._stands, datetime.now(UTC), self._notice, over=self.over)


class _Told:
    """A run told line by line."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._stands = Standing()
        self._said = ""

    def show(self, event: Event) -> None:
        self._stands = after(self._stands, event)
        if event.kind == "storyboard.ready":
            shots = plural(len(self._stands.rows), "shot")
            self._say(f"{self._stands.title}: {shots}, {length(self._stands.seconds)}")
        elif event.kind == "cast.chosen":
            self._say(self._stands.why)
        elif event.kind == "film.conformed":
            for note in self._stands.notes:
                self._say(note)
        elif event.kind == "work.failed":
            self._say(f"{event.facts.get('of')}: {event.facts.get('why')}")
        elif event.kind in NOTES:
            self._say(str(event.facts.get("why")))
        elif event.kind in {"film.state", "work.done", "film.conforming"}:
            self._say(f"{self._stands.share:.0%} {present(self._stands, ', ')}")

    def stopping(self) -> None:
        self._say("stopping: what is finished is kept")

    def _say(self, what: str) -> None:
        if what != self._said:
            self._said = what
            self._console.print(Text(clean(what)))


_PARTS: Final = ("planner", "image", "video", "music", "voice", "effect")


def _grid(*titles: str, right: Sequence[int] = ()) -> Table:
    """Give a table without frames."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=QUIET)
    for place, title in enumerate(titles):
        table.add_column(title, justify="right" if place in right else "left", overflow="fold")
    return table


def _offered(offer: Comparison, lacks: str) -> tuple[str, ...]:
    """Give the cells of a model's offer; what it lacks to be used goes before what to know."""
    note = "; ".join(filter(None, (lacks, offer.why)))
    if offer.quote is None:
        return offer.model, "", "", note
    return offer.model, span(offer.quote.low, offer.quote.high), str(offer.calls), note


def _storyboard(board: Storyboard) -> Iterator[tuple[int, Text]]:
    """Give a storyboard to be read: each shot's terms, and below them its words in full."""
    size = " · ".join((spoken(board.frames, board.rate), str(board.size)))
    yield 2, Text.assemble((clean(board.title), "bold"), "  ", (size, QUIET))
    for scene in board.scenes:
        parts = (scene.place, scene.time, scene.weather)
        setting = " · ".join(clean(part) for part in parts if part)
        yield 0, Text("")
        yield 2, Text.assemble((f"Scene {clean(scene.id)}", "bold"), "  ", (setting, QUIET))
        for shot in scene.shots:
            terms = (shot.framing, shot.move, spoken(shot.frames, board.rate), shot.beat)
            said = " · ".join(clean(term).replace("_", " ") for term in terms if term)
            yield 2, Text.assemble((clean(shot.id), ACCENT), "  ", (said, QUIET))
            for words in dict.fromkeys((clean(shot.keyframe), clean(shot.action))):
                if words:
                    yield 6, Text(words)
            if shot.line is not None:
                yield 6, Text(f"“{clean(shot.line.text)}”", style="italic")


def _ready(ready: bool) -> tuple[Text]:  # noqa: FBT001 - the value itself
    return (Text("●", style=GOOD) if ready else Text("○", style=WARM),)


def _hints(opened: "Opened", master: Path | None, *, whole: bool) -> Sequence[tuple[str, str]]:
    folder = typed(opened.folder)
    if not whole:
        return [(f"longtake render {folder}", "goes on; what is there is kept")]
    if master is None:
        return [
            (f"{folder}/storyboard.yaml", "is yours to edit"),
            (f"longtake render {folder}", "makes the film"),
        ]
    return [
        (f"{folder}/storyboard.yaml", "is yours to edit"),
        (f"longtake render {folder}", "makes again only what you changed"),
    ]
