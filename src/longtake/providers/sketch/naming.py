"""Proper names of people, told from other capitals."""

# ruff: noqa: RUF001, SIM905 - tables of words read best as text

import re
from collections.abc import Iterator, Sequence

from longtake.providers.sketch.casting import FEMALE_NAMES, MALE_NAMES, Part
from longtake.providers.sketch.figuring import LIVING, Mention, is_verb
from longtake.providers.sketch.lexicon import tongues
from longtake.providers.sketch.lexicon.search import Word
from longtake.providers.sketch.phrases import phrase


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
            (held for held in mentioned if held.first > at and apposed(found, at, held)), None
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
                Part(bare, about.figure.kind, about.looks, phrase(found, about, bare=True)),
            )
