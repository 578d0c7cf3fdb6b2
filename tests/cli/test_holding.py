"""Films that are held: for approval, for money, for a doubt; and what ends each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from terminal import Answer, Terminal

from longtake.media.probe import probe
from longtake.testing.vendor import Rules, RunningVendor
from selling import ONE, THREE, account, selling

CAT = ("A cat at sea", "--seconds", "2", "--size", "128x72", "--fps", "12", "--dir", "film")


@pytest.fixture
def seller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningVendor]:
    """Give a vendor of which this terminal's person is a customer."""
    with selling(Rules()) as running:
        environ = account(running, tmp_path)
        monkeypatch.syspath_prepend(environ.pop("PYTHONPATH"))
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        yield running


def waits(terminal: Terminal) -> list[dict[str, str]]:
    """Give what the film waits for, as the status tells it."""
    found: list[dict[str, str]] = terminal("status", "film")[-1]["waits"]
    return found


def purchases(terminal: Terminal, *words: str) -> list[dict[str, str]]:
    """Give the rows of the film's ledger."""
    return [row for row in terminal("ledger", "film", *words) if row["row"] == "purchase"]


def filmed(terminal: Terminal, answer: Answer, frames: int) -> None:
    """Insist on a whole film in `film.mp4`."""
    assert (answer.code, answer.complaint) == (0, "")
    assert probe(terminal.folder / "film.mp4").frames == frames


def test_a_film_waits_at_each_stage_until_somebody_has_looked(terminal: Terminal) -> None:
    """First at its storyboard, then at its stills; the second approval goes on to the film."""
    begun = terminal.types(*CAT, "--approve", "storyboard", "--approve", "stills")
    assert (begun.code, begun.complaint, begun.made) == (0, "", [])
    assert (begun.end["state"], begun.end["error"]) == ("waiting", "Waiting")
    [wait] = waits(terminal)
    assert "storyboard" in wait["what"]
    assert wait["then"] == "longtake approve film"
    assert terminal.types("render", "film").made == []
    stills = terminal.types("approve", "film")
    assert (stills.code, stills.end["error"]) == (0, "Waiting")
    assert stills.made
    assert not any("." in of for of in stills.made)
    assert "stills" in waits(terminal)[0]["what"]
    filmed(terminal, terminal.types("approve", "film", "-o", "film.mp4"), 24)
    assert waits(terminal) == []
    again = terminal.types("approve", "film")
    assert again.code == 2
    assert "waits for no approval" in again.complaint


def test_a_changed_storyboard_is_looked_at_anew(terminal: Terminal) -> None:
    """An approval is for what was looked at."""
    assert terminal.types(*CAT, "--approve", "storyboard").end["error"] == "Waiting"
    assert terminal.types("approve", "film").end["state"] == "done"
    retaken = terminal.types("retake", "film", "1A", "--prompt", "a dog")
    assert retaken.end["error"] == "Waiting"
    assert terminal.types("approve", "film").end["state"] == "done"


def test_a_render_can_be_told_to_wait(terminal: Terminal) -> None:
    """The wish stands in the film's brief from then on."""
    terminal("plan", *CAT)
    assert terminal.types("render", "film", "--approve", "stills").end["error"] == "Waiting"
    assert "approve: [stills]" in (terminal.folder / "film" / "brief.yaml").read_text()
    assert terminal.types("render", "film").end["error"] == "Waiting"


@pytest.mark.usefixtures("seller")
def test_a_price_below_the_agreed_one_is_spent_and_one_above_waits(terminal: Terminal) -> None:
    """Nobody is asked in either case; to approve the wait is to approve the price."""
    cheap = terminal.types(*ONE, "--dir", "cheap", "--approve-over", "1")
    assert cheap.end["state"] == "done", cheap.complaint
    dear = terminal.types(*THREE, "--dir", "film", "--approve-over", "0.05")
    assert (dear.code, dear.end["error"]) == (0, "Waiting")
    assert "more than $0.05" in waits(terminal)[0]["what"]
    assert {row["of"] for row in purchases(terminal)} == {"storyboard"}
    filmed(terminal, terminal.types("approve", "film", "-o", "film.mp4"), 72)


@pytest.mark.usefixtures("seller")
def test_an_approval_buys_nothing_that_nobody_agreed_to(terminal: Terminal) -> None:
    """Without a terminal it needs --yes or a budget; refused for that, it still waits."""
    begun = terminal.types(*ONE, "--dir", "film", "--approve", "storyboard", "--yes")
    assert begun.end["error"] == "Waiting"
    refused = terminal.types("approve", "film")
    assert refused.code == 2
    assert "--yes or --budget USD" in refused.complaint
    filmed(terminal, terminal.types("approve", "film", "--yes", "-o", "film.mp4"), 24)


