"""What people wear: the words that describe someone, read as clothes, hair, skin and attributes."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from longtake.providers.sketch.lexicon.colours import COLOURS
from longtake.providers.sketch.pictures.figures.drawing import pick, share
from longtake.providers.sketch.staging import Figure


@dataclass(frozen=True, slots=True)
class Wardrobe:
    """Everything that makes one person look like that person; colours as `#rrggbb`."""

    skin: str
    hair: str
    hair_colour: str
    top: str
    """Cut of the main garment, a key of `GARMENTS`' values."""
    top_colour: str
    bottom: str
    """`trousers`, `shorts`, `skirt` or `bare`."""
    bottom_colour: str
    shoe_colour: str
    hat: str = ""
    hat_colour: str = ""
    beard: str = ""
    """`full`, `moustache`, `stubble`, or nothing."""
    glasses: str = ""
    """`round`, `dark`, `goggles`, or nothing."""
    scarf: str = ""
    """Its colour, or nothing."""
    apron: str = ""
    cape: str = ""
    backpack: str = ""
    extra: str = ""
    """One attribute more: `stethoscope`, `tie`, `badge`, `satchel`, `medal`, `buttons`."""
    under: str = "#f1efe9"
    """Colour of the shirt that shows below a coat."""
    old: bool = False
    child: bool = False
    lashes: bool = False
    blush: bool = False


SKINS = ("#f3cdb0", "#eabf9c", "#dba67e", "#c58a60", "#a06a45", "#7a4c31", "#f0c6a2", "#8d5a3b")
_FAIR_SKINS = SKINS[:3]
_SKIN_WORDS = {
    "pale": "#f6d9c4",
    "fair": "#f3cdb0",
    "freckled": "#f2c9a8",
    "tanned": "#cf9668",
    "olive-skinned": "#c99a6b",
    "dark-skinned": "#6f4530",
    "african": "#6f4530",
    "indian": "#a9744a",
    "asian": "#ecc49c",
    "japanese": "#f0caa4",
    "chinese": "#eec7a0",
    "korean": "#f2cfae",
    "latina": "#c98f63",
    "latino": "#c98f63",
    "arab": "#c08c60",
    "nordic": "#f6d9c4",
}
_HAIR_COLOURS = {
    "black": "#26222a",
    "brown": "#5a3a28",
    "dark": "#33262a",
    "red": "#a8482a",
    "auburn": "#7d3b26",
    "ginger": "#c4682e",
    "chestnut": "#6f3f28",
    "blond": "#d9b26a",
    "blonde": "#d9b26a",
    "golden": "#d9b26a",
    "fair": "#cfae76",
    "grey": "#b3b4b8",
    "gray": "#b3b4b8",
    "silver": "#c9ccd2",
    "white": "#ecebe6",
    "pink": "#d97fa0",
    "blue": "#4a7fb5",
    "green": "#5f9b6a",
    "purple": "#7d5ba6",
}
_HAIR_CUTS = {
    "bald": "bald",
    "short-haired": "short",
    "long-haired": "long",
    "curly": "curly",
    "curls": "curly",
    "afro": "afro",
    "bun": "bun",
    "ponytail": "ponytail",
    "pigtails": "pigtails",
    "braid": "braid",
    "braids": "pigtails",
    "bob": "bob",
    "spiky": "spiky",
    "wavy": "long",
    "mohawk": "spiky",
}
GARMENTS = {
    "coat": "coat",
    "overcoat": "coat",
    "trenchcoat": "coat",
    "trench": "coat",
    "parka": "coat",
    "cloak": "coat",
    "peacoat": "coat",
    "raincoat": "raincoat",
    "oilskin": "raincoat",
    "oilskins": "raincoat",
    "slicker": "raincoat",
    "mackintosh": "raincoat",
    "dress": "dress",
    "gown": "gown",
    "robe": "robe",
    "robes": "robe",
    "kimono": "robe",
    "sari": "gown",
    "tunic": "tunic",
    "suit": "suit",
    "tuxedo": "suit",
    "blazer": "suit",
    "jacket": "jacket",
    "anorak": "jacket",
    "cardigan": "jacket",
    "vest": "jacket",
    "uniform": "uniform",
    "hoodie": "hoodie",
    "sweatshirt": "hoodie",
    "sweater": "sweater",
    "jumper": "sweater",
    "pullover": "sweater",
    "turtleneck": "sweater",
    "shirt": "shirt",
    "blouse": "shirt",
    "t-shirt": "tee",
    "tshirt": "tee",
    "tee": "tee",
    "top": "tee",
    "jersey": "sports",
    "sportswear": "sports",
    "sports": "sports",
    "sporty": "sports",
    "tracksuit": "hoodie",
    "overalls": "overalls",
    "dungarees": "overalls",
    "jumpsuit": "overalls",
    "pyjamas": "shirt",
    "pajamas": "shirt",
    "leotard": "leotard",
    "tutu": "tutu",
    "armour": "armour",
    "armor": "armour",
    "spacesuit": "spacesuit",
    "swimsuit": "leotard",
    "labcoat": "labcoat",
    "toga": "robe",
}
_HATS = {
    "hat": "brim",
    "fedora": "brim",
    "bowler": "brim",
    "tophat": "tophat",
    "sunhat": "straw",
    "straw": "straw",
    "sombrero": "straw",
    "cap": "cap",
    "beanie": "beanie",
    "toque": "toque",
    "beret": "beret",
    "bonnet": "beanie",
    "helmet": "helmet",
    "hood": "hood",
    "hooded": "hood",
    "crown": "crown",
    "tiara": "crown",
    "sou'wester": "souwester",
    "souwester": "souwester",
    "headscarf": "headscarf",
    "hijab": "headscarf",
    "shawl": "headscarf",
    "turban": "turban",
    "headphones": "headphones",
    "headband": "headband",
}
_BOTTOMS = {
    "trousers": "trousers",
    "pants": "trousers",
    "jeans": "trousers",
    "leggings": "trousers",
    "shorts": "shorts",
    "skirt": "skirt",
}
_SHOES = frozenset({"shoes", "boots", "sneakers", "trainers", "wellingtons", "sandals", "heels"})

