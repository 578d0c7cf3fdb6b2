"""The timeline: tracks of clips as plain data, and assembling it from the selects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import pairwise

from longtake.film.asset import Asset
from longtake.film.brief import Brief
from longtake.film.join import THROUGH, USUAL, reach
from longtake.film.overlay import Overlay, overlays
from longtake.film.picture import Size
from longtake.film.reading import Caption, captions
from longtake.film.reframe import Point, Window, window
from longtake.film.segment import OnKeyframe, Segment, goes_on
from longtake.film.sound import CAPTIONS, Sound
from longtake.film.soundtrack import Soundtrack, soundtrack
from longtake.film.storyboard import Storyboard
from longtake.film.take import Take


class MissingTakes(ValueError):  # noqa: N818 - a state of the film, named so
    """Some segments have no take to use; `segments` lists their ids in the film's order."""

    def __init__(self, segments: Sequence[str]) -> None:
        super().__init__(f"no take for {', '.join(segments)}")
        self.segments = tuple(segments)


@dataclass(frozen=True, slots=True)
class Clip:
    """A stretch of an asset on a track, in film frames."""

    name: str
    asset: Asset
    at: int
    frames: int
    first: int = 0
    """Frames dropped at the asset's start."""
    shot: str = ""
    window: Window | None = None
    """The part of its picture that the film shows, where not the whole."""
    pinned: bool = False
    """A picture whose end is pinned on a keyframe: whatever drifted is right again there."""


@dataclass(frozen=True, slots=True)
class Transition:
    """How the clip that starts at a frame of the film takes over from the one before it.

    There is one for every boundary between two clips, and one at the end of a film that fades out.
    """

    at: int
    """The first frame of the clip that comes; the film's length where none comes."""
    kind: str
    """`cut`, `match_cut`, `continue`, `dissolve`, `fade` (through black) or `dip` (a colour)."""
    before: int = 0
    """Frames that change before `at`: the last of the clip that goes."""
    after: int = 0
    """Frames that change from `at` on: the first of the clip that comes.

    In a dissolve they come in over the frames that follow, in its asset, the clip that goes.
    """
    colour: str = ""
    """What a fade or dip goes through, as `#rrggbb`."""
    wanted: int = 0
    """Frames that the storyboard asks for, where the takes hold too few; else 0."""

    @property
    def frames(self) -> int:
        """How long it takes; 0 for a plain cut."""
        return self.before + self.after


@dataclass(frozen=True, slots=True)
class Finish:
    """What a brief says of how its film is finished."""

    sound: Sound = field(default_factory=Sound)
    captions: str = CAPTIONS[0]
    logo: Asset | None = None
    joins: str = "auto"
    label: str = ""


