"""What a prompt tells, cut into its events in order: who does what, where and when."""

# ruff: noqa: E501, SIM905 - tables of words read best as text

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from longtake.film.storyboard import Line
from longtake.providers.sketch.casting import Part
from longtake.providers.sketch.clauses import MARKUP, QUOTE, clauses, sentences
from longtake.providers.sketch.company import Company, introduced
from longtake.providers.sketch.event import Event
from longtake.providers.sketch.figuring import LIVING, Mention, is_verb, mentions
from longtake.providers.sketch.lexicon import subjects
from longtake.providers.sketch.lexicon.search import words
from longtake.providers.sketch.phrases import phrase, the
from longtake.providers.sketch.pronouns import doers, meant_by, plural_doer, turned
from longtake.providers.sketch.whereabouts import carried_on, craft_of, where_of
from longtake.providers.sketch.wording import sentence


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that a prompt tells."""

    events: tuple[Event, ...]
    parts: tuple[Part, ...]


_FAR = frozenset(subjects.VEHICLES) | frozenset(
    "sun moon cloud planet volcano waterfall rainbow lightning comet island house cottage castle tower "
    "lighthouse church skyscraper windmill bridge barn factory shop temple pyramid wave iceberg "
    "campfire grass".split()
)
"""What is no insert: too far or too big to be close enough to touch."""


def told(story: str, language: str) -> Told:
    """Give the events of a story and the parts that it has, each event with its place and time."""
    clean = MARKUP.sub(" ", story)
    clean = re.sub(r"[ \t]+", " ", clean).strip() or story
    cut = [clause for sentence in sentences(clean) for clause in clauses(sentence, language)]
    state = Company(language=language)
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
    return Told(tuple(replace(e, where=e.where) for e in events), company.parts)


def _event(clause: str, company: Company) -> tuple[Event | None, Company]:
    quote = QUOTE.search(clause)
    bare = (clause[: quote.start()] + clause[quote.end() :]).strip(" ,:") if quote else clause
    found = words(bare, company.language)
    if not any(word.text[:1].isalnum() for word in found) and not quote:
        return None, company
    mentioned = mentions(found)
    company, cast = introduced(company, found, mentioned)
    company = turned(company, found)
    verb_at = next(
        (at for at, word in enumerate(found) if word.sense("verb") and is_verb(found, at)), None
    )
    verb = found[verb_at].sense("verb") if verb_at is not None else ""
    who = doers(found, company, cast, verb_at)
    text = sentence(bare, found, company, who, verb_at)
    other = meant_by(found, company, who)
    if other:
        who = tuple(dict.fromkeys((*who, other)))
        text = re.sub(r"\b(?:her|him)(?=\W*$)", the(other, company.parts), text)
    things = tuple(dict.fromkeys(
        phrase(found, mention) for mention in mentioned if _is_prop(mention, cast)
    ))  # fmt: skip
    where = where_of(found, verb, company)
    line = Line(quote[1].strip(), who[0] if who else "") if quote else None
    leads = tuple(name for name, at in cast if verb_at is None or at < verb_at)
    doer = tuple(dict.fromkeys(leads)) or (
        who if plural_doer(found) else company.doer[:2] if who[:1] == company.doer[:1] else who[:1]
    )
    company = replace(
        company,
        last=who,
        doer=doer or company.doer,
        thing=things[-1] if things else company.thing,
        where=where,
    )
    return Event(
        text or clause, who, things, verb, where, line, craft_of(found, mentioned, verb, company)
    ), company


def _is_prop(mention: Mention, cast: Sequence[tuple[str, int]]) -> bool:
    kind = mention.figure.kind
    return kind not in LIVING and kind not in _FAR and all(at != mention.first for _, at in cast)
