"""How long an advert of thirty seconds takes at its vendors' own times, against its critical path.

The vendor keeps the times of the aivideo README, fifty times faster, and the policy's pauses are
shortened as much. The critical path is the plan, the longest chain of pieces and the conform, each
made by hand, one at a time: vendor's time and the local work that it takes to receive it. Films
and hands alternate; the figures are medians.
"""

import argparse
import asyncio
import time
from pathlib import Path
from statistics import median

import five_seconds
from by_hand import Made, made_by_hand
from measured import place, table
from premises import CLIP, PICTURE, PLAN, Vendor, advert, hurried, pace, selling

from longtake.app import open_studio
from longtake.engine import durable  # loaded before anything is measured
from longtake.film.picture import Size, size_of
from longtake.settings import Settings

_CHAIN = PLAN + PICTURE + 2 * CLIP
"""Seconds of vendors' time on the longest way where the music takes none."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=50)
    parser.add_argument("--size", type=size_of, default="64x64")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    assert durable.SHAPE
    rows = []
    with place() as folder, selling(folder) as vendor:
        asyncio.run(_film(folder / "warm", given.scale, given.size))
        for music in (False, True):
            vendor.obey(**pace(given.scale, music=music))
            rows.append(_row(folder, music, given))
    table(rows)
