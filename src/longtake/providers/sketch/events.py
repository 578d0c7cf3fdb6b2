"""What a prompt tells, cut into its events in order: who does what, where and when."""

# ruff: noqa: E501, RUF001, SIM905 - tables of words read best as text

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from longtake.film.storyboard import Line
from longtake.providers.sketch.casting import FEMALE_NAMES, MALE_NAMES, Part
from longtake.providers.sketch.draft import Where
from longtake.providers.sketch.figuring import (
    LIVING,
    PERSONS,
    WATERCRAFT,
    Mention,
    is_verb,
    mentions,
)
from longtake.providers.sketch.lexicon import deeds, subjects, tongues
from longtake.providers.sketch.lexicon.forms import actions
from longtake.providers.sketch.lexicon.search import Word, words
from longtake.providers.sketch.lexicon.world import HIDDEN
from longtake.providers.sketch.reading import place_of, time_of, weather_of


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happens."""

    text: str
    """As a sentence that stands on its own."""
    who: tuple[str, ...] = ()
    """Cast names that it shows, the one who does it first."""
    things: tuple[str, ...] = ()
    """Things that it shows, as `the red balloon`."""
    verb: str = ""
    where: Where = field(default_factory=lambda: Where(""))
    line: Line | None = None
    craft: str = ""
    """The boat that whoever it shows is in, as `the small boat`; or nothing."""

    @property
    def action(self) -> str:
        """Its action, one of `staging.ACTIONS`."""
        return actions().get(self.verb, "stands")


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that a prompt tells."""

    events: tuple[Event, ...]
    parts: tuple[Part, ...]


_SENTENCE = re.compile(r"[^.!?;。！？；\n]+(?:[.!?;。！？；]+[\"'”’」』]?|\n|$)")
_QUOTE = re.compile(r"[\"“„«「『]([^\"“”„«»「」『』]{2,300})[\"”“»」』]")
_MARKUP = re.compile(
    r"<[^>]{0,80}>|[*_`~^|\\{}\[\]]+|https?://\S+|[\U0001F000-\U0001FAFF\u2600-\u27bf\ufe0f\u200d]+"
)
_BREAKS = frozenset(
    "then while until before after when but whereupon meanwhile as once where".split()
)
_LINKS = frozenset(("and", "then", "but"))
_FAR = frozenset(subjects.VEHICLES) | frozenset(
    "sun moon cloud planet volcano waterfall rainbow lightning comet island house cottage castle tower "
    "lighthouse church skyscraper windmill bridge barn factory shop temple pyramid wave iceberg "
    "campfire grass".split()
)
"""What is no insert: too far or too big to be close enough to touch."""
_HUMAN = frozenset("person man woman boy girl child old_man old_woman couple family crowd".split())
AFLOAT = frozenset(("sea", "river", "harbour", "coast", "lighthouse"))
_NO_PURPOSE = frozenset(
    "want try need begin start learn decide hope like love go come seem happen teach ask help dare refuse "
    "prepare continue stop get have".split()
)
_ADVERBS = frozenset(
    "finally suddenly slowly quickly then soon later next eventually now there once also together again "
    "just only never always still even carefully quietly gently secretly happily sadly".split()
)
_PRONOUN = frozenset(("he", "she", "it", "they"))


def told(story: str, language: str) -> Told:
    """Give the events of a story and the parts that it has, each event with its place and time."""
    clean = _MARKUP.sub(" ", story)
    clean = re.sub(r"[ \t]+", " ", clean).strip() or story
    clauses = [clause for sentence in _sentences(clean) for clause in _clauses(sentence, language)]
    state = _Stage(language=language)
    events = []
    for clause in clauses:
        event, state = _event(clause, state)
        if event is not None:
            events.append(event)
    return Told(_settled(events or [Event(story)]), state.parts)


def line_by_line(lines: Sequence[str], language: str) -> Told:
    """Give one event for every line, its text unchanged; an empty line is an empty event.

    Places and hours are those that the line itself names.
    """
    stage = _Stage(language=language)
    events = []
    for line in lines:
        event, stage = _event(line, stage) if line.strip() else (None, stage)
        events.append(replace(event, text=line) if event else Event(line))
    return Told(tuple(replace(e, where=e.where) for e in events), stage.parts)


def _sentences(text: str) -> list[str]:
    return [match[0].strip() for match in _SENTENCE.finditer(text) if match[0].strip(" .\n\t")]


