"""What floats by itself: snowflakes, leaves, dust in the light, fireflies, bubbles."""

import math
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from longtake.providers.sketch.frames.lay import Planes
from longtake.providers.sketch.pictures import yuv
from longtake.providers.sketch.pictures.arrays import Floats, Pixels

_SHIFT: Final = 4
"""Binary places of OpenCV's sub-pixel coordinates."""


@dataclass(frozen=True, slots=True)
class Swarm:
    """Small things that float: places, paces and sizes, one row each."""

    home: Floats
    """Columns x, y: 0 to 1 of the frame."""
    pace: Floats
    """Columns x, y: frame heights a second."""
    wander: Floats
    """Columns reach (frame heights), radians a second, phase."""
    radius: Floats
    """Frame heights."""
    level: Floats
    """How bright, 0 to 255."""
    colour: tuple[tuple[int, int, int], ...]
    """Y, U, V; empty where they are light and only add to the luma."""


def snow(dice: np.random.Generator) -> tuple[Swarm, ...]:
    """Flakes far, near and nearly at the lens."""
    looks = [(150, 0.0016, 0.07, 95), (80, 0.003, 0.12, 150), (22, 0.0062, 0.2, 120)]
    swarms = []
    for count, radius, pace, level in looks:
        share = dice.random(count)
        swarms.append(
            Swarm(
                home=dice.random((count, 2)),
                pace=np.column_stack([0.02 + 0.02 * share, pace * (0.8 + 0.4 * share)]),
                wander=np.column_stack(
                    [0.006 + 0.012 * share, 0.7 + dice.random(count), math.tau * share]
                ),
                radius=radius * (0.7 + 0.7 * dice.random(count)),
                level=level * (0.6 + 0.4 * dice.random(count)),
                colour=(),
            )
        )
    return tuple(swarms)


def dust(dice: np.random.Generator) -> Swarm:
    """Motes in the light of a room."""
    return _floating(dice, _Look(34, (0.0009, 0.0021), (0.004, -0.006), 44))


def bubbles(dice: np.random.Generator) -> Swarm:
    """Bubbles that rise."""
    return _floating(dice, _Look(26, (0.0014, 0.0045), (0.0, -0.05), 60))


def fireflies(dice: np.random.Generator) -> Swarm:
    """Lights over a meadow, in the lower half."""
    return _floating(dice, _Look(18, (0.0016, 0.003), (0.006, -0.004), 120, low=0.45))


@dataclass(frozen=True, slots=True)
class _Look:
    count: int
    radius: tuple[float, float]
    """Frame heights, from and to."""
    pace: tuple[float, float]
    """Frame heights a second, right and down."""
    level: float
    low: float = 0.0
    """How far down it begins."""


def _floating(dice: np.random.Generator, look: _Look) -> Swarm:
    share = dice.random(look.count)
    home = dice.random((look.count, 2))
    home[:, 1] = look.low + (1 - look.low) * home[:, 1]
    return Swarm(
        home=home,
        pace=np.outer(0.5 + share, look.pace),
        wander=np.column_stack(
            [
                0.01 + 0.02 * share,
                0.3 + 0.7 * dice.random(look.count),
                math.tau * dice.random(look.count),
            ]
        ),
        radius=look.radius[0] + (look.radius[1] - look.radius[0]) * share**2,
        level=look.level * (0.5 + 0.5 * dice.random(look.count)),
        colour=(),
    )


_FOLIAGE: Final = {
    "spring": ("#f2c4d0", "#f7dfe4", "#e9a9bd"),
    "summer": ("#6f9a4c", "#8fb35d", "#55803f"),
    "autumn": ("#c8632b", "#dd9a35", "#9c3f24"),
    "winter": ("#8a7a6a", "#a69680", "#6f6257"),
}


