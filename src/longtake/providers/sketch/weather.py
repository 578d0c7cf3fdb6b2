"""What falls, drifts and glints in front of everything: rain, snow, fog, leaves, dust, lightning.

Every particle's place is a function of the time in the shot and of the staging's seed.
"""

import hashlib
import math
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from longtake.providers.sketch import yuv
from longtake.providers.sketch.arrays import Floats, Pixels
from longtake.providers.sketch.compose import Composition
from longtake.providers.sketch.indoors import INDOORS
from longtake.providers.sketch.lay import Planes

_DUSTY: Final = INDOORS - {"underwater", "space", "planet", "abstract", "laboratory"}
_FIREFLIES: Final = frozenset({"forest", "garden", "field", "park", "jungle", "river", "village"})
_SHIFT: Final = 4
"""Binary places of OpenCV's sub-pixel coordinates."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A tile as large as the frame that repeats in both directions and is added to the luma."""

    luma: Pixels
    across: float
    down: float
    """Pixels a second."""


@dataclass(frozen=True, slots=True)
class Veil:
    """A bank of mist as large as the frame, repeating sideways: paint and what it keeps."""

    whole: tuple[Pixels, Pixels]
    half: tuple[Pixels, Pixels, Pixels]
    across: float


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


@dataclass(frozen=True, slots=True)
class Weather:
    """All that is in the air of a shot."""

    sheets: tuple[Sheet, ...] = ()
    veils: tuple[Veil, ...] = ()
    swarms: tuple[Swarm, ...] = ()
    flashes: int | None = None
    """Seed of the lightning."""


def gather(composition: Composition, size: tuple[int, int]) -> Weather:
    """The weather of the composition for frames of this size in pixels."""
    staging = composition.staging
    dice = np.random.default_rng(_seed(f"{staging.seed}/{staging.place}/{staging.weather}"))
    if staging.place in INDOORS:
        return Weather(swarms=_indoors(staging.place, dice))
    match staging.weather:
        case "rain":
            return Weather(sheets=_rain(dice, size, heavy=False))
        case "storm":
            return Weather(sheets=_rain(dice, size, heavy=True), flashes=staging.seed)
        case "snow":
            return Weather(swarms=_snow(dice))
        case "fog":
            return Weather(veils=_mist(dice, size, composition.palette.haze))
        case "wind":
            return Weather(swarms=(_leaves(dice, staging.season),))
        case _:
            lit = staging.time in {"dusk", "night"} and staging.season in {"spring", "summer"}
            calm = staging.weather == "clear" and staging.place in _FIREFLIES
            return Weather(swarms=(_fireflies(dice),) if lit and calm else ())


def fall(weather: Weather, planes: Planes, now: float) -> None:
    """Paint the weather `now` seconds into the shot onto the planes."""
    for veil in weather.veils:
        _draw_veil(veil, planes, now)
    if weather.flashes is not None:
        _flash(planes[0], now, weather.flashes)
    for sheet in weather.sheets:
        _slide(planes[0], sheet, now)
    for swarm in weather.swarms:
        if swarm.colour:
            _draw_leaves(swarm, planes, now)
        else:
            _draw_lights(swarm, planes[0], now)


def _seed(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])


