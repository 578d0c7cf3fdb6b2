"""The picture of a join: packets copied and encoded, stamped with their place in the film."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final, TypeAlias, assert_never

import av
import numpy as np
from av.container import InputContainer
from av.video.stream import VideoStream

from longtake.film.picture import Size
from longtake.media.blend import between, dissolved, veiled
from longtake.media.colour import I420
from longtake.media.cuts import Bridge, Copy, Encode, Run, Stretch, short
from longtake.media.house import REORDER, house_encoder, house_frame
from longtake.media.opening import opened, picture_track
from longtake.media.overprint import with_prints

_SHORT: Final = 48
"""Frames up to which one thread decodes: several would decode frames beyond those wanted."""

PicturePacket: TypeAlias = "av.Packet[VideoStream]"


def picture_packets(
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
    with opened(path, by_header=True) as container:
        track = picture_track(container, path)
        _seek(container, track, stretch.start, rate)
        count = 0
        for packet in container.demux(track):
            place = _place(packet, track, rate)
            if place is None or place >= stretch.stop:
                break
            if place >= stretch.start:
                count += 1
                yield packet, place - stretch.start
    if count != stretch.frames:
        raise short(stretch.source, stretch.stop, stretch.start + count)


def _encoded(
    stretches: Sequence[Stretch | Bridge],
    size: Size,
    rate: Fraction,
) -> Iterator[tuple[PicturePacket, int]]:
    encoder = house_encoder(size, rate, blended=all(map(_is_blended, stretches)))
    pictures = (
        picture
        for stretch in stretches
        for picture in with_prints(stretch, _pictures(stretch, rate))
    )
    for index, picture in enumerate(pictures):
        for packet in encoder.encode(house_frame(picture, index, rate)):
            yield packet, packet.pts or 0
    for packet in encoder.encode(None):
        yield packet, packet.pts or 0


def _is_blended(stretch: Stretch | Bridge) -> bool:
    """Say whether nothing sharp is to be seen: neither a plain picture nor letters."""
    if stretch.prints:
        return False
    return isinstance(stretch, Bridge) or stretch.over is not None or stretch.veil is not None


def _pictures(stretch: Stretch | Bridge, rate: Fraction) -> Iterator[I420]:
    """Give exactly the stretch's pictures, blended with whatever lies over or under them."""
    if isinstance(stretch, Bridge):
        (before,), (after,) = decoded(stretch.before, rate), decoded(stretch.after, rate)
        yield from between(before, after, stretch.frames)
        return
    pictures = decoded(stretch, rate)
    if stretch.over is not None:
        pictures = dissolved(decoded(stretch.over, rate), pictures, stretch.frames)
    if stretch.veil is not None:
        pictures = veiled(pictures, stretch.veil, stretch.frames)
    yield from pictures


def decoded(stretch: Stretch, rate: Fraction) -> Iterator[I420]:
    """Give exactly a stretch's pictures as they lie in its source; raises `BadOutput`."""
    path, count = stretch.source.path, 0
    with opened(path, by_header=True) as container:
        track = picture_track(container, path)
        if stretch.frames <= _SHORT:
            track.codec_context.thread_count = 1
        _seek(container, track, stretch.start, rate)
        for packet in _until_all(stretch, container, track, rate):
            for frame in track.decode(packet):
                place = _place(frame, track, rate)
                if place is not None and stretch.start <= place < stretch.stop:
                    count += 1
                    yield np.asarray(frame.to_ndarray(), np.uint8)
    if count != stretch.frames:
        raise short(stretch.source, stretch.stop, stretch.start + count)


def _until_all(
    stretch: Stretch, container: InputContainer, track: VideoStream, rate: Fraction
) -> "Iterator[PicturePacket | None]":
    """Give packets up to the last that a stretch is made of, and then the end (None).

    No picture needs a packet after its own, and a decoder that is told of the end waits for none.
    """
    left = stretch.frames
    for packet in container.demux(track):
        place = _place(packet, track, rate)
        if place is None:
            break
        yield packet
        left -= stretch.start <= place < stretch.stop
        if not left:
            break
    yield None


def _seek(container: InputContainer, track: VideoStream, frame: int, rate: Fraction) -> None:
    container.seek(round(frame / rate / _unit(track, rate)), stream=track, backward=True)


def _place(shot: "PicturePacket | av.VideoFrame", track: VideoStream, rate: Fraction) -> int | None:
    """Give a frame's place in its clip; None for what marks the end."""
    return None if shot.pts is None else round(shot.pts * _unit(track, rate) * rate)


def _unit(track: VideoStream, rate: Fraction) -> Fraction:
    return track.time_base or 1 / rate