_PROFESSIONS: dict[str, dict[str, str]] = {
    "keeper": {"top": "coat", "top_colour": "#27395c", "hat": "captain", "beard": "full"},
    "captain": {"top": "uniform", "top_colour": "#22304f", "hat": "captain", "beard": "full"},
    "sailor": {"top": "sweater", "top_colour": "#2b3f66", "hat": "beanie"},
    "fisherman": {"top": "raincoat", "top_colour": "#e3a92c", "hat": "souwester", "beard": "full"},
    "fisher": {"top": "raincoat", "top_colour": "#e3a92c", "hat": "souwester"},
    "chef": {"top": "chef", "top_colour": "#f1efe9", "hat": "toque", "hat_colour": "#f6f4ee"},
    "cook": {"top": "chef", "top_colour": "#f1efe9", "hat": "toque", "hat_colour": "#f6f4ee"},
    "baker": {"top": "shirt", "top_colour": "#c9774f", "apron": "#f1e8d6", "hat": "toque"},
    "barista": {"top": "shirt", "top_colour": "#38424d", "apron": "#6f4a33"},
    "waiter": {"top": "suit", "top_colour": "#2b2b32", "apron": "#f1efe9"},
    "doctor": {"top": "labcoat", "top_colour": "#f1f3f3", "extra": "stethoscope"},
    "nurse": {"top": "tunic", "top_colour": "#6fb0b8", "extra": "stethoscope"},
    "scientist": {"top": "labcoat", "top_colour": "#f1f3f3", "glasses": "round"},
    "inventor": {"top": "shirt", "top_colour": "#b98a52", "apron": "#5d4030", "glasses": "goggles"},
    "engineer": {"top": "overalls", "top_colour": "#33557f", "hat": "hardhat"},
    "builder": {"top": "overalls", "top_colour": "#33557f", "hat": "hardhat"},
    "mechanic": {"top": "overalls", "top_colour": "#3f5a78", "hat": "cap"},
    "worker": {"top": "overalls", "top_colour": "#3f5a78", "hat": "hardhat"},
    "teacher": {"top": "jacket", "top_colour": "#7d6a4c", "glasses": "round", "extra": "tie"},
    "professor": {"top": "suit", "top_colour": "#6d5a45", "glasses": "round", "extra": "tie"},
    "librarian": {"top": "jacket", "top_colour": "#6f5a7a", "glasses": "round"},
    "soldier": {"top": "uniform", "top_colour": "#5d6444", "hat": "armyhelmet"},
    "officer": {"top": "uniform", "top_colour": "#27395c", "hat": "captain", "extra": "badge"},
    "policeman": {"top": "uniform", "top_colour": "#27395c", "hat": "captain", "extra": "badge"},
    "police": {"top": "uniform", "top_colour": "#27395c", "hat": "captain", "extra": "badge"},
    "guard": {"top": "uniform", "top_colour": "#8e2f35", "hat": "captain"},
    "postman": {"top": "uniform", "top_colour": "#34557f", "hat": "captain", "extra": "satchel"},
    "courier": {"top": "jacket", "top_colour": "#c9552f", "hat": "cap", "extra": "satchel"},
    "firefighter": {"top": "raincoat", "top_colour": "#d0932f", "hat": "firehelmet"},
    "fireman": {"top": "raincoat", "top_colour": "#d0932f", "hat": "firehelmet"},
    "pilot": {"top": "jacket", "top_colour": "#6b4630", "hat": "aviator", "scarf": "#efe6d2"},
    "aviator": {"top": "jacket", "top_colour": "#6b4630", "hat": "aviator", "scarf": "#efe6d2"},
    "astronaut": {"top": "spacesuit", "top_colour": "#eef0f2", "hat": "spacehelmet"},
    "cosmonaut": {"top": "spacesuit", "top_colour": "#e79a55", "hat": "spacehelmet"},
    "king": {"top": "robe", "top_colour": "#8e2436", "hat": "crown", "beard": "full"},
    "queen": {"top": "gown", "top_colour": "#7c2a4f", "hat": "crown", "hair": "long"},
    "prince": {"top": "tunic", "top_colour": "#3a5f9a", "hat": "crown", "cape": "#8e2436"},
    "princess": {"top": "gown", "top_colour": "#d98aa8", "hat": "crown", "hair": "long"},
    "emperor": {"top": "robe", "top_colour": "#5f2f72", "hat": "crown", "beard": "full"},
    "knight": {"top": "armour", "top_colour": "#aab2bb", "hat": "knighthelm"},
    "warrior": {"top": "armour", "top_colour": "#9a8a70", "cape": "#8e2f35"},
    "wizard": {
        "top": "robe",
        "top_colour": "#3f3d7c",
        "hat": "wizard",
        "beard": "long",
        "hair_colour": "#d8d8d6",
    },
    "witch": {"top": "robe", "top_colour": "#3a2f4a", "hat": "wizard", "hair": "long"},
    "sorcerer": {
        "top": "robe",
        "top_colour": "#4a2f5f",
        "hat": "hood",
        "beard": "long",
        "hair_colour": "#d8d8d6",
    },
    "monk": {"top": "robe", "top_colour": "#b9652f", "hair": "bald"},
    "pirate": {"top": "coat", "top_colour": "#6f2138", "hat": "bandana", "beard": "full"},
    "detective": {"top": "coat", "top_colour": "#a58a62", "hat": "brim", "hat_colour": "#5d4c3a"},
    "spy": {"top": "coat", "top_colour": "#3d4148", "hat": "brim", "glasses": "dark"},
    "farmer": {"top": "overalls", "top_colour": "#3f628f", "hat": "straw"},
    "gardener": {"top": "overalls", "top_colour": "#5d7a4a", "hat": "straw"},
    "cowboy": {"top": "jacket", "top_colour": "#8a5a3a", "hat": "straw", "scarf": "#b23a34"},
    "musician": {"top": "jacket", "top_colour": "#3a3346", "hat": "beret"},
    "violinist": {"top": "suit", "top_colour": "#2b2b32"},
    "guitarist": {"top": "jacket", "top_colour": "#3a2f2f"},
    "singer": {"top": "dress", "top_colour": "#b03048"},
    "painter": {"top": "shirt", "top_colour": "#e6dfd0", "hat": "beret", "apron": "#8a9aa8"},
    "artist": {"top": "shirt", "top_colour": "#e6dfd0", "hat": "beret", "apron": "#8a9aa8"},
    "potter": {"top": "shirt", "top_colour": "#8b9aa0", "apron": "#a9744f"},
    "watchmaker": {"top": "shirt", "top_colour": "#d9d0bd", "apron": "#4f4034", "glasses": "round"},
    "blacksmith": {"top": "tee", "top_colour": "#8a7a66", "apron": "#4a352a", "beard": "full"},
    "carpenter": {"top": "shirt", "top_colour": "#b0583f", "apron": "#7a5a3a"},
    "tailor": {"top": "jacket", "top_colour": "#4f5a4a", "glasses": "round"},
    "dancer": {"top": "leotard", "top_colour": "#c0486a", "bottom": "skirt", "hair": "bun"},
    "ballerina": {"top": "tutu", "top_colour": "#eaa9bd", "hair": "bun"},
    "runner": {"top": "sports", "top_colour": "#e2553d", "bottom": "shorts", "hat": "headband"},
    "athlete": {"top": "sports", "top_colour": "#e2553d", "bottom": "shorts"},
    "footballer": {"top": "sports", "top_colour": "#3a6ea5", "bottom": "shorts"},
    "boxer": {"top": "sports", "top_colour": "#b23a34", "bottom": "shorts"},
    "cyclist": {"top": "sports", "top_colour": "#e2b02f", "bottom": "shorts", "hat": "helmet"},
    "hiker": {"top": "jacket", "top_colour": "#c9653a", "backpack": "#4d6a4a", "hat": "beanie"},
    "climber": {"top": "jacket", "top_colour": "#d0582f", "backpack": "#33557f", "hat": "helmet"},
    "explorer": {"top": "shirt", "top_colour": "#b79f6e", "backpack": "#6b4a33", "hat": "brim"},
    "traveller": {"top": "jacket", "top_colour": "#5f7a6a", "backpack": "#8a5a3a"},
    "traveler": {"top": "jacket", "top_colour": "#5f7a6a", "backpack": "#8a5a3a"},
    "wanderer": {"top": "coat", "top_colour": "#6a5a4a", "backpack": "#8a5a3a", "hat": "brim"},
    "diver": {"top": "leotard", "top_colour": "#27395c", "glasses": "goggles"},
    "skier": {"top": "jacket", "top_colour": "#d0402f", "hat": "beanie", "glasses": "goggles"},
    "photographer": {"top": "jacket", "top_colour": "#5d6a5a", "hat": "cap", "extra": "satchel"},
    "journalist": {"top": "jacket", "top_colour": "#6a6258", "extra": "satchel"},
    "merchant": {"top": "tunic", "top_colour": "#9a5a3a", "hat": "turban"},
    "businessman": {"top": "suit", "top_colour": "#333b4d", "extra": "tie"},
    "businesswoman": {"top": "suit", "top_colour": "#3d3f55", "hair": "bun"},
    "lawyer": {"top": "suit", "top_colour": "#2f3440", "extra": "tie"},
    "ceo": {"top": "suit", "top_colour": "#2f3440", "extra": "tie"},
    "programmer": {"top": "hoodie", "top_colour": "#3f4a5c", "glasses": "round"},
    "developer": {"top": "hoodie", "top_colour": "#3f4a5c", "glasses": "round"},
    "hacker": {"top": "hoodie", "top_colour": "#2b2b32", "hat": "hood"},
    "student": {"top": "hoodie", "backpack": "#3a6ea5"},
    "skater": {"top": "hoodie", "hat": "beanie"},
    "groom": {"top": "suit", "top_colour": "#2b2b32", "extra": "tie"},
    "bride": {"top": "gown", "top_colour": "#f3efe8", "hair": "bun", "hat": "veil"},
    "superhero": {"top": "leotard", "top_colour": "#2f5fae", "cape": "#c23a36"},
    "hero": {"cape": "#c23a36"},
    "magician": {"top": "suit", "top_colour": "#2b2b32", "hat": "tophat", "cape": "#8e2436"},
    "clown": {"top": "overalls", "top_colour": "#e2b02f", "hair": "afro", "hair_colour": "#d0402f"},
    "judge": {"top": "robe", "top_colour": "#2b2b32"},
    "priest": {"top": "robe", "top_colour": "#2b2b32"},
    "shepherd": {"top": "coat", "top_colour": "#8a7a5a", "hat": "straw"},
    "miner": {"top": "overalls", "top_colour": "#5a5248", "hat": "hardhat"},
    "surgeon": {"top": "tunic", "top_colour": "#4f9a8f", "hat": "beanie", "hat_colour": "#4f9a8f"},
}
PROFESSIONS = frozenset(_PROFESSIONS)

