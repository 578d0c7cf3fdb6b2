"""Making a foreign clip fit: one size, square pixels, upright, constant rate, BT.709."""

from collections.abc import Collection, Iterator
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Final

import av
import numpy as np
from av.filter import Graph
from av.video.stream import VideoStream

from longtake.film.picture import Size
from longtake.film.reframe import Window
from longtake.media.colour import I420, is_hdr, matrix_name
from longtake.media.encode import encode
from longtake.media.opening import opened, picture_track
from longtake.media.pacing import paced
from longtake.media.probe import rate_of_track
from longtake.media.tint import Tint, tinted

_TURNS: Final = {90: ("transpose=cclock",), 180: ("hflip", "vflip"), 270: ("transpose=clock",)}
"""The filters that turn a picture anticlockwise by so many degrees."""


def normalised(  # noqa: PLR0913 - each is a fact of the clip
    path: Path,
    *,
    size: Size,
    rate: Fraction,
    first: int = 0,
    frames: int | None = None,
    window: Window | None = None,
) -> Iterator[I420]:
    """Give a clip's pictures fitted into `size` on black, at `rate`.

    Of each only the `window`, filling all of `size`. `first` and `frames` count at that rate; fewer
    come where the clip ends.
    """
    with opened(path) as container:
        track = picture_track(container, path)
        fitted = _fitted(container.decode(track), track, size, window)
        stop = None if frames is None else first + frames
        for picture in islice(paced(fitted, rate, rate_of_track(track)), first, stop):
            yield np.asarray(picture.to_ndarray(), np.uint8)


def normalise(  # noqa: PLR0913 - each is a fact of the clip
    path: Path,
    out: Path,
    *,
    size: Size,
    rate: Fraction,
    cuts: Collection[int],
    tint: Tint | None = None,
    window: Window | None = None,
) -> int:
    """Write a clip as the house encodes it, up to the last of `cuts`, and give its frames.

    At `cuts` it can then be joined by copying; its colours are changed as `tint` says.
    """
    pictures = normalised(path, size=size, rate=rate, frames=max(cuts), window=window)
    if tint is not None:
        pictures = tinted(pictures, tint)
    return encode(pictures, out, size=size, rate=rate, sync_at=cuts)


def _fitted(
    pictures: Iterator[av.VideoFrame],
    track: VideoStream,
    size: Size,
    window: Window | None,
) -> Iterator[av.VideoFrame]:
    """Run pictures through filters, built anew whenever size or format change on the way."""
    shape, graph = None, None
    for picture in pictures:
        found = (picture.width, picture.height, picture.format.name)
        if found != shape:
            if graph is not None:
                yield from _drained(graph, None)
            shape, graph = found, _graph(picture, track, size, window)
        if graph is not None:
            yield from _drained(graph, picture)
    if graph is not None:
        yield from _drained(graph, None)


def _drained(graph: Graph, picture: av.VideoFrame | None) -> Iterator[av.VideoFrame]:
    graph.vpush(picture)
    while True:
        try:
            yield graph.vpull()
        except (av.BlockingIOError, av.EOFError):
            return


def _graph(picture: av.VideoFrame, track: VideoStream, size: Size, window: Window | None) -> Graph:
    """Give the filters for pictures like this one."""
    graph = Graph()
    end = graph.add_buffer(
        width=picture.width,
        height=picture.height,
        format=picture.format,
        time_base=track.time_base,
    )
    aspect = track.sample_aspect_ratio or Fraction(1)
    for step in _steps(picture, aspect, size, window):
        name, _, options = step.partition("=")
        following = graph.add(name, options or None)
        end.link_to(following)
        end = following
    sink = graph.add("buffersink")
    end.link_to(sink)
    graph.configure()
    return graph


def _steps(
    picture: av.VideoFrame, aspect: Fraction, size: Size, window: Window | None
) -> Iterator[str]:
    if picture.interlaced_frame:
        yield "bwdif=mode=send_frame"
    # The graph's input drops the pixels' shape, so the width is worked out here.
    width = max(2, round(picture.width * aspect / 2) * 2)
    if aspect != 1:
        yield f"scale=w={width}:h={picture.height}"
        yield "setsar=1"
    yield from _TURNS.get(round(picture.rotation / 90) % 4 * 90, ())
    if window is not None:
        place = ":".join(
            f"{side}*{float(part):.6f}"
            for side, part in (
                ("iw", window.width),
                ("ih", window.height),
                ("iw", window.left),
                ("ih", window.top),
            )
        )
        yield f"crop={place}"
    fit = "" if window else ":force_original_aspect_ratio=decrease:force_divisible_by=2"
    hdr = ":out_primaries=bt709:out_transfer=bt709" if is_hdr(picture) else ""
    yield (
        f"scale=w={size.width}:h={size.height}{fit}:flags=bicubic+accurate_rnd"
        f":in_color_matrix={matrix_name(picture)}:out_color_matrix=bt709:out_range=tv{hdr}"
    )
    yield "format=yuv420p"
    yield f"pad={size.width}:{size.height}:(ow-iw)/2:(oh-ih)/2:black"
    yield "setsar=1"
