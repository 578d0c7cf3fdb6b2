"""Given names, and what people and animals look like where nobody says: hair, clothes and coats."""

# ruff: noqa: E501, SIM905 - tables of words read best as text

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


WOMAN = (
    ("chestnut hair in a bun", "teal jacket", "mustard scarf"),
    ("long black hair", "red coat", "navy trousers"),
    ("short auburn hair", "green sweater", "brown boots"),
    ("curly brown hair", "yellow cardigan", "blue jeans"),
    ("blonde hair in a ponytail", "navy jumper", "red scarf"),
    ("black hair in a bob", "burgundy dress", "brown boots"),
    ("wavy red hair", "blue coat", "cream scarf"),
)


MAN = (
    ("short dark hair", "blue jacket", "brown trousers"),
    ("brown hair and stubble", "green coat", "rust scarf"),
    ("curly black hair", "mustard sweater", "navy trousers"),
    ("short red hair and a beard", "grey coat", "blue scarf"),
    ("black hair", "burgundy sweater", "charcoal trousers"),
    ("blond hair", "teal jacket", "brown boots"),
)


OLD = (
    ("white hair", "brown cardigan", "red scarf"),
    ("silver hair and round glasses", "navy jacket", "mustard scarf"),
    ("grey hair", "green coat", "brown cap"),
)


GRANNY = (
    ("white hair in a bun", "purple cardigan", "cream scarf"),
    ("silver hair in a bun and round glasses", "blue dress", "white apron"),
    ("grey hair in a bun", "burgundy jacket", "mustard scarf"),
)


CHILD = (
    ("messy brown hair", "yellow raincoat", "red boots"),
    ("black hair", "red sweater", "blue jeans"),
    ("curly hair", "green hoodie", "navy shorts"),
    ("ginger hair", "blue overalls", "yellow boots"),
)


GIRL = (
    ("black pigtails", "red coat", "yellow boots"),
    ("brown braids", "yellow raincoat", "blue boots"),
    ("blonde hair in a ponytail", "green dress", "brown boots"),
    ("curly hair", "blue overalls", "red sneakers"),
)


WORK = {
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


COATS = {
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


NOUNS = {
    "person": "person", "man": "man", "woman": "woman", "boy": "boy", "girl": "girl",
    "child": "child", "old_man": "old man", "old_woman": "old woman", "baby": "baby",
}  # fmt: skip
