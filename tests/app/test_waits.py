"""What a film waits for, in words, for every way in which it can be left."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from longtake.app.waits import Situation, Wait, waits
from longtake.capabilities.ledger import Line, Purchase
from longtake.capabilities.storage import RunRecord
from longtake.film.brief import Brief
from longtake.film.film import Film

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
RENDER = "longtake render film"
RUN = RunRecord("r1", "f1", "master", "", 0)
BOUGHT = Purchase(
    "f1/1A.1/1",
    film="f1",
    of="1A.1",
    key="k",
    model="acme:fast",
    account="acme#1",
    state="bought",
    quote=Decimal("0.50"),
    charge=None,
    ticket="job-7",
    why=None,
    owner="w1",
    lease_until=NOON,
    left=0.0,
    changed=NOON,
    asked={},
)


def left(state: str = "waiting", **more: object) -> Situation:
    """Give a film in a state that nobody works on."""
    film = Film("f1", Brief("A cat"), state=state)
    now = Situation(film, "film", run=None, heard=False, fleet=False, ended={}, rows=())
    return replace(now, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (left("done"), []),
        (left("rendering", run=RUN, heard=True), []),
        (
            left("rendering", run=RUN, heard=True, lines=[Line("acme", 2, 5, 40.2)]),
            [Wait("2 calls stand in line for what acme grants, with 5 of other films, for 40 s")],
        ),
        (left("queued"), [Wait("nobody has begun it yet", RENDER)]),
        (left("waiting"), [Wait("it is made as far as was asked", RENDER)]),
        (left("cancelled"), [Wait("it is cancelled", RENDER)]),
        (left("failed", ended={"why": "no key"}), [Wait("no key", RENDER)]),
        (
            left(ended={"error": "Waiting", "why": "the storyboard waits; look"}),
            [Wait("the storyboard waits", "longtake approve film")],
        ),
        (
            left(ended={"error": "OverBudget", "why": "the budget is $2"}),
            [Wait("the budget is $2", RENDER)],
        ),
        (
            left(ended={"error": "OutcomeUnknown", "why": "in doubt"}),
            [Wait("nothing is in doubt any more", RENDER)],
        ),
        (
            left("rendering", run=RUN),
            [Wait("its run was cut off; what is finished is kept", RENDER)],
        ),
        (
            left("rendering", run=RUN, fleet=True),
            [Wait("its run waits for a worker, and there is none", "longtake worker")],
        ),
        (
            left("rendering", run=replace(RUN, wish="cancel"), heard=True),
            [Wait("it is being cancelled")],
        ),
    ],
)
def test_each_way_of_being_left_has_its_words_and_its_command(
    now: Situation, told: list[Wait]
) -> None:
    """Nothing is said of a film that is done or being made."""
    assert list(waits(now)) == told


def test_a_pause_says_that_what_is_bought_is_fetched() -> None:
    """Both the wish and the job that is still waited for; time helps, no command does."""
    now = left("rendering", run=replace(RUN, wish="pause"), heard=True, rows=[BOUGHT])
    pausing, job = waits(now)
    assert "nothing more is bought" in pausing.what
    assert job.what.startswith("job job-7 for 1A.1 is bought at acme:fast for up to $0.50")
    assert (pausing.then, job.then) == ("", "")


def test_a_doubt_is_the_only_thing_to_say_of_a_film_that_stopped_for_it() -> None:
    """With the reason, and both ways out."""
    row = replace(BOUGHT, state="in doubt", ticket=None, why="no answer in 60 s")
    [wait] = waits(left(ended={"error": "OutcomeUnknown", "why": "…"}, rows=[row]))
    assert wait.what == "whether 1A.1 was bought at acme:fast is in doubt (no answer in 60 s)"
    assert wait.then == "longtake resolve f1/1A.1/1 --bought TICKET | --not-bought"


def test_a_job_that_nobody_fetches_says_who_would() -> None:
    """A render does, whatever the film waits for besides."""
    assert [wait.then for wait in waits(left("failed", rows=[BOUGHT]))] == [RENDER, RENDER]
