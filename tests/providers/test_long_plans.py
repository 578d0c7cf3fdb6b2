"""Plans of long films: the outline first, then the shots of a few scenes at a time."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from longtake.capabilities.errors import LongtakeError
from longtake.capabilities.ledger import Purchase
from longtake.film.brief import Brief, Casting
from longtake.film.limits import Lengths, Limits
from longtake.film.picture import Size
from longtake.film.storyboard import Storyboard
from longtake.providers._planning.instructions import detailing, outlining
from longtake.providers._planning.outline import (
    Outline,
    ScenesPlan,
    brief_of,
    groups,
    lengths,
    outline_mistakes,
    outlined,
    part_mistakes,
    scene_lines,
)
from longtake.testing.conformance import QUICK, Bench
from longtake.testing.fakes.authors import Author, Authored
from longtake.testing.fakes.local import Local
from longtake.testing.fakes.openai import OpenAI

FIVE_OR_TEN = Limits(Lengths(choices=(120, 240)), prompt=1000)
LONGEST = Fraction(80)
TEN_MINUTES = Brief("Mara walks the whole quay", seconds=Fraction(600), size=Size(1280, 720))
LINES = "\n".join(f"The lamp of pier {number} goes on." for number in range(1, 61))


def outline_for(brief: Brief) -> Outline:
    """Give the outline that a model answers to a brief."""
    return Outline.model_validate_json(Author().writes(outlining(brief, FIVE_OR_TEN, LONGEST)).text)


def part_for(outline: Outline, brief: Brief, group: range) -> ScenesPlan:
    """Give the shots that a model answers for some scenes."""
    own = brief_of(outline, brief, group)
    told = detailing(
        own, FIVE_OR_TEN, outlined(outline, brief), scene_lines(outline, brief, group), ""
    )
    return ScenesPlan.model_validate_json(Author().writes(told).text)


def with_scenes(outline: Outline, *seconds: float, **more: object) -> Outline:
    """Give an outline with scenes of these lengths."""
    scene = outline.scenes[0].model_dump() | more
    scenes = [scene | {"seconds": each} for each in seconds]
    return Outline.model_validate(outline.model_dump() | {"scenes": scenes})


@pytest.mark.parametrize(
    "brief",
    [
        TEN_MINUTES,
        replace(TEN_MINUTES, script=LINES),
        replace(TEN_MINUTES, beats=("hero_shot", "usage_scenario", "call_to_action")),
    ],
)
def test_every_part_of_a_good_plan_is_good(brief: Brief) -> None:
    """A script's words stand in their scenes, an advert's beats in their order."""
    outline = outline_for(brief)
    assert outline_mistakes(outline, brief, LONGEST) == []
    for group in groups(outline, brief, LONGEST):
        part = part_for(outline, brief, group)
        assert part_mistakes(part, outline, brief, group, FIVE_OR_TEN) == []


@pytest.mark.parametrize(
    ("seconds", "more", "said"),
    [
        ((60.0,) * 9, {}, "the scenes last 540 s in all, which is 60 s too short"),
        ((300.0, 300.0), {}, "scene 1 lasts 300 s; one lasts 80 s at most"),
        ((60.0,) * 10, {"story": " "}, "scene 1 has no story"),
        ((), {}, "there is no scene"),
    ],
)
def test_a_mistake_of_an_outline_is_told(
    seconds: Sequence[float], more: dict[str, Any], said: str
) -> None:
    """With its scene and remedy, before any shot is planned by it."""
    outline = with_scenes(outline_for(TEN_MINUTES), *seconds, **more)
    assert said in outline_mistakes(outline, TEN_MINUTES, LONGEST)[0]


def test_words_that_no_scene_has_are_told() -> None:
    """So are beats in another order."""
    outline, scripted = outline_for(TEN_MINUTES), replace(TEN_MINUTES, script=LINES)
    assert "pier 1 goes on" in outline_mistakes(outline, scripted, LONGEST)[0]
    advert = replace(TEN_MINUTES, beats=("hero_shot", "call_to_action"))
    assert "the beats go nowhere" in outline_mistakes(outline, advert, LONGEST)[0]


def test_scenes_that_were_not_asked_for_are_told() -> None:
    """As many as are asked for, no more and no fewer."""
    outline = outline_for(TEN_MINUTES)
    part = part_for(outline, TEN_MINUTES, range(1))
    twice = ScenesPlan(scenes=part.scenes * 2)
    said = part_mistakes(twice, outline, TEN_MINUTES, range(1), FIVE_OR_TEN)
    assert said == ["there are 2 scenes; answer with these 1, in order"]


@given(st.lists(st.floats(1, 80), min_size=1, max_size=40))
def test_the_parts_are_all_scenes_once_and_last_as_long_as_the_film(stated: list[float]) -> None:
    """Exactly, whatever the outline's figures add up to; none is longer than it may be."""
    outline = with_scenes(_OUTLINE, *stated)
    exact = lengths(outline, TEN_MINUTES)
    assert sum(exact) == 600
    found = groups(outline, TEN_MINUTES, LONGEST)
    assert [place for group in found for place in group] == [*range(len(stated))]
    for group in found:
        assert len(group) == 1 or sum(exact[place] for place in group) <= LONGEST
        assert brief_of(outline, TEN_MINUTES, group).seconds == sum(exact[at] for at in group)


