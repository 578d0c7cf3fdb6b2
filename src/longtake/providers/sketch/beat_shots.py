"""The beats of an advert as shots."""

# ruff: noqa: E501, SIM905 - tables of words read best as text

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from longtake.film.beats import BEATS, Beat
from longtake.providers.sketch.casting import Part
from longtake.providers.sketch.draft import Draft, Where
from longtake.providers.sketch.event import Event
from longtake.providers.sketch.lexicon import wares
from longtake.providers.sketch.phrases import the
from longtake.providers.sketch.product import Product


@dataclass(frozen=True, slots=True)
class Pitch:
    """What an advert shows and where."""

    product: Product
    style: str
    user: Part
    where: Where | None
    """Where the prompt sets the whole advert, or None."""
    events: tuple[Event, ...]
    parts: tuple[Part, ...]


_ALONE: Final = frozenset(
    "hero_shot teaser_reveal detail_showcase feature_highlight_sequence call_to_action".split()
)

_PEOPLED: Final = frozenset(
    "usage_scenario lifestyle_context action_montage benefit_showcase transformation_moment".split()
)

_EMPTY: Final = frozenset(("ambient_lifestyle", "atmospheric_setup"))

_LONG: Final = 8
"""Seconds above which a beat is covered from two sides."""


def shots_of(
    beats: Sequence[tuple[str, int]], scene: Pitch, rate: Fraction, *, split: bool
) -> Iterable[Draft]:
    """Give the shots of the beats in order; with `split` a long beat is covered from two sides."""
    told_events = list(scene.events)
    seen: dict[str, int] = {}
    for name, frames in beats:
        beat = BEATS[name]
        event = (
            told_events.pop(0) if name in _PEOPLED | {"product_in_motion"} and told_events else None
        )
        turn = seen[name] = seen.get(name, -1) + 1
        draft = _draft(beat, scene, event, turn, frames)
        if split and frames > _LONG * rate:
            half = frames * 11 // 20
            yield replace(draft, frames=half)
            yield _second(draft, scene, frames - half, turn=sum(seen.values()))
        else:
            yield draft


_ON: Final = r"(the (?:[\w ]+ )?(?:rooftop|road|street|stage|beach|coast|trail|terrace|ridge|bridge|meadow|harbour|sea))\b"

_ANGLES: Final = (
    "",
    "seen from the side",
    "from close by",
    "from above",
    "against the light",
    "from low down",
)


def _draft(beat: Beat, scene: Pitch, event: Event | None, turn: int, frames: int) -> Draft:
    where = _where(beat, scene)
    setting = (
        f"the {where.place}"
        if where.place.isascii() and not where.place.startswith(("the ", "a "))
        else where.place
    )
    text = beat.template.format(product=scene.product.phrase, style=scene.style, setting=setting)
    text = re.sub(rf"\bin {_ON}", r"on \1", text)
    people: tuple[str, ...] = ()
    if "person" in beat.template.lower():
        text = text.replace("A person", the(scene.user.name, scene.parts), 1)
        people = (scene.user.name,)
    if event is not None:
        text = f"{event.text.rstrip('.')}, {scene.product.phrase} in view; {scene.style}"
        people = event.who
    if turn:
        text = f"{text}, {_ANGLES[turn % len(_ANGLES)] or 'once more'}"
    shows = () if beat.id in _EMPTY else (scene.product.name,)
    framings = ("", "medium_close_up", "wide", "medium_wide", "medium")
    return Draft(
        text=f"{text[:1].upper()}{text[1:]}.",
        where=where,
        framing=framings[turn % 5] or beat.framing,
        move=beat.move,
        action=_ACTIONS[beat.id],
        cast=(*people, *shows),
        beat=beat.id,
        frames=frames,
        subject=beat.id,
    )


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


def _where(beat: Beat, scene: Pitch) -> Where:
    if scene.where is not None:
        return scene.where
    if beat.id in _ALONE:
        return Where("studio", "studio", "day")
    kind, time, place = wares.WORLD_OF.get(scene.product.kind, wares.WORLD[scene.product.category])
    return Where(kind, place, time)


_NEAR: Final = (
    ("{Who} from near by, at one with the moment", "close_up", "slow_push_in"),
    ("A smile comes over the face of {who}", "close_up", "static_hold"),
    ("{Who} looks up, and the light is just right", "medium_close_up", "slow_orbit"),
    ("{Who} in profile, calm and glad", "medium_close_up", "slow_pan"),
    ("{Who} seen from behind, the day wide open ahead", "medium_wide", "tracking_shot"),
)

_SIDES: Final = (
    "from another side, nearer",
    "from above, turning slowly",
    "against the light",
    "from low down",
)


def _second(draft: Draft, scene: Pitch, frames: int, *, turn: int) -> Draft:
    """Give the other side of a long beat: whoever is in it, or the product, from nearer."""
    person = next((name for name in draft.cast if name != scene.product.name), "")
    if person:
        who = the(person, scene.parts)
        line, framing, move = _NEAR[turn % len(_NEAR)]
        said = line.format(Who=f"{who[:1].upper()}{who[1:]}", who=who)
        return replace(
            draft,
            text=f"{said}; {scene.style}.",
            framing=framing,
            move=move,
            frames=frames,
            cast=(person,),
        )
    phrase = scene.product.phrase
    text = f"{phrase[:1].upper()}{phrase[1:]} {_SIDES[turn % len(_SIDES)]}; {scene.style}."
    return replace(draft, text=text, framing="extreme_close_up", move="slow_orbit", frames=frames)
