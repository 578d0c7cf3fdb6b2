"""Many workers at one gate: never more than it takes, never more than the budget, in turn."""

import asyncio
import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from kept import Kept, kept, opened
from racing import BUDGET, CAPACITY, Racer, race_alone

from longtake.capabilities.storage import RunRecord


async def begun(home: Kept, count: int) -> Sequence[RunRecord]:
    """Begin runs over films of their own."""
    return [await home.sitting() for _ in range(count)]


def test_workers_race_for_slots_and_money(where: Path | str) -> None:
    """Four workers, fifty calls of five films, five slots, eight dollars for each film.

    While every film waits, each holds one slot.
    """

    async def work(home: Kept) -> None:
        runs = await begun(home, 5)
        with ExitStack() as stack:
            homes = [stack.enter_context(opened(where)) for _ in range(4)]
            shares = (range(3), range(3, 6), range(6, 8), range(8, 10))
            racers = [
                Racer(each, f"worker {n}", runs, share)
                for n, (each, share) in enumerate(zip(homes, shares, strict=True))
            ]
            await asyncio.gather(*[racer.line_up() for racer in racers])
            seen = await asyncio.gather(*[racer.race() for racer in racers])
        assert sum(each.turned for each in seen) == 10
        assert 2 <= max(each.most for each in seen) <= (CAPACITY.concurrent or 0)
        assert sum(each.unfair for each in seen) == 0
        for run in runs:
            assert await home.ledger.spent(run.film) == BUDGET

    kept(where, work)


def test_processes_race_for_slots_and_money(database_url: str) -> None:
    """Three of them, each with its own connections."""
    with opened(database_url) as home:
        runs = asyncio.run(begun(home, 5))
        spawned = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(3, mp_context=spawned) as processes:
            shares = (range(4), range(4, 7), range(7, 10))
            racing = [
                processes.submit(race_alone, database_url, f"worker {n}", runs, share)
                for n, share in enumerate(shares)
            ]
            seen = [each.result() for each in racing]
        assert sum(each.turned for each in seen) == 10
        assert 2 <= max(each.most for each in seen) <= (CAPACITY.concurrent or 0)
        assert asyncio.run(home.ledger.totals())["settled"] == BUDGET * 5
