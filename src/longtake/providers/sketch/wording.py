"""A clause worded as a sentence of its own: somebody named does something."""

# ruff: noqa: RUF001, SIM905 - tables of words read best as text

import re
from collections.abc import Sequence

from longtake.providers.sketch.company import Company
from longtake.providers.sketch.figuring import LIVING
from longtake.providers.sketch.lexicon import deeds
from longtake.providers.sketch.lexicon.search import Word
from longtake.providers.sketch.phrases import the, third
from longtake.providers.sketch.pronouns import subject_before


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
    doer = the(who[0], company.parts) if who else ""
    first = found[0]
    if doer and first.name in ("he", "she", "it", "they") and (first.name != "it" or who):
        both = (
            " and ".join(the(name, company.parts) for name in who[:2])
            if first.name == "they"
            else doer
        )
        text = both + text[first.end - first.start :]
        return _with_object(text, found[1:], company)
    inner = (
        next((word for word in found[:verb_at] if word.name in ("he", "she", "they")), None)
        if verb_at
        else None
    )
    if inner is not None and doer:
        at = inner.start - found[0].start
        return _with_object(text[:at] + doer + text[at + len(inner.text) :], found, company)
    if (
        verb_at is not None
        and doer
        and company.doer
        and not subject_before(found, verb_at)
        and not any(word.kind for word in found[:verb_at])
    ):
        said = found[verb_at]
        before = text[: said.start - found[0].start].strip()
        before = re.sub(r"^(?:to|and|then|finally|by)\b", "", before, flags=re.IGNORECASE).strip()
        after = text[said.end - found[0].start :]
        several = [name for name in company.doer if name in who] if who[0] in company.doer else []
        doer = " and ".join(the(name, company.parts) for name in several[:2]) or doer
        many = len(several) > 1 or any(
            part.name == who[0] and part.count > 1 for part in company.parts
        )
        present = said.sense("verb") if many else third(said.sense("verb"))
        verb = said.text if _past(said) else present
        led = re.match(
            r"(?:at|in|on|by|after|before|under|during|with|without)\b", before, re.IGNORECASE
        )
        if led:
            return _with_object(
                f"{before.rstrip(',')}, {doer} {verb}{after}", found[verb_at + 1 :], company
            )
        return _with_object(
            " ".join(f"{doer} {before} {verb}".split()) + after, found[verb_at + 1 :], company
        )
    return _with_object(text, found, company)


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