def _clauses(sentence: str, language: str) -> list[str]:
    """Cut a sentence where another thing begins to happen."""
    if _QUOTE.search(sentence):
        return [sentence]
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
        ahead = found[at : at + 6]
        return opens and before not in joins and any(word.sense("verb") for word in ahead)
    if name in _BREAKS and _verb_in(found, at + 1, min(len(found), at + 9)):
        return name not in ("as", "after", "before", "where") or _clause_ahead(found, at + 1)
    if name in _LINKS or before == ",":
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
        return not (found[at].kind and found[at].text.lower() == found[at].sense("verb"))
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
            or word.name in _PRONOUN
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


@dataclass(frozen=True, slots=True)
class _Stage:
    """Who and what the story has spoken of so far."""

    language: str = "en"
    parts: tuple[Part, ...] = ()
    doer: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    """Everybody in the clause before."""
    thing: str = ""
    where: Where = field(default_factory=lambda: Where(""))


def _event(clause: str, stage: _Stage) -> tuple[Event | None, _Stage]:
    quote = _QUOTE.search(clause)
    bare = (clause[: quote.start()] + clause[quote.end() :]).strip(" ,:") if quote else clause
    found = words(bare, stage.language)
    if not any(word.text[:1].isalnum() for word in found) and not quote:
        return None, stage
    mentioned = mentions(found)
    stage, cast = _introduced(stage, found, mentioned)
    stage = _turned(stage, found)
    verb_at = next(
        (at for at, word in enumerate(found) if word.sense("verb") and is_verb(found, at)), None
    )
    verb = found[verb_at].sense("verb") if verb_at is not None else ""
    who = _who(found, stage, cast, verb_at)
    text = _sentence(bare, found, stage, who, verb_at)
    other = _meant_by(found, stage, who)
    if other:
        who = tuple(dict.fromkeys((*who, other)))
        text = re.sub(r"\b(?:her|him)(?=\W*$)", the(other, stage.parts), text)
    things = tuple(dict.fromkeys(
        _phrase(found, mention) for mention in mentioned if _is_prop(mention, cast)
    ))  # fmt: skip
    where = _where(found, verb, stage)
    line = Line(quote[1].strip(), who[0] if who else "") if quote else None
    leads = tuple(name for name, at in cast if verb_at is None or at < verb_at)
    doer = tuple(dict.fromkeys(leads)) or (
        who if _plural_doer(found) else stage.doer[:2] if who[:1] == stage.doer[:1] else who[:1]
    )
    stage = replace(
        stage,
        last=who,
        doer=doer or stage.doer,
        thing=things[-1] if things else stage.thing,
        where=where,
    )
    return Event(
        text or clause, who, things, verb, where, line, _craft(found, mentioned, verb, stage)
    ), stage


def _meant_by(found: Sequence[Word], stage: _Stage, who: Sequence[str]) -> str:
    """Give the one whom a closing `him` or `her` means, or nothing."""
    last = next((word.name for word in reversed(found) if word.text[:1].isalnum()), "")
    kinds = {
        "him": ("man", "boy", "old_man", "person"),
        "her": ("woman", "girl", "old_woman", "person"),
    }
    return next(
        (
            part.name
            for part in reversed(stage.parts)
            if part.kind in kinds.get(last, ()) and part.name not in who[:1]
        ),
        "",
    )


def _turned(stage: _Stage, found: Sequence[Word]) -> _Stage:
    """Give the stage with the one whom a leading `he` or `she` means as the doer, now known as such."""
    sexes = {"he": ("man", "boy", "old_man"), "she": ("woman", "girl", "old_woman")}
    lead = next((word.name for word in found[:4] if word.name in sexes), "")
    if not lead:
        return stage
    other = sexes["she" if lead == "he" else "he"]
    by_name = {part.name: part for part in stage.parts}
    recent = (*stage.doer, *(part.name for part in reversed(stage.parts)))
    fitting = [
        name for name in recent if by_name[name].kind not in (*other, "couple", "crowd", "family")
    ]
    sure = [name for name in fitting if by_name[name].kind in sexes[lead]]
    told_of = [name for name in sure if name in stage.last and name not in stage.doer]
    doing = [name for name in fitting if name in stage.doer]
    chosen = next(
        iter((sure[:1] if doing[:1] == sure[:1] else told_of) or doing or sure or fitting), ""
    )
    if not chosen:
        return stage
    kind = by_name[chosen].kind
    kind = sexes[lead][0] if kind == "person" else sexes[lead][1] if kind == "child" else kind
    parts = tuple(replace(part, kind=kind) if part.name == chosen else part for part in stage.parts)
    return replace(stage, parts=parts, doer=(chosen,))


