"""Which of a clip's pictures is shown where a film, at its own rate, has a frame."""

from collections.abc import Iterator
from fractions import Fraction

import av

from longtake.film.time import due_from, holds


def timed(
    pictures: Iterator[av.VideoFrame],
    native: Fraction,
) -> Iterator[tuple[av.VideoFrame, Fraction, Fraction]]:
    """Give each picture with its start and end in seconds from the first.

    Where the clock is missing or starts again, as in joined streams, time goes on.
    """
    end, behind, last = Fraction(0), None, None
    for picture in pictures:
        unit = picture.time_base or Fraction(1)
        clock = None if picture.pts is None else picture.pts * unit
        if clock is None or behind is None or last is None or clock <= last:
            time = end
        else:
            time = clock - behind
        behind, last = (behind, last) if clock is None else (clock - time, clock)
        end = time + (picture.duration * unit if picture.duration else 1 / native)
        yield picture, time, end


def paced(
    pictures: Iterator[av.VideoFrame], rate: Fraction, native: Fraction
) -> Iterator[av.VideoFrame]:
    """Repeat and drop pictures: at every place the latest that is due, the first one first."""
    place, end = 0, Fraction(0)
    held: av.VideoFrame | None = None
    for picture, time, end in timed(pictures, native):  # noqa: B007 - the last end is used below
        due = due_from(time, rate)
        while held is not None and place < due:
            yield held
            place += 1
        held = picture
    if held is not None:
        for _ in range(place, max(holds(end, rate), 1)):
            yield held
