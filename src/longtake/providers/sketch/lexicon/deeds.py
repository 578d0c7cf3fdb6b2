"""English verbs: which of a figure's actions they show, and how they are inflected."""

# ruff: noqa: E501, SIM905 - tables of words read best as text

ACTIONS = {
    "walks": "walk wander stroll step march hike climb ascend descend approach leave enter cross "
    "arrive return follow explore trudge come go depart patrol sneak creep travel trek stride "
    "emerge roam head journey pass limp stalk tiptoe pace exit advance",
    "runs": "run sprint race chase flee escape jog hurry rush dash gallop charge bolt train compete "
    "scamper overtake hasten",
    "sits": "sit rest wait kneel meditate crouch perch squat settle relax eat drink dine paint write "
    "draw type work study code sew knit fish sip taste enjoy play perform",
    "holds": "hold carry lift bring hug embrace cradle clutch grab take keep catch receive collect "
    "gather raise drag pull wear wield offer deliver give present cook bake build repair fix "
    "add chop fry stir whisk season sprinkle grill roast drain squeeze grate warm heat hand "
    "swallow nibble harvest make craft mix open close unlock light polish wind clean wash pour steal hide bury photograph "
    "film pack unpack assemble brew knead carve forge prepare serve use hammer peel slice mend "
    "sell buy plant water feed stroke pet tune post tie wrap unwrap",
    "reads": "read study browse decipher",
    "waves": "wave greet salute beckon cheer applaud call shout welcome celebrate win triumph",
    "reaches": "reach find discover pick touch point throw grasp press push knock uncover dig notice "
    "stumble retrieve unearth release drop cast toss fling",
    "looks": "look watch see stare gaze observe search scan examine inspect admire spot peer glance "
    "wonder dream remember think listen notice smile cry weep laugh whisper speak talk say ask "
    "realise realize learn decide hope hear smell feel love miss regret promise investigate "
    "recognise recognize meet face wake awake study sing",
    "dances": "dance spin twirl leap jump hop pirouette skip bounce swing breakdance",
    "rides": "ride drive cycle bike pedal steer pilot skate surf ski",
    "sails": "sail row paddle navigate canoe kayak voyage",
    "swims": "swim dive snorkel float plunge submerge",
    "flies": "fly soar glide hover flutter launch ascend circle swoop orbit parachute land",
    "sleeps": "sleep nap doze snooze slumber",
    "falls": "fall trip tumble collapse slip sink crash crumble plummet faint",
    "lies": "lie recline sprawl sunbathe",
    "moves": "move drift turn roll slide crawl crash melt flow grow bloom open change transform glide float "
    "unfold rotate speed accelerate zoom drive start swirl spread",
    "shines": "shine glow flash gleam sparkle glitter burn blaze flicker illuminate twinkle shimmer "
    "erupt explode beam rise set",
    "stands": "stand stay pose remain hesitate pause appear live become lose begin end fight battle "
    "fire defend attack protect help save guard lead teach evaporate form condense simmer rest answer reply need want try must invent create "
    "survive struggle defeat conquer confront rescue befriend free invite visit reunite share "
    "connect inspire imagine break destroy reveal disappear vanish fade solve believe trust forgive "
    "die kiss marry bark howl roar growl sniff bite hunt nest lay hatch blossom freeze rain "
    "snow thunder storm blow ring strike tick sound echo boil sizzle ripen bow lock load lean stop "
    "show introduce present feature hit plug charge power connect fill empty heal hurt repeat last "
    "belong happen",
}
"""An action of a staging, and the verbs that it shows; a verb's first action counts."""

