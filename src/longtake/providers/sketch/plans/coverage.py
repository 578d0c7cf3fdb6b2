"""Coverage of an event: the thing, the face, the place around them, from every side."""

from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest

from longtake.providers.sketch.lexicon import angles, gestures, subjects
from longtake.providers.sketch.lexicon.views import DETAILS
from longtake.providers.sketch.plans.again import again
from longtake.providers.sketch.plans.casting import Part
from longtake.providers.sketch.plans.draft import Draft, chance
from longtake.providers.sketch.plans.event import Event
from longtake.providers.sketch.plans.phrases import conjugated
from longtake.providers.sketch.plans.vistas import air, of_place
from longtake.providers.sketch.text.figuring import LIVING

_PATIENCE = 12
"""Views passed over for one that is new."""
Angle = tuple[str, str, str, str]


def covered(own: Draft, views: Iterator[Draft], share: int) -> Iterator[Draft]:
    """Give an event's own shot, with `share` shots of coverage after it."""
    yield own
    yield from islice(views, share)


def unseen(views: Iterator[Draft], used: set[str]) -> Iterator[Draft]:
    """Give the views that the film has not had yet, as long as there are any near at hand."""
    while True:
        draft = next(views)
        for _ in range(_PATIENCE):
            if draft.text not in used:
                break
            draft = next(views)
        used.add(draft.text)
        yield draft


def views(event: Event, parts: Sequence[Part], seed: int, at: int) -> Iterator[Draft]:
    """Give coverage of an event without end: inserts, reactions, details, ever varied."""
    kinds = (_inserts(event, at), _reactions(event, parts, at), _details(event, seed, at))
    order = [draft for row in zip_longest(*kinds) for draft in row if draft is not None]
    turn = 0
    while True:
        lap, place = divmod(turn, len(order))
        yield again(order[place], lap) if lap else order[place]
        turn += 1


def _inserts(event: Event, at: int) -> Iterator[Draft]:
    """Give the small things of an event, each filling the picture."""
    for number, thing in enumerate(event.things[:3]):
        line, action = angles.THINGS[(at + number) % len(angles.THINGS)]
        text = line.format(thing=thing)
        yield Draft(
            text=f"{text[:1].upper()}{text[1:]}.",
            where=event.where,
            framing=("close_up", "macro", "extreme_close_up")[number % 3],
            move=("slow_push_in", "tilt_down", "slow_orbit")[number % 3],
            action=f"{action}.",
            weight=0.8,
            subject=thing,
        )


def _reactions(event: Event, parts: Sequence[Part], at: int) -> Iterator[Draft]:
    """Give the first two of an event from every side, beginning with another side each time."""
    sides = [list(_sides(event, name, parts, at)) for name in event.who[:2]]
    return (draft for row in zip_longest(*sides) for draft in row if draft is not None)


def _sides(event: Event, name: str, parts: Sequence[Part], at: int) -> Iterator[Draft]:
    table = _angles(event, name, parts)
    for turn in range(at, at + len(table)):
        yield _reaction(event, name, parts, table[turn % len(table)], turn)


def _angles(event: Event, name: str, parts: Sequence[Part]) -> tuple[Angle, ...]:
    kind = next((part.kind for part in parts if part.name == name), "person")
    if event.aboard:
        return angles.ABOARD
    if kind in subjects.ANIMALS:
        return angles.ANIMAL
    return angles.PERSON if kind in LIVING else angles.THING


def _reaction(event: Event, name: str, parts: Sequence[Part], angle: Angle, turn: int) -> Draft:
    line, framing, move, action = angle
    faces = gestures.FACES.get(event.action, gestures.FACES["stands"])
    line = line.replace("{craft}", event.aboard).replace("{face}", faces[turn % 2])
    line = line.replace("{place}", of_place("{place}", event.where))
    happens = conjugated(action, name, parts) if action else air(event.where, line)
    return Draft(
        text=f"{conjugated(line, name, parts)}.",
        where=event.where,
        framing=framing,
        move=move,
        action=f"{happens}.",
        weight=0.85 if "close" in framing else 1.0,
        cast=(name,),
        subject=name,
    )


def _details(event: Event, seed: int, at: int) -> Iterator[Draft]:
    """Give what else there is to see at the place."""
    here = DETAILS[event.where.kind]
    start = chance(seed, event.where.kind, at) % len(here)
    for number, text in enumerate((*here[start:], *here[:start])):
        yield Draft(
            text=f"{text}.",
            where=event.where,
            framing=("medium", "medium_close_up", "medium_wide")[number % 3],
            move=("static", "slow_pan", "slow_push_in", "tilt_up")[number % 4],
            action=f"{air(event.where, text)}.",
            weight=0.8,
            subject=text,
        )
