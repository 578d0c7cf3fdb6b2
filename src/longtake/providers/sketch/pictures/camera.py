"""Camera moves: where the camera is at each moment of a shot, and what each depth sees of it."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

OVERSCAN: Final = 0.25
"""How far pictures are painted past each edge, in frame widths and heights."""
NEAREST: Final = 1.5
"""Depth beyond which a plane moves no faster, so that it never leaves its overscan."""
FOLLOWS: Final = frozenset({"tracking_shot", "handheld_follow"})
"""Moves in which a moving subject keeps its place in the frame."""

SWIFT: Final = frozenset({"whip_pan"})
"""Moves in which the picture streaks."""


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the camera is, against the picture as it was composed."""

    x: float = 0.0
    """Frame widths to the right."""
    y: float = 0.0
    """Frame heights down."""
    zoom: float = 1.0
    """At least 1: there is no picture outside the picture."""
    roll: float = 0.0
    """Degrees."""
    spread: float = 1.0
    """0: all depths move as one, as when a lens turns or zooms; 1: distance stays behind."""
    swing: float = 0.0
    """Frame widths by which depth 0 slides against depth 1, as in an orbit."""


def move(name: str, t: float, *, seconds: float = 5.0) -> Pose:
    """Where the camera is at `t` (0 to 1) of a shot that lasts `seconds`.

    Raises `KeyError` for a name that is not in `film.picture.MOVES`.
    """
    return _MOVES[name](min(max(t, 0.0), 1.0), seconds)


def at_depth(pose: Pose, depth: float) -> Pose:
    """What a plane at `depth` sees of the pose: the same pose, all of it to be applied flat."""
    depth = min(depth, NEAREST)
    share = 1 + pose.spread * (depth - 1)
    return Pose(
        x=pose.x * share + pose.swing * (depth - 1),
        y=pose.y * share,
        zoom=pose.zoom**share,
        roll=pose.roll,
        spread=0.0,
    )


def view(pose: Pose, aspect: float, pivot: tuple[float, float]) -> tuple[float, ...]:
    """The box that a flat pose sees: left, top, right, bottom, in frame widths and heights.

    `pivot` is the point of the frame that zoom and roll leave in place.
    """
    corners = [_seen(pose, aspect, pivot, corner) for corner in _CORNERS]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


_CORNERS: Final = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))


def _seen(
    pose: Pose, aspect: float, pivot: tuple[float, float], point: tuple[float, float]
) -> tuple[float, float]:
    x = (point[0] + pose.x - pivot[0]) * aspect / pose.zoom
    y = (point[1] + pose.y - pivot[1]) / pose.zoom
    cos, sin = math.cos(math.radians(pose.roll)), math.sin(math.radians(pose.roll))
    return pivot[0] + (x * cos + y * sin) / aspect, pivot[1] + (y * cos - x * sin)


def row_at(pose: Pose, y: float, pivot: float) -> float:
    """Frame units down to where a flat pose shows the row `y` of a layer, leaving roll aside."""
    return 1000 * pivot + pose.zoom * (y - 1000 * (pose.y + pivot))


def row_of(pose: Pose, y: float, pivot: float) -> float:
    """The row of a layer that a flat pose shows `y` frame units down: `row_at` the other way."""
    return (y - 1000 * pivot) / pose.zoom + 1000 * (pose.y + pivot)


Move = Callable[[float, float], Pose]


def _ease(t: float) -> float:
    # A third of the way linear: a cut finds the camera already moving, and leaves it moving.
    return 0.35 * t + 0.65 * t * t * (3 - 2 * t)


def _between(start: Pose, end: Pose) -> Move:
    def at(t: float, seconds: float) -> Pose:
        share = _ease(t)
        breath = 0.0012 * math.sin(1.1 * t * seconds)
        return Pose(
            x=start.x + (end.x - start.x) * share,
            y=start.y + (end.y - start.y) * share + breath,
            zoom=start.zoom * (end.zoom / start.zoom) ** share,
            roll=start.roll + (end.roll - start.roll) * share,
            spread=start.spread + (end.spread - start.spread) * share,
            swing=start.swing + (end.swing - start.swing) * share,
        )

    return at


