"""The film's last shot."""

from collections.abc import Sequence

from longtake.providers.sketch.lexicon.views import INDOORS
from longtake.providers.sketch.plans.casting import Part
from longtake.providers.sketch.plans.draft import Draft, chance
from longtake.providers.sketch.plans.event import Event
from longtake.providers.sketch.plans.phrases import conjugated
from longtake.providers.sketch.plans.vistas import air, of_place

_ONWARDS = {"sails": "sail{s}", "rides": "ride{s}", "walks": "walk{s}", "flies": "fl{ies}"}
_OUTSIDE = (
    "{who}, small under the wide sky", "{who}, a speck in the wide view",
    "{who}, far below, as the view lifts away",
)  # fmt: skip
_INSIDE = (
    "{who} from across the room, one last time", "{who} as the view draws back through the room",
)  # fmt: skip


def last_look(event: Event, parts: Sequence[Part]) -> Draft:
    """Give the film's last shot: the view opens and lets everybody go."""
    inside = event.where.kind in INDOORS
    return Draft(
        text=f"{_text(event, parts, inside=inside)}.",
        where=event.where,
        framing="wide" if inside else "extreme_wide",
        move="pull_back" if inside else "crane_up",
        action=f"{air(event.where, 'last')}.",
        weight=1.3,
        cast=event.who[:1],
        subject=f"last {event.who[:1]}",
    )


def _text(event: Event, parts: Sequence[Part], *, inside: bool) -> str:
    if not event.who:
        return of_place("{Place}, one last look", event.where)
    lines = _INSIDE if inside else _OUTSIDE
    line = lines[chance(event.text, "last") % len(lines)]
    if event.action in _ONWARDS and event.verb != "land" and not inside:
        line = f"{{who}} {_ONWARDS[event.action]} on towards the horizon, smaller and smaller"
    return conjugated(line.replace("{who}", f"{{who}}{event.aboard}", 1), event.who[0], parts)
