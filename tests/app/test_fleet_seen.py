"""A fleet as people see it: who works, what is odd, what nobody takes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from longtake.app import Check, Studio, Wait, open_studio
from longtake.capabilities.storage import RunRecord
from longtake.engine.durable import SHAPE
from longtake.engine.policy import Policy
from longtake.engine.queues import queues_of
from longtake.film.brief import Brief
from longtake.settings import Settings


@asynccontextmanager
async def fleet(tmp_path: Path, url: str, **policy: float) -> AsyncIterator[Studio]:
    """Open a studio over a fleet's database."""
    settings = Settings(home=tmp_path / "home", database=SecretStr(url))
    async with open_studio(settings, policy=Policy(**policy)) as studio:  # type: ignore[arg-type]
        yield studio


async def joined(studio: Studio, name: str, *, shape: str = SHAPE, **more: object) -> None:
    """Let a worker join, on every queue unless told otherwise."""
    told = {
        "queues": queues_of((), studio.registry.modules, studio.registry.ready),
        "host": "alpha",
        **more,
    }
    await studio.fleet.join(f"{name}-1", name=name, shape=shape, **told)  # type: ignore[arg-type]


def named(checks: list[Check], name: str) -> Check:
    """Give the check of a name."""
    return next(check for check in checks if check.name == name)


def test_without_a_fleet_that_is_said(tmp_path: Path) -> None:
    """And what makes one."""

    async def scene() -> None:
        async with open_studio(Settings(home=tmp_path / "home")) as studio:
            seen = await studio.workers()
        assert seen.workers == ()
        assert "there is no fleet" in seen.said
        assert "LONGTAKE_DATABASE" in seen.said

    asyncio.run(scene())


def test_a_sound_worker_has_nothing_odd(tmp_path: Path, database_url: str) -> None:
    """An empty fleet says how it begins."""

    async def scene() -> None:
        async with fleet(tmp_path, database_url) as studio:
            assert (await studio.workers()).said == "nobody works; longtake worker begins"
            await joined(studio, "w1")
            seen = await studio.workers()
        [(worker, odd)] = seen.workers
        assert (worker.name, odd, seen.said) == ("w1", "", "")

    asyncio.run(scene())


def test_a_worker_of_another_version_is_odd(tmp_path: Path, database_url: str) -> None:
    """Runs of one shape are no work for a worker of the other."""

    async def scene() -> None:
        async with fleet(tmp_path, database_url) as studio:
            await joined(studio, "old", shape="longtake-0")
            [(_, odd)] = (await studio.workers()).workers
            told = named(list(await studio.doctor()), "worker old")
        assert odd == f"works in the shape longtake-0; this Longtake's is {SHAPE}"
        assert not told.ok
        assert "one version" in told.remedy

    asyncio.run(scene())


def test_a_silent_worker_is_told_and_buried_by_a_repair(tmp_path: Path, database_url: str) -> None:
    """Whoever was not heard for longer than the policy allows."""

    async def scene() -> None:
        async with fleet(tmp_path, database_url, silence=1e-6) as studio:
            await joined(studio, "w1")
            told = named(list(await studio.doctor()), "worker w1")
            assert not told.ok
            assert told.found.startswith("not heard for")
            assert told.remedy == "longtake doctor --repair"
            checks = list(await studio.doctor(repair=True))
            assert named(checks, "workers").found == "nobody works"

    asyncio.run(scene())


def test_queues_that_nobody_takes_are_named(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A film whose work lies there would wait for ever; of vendors without a key nothing does."""
    monkeypatch.setenv("ELEVENLABS_API_KEY", "a key")

    async def scene() -> None:
        async with fleet(tmp_path, database_url) as studio:
            await joined(studio, "w1", queues=("film", "media"))
            seen = await studio.workers()
        assert seen.said == "nobody works on music, voice"

    asyncio.run(scene())


def test_machines_that_do_not_share_their_blobs_are_told(tmp_path: Path, database_url: str) -> None:
    """What one renders the others could not join."""

    async def scene() -> None:
        async with fleet(tmp_path, database_url) as studio:
            await joined(studio, "w1", host="far-away")
            told = named(list(await studio.doctor()), "blobs shared")
        assert not told.ok
        assert "far-away" in told.found
        assert "LONGTAKE_BLOBS" in told.remedy

    asyncio.run(scene())


def test_the_clock_is_compared_with_the_database(tmp_path: Path, database_url: str) -> None:
    """On one machine they are one clock."""

    async def scene() -> None:
        async with fleet(tmp_path, database_url) as studio:
            told = named(list(await studio.doctor()), "clock")
        assert told.ok
        assert "0.0 s" in told.found

    asyncio.run(scene())


def test_a_run_that_waits_for_a_worker_is_told(tmp_path: Path, database_url: str) -> None:
    """Nothing goes on until one comes."""

    async def scene() -> None:
        async with fleet(tmp_path, database_url) as studio:
            opened = await studio.begin(Brief("A cat"), folder=tmp_path / "film")
            await studio.films.begin_run(RunRecord("r1", opened.film, "master", "", 0))
            [wait] = await studio.waits(opened.film, "film")
        assert wait == Wait("its run waits for a worker, and there is none", "longtake worker")

    asyncio.run(scene())
