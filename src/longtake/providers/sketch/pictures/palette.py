"""The colours of one picture: what place, hour, weather, season and look make of them."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from longtake.providers.sketch.staging import Staging

Lab = tuple[float, float, float]
"""Lightness 0 to 1, then the two opponent axes, in OKLab."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as `#rrggbb`, already in the light and the look of the picture."""

    sky_top: str
    sky_mid: str
    sky_low: str
    far: str
    mid: str
    near: str
    ground: str
    ground_shade: str
    water: str
    accent: str
    shade: str
    """Shadow."""
    light: str
    """Key light: sun, moon or lamp on a surface."""
    line: str
    """Darkest, for outlines and fine dark detail."""
    glow: str
    """Lamps and lit windows."""
    haze: str
    """What distance fades to."""
    look: str = "natural"
    tint: str = "#ffffff"
    """Colour of the light that falls on things."""
    dim: float = 0.0
    """How much of the light is gone: 0 noon, about 0.5 at night."""


def mix(first: str, second: str, amount: float) -> str:
    """Give the colour `amount` (0 to 1) of the way to `second`, evenly to the eye."""
    a, b = _lab(first), _lab(second)
    return _hex(
        (
            a[0] + (b[0] - a[0]) * amount,
            a[1] + (b[1] - a[1]) * amount,
            a[2] + (b[2] - a[2]) * amount,
        )
    )


def lighten(colour: str, amount: float) -> str:
    """Give the colour lightened by `amount`, 0 to 1, keeping its hue."""
    level, a, b = _lab(colour)
    return _hex((level + (1 - level) * amount, a * (1 - amount / 2), b * (1 - amount / 2)))


def darken(colour: str, amount: float) -> str:
    """Give the colour darkened by `amount`, 0 to 1, keeping its hue."""
    level, a, b = _lab(colour)
    keep = 0.3 + 0.7 * (1 - amount)
    return _hex((level * (1 - amount), a * keep + _warming(b, amount) / 2, b * keep))


def ink(colour: str, amount: float) -> str:
    """Give the colour lightened where `amount` is above 0, darkened where below; -1 to 1."""
    return lighten(colour, amount) if amount >= 0 else darken(colour, -amount)


def saturate(colour: str, factor: float) -> str:
    """Give the colour with its chroma multiplied: 0 is grey, 1 unchanged."""
    level, a, b = _lab(colour)
    return _hex((level, a * factor, b * factor))


def turn(colour: str, degrees: float) -> str:
    """Give the colour with its hue turned round the wheel."""
    level, a, b = _lab(colour)
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return _hex((level, a * cos - b * sin, a * sin + b * cos))


def lightness(colour: str) -> float:
    """Give how light the colour looks, 0 to 1."""
    return _lab(colour)[0]


def seen(colour: str, palette: Palette) -> str:
    """Give how a thing of this colour looks in the light and the look of the picture.

    Everything with a colour of its own (cloth, skin, wood, paint) goes through here, so that it
    sits in the picture; the palette's own colours have been through already.
    """
    return _graded(_lit(colour, palette.tint, palette.dim), palette.look)


def faded(colour: str, palette: Palette, distance: float) -> str:
    """Give the colour behind `distance` of air, 0 (here) to 1 (lost in haze)."""
    return mix(colour, palette.haze, distance)


@dataclass(frozen=True, slots=True)
class _Hour:
    sky: tuple[str, str, str]
    tint: str
    dim: float
    light: str
    shade: str


