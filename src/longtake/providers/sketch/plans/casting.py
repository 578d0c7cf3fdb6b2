"""Who and what the film shows again and again, with looks invented once and kept."""

# ruff: noqa: E501 - tables of words read best as text

from collections.abc import Sequence
from dataclasses import dataclass

from longtake.film.asset import Asset
from longtake.film.brief import Brief
from longtake.film.storyboard import CastMember
from longtake.providers.sketch.lexicon import subjects, wardrobe
from longtake.providers.sketch.lexicon.forms import NUMBERS, vowels
from longtake.providers.sketch.plans.draft import chance
from longtake.providers.sketch.text.figuring import PERSONS


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody or something that the story needs, before it has a description."""

    name: str
    kind: str
    look: tuple[str, ...] = ()
    said: str = ""
    """What the prompt says of it, in the prompt's own words."""
    role: str = "character"
    count: int = 1
    proper: bool = False
    """Whether the name is its own, as `Mara`, and not what it is, as `Baker`."""


def member(part: Part, brief: Brief) -> CastMember:
    """Give the cast member with a description of its own: what the prompt says, and the rest made up.

    What is made up follows from the brief's seed and the name alone.
    """
    return CastMember(
        part.name, part.role, _description(part, brief.seed), _references(part, brief)
    )


def _references(part: Part, brief: Brief) -> tuple[Asset, ...]:
    wanted = {part.name.lower(), part.role}
    return tuple(held.asset for held in brief.references if held.role.lower() in wanted)


def gendered(part: Part, seed: int) -> str:
    """Give the kind with a person made man or woman: by name, else by a stable choice."""
    if part.kind != "person":
        return part.kind
    first = part.name.split()[0].lower() if part.name.split() else ""
    if first in wardrobe.FEMALE_NAMES:
        return "woman"
    if first in wardrobe.MALE_NAMES or {"beard", "bearded", "keeper"} & set(part.look):
        return "man"
    return ("woman", "man")[chance(seed, part.name, "sex") % 2]


def _description(part: Part, seed: int) -> str:
    """Give what somebody looks like, in words that need nothing else."""
    one = _of_one(part, seed)
    if part.count < 2:
        return one
    said = {number: word for word, number in reversed(NUMBERS.items())}
    if part.kind in subjects.ANIMALS and part.kind not in wardrobe.COATS:
        one = with_article(" ".join((*part.look, part.kind.replace("_", " "))))
    return f"{said.get(part.count, 'several')} {part.name.lower()}, each {one}"


def _of_one(part: Part, seed: int) -> str:
    if part.role == "product":
        return with_article(part.said)
    kind = gendered(part, seed)
    said = part.said.strip()
    if kind in ("family", "couple", "crowd"):
        return f"a {said or part.name.lower()}" if part.name.isascii() else said
    detailed = bool(set(part.look) & subjects.GARMENTS)
    if kind not in PERSONS and kind not in subjects.PEOPLE:
        own = wardrobe.COATS.get(kind, ())
        if said and (detailed or set(part.look) & subjects.ADJECTIVES or not own):
            return with_article(said)
        return with_article(
            own[chance(seed, part.name, kind) % len(own)] if own else said or part.name
        )
    if kind in wardrobe.COATS:
        own = wardrobe.COATS[kind]
        return with_article(said if detailed else own[chance(seed, part.name, kind) % len(own)])
    worn = _outfit(part, kind, seed)
    noun = _noun(part, kind, said)
    return (
        noun
        if detailed
        else f"{noun} with {_hair(worn[0])}, in {_one(worn[1])} and {_one(worn[2])}"
    )


def _hair(hair: str) -> str:
    return (
        with_article(hair)
        if hair.rsplit(maxsplit=1)[-1] in ("beard", "moustache") and " and " not in hair
        else hair
    )


def _noun(part: Part, kind: str, said: str) -> str:
    bare = (said or part.name) if part.count < 2 else wardrobe.NOUNS.get(kind, kind)
    shown = wardrobe.NOUNS.get(kind, kind)
    words = bare.lower().replace("-", " ").split()
    if any(word in words for word in shown.split()[-1:]) or kind in ("crowd", "couple", "family"):
        return with_article(bare)
    old = kind.startswith("old_") and "old" not in words
    if not said or (said == part.name and part.name[:1].isupper() and not part.look):
        return f"{with_article(shown)}"
    return f"{with_article(bare)}, {with_article(shown) if not old else f'an {shown}'}"


def _outfit(part: Part, kind: str, seed: int) -> tuple[str, str, str]:
    work = next((wardrobe.WORK[word] for word in part.look if word in wardrobe.WORK), None)
    pool = {
        "girl": wardrobe.GIRL,
        "boy": wardrobe.CHILD,
        "child": wardrobe.CHILD,
        "baby": wardrobe.CHILD,
        "woman": wardrobe.WOMAN,
    }
    pool |= {"old_man": wardrobe.OLD, "old_woman": wardrobe.GRANNY}
    options = pool.get(kind, wardrobe.MAN)
    chosen = work or options[chance(seed, part.name, kind, "outfit") % len(options)]
    if kind in ("woman", "girl", "old_woman", "child", "boy") and _bearded(chosen[0]):
        hair = {"woman": "chestnut hair in a bun", "old_woman": "silver hair in a bun"}
        chosen = (hair.get(kind, "brown hair"), *chosen[1:])
    if kind == "old_man" and "hair" in chosen[0] and work:
        chosen = ("white hair", *chosen[1:])
    if "stubble" in chosen[0] and kind in ("woman", "girl"):
        chosen = ("brown hair", *chosen[1:])
    return chosen


def _bearded(hair: str) -> bool:
    return "beard" in hair or "moustache" in hair


def _one(thing: str) -> str:
    last = thing.rsplit(maxsplit=1)[-1]
    many = last.endswith("s") and not last.endswith("ss")
    return thing if many or last == "sportswear" else with_article(thing)


def with_article(phrase: str) -> str:
    """Give the phrase with `a` or `an`, unless it begins with a word of that kind."""
    first = phrase.split(maxsplit=1)[0].lower() if phrase.split() else ""
    if first in NUMBERS and first != "one":
        return phrase
    if first in ("a", "an", "the", "his", "her", "their", "two", "three", "some", "my", "our"):
        return phrase
    if not phrase.isascii():
        return phrase
    return f"{'an' if vowels(phrase) else 'a'} {phrase}"


def parts_named(parts: Sequence[Part], name: str) -> Part | None:
    """Give the part of this name, or None."""
    return next((part for part in parts if part.name.lower() == name.lower()), None)
