"""The cut as an edit decision list (CMX 3600): what every editing program reads, picture only.

An event is a line of number, reel, track, kind, and four times: in and out of the source, in and
out of the record. A dissolve is the event of what goes, with no length, and under the same number
`D nnn` of what comes (SMPTE ST 258, as OpenTimelineIO's reader and Resolve's manual take it).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Final

from longtake.film.time import timecode
from longtake.film.timeline import Transition
from longtake.film.turnover import Edit, Turnover

_REEL: Final = 8
"""Characters of a reel's name."""
_LONGEST: Final = 70
_BLACK: Final = "BL"
_STRANGE: Final = re.compile(r"[^A-Za-z0-9._-]")


def edl_text(turnover: Turnover) -> str:
    """Give the list: an event a clip, dissolves where the film dissolves, fades through black.

    What a list cannot say stands in comments: the clip's name and file, and the colour of a dip,
    which every reader turns into a dissolve.
    """
    mode = "DROP FRAME" if turnover.drop else "NON-DROP FRAME"
    lines = [f"TITLE: {_plain(turnover.timeline.title) or 'FILM'}", f"FCM: {mode}", ""]
    ways = {each.at: each for each in turnover.timeline.transitions if each.frames}
    reels, numbers = _reels(turnover.edits), count(1)
    for before, edit in zip((None, *turnover.edits), turnover.edits, strict=False):
        leaves = ways.get(edit.clip.at + edit.clip.frames)
        lines += _comes(turnover, next(numbers), (before, edit), ways, reels)
        if leaves is not None and leaves.before:
            lines += _goes(turnover, next(numbers), edit, leaves, reels)
    return "\n".join(lines) + "\n"


def _comes(
    turnover: Turnover,
    number: int,
    edits: tuple[Edit | None, Edit],
    ways: Mapping[int, Transition],
    reels: Mapping[str, str],
) -> Iterator[str]:
    """Give the lines of one clip, which a cut or a dissolve brings in, up to a fade's beginning."""
    before, edit = edits
    clip, way = edit.clip, ways.get(edit.clip.at)
    leaves = ways.get(clip.at + clip.frames)
    kept = clip.frames - (leaves.before if leaves else 0)
    kind = "C"
    if before is not None and way is not None and way.after:
        kind = f"D    {way.after:03}"
        black = way.kind != "dissolve"
        reel = _BLACK if black else reels[before.clip.name]
        end = 0 if black else before.clip.first + before.clip.frames
        yield _line(turnover, number, reel, "C", (end, 0), (clip.at, 0))
        yield _line(
            turnover, number, reels[edit.clip.name], kind, (clip.first, kept), (clip.at, kept)
        )
        yield f"* FROM CLIP NAME: {'BL' if black else _plain(before.clip.name)}"
        yield f"* TO CLIP NAME: {_plain(clip.name)}"
    else:
        yield _line(
            turnover, number, reels[edit.clip.name], kind, (clip.first, kept), (clip.at, kept)
        )
        yield f"* FROM CLIP NAME: {_plain(clip.name)}"
    if edit.media is not None:
        yield f"* SOURCE FILE: {edit.media.file}"


def _goes(
    turnover: Turnover, number: int, edit: Edit, way: Transition, reels: Mapping[str, str]
) -> Iterator[str]:
    """Give the lines of a clip that fades out, into black: a list knows no other colour."""
    clip, at = edit.clip, edit.clip.at + edit.clip.frames - way.before
    end = clip.first + clip.frames - way.before
    yield _line(turnover, number, reels[edit.clip.name], "C", (end, 0), (at, 0))
    yield _line(
        turnover, number, _BLACK, f"D    {way.before:03}", (0, way.before), (at, way.before)
    )
    yield f"* FROM CLIP NAME: {_plain(clip.name)}"
    yield "* TO CLIP NAME: BL"
    if way.kind != "fade":
        yield f"* {way.kind.upper()} THROUGH {way.colour}"


def _line(  # noqa: PLR0913, PLR0917 - the columns of a line
    turnover: Turnover,
    number: int,
    reel: str,
    kind: str,
    source: tuple[int, int],
    record: tuple[int, int],
) -> str:
    """Give an event's line; `source` and `record` are a first frame and a length."""
    rate = turnover.timeline.rate
    first, frames = source
    taken = (timecode(each, rate, drop=turnover.drop) for each in (first, first + frames))
    at, length = record
    laid = (turnover.timecode(each) for each in (at, at + length))
    times = " ".join((*taken, *laid))
    return f"{number:03}  {reel:<8} V     {kind:<8} {times}"


def _reels(edits: Sequence[Edit]) -> dict[str, str]:
    """Give each clip's reel: its take's file name where that is short enough, else a number.

    Programs look for media by it.
    """
    found: dict[str, str] = {}
    for number, edit in enumerate(edits, 1):
        name = _STRANGE.sub("", edit.media.name if edit.media else edit.segment)
        fits = 0 < len(name) <= _REEL and name not in found.values()
        found.setdefault(edit.clip.name, name if fits else f"R{number:07}")
    return found


def _plain(text: str) -> str:
    """Give text that stays on one line."""
    return " ".join(text.split())[:_LONGEST]
