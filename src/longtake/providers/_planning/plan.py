"""The plan: what a language model must answer, and the storyboard that it becomes.

The schema has no defaults and no free dictionaries, which strict structured output asks for; what
it cannot say (names that must be known, lengths that must add up) is checked in `mistakes`.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from string import ascii_uppercase
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from longtake.film.beats import ARCHETYPES, BEATS
from longtake.film.brief import Brief
from longtake.film.limits import Limits
from longtake.film.picture import FRAMINGS, JOINS, MOVES, Size, size_for
from longtake.film.segment import stretches
from longtake.film.storyboard import CastMember, Line, Look, Music, Scene, Shot, Storyboard
from longtake.film.time import FILM_RATE
from longtake.film.time import frames as whole_frames

NONE: Final = "none"
"""Stands for an empty word: some vendors' schemas take no empty one in a list of choices."""
ROLES: Final = ("character", "product", "place")


def _of(choices: Sequence[str], told: str) -> object:
    return Field(description=told, json_schema_extra={"enum": [each or NONE for each in choices]})


class Strict(BaseModel):
    """All fields are asked for, others are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class LookPlan(Strict):
    """How the whole film looks."""

    style: Annotated[str, Field(description="medium and manner, a short phrase")]
    palette: Annotated[list[str], Field(description="3 to 5 colours as #rrggbb, strongest first")]
    light: Annotated[str, Field(description="the light of the whole film, a short phrase")]
    mood: Annotated[str, Field(description="one or two words")]


class MemberPlan(Strict):
    """Somebody or something that must look the same in every shot."""

    name: Annotated[str, Field(description="short and unlike any other")]
    role: Annotated[str, _of(ROLES, "what it is")]
    description: Annotated[
        str, Field(description="complete appearance in one or two sentences, true in every shot")
    ]


class ShotPlan(Strict):
    """One continuous view."""

    beat: Annotated[str, _of((NONE, *BEATS), "a beat of the library, or none")]
    seconds: Annotated[float, Field(description="its length", allow_inf_nan=False)]
    framing: Annotated[str, _of(FRAMINGS, "how much of the subject the picture holds")]
    move: Annotated[str, _of(MOVES, "what the camera does")]
    keyframe: Annotated[
        str, Field(description="what the opening picture shows: a still, without movement")
    ]
    action: Annotated[str, Field(description="what happens during the shot: one action")]
    cast: Annotated[list[str], Field(description="names of those seen, as in the cast")]
    line: Annotated[str, Field(description="a sentence spoken over the shot, or empty")]
    spoken_by: Annotated[
        str,
        Field(description="a name of the cast, or empty for the narrator or where nobody speaks"),
    ]
    join: Annotated[str, _of(JOINS, "how it meets the next shot; none leaves it to the mode")]
    end_keyframe: Annotated[
        str, Field(description="what the closing picture shows where it must be pinned, or empty")
    ]


class ScenePlan(Strict):
    """Shots in one place and at one time."""

    place: Annotated[str, Field(description="where, in words that can be drawn")]
    time: Annotated[str, Field(description="time of day")]
    weather: Annotated[str, Field(description="the weather, or empty indoors")]
    shots: list[ShotPlan]


class MusicPlan(Strict):
    """What the music should be."""

    theme: Annotated[str, Field(description="instruments and manner")]
    mood: Annotated[str, Field(description="one word")]
    tempo: Annotated[int, Field(description="beats a minute, 40 to 220")]


class FilmHead(Strict):
    """What holds for a whole film."""

    reasoning: Annotated[
        str, Field(description="why the film is cut so, in two or three sentences")
    ]
    title: str
    seconds: Annotated[float, Field(description="the running time", allow_inf_nan=False)]
    aspect: Annotated[str, Field(description="width to height, such as 16:9")]
    language: Annotated[str, Field(description="of the spoken lines: a code such as en, de, ja")]
    archetype: Annotated[str, _of((NONE, *ARCHETYPES), "of an advert, else none")]
    look: LookPlan
    cast: list[MemberPlan]
    music: MusicPlan


class Plan(FilmHead):
    """A film, planned shot by shot."""

    scenes: list[ScenePlan]


def named(plan: FilmHead, name: str) -> str:
    """Give a name as the cast spells it; nothing for the narrator, as it is for one unknown."""
    plain = name.strip()
    if plain.lower() in _NARRATOR:
        return ""
    spelled = {each.name.strip().lower(): each.name.strip() for each in plan.cast}
    return spelled.get(plain.lower(), plain)


_NARRATOR: Final = frozenset({"", NONE, "narrator", "narration", "voice-over", "voiceover"})


def told(word: str) -> str:
    """Give a chosen word as the film writes it: `Close-up` is `close_up`, `none` is nothing."""
    plain = word.strip().lower().replace("-", "_").replace(" ", "_")
    return "" if plain == NONE else plain


def places(plan: Plan) -> Iterator[tuple[str, ShotPlan]]:
    """Give every shot with its id, in order: `1A`, `1B`, `2A`."""
    for number, scene in enumerate(plan.scenes, start=1):
        for place, shot in enumerate(scene.shots):
            yield f"{number}{_letters(place)}", shot


def running(plan: FilmHead, brief: Brief) -> Fraction:
    """Give the seconds that the film lasts: the brief's, else those that the model read in it."""
    return brief.seconds or Fraction(str(plan.seconds))


