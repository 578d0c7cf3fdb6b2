"""The timeline of a film that was recut: pieces in their new order, everything else in step."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from longtake.film.cut import Cut, Piece
from longtake.film.storyboard import Storyboard
from longtake.film.timeline import Caption, Clip, Timeline, Transition

Place: TypeAlias = Callable[[int], int | None]
"""Gives where a frame of the storyboard's cut lies in the new one; None for one that is gone."""


def recut(timeline: Timeline, storyboard: Storyboard) -> Timeline:
    """Give the timeline as the storyboard's cut has it; without one, the timeline itself.

    Lines stay with their shots, and go where these are left out; music keeps its beginning and
    ends with the film.
    """
    cut = storyboard.cut
    if cut is None:
        return timeline
    clips = {clip.name.rpartition("-t")[0]: clip for clip in timeline.picture}
    picture = tuple(_picture(cut, clips))
    place = _placing(cut, storyboard, clips)
    return replace(
        timeline,
        frames=cut.frames,
        picture=picture,
        music=tuple(_trimmed(timeline.music, cut.frames)),
        captions=tuple(_moved(timeline.captions, place, cut.frames)),
        transitions=tuple(_transitions(cut)),
    )


def _picture(cut: Cut, clips: Mapping[str, Clip]) -> Iterator[Clip]:
    at = 0
    for piece in cut.pieces:
        own = clips.get(piece.segment)
        now = own is not None and piece.follows
        yield Clip(
            name=own.name if own and now else f"{piece.segment}-t{piece.take}",
            asset=own.asset if own and now else piece.asset,
            at=at,
            frames=piece.frames,
            first=piece.first,
        )
        at += piece.frames


def _transitions(cut: Cut) -> Iterator[Transition]:
    at = 0
    for place, piece in enumerate(cut.pieces):
        if place:
            yield Transition(at, piece.join, piece.before, piece.after, piece.colour)
        at += piece.frames
    if cut.ending:
        yield Transition(at, "fade", before=cut.ending, colour="#000000")


def _placing(cut: Cut, storyboard: Storyboard, clips: Mapping[str, Clip]) -> Place:
    """Give how places of the storyboard's cut are found again."""
    starts = storyboard.starts()
    shots = [(starts[shot.id], shot.id, shot.frames) for shot in storyboard.shots]
    spans = list(_spans(cut, clips))

    def place(frame: int) -> int | None:
        for since, piece, at in spans:
            if since <= frame < since + piece.frames:
                return at + frame - since
        shot = next((name for start, name, long in shots if start <= frame < start + long), "")
        return next((at for _, piece, at in spans if piece.shot == shot), None)

    return place


def _spans(cut: Cut, clips: Mapping[str, Clip]) -> Iterator[tuple[int, Piece, int]]:
    """Give each piece with its first frame in the storyboard's cut and in the new one."""
    at = 0
    for piece in cut.pieces:
        own = clips.get(piece.segment)
        if own is not None:
            yield own.at + piece.first - own.first, piece, at
        at += piece.frames


def _moved(captions: Iterable[Caption], place: Place, frames: int) -> list[Caption]:
    """Give what stays with its shot, where that is now."""
    found = ((place(each.at), each) for each in captions)
    moved = [
        replace(each, at=at, frames=min(each.frames, frames - at))
        for at, each in found
        if at is not None
    ]
    return sorted(moved, key=lambda each: each.at)


def _trimmed(clips: Iterable[Clip], frames: int) -> Iterator[Clip]:
    """Give what stays at its time, up to the film's end."""
    for each in clips:
        if each.at < frames:
            yield replace(each, frames=min(each.frames, frames - each.at))
