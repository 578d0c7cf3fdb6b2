"""What the engine adds to a film of 24 segments whose models answer at once.

The same film is made by hand (the same calls, downloads, checks and conform, as many at a time,
with nothing that remembers) and by Longtake, which keeps runs, ledger, events, takes and a readable
folder; they alternate, and the figures are medians. The vendor has made all clips before.
"""

import argparse
import asyncio
import time
from pathlib import Path
from statistics import median

import five_seconds
from by_hand import made_by_hand
from longtake.app import open_studio
from longtake.engine import durable  # loading it is no part of a film
from longtake.engine.policy import Policy
from longtake.settings import Settings
from measured import place, table
from premises import advert, selling


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--segments", type=int, default=24)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    with place() as folder, selling(folder, job_seconds=(0, 0)):
        seeds = range(given.runs + 1)
        films = [asyncio.run(_film(folder, seed, given.segments)) for seed in seeds][1:]
    names = ("by hand s", "CPU", "Longtake s", "CPU ", "share s", "CPU  ")
    columns = zip(*films, strict=True)
    print(f"{durable.SHAPE}, {given.segments} segments of 2 s")
    table([{name: f"{median(c):.2f}" for name, c in zip(names, columns, strict=True)}])


async def _film(folder: Path, seed: int, segments: int) -> tuple[float, ...]:
    """Give the wall and CPU seconds by hand, by Longtake, and between them."""
    settings = Settings(home=folder / "home", jobs=2)
    async with open_studio(settings, {"acme": five_seconds}, Policy(poll=0.02)) as studio:
        brief = advert(seed, lines=[f"2 shot {number}" for number in range(segments)])
        await made_by_hand(studio, brief, folder / f"first-{seed}", together=True)
        began = _clocks()
        await made_by_hand(studio, brief, folder / f"by-hand-{seed}", together=True)
        ended = _clocks()
        opened = await studio.begin(brief, folder=folder / f"film-{seed}")
        await studio.run(opened.film, until="master")
        hand = [after - before for before, after in zip(began, ended, strict=True)]
        film = [after - before for before, after in zip(ended, _clocks(), strict=True)]
    return (*hand, *film, film[0] - hand[0], film[1] - hand[1])


def _clocks() -> tuple[float, float]:
    return time.monotonic(), time.process_time()


if __name__ == "__main__":
    main()
