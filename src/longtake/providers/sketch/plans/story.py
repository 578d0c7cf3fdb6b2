"""A story filmed: every event in order, with the shots around it that film grammar asks for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from longtake.film.brief import Brief
from longtake.providers.sketch.plans import tour
from longtake.providers.sketch.plans.casting import Part
from longtake.providers.sketch.plans.closing import last_look
from longtake.providers.sketch.plans.coverage import covered, unseen, views
from longtake.providers.sketch.plans.draft import Draft
from longtake.providers.sketch.plans.event import Event
from longtake.providers.sketch.plans.moment import shown
from longtake.providers.sketch.plans.placing import placed
from longtake.providers.sketch.plans.telling import Told, told
from longtake.providers.sketch.plans.variety import varied
from longtake.providers.sketch.plans.vistas import establishing


@dataclass(frozen=True, slots=True)
class Story:
    """The shots of a story in order, and everybody in it."""

    drafts: tuple[Draft, ...]
    parts: tuple[Part, ...]


PACE = {"energetic": 3.2, "playful": 3.8, "tense": 3.6, "joyful": 3.8, "calm": 5.2, "sad": 5.2}
"""Seconds of a usual shot by mood; 4.4 for the others."""


def film(story: str, brief: Brief, *, seconds: Fraction, mood: str, language: str) -> Story:
    """Give the shots for a story of `seconds`; every event is shown, in the order told."""
    heard = told(story, language)
    if tour.wanted(brief.prompt):
        heard = Told(tour.tour(brief.prompt, story), ())
    events = placed(heard.events, heard.parts, story, language, around=brief.prompt)
    count = shots_for(seconds, mood, len(events))
    chosen = _compressed(events, count)
    drafts = tuple(_film(chosen, count, heard.parts, brief.seed))
    return Story(varied(drafts, brief.seed), heard.parts)


def shots_for(seconds: Fraction, mood: str, events: int) -> int:
    """Give how many shots a story gets: 2.5 to 7 s each where there is time, a second at least."""
    if seconds < 2:
        return 1
    if seconds <= 4:
        return 2
    pace = PACE.get(mood, 4.4) + min(2.0, float(seconds) / 300)
    usual = max(2, round(float(seconds) / pace))
    if seconds >= 24:
        usual = max(usual, 6)
    most = max(1, int(float(seconds) / 2.2))
    return max(1, min(max(usual, events + (events < most)), most))


def _compressed(events: Sequence[Event], count: int) -> tuple[Event, ...]:
    """Give at most `count` events; where there are more, neighbours share a shot, none is lost."""
    if len(events) <= count:
        return tuple(events)
    merged = []
    for at in range(count):
        group = events[at * len(events) // count : (at + 1) * len(events) // count]
        who = tuple(dict.fromkeys(name for event in group for name in event.who))
        things = tuple(dict.fromkeys(thing for event in group for thing in event.things))
        line = next((event.line for event in group if event.line), None)
        text = " ".join(event.text for event in group)
        merged.append(replace(group[0], text=text, who=who, things=things, line=line))
    return tuple(merged)


def _film(events: Sequence[Event], count: int, parts: Sequence[Part], seed: int) -> Iterator[Draft]:
    """Give the shots: each event, and as much coverage around it as there is room for."""
    if not events:
        return
    room = count - len(events)
    opening = int(room > 0 and count > 3)
    closing = int(room > 2)
    room -= opening + closing
    if opening:
        yield establishing(events[0].where, seed)
    shares = [
        room * (at + 1) // len(events) - room * at // len(events) for at in range(len(events))
    ]
    shares = _moved(events, shares)
    used: set[str] = set()
    for at, (event, share) in enumerate(zip(events, shares, strict=True)):
        arrives = at > 0 and event.where.kind != events[at - 1].where.kind
        around = unseen(views(event, parts, seed, at), used)
        if arrives and share > 1:
            share -= 1  # noqa: PLW2901 - the arrival is part of the coverage
            yield establishing(event.where, seed)
        yield from covered(shown(event, parts, at), around, share)
    if closing:
        yield last_look(events[-1], parts)


def _moved(events: Sequence[Event], shares: list[int]) -> list[int]:
    """Give coverage first to the events that have something to look at."""
    total = sum(shares)
    if not total or total >= 3 * len(events):
        return shares
    worth = sorted(
        range(len(events)),
        key=lambda at: (-(2 * bool(events[at].things) + bool(events[at].who)), at),
    )
    given = [0] * len(events)
    for turn in range(total):
        given[worth[turn % len(worth)]] += 1
    return given
