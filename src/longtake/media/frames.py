"""Single frames out of a clip, exact whatever the codec, the rate or the container."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from av.container import InputContainer
from av.video.stream import VideoStream

from longtake.capabilities.errors import BadOutput
from longtake.film.time import due_from, holds
from longtake.media.colour import Rgb, rgb_of
from longtake.media.index import shown
from longtake.media.opening import opened, picture_track
from longtake.media.probe import rate_of_track


def frame(path: Path, index: int) -> Rgb:
    """Give the picture `index` in the order of showing, from 0, upright and with square pixels.

    Raises `BadOutput` if the clip has no such frame.
    """
    with opened(path) as container:
        track = picture_track(container, path)
        times = shown(container, track)
        if not 0 <= index < len(times):
            raise BadOutput(f"{path.name} has {len(times)} frames, so none numbered {index}")
        # A closed file's track must not be read: it crashes, so all is done before closing.
        return upright(_sought(container, track, times[index]) or _counted(path, index), track)


def frame_at(path: Path, place: int, rate: Fraction) -> Rgb:
    """Give the picture that a film of `rate` shows at its frame `place` of the clip, upright.

    Raises `BadOutput` if the clip is over by then.
    """
    with opened(path) as container:
        track = picture_track(container, path)
        times = shown(container, track)
        unit, native = track.time_base or Fraction(1), rate_of_track(track)
        begins = [(time - times[0]) * unit for time in times]
        there = holds(begins[-1] + 1 / native, rate) if times else 0
        if not 0 <= place < there:
            raise BadOutput(f"{path.name} lasts for {there} pictures, so none is numbered {place}")
        index = sum(due_from(each, rate) <= place for each in begins) - 1
        return upright(_sought(container, track, times[index]) or _counted(path, index), track)


def last_frame(path: Path) -> Rgb:
    """Give the very last picture, upright and with square pixels.

    Raises `BadOutput` where the pictures end before the header says.
    """
    with opened(path) as container:
        track = picture_track(container, path)
        return upright(_last(container, track, path), track)


def thumbnails(path: Path, count: int, width: int) -> list[Rgb]:
    """Give `count` small pictures spread evenly over the clip."""
    with opened(path) as container:
        times = shown(container, picture_track(container, path))
    wanted = [(2 * place + 1) * len(times) // (2 * count) for place in range(count)]
    return [_small(frame(path, index), width) for index in wanted]


def upright(found: av.VideoFrame, track: VideoStream) -> Rgb:
    """Give a decoded frame as it is meant to be seen: pixels made square, rotation done."""
    rgb = rgb_of(found)
    aspect = track.sample_aspect_ratio or Fraction(1)
    if aspect != 1:
        height, width = rgb.shape[:2]
        rgb = np.asarray(cv2.resize(rgb, (max(1, round(width * aspect)), height)), np.uint8)
    return np.ascontiguousarray(np.rot90(rgb, round(found.rotation / 90) % 4))


def _sought(container: InputContainer, track: VideoStream, time: int) -> av.VideoFrame | None:
    """Give the frame shown at `time`, or None where seeking does not lead to it."""
    container.seek(time, stream=track, backward=True)
    for found in container.decode(track):
        if found.pts is None or found.pts > time or found.is_corrupt:
            return None
        if found.pts == time:
            return found
    return None


def _counted(path: Path, index: int) -> av.VideoFrame:
    with opened(path) as container:
        track = picture_track(container, path)
        for place, found in enumerate(container.decode(track)):
            if place == index:
                return found
    raise BadOutput(f"{path.name} breaks off before frame {index}")


def _last(container: InputContainer, track: VideoStream, path: Path) -> av.VideoFrame:
    """Decode from the last sync frame, stepping back where that seek finds no picture."""
    unit = track.time_base or Fraction(1, 1000)
    start = track.start_time or 0
    length = track.duration or int(Fraction(container.duration or 0, av.time_base) / unit)
    for target in _targets(start, start + length, unit):
        container.seek(target, stream=track, backward=True)
        found = _latest(container.decode(track))
        if found is not None and not found.is_corrupt:
            _check_whole(found, track, start + length, path)
            return found
    raise BadOutput(f"{path.name} holds no frame that decodes")


def _targets(start: int, end: int, unit: Fraction) -> Iterator[int]:
    """Give the end, then ever earlier times, and the start at last."""
    back = 0
    while end - int(back / unit) > start:
        yield end - int(back / unit)
        back = back * 4 or 2
    yield start


def _latest(found: Iterator[av.VideoFrame]) -> av.VideoFrame | None:
    """Give the frame shown last; of two at one time the later decoded."""
    last: av.VideoFrame | None = None
    for shot in found:
        if last is None or None in (shot.pts, last.pts) or _time(shot) >= _time(last):
            last = shot
    return last


def _check_whole(found: av.VideoFrame, track: VideoStream, end: int, path: Path) -> None:
    """Refuse a file cut short: decoders give an earlier frame without a word."""
    if track.duration is None or track.time_base is None or found.pts is None:
        return
    usual = int(1 / (track.average_rate or Fraction(24)) / track.time_base)
    if found.pts + max(found.duration or 0, usual) < end - 2 * usual:
        ends, says = float(found.pts * track.time_base), float(end * track.time_base)
        raise BadOutput(
            f"{path.name} is cut short: its pictures end at {ends:.3f} s of {says:.3f} s"
        )


def _time(shot: av.VideoFrame) -> int:
    return shot.pts or 0


def _small(rgb: Rgb, width: int) -> Rgb:
    height = max(1, round(rgb.shape[0] * width / rgb.shape[1]))
    return np.asarray(cv2.resize(rgb, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