_HOURS = {
    "dawn": _Hour(("#46609c", "#d597ae", "#ffd2a1"), "#ffd6cc", 0.12, "#ffdcb0", "#4a4270"),
    "morning": _Hour(("#4795d6", "#9bcdec", "#fdebd0"), "#fff1dc", 0.0, "#fff3cf", "#3d5677"),
    "day": _Hour(("#2a80cc", "#77bae6", "#d9eff7"), "#ffffff", 0.0, "#fffbe8", "#33506b"),
    "golden": _Hour(("#4d76a3", "#eeb07c", "#ffdc8f"), "#ffd09c", 0.05, "#ffe0a0", "#5a3d55"),
    "dusk": _Hour(("#292d62", "#8b5990", "#f48c68"), "#bd98bb", 0.24, "#ffb48a", "#2a2450"),
    "night": _Hour(("#0b1733", "#183060", "#3a5d8c"), "#9db4e0", 0.4, "#dbe6ff", "#070d20"),
}

INTERIORS = frozenset(
    {
        "room",
        "bedroom",
        "kitchen",
        "office",
        "school",
        "library",
        "workshop",
        "laboratory",
        "cafe",
        "stage",
        "gym",
        "studio",
        "cave",
    }
)
"""Places with a roof: there the hour is seen through the window, and lamps give the light."""

SNOWLESS = frozenset({"desert", "jungle", "underwater", "space", "planet", "cave", "stadium"})
"""Places in the open where no snow lies, whatever the season."""

_GREENERY = {
    "spring": ("#8fb46a", "#6fa352", "#4c8440", "#93bd5f"),
    "summer": ("#6f9a66", "#4d8348", "#2f6338", "#7fa955"),
    "autumn": ("#c08a58", "#bd6b34", "#7f4526", "#b79552"),
    "winter": ("#a9bccb", "#8299ab", "#566f80", "#e9eff5"),
}
"""Far, middle, near foliage and the ground, by season."""

