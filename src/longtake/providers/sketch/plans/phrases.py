"""The words that a sentence has for somebody, something and what they do."""

# ruff: noqa: RUF001 - curly apostrophes are meant

import re
from collections.abc import Sequence

from longtake.providers.sketch.lexicon.search import Word
from longtake.providers.sketch.plans.casting import Part
from longtake.providers.sketch.text.figuring import Mention


def third(verb: str) -> str:
    """Give the form for he, she or it: `answers`."""
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"


def the(name: str, parts: Sequence[Part]) -> str:
    """Give a cast name as a sentence says it: `the lighthouse keeper`, but `Mara`."""
    part = next((part for part in parts if part.name == name), None)
    if part is None or part.proper or not name.isascii():
        return name
    if not any(word in part.said.lower() for word in name.lower().split()):
        return name
    return f"the {name[:1].lower()}{name[1:]}"


def phrase(found: Sequence[Word], mention: Mention, *, bare: bool = False) -> str:
    """Give the words of a mention, with `the` before them unless `bare` is asked for."""
    pieces = found[mention.first : mention.last + 1]
    foreign = any(piece.foreign for piece in pieces if piece.kind)
    said = [piece.name if foreign else piece.text for piece in pieces]
    text = re.sub(r"['’]s$", "", " ".join(said).replace(" ,", ","))
    return text if bare else f"the {text}"


def conjugated(line: str, name: str, parts: Sequence[Part]) -> str:
    """Give the line with `{who}` named and its verbs agreeing: `{who} walk{s}`."""
    many = any(part.name == name and part.count > 1 for part in parts)
    one = {"s": "s", "es": "es", "ies": "ies"}
    several = {"s": "", "es": "", "ies": "y"}
    text = line.format(who=the(name, parts), **(several if many else one))
    return text[:1].upper() + text[1:]
