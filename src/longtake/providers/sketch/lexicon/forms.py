"""The English dictionary made of the lexicon's data: every word, its senses, and its forms."""

# ruff: noqa: E501, SIM905 - tables of words read best as text

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from longtake.providers.sketch.lexicon import deeds, subjects, world

Senses = Mapping[str, str]
"""What a word can mean: by class (`place`, `time`, `kind`, `verb` …) the staging's word for it."""

NUMBERS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "several": 4, "some": 3, "many": 8, "few": 3,
    "dozen": 12, "dozens": 12, "hundreds": 12, "thousands": 12, "pair": 2, "both": 2, "group": 4,
    "flock": 7, "herd": 6, "pack": 4, "swarm": 10, "couple": 2, "countless": 12, "zwei": 2, "drei": 3, "deux": 2, "trois": 3, "dos": 2, "tres": 3, "due": 2, "tre": 3, "dois": 2, "duas": 2,
}  # fmt: skip
WHOLES: Final = frozenset(
    "shoes sneakers boots trainers glasses sunglasses spectacles goggles headphones earbuds earphones "
    "jeans trousers leggings clothes heels slippers sandals socks scissors flames stars drums pearls "
    "fireworks embers clouds waves vegetables jewels tools lovers newlyweds parents people fruits "
    "noodles cleats ruins reeds grapes berries cherries herbs logs money bells binoculars "
    "skincare stables cosmetics headlines chips crisps".split()
)
"""Plurals that are one thing to draw."""


MANY: Final = frozenset(("children", "men", "women", "mice", "geese", "firefighters"))


def vowels(word: str) -> bool:
    """True where the word begins with a vowel, so that `an` goes before it."""
    return word[:1].lower() in "aeiou"


@cache
def dictionary() -> Mapping[str, Senses]:
    """Give every English name with its senses; names are lower case, blanks between their words."""
    found: dict[str, dict[str, str]] = {}
    for sense, table in _tables():
        for key, names in table.items():
            for name in names.split(", "):
                bare, _, looks = name.strip().partition("/")
                value = f"{key}/{looks}" if looks else key
                found.setdefault(bare, {}).setdefault(sense, value)
    for form, verb in verbs().items():
        found.setdefault(form, {})["verb"] = verb
    for word in subjects.GARMENTS:
        found.setdefault(word, {})["garment"] = word
    for word in subjects.ADJECTIVES:
        found.setdefault(word, {})["adjective"] = word
    return found


def _tables() -> Iterator[tuple[str, Mapping[str, str]]]:
    yield "place", world.PLACES
    yield "time", world.TIMES
    yield "weather", world.WEATHERS
    yield "season", world.SEASONS
    yield "look", world.LOOKS
    yield "kind", subjects.PEOPLE
    yield "kind", subjects.THINGS
    kinds = {**subjects.PEOPLE, **subjects.THINGS}
    yield "kind", {kind: kind.replace("_", " ") for kind in kinds if "_" in kind}


@cache
def actions() -> Mapping[str, str]:
    """Give each verb's action, one of `staging.ACTIONS`."""
    found: dict[str, str] = {}
    for action, verbs_of in deeds.ACTIONS.items():
        for verb in verbs_of.split():
            found.setdefault(verb, action)
    return found


@cache
def verbs() -> Mapping[str, str]:
    """Give every form of every verb with its plain form."""
    found: dict[str, str] = {}
    for verb in actions():
        for form in _forms(verb):
            found.setdefault(form, verb)
    return found


def _forms(verb: str) -> Iterator[str]:
    yield verb
    if verb.endswith("y") and not vowels(verb[-2]):
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
    else:
        hissing = verb.endswith(("s", "sh", "ch", "x", "z", "o"))
        stem = _doubled(verb) if not verb.endswith("e") else verb[:-1]
        yield from (f"{verb}es" if hissing else f"{verb}s", f"{stem}ed", f"{stem}ing")
    yield from deeds.IRREGULAR.get(verb, "").split()


def _doubled(verb: str) -> str:
    """With its last letter twice, as in `grab`, `grabbed`."""
    short = len(verb) <= 4 and verb[-1] not in "wxyaeiou"
    single = verb[-2:-1] in tuple("aeiou") and verb[-3:-2] not in tuple("aeiou")
    return verb + verb[-1] if short and single else verb


def singular(word: str) -> str:
    """Give the singular of an English plural that the dictionary has, else nothing."""
    known = dictionary()
    for ending, instead in (
        ("'s", ""),
        ("s'", ""),
        ("ies", "y"),
        ("ves", "f"),
        ("s", ""),
        ("es", ""),
    ):
        if word.endswith(ending):
            bare = word.removesuffix(ending) + instead
            if bare in known:
                return bare
    return ""
