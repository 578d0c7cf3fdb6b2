"""Who and what the film shows again and again, with looks invented once and kept."""

# ruff: noqa: E501, SIM905 - tables of words read best as text

from collections.abc import Sequence
from dataclasses import dataclass

from longtake.film.asset import Asset
from longtake.film.brief import Brief
from longtake.film.storyboard import CastMember
from longtake.providers.sketch.draft import chance
from longtake.providers.sketch.figuring import PERSONS
from longtake.providers.sketch.lexicon import subjects
from longtake.providers.sketch.lexicon.forms import NUMBERS, vowels

FEMALE_NAMES = frozenset(
    "linda susan karen jenny tina anna emma mara maria mary sarah sara lucy lily ella mia sophia sofia olivia ava clara nora alice "
    "eva eve zoe luna grace rose ruby iris elena lena julia laura lisa kate katie amy ada ida maya aisha "
    "fatima yuki hana sakura mei priya leila amelia charlotte isabella camila valentina jane rosa ines "
    "martha agnes greta heidi ingrid freya astrid marie claire chloe amelie louise alina natasha olga "
    "nina ana carmen lucia elsa dora hanna hannah molly daisy penny wendy dorothy matilda june ivy".split()
)
MALE_NAMES = frozenset(
    "tom tim ben sam max leo john jack james jim joe henry oliver noah liam ethan lucas luke adam david "
    "dave mike steve kevin brian greg nick rob chris daniel paul peter felix hugo otto karl hans jonas finn emil theo arthur george harry william oscar "
    "ivan boris dmitri omar ali ahmed hassan yusuf kenji hiro takeshi akira wei li chen raj arjun diego "
    "carlos pablo jose juan luis marco luca giovanni antonio pierre jean louis michel bob bill fred "
    "frank eddie charlie walter stan viktor igor nils lars sven anders erik pedro miguel elias isaac "
    "milo toby rufus gus barnaby edgar nemo ahab noel alex".split()
)
_WOMAN = (
    ("chestnut hair in a bun", "teal jacket", "mustard scarf"),
    ("long black hair", "red coat", "navy trousers"),
    ("short auburn hair", "green sweater", "brown boots"),
    ("curly brown hair", "yellow cardigan", "blue jeans"),
    ("blonde hair in a ponytail", "navy jumper", "red scarf"),
    ("black hair in a bob", "burgundy dress", "brown boots"),
    ("wavy red hair", "blue coat", "cream scarf"),
)
_MAN = (
    ("short dark hair", "blue jacket", "brown trousers"),
    ("brown hair and stubble", "green coat", "rust scarf"),
    ("curly black hair", "mustard sweater", "navy trousers"),
    ("short red hair and a beard", "grey coat", "blue scarf"),
    ("black hair", "burgundy sweater", "charcoal trousers"),
    ("blond hair", "teal jacket", "brown boots"),
)
_OLD = (
    ("white hair", "brown cardigan", "red scarf"),
    ("silver hair and round glasses", "navy jacket", "mustard scarf"),
    ("grey hair", "green coat", "brown cap"),
)
_GRANNY = (
    ("white hair in a bun", "purple cardigan", "cream scarf"),
    ("silver hair in a bun and round glasses", "blue dress", "white apron"),
    ("grey hair in a bun", "burgundy jacket", "mustard scarf"),
)
_CHILD = (
    ("messy brown hair", "yellow raincoat", "red boots"),
    ("black hair", "red sweater", "blue jeans"),
    ("curly hair", "green hoodie", "navy shorts"),
    ("ginger hair", "blue overalls", "yellow boots"),
)
_GIRL = (
    ("black pigtails", "red coat", "yellow boots"),
    ("brown braids", "yellow raincoat", "blue boots"),
    ("blonde hair in a ponytail", "green dress", "brown boots"),
    ("curly hair", "blue overalls", "red sneakers"),
)
_WORK = {
    "keeper": ("grey beard", "yellow raincoat", "dark cap"),
    "captain": ("white beard", "navy uniform", "captain's cap"),
    "sailor": ("short dark hair", "navy sweater", "red beanie"),
    "fisherman": ("grey beard", "yellow oilskins", "dark beanie"),
    "chef": ("short dark hair", "white chef's jacket", "tall white toque"),
    "cook": ("short dark hair", "white chef's jacket", "tall white toque"),
    "baker": ("flour-dusted brown hair", "rust shirt", "cream apron"),
    "barista": ("brown hair", "charcoal shirt", "brown apron"),
    "scientist": ("dark hair", "white labcoat", "round glasses"),
    "doctor": ("dark hair", "white labcoat", "stethoscope"),
    "teacher": ("brown hair", "olive jacket", "round glasses"),
    "professor": ("grey hair", "brown suit", "round glasses"),
    "detective": ("dark hair", "tan trenchcoat", "brown fedora"),
    "spy": ("black hair", "charcoal coat", "dark sunglasses"),
    "farmer": ("sun-bleached hair", "blue overalls", "straw hat"),
    "boxer": ("short dark hair", "crimson sportswear", "white boots"),
    "athlete": ("short dark hair", "teal sportswear", "white sneakers"),
    "footballer": ("short dark hair", "red jersey", "white shorts"),
    "watchmaker": ("white moustache", "grey shirt and dark apron", "round glasses"),
    "pilot": ("brown hair", "brown leather jacket", "cream scarf"),
    "pirate": ("black beard", "burgundy coat", "red bandana"),
    "king": ("white beard", "crimson robe", "golden crown"),
    "queen": ("long dark hair", "purple gown", "golden crown"),
    "princess": ("long golden hair", "pink gown", "silver tiara"),
    "witch": ("long dark hair", "purple robe", "black hat"),
    "runner": ("dark hair", "orange sportswear", "white sneakers"),
    "dancer": ("dark hair in a bun", "crimson leotard", "flowing skirt"),
    "ballerina": ("dark hair in a bun", "pink tutu", "ballet shoes"),
    "explorer": ("brown hair", "khaki shirt", "brown backpack"),
    "hiker": ("brown hair", "orange jacket", "green backpack"),
    "violinist": ("dark hair", "black suit", "white shirt"),
    "painter": ("brown hair", "cream shirt and grey apron", "dark beret"),
    "artist": ("brown hair", "cream shirt and grey apron", "dark beret"),
    "inventor": ("wild grey hair", "tan shirt and leather apron", "brass goggles"),
    "businesswoman": ("dark hair in a bun", "navy suit", "white blouse"),
    "businessman": ("short dark hair", "charcoal suit", "blue tie"),
    "student": ("brown hair", "green hoodie", "blue backpack"),
    "monk": ("bald", "rust robe", "sandals"),
    "firefighter": ("dark hair", "mustard coat", "red helmet"),
    "cowboy": ("brown stubble", "brown leather jacket", "tan hat"),
    "gardener": ("grey hair", "green overalls", "straw hat"),
    "courier": ("dark hair", "rust jacket", "blue cap"),
    "postman": ("grey hair", "navy uniform", "brown satchel"),
    "diver": ("short hair", "navy wetsuit", "diving goggles"),
    "nurse": ("dark hair", "teal tunic", "white shoes"),
    "hacker": ("dark hair", "black hoodie", "round glasses"),
    "programmer": ("brown hair", "grey hoodie", "round glasses"),
    "singer": ("long dark hair", "crimson dress", "silver earrings"),
    "musician": ("dark hair", "purple jacket", "dark beret"),
    "superhero": ("dark hair", "blue suit", "red cape"),
}
_COATS = {
    "cat": (
        "ginger cat with white paws",
        "grey tabby cat with green eyes",
        "black cat with a red collar",
    ),
    "dog": ("brown dog with a red collar", "black and white dog", "golden dog with floppy ears"),
    "fox": ("red fox with a white-tipped tail",),
    "bear": ("brown bear with a round belly",),
    "rabbit": ("grey rabbit with long ears", "white rabbit with long ears"),
    "mouse": ("small grey mouse with big ears",),
    "horse": ("chestnut horse with a dark mane", "white horse with a grey mane"),
    "bird": ("small blue bird", "small red bird"),
    "dragon": ("green dragon with golden eyes", "red dragon with golden eyes"),
    "robot": (
        "white robot with a round head and blue eyes",
        "rusty orange robot with one round eye",
        "teal robot with round glowing eyes",
    ),
    "astronaut": ("astronaut in a white spacesuit with an orange stripe",),
    "knight": ("knight in silver armour with a red cape",),
    "wizard": ("wizard with a long white beard in a blue robe and a pointed hat",),
    "ghost": ("pale friendly ghost with round eyes",),
    "monster": ("big shaggy teal monster with small horns",),
    "penguin": ("small black and white penguin with an orange beak",),
    "elephant": ("grey elephant with kind eyes",),
    "whale": ("huge blue whale",),
    "boat": ("small wooden boat with a red hull",),
}
_NOUNS = {
    "person": "person", "man": "man", "woman": "woman", "boy": "boy", "girl": "girl",
    "child": "child", "old_man": "old man", "old_woman": "old woman", "baby": "baby",
}  # fmt: skip


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
    if first in FEMALE_NAMES:
        return "woman"
    if first in MALE_NAMES or {"beard", "bearded", "keeper"} & set(part.look):
        return "man"
    return ("woman", "man")[chance(seed, part.name, "sex") % 2]