IRREGULAR = {
    "run": "ran running", "sit": "sat sitting", "hold": "held", "bring": "brought", "take": "took taken",
    "keep": "kept", "catch": "caught", "give": "gave given", "make": "made", "build": "built",
    "light": "lit", "wind": "wound", "steal": "stole stolen", "hide": "hid hidden", "read": "read",
    "find": "found", "throw": "threw thrown", "dig": "dug digging", "see": "saw seen", "think": "thought",
    "speak": "spoke spoken", "say": "said", "hear": "heard", "feel": "felt", "wake": "woke woken",
    "spin": "spun spinning", "leap": "leapt", "swing": "swung", "ride": "rode ridden",
    "drive": "drove driven", "swim": "swam swum swimming", "dive": "dove", "fly": "flew flown",
    "sleep": "slept", "fall": "fell fallen", "sink": "sank sunk", "lie": "lay lain lying",
    "grow": "grew grown", "shine": "shone", "rise": "rose risen", "set": "set setting",
    "stand": "stood", "become": "became", "win": "won winning", "lose": "lost", "begin": "began begun",
    "fight": "fought", "lead": "led", "teach": "taught", "break": "broke broken", "die": "died dying",
    "freeze": "froze frozen", "blow": "blew blown", "ring": "rang rung", "strike": "struck",
    "leave": "left", "come": "came", "go": "went gone goes", "flee": "fled", "creep": "crept",
    "stride": "strode", "eat": "ate eaten", "drink": "drank drunk", "write": "wrote written",
    "draw": "drew drawn", "sing": "sang sung", "meet": "met", "wear": "wore worn", "sew": "sewn",
    "feed": "fed", "sell": "sold", "buy": "bought", "cast": "cast", "fling": "flung", "hit": "hit",
    "kneel": "knelt", "dream": "dreamt", "learn": "learnt", "burn": "burnt", "forgive": "forgave",
    "bite": "bit bitten", "lay": "laid", "show": "showed shown", "weep": "wept", "spread": "spread",
    "speed": "sped", "tie": "tying", "lead on": "led on", "bow": "bowed", "hurt": "hurt",
    "slide": "slid", "awake": "awoke",
}  # fmt: skip

NOUNISH = frozenset(
    "fire watch wave light dance dream sail ride drive walk run race fish drink paint study work play type "
    "plant water pet post tie wrap film pack look search hope love face swing skip surf ski bike cycle "
    "skate pilot row drift dive float land sleep nap fall trip lie move turn roll change start stop end "
    "shine glow flash beam set pose stay pause fight battle attack help guard answer reply need win "
    "share break fade kiss bark howl roar bite hunt nest rain snow thunder storm blow ring strike tick "
    "sound echo bow lock load show feature hit plug charge power last step march hike cross head pass "
    "exit advance chase escape rush dash bolt train rest wait taste hug embrace catch hammer slice tune "
    "call cheer salute reach touch point press push knock drop toss gaze stare glance wonder promise "
    "whisper cry laugh smile talk leap jump hop spin bounce voyage canoe kayak paddle crash slip "
    "blossom bloom present open close clean free lead lean use feed bury stroke pace patrol travel trek "
    "journey return visit sip code experience circle orbit launch beckon welcome peel fix map".split()
)
"""Verbs whose plain form or form in -s is as often a noun."""

LEADING = frozenset(
    "want try need begin start learn decide hope like love dare refuse continue prepare long wish".split()
)
"""Verbs that only lead to another one: `learns to paint`."""

MOTION = frozenset(
    ("walks", "runs", "rides", "sails", "swims", "flies", "dances", "falls", "moves")
)
"""Actions that cross the picture."""

TAKES = frozenset(("holds", "reads", "sits", "waves"))
"""Actions that have a small thing in hand."""

LEADS_TO = {
    "sail": "sea", "row": "sea", "voyage": "sea", "dive": "underwater", "snorkel": "underwater",
    "fly": "sky", "soar": "sky", "glide": "sky", "drive": "road", "cook": "kitchen", "bake": "kitchen",
    "knead": "kitchen", "chop": "kitchen", "fry": "kitchen", "simmer": "kitchen",
    "whisk": "kitchen", "grill": "kitchen", "type": "office", "orbit": "space", "sleep": "bedroom", "surf": "sea", "ski": "snow",
    "swim": "sea", "wake": "bedroom",
}  # fmt: skip
"""Where a verb takes the story, when nothing else says where it is."""

