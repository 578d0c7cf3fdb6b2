"""Money: bought once whatever happens, never more than may be spent, never lost."""

import asyncio
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from longtake.app import Studio
from longtake.capabilities.errors import (
    MissingSegments,
    OutcomeUnknown,
    OverBudget,
    Overdue,
    Stopped,
    Waiting,
)
from longtake.testing.vendor import RunningVendor
from sales import QUICK, billed, jobs, rows, sale, wanted

THREE = "1 red\n1 green\n1 blue"


async def begun(studio: Studio, place: Path, prompt: str = THREE, **more: object) -> str:
    """Keep a film and give its id."""
    brief = wanted(prompt, **more)  # type: ignore[arg-type]
    return (await studio.begin(brief, folder=place / "film")).film


async def bought_one(studio: Studio, film: str) -> "asyncio.Task[object]":
    """Begin a run and give it once a job was bought."""
    run = asyncio.create_task(studio.run(film, until="master"))
    async for _ in studio.follow(film):
        if await rows(studio, film, "bought"):
            break
    return run  # type: ignore[return-value]


@pytest.mark.parametrize("video", ["key", "list"])
@pytest.mark.parametrize("fault", ["drop_after", "accept_then_500"])
def test_a_lost_answer_is_traced_and_nothing_bought_twice(
    tmp_path: Path, video: str, fault: str
) -> None:
    """By the idempotency key or by the vendor's list, every job on the bill became a take."""

    async def scene(studio: Studio, running: RunningVendor) -> None:
        film = await begun(studio, tmp_path, video=video)
        done = await studio.run(film, until="master")
        assert done.state == "done"
        assert jobs(running) == sorted(row.token for row in await rows(studio, film))
        assert done.spent == billed(running)

    sale(tmp_path, scene, strikes=("job",), seed=5, list_lag=0.05, **{fault: 0.6})


def test_a_call_that_arrives_after_its_client_has_gone_is_found(tmp_path: Path) -> None:
    """It stood in a line of the vendor's own: it is looked for again before it is sent again."""

    async def scene(studio: Studio, running: RunningVendor) -> None:
        film = await begun(studio, tmp_path, "1 red", video="list")
        await studio.run(film, until="storyboard")
        running.obey(line_seconds=0.5)
        done = await studio.run(film, until="master")
        assert done.state == "done"
        assert len(jobs(running)) == 1
        assert done.spent == billed(running)

    sale(tmp_path, scene, policy=replace(QUICK, post=0.2, late=1.0))


def test_what_cannot_be_traced_is_in_doubt_and_waits_for_a_person(tmp_path: Path) -> None:
    """It counts as spent and stops nothing else; told what was bought, the film goes on."""

    async def scene(studio: Studio, running: RunningVendor) -> None:
        film = await begun(studio, tmp_path, video="none")
        with pytest.raises(OutcomeUnknown, match="longtake resolve"):
            await studio.run(film, until="master")
        assert (await studio.film(film)).state == "waiting"
        doubtful = await rows(studio, film, "in doubt")
        assert len(doubtful) == 3
        assert (await studio.ledger.spent(film)) == billed(running)
        running.obey(drop_after=0.0)
        sold = {invoice.token: invoice.id for invoice in running.invoices}
        for row in doubtful:
            await studio.resolve(row.token, ticket=sold[row.token])
        done = await studio.run(film, until="master")
        assert done.state == "done"
        assert len(jobs(running)) == 3

    sale(tmp_path, scene, strikes=("job",), drop_after=1.0)


def test_a_doubt_that_was_not_bought_is_bought_anew(tmp_path: Path) -> None:
    """Under a token of its own, once the person says so."""

    async def scene(studio: Studio, running: RunningVendor) -> None:
        film = await begun(studio, tmp_path, "1 red", video="none")
        with pytest.raises(OutcomeUnknown):
            await studio.run(film, until="master")
        running.obey(drop_after=0.0)
        (doubtful,) = await rows(studio, film, "in doubt")
        await studio.resolve(doubtful.token, ticket=None)
        assert (await studio.run(film, until="master")).state == "done"

    sale(tmp_path, scene, strikes=("job",), drop_after=1.0)


