"""How long an advert of thirty seconds takes at its vendors' own times, against its critical path.

The vendor keeps the times of the aivideo README, fifty times faster, and the policy's pauses are
shortened as much. The critical path is the plan, the longest chain of pieces and the conform: the
vendor's time and the local work that receives it, each made by hand, one at a time. Films and hands
alternate; the figures are medians.
"""

import argparse
import asyncio
import time
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from statistics import median

import five_seconds
from by_hand import made_by_hand
from longtake.app import Studio, open_studio
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
    with place() as folder, selling(folder, job_seconds=(0, 0)) as vendor:
        asyncio.run(_warmed(folder, given))
        for music in (False, True):
            vendor.obey(**pace(given.scale, music=music))
            films = [asyncio.run(_film(folder / f"{music}", n, given)) for n in range(given.runs)]
            vendors = (PLAN + max(CHAIN, MUSIC if music else 0)) / given.scale
            rows.append(_row(music, vendors, films))
    print(f"{durable.SHAPE}, {given.size}, at 1/{given.scale:g}; seconds")
    table(rows)


def _studio(home: Path, scale: float) -> AbstractAsyncContextManager[Studio]:
    usual = Policy()
    policy = Policy(
        poll=usual.poll / scale,
        longest_poll=usual.longest_poll / scale,
        asks=usual.asks * scale,
    )
    return open_studio(Settings(home=home, jobs=2), {"acme": five_seconds}, policy)


async def _warmed(folder: Path, given: argparse.Namespace) -> None:
    """Have the vendor make all clips, and lay the homes."""
    for music in (False, True):
        async with _studio(folder / f"{music}", given.scale) as studio:
            for seed in range(given.runs):
                brief, place = advert(seed, size=given.size), folder / f"{music}-{seed}"
                await made_by_hand(studio, brief, place, together=True)
            opened = await studio.begin(
                advert(given.runs, size=given.size), folder=folder / f"{music}-first"
            )
            await studio.run(opened.film, until="storyboard")


async def _film(home: Path, seed: int, given: argparse.Namespace) -> tuple[float, float]:
    """Give the seconds of a film, and of its critical path."""
    async with _studio(home, given.scale) as studio:
        brief, by_hand = advert(seed, size=given.size), home / f"by-hand-{seed}"
        clip = CLIP / given.scale
        hand = await made_by_hand(studio, brief, by_hand, clip=clip, together=False)
        opened = await studio.begin(brief, folder=home / f"film-{seed}")
        began = time.monotonic()
        await studio.run(opened.film, until="master")
        return time.monotonic() - began, hand.longest


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
