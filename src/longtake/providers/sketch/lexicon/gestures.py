"""What is seen to happen while something is done: gestures by verb, and faces by action.

`{who}` is somebody, `{s}` and `{es}` the endings of a verb, empty where there are several.
"""

# ruff: noqa: E501 - tables of words read best as text

from typing import Final

BY_VERB: Final = {
    "find": ("{who} stop{s}, bend{s} and pick{s} it up",),
    "discover": ("{who} stop{s} short and look{s} closer",),
    "pick": ("{who} pick{s} it up and turn{s} it in the light",),
    "steal": ("{who} glance{s} round, grab{s} it and go{es}",),
    "hide": ("{who} look{s} back once, then pull{s} the shadows close",),
    "repair": ("{who} lean{s} in, tighten{s} one last screw",),
    "fix": ("{who} lean{s} in, tighten{s} one last screw",),
    "build": ("Piece goes onto piece under quick hands",),
    "open": ("It gives way, and light falls on the face",),
    "close": ("It falls shut",),
    "answer": ("{who} swing{s} the light slowly, once, twice",),
    "reply": ("{who} answer{s} without a word too many",),
    "write": ("The pen runs on without a stop",),
    "paint": ("The brush comes down, one bold stroke",),
    "cook": ("Steam rises round {who}",), "bake": ("Flour hangs in the air",),
    "knead": ("{who} fold{s}, press{es}, turn{s}",), "chop": ("The knife goes up and down, fast and even",),
    "fry": ("It sizzles and smokes",), "stir": ("The spoon goes round",), "add": ("In it goes, all at once",),
    "serve": ("{who} set{s} it down with both hands",), "taste": ("A pause, then the verdict shows in the face",),
    "eat": ("One bite, eyes closed",), "drink": ("A long sip",), "burn": ("Smoke rises, too late",),
    "win": ("Both arms go up; the noise comes like a wave",), "lose": ("The shoulders drop",),
    "train": ("Again, and again, and again",), "fight": ("A step, a feint, a blow",),
    "meet": ("Neither moves; then one of them smiles",), "hug": ("{who} hold{s} on and do{es} not let go",),
    "kiss": ("The world falls silent",), "marry": ("A ring, a breath, a yes",),
    "cry": ("A tear runs down and is wiped away",), "laugh": ("{who} throw{s} back the head and laugh{s}",),
    "smile": ("The smile comes slowly and stays",), "hear": ("{who} freeze{s} and listen{s}",),
    "listen": ("{who} tilt{s} the head",), "see": ("{who} look{s} up, and the eyes widen",),
    "watch": ("{who} follow{s} it with the eyes",), "search": ("{who} look{s} left, right, and on",),
    "wait": ("{who} shift{s} from foot to foot",), "wake": ("{who} blink{s} and sit{s} up",),
    "play": ("{who} lose{s} the world and find{s} the tune",), "sing": ("{who} breathe{s} in and let{s} it out",),
    "teach": ("{who} point{s}, and heads turn",), "learn": ("{who} frown{s}, then {who} see{s} it",),
    "try": ("{who} set{s} the jaw and begin{s} again",), "shake": ("A slow no",),
    "wait for": ("Nothing yet",), "catch": ("Two hands close at the last moment",),
    "send": ("A raised hand, and off they go",), "release": ("The hands open",), "free": ("The hands open",),
    "plant": ("Earth closes over it",), "land": ("A jolt, then stillness",), "launch": ("Fire, smoke, and up",),
    "call": ("{who} cup{s} both hands and shout{s}",), "ask": ("{who} wait{s} for the answer",),
    "say": ("The words hang in the air",), "speak": ("{who} choose{s} the words with care",),
    "whisper": ("{who} lean{s} close",), "vanish": ("There, and then not there",),
    "disappear": ("There, and then not there",), "follow": ("{who} keep{s} to the shadows",),
    "climb": ("Hand over hand, higher",), "swallow": ("One gulp, and it is gone",),
    "share": ("{who} hold{s} out the bigger half",), "form": ("It gathers and thickens",),
    "evaporate": ("It thins and rises out of sight",), "kick": ("A kick, a rattle, nothing",),
    "survive": ("{who} hold{s} on until the last gust is through",),
    "befriend": ("A careful step closer, then another",), "recognise": ("The breath catches",),
    "promise": ("Hand on heart",), "give": ("It goes from hand to hand",), "bring": ("It goes from hand to hand",),
}  # fmt: skip
"""What is seen while a verb is done; the first words are the picture."""