def _craft(found: Sequence[Word], mentioned: Sequence[Mention], verb: str, stage: _Stage) -> str:
    """Give the boat that a clause puts somebody in."""
    if not any(part.name in stage.doer and part.kind in LIVING for part in stage.parts):
        return ""
    named = next((held for held in mentioned if held.figure.kind in WATERCRAFT), None)
    if (
        named is not None
        and named.first
        and any(word.kind in LIVING or word.name in _PRONOUN for word in found)
    ):
        return _phrase(found, named)
    return (
        "the small sailboat"
        if verb == "sail"
        else "the rowing boat"
        if verb in ("row", "paddle")
        else ""
    )


def _introduced(
    stage: _Stage, found: Sequence[Word], mentioned: Sequence[Mention]
) -> tuple[_Stage, tuple[tuple[str, int], ...]]:
    """Give the stage with new parts, and who of the cast the clause names, and where."""
    parts = list(stage.parts)
    here: list[tuple[str, int]] = []
    for first, name, part in _names(found, mentioned):
        known = next((held for held in parts if held.name == name), None)
        if known is None:
            parts.append(part)
        here.append((name, first))
    named = {at for _, at in here}
    for number, mention in enumerate(mentioned):
        if not _is_character(mention, found, stage):
            continue
        before = mentioned[number - 1] if number else None
        if before is not None and here and _is_the_same(found, before, mention):
            at = next(at for at, part in enumerate(parts) if part.name == here[-1][0])
            said = _phrase(found, mention, bare=True)
            parts[at] = replace(parts[at], kind=mention.figure.kind, look=mention.looks, said=said)
            continue
        if mention.first in named:
            continue
        if any(abs(mention.first - at) <= 3 and _apposed(found, at, mention) for at in named):
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
                name, mention.figure.kind, mention.looks, _phrase(found, mention, bare=True),
                count=mention.figure.count if mention.plural else 1,
            )  # fmt: skip
            parts.append(known)
        here.append((known.name, mention.first))
    order = tuple(sorted(here, key=lambda pair: pair[1]))
    return replace(stage, parts=tuple(parts)), order


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


def _apposed(found: Sequence[Word], at: int, mention: Mention) -> bool:
    """Whether a mention only explains the name before it: `Mara, a young baker`."""
    between = [word.name for word in found[at + 1 : mention.first]]
    return bool(between) and all(
        name in (",", "a", "an", "the", "is", "—", "-") for name in between
    )


_NAMES_NOT = frozenset(
    "i a the an it he she they we you my his her their our its this that these those at in on "
    "when while after before once then there as by for from with and but or so if all every each "
    "no not one two to of into over under through close wide night day dawn dusk god earth".split()
)


def _names(found: Sequence[Word], mentioned: Sequence[Mention]) -> Iterator[tuple[int, str, Part]]:
    """Give the proper names in a clause that are people's, with the parts that they play."""
    small = frozenset(stop for stops in tongues.STOPS.values() for stop in stops.split())
    for at, word in enumerate(found):
        bare = re.sub(r"['’]s$", "", word.text)
        if bare.lower() in small:
            continue
        given = bare.lower() in FEMALE_NAMES | MALE_NAMES and at + 1 < len(found)
        if (
            (word.senses and not given)
            or not bare[:1].isupper()
            or bare.lower() in _NAMES_NOT
            or not bare.isalpha()
        ):
            continue
        after = found[at + 1].name if at + 1 < len(found) else ""
        before = found[at - 1].name if at else ""
        explained = next(
            (held for held in mentioned if held.first > at and _apposed(found, at, held)), None
        )
        titled = next(
            (held for held in mentioned if held.last == at - 1 and held.figure.kind in LIVING), None
        )
        does = at + 1 < len(found) and bool(found[at + 1].sense("verb")) and is_verb(found, at + 1)
        called = before in ("named", "called")
        met = given and before in ("and", "with", "meets", "for")
        leads = at == 0 and after in ("and", "is", "has")
        if not (explained or titled or does or called or met or leads):
            continue
        if before in ("in", "at", "from", "of", "near", "to", "by", "the") and not (
            explained or titled
        ):
            continue
        about = explained or titled
        if called:
            about = next(
                (held for held in mentioned if held.last < at and at - held.last <= 3), about
            )
        if about is None or about.figure.kind not in LIVING:
            yield at, bare, Part(bare, "person", (), bare)
        else:
            yield (
                at,
                bare,
                Part(bare, about.figure.kind, about.looks, _phrase(found, about, bare=True)),
            )


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


