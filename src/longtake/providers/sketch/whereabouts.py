"""Where and when each event of a story plays."""

from collections.abc import Sequence
from dataclasses import replace

from longtake.providers.sketch.casting import Part
from longtake.providers.sketch.clauses import PRONOUNS
from longtake.providers.sketch.company import Company
from longtake.providers.sketch.draft import Where
from longtake.providers.sketch.event import Event
from longtake.providers.sketch.figuring import LIVING, WATERCRAFT, Mention
from longtake.providers.sketch.lexicon import deeds
from longtake.providers.sketch.lexicon.search import Word, words
from longtake.providers.sketch.lexicon.views import NAMES
from longtake.providers.sketch.lexicon.world import HIDDEN
from longtake.providers.sketch.phrases import phrase
from longtake.providers.sketch.reading import place_of, time_of, weather_of

AFLOAT = frozenset(("sea", "river", "harbour", "coast", "lighthouse"))


def craft_of(
    found: Sequence[Word], mentioned: Sequence[Mention], verb: str, company: Company
) -> str:
    """Give the boat that a clause puts somebody in."""
    if not any(part.name in company.doer and part.kind in LIVING for part in company.parts):
        return ""
    named = next((held for held in mentioned if held.figure.kind in WATERCRAFT), None)
    if (
        named is not None
        and named.first
        and any(word.kind in LIVING or word.name in PRONOUNS for word in found)
    ):
        return phrase(found, named)
    return (
        "the small sailboat"
        if verb == "sail"
        else "the rowing boat"
        if verb in ("row", "paddle")
        else ""
    )


def where_of(found: Sequence[Word], verb: str, company: Company) -> Where:
    """Give the place, hour and weather of a clause; empty where it says nothing."""
    kind = place_of(found)
    if (
        kind == "sky"
        and company.where.kind not in ("", "sky", "space")
        and verb not in ("fly", "soar", "glide", "rise")
    ):
        kind = ""
    place = _place_phrase(found, kind) if kind else ""
    boats = any(word.kind in WATERCRAFT for word in found)
    if not kind and verb in deeds.LEADS_TO and (verb != "drive" or not company.where.kind):
        kind = deeds.LEADS_TO[verb]
        kind = (
            ""
            if verb in ("fly", "swim", "glide")
            and company.where.kind
            in ("space", "planet", "underwater", "sea", "river", "city", "mountains", "coast")
            else kind
        )
    if not kind and boats and verb in ("go", "leave", "set", "head", "cross"):
        kind = "sea"
    return Where(kind, place, time_of(found), weather_of(found))


def _place_phrase(found: Sequence[Word], kind: str) -> str:
    named = [at for at, word in enumerate(found) if word.sense("place") == kind]
    at = next((at for at in named if found[at].name not in HIDDEN), named[0])
    if found[at].foreign:
        return ""
    first = at
    while first and (found[first - 1].sense("adjective") or found[first - 1].sense("weather")):
        first -= 1
    return " ".join(word.text for word in found[first : at + 1])


def carried_on(events: Sequence[Event]) -> tuple[Event, ...]:
    """Give the events with what a clause leaves out about place and time carried on."""
    kept, craft = Where(""), ""
    settled = []
    for event in events:
        where = event.where
        kind = where.kind or kept.kind
        moved = bool(where.kind) and where.kind != kept.kind
        craft = "" if kind not in AFLOAT else event.craft or craft
        kept = Where(
            kind,
            where.place or ("" if moved else kept.place),
            where.time or kept.time,
            where.weather or kept.weather,
        )
        settled.append(replace(event, where=kept, craft=craft))
    return tuple(settled)


def placed(
    events: Sequence[Event], parts: Sequence[Part], story: str, language: str
) -> tuple[Event, ...]:
    """Give the events with a place and an hour for each, where the story leaves them open."""
    found = words(story, language)
    home = _home(events, parts) or place_of(found) or "abstract"
    if home == "abstract" and (parts or any(event.things for event in events)):
        home = "field"
    first_time = next((event.where.time for event in events if event.where.time), "")
    opening = events[0].where.time if events else ""
    weather = (
        weather_of(found) if len({event.where.weather for event in events} - {""}) <= 1 else ""
    )
    hour = opening or _before(first_time) or time_of(found)
    settled = []
    kind = place = ""
    for event in events:
        where = event.where
        if where.kind:
            kind, place = where.kind, where.place
        named = _place_text(kind or home, place)
        late = where.weather or (
            weather
            if not any(e.where.weather for e in events[: len(settled) + 1]) and _constant(events)
            else ""
        )
        settled.append(
            replace(event, where=Where(kind or home, named, where.time or hour or "day", late))
        )
    return tuple(settled)


def _constant(events: Sequence[Event]) -> bool:
    return len(events) <= 1


def _home(events: Sequence[Event], parts: Sequence[Part]) -> str:
    """Give where the story begins when its first event does not say."""
    if events and events[0].where.kind:
        return events[0].where.kind
    for part in parts:
        for word in (*part.look, part.kind):
            if word in deeds.AT_HOME:
                return deeds.AT_HOME[word]
    return next((event.where.kind for event in events if event.where.kind), "")


def _before(time: str) -> str:
    """Give the hour before the first named one, so that nightfall is seen to come."""
    return {"night": "dusk", "golden": "day", "dusk": "golden", "dawn": "dawn"}.get(time, "")


def _place_text(kind: str, place: str) -> str:
    name = NAMES[kind].removeprefix("the ")
    if not place:
        return name
    alone = words(place)
    if place_of(alone, sure=True) == kind:
        return place
    return f"{place}, {name}"
