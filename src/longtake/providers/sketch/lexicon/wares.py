"""What adverts know of products: their kinds, their people, their world and their finish."""

# ruff: noqa: E501 - tables of words read best as text

from typing import Final

KINDS: Final = {
    "luxury": "watch ring necklace perfume diamond wine_bottle crown crystal sports_car pearl suitcase",
    "sport": "sneaker ball football basketball bicycle can backpack boot skateboard canoe tent motorbike "
    "scooter glasses bottle",
    "tech": "phone laptop headphones speaker camera drone lamp computer microphone lightbulb gear radio",
    "beauty": "cream lipstick jar brush mirror",
    "home": "bread coffee cup mug cake teapot pizza burger fruit apple ice_cream toy teddy_bear bed chair "
    "table candle book gift flower plate glass letter box clock guitar piano",
    "demo": "car tv hammer tractor van truck wheel",
    "fashion": "shirt jacket hat bag shoe umbrella",
}

ARCHETYPE: Final = {
    "luxury": "luxury_showcase", "sport": "energetic_lifestyle", "tech": "minimalist_reveal",
    "beauty": "minimalist_reveal", "home": "emotional_storytelling", "demo": "feature_demo",
    "fashion": "luxury_showcase",
}  # fmt: skip

BY_STYLE: Final = (
    ("feature_demo", ("features feature demo demonstrates explainer app software saas platform how-to tutorial "
                     "works dashboard service")),
    ("energetic_lifestyle", "energetic energy dynamic fast sporty action adrenaline high-energy bold hype"),
    ("luxury_showcase", "luxury luxurious elegant premium exclusive sophisticated opulent timeless high-end"),
    ("minimalist_reveal", "minimal minimalist minimalistic clean simple sleek"),
    ("emotional_storytelling", ("emotional heartfelt touching family families nonprofit charity insurance "
                               "healthcare hospital grandmother home nostalgic love heartwarming")),
)  # fmt: skip

MOODS: Final = {
    "luxury_showcase": "elegant", "energetic_lifestyle": "energetic", "minimalist_reveal": "minimalist",
    "emotional_storytelling": "emotional", "feature_demo": "informative",
}  # fmt: skip

STYLES: Final = {
    "luxury_showcase": "elegant and restrained", "energetic_lifestyle": "energetic and vibrant",
    "minimalist_reveal": "minimal and clean", "emotional_storytelling": "warm and natural",
    "feature_demo": "clear and modern",
}  # fmt: skip

USERS: Final = {
    "luxury": ("Man", "man", "a man with short dark hair, in a charcoal suit and a white shirt"),
    "sport": (
        "Runner",
        "woman",
        "a runner, a woman with dark hair in a ponytail, in orange sportswear and white sneakers",
    ),
    "tech": (
        "Designer",
        "woman",
        "a designer, a woman with a black bob, in a cream turtleneck and charcoal trousers",
    ),
    "beauty": ("Woman", "woman", "a woman with long chestnut hair, in a white robe"),
    "home": (
        "Mother",
        "woman",
        "a mother, a woman with curly brown hair, in a mustard sweater and blue jeans",
    ),
    "demo": (
        "Driver",
        "man",
        "a driver, a man with brown hair, in a navy jacket and grey trousers",
    ),
    "fashion": (
        "Model",
        "woman",
        "a model, a woman with black hair in a bun, in a tan coat and black trousers",
    ),
}

WORLD: Final = {
    "luxury": ("rooftop", "golden", "rooftop terrace above the city"),
    "sport": ("street", "dawn", "empty city street"),
    "tech": ("office", "morning", "bright office"),
    "beauty": ("bedroom", "morning", "bright bedroom"),
    "home": ("kitchen", "morning", "sunlit kitchen"),
    "demo": ("road", "golden", "winding coast road"),
    "fashion": ("street", "golden", "elegant old town street"),
}

WORLD_OF: Final = {
    "coffee": ("cafe", "morning", "warm cafe"), "cup": ("cafe", "morning", "warm cafe"),
    "toy": ("room", "morning", "sunlit living room"), "teddy_bear": ("bedroom", "morning", "children's bedroom"),
    "tent": ("mountains", "dawn", "mountain meadow"), "boot": ("mountains", "morning", "mountain trail"),
    "bicycle": ("road", "morning", "country road"), "book": ("library", "golden", "quiet library"),
    "football": ("stadium", "golden", "stadium"), "basketball": ("stadium", "golden", "arena"),
    "guitar": ("stage", "night", "small stage"), "piano": ("stage", "night", "concert stage"),
    "ice_cream": ("coast", "day", "sunny beach"), "wine_bottle": ("field", "golden", "vineyard"),
    "suitcase": ("harbour", "golden", "old harbour"), "backpack": ("mountains", "morning", "mountain trail"),
    "camera": ("mountains", "golden", "mountain ridge"), "hammer": ("workshop", "morning", "workshop"),
    "tractor": ("field", "morning", "wide field"), "umbrella": ("street", "dusk", "rainy street"),
    "glasses": ("coast", "golden", "sunny beach"), "candle": ("room", "dusk", "quiet living room"),
    "bed": ("bedroom", "morning", "bright bedroom"), "tv": ("room", "dusk", "living room"),
}  # fmt: skip

