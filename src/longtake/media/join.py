"""The master: clips joined at exact frames, their packets copied wherever that is possible."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from fractions import Fraction
from heapq import merge
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from av.container import InputContainer, OutputContainer

from longtake.capabilities.editor import Watch
from longtake.capabilities.errors import BadOutput
from longtake.film.picture import Size
from longtake.film.reframe import Window
from longtake.film.time import SOUND_RATE, samples
from longtake.media.cuts import Bridge, Copy, Source, Stretch, Veil, runs, short
from longtake.media.encode import Block, SoundPacket, encode_blocks, furnish_aac, written
from longtake.media.house import house_stream
from longtake.media.opening import opened
from longtake.media.overprint import Patch, printed
from longtake.media.sources import Footage, sources
from longtake.media.splice import PicturePacket, picture_packets
from longtake.media.subtitles import CaptionPacket, Captions, caption_packets
from longtake.media.tint import Tint
from longtake.media.watch import halves, unwatched, watched


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a clip, in film frames, and how it takes over from the part before."""

    path: Path
    first: int
    """Frames dropped at the clip's start."""
    frames: int
    dissolve: int = 0
    """Of `frames`, how many fade in over what follows in the clip of the part before."""
    clears: int = 0
    """Of `frames`, how many come out of `colour`."""
    sinks: int = 0
    """Of `frames`, how many at the end sink into `colour_after`."""
    colour: str = "#000000"
    colour_after: str = "#000000"
    bridge: int = 0
    """Frames on either side of its start that are made anew, so that motion runs evenly."""
    tint: Tint | None = None
    window: Window | None = None
    """The part of its picture that the film shows, where not the whole."""

    @property
    def footage(self) -> Footage:
        """The clip, as it is to look."""
        return Footage(self.path, self.tint, self.window)

    @property
    def stop(self) -> int:
        """The frame of its clip right after its last."""
        return self.first + self.frames


@dataclass(frozen=True, slots=True)
class Joined:
    """What a join did: frames in all, copied without loss, and encoded."""

    frames: int
    copied: int
    encoded: int


def join(  # noqa: PLR0913 - each is a fact of the master
    parts: Sequence[Part],
    sound: Iterator[Block] | Path | None,
    out: Path,
    *,
    size: Size,
    rate: Fraction,
    bit_rate: int = 192_000,
    tags: Mapping[str, str] | None = None,
    watch: Watch = unwatched,
    patches: Sequence[Patch] = (),
    captions: Captions | None = None,
) -> Joined:
    """Write an MP4 of exactly the parts' frames, with `sound` cut or padded to the sample.

    Blocks of sound are encoded, at `bit_rate`; a file made by `master_sound` is copied. `tags` are
    such as title and comment; `patches` lie over the picture, `captions` become a track. Raises
    `BadOutput` naming a part that is too short or damaged.
    """
    frames = sum(part.frames for part in parts)
    with ExitStack() as whole:
        folder = whole.enter_context(TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent))
        fitting, joining = halves(watch)
        clips = sources(_uses(parts), Path(folder), size=size, rate=rate, watch=fitting)
        plan = list(runs(printed(_stretches(parts, clips), patches)))
        output = whole.enter_context(written(out))
        output.metadata.update(tags or {})
        picture = house_stream(output, size, rate)
        tracks: list[Iterator[PicturePacket | SoundPacket | CaptionPacket]] = []
        tracks.append(watched(picture_packets(plan, picture, size, rate), frames, joining))
        if isinstance(sound, Path):
            ready = whole.enter_context(opened(sound))
            tracks.append(_ready_sound(ready, output, samples(frames, rate), sound))
        elif sound is not None:
            tracks.append(_encoded_sound(sound, output, samples(frames, rate), bit_rate))
        if captions is not None:
            tracks.append(caption_packets(captions, output, rate))
        for packet in merge(*tracks, key=_decoding_time):
            output.mux(packet)
    kept = [run.stretch for run in plan if isinstance(run, Copy)]
    copied = sum(stretch.frames for stretch in kept if not stretch.source.fitted)
    return Joined(frames, copied, frames - copied)


