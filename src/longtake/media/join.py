"""The master: clips joined at exact frames, their packets copied wherever that is possible."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from fractions import Fraction
from heapq import merge
from pathlib import Path
from typing import TypeAlias, assert_never

import av
import cv2
import numpy as np
from av.container import InputContainer, OutputContainer
from av.video.stream import VideoStream

from longtake.capabilities.errors import BadOutput
from longtake.film.picture import Size
from longtake.film.time import SOUND_RATE, samples
from longtake.media.colour import I420
from longtake.media.cuts import Copy, Encode, Run, Source, Stretch, runs
from longtake.media.encode import Block, SoundPacket, encode_blocks, furnish_aac, written
from longtake.media.house import REORDER, house_encoder, house_frame, house_stream
from longtake.media.normalise import normalised
from longtake.media.opening import opened, picture_track
from longtake.media.probe import house_index

PicturePacket: TypeAlias = "av.Packet[VideoStream]"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a clip, in film frames."""

    path: Path
    first: int
    """Frames dropped at the clip's start."""
    frames: int
    dissolve: int = 0
    """Of `frames`, how many fade in over what follows in the clip of the part before."""


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
) -> Joined:
    """Write an MP4 of exactly the parts' frames, with `sound` cut or padded to the sample.

    Blocks of sound are encoded, at `bit_rate`; a file made by `master_sound` is copied. `tags` are
    such as title and comment. Raises `BadOutput` naming a part that is too short or damaged.
    """
    plan = list(runs(_stretches(parts, size, rate)))
    frames = sum(part.frames for part in parts)
    with ExitStack() as whole:
        output = whole.enter_context(written(out))
        output.metadata.update(tags or {})
        picture = house_stream(output, size, rate)
        tracks: list[Iterator[PicturePacket | SoundPacket]] = []
        tracks.append(_picture_packets(plan, picture, size, rate))
        if isinstance(sound, Path):
            ready = whole.enter_context(opened(sound))
            tracks.append(_ready_sound(ready, output, samples(frames, rate), sound))
        elif sound is not None:
            tracks.append(_encoded_sound(sound, output, samples(frames, rate), bit_rate))
        for packet in merge(*tracks, key=_decoding_time):
            output.mux(packet)
    copied = sum(run.stretch.frames for run in plan if isinstance(run, Copy))
    return Joined(frames, copied, frames - copied)


def _stretches(parts: Sequence[Part], size: Size, rate: Fraction) -> Iterator[Stretch]:
    sources = {path: _source(path, size, rate) for path in {part.path for part in parts}}
    before: Part | None = None
    for part in parts:
        source, faded = sources[part.path], part.first + part.dissolve
        if part.dissolve and before is not None:
            under = before.first + before.frames
            over = _whole(sources[before.path], under, under + part.dissolve)
            yield _whole(source, part.first, faded, over)
            yield _whole(source, faded, part.first + part.frames)
        else:
            yield _whole(source, part.first, part.first + part.frames)
        before = part


def _source(path: Path, size: Size, rate: Fraction) -> Source:
    with opened(path) as container:
        track = picture_track(container, path)
        return Source(path, house_index(container, track, size=size, rate=rate))


def _whole(source: Source, start: int, stop: int, over: Stretch | None = None) -> Stretch:
    if source.index is not None and stop > source.index.frames:
        raise _short(source, stop, source.index.frames)
    return Stretch(source, start, stop, over)


def _short(source: Source, wanted: int, frames: int) -> BadOutput:
    return BadOutput(
        f"{source.path.name} has {frames} frames where the film uses it up to {wanted}"
    )


def _picture_packets(
    plan: Sequence[Run],
    track: VideoStream,
    size: Size,
    rate: Fraction,
) -> Iterator[PicturePacket]:
    """Give the film's packets in decoding order, stamped with their place in the film."""
    base, decoded = 0, 0
    for run in plan:
        frames = 0
        for packet, place in _packets(run, size, rate):
            packet.time_base, packet.stream = 1 / rate, track
            packet.pts, packet.dts, packet.duration = base + place, decoded - REORDER, 1
            decoded += 1
            frames += 1
            yield packet
        base += frames


