"""What a prompt tells, cut into its events in order: who does what, where and when."""

# ruff: noqa: E501, SIM905 - tables of words read best as text

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from longtake.film.storyboard import Line
from longtake.providers.sketch.lexicon import subjects
from longtake.providers.sketch.lexicon.concepts import pictured
from longtake.providers.sketch.lexicon.search import Word, words
from longtake.providers.sketch.plans.casting import Part
from longtake.providers.sketch.plans.clauses import MARKUP, QUOTE, clauses, sentences
from longtake.providers.sketch.plans.company import Company, introduced
from longtake.providers.sketch.plans.event import Event
from longtake.providers.sketch.plans.instructing import instructed
from longtake.providers.sketch.plans.phrases import phrase, the, third
from longtake.providers.sketch.plans.pronouns import doers, meant_by, plural_doer, turned
from longtake.providers.sketch.plans.whereabouts import carried_on, craft_of, where_of
from longtake.providers.sketch.plans.wording import sentence
from longtake.providers.sketch.text.figuring import LIVING, Mention, is_verb, mentions, verb_at

_OPENER = re.compile(
    r"^(?:once upon a time|long ago|one (?:fine )?day(?=,)|es war einmal|"
    r"il était une fois|érase una vez|c'era una volta|むかしむかし|昔々|(?:please )?(?:explain|show|describe)(?: (?:to )?\w+)? (?:how|why)(?= ))[,、 ]*(?:there (?:was|lived) )?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that a prompt tells."""

    events: tuple[Event, ...]
    parts: tuple[Part, ...]


_FAR = frozenset(subjects.VEHICLES) | frozenset(
    "sun moon cloud planet volcano waterfall rainbow lightning comet island house cottage castle tower "
    "lighthouse church skyscraper windmill bridge barn factory shop temple pyramid wave iceberg "
    "campfire grass chair table bed".split()
)
"""What is no insert: too far or too big to be close enough to touch."""


def told(story: str, language: str) -> Told:
    """Give the events of a story and the parts that it has, each event with its place and time."""
    clean = MARKUP.sub(" ", pictured(story) or story)
    clean = _OPENER.sub("", re.sub(r"[ \t]+", " ", clean).strip()) or story
    cut = [clause for sentence in sentences(clean) for clause in clauses(sentence, language)]
    cut, guide = instructed(cut, language)
    state = Company(language, guide, tuple(part.name for part in guide))
    events = []
    for clause in cut:
        event, state = _event(clause, state)
        if event is not None:
            events.append(event)
    return Told(carried_on(events or [Event(story)]), state.parts)


def line_by_line(lines: Sequence[str], language: str) -> Told:
    """Give one event for every line, its text unchanged; an empty line is an empty event.

    Places and hours are those that the line itself names.
    """
    company = Company(language=language)
    events = []
    for line in lines:
        event, company = _event(line, company) if line.strip() else (None, company)
        events.append(replace(event, text=line) if event else Event(line))
    return Told(tuple(events), company.parts)


def _event(clause: str, company: Company) -> tuple[Event | None, Company]:
    """Give what a clause tells, and the company after it; nothing where it has no words."""
    quote = QUOTE.search(clause)
    bare = (clause[: quote.start()] + clause[quote.end() :]).strip(" ,:") if quote else clause
    found = words(bare, company.language)
    if not any(word.text[:1].isalnum() for word in found):
        return (_spoken(quote, company), company) if quote else (None, company)
    mentioned = mentions(found)
    company, cast = introduced(company, found, mentioned)
    company = turned(company, found)
    at = _verb_place(found)
    verb = verb_at(found, at) if at is not None else ""
    who = doers(found, company, cast, at)
    if quote and cast:
        who = tuple(dict.fromkeys(name for name, _ in cast))
    text = sentence(bare, found, company, who, at)
    if quote and who and len(found) < _SHORT:
        text = f"{_opened(the(who[0], company.parts))} {third(verb or 'speak')}."
    other = meant_by(found, company, who)
    if other:
        who = tuple(dict.fromkeys((*who, other)))
        text = re.sub(r"\b(?:her|him)(?=\W*$)", the(other, company.parts), text)
    event = Event(
        text=text or clause,
        who=who,
        things=_things(found, mentioned, cast),
        verb=verb,
        where=where_of(found, verb, company),
        line=Line(quote[1].strip(), who[0] if who else "") if quote else None,
        language=company.language,
    )
    company = _after(event, company, found, cast, at)
    return replace(event, craft=craft_of(found, mentioned, verb, company)), company


_SHORT = 5
"""Words of a clause that says no more than who speaks."""


def _spoken(quote: re.Match[str], company: Company) -> Event:
    """Give the event of a sentence that is nothing but speech: whoever did the last thing says it."""
    who = company.doer[:1]
    text = f"{_opened(the(who[0], company.parts))} speaks." if who else "A voice speaks."
    return Event(text, who, verb="speak", line=Line(quote[1].strip(), who[0] if who else ""))


def _opened(text: str) -> str:
    return text[:1].upper() + text[1:]


def _verb_place(found: Sequence[Word]) -> int | None:
    return next(
        (at for at, word in enumerate(found) if word.sense("verb") and is_verb(found, at)), None
    )


def _things(
    found: Sequence[Word], mentioned: Sequence[Mention], cast: Sequence[tuple[str, int]]
) -> tuple[str, ...]:
    """Give the small things that a clause names, as `the red balloon`."""
    named = (phrase(found, mention) for mention in mentioned if _is_prop(mention, cast))
    return tuple(dict.fromkeys(named))


def _after(
    event: Event,
    company: Company,
    found: Sequence[Word],
    cast: Sequence[tuple[str, int]],
    at: int | None,
) -> Company:
    """Give the company after an event: who did it, who was there, what was in hand."""
    leads = tuple(dict.fromkeys(name for name, place in cast if at is None or place < at))
    several = plural_doer(found)
    same = event.who[:1] == company.doer[:1]
    doer = leads or (event.who if several else company.doer[:2] if same else event.who[:1])
    return replace(
        company,
        last=event.who,
        doer=doer or company.doer,
        thing=event.things[-1] if event.things else company.thing,
        where=event.where,
    )


def _is_prop(mention: Mention, cast: Sequence[tuple[str, int]]) -> bool:
    kind = mention.figure.kind
    return kind not in LIVING and kind not in _FAR and all(at != mention.first for _, at in cast)
