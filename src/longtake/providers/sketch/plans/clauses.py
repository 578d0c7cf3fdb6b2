"""A text cut where another thing begins to happen."""

# ruff: noqa: E501, RUF001, SIM905 - tables of words read best as text

import re
from collections.abc import Sequence
from itertools import takewhile

from longtake.providers.sketch.lexicon import tongues
from longtake.providers.sketch.lexicon.search import Word, words
from longtake.providers.sketch.text.figuring import LIVING, is_verb

_SENTENCE = re.compile(r"[^.!?;。！？；\n]+(?:[.!?;。！？；]+[\"'”’」』]?|\n|$)")

QUOTE = re.compile(r"[\"“„«「『]([^\"“”„«»「」『』]{2,300})[\"”“»」』]")

_HELD = {ord(mark): chr(0xE000 + at) for at, mark in enumerate(".!?;。！？；")}
"""Sentence ends within a quotation, which end nothing; private characters stand for them."""
_LET_GO = {ord(there): chr(here) for here, there in _HELD.items()}
MARKUP = re.compile(
    r"<[^>]{0,80}>|[*_`~^|\\{}\[\]]+|https?://\S+|[\U0001F000-\U0001FAFF\u2600-\u27bf\ufe0f\u200d]+"
)

_BREAKS = frozenset(
    "then while until before after when but whereupon meanwhile as once where".split()
)

_LINKS = frozenset(("and", "then", "but"))

_NO_PURPOSE = frozenset(
    "want try need begin start learn decide hope like love go come seem happen teach ask help dare refuse "
    "prepare continue stop get have".split()
)

_DIRECTIONS = frozenset("down out across to through over home away past up into off".split())
_ADVERBS = frozenset(
    "finally suddenly slowly quickly then soon later next eventually now there once also together again "
    "just only never always still even carefully quietly gently secretly happily sadly".split()
)

PRONOUNS = frozenset(("he", "she", "it", "they"))


def sentences(text: str) -> list[str]:
    """Give the sentences of a text."""
    held = QUOTE.sub(lambda said: said[0].translate(_HELD), text)
    pieces = (match[0].strip() for match in _SENTENCE.finditer(held))
    return [piece.translate(_LET_GO) for piece in pieces if piece.strip(" .\n\t")]


def clauses(sentence: str, language: str) -> list[str]:
    """Cut a sentence where another thing begins to happen."""
    if QUOTE.search(sentence):
        return [sentence]
    listed = _listed(sentence, language)
    if listed:
        return listed
    found = words(sentence, language)
    cuts = [0]
    for at in range(1, len(found)):
        if _breaks(found, at, cuts[-1], language):
            cuts.append(at)
    ends = [*cuts[1:], len(found)]
    pieces = [
        sentence[found[start].start : found[end - 1].end]
        for start, end in zip(cuts, ends, strict=True)
    ]
    return [piece for piece in (_trimmed(piece, language) for piece in pieces) if piece]


def _listed(sentence: str, language: str) -> list[str]:
    """Give the entries of a sentence that only lists them: `trams, tiles, sunset`; else nothing."""
    pieces = [piece.strip() for piece in re.split(r"[,:、，：]|\band\b", sentence) if piece.strip()]
    found = words(sentence, language)
    acts = any(word.sense("verb") and is_verb(found, at) for at, word in enumerate(found))
    known = sum(any(word.senses for word in words(piece, language)) for piece in pieces)
    return pieces if len(pieces) > 3 and not acts and 2 * known >= len(pieces) else []


def _breaks(  # noqa: PLR0911 - one way out for every kind of break
    found: Sequence[Word], at: int, since: int, language: str
) -> bool:
    """Whether a new event begins at the word: a link before a verb, or a purpose."""
    left = found[since:at]
    if language in ("ja", "zh", "ko"):
        return (
            found[at - 1].text in "、，,"
            and len(left) > 3
            and any(word.sense("verb") for word in left)
        )
    if not _verb_in(found, since, at):
        return False
    name, before = found[at].name, found[at - 1].name
    joins = frozenset(tongues.JOINS.get(language, "").split())
    if language != "en":
        opens = name in joins or before == ","
        ahead = takewhile(lambda word: word.name != ",", found[at : at + 6])
        return opens and before not in joins and any(word.sense("verb") for word in ahead)
    if name in _BREAKS and _verb_in(found, at + 1, min(len(found), at + 9)):
        return name not in ("as", "after", "before", "where") or _clause_ahead(found, at + 1)
    if name in _LINKS or before in (",", ":"):
        start = at + (name in _LINKS)
        return before not in _LINKS and _begins_event(found, start)
    if name == "to":
        led = [word.sense("verb") for word in left if word.sense("verb")]
        after = found[at + 1] if at + 1 < len(found) else None
        verb = (
            after is not None
            and after.text.lower() == after.sense("verb")
            and not after.sense("garment")
        )
        return (
            verb
            and len(left) > 3
            and bool(led)
            and led[-1] not in _NO_PURPOSE
            and before not in ("how", "what", "chance", "way", "time", "ready", "about")
        )
    return False


def _verb_in(found: Sequence[Word], start: int, end: int) -> bool:
    recent = range(max(start, end - 40), end)
    return any(found[at].sense("verb") and is_verb(found, at) for at in recent)


def _begins_event(found: Sequence[Word], at: int) -> bool:
    """Whether a verb stands here, an adverb aside, or a doer with a verb soon after."""
    while at < len(found) and (found[at].name in _ADVERBS or found[at].text.endswith("ly")):
        at += 1
    if at >= len(found):
        return False
    if found[at].sense("verb") and is_verb(found, at) and not found[at].text.endswith("ing"):
        noun = found[at].kind and found[at].text.lower() == found[at].sense("verb")
        return not noun or found[min(at + 1, len(found) - 1)].name in _DIRECTIONS
    if found[at].sense("verb") and found[at].text.endswith("ing"):
        return at + 2 < len(found)
    return _clause_ahead(found, at)


def _clause_ahead(found: Sequence[Word], at: int) -> bool:
    """Whether a doer and then a verb come within a few words."""
    doer = False
    for here in range(at, min(len(found), at + 8)):
        word = found[here]
        if word.name in (",", "and") and doer:
            return False
        if word.sense("verb") and doer and is_verb(found, here):
            return True
        if (
            word.kind in LIVING
            or word.name in PRONOUNS
            or word.kind
            or word.text[:1].isupper()
            or word.sense("place")
            or word.sense("time")
            or word.sense("weather")
        ):
            doer = True
    return False


def _trimmed(piece: str, language: str) -> str:
    joins = "|".join(tongues.JOINS.get(language, "").split()) or "and|then|but"
    links = r"and|then|but|while|until|when|as|meanwhile" if language == "en" else joins
    trimmed = re.sub(
        rf"^(?:[,\s、，]*(?:{links})\b)+[,\s]*", "", piece.strip(" ,、，—–-"), flags=re.IGNORECASE
    )
    return re.sub(r"[,\s]*\b(?:and|then|but)$", "", trimmed.strip(" ,.;:、，"), flags=re.IGNORECASE)
