"""A place and an hour for each event, where the story leaves them open."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from longtake.providers.sketch.lexicon import deeds
from longtake.providers.sketch.lexicon.search import Word, words
from longtake.providers.sketch.lexicon.views import INDOORS, NAMES
from longtake.providers.sketch.plans.casting import Part
from longtake.providers.sketch.plans.draft import Where
from longtake.providers.sketch.plans.event import Event
from longtake.providers.sketch.text.reading import look_of, place_of, time_of, weather_of

_HOURS = {"night": "dusk", "golden": "day", "dusk": "golden", "dawn": "dawn"}
"""The hour before one, so that it is seen to come."""


def placed(
    events: Sequence[Event], parts: Sequence[Part], story: str, language: str, *, around: str = ""
) -> tuple[Event, ...]:
    """Give the events with place and hour; `around` is the whole prompt, genre and all."""
    found = words(story, language)
    home = _home(events, parts) or place_of(found) or place_of(words(around, language), sure=True)
    if home in INDOORS and not any(word.sense("place") for word in found) and _wet(events):
        home = "street"
    home = home or _by_things(found) or _anywhere(events, parts)
    dark = "night" if look_of(words(around, language)) == "dark" else "day"
    hour = _first_hour(events) or time_of(found) or dark
    weather = weather_of(found) if len(events) <= 1 else ""
    return tuple(
        replace(
            event, where=replace(where, time=where.time or hour, weather=where.weather or weather)
        )
        for event, where in zip(events, _wheres(events, home), strict=True)
    )


def _wheres(events: Sequence[Event], home: str) -> Iterator[Where]:
    """Give where each event plays: where the one before did, unless it says."""
    kind, place = home, ""
    for event in events:
        where = event.where
        if where.kind:
            kind, place = where.kind, where.place
        yield replace(where, kind=kind, place=_place_text(kind, place))


def _wet(events: Sequence[Event]) -> bool:
    """Whether the story begins out in the weather."""
    return bool(events) and events[0].where.weather in ("rain", "storm", "snow")


def _first_hour(events: Sequence[Event]) -> str:
    """Give the first event's hour, or the one before the first that is named."""
    if events and events[0].where.time:
        return events[0].where.time
    return _HOURS.get(next((event.where.time for event in events if event.where.time), ""), "")


def _home(events: Sequence[Event], parts: Sequence[Part]) -> str:
    """Give where the story begins when its first event does not say."""
    if events and events[0].where.kind:
        return events[0].where.kind
    for part in parts:
        for word in (*part.look, part.kind):
            if word in deeds.AT_HOME:
                return deeds.AT_HOME[word]
    return next((event.where.kind for event in events if event.where.kind), "")


def _by_things(found: Sequence[Word]) -> str:
    """Give the place that the first known thing belongs to."""
    return next((deeds.AT_HOME[word.kind] for word in found if word.kind in deeds.AT_HOME), "")


def _anywhere(events: Sequence[Event], parts: Sequence[Part]) -> str:
    return "field" if parts or any(event.things for event in events) else "abstract"


def _place_text(kind: str, place: str) -> str:
    name = NAMES[kind].removeprefix("the ")
    if not place:
        return name
    return place if place_of(words(place), sure=True) == kind else f"{place}, {name}"