_TOPS = (
    "#b8503f", "#3a6ea5", "#4d8a6a", "#d29a3a", "#6a5a8c", "#2f7f83", "#c7704f", "#e0d6c2",
    "#8e4157", "#5f7a4a", "#d7836b", "#34496e",
)  # fmt: skip
_PASTELS = ("#e9c46a", "#a8c9dc", "#e5a9a9", "#b5cfa5", "#efe3c8")
_BOTTOM_COLOURS = ("#3a4458", "#5a4a40", "#4a5a6e", "#2f3440", "#75664f", "#454a3c")
_SHOE_COLOURS = ("#4a342a", "#2f2c30", "#6b4630", "#efe9dd", "#39404c")
_YOUNG_HAIR = ("#3a2a24", "#26222a", "#4a3026", "#8a5a34", "#c79a55", "#7a3f28")
_FEMALE = frozenset({"woman", "girl", "old_woman"})
_MALE = frozenset({"man", "boy", "old_man"})
_KIDS = frozenset({"child", "boy", "girl", "baby"})
_LENGTHS = {"long": "long", "short": "short"}


def wardrobe_of(figure: Figure) -> Wardrobe:
    """What this person wears: the look's words first, then a calling, then a stable choice.

    A colour word belongs to the garment that follows it: `yellow`, `raincoat`.
    """
    plain = _plain(figure)
    called = _called(figure, plain)
    return _finished(_worded(called, _words(figure)), figure)