def _is_character(mention: Mention, found: Sequence[Word], stage: _Stage) -> bool:
    kind = mention.figure.kind
    if kind == "crowd" or mention.figure.count > 4:
        return False
    if kind in LIVING:
        return True
    # Things are characters where they act and the story has nobody else: a tugboat that dreams.
    first = not stage.parts and mention.doing not in ("", "be")
    return first and mention.first <= 5 and not any(word.kind in LIVING for word in found)


def _is_prop(mention: Mention, cast: Sequence[tuple[str, int]]) -> bool:
    kind = mention.figure.kind
    return kind not in LIVING and kind not in _FAR and all(at != mention.first for _, at in cast)


def _plural_doer(found: Sequence[Word]) -> bool:
    return any(word.name == "they" for word in found[:3])


def _who(
    found: Sequence[Word], stage: _Stage, cast: Sequence[tuple[str, int]], verb_at: int | None
) -> tuple[str, ...]:
    """Give the cast of a clause, its doer first; whoever did the last thing goes on doing."""
    names = list(dict.fromkeys(name for name, _ in cast))
    pronoun = any(
        word.name in ("he", "she", "they", "him", "her", "them", "his", "their") for word in found
    )
    if found[0].name == "it":
        thing = next((part.name for part in reversed(stage.parts) if part.kind not in _HUMAN), "")
        lead = (thing,) if thing and not (stage.thing and thing not in stage.doer) else ()
        return tuple(dict.fromkeys((*lead, *names)))
    leads = verb_at is None or any(at < verb_at for _, at in cast)
    own = _subject_before(found, verb_at)
    if not names:
        return stage.doer if pronoun or not own else ()
    if names and not leads and not own:
        return tuple(dict.fromkeys((*stage.doer, *names)))
    if pronoun and stage.doer and stage.doer[0] not in names and len(names) < 3:
        lead = found[0].name in _PRONOUN
        return tuple(dict.fromkeys((*stage.doer, *names) if lead else (*names, *stage.doer)))
    return tuple(names)


def _subject_before(found: Sequence[Word], verb_at: int | None) -> bool:
    """Whether something of its own stands before the verb: `the storm breaks`."""
    if verb_at is None:
        return True
    return any(
        word.kind
        or word.sense("place")
        or word.sense("weather")
        or (word.sense("time") and at == verb_at - 1)
        or (word.text.isalpha() and word.name in ("everything", "everyone", "nothing", "something"))
        for at, word in enumerate(found[:verb_at])
        if not (at and found[at - 1].name in ("at", "in", "on", "by", "with", "through"))
    ) or _noun_before(found, verb_at)


def _noun_before(found: Sequence[Word], verb_at: int) -> bool:
    """Whether an article and a word that the lexicon does not know stand before the verb."""
    names = [word.name for word in found[:verb_at]]
    return any(
        name in ("the", "a", "an", "his", "her", "their", "its") for name in names
    ) and not any(name in ("at", "in", "on", "by") for name in names[:1])


def _sentence(
    bare: str, found: Sequence[Word], stage: _Stage, who: Sequence[str], verb_at: int | None
) -> str:
    """Give the clause as a sentence of its own: somebody named does something."""
    text = bare.strip(" ,;:.。、")
    if stage.language == "en" and found:
        text = _named(text, found, stage, who, verb_at)
    elif who and verb_at is not None and not _spoken_of(found):
        text = _led_by(who[0], text, stage.language)
    text = text[:1].upper() + text[1:]
    return (
        text
        if text.endswith(("!", "?", "…", "。", "！", "？"))
        else f"{text}{'。' if stage.language in ('ja', 'zh') else '.'}"
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
    text: str, found: Sequence[Word], stage: _Stage, who: Sequence[str], verb_at: int | None
) -> str:
    doer = the(who[0], stage.parts) if who else ""
    first = found[0]
    if doer and first.name in ("he", "she", "it", "they") and (first.name != "it" or who):
        both = (
            " and ".join(the(name, stage.parts) for name in who[:2])
            if first.name == "they"
            else doer
        )
        text = both + text[first.end - first.start :]
        return _with_object(text, found[1:], stage)
    inner = (
        next((word for word in found[:verb_at] if word.name in ("he", "she", "they")), None)
        if verb_at
        else None
    )
    if inner is not None and doer:
        at = inner.start - found[0].start
        return _with_object(text[:at] + doer + text[at + len(inner.text) :], found, stage)
    if (
        verb_at is not None
        and doer
        and stage.doer
        and not _subject_before(found, verb_at)
        and not any(word.kind for word in found[:verb_at])
    ):
        said = found[verb_at]
        before = text[: said.start - found[0].start].strip()
        before = re.sub(r"^(?:to|and|then|finally|by)\b", "", before, flags=re.IGNORECASE).strip()
        after = text[said.end - found[0].start :]
        several = [name for name in stage.doer if name in who] if who[0] in stage.doer else []
        doer = " and ".join(the(name, stage.parts) for name in several[:2]) or doer
        many = len(several) > 1 or any(
            part.name == who[0] and part.count > 1 for part in stage.parts
        )
        present = said.sense("verb") if many else third(said.sense("verb"))
        verb = said.text if _past(said) else present
        led = re.match(
            r"(?:at|in|on|by|after|before|under|during|with|without)\b", before, re.IGNORECASE
        )
        if led:
            return _with_object(
                f"{before.rstrip(',')}, {doer} {verb}{after}", found[verb_at + 1 :], stage
            )
        return _with_object(
            " ".join(f"{doer} {before} {verb}".split()) + after, found[verb_at + 1 :], stage
        )
    return _with_object(text, found, stage)


