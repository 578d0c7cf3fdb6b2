"""What a person reads when a vendor, its key or what is asked of it is wrong: by the commands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from terminal import Answer, Terminal

from longtake.testing.fakes.beside import beside
from longtake.testing.fakes.counter import KEY
from longtake.testing.fakes.runway import Runway

HOUSE = ("--planner", "sketch", "--image", "sketch", "--music", "sketch", "--yes")
POLICY = "[policy]\nattempts = 2\npause = 0.01\npoll = 0.01\npost = 0.2\n"


@pytest.fixture
def runway(monkeypatch: pytest.MonkeyPatch) -> Iterator[Runway]:
    """Give a Runway of one's own, and a key for it."""
    fake = Runway()
    with beside(fake) as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        yield fake


def make(terminal: Terminal, *typed: str) -> Answer:
    """Make five seconds, of words alone."""
    (terminal.folder / "longtake.toml").write_text(POLICY)
    common = ("--seconds", "5", "--size", "64x64", "--mode", "text", "--dir", "film", *HOUSE)
    return terminal.types("make", "A pier at dawn", *common, *typed)


def test_a_revoked_key_is_named_before_anything_is_bought(
    terminal: Terminal, runway: Runway
) -> None:
    """By its variable; the key itself stands nowhere."""
    runway.shop.revoked = True
    answer = make(terminal, "--video", "runway:gen4.5")
    assert answer.code == 1
    assert "RUNWAYML_API_SECRET" in answer.complaint
    assert KEY not in answer.complaint
    assert not runway.shop.asked


def test_an_empty_key_is_no_key(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said what to set."""
    monkeypatch.setenv("RUNWAYML_API_SECRET", " ")
    monkeypatch.delenv("RUNWAY_API_KEY", raising=False)
    answer = make(terminal, "--video", "runway:gen4.5")
    assert (answer.code, "set RUNWAYML_API_SECRET" in answer.complaint) == (2, True)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--video", "runway:gen4.6"), "runway has no model 'gen4.6'; try gen4.5"),
        (("--video", "runwy:gen4.5"), "no provider 'runwy'; there are"),
        (("--video", "runway:gen3a_turbo"), "runway:gen3a_turbo is retired; use runway:gen4"),
        (("--video", "runway:gen4_turbo"), "needs a picture to begin with; models that do: "),
        (("--video", "runway:kling2.5_turbo_pro", "--seed", "7"), "takes no seed; models that"),
        (("--video", "runway:gen4.5", "--fallback", "runway:gen4_turbo"), "needs a picture"),
    ],
)
def test_what_cannot_be_is_said_before_the_film_is_begun(
    terminal: Terminal, runway: Runway, typed: tuple[str, ...], said: str
) -> None:
    """With what is near, and what would do."""
    answer = make(terminal, *typed)
    assert (answer.code, said in answer.complaint) == (2, True), answer.complaint
    assert not (terminal.folder / "film").exists()
    assert not runway.shop.asked


def test_words_that_are_more_than_a_model_takes_are_not_sent(
    terminal: Terminal, runway: Runway
) -> None:
    """With the shot and both figures."""
    answer = make(terminal, "--video", "runway:gen4.5", "--style", "woodcut, coarse, " * 70)
    assert answer.code != 0
    assert "characters, runway:gen4.5 takes 1000" in answer.complaint, answer.complaint
    assert not runway.shop.asked


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        ("no-credit", 4, "fill the account up, then go on with: longtake render film"),
        ("model-gone", 2, "runway:gen4.5 is retired; choose another (longtake models)"),
    ],
)
def test_what_a_vendor_will_not_sell_is_told_with_what_helps(
    terminal: Terminal, runway: Runway, fault: str, code: int, said: str
) -> None:
    """Nothing is bought."""
    runway.shop.obey(always=fault)
    answer = make(terminal, "--video", "runway:gen4.5")
    assert (answer.code, said in answer.complaint) == (code, True), answer.complaint
    assert not runway.shop.bill


@pytest.mark.parametrize("fault", ["html", "huge", "odd-answer", "slow"])
def test_an_answer_that_is_none_leaves_the_film_waiting_and_buys_nothing_more(
    terminal: Terminal, runway: Runway, fault: str
) -> None:
    """A web page, no end, nonsense, no answer in time: it may have been bought, so one looks."""
    runway.shop.obey(always=fault)
    answer = make(terminal, "--video", "runway:gen4.5")
    assert answer.code == 1
    assert "is in doubt (" in answer.complaint  # with the reason
    assert "longtake resolve" in answer.complaint
    asked = len(runway.shop.asked)
    assert terminal.types("render", str(Path("film")), "--yes").code == 1
    assert len(runway.shop.asked) == asked
