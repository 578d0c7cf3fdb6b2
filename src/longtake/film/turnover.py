"""The turnover: what an editor is handed, a timeline with every clip's takes, files and markers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final, TypeAlias

from longtake.film.asset import Asset
from longtake.film.film import Film
from longtake.film.recut import recut
from longtake.film.soundtrack import SoundClip
from longtake.film.storyboard import Shot, Storyboard
from longtake.film.take import Take
from longtake.film.time import SOUND_RATE, drops, timecode
from longtake.film.timeline import Clip, Timeline, assemble, finish_of
from longtake.film.work import MUSIC, Plan

Naming: TypeAlias = Callable[[Take], str]
"""Gives a take's file, relative to where the turnover lies."""

NATIVE: Final = "Native"
"""The track of the sound that takes came with."""
_NOWHERE: Final = Asset("", "video/mp4")


@dataclass(frozen=True, slots=True)
class Media:
    """A file that a clip may use."""

    name: str
    file: str
    frames: int
    """At its own rate; 0 where nobody counted."""
    rate: Fraction
    model: str = ""
    seed: int = 0
    price: Decimal = Decimal(0)
    sounding: bool = False
    """True for a clip that came with sound of its own."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A clip of the picture with its media."""

    clip: Clip
    shot: str
    segment: str
    media: Media | None
    """What it uses; None while there is no take."""
    others: tuple[Media, ...] = ()
    """Takes that it could use instead."""


@dataclass(frozen=True, slots=True)
class Sounding:
    """A clip of a sound track with its media."""

    clip: SoundClip
    media: Media


@dataclass(frozen=True, slots=True)
class Marker:
    """A place in the film that somebody should know of."""

    at: int
    frames: int
    kind: str
    """`shot`, `beat`, `join`, or `seam` where a shot only goes on."""
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Turnover:
    """A film as an editing program takes it over."""

    film: str
    mode: str
    timeline: Timeline
    edits: tuple[Edit, ...]
    sounds: tuple[tuple[str, tuple[Sounding, ...]], ...]
    """Sound tracks, each with its name."""
    markers: tuple[Marker, ...]

    @property
    def drop(self) -> bool:
        """True where its timecode counts with drop frames."""
        return drops(self.timeline.rate)

    @property
    def start(self) -> int:
        """The frame whose timecode is 01:00:00:00, where the film begins.

        Editors expect that hour: there is room for what comes before.
        """
        whole = max(1, round(self.timeline.rate))
        return 3600 * whole - (whole // 15 * 54 if self.drop else 0)

    def timecode(self, at: int) -> str:
        """Give the timecode of a frame of the film."""
        return timecode(self.start + at, self.timeline.rate, drop=self.drop)


def turnover(film: Film, plan: Plan, naming: Naming) -> Turnover:
    """Give the film as an editor takes it over; a segment without a take leaves its place."""
    timeline = cut_so_far(film, plan)
    takes: dict[str, list[Take]] = {}
    for take in film.takes:
        takes.setdefault(take.of, []).append(take)
    rates = {work.of: work.means.limits.rate for work in plan.works}

    def media(take: Take) -> Media:
        return _media(take, rates.get(take.of) or film.board.rate, naming)

    edits = tuple(_edit(clip, takes, media) for clip in timeline.picture)
    return Turnover(
        film=film.id,
        mode=plan.mode,
        timeline=timeline,
        edits=edits,
        sounds=tuple(_sounds(timeline, film.takes, naming)),
        markers=tuple(_markers(film.board, timeline, edits)),
    )


def cut_so_far(film: Film, plan: Plan) -> Timeline:
    """Give the film's timeline, with a clip of no asset where a segment has no take yet."""
    absent = {
        segment.id: Take(segment.id, 0, "", "", _NOWHERE)
        for segment in plan.segments
        if segment.id not in plan.takes
    }
    takes = {**absent, **plan.takes}
    cue, finish = plan.takes.get(MUSIC), finish_of(film.brief)
    return recut(assemble(film.board, plan.segments, takes, cue, finish), film.board)


def _edit(clip: Clip, takes: Mapping[str, Sequence[Take]], media: Callable[[Take], Media]) -> Edit:
    segment = clip.name.rpartition("-t")[0]
    own = takes.get(segment, [])
    return Edit(
        clip=clip,
        shot=segment.rpartition(".")[0],
        segment=segment,
        media=next((media(take) for take in own if take.name == clip.name), None),
        others=tuple(media(take) for take in own if take.name != clip.name),
    )


def _media(take: Take, rate: Fraction, naming: Naming) -> Media:
    return Media(
        take.name,
        naming(take),
        take.frames,
        rate,
        take.model,
        take.seed,
        take.charge,
        sounding=take.samples > 0,
    )


def _sounds(
    timeline: Timeline, takes: Sequence[Take], naming: Naming
) -> Iterator[tuple[str, tuple[Sounding, ...]]]:
    """Give the sound tracks that hold anything; the takes' own sound lies in their files."""
    by_asset = {take.asset: take for take in takes}
    sound = timeline.sound
    for name, clips in (
        ("Voice", sound.voice),
        ("Music", sound.music),
        ("Effects", sound.effects),
        (NATIVE, sound.native),
    ):
        found = tuple(
            Sounding(clip, Media(clip.name, naming(take), 0, Fraction(SOUND_RATE), take.model))
            for clip in clips
            if (take := by_asset.get(clip.asset)) is not None and (take.samples or name != NATIVE)
        )
        if found:
            yield name, found


def _markers(board: Storyboard, timeline: Timeline, edits: Sequence[Edit]) -> Iterator[Marker]:
    """Give a marker over each shot and beat, and one at each seam."""
    shots = {shot.id: shot for shot in board.shots}
    for shot, at, frames in _stretches(edits):
        known = shots.get(shot)
        yield Marker(at, frames, "shot", shot, _note(known) if known else "")
        if known is not None and known.beat:
            yield Marker(at, frames, "beat", known.beat.replace("_", " "), f"shot {shot}")
    kinds = {each.at: each.kind for each in timeline.transitions}
    for before, after in pairwise(edits):
        join = kinds.get(after.clip.at, "cut")
        kind = "seam" if join == "continue" else "join"
        note = f"{before.segment} to {after.segment}"
        yield Marker(after.clip.at, 1, kind, join.replace("_", " "), note)


def _stretches(edits: Sequence[Edit]) -> list[tuple[str, int, int]]:
    """Give each shot with its first frame and length, as long as its clips stand together."""
    found: list[tuple[str, int, int]] = []
    for edit in edits:
        if found and found[-1][0] == edit.shot:
            shot, at, frames = found.pop()
            found.append((shot, at, frames + edit.clip.frames))
        else:
            found.append((edit.shot, edit.clip.at, edit.clip.frames))
    return found


def _note(shot: Shot) -> str:
    spoken = f"{shot.line.who or 'Narrator'}: {shot.line.text}" if shot.line else ""
    return "\n".join(part for part in (shot.action or shot.keyframe, spoken) if part)
