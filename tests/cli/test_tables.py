"""What a person reads on a terminal, beside the board."""

import asyncio
import re
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.console import Console
from scripted_studio import (
    NOON,
    Ended,
    ScriptedStudio,
    opened,
    priced,
    story,
)

from longtake.app import Check, Wait, Workers
from longtake.capabilities.errors import Waiting
from longtake.capabilities.fleet import Worker
from longtake.capabilities.ledger import Purchase
from longtake.capabilities.provider import Offer
from longtake.capabilities.storage import Summary
from longtake.cli.sitting import film_it
from longtake.cli.tables import Tables
from longtake.cli.words import clean, clock, length, megabytes, span, typed
from longtake.film.brief import Brief
from longtake.film.film import Film
from longtake.film.quote import Quote
from longtake.film.storyboard import Line, Scene, Shot, Storyboard


class Paper:
    """A terminal that keeps what is written."""

    def __init__(self, width: int = 80, *, dumb: bool = False, colour: bool = False) -> None:
        self.out = StringIO()
        console = Console(
            file=self.out,
            width=width,
            height=24,
            force_terminal=not dumb,
            no_color=not colour,
            highlight=False,
            emoji=False,
            markup=False,
        )
        self.tables = Tables(dumb=dumb, console=console)

    @property
    def text(self) -> str:
        """Everything written so far, without the terminal's codes."""
        return re.sub(r"\x1b\[[?0-9;]*[A-Za-z]", "", self.raw)

    @property
    def raw(self) -> str:
        """Everything written so far."""
        return self.out.getvalue()


def watched(paper: Paper, **facts: object) -> int:
    """Make the scripted film on the paper."""
    studio = ScriptedStudio(script=story(3), **facts)  # type: ignore[arg-type]
    return asyncio.run(film_it(studio, paper.tables, opened(), until="master"))  # type: ignore[arg-type]


def test_a_run_ends_with_the_film_and_what_can_be_done_next(tmp_path: Path) -> None:
    """The path, the size, what was made and reused, the two ways on."""
    master = tmp_path / "film.mp4"
    master.write_bytes(bytes(2_500_000))
    paper = Paper(120)
    assert watched(paper, outcome=Ended(7, reused=2, master=master)) == 0
    end = paper.text[paper.text.rindex("film.mp4") - 60 :]
    assert "2.5 MB · made 7 · reused 2 · 0:09 · free" in end
    assert "films/light/storyboard.yaml" in end
    assert "longtake render films/light" in end


def test_missing_segments_are_listed_at_the_end() -> None:
    """A short film is shown as one."""
    paper = Paper()
    assert watched(paper, outcome=Ended(1, missing=("1B.1", "1C.1"), state="failed")) == 5
    assert "missing: 1B.1, 1C.1" in paper.text
    assert "✗ films/light" in paper.text


def test_a_dumb_terminal_is_told_line_by_line() -> None:
    """No cursor is moved; nothing is said twice in a row."""
    paper = Paper(dumb=True)
    watched(paper)
    lines = paper.text.splitlines()
    assert "\x1b" not in paper.raw
    assert "Answer the Light: 3 shots, 15.0 s" in lines
    assert "100% joining 360 frames" in lines
    assert all(one != two for one, two in pairwise(lines) if one)


def test_without_colour_no_colour_is_written() -> None:
    """NO_COLOR leaves weight and signs."""
    paper = Paper()
    watched(paper)
    assert "\x1b[38" not in paper.raw
    assert "●" in paper.text


def board() -> Storyboard:
    """Give a storyboard of one scene."""
    shots = (
        Shot("1A", 120, "wide", "slow_pan", action="A boat leaves [bold]", line=Line("Go.")),
        Shot("1B", 60, "close_up", "static", action="The rope falls"),
    )
    return Storyboard("Go", (Scene("1", shots, "pier", "dawn", ""),))


def test_a_storyboard_is_read_in_full() -> None:
    """Each shot with its terms, its words and its line; markup in words is only words."""
    paper = Paper()
    film = Film("f1", Brief("x"), storyboard=board())
    paper.tables.planned(opened(), film, Quote((priced("1A.1", "1A", "1"),)), Ended(0))  # type: ignore[arg-type]
    assert "1A  wide · slow pan · 5.0 s" in paper.text
    assert "A boat leaves [bold]" in paper.text
    assert "“Go.”" in paper.text
    assert "$1.00 to $2.00" in paper.text


