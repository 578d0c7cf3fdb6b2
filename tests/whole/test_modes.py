"""Every mode through the command line, judged by ffmpeg."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from judged import boxes, facts, pictures, sound, steps
from person import SCRIPT, TINY, Person

SIZE = (128, 72)
FPS = 12
SECONDS = 6
JUMP = 1.5
"""Times the film's own median step that a join may take."""
OTHER = 8.0
"""Levels of 255 by which any two shots differ at least."""
UNSEEN = 1.0
"""Levels of 255 that an encoder's own sync frames change a calm picture by."""


def _made(person: Person, *words: str | Path) -> list[int]:
    """Make a film and judge what holds for all; gives where each shot but the first begins."""
    answer = person.makes("-o", "film.mp4", *words)
    film = person.place / "film.mp4"
    found = facts(film)
    assert (found.frames, found.size) == (SECONDS * FPS, SIZE)
    assert abs(found.seconds - SECONDS) <= 1 / FPS
    assert found.picture == ("h264", "yuv420p")
    assert found.sound == ("aac", "LC")
    assert boxes(film).index("moov") < boxes(film).index("mdat")
    assert np.sqrt(np.mean(sound(film) ** 2)) > 0.01
    board = next(event for event in answer.events if event["event"] == "storyboard.ready")
    lengths = [round(shot["seconds"] * FPS) for scene in board["scenes"] for shot in scene["shots"]]
    assert len(lengths) == len(SCRIPT.splitlines())
    ends = pictures(film, SIZE)[np.cumsum(lengths) - 1]
    assert min(np.abs(one - other).mean() for one, other in combinations(ends, 2)) > OTHER
    return [int(place) for place in np.cumsum(lengths)[:-1]]


def _joins(person: Person, places: list[int]) -> list[float]:
    """Give each join's step as a multiple of the film's median step."""
    taken = steps(person.place / "film.mp4", SIZE)
    usual = max(UNSEEN, float(np.median(taken)))
    return [round(float(taken[place - 1]) / usual, 2) for place in places]


@pytest.mark.parametrize("mode", ["keyframe", "chain"])
def test_an_unbroken_film_joins_without_a_jump(person: Person, mode: str) -> None:
    """A segment goes on from the very picture that the one before ends with."""
    places = _made(person, "--mode", mode)
    assert max(_joins(person, places)) <= JUMP


def test_a_storyboards_shots_are_cut(person: Person) -> None:
    """Each shot begins with its own keyframe."""
    places = _made(person, "--mode", "storyboard")
    assert min(_joins(person, places)) > JUMP


def test_text_alone_makes_a_film(person: Person) -> None:
    """For models without picture input: no keyframe is drawn."""
    _made(person, "--mode", "text")
    assert not list((person.film / "keyframes").glob("*"))


def test_segments_of_one_shot_join_without_a_jump(person: Person) -> None:
    """A shot longer than the model's longest clip goes on where its first segment ends."""
    (person.place / "long.txt").write_text("Waves roll onto the beach")
    told = ("--script", "long.txt", "--seconds", "24")
    answer = person.types(*told, *TINY, "--dir", "film", "-o", "film.mp4")
    assert answer.code == 0, answer.err
    assert [of for of in answer.made if of.startswith("1A.")] == ["1A.1", "1A.2"]
    assert facts(person.place / "film.mp4").frames == 24 * FPS
    assert max(_joins(person, [12 * FPS])) <= JUMP


def test_a_script_keeps_the_lengths_that_it_gives(person: Person) -> None:
    """The film is as long as its shots together."""
    (person.place / "timed.txt").write_text("1. A cat sleeps (1.5 s)\n2. A dog barks (2 s)\n")
    answer = person.types("--script", "timed.txt", *TINY, "--dir", "film", "-o", "film.mp4")
    assert answer.code == 0, answer.err
    assert facts(person.place / "film.mp4").frames == 3.5 * FPS
