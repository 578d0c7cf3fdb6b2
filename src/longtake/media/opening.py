"""The one door through which media files are opened: known formats, this file only."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC
from pathlib import Path
from typing import Final

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.video.stream import VideoStream

from longtake.capabilities.errors import BadOutput, Unusable

# Playlists and concatenation scripts are left out: they would open further files.
_FORMATS: Final = "mov,matroska,webm,mpegts,mpeg,avi,gif,flv,ogg,wav,aiff,mp3,flac,aac,ac3,h264,ivf"
_THREADS: Final = min(4, os.cpu_count() or 1)
"""For each decoder: every thread holds frames, and several clips are open at a dissolve."""
_LARGEST_PIXELS: Final = 8192 * 4352


# Else a picture is decoded at every opening, to find its pixels' format: 4.4 ms of 5 at 720p.
_BY_HEADER: Final = {"skip_frame": "all", "probesize": "32", "analyzeduration": "1"}


@contextmanager
def opened(path: Path, *, by_header: bool = False) -> Iterator[InputContainer]:
    """Open a media file for reading.

    With `by_header` only what its header says of its tracks is known: enough for packets, and to
    decode a clip of ours. Raises `Unusable` for what is no media file and `BadOutput` where it
    breaks off or is damaged.
    """
    options = {"format_whitelist": _FORMATS, "protocol_whitelist": "file"}
    options |= _BY_HEADER if by_header else {}
    try:
        container = av.open(str(path), options=options, metadata_errors="replace")
    except FileNotFoundError:
        raise
    except (av.FFmpegError, OSError, ValueError) as error:
        empty = not path.stat().st_size
        why = "is empty" if empty else "is no video or sound file that can be read"
        remedy = "give an MP4, MOV, MKV, WebM, WAV, FLAC or MP3"
        raise Unusable(path.name, why, remedy) from error
    with container:
        try:
            yield container
        except (av.FFmpegError, MemoryError) as error:
            if isinstance(error, OSError) and error.errno == ENOSPC:
                raise
            raise BadOutput(f"{path.name} is damaged: {error}") from error


def picture_track(container: InputContainer, path: Path) -> VideoStream:
    """Give the first moving picture; raises `Unusable` for none or one too large."""
    track = next((video for video in container.streams.video if video.codec_context), None)
    if track is None:
        raise Unusable(path.name, "holds no picture", "give a video")
    if not 0 < track.width * track.height <= _LARGEST_PIXELS:
        why = f"measures {track.width}x{track.height} pixels"
        raise Unusable(path.name, why, "give one of at most 8192x4352")
    track.thread_type = "AUTO"
    track.codec_context.thread_count = _THREADS
    return track


def sound_track(container: InputContainer) -> AudioStream | None:
    """Give the first sound, if there is any that can be decoded."""
    return next((sound for sound in container.streams.audio if sound.codec_context), None)
