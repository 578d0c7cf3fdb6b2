"""What a video holds, counted from its packets rather than believed from its header."""

import hashlib
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from av.container import InputContainer
from av.video.stream import VideoStream

from longtake.capabilities.errors import BadOutput
from longtake.film.picture import Size
from longtake.media.house import REORDER, parameter_sets
from longtake.media.index import Index, index, shown
from longtake.media.opening import opened, picture_track, sound_track


@dataclass(frozen=True, slots=True)
class Probe:
    """A video as its file stores it."""

    frames: int
    rate: Fraction
    """Frames a second; the average where it varies."""
    size: Size
    """As stored: before rotation, and with pixels that need not be square."""
    codec: str
    pixels: str
    pixel_aspect: Fraction
    rotation: int
    """Degrees to turn the picture anticlockwise for showing: 0, 90, 180 or 270."""
    seconds: Fraction
    has_sound: bool
    parameter_sets: str
    """SHA-256 of the codec's parameter sets."""
    house: bool
    """Its packets may stand beside those of the house encode."""


def probe(path: Path) -> Probe:
    """Look into a video.

    Raises `Unusable` for what is no video and `BadOutput` for one that does not decode.
    """
    with opened(path) as container:
        track = picture_track(container, path)
        rate = rate_of_track(track)
        size = Size(track.width, track.height)
        found = house_index(container, track, size=size, rate=rate)
        container.seek(0)
        times = shown(container, track) if found is None else list(range(found.frames))
        return Probe(
            frames=len(times),
            rate=rate,
            size=size,
            codec=track.codec_context.name,
            pixels=track.pix_fmt or "",
            pixel_aspect=track.sample_aspect_ratio or Fraction(1),
            rotation=_turn(container, track),
            seconds=_seconds(track, times, rate),
            has_sound=sound_track(container) is not None,
            parameter_sets=hashlib.sha256(track.codec_context.extradata or b"").hexdigest(),
            house=found is not None,
        )


def house_index(
    container: InputContainer,
    track: VideoStream,
    *,
    size: Size,
    rate: Fraction,
) -> Index | None:
    """Give the index of a clip whose packets fit a film of `size` and `rate`, else None."""
    if (
        track.codec_context.name != "h264"
        or track.codec_context.extradata != parameter_sets(size, rate)
        or track.sample_aspect_ratio not in (None, 1)
    ):
        return None
    found = index(container, track, rate)
    if found is None or found.reorder > REORDER or _turn(container, track):
        return None
    return found


def rate_of_track(track: VideoStream) -> Fraction:
    """Give the frames a second that the header suggests; 24 where it is silent."""
    return track.average_rate or track.guessed_rate or Fraction(24)


def _turn(container: InputContainer, track: VideoStream) -> int:
    """Give the degrees to turn the picture anticlockwise, which only a decoded frame tells."""
    container.seek(0)
    first = next(container.decode(track), None)
    if first is None:
        raise BadOutput(f"{Path(container.name).name} holds no frame that decodes")
    return round(first.rotation / 90) % 4 * 90


def _seconds(track: VideoStream, times: list[int], rate: Fraction) -> Fraction:
    if track.duration and track.time_base:
        return track.duration * track.time_base
    if len(times) > 1 and track.time_base:
        return (times[-1] - times[0]) * track.time_base + 1 / rate
    return len(times) / rate
