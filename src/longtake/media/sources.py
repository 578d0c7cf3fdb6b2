"""The clips of a join: those that fit as they are, and the others encoded to fit."""

import os
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Final

from longtake.capabilities.errors import BadOutput
from longtake.film.picture import Size
from longtake.media.cuts import Source
from longtake.media.index import Index
from longtake.media.isolate import guarded
from longtake.media.normalise import normalise
from longtake.media.opening import opened, picture_track
from longtake.media.probe import house_index

_PATIENCE: Final = 60.0
_PER_FRAME: Final = 2.0
"""Seconds a child may take: 4K on a busy machine needs about one a frame."""


def sources(
    uses: Mapping[Path, Collection[int]],
    folder: Path,
    *,
    size: Size,
    rate: Fraction,
) -> dict[Path, Source]:
    """Give each clip ready to be joined; what had to be encoded lies in `folder`.

    `uses` names the frames at which a clip is cut: made sync frames, and read no further.
    """

    def ready(number: int, path: Path) -> Source:
        found = _index(path, size, rate)
        if found is not None:
            return Source(path, found, path.name)
        out = folder / f"{number}.mp4"
        return _fitted(path, out, uses[path], size, rate)

    with ThreadPoolExecutor(os.cpu_count()) as threads:
        return dict(zip(uses, threads.map(ready, range(len(uses)), uses), strict=True))


def _fitted(path: Path, out: Path, cuts: Collection[int], size: Size, rate: Fraction) -> Source:
    """Encode a clip once, in a child process: it comes from outside."""
    work = partial(normalise, size=size, rate=rate, cuts=frozenset(cuts))
    guarded(work, path, out, seconds=_PATIENCE + max(cuts) * _PER_FRAME)
    found = _index(out, size, rate)
    if found is None:
        raise BadOutput(f"{path.name} does not fit even when encoded anew")
    return Source(out, found, path.name, fitted=True)


def _index(path: Path, size: Size, rate: Fraction) -> Index | None:
    with opened(path) as container:
        track = picture_track(container, path)
        return house_index(container, track, size=size, rate=rate)
