"""The bell: whoever waits is woken, in every process that can be heard."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path
from threading import Thread

from kept import ACCOUNT, Kept, intent, kept, opened

from longtake.capabilities.fleet import Ear
from longtake.storage.bell import LocalBell
from longtake.testing.postgres import Cluster

LONG = 20.0


def test_an_ear_hears_its_topic_from_the_moment_it_opens() -> None:
    """Once for all that was rung since it last listened; not what is rung elsewhere."""

    async def scene() -> None:
        bell = LocalBell()
        bell.ring("film a")
        async with bell.listening("film a") as ear:
            assert not await ear.wait(0)
            bell.ring("film b")
            assert not await ear.wait(0)
            bell.ring("film a", "film a")
            bell.ring("film a")
            assert await ear.wait(LONG)
            assert not await ear.wait(0)

    asyncio.run(scene())


def test_a_bell_is_rung_from_any_thread() -> None:
    """And heard in the event loop that waits; one that is gone is no harm."""

    async def scene(bell: LocalBell) -> None:
        async with bell.listening("x") as ear:
            waiting = asyncio.create_task(ear.wait(LONG))
            await asyncio.sleep(0)
            thread = Thread(target=bell.ring, args=("x",))
            thread.start()
            assert await waiting
            thread.join()

    bell = LocalBell()
    asyncio.run(scene(bell))
    bell.ring("x")


async def heard(ears: dict[str, Ear]) -> set[str]:
    """Give the topics that were rung: what was rung first is heard once the last one is."""
    return {topic for topic, ear in ears.items() if await ear.wait(0)}


def test_what_is_written_rings_by_itself(where: Path | str) -> None:
    """Events, wishes, ends of rows, turns that leave, workers that come and go."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        gate, film = f"gate {ACCOUNT}", f"film {run.film}"
        async with AsyncExitStack() as stack:
            bell = await stack.enter_async_context(home.database.bell())
            ears: dict[str, Ear] = {
                topic: await stack.enter_async_context(bell.listening(topic))
                for topic in (gate, film, "fleet")
            }
            assert await heard(ears) == set()
            await home.films.say(run.film, "run.said", {})
            assert film in await heard(ears)
            token = await home.ledger.line_up(intent(run), owner="me")
            await home.films.wish(run.film, "pause")
            assert {gate, film} <= await heard(ears)
            await home.films.wish(run.film, "")
            await heard(ears)
            await home.admit()
            assert gate in await heard(ears)
            await home.ledger.refuse(token, owner="me", why="no")
            assert gate in await heard(ears)
            token = await home.ledger.line_up(intent(run), owner="me")
            await home.ledger.step_out(token, owner="me")
            assert gate in await heard(ears)
            await home.work("w")
            assert "fleet" in await heard(ears)
            await home.fleet.leave("w")
            assert "fleet" in await heard(ears)

    kept(where, work)


def test_what_is_undone_rings_nobody(where: Path | str) -> None:
    """A write that failed has not happened."""

    async def work(home: Kept) -> None:
        film = await home.film()
        async with home.database.bell() as bell, bell.listening(f"film {film}") as ear:
            await asyncio.gather(
                home.films.say_all([(film, "a", {}), ("nowhere", "b", {})]),
                return_exceptions=True,
            )
            assert not await ear.wait(0)

    kept(where, work)


def test_other_processes_are_heard_where_they_can_be(where: Path | str) -> None:
    """At PostgreSQL; at a file whoever listens looks for themselves."""

    async def work(home: Kept) -> None:
        film = await home.film()
        async with home.database.bell() as bell, bell.listening(f"film {film}") as ear:
            with opened(where) as other:
                await other.films.say(film, "run.said", {})
            assert bell.far == (home.database.dialect == "postgresql")
            assert await ear.wait(LONG if bell.far else 0) == bell.far

    kept(where, work)


def test_a_lost_connection_is_made_again_and_everybody_looks(
    postgres: Cluster, database_url: str
) -> None:
    """Something may have been rung meanwhile; then notices are heard as before."""

    async def work(home: Kept) -> None:
        film = await home.film()
        async with home.database.bell() as bell, bell.listening(f"film {film}") as ear:
            await asyncio.to_thread(postgres.restart)
            assert await ear.wait(LONG)
            with opened(database_url) as other:
                await other.films.say(film, "run.said", {})
            assert await ear.wait(LONG)

    kept(database_url, work)
