"""Where a clip's frames lie in its file, and where it may be cut without encoding."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np
from av.container import InputContainer
from av.video.stream import VideoStream
from numpy.typing import NDArray

_PICTURE: Final = 1
_IDR: Final = 5


@dataclass(frozen=True, slots=True)
class Index:
    """A clip of constant rate that starts at zero."""

    frames: int
    starts: tuple[int, ...]
    """Frames at which a copy may start, ascending: those that nothing before is needed for."""
    stops: tuple[int, ...]
    """Frames before which it may stop, ascending: nothing shown later is decoded earlier."""
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
        syncs.append(packet.is_keyframe and _is_idr(bytes(packet)))
    if not order or sorted(order) != list(range(len(order))):
        return None
    places, numbers = np.array(order), np.arange(len(order))
    whole = np.maximum.accumulate(places) == numbers
    return Index(
        frames=len(order),
        starts=tuple(_closed(places, np.array(syncs)).tolist()),
        stops=tuple((numbers[whole] + 1).tolist()),
        reorder=int((numbers - places).max()),
    )


def shown(container: InputContainer, track: VideoStream) -> list[int]:
    """Give the time of every frame that is shown, ascending, in the track's time base."""
    packets = (packet for packet in container.demux(track) if packet.size)
    return sorted(
        (packet.dts or 0) if packet.pts is None else packet.pts
        for packet in packets
        if not packet.is_discard
    )


def _closed(places: NDArray[np.int64], syncs: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Give the sync frames that nothing shown later is decoded before, nor earlier after."""
    before = np.maximum.accumulate(places)
    after = np.minimum.accumulate(places[::-1])[::-1]
    closed: NDArray[np.int64] = places[syncs & (before == places) & (after == places)]
    return closed


def _is_idr(packet: bytes) -> bool:
    """Say whether a packet's picture is an IDR: browsers fail to seek to any other sync frame.

    Packets are length-prefixed NAL units (ISO/IEC 14496-15); 1 and 5 are pictures.
    """
    at = 0
    while at + 4 < len(packet):
        kind = packet[at + 4] & 31
        if kind in (_PICTURE, _IDR):
            return kind == _IDR
        at += 4 + int.from_bytes(packet[at : at + 4])
    return False
