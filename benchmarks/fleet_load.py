"""How much of what a vendor grants a fleet uses, and whether it ever takes more.

A hundred adverts of thirty seconds wait for three `longtake worker` processes over PostgreSQL; the
vendor keeps the times of the aivideo README, ten times faster, and grants twelve calls at a time.
From the vendor's log: how many calls were under way, over the time in which at least as many more
stood in line (by the fleet's own table). Then thirty films and four workers within so many calls a
minute, whatever stands in line.
"""

import argparse
import asyncio
import json
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from psycopg import connect
from pydantic import SecretStr

import five_seconds
from longtake.app import open_studio
from longtake.engine.policy import Policy
from longtake.settings import Settings
from longtake.testing.postgres import cluster
from measured import place, table
from premises import advert, pace, selling, working

ACCOUNT: Final = "benchmark"
_SECONDS: Final = {
    "job": "job_seconds",
    "image": "image_seconds",
    "plan": "plan_seconds",
    "music": "music_seconds",
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--films", type=int, default=100)
    parser.add_argument("--scale", type=float, default=10)
    parser.add_argument("--concurrent", type=int, default=12)
    parser.add_argument("--per-minute", type=int, default=150)
    parser.add_argument("--only", choices=("concurrent", "per-minute"))
    given = parser.parse_args()
    if given.only != "per-minute":
        table([_within_slots(given)])
    if given.only != "concurrent":
        table([_within_rate(given)])


def _within_slots(given: argparse.Namespace) -> Mapping[str, object]:
    limit, rules = given.concurrent, pace(given.scale)
    made = _made({"concurrent": limit}, rules, workers=3, films=given.films, scale=given.scale)
    calls = [_call(row, rules) for row in _sold(made.log)]
    full = [at for at, line in made.line if line >= limit]
    used = sum(_overlap(call, (full[0], full[-1])) for call in calls)
    seconds = full[-1] - full[0]
    return {
        "films": given.films,
        "seconds": f"{made.seconds:.0f}",
        "with a full line": f"{seconds:.0f}",
        "of the limit used": f"{used / seconds / limit:.1%}",
        "limit": limit,
        "most at once": _most(calls),
    }


def _within_rate(given: argparse.Namespace) -> Mapping[str, object]:
    rate, films, rules = given.per_minute, given.films * 3 // 10, pace(50)
    limits = {"per_minute": rate, "concurrent": 1000}
    made = _made(limits, rules, workers=4, films=films, scale=50)
    peak = made.peaks["posts_a_minute"][ACCOUNT]
    minutes = (made.log[-1]["at"] - made.log[0]["at"]) / 60
    return {
        "films": films,
        "calls": len(made.log),
        "seconds": f"{made.seconds:.0f}",
        "a minute": f"{len(made.log) / max(1.0, minutes):.0f}",
        "limit": rate,
        "most in a minute": peak,
    }


@dataclass(frozen=True, slots=True)
class Fleet:
    """What a fleet made of many films."""

    seconds: float
    line: Sequence[tuple[float, int]]
    """How many calls stood in line, by the time since 1970."""
    log: Sequence[Mapping[str, Any]]
    peaks: Mapping[str, Any]


def _made(
    limits: Mapping[str, int],
    rules: Mapping[str, object],
    *,
    workers: int,
    films: int,
    scale: float,
) -> Fleet:
    usual = Policy()
    policy = {"poll": usual.poll / scale, "longest_poll": usual.longest_poll / scale}
    settings = {"limits": json.dumps({"acme": limits}), "policy": json.dumps(policy)}
    with place() as folder, cluster() as postgres, selling(folder, **rules) as vendor:
        url = postgres.create("films")
        with working(folder, url, workers, settings):
            began = time.monotonic()
            asyncio.run(_queue(folder, url, films))
            line = list(_watched(url, films))
            seconds = time.monotonic() - began
        return Fleet(seconds, line, vendor.get("log"), vendor.get("peaks"))


async def _queue(folder: Path, url: str, films: int) -> None:
    settings = Settings(home=folder / "home", database=SecretStr(url))
    async with open_studio(settings, {"acme": five_seconds}) as studio:
        for number in range(films):
            opened = await studio.begin(advert(seed=number), folder=folder / f"film-{number}")
            await studio.queue(opened.film)


def _watched(url: str, films: int) -> Iterator[tuple[float, int]]:
    """Give how many calls stand in line, until all films are made."""
    with connect(url.replace("postgresql+psycopg", "postgresql"), autocommit=True) as asked:
        done = 0
        while done < films:
            row = asked.execute(_STANDING).fetchone()
            line, done, lost = row if row is not None else (0, 0, 0)
            if lost:
                raise RuntimeError(f"{lost} films came to nothing")
            yield time.time(), line
            time.sleep(0.2)


_STANDING: Final = """
SELECT (SELECT count(*) FROM turns), count(*) FILTER (WHERE state = 'done'),
       count(*) FILTER (WHERE state IN ('failed', 'cancelled', 'waiting')) FROM films
"""


def _sold(log: Sequence[Mapping[str, Any]]) -> Collection[Mapping[str, Any]]:
    """Give the calls that were accepted; one that is asked for again is the same."""
    found: dict[str, Mapping[str, Any]] = {}
    for row in log:
        if row["id"]:
            found.setdefault(row["id"], row)
    return found.values()


def _call(row: Mapping[str, Any], rules: Mapping[str, object]) -> tuple[float, float]:
    """Give when a call was accepted and when it was over."""
    lasts = rules[_SECONDS[row["kind"]]]
    seconds = lasts[0] if isinstance(lasts, tuple) else lasts
    return row["at"], row["at"] + float(str(seconds))


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> float:
    return max(0.0, min(one[1], other[1]) - max(one[0], other[0]))


def _most(calls: Sequence[tuple[float, float]]) -> int:
    """Give how many calls were under way at once, at most."""
    steps = sorted([(at, 1) for at, _ in calls] + [(over, -1) for _, over in calls])
    there = most = 0
    for _, step in steps:
        there += step
        most = max(most, there)
    return most


if __name__ == "__main__":
    main()