def _rain(dice: np.random.Generator, size: tuple[int, int], *, heavy: bool) -> tuple[Sheet, ...]:
    slant = 0.24 if heavy else 0.1
    count = 210 if heavy else 130
    looks = [
        (count, 0.055, 0.0013, 26, 1.15),
        (count * 2 // 3, 0.085, 0.0019, 38, 1.6),
        (count // 8, 0.16, 0.003, 34, 2.3),
    ]
    return tuple(_streaks(dice, size, look, slant) for look in looks)


def _streaks(
    dice: np.random.Generator,
    size: tuple[int, int],
    look: tuple[int, float, float, int, float],
    slant: float,
) -> Sheet:
    count, length, thickness, level, pace = look
    width, height = size
    tile = np.zeros((height, width), np.uint8)
    count = round(count * max(0.5, width / height))
    thick = max(1, round(thickness * height))
    for x, y, share in dice.random((count, 3)):
        long = length * height * (0.6 + 0.8 * share)
        bright = round(level * (0.45 + 0.55 * share))
        start = np.array([x * width, y * height])
        for turn in _turns(start, np.array([slant * long, long]), size):
            end = turn + (slant * long, long)
            cv2.line(tile, _fixed(turn), _fixed(end), (bright,), thick, cv2.LINE_AA, _SHIFT)
    return Sheet(luma=tile, across=slant * pace * height, down=pace * height)


def _turns(start: Floats, reach: Floats, size: tuple[int, int]) -> list[Floats]:
    """The start, and the starts that bring in what a repeating tile cuts off."""
    found = [start]
    for axis in (0, 1):
        step = np.zeros(2)
        step[axis] = size[axis]
        found += [turn - step for turn in found if turn[axis] + reach[axis] > size[axis]]
    return found


def _fixed(point: Floats) -> tuple[int, int]:
    return round(float(point[0]) * (1 << _SHIFT)), round(float(point[1]) * (1 << _SHIFT))


def _slide(luma: Pixels, sheet: Sheet, now: float) -> None:
    height, width = luma.shape
    x, y = round(sheet.across * now) % width, round(sheet.down * now) % height
    for rows, from_rows in ((slice(y, height), slice(0, height - y)), (slice(0, y), slice(-y, None))):
        for columns, from_columns in (
            (slice(x, width), slice(0, width - x)),
            (slice(0, x), slice(-x, None)),
        ):
            target = luma[rows, columns]
            if target.size:
                cv2.add(target, sheet.luma[from_rows, from_columns], dst=target)


def _snow(dice: np.random.Generator) -> tuple[Swarm, ...]:
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


def _indoors(place: str, dice: np.random.Generator) -> tuple[Swarm, ...]:
    if place == "underwater":
        return (_floating(dice, 26, (0.0014, 0.0045), (0.0, -0.05), 60),)
    if place in _DUSTY:
        return (_floating(dice, 34, (0.0009, 0.0021), (0.004, -0.006), 44),)
    return ()


def _fireflies(dice: np.random.Generator) -> Swarm:
    return _floating(dice, 18, (0.0016, 0.003), (0.006, -0.004), 120, low=0.45)


def _floating(
    dice: np.random.Generator,
    count: int,
    radius: tuple[float, float],
    pace: tuple[float, float],
    level: float,
    low: float = 0.0,
) -> Swarm:
    share = dice.random(count)
    home = dice.random((count, 2))
    home[:, 1] = low + (1 - low) * home[:, 1]
    return Swarm(
        home=home,
        pace=np.outer(0.5 + share, pace),
        wander=np.column_stack(
            [0.01 + 0.02 * share, 0.3 + 0.7 * dice.random(count), math.tau * dice.random(count)]
        ),
        radius=radius[0] + (radius[1] - radius[0]) * share**2,
        level=level * (0.5 + 0.5 * dice.random(count)),
        colour=(),
    )


_FOLIAGE: Final = {
    "spring": ("#f2c4d0", "#f7dfe4", "#e9a9bd"),
    "summer": ("#6f9a4c", "#8fb35d", "#55803f"),
    "autumn": ("#c8632b", "#dd9a35", "#9c3f24"),
    "winter": ("#8a7a6a", "#a69680", "#6f6257"),
}


def _leaves(dice: np.random.Generator, season: str) -> Swarm:
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
        _places(swarm, (width, height), now), swarm.radius * height, swarm.level * pulses, strict=True
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
        _places(swarm, (width, height), now), swarm.radius * height, turns, swarm.colour, strict=True
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


def _mist(dice: np.random.Generator, size: tuple[int, int], haze: str) -> tuple[Veil, ...]:
    return tuple(
        _veil(dice, size, haze, look) for look in ((0.42, 0.62, 0.011), (0.5, 0.95, -0.019))
    )


def _veil(
    dice: np.random.Generator, size: tuple[int, int], haze: str, look: tuple[float, float, float]
) -> Veil:
    """Mist up to `look[0]` thick around the height `look[1]`, drifting `look[2]` widths a second."""
    width, height = size
    thick, centre, pace = look
    rows = np.linspace(0, 1, height, dtype=np.float32)
    profile = np.exp(-(((rows - centre) / 0.3) ** 2))
    alpha = np.clip(thick * profile[:, None] * (0.25 + 0.95 * _clouds(dice, size)), 0, 1)
    half = cv2.resize(alpha, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    y, u, v = yuv.colour(haze)
    return Veil(
        whole=(_byte(alpha * y), _byte(255 * (1 - alpha))),
        half=(_byte(half * u), _byte(half * v), _byte(255 * (1 - half))),
        across=pace * width,
    )


def _clouds(dice: np.random.Generator, size: tuple[int, int]) -> Floats:
    """Soft noise, 0 to 1, that repeats sideways."""
    total = np.zeros((size[1], size[0]), np.float32)
    for octave, weight in ((3, 0.6), (6, 0.3), (12, 0.14)):
        grid = dice.random((octave + 3, octave * 2)).astype(np.float32)
        wrapped = np.concatenate([grid[:, -2:], grid, grid[:, :2]], axis=1)
        step = size[0] / (octave * 2)
        across = (np.arange(size[0], dtype=np.float32) / step + 1.5)[None, :]
        down = np.linspace(1, octave + 1, size[1], dtype=np.float32)[:, None]
        total += weight * cv2.remap(
            wrapped,
            np.broadcast_to(across, total.shape).copy(),
            np.broadcast_to(down, total.shape).copy(),
            cv2.INTER_CUBIC,
        )
    return np.clip((total - 0.3) / 0.45, 0, 1)


def _byte(values: Floats) -> Pixels:
    return np.rint(values).astype(np.uint8)


def _draw_veil(veil: Veil, planes: Planes, now: float) -> None:
    width = planes[0].shape[1]
    x = round(veil.across * now / 2) * 2 % width
    _blend(planes[0], veil.whole[0], veil.whole[1], x)
    for plane, paint in zip(planes[1:], veil.half[:2], strict=True):
        _blend(plane, paint, veil.half[2], x // 2)


def _blend(plane: Pixels, paint: Pixels, kept: Pixels, x: int) -> None:
    width = plane.shape[1]
    for into, out in ((slice(x, width), slice(0, width - x)), (slice(0, x), slice(width - x, width))):
        target = plane[:, into]
        if target.size:
            cv2.multiply(target, kept[:, out], dst=target, scale=1 / 255)
            cv2.add(target, paint[:, out], dst=target)


def _flash(luma: Pixels, now: float, seed: int) -> None:
    """Lightning: once in each stretch of five seconds, two beats that fade."""
    stretch = int(now // 5)
    start = 5 * stretch + 1.2 + _seed(f"{seed}/{stretch}") % 1000 / 1000 * 3
    since = now - start
    if not 0 <= since < 0.9:  # noqa: PLR2004 - a flash and its echo
        return
    glow = math.exp(-9 * since) + 0.7 * math.exp(-7 * abs(since - 0.28))
    share = min(0.42, 0.34 * glow)
    cv2.convertScaleAbs(luma, dst=luma, alpha=1 - share, beta=228 * share)
