"""The beats of an advert as shots."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from longtake.film.beats import BEATS, Beat
from longtake.providers.sketch.lexicon import wares
from longtake.providers.sketch.plans.casting import Part
from longtake.providers.sketch.plans.draft import Draft, Where
from longtake.providers.sketch.plans.event import Event
from longtake.providers.sketch.plans.phrases import conjugated
from longtake.providers.sketch.plans.product import Product
from longtake.providers.sketch.plans.vistas import named
from longtake.providers.sketch.text.figuring import SMALL


@dataclass(frozen=True, slots=True)
class Pitch:
    """What an advert shows and where."""

    product: Product
    user: Part
    where: Where | None
    """Where the prompt sets the whole advert, or None."""
    events: tuple[Event, ...]
    """What the prompt tells of people with the product, in order."""
    parts: tuple[Part, ...]


_ALONE: Final = frozenset(
    (
        "hero_shot",
        "teaser_reveal",
        "detail_showcase",
        "feature_highlight_sequence",
        "call_to_action",
    )
)
_PEOPLED: Final = frozenset(
    (
        "usage_scenario",
        "lifestyle_context",
        "action_montage",
        "benefit_showcase",
        "transformation_moment",
    )
)
_EMPTY: Final = frozenset(("ambient_lifestyle", "atmospheric_setup"))
_LONG: Final = 8
"""Seconds above which a beat is covered from two sides."""
_ON: Final = re.compile(
    r"\bin (the (?:[\w ]+ )?(?:rooftop|road|street|stage|beach|coast|trail|terrace|ridge|bridge|"
    r"meadow|harbour|sea))\b"
)
_OTHER: Final = {
    "medium_wide": "medium_close_up", "close_up": "medium", "macro": "extreme_close_up",
    "wide": "medium_wide", "medium": "wide", "medium_close_up": "close_up",
    "extreme_close_up": "macro", "extreme_wide": "wide",
}  # fmt: skip
"""The framing that a product gets where it was just seen in the first."""
_AGAIN: Final = (
    ("from another side", "medium_close_up"), ("from above", "wide"),
    ("against the light", "medium_wide"), ("from low down", "medium"),
)  # fmt: skip


def shots_of(
    beats: Sequence[tuple[str, int]], pitch: Pitch, rate: Fraction, *, split: bool
) -> Iterator[Draft]:
    """Give the shots of the beats in order; with `split` a long beat is covered from two sides."""
    told, names = list(pitch.events), [name for name, _ in beats]
    framings: set[str] = set()
    for at, (name, frames) in enumerate(beats):
        event = told.pop(0) if name in _PEOPLED and told else None
        used = sum(other in _PEOPLED for other in names[:at])
        draft = _draft(BEATS[name], pitch, event, used=used, turn=names[:at].count(name))
        if name not in _PEOPLED and draft.framing in framings:
            draft = replace(draft, framing=_OTHER[draft.framing])
        framings = framings | {draft.framing} if name not in _PEOPLED else framings
        if split and frames > _LONG * rate:
            half = frames * 11 // 20
            yield replace(draft, frames=half)
            yield replace(_second(draft, pitch, turn=at), frames=frames - half)
        else:
            yield replace(draft, frames=frames)


def _draft(beat: Beat, pitch: Pitch, event: Event | None, *, used: int, turn: int) -> Draft:
    """Give the shot of a beat: what the prompt tells, else how such a product is seen."""
    where = _where(beat, pitch)
    if event is not None:
        text, framing, people = _told(event, pitch), beat.framing, event.who
    elif beat.id in _PEOPLED:
        text, framing = _used(pitch, used)
        people = (pitch.user.name,) if "{who}" in text else ()
        text = conjugated(text, pitch.user.name, pitch.parts)
    else:
        text, framing, people = beat.template, beat.framing, ()
        if turn:
            side, framing = _AGAIN[(turn - 1) % len(_AGAIN)]
            text = f"{text}, {side}"
    shows = () if beat.id in _EMPTY else (pitch.product.name,)
    return Draft(
        text=_filled(text, pitch, where),
        where=where,
        framing=framing,
        move=beat.move,
        action=_ACTIONS[beat.id]
        if people or beat.id not in _PEOPLED
        else "It passes close by, gleaming.",
        cast=(*people, *shows),
        beat=beat.id,
        subject=beat.id,
    )


def _told(event: Event, pitch: Pitch) -> str:
    bare = event.text.rstrip(".").replace("{", "(").replace("}", ")")
    return bare if pitch.product.name.lower() in bare.lower() else f"{bare}, {{product}} in view"


def _used(pitch: Pitch, turn: int) -> tuple[str, str]:
    """Give how somebody is seen with the product, another way each time."""
    usual = wares.USE if pitch.product.kind in SMALL | {"neutral"} else wares.NEAR
    lines = next(
        (lines for kinds, lines in wares.USES.items() if pitch.product.kind in kinds.split()), usual
    )
    text, framing = lines[turn % len(lines)]
    lap = turn // len(lines)
    if lap:
        side, framing = _AGAIN[(lap - 1) % len(_AGAIN)]
        text = f"{text}, {side}"
    return text.replace("{product}", "{{product}}").replace("{setting}", "{{setting}}"), framing


def _filled(text: str, pitch: Pitch, where: Where) -> str:
    """Give the sentence with the product and the place in it."""
    said = text.format(product=pitch.product.phrase, setting=named(where.place), style="")
    said = _ON.sub(r"on \1", said)
    return f"{said[:1].upper()}{said[1:]}."


_ACTIONS: Final = {
    "hero_shot": "Light travels over it and brings out its shape.",
    "ambient_lifestyle": "Life stirs; the light slowly grows.",
    "teaser_reveal": "An edge catches the light and is gone again.",
    "dynamic_intro": "It rushes past and everything follows.",
    "atmospheric_setup": "The view opens; nothing hurries.",
    "detail_showcase": "The eye wanders over material and craft.",
    "product_in_motion": "It moves and the background streaks by.",
    "usage_scenario": "A simple gesture, and it does what it is for.",
    "lifestyle_context": "A look, a breath, a quiet smile.",
    "feature_highlight_sequence": "One detail after another comes to the front.",
    "action_montage": "Quick movements, one burst after the other.",
    "benefit_showcase": "Relief shows in the face.",
    "transformation_moment": "What was dull turns bright.",
    "call_to_action": "Everything comes to rest.",
    "brand_moment": "The view rises and opens wide.",
}


def _where(beat: Beat, pitch: Pitch) -> Where:
    if pitch.where is not None:
        return pitch.where
    if beat.id in _ALONE:
        return Where("studio", "studio", "day")
    kind, time, place = wares.WORLD_OF.get(pitch.product.kind, wares.WORLD[pitch.product.category])
    return Where(kind, place, time)


_NEAR: Final = (
    ("{who} close up, a smile beginning", "close_up", "slow_push_in"),
    ("{who}, and the smile is there", "close_up", "static_hold"),
    ("{who} look{s} up, the light just right", "medium_close_up", "slow_orbit"),
    ("{who} in profile, calm and glad", "medium_close_up", "slow_pan"),
    ("{who} seen from behind, the day wide open ahead", "medium_wide", "tracking_shot"),
)
_SIDES: Final = (
    "from another side, nearer", "from above, turning slowly", "against the light", "from low down",
)  # fmt: skip


def _second(draft: Draft, pitch: Pitch, *, turn: int) -> Draft:
    """Give the other side of a long beat: whoever is in it, or the product, from nearer."""
    person = next((name for name in draft.cast if name != pitch.product.name), "")
    if person:
        line, framing, move = _NEAR[turn % len(_NEAR)]
        text = f"{conjugated(line, person, pitch.parts)}."
        return replace(draft, text=text, framing=framing, move=move, cast=(person,))
    text = f"{{product}} {_SIDES[turn % len(_SIDES)]}"
    text = _filled(text, pitch, draft.where)
    return replace(draft, text=text, framing="extreme_close_up", move="slow_orbit")
