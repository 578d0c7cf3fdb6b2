"""Keyframes: the stills that the segments' anchors name, and in what order they are drawn."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Final

from longtake.film.link import Linking, link
from longtake.film.segment import Anchor, OnKeyframe, Segment
from longtake.film.storyboard import Storyboard

_UNLINKED: Final = Linking()


@dataclass(frozen=True, slots=True)
class Keyframe:
    """A still to be drawn."""

    id: str
    """The shot's id, or `ID-end` for the picture that closes a shot."""
    shot: str
    text: str
    """What it shows."""
    after: tuple[str, ...] = ()
    """The keyframes that go along when it is drawn, for identity: they are drawn before it."""


def keyframes(
    storyboard: Storyboard, segments: Iterable[Segment], linking: Linking = _UNLINKED
) -> tuple[Keyframe, ...]:
    """Give the stills that the segments need, in the film's order, each once."""
    wanted = sorted(_wanted(segments), key=_order(storyboard))
    links = {**_to_openings(wanted, linking), **link(storyboard, wanted, linking)}
    return tuple(_keyframe(storyboard, name, links.get(name, ())) for name in wanted)


def stills(
    storyboard: Storyboard, segments: Iterable[Segment] = (), linking: Linking = _UNLINKED
) -> tuple[Keyframe, ...]:
    """Give one opening still for every shot: what an animatic is cut from.

    They are linked to those that the segments need, so that these come out the same in the film.
    """
    shots = [shot.id for shot in storyboard.shots]
    links = link(storyboard, _wanted(segments) or shots, linking)
    return tuple(_keyframe(storyboard, shot, links.get(shot, ())) for shot in shots)


def _keyframe(storyboard: Storyboard, name: str, after: tuple[str, ...]) -> Keyframe:
    shot = storyboard.shot(name.removesuffix("-end"))
    text = shot.keyframe if name == shot.id else shot.end_keyframe
    return Keyframe(name, shot.id, text or shot.action, () if name in shot.retouches else after)


def _to_openings(wanted: Collection[str], linking: Linking) -> dict[str, tuple[str, ...]]:
    """Give the links of the pictures that close a shot, each to the one that opens it."""
    pairs = ((name, name.removesuffix("-end")) for name in wanted if name.endswith("-end"))
    return {end: (shot,) for end, shot in pairs if shot in wanted and linking.room.get(shot)}


def _wanted(segments: Iterable[Segment]) -> set[str]:
    return {name for segment in segments for name in _named(segment.first, segment.last)}


def _named(*anchors: Anchor) -> list[str]:
    return [anchor.keyframe for anchor in anchors if isinstance(anchor, OnKeyframe)]


def _order(storyboard: Storyboard) -> Callable[[str], tuple[int, bool]]:
    places = {shot.id: place for place, shot in enumerate(storyboard.shots)}
    return lambda name: (places[name.removesuffix("-end")], name.endswith("-end"))
