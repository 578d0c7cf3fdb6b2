"""What a queue of ten thousand films costs a fleet: to join, to start, to begin and finish.

Over PostgreSQL, with three `longtake worker` processes: how long an idle fleet takes from the order
to queue a film to its start; then, with ten thousand trivial films in the queue (planned at once,
made up to the storyboard), how many a second are begun and finished.
"""

import argparse
import asyncio
import json
import time
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from statistics import median, quantiles
from typing import Final
from uuid import uuid4

from psycopg import Connection, connect
from pydantic import SecretStr

import five_seconds
from longtake.app import Studio, open_studio
from longtake.capabilities.storage import RunRecord
from longtake.engine.durable import Desk
from longtake.settings import Settings
from longtake.testing.postgres import cluster
from measured import place, table
from premises import advert, selling, working

_STAGE: Final = "storyboard"
_AT_ONCE: Final = 16
_LIMITS: Final = {"limits": json.dumps({"acme": {"concurrent": 1000}})}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--films", type=int, default=10_000)
    parser.add_argument("--alone", type=int, default=30, help="are queued one at a time")
    parser.add_argument("--seconds", type=float, default=60, help="for which the queue is watched")
    given = parser.parse_args()
    with place() as folder, cluster() as postgres, selling(folder, job_seconds=(0, 0)):
        url = postgres.create("films")
        with working(folder, url, 3, _LIMITS):
            orders, starts = asyncio.run(_one_at_a_time(folder, url, given.alone))
        joined = asyncio.run(_all_at_once(folder, url, given.films))
        with working(folder, url, 3, _LIMITS):
            rate = _rate(url, given.seconds)
    row = {
        "films": given.films,
        "order ms": f"{median(orders) * 1000:.0f}",
        "to start ms": f"{median(starts) * 1000:.0f}",
        "95 %": f"{quantiles(starts, n=20)[-1] * 1000:.0f}",
        "queued a second": f"{joined:.0f}",
        "finished a second": f"{rate:.1f}",
    }
    table([row])


def _studio(folder: Path, url: str) -> AbstractAsyncContextManager[Studio]:
    settings = Settings(home=folder / "home", database=SecretStr(url))
    return open_studio(settings, {"acme": five_seconds})


async def _one_at_a_time(folder: Path, url: str, films: int) -> tuple[list[float], list[float]]:
    """Give the seconds that each order takes, and those from each order to the film's start."""
    orders, starts = [], []
    async with _studio(folder, url) as studio:
        for number in range(films):
            opened = await studio.begin(advert(seed=number), folder=folder / f"film-{number}")
            asked, began = time.time(), time.monotonic()
            await studio.queue(opened.film, until=_STAGE)
            orders.append(time.monotonic() - began)
            events = [event async for event in studio.follow(opened.film)]
            start = next(event.at for event in events if event.kind == "run.began")
            starts.append(start.timestamp() - asked)
    return orders, starts


async def _all_at_once(folder: Path, url: str, films: int) -> float:
    """Put many films in the queue, and give how many a second that was."""
    began, slots = time.monotonic(), asyncio.Semaphore(_AT_ONCE)
    async with _studio(folder, url) as studio:
        desk = Desk(url)

        async def put(number: int) -> None:
            async with slots:
                brief, place = advert(seed=number), str(folder / f"queued-{number}")
                film = await studio.films.create(brief, folder=place, title=f"{number}")
                run = RunRecord(uuid4().hex[:12], film, _STAGE, "", 0)
                await desk.enqueue(await studio.films.begin_run(run))

        await asyncio.gather(*map(put, range(films)))
        desk.close()
    return films / (time.monotonic() - began)


def _rate(url: str, seconds: float) -> float:
    """Give how many runs a second came to their end, from the first one on."""
    with connect(url, autocommit=True) as asked:
        before = first = _ended(asked)
        while first == before:
            time.sleep(0.1)
            first = _ended(asked)
        began = time.monotonic()
        time.sleep(seconds)
        return (_ended(asked) - first) / (time.monotonic() - began)


def _ended(asked: "Connection[tuple[int]]") -> int:
    row = asked.execute("SELECT count(*) FROM runs WHERE ended").fetchone()
    return row[0] if row is not None else 0


if __name__ == "__main__":
    main()
