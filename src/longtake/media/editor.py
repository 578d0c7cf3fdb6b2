"""The cutting room as the engine knows it: every codec call off the event loop, few at a time."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

import cv2

from longtake.capabilities.editor import Conformed, Mended, Trimmed, Watch
from longtake.capabilities.errors import BadOutput, Unusable
from longtake.capabilities.job import Blocks, Frames, Pixels
from longtake.film.curves import Curves
from longtake.film.picture import Size
from longtake.film.reframe import Point
from longtake.film.sound import PEAK
from longtake.film.time import samples
from longtake.film.timeline import Timeline, Transition
from longtake.media.colour import Rgb
from longtake.media.encode import encode, encode_sound
from longtake.media.focus import focus
from longtake.media.fonts import legible
from longtake.media.frames import frame_at
from longtake.media.inspect import inspect
from longtake.media.isolate import guarded
from longtake.media.join import Part, join
from longtake.media.lettering import drawn
from longtake.media.masks import put_back, read_mask
from longtake.media.mixing import filled, tracks_of, trimmed
from longtake.media.overprint import Patch, patch_of
from longtake.media.pictures import fitted_png, read_picture, write_png
from longtake.media.probe import probe
from longtake.media.seam import mended
from longtake.media.sound import master_sound, mix
from longtake.media.still_video import hold
from longtake.media.stills import stills
from longtake.media.subtitles import Captions
from longtake.media.watch import part_of, unwatched, watched

T = TypeVar("T")

_PATIENCE: Final = 240.0
"""Seconds that any file may take: a sound one must not be bought again for a busy machine."""
_PACE: Final = 400_000
"""Bytes for each second more: a tenth of what a slow core reads."""


@dataclass(frozen=True, slots=True)
class HouseEditor:
    """Keeps the promise of `capabilities.editor.Editor` with as many threads as there are cores."""

    threads: ThreadPoolExecutor

    async def picture(self, data: bytes, *, name: str) -> bytes:
        """Give a checked PNG of a picture from outside; raises `Unusable` naming it."""
        return await self._run(guarded, _checked, data, name)

    async def mask(self, data: bytes, size: Size, *, name: str) -> bytes:
        """Give a checked grey PNG of a mask from outside, white where a picture is changed."""
        return await self._run(guarded, read_mask, data, size, name)

    async def put_back(self, drawn: Path, base: bytes, mask: bytes) -> None:
        """Make what the mask shows black in a PNG that was changed what it was in `base`."""
        await self._run(lambda: drawn.write_bytes(put_back(drawn.read_bytes(), base, mask)))

    async def fitted(self, png: bytes, size: Size) -> bytes:
        """Give a picture of ours as a PNG of `size`."""
        return await self._run(fitted_png, png, size.width, size.height)

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

    async def cue(self, sound: Path, out: Path, *, samples: int, least: int = 0) -> None:
        """Write any sound without loss, of exactly `samples`; of no fewer than `least` its own."""
        await self._run(guarded, _cue, sound, out, samples, least)

    async def trim(self, sound: Path, out: Path, *, ours: bool) -> Trimmed:
        """Write any sound without loss, and without the silence at its ends."""
        work = partial(_trim, sound, out)
        samples, dropped = await self._run(work if ours else partial(guarded, _trim, sound, out))
        return Trimmed(samples, dropped)

    async def record(self, blocks: Blocks, out: Path) -> None:
        """Write sound without loss."""
        await self._run(encode_sound, blocks.sound, out)

    async def legible(self, texts: Sequence[str]) -> str:
        """Say which signs of texts no font here has, and what to install; empty where all are."""
        return await self._run(lambda: next(filter(None, map(legible, texts)), ""))

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

    async def frame(self, take: Path, place: int, out: Path, *, rate: Fraction) -> None:
        """Write the picture that a film of `rate` shows at its frame `place` of a take as a PNG.

        It stands in no line behind looks over other takes: a whole chain waits for it.
        """
        await asyncio.to_thread(lambda: out.write_bytes(write_png(frame_at(take, place, rate))))

    async def focus(self, take: Path) -> Point:
        """Give the place about which a take holds most of what matters."""
        return await self._run(guarded, focus, take)

    async def conform(
        self,
        timeline: Timeline,
        files: Mapping[str, Path],
        out: Path,
        *,
        watch: Watch = unwatched,
    ) -> Conformed:
        """Join the timeline's clips; `files` gives each asset's file by its digest."""
        return await self._run(partial(_conform, timeline, files, out, watch=watch))

    async def animatic(  # noqa: PLR0913 - each is a fact of the rough cut
        self,
        stills: Sequence[tuple[Path, int]],
        timeline: Timeline,
        files: Mapping[str, Path],
        out: Path,
        *,
        transitions: Sequence[Transition] = (),
        watch: Watch = unwatched,
    ) -> None:
        """Cut stills, each held its frames, under the timeline's sound and captions."""
        cut = partial(_animatic, stills, timeline, files, out)
        await self._run(partial(cut, transitions=transitions, watch=watch))

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


