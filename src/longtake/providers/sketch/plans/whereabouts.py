"""Where and when each event of a story plays."""

from collections.abc import Sequence
from dataclasses import replace

from longtake.providers.sketch.lexicon import deeds
from longtake.providers.sketch.lexicon.search import Word
from longtake.providers.sketch.lexicon.views import INDOORS
from longtake.providers.sketch.lexicon.world import HIDDEN
from longtake.providers.sketch.plans.clauses import PRONOUNS
from longtake.providers.sketch.plans.company import Company
from longtake.providers.sketch.plans.draft import Where
from longtake.providers.sketch.plans.event import Event
from longtake.providers.sketch.plans.phrases import phrase
from longtake.providers.sketch.text.figuring import LIVING, WATERCRAFT, Mention
from longtake.providers.sketch.text.reading import place_of, time_of, weather_of

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
    here = company.where.kind
    if kind == "sky" and here not in ("", "sky", "space") and verb not in _SKYWARD:
        kind = ""
    place = _place_phrase(found, kind) if kind else ""
    kind = kind or _led_to(verb, here) or _out_to_sea(found, verb)
    return Where(kind, place, time_of(found), weather_of(found))


_SKYWARD = frozenset(("fly", "soar", "glide", "rise"))
_OPEN = frozenset(("space", "planet", "underwater", "sea", "river", "city", "mountains", "coast"))
"""Places where flying, gliding and swimming go on."""


def _led_to(verb: str, here: str) -> str:
    """Give where a verb takes the story: sailing to sea, cooking to the kitchen."""
    stays = verb in ("fly", "swim", "glide") and here in _OPEN
    return "" if stays or (verb == "drive" and here) else deeds.LEADS_TO.get(verb, "")


def _out_to_sea(found: Sequence[Word], verb: str) -> str:
    boats = any(word.kind in WATERCRAFT for word in found)
    return "sea" if boats and verb in ("go", "leave", "set", "head", "cross") else ""


def _place_phrase(found: Sequence[Word], kind: str) -> str:
    named = [at for at, word in enumerate(found) if word.sense("place") == kind]
    at = next((at for at in named if found[at].name not in HIDDEN), named[0])
    if found[at].foreign:
        return ""
    first = at
    while first and (found[first - 1].sense("adjective") or found[first - 1].sense("weather")):
        first -= 1
    return " ".join(word.text for word in found[first : at + 1])


def _goes_out(event: Event, kept: Where) -> bool:
    """Whether the weather can only be met by going out."""
    outside = event.action in ("walks", "runs", "rides", "dances")
    return outside and bool(event.where.weather) and kept.kind in INDOORS


def carried_on(events: Sequence[Event]) -> tuple[Event, ...]:
    """Give the events with what a clause leaves out about place and time carried on."""
    kept, craft = Where(""), ""
    settled = []
    for event in events:
        where = event.where
        kind = where.kind or ("street" if _goes_out(event, kept) else kept.kind)
        moved = kind != kept.kind
        craft = "" if kind not in AFLOAT else event.craft or craft
        kept = Where(
            kind,
            where.place or ("" if moved else kept.place),
            where.time or kept.time,
            where.weather or kept.weather,
        )
        settled.append(replace(event, where=kept, craft=craft))
    return tuple(settled)
