"""The film's last shot."""

from collections.abc import Sequence

from longtake.providers.sketch.casting import Part
from longtake.providers.sketch.draft import Draft
from longtake.providers.sketch.event import Event
from longtake.providers.sketch.lexicon.views import INDOORS
from longtake.providers.sketch.phrases import agreed, the
from longtake.providers.sketch.vistas import air, of_place


def last_look(event: Event, parts: Sequence[Part], seed: int) -> Draft:
    """Give the film's last shot: the view opens and lets everybody go."""
    del seed
    if event.who:
        who = the(event.who[0], parts)
        who += event.aboard
        text = f"{who[:1].upper()}{who[1:]}, small under the wide sky."
        if event.where.kind in INDOORS:
            text = (
                f"{who[:1].upper()}{who[1:]}, as the view draws back and leaves the room to itself."
            )
        if event.action in ("sails", "rides", "walks", "flies") and event.where.kind not in INDOORS:
            verb = {"sails": "sails", "rides": "rides", "walks": "walks", "flies": "flies"}[
                event.action
            ]
            text = f"{who[:1].upper()}{who[1:]} {verb} on towards the horizon, smaller and smaller."
    else:
        text = of_place("{Place}, one last look", event.where) + "."
    text = agreed(text, event.who[0], parts) if event.who else text
    move = "pull_back" if event.where.kind in INDOORS else "crane_up"
    framing = "wide" if event.where.kind in INDOORS else "extreme_wide"
    return Draft(text=text, where=event.where, framing=framing, move=move,
                 action=f"{air(event.where)}.", weight=1.3, cast=event.who[:1],
                 subject=f"last {event.who[:1]}")  # fmt: skip
