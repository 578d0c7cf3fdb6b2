"""Where a clip's frames lie in its file, and where it may be cut without encoding."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from av.container import InputContainer
from av.video.stream import VideoStream
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Index:
    """A clip of constant rate that starts at zero."""

    frames: int
    cuts: tuple[int, ...]
    """Frames at which a copy may start or stop, ascending: closed sync frames, and the end."""
    reorder: int
    """Packets by which decoding runs ahead of showing."""


def index(container: InputContainer, track: VideoStream, rate: Fraction) -> Index | None:
    """Give the index, read from packets alone; None where time has gaps, edits or another rate."""
    order: list[int] = []
    syncs: list[bool] = []
    for packet in container.demux(track):
        if not packet.size:  # the end: some containers give no decoding time to true packets
            continue
        if packet.pts is None or packet.is_discard or packet.is_corrupt:
            return None
        at = packet.pts * packet.time_base * rate
        if at.denominator != 1 and abs(at - round(at)) > Fraction(1, 4):
            return None
        order.append(round(at))
        syncs.append(packet.is_keyframe)
    if not order or sorted(order) != list(range(len(order))):
        return None
    places = np.array(order)
    ahead = int((np.arange(len(order)) - places).max())
    return Index(len(order), (*_closed(places, np.array(syncs)), len(order)), ahead)


def shown(container: InputContainer, track: VideoStream) -> list[int]:
    """Give the time of every frame that is shown, ascending, in the track's time base."""
    packets = (packet for packet in container.demux(track) if packet.size)
    return sorted(
        (packet.dts or 0) if packet.pts is None else packet.pts
        for packet in packets
        if not packet.is_discard
    )


def _closed(places: NDArray[np.int64], syncs: NDArray[np.bool_]) -> list[int]:
    """Give the sync frames that nothing shown later is decoded before, nor earlier after."""
    before = np.maximum.accumulate(places)
    after = np.minimum.accumulate(places[::-1])[::-1]
    return [int(place) for place in places[syncs & (before == places) & (after == places)]]