AT_HOME = {
    "keeper": "lighthouse", "sailor": "sea", "captain": "sea", "pirate": "sea", "fisherman": "harbour",
    "fisher": "harbour", "chef": "kitchen", "cook": "kitchen", "baker": "kitchen", "barista": "cafe",
    "scientist": "laboratory", "inventor": "workshop", "mechanic": "workshop", "teacher": "school",
    "professor": "library", "librarian": "library", "astronaut": "space", "farmer": "field",
    "gardener": "garden", "violinist": "stage", "musician": "stage", "singer": "stage",
    "dancer": "stage", "ballerina": "stage", "potter": "workshop", "watchmaker": "workshop",
    "carpenter": "workshop", "tailor": "workshop", "blacksmith": "workshop", "painter": "workshop",
    "artist": "workshop", "runner": "park", "athlete": "stadium", "footballer": "stadium",
    "hiker": "mountains", "climber": "mountains", "explorer": "jungle", "diver": "underwater",
    "skier": "snow", "programmer": "office", "developer": "office", "hacker": "room",
    "lawyer": "office", "businessman": "office", "businesswoman": "office", "detective": "street",
    "shepherd": "field", "king": "castle", "queen": "castle", "prince": "castle",
    "princess": "castle", "knight": "castle", "dragon": "mountains", "wizard": "library",
    "witch": "forest", "cowboy": "desert", "miner": "cave", "surgeon": "laboratory",
    "doctor": "laboratory", "nurse": "room", "pilot": "sky", "boxer": "gym", "monk": "mountains",
    "skater": "street", "courier": "street", "cyclist": "road", "cat": "room", "dog": "park",
    "seagull": "coast", "penguin": "snow", "cow": "field", "sheep": "field", "horse": "field",
    "deer": "forest", "fox": "forest", "wolf": "forest", "bear": "forest", "rabbit": "field",
    "squirrel": "forest", "elephant": "desert", "giraffe": "desert", "lion": "desert",
    "tiger": "jungle", "monkey": "jungle", "turtle": "underwater", "frog": "river",
    "fish": "underwater", "shark": "underwater", "whale": "underwater", "dolphin": "sea",
    "octopus": "underwater", "butterfly": "garden", "bee": "garden", "dinosaur": "jungle",
    "unicorn": "forest", "car": "road", "sports_car": "road", "truck": "road", "bus": "street",
    "taxi": "street", "train": "road", "tram": "street", "bicycle": "road", "motorbike": "road",
    "scooter": "street", "boat": "sea", "sailboat": "sea", "ship": "sea", "ferry": "sea",
    "submarine": "underwater", "canoe": "river", "plane": "sky", "helicopter": "sky",
    "hot_air_balloon": "sky", "rocket": "space", "spaceship": "space", "ufo": "field",
    "satellite": "space", "tractor": "field", "skateboard": "street", "robot": "city",
    "owl": "forest", "eagle": "mountains", "duck": "river", "chicken": "field", "pig": "field",
    "goat": "mountains", "ghost": "castle", "monster": "forest", "lighthouse": "lighthouse",
    "castle": "castle", "windmill": "field", "campfire": "forest", "snowman": "snow",
    "iceberg": "snow", "volcano": "mountains", "waterfall": "river", "planet": "space",
    "comet": "space", "moon": "sky", "sun": "sky", "cloud": "sky", "star": "sky", "island": "sea",
    "rainbow": "field", "piano": "stage", "guitar": "stage", "bottle": "coast", "cactus": "desert",
    "palm": "coast", "skyscraper": "city", "child": "garden", "boy": "field", "girl": "garden",
    "bird": "garden", "mouse": "room", "spider": "room", "anchor": "harbour", "sunflower": "field",
    "crowd": "street", "traveller": "road", "traveler": "road", "wanderer": "road",
    "priest": "village", "soldier": "field", "firefighter": "street", "police": "street",
    "merchant": "market", "student": "school", "spy": "rooftop", "superhero": "rooftop",
    "postman": "village", "pyramid": "desert", "pizza": "kitchen", "cake": "kitchen",
    "bread": "kitchen", "coffee": "cafe", "book": "library", "clock": "workshop", "toy": "room", "cup": "kitchen", "apple": "kitchen",
    "fruit": "kitchen", "plate": "kitchen", "computer": "office", "laptop": "office",
    "microscope": "laboratory", "football": "stadium", "basketball": "gym", "violin": "stage",
    "microphone": "stage", "tent": "mountains", "telescope": "laboratory", "sword": "castle",
    "crown": "castle", "treasure": "cave", "chest": "cave", "phone": "office", "suitcase": "harbour",
}  # fmt: skip
"""Where somebody or something is usually met."""
