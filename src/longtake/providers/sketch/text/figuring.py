"""The figures that a text tells of: who and what is seen, doing what, with what in hand."""

# ruff: noqa: E501, RUF001, SIM905 - tables of words read best as text

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from longtake.providers.sketch.lexicon import deeds, subjects
from longtake.providers.sketch.lexicon.forms import NUMBERS, WHOLES, actions
from longtake.providers.sketch.lexicon.search import Word
from longtake.providers.sketch.staging import Figure

PERSONS = frozenset(subjects.PEOPLE) - {"couple", "family", "crowd"}
LIVING = frozenset(subjects.PEOPLE) | frozenset(subjects.ANIMALS)
OPEN = frozenset(
    "bicycle motorbike scooter boat sailboat canoe tractor carriage skateboard horse elephant dragon "
    "unicorn cow hot_air_balloon".split()
)
"""What somebody rides in full view."""
CLOSED = frozenset(subjects.VEHICLES) - OPEN
WATERCRAFT = frozenset(("boat", "sailboat", "canoe", "ship", "ferry"))
LARGE = frozenset(
    "piano drum chair table bed door window box chest suitcase tv computer statue fountain anchor "
    "mirror bell wheel painting".split()
)
SMALL = (frozenset(subjects.OBJECTS) - LARGE) | {
    "flower", "rose", "sunflower", "leaf", "star", "mushroom", "rock", "baby",
}  # fmt: skip
"""What fits in a hand."""

