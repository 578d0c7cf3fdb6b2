"""Links: the earlier keyframes that go along when one is drawn, so that the cast stays the same.

`first`: for everybody of the shot's cast who has no reference picture, the first keyframe that
shows them. Most stills wait for one other, and then all are drawn side by side.

`previous`: for everybody of the shot's cast the keyframe that showed them last; where there is
none, the last of the same scene. The look follows the story, and the stills wait in a row.

A picture that closes a shot is linked to the one that opens it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from longtake.film.storyboard import Shot, Storyboard


@dataclass(frozen=True, slots=True)
class Linking:
    """How a film's keyframes are linked."""

    how: str = "none"
    """`first`, `previous` or `none`."""
    room: Mapping[str, int] = field(default_factory=dict)
    """By shot: how many pictures the model takes beside the shot's reference pictures."""


def link(
    storyboard: Storyboard, drawn: Iterable[str], linking: Linking
) -> Mapping[str, tuple[str, ...]]:
    """Give the links of each shot's keyframe, by the shot; `drawn` are shots that may be linked to.

    The most telling come first, no more than there is room for.
    """
    if linking.how == "none":
        return {}
    choose, known = _HOW[linking.how], set(drawn)
    found: dict[str, tuple[str, ...]] = {}
    earlier: list[Shot] = []
    for shot in storyboard.shots:
        links = dict.fromkeys(choose(storyboard, shot, earlier))
        found[shot.id] = tuple(links)[: linking.room.get(shot.id, 0)]
        earlier += [shot] if shot.id in known else []
    return found


def shared(storyboard: Storyboard, shot: str, others: Iterable[str]) -> tuple[str, ...]:
    """Give the names of those of a shot's cast whom other shots show too."""
    shown = {name for other in others for name in storyboard.shot(other).cast}
    return tuple(name for name in storyboard.shot(shot).cast if name in shown)


def _first(storyboard: Storyboard, shot: Shot, earlier: Sequence[Shot]) -> Iterable[str]:
    for name in shot.cast:
        if not storyboard.member(name).references:
            yield from [other.id for other in earlier if name in other.cast][:1]


def _previous(storyboard: Storyboard, shot: Shot, earlier: Sequence[Shot]) -> Iterable[str]:
    places = {other.id: place for place, other in enumerate(earlier)}
    showing = [[other.id for other in earlier if name in other.cast] for name in shot.cast]
    latest = {shots[-1] for shots in showing if shots}
    if latest:
        return sorted(latest, key=lambda other: -places[other])
    scene = storyboard.scene_of(shot.id).shots
    return [other.id for other in earlier if other in scene][-1:]


_HOW = {"first": _first, "previous": _previous}
