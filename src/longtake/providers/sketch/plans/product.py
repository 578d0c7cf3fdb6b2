"""The product that a prompt advertises."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from longtake.providers.sketch.lexicon import advertising, subjects, wares
from longtake.providers.sketch.lexicon.forms import WHOLES
from longtake.providers.sketch.lexicon.search import Word, words
from longtake.providers.sketch.plans.wishes import without_length
from longtake.providers.sketch.text.figuring import LIVING


@dataclass(frozen=True, slots=True)
class Product:
    """What is advertised."""

    name: str
    """With its brand, as the cast names it."""
    kind: str
    category: str
    brand: str = ""
    look: tuple[str, ...] = ()
    phrase: str = ""
    """As a sentence says it: `the Aurora lamp`, `a pair of Aurora shoes`."""


def product_in(prompt: str, language: str) -> Product:
    """Give the product that a prompt advertises; one that it does not name is `the product`."""
    bare = without_length(prompt)
    phrases = tuple(_phrases(bare))
    brand = _brand(bare, phrases)
    served = _service(phrases)
    if served is not None:
        return Product(
            _name(served[0], brand), *served[1:], brand, (), _as_said(_name(served[0], brand), None)
        )
    phrase, found = _thing_phrase(phrases, bare, language)
    word = next((word for word in reversed(found) if _is_thing(word)), None)
    name = _name(_to_noun(phrase, found), brand)
    kind = word.kind if word else "neutral"
    look = tuple(held.name for held in found if held.sense("adjective"))
    return Product(name, kind, _category(kind), brand, look, _as_said(name, word))


def _phrases(prompt: str) -> Iterator[str]:
    """Give the stretches of a prompt that may name the product, the likeliest first."""
    for pattern in (advertising.FOR, advertising.AFTER, advertising.ALSO):
        match = pattern.search(prompt)
        shaped = _shaped(match["what"]) if match else ""
        if shaped and not advertising.ADVERT.fullmatch(shaped):
            yield shaped
    before = advertising.BEFORE.search(prompt)
    if before:
        yield _shaped(advertising.MADE.sub("", before["what"]))


def _shaped(phrase: str) -> str:
    """Give a phrase from its first telling word to its last."""
    bare = advertising.LEADING.sub("", advertising.CUT.sub("", phrase).strip())
    return bare.strip(" '\"\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019")


def _thing_phrase(
    phrases: Sequence[str], prompt: str, language: str
) -> tuple[str, tuple[Word, ...]]:
    """Give the first phrase that names a known thing, and its words."""
    for phrase in phrases:
        found = words(phrase, language)
        if any(_is_thing(word) for word in found):
            return phrase, found
    if phrases and phrases[0].isascii():
        return phrases[0], words(phrases[0], language)
    found = words(prompt, language)
    things = [word for word in found if word.kind in subjects.OBJECTS | subjects.VEHICLES]
    return (
        (things[0].name, words(things[0].name, "en")) if things else (next(iter(phrases), ""), ())
    )


def _is_thing(word: Word) -> bool:
    return word.kind in subjects.THINGS and word.kind not in LIVING


def _category(kind: str) -> str:
    usual = "tech" if kind == "neutral" else "home"
    return next((key for key, held in wares.KINDS.items() if kind in held.split()), usual)


def _service(phrases: Sequence[str]) -> tuple[str, str, str] | None:
    """Give the phrase, the kind of thing that stands for it, and the category of a service."""
    for phrase in phrases:
        said = re.findall(r"[a-z]+", phrase.lower())
        for word in reversed(said):
            if word in wares.SERVICES:
                kind, category = wares.SERVICES[word]
                shown = [held.kind for held in words(phrase, "en") if held.kind in subjects.THINGS]
                return phrase, next(iter(shown), kind), category
    return None


def _name(phrase: str, brand: str) -> str:
    """Give the brand and then what it is: `Nova X smartphone`."""
    rest = re.sub(rf"\s*\b{re.escape(brand)}\b\s*", " ", phrase).strip() if brand else phrase
    first = rest.split(maxsplit=1)[0] if rest else ""
    known = words(first, "en")
    if first[:1].isupper() and not first.isupper() and known and known[0].senses:
        rest = rest[:1].lower() + rest[1:]
    return f"{brand} {rest}".strip() or "product"


def _to_noun(phrase: str, found: Sequence[Word]) -> str:
    """Give the phrase up to the last thing that it names, and a name after that."""
    things = [
        at
        for at, word in enumerate(found)
        if word.kind in subjects.THINGS and not word.sense("verb")
    ]
    if not things or not phrase or found[-1].end > len(phrase):
        return phrase
    last = things[-1]
    while last + 1 < len(found) and (
        found[last + 1].text[:1].isupper() or found[last + 1].text[:1].isdigit()
    ):
        last += 1
    return phrase[: found[last].end]


def _brand(prompt: str, phrases: Sequence[str]) -> str:
    """Give the brand: what is called so, quoted, or written with a capital; else nothing."""
    match = advertising.BRAND.search(prompt)
    if match:
        return match["brand"]
    quoted = advertising.QUOTED.search(prompt)
    if quoted and quoted[1][:1].isupper() and len(quoted[1].split()) <= 3:
        return quoted[1]
    return next((brand for brand in map(_capitals, phrases) if brand), "")


def _capitals(phrase: str) -> str:
    """Give the first run of words with capitals that are not merely how the phrase begins."""
    run: list[str] = []
    for token in phrase.split():
        word = words(token, "en")
        known = bool(word and word[0].senses) and (len(token) < 2 or not token.isupper())
        kind = bool(word and word[0].kind)
        if token[:1].isupper() and not (known and not run) and not (kind and run):
            run.append(token)
        elif run:
            break
    return " ".join(run)


def _as_said(name: str, word: Word | None) -> str:
    if not name.isascii():
        return name
    last = name.rsplit(maxsplit=1)[-1].lower()
    if word is not None and (word.name in WHOLES or last in WHOLES):
        pair = word.kind in ("sneaker", "shoe", "boot", "headphones", "glasses")
        return f"a pair of {name}" if pair else f"a set of {name}"
    plural = last.endswith("s") and not last.endswith(("ss", "us", "is"))
    if (word is not None and word.plural) or (word is None and plural):
        return f"a set of {name}"
    return f"the {name}"
