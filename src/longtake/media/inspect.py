"""One pass over a file: what its pictures and its sound measure, each picture decoded once.

Memory does not grow with the pictures' size or the film's length, but for a few numbers a picture.
"""

from collections import deque
from dataclasses import dataclass, field
from fractions import Fraction
from math import log
from pathlib import Path
from typing import Final, TypeAlias, cast

import av
import cv2
import numpy as np
from av.container import InputContainer
from av.video.stream import VideoStream
from numpy.typing import NDArray

from longtake.capabilities.errors import BadOutput, Unusable
from longtake.film.curves import STRIDE, Curves, Look, PictureCurves
from longtake.media.inspect_sound import measured_sound
from longtake.media.opening import opened, picture_track
from longtake.media.pacing import timed
from longtake.media.probe import rate_of_track

Plane: TypeAlias = NDArray[np.uint8]

_WIDTH: Final = 160
_HEIGHT: Final = 90
_HALF: Final = (_WIDTH // 2, _HEIGHT // 2)
_CELLS: Final = (_WIDTH // 10, _HEIGHT // 10)
_ROWS: Final = 8
"""Every so many lines of the stored picture are looked at for sharpness."""
_MOST: Final = 1_000_000
"""Pictures: eleven hours at 24 a second. A file that holds more is no film."""
_FASTEST: Final = 300
"""Pictures a second, after as many as `_FLURRY` seconds have: more would take hours to look at."""
_FLURRY: Final = 4
_SPRING: Final = 1.7
_LEAST: Final = 2.0
_COLUMNS: Final = (
    "luma",
    "blue",
    "red",
    "contrast",
    "saturation",
    "sharpness",
    "change",
    "stir",
    "likeness",
    "aligned",
    "shift",
)
"""What is measured of each picture, in this order."""


def inspect(path: Path) -> Curves:
    """Measure a file.

    What breaks off gives the curves up to there. Raises `Unusable` for what is no film at all.
    """
    cv2.setNumThreads(1)
    with opened(path) as container:
        track = picture_track(container, path)
        track.codec_context.thread_count = 1  # threads cost a third more of the processor
        rate, declared = rate_of_track(track), _declared(container, track)
        size = f"{track.width}x{track.height}"
        picture, lasts, broken = _pictures(container, track, path)
    frames = len(picture.luma)
    sound = measured_sound(path)
    return Curves(rate, frames, declared, lasts, size, picture, sound, broken)


def _declared(container: InputContainer, track: VideoStream) -> int:
    """Give the pictures that the header claims, 0 where nothing says so credibly."""
    if track.duration and track.time_base:
        length = track.duration * track.time_base
    else:
        length = Fraction(container.duration or 0, av.time_base)
    return max(0, min(_MOST, round(length * rate_of_track(track))))


def _pictures(
    container: InputContainer, track: VideoStream, path: Path
) -> tuple[PictureCurves, Fraction, str]:
    """Give the picture's curves, how long it lasts, and why it ends early, empty if it does not."""
    meter, frame, sound, lasts = _Meter(), None, False, Fraction(0)
    try:
        pictures = timed(container.decode(track), rate_of_track(track))
        for number, (frame, _, end) in enumerate(pictures):
            _check_count(number, frame, path)
            if frame.is_corrupt and sound:  # before the first sync frame a stream may be
                return meter.curves(), lasts, f"{path.name} is damaged at picture {number}"
            sound = sound or not frame.is_corrupt
            meter.take(frame)
            lasts = end
    except (av.FFmpegError, ValueError) as error:
        return meter.curves(), lasts, f"{path.name} is damaged there: {error}"
    if frame is None:
        raise BadOutput(f"{path.name} holds no picture that decodes")
    return meter.curves(), lasts, _cut_short(frame, track)


def _check_count(number: int, frame: av.VideoFrame, path: Path) -> None:
    """Raise `Unusable` where a file holds more pictures than any film."""
    if number >= _MOST:
        raise Unusable(path.name, f"holds more than {_MOST} pictures", "give a shorter film")
    if frame.time is not None and number > _FASTEST * (frame.time + _FLURRY):
        why = f"shows more than {_FASTEST} pictures a second"
        raise Unusable(path.name, why, "give one of at most 120")


def _cut_short(last: av.VideoFrame, track: VideoStream) -> str:
    """Say where the pictures end, if that is well before the header's end."""
    if last.is_corrupt:
        return "its last pictures are damaged"
    if not track.duration or track.time_base is None or last.pts is None:
        return ""
    end = (track.start_time or 0) + track.duration
    usual = int(1 / rate_of_track(track) / track.time_base)
    if last.pts + max(last.duration or 0, usual) >= end - 2 * usual:
        return ""
    ends, says = float(last.pts * track.time_base), float(end * track.time_base)
    return f"its pictures end at {ends:.2f} s of {says:.2f} s"


@dataclass(slots=True)
class _Meter:
    """Takes pictures in and keeps their numbers."""

    rows: list[tuple[float, ...]] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    before: Plane | None = None
    sample: "_Sample | None" = None
    recent: deque[float] = field(default_factory=lambda: deque(maxlen=9))

    def take(self, frame: av.VideoFrame) -> None:
        """Measure one picture."""
        full, blue, red = _planes(frame)
        luma = _small(_thinned(full, 4 * _HEIGHT), (_WIDTH, _HEIGHT))
        blue, red = (_small(_thinned(plane, 2 * _HEIGHT), _HALF) for plane in (blue, red))
        (mean,), (spread,) = cv2.meanStdDev(luma)
        if len(self.rows) % STRIDE == 0:
            self._look(full, luma, blue, red)
        self.rows.append(
            (
                float(mean[0]),
                float(cv2.mean(blue)[0]),
                float(cv2.mean(red)[0]),
                float(spread[0]),
                float(_colourful(blue, red).mean()),
                _sharp(full),
                *self._compared(luma),
            )
        )
        self.before = luma

    def _compared(self, luma: Plane) -> tuple[float, ...]:
        """Give change, stir, likeness, likeness once moved, and the move."""
        if self.before is None:
            return 0.0, 0.0, 1.0, 1.0, 0.0
        apart = np.asarray(cv2.absdiff(luma, self.before), np.uint8)
        change = cv2.mean(apart)[0]
        stir = float(_small(apart, _CELLS).max())
        usual = float(np.median(self.recent)) if self.recent else 0.0
        self.recent.append(change)
        if change <= max(_LEAST, _SPRING * usual):
            return change, stir, 1.0, 1.0, 0.0
        likeness = _alike(luma, self.before)
        aligned, shift = _aligned(luma, self.before)
        return change, stir, likeness, max(likeness, aligned), shift

    def _look(self, full: Plane, luma: Plane, blue: Plane, red: Plane) -> None:
        now = _Sample(luma, blue, red, _detail(full))
        if self.sample is not None:
            self.looks.append(_looked(now, self.sample))
        self.sample = now

    def curves(self) -> PictureCurves:
        """Give what was measured."""
        columns = zip(*self.rows, strict=True) if self.rows else [()] * len(_COLUMNS)
        named = dict(zip(_COLUMNS, columns, strict=True))
        return PictureCurves(**named, looks=tuple(self.looks))


@dataclass(frozen=True, slots=True)
class _Sample:
    """A picture that is compared with another one `STRIDE` pictures away."""

    luma: Plane
    blue: Plane
    red: Plane
    detail: Plane


def _planes(frame: av.VideoFrame) -> tuple[Plane, Plane, Plane]:
    """Give Y, Cb and Cr, limited range, as they were decoded where that is possible."""
    if frame.format.name not in {"yuv420p", "yuvj420p"}:
        frame = frame.reformat(format="yuv420p")
    planes = [_plane(plane) for plane in frame.planes[:3]]
    return planes[0], planes[1], planes[2]


def _plane(plane: "av.video.plane.VideoPlane") -> Plane:
    stored = np.asarray(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
    return stored[: plane.height, : plane.width]


def _thinned(plane: Plane, lines: int) -> Plane:
    """Give every so-manieth line, so that about so many are left to be averaged."""
    return plane[:: max(1, len(plane) // lines)]


def _small(plane: Plane, size: tuple[int, int]) -> Plane:
    return cast("Plane", cv2.resize(plane, size, interpolation=cv2.INTER_AREA))


def _colourful(blue: Plane, red: Plane) -> NDArray[np.float32]:
    side = [np.subtract(plane, 128, dtype=np.float32) for plane in (blue, red)]
    return cast("NDArray[np.float32]", cv2.magnitude(*side))


def _sharp(full: Plane) -> float:
    """Give the mean step from a pixel to the next, at the size that is stored."""
    lines = full[::_ROWS]
    return float(cv2.norm(lines[:, 1:], lines[:, :-1], cv2.NORM_L1)) / max(1, lines[:, 1:].size)


def _detail(full: Plane) -> Plane:
    """Give where in the picture there is detail, at the small size.

    It is how light bends, not how it slopes: a blurred edge slopes on, over more pixels.
    """
    bends = cv2.Laplacian(full, cv2.CV_8U, ksize=1, scale=4)
    return _small(np.asarray(bends, np.uint8), (_WIDTH, _HEIGHT))


def _alike(one: Plane, other: Plane) -> float:
    found = float(cv2.matchTemplate(one, other, cv2.TM_CCOEFF_NORMED)[0, 0])
    return found if np.isfinite(found) else 1.0


def _aligned(one: Plane, other: Plane) -> tuple[float, float]:
    """Give the likeness once the other is moved to fit best, and how far in widths."""
    (across, down), _ = cv2.phaseCorrelate(
        other.astype(np.float32), one.astype(np.float32), _WINDOW
    )
    x, y = round(across), round(down)
    if abs(x) > _WIDTH // 2 or abs(y) > _HEIGHT // 2:
        return -1.0, 0.0
    rows = slice(max(0, y), _HEIGHT + min(0, y)), slice(max(0, -y), _HEIGHT + min(0, -y))
    columns = slice(max(0, x), _WIDTH + min(0, x)), slice(max(0, -x), _WIDTH + min(0, -x))
    here, there = one[rows[0], columns[0]], other[rows[1], columns[1]]
    return _alike(np.ascontiguousarray(here), np.ascontiguousarray(there)), float(
        np.hypot(x, y)
    ) / _WIDTH


_WINDOW: Final = cv2.createHanningWindow((_WIDTH, _HEIGHT), cv2.CV_32F)
_FLOW: Final = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_ULTRAFAST)
_GRID: Final = np.stack(np.meshgrid(np.arange(_WIDTH), np.arange(_HEIGHT)), axis=-1).astype(
    np.float32
)
_HALVES: Final = np.float32(2)
_FOUND: Final = 24
"""Levels that a thing may differ by and still be the same."""


_DETAILED: Final = 4.0
_SEEN: Final = 0.3
"""Share of the picture that must be found again for the rest to mean something."""


def _looked(now: _Sample, before: _Sample) -> Look:
    """Compare the same things in two pictures: where each was is found by how it moved.

    Each picture is moved half the way: moving blurs, and so it blurs both alike.
    """
    flow = np.asarray(_FLOW.calc(now.luma, before.luma, np.zeros_like(_GRID)), np.float32) / _HALVES
    here, there = _GRID - flow, _GRID + flow
    luma, was = _moved(now.luma, here), _moved(before.luma, there)
    inside = _inside(here) & _inside(there)
    difference = luma.astype(np.int16) - was
    offset = float(np.median(difference[inside])) if inside.any() else 0.0
    same = inside & (np.abs(difference - offset) < _FOUND)
    seen = float(same.mean())
    if seen < _SEEN:
        return Look(seen, 0.0, 0.0, 0.0, 0.0)
    colours = _colours(now, here, same), _colours(before, there, same)
    details = _moved(now.detail, here)[same].mean(), _moved(before.detail, there)[same].mean()
    return Look(
        seen,
        float(difference[same].mean()),
        _ratio(float(luma[same].std()), float(was[same].std())),
        _ratio(*colours),
        _ratio(float(details[0]), float(details[1]), _DETAILED) + _growth(flow, same),
    )


def _moved(plane: Plane, at: NDArray[np.float32]) -> Plane:
    across, down = cv2.split(at)
    moved = cv2.remap(plane, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, np.uint8)


def _inside(at: NDArray[np.float32]) -> NDArray[np.bool_]:
    return (at >= 0).all(axis=2) & (at[..., 0] < _WIDTH - 1) & (at[..., 1] < _HEIGHT - 1)


def _growth(flow: NDArray[np.float32], same: NDArray[np.bool_]) -> float:
    """Give the logarithm by which things have grown: what is nearer has softer edges by itself."""
    across = _GRID[..., 0][same] - _WIDTH / 2
    spread = float(np.square(across - across.mean()).sum())
    slope = float(((across - across.mean()) * flow[..., 0][same]).sum()) / max(spread, 1.0)
    return -2 * slope


def _colours(sample: _Sample, at: NDArray[np.float32], same: NDArray[np.bool_]) -> float:
    colourful = cv2.convertScaleAbs(_colourful(sample.blue, sample.red), alpha=2)
    whole = cv2.resize(colourful, (_WIDTH, _HEIGHT), interpolation=cv2.INTER_LINEAR)
    return float(_moved(np.asarray(whole, np.uint8), at)[same].mean()) / 2


def _ratio(now: float, before: float, floor: float = 1.0) -> float:
    """Give the logarithm of a ratio; values near the floor say little."""
    return log((now + floor) / (before + floor))
