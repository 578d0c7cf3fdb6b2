"""Proper names of people, told from other capitals."""

# ruff: noqa: RUF001, SIM905 - tables of words read best as text

import re
from collections.abc import Iterator, Sequence

from longtake.providers.sketch.lexicon import tongues
from longtake.providers.sketch.lexicon.search import Word
from longtake.providers.sketch.lexicon.wardrobe import FEMALE_NAMES, MALE_NAMES
from longtake.providers.sketch.plans.casting import Part
from longtake.providers.sketch.plans.phrases import phrase
from longtake.providers.sketch.text.figuring import LIVING, Mention, is_verb


def apposed(found: Sequence[Word], at: int, mention: Mention) -> bool:
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


def proper_names(
    found: Sequence[Word], mentioned: Sequence[Mention]
) -> Iterator[tuple[int, str, Part]]:
    """Give the proper names in a clause that are people's, with the parts that they play."""
    for at in range(len(found)):
        if not _could_name(found, at):
            continue
        about = _told_of(found, mentioned, at)
        if about is None and not _acts(found, at):
            continue
        yield at, _bare(found[at]), _part(_bare(found[at]), about, found)


def unknown_workers(found: Sequence[Word]) -> Iterator[tuple[int, str, Part]]:
    """Give people named by a calling that the lexicon lacks: `a babysitter hears footsteps`."""
    for at, word in enumerate(found[:-1]):
        said = word.text.lower()
        before = found[at - 1].name if at else ""
        led = before in ("a", "an", "the", "her", "his") or (
            at > 0 and bool(found[at - 1].sense("adjective"))
        )
        acts = bool(found[at + 1].sense("verb")) and is_verb(found, at + 1)
        if led and acts and not word.senses and _CALLING.search(said) and said not in _MACHINES:
            yield at, said.capitalize(), Part(said.capitalize(), "person", (), said)


_CALLING = re.compile(r"[a-z]{3}(?:er|or|ist|ian|eer|ess|ant)$")
_MACHINES = frozenset(
    "printer copier toaster scanner blender mixer heater boiler cooler charger router trailer "
    "elevator escalator radiator calculator motor generator tractor freezer shutter sprinkler "
    "water weather thunder winter summer river tower paper letter number answer dinner supper "
    "corner border order power flower mirror color colour odor odour error terror".split()
)
"""What ends like a calling and is none."""
_SPEECH = frozenset("say ask reply answer whisper shout call cry speak talk think".split())
_PLACED = frozenset("in at from of near to by the".split())
_SMALL = frozenset(stop for stops in tongues.STOPS.values() for stop in stops.split())


def _bare(word: Word) -> str:
    return re.sub(r"['’]s$", "", word.text)


def _could_name(found: Sequence[Word], at: int) -> bool:
    """Whether the word is written as a name and means nothing else."""
    bare = _bare(found[at])
    if not bare[:1].isupper() or not bare.isalpha() or bare.lower() in _NAMES_NOT | _SMALL:
        return False
    return not found[at].senses or (_given(found, at) and at + 1 < len(found))


def _given(found: Sequence[Word], at: int) -> bool:
    return _bare(found[at]).lower() in FEMALE_NAMES | MALE_NAMES


def _told_of(found: Sequence[Word], mentioned: Sequence[Mention], at: int) -> Mention | None:
    """Give the mention that says who a name is: `Mara, a young baker`, `the baker Mara`."""
    for held in mentioned:
        if held.first > at and apposed(found, at, held):
            return held
        if held.last == at - 1 and held.figure.kind in LIVING:
            return held
    if _before(found, at) in ("named", "called"):
        return next((held for held in mentioned if 0 < at - held.last <= 3), None)
    return None


def _acts(found: Sequence[Word], at: int) -> bool:
    """Whether what stands around a name is what stands around people's."""
    before = _before(found, at)
    if before in _PLACED:
        return False
    after = found[at + 1] if at + 1 < len(found) else None
    does = after is not None and bool(after.sense("verb")) and is_verb(found, at + 1)
    met = _given(found, at) and before in ("and", "with", "meets", "for")
    speaks = at > 0 and found[at - 1].sense("verb") in _SPEECH
    owns = at == 0 and found[at].text.endswith(("'s", "’s"))
    leads = at == 0 and after is not None and after.name in ("and", "is", "has")
    return does or before in ("named", "called") or met or speaks or owns or leads


def _before(found: Sequence[Word], at: int) -> str:
    return found[at - 1].name if at else ""


def _part(name: str, about: Mention | None, found: Sequence[Word]) -> Part:
    if about is None or about.figure.kind not in LIVING:
        return Part(name, "person", (), name, proper=True)
    said = phrase(found, about, bare=True)
    return Part(name, about.figure.kind, about.looks, said, proper=True)
