"""Whether two films show and sound the same: compared frame by frame, sample by sample."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import zip_longest
from pathlib import Path

import numpy as np

from longtake.media.encode import decode_sound
from longtake.media.opening import opened, picture_track, sound_track


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two films differ."""

    frames: int
    """Of the longer one."""
    differing: tuple[int, ...]
    """Frames that are not the same to the last bit, or that only one of them has."""
    sound: bool
    """True where the sound is the same to the last sample."""

    @property
    def same(self) -> bool:
        """True where nothing differs."""
        return self.sound and not self.differing


def likeness(one: Path, other: Path) -> Likeness:
    """Compare two films as they are decoded."""
    pairs = list(zip_longest(_digests(one), _digests(other)))
    differing = tuple(place for place, (a, b) in enumerate(pairs) if a != b)
    return Likeness(len(pairs), differing, _sound(one) == _sound(other))


def _digests(path: Path) -> Iterator[bytes]:
    with opened(path) as container:
        for frame in container.decode(picture_track(container, path)):
            yield blake2b(np.ascontiguousarray(frame.to_ndarray()).tobytes()).digest()


def _sound(path: Path) -> bytes:
    with opened(path) as container:
        if sound_track(container) is None:
            return b""
    digest = blake2b()
    for block in decode_sound(path):
        digest.update(np.ascontiguousarray(block).tobytes())
    return digest.digest()