def _uses(parts: Sequence[Part]) -> dict[Footage, set[int]]:
    """Give the frames of each clip at which its parts and their joins begin and end."""
    uses: dict[Footage, set[int]] = defaultdict(set)
    for part, following in zip_longest(parts, parts[1:]):
        opened_at = part.first + max(part.dissolve, part.clears, part.bridge)
        end = part.stop + (following.dissolve if following else 0)
        uses[part.footage] |= {part.first, opened_at, part.stop, end}
    return uses


def _stretches(
    parts: Sequence[Part], clips: Mapping[Footage, Source]
) -> Iterator[Stretch | Bridge]:
    for before, part, after in zip([None, *parts], parts, [*parts[1:], None], strict=False):
        clip = clips[part.footage]
        if part.stop > clip.index.frames:
            raise short(clip, part.stop, clip.index.frames)
        yield from _opening(before, part, clips)
        opened_at = part.first + max(part.dissolve, part.clears, part.bridge)
        closing = part.stop - max(part.sinks, after.bridge if after else 0)
        if opened_at < closing:
            yield Stretch(clip, opened_at, closing)
        if part.sinks:
            yield Stretch(clip, closing, part.stop, veil=Veil(part.colour_after, rises=True))


def _opening(
    before: Part | None, part: Part, clips: Mapping[Footage, Source]
) -> Iterator[Stretch | Bridge]:
    """Give the frames with which a part takes over from the one before."""
    clip, first = clips[part.footage], part.first
    if part.clears:
        yield Stretch(clip, first, first + part.clears, veil=Veil(part.colour, rises=False))
    if not (part.dissolve or part.bridge):
        return
    if before is None:
        raise BadOutput(f"{clip.name} comes first, so it has nothing to dissolve from")
    gone, stop = clips[before.footage], before.stop
    if part.dissolve:
        if stop + part.dissolve > gone.index.frames:
            raise short(gone, stop + part.dissolve, gone.index.frames)
        over = Stretch(gone, stop, stop + part.dissolve)
        yield Stretch(clip, first, first + part.dissolve, over)
    else:
        left = Stretch(gone, stop - part.bridge - 1, stop - part.bridge)
        right = Stretch(clip, first + part.bridge, first + part.bridge + 1)
        yield Bridge(left, right, 2 * part.bridge)


def _exactly(blocks: Iterator[Block], wanted: int) -> Iterator[Block]:
    """Cut or pad sound to so many samples."""
    for block in blocks:
        yield block[:, :wanted]
        wanted -= min(wanted, block.shape[1])
        if not wanted:
            return
    while wanted:
        yield np.zeros((2, min(wanted, SOUND_RATE)), np.float32)
        wanted -= min(wanted, SOUND_RATE)


def _encoded_sound(
    blocks: Iterator[Block], output: OutputContainer, wanted: int, bit_rate: int
) -> Iterator[SoundPacket]:
    track = output.add_stream("aac", rate=SOUND_RATE, layout="stereo")
    furnish_aac(track.codec_context, bit_rate)
    return encode_blocks(track.encode, _exactly(blocks, wanted))


def _ready_sound(
    container: InputContainer, output: OutputContainer, wanted: int, path: Path
) -> Iterator[SoundPacket]:
    """Give the packets of sound that is ready, if it is as long as the film."""
    source = container.streams.audio[0]
    if source.duration != wanted:
        raise BadOutput(f"{path.name} has {source.duration} samples for a film of {wanted}")
    track = output.add_stream_from_template(source)
    for packet in container.demux(source):
        if packet.size:
            packet.stream = track
            yield packet


def _decoding_time(packet: "PicturePacket | SoundPacket | CaptionPacket") -> Fraction:
    return (packet.dts or 0) * packet.time_base
