"""Whom a clause means that says he, she or it, or names nobody at all."""

# ruff: noqa: SIM905 - tables of words read best as text

from collections.abc import Sequence
from dataclasses import replace

from longtake.providers.sketch.lexicon.search import Word
from longtake.providers.sketch.plans.clauses import PRONOUNS
from longtake.providers.sketch.plans.company import Company

_HUMAN = frozenset("person man woman boy girl child old_man old_woman couple family crowd".split())


def meant_by(found: Sequence[Word], company: Company, who: Sequence[str]) -> str:
    """Give the one whom a closing `him` or `her` means, or nothing."""
    last = next((word.name for word in reversed(found) if word.text[:1].isalnum()), "")
    kinds = {
        "him": ("man", "boy", "old_man", "person"),
        "her": ("woman", "girl", "old_woman", "person"),
    }
    fitting = [
        part.name
        for part in reversed(company.parts)
        if part.kind in kinds.get(last, ()) and part.name not in who[:1] and part.count == 1
    ]
    return next((name for name in company.doer if name in fitting), next(iter(fitting), ""))


_SEXES = {"he": ("man", "boy", "old_man"), "she": ("woman", "girl", "old_woman")}


def turned(company: Company, found: Sequence[Word]) -> Company:
    """Give the company with whom `he` or `she` means as the doer, now known as man or woman."""
    lead = next((word.name for word in found[:4] if word.name in _SEXES), "")
    if not lead:
        return _owning(company, found)
    chosen = _meant(company, lead)
    return replace(_as(company, chosen, lead), doer=(chosen,)) if chosen else company


def _meant(company: Company, lead: str) -> str:
    """Give the one whom a leading pronoun means: who was acted on, else who acts, else the last."""
    kinds = {part.name: part.kind for part in company.parts}
    other = _SEXES["she" if lead == "he" else "he"]
    recent = (*company.doer, *(part.name for part in reversed(company.parts)))
    fitting = [name for name in recent if kinds[name] not in (*other, "couple", "crowd", "family")]
    sure = [name for name in fitting if kinds[name] in _SEXES[lead]]
    acted_on = [name for name in sure if name in company.last and name not in company.doer]
    doing = [name for name in fitting if name in company.doer]
    same = doing[:1] == sure[:1]
    return next(iter((sure[:1] if same else acted_on) or doing or sure or fitting), "")


def _as(company: Company, name: str, lead: str) -> Company:
    """Give the company with somebody of no known sex made what the pronoun says."""
    new = {"person": _SEXES[lead][0], "child": _SEXES[lead][1]}
    parts = tuple(
        replace(part, kind=new.get(part.kind, part.kind)) if part.name == name else part
        for part in company.parts
    )
    return replace(company, parts=parts)


def _owning(company: Company, found: Sequence[Word]) -> Company:
    """Give the company with a lone person made what `his` or `her` says."""
    owner = next((word.name for word in found[:-1] if word.name in ("his", "her")), "")
    people = [part for part in company.parts if part.kind in _HUMAN]
    if not owner or len(people) != 1 or people[0].kind != "person":
        return company
    return _as(company, people[0].name, "he" if owner == "his" else "she")


def plural_doer(found: Sequence[Word]) -> bool:
    """Whether it is several who do it."""
    return any(word.name == "they" for word in found[:3])


def doers(  # noqa: PLR0911 - one way out for every kind of subject
    found: Sequence[Word], company: Company, cast: Sequence[tuple[str, int]], verb_at: int | None
) -> tuple[str, ...]:
    """Give the cast of a clause, its doer first; whoever did the last thing goes on doing."""
    names = list(dict.fromkeys(name for name, _ in cast))
    pronoun = any(
        word.name in ("he", "she", "they", "him", "her", "them", "his", "their") for word in found
    )
    if not found:
        return company.doer[:1]
    if found[0].name == "it":
        thing = next((part.name for part in reversed(company.parts) if part.kind not in _HUMAN), "")
        told_of = bool(thing) and not (company.thing and thing not in company.doer)
        return tuple(dict.fromkeys((*((thing,) if told_of else ()), *names)))
    if company.language == "ja" and company.doer and names and not _topical(found, cast):
        return tuple(dict.fromkeys((*company.doer, *names)))
    leads = verb_at is None or any(at < verb_at for _, at in cast)
    own = subject_before(found, verb_at)
    if not names:
        return company.doer if pronoun or not own else ()
    if names and not leads and not own:
        return tuple(dict.fromkeys((*company.doer, *names)))
    if pronoun and company.doer and company.doer[0] not in names and len(names) < 3:
        lead = found[0].name in PRONOUNS
        return tuple(dict.fromkeys((*company.doer, *names) if lead else (*names, *company.doer)))
    return tuple(names)


def _topical(found: Sequence[Word], cast: Sequence[tuple[str, int]]) -> bool:
    """Whether a Japanese particle makes one of the cast the one who acts."""
    after = (found[at + 1].text for _, at in cast if at + 1 < len(found))
    return any(text.startswith(("は", "が", "も")) for text in after)


def subject_before(found: Sequence[Word], verb_at: int | None) -> bool:
    """Whether something of its own stands before the verb: `the storm breaks`."""
    if verb_at is None:
        return True
    return any(
        word.kind
        or word.sense("place")
        or word.sense("weather")
        or (word.sense("time") and at == verb_at - 1)
        or (word.text.isalpha() and word.name in ("everything", "everyone", "nothing", "something"))
        for at, word in enumerate(found[:verb_at])
        if not (at and found[at - 1].name in ("at", "in", "on", "by", "with", "through"))
    ) or _noun_before(found, verb_at)


def _noun_before(found: Sequence[Word], verb_at: int) -> bool:
    """Whether an article and a word that the lexicon does not know stand before the verb."""
    names = [word.name for word in found[:verb_at]]
    return any(
        name in ("the", "a", "an", "his", "her", "their", "its") for name in names
    ) and not any(name in ("at", "in", "on", "by") for name in names[:1])