_FAR, _MID, _NEAR, _GROUND = range(4)
_LAND: dict[str, tuple[str, str, str, str, str, str]] = {
    "sea": ("#6d8fa6", "#3f7390", "#26506c", "#8a6a4c", "#1f6f8f", "#e2553d"),
    "coast": ("#7f9aa0", "#6d7f5c", "#4d5648", "#c9b38a", "#2384a0", "#e2553d"),
    "lighthouse": ("#7d97a3", "#5f6d5a", "#3d443f", "#7d8a5c", "#1f7391", "#d8402f"),
    "harbour": ("#7f94a0", "#a6705a", "#5b4a42", "#8e7c6a", "#2c7489", "#d9532f"),
    "underwater": ("#2f8fa8", "#1f6f8c", "#12445f", "#c2b489", "#1b86a6", "#ff7f5a"),
    "river": ("", "", "", "", "#3d8fa6", "#e07a3f"),
    "mountains": ("#7c8fb0", "#566a8a", "#33465c", "#6f8458", "#4a90ac", "#e0703f"),
    "forest": ("", "", "", "", "#4a8896", "#e8a13a"),
    "jungle": ("#6fa37a", "#2f7a4e", "#14492f", "#5a6b35", "#3a8f86", "#ff6f59"),
    "desert": ("#cf9d7c", "#d08a55", "#a75f3c", "#e2b273", "#4fa39a", "#2f8f8a"),
    "field": ("", "", "", "", "#4a90ac", "#e9b53c"),
    "garden": ("", "", "", "", "#4f9bb0", "#e8577a"),
    "park": ("", "", "", "", "#4f95b0", "#e2663f"),
    "snow": ("#a6bdd6", "#c4d6e8", "#8aa5bf", "#eef4fb", "#7fb0cf", "#d64535"),
    "road": ("", "", "", "#5b5d66", "#4a90ac", "#e9a13c"),
    "city": ("#8c9db5", "#66788f", "#3d4a5e", "#6b7078", "#4a7f9a", "#f0a23c"),
    "rooftop": ("#8c9db5", "#66788f", "#4a5161", "#7d7a78", "#4a7f9a", "#e8633f"),
    "street": ("#a09aa6", "#b98a6c", "#7a5648", "#75747c", "#4f7488", "#d94f3f"),
    "market": ("#b8a493", "#c98f5f", "#8a5a3f", "#bf9f78", "#4f8a94", "#e2553d"),
    "village": ("", "", "", "", "#4a90a6", "#c9532f"),
    "room": ("#c8b49a", "#9a7355", "#6a4a3a", "#a87b55", "#5a94a6", "#d97b3f"),
    "bedroom": ("#b3b6c8", "#8f7f94", "#5d5068", "#a98464", "#5a94a6", "#d98a6a"),
    "kitchen": ("#e0d5bf", "#7fa195", "#4c6f68", "#b98f68", "#5a94a6", "#e07b3f"),
    "office": ("#c9d0d6", "#8794a0", "#4f5b68", "#9a938c", "#5a94a6", "#2f8fbf"),
    "school": ("#dcd3b2", "#a97c4f", "#6e4f36", "#bd9263", "#5a94a6", "#e0a03a"),
    "library": ("#a58a66", "#7a4f33", "#4f3122", "#8c5f40", "#5a94a6", "#b5452f"),
    "workshop": ("#b59a7c", "#86664a", "#533f31", "#8b7460", "#5a94a6", "#e08a2f"),
    "laboratory": ("#d5e2e6", "#9fb6bf", "#5a7480", "#bccad0", "#3fa6b0", "#1fb0a0"),
    "cafe": ("#b98f6a", "#8c5a3c", "#55352a", "#9a6e4c", "#5a94a6", "#d9663f"),
    "stage": ("#5a2030", "#8c2433", "#4a1420", "#8a5a3c", "#5a94a6", "#e8b23c"),
    "stadium": ("#8f9bb0", "#5f6c86", "#3d465c", "#5fa04d", "#4a90ac", "#e2452f"),
    "gym": ("#b7bcc4", "#6d7684", "#3f4652", "#a8814f", "#5a94a6", "#f0702f"),
    "studio": ("#cfcdd0", "#b3b0b8", "#7c7a86", "#c2bfc4", "#5a94a6", "#d97b3f"),
    "castle": ("#8fa0b3", "#7d7f86", "#55565f", "#74885a", "#4a86a0", "#b8352f"),
    "cave": ("#6d6a78", "#4a4656", "#2c2936", "#5d5560", "#3fa6b8", "#f0a23c"),
    "sky": ("#b9cfe6", "#d9e6f2", "#f2f6fa", "#eaf1f8", "#5a9ad0", "#f0803f"),
    "space": ("#3a3f7a", "#5a4a9a", "#2a2550", "#8c8a94", "#3f7fc0", "#ff8f4f"),
    "planet": ("#b56a6a", "#9a4a4f", "#5f2c3c", "#c9734f", "#4fb0a6", "#5fd0c0"),
    "abstract": ("#9fb3c8", "#6f8fae", "#4a6488", "#d9cdbf", "#5a94b0", "#e8835a"),
}
"""Far, mid, near, ground, water, accent; an empty colour is the season's foliage or ground."""

_SKIES = {
    "space": ("#05060f", "#0b0d24", "#171a40"),
    "underwater": ("#5cc4d0", "#1f7fa6", "#0a3a5c"),
    "planet": ("#3a2450", "#a8526a", "#f2a67a"),
    "cave": ("#15131c", "#1d1a26", "#2a2634"),
}
"""Skies that do not care for the hour."""

_WEATHER_SKY = {
    "clear": ("#ffffff", 0.0),
    "wind": ("#c9d6de", 0.12),
    "cloudy": ("#a9b6c2", 0.5),
    "rain": ("#75848f", 0.66),
    "storm": ("#454e5e", 0.78),
    "snow": ("#c6d0da", 0.66),
    "fog": ("#cfd5d8", 0.78),
}
"""Cloud cover by day and how much of the sky it takes."""

_WEATHER_DIM = {"cloudy": 0.04, "rain": 0.12, "storm": 0.22, "fog": 0.03}

_AIR = {"fog": (0.88, 0.66, 0.3), "rain": (0.66, 0.36, 0.08), "storm": (0.56, 0.3, 0.05)}
_CLEAR_AIR = (0.5, 0.22, 0.0)
_INSIDE_AIR = (0.0, 0.0, 0.0)
"""How far the far, middle and near distances fade into the haze."""