def _cue(sound: Path, out: Path, samples: int, least: int) -> None:
    try:
        encode_sound(filled(sound, samples, least), out)
    except Unusable as error:
        raise BadOutput(f"the cue {error.why}") from error


def _trim(sound: Path, out: Path) -> tuple[int, int]:
    try:
        kept, dropped = trimmed(sound)
    except Unusable as error:
        raise BadOutput(f"the sound {error.why}") from error
    if not kept.shape[1]:
        raise BadOutput("the sound is nothing but silence")
    return encode_sound(iter((kept,)), out), dropped


def _conform(
    timeline: Timeline, files: Mapping[str, Path], out: Path, *, watch: Watch
) -> Conformed:
    parts, seams = _parts(timeline, files), list[Mended]()
    if timeline.joins == "auto":
        parts, seams = _mended(timeline, parts, part_of(watch, 0.0, _LOOKING))
    joined = join(
        parts,
        _sound(timeline, files, out),
        out,
        size=timeline.size,
        rate=timeline.rate,
        tags={"title": timeline.title, "comment": "made with Longtake"},
        patches=_patches(timeline, files),
        captions=_captions(timeline),
        watch=part_of(watch, _LOOKING, 1.0),
    )
    return Conformed(joined.frames, joined.copied, joined.encoded, tuple(seams))


_LOOKING: Final = 0.1
"""The share of the work that looking at seams is taken for."""


def _parts(timeline: Timeline, files: Mapping[str, Path]) -> list[Part]:
    """Give the picture's clips, each with how it takes over and how it ends."""
    met, plain = {each.at: each for each in timeline.transitions}, Transition(0, "cut")
    parts = []
    for clip in timeline.picture:
        begin, end = met.get(clip.at, plain), met.get(clip.at + clip.frames, plain)
        dissolves = begin.kind == "dissolve"
        parts.append(
            Part(
                files[clip.asset.digest],
                clip.first,
                clip.frames,
                window=clip.window,
                dissolve=begin.after if dissolves else 0,
                clears=0 if dissolves else begin.after,
                sinks=end.before,
                colour=begin.colour,
                colour_after=end.colour,
            )
        )
    return parts


def _mended(
    timeline: Timeline, parts: Sequence[Part], watch: Watch
) -> tuple[list[Part], list[Mended]]:
    goes_on = {each.at for each in timeline.transitions if each.kind == "continue"}
    return mended(
        parts,
        [place for place, clip in enumerate(timeline.picture) if clip.at in goes_on],
        pinned=[clip.pinned for clip in timeline.picture],
        size=timeline.size,
        rate=timeline.rate,
        watch=watch,
    )


def _patches(timeline: Timeline, files: Mapping[str, Path]) -> list[Patch]:
    """Draw everything that lies over the film's picture."""
    found = []
    for each in timeline.overlays:
        logo = files[each.asset.digest] if each.asset else None
        picture = drawn(each, timeline.size, timeline.language, logo)
        found.append(patch_of(picture, each.at, each.frames, (each.fades_in, each.fades_out)))
    return [patch for patch in found if patch is not None]


def _captions(timeline: Timeline) -> Captions | None:
    if timeline.captioned != "track" or not timeline.captions:
        return None
    cues = tuple((each.at, each.at + each.frames, each.text) for each in timeline.captions)
    return Captions(cues, timeline.language)


def _sound(timeline: Timeline, files: Mapping[str, Path], beside: Path) -> Path | None:
    """Write the mix at the master's loudness, encoded once, ready to be copied into the film."""
    total = samples(timeline.frames, timeline.rate)
    with TemporaryDirectory(prefix=f".{beside.stem}-sound", dir=beside.parent) as folder:
        tracks = tracks_of(timeline.sound, files, timeline.rate, Path(folder))
        if tracks is None:
            return None
        sound = beside.with_name(f"{beside.stem}-sound.m4a")
        target = float(timeline.sound.loudness)
        master_sound(lambda: mix(tracks(), total), sound, target=target, peak=PEAK)
        return sound


def _animatic(  # noqa: PLR0913 - as above
    stills: Sequence[tuple[Path, int]],
    timeline: Timeline,
    files: Mapping[str, Path],
    out: Path,
    *,
    transitions: Sequence[Transition],
    watch: Watch,
) -> None:
    picture = out.with_name(f"{out.stem}-picture.mp4")
    size, rate = timeline.size, timeline.rate
    read = ((_picture(path), frames) for path, frames in stills)
    shown = watched(hold(read, size=size, transitions=transitions), timeline.frames, watch)
    encode(shown, picture, size=size, rate=rate)
    sound = _sound(timeline, files, out)
    join(
        [Part(picture, 0, timeline.frames)],
        sound,
        out,
        size=size,
        rate=rate,
        patches=_patches(timeline, files),
        captions=_captions(timeline),
    )


def _picture(path: Path) -> Rgb:
    return read_picture(path.read_bytes(), name=path.name)[..., :3]
