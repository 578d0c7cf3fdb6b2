"""Writing moving pictures as the house encodes them, and sound without loss."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Final, TypeAlias

import av
import numpy as np
from av.audio.codeccontext import AudioCodecContext
from av.audio.stream import AudioStream
from av.codec.context import Flags
from av.container import OutputContainer
from numpy.typing import NDArray

from longtake.capabilities.errors import BadOutput, Unusable
from longtake.film.picture import Size
from longtake.film.time import SOUND_RATE
from longtake.media.colour import I420
from longtake.media.house import house_frame, house_stream
from longtake.media.opening import opened, sound_track

Block: TypeAlias = NDArray[np.float32]
"""Sound `(2, n)` in -1..1 at 48 kHz."""

SoundPacket: TypeAlias = "av.Packet[AudioStream]"

# Players cut the sound's end by the movie's own clock: thousandths of a second are too coarse.
_MP4: Final = {"movflags": "+faststart", "movie_timescale": str(SOUND_RATE)}


@contextmanager
def written(path: Path, *, container: str = "mp4") -> Iterator[OutputContainer]:
    """Open a file for writing that is there whole, under its name, or not at all."""
    part = path.with_name(f"{path.name}.part")
    options = dict(_MP4) if container == "mp4" else {}
    try:
        with av.open(str(part), "w", format=container, options=options) as output:
            yield output
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def encode(
    frames: Iterator[I420],
    path: Path,
    *,
    size: Size,
    rate: Fraction,
    sync_at: Collection[int] = (),
) -> int:
    """Write an MP4 with a sync frame at each of `sync_at`, and give the frames written.

    Raises `BadOutput` if there is no frame or one is not of `size`.
    """
    count = 0
    with written(path) as output:
        stream = house_stream(output, size, rate)
        for count, picture in enumerate(frames, 1):
            _check_shape(picture, size, path)
            frame = house_frame(picture, count - 1, rate, sync=count - 1 in sync_at)
            output.mux(stream.encode(frame))
        if not count:
            raise BadOutput(f"{path.name} would hold no picture")
        output.mux(stream.encode(None))
    return count


def encode_sound(blocks: Iterator[Block], path: Path) -> int:
    """Write sound as 24-bit FLAC at 48 kHz and give its samples."""
    with written(path, container="flac") as output:
        stream = output.add_stream("flac", rate=SOUND_RATE, layout="stereo", format="s32")
        count = 0
        for block in blocks:
            output.mux(stream.encode(sound_frame(block, count)))
            count += block.shape[1]
        output.mux(stream.encode(None))
    return count


def decode_sound(path: Path) -> Iterator[Block]:
    """Read any sound as stereo blocks at 48 kHz; raises `Unusable` where there is none."""
    with opened(path) as container:
        track = sound_track(container)
        if track is None:
            raise Unusable(path.name, "holds no sound", "give a file with sound")
        resampler = av.AudioResampler("fltp", "stereo", SOUND_RATE)
        for frame in container.decode(track):
            for ready in resampler.resample(frame):
                yield np.asarray(ready.to_ndarray(), np.float32)
        for ready in resampler.resample(None):
            yield np.asarray(ready.to_ndarray(), np.float32)


_TELLING: Final = ("flac", "mov")
"""Formats whose files say how long they are; of others ffmpeg guesses, or the writer did."""


def declared_samples(path: Path) -> int:
    """Give how long a sound's own file says that it is, at 48 kHz; 0 where it does not say."""
    with opened(path) as container:
        track = sound_track(container)
        known = container.format.name.partition(",")[0] in _TELLING
        if track is None or not known or track.duration is None or track.time_base is None:
            return 0
        return round(track.duration * track.time_base * SOUND_RATE)


def aac_encoder(bit_rate: int) -> AudioCodecContext:
    """Give a fresh encoder as the master's sound uses it."""
    encoder = av.CodecContext.create("aac", "w")
    furnish_aac(encoder, bit_rate)
    encoder.flags |= Flags.global_header
    return encoder


def furnish_aac(encoder: AudioCodecContext, bit_rate: int) -> None:
    """Set an AAC encoder up as the master's sound uses it."""
    encoder.sample_rate, encoder.layout, encoder.format = SOUND_RATE, "stereo", "fltp"
    encoder.time_base, encoder.bit_rate = Fraction(1, SOUND_RATE), bit_rate
    # 1.5 s of the processor for a minute of music where "twoloop" takes 2.7 s, and no more noise.
    encoder.options = {"aac_coder": "fast"}


def encode_blocks(
    encode_frame: Callable[[av.AudioFrame | None], Iterable[SoundPacket]],
    blocks: Iterable[Block],
) -> Iterator[SoundPacket]:
    """Give the packets of all blocks, the encoder's own rest included."""
    at = 0
    for block in blocks:
        yield from encode_frame(sound_frame(block, at))
        at += block.shape[1]
    yield from encode_frame(None)


def sound_frame(block: Block, at: int) -> av.AudioFrame:
    """Give a block as encoders and filters take it, `at` samples into the sound."""
    planes = np.ascontiguousarray(block, np.float32)
    frame = av.AudioFrame.from_ndarray(planes, format="fltp", layout="stereo")
    frame.sample_rate, frame.time_base, frame.pts = SOUND_RATE, Fraction(1, SOUND_RATE), at
    return frame


def _check_shape(picture: I420, size: Size, path: Path) -> None:
    if picture.shape != (size.height * 3 // 2, size.width):
        raise BadOutput(f"{path.name} is {size} but was given a picture of shape {picture.shape}")