def _whip(t: float, seconds: float) -> Pose:
    # Half a second in the middle of the shot, with a small overshoot that settles.
    width = min(0.5, 0.45 / seconds)
    u = (t - 0.5) / width + 0.5
    swept = min(max(u, 0.0), 1.0)
    share = swept**3 * (swept * (swept * 6 - 15) + 10)
    settle = 0.0 if u < 1 else math.exp(-3 * (u - 1)) * math.sin(4 * (u - 1))
    return Pose(x=-0.13 + 0.25 * share + 0.01 * settle + 0.01 * t, zoom=1.01, spread=0.5)


def _handheld(t: float, seconds: float) -> Pose:
    now = t * seconds
    x = 0.004 * math.sin(1.7 * now) + 0.002 * math.sin(4.1 * now + 1)
    y = 0.004 * math.sin(2.3 * now + 2) + 0.0016 * math.sin(5.3 * now)
    return Pose(
        x=x - 0.05 + 0.1 * _ease(t),
        y=y,
        zoom=1.05 + 0.02 * t,
        roll=0.22 * math.sin(1.3 * now + 0.5),
    )


_PUNCHES: Final = (
    (1.0, 0.0, 0.0),
    (1.34, 0.02, -0.02),
    (1.12, -0.05, 0.02),
    (1.55, 0.0, -0.01),
    (1.2, 0.05, 0.0),
    (1.42, -0.03, 0.03),
)


def _punches(t: float, seconds: float) -> Pose:
    count = max(2, round(seconds))
    step, within = divmod(min(t, 0.9999) * count, 1)
    zoom, x, y = _PUNCHES[int(step) % len(_PUNCHES)]
    return Pose(x=x, y=y, zoom=zoom * (1 + 0.035 * within), spread=0.5)


_MOVES: Final[Mapping[str, Move]] = {
    "static": _between(Pose(x=-0.003), Pose(x=0.003, zoom=1.018)),
    "static_hold": _between(Pose(), Pose(zoom=1.01)),
    "slow_pan": _between(Pose(x=-0.035, spread=0.6), Pose(x=0.035, spread=0.6)),
    "pan_across": _between(Pose(x=-0.1, spread=0.5), Pose(x=0.1, spread=0.5)),
    "pan_left": _between(Pose(x=0.075, spread=0.6), Pose(x=-0.075, spread=0.6)),
    "pan_right": _between(Pose(x=-0.075, spread=0.6), Pose(x=0.075, spread=0.6)),
    "whip_pan": _whip,
    "tilt_up": _between(Pose(y=0.085, spread=0.5), Pose(y=-0.07, spread=0.5)),
    "tilt_down": _between(Pose(y=-0.085, spread=0.5), Pose(y=0.06, spread=0.5)),
    "slow_dolly_in": _between(Pose(), Pose(zoom=1.13)),
    "dolly_in": _between(Pose(), Pose(zoom=1.3)),
    "dolly_out": _between(Pose(zoom=1.26), Pose()),
    "push_in": _between(Pose(), Pose(zoom=1.24)),
    "slow_push_in": _between(Pose(), Pose(zoom=1.1)),
    "pull_back": _between(Pose(zoom=1.34), Pose()),
    "zoom_in": _between(Pose(spread=0.2), Pose(zoom=1.3, spread=0.2)),
    "zoom_out": _between(Pose(zoom=1.3, spread=0.2), Pose(spread=0.2)),
    "tracking_shot": _between(Pose(x=-0.1), Pose(x=0.1)),
    "handheld_follow": _handheld,
    "slow_orbit": _between(Pose(swing=-0.06, zoom=1.02), Pose(swing=0.06, zoom=1.06)),
    "crane_up": _between(Pose(y=0.1, zoom=1.08), Pose(y=-0.06)),
    "crane_down": _between(Pose(y=-0.1), Pose(y=0.04, zoom=1.08)),
    "reveal": _between(Pose(x=-0.13, zoom=1.14), Pose()),
    "fast_cuts": _punches,
    "aerial_drift": _between(
        Pose(x=-0.05, y=0.05, roll=-0.5, zoom=1.01), Pose(x=0.06, y=-0.03, roll=0.5, zoom=1.12)
    ),
}
