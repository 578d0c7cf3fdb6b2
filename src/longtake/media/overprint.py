"""Laying drawings over the picture of a join: only the frames that carry one are encoded."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from longtake.media.colour import I420, to_i420
from longtake.media.cuts import Bridge, Print, Stretch
from longtake.media.lettering import Rgba, cropped

Plane = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Patch(Print):
    """A drawing over film frames `at` up to `at + frames`."""

    left: int
    top: int
    planes: tuple[Plane, Plane, Plane]
    """Y, U and V, each times its share of the picture."""
    whole: Plane
    """The drawing's share of each point of Y, 0 to 1."""
    half: Plane
    """Of U and V."""
    fades_in: int = 0
    fades_out: int = 0

    def lay(self, i420: I420, frame: int) -> None:
        """Lay it over a picture, in place, as strong as it is at a frame of the film."""
        strength = self._strength(frame)
        height = i420.shape[0] * 2 // 3
        width = i420.shape[1]
        chroma = i420[height:].reshape(2, height // 2, width // 2)
        places = (i420[:height], chroma[0], chroma[1])
        for number, (place, plane) in enumerate(zip(places, self.planes, strict=True)):
            share = self.half if number else self.whole
            step = 2 if number else 1
            top, left = self.top // step, self.left // step
            window = place[top : top + plane.shape[0], left : left + plane.shape[1]]
            mixed = window * (1 - share * strength) + plane * strength
            window[...] = np.rint(mixed).astype(np.uint8)

    def _strength(self, frame: int) -> float:
        since, left = frame - self.at + 1, self.at + self.frames - frame
        rise = since / (self.fades_in + 1) if self.fades_in else 1.0
        fall = left / (self.fades_out + 1) if self.fades_out else 1.0
        return min(1.0, rise, fall)


def patch_of(picture: Rgba, at: int, frames: int, fades: tuple[int, int]) -> Patch | None:
    """Give a drawing as it is laid; None where nothing of it is seen."""
    seen, left, top = cropped(picture)
    if not seen.size:
        return None
    height, width = seen.shape[:2]
    i420 = to_i420(np.ascontiguousarray(seen[..., :3]))
    share: Plane = np.asarray(seen[..., 3] / 255, np.float32)
    corners = share.reshape(height // 2, 2, width // 2, 2)
    half: Plane = np.asarray(corners.mean(axis=(1, 3)), np.float32)
    chroma = i420[height:].reshape(2, height // 2, width // 2)
    planes: tuple[Plane, Plane, Plane] = (
        np.asarray(i420[:height] * share, np.float32),
        np.asarray(chroma[0] * half, np.float32),
        np.asarray(chroma[1] * half, np.float32),
    )
    return Patch(at, frames, left, top, planes, share, half, *fades)


def printed(
    stretches: Iterable[Stretch | Bridge], patches: Sequence[Patch]
) -> Iterator[Stretch | Bridge]:
    """Give stretches cut where drawings come and go, each with those that lie over it.

    Whatever changes from its first frame to its last stays whole: a dissolve, a fade, a bridge.
    """
    at = 0
    for stretch in stretches:
        edges = {at, at + stretch.frames}
        for patch in () if _changes(stretch) else patches:
            inside = (patch.at, patch.at + patch.frames)
            edges |= {edge for edge in inside if at < edge < at + stretch.frames}
        marks = sorted(edges)
        for since, until in pairwise(marks):
            own = tuple(each for each in patches if each.over(since, until))
            yield replace(_part(stretch, since - at, until - at), prints=own, at=since)
        at += stretch.frames


def with_prints(stretch: Stretch | Bridge, pictures: Iterator[I420]) -> Iterator[I420]:
    """Give a stretch's pictures with what lies over them."""
    if not stretch.prints:
        yield from pictures
        return
    for frame, picture in enumerate(pictures, stretch.at):
        laid = picture.copy()
        for each in stretch.prints:
            if each.over(frame, frame + 1):
                each.lay(laid, frame)
        yield laid


def _changes(stretch: Stretch | Bridge) -> bool:
    if isinstance(stretch, Bridge):
        return True
    return stretch.over is not None or stretch.veil is not None


def _part(stretch: Stretch | Bridge, since: int, until: int) -> Stretch | Bridge:
    if isinstance(stretch, Bridge) or (since, until) == (0, stretch.frames):
        return stretch
    return replace(stretch, start=stretch.start + since, stop=stretch.start + until)
