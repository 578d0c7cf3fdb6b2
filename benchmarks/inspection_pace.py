"""How many times faster than it plays a film is looked over, and what memory that takes."""

import argparse
import resource
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from longtake.film.inspecting import judged
from longtake.film.picture import Size
from longtake.media.encode import encode
from longtake.media.inspect import inspect
from longtake.media.opening import opened, picture_track
from measured import place, table

RATE = Fraction(24)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=10)
    given = parser.parse_args()
    rows = []
    with place() as folder:
        for size in (Size(1280, 720), Size(1920, 1080)):
            file = folder / f"{size}.mp4"
            encode(_pan(given.seconds * 24, size), file, size=size, rate=RATE)
            rows.append(_row(file, size, given.seconds))
    table(rows)


def _row(file: Path, size: Size, seconds: int) -> dict[str, object]:
    started = time.process_time()
    _decoded(file)
    began = time.process_time()
    curves = inspect(file)
    read = time.process_time()
    judged(curves)
    ended = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "picture": str(size),
        "seconds": seconds,
        "CPU s": f"{ended - began:.2f}",
        "of plain decoding": f"{(ended - began) / (began - started):.2f}",
        "of it judging": f"{ended - read:.3f}",
        "times real time, one core": f"{seconds / (ended - began):.1f}",
        "peak MiB": f"{peak:.0f}",
    }


def _decoded(file: Path) -> int:
    """Read every picture and do nothing with it, on one core."""
    with opened(file) as container:
        track = picture_track(container, file)
        track.codec_context.thread_count = 1
        return sum(1 for _ in container.decode(track))


def _pan(count: int, size: Size) -> Iterator[NDArray[np.uint8]]:
    """Give a detailed place that passes by two pixels a picture."""
    chance = np.random.default_rng(1)
    cells = chance.integers(
        30, 220, (size.height // 8, (size.width + 2 * count) // 8 + 1), np.uint8
    )
    world = cells.repeat(8, 0).repeat(8, 1)
    picture = np.full((size.height * 3 // 2, size.width), 120, np.uint8)
    for number in range(count):
        picture[: size.height] = world[: size.height, 2 * number : 2 * number + size.width]
        yield picture


if __name__ == "__main__":
    main()
