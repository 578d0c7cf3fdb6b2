"""Tests of what happens where a model will not or cannot: other words, then other models."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

import pytest

from longtake.app import Outcome, open_studio
from longtake.capabilities.errors import (
    LongtakeError,
    OutOfCredit,
    Refused,
    Transient,
    Unauthorized,
)
from longtake.capabilities.planner import Reworded, RewordRequest
from longtake.capabilities.video import VideoRequest
from longtake.engine.policy import Policy
from longtake.film.brief import Brief, Casting
from longtake.film.limits import Lengths, Limits
from longtake.film.picture import Size
from longtake.film.quote import Price
from longtake.film.take import Take
from longtake.registry import ProviderModule
from longtake.settings import Settings
from longtake.testing.scripted import OFFER, Script, Scripted, ScriptedPlanner

QUICK = Policy(attempts=2, pause=0.01, longest_pause=0.02, poll=0.01, retakes=1, rewords=2)
FACE = Refused("prompt", "no faces")


@dataclass(frozen=True, slots=True)
class Editor(ScriptedPlanner):
    """A planner that finds other words, or says the same."""

    words: Sequence[str] = ()
    asked: list[RewordRequest] = field(default_factory=list)

    async def reword(self, request: RewordRequest, token: str) -> Reworded:
        """Give the next of its words."""
        del token
        self.asked.append(request)
        return Reworded(self.words[len(self.asked) - 1], Decimal("0.002"))


@dataclass(frozen=True, slots=True)
class Writing(Scripted):
    """A provider with such a planner."""

    editor: Editor = field(default_factory=Editor)

    def planner(self, model: str) -> Editor:
        """Give the planner."""
        del model
        return self.editor


def test_refused_words_are_found_anew_and_the_shot_is_rendered(tmp_path: Path) -> None:
    """The take tells the words that it was made from; what was refused and why went along."""
    editor = Editor(words=["a figure from behind"])
    house = Writing(Script(errors={"a face": [FACE]}), editor=editor)
    outcome, film = _made(tmp_path, {"scripted": house})
    assert outcome.state == "done"
    assert [take.prompt for take in film if take.of == "1A.1"] == ["a figure from behind"]
    assert (editor.asked[0].what, editor.asked[0].why) == ("prompt", "no faces")


def test_a_refusal_is_reworded_a_bounded_number_of_times(tmp_path: Path) -> None:
    """Then it is told, and nothing is bought."""
    editor = Editor(words=["a face again", "a face once more", "never asked"])
    house = Writing(Script(errors={"face": [FACE] * 9}), editor=editor)
    error = _failed(tmp_path, {"scripted": house})
    assert "no faces" in error
    assert len(editor.asked) == 2
    assert len(_renders(house.script)) == 3
    assert not house.script.invoices


def test_a_planner_that_has_no_other_words_leaves_the_refusal_as_it_is(tmp_path: Path) -> None:
    """The built-in one, for instance; whose words they are, and what helps, is told."""
    error = _failed(tmp_path, {"scripted": Scripted(Script(errors={"face": [FACE]}))})
    assert error.startswith("1A.1: the prompt was refused: no faces; change the words in ")


def test_words_that_were_paid_for_are_not_bought_again(tmp_path: Path) -> None:
    """A run that failed afterwards finds them."""
    editor = Editor(words=["a figure"], price=Price(usd_per_call=Decimal("0.01")))
    script = Script(errors={"a face": [FACE, FACE], "a figure": [Transient("away")] * 2})
    more = {"scripted": Writing(script, editor=editor)}
    _failed(tmp_path, more)
    outcome, _film = _made(tmp_path, more, again=True)
    assert outcome.state == "done"
    assert len(editor.asked) == 1


@pytest.mark.parametrize(
    "error", [FACE, OutOfCredit("empty"), Unauthorized("revoked"), Refused("image", "no")]
)
def test_where_a_model_will_not_the_next_one_is_asked(tmp_path: Path, error: LongtakeError) -> None:
    """Its price is reserved anew, and its take stands for the same work."""
    first = Scripted(Script(errors={"face": [error] * 9}))
    second = _other("second", Script(price=Price(usd_per_call=Decimal("0.50"))))
    outcome, film = _made(
        tmp_path, {"scripted": first, "second": second}, fallbacks=("second:job",)
    )
    assert (outcome.state, outcome.spent) == ("done", Decimal("0.50"))
    assert [take.model for take in film if take.of == "1A.1"] == ["second:job"]


def test_a_fallback_stays_within_the_budget(tmp_path: Path) -> None:
    """What it would cost is asked of the gate as any other call."""
    first = Scripted(Script(errors={"face": [FACE] * 9}))
    second = _other("second", Script(price=Price(usd_per_call=Decimal("0.50"))))
    error = _failed(
        tmp_path,
        {"scripted": first, "second": second},
        fallbacks=("second:job",),
        budget=Decimal("0.40"),
    )
    assert "0.4" in error
    assert not second.script.invoices


def test_a_chain_that_fails_ends_with_every_reason(tmp_path: Path) -> None:
    """Each was asked a bounded number of times."""
    scripts = {
        name: Script(errors={"face": [error] * 20})
        for name, error in (
            ("scripted", FACE),
            ("second", OutOfCredit("the purse is empty")),
            ("third", Transient("the line is cut")),
        )
    }
    more = {name: _other(name, script) for name, script in scripts.items()}
    error = _failed(tmp_path, more, fallbacks=("second:job", "third:job"))
    for told in ("no faces", "the purse is empty", "the line is cut"):
        assert told in error
    assert [len(_renders(script)) for script in scripts.values()] == [1, 1, QUICK.attempts]


def test_a_fallback_that_cannot_do_the_shot_is_passed_over_and_says_why(tmp_path: Path) -> None:
    """Nothing is asked of it."""
    first = Scripted(Script(errors={"face": [FACE] * 9}))
    short = _other("short", Script(limits=Limits(Lengths(1, 12))))
    error = _failed(tmp_path, {"scripted": first, "short": short}, fallbacks=("short:job",))
    assert "makes 0.5 s at most" in error
    assert not short.script.asked


def test_a_fallbacks_own_rate_and_lengths_are_kept_to(tmp_path: Path) -> None:
    """It is asked for what it makes; the film is as long as it was."""
    first = Scripted(Script(errors={"face": [FACE] * 9}))
    limits = Limits(Lengths(choices=(60, 120)), rate=None)
    second = _other("second", Script(limits=replace(limits, last=True)))
    _outcome, film = _made(
        tmp_path, {"scripted": first, "second": second}, fallbacks=("second:job",)
    )
    assert [take.frames for take in film if take.of == "1A.1"] == [60]
    assert [take.frames for take in film if take.of == "master"] == [24]


def _other(name: str, script: Script) -> Scripted:
    return Scripted(script, replace(OFFER, name=name))


def _renders(script: Script) -> list[VideoRequest]:
    return [each for each in script.asked if isinstance(each, VideoRequest)]


@dataclass(frozen=True, slots=True)
class _Ran:
    """A run and the film's takes after it."""

    outcome: Outcome | LongtakeError
    takes: Sequence[Take]


