"""Instructions, which say what to do and not who does it, given somebody to do it."""

import re
from collections.abc import Sequence

from longtake.providers.sketch.lexicon import deeds
from longtake.providers.sketch.lexicon.search import Word, words
from longtake.providers.sketch.plans.casting import Part
from longtake.providers.sketch.text.figuring import LIVING, is_verb

_HOW = re.compile(r"^(?:how (?:to|do you|can you)|ways? to|learn (?:how )?to)\s+", re.IGNORECASE)


def instructed(clauses: Sequence[str], language: str) -> tuple[list[str], tuple[Part, ...]]:
    """Give the clauses as orders, with who carries them out; nobody where they are no orders."""
    if language != "en":
        return list(clauses), ()
    plain = [_HOW.sub("", clause) for clause in clauses]
    orders = [words(clause, language) for clause in plain]
    asked = any(bare != clause for bare, clause in zip(plain, clauses, strict=True))
    if _told_of_somebody(orders) or sum(map(_orders, orders)) < (1 if asked else 2):
        return list(clauses), ()
    return plain, (_guide(orders),)


def _orders(found: Sequence[Word]) -> bool:
    """Whether a clause begins with a verb's plain form: `chop the onions`."""
    first = found[0] if found else None
    verb = first.sense("verb") if first else ""
    return first is not None and first.text.lower() == verb != "" and is_verb(found, 0)


def _told_of_somebody(orders: Sequence[Sequence[Word]]) -> bool:
    """Whether somebody is spoken of before the first order, who then goes on doing."""
    first = next((at for at, found in enumerate(orders) if _orders(found)), 0)
    return any(word.kind in LIVING for found in orders[:first] for word in found)


def _guide(orders: Sequence[Sequence[Word]]) -> Part:
    leads = {deeds.LEADS_TO.get(found[0].sense("verb"), "") for found in orders if found}
    if "kitchen" in leads:
        return Part("Cook", "person", ("cook",), "cook")
    return Part("Guide", "person", (), "friendly guide")