_BEFORE = frozenset(
    "a an the his her its their my our your this that these those each every another no one of with "
    "single ein eine einen einem der die das le la les un une el il lo los las uma um o os".split()
)
_TOWARDS = frozenset("to into through across over toward towards back up down under".split())
_PRONOUNS = frozenset("he she it they him her them who".split())
_MALE, _FEMALE = frozenset(("he", "his", "him", "beard")), frozenset(("she", "her", "hers"))
_WITHIN = frozenset(("with", "in", "wearing", "wears", "dressed", "has", "having", "clad"))
_STOPS = frozenset(".!?;:。！？；")
_IMAGE = frozenset(
    "portrait photo photograph picture painting statue story film song dream memory smell sound scent "
    "name shape image map sign poster drawing thought".split()
)
_SKY = frozenset(
    ("sun", "moon", "cloud", "star", "lightning", "rainbow", "wave", "planet", "grass")
)
_OF_THINGS = dict.fromkeys(
    ("holds", "reads", "waves", "reaches", "sits", "looks", "sleeps"), "stands"
)
_OF_THINGS |= dict.fromkeys(("walks", "runs", "dances", "rides", "swims"), "moves")
_NOT_VERBS = frozenset(("do", "be", "can", "will", "must", "spring", "set", "like"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure as the text names it, with the stretch of words that does."""

    figure: Figure
    first: int
    last: int
    definite: bool = False
    plural: bool = False
    doing: str = ""
    """The plain verb that it does, where one follows."""
    looks: tuple[str, ...] = field(default=())
    cast: bool = False
    """Whether it is one of the cast, whose own look must be seen and not only its kind."""


def described(words: Sequence[Word], name: str, *, worn: bool = False) -> Figure:
    """Give the one figure that a description (a cast sentence) tells of.

    A description that names nothing known leaves the kind to the name, else it is `neutral`;
    `worn` lets what people wear be the thing itself, as products are.
    """
    each = next((at for at, word in enumerate(words) if word.name == "each"), 0)
    count = NUMBERS.get(words[0].name, 1) if words else 1
    words = words[each:]
    look = tuple(dict.fromkeys(_looks(words, 0, len(words))))
    kinds = [
        word.kind
        for at, word in enumerate(words)
        if word.kind and (worn or not word.sense("garment")) and not _modifies(words, at)
    ]
    people = [kind for kind in kinds if kind in LIVING]
    kind = _person(people, words) if people else (kinds[0] if kinds else "")
    return Figure(kind or "neutral", name, look, count=count)


def _person(kinds: Sequence[str], words: Sequence[Word]) -> str:
    """Give the most telling kind: a man before a person, an old man before a man."""
    kind = kinds[0]
    if kind == "person":
        telling = [other for other in kinds if other in PERSONS and other != "person"]
        kind = telling[0] if telling else _by_pronoun(words)
    old = any(word.name in ("old", "elderly", "aged") for word in words)
    young = {"man": "boy", "woman": "girl"}
    if old and kind in ("man", "woman"):
        return f"old_{kind}"
    small = any(word.name in ("little", "small") for word in words[:4])
    return young.get(kind, kind) if small and kind in young else kind


def _by_pronoun(words: Sequence[Word]) -> str:
    said = {word.name for word in words}
    if said & _MALE:
        return "man"
    return "woman" if said & _FEMALE else "person"


def _looks(words: Sequence[Word], start: int, end: int) -> Iterator[str]:
    """Give the words from `start` to `end` that say what somebody looks like, in order."""
    for word in words[start:end]:
        if word.sense("garment") or word.sense("adjective"):
            yield word.name
        elif word.kind in PERSONS or word.looks:
            yield from word.looks


def mentions(words: Sequence[Word], part_of: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
    """Give every figure that the text names, in order; `part_of` are kinds the place shows."""
    found: list[Mention] = []
    at = 0
    while at < len(words):
        mention = _mention(words, at, part_of)
        if mention is None:
            at += 1
            continue
        found.append(mention)
        at = mention.last + 1
    return tuple(found)


def _mention(words: Sequence[Word], at: int, part_of: frozenset[str]) -> Mention | None:
    word = words[at]
    if (
        not word.kind
        or _films(words, at)
        or not is_thing(words, at)
        or _modifies(words, at)
        or _imagined(words, at)
    ):
        return None
    if word.kind in part_of and not _acts(words, at):
        return None
    if word.kind in _SKY and not _subject(words, at):
        return None
    first = _start(words, at)
    last = _dressed(words, at) if word.kind in LIVING else at
    look = tuple(dict.fromkeys((*_looks(words, first, at + 1), *_looks(words, at + 1, last + 1))))
    kind = _person([word.kind], words[first : last + 1]) if word.kind in PERSONS else word.kind
    count = _count(words, first, word)
    if kind == "crowd" and 2 <= count <= 4 and word.name != "nobody":
        kind = "person"
    doing = "" if _done_to(words, at) else _doing(words, last + 1)
    figure = Figure(kind, word.name, look, action_of(doing, kind), count)
    return Mention(figure, first, last, _definite(words, first), word.plural, doing, look)


def acting(
    words: Sequence[Word], first: int, last: int, figure: Figure, *, doing: str = ""
) -> Mention:
    """Give the mention of a known figure at these words, with what it does there."""
    if figure.kind in LIVING and last < len(words):
        last = _dressed(words, last)
    doing = doing or _doing(words, last + 1)
    action = action_of(doing, figure.kind)
    return Mention(
        replace(figure, action=action), first, last, definite=True, doing=doing, cast=True
    )


def _done_to(words: Sequence[Word], at: int) -> bool:
    """Whether a thing stands after whoever does something, in a language that puts verbs last."""
    if not words[at].foreign or words[at].kind in LIVING:
        return False
    return any(word.kind in LIVING for word in words[:at])


def is_thing(  # noqa: PLR0911 - one way out for every ground
    words: Sequence[Word], at: int
) -> bool:
    """Whether the word is a noun here and no verb: `a watch`, not `they watch`."""
    word = words[at]
    if word.foreign:
        return True
    before = words[at - 1].name if at else ""
    open_before = before in _BEFORE or before in NUMBERS or before.isdigit()
    described_before = at > 0 and bool(
        words[at - 1].sense("adjective")
        or (words[at - 1].kind and words[at - 1].kind not in LIVING)
    )
    if open_before or described_before or _participle_before(words, at):
        return True
    if word.sense("verb") and at and _done_by(words, at):
        return False
    if word.sense("verb") and at == 0 and _has_object(words, at):
        return False
    if word.sense("verb") and word.sense("verb") in deeds.NOUNISH | subjects.AMBIGUOUS:
        return at == 0 and not (len(words) > 1 and words[1].name in _BEFORE | _TOWARDS | {"out"})
    if word.name in subjects.AMBIGUOUS:
        return word.plural or at == 0 or before in ("and", "of", "with", ",", "over", "by")
    return True


def _participle_before(words: Sequence[Word], at: int) -> bool:
    """Whether what was done to it stands between it and its article: `a hidden door`."""
    said = at > 1 and words[at - 1].text.lower() != words[at - 1].sense("verb") != ""
    return said and words[at - 2].name in _BEFORE


def _has_object(words: Sequence[Word], at: int) -> bool:
    """Whether a pronoun follows, as after a verb: `swallows it`."""
    return at + 1 < len(words) and words[at + 1].name in ("it", "them", "him", "her")


def _done_by(words: Sequence[Word], at: int) -> bool:
    """Whether a verb follows its doer here: `the view leaves`, `he watches`."""
    before = words[at - 1]
    doer = before.kind or before.name in _PRONOUNS | {"and", "then", "view", "that"}
    return bool(doer) and words[at].text.lower() != words[at].sense("verb") and is_verb(words, at)


def _films(words: Sequence[Word], at: int) -> bool:
    """Whether it is the camera that films, and not one that is seen."""
    if words[at].name != "camera" or at + 1 >= len(words):
        return False
    return bool(words[at + 1].sense("verb")) and at > 0 and words[at - 1].name == "the"


def _modifies(words: Sequence[Word], at: int) -> bool:
    """Whether the word only says what the next one is: the `coffee` of a coffee table."""
    if at + 1 >= len(words) or words[at].foreign:
        return False
    after = words[at + 1]
    if words[at].sense("adjective") and after.kind and not after.sense("verb"):
        return True
    return (
        bool(after.kind)
        and not words[at].plural
        and not after.sense("verb")
        and (words[at].kind not in LIVING or after.kind in LIVING)
    )


def _imagined(words: Sequence[Word], at: int) -> bool:
    """Whether it is only in a picture or a story: the king in `a portrait of a king`."""
    back = _start(words, at)
    if back and words[back - 1].name in ("a", "an", "the"):
        back -= 1
    return back >= 2 and words[back - 1].name == "of" and words[back - 2].name in _IMAGE


def _start(words: Sequence[Word], at: int) -> int:
    """Give where the adjectives before a noun begin."""
    first = at
    while (
        first
        and at - first < 5
        and (
            words[first - 1].sense("adjective")
            or (words[first - 1].name == "," and first > 1 and words[first - 2].sense("adjective"))
        )
    ):
        first -= 1
    return first


def _definite(words: Sequence[Word], first: int) -> bool:
    return first > 0 and words[first - 1].name in ("the", "his", "her", "its", "their", "this")


def _subject(words: Sequence[Word], at: int) -> bool:
    """Whether the clause begins with it and it does something."""
    first = _start(words, at)
    if first and words[first - 1].name in _BEFORE:
        first -= 1
    begins = first == 0 or words[first - 1].name in (*_STOPS, ",")
    return begins and bool(_doing(words, at + 1) or len(words) <= at + 3)


def _acts(words: Sequence[Word], at: int) -> bool:
    """Whether a thing of the place is more than scenery: it moves."""
    return words[at].kind in LIVING


def _dressed(words: Sequence[Word], at: int) -> int:
    """Give the last word of `with a grey beard and a yellow raincoat` after a figure, else `at`."""
    last, here = at, at + 1
    while here < len(words) and here - last <= 4:
        word = words[here]
        if word.sense("garment") and (not word.kind or _worn(words, at, here)):
            last = here
        elif (
            word.name in _STOPS
            or (word.sense("verb") and not word.sense("adjective"))
            or not (word.sense("adjective") or word.name in _WITHIN | _BEFORE | {"and", ","})
        ):
            break
        here += 1
    return last


def _worn(words: Sequence[Word], at: int, here: int) -> bool:
    between = [word.name for word in words[at + 1 : here]]
    return any(name in _WITHIN for name in between)


def _count(words: Sequence[Word], first: int, word: Word) -> int:
    before = [other.name for other in words[max(0, first - 3) : first]]
    if before[-1:] == ["of"] and len(before) > 1 and before[-2] in NUMBERS and word.plural:
        return NUMBERS[before[-2]]
    if before and before[-1].isdigit() and word.plural:
        return max(1, min(12, int(before[-1][:3])))
    if before and before[-1] in NUMBERS and before[-1] != "couple":
        return NUMBERS[before[-1]]
    if not word.plural or word.name in WHOLES:
        return 1
    return 3


def _doing(words: Sequence[Word], start: int) -> str:
    """Give the plain verb that follows a figure in its clause, or nothing."""
    for here in range(start, min(len(words), start + 12)):
        word = words[here]
        if word.name in _STOPS:
            return ""
        if word.sense("verb") and is_verb(words, here):
            return verb_at(words, here)
        if word.kind and is_thing(words, here) and not word.foreign:
            return ""
    return ""


def verb_at(words: Sequence[Word], at: int) -> str:
    """Give the plain verb at a place: of `learns to paint` the painting."""
    verb = words[at].sense("verb")
    after = words[at + 2] if at + 2 < len(words) and words[at + 1].name == "to" else None
    leads = verb in deeds.LEADING and after is not None
    return (after.sense("verb") if leads and after else "") or verb


def is_verb(  # noqa: PLR0911 - one way out for every ground
    words: Sequence[Word], at: int
) -> bool:
    """Whether the word is a verb here and no noun or adjective."""
    word = words[at]
    if word.foreign:
        return True
    before = words[at - 1].name if at else ""
    described = at > 0 and words[at - 1].sense("adjective") and not words[at - 1].sense("verb")
    noun = before in _BEFORE - {"that", "who", "it", "one", "her"} or (
        before in NUMBERS and not words[at - 1].kind
    )
    if noun or described or word.sense("verb") in _NOT_VERBS:
        return False
    if word.text.lower() == word.sense("verb") and word.sense("verb") in deeds.NOUNISH:
        if at == 0 and len(words) > 1 and _finite(words[1]):
            return False
        if at == 0:
            return 1 < len(words) <= 4 or (len(words) > 1 and words[1].name in _BEFORE | _TOWARDS)
        if before == "," and any(other.plural or other.name == "they" for other in words[:at]):
            return True
        return before in ("to", "they", "and", "who", "i", "we", "you", "then") or bool(
            at and (words[at - 1].plural or words[at - 1].kind in ("crowd", "couple", "family"))
        )
    led = before in ("in", "on", "at", "of", "with", "for")
    return not led or word.text.lower().endswith("ing")


def _finite(word: Word) -> bool:
    """Whether it can only be what somebody does: `falls`."""
    verb, said = word.sense("verb"), word.text.lower()
    return bool(verb) and said != verb and said.endswith("s")


def action_of(verb: str, kind: str) -> str:
    """Give what a kind of figure is seen doing for a verb."""
    action = actions().get(verb, "stands") if verb else "stands"
    if kind in subjects.PEOPLE and verb == "land":
        return "walks"
    if kind in LIVING:
        return "stands" if action == "shines" else action
    return _OF_THINGS.get(action, action)