def finish_of(brief: Brief) -> Finish:
    """Give what a brief says of how its film is finished."""
    return Finish(brief.sound, brief.captions, brief.logo, brief.joins, brief.label)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The film as it will be conformed."""

    title: str
    size: Size
    rate: Fraction
    frames: int
    picture: tuple[Clip, ...]
    sound: Soundtrack = field(default_factory=Soundtrack)
    captions: tuple[Caption, ...] = ()
    transitions: tuple[Transition, ...] = ()
    """In the order of `at`."""
    joins: str = "auto"
    """`auto` mends seams between clips that go on from one another; `plain` leaves them alone."""
    captioned: str = CAPTIONS[0]
    """Where they are read (`sound.CAPTIONS`)."""
    overlays: tuple[Overlay, ...] = ()
    """The lowest first."""
    language: str = ""

    @property
    def assets(self) -> tuple[Asset, ...]:
        """All that it is conformed from, each once: clips, sounds and what is laid over them."""
        shown = [clip.asset for clip in self.picture]
        heard = [clip.asset for clip in self.sound.clips]
        laid = [each.asset for each in self.overlays if each.asset is not None]
        return tuple(dict.fromkeys((*shown, *heard, *laid)))


def assemble(
    storyboard: Storyboard,
    segments: Sequence[Segment],
    selects: Mapping[str, Take],
    music: Take | None = None,
    finish: Finish = Finish(),
) -> Timeline:
    """Give the timeline of the chosen takes; raises `MissingTakes` if a segment has none.

    `selects` holds the takes in use by what they are of: of segments, lines and noises.
    """
    missing = [segment.id for segment in segments if segment.id not in selects]
    if missing:
        raise MissingTakes(missing)
    starts, read = storyboard.starts(), captions(storyboard, selects)
    picture = tuple(
        Clip(
            name=selects[segment.id].name,
            asset=selects[segment.id].asset,
            at=starts[segment.shot] + segment.start,
            frames=segment.frames,
            first=segment.head,
            shot=segment.shot,
            pinned=isinstance(segment.last, OnKeyframe),
        )
        for segment in segments
    )
    return Timeline(
        title=storyboard.title,
        size=storyboard.size,
        rate=storyboard.rate,
        frames=storyboard.frames,
        picture=picture,
        sound=soundtrack(storyboard, segments, selects, finish.sound, music),
        captions=read,
        captioned=finish.captions,
        overlays=overlays(
            storyboard, read if finish.captions == "burn" else (), finish.logo, finish.label
        ),
        language=storyboard.language,
        transitions=transitions(
            storyboard, [as_held(segment, selects[segment.id]) for segment in segments]
        ),
        joins=finish.joins,
    )


def reframed(timeline: Timeline, source: Size, about: Mapping[str, Point]) -> Timeline:
    """Give a timeline whose clips show of their pictures what its shape holds about a point.

    The points are by shot: all that a shot shows stands still.
    """
    parts = {shot: window(source, timeline.size, point) for shot, point in about.items()}
    picture = tuple(replace(clip, window=parts[clip.shot]) for clip in timeline.picture)
    return replace(timeline, picture=picture)


def as_held(segment: Segment, take: Take) -> Segment:
    """Give a segment as a take holds it: one chosen from shorter days has nothing to spare."""
    return replace(segment, tail=0) if 0 < take.frames < segment.asked else segment


def transitions(storyboard: Storyboard, segments: Sequence[Segment]) -> tuple[Transition, ...]:
    """Give how each segment takes over from the one before, and how the film ends."""
    shots = {shot.id: shot for shot in storyboard.shots}
    starts = storyboard.starts()
    found = [
        _transition(storyboard, starts[segment.shot] + segment.start, before, segment)
        for before, segment in pairwise(segments)
    ]
    last = shots[segments[-1].shot] if segments else None
    if last is not None and (ending := reach(last, None, storyboard.rate)).before:
        kind = "dip" if last.join == "dip" else "fade"
        over, colour = min(ending.before, segments[-1].frames), last.join_colour or THROUGH[kind]
        found.append(Transition(storyboard.frames, kind, before=over, colour=colour))
    return tuple(found)


def still_transitions(storyboard: Storyboard) -> tuple[Transition, ...]:
    """Give how the shots' stills take over from one another in the animatic.

    Stills can be held as long as a dissolve wants; what runs unbroken in the film is cut here.
    """
    whole = [
        Segment(shot.id, shot.id, 0, shot.frames, shot.frames, tail=shot.frames)
        for shot in storyboard.shots
    ]
    return transitions(storyboard, whole)


def _transition(storyboard: Storyboard, at: int, before: Segment, after: Segment) -> Transition:
    shot, following = storyboard.shot(before.shot), storyboard.shot(after.shot)
    if shot is following or (shot.join not in USUAL and goes_on(before, after)):
        return Transition(at, "continue")
    if shot.join not in USUAL:
        return Transition(at, shot.join or "cut")
    wanted = reach(shot, following, storyboard.rate)
    gone, come = min(wanted.before, before.frames), min(wanted.after, after.frames)
    if shot.join == "dissolve":
        come = min(come, before.tail)
    colour = shot.join_colour or THROUGH.get(shot.join, "")
    asked = wanted.before + wanted.after
    if shot.join_frames is not None:
        asked = shot.join_frames
    missing = asked if gone + come < asked else 0
    if not gone + come:
        return Transition(at, "cut", wanted=missing)
    return Transition(at, shot.join, gone, come, colour, missing)