def _ran(
    folder: Path,
    more: Mapping[str, Scripted],
    *,
    again: bool = False,
    fallbacks: tuple[str, ...] = (),
    budget: Decimal | None = None,
) -> _Ran:
    casting = Casting(
        planner="scripted:plan",
        image="scripted:still",
        video="scripted:job",
        music="scripted:tone",
        fallbacks=fallbacks,
    )
    brief = Brief("1 a face", size=Size(64, 64), mode="text", casting=casting, budget=budget)
    modules: dict[str, ProviderModule] = dict(more)

    async def whole() -> _Ran:
        settings, where = Settings(home=folder / "home", jobs=2), folder / "film"
        async with open_studio(settings, modules, QUICK) as studio:
            begun = studio.open(str(where)) if again else studio.begin(brief, folder=where)
            opened = await begun
            try:
                outcome: Outcome | LongtakeError = await studio.run(opened.film, until="master")
            except LongtakeError as error:
                outcome = error
            return _Ran(outcome, (await studio.films.film(opened.film)).takes)

    return asyncio.run(whole())


def _made(
    folder: Path,
    more: Mapping[str, Scripted],
    *,
    again: bool = False,
    fallbacks: tuple[str, ...] = (),
) -> tuple[Outcome, Sequence[Take]]:
    ran = _ran(folder, more, again=again, fallbacks=fallbacks)
    assert isinstance(ran.outcome, Outcome), ran.outcome
    return ran.outcome, ran.takes


def _failed(
    folder: Path,
    more: Mapping[str, Scripted],
    *,
    fallbacks: tuple[str, ...] = (),
    budget: Decimal | None = None,
) -> str:
    ran = _ran(folder, more, fallbacks=fallbacks, budget=budget)
    assert isinstance(ran.outcome, LongtakeError), ran.outcome
    return str(ran.outcome)
