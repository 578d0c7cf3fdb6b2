"""An advert planned from the beat library: product, archetype, beats, and their pictures."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from fractions import Fraction

from longtake.capabilities.errors import Unusable
from longtake.film.beats import ARCHETYPES, BEATS, Archetype, fit, spread
from longtake.film.brief import Brief
from longtake.film.time import frames as whole_frames
from longtake.providers.sketch.lexicon import advertising, subjects, wares
from longtake.providers.sketch.lexicon.colours import COLOURS
from longtake.providers.sketch.lexicon.search import words
from longtake.providers.sketch.lexicon.views import NAMES
from longtake.providers.sketch.plans.beat_shots import Pitch, shots_of
from longtake.providers.sketch.plans.casting import Part, with_article
from longtake.providers.sketch.plans.draft import Where, chance
from longtake.providers.sketch.plans.event import Event
from longtake.providers.sketch.plans.plan import Plan
from longtake.providers.sketch.plans.product import Product, product_in
from longtake.providers.sketch.plans.telling import told
from longtake.providers.sketch.plans.wishes import mood_of, story_in, style_in
from longtake.providers.sketch.text.figuring import LIVING
from longtake.providers.sketch.text.reading import place_of, time_of, weather_of


def wanted(brief: Brief, prompt: str) -> bool:
    """Whether the brief asks for an advert."""
    return bool(brief.archetype or brief.beats or advertising.ADVERT.search(prompt))


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
    style = brief.style or style_in(prompt) or wares.STYLES[archetype.id]
    heard = told(_tale(prompt), language)
    people = tuple(
        part
        for part in heard.parts
        if part.kind in LIVING and part.name.lower() not in product.name.lower()
    )
    user, extra = _user(people, product)
    pitch = Pitch(
        product=product,
        user=user,
        where=_set(prompt, product, language),
        events=tuple(_peopled(heard.events, people)),
        parts=(*people, *extra),
    )
    split = not (brief.beats or brief.archetype)
    drafts = tuple(shots_of(beats, pitch, rate, split=split))
    return Plan(
        drafts=drafts,
        parts=(
            _part(product, brief.seed),
            *(part for part in pitch.parts if any(part.name in d.cast for d in drafts)),
        ),
        mood=mood_of(prompt, default=wares.MOODS[archetype.id])
        if not _styled(prompt)
        else wares.MOODS[archetype.id],
        title=_title(product),
        seconds=length,
        style=style,
        archetype=archetype.id,
        reasoning=f"{why} Narrative: {', '.join(archetype.narrative)}; beats: "
        f"{', '.join(beat for beat, _ in beats)}.",
    )


def _peopled(events: Iterable[Event], people: Sequence[Part]) -> Iterable[Event]:
    """Give the events that people have a part in, with nobody else in them."""
    names = {part.name for part in people}
    for event in events:
        who = tuple(name for name in event.who if name in names)
        if who:
            yield replace(event, who=who)


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
    for name, style in wares.BY_STYLE:
        asked = sorted(said & set(style.split()))
        if asked:
            return ARCHETYPES[name], f"{name} because the brief says {', '.join(asked)}."
    name = wares.ARCHETYPE[product.category]
    return ARCHETYPES[name], f"{name} suits {product.name} ({product.category})."


def _styled(prompt: str) -> bool:
    said = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", prompt.lower()))
    return any(said & set(style.split()) for _, style in wares.BY_STYLE)


def _tale(prompt: str) -> str:
    """Give what the prompt tells beyond asking for the advert; nothing where it only asks."""
    first, _, rest = story_in(prompt).partition(". ")
    if not advertising.ADVERT.search(prompt):
        return f"{first}. {rest}"
    told = advertising.TALE.search(first)
    return f"{told['tale'] if told else first.partition(': ')[2]}. {rest}".strip(" .")


def _user(people: Sequence[Part], product: Product) -> tuple[Part, tuple[Part, ...]]:
    if people:
        return people[0], ()
    name, kind, described = wares.USERS[product.category]
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
    said = re.sub(r"^(?:the|a (?:pair|set) of) ", "", product.phrase)
    finish = _finish(product, seed)
    if not product.name.isascii() or not _shows(product):
        kind = product.kind.replace("_", " ")
        said = f"{said}, {with_article(kind)}" if product.kind != "neutral" else said
    if product.kind == "neutral":
        said = f"{said}, of simple and refined shape"
    many = product.phrase.startswith("a ")
    said = f"{product.phrase.rsplit(product.name, 1)[0]}{said}" if many else said
    return Part(
        product.name, product.kind, product.look or ("finished",), f"{said}{finish}", "product"
    )


def _shows(product: Product) -> bool:
    """Whether the name itself says what is to be drawn."""
    return any(word.kind == product.kind for word in words(product.name, "en"))


def _finish(product: Product, seed: int) -> str:
    """Give colours to a product that the prompt gives none."""
    if set(product.look) & set(COLOURS):
        return ""
    options = wares.FINISH.get(product.kind, wares.PLAIN)
    chosen = options[chance(seed, product.name) % len(options)]
    return f" {' '.join(word for word in chosen.split() if word not in product.look)}"


def _set(prompt: str, product: Product, language: str) -> Where | None:
    """Give where the prompt sets the advert, or None where it does not say."""
    bare = advertising.QUOTED.sub("", prompt)
    found = words(bare.replace(product.brand, "") if product.brand else bare, language)
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
        kind, usual, place = wares.WORLD_OF.get(product.kind, wares.WORLD[product.category])
        return Where(kind, place, time or usual, weather)
    return None
