"""The beat library of advertising films, and the archetypes that string its beats together.

Ids, lengths and positions are those of the described advert system, so that plans written for it
keep their meaning; lengths there are seconds, and a film of any length is fitted from them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from longtake.film.time import Seconds
from longtake.film.time import frames as whole_frames

POSITIONS: Final = ("opening", "middle", "closing")


@dataclass(frozen=True, slots=True)
class Beat:
    """A moment of an advert with the picture that it usually is."""

    id: str
    seconds: int
    """Its usual length."""
    position: str
    """`opening`, `middle` or `closing`."""
    framing: str
    action: str
    move: str
    energy: str
    """`low`, `medium` or `high`."""
    products: tuple[str, ...]
    """Kinds of product that it suits; `all` suits every one."""
    template: str
    """One sentence with `{product}` and `{setting}`."""


@dataclass(frozen=True, slots=True)
class Archetype:
    """A proven order of beats."""

    id: str
    shortest: int
    """Seconds that it is made for, from here …"""
    longest: int
    """… to here; `fit` stretches it beyond."""
    beats: tuple[str, ...]
    energy: str
    """`steady` or `building`."""
    narrative: tuple[str, ...]
    products: tuple[str, ...]


_LIBRARY: Final = (
    Beat(
        "hero_shot", 5, "opening", "close_up", "product_reveal", "slow_dolly_in", "medium",
        ("all",),
        "{product} alone in the light, dead centre in {setting}",
    ),
    Beat(
        "ambient_lifestyle", 5, "opening", "wide", "establish_environment", "slow_pan", "low",
        ("lifestyle", "sportswear", "fashion"),
        "{setting} comes to life, unhurried and lived in",
    ),
    Beat(
        "teaser_reveal", 5, "opening", "extreme_close_up", "mysterious_preview", "push_in", "low",
        ("luxury", "tech", "fashion"),
        "A sliver of light slides along one edge of {product}; the rest stays dark",
    ),
    Beat(
        "dynamic_intro", 5, "opening", "medium_wide", "energetic_opening", "whip_pan", "high",
        ("sportswear", "tech", "automotive"),
        "{product} bursts into the picture in {setting}, everything behind it a blur",
    ),
    Beat(
        "atmospheric_setup", 5, "opening", "wide", "mood_establishment", "crane_down", "low",
        ("all",),
        "{setting} before anything happens, quiet and full of promise",
    ),
    Beat(
        "detail_showcase", 5, "middle", "macro", "feature_highlight", "pan_across", "low",
        ("luxury", "tech", "jewelry"),
        "So near to {product} that its texture fills the picture",
    ),
    Beat(
        "product_in_motion", 5, "middle", "medium_wide", "dynamic_product", "tracking_shot", "high",
        ("sportswear", "automotive", "tech"),
        "{product} on the move through {setting}, the camera keeping pace",
    ),
    Beat(
        "usage_scenario", 10, "middle", "medium", "person_using_product", "handheld_follow",
        "medium", ("all",),
        "A person uses {product} on an ordinary day in {setting}",
    ),
    Beat(
        "lifestyle_context", 10, "middle", "medium", "aspirational_lifestyle", "slow_orbit",
        "medium", ("luxury", "fashion", "lifestyle"),
        "A person at ease in {setting}, {product} close by",
    ),
    Beat(
        "feature_highlight_sequence", 10, "middle", "medium_close_up", "multiple_features",
        "slow_push_in", "medium", ("tech", "automotive", "appliances"),
        "{product} turned in the light, one feature after another",
    ),
    Beat(
        "action_montage", 5, "middle", "medium", "fast_energy", "fast_cuts", "high",
        ("sportswear", "energy_drinks", "tech"),
        "A person in full motion in {setting}, {product} in every cut",
    ),
    Beat(
        "benefit_showcase", 5, "middle", "medium", "demonstrate_benefit", "static", "medium",
        ("all",),
        "A person in {setting} smiles, {product} at hand",
    ),
    Beat(
        "transformation_moment", 10, "middle", "medium_wide", "before_after", "reveal", "medium",
        ("beauty", "fitness", "home"),
        "A person in {setting}, changed for the better, {product} at hand",
    ),
    Beat(
        "call_to_action", 5, "closing", "close_up", "final_impression", "static_hold", "medium",
        ("all",),
        "{product} at rest in the middle of a calm picture",
    ),
    Beat(
        "brand_moment", 10, "closing", "extreme_wide", "brand_story", "crane_up", "low",
        ("luxury", "automotive", "fashion"),
        "{product}, small and sure of itself in the wide view of {setting}",
    ),
)  # fmt: skip
BEATS: Final[Mapping[str, Beat]] = {beat.id: beat for beat in _LIBRARY}

_KNOWN: Final = (
    Archetype(
        "luxury_showcase", 15, 30,
        ("hero_shot", "detail_showcase", "lifestyle_context", "call_to_action"),
        "steady", ("reveal", "appreciate", "aspire", "desire"),
        ("watches", "jewelry", "luxury_cars", "high_end_fashion", "premium_tech"),
    ),
    Archetype(
        "energetic_lifestyle", 10, 20,
        ("dynamic_intro", "action_montage", "product_in_motion", "call_to_action"),
        "building", ("excite", "engage", "empower", "inspire"),
        ("sportswear", "sneakers", "fitness_equipment", "energy_drinks", "outdoor_gear"),
    ),
    Archetype(
        "minimalist_reveal", 10, 20,
        ("hero_shot", "detail_showcase", "call_to_action"),
        "steady", ("reveal", "appreciate", "conclude"),
        ("tech_gadgets", "design_objects", "skincare", "minimal_fashion", "smart_devices"),
    ),
    Archetype(
        "emotional_storytelling", 20, 30,
        ("atmospheric_setup", "usage_scenario", "transformation_moment", "call_to_action"),
        "building", ("relate", "connect", "transform", "remember"),
        ("family_products", "healthcare", "home_goods", "insurance", "nonprofits"),
    ),
    Archetype(
        "feature_demo", 15, 30,
        ("hero_shot", "feature_highlight_sequence", "benefit_showcase", "call_to_action"),
        "steady", ("introduce", "demonstrate", "explain", "convince"),
        ("tech_products", "appliances", "software", "tools", "automotive"),
    ),
)  # fmt: skip
ARCHETYPES: Final[Mapping[str, Archetype]] = {archetype.id: archetype for archetype in _KNOWN}

BRIEFEST: Final = Fraction(3, 2)
"""Seconds below which a beat cannot be read; middle beats give way before it comes to that."""
STRETCH: Final = Fraction(13, 10)
"""How far beats are drawn out before another is added."""
_RANKS: Final = {"low": 0, "medium": 1, "high": 2}


def fit(archetype: Archetype, seconds: Seconds, rate: Fraction) -> tuple[tuple[str, int], ...]:
    """Give the archetype's beats with their frames, exactly `seconds` long in all.

    Opening and closing always stay. A short film leaves out middle beats, last ones first; a long
    one repeats middle beats from the library that suit the archetype's products and energy. A
    film of a single frame is the opening alone.
    """
    return spread(_filled(archetype, Fraction(seconds)), whole_frames(seconds, rate))


def spread(beats: Sequence[str], frames: int) -> tuple[tuple[str, int], ...]:
    """Give the beats with their share of `frames`, in proportion to their usual lengths.

    Each gets one frame at least; where there are fewer frames than beats, the last beats stay out.
    """
    kept = beats[:frames]
    usual = [BEATS[beat].seconds for beat in kept]
    ends = [sum(usual[: place + 1]) * frames // sum(usual) for place in range(len(kept))]
    starts = [0, *ends[:-1]]
    lengths = [max(1, end - start) for start, end in zip(starts, ends, strict=True)]
    while sum(lengths) > frames:
        lengths[lengths.index(max(lengths))] -= 1
    return tuple(zip(kept, lengths, strict=True))


def sequences(upto_seconds: int) -> Iterator[tuple[str, ...]]:
    """Give every order of beats (opening, any middle ones, closing) that lasts no longer."""
    for first in _at("opening"):
        for last in _at("closing"):
            for middle in _middles(upto_seconds - first.seconds - last.seconds):
                yield (first.id, *middle, last.id)


def _middles(room: int) -> Iterator[tuple[str, ...]]:
    if room < 0:
        return
    yield ()
    for beat in _at("middle"):
        for rest in _middles(room - beat.seconds):
            yield (beat.id, *rest)


def _at(position: str) -> tuple[Beat, ...]:
    return tuple(beat for beat in _LIBRARY if beat.position == position)


def _filled(archetype: Archetype, seconds: Fraction) -> tuple[str, ...]:
    """Give the archetype's beats, fewer or more of the middle ones as the time allows."""
    first, *middle, last = archetype.beats
    while middle and seconds < BRIEFEST * (len(middle) + 2):
        middle.pop()
    usual = sum(BEATS[beat].seconds for beat in (first, *middle, last))
    more = _suited(archetype)
    turn = 0
    while usual * STRETCH < seconds:
        beat = more[turn % len(more)]
        turn += 1
        if middle and beat == middle[-1]:
            continue
        middle.append(beat)
        usual += BEATS[beat].seconds
    return (first, *middle, last)


def _suited(archetype: Archetype) -> tuple[str, ...]:
    """Give at least four middle beats to go on with, those that suit the archetype best first."""
    wanted = {word for product in archetype.products for word in (product, *product.split("_"))}
    energy = max(_RANKS[BEATS[beat].energy] for beat in archetype.beats)

    def fitness(beat: Beat) -> tuple[int, bool, bool]:
        far = abs(_RANKS[beat.energy] - energy)
        return far, not wanted.intersection(beat.products), beat.id in archetype.beats

    return tuple(beat.id for beat in sorted(_at("middle"), key=fitness)[:5])
