"""Finding the lexicon's words in a text of any language."""

# ruff: noqa: RUF001 - marks of other scripts are meant

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from longtake.providers.sketch.lexicon import tongues
from longtake.providers.sketch.lexicon.forms import (
    MANY,
    WHOLES,
    Senses,
    dictionary,
    singular,
    verbs,
)

_TOKEN = re.compile(
    r"#[0-9a-fA-F]{6}\b|[\u0900-\u0963\u0966-\u097f]+|[\u0620-\u0669\u0670-\u06d3]+|[^\W\d_]+(?:['’\-][^\W\d_]+)*['’]?|\d+(?:[.,:]\d+)*|[^\w\s]",
    re.UNICODE,
)
_ELIDED = re.compile(r"^(?:l|d|qu|n|s|j|c|m|dell|all|nell|dall|sull|un|quell|quest)['’](?=\w)")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々ー]+")
_PHRASE = 5
_STEM = 3
_LATIN = ("de", "fr", "es", "it", "pt", "nl")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, or several that mean one thing."""

    text: str
    """As it is written."""
    start: int
    end: int
    name: str
    """Its English name, lower case; where unknown, itself."""
    senses: Senses = field(default_factory=dict)
    plural: bool = False
    foreign: bool = False

    @property
    def kind(self) -> str:
        """The figure that it can be, without look words."""
        return self.senses["kind"].partition("/")[0] if "kind" in self.senses else ""

    @property
    def looks(self) -> tuple[str, ...]:
        """What its name alone says of the figure's look."""
        return tuple(self.senses["kind"].partition("/")[2].split()) if "kind" in self.senses else ()

    def sense(self, of: str) -> str:
        """What it means as a place, a time and so on; empty where it means nothing of the kind."""
        return self.senses.get(of, "")


def language_of(text: str) -> str:
    """Give the language that a text is most likely in (ISO 639-1); `en` where nothing tells."""
    letters = sum(character.isalpha() for character in text) or 1
    for language, script in _SCRIPTS:
        if len(script.findall(text)) > 0.15 * letters:
            return language
    return _latin(text) or "en"


def _latin(text: str) -> str:
    """Give the language that most words speak for; nothing where no small word tells."""
    seen = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    scores = {language: sum(seen[stop] for stop in stops) for language, stops in _stops().items()}
    if not any(scores.values()):
        return ""
    for language in scores:
        known = dictionary() if language == "en" else tongues.table(language)
        scores[language] += sum(seen[word] for word in seen if word in known)
    return max(scores, key=lambda language: (scores[language], language == "en"))


@cache
def _stops() -> Mapping[str, tuple[str, ...]]:
    return {language: tuple(words.split()) for language, words in tongues.STOPS.items()}


def words(text: str, language: str = "") -> tuple[Word, ...]:
    """Give the text's words in order, the longest names first; punctuation stands as words.

    `language` is that of the text, found out where it is empty; English names count in any.
    """
    spoken = language[:2].lower() or language_of(text)
    if spoken == "en" and not _latin(text):
        spoken = ""
    pieces = [piece for match in _TOKEN.finditer(text) for piece in _split(match, spoken)]
    return tuple(_joined(pieces, spoken))


_Piece = tuple[str, int, int]


def _split(match: re.Match[str], language: str) -> Iterator[_Piece]:
    """Cut what is written without blanks into known words and the rest."""
    text, start = match[0], match.start()
    if not _UNSPACED.search(text):
        yield text, start, match.end()
        return
    known = _unspaced(language)
    at = rest = 0
    while at < len(text):
        size = next(
            (n for n in range(min(9, len(text) - at), 0, -1) if text[at : at + n] in known), 0
        )
        if size and (size > 1 or language != "ko"):
            if rest < at:
                yield text[rest:at], start + rest, start + at
            yield text[at : at + size], start + at, start + at + size
            at = rest = at + size
        elif size and (at == 0):
            yield text[at : at + size], start + at, start + at + size
            at = rest = at + size
        else:
            at += 1
    if rest < at:
        yield text[rest:at], start + rest, start + at