def leaves(dice: np.random.Generator, season: str) -> Swarm:
    """Leaves or petals in the wind."""
    count = 16
    share = dice.random(count)
    colours = [yuv.colour(text) for text in _FOLIAGE[season]]
    return Swarm(
        home=dice.random((count, 2)),
        pace=np.column_stack([0.32 + 0.3 * share, 0.03 + 0.06 * dice.random(count)]),
        wander=np.column_stack(
            [0.02 + 0.03 * share, 1.6 + 1.5 * dice.random(count), math.tau * share]
        ),
        radius=0.005 + 0.008 * dice.random(count) ** 2,
        level=np.full(count, 255.0),
        colour=tuple(colours[i % len(colours)] for i in range(count)),
    )


def draw_swarm(swarm: Swarm, planes: Planes, now: float) -> None:
    """Paint the swarm as it is after `now` seconds."""
    if swarm.colour:
        _draw_leaves(swarm, planes, now)
    else:
        _draw_lights(swarm, planes[0], now)


def _places(swarm: Swarm, size: tuple[int, int], now: float) -> Floats:
    """Pixel places of all; what leaves the frame comes back on the other side."""
    width, height = size
    reach, pace, phase = swarm.wander.T
    margin = 0.06
    aspect = width / height
    x = swarm.home[:, 0] + (swarm.pace[:, 0] * now + reach * np.sin(pace * now + phase)) / aspect
    y = swarm.home[:, 1] + swarm.pace[:, 1] * now + reach * np.cos(0.8 * pace * now + phase) / 2
    span = 1 + 2 * margin
    return np.column_stack(
        [
            ((x + margin) % span - margin) * width,
            ((y + margin) % span - margin) * height,
        ]
    )


def _draw_lights(swarm: Swarm, luma: Pixels, now: float) -> None:
    height, width = luma.shape
    pulses = 0.72 + 0.28 * np.sin(1.9 * now * swarm.wander[:, 1] + 5 * swarm.wander[:, 2])
    for place, radius, level in zip(
        _places(swarm, (width, height), now),
        swarm.radius * height,
        swarm.level * pulses,
        strict=True,
    ):
        _glow(luma, place, max(0.55, float(radius)), float(level))


def _glow(luma: Pixels, place: Floats, radius: float, level: float) -> None:
    """Add a small soft disc of light."""
    height, width = luma.shape
    reach = math.ceil(radius * 1.8) + 1
    x, y = int(place[0]), int(place[1])
    left, top = max(x - reach, 0), max(y - reach, 0)
    right, bottom = min(x + reach + 1, width), min(y + reach + 1, height)
    if right <= left or bottom <= top:
        return
    across = (np.arange(left, right) - place[0]) / radius
    down = (np.arange(top, bottom) - place[1]) / radius
    disc = level * np.outer(np.exp(-(down**2)), np.exp(-(across**2)))
    target = luma[top:bottom, left:right]
    cv2.add(target, disc.astype(np.uint8), dst=target)


def _draw_leaves(swarm: Swarm, planes: Planes, now: float) -> None:
    height, width = planes[0].shape
    turns = swarm.wander[:, 1] * now * 1.3 + swarm.wander[:, 2]
    for place, radius, turn, colour in zip(
        _places(swarm, (width, height), now),
        swarm.radius * height,
        turns,
        swarm.colour,
        strict=True,
    ):
        flat = 0.25 + 0.65 * abs(math.sin(1.7 * turn))
        outline = _leaf(float(radius), turn, flat)
        for plane, value, unit in zip(planes, colour, (1.0, 0.5, 0.5), strict=True):
            points = np.rint((place + outline) * unit * (1 << _SHIFT)).astype(np.int32)
            cv2.fillPoly(plane, [points], (value,), cv2.LINE_AA, _SHIFT)


def _leaf(radius: float, turn: float, flat: float) -> Floats:
    along = np.linspace(-1, 1, 9)
    belly = flat * 0.8 * (1 - along**2) * (1 - 0.25 * along)
    x = np.concatenate([along, along[-2:0:-1]]) * radius
    y = np.concatenate([belly, -belly[-2:0:-1]]) * radius
    cos, sin = math.cos(turn), math.sin(turn)
    return np.column_stack([x * cos - y * sin, x * sin + y * cos])