@pytest.mark.usefixtures("seller")
def test_a_spent_budget_is_raised_with_the_next_render(terminal: Terminal) -> None:
    """Exit code 4 and the way on; more money makes only what is missing."""
    begun = terminal.types(*THREE, "--dir", "film", "--budget", "0.12", "--yes")
    assert begun.code == 4
    assert "raise --budget" in begun.complaint
    assert "longtake render film" in begun.complaint
    assert "the budget of film" in waits(terminal)[0]["what"]
    more = terminal.types("render", "film", "--budget", "1", "-o", "film.mp4")
    filmed(terminal, more, 72)
    assert "budget: 1" in (terminal.folder / "film" / "brief.yaml").read_text()
    sold = [row["of"] for row in purchases(terminal) if row["state"] == "settled"]
    assert sorted(sold) == ["1A.1", "1B.1", "1C.1", "music", "storyboard"]


@pytest.mark.usefixtures("seller")
def test_a_budget_that_will_not_do_stops_before_the_first_cent(terminal: Terminal) -> None:
    """What was spent before is counted."""
    terminal("plan", *THREE, "--dir", "film")
    refused = terminal.types("render", "film", "--budget", "0.17")
    assert refused.code == 4
    assert "after $0.01" in refused.complaint
    assert {row["of"] for row in purchases(terminal)} == {"storyboard"}


def in_doubt(terminal: Terminal, seller: RunningVendor) -> str:
    """Have the vendor take an order and never answer; give the purchase's token."""
    seller.obey(strikes=("job",), drop_after=1.0)
    begun = terminal.types(*ONE, "--dir", "film", "--video", "acme:none", "--yes")
    seller.obey(drop_after=0.0)
    assert begun.code == 1
    assert "longtake resolve" in begun.complaint
    [row] = purchases(terminal, "--doubtful")
    assert (row["of"], row["state"], row["quote"]) == ("1A.1", "in doubt", "0.05")
    return row["token"]


def test_a_doubt_is_shown_everywhere(terminal: Terminal, seller: RunningVendor) -> None:
    """In the ledger and its sums, in the status with the command, and by the doctor."""
    token = in_doubt(terminal, seller)
    total = terminal("ledger")[-1]
    assert (total["in_doubt"], total["spent"]) == ("0.05", "0.03")
    [wait] = waits(terminal)
    assert wait["then"] == f"longtake resolve {token} --bought TICKET | --not-bought"
    code, findings = terminal.whole("doctor")
    assert code == 1
    assert [each["name"] for each in findings if not each["ok"]] == [f"purchase {token}"]


def test_a_doubt_ended_with_its_ticket_is_fetched(
    terminal: Terminal, seller: RunningVendor
) -> None:
    """What the vendor has is never bought again."""
    token = in_doubt(terminal, seller)
    [job] = [invoice.id for invoice in seller.invoices if invoice.kind == "job"]
    [row] = terminal("resolve", token, "--bought", job)
    assert (row["state"], row["ticket"]) == ("bought", job)
    assert "not fetched yet" in waits(terminal)[-1]["what"]
    filmed(terminal, terminal.types("render", "film", "--yes", "-o", "film.mp4"), 24)
    assert {each["state"] for each in purchases(terminal)} == {"settled"}
    assert [invoice.kind for invoice in seller.invoices].count("job") == 1
    again = terminal.types("resolve", token, "--not-bought")
    assert again.code == 2
    assert "is settled" in again.complaint


def test_a_doubt_ended_as_not_bought_frees_its_money(
    terminal: Terminal, seller: RunningVendor
) -> None:
    """And the film waits for nothing but a render."""
    token = in_doubt(terminal, seller)
    unknown = terminal.types("resolve", "nobody/1A.1/1", "--not-bought")
    assert unknown.code == 2
    assert token in unknown.complaint
    [row] = terminal("resolve", token, "--not-bought")
    assert row["state"] == "refused"
    assert terminal("ledger")[-1]["in_doubt"] == "0"
    then = "longtake render film"
    assert waits(terminal) == [{"what": "nothing is in doubt any more", "then": then}]


def test_a_run_that_is_overdue_leaves_its_job_to_the_next(
    terminal: Terminal, seller: RunningVendor
) -> None:
    """Exit code 1 and the way on; the job is bought once."""
    terminal("plan", *ONE, "--dir", "film")
    seller.obey(job_seconds=(6.0, 6.0))
    late = terminal.types("render", "film", "--yes", "--deadline", "2")
    assert late.code == 1
    assert "time is over" in late.complaint
    filmed(terminal, terminal.types("render", "film", "--yes", "-o", "film.mp4"), 24)
    assert [invoice.kind for invoice in seller.invoices].count("job") == 1
