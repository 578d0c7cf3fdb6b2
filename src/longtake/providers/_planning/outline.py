"""The outline of a long film, and the parts in which its shots are planned.

A film whose shots do not fit into one answer is planned in steps: the outline first, with look,
cast and scenes, then the shots of a few scenes at a time. It comes to a `Plan` like any other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby
from typing import Annotated

from pydantic import Field

from longtake.film.brief import Brief
from longtake.film.limits import Limits
from longtake.providers._planning.mistakes import head_mistakes, length_mistakes, mistakes_of
from longtake.providers._planning.plan import FilmHead, Plan, ScenePlan, Strict, running, told
from longtake.providers._planning.script import sentences


class SceneOutline(Strict):
    """A scene before its shots are planned."""

    place: Annotated[str, Field(description="where, in words that can be drawn")]
    time: Annotated[str, Field(description="time of day")]
    weather: Annotated[str, Field(description="the weather, or empty indoors")]
    story: Annotated[
        str, Field(description="what happens from its beginning to its end, and who is there")
    ]
    seconds: Annotated[float, Field(description="its length", allow_inf_nan=False)]
    beats: Annotated[list[str], Field(description="beats of the library in their order, or none")]
    script: Annotated[
        str, Field(description="the script's words that it films, unchanged; empty without one")
    ]


class Outline(FilmHead):
    """A film, planned scene by scene."""

    scenes: list[SceneOutline]


class ScenesPlan(Strict):
    """The shots of some scenes, in their order."""

    scenes: list[ScenePlan]


def outline_mistakes(outline: Outline, brief: Brief, longest: Fraction) -> list[str]:
    """Give everything that keeps an outline from being worked out; `longest` is of one scene."""
    wanted = running(outline, brief)
    lengths = [(f"scene {place}", scene.seconds) for place, scene in _numbered(outline)]
    return [
        *([] if outline.scenes else ["there is no scene; plan at least one"]),
        *length_mistakes(lengths, wanted, brief, "scenes"),
        *_scenes(outline, longest),
        *_order(outline, brief),
        *_unscripted(outline, brief),
        *head_mistakes(outline, brief),
    ]


def _scenes(outline: Outline, longest: Fraction) -> Iterator[str]:
    for place, scene in _numbered(outline):
        if not scene.story.strip():
            yield f"scene {place} has no story; say what happens in it"
        if scene.seconds > longest:
            yield (
                f"scene {place} lasts {scene.seconds:g} s; one lasts {float(longest):g} s at most: "
                "cut it into several scenes, in the same place if need be"
            )


def _order(outline: Outline, brief: Brief) -> Iterator[str]:
    order = [told(beat) for scene in outline.scenes for beat in scene.beats]
    order = [beat for beat, _ in groupby(beat for beat in order if beat)]
    wanted = [beat for beat, _ in groupby(brief.beats)]
    if wanted and order != wanted:
        yield f"the beats go {' → '.join(order) or 'nowhere'}; the brief asks for {wanted}"


def _unscripted(outline: Outline, brief: Brief) -> Iterator[str]:
    held = "".join(_plain(scene.script) for scene in outline.scenes)
    for sentence in sentences(brief.script):
        if _plain(sentence) not in held:
            yield f"the script's words {sentence!r} stand in no scene; keep them word for word"


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _numbered(outline: Outline) -> Iterator[tuple[int, SceneOutline]]:
    return enumerate(outline.scenes, start=1)


def lengths(outline: Outline, brief: Brief) -> tuple[Fraction, ...]:
    """Give the seconds of each scene, which add up exactly to the running time."""
    stated = [Fraction(str(scene.seconds)) for scene in outline.scenes]
    scale = running(outline, brief) / sum(stated)
    return tuple(each * scale for each in stated)


def groups(outline: Outline, brief: Brief, longest: Fraction) -> tuple[range, ...]:
    """Give the scenes that are worked out together, by their places: `longest` seconds at most.

    A scene that is longer stands alone.
    """
    found: list[range] = []
    whole = Fraction(0)
    for place, seconds in enumerate(lengths(outline, brief)):
        if found and whole + seconds <= longest:
            found[-1] = range(found[-1].start, place + 1)
            whole += seconds
        else:
            found.append(range(place, place + 1))
            whole = seconds
    return tuple(found)


def brief_of(outline: Outline, brief: Brief, group: range) -> Brief:
    """Give the brief of some scenes alone."""
    scenes = [outline.scenes[place] for place in group]
    seconds = lengths(outline, brief)
    return replace(
        brief,
        seconds=sum((seconds[place] for place in group), Fraction(0)),
        script="\n".join(scene.script for scene in scenes if scene.script.strip()),
        beats=tuple(told(beat) for scene in scenes for beat in scene.beats if told(beat)),
        archetype="",
    )


def outlined(outline: Outline, brief: Brief) -> str:
    """Give an outline in words: all that whoever plans some of its scenes has to know."""
    look, music = outline.look, outline.music
    cast = [f"- {each.name} ({each.role}): {each.description}" for each in outline.cast]
    scenes = [f"- scene {line}" for line in scene_lines(outline, brief, range(len(outline.scenes)))]
    return "\n".join(
        (
            f"Title: {outline.title}",
            f"Style: {look.style}; light: {look.light}; mood: {look.mood}",
            f"Music: {music.theme}; {music.mood}",
            "Cast",
            *cast,
            "Scenes",
            *scenes,
        )
    )


def scene_lines(outline: Outline, brief: Brief, group: range) -> list[str]:
    """Give a line for each of some scenes: its number, seconds, place and story."""
    seconds = lengths(outline, brief)
    return [
        f"{place + 1}, {float(seconds[place]):.3f} s: {_told(outline.scenes[place])}"
        for place in group
    ]


def _told(scene: SceneOutline) -> str:
    where = ", ".join(part for part in (scene.place, scene.time, scene.weather) if part)
    beats = f" (beats: {', '.join(scene.beats)})" if scene.beats else ""
    return f"{where}: {scene.story}{beats}"


def plan_of(outline: Outline, scenes: Sequence[ScenePlan]) -> Plan:
    """Give the plan that an outline and worked-out scenes come to."""
    head = outline.model_dump(exclude={"scenes"})
    return Plan.model_validate({**head, "scenes": [scene.model_dump() for scene in scenes]})


def part_mistakes(
    part: ScenesPlan, outline: Outline, brief: Brief, group: range, limits: Limits
) -> list[str]:
    """Give everything that keeps some scenes' shots from being filmed as the outline says."""
    if len(part.scenes) != len(group):
        return [f"there are {len(part.scenes)} scenes; answer with these {len(group)}, in order"]
    own = brief_of(outline, brief, group)
    return mistakes_of(plan_of(outline, part.scenes), own, limits)
