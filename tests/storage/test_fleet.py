"""The fleet: who works, who is gone, who leads."""

import asyncio
from pathlib import Path

import pytest
from kept import Kept, intent, kept, opened

from longtake.capabilities.ledger import Capacity
from longtake.storage.database import open_database
from longtake.storage.fleet import TableFleet


def test_a_worker_is_kept_as_it_joined(where: Path | str) -> None:
    """Its clock is compared with the database's; the newest stands first."""

    async def work(home: Kept) -> None:
        ahead = await home.fleet.join("a", name="ann", queues=["gpu"], host="here", shape="3")
        assert abs(ahead) < 5
        await home.work("b")
        newest, oldest = await home.fleet.workers()
        assert (newest.id, oldest.id) == ("b", "a")
        assert (oldest.name, oldest.queues, oldest.host, oldest.shape) == (
            "ann",
            ("gpu",),
            "here",
            "3",
        )
        assert (oldest.state, oldest.began) == ("working", oldest.seen)
        assert 0 <= oldest.silent < 5

    kept(where, work)


def test_an_id_is_never_used_again(where: Path | str) -> None:
    """Two processes under one would buy twice."""

    async def work(home: Kept) -> None:
        await home.work("a")
        await home.fleet.leave("a")
        with pytest.raises(ValueError, match="worker a has worked before"):
            await home.work("a")

    kept(where, work)


def test_a_worker_that_is_gone_is_told_so(where: Path | str) -> None:
    """By its next sign of life; it may be alive after all."""

    async def work(home: Kept) -> None:
        await home.work("a")
        assert await home.fleet.beat("a")
        assert await home.fleet.bury(silence=3600) == []
        assert await home.fleet.bury(silence=0) == ["a"]
        assert await home.fleet.bury(silence=0) == []
        assert not await home.fleet.beat("a")
        assert not await home.fleet.beat("nobody")
        assert await home.fleet.workers() == []
        assert [each.state for each in await home.fleet.workers(gone=True)] == ["gone"]

    kept(where, work)


def test_a_draining_worker_lives_and_does_not_come_back(where: Path | str) -> None:
    """Until it leaves."""

    async def work(home: Kept) -> None:
        await home.work("a")
        await home.fleet.drain("a")
        assert await home.fleet.beat("a")
        assert [each.state for each in await home.fleet.workers()] == ["draining"]
        await home.fleet.leave("a")
        await home.fleet.drain("a")
        assert [each.state for each in await home.fleet.workers(gone=True)] == ["gone"]

    kept(where, work)


def test_a_worker_that_was_silent_since_before_holds_no_slot_of_others(where: Path | str) -> None:
    """Buried or not: whoever waits behind it is told to look again."""

    async def work(home: Kept) -> None:
        for name in ("dead", "alive"):
            await home.work(name)
            run = await home.sitting()
            await home.ledger.line_up(intent(run, name), owner=name)
        async with home.database.bell() as bell, bell.listening("gate acme 1a2b") as ear:
            await ear.wait(0)
            assert await home.fleet.bury(silence=0) == ["dead", "alive"]
            assert await ear.wait(10)
        (row,) = (await home.admit("alive", capacity=Capacity(concurrent=1))).purchases
        assert row.of == "alive"

    kept(where, work)


def test_nobody_is_judged_by_a_judge_that_was_away(database_url: str) -> None:
    """After PostgreSQL was away everybody was silent."""

    async def work(home: Kept) -> None:
        await home.work("a")
        assert home.database.steady < 600
        assert await home.fleet.bury(silence=600) == []

    kept(database_url, work)


def test_one_process_leads_at_a_time(where: Path | str) -> None:
    """In one matter; the next leads when it is done, or gone."""

    async def work(home: Kept) -> None:
        with opened(where) as other:
            async with (
                home.fleet.leading("house keeping") as first,
                other.fleet.leading("house keeping") as second,
                other.fleet.leading("resuming") as third,
            ):
                assert (first, second, third) == (True, False, True)
            async with other.fleet.leading("house keeping") as second:
                assert second

    kept(where, work)


def test_a_leader_that_is_frozen_is_followed_by_another(database_url: str) -> None:
    """The server lets go of what a process holds that does nothing for a while."""

    async def work(home: Kept) -> None:
        async with home.fleet.leading("house keeping") as first:
            assert first
            with opened(database_url) as other:
                second = False
                async with asyncio.timeout(20):
                    while not second:
                        async with other.fleet.leading("house keeping") as second:
                            pass

    kept(f"{database_url}?options=-c idle_in_transaction_session_timeout=100ms", work)


def test_a_leader_that_dies_leads_no_more(where: Path | str) -> None:
    """Its lock ends with its connections."""

    async def work(home: Kept) -> None:
        fleet = TableFleet(open_database(where))
        with pytest.raises(RuntimeError):
            async with fleet.leading("x"):
                raise RuntimeError
        await asyncio.to_thread(fleet.database.close)
        async with home.fleet.leading("x") as leads:
            assert leads

    kept(where, work)