def storyboard_of(plan: Plan, brief: Brief, limits: Limits) -> Storyboard:
    """Give the storyboard of a plan without mistakes, exactly as long as it is to be."""
    rate = brief.rate or FILM_RATE
    total = whole_frames(running(plan, brief), rate)
    shots = list(places(plan))
    wished = [max(1, int(Fraction(str(shot.seconds)) * rate)) for _, shot in shots]
    lengths = dict(
        zip((name for name, _ in shots), fitted(wished, total, limits, rate), strict=True)
    )
    return Storyboard(
        title=plan.title.strip(),
        scenes=tuple(_scene(plan, number, lengths) for number in range(1, len(plan.scenes) + 1)),
        look=Look(
            style=brief.style or plan.look.style.strip(),
            palette=tuple(colour.strip().lower() for colour in plan.look.palette),
            light=plan.look.light.strip(),
            mood=plan.look.mood.strip(),
        ),
        cast=tuple(
            CastMember(each.name.strip(), told(each.role), each.description.strip())
            for each in plan.cast
        ),
        music=Music(plan.music.theme.strip(), plan.music.mood.strip(), plan.music.tempo),
        size=size_of_plan(plan, brief),
        rate=rate,
        language=brief.language or plan.language.strip().lower(),
        archetype=told(plan.archetype),
        reasoning=plan.reasoning.strip(),
    )


def size_of_plan(plan: FilmHead, brief: Brief) -> Size:
    """Give the picture's size: the brief's, else 720 lines of the shape that the model read in it.

    Raises `ValueError` for a shape that is none.
    """
    return brief.size or size_for(plan.aspect)


def fitted(wished: Sequence[int], total: int, limits: Limits, rate: Fraction) -> tuple[int, ...]:
    """Give lengths near the wished ones that add up to `total` frames, one frame at least each.

    All give or take a little, or one shot does alone, where that asks fewer frames of the model:
    12 shots of 5 s, a little too short in all, must not each become two calls.
    """
    missing = total - sum(wished)
    shared = _shared(wished, total)
    alone = [
        (*wished[:place], length + missing, *wished[place + 1 :])
        for place, length in enumerate(wished)
        if length + missing >= 1 and abs(missing) * 2 <= length
    ]

    def dear(cut: tuple[int, ...]) -> tuple[int, float]:
        asked = sum(_asked(length, limits, rate) for length in cut)
        return asked, max(abs(new / old - 1) for new, old in zip(cut, wished, strict=True))

    return min((shared, *alone), key=dear)


def _shared(wished: Sequence[int], total: int) -> tuple[int, ...]:
    """Give lengths in proportion to the wished ones."""
    whole, passed, ends = sum(wished), 0, [0]
    for length in wished:
        passed += length
        ends.append(passed * total // whole)
    lengths = [max(1, end - start) for start, end in pairwise(ends)]
    while sum(lengths) > total:
        lengths[lengths.index(max(lengths))] -= 1
    return tuple(lengths)


def _asked(frames: int, limits: Limits, rate: Fraction) -> int:
    return sum(limits.asked(piece, rate) for piece in stretches(frames, limits, rate))


def _scene(plan: Plan, number: int, lengths: dict[str, int]) -> Scene:
    scene = plan.scenes[number - 1]
    return Scene(
        id=str(number),
        shots=tuple(
            _shot(plan, f"{number}{_letters(place)}", shot, lengths)
            for place, shot in enumerate(scene.shots)
        ),
        place=scene.place.strip(),
        time=scene.time.strip(),
        weather=scene.weather.strip(),
    )


def _shot(plan: Plan, name: str, shot: ShotPlan, lengths: dict[str, int]) -> Shot:
    line, cast = shot.line.strip(), (named(plan, each) for each in shot.cast)
    return Shot(
        id=name,
        frames=lengths[name],
        framing=told(shot.framing),
        move=told(shot.move),
        keyframe=shot.keyframe.strip(),
        action=shot.action.strip(),
        beat=told(shot.beat),
        cast=tuple(dict.fromkeys(each for each in cast if each)),
        line=Line(line, named(plan, shot.spoken_by)) if line else None,
        join=told(shot.join),
        end_keyframe=shot.end_keyframe.strip(),
    )


def _letters(place: int) -> str:
    """Give A to Z, then AA and on."""
    more, last = divmod(place, len(ascii_uppercase))
    return (_letters(more - 1) if more else "") + ascii_uppercase[last]