def test_a_call_that_never_arrived_is_made_again(tmp_path: Path) -> None:
    """Dropped before it was accepted, refused as busy, or limited: it costs only time."""

    async def scene(studio: Studio, running: RunningVendor) -> None:
        film = await begun(studio, tmp_path, video="list")
        assert (await studio.run(film, until="master")).state == "done"
        assert len(jobs(running)) == 3

    odds = {"drop_before": 0.2, "busy_503": 0.2, "limited_429": 0.2}
    sale(tmp_path, scene, strikes=("job",), seed=3, list_lag=0.05, retry_after=0.01, **odds)


def test_a_failed_job_is_not_tried_unchanged(tmp_path: Path) -> None:
    """It is told, its row is refused, and the takes of the others are kept."""

    async def scene(studio: Studio, running: RunningVendor) -> None:
        film = await begun(studio, tmp_path, video="key")
        with pytest.raises(MissingSegments):
            await studio.run(film, until="master")
        assert {row.state for row in await rows(studio, film)} == {"refused"}
        assert (await studio.ledger.spent(film)) == billed(running)

    sale(tmp_path, scene, fail_job=1.0)


def test_a_dead_link_is_asked_for_anew(tmp_path: Path) -> None:
    """What was paid for is fetched again, never bought again."""

    async def scene(studio: Studio, running: RunningVendor) -> None:
        film = await begun(studio, tmp_path, video="key")
        assert (await studio.run(film, until="master")).state == "done"
        assert len(jobs(running)) == 3

    sale(tmp_path, scene, expired_link=1.0)


def test_a_broken_clip_is_paid_and_taken_again_with_another_seed(tmp_path: Path) -> None:
    """Once; both are in the ledger, and the film uses neither if the second is broken too."""

    async def scene(studio: Studio, running: RunningVendor) -> None:
        film = await begun(studio, tmp_path, "1 red", video="key")
        with pytest.raises(MissingSegments):
            await studio.run(film, until="master")
        held = await rows(studio, film)
        assert [row.state for row in held] == ["settled", "settled"]
        assert len({row.token for row in held}) == 2
        assert (await studio.ledger.spent(film)) == billed(running)
        takes = [take for take in (await studio.film(film)).takes if take.of == "1A.1"]
        assert takes, "what was paid for is kept to be looked at"
        assert {take.key for take in takes}.isdisjoint({row.key for row in held})

    sale(tmp_path, scene, bad_clip=1.0)


def test_a_job_bought_for_a_shot_that_was_changed_is_fetched_all_the_same(tmp_path: Path) -> None:
    """A paid take is never lost, though the film does not use it."""

    async def scene(studio: Studio, running: RunningVendor) -> None:
        film = await begun(studio, tmp_path, "1 red", video="key")
        run = await bought_one(studio, film)
        run.cancel()
        await asyncio.wait({run})
        await studio.retake(film, "1A", prompt="violet", seed=None, video=None)
        running.obey(job_seconds=(0.0, 0.0))
        assert (await studio.run(film, until="master")).state == "done"
        takes = [take for take in (await studio.film(film)).takes if take.of == "1A.1"]
        assert len(takes) == 2
        assert {row.state for row in await rows(studio, film)} == {"settled"}
        assert len(jobs(running)) == 2

    sale(tmp_path, scene, job_seconds=(1.0, 1.0))


def test_cancelling_reaches_the_vendor(tmp_path: Path) -> None:
    """The jobs end there, nothing is charged, and nothing is bought after it."""

    async def scene(studio: Studio, running: RunningVendor) -> None:
        film = await begun(studio, tmp_path, video="key")
        run = await bought_one(studio, film)
        await studio.cancel(film)
        with pytest.raises(Stopped, match="cancelled"):
            await run
        sold = len(running.invoices)
        assert (await studio.film(film)).state == "cancelled"
        assert jobs(running) == []
        assert not await rows(studio, film, "bought", "intended")
        assert len(running.invoices) == sold

    sale(tmp_path, scene, job_seconds=(60.0, 60.0))


def test_a_cancelled_film_whose_process_is_gone_is_called_off_too(tmp_path: Path) -> None:
    """Whoever cancels asks the vendor itself."""

    async def scene(studio: Studio, running: RunningVendor) -> None:
        film = await begun(studio, tmp_path, "1 red", video="key")
        run = await bought_one(studio, film)
        run.cancel()
        await asyncio.wait({run})
        await studio.cancel(film)
        assert (await studio.film(film)).state == "cancelled"
        assert jobs(running) == []
        assert not await rows(studio, film, "bought")

    sale(tmp_path, scene, job_seconds=(60.0, 60.0))


