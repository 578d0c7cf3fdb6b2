"""A house shown to whoever may live in it: from the street, room by room, and out again."""

import re
from typing import Final

from longtake.providers.sketch.lexicon.search import words
from longtake.providers.sketch.plans.draft import Where
from longtake.providers.sketch.plans.event import Event
from longtake.providers.sketch.text.reading import time_of, weather_of

_TOUR: Final = re.compile(
    r"\b(?:real[- ]estate|property (?:video|film)|(?:house|home|apartment|villa|flat|property) "
    r"(?:tour|for sale|to let|for rent|listing|walkthrough)|open house|estate agent)\b",
    re.IGNORECASE,
)
_HOME: Final = re.compile(
    r"\b(?:[\w-]+ ){0,3}?(?:house|home|villa|apartment|flat|cottage|penthouse|loft|mansion)\b",
    re.IGNORECASE,
)
_ROOMS: Final = (
    ("garden", "front garden", "{Home} at the end of the path"),
    ("room", "living room", "The living room, light pouring over the floor"),
    ("kitchen", "kitchen", "The kitchen, everything within reach"),
    ("bedroom", "bedroom", "The bedroom, quiet and bright"),
    ("garden", "garden", "The garden, a chair in the shade"),
)


def wanted(prompt: str) -> bool:
    """Whether a prompt asks for a home to be shown."""
    return bool(_TOUR.search(prompt))


def tour(prompt: str, story: str) -> tuple[Event, ...]:
    """Give the stations of the tour; what a home has of its own comes last but one."""
    found = words(prompt)
    time, weather = time_of(found) or "morning", weather_of(found)
    named = _HOME.search(re.sub(_TOUR, "", story))
    home = re.sub(r"^(?:an?|the|our|this)\s+", "", named[0].strip()) if named else "house"
    stations = [
        Event(f"{line.format(Home=f'The {home}')}.", where=Where(kind, place, time, weather))
        for kind, place, line in _ROOMS
    ]
    if re.search(r"\bpool\b", prompt, re.IGNORECASE):
        pool = Where("garden", "garden", time, weather)
        stations.append(Event("The pool beyond the lawn, not a ripple on it.", where=pool))
    return tuple(stations)