def palette(staging: Staging) -> Palette:
    """Give the colours of one picture; the colours that the user named lead the accent."""
    sky = _sky(staging)
    hour = _HOURS[staging.time]
    inside = staging.place in INTERIORS
    tint, dim = _lamplight(staging) if inside else (hour.tint, hour.dim)
    if staging.place == "space":
        tint, dim = "#f4f0ff", 0.06
    dim = min(0.6, dim + (0 if inside else _WEATHER_DIM.get(staging.weather, 0.0)))
    land = _land(staging)
    haze = mix(sky[2], sky[1], 0.35)
    air = _INSIDE_AIR if inside else _AIR.get(staging.weather, _CLEAR_AIR)

    def placed(colour: str, distance: float = 0.0) -> str:
        return mix(_lit(colour, tint, dim), haze, distance)

    plain = Palette(
        sky_top=sky[0],
        sky_mid=sky[1],
        sky_low=sky[2],
        far=placed(land[_FAR], air[0]),
        mid=placed(land[_MID], air[1]),
        near=placed(land[_NEAR], air[2]),
        ground=placed(land[_GROUND], air[2] / 2),
        ground_shade=placed(mix(land[_GROUND], hour.shade, 0.42), air[2] / 2),
        water=_mirroring(land[4], sky, dim),
        accent=mix(land[5], _lit(land[5], tint, dim), 0.55),
        shade=hour.shade,
        light=mix("#fff0d0", hour.light, 0.4) if inside else hour.light,
        line=mix(hour.shade, "#0b0d14", 0.6),
        glow="#ffd27a",
        haze=haze,
        look=staging.look,
        tint=tint,
        dim=dim,
    )
    return _named(_through(plain, staging.look), staging)


def _sky(staging: Staging) -> tuple[str, str, str]:
    if staging.place in _SKIES:
        low = _SKIES[staging.place]
        night = {"night": 0.35, "dusk": 0.15}.get(staging.time, 0.0)
        if staging.place == "underwater":
            return (darken(low[0], night), darken(low[1], night), darken(low[2], night))
        return low
    hour = _HOURS[staging.time]
    cover, amount = _WEATHER_SKY[staging.weather]
    cloud = darken(_lit(cover, hour.tint, hour.dim), 0.45 if staging.time == "night" else 0.0)
    top, middle, low_sky = (mix(c, cloud, amount) for c in hour.sky)
    return (darken(top, amount * 0.18), middle, mix(low_sky, hour.sky[2], 0.12))


def _land(staging: Staging) -> tuple[str, str, str, str, str, str]:
    given = _LAND[staging.place]
    green = _GREENERY[staging.season]
    land = [colour or green[i] for i, colour in enumerate(given[:4])]
    if staging.place not in INTERIORS:
        white = _snowed(staging)
        land[_FAR] = mix(land[_FAR], "#dbe6f0", white * 0.6)
        land[_MID] = mix(land[_MID], "#c8d6e4", white * 0.45)
        land[_GROUND] = mix(land[_GROUND], "#eef3f9", white * 0.88)
    return (*land, given[4], given[5])  # type: ignore[return-value]


def _mirroring(water: str, sky: tuple[str, str, str], dim: float) -> str:
    """Give water's colour: its own, and above all the sky's."""
    return mix(_lit(water, "#ffffff", dim), mix(sky[0], sky[1], 0.3), 0.45)


def _snowed(staging: Staging) -> float:
    if staging.place in SNOWLESS:
        return 0.0
    return 1.0 if staging.weather == "snow" else 0.9 if staging.season == "winter" else 0.0