def _packets(run: Run, size: Size, rate: Fraction) -> Iterator[tuple[PicturePacket, int]]:
    """Give each packet with the place of its frame in the run."""
    match run:
        case Copy(stretch):
            return _copied(stretch, rate)
        case Encode(stretches):
            return _encoded(stretches, size, rate)
        case _:
            assert_never(run)


def _copied(stretch: Stretch, rate: Fraction) -> Iterator[tuple[PicturePacket, int]]:
    """Give packets as they lie: between two cuts they are contiguous."""
    path = stretch.source.path
    with opened(path) as container:
        track = picture_track(container, path)
        _seek(container, track, stretch.start, rate)
        count = 0
        for packet in container.demux(track):
            place = _place(packet, rate)
            if place is None or place >= stretch.stop:
                break
            if place >= stretch.start:
                count += 1
                yield packet, place - stretch.start
    if count != stretch.frames:
        raise _short(stretch.source, stretch.stop, stretch.start + count)


def _encoded(
    stretches: Sequence[Stretch],
    size: Size,
    rate: Fraction,
) -> Iterator[tuple[PicturePacket, int]]:
    encoder = house_encoder(size, rate)
    pictures = (picture for stretch in stretches for picture in _pictures(stretch, size, rate))
    for index, picture in enumerate(pictures):
        for packet in encoder.encode(house_frame(picture, index, rate)):
            yield packet, packet.pts or 0
    for packet in encoder.encode(None):
        yield packet, packet.pts or 0


def _pictures(stretch: Stretch, size: Size, rate: Fraction) -> Iterator[I420]:
    """Give exactly the stretch's pictures, dissolved from another's where it lies over one."""
    upper = _decoded(stretch, size, rate)
    if stretch.over is None:
        yield from upper
        return
    lower = _pictures(stretch.over, size, rate)
    for step, (old, new) in enumerate(zip(lower, upper, strict=True), 1):
        share = step / (stretch.frames + 1)
        yield np.asarray(cv2.addWeighted(old, 1 - share, new, share, 0), np.uint8)


def _decoded(stretch: Stretch, size: Size, rate: Fraction) -> Iterator[I420]:
    source, count = stretch.source, 0
    if source.index is None:
        pictures = normalised(
            source.path, size=size, rate=rate, first=stretch.start, frames=stretch.frames
        )
    else:
        pictures = _house_pictures(stretch, rate)
    for picture in pictures:
        count += 1
        yield picture
    if count != stretch.frames:
        raise _short(source, stretch.stop, stretch.start + count)


def _house_pictures(stretch: Stretch, rate: Fraction) -> Iterator[I420]:
    path = stretch.source.path
    with opened(path) as container:
        track = picture_track(container, path)
        _seek(container, track, stretch.start, rate)
        for frame in container.decode(track):
            place = _place(frame, rate)
            if place is None or place >= stretch.stop:
                return
            if place >= stretch.start:
                yield np.asarray(frame.to_ndarray(), np.uint8)


def _seek(container: InputContainer, track: VideoStream, frame: int, rate: Fraction) -> None:
    unit = track.time_base or 1 / rate
    container.seek(round(frame / rate / unit), stream=track, backward=True)


def _place(shot: "PicturePacket | av.VideoFrame", rate: Fraction) -> int | None:
    """Give a frame's place in its clip; None for what marks the end."""
    if shot.pts is None or shot.time_base is None:
        return None
    return round(shot.pts * shot.time_base * rate)


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


def _decoding_time(packet: "PicturePacket | SoundPacket") -> Fraction:
    return (packet.dts or 0) * packet.time_base
