"""How long an advert of thirty seconds takes at its vendors' own times, against its critical path.

The vendor keeps the times of the aivideo README, fifty times faster, and the policy's pauses are
shortened as much. The critical path is the plan, the longest chain of pieces and the conform: the
vendor's time and the local work that receives it, each made by hand, one at a time. Films and hands
alternate; the figures are medians.
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
from longtake.film.picture import Size, size_of
from longtake.settings import Settings
from measured import place, table
from premises import CLIP, MUSIC, PICTURE, PLAN, advert, pace, selling

CHAIN = PICTURE + 2 * CLIP


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=50)
    parser.add_argument("--size", type=size_of, default=Size(64, 64))
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    rows = []
    with place() as folder, selling(folder) as vendor:
        asyncio.run(_film(folder / "warm", given.scale, given.size))
        for music in (False, True):
            vendor.obey(**pace(given.scale, music=music))
            homes = [folder / f"{music}-{number}" for number in range(given.runs)]
            films = [asyncio.run(_film(home, given.scale, given.size)) for home in homes]
            vendors = (PLAN + max(CHAIN, MUSIC if music else 0)) / given.scale
            rows.append(_row(music, vendors, films))
    print(f"{durable.SHAPE}, {given.size}, at 1/{given.scale:g}; seconds")
    table(rows)


async def _film(home: Path, scale: float, size: Size) -> tuple[float, float]:
    """Give the seconds of a film, and of its critical path."""
    usual = Policy()
    policy = Policy(
        poll=usual.poll / scale,
        longest_poll=usual.longest_poll / scale,
        asks=usual.asks * scale,
    )
    settings = Settings(home=home, jobs=2)
    async with open_studio(settings, {"acme": five_seconds}, policy) as studio:
        brief = advert(size=size)
        by_hand = await made_by_hand(
            studio, brief, home / "by-hand", clip=CLIP / scale, together=False
        )
        opened = await studio.begin(brief, folder=home / "film")
        began = time.monotonic()
        await studio.run(opened.film, until="master")
        return time.monotonic() - began, by_hand.longest


def _row(music: bool, vendors: float, films: list[tuple[float, float]]) -> dict[str, object]:  # noqa: FBT001
    makespan, longest = (median(column) for column in zip(*films, strict=True))
    return {
        "music": "2 min" if music else "none",
        "vendors' own": f"{vendors:.2f}",
        "critical path": f"{longest:.2f}",
        "makespan": f"{makespan:.2f}",
        "of the path": f"{median(film / path for film, path in films):.2f}",
        "of the vendors'": f"{makespan / vendors:.2f}",
    }


if __name__ == "__main__":
    main()