def _lamplight(staging: Staging) -> tuple[str, float]:
    """Give colour and dimness of the light inside."""
    if staging.place == "cave":
        return ("#ffd9a8", 0.25)
    if staging.place == "stage":
        return ("#ffe6c0", 0.12)
    if staging.place == "studio":
        return ("#ffffff", 0.0)
    if staging.place == "laboratory":
        return ("#e3f0ff", 0.14) if staging.time in {"night", "dusk"} else ("#ffffff", 0.0)
    by_time = {
        "dawn": ("#ffdfcf", 0.1),
        "golden": ("#ffd39c", 0.05),
        "dusk": ("#f3bf95", 0.18),
        "night": ("#f2bd84", 0.27),
    }
    grey = {"rain": 0.06, "storm": 0.1, "fog": 0.03, "snow": 0.0}.get(staging.weather, 0.0)
    tint, dim = by_time.get(staging.time, ("#fffaf0", 0.0))
    return (tint, dim + grey)


def _lit(colour: str, tint: str, dim: float) -> str:
    """Give the colour as light of this tint shows it: its channels multiplied, then dimmed."""
    own, lamp = _linear(colour), _linear(tint)
    red, green, blue = (o * light for o, light in zip(own, lamp, strict=True))
    full, plain = _to_lab((red, green, blue)), _lab(colour)
    # The eye adapts: it gives back some of what a coloured light takes, and never sees black.
    level, a, b = (0.6 * f + 0.4 * p for f, p in zip(full, plain, strict=True))
    keep = 1 - dim * 0.35
    return _hex((level * (1 - dim) + 0.17 * dim, a * keep + _warming(b, dim), b * keep))


def _warming(b: float, dim: float) -> float:
    """Give what to add to a dimmed colour's red: dark yellow would read as olive."""
    return 0.4 * dim * max(0.0, b)


_COLOURS = (
    "sky_top",
    "sky_mid",
    "sky_low",
    "far",
    "mid",
    "near",
    "ground",
    "ground_shade",
    "water",
    "accent",
    "shade",
    "light",
    "line",
    "glow",
    "haze",
)


def _through(plain: Palette, look: str) -> Palette:
    seen_so = {name: _graded(getattr(plain, name), look) for name in _COLOURS}
    return replace(plain, **(seen_so | _LAMPS.get(look, {})))  # type: ignore[arg-type]


_LAMPS = {"neon": {"light": "#7af0ff", "glow": "#ff6fd0"}}
"""Looks whose lamps have colours of their own."""


def keyed(palette: Palette) -> Palette:
    """Give the palette of the subjects: they are lit so as to stand out from a dark place."""
    return replace(palette, dim=palette.dim * 0.55)


def _named(graded: Palette, staging: Staging) -> Palette:
    """Give the palette with the user's colours: the first the accent, all of them in the sky."""
    if not staging.colours:
        return graded
    first, last = staging.colours[0], staging.colours[-1]
    return replace(
        graded,
        accent=first,
        sky_mid=_washed(graded.sky_mid, first, 0.7),
        sky_low=_washed(graded.sky_low, last, 0.6),
        haze=_washed(graded.haze, last, 0.45),
        far=_washed(graded.far, first, 0.4),
    )


def _washed(colour: str, wash: str, amount: float) -> str:
    """Give the colour with the hue of the wash and its own lightness."""
    own, over = _lab(colour), _lab(wash)
    keep = 1 - amount
    return _hex(
        (
            own[0] * (1 - amount * 0.2) + over[0] * amount * 0.2,
            own[1] * keep + over[1] * amount,
            own[2] * keep + over[2] * amount,
        )
    )


def _contrast(level: float, strength: float) -> float:
    """Give the lightness bent towards an S, 0 not at all; the ends stay where they are."""
    bent = level * level * (3 - 2 * level)
    return level + (bent - level) * strength


def _toned(lab: Lab, shadow: Lab, bright: Lab, amount: float) -> Lab:
    """Give the colour with shadows leaning to one hue and lights to another."""
    level = lab[0]
    lean = tuple(s * (1 - level) + b * level for s, b in zip(shadow, bright, strict=True))
    return (
        level,
        lab[1] * (1 - amount) + lean[1] * amount,
        lab[2] * (1 - amount) + lean[2] * amount,
    )


