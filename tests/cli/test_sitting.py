"""A sitting: events shown once and in order, money asked for first, Ctrl-C clean."""

import asyncio
import json
import os
import signal
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from scripted_studio import Ended, ScriptedStudio, opened, priced, story

from longtake.capabilities.errors import (
    MissingSegments,
    OverBudget,
    Stopped,
    Unusable,
    Waiting,
)
from longtake.capabilities.storage import Event
from longtake.cli.lines import Lines
from longtake.cli.sitting import Haste, Spend, film_it, sit, stopped_by_signals
from longtake.film.brief import Brief
from longtake.film.quote import Quote

UNASKED = Spend()


def filmed(studio: ScriptedStudio, spend: Spend = UNASKED, until: str = "master") -> int:
    """Make the film with JSON lines."""
    return asyncio.run(film_it(studio, Lines(), opened(), until=until, spend=spend))  # type: ignore[arg-type]


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """Give the objects printed so far."""
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_every_event_is_one_line_and_the_end_is_last(capsys: pytest.CaptureFixture[str]) -> None:
    """Numbers rise without gaps; the last line says where the film lies."""
    script = story(3)
    assert filmed(ScriptedStudio(script=script)) == 0
    said = lines(capsys)
    assert [line["number"] for line in said] == [event.number for event in script]
    assert said[-1]["event"] == "run.ended"
    assert said[-1]["folder"] == str(Path("films/light").absolute())
    assert {"event", "film", "number", "at"} <= set(said[0])


def test_a_film_with_missing_segments_leaves_with_5(capsys: pytest.CaptureFixture[str]) -> None:
    """The list stands in the last line."""
    studio = ScriptedStudio(outcome=Ended(2, missing=("1B.1",), state="failed"))
    assert filmed(studio) == 5
    assert lines(capsys)[-1]["missing"] == ["1B.1"]


def test_a_failed_run_ends_its_lines_too(capsys: pytest.CaptureFixture[str]) -> None:
    """A program that reads lines learns why without stderr."""
    error = MissingSegments(["1B.1"], "refused")
    with pytest.raises(MissingSegments):
        filmed(ScriptedStudio(script=story(1)[:-1], error=error))
    last = lines(capsys)[-1]
    assert last["event"] == "run.ended"
    assert last["error"] == "MissingSegments"


QUOTE = Quote((priced("1A", "1A", "0.10"), priced("1A.1", "1A", "2.00")))


def dear(budget: str | None = None) -> ScriptedStudio:
    """Give a studio whose film costs 2.10 to 4.20 dollars."""
    brief = Brief("A lighthouse", budget=Decimal(budget) if budget else None)
    board = object()
    return ScriptedStudio(charging=True, quoted=QUOTE, brief=brief, storyboard=board)


