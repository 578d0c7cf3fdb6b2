"""`longtake inspect --judge` as a person meets it."""

from collections.abc import Iterator
from typing import Any

import pytest
from terminal import Terminal

from judging_models import clip_of, fading, judges_in
from longtake.testing.fakes.beside import beside
from longtake.testing.fakes.openai import OpenAI

FILM = ("make", "A cat at sea", "--seconds", "2", "--size", "64x64", "--dir", "film")
HOUSE = [
    word for part in ("planner", "image", "video", "music") for word in (f"--{part}", "sketch")
]


@pytest.fixture
def sketched(terminal: Terminal) -> Terminal:
    """Give a command line beside a film that cost nothing."""
    assert terminal.types(*FILM, *HOUSE).code == 0
    return terminal


@pytest.fixture
def openai(monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenAI]:
    """Give an OpenAI of one's own, and a key for it."""
    fake = OpenAI()
    with beside(fake) as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        yield fake


def test_a_film_is_judged_after_the_price_was_said(sketched: Terminal, openai: OpenAI) -> None:
    """Unasked nothing is paid; the film's own planner draws sketches and sees nothing."""
    terminal = sketched
    blind = terminal.types("inspect", "film", "--judge")
    assert blind.code == 2
    assert "sketch:" in blind.complaint
    assert "openai:gpt-6.1-terra" in blind.complaint
    by = ("--planner", "openai")
    unasked = terminal.types("inspect", "film", "--judge", *by)
    assert unasked.code == 2
    assert "costs about $0.07; give --yes" in unasked.complaint
    assert not openai.shop.asked
    told = terminal.types("inspect", "film", "--judge", *by, "--yes")
    assert "in 1 call, which costs about $0.07" in told.events[0]["what"]
    advice = [each for each in told.events if each.get("kind") == "advice"]
    assert advice[0]["timecode"] == "00:00:00:00"
    assert {each["remedy"] for each in advice} == {"retake"}
    again = terminal.types("inspect", "film", "--judge", *by)
    assert "costs nothing more" in again.events[0]["what"]
    assert len(openai.shop.asked) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("inspect", "film", "--planner", "openai"), "give --judge too"),
        (("inspect", "clip.mp4", "--judge"), "give a film's folder"),
    ],
)
def test_a_judge_needs_a_film(terminal: Terminal, typed: tuple[str, ...], said: str) -> None:
    """A file says nothing of what it was to be."""
    (terminal.folder / "clip.mp4").write_bytes(b"a clip")
    answer = terminal.types(*typed)
    assert (answer.code, said in answer.complaint) == (2, True), answer.complaint


def test_models_of_ones_own_compare_the_pictures_of_any_video(terminal: Terminal) -> None:
    """What they find is a finding like any other; without them there is none."""
    clip = str(clip_of(terminal.folder / "clip.mp4", fading(72)))
    judges_in(terminal.folder / "judges")
    plain = terminal.types("inspect", clip)
    told = terminal.types("inspect", clip, "--judges", "judges", "--report", "page.html")
    kinds = [each.get("kind") for each in plain.events], [each.get("kind") for each in told.events]
    assert ["identity" in each for each in kinds] == [False, True], told.complaint
    assert "unlike its first picture" in (terminal.folder / "page.html").read_text("utf-8")
    assert told.code == plain.code


def test_judges_are_told_of_by_the_doctor(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which there are, or what is missing; nobody who wants none hears of them."""
    assert not _of_judges(terminal)
    monkeypatch.setenv("LONGTAKE_JUDGES", str(terminal.folder / "judges"))
    (missing,) = _of_judges(terminal)
    assert (missing["ok"], "no such folder" in missing["found"]) == (False, True)
    judges_in(terminal.folder / "judges")
    (there,) = _of_judges(terminal)
    assert (there["ok"], there["found"]) == (True, "CLIP, DINO, LPIPS")


def _of_judges(terminal: Terminal) -> list[dict[str, Any]]:
    return [each for each in terminal.types("doctor").events if each.get("name") == "judges"]
