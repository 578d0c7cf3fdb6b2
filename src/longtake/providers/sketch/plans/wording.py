"""A clause worded as a sentence of its own: somebody named does something."""

# ruff: noqa: RUF001, SIM905 - tables of words read best as text

import re
from collections.abc import Sequence

from longtake.providers.sketch.lexicon import deeds
from longtake.providers.sketch.lexicon.search import Word
from longtake.providers.sketch.plans.company import Company
from longtake.providers.sketch.plans.phrases import the, third
from longtake.providers.sketch.plans.pronouns import subject_before
from longtake.providers.sketch.text.figuring import LIVING


def sentence(
    bare: str, found: Sequence[Word], company: Company, who: Sequence[str], verb_at: int | None
) -> str:
    """Give the clause as a sentence of its own: somebody named does something."""
    text = bare.strip(" ,;:.。、")
    if company.language == "en" and found:
        text = _named(text, found, company, who, verb_at)
    elif who and verb_at is not None and not _spoken_of(found):
        text = _led_by(who[0], text, company.language)
    text = text[:1].upper() + text[1:]
    return (
        text
        if text.endswith(("!", "?", "…", "。", "！", "？"))
        else f"{text}{'。' if company.language in ('ja', 'zh') else '.'}"
    )


def _spoken_of(found: Sequence[Word]) -> bool:
    """Whether a foreign clause says who does it, if only by a pronoun."""
    pronouns = (
        "il elle ils elles er sie es él ella ellos lui lei ele ela он она они 彼 彼女 他 她".split()
    )
    return any(word.kind in LIVING or word.text.lower() in pronouns for word in found) or any(
        word.text[:1].isupper() and not word.senses for word in found[1:]
    )


def _led_by(name: str, text: str, language: str) -> str:
    """Give a clause without a doer the name of who does it, as its language would."""
    if language == "ja":
        return f"{name}は{text}"
    if language == "zh":
        return f"{name}{text}"
    if language in ("ko", "ar", "hi"):
        return text
    return f"{name} {text[:1].lower()}{text[1:]}"


def _named(
    text: str, found: Sequence[Word], company: Company, who: Sequence[str], verb_at: int | None
) -> str:
    """Give an English clause with names for its pronouns, and a doer where it has none."""
    if not who:
        return _with_object(text, found, company)
    doer = the(who[0], company.parts)
    first = found[0]
    if first.name in ("he", "she", "it", "they"):
        both = _joined(who[:2], company) if first.name == "they" else doer
        return _with_object(both + text[first.end - first.start :], found[1:], company)
    inner = next((word for word in found[: verb_at or 0] if word.name in _SUBJECTS), None)
    if inner is not None:
        at = inner.start - first.start
        return _with_object(text[:at] + doer + text[at + len(inner.text) :], found, company)
    if verb_at is not None and _lacks_doer(found, company, verb_at):
        text = _led_in(text, found, company, who, verb_at)
        return _with_object(text, found[verb_at + 1 :], company)
    return _with_object(text, found, company)


_SUBJECTS = ("he", "she", "they")
_LINK = re.compile(r"^(?:to|and|then|finally|by)\b", re.IGNORECASE)
_LED = re.compile(r"(?:at|in|on|by|after|before|under|during|with|without)\b", re.IGNORECASE)


def _lacks_doer(found: Sequence[Word], company: Company, verb_at: int) -> bool:
    """Whether a clause begins with what is done, and who does it was said before."""
    ahead = found[:verb_at]
    named = any(word.kind for word in ahead) or _called(ahead, company)
    return bool(company.doer) and not named and not subject_before(found, verb_at)


def _led_in(
    text: str, found: Sequence[Word], company: Company, who: Sequence[str], verb_at: int
) -> str:
    """Give a clause without a doer as whoever did the last thing doing this: `she runs home`."""
    said = found[verb_at]
    before = _LINK.sub("", text[: said.start - found[0].start].strip()).strip()
    after = text[said.end - found[0].start :]
    several = [name for name in company.doer if name in who] if who[0] in company.doer else []
    doer = _joined(several[:2], company) or the(who[0], company.parts)
    crowd = any(part.name == who[0] and part.count > 1 for part in company.parts)
    verb = _inflected(said, many=crowd or len(several) > 1)
    if _LED.match(before):
        return f"{before.rstrip(',')}, {doer} {verb}{after}"
    return " ".join(f"{doer} {before} {verb}".split()) + after


def _inflected(word: Word, *, many: bool) -> str:
    """Give the verb as told of one or of many; what is past stays past."""
    plain = word.sense("verb")
    return word.text if _past(word) else plain if many else third(plain)


def _joined(names: Sequence[str], company: Company) -> str:
    return " and ".join(the(name, company.parts) for name in names)


def _called(found: Sequence[Word], company: Company) -> bool:
    """Whether somebody is named here: `Mia wakes`."""
    names = {part.name for part in company.parts if part.proper}
    return any(word.text in names for word in found)


def _with_object(text: str, found: Sequence[Word], company: Company) -> str:
    """Name what a closing `it` means."""
    if company.thing and found and found[-1].name == "it":
        return re.sub(r"\bit$", company.thing, text)
    return text


def _past(word: Word) -> bool:
    verb = word.sense("verb")
    said = word.text.lower()
    return said.endswith("ed") or (
        said in deeds.IRREGULAR.get(verb, "").split() and not said.endswith("ing")
    )
