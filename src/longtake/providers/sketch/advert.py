"""An advert planned from the beat library: product, archetype, beats, and their pictures."""

# ruff: noqa: E501, ISC004, RUF001, SIM905 - tables of words read best as text

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from fractions import Fraction
from typing import Final

from longtake.capabilities.errors import Unusable
from longtake.film.beats import ARCHETYPES, BEATS, Archetype, Beat, fit, spread
from longtake.film.brief import Brief
from longtake.film.time import frames as whole_frames
from longtake.providers.sketch.casting import Part, with_article
from longtake.providers.sketch.draft import Draft, Where, chance
from longtake.providers.sketch.events import Event, the, told
from longtake.providers.sketch.figuring import LIVING
from longtake.providers.sketch.lexicon import subjects
from longtake.providers.sketch.lexicon.forms import WHOLES
from longtake.providers.sketch.lexicon.search import Word, words
from longtake.providers.sketch.lexicon.views import NAMES
from longtake.providers.sketch.plan import Plan
from longtake.providers.sketch.reading import place_of, time_of, weather_of
from longtake.providers.sketch.wishes import mood_of, story_in, style_in, without_length

_ADVERT: Final = re.compile(
    r"\b(?:ads?|adverts?|advertisements?|advertising|advertise|commercials?|promos?|promotional|"
    r"product (?:video|film|launch|shot|reveal|demo|teaser|trailer)|brand (?:film|video|story)|ad campaign|"
    r"launch (?:film|video|spot|trailer|campaign)|launch of (?:our|the|a) new|unboxing|"
    r"(?:tv|second|sec|s|radio|product|brand|image) spots?|spots? (?:for|about)|teaser for (?:our|a|the) new|"
    r"werbung|werbespots?|werbefilm|werbeclip|reklame|publicité|spot publicitaire|pub (?:pour|de|d)|"
    r"anuncio|comercial|publicidad|pubblicità|spot pubblicitario|spot per|anúncio|propaganda|reclame)\b|"
    r"\bреклам|コマーシャル|広告|CM\b|CMを|广告|廣告|광고|إعلان|विज्ञापन",
    re.IGNORECASE,
)
_FOR: Final = re.compile(
    r"\b(?:ads?|adverts?|advertisements?|commercials?|promos?|spots?|video|film|teaser|trailer|campaign|"
    r"advertising|advertise|launch(?! (?:film|video|spot|trailer|campaign))|launching|unboxing|reveal|promotional \w+|werbung|werbespot|werbefilm|"
    r"publicité|anuncio|comercial|publicidad|pubblicità|pubblicitario|anúncio|propaganda)"
    r"(?: (?:for|of|about|featuring|selling|für|pour|para|per|de|di|do|da))*\s+"
    r"(?P<what>(?:(?:our|the|a|an|my|your|new|this|its|eine?n?|unsere?n?|die|der|das|une?|la|le|los?|las?|el|uma?|il|lo)\s+)*"
    r"[^,.;:!?\n–—]{2,80})",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    r"(?P<what>[\w'’&-]+(?: [\w'’&-]+){0,4})\s+(?:ads?|adverts?|advertisements?|commercials?|promos?|spots?)\b",
    re.IGNORECASE,
)
_CUT: Final = re.compile(
    r"\s+(?:in|with|on|at|set|that|which|who|where|showing|shot|featuring|by|called|named|from|as|for|and then|"
    r"while|is|inside|during|under|using|im|am|auf|bei|mit|dans|sur|avec|en|con|nel|nella|sul|sulla|com|no|na|through|across|made)\b.*$",
    re.IGNORECASE,
)
_BRAND: Final = re.compile(
    r"\b(?:called|named|brand(?:ed)?|by|from|namens|appelée?|llamad[oa]|chiamat[oa]|marke|marca|marque)\s+"
    r"[\"“'‘„«]?(?P<brand>[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,2})"
)
_QUOTED: Final = re.compile(r"[\"“„«「]([^\"”“»」]{2,40})[\"”“»」]")
_LEADING: Final = re.compile(
    r"^(?:(?:our|the|a|an|my|your|this|its|new|brand-new|eine?n?|unsere?n?|neue?n?|die|der|das|den|une?|la|le|les|"
    r"los?|las?|el|uma?|il|lo|gli|i|nuov[oa]|nuev[oa]|novo|nova|nouve(?:au|lle)|vertical|short|quick|second)\s+)+",
    re.IGNORECASE,
)
_KINDS: Final = {
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
_ARCHETYPE: Final = {
    "luxury": "luxury_showcase", "sport": "energetic_lifestyle", "tech": "minimalist_reveal",
    "beauty": "minimalist_reveal", "home": "emotional_storytelling", "demo": "feature_demo",
    "fashion": "luxury_showcase",
}  # fmt: skip
_BY_STYLE: Final = (
    ("feature_demo", "features feature demo demonstrates explainer app software saas platform how-to tutorial "
                     "works dashboard service"),
    ("energetic_lifestyle", "energetic energy dynamic fast sporty action adrenaline high-energy bold hype"),
    ("luxury_showcase", "luxury luxurious elegant premium exclusive sophisticated opulent timeless high-end"),
    ("minimalist_reveal", "minimal minimalist minimalistic clean simple sleek"),
    ("emotional_storytelling", "emotional heartfelt touching family families nonprofit charity insurance "
                               "healthcare hospital grandmother home nostalgic love heartwarming"),
)  # fmt: skip
_MOODS: Final = {
    "luxury_showcase": "elegant", "energetic_lifestyle": "energetic", "minimalist_reveal": "minimalist",
    "emotional_storytelling": "emotional", "feature_demo": "informative",
}  # fmt: skip
_STYLES: Final = {
    "luxury_showcase": "elegant and restrained", "energetic_lifestyle": "energetic and vibrant",
    "minimalist_reveal": "minimal and clean", "emotional_storytelling": "warm and natural",
    "feature_demo": "clear and modern",
}  # fmt: skip
_USERS: Final = {
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
_WORLD: Final = {
    "luxury": ("rooftop", "golden", "rooftop terrace above the city"),
    "sport": ("street", "dawn", "empty city street"),
    "tech": ("office", "morning", "bright office"),
    "beauty": ("bedroom", "morning", "bright bedroom"),
    "home": ("kitchen", "morning", "sunlit kitchen"),
    "demo": ("road", "golden", "winding coast road"),
    "fashion": ("street", "golden", "elegant old town street"),
}
_WORLD_OF: Final = {
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
_FINISH: Final = {
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
_ALONE: Final = frozenset(
    "hero_shot teaser_reveal detail_showcase feature_highlight_sequence call_to_action".split()
)
_PEOPLED: Final = frozenset(
    "usage_scenario lifestyle_context action_montage benefit_showcase transformation_moment".split()
)
_EMPTY: Final = frozenset(("ambient_lifestyle", "atmospheric_setup"))
_LONG: Final = 8
"""Seconds above which a beat is covered from two sides."""


@dataclass(frozen=True, slots=True)
class Product:
    """What is advertised."""

    name: str
    """With its brand, as the cast names it."""
    kind: str
    category: str
    brand: str = ""
    look: tuple[str, ...] = ()
    phrase: str = ""
    """As a sentence says it: `the Aurora lamp`, `a pair of Aurora shoes`."""


def wanted(brief: Brief, prompt: str) -> bool:
    """Whether the brief asks for an advert."""
    return bool(brief.archetype or brief.beats or _ADVERT.search(prompt))


def film(
    prompt: str, brief: Brief, *, seconds: Fraction | None, rate: Fraction, language: str
) -> Plan:
    """Give the advert; without `seconds` it lasts 30 s, or what its beats usually last.

    Raises `Unusable` for a beat or an archetype that the library does not have.
    """
    product = product_in(prompt, language)
    archetype, why = _archetype(brief, prompt, product)
    if product.kind == "neutral" and archetype.id == "emotional_storytelling":
        product = replace(product, category="home")
    named = tuple(_known("beat", beat, BEATS) for beat in brief.beats)
    usual = sum(BEATS[beat].seconds for beat in named) or 30
    length = seconds or Fraction(usual)
    if named:
        beats = spread(named, whole_frames(length, rate))
        why = "The brief names its beats."
    else:
        beats = fit(archetype, length, rate)
    style = brief.style or style_in(prompt) or _STYLES[archetype.id]
    heard = told(_tale(prompt), language)
    people = tuple(part for part in heard.parts if part.kind in LIVING)
    user, extra = _user(people, product)
    scene = _Scene(
        product=product,
        style=style,
        user=user,
        where=_set(prompt, product, language),
        events=tuple(_peopled(heard.events, people)),
        parts=(*people, *extra),
    )
    split = not (brief.beats or brief.archetype)
    drafts = tuple(_drafts(beats, scene, rate, split=split))
    return Plan(
        drafts=drafts,
        parts=(
            _part(product, brief.seed),
            *(part for part in scene.parts if any(part.name in d.cast for d in drafts)),
        ),
        mood=mood_of(prompt, default=_MOODS[archetype.id])
        if not _styled(prompt)
        else _MOODS[archetype.id],
        title=_title(product),
        seconds=length,
        style=style,
        archetype=archetype.id,
        reasoning=f"{why} Narrative: {', '.join(archetype.narrative)}; beats: "
        f"{', '.join(beat for beat, _ in beats)}.",
    )


@dataclass(frozen=True, slots=True)
class _Scene:
    product: Product
    style: str
    user: Part
    where: Where | None
    """Where the prompt sets the whole advert, or None."""
    events: tuple[Event, ...]
    parts: tuple[Part, ...]


def _peopled(events: Iterable[Event], people: Sequence[Part]) -> Iterable[Event]:
    """Give the events that people have a part in, with nobody else in them."""
    names = {part.name for part in people}
    for event in events:
        who = tuple(name for name in event.who if name in names)
        if who:
            yield replace(event, who=who)


def product_in(prompt: str, language: str) -> Product:
    """Give the product that a prompt advertises; one that it does not name is `the product`."""
    bare = without_length(prompt)
    phrase = _product_phrase(bare)
    found = words(phrase, language) or words(bare, language)
    kinds = [
        word
        for word in found
        if word.kind and word.kind not in LIVING and word.kind in subjects.THINGS
    ]
    if (not kinds and not phrase.isascii()) or not phrase:
        found = words(bare, language)
        kinds = [
            word
            for word in found
            if word.kind in subjects.OBJECTS or word.kind in subjects.VEHICLES
        ]
        phrase = kinds[0].name if kinds else phrase
    word = kinds[-1] if kinds else None
    kind = word.kind if word else "neutral"
    brand = _brand(bare, phrase)
    phrase = _to_noun(phrase, found)
    name = phrase if not brand or brand.lower() in phrase.lower() else f"{brand} {phrase}"
    name = name or "Product"
    look = tuple(held.name for held in found if held.sense("adjective"))
    category = next(
        (key for key, held in _KINDS.items() if kind in held.split()),
        "tech" if kind == "neutral" else "home",
    )
    return Product(name, kind, category, brand, look, _as_said(name, word))


def _to_noun(phrase: str, found: Sequence[Word]) -> str:
    """Give the phrase up to the last thing that it names, and a name after that."""
    things = [
        at
        for at, word in enumerate(found)
        if word.kind in subjects.THINGS and not word.sense("verb")
    ]
    if not things or not phrase or found[-1].end > len(phrase):
        return phrase
    last = things[-1]
    while last + 1 < len(found) and (
        found[last + 1].text[:1].isupper() or found[last + 1].text[:1].isdigit()
    ):
        last += 1
    return phrase[: found[last].end]


def _product_phrase(prompt: str) -> str:
    match = _FOR.search(prompt)
    phrase = match["what"] if match else ""
    shaped = _LEADING.sub("", _CUT.sub("", phrase).strip())
    if not shaped or _ADVERT.fullmatch(shaped):
        before = _BEFORE.search(prompt)
        shaped = _LEADING.sub("", before["what"]).strip() if before else ""
        shaped = re.sub(
            r"^(?:(?:make|create|me|a|an|the|vertical|square|tv|short|film|energetic|elegant|cinematic|second|minimalist|luxurious)\s+)+",
            "",
            shaped,
            flags=re.IGNORECASE,
        )
    return shaped.strip(" '\"“”„«»")


def _brand(prompt: str, phrase: str) -> str:
    match = _BRAND.search(prompt)
    if match:
        return match["brand"]
    quoted = _QUOTED.search(prompt)
    if quoted and quoted[1][:1].isupper() and len(quoted[1].split()) <= 3:
        return quoted[1]
    capitals = []
    for token in phrase.split():
        word = words(token, "en")
        known = bool(word and word[0].senses) and not token.isupper()
        if token[:1].isupper() and not (known and capitals == []):
            capitals.append(token)
        elif capitals:
            break
    return " ".join(capitals)


def _as_said(name: str, word: Word | None) -> str:
    if not name.isascii():
        return name
    last = name.rsplit(maxsplit=1)[-1].lower()
    if word is not None and (word.name in WHOLES or last in WHOLES):
        return (
            f"a pair of {name}"
            if word.kind in ("sneaker", "shoe", "boot", "headphones", "glasses")
            else f"a set of {name}"
        )
    plural = last.endswith("s") and not last.endswith(("ss", "us", "is"))
    if (word is not None and word.plural) or (word is None and plural):
        return f"a set of {name}"
    return f"the {name}"


def _title(product: Product) -> str:
    rest = product.name.replace(product.brand, "").strip() if product.brand else product.name
    neat = " ".join(word[:1].upper() + word[1:] for word in rest.split())
    return f"{product.brand}: {neat}" if product.brand and neat else product.brand or neat


def _known(what: str, name: str, library: Iterable[str]) -> str:
    if name in library:
        return name
    close = get_close_matches(name, list(library), n=1, cutoff=0.0)
    raise Unusable(
        what, f"there is no {what} {name!r}", f"the nearest is {close[0]!r}" if close else ""
    )


def _archetype(brief: Brief, prompt: str, product: Product) -> tuple[Archetype, str]:
    """Give the archetype with the reason for it."""
    if brief.archetype:
        return ARCHETYPES[
            _known("archetype", brief.archetype, ARCHETYPES)
        ], "The brief names its archetype."
    said = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", f"{prompt} {brief.style}".lower()))
    for name, style in _BY_STYLE:
        asked = sorted(said & set(style.split()))
        if asked:
            return ARCHETYPES[name], f"{name} because the brief says {', '.join(asked)}."
    name = _ARCHETYPE[product.category]
    return ARCHETYPES[name], f"{name} suits {product.name} ({product.category})."


def _styled(prompt: str) -> bool:
    said = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", prompt.lower()))
    return any(said & set(style.split()) for _, style in _BY_STYLE)


def _tale(prompt: str) -> str:
    """Give what the prompt tells beyond naming the product: after a colon, or later sentences."""
    story = story_in(prompt)
    parts = re.split(r"[:.!?。\n]\s*", story, maxsplit=1)
    return parts[1] if len(parts) > 1 and parts[1].strip() else story


def _user(people: Sequence[Part], product: Product) -> tuple[Part, tuple[Part, ...]]:
    if people:
        return people[0], ()
    name, kind, described = _USERS[product.category]
    if product.kind in ("toy", "teddy_bear", "kite"):
        name, kind, described = (
            "Child",
            "girl",
            "a little girl with brown braids, in a yellow dress and red boots",
        )
    if name.lower() == product.name.lower():
        name = "Somebody"
    look = tuple(word for word in re.findall(r"[a-z-]+", described) if word in subjects.GARMENTS)
    part = Part(name, kind, look, described.removeprefix("a "))
    return part, (part,)


def _part(product: Product, seed: int) -> Part:
    finish = ""
    if not product.look and product.kind in _FINISH:
        options = _FINISH[product.kind]
        finish = f" {options[chance(seed, product.name) % len(options)]}"
    said = product.phrase.removeprefix("the ")
    described = (
        said
        if product.name.isascii()
        else f"{product.name}, {with_article(product.kind.replace('_', ' '))}"
    )
    if product.kind == "neutral":
        described = f"{said}, of simple and refined shape"
    return Part(
        product.name, product.kind, product.look or ("finished",), f"{described}{finish}", "product"
    )


def _set(prompt: str, product: Product, language: str) -> Where | None:
    """Give where the prompt sets the advert, or None where it does not say."""
    found = words(prompt, language)
    kind = place_of(found)
    time, weather = time_of(found), weather_of(found)
    if kind:
        at = next(word for word in found if word.sense("place") == kind)
        return Where(
            kind,
            at.text
            if not at.foreign and place_of(words(at.text), sure=True) == kind
            else NAMES[kind].removeprefix("the "),
            time or "day",
            weather,
        )
    if time or weather:
        kind, usual, place = _WORLD_OF.get(product.kind, _WORLD[product.category])
        return Where(kind, place, time or usual, weather)
    return None


def _drafts(
    beats: Sequence[tuple[str, int]], scene: _Scene, rate: Fraction, *, split: bool
) -> Iterable[Draft]:
    told_events = list(scene.events)
    seen: dict[str, int] = {}
    for name, frames in beats:
        beat = BEATS[name]
        event = (
            told_events.pop(0) if name in _PEOPLED | {"product_in_motion"} and told_events else None
        )
        turn = seen[name] = seen.get(name, -1) + 1
        draft = _draft(beat, scene, event, turn, frames)
        if split and frames > _LONG * rate:
            half = frames * 11 // 20
            yield replace(draft, frames=half)
            yield _second(draft, scene, frames - half, turn=sum(seen.values()))
        else:
            yield draft


_ON: Final = r"(the (?:[\w ]+ )?(?:rooftop|road|street|stage|beach|coast|trail|terrace|ridge|bridge|meadow|harbour|sea))\b"
_ANGLES: Final = (
    "",
    "seen from the side",
    "from close by",
    "from above",
    "against the light",
    "from low down",
)


def _draft(beat: Beat, scene: _Scene, event: Event | None, turn: int, frames: int) -> Draft:
    where = _where(beat, scene)
    setting = (
        f"the {where.place}"
        if where.place.isascii() and not where.place.startswith(("the ", "a "))
        else where.place
    )
    text = beat.template.format(product=scene.product.phrase, style=scene.style, setting=setting)
    text = re.sub(rf"\bin {_ON}", r"on \1", text)
    people: tuple[str, ...] = ()
    if "person" in beat.template.lower():
        text = text.replace("A person", the(scene.user.name, scene.parts), 1)
        people = (scene.user.name,)
    if event is not None:
        text = f"{event.text.rstrip('.')}, {scene.product.phrase} in view; {scene.style}"
        people = event.who
    if turn:
        text = f"{text}, {_ANGLES[turn % len(_ANGLES)] or 'once more'}"
    shows = () if beat.id in _EMPTY else (scene.product.name,)
    framings = ("", "medium_close_up", "wide", "medium_wide", "medium")
    return Draft(
        text=f"{text[:1].upper()}{text[1:]}.",
        where=where,
        framing=framings[turn % 5] or beat.framing,
        move=beat.move,
        action=_ACTIONS[beat.id],
        cast=(*people, *shows),
        beat=beat.id,
        frames=frames,
        subject=beat.id,
    )


_ACTIONS: Final = {
    "hero_shot": "Light travels over it and brings out its shape.",
    "ambient_lifestyle": "Life stirs; the light slowly grows.",
    "teaser_reveal": "An edge catches the light and is gone again.",
    "dynamic_intro": "It rushes past and everything follows.",
    "atmospheric_setup": "The view opens; nothing hurries.",
    "detail_showcase": "The eye wanders over material and craft.",
    "product_in_motion": "It moves and the background streaks by.",
    "usage_scenario": "A simple gesture, and it does what it is for.",
    "lifestyle_context": "A look, a breath, a quiet smile.",
    "feature_highlight_sequence": "One detail after another comes to the front.",
    "action_montage": "Quick movements, one burst after the other.",
    "benefit_showcase": "Relief shows in the face.",
    "transformation_moment": "What was dull turns bright.",
    "call_to_action": "Everything comes to rest.",
    "brand_moment": "The view rises and opens wide.",
}


def _where(beat: Beat, scene: _Scene) -> Where:
    if scene.where is not None:
        return scene.where
    if beat.id in _ALONE:
        return Where("studio", "studio", "day")
    kind, time, place = _WORLD_OF.get(scene.product.kind, _WORLD[scene.product.category])
    return Where(kind, place, time)


_NEAR: Final = (
    ("{Who} from near by, at one with the moment", "close_up", "slow_push_in"),
    ("A smile comes over the face of {who}", "close_up", "static_hold"),
    ("{Who} looks up, and the light is just right", "medium_close_up", "slow_orbit"),
    ("{Who} in profile, calm and glad", "medium_close_up", "slow_pan"),
    ("{Who} seen from behind, the day wide open ahead", "medium_wide", "tracking_shot"),
)
_SIDES: Final = (
    "from another side, nearer",
    "from above, turning slowly",
    "against the light",
    "from low down",
)


def _second(draft: Draft, scene: _Scene, frames: int, *, turn: int) -> Draft:
    """Give the other side of a long beat: whoever is in it, or the product, from nearer."""
    person = next((name for name in draft.cast if name != scene.product.name), "")
    if person:
        who = the(person, scene.parts)
        line, framing, move = _NEAR[turn % len(_NEAR)]
        said = line.format(Who=f"{who[:1].upper()}{who[1:]}", who=who)
        return replace(
            draft,
            text=f"{said}; {scene.style}.",
            framing=framing,
            move=move,
            frames=frames,
            cast=(person,),
        )
    phrase = scene.product.phrase
    text = f"{phrase[:1].upper()}{phrase[1:]} {_SIDES[turn % len(_SIDES)]}; {scene.style}."
    return replace(draft, text=text, framing="extreme_close_up", move="slow_orbit", frames=frames)
