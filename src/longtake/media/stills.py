"""Small pictures out of a clip, for pages to look at."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from longtake.capabilities.errors import BadOutput
from longtake.media.colour import Rgb
from longtake.media.frames import upright
from longtake.media.index import shown
from longtake.media.opening import opened, picture_track

_QUALITY: Final = 78


def stills(path: Path, at: Sequence[int], width: int) -> list[bytes]:
    """Give JPEGs of the pictures at these places; empty for one that the clip has not."""
    found = {place: _jpeg(picture, width) for place, picture in pictures(path, at)}
    return [found.get(place, b"") for place in at]


def pictures(path: Path, at: Iterable[int]) -> Iterator[tuple[int, Rgb]]:
    """Give the pictures at these places, ascending, each once; not those that the clip has not."""
    with opened(path) as container:
        track = picture_track(container, path)
        times = shown(container, track)
        for place in sorted({place for place in at if 0 <= place < len(times)}):
            container.seek(times[place], stream=track, backward=True)
            for picture in container.decode(track):
                if picture.pts is None or picture.pts >= times[place]:
                    yield place, upright(picture, track)
                    break


def _jpeg(rgb: Rgb, width: int) -> bytes:
    height = max(1, round(rgb.shape[0] * width / rgb.shape[1]))
    small = cv2.resize(rgb, (width, height), interpolation=cv2.INTER_AREA)
    done, data = cv2.imencode(".jpg", small[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    if not done:
        raise BadOutput("a picture could not be written as a JPEG")
    return bytes(np.asarray(data))
