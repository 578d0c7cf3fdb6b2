"""The product that a prompt advertises."""

# ruff: noqa: E501, RUF001 - tables of words read best as text

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from longtake.providers.sketch.figuring import LIVING
from longtake.providers.sketch.lexicon import subjects, wares
from longtake.providers.sketch.lexicon.forms import WHOLES
from longtake.providers.sketch.lexicon.search import Word, words
from longtake.providers.sketch.wishes import without_length

ADVERT: Final = re.compile(
    r"\b(?:ads?|adverts?|advertisements?|advertising|advertise|commercials?|promos?|promotional|"
    r"product (?:video|film|launch|shot|reveal|demo|teaser|trailer)|brand (?:film|video|story)|ad campaign|"
    r"launch (?:film|video|spot|trailer|campaign)|launch of (?:our|the|a) new|unboxing|"
    r"(?:tv|second|sec|s|radio|product|brand|image) spots?|spots? (?:for|about)|teaser for (?:our|a|the) new|"
    r"werbung|werbespots?|werbefilm|werbeclip|reklame|publicité|spot publicitaire|pub (?:pour|de|d)|"
    r"anuncio|comercial|publicidad|pubblicità|spot pubblicitario|spot per|anúncio|propaganda|reclame)\b|"
    r"\bреклам|コマーシャル|広告|CM\b|CMを|广告|廣告|광고|إعلان|विज्ञापन",
    re.IGNORECASE,
)
"""What asks for an advert."""
_FOR: Final = re.compile(
    r"\b(?:ads?|adverts?|advertisements?|commercials?|promos?|spots?|video|film|teaser|trailer|campaign|"
    r"advertising|advertise|launch(?! (?:film|video|spot|trailer|campaign))|launching|unboxing|reveal|promotional \w+|werbung|werbespot|werbefilm|"
    r"publicité|anuncio|comercial|publicidad|pubblicità|pubblicitario|anúncio|propaganda)"
    r"(?: (?:for|of|about|featuring|selling|für|pour|para|per|de|di|do|da))*\s+"
    r"(?P<what>(?:(?:our|the|a|an|my|your|new|this|its|eine?n?|unsere?n?|die|der|das|une?|la|le|los?|las?|el|uma?|il|lo)\s+)*"
    r"[^,.;:!?\n–—]{2,80})",
    re.IGNORECASE,
)

_BEFORE: Final = re.compile(
    r"(?P<what>[\w'’&-]+(?: [\w'’&-]+){0,4})\s+(?:ads?|adverts?|advertisements?|commercials?|promos?|spots?)\b",
    re.IGNORECASE,
)

_CUT: Final = re.compile(
    r"\s+(?:in|with|on|at|set|that|which|who|where|showing|shot|featuring|by|called|named|from|as|for|and then|"
    r"while|is|inside|during|under|using|im|am|auf|bei|mit|dans|sur|avec|en|con|nel|nella|sul|sulla|com|no|na|through|across|made)\b.*$",
    re.IGNORECASE,
)

_BRAND: Final = re.compile(
    r"\b(?:called|named|brand(?:ed)?|by|from|namens|appelée?|llamad[oa]|chiamat[oa]|marke|marca|marque)\s+"
    r"[\"“'‘„«]?(?P<brand>[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,2})"
)

_QUOTED: Final = re.compile(r"[\"“„«「]([^\"”“»」]{2,40})[\"”“»」]")

_LEADING: Final = re.compile(
    r"^(?:(?:our|the|a|an|my|your|this|its|new|brand-new|eine?n?|unsere?n?|neue?n?|die|der|das|den|une?|la|le|les|"
    r"los?|las?|el|uma?|il|lo|gli|i|nuov[oa]|nuev[oa]|novo|nova|nouve(?:au|lle)|vertical|short|quick|second)\s+)+",
    re.IGNORECASE,
)


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
    phrase = _product_phrase(bare)
    found = words(phrase, language) or words(bare, language)
    kinds = [
        word
        for word in found
        if word.kind and word.kind not in LIVING and word.kind in subjects.THINGS
    ]
    if (not kinds and not phrase.isascii()) or not phrase:
        found = words(bare, language)
        kinds = [
            word
            for word in found
            if word.kind in subjects.OBJECTS or word.kind in subjects.VEHICLES
        ]
        phrase = kinds[0].name if kinds else phrase
    word = kinds[-1] if kinds else None
    kind = word.kind if word else "neutral"
    brand = _brand(bare, phrase)
    phrase = _to_noun(phrase, found)
    name = phrase if not brand or brand.lower() in phrase.lower() else f"{brand} {phrase}"
    name = name or "Product"
    look = tuple(held.name for held in found if held.sense("adjective"))
    category = next(
        (key for key, held in wares.KINDS.items() if kind in held.split()),
        "tech" if kind == "neutral" else "home",
    )
    return Product(name, kind, category, brand, look, _as_said(name, word))


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


def _product_phrase(prompt: str) -> str:
    match = _FOR.search(prompt)
    phrase = match["what"] if match else ""
    shaped = _LEADING.sub("", _CUT.sub("", phrase).strip())
    if not shaped or ADVERT.fullmatch(shaped):
        before = _BEFORE.search(prompt)
        shaped = _LEADING.sub("", before["what"]).strip() if before else ""
        shaped = re.sub(
            r"^(?:(?:make|create|me|a|an|the|vertical|square|tv|short|film|energetic|elegant|cinematic|second|minimalist|luxurious)\s+)+",
            "",
            shaped,
            flags=re.IGNORECASE,
        )
    return shaped.strip(" '\"“”„«»")


def _brand(prompt: str, phrase: str) -> str:
    match = _BRAND.search(prompt)
    if match:
        return match["brand"]
    quoted = _QUOTED.search(prompt)
    if quoted and quoted[1][:1].isupper() and len(quoted[1].split()) <= 3:
        return quoted[1]
    capitals = []
    for token in phrase.split():
        word = words(token, "en")
        known = bool(word and word[0].senses) and not token.isupper()
        if token[:1].isupper() and not (known and capitals == []):
            capitals.append(token)
        elif capitals:
            break
    return " ".join(capitals)


def _as_said(name: str, word: Word | None) -> str:
    if not name.isascii():
        return name
    last = name.rsplit(maxsplit=1)[-1].lower()
    if word is not None and (word.name in WHOLES or last in WHOLES):
        return (
            f"a pair of {name}"
            if word.kind in ("sneaker", "shoe", "boot", "headphones", "glasses")
            else f"a set of {name}"
        )
    plural = last.endswith("s") and not last.endswith(("ss", "us", "is"))
    if (word is not None and word.plural) or (word is None and plural):
        return f"a set of {name}"
    return f"the {name}"