BY_ACTION: Final = {
    "walks": ("{who} walk{s} on, step by step", "{who} come{s} closer at an even pace"),
    "runs": ("{who} run{s} flat out", "Feet drum, breath flies"),
    "sits": ("{who} settle{s} and lean{s} in a little", "{who} sit{s} quite still"),
    "holds": ("{who} lift{s} it into the light", "Careful hands turn it over"),
    "reads": ("{who} follow{s} the lines, then look{s} up",),
    "reaches": ("{who} reach{es} out and touch{es} it", "The hand hovers, then closes"),
    "looks": ("{who} turn{s} and look{s}", "{who} look{s} up"),
    "dances": ("{who} turn{s} and turn{s}", "One foot, the other, a leap"),
    "rides": ("{who} ride{s} on, the ground rushing past",),
    "sails": ("{who} lean{s} into the wind as the water slides past",),
    "swims": ("{who} glide{s} forward with long strokes",),
    "flies": ("{who} rise{s} and glide{s}",),
    "sleeps": ("{who} breathe{s} slowly",),
    "waves": ("{who} raise{s} a hand", "An arm goes up"),
    "falls": ("{who} lose{s} hold and drop{s}",),
    "moves": ("{who} move{s} on",),
    "shines": ("The light swells and fades",),
    "lies": ("{who} lie{s} still and breathe{s}",),
    "stands": (
        "{who} take{s} a breath", "{who} shift{s}, then stand{s} firm", "A moment passes",
        "{who} turn{s} a little towards us", "{who} straighten{s} up",
    ),
}  # fmt: skip

HANDLESS: Final = ("{who} set{s} to work", "{who} stay{s} at it", "{who} know{s} the way")
"""What animals and things do instead of handling something."""

WITH: Final = {
    "answer": ("holding up a lantern", "with a pencil in hand"),
    "reply": ("holding up a lantern", "with a pencil in hand"),
    "write": ("", "with a pencil in hand"), "paint": ("", "with a brush in hand"),
    "repair": ("", "with a hammer in hand"), "fix": ("", "with a hammer in hand"),
    "search": ("with a lantern in hand", ""), "explore": ("with a lantern in hand", ""),
}  # fmt: skip
"""What somebody has in hand for it where nothing is said: in the dark, and by day."""

FACES: Final = {
    "looks": ("eyes wide", "lost in thought"),
    "reaches": ("eyes wide with wonder", "hardly believing it"),
    "reads": ("lips moving with the words", "moved by what is written"),
    "sails": ("wind in the face", "looking ahead, resolved"),
    "runs": ("out of breath and not giving up", "eyes fixed ahead"),
    "walks": ("calm and determined", "looking ahead"),
    "dances": ("eyes closed, beaming", "radiant"),
    "sleeps": ("fast asleep", "at peace"),
    "flies": ("weightless with joy", "looking down in wonder"),
    "holds": ("bent over the work", "pleased with it"),
    "sits": ("quiet and intent", "half a smile"),
    "stands": ("a first small smile", "thoughtful, then sure"),
}  # fmt: skip

AIR: Final = {
    "sea": ("Long waves roll through", "Spray lifts off the crests"),
    "coast": ("Surf runs up and draws back", "Gulls cross high above"),
    "lighthouse": ("The beam goes round", "Surf breaks on the rocks"),
    "harbour": ("Masts sway at the quay", "Water laps at the wall"),
    "underwater": ("Bubbles rise past us", "Light dances through the water"),
    "river": ("The current slides by", "Reeds bow and come back"),
    "mountains": ("Cloud shadows cross the slopes", "Wind combs the ridge"),
    "forest": ("Leaves stir", "A beam of light finds the ground"),
    "jungle": ("Leaves drip and shine", "Something moves behind the green"),
    "desert": ("Sand runs down the dune", "The heat trembles"),
    "field": ("Wind goes through the grass", "A cloud drags its shadow over"),
    "garden": ("Flowers nod", "A bee goes from bloom to bloom"),
    "park": ("Leaves drift across the path", "Treetops sway"),
    "snow": ("Powder blows off the drifts", "Breath hangs in the cold"),
    "road": ("Dust rises and settles", "The road hums"),
    "city": ("Traffic streams below", "Windows light up one by one"),
    "rooftop": ("The city hums below", "Laundry moves on a line"),
    "street": ("Passers-by come and go", "A sign swings"),
    "market": ("The crowd shuffles on", "Awnings flap"),
    "village": ("Smoke rises from a chimney", "A shutter creaks"),
    "room": ("Dust floats in the light", "A curtain stirs"),
    "bedroom": ("A curtain stirs", "Light creeps over the blanket"),
    "kitchen": ("Steam curls up", "A pan hisses"),
    "office": ("Screens flicker", "A blind stirs"),
    "school": ("Chalk dust floats in the light", "Pages turn"),
    "library": ("Dust floats between the shelves", "A page turns"),
    "workshop": ("Shavings curl on the bench", "A lamp swings a little"),
    "laboratory": ("Something bubbles", "Small lights blink"),
    "cafe": ("Steam rises from a cup", "Spoons chime"),
    "stage": ("Dust turns in the spotlight", "The curtain breathes"),
    "stadium": ("The stands roar", "Flags ripple"),
    "gym": ("Chains sway", "The bag swings out"),
    "studio": ("Light travels over the backdrop", "A shadow slides"),
    "castle": ("Banners lift", "Torches gutter"),
    "cave": ("Water drips", "Shadows move on the wall"),
    "sky": ("Clouds part", "Cloud streams past"),
    "space": ("Stars drift by", "The planet turns below"),
    "planet": ("Dust skims the ground", "A second moon climbs"),
    "abstract": ("Colours drift into each other", "Shapes come and go"),
}  # fmt: skip
"""What moves at each place when nobody does anything."""
