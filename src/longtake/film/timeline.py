"""The timeline: tracks of clips as plain data, and assembling it from the selects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from longtake.film.asset import Asset
from longtake.film.picture import Size
from longtake.film.segment import Segment
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
    gain: float = 1.0


@dataclass(frozen=True, slots=True)
class Caption:
    """A line's words on the screen, in film frames."""

    at: int
    frames: int
    text: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The film as it will be conformed."""

    title: str
    size: Size
    rate: Fraction
    frames: int
    picture: tuple[Clip, ...]
    music: tuple[Clip, ...] = ()
    captions: tuple[Caption, ...] = ()


def assemble(
    storyboard: Storyboard,
    segments: Sequence[Segment],
    selects: Mapping[str, Take],
    music: Take | None = None,
) -> Timeline:
    """Give the timeline of the chosen takes; raises `MissingTakes` if a segment has none."""
    missing = [segment.id for segment in segments if segment.id not in selects]
    if missing:
        raise MissingTakes(missing)
    starts = storyboard.starts()
    picture = tuple(
        Clip(
            name=selects[segment.id].name,
            asset=selects[segment.id].asset,
            at=starts[segment.shot] + segment.start,
            frames=segment.frames,
            first=segment.head,
        )
        for segment in segments
    )
    cues = (Clip("music", music.asset, 0, storyboard.frames),) if music else ()
    return Timeline(
        title=storyboard.title,
        size=storyboard.size,
        rate=storyboard.rate,
        frames=storyboard.frames,
        picture=picture,
        music=cues,
        captions=captions(storyboard),
    )


def captions(storyboard: Storyboard) -> tuple[Caption, ...]:
    """Give the lines as captions, each over its own shot."""
    starts = storyboard.starts()
    return tuple(
        Caption(starts[shot.id], shot.frames, shot.line.text, shot.line.who)
        for shot in storyboard.shots
        if shot.line is not None and shot.line.text
    )