def _with_object(text: str, found: Sequence[Word], stage: _Stage) -> str:
    """Name what a closing `it` means."""
    if stage.thing and found and found[-1].name == "it":
        return re.sub(r"\bit$", stage.thing, text)
    return text


def _past(word: Word) -> bool:
    verb = word.sense("verb")
    said = word.text.lower()
    return said.endswith("ed") or (
        said in deeds.IRREGULAR.get(verb, "").split() and not said.endswith("ing")
    )


def third(verb: str) -> str:
    """Give the form for he, she or it: `answers`."""
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"


def the(name: str, parts: Sequence[Part]) -> str:
    """Give a cast name as a sentence says it: `the lighthouse keeper`, but `Mara`."""
    part = next((part for part in parts if part.name == name), None)
    proper = part is None or not any(word in part.said.lower() for word in name.lower().split())
    if (
        not name.isascii()
        or proper
        or (part is not None and part.said == name and part.kind == "person" and not part.look)
    ):
        return name
    return f"the {name[:1].lower()}{name[1:]}"


def _phrase(found: Sequence[Word], mention: Mention, *, bare: bool = False) -> str:
    """Give the words of a mention, with `the` before them unless `bare` is asked for."""
    pieces = found[mention.first : mention.last + 1]
    foreign = any(piece.foreign for piece in pieces if piece.kind)
    said = [piece.name if foreign else piece.text for piece in pieces]
    text = re.sub(r"['’]s$", "", " ".join(said).replace(" ,", ","))
    return text if bare else f"the {text}"


def _where(found: Sequence[Word], verb: str, stage: _Stage) -> Where:
    """Give the place, hour and weather of a clause; empty where it says nothing."""
    kind = place_of(found)
    if (
        kind == "sky"
        and stage.where.kind not in ("", "sky", "space")
        and verb not in ("fly", "soar", "glide", "rise")
    ):
        kind = ""
    place = _place_phrase(found, kind) if kind else ""
    boats = any(word.kind in WATERCRAFT for word in found)
    if not kind and verb in deeds.LEADS_TO and (verb != "drive" or not stage.where.kind):
        kind = deeds.LEADS_TO[verb]
        kind = (
            ""
            if verb in ("fly", "swim", "glide")
            and stage.where.kind
            in ("space", "planet", "underwater", "sea", "river", "city", "mountains", "coast")
            else kind
        )
    if not kind and boats and verb in ("go", "leave", "set", "head", "cross"):
        kind = "sea"
    return Where(kind, place, time_of(found), weather_of(found))


def _place_phrase(found: Sequence[Word], kind: str) -> str:
    named = [at for at, word in enumerate(found) if word.sense("place") == kind]
    at = next((at for at in named if found[at].name not in HIDDEN), named[0])
    if found[at].foreign:
        return ""
    first = at
    while first and (found[first - 1].sense("adjective") or found[first - 1].sense("weather")):
        first -= 1
    return " ".join(word.text for word in found[first : at + 1])


def _settled(events: Sequence[Event]) -> tuple[Event, ...]:
    """Give the events with what a clause leaves out about place and time carried on."""
    kept, craft = Where(""), ""
    settled = []
    for event in events:
        where = event.where
        kind = where.kind or kept.kind
        moved = bool(where.kind) and where.kind != kept.kind
        craft = "" if kind not in AFLOAT else event.craft or craft
        kept = Where(
            kind,
            where.place or ("" if moved else kept.place),
            where.time or kept.time,
            where.weather or kept.weather,
        )
        settled.append(replace(event, where=kept, craft=craft))
    return tuple(settled)
