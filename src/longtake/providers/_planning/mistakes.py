"""What is wrong with a plan, each mistake with its remedy, so that the model can mend it."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from fractions import Fraction
from itertools import groupby
from typing import Final

from longtake.film.beats import ARCHETYPES, BEATS
from longtake.film.brief import LONGEST, SHORTEST, Brief
from longtake.film.limits import Limits
from longtake.film.picture import FRAMINGS, JOINS, MOVES
from longtake.film.prompt import segment_prompt
from longtake.film.segment import ENDING, choose_mode
from longtake.film.storyboard import Storyboard, mistakes
from longtake.film.time import FILM_RATE
from longtake.film.time import frames as whole_frames
from longtake.providers._planning.plan import (
    ROLES,
    FilmHead,
    Plan,
    ShotPlan,
    named,
    places,
    running,
    size_of_plan,
    storyboard_of,
    told,
)
from longtake.providers._planning.script import missing

_NEAR: Final = Fraction(1, 20)
"""How far the lengths may be from the running time, in parts of it; the rest is fitted."""
_NEAREST: Final = Fraction(1, 2)
"""Seconds that they always may."""
_COLOUR: Final = re.compile(r"\s*#[0-9a-fA-F]{6}\s*")
_SLOWEST, _FASTEST = 40, 220
_SHOWN: Final = 12
"""Mistakes of one kind that are told at once."""


def mistakes_of(plan: Plan, brief: Brief, limits: Limits) -> list[str]:
    """Give everything that keeps a plan from being filmed as the brief asks; empty for a good one.

    What can only be judged in a storyboard is looked at once nothing else is wrong.
    """
    found = [
        *_empty(plan),
        *_lengths(plan, brief),
        *_words(plan),
        *_names(plan),
        *_beats(plan, brief),
        *head_mistakes(plan, brief),
    ]
    if found:
        return found
    storyboard = storyboard_of(plan, brief, limits)
    return [
        *mistakes(storyboard),
        *_long(storyboard, limits),
        *_ending(brief, storyboard, limits),
        *_unfilmed(brief, storyboard),
    ]


def head_mistakes(plan: FilmHead, brief: Brief) -> Iterator[str]:
    """Give what is wrong with what holds for the whole film."""
    for member in plan.cast:
        if not member.description.strip():
            yield f"{member.name!r} of the cast has no description; say how it looks"
        if told(member.role) not in ROLES:
            yield f"{member.name!r} has the role {member.role!r}; {_near(member.role, ROLES)}"
    if told(plan.archetype) not in ("", *ARCHETYPES):
        yield f"no archetype {plan.archetype!r}; {_near(plan.archetype, tuple(ARCHETYPES))}"
    if brief.archetype and told(plan.archetype) != brief.archetype:
        yield f"the archetype is {plan.archetype!r}; the brief asks for {brief.archetype!r}"
    yield from _referred(plan, brief)
    yield from _rest(plan, brief)


def _empty(plan: Plan) -> Iterator[str]:
    if not any(scene.shots for scene in plan.scenes):
        yield "there is no shot; plan at least one scene with one shot"
    for number, scene in enumerate(plan.scenes, start=1):
        if not scene.shots:
            yield f"scene {number} has no shot; give it one or leave it out"
    for name, shot in places(plan):
        if not shot.keyframe.strip():
            yield f"shot {name} has no keyframe text; say what its opening picture shows"
        if not shot.action.strip():
            yield f"shot {name} has no action; say what happens in it"


def _lengths(plan: Plan, brief: Brief) -> Iterator[str]:
    shots = [(f"shot {name}", shot.seconds) for name, shot in places(plan)]
    return length_mistakes(shots, running(plan, brief), brief, "shots")


def length_mistakes(
    stated: Sequence[tuple[str, float]], wanted: Fraction, brief: Brief, what: str
) -> Iterator[str]:
    """Say where the seconds of shots or scenes do not add up to the running time."""
    for name, seconds in stated:
        if seconds <= 0:
            yield f"{name} lasts {seconds:g} s; each of the {what} lasts more than 0"
    whole = sum(Fraction(str(seconds)) for _, seconds in stated)
    if brief.seconds is None and not SHORTEST <= wanted <= LONGEST:
        yield f"the running time is {float(wanted):g} s; it may be {SHORTEST} to {LONGEST} s"
    elif stated and abs(whole - wanted) > max(_NEAREST, wanted * _NEAR):
        off = "too long" if whole > wanted else "too short"
        yield (
            f"the {what} last {float(whole):g} s in all, which is {float(abs(whole - wanted)):g} s "
            f"{off}: change their seconds so that they add up to {float(wanted):g}"
        )
    elif len(stated) > whole_frames(wanted, brief.rate or FILM_RATE):
        yield f"{len(stated)} {what} are more than the film has frames; plan fewer"


def _words(plan: Plan) -> Iterator[str]:
    """Say which chosen words do not exist."""
    choices = (("framing", FRAMINGS), ("move", MOVES), ("join", JOINS), ("beat", ("", *BEATS)))
    for name, shot in places(plan):
        for field, known in choices:
            word = told(getattr(shot, field))
            if word not in known:
                yield f"shot {name} has no such {field} as {word!r}; {_near(word, known)}"


def _near(word: str, known: Sequence[str]) -> str:
    there = [each for each in known if each]
    near = get_close_matches(word, there, n=3)
    return f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(there)}"


def _names(plan: Plan) -> Iterator[str]:
    """Say who is seen or heard without being in the cast."""
    cast = {member.name.strip() for member in plan.cast}
    there = ", ".join(sorted(cast)) or "nobody"
    for name, shot in places(plan):
        for who in _called(plan, shot):
            if who not in cast:
                yield f"shot {name} names {who!r}, who is not in the cast ({there}); add or rename"


def _referred(plan: FilmHead, brief: Brief) -> Iterator[str]:
    """Say which references lack somebody who has their name or role."""
    roles = {told(member.role) for member in plan.cast}
    roles |= {member.name.strip().lower() for member in plan.cast}
    for reference in brief.references:
        if reference.role != "style" and reference.role.lower() not in roles:
            yield (
                f"there is a reference picture of {reference.role!r}, and nobody in the cast has "
                "that name or role; add it to the cast and to the shots that show it"
            )


def _called(plan: Plan, shot: ShotPlan) -> Iterator[str]:
    speaker = [shot.spoken_by] if shot.line.strip() else []
    for who in (*shot.cast, *speaker):
        if named(plan, who):
            yield named(plan, who)


def _beats(plan: Plan, brief: Brief) -> Iterator[str]:
    """Say where an advert's order is not the one that was asked for."""
    order = [beat for beat, _ in groupby(told(shot.beat) for _, shot in places(plan)) if beat]
    if brief.beats:
        if order != [beat for beat, _ in groupby(brief.beats)]:
            yield f"the beats go {_listed(order)}; the brief asks for {_listed(brief.beats)}"
    elif brief.archetype:
        ends = ARCHETYPES[brief.archetype].beats
        if not order or (order[0], order[-1]) != (ends[0], ends[-1]):
            yield (
                f"the beats go {_listed(order)}; {brief.archetype} opens with {ends[0]} and "
                f"closes with {ends[-1]}"
            )


