"""Keyframes: the stills that the segments' anchors name, and in what order they are drawn."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from longtake.film.segment import Anchor, OnKeyframe, Segment
from longtake.film.storyboard import Storyboard


@dataclass(frozen=True, slots=True)
class Keyframe:
    """A still to be drawn."""

    id: str
    """The shot's id, or `ID-end` for the picture that closes a shot."""
    shot: str
    text: str
    """What it shows."""
    after: str = ""
    """The keyframe drawn before it, when the picture model takes that one for identity."""


def keyframes(
    storyboard: Storyboard, segments: Iterable[Segment], *, linked: bool = False
) -> tuple[Keyframe, ...]:
    """Give the stills that the segments need, in the film's order, each once.

    `linked` makes each wait for the one before it (a model that takes the previous picture).
    """
    wanted = [name for segment in segments for name in _named(segment.first, segment.last)]
    found: list[Keyframe] = []
    for name in sorted(set(wanted), key=_order(storyboard)):
        shot = storyboard.shot(name.removesuffix("-end"))
        text = shot.end_keyframe if name.endswith("-end") else shot.keyframe
        after = found[-1].id if linked and found else ""
        found.append(Keyframe(name, shot.id, text or shot.action, after))
    return tuple(found)


def stills(storyboard: Storyboard) -> tuple[Keyframe, ...]:
    """Give one opening still for every shot: what an animatic is cut from."""
    return tuple(
        Keyframe(shot.id, shot.id, shot.keyframe or shot.action) for shot in storyboard.shots
    )


def _named(*anchors: Anchor) -> list[str]:
    return [anchor.keyframe for anchor in anchors if isinstance(anchor, OnKeyframe)]


def _order(storyboard: Storyboard) -> Callable[[str], tuple[int, bool]]:
    places = {shot.id: place for place, shot in enumerate(storyboard.shots)}
    return lambda name: (places[name.removesuffix("-end")], name.endswith("-end"))
