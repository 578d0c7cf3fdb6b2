"""Views of a place without anybody: the first sight, and what moves there."""

import re

from longtake.providers.sketch.lexicon import gestures
from longtake.providers.sketch.lexicon.views import INDOORS
from longtake.providers.sketch.plans.draft import Draft, Where, chance

_SIGHTS = (
    "{Place} from afar", "{Place}, wide and still", "A long view of {place}",
    "The first sight of {place}",
)  # fmt: skip
_ROOMS = (
    "{Place}, still empty",
    "A quiet look round {place}",
    "{Place}, everything in its place",
)
_MOVES = ("aerial_drift", "slow_pan", "crane_down", "slow_push_in")
_WEATHER = {
    "rain": ("Rain falls without a pause", "Puddles shiver"),
    "storm": ("The storm tears at everything", "Lightning, then the crash"),
    "snow": ("Snow drifts down", "Flakes swirl and settle"),
    "fog": ("Fog moves through", "Shapes come and go in the mist"),
    "wind": ("The wind pulls at everything", "A gust goes through"),
}
_LIGHT = {
    "night": ("Lights glimmer in the dark",),
    "dawn": ("The light slowly grows",),
    "dusk": ("The last light goes",),
    "golden": ("Long shadows reach across the picture",),
}


def establishing(where: Where, seed: int) -> Draft:
    """Give the first sight of a place."""
    inside = where.kind in INDOORS
    lines = _ROOMS if inside else _SIGHTS
    return Draft(
        text=f"{of_place(lines[chance(seed, where.place) % len(lines)], where)}.",
        where=where,
        framing="wide" if inside else "extreme_wide",
        move="slow_pan" if inside else _MOVES[chance(seed, where.place, "move") % len(_MOVES)],
        action=f"{air(where, 'first')}.",
        weight=1.15,
        subject="place",
    )


def of_place(line: str, where: Where) -> str:
    """Give the line with `{place}` named as a sentence names it."""
    name = named(where.place)
    return line.format(Place=name[:1].upper() + name[1:], place=name)


def named(place: str) -> str:
    """Give a place as a sentence names it: `the harbour`, `Paris`, `a dream world`."""
    bare = re.sub(r"^(?:on|in|at|under|over|above|by|inside|beneath|below) ", "", place)
    proper = (
        not bare.isascii() or bare[:1].isupper() or bare.split(" ")[0] in ("mars", "outer", "space")
    )
    begun = bare[:2].lower() in ("a ", "an") or bare.startswith("the ")
    return bare if proper or begun else f"the {bare}"


def air(where: Where, turn: object = "") -> str:
    """Give what light, weather and things do there; `turn` chooses among several."""
    ways: tuple[str, ...] = _WEATHER.get(where.weather) or (
        *_LIGHT.get(where.time, ()), *gestures.AIR.get(where.kind, ("The light shifts",))
    )  # fmt: skip
    return ways[chance(where.kind, where.time, turn) % len(ways)]
