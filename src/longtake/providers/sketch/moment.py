"""The shot that shows an event itself."""

import re
from collections.abc import Sequence

from longtake.providers.sketch.casting import Part
from longtake.providers.sketch.draft import Draft
from longtake.providers.sketch.event import Event
from longtake.providers.sketch.lexicon import deeds
from longtake.providers.sketch.phrases import the
from longtake.providers.sketch.vistas import air

_HAPPENS = {
    "walks": "{who} walks on, step by step",
    "runs": "{who} runs through the picture",
    "sits": "{who} leans in a little",
    "holds": "{who} lifts it carefully",
    "reads": "{who} follows the lines, then looks up",
    "reaches": "{who} reaches out, slowly, and touches it",
    "looks": "{who} turns the head and looks",
    "dances": "{who} turns and turns",
    "rides": "{who} rides on, the ground rushing past",
    "sails": "{who} leans into the wind as the water slides past",
    "swims": "{who} glides forward with long strokes",
    "flies": "{who} rises and glides",
    "sleeps": "{who} breathes slowly",
    "waves": "{who} raises a hand",
    "falls": "{who} loses hold and drops",
    "moves": "{who} moves on",
    "shines": "the light swells and fades",
    "lies": "{who} lies still and breathes",
    "stands": "{who} stays, and something changes in the air",
}


def shown(event: Event, parts: Sequence[Part], at: int, share: int) -> Draft:
    """Give the shot that shows the event itself."""
    action = event.action
    wide = action in deeds.MOTION or not event.who
    framing = "wide" if wide else ("medium_wide", "medium")[at % 2]
    if action in ("reaches", "reads", "holds") and event.things and share == 0:
        framing = "medium"
    move = {
        "walks": "tracking_shot", "runs": "tracking_shot", "rides": "tracking_shot",
        "sails": "slow_pan", "swims": "slow_pan", "flies": "tilt_up", "dances": "slow_orbit",
        "reaches": "slow_push_in", "reads": "slow_dolly_in", "looks": "slow_push_in",
        "holds": "slow_dolly_in", "falls": "tilt_down", "waves": "pull_back",
    }.get(action, ("slow_pan", "slow_push_in", "static")[at % 3])  # fmt: skip
    return Draft(
        text=_afloat(event, parts),
        where=event.where,
        framing=framing,
        move=move,
        action=_happening(event, parts),
        weight=1.1,
        cast=event.who,
        line=event.line,
        subject=event.who[0] if event.who else "event",
    )


def _happening(event: Event, parts: Sequence[Part]) -> str:
    if not event.who:
        return f"{air(event.where)}."
    who = the(event.who[0], parts)
    said = _HAPPENS.get(event.action, _HAPPENS["stands"]).format(who=who)
    return f"{said[:1].upper()}{said[1:]}."


def _afloat(event: Event, parts: Sequence[Part]) -> str:
    """Give the event's sentence, with the boat where its people are out at sea in one."""
    inside = event.aboard
    if (
        not inside
        or not event.who
        or event.action == "sails"
        or event.craft.split()[-1] in event.text
    ):
        return event.text
    who = the(event.who[0], parts)
    return re.sub(
        rf"\b{re.escape(who)}\b",
        lambda said: said[0] + inside,
        event.text,
        count=1,
        flags=re.IGNORECASE,
    )