FINISH: Final = {
    "watch": ("with a silver case and a navy dial", "in gold with a white dial"),
    "sneaker": ("in white with coral accents", "in teal with white soles"),
    "phone": ("in matte black", "in silver"), "headphones": ("in matte black", "in cream"),
    "perfume": ("in amber glass with a golden cap", "in rose glass with a silver cap"),
    "car": ("in deep blue", "in silver"), "sports_car": ("in red", "in silver"),
    "can": ("in green and silver", "in blue and silver"), "coffee": ("in a white cup", "in a cream cup"),
    "bag": ("in tan leather", "in burgundy leather"), "laptop": ("in silver",),
    "bicycle": ("in mint green", "in red"), "cream": ("in a white jar with a golden lid",),
    "lipstick": ("in crimson with a golden case",), "bottle": ("in green glass", "in blue glass"),
    "backpack": ("in orange", "in olive green"), "ring": ("in gold with a small diamond",),
}  # fmt: skip
SERVICES: Final = {
    "cleaning": ("brush", "home"), "insurance": ("umbrella", "home"), "bank": ("coin", "tech"),
    "banking": ("phone", "tech"), "delivery": ("box", "home"), "courier": ("box", "tech"),
    "airline": ("plane", "demo"), "travel": ("suitcase", "fashion"), "tourism": ("suitcase", "fashion"),
    "hotel": ("bed", "home"), "resort": ("palm", "luxury"), "restaurant": ("plate", "home"),
    "bakery": ("bread", "home"), "pizzeria": ("pizza", "home"), "cafe": ("coffee", "home"),
    "gym": ("sneaker", "sport"), "yoga": ("bottle", "sport"), "fitness": ("sneaker", "sport"),
    "exhibition": ("statue", "fashion"), "museum": ("statue", "fashion"), "gallery": ("painting", "fashion"),
    "festival": ("microphone", "fashion"), "concert": ("guitar", "fashion"), "school": ("book", "home"),
    "course": ("book", "home"), "university": ("book", "home"), "hospital": ("heart", "home"),
    "clinic": ("heart", "home"), "charity": ("heart", "home"), "nonprofit": ("heart", "home"),
    "agency": ("laptop", "tech"), "consulting": ("laptop", "tech"), "software": ("laptop", "tech"),
    "platform": ("laptop", "tech"), "saas": ("laptop", "tech"), "streaming": ("tv", "home"),
    "podcast": ("microphone", "tech"), "dating": ("heart", "tech"), "solar": ("sun", "home"),
    "plumber": ("wheel", "home"), "moving": ("box", "home"), "florist": ("flower", "home"),
    "zoo": ("balloon", "home"), "park": ("balloon", "home"),
}  # fmt: skip
"""What stands for a service that has no shape of its own, and its category."""

USES: Final = {
    "sneaker shoe boot": (
        ("{who} run{s} flat out in {setting}, {product} light as air", "wide"),
        ("{who} leap{s} in {setting}, {product} first", "medium_wide"),
        ("{who} sit{s} down in {setting}, {product} just laced", "medium_wide"),
    ),
    "watch ring necklace": (
        ("{who} turn{s} the wrist, with {product} in the light, in {setting}", "medium"),
        ("{who} hold{s} {product} up to the light in {setting}", "medium_close_up"),
    ),
    "coffee cup mug can glass bottle teapot wine_bottle": (
        ("{who} take{s} the first sip in {setting}, with {product} in hand", "medium"),
        ("{who} lift{s} {product} to a friend across {setting}", "medium_wide"),
        ("{who} look{s} up and smile{s}, with {product} in hand", "medium_close_up"),
    ),
    "phone camera book letter map toy teddy_bear": (
        ("{who} smile{s} in {setting}, with {product} in hand", "medium"),
        ("{who} hold{s} up {product} in {setting}", "medium_wide"),
    ),
    "perfume cream lipstick jar brush": (
        ("{who} hold{s} {product} to the light in {setting}", "medium"),
        ("{who} breathe{s} in, eyes closed, with {product} in hand", "medium_close_up"),
    ),
    "bag backpack suitcase umbrella": (
        ("{who} walk{s} through {setting} with {product} in hand", "wide"),
        ("{who} stop{s} and look{s} back in {setting}, with {product} in hand", "medium_wide"),
    ),
    "headphones glasses hat jacket shirt": (
        ("{who} in {setting}, with {product} in hand", "medium"),
        ("{who} dance{s} through {setting}, as if nobody were there", "wide"),
    ),
    "car sports_car truck van bus taxi": (
        ("{product} takes the bend in {setting}", "wide"),
        ("{who} stand{s} beside {product} in {setting}", "medium_wide"),
        ("{product} comes to a stop in {setting}", "medium_wide"),
    ),
    "bicycle motorbike scooter skateboard canoe sailboat": (
        ("{who} ride{s} {product} through {setting}", "wide"),
        ("{who} stand{s} beside {product} in {setting}", "medium_wide"),
    ),
    "laptop computer": (
        ("{who} type{s} in {setting}, with {product} at hand", "medium"),
        ("{who} lean{s} back and smile{s}, {product} done for the day", "medium_wide"),
    ),
}  # fmt: skip
"""How people are seen with a product, by kinds, and how near."""
USE: Final = (
    ("{who} smile{s} in {setting}, with {product} in hand", "medium"),
    ("{who} hold{s} up {product} in {setting}", "medium_wide"),
)
NEAR: Final = (
    ("{who} sit{s} beside {product} in {setting}", "medium_wide"),
    ("{who} stand{s} beside {product} in {setting} and smile{s}", "medium_wide"),
)
"""How people are seen with what fits in a hand, and with what does not."""
PLAIN: Final = (
    "in deep blue and white",
    "in coral and cream",
    "in teal and white",
    "in mustard and charcoal",
)
"""Finishes for products of every other kind."""
