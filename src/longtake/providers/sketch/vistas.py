"""Views of a place without anybody: the first sight, the air in it, the last look."""

from longtake.providers.sketch.draft import Draft, Where, chance
from longtake.providers.sketch.lexicon.views import INDOORS

_WEATHER = {
    "rain": "rain falls without a pause",
    "storm": "the storm tears at everything",
    "snow": "snow drifts down",
    "fog": "fog moves through",
    "wind": "the wind pulls at everything",
}


def establishing(where: Where, seed: int) -> Draft:
    """Give the first sight of a place."""
    lines = (
        "{Place} from afar", "{Place}, wide and still", "A long view of {place}",
        "The first sight of {place}",
    )  # fmt: skip
    text = of_place(lines[chance(seed, where.place) % len(lines)], where)
    moves = ("aerial_drift", "slow_pan", "crane_down", "slow_push_in")
    inside = where.kind in INDOORS
    return Draft(
        text=f"{text}.",
        where=where,
        framing="wide" if inside else "extreme_wide",
        move="slow_pan" if inside else moves[chance(seed, where.place, "move") % len(moves)],
        action=f"{air(where)}.",
        weight=1.15,
        subject="place",
    )


def of_place(line: str, where: Where) -> str:
    """Give the line with `{place}` named as a sentence names it."""
    name = (
        where.place
        if where.place[:2].lower() in ("a ", "an") or where.place.startswith(("the ", "outer"))
        else f"the {where.place}"
    )
    if (
        not where.place.isascii()
        or where.place[:1].isupper()
        or where.place.split(" ")[0] in ("mars", "outer", "space")
    ):
        name = where.place
    return line.format(Place=name[:1].upper() + name[1:], place=name)


_LIGHT = {
    "night": "lights glimmer in the dark",
    "dawn": "the light slowly grows",
    "dusk": "the last light goes",
    "golden": "long shadows reach across the picture",
}


def air(where: Where) -> str:
    """Give what light and weather do there."""
    text = _WEATHER.get(where.weather) or _LIGHT.get(where.time, "the light shifts gently")
    return text[:1].upper() + text[1:]
