"""The cutting room as the engine knows it: every codec call off the event loop, few at a time."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

import cv2

from longtake.capabilities.editor import Conformed
from longtake.capabilities.errors import BadOutput, Unusable
from longtake.capabilities.job import Blocks, Frames, Pixels
from longtake.film.curves import Curves
from longtake.film.picture import Size
from longtake.film.time import samples
from longtake.film.timeline import Timeline
from longtake.media.colour import Rgb
from longtake.media.encode import decode_sound, encode, encode_sound
from longtake.media.frames import frame
from longtake.media.inspect import inspect
from longtake.media.isolate import guarded
from longtake.media.join import Part, join
from longtake.media.pictures import fitted_png, read_picture, write_png
from longtake.media.probe import probe
from longtake.media.sound import Placed, master_sound, mix
from longtake.media.still_video import hold
from longtake.media.stills import stills

T = TypeVar("T")

_PATIENCE: Final = 60.0
"""Seconds that any file may take to be looked over."""
_PACE: Final = 400_000
"""Bytes for each second more: a tenth of what a slow core reads."""


@dataclass(frozen=True, slots=True)
class HouseEditor:
    """Keeps the promise of `capabilities.editor.Editor` with as many threads as there are cores."""

    threads: ThreadPoolExecutor

    async def picture(self, data: bytes, *, name: str) -> bytes:
        """Give a checked PNG of a picture from outside; raises `Unusable` naming it."""
        return await self._run(guarded, _checked, data, name)

    async def still(self, pixels: Pixels, out: Path) -> None:
        """Write a PNG."""
        await self._run(lambda: out.write_bytes(write_png(pixels.rgb)))

    async def encode(
        self, frames: Frames, out: Path, *, size: Size, rate: Fraction, sync: Sequence[int]
    ) -> int:
        """Encode as the house does and give the frames written; `sync` may be cut at."""
        call = partial(encode, frames.pictures, out, size=size, rate=rate, sync_at=frozenset(sync))
        return await self._run(call)

    async def fit(self, picture: Path, out: Path, *, size: Size) -> None:
        """Write a picture from outside as a PNG of `size`, cropped and never stretched."""
        await self._run(_fit, picture, out, size)

    async def cue(self, sound: Path, out: Path, *, samples: int) -> None:
        """Write any sound without loss, of exactly `samples`."""
        await self._run(_cue, sound, out, samples)

    async def record(self, blocks: Blocks, out: Path) -> None:
        """Write sound without loss."""
        await self._run(encode_sound, blocks.sound, out)

    async def check(self, take: Path, *, frames: int) -> None:
        """Raise `BadOutput` unless the take decodes and holds at least `frames` pictures."""
        try:
            found = await self._run(probe, take)
        except Unusable as error:
            raise BadOutput(f"the take {error.why}") from error
        if found.frames < frames:
            raise BadOutput(f"the take holds {found.frames} pictures where {frames} were asked")

    async def measure(self, file: Path) -> Curves:
        """Give what a file from anywhere measures, read in a child process with limits."""
        return await self._run(_measured, file)

    async def pictures(self, file: Path, at: Sequence[int], *, width: int) -> Sequence[bytes]:
        """Give the pictures at these places as small JPEGs, empty where there is none."""
        seconds = _PATIENCE + len(at)
        call = partial(guarded, stills, file, tuple(at), width, seconds=seconds)
        return await self._run(call)

    async def frame(self, take: Path, index: int, out: Path) -> None:
        """Write the exact picture `index` (from 0) of a take as a PNG."""
        await self._run(lambda: out.write_bytes(write_png(frame(take, index))))

    async def conform(self, timeline: Timeline, files: Mapping[str, Path], out: Path) -> Conformed:
        """Join the timeline's clips; `files` gives each asset's file by its digest."""
        return await self._run(_conform, timeline, files, out)

    async def animatic(
        self,
        stills: Sequence[tuple[Path, int]],
        music: Path | None,
        out: Path,
        *,
        size: Size,
        rate: Fraction,
    ) -> None:
        """Cut stills, each held its frames, with the music."""
        await self._run(partial(_animatic, stills, music, out, size=size, rate=rate))

    async def _run(self, work: Callable[..., T], *facts: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.threads, work, *facts)


def open_editor(jobs: int) -> HouseEditor:
    """Give an editor that works on `jobs` things at once, each on one core."""
    cv2.setNumThreads(1)
    return HouseEditor(ThreadPoolExecutor(jobs, thread_name_prefix="editor"))


def _measured(file: Path) -> Curves:
    seconds = _PATIENCE + file.stat().st_size / _PACE
    return guarded(inspect, file, seconds=seconds)


def _checked(data: bytes, name: str) -> bytes:
    return write_png(read_picture(data, name=name))


def _fit(picture: Path, out: Path, size: Size) -> None:
    try:
        png = fitted_png(picture.read_bytes(), size.width, size.height)
    except Unusable as error:
        raise BadOutput(f"the picture {error.why}") from error
    out.write_bytes(png)


def _cue(sound: Path, out: Path, samples: int) -> None:
    try:
        encode_sound(mix([Placed(decode_sound(sound), 0)], samples), out)
    except Unusable as error:
        raise BadOutput(f"the cue {error.why}") from error


def _conform(timeline: Timeline, files: Mapping[str, Path], out: Path) -> Conformed:
    parts = [Part(files[clip.asset.digest], clip.first, clip.frames) for clip in timeline.picture]
    tracks = partial(_tracks, timeline, files)
    total = samples(timeline.frames, timeline.rate)
    joined = join(
        parts,
        _sound(tracks, total, out) if timeline.music else None,
        out,
        size=timeline.size,
        rate=timeline.rate,
        tags={"title": timeline.title, "comment": "made with Longtake"},
    )
    return Conformed(joined.frames, joined.copied, joined.encoded)


def _tracks(timeline: Timeline, files: Mapping[str, Path]) -> list[Placed]:
    return [
        Placed(decode_sound(files[clip.asset.digest]), samples(clip.at, timeline.rate), clip.gain)
        for clip in timeline.music
    ]


def _sound(tracks: Callable[[], list[Placed]], total: int, beside: Path) -> Path:
    """Write the mix at the master's loudness, encoded once, ready to be copied into the film."""
    sound = beside.with_name(f"{beside.stem}-sound.m4a")
    master_sound(lambda: mix(tracks(), total), sound)
    return sound


def _animatic(
    stills: Sequence[tuple[Path, int]],
    music: Path | None,
    out: Path,
    *,
    size: Size,
    rate: Fraction,
) -> None:
    picture = out.with_name(f"{out.stem}-picture.mp4")
    total = sum(frames for _, frames in stills)
    read = ((_picture(path), frames) for path, frames in stills)
    encode(hold(read, size=size), picture, size=size, rate=rate)
    sound = _sound(lambda: _alone(music), samples(total, rate), out) if music else None
    join([Part(picture, 0, total)], sound, out, size=size, rate=rate)


def _alone(music: Path) -> list[Placed]:
    return [Placed(decode_sound(music))]


def _picture(path: Path) -> Rgb:
    return read_picture(path.read_bytes(), name=path.name)[..., :3]
