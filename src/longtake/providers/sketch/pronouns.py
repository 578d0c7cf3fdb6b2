"""Whom a clause means that says he, she or it, or names nobody at all."""

# ruff: noqa: E501, SIM905 - tables of words read best as text

from collections.abc import Sequence
from dataclasses import replace

from longtake.providers.sketch.clauses import PRONOUNS
from longtake.providers.sketch.company import Company
from longtake.providers.sketch.lexicon.search import Word

_HUMAN = frozenset("person man woman boy girl child old_man old_woman couple family crowd".split())


def meant_by(found: Sequence[Word], company: Company, who: Sequence[str]) -> str:
    """Give the one whom a closing `him` or `her` means, or nothing."""
    last = next((word.name for word in reversed(found) if word.text[:1].isalnum()), "")
    kinds = {
        "him": ("man", "boy", "old_man", "person"),
        "her": ("woman", "girl", "old_woman", "person"),
    }
    return next(
        (
            part.name
            for part in reversed(company.parts)
            if part.kind in kinds.get(last, ()) and part.name not in who[:1]
        ),
        "",
    )


def turned(company: Company, found: Sequence[Word]) -> Company:
    """Give the company with the one whom a leading `he` or `she` means as the doer, now known as such."""
    sexes = {"he": ("man", "boy", "old_man"), "she": ("woman", "girl", "old_woman")}
    lead = next((word.name for word in found[:4] if word.name in sexes), "")
    if not lead:
        return company
    other = sexes["she" if lead == "he" else "he"]
    by_name = {part.name: part for part in company.parts}
    recent = (*company.doer, *(part.name for part in reversed(company.parts)))
    fitting = [
        name for name in recent if by_name[name].kind not in (*other, "couple", "crowd", "family")
    ]
    sure = [name for name in fitting if by_name[name].kind in sexes[lead]]
    told_of = [name for name in sure if name in company.last and name not in company.doer]
    doing = [name for name in fitting if name in company.doer]
    chosen = next(
        iter((sure[:1] if doing[:1] == sure[:1] else told_of) or doing or sure or fitting), ""
    )
    if not chosen:
        return company
    kind = by_name[chosen].kind
    kind = sexes[lead][0] if kind == "person" else sexes[lead][1] if kind == "child" else kind
    parts = tuple(
        replace(part, kind=kind) if part.name == chosen else part for part in company.parts
    )
    return replace(company, parts=parts, doer=(chosen,))


def plural_doer(found: Sequence[Word]) -> bool:
    """Whether it is several who do it."""
    return any(word.name == "they" for word in found[:3])


def doers(
    found: Sequence[Word], company: Company, cast: Sequence[tuple[str, int]], verb_at: int | None
) -> tuple[str, ...]:
    """Give the cast of a clause, its doer first; whoever did the last thing goes on doing."""
    names = list(dict.fromkeys(name for name, _ in cast))
    pronoun = any(
        word.name in ("he", "she", "they", "him", "her", "them", "his", "their") for word in found
    )
    if found[0].name == "it":
        thing = next((part.name for part in reversed(company.parts) if part.kind not in _HUMAN), "")
        lead = (thing,) if thing and not (company.thing and thing not in company.doer) else ()
        return tuple(dict.fromkeys((*lead, *names)))
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
