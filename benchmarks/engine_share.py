"""What the engine adds to a film of 24 segments whose models answer at once.

The same film is made by hand (the same calls, downloads, checks and conform, as many at a time,
with nothing that remembers) and by Longtake, which keeps runs, ledger, events, takes and a readable
folder; they alternate, and each figure is the least of its runs, to which other load only adds. The
vendor has made all clips before.
"""

import argparse
import asyncio
import time
from pathlib import Path
from typing import Final

import five_seconds
from by_hand import made_by_hand
from longtake.app import open_studio
from longtake.engine import durable  # loading it is no part of a film
from longtake.engine.policy import Policy
from longtake.film.brief import Brief
from longtake.settings import Settings
from measured import place, table
from premises import advert, selling

_SECONDS: Final = ("by hand s", "CPU", "Longtake s", "CPU ", "share s", "CPU  ")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--segments", type=int, default=24)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    with place() as folder, selling(folder, job_seconds=(0, 0)):
        rows = [_row(folder, mode, given) for mode in ("text", "storyboard")]
    print(
        f"{durable.SHAPE}, {given.segments} segments of 1 s; storyboard mode draws as many stills"
    )
    table(rows)


def _row(folder: Path, mode: str, given: argparse.Namespace) -> dict[str, object]:
    lines = [f"1 {mode} {number}" for number in range(given.segments)]
    briefs = [advert(seed, lines=lines, mode=mode) for seed in range(given.runs + 1)]
    films = [asyncio.run(_film(folder, brief)) for brief in briefs][1:]
    hand, hand_cpu, film, film_cpu = (min(column) for column in zip(*films, strict=True))
    seconds = (hand, hand_cpu, film, film_cpu, film - hand, film_cpu - hand_cpu)
    told = zip(_SECONDS, seconds, strict=True)
    return {"mode": mode} | {name: f"{second:.2f}" for name, second in told}


async def _film(folder: Path, brief: Brief) -> tuple[float, ...]:
    """Give the wall and CPU seconds by hand and by Longtake."""
    settings, name = Settings(home=folder / "home", jobs=2), f"{brief.mode}-{brief.seed}"
    async with open_studio(settings, {"acme": five_seconds}, Policy(poll=0.02)) as studio:
        await made_by_hand(studio, brief, folder / f"first-{name}", together=True)
        began = _clocks()
        await made_by_hand(studio, brief, folder / f"by-hand-{name}", together=True)
        ended = _clocks()
        opened = await studio.begin(brief, folder=folder / f"film-{name}")
        await studio.run(opened.film, until="master")
        hand = [after - before for before, after in zip(began, ended, strict=True)]
        film = [after - before for before, after in zip(ended, _clocks(), strict=True)]
    return (*hand, *film)


def _clocks() -> tuple[float, float]:
    return time.monotonic(), time.process_time()


if __name__ == "__main__":
    main()
