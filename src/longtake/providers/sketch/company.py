"""Who a story has spoken of so far, and who joins them in a clause."""

# ruff: noqa: RUF001 - tables of words read best as text

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from longtake.providers.sketch.casting import Part
from longtake.providers.sketch.draft import Where
from longtake.providers.sketch.figuring import LIVING, PERSONS, Mention
from longtake.providers.sketch.lexicon.search import Word
from longtake.providers.sketch.naming import apposed, proper_names
from longtake.providers.sketch.phrases import phrase


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
    parts = list(company.parts)
    here: list[tuple[str, int]] = []
    for first, name, part in proper_names(found, mentioned):
        known = next((held for held in parts if held.name == name), None)
        if known is None:
            parts.append(part)
        here.append((name, first))
    named = {at for _, at in here}
    for number, mention in enumerate(mentioned):
        if not _is_character(mention, found, company):
            continue
        before = mentioned[number - 1] if number else None
        if before is not None and here and _is_the_same(found, before, mention):
            at = next(at for at, part in enumerate(parts) if part.name == here[-1][0])
            said = phrase(found, mention, bare=True)
            parts[at] = replace(parts[at], kind=mention.figure.kind, look=mention.looks, said=said)
            continue
        if mention.first in named:
            continue
        if any(abs(mention.first - at) <= 3 and apposed(found, at, mention) for at in named):
            continue
        known = _known(parts, mention)
        if known is None:
            name = _cast_name(mention, found)
            count = sum(part.name.split(" ")[0] == name for part in parts)
            name = (
                f"{name} {count + 1}"
                if count and any(part.name == name for part in parts)
                else name
            )
            known = Part(
                name, mention.figure.kind, mention.looks, phrase(found, mention, bare=True),
                count=mention.figure.count if mention.plural else 1,
            )  # fmt: skip
            parts.append(known)
        here.append((known.name, mention.first))
    order = tuple(sorted(here, key=lambda pair: pair[1]))
    return replace(company, parts=tuple(parts)), order


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


def _is_character(mention: Mention, found: Sequence[Word], company: Company) -> bool:
    kind = mention.figure.kind
    if kind == "crowd" or mention.figure.count > 4:
        return False
    if kind in LIVING:
        return True
    # Things are characters where they act and the story has nobody else: a tugboat that dreams.
    first = not company.parts and mention.doing not in ("", "be")
    return first and mention.first <= 5 and not any(word.kind in LIVING for word in found)