def test_a_film_whose_takes_may_lie_in_another_home_says_so_before_it_is_bought_anew(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whoever forgot to set LONGTAKE_HOME learns it before the price."""
    film, studio = opened(elsewhere=True), dear()
    with pytest.raises(Unusable, match="--yes or --budget"):
        asyncio.run(film_it(studio, Lines(), film, until="master", spend=UNASKED))  # type: ignore[arg-type]
    (said,) = lines(capsys)
    assert (said["row"], "LONGTAKE_HOME" in str(said["what"])) == ("warning", True)
    assert studio.runs == []


def test_nothing_is_bought_where_nobody_can_be_asked() -> None:
    """Without a terminal, a paid film needs --yes or a budget."""
    studio = dear()
    with pytest.raises(Unusable, match="--yes or --budget"):
        filmed(studio)
    assert studio.runs == []


def test_a_budget_above_the_quote_is_consent() -> None:
    """So is --yes; the brief's own budget counts as one."""
    for studio, spend in (
        (dear(), Spend(budget=Decimal("4.20"))),
        (dear(), Spend(yes=True)),
        (dear("5"), Spend()),
    ):
        assert filmed(studio, spend) == 0
        assert studio.runs == ["master"]


def test_a_budget_below_the_quote_stops_before_the_first_cent() -> None:
    """The range and the budget are both said."""
    studio = dear()
    with pytest.raises(OverBudget, match=r"\$2.10 to \$4.20, the budget is \$4.00"):
        filmed(studio, Spend(budget=Decimal(4)))
    assert studio.runs == []


def test_stills_are_asked_for_at_the_price_of_stills() -> None:
    """A draw buys no takes, so takes are not in its price."""
    assert filmed(dear(), Spend(budget=Decimal("0.20")), until="stills") == 0


def test_an_unplanned_paid_film_is_planned_before_it_is_priced() -> None:
    """The quote needs the storyboard; the planner's call is all that comes before the question."""
    studio = replace(dear(), storyboard=None)
    assert filmed(studio, Spend(budget=Decimal(10))) == 0
    assert studio.runs == ["storyboard", "master"]


def test_what_was_spent_before_counts_against_the_budget() -> None:
    """A budget is for the film in all, not for each sitting."""
    studio = replace(dear(), paid=Decimal(2))
    with pytest.raises(OverBudget, match=r"more, after \$2.00, the budget is \$5.00"):
        filmed(studio, Spend(budget=Decimal(5)))
    assert filmed(studio, Spend(budget=Decimal("6.20"))) == 0


def test_a_film_that_waits_for_approval_has_not_failed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It leaves with 0, and its last line says what it waits for and how it goes on."""
    studio = ScriptedStudio(script=story(1)[:4], error=Waiting("the storyboard waits; look"))
    assert filmed(studio) == 0
    last = lines(capsys)[-1]
    assert (last["event"], last["error"]) == ("run.ended", "Waiting")
    assert last["next"] == "longtake approve films/light"


def test_a_film_that_waits_before_it_buys_anything_needs_no_consent_yet() -> None:
    """The question belongs to the approval."""
    studio = replace(dear(), gate="storyboard")
    assert filmed(studio) == 0
    assert studio.runs == ["master"]


def test_a_film_that_waits_after_its_stills_asks_for_their_price_alone() -> None:
    """Takes come after somebody has looked."""
    assert filmed(replace(dear(), gate="stills"), Spend(budget=Decimal("0.20"))) == 0


def test_a_price_that_needs_no_approval_is_consent() -> None:
    """Above it the run waits by itself, whoever is there to be asked."""
    studio = dear()
    studio.brief = replace(studio.brief, approve_over=Decimal(5))
    assert filmed(studio) == 0


def test_a_spent_budget_says_how_to_go_on() -> None:
    """The reason, and the command."""
    studio = replace(dear(), error=OverBudget("the budget is $2.00; raise --budget"))
    with pytest.raises(OverBudget, match="raise --budget; go on with: longtake render films/light"):
        filmed(studio, Spend(yes=True))


def test_a_run_gets_its_priority_and_deadline() -> None:
    """What is typed reaches the engine."""
    studio = ScriptedStudio(quoted=Quote(()))
    haste = Haste(2, 5400.0)
    asyncio.run(film_it(studio, Lines(), opened(), until="master", haste=haste))  # type: ignore[arg-type]
    assert studio.hastes == [(2, 5400.0)]


def test_a_free_film_is_never_asked_about() -> None:
    """One run from brief to master."""
    studio = ScriptedStudio(quoted=Quote(()))
    assert filmed(studio) == 0
    assert studio.runs == ["master"]


def test_ctrl_c_stops_the_run_and_says_how_to_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    """The first signal cancels; what was told is still shown."""

    def interrupt(event: Event) -> None:
        if event.kind == "work.listed":
            os.kill(os.getpid(), signal.SIGINT)

    studio = ScriptedStudio(script=story(2), forever=True, on_event=interrupt)

    async def whole() -> None:
        with stopped_by_signals():
            await film_it(studio, Lines(), opened(), until="master")  # type: ignore[arg-type]

    with pytest.raises(Stopped, match="go on with: longtake render films/light"):
        asyncio.run(whole())
    said = lines(capsys)
    assert said[-1]["error"] == "Stopped"
    assert any(line["event"] == "work.listed" for line in said)


def test_a_run_that_begins_anew_is_followed_from_its_first_event(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Events of an earlier run are not told again."""
    script = story(1)
    old = [event for event in script if event.number <= 5]
    studio = ScriptedStudio(script=script[5:], told=list(old))
    asyncio.run(sit(studio, Lines(), opened(), until="master"))  # type: ignore[arg-type]
    assert [line["number"] for line in lines(capsys)] == [event.number for event in script[5:-1]]


def test_a_quote_that_reaches_the_warning_is_told_before_it_is_paid(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whoever agreed beforehand hears of it too."""
    studio = dear()
    studio.warn_at = Decimal(3)
    assert filmed(studio, Spend(yes=True)) == 0
    assert '"row": "warning"' in capsys.readouterr().out
    assert studio.runs == ["master"]