def is_female(figure: Figure) -> bool:
    """Whether hair and cut follow the habits of women's pictures, where nothing else is said."""
    if figure.kind in _FEMALE or figure.kind in _MALE:
        return figure.kind in _FEMALE
    words = set(_words(figure))
    if words & {"female", "she", "her", "queen", "princess", "bride", "ballerina", "businesswoman"}:
        return True
    if words & {"male", "he", "his", "king", "prince", "groom", "beard", "bearded", "moustache"}:
        return False
    return figure.kind not in ("wizard", "knight") and share(figure, salt="sex") > 0.5


def _words(figure: Figure) -> tuple[str, ...]:
    """The look, and what the name says when it is a description and not a proper name."""
    look = [part for word in figure.look for part in word.lower().replace(",", " ").split()]
    name = [word for word in figure.name.split() if word == word.lower()]
    return (*(word for word in name if word not in look), *look)


def _plain(figure: Figure) -> Wardrobe:
    female, kid = is_female(figure), figure.kind in _KIDS
    old = figure.kind.startswith("old_")
    tops, cuts = _habits(figure.kind, female=female)
    greys = ("#c3c4c6", "#dcdbd6", "#a9abb0")
    skin = pick(figure, SKINS, salt="skin")
    young = _YOUNG_HAIR if skin in _FAIR_SKINS else _YOUNG_HAIR[:3]
    return Wardrobe(
        skin=skin,
        hair=pick(figure, cuts, salt="cut"),
        hair_colour=pick(figure, greys if old else young, salt="hair"),
        top=pick(figure, tops, salt="top"),
        top_colour=pick(figure, _PASTELS if figure.kind == "baby" else _TOPS, salt="top colour"),
        bottom="trousers",
        bottom_colour=pick(figure, _BOTTOM_COLOURS, salt="bottom"),
        shoe_colour=pick(figure, _SHOE_COLOURS, salt="shoes"),
        under=pick(figure, ("#f1efe9", "#dfe6ea", "#ecd9b8"), salt="under"),
        old=old,
        child=kid,
        lashes=female and figure.kind != "baby",
        blush=female or kid,
    )


