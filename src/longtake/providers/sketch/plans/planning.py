"""The embedded planner: a brief becomes a storyboard by rules alone, the same one every time."""

# ruff: noqa: RUF001 - marks of other scripts are meant

import re
import unicodedata
from dataclasses import replace
from fractions import Fraction
from textwrap import shorten
from typing import Final

from longtake.capabilities.errors import Unusable
from longtake.capabilities.planner import running_time
from longtake.film.brief import LONGEST, LONGEST_PROMPT, SHORTEST, Brief
from longtake.film.limits import Limits
from longtake.film.picture import Size
from longtake.film.storyboard import CastMember, Look, Storyboard
from longtake.film.time import FILM_RATE
from longtake.film.time import frames as whole_frames
from longtake.providers.sketch.lexicon.search import Word, language_of, words
from longtake.providers.sketch.plans import advert, script, story
from longtake.providers.sketch.plans.casting import Part, member
from longtake.providers.sketch.plans.draft import Draft, scenes, timed
from longtake.providers.sketch.plans.plan import Plan
from longtake.providers.sketch.plans.tune import music_for
from longtake.providers.sketch.plans.wishes import (
    mood_of,
    rate_in,
    seconds_in,
    size_in,
    story_in,
    style_in,
)
from longtake.providers.sketch.text.reading import look_of

DEFAULT_SECONDS: Final = Fraction(30)
DEFAULT_SIZE: Final = Size(1280, 720)
_THINGS: Final = frozenset(("product", "place"))
_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}\b")
_LIGHTS: Final = {
    "calm": "soft light", "elegant": "soft directional light", "minimalist": "clean even light",
    "energetic": "crisp contrasty light", "emotional": "warm soft light", "tense": "hard low light",
    "informative": "clear even light", "joyful": "bright warm light", "sad": "muted soft light",
    "mysterious": "low soft light", "epic": "dramatic light", "playful": "bright even light",
}  # fmt: skip


def plan_storyboard(brief: Brief, limits: Limits) -> Storyboard:
    """Give the storyboard of a brief; equal briefs give equal storyboards.

    What the brief leaves open is read from its prompt, else chosen: 30 s, 1280x720, 24 frames a
    second. Raises `Unusable` for an empty or overlong prompt, a running time outside
    `SHORTEST` to `LONGEST`, or an unknown beat or archetype.
    """
    prompt = _clean(brief.prompt)
    told = _clean(brief.script)
    _check(prompt, told)
    if not told and script.looks_like_one(prompt):
        prompt, told = "", prompt
    both = prompt or told
    rate = brief.rate or rate_in(prompt) or FILM_RATE
    language = brief.language or language_of(story_in(both))
    found = words(both[:4000], language)
    asked = brief.seconds or seconds_in(prompt)
    if asked is not None:
        _in_range(asked)
    style = brief.style or style_in(prompt)
    look = look_of(words(style), sure=True) if style else ""
    look = look or look_of(found) or "natural"
    if told:
        made = script.film(told, prompt, seconds=asked, rate=rate, language=language)
    elif advert.wanted(brief, prompt):
        made = advert.film(prompt, brief, seconds=asked, rate=rate, language=language)
    else:
        mood = mood_of(both)
        seconds = asked or running_time(brief, DEFAULT_SECONDS)
        filmed = story.film(story_in(prompt), brief, seconds=seconds, mood=mood, language=language)
        made = Plan(filmed.drafts, filmed.parts, mood, _title(prompt, filmed.parts), seconds)
    if made.style and not style:
        said = dict.fromkeys(
            word.name for word in found if look != "natural" and word.sense("look") == look
        )
        new = [name for name in said if name not in made.style]
        style = ", ".join((*new[:2], made.style))
        look = look if look != "natural" else look_of(words(style), sure=True) or look
    total = whole_frames(made.seconds, rate)
    made = _referred(made, brief)
    drafts = timed(_fitting(made.drafts, limits.prompt) if not told else made.drafts, total, rate)
    return Storyboard(
        title=made.title,
        scenes=scenes(drafts),
        look=_look(style, look, found, prompt, made.mood),
        cast=_cast(made.parts, brief),
        music=music_for(made.mood, look, brief.music),
        size=brief.size or size_in(prompt) or DEFAULT_SIZE,
        rate=rate,
        language=language,
        archetype=made.archetype,
        reasoning=made.reasoning
        or f"A story of {len(drafts)} shots in order, {made.mood} in mood.",
    )


def _referred(made: Plan, brief: Brief) -> Plan:
    """Give the plan with those that only a reference names in the cast, and in the last shot."""
    known = {part.name.lower() for part in made.parts} | {part.role for part in made.parts}
    wanted = dict.fromkeys(held.role for held in brief.references)
    new = tuple(
        Part(
            role,
            "neutral" if role in _THINGS else "person",
            (),
            role,
            role if role in _THINGS else "character",
        )
        for role in wanted
        if role.lower() not in known and role != "style"
    )
    if not new or not made.drafts:
        return made
    last = made.drafts[-1]
    shown = replace(last, cast=(*last.cast, *(part.name for part in new)))
    return replace(made, parts=(*made.parts, *new), drafts=(*made.drafts[:-1], shown))


def _fitting(drafts: tuple[Draft, ...], longest: int) -> tuple[Draft, ...]:
    """Give the drafts with texts that leave a prompt of `longest` characters room for the rest."""
    room = max(200, longest - 1500)
    return tuple(
        draft
        if len(draft.text) <= room
        else replace(draft, text=shorten(draft.text, room, placeholder=" …"))
        for draft in drafts
    )


def _clean(text: str) -> str:
    """Give the text without control characters; line ends stay."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(
        letter
        for letter in plain
        if letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cs", "Cf")
    ).strip()


def _check(prompt: str, told: str) -> None:
    if not prompt and not told:
        raise Unusable("prompt", "it is empty", "say what the film shows, in a sentence")
    if len(prompt) > LONGEST_PROMPT:
        raise Unusable(
            "prompt",
            f"it has {len(prompt)} characters",
            f"the most is {LONGEST_PROMPT}; give the rest as a script",
        )


def _in_range(seconds: Fraction) -> None:
    if not SHORTEST <= seconds <= LONGEST:
        raise Unusable(
            "running time",
            f"{float(seconds):g} s is outside {SHORTEST} to {LONGEST} s",
            "ask for a length in between",
        )


def _look(style: str, look: str, found: tuple[Word, ...], prompt: str, mood: str) -> Look:
    named = dict.fromkeys(word.name for word in found if word.sense("look") == look)
    words_of = style or ", ".join(list(named)[:3]) or "natural colours, rich in detail"
    palette = tuple(dict.fromkeys(match.lower() for match in _HEX.findall(f"{style} {prompt}")))
    return Look(style=words_of, palette=palette[:5], light=_LIGHTS[mood], mood=mood)


def _cast(parts: tuple[Part, ...], brief: Brief) -> tuple[CastMember, ...]:
    return tuple(member(part, brief) for part in parts)


def _title(prompt: str, parts: tuple[Part, ...]) -> str:
    if parts and parts[0].name.isascii():
        name = parts[0].name
        proper = parts[0].said.lower().find(name.lower()) < 0 or parts[0].said == name
        return name if proper else f"The {' '.join(word.capitalize() for word in name.split())}"
    first = re.split(r"[.!?;,。、！？\n]", story_in(prompt))[0].strip()
    return shorten(first, 60, placeholder=" …") if " " in first else first[:40] or prompt[:40]