def test_a_quote_counts_what_is_made_and_what_is_reused() -> None:
    """A row for each shot, and the sum below."""
    paper = Paper()
    kept = replace(priced("1B.1", "1B", "0"), reused=True)
    lines = (priced("1A", "1A", "0.5"), priced("1A.1", "1A", "2"), kept)
    paper.tables.difference(opened(), Quote(lines, seconds=45.0))  # type: ignore[arg-type]
    rows = {line.split()[0]: line.split() for line in paper.text.splitlines() if line.split()}
    assert rows["1A"][1:3] == ["2", "dear:one"]
    assert rows["1B"][1] == "1"
    assert rows["in"][2:4] == ["2", "1"]
    assert "$2.50 to $5.00" in paper.text
    assert "about 0:45" in paper.text


def test_a_film_with_nothing_stale_says_so() -> None:
    """An empty difference is an answer too."""
    paper = Paper()
    kept = Quote((replace(priced("1A", "1A", "0"), reused=True),))
    paper.tables.difference(opened(), kept)  # type: ignore[arg-type]
    assert "nothing is missing or stale in films/light" in paper.text


def test_films_and_providers_fit_their_screen() -> None:
    """Long titles are cut, folders are whole."""
    paper = Paper(100)
    summary = Summary(
        "f" * 32, "A very long title " * 5, "done", "/a/b", NOON, NOON, Decimal("1.2")
    )
    paper.tables.films([summary])
    offer = Offer("acme", "Fast", key="ACME_API_KEY", video=("one",))
    state = SimpleNamespace(offer=offer, ready=False, why="set ACME_API_KEY to use it")
    paper.tables.providers([state])  # type: ignore[list-item]
    assert "/a/b" in paper.text
    assert "$1.20" in paper.text
    assert "set ACME_API_KEY to use it" in paper.text
    assert all(len(line) <= 100 for line in paper.text.splitlines())


def bought(state: str, name: str = "f1/1A.1/1", **more: object) -> Purchase:
    """Give a purchase of the ledger."""
    row = Purchase(
        name,
        film="f1",
        of="1A.1",
        key="k",
        model="dear:one",
        account="dear#1",
        state=state,
        quote=Decimal("0.50"),
        charge=None,
        ticket=None,
        why=None,
        owner="w1",
        lease_until=NOON,
        left=0.0,
        changed=NOON,
        asked={},
    )
    return replace(row, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [80, 120])
def test_the_ledger_shows_what_is_in_doubt_and_how_that_ends(width: int) -> None:
    """Each purchase with its ticket and its reason, the sums, and both ways out of a doubt."""
    paper = Paper(width)
    rows = [
        bought("in doubt", why="no answer in 60 s"),
        bought("settled", "f1/1B.1/1", charge=Decimal("0.40"), ticket="job-7"),
    ]
    paper.tables.ledger(rows, {"spent": Decimal("0.40"), "in doubt": Decimal("0.50")})
    assert "○ f1/1A.1/1  in doubt  quote $0.50" in paper.text
    assert "no answer in 60 s" in paper.text
    assert "● f1/1B.1/1  settled   quote $0.50  $0.40" in paper.text
    assert "ticket job-7" in paper.text
    assert "spent $0.40 · in doubt $0.50" in paper.text
    assert "longtake resolve f1/1A.1/1 --bought TICKET" in paper.text
    assert "longtake resolve f1/1A.1/1 --not-bought" in paper.text
    assert all(len(line.rstrip()) <= width for line in paper.text.splitlines())


def test_an_empty_ledger_says_so() -> None:
    """With its sums, and no way out of anything."""
    paper = Paper()
    paper.tables.ledger([], {"spent": Decimal(0)})
    assert "nothing was bought" in paper.text
    assert "spent $0" in paper.text
    assert "resolve" not in paper.text


