"""What the vendor makes: real clips, stills and sound, each made once and off the event loop."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final

from cachetools import LRUCache

from longtake.capabilities.job import Blocks, Frames
from longtake.media.editor import HouseEditor
from longtake.media.pictures import write_png
from longtake.testing.stock import counted, flat, tone
from longtake.testing.vendor.wishes import Image, Job, Music

_KEPT: Final = 4_096


def _shelf() -> "LRUCache[object, asyncio.Task[bytes]]":
    return LRUCache(_KEPT)


@dataclass(frozen=True, slots=True)
class Footage:
    """Makes and keeps."""

    editor: HouseEditor
    folder: Path
    _numbers: Iterator[int] = field(default_factory=count)
    _made: "LRUCache[object, asyncio.Task[bytes]]" = field(default_factory=_shelf)

    async def clip(self, job: Job) -> bytes:
        """Give the MP4 of a job: pictures that tell their number, in the greys of its words."""
        what = (job.prompt, job.seed, job.frames, job.size, job.rate)
        return await self._once(what, lambda: self._clip(job))

    async def still(self, image: Image) -> bytes:
        """Give a PNG of one colour that follows from prompt and seed."""
        what = (image.prompt, image.seed, image.size)
        return await self._once(what, lambda: self._still(image))

    async def cue(self, music: Music) -> bytes:
        """Give a FLAC of exactly as many samples as asked."""
        return await self._once(music.samples, lambda: self._cue(music))

    async def _once(self, what: object, make: Callable[[], Coroutine[Any, Any, bytes]]) -> bytes:
        """Give what was made before, or make it for all who ask meanwhile."""
        if what not in self._made:
            self._made[what] = asyncio.create_task(make())
        return await asyncio.shield(self._made[what])

    async def _clip(self, job: Job) -> bytes:
        out = self._place("mp4")
        frames = Frames(counted(job.words, job.frames, job.size), job.frames)
        await self.editor.encode(frames, out, size=job.size, rate=job.pace, sync=())
        return await _taken(out)

    async def _still(self, image: Image) -> bytes:
        words = f"{image.prompt}{image.seed}"
        return await asyncio.to_thread(lambda: write_png(flat(words, image.size)))

    async def _cue(self, music: Music) -> bytes:
        out = self._place("flac")
        await self.editor.record(Blocks(tone(music.samples)), out)
        return await _taken(out)

    def _place(self, suffix: str) -> Path:
        return self.folder / f"{next(self._numbers)}.{suffix}"


async def _taken(file: Path) -> bytes:
    data = await asyncio.to_thread(file.read_bytes)
    await asyncio.to_thread(file.unlink)
    return data