def _noir(lab: Lab) -> Lab:
    return (0.03 + _contrast(_contrast(lab[0], 1.0), 0.9) * 0.95, lab[1] * 0.05, lab[2] * 0.05)


def _neon(lab: Lab) -> Lab:
    """Give warm colours as magenta and cool ones as cyan, out of a violet dark."""
    level = 0.06 + _contrast(lab[0], 0.6) * 0.82
    warmth = min(1.0, max(0.0, 0.5 + (lab[1] + lab[2]) * 5))
    glow = level * 0.9
    a = warmth * 0.19 * glow - (1 - warmth) * 0.12 * glow + (1 - level) * 0.055
    b = warmth * -0.05 * glow - (1 - warmth) * 0.07 * glow - (1 - level) * 0.11
    return (level, lab[1] * 0.55 + a * 0.8, lab[2] * 0.55 + b * 0.8)


def _luxury(lab: Lab) -> Lab:
    level = 0.04 + _contrast(lab[0], 0.8) * 0.74
    gold = level * level
    return (level, lab[1] * 0.4 + 0.016 * gold, lab[2] * 0.4 + 0.1 * gold)


def _cinematic(lab: Lab) -> Lab:
    toned = _toned(lab, (0, -0.055, -0.055), (1, 0.045, 0.085), 0.42)
    return (0.03 + _contrast(lab[0], 0.4) * 0.93, toned[1] * 1.1, toned[2] * 1.1)


_GRADES: dict[str, Callable[[Lab], Lab]] = {
    "natural": lambda c: c,
    "watercolour": lambda c: (0.2 + c[0] * 0.8, c[1] * 0.78, c[2] * 0.78 + 0.006),
    "noir": _noir,
    "neon": _neon,
    "pastel": lambda c: (0.34 + c[0] * 0.65, c[1] * 0.72 + 0.008, c[2] * 0.72),
    "vintage": lambda c: (0.1 + c[0] * 0.84, c[1] * 0.62 + 0.008, c[2] * 0.62 + 0.032),
    "luxury": _luxury,
    "energetic": lambda c: (0.03 + _contrast(c[0], 0.25) * 0.97, c[1] * 1.3, c[2] * 1.3),
    "minimal": lambda c: (0.42 + c[0] * 0.56, c[1] * 0.42, c[2] * 0.42 + 0.004),
    "dark": lambda c: (0.04 + c[0] * 0.68, c[1] * 0.72, c[2] * 0.72 - 0.004),
    "dreamy": lambda c: (0.16 + c[0] * 0.82, c[1] * 0.86 + 0.018, c[2] * 0.86 - 0.014),
    "comic": lambda c: (0.04 + _contrast(c[0], 0.5) * 0.96, c[1] * 1.25, c[2] * 1.25),
    "cinematic": _cinematic,
}


@lru_cache(maxsize=4096)
def _graded(colour: str, look: str) -> str:
    return _hex(_GRADES[look](_lab(colour)))


@lru_cache(maxsize=8192)
def _linear(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return (_decoded(red), _decoded(green), _decoded(blue))


def _decoded(level: float) -> float:
    return level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4


def _encoded(level: float) -> float:
    return level * 12.92 if level <= 0.0031308 else 1.055 * level ** (1 / 2.4) - 0.055


def _lab(colour: str) -> Lab:
    return _to_lab(_linear(colour))


def _to_lab(linear: tuple[float, float, float]) -> Lab:
    """Give OKLab, by Björn Ottosson's matrices (bottosson.github.io/posts/oklab)."""
    r, g, b = linear
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    medium = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _hex(lab: Lab) -> str:
    level, a, b = lab
    long = (level + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (level - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (level - 0.0894841775 * a - 1.2914855480 * b) ** 3
    rgb = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(255 * _encoded(min(1.0, max(0.0, c)))):02x}" for c in rgb)
