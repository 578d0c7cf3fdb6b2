"""Loose ends: runs that nobody works on and purchases that nobody fetches, found in real homes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal
from pathlib import Path

import pytest

from longtake.app import Check, Opened, Studio
from longtake.capabilities.errors import OutcomeUnknown
from longtake.capabilities.ledger import Capacity, Ceilings, Intent
from longtake.capabilities.storage import RunRecord
from longtake.film.quote import Price
from longtake.testing.scripted import Script
from studios import brief, scripted

PAID = Price(usd_per_second=Decimal(1))


async def ends(studio: Studio) -> dict[str, Check]:
    """Give what a doctor says of films and purchases."""
    checks = await studio.doctor()
    return {each.name: each for each in checks if each.name.startswith(("film ", "purchase "))}


@asynccontextmanager
async def rendering(studio: Studio, folder: Path, script: Script) -> AsyncIterator[Opened]:
    """Give a film while its one job is rendered; its run is stopped afterwards."""
    script.polls = 10**6
    opened = await studio.begin(brief("1 red", video="job", mode="text"), folder=folder)
    run = asyncio.create_task(studio.run(opened.film, until="master"))
    async for event in studio.follow(opened.film):
        if event.kind == "work.progress":
            break
    try:
        yield opened
    finally:
        run.cancel()
        await asyncio.gather(run, return_exceptions=True)
        script.polls = 0


def test_a_run_that_somebody_works_on_is_no_loose_end(tmp_path: Path) -> None:
    """Neither is its job."""

    async def scene() -> None:
        script = Script(price=PAID)
        async with (
            scripted(tmp_path / "home", script) as studio,
            rendering(studio, tmp_path / "film", script),
        ):
            assert await ends(studio) == {}

    asyncio.run(scene())


def test_a_run_that_was_cut_off_is_told_with_the_command_that_goes_on(tmp_path: Path) -> None:
    """Nothing is wrong: whoever stopped it knows. After a render nothing is left to say."""

    async def scene() -> None:
        script = Script()
        async with scripted(tmp_path / "home", script) as studio:
            wanted = brief("1 red", video="job", mode="text")
            opened = await studio.begin(wanted, folder=tmp_path / "film")
            run = asyncio.create_task(studio.run(opened.film, until="master"))
            async for event in studio.follow(opened.film):
                if event.kind == "run.began":
                    run.cancel()
                    break
            await asyncio.gather(run, return_exceptions=True)
            told = (await ends(studio))[f"film {opened.film}"]
            assert told.ok
            assert told.remedy == f"longtake render {opened.film}"
            await studio.run(opened.film, until="master")
            assert await ends(studio) == {}

    asyncio.run(scene())


def test_a_job_that_is_bought_and_not_fetched_is_told(tmp_path: Path) -> None:
    """It costs money already, so a sound home has none."""

    async def scene() -> None:
        script = Script(price=PAID)
        async with scripted(tmp_path / "home", script) as studio:
            async with rendering(studio, tmp_path / "film", script) as opened:
                pass
            [told] = (await ends(studio)).values()
            assert not told.ok
            assert told.found == "job job-1 of scripted:job is bought ($1.00), not fetched"
            assert told.remedy == f"longtake render {opened.film}"
            await studio.run(opened.film, until="master")
            assert await ends(studio) == {}

    asyncio.run(scene())


def test_what_is_in_doubt_is_told_with_both_ways_out(tmp_path: Path) -> None:
    """Until a person says how it was."""

    async def scene() -> None:
        script = Script(errors={"red": [OutcomeUnknown("the answer never came")]}, price=PAID)
        async with scripted(tmp_path / "home", script) as studio:
            opened = await studio.begin(brief("1 red", mode="text"), folder=tmp_path / "film")
            with pytest.raises(OutcomeUnknown):
                await studio.run(opened.film, until="master")
            [told] = (await ends(studio)).values()
            token = f"{opened.film}/1A.1/1"
            assert told.name == f"purchase {token}"
            assert not told.ok
            assert "the answer never came" in told.found
            assert f"longtake resolve {token} --bought TICKET, or --not-bought" in told.remedy
            await studio.resolve(token, ticket=None)
            assert await ends(studio) == {}
            done = await studio.run(opened.film, until="master")
        assert done.state == "done"

    asyncio.run(scene())


@pytest.mark.parametrize("lease", [-1.0, 3600.0])
def test_an_intent_whose_owner_never_came_back_is_told(tmp_path: Path, lease: float) -> None:
    """Once its lease is over; before that its owner may still be at it."""

    async def scene() -> None:
        async with scripted(tmp_path / "home", Script()) as studio:
            opened = await studio.begin(brief("1 red"), folder=tmp_path / "film")
            await _intended(studio, opened.film, lease)
            told = await ends(studio)
        assert len(told) == (1 if lease < 0 else 0)
        assert all("cut off while it was bought" in each.found for each in told.values())

    asyncio.run(scene())


async def _intended(studio: Studio, film: str, lease: float) -> None:
    """Let a call through the gate for an owner who is never heard of again."""
    run = await studio.films.begin_run(RunRecord("r1", film, "master", "", 0))
    intent = Intent(film, run.id, "1A.1", "key", "scripted:job", "scripted#", Decimal(1))
    await studio.ledger.line_up(intent, owner="lost")
    admitted = await studio.ledger.admit(
        "scripted#",
        owner="lost",
        capacity=Capacity(),
        ceilings=Ceilings(),
        lease=lease,
        patience=3600.0,
        doubt=600.0,
    )
    assert len(admitted.purchases) == 1
    await studio.films.end_run(run.id, state="failed", facts={"why": "killed"})