@cache
def _unspaced(language: str) -> Mapping[str, str]:
    order = {"zh": ("ja", "zh"), "ja": ("zh", "ja"), "ko": ("ko",)}.get(
        language, ("zh", "ja", "ko")
    )
    return {name: english for tongue in order for name, english in tongues.table(tongue).items()}


def _joined(pieces: Sequence[_Piece], language: str) -> Iterator[Word]:
    at = 0
    while at < len(pieces):
        size, word = _longest(pieces, at, language)
        yield word
        at += size


def _longest(pieces: Sequence[_Piece], at: int, language: str) -> tuple[int, Word]:
    for size in range(min(_PHRASE, len(pieces) - at), 0, -1):
        parts = pieces[at : at + size]
        if size > 1 and any(not part[0][0].isalnum() for part in parts):
            continue
        said = " ".join(part[0] for part in parts).lower().replace("’", "'").rstrip("'")
        word = _meant(said, language, parts)
        if word is not None:
            return size, word
    text, start, end = pieces[at]
    return 1, Word(text, start, end, text.lower())


def _meant(said: str, language: str, parts: Sequence[_Piece]) -> Word | None:
    text = " ".join(part[0] for part in parts)
    start, end = parts[0][1], parts[-1][2]
    known = dictionary()
    english = _translated(said, language) if language not in ("en", "") else ""
    if language != "en" and not english and said in _stops().get(language, ()):
        return None
    foreign = bool(english)
    name = english or said
    if name not in known and "-" in name and name.replace("-", " ") in known:
        name = name.replace("-", " ")
    if foreign and name in verbs() and name.endswith("s") and known[name].get("verb"):
        return Word(text, start, end, name, {"verb": verbs()[name]}, foreign=True)
    if name in known:
        one = singular(name)
        shown = known[one].get("kind", "") if one else ""
        plural = bool(shown) and shown == known[name].get("kind") and name not in WHOLES
        plural = plural or name in MANY
        return Word(text, start, end, name, known[name], plural, foreign)
    one = singular(name)
    if one:
        plural = not name.endswith(("'s", "s'")) and name not in WHOLES
        return Word(text, start, end, one, known[one], plural, foreign)
    if not language and len(parts) == 1 and len(said) > _STEM:
        elsewhere = _anywhere().get(said, "")
        if elsewhere in known:
            return Word(text, start, end, elsewhere, known[elsewhere], foreign=True)
    return None


@cache
def _anywhere() -> Mapping[str, str]:
    """Give the names of all Latin-written languages, for texts too short to tell theirs."""
    return {name: english for tongue in _LATIN for name, english in tongues.table(tongue).items()}


@cache
def _table(language: str) -> Mapping[str, str]:
    if language in {"ja", "zh", "ko"}:
        return _unspaced(language)
    return tongues.table(language)


def _translated(said: str, language: str) -> str:
    """Give the English name of a foreign word, endings and prefixes aside; else nothing."""
    table = _table(language)
    if said in table:
        return table[said]
    bare = _ELIDED.sub("", said)
    if bare in table:
        return table[bare]
    if language == "ar":
        for prefix in ("ال", "وال", "بال", "لل", "فال", "كال", "و", "ب", "ل", "ف"):
            if bare.startswith(prefix) and bare.removeprefix(prefix) in table:
                return table[bare.removeprefix(prefix)]
    loose = {"ru": 4, "hi": 3, "ar": 2}.get(language, 2)
    shortest = {"ru": 3, "hi": 3, "ar": 3}.get(language, 4)
    if language in {"ja", "zh", "ko"} or " " in bare:
        return ""
    for cut in range(1, loose + 1):
        stem = bare[:-cut]
        if len(stem) >= shortest and stem in table:
            return table[stem]
    return ""