def test_a_resolved_doubt_says_who_goes_on() -> None:
    """Bought under its ticket, or not bought."""
    paper = Paper()
    paper.tables.resolved(bought("bought", ticket="job-9"))
    assert "f1/1A.1/1 is bought as job-9" in paper.text
    paper.tables.resolved(bought("refused"))
    assert "f1/1A.1/1 is not bought" in paper.text
    assert "longtake render f1" in paper.text


@pytest.mark.parametrize("width", [80, 120])
def test_workers_are_shown_with_what_is_odd(width: int) -> None:
    """Name, host, state, times, shape, queues; what is odd stands below."""
    paper = Paper(width)
    sound = Worker("w1-1", "w1", ("film", "media"), "alpha", "shape-1", NOON, NOON, 1.2, "working")
    odd = replace(sound, id="w2-1", name="w2", shape="shape-0", state="draining")
    fleet = Workers([(sound, ""), (odd, "works in the shape shape-0")], "nobody works on gpu")
    paper.tables.workers(fleet)
    assert "● w1  alpha  working   since" in paper.text
    assert "○ w2  alpha  draining  since" in paper.text
    assert "film, media" in paper.text
    assert "works in the shape shape-0" in paper.text
    assert "nobody works on gpu" in paper.text
    assert all(len(line.rstrip()) <= width for line in paper.text.splitlines())


def test_a_worker_says_that_it_works() -> None:
    """On what, over which database, and how it ends."""
    paper = Paper()
    paper.tables.works("w1", ["film", "media"], "database ann@db/films")
    assert "● w1 works" in paper.text
    assert "film, media" in paper.text
    assert "database ann@db/films · Ctrl-C ends it" in paper.text


def test_a_film_that_waits_says_for_what_and_the_command() -> None:
    """Where to look, and how to say yes."""
    paper = Paper()
    paper.tables.waits(opened(), Waiting("the stills wait for approval; look, then approve"))  # type: ignore[arg-type]
    assert "◐ the stills wait for approval" in paper.text
    assert "longtake approve films/light  says yes" in paper.text


def test_the_status_names_each_thing_that_is_waited_for() -> None:
    """In words, then the commands, each once."""
    paper = Paper(120)
    render = "longtake render films/light"
    waits = [Wait("job-7 is bought, and not fetched yet", render), Wait("it was cut off", render)]
    film = Film("f1", Brief("x"), state="waiting")
    past = list(story(1))
    paper.tables.status(opened(), film, past, spent=Decimal("1.5"), waits=waits)  # type: ignore[arg-type]
    assert "job-7 is bought, and not fetched yet" in paper.text
    assert paper.text.count(render) == 1
    assert "$1.50" in paper.text


def test_a_finding_stands_above_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command of a remedy is whole, however narrow the screen, and as this person types it."""
    monkeypatch.setenv("LONGTAKE_COMMAND", "./longtake")
    paper = Paper(60)
    remedy = f"look there, then longtake resolve {'f' * 32}/1A.1/1 --bought TICKET"
    found = [Check("disk", ok=True, found="9 GB free")]
    found.append(Check(f"purchase {'f' * 32}/1A.1/1", ok=False, found="in doubt", remedy=remedy))
    paper.tables.checks(found)
    assert "● disk  9 GB free" in paper.text
    assert f"    look there, then ./longtake resolve {'f' * 32}/1A.1/1 --bought" in paper.text


def test_the_first_list_is_an_invitation() -> None:
    """With no film yet, the command to make one."""
    paper = Paper()
    paper.tables.films([])
    assert "no film yet" in paper.text


def test_lengths_and_sizes_are_said_for_people(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Units always stand there."""
    monkeypatch.chdir(tmp_path)
    assert [clock(7), clock(754), clock(3723), clock(-1)] == ["0:07", "12:34", "1:02:03", "0:00"]
    assert [length(4.5), length(60), length(150)] == ["4.5 s", "1 min", "2 min 30 s"]
    assert [megabytes(1_234_567), megabytes(640_000), megabytes(3)] == ["1.2 MB", "640 kB", "1 kB"]
    assert span(Decimal("1.2"), Decimal("2.4")) == "$1.20 to $2.40"
    assert span(Decimal(0), Decimal(0)) == "free"
    assert clean("a\x1b]0;b\x07\nc") == "a ]0;b c"
    assert typed(tmp_path / "my film") == "'my film'"
