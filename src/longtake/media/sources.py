"""The clips of a join: those that fit as they are, and the others encoded to fit."""

import os
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Final

from longtake.capabilities.editor import Watch
from longtake.capabilities.errors import BadOutput
from longtake.film.picture import Size
from longtake.film.reframe import Window
from longtake.media.cuts import Source
from longtake.media.index import Index
from longtake.media.isolate import guarded
from longtake.media.normalise import normalise
from longtake.media.opening import opened, picture_track
from longtake.media.probe import house_index
from longtake.media.tint import Tint
from longtake.media.watch import unwatched, watched

_PATIENCE: Final = 60.0
_PER_FRAME: Final = 2.0
"""Seconds a child may take: 4K on a busy machine needs about one a frame."""


@dataclass(frozen=True, slots=True)
class Footage:
    """A clip as a join uses it."""

    path: Path
    tint: Tint | None = None
    window: Window | None = None
    """The part of its picture that the film shows, where not the whole."""


def sources(
    uses: Mapping[Footage, Collection[int]],
    folder: Path,
    *,
    size: Size,
    rate: Fraction,
    watch: Watch = unwatched,
) -> dict[Footage, Source]:
    """Give each clip ready to be joined; what had to be encoded lies in `folder`.

    `uses` names the frames at which a clip is cut: made sync frames, and read no further.
    """

    def ready(number: int, footage: Footage) -> Source:
        changed = footage.tint or footage.window
        found = None if changed else fitting(footage.path, size, rate)
        if found is not None:
            return Source(footage.path, found, footage.path.name)
        out, cuts = folder / f"{number}.mp4", frozenset(uses[footage])
        work = partial(
            normalise, size=size, rate=rate, cuts=cuts, tint=footage.tint, window=footage.window
        )
        return _fitted(work, footage.path, out, (size, rate), partial(watch, 0.0))

    with ThreadPoolExecutor(os.cpu_count()) as threads:
        made = threads.map(ready, range(len(uses)), uses)
        try:
            return dict(zip(uses, watched(made, len(uses), watch), strict=True))
        finally:
            threads.shutdown(cancel_futures=True)


def _fitted(
    work: "partial[int]",
    path: Path,
    out: Path,
    shape: tuple[Size, Fraction],
    going_on: Callable[[], None],
) -> Source:
    """Encode a clip once, in a child process: it comes from outside."""
    seconds = _PATIENCE + max(work.keywords["cuts"]) * _PER_FRAME
    guarded(work, path, out, seconds=seconds, going_on=going_on)
    found = fitting(out, *shape)
    if found is None:
        raise BadOutput(f"{path.name} does not fit even when encoded anew")
    return Source(out, found, path.name, fitted=True)


def fitting(path: Path, size: Size, rate: Fraction) -> Index | None:
    """Give the index of a clip whose packets can be copied into the film, else None."""
    with opened(path, by_header=True) as container:
        track = picture_track(container, path)
        track.codec_context.thread_count = 1  # one picture is decoded: others would be for nothing
        return house_index(container, track, size=size, rate=rate)