def _description(part: Part, seed: int) -> str:
    """Give what somebody looks like, in words that need nothing else."""
    one = _of_one(part, seed)
    if part.count < 2:
        return one
    said = {number: word for word, number in reversed(NUMBERS.items())}
    if part.kind in subjects.ANIMALS and part.kind not in _COATS:
        one = with_article(" ".join((*part.look, part.kind.replace("_", " "))))
    return f"{said.get(part.count, 'several')} {part.name.lower()}, each {one}"


def _of_one(part: Part, seed: int) -> str:
    if part.role == "product":
        return with_article(part.said)
    kind = gendered(part, seed)
    said = part.said.strip()
    if kind in ("family", "couple", "crowd"):
        return with_article(said or part.name.lower())
    detailed = bool(set(part.look) & subjects.GARMENTS)
    if kind not in PERSONS and kind not in subjects.PEOPLE:
        own = _COATS.get(kind, ())
        if said and (detailed or set(part.look) & subjects.ADJECTIVES or not own):
            return with_article(said)
        return with_article(
            own[chance(seed, part.name, kind) % len(own)] if own else said or part.name
        )
    if kind in _COATS:
        own = _COATS[kind]
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
    bare = (said or part.name) if part.count < 2 else _NOUNS.get(kind, kind)
    shown = _NOUNS.get(kind, kind)
    words = bare.lower().replace("-", " ").split()
    if any(word in words for word in shown.split()[-1:]) or kind in ("crowd", "couple", "family"):
        return with_article(bare)
    old = kind.startswith("old_") and "old" not in words
    if not said or (said == part.name and part.name[:1].isupper() and not part.look):
        return f"{with_article(shown)}"
    return f"{with_article(bare)}, {with_article(shown) if not old else f'an {shown}'}"


def _outfit(part: Part, kind: str, seed: int) -> tuple[str, str, str]:
    work = next((_WORK[word] for word in part.look if word in _WORK), None)
    pool = {"girl": _GIRL, "boy": _CHILD, "child": _CHILD, "baby": _CHILD, "woman": _WOMAN}
    pool |= {"old_man": _OLD, "old_woman": _GRANNY}
    options = pool.get(kind, _MAN)
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