def _habits(kind: str, *, female: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Garments and haircuts to choose from where no word says which."""
    if kind == "baby":
        return ("sweater",), ("tuft",)
    if kind in _KIDS and female:
        return ("dress", "tee", "overalls"), ("pigtails", "bob", "ponytail")
    if kind in _KIDS:
        return ("tee", "hoodie", "overalls"), ("short", "messy", "curly")
    if kind.startswith("old_"):
        return (
            (("jacket", "dress"), ("bun", "bob"))
            if female
            else (("jacket", "sweater"), ("balding", "side"))
        )
    usual = ("sweater", "shirt", "jacket", "tee", "hoodie")
    return (
        ((*usual, "dress"), ("long", "bob", "ponytail", "bun"))
        if female
        else (usual, ("short", "side", "curly"))
    )


_FIELDS = frozenset(field.name for field in fields(Wardrobe))


def _called(figure: Figure, plain: Wardrobe) -> Wardrobe:
    """With the clothes of the first calling that kind, name or look tells of."""
    named = (figure.kind, *(word for word in figure.name.lower().split()), *_words(figure))
    calling = next((word for word in named if word in _PROFESSIONS), None)
    if calling is None:
        return plain
    worn = {key: value for key, value in _PROFESSIONS[calling].items() if key in _FIELDS}
    if is_female(figure):
        worn.pop("beard", None)
    return replace(plain, **worn)  # type: ignore[arg-type]


def _worded(worn: Wardrobe, words: Sequence[str]) -> Wardrobe:
    """With every word of the look applied, each colour to the thing after it."""
    colour, loose, length = "", "", ""
    for word in words:
        if word in _SKIN_WORDS:
            worn = replace(worn, skin=_SKIN_WORDS[word])
        if word in COLOURS or word == "dark":
            colour = word
            continue
        if word in _LENGTHS:
            length = _LENGTHS[word]
            continue
        changed = _said(worn, word, colour, length)
        if changed is not worn:
            colour, length = "", ""
        elif colour and not loose:
            loose = colour
        worn = changed
    left = colour or loose
    if left in COLOURS:
        worn = replace(worn, top_colour=COLOURS[left])
    return worn


def _said(  # noqa: PLR0911 - one case a word
    worn: Wardrobe, word: str, colour: str, length: str
) -> Wardrobe:
    """With one noun or adjective applied; the same wardrobe where the word means nothing here."""
    tint = COLOURS.get(colour, "")
    if word in ("old", "elderly", "aged", "ancient", "grandfather", "grandmother"):
        return replace(worn, old=True, hair_colour="#c9cacb")
    if word in ("hair", "haired", "hairs") or word.endswith("-haired"):
        shade = colour or word.removesuffix("-haired")
        return replace(
            worn,
            hair_colour=_HAIR_COLOURS.get(shade, worn.hair_colour),
            hair=length or _HAIR_CUTS.get(word, worn.hair),
        )
    if word in _HAIR_CUTS:
        return replace(worn, hair=_HAIR_CUTS[word])
    if word in ("redhead", "blonde", "blond"):
        return replace(worn, hair_colour=_HAIR_COLOURS.get(word, "#a8482a"))
    if word in ("beard", "bearded", "moustache", "mustache", "moustached", "stubble", "unshaven"):
        kinds = {"beard": "full", "bearded": "full", "stubble": "stubble", "unshaven": "stubble"}
        kind = "long" if length == "long" and word == "beard" else kinds.get(word, "moustache")
        dyed = _HAIR_COLOURS.get(colour, worn.hair_colour)
        return replace(worn, beard=kind, hair_colour=dyed)
    if word in GARMENTS:
        return _dressed(worn, GARMENTS[word], tint)
    if word in _HATS:
        return replace(worn, hat=_HATS[word], hat_colour=tint or worn.hat_colour)
    if word in _BOTTOMS:
        blue = "#3d5a80" if word == "jeans" else worn.bottom_colour
        return replace(worn, bottom=_BOTTOMS[word], bottom_colour=tint or blue)
    if word in _SHOES:
        plain = "#f1efe9" if word in ("sneakers", "trainers") else worn.shoe_colour
        return replace(worn, shoe_colour=tint or plain)
    return _accessorised(worn, word, tint)


def _accessorised(  # noqa: PLR0911 - one case a word
    worn: Wardrobe, word: str, tint: str
) -> Wardrobe:
    match word:
        case "scarf":
            return replace(worn, scarf=tint or "#b8403a")
        case "apron":
            return replace(worn, apron=tint or "#efe6d2")
        case "cape" | "caped":
            return replace(worn, cape=tint or "#b23a34")
        case "backpack" | "rucksack":
            return replace(worn, backpack=tint or "#8a5a3a")
        case "glasses" | "spectacles" | "bespectacled":
            return replace(worn, glasses="round")
        case "sunglasses" | "shades":
            return replace(worn, glasses="dark")
        case "goggles":
            return replace(worn, glasses="goggles")
        case "tie" | "stethoscope" | "satchel" | "badge" | "medal":
            return replace(worn, extra=word)
        case "veil":
            return replace(worn, hat="veil")
        case _:
            return worn


def _dressed(worn: Wardrobe, cut: str, tint: str) -> Wardrobe:
    usual = {
        "raincoat": "#e8b52f",
        "spacesuit": "#eef0f2",
        "armour": "#aab2bb",
        "labcoat": "#f1f3f3",
        "suit": "#333b4d",
        "uniform": "#34496e",
    }
    colour = tint or (worn.top_colour if cut == worn.top else usual.get(cut, worn.top_colour))
    hat = worn.hat or ("spacehelmet" if cut == "spacesuit" else "")
    return replace(worn, top=cut, top_colour=colour, hat=hat)


def _finished(worn: Wardrobe, figure: Figure) -> Wardrobe:
    """With what follows from the rest: suits match, dresses leave legs bare, hats take a colour."""
    beard = worn.beard or ("full" if worn.old and _old_man(figure) else "")
    bottom, bottom_colour, shoes = worn.bottom, worn.bottom_colour, worn.shoe_colour
    if figure.kind == "baby":
        bottom_colour = shoes = worn.top_colour
    match worn.top:
        case "suit" | "chef" | "overalls":
            bottom_colour = "#3b4048" if worn.top == "chef" else worn.top_colour
        case "dress" | "gown" | "tutu" | "leotard":
            bottom = "bare" if bottom == "trousers" else bottom
        case "armour" | "spacesuit":
            bottom_colour, shoes = worn.top_colour, worn.top_colour
        case "sports":
            bottom = "shorts" if bottom == "trousers" else bottom
            shoes = "#f1efe9"
    scheme = {
        "straw": "#d9b970",
        "captain": worn.top_colour if worn.top == "uniform" else "#27395c",
        "hardhat": "#e8b52f",
        "crown": "#d9a93a",
        "armyhelmet": worn.top_colour,
        "firehelmet": "#b23a34",
        "aviator": "#6b4630",
        "headphones": "#33363d",
        "veil": "#f6f2ea",
        "souwester": worn.top_colour,
        "wizard": worn.top_colour,
        "hood": worn.top_colour,
        "tophat": "#2b2b32",
        "toque": "#f6f4ee",
        "knighthelm": worn.top_colour,
        "spacehelmet": worn.top_colour,
    }
    own = pick(figure, ("#8e3f3a", "#3a4a66", "#6a5a42", "#2f5f5a"), salt="hat")
    hat_colour = worn.hat_colour or scheme.get(worn.hat, own)
    return replace(
        worn,
        beard=beard,
        bottom=bottom,
        bottom_colour=bottom_colour,
        shoe_colour=shoes,
        hat_colour=hat_colour,
    )


def _old_man(figure: Figure) -> bool:
    return not is_female(figure) and figure.kind not in _KIDS
