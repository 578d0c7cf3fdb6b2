"""The shot that shows an event itself."""

import re
from collections.abc import Sequence

from longtake.providers.sketch.lexicon import deeds, gestures
from longtake.providers.sketch.plans.casting import Part
from longtake.providers.sketch.plans.draft import Draft, chance
from longtake.providers.sketch.plans.event import Event
from longtake.providers.sketch.plans.phrases import conjugated, the
from longtake.providers.sketch.plans.vistas import air
from longtake.providers.sketch.text.figuring import PERSONS

_MOVES = {
    "walks": "tracking_shot", "runs": "tracking_shot", "rides": "tracking_shot",
    "sails": "slow_pan", "swims": "slow_pan", "flies": "tilt_up", "dances": "slow_orbit",
    "reaches": "slow_push_in", "reads": "slow_dolly_in", "looks": "slow_push_in",
    "holds": "slow_dolly_in", "falls": "tilt_down", "waves": "pull_back",
}  # fmt: skip
_MEETINGS = frozenset(("find", "discover"))
"""What is done to things by hand, and to somebody with the eyes."""
_STEADY = ("slow_pan", "slow_push_in", "static")


def shown(event: Event, parts: Sequence[Part], at: int) -> Draft:
    """Give the shot that shows an event, the `at`-th of the film."""
    return Draft(
        text=_text(event, parts),
        where=event.where,
        framing=_framing(event, parts, at),
        move=_MOVES.get(event.action, _STEADY[at % 3]),
        action=happening(event, parts),
        weight=1.1,
        cast=event.who,
        line=event.line,
        subject=event.who[0] if event.who else "event",
    )


def happening(event: Event, parts: Sequence[Part]) -> str:
    """Give what is seen to happen while the event does."""
    if not event.who:
        return f"{air(event.where, event.text)}."
    if event.verb in _MEETINGS and len(event.who) > 1:
        return f"{conjugated('{who} stop{s} and stare{s}', event.who[0], parts)}."
    ways = gestures.BY_VERB.get(event.verb) or gestures.BY_ACTION[event.action]
    if not _has_hands(event.who[0], parts):
        ways = tuple(way for way in ways if "hand" not in way.lower()) or gestures.HANDLESS
    way = ways[chance(event.text, event.verb) % len(ways)]
    return f"{conjugated(way, event.who[0], parts)}."


def _has_hands(name: str, parts: Sequence[Part]) -> bool:
    return any(part.name == name and part.kind in PERSONS for part in parts)


def _framing(event: Event, parts: Sequence[Part], at: int) -> str:
    """Near where hands do something at sea, wide where somebody crosses the picture."""
    if event.line:
        return ("medium_close_up", "close_up")[at % 2]
    if event.aboard and event.action != "sails":
        return "medium_close_up" if _alone(event, parts) else "medium_wide"
    if event.action in deeds.MOTION or not event.who:
        return "wide"
    if event.things and event.action in ("reaches", "reads", "holds") and len(event.who) < 2:
        return "medium"
    return ("medium_wide", "medium")[at % 2]


def _text(event: Event, parts: Sequence[Part]) -> str:
    """Give the event's sentence, with its people's boat and what they have in hand."""
    text = _with_craft(event, parts)
    if not _alone(event, parts) or event.verb not in gestures.WITH or event.language != "en":
        return text
    dark, light = gestures.WITH[event.verb]
    added = dark if event.where.time == "night" or event.aboard else light
    return f"{text.rstrip('.')}, {added}." if added else text


def _alone(event: Event, parts: Sequence[Part]) -> bool:
    """Whether a single person does it."""
    found = [part for part in parts if part.name in event.who]
    return len(found) == 1 and found[0].kind in PERSONS and found[0].count == 1


def _with_craft(event: Event, parts: Sequence[Part]) -> str:
    if not event.aboard or not event.who or event.action == "sails":
        return event.text
    if event.craft.split()[-1] in event.text:
        return event.text
    who = re.escape(the(event.who[0], parts))
    return re.sub(
        rf"\b{who}\b",
        lambda said: said[0] + event.aboard,
        event.text,
        count=1,
        flags=re.IGNORECASE,
    )