def test_a_paused_film_fetches_what_is_bought_and_buys_nothing_more(tmp_path: Path) -> None:
    """Then it waits, and `render` goes on."""

    async def scene(studio: Studio, running: RunningVendor) -> None:
        film = await begun(studio, tmp_path, video="key", mode="chain")
        run = await bought_one(studio, film)
        await studio.pause(film)
        with pytest.raises(Stopped, match="paused"):
            await run
        assert (await studio.film(film)).state == "waiting"
        assert len(jobs(running)) == 1
        assert {row.state for row in await rows(studio, film)} == {"settled"}
        assert (await studio.run(film, until="master")).state == "done"
        assert len(jobs(running)) == 3

    sale(tmp_path, scene, job_seconds=(0.5, 0.6))


def test_a_run_that_is_late_gives_up_and_keeps_its_tickets(tmp_path: Path) -> None:
    """The next run collects what was bought."""

    async def scene(studio: Studio, running: RunningVendor) -> None:
        film = await begun(studio, tmp_path, "1 red", video="key")
        deadline = 1.0
        while not await rows(studio, film, "bought"):  # a slow machine buys later
            deadline *= 2
            with pytest.raises(Overdue):
                await studio.run(film, until="master", deadline=deadline)
        running.obey(job_seconds=(0.0, 0.0))
        assert [row.state for row in await rows(studio, film)] == ["bought"]
        assert (await studio.run(film, until="master")).state == "done"
        assert len(jobs(running)) == 1

    sale(tmp_path, scene, job_seconds=(3.0, 3.0))


@pytest.mark.parametrize("ceiling", ["budget_day", "budget_user"])
def test_a_ceiling_of_the_day_stops_every_film(tmp_path: Path, ceiling: str) -> None:
    """The home's, or the user's own: what is reserved and spent never passes it."""

    async def scene(studio: Studio, running: RunningVendor) -> None:
        film = await begun(studio, tmp_path, video="key")
        with pytest.raises(OverBudget, match=ceiling):
            await studio.run(film, until="master")
        assert (await studio.film(film)).state == "waiting"
        assert billed(running) == Decimal("0.11")

    sale(tmp_path, scene, settings={ceiling: "0.12"})


def test_a_film_waits_where_it_is_to_be_approved(tmp_path: Path) -> None:
    """At the storyboard, at the stills and over a price; nothing is bought before."""

    async def scene(studio: Studio, running: RunningVendor) -> None:
        gates = ("storyboard", "stills")
        film = await begun(studio, tmp_path, "1 red", video="key", mode="keyframe", approve=gates)
        for gate in gates:
            with pytest.raises(Waiting, match=gate):
                await studio.run(film, until="master")
            assert (await studio.film(film)).state == "waiting"
            assert jobs(running) == []
            assert await studio.approve(film) == gate
        assert (await studio.run(film, until="master")).state == "done"

    sale(tmp_path, scene)


def test_a_price_above_the_limit_waits_for_approval(tmp_path: Path) -> None:
    """Once somebody said yes to it, the film is made."""

    async def scene(studio: Studio, running: RunningVendor) -> None:
        film = await begun(studio, tmp_path, video="key", approve_over=Decimal("0.10"))
        with pytest.raises(Waiting, match=r"\$0\.15"):
            await studio.run(film, until="master")
        assert jobs(running) == []
        await studio.approve(film)
        assert (await studio.run(film, until="master")).state == "done"

    sale(tmp_path, scene)


def test_never_more_jobs_at_once_than_the_vendor_grants(tmp_path: Path) -> None:
    """Eight shots over a bound of two, read from the vendor's own books."""

    async def scene(studio: Studio, running: RunningVendor) -> None:
        film = await begun(studio, tmp_path, "\n".join(["1 red"] * 8), video="key")
        assert (await studio.run(film, until="master")).state == "done"
        assert running.peaks["jobs"] == {"ann": 2}

    limits = {"acme": {"concurrent": 2}}
    sale(tmp_path, scene, settings={"limits": limits}, job_seconds=(0.5, 0.8))
