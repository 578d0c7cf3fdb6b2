"""Adapting a storyboard for an edition: its lines in another language, its shots cut shorter."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil
from typing import Final, TypeAlias

from longtake.film.segment import FREE, Segment
from longtake.film.storyboard import Scene, Shot, Storyboard

Change: TypeAlias = Callable[[Shot], Shot]

_LEAST: Final = Fraction(1)
"""Seconds below which a shot is no shot any more."""


def translated(storyboard: Storyboard, language: str) -> Storyboard:
    """Give the storyboard with every line in another language.

    Raises `KeyError` with the shots whose line nobody has translated.
    """
    if not language or language == storyboard.language:
        return storyboard
    missing = untranslated(storyboard, language)
    if missing:
        raise KeyError(*missing)
    scenes = [_each(scene, lambda shot: _said(shot, language)) for scene in storyboard.scenes]
    return replace(storyboard, scenes=tuple(scenes), language=language, dubbed=language)


def untranslated(storyboard: Storyboard, language: str) -> tuple[str, ...]:
    """Give the shots whose line is not there in a language."""
    if language == storyboard.language:
        return ()
    return tuple(
        shot.id
        for shot in storyboard.shots
        if shot.line and shot.line.text.strip() and language not in dict(shot.line.translations)
    )


def with_translations(
    storyboard: Storyboard, language: str, lines: Mapping[str, str]
) -> Storyboard:
    """Give the storyboard with lines, by their shots, in one more language."""

    def held(shot: Shot) -> Shot:
        if shot.line is None or shot.id not in lines:
            return shot
        kept = {**dict(shot.line.translations), language: lines[shot.id]}
        return replace(shot, line=replace(shot.line, translations=tuple(kept.items())))

    return replace(storyboard, scenes=tuple(_each(scene, held) for scene in storyboard.scenes))


def shortened(
    storyboard: Storyboard, seconds: Fraction | None, needs: Mapping[str, int]
) -> Storyboard:
    """Give the storyboard cut down to a running time, to the frame.

    Every shot keeps its beginning: a second of it, and as many frames as `needs` gives for its
    spoken line. What is over is shared out as the shots are long. Where even the least is too much,
    shots without a line go first, the longest before the others, but for the first and the last;
    then shots with one; what is left then may be shorter than asked. Raises `ValueError` with the
    least seconds that there can be.
    """
    if seconds is None:
        return storyboard
    wanted = round(seconds * storyboard.rate)
    if wanted >= storyboard.frames:
        return storyboard
    least = {shot.id: _least(shot, storyboard.rate, needs) for shot in storyboard.shots}
    kept = _kept(storyboard.shots, least, wanted)
    if sum(least[shot.id] for shot in kept) > wanted:
        short = float(sum(least[shot.id] for shot in kept) / storyboard.rate)
        message = (
            f"{float(seconds):g} s are too few: the first and the last shot take {short:.1f} s"
        )
        raise ValueError(message)
    return _with_frames(storyboard, _shared(kept, least, wanted))


def _least(shot: Shot, rate: Fraction, needs: Mapping[str, int]) -> int:
    return min(shot.frames, max(ceil(_LEAST * rate), needs.get(shot.id, 0)))


def _kept(shots: Sequence[Shot], least: Mapping[str, int], wanted: int) -> list[Shot]:
    """Give the shots that stay, in order."""
    kept = list(shots)
    inner = sorted(kept[1:-1], key=lambda shot: (bool(shot.line and shot.line.text), -shot.frames))
    for shot in inner:
        if sum(least[each.id] for each in kept) <= wanted:
            break
        kept.remove(shot)
    return kept


def _shared(shots: Sequence[Shot], least: Mapping[str, int], wanted: int) -> dict[str, int]:
    """Give each shot's frames: the least, and its share of what is over."""
    room = sum(shot.frames - least[shot.id] for shot in shots)
    spare = min(room, wanted - sum(least[shot.id] for shot in shots))
    frames, behind = {}, Fraction(0)
    for shot in shots:
        share = Fraction(spare * (shot.frames - least[shot.id]), max(1, room)) + behind
        behind = share - int(share)
        frames[shot.id] = least[shot.id] + int(share)
    return frames


def _with_frames(storyboard: Storyboard, frames: Mapping[str, int]) -> Storyboard:
    scenes = [
        replace(
            scene,
            shots=tuple(
                replace(shot, frames=frames[shot.id]) for shot in scene.shots if shot.id in frames
            ),
        )
        for scene in storyboard.scenes
    ]
    return replace(storyboard, scenes=tuple(scene for scene in scenes if scene.shots))


def trimmed(segments: Iterable[Segment], storyboard: Storyboard) -> tuple[Segment, ...]:
    """Give the segments as far as a shortened storyboard shows them.

    One that ends early ends on nothing: what it was to lead to is not what follows.
    """
    frames = {shot.id: shot.frames for shot in storyboard.shots}
    return tuple(
        segment
        if segment.end <= frames[segment.shot]
        else replace(segment, frames=frames[segment.shot] - segment.start, last=FREE)
        for segment in segments
        if segment.shot in frames and segment.start < frames[segment.shot]
    )


def _said(shot: Shot, language: str) -> Shot:
    if shot.line is None or not shot.line.text.strip():
        return shot
    return replace(shot, line=replace(shot.line, text=dict(shot.line.translations)[language]))


def _each(scene: Scene, change: Change) -> Scene:
    return replace(scene, shots=tuple(change(shot) for shot in scene.shots))
