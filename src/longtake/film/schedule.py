"""The schedule: what waits for what, from the segments' anchors alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import TypeAlias

from longtake.film.keyframe import Keyframe
from longtake.film.segment import Anchor, OnKeyframe, OnLastFrame, Segment


@dataclass(frozen=True, slots=True)
class Draw:
    """Draw a keyframe."""

    keyframe: str


@dataclass(frozen=True, slots=True)
class Render:
    """Render a segment."""

    segment: str


@dataclass(frozen=True, slots=True)
class Compose:
    """Compose the film's music."""


@dataclass(frozen=True, slots=True)
class Speak:
    """Speak a shot's line."""

    shot: str


@dataclass(frozen=True, slots=True)
class Rustle:
    """Make a shot's noise."""

    shot: str


Node: TypeAlias = Draw | Render | Compose | Speak | Rustle


@dataclass(frozen=True, slots=True)
class Schedule:
    """A graph without loops: each node with the nodes that must be done before it."""

    needs: Mapping[Node, frozenset[Node]]
    """In the film's order."""

    def after(self, changed: Iterable[Node]) -> frozenset[Node]:
        """Give everything that depends on the changed nodes, and themselves."""
        hit = set(changed)
        grown = True
        while grown:
            more = {node for node, needs in self.needs.items() if needs & hit} - hit
            hit |= more
            grown = bool(more)
        return frozenset(hit)

    def before(self, nodes: Iterable[Node]) -> frozenset[Node]:
        """Give everything that the nodes depend on, and themselves."""
        found: set[Node] = set()
        left = list(nodes)
        while left:
            node = left.pop()
            if node not in found:
                found.add(node)
                left += self.needs[node]
        return frozenset(found)

    def longest(self, cost: Mapping[Node, float]) -> float:
        """Give the critical path: the least time with workers without end, at these costs."""
        behind = self.behind(cost)
        return max((cost.get(node, 0.0) + after for node, after in behind.items()), default=0.0)

    def behind(self, cost: Mapping[Node, float]) -> Mapping[Node, float]:
        """Give the least time from each node's end until all that waits for it is done."""
        behind = dict.fromkeys(self.needs, 0.0)
        for node in reversed(self.in_order()):
            for need in self.needs[node]:
                behind[need] = max(behind[need], cost.get(node, 0.0) + behind[node])
        return behind

    def in_order(self) -> tuple[Node, ...]:
        """Give the nodes so that each stands after what it needs."""
        return tuple(TopologicalSorter(self.needs).static_order())


def schedule(
    keyframes: Iterable[Keyframe],
    segments: Iterable[Segment],
    *,
    music: bool = True,
    lines: Iterable[str] = (),
    effects: Iterable[str] = (),
) -> Schedule:
    """Give the graph of a film's work; `lines` and `effects` are the shots that have them."""
    needs: dict[Node, frozenset[Node]] = {Speak(shot): frozenset() for shot in lines}
    for keyframe in keyframes:
        needs[Draw(keyframe.id)] = frozenset(Draw(before) for before in keyframe.after)
    for segment in segments:
        waits = [_waits(segment.first), _waits(segment.last)]
        needs[Render(segment.id)] = frozenset(node for node in waits if node is not None)
    needs |= {Rustle(shot): frozenset() for shot in effects}
    if music:
        needs[Compose()] = frozenset()
    return Schedule(needs)


def _waits(anchor: Anchor) -> Node | None:
    match anchor:
        case OnKeyframe(keyframe):
            return Draw(keyframe)
        case OnLastFrame(segment):
            return Render(segment)
        case _:
            return None