def _listed(beats: Sequence[str]) -> str:
    return " → ".join(beats) or "nowhere"


def _rest(plan: FilmHead, brief: Brief) -> Iterator[str]:
    for colour in plan.look.palette:
        if not _COLOUR.fullmatch(colour):
            yield f"the palette has {colour!r}; write colours as #rrggbb"
    if not _SLOWEST <= plan.music.tempo <= _FASTEST:
        yield f"the tempo is {plan.music.tempo}; it may be {_SLOWEST} to {_FASTEST} beats a minute"
    try:
        size_of_plan(plan, brief)
    except ValueError as error:
        yield str(error)


def _ending(brief: Brief, storyboard: Storyboard, limits: Limits) -> Iterator[str]:
    may_end = limits.last and choose_mode(brief.mode, limits) in ENDING
    for shot in storyboard.shots:
        if shot.end_keyframe and not may_end:
            why = "no shot of this film can end on a given picture"
            yield f"{why}: leave shot {shot.id}'s end_keyframe empty"


def _long(storyboard: Storyboard, limits: Limits) -> Iterator[str]:
    for shot in storyboard.shots:
        prompt = segment_prompt(storyboard, shot)
        over = len(prompt) - limits.prompt
        if over > 0:
            own = len(shot.keyframe) + len(shot.action)
            yield (
                f"shot {shot.id}'s prompt has {len(prompt)} characters, {over} more than the video "
                f"model takes; its keyframe and action have {own} of them, the rest are its place, "
                "cast descriptions and style: shorten what is longest"
            )


def _unfilmed(brief: Brief, storyboard: Storyboard) -> Iterator[str]:
    lost = list(missing(brief.script, storyboard)) if brief.script else []
    for sentence in lost[:_SHOWN]:
        yield f"the script's words {sentence!r} stand nowhere; keep them word for word in one shot"
    if len(lost) > _SHOWN:
        yield f"{len(lost) - _SHOWN} more sentences of the script are missing or changed"
