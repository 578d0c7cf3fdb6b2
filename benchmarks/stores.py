"""What single calls of the stores cost, and a durable step, on SQLite and on PostgreSQL.

One call after the other, by the wall, PostgreSQL with fsync on; medians.
"""

import argparse
import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from decimal import Decimal
from itertools import count
from pathlib import Path
from statistics import median

from dbos import DBOS
from pydantic import SecretStr

from longtake.app import Studio, open_studio
from longtake.capabilities.ledger import Capacity, Ceilings, Intent
from longtake.capabilities.storage import RunRecord
from longtake.engine import durable
from longtake.film.asset import Asset
from longtake.film.brief import Brief
from longtake.film.take import Take
from longtake.settings import Settings
from longtake.testing.postgres import cluster
from measured import place, table

_ACCOUNT = "acme#"
_BOUNDS = Capacity(concurrent=1_000_000)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=300)
    given = parser.parse_args()
    with place() as folder, cluster() as postgres:
        homes = {"SQLite": None, "PostgreSQL": SecretStr(postgres.create("films"))}
        settings = {name: Settings(home=folder / name, database=url) for name, url in homes.items()}
        costs = {name: asyncio.run(_costs(each, given.calls)) for name, each in settings.items()}
    table([{"ms": name, **row} for name, row in costs.items()])


async def _costs(settings: Settings, calls: int) -> Mapping[str, object]:
    async with open_studio(settings) as studio:
        film = await studio.films.create(Brief("a film"), folder="", title="a film")
        run = await studio.films.begin_run(RunRecord("run", film, "master", "", 0))
        numbers = count(1)
        timed: Mapping[str, Callable[[], Awaitable[object]]] = {
            "say": lambda: studio.shop.say(film, "film.state", state="queued"),
            "add_take": lambda: studio.films.add_take(film, _take(next(numbers))),
            "film": lambda: studio.films.film(film),
            "line_up + admit": lambda: _through_the_gate(studio, film, run.id, next(numbers)),
        }
        costs = {name: await _cost(call, calls) for name, call in timed.items()}
        costs["durable step"] = await _step(studio, settings.home / "engine" / "film.db", calls)
    return {name: f"{cost * 1000:.1f}" for name, cost in costs.items()}


async def _cost(call: Callable[[], Awaitable[object]], calls: int) -> float:
    times = []
    for _ in range(calls):
        began = time.monotonic()
        await call()
        times.append(time.monotonic() - began)
    return median(times)


def _take(number: int) -> Take:
    digest = f"{number:064x}"
    return Take(f"1A.{number}", 0, digest, "acme:key", Asset(digest, "video/mp4"))


async def _through_the_gate(studio: Studio, film: str, run: str, number: int) -> None:
    ledger, owner = studio.ledger, studio.shop.owner
    of = f"1B.{number}"
    await ledger.line_up(
        Intent(film, run, of, f"{number}", "acme:key", _ACCOUNT, Decimal("0.05")), owner=owner
    )
    admitted = await ledger.admit(
        _ACCOUNT,
        owner=owner,
        capacity=_BOUNDS,
        ceilings=Ceilings(),
        lease=60,
        patience=3600,
        doubt=600,
    )
    if len(admitted.purchases) != 1:
        raise RuntimeError(f"{of} was not let through")
    await ledger.settle(admitted.purchases[0].token, owner=owner, charge=Decimal("0.05"))


@DBOS.workflow(name="steps")
async def _steps(calls: int) -> float:
    """Give the seconds that a step of nothing takes."""

    async def step() -> None:
        await DBOS.run_step_async(None, _nothing)

    return await _cost(step, calls)


async def _nothing() -> None:
    """Do nothing."""


async def _step(studio: Studio, file: Path, calls: int) -> float:
    async with AsyncExitStack() as stack:
        engine = (
            durable.together(studio.url, studio.shop, {})
            if studio.url
            else durable.alone(file, studio.shop)
        )
        await stack.enter_async_context(engine)
        return await _steps(calls)


if __name__ == "__main__":
    main()