_OUTLINE = outline_for(TEN_MINUTES)


def planned_by(fake: Authored, model: str, folder: Path, runs: int = 1) -> "Planned":
    """Have ten minutes planned, in so many runs of which the last has to go well."""
    casting = Casting(model, "scripted:still", "scripted:direct", "scripted:tone")
    brief = replace(TEN_MINUTES, casting=casting)

    async def script() -> Planned:
        async with Bench(fake, folder, replace(QUICK, post=30)).open() as studio:
            opened = await studio.begin(brief, folder=folder / "film")
            for _ in range(runs - 1):
                with pytest.raises(LongtakeError):
                    await studio.run(opened.film, until="storyboard")
            await studio.run(opened.film, until="storyboard")
            film = await studio.films.film(opened.film)
            return film.board, await studio.ledger.purchases(opened.film)

    return asyncio.run(script())


Planned = tuple[Storyboard, Sequence[Purchase]]


def test_ten_minutes_are_planned_in_parts_each_paid_once(tmp_path: Path) -> None:
    """An outline and ten parts of a minute; the lengths add up to the frame."""
    fake = OpenAI()
    fake.author.obey(["", "", "too-short"])
    board, rows = planned_by(fake, "openai:gpt-6.1-terra", tmp_path)
    assert (board.frames, len(board.scenes), len(board.shots)) == (14_400, 10, 120)
    assert len({shot.id for shot in board.shots}) == 120
    assert len(fake.shop.asked) == 12  # one part was wrong once
    assert {row.state for row in rows} == {"settled"}
    assert sorted(row.of for row in rows) == sorted(f"storyboard~{part}" for part in range(11))
    assert sum(row.charge or 0 for row in rows) == fake.shop.owed
    last = json.dumps(fake.shop.asked[-1].prompt)
    assert "Mara walks stretch 1 of the quay" in last  # it knows the film
    assert "Mara walks on to bollard" in last  # and the shot before


def test_what_was_planned_before_a_run_broke_off_is_not_planned_again(tmp_path: Path) -> None:
    """The next run goes on with the part that is missing."""
    fake = OpenAI()
    fake.shop.obey(["", "", "", "no-credit"])
    board, rows = planned_by(fake, "openai:gpt-6.1-terra", tmp_path, runs=2)
    assert board.frames == 14_400
    assert (len(fake.shop.asked), len(fake.shop.bill)) == (12, 11)
    assert sum(row.charge or 0 for row in rows) == fake.shop.owed


def test_a_planner_of_ones_own_is_trusted_with_less_at_a_time(tmp_path: Path) -> None:
    """Fifteen scenes of forty seconds; nothing stands in the ledger."""
    fake = Local()
    board, rows = planned_by(fake, "local:own", tmp_path)
    assert (board.frames, len(board.scenes), len(rows)) == (14_400, 15, 0)
    assert len(fake.shop.asked) == 16
