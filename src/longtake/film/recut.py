"""The timeline of a film that was recut: pieces in their new order, everything else in step."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias, TypeVar

from longtake.film.cut import Cut, Piece
from longtake.film.overlay import Overlay
from longtake.film.reading import Caption
from longtake.film.segment import Segment
from longtake.film.soundtrack import SOFT, SoundClip, Soundtrack, ducking
from longtake.film.storyboard import Storyboard
from longtake.film.take import Take
from longtake.film.time import samples
from longtake.film.timeline import Clip, Finish, Timeline, Transition, assemble

T = TypeVar("T", Caption, Overlay, SoundClip)
Place: TypeAlias = Callable[[int], int | None]
"""Gives where a frame of the storyboard's cut lies in the new one; None for one that is gone."""


def cut_together(
    storyboard: Storyboard,
    segments: Iterable[Segment],
    takes: Mapping[str, Take],
    music: Take | None,
    finish: Finish,
) -> Timeline:
    """Give the timeline of the takes that the storyboard's cut shows, as it shows them.

    Raises `MissingTakes` if one of them is not there.
    """
    cut = storyboard.cut
    shown = [each for each in segments if cut is None or each.id in cut.segments]
    return recut(assemble(storyboard, shown, takes, music, finish), storyboard)


def recut(timeline: Timeline, storyboard: Storyboard) -> Timeline:
    """Give the timeline as the storyboard's cut has it; without one, the timeline itself.

    Lines and noises stay with their shots, and go where these are left out; music keeps its
    beginning and ends with the film; what somebody laid by hand is heard there; what stands at
    the film's end stands at its end.
    """
    cut = storyboard.cut
    if cut is None:
        return timeline
    clips = {clip.name.rpartition("-t")[0]: clip for clip in timeline.picture}
    picture = tuple(_picture(cut, clips))
    place = _placing(cut, storyboard, clips)
    read = _saying(cut, timeline.sound.voice, place)
    return replace(
        timeline,
        frames=cut.frames,
        picture=picture,
        sound=_sound(timeline, cut, clips, place),
        captions=_moved(timeline.captions, read, cut.frames),
        overlays=tuple(_overlays(timeline, read, cut.frames)),
        transitions=tuple(_transitions(cut)),
    )


def _sound(timeline: Timeline, cut: Cut, clips: Mapping[str, Clip], place: Place) -> Soundtrack:
    """Give the soundtrack in step with the pieces; what gave way to voices gives way anew."""
    old, rate = timeline.sound, timeline.rate
    voice = _laid(cut, old.voice, _moved(old.voice, place, cut.frames))
    spoken = [(samples(each.at, rate), samples(each.at + each.frames, rate)) for each in voice]

    def giving_way(track: Sequence[SoundClip], was: Sequence[SoundClip]) -> tuple[SoundClip, ...]:
        if not any(each.gains for each in was):
            return tuple(track)
        return tuple(
            replace(each, gains=ducking(spoken, samples(each.at, rate), samples(each.frames, rate)))
            for each in track
        )

    effects = _laid(cut, old.effects, _moved(old.effects, place, cut.frames))
    music = _laid(cut, old.music, tuple(_trimmed(old.music, cut.frames)))
    return replace(
        old,
        voice=voice,
        music=giving_way(music, old.music),
        effects=giving_way(effects, old.effects),
        native=giving_way(list(_native(old.native, cut, clips)), old.native),
    )


def _laid(cut: Cut, old: Sequence[SoundClip], moved: Sequence[SoundClip]) -> tuple[SoundClip, ...]:
    """Give a track with what somebody laid by hand where that is, the rest in step."""
    known = {each.of: each for each in old}
    kept = [each for each in moved if each.of not in cut.laid]
    kept += [
        replace(
            known[each.of],
            at=each.at,
            frames=min(each.frames, cut.frames - each.at),
            first=each.first,
            fade=max(known[each.of].fade, SOFT),
        )
        for each in cut.sounds
        if each.of in known and each.at < cut.frames
    ]
    return tuple(sorted(kept, key=lambda each: each.at))


def _saying(cut: Cut, voice: Sequence[SoundClip], place: Place) -> Place:
    """Give how captions are found again: with their lines where these were laid by hand."""
    lines = [each for each in voice if each.of in cut.laid]

    def said(frame: int) -> int | None:
        line = next((each for each in lines if 0 <= frame - each.at < each.frames), None)
        if line is None:
            return place(frame)
        since = frame - line.at
        found = (
            each.at + since - each.first
            for each in cut.sounds
            if each.of == line.of and 0 <= since - each.first < each.frames
        )
        at = next(found, None)
        return at if at is not None and at < cut.frames else None

    return said


def _native(
    native: Sequence[SoundClip], cut: Cut, clips: Mapping[str, Clip]
) -> Iterator[SoundClip]:
    """Give the takes' own sound under each piece of them, where that is heard at all."""
    own = {each.name: each for each in native}
    at = 0
    for piece in cut.pieces if native else ():
        clip = clips.get(piece.segment)
        if clip is None or not piece.follows:
            name = f"{piece.segment}-t{piece.take}"
            yield SoundClip(name, piece.asset, at, piece.frames, piece.first, fade=SOFT)
        elif clip.name in own:
            yield replace(own[clip.name], at=at, frames=piece.frames, first=piece.first)
        at += piece.frames


def _overlays(timeline: Timeline, place: Place, frames: int) -> Iterator[Overlay]:
    """Give what is laid over the picture: captions with their lines, the rest from either end."""
    for each in timeline.overlays:
        if each.kind == "caption":
            yield from _moved((each,), place, frames)
        elif each.at + each.frames == timeline.frames and each.at > 0:
            long = min(each.frames, frames)
            yield replace(each, at=frames - long, frames=long)
        elif each.at < frames:
            whole = each.frames == timeline.frames
            yield replace(each, frames=frames if whole else min(each.frames, frames - each.at))


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
            shot=piece.shot,
            pinned=own.pinned if own and now else False,
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


def _moved(laid: Iterable[T], place: Place, frames: int) -> tuple[T, ...]:
    """Give what stays with its shot, where that is now."""
    found = ((place(each.at), each) for each in laid)
    moved = [
        replace(each, at=at, frames=min(each.frames, frames - at))
        for at, each in found
        if at is not None
    ]
    return tuple(sorted(moved, key=lambda each: each.at))


def _trimmed(clips: Iterable[SoundClip], frames: int) -> Iterator[SoundClip]:
    """Give what stays at its time, up to the film's end."""
    for each in clips:
        if each.at < frames:
            yield replace(each, frames=min(each.frames, frames - each.at))
