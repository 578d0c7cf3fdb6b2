"""Work that two processes take for theirs, as after a freeze: it is bought once."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from longtake.app import Studio
from longtake.capabilities.errors import OutcomeUnknown
from longtake.capabilities.storage import RunRecord
from longtake.engine.make import Made
from longtake.engine.stages import make_one
from longtake.testing.vendor import RunningVendor
from sales import billed, rows, sale, wanted


async def begun(studio: Studio, place: Path, *, video: str, image: str) -> RunRecord:
    """Plan a film of one shot, and begin a run that nobody sits over."""
    brief = wanted("1 red", video=video, mode="keyframe")
    brief = replace(brief, casting=replace(brief.casting, image=f"acme:{image}"))
    film = (await studio.begin(brief, folder=place / "film")).film
    await studio.run(film, until="storyboard")
    return await studio.films.begin_run(RunRecord("r1", film, "master", "", 1))


async def made(studio: Studio, owner: str, run: RunRecord, of: str) -> Made:
    """Make a piece as a process of its own would."""
    shop = studio.shop_of(owner)
    async with shop.leashes.on(run.id) as leash:
        return await make_one(shop, leash, of)


async def by_two(studio: Studio, run: RunRecord, of: str) -> list[Made]:
    """Have a piece made by a second process while the first one is buying it."""
    first = asyncio.create_task(made(studio, "one", run, of))
    while not await rows(studio, run.film, "intended"):  # noqa: ASYNC110 - nothing tells
        await asyncio.sleep(0.01)
    return [await made(studio, "two", run, of), await first]


@pytest.mark.parametrize("video", ["key", "list", "none"])
def test_a_job_that_another_is_buying_is_waited_for(tmp_path: Path, video: str) -> None:
    """Both come to the same take; it is neither bought again nor in doubt."""

    async def scene(studio: Studio, running: RunningVendor) -> None:
        run = await begun(studio, tmp_path, video=video, image="key")
        await made(studio, "one", run, "1A")
        assert [each["error"] for each in await by_two(studio, run, "1A.1")] == ["", ""]
        assert len([each for each in running.invoices if each.kind == "job"]) == 1
        states = sorted(row.state for row in await rows(studio, run.film) if row.of == "1A.1")
        assert states in (["settled"], ["refused", "settled"])  # the second may find it made

    sale(tmp_path, scene, answer_delay=(0.3, 0.3))


@pytest.mark.parametrize("image", ["key", "none"])
def test_a_still_that_another_has_drawn_meanwhile_is_not_bought(tmp_path: Path, image: str) -> None:
    """The second process finds no intent any more, and looks for the take before it buys."""

    async def scene(studio: Studio, running: RunningVendor) -> None:
        run = await begun(studio, tmp_path, video="key", image=image)
        assert [each["error"] for each in await by_two(studio, run, "1A")] == ["", ""]
        assert len([each for each in running.invoices if each.kind == "image"]) == 1
        assert await studio.ledger.spent(run.film) == billed(running)

    sale(tmp_path, scene, answer_delay=(0.3, 0.3))


def test_a_still_that_was_paid_and_lost_is_written_off(tmp_path: Path) -> None:
    """A person finds it on the bill; it stays in the ledger, and another one is drawn."""

    async def scene(studio: Studio, running: RunningVendor) -> None:
        brief = wanted("1 red", video="key", mode="keyframe")
        brief = replace(brief, casting=replace(brief.casting, image="acme:none"))
        film = (await studio.begin(brief, folder=tmp_path / "film")).film
        with pytest.raises(OutcomeUnknown):
            await studio.run(film, until="master")
        running.obey(drop_after=0.0)
        (lost,) = await rows(studio, film, "in doubt")
        (sold,) = [each for each in running.invoices if each.token == lost.token]
        await studio.resolve(lost.token, ticket=sold.id)
        assert (await studio.run(film, until="master")).state == "done"
        assert await studio.ledger.spent(film) == billed(running)

    sale(tmp_path, scene, strikes=("image",), drop_after=1.0)
