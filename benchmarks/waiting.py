"""What a worker holds and burns while a thousand segments wait in it for jobs that last minutes.

A `longtake worker` over PostgreSQL with its policy as it comes, a vendor in another process, and
films of fifty shots; once all jobs are bought, the worker's process is read from /proc for a while.
"""

import argparse
import asyncio
import os
import time
from pathlib import Path
from typing import Final

from pydantic import SecretStr

import five_seconds
from longtake.app import open_studio
from longtake.settings import Settings
from longtake.testing.postgres import cluster
from measured import place, table
from premises import Vendor, advert, selling, working

SHOTS: Final = 50
"""Of each film, of one segment each."""
JOB: Final = 900.0
"""Seconds that each job lasts."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--segments", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=60, help="for which it is watched")
    given = parser.parse_args()
    os.environ["ACME_CONCURRENT"] = "0"
    with place() as folder, cluster() as postgres, selling(folder) as vendor:
        vendor.obey(job_seconds=(JOB, JOB))
        url = postgres.create("waiting")
        began = time.monotonic()
        with working(folder, url, 1, {}) as workers:
            asyncio.run(_queue(folder, url, given.segments // SHOTS))
            _all_bought(vendor, given.segments)
            filled = time.monotonic() - began
            row = _watched(workers[0].pid, given.seconds)
    table([{"waiting": given.segments, "all bought after s": f"{filled:.0f}", **row}])


async def _queue(folder: Path, url: str, films: int) -> None:
    settings = Settings(home=folder / "home", database=SecretStr(url))
    async with open_studio(settings, {"acme": five_seconds}) as studio:
        for number in range(films):
            brief = advert(seed=number, lines=[f"1 shot {shot}" for shot in range(SHOTS)])
            opened = await studio.begin(brief, folder=folder / f"film-{number}")
            await studio.queue(opened.film)


def _all_bought(vendor: Vendor, segments: int) -> None:
    """Wait until every segment has its job."""
    bought = 0
    while bought < segments:
        time.sleep(1)
        bought = len({row["id"] for row in vendor.get("log") if row["kind"] == "job"} - {""})


def _watched(process: int, seconds: float) -> dict[str, object]:
    """Give what a process used over some time."""
    before, began = _cpu(process), time.monotonic()
    time.sleep(seconds)
    share = (_cpu(process) - before) / (time.monotonic() - began)
    told = dict(
        line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines()
    )
    return {
        "RSS MB": int(told["VmRSS"].split()[0]) // 1024,
        "peak MB": int(told["VmHWM"].split()[0]) // 1024,
        "CPU of a core": f"{share:.1%}",
        "threads": told["Threads"].strip(),
    }


def _cpu(process: int) -> float:
    """Give the seconds of user and system time."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
