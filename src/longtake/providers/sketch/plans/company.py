"""Who a story has spoken of so far, and who joins them in a clause."""

# ruff: noqa: RUF001 - tables of words read best as text

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from longtake.providers.sketch.lexicon import subjects
from longtake.providers.sketch.lexicon.search import Word
from longtake.providers.sketch.plans.casting import Part
from longtake.providers.sketch.plans.draft import Where
from longtake.providers.sketch.plans.naming import apposed, proper_names, unknown_workers
from longtake.providers.sketch.plans.phrases import phrase
from longtake.providers.sketch.text.figuring import LIVING, PERSONS, Mention


@dataclass(frozen=True, slots=True)
class Company:
    """Who and what the story has spoken of so far."""

    language: str = "en"
    parts: tuple[Part, ...] = ()
    doer: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    """Everybody in the clause before."""
    thing: str = ""
    where: Where = field(default_factory=lambda: Where(""))


def introduced(
    company: Company, found: Sequence[Word], mentioned: Sequence[Mention]
) -> tuple[Company, tuple[tuple[str, int], ...]]:
    """Give the company with new parts, and who of the cast the clause names, and where."""
    parts, here = list(company.parts), list[tuple[str, int]]()
    for first, name, part in (*proper_names(found, mentioned), *unknown_workers(found)):
        if not any(held.name == name for held in parts):
            parts.append(part)
        here.append((name, first))
    named = frozenset(at for _, at in here)
    for number, mention in enumerate(mentioned):
        if not _is_character(mention, found, company):
            continue
        before = mentioned[number - 1] if number else None
        if before is not None and here and _is_the_same(found, before, mention):
            _explain(parts, here[-1][0], mention, found)
        elif not _is_named(found, mention, named):
            here.append((_joining(parts, mention, found).name, mention.first))
    order = tuple(sorted(here, key=lambda pair: pair[1]))
    return replace(company, parts=tuple(parts)), order


def _explain(parts: list[Part], name: str, mention: Mention, found: Sequence[Word]) -> None:
    """Let the part of that name be what the mention says."""
    at = next(at for at, part in enumerate(parts) if part.name == name)
    said = phrase(found, mention, bare=True)
    parts[at] = replace(parts[at], kind=mention.figure.kind, look=mention.looks, said=said)


def _is_named(found: Sequence[Word], mention: Mention, named: frozenset[int]) -> bool:
    """Whether a mention only belongs to a proper name beside it."""
    return mention.first in named or any(
        abs(mention.first - at) <= 3 and apposed(found, at, mention) for at in named
    )


def _joining(parts: list[Part], mention: Mention, found: Sequence[Word]) -> Part:
    """Give the part that a mention means; a new one is added to the parts."""
    known = _known(parts, mention)
    if known is not None:
        return known
    name, kind = _cast_name(mention, found), mention.figure.kind
    taken = sum(part.name.split(" ")[0] == name for part in parts)
    if any(part.name == name for part in parts):
        told = f"{mention.looks[0]} {name}".capitalize() if mention.looks else name
        name = f"{name} {taken + 1}" if any(part.name == told for part in parts) else told
    if mention.figure.name in _YOUNG:
        kind = next((part.kind for part in parts if part.kind in subjects.ANIMALS), kind)
    count = mention.figure.count if mention.plural else 1
    new = Part(name, kind, mention.looks, phrase(found, mention, bare=True), count=count)
    parts.append(new)
    return new


_YOUNG = frozenset(("calf", "cub", "pup", "young"))
"""Whose kind is that of the animal spoken of before."""


def _is_the_same(found: Sequence[Word], before: Mention, mention: Mention) -> bool:
    """Whether a clause says that one is the other: `the guest is an old man`."""
    between = [word.name for word in found[before.last + 1 : mention.first]]
    if before.figure.kind not in PERSONS or mention.figure.kind not in PERSONS:
        return False
    after = found[mention.last + 1].name if mention.last + 1 < len(found) else "."
    explained = (
        len(between) == 2
        and between[0] == ","
        and between[1] in ("a", "an", "the")
        and after in (",", ".")
    )
    return explained or (bool(between) and set(between) <= {"is", "was", "a", "an", "the"})


def _known(parts: Sequence[Part], mention: Mention) -> Part | None:
    """Give the part that a mention means again, or None for somebody new."""
    figure = mention.figure
    for part in parts:
        same = part.kind == figure.kind and (part.look == mention.looks or not mention.looks)
        if same and (part.name.lower().endswith(figure.name) or mention.definite):
            return part
        if mention.definite and part.name.lower().endswith(figure.name):
            return part
        shared = set(part.look) & set(mention.looks)
        if mention.definite and shared and part.kind in PERSONS and figure.kind in PERSONS:
            return part
        general = (
            figure.kind in ("man", "woman", "person", "boy", "girl", "child") and not mention.looks
        )
        if (
            mention.definite
            and general
            and "person" in (part.kind, figure.kind)
            and part.kind in PERSONS
        ):
            return part
    return None


def _cast_name(mention: Mention, found: Sequence[Word]) -> str:
    word = found[mention.last] if found[mention.last].kind else found[mention.first]
    heads = (
        held for held in found[mention.first : mention.last + 1] if held.name == mention.figure.name
    )
    word = next(heads, word)
    text = re.sub(r"['’]s$", "", word.text)
    return text.capitalize() if text.isupper() else text[:1].upper() + text[1:]


_LIGHTS = frozenset(["sun", "cloud", "wave", "grass", "lightning", "rainbow"])
"""Things of the sky and the field that no story is about."""


def _is_character(mention: Mention, found: Sequence[Word], company: Company) -> bool:
    kind = mention.figure.kind
    if kind == "crowd" or mention.figure.count > 4:
        return False
    if kind in LIVING:
        return True
    if kind in _LIGHTS:
        return False
    # Things are characters where they act and the story has nobody else: a tugboat that dreams.
    first = not company.parts and mention.doing not in ("", "be")
    return (
        first
        and mention.first <= 5
        and not any(word.kind in LIVING for word in found[: mention.first])
    )
