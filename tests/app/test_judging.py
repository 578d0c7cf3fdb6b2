"""A planner that sees looks a film over: what it is shown, what it says, and who pays for that."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import pytest

from longtake.app import Opened, Studio
from longtake.capabilities.errors import OutcomeUnknown, OverBudget, Unusable
from longtake.film.brief import Brief, Casting
from longtake.film.picture import Size
from longtake.storage.inspection_page import read_page_of
from longtake.testing.conformance import QUICK, Bench
from longtake.testing.fakes.openai import OpenAI

T = TypeVar("T")
TERRA = "openai:gpt-6.1-terra"
ONCE = Decimal("0.019")
"""What one answer of the fake costs."""
CASTING = Casting(
    planner="scripted:plan", image="scripted:still", video="scripted:direct", music="scripted:tone"
)
TALE = Brief("2 red\n2 blue\n2 green", size=Size(64, 64), casting=CASTING)


def filmed(
    tmp_path: Path,
    script: Callable[[Studio, Opened, OpenAI], Awaitable[T]],
    brief: Brief = TALE,
    *,
    until: str = "master",
) -> T:
    """Make a film, and go on with a script."""
    fake = OpenAI()

    async def job() -> T:
        async with Bench(fake, tmp_path, replace(QUICK, post=30)).open() as studio:
            opened = await studio.begin(brief, folder=tmp_path / "film")
            await studio.run(opened.film, until=until)
            return await script(studio, opened, fake)

    return asyncio.run(job())


def test_advice_stands_among_the_findings_with_its_place_picture_and_remedy(
    tmp_path: Path,
) -> None:
    """It is mild whatever the judge thinks, and kept with the inspection."""

    async def script(studio: Studio, opened: Opened, fake: OpenAI) -> None:
        shown = await studio.showing(opened.film, TERRA)
        assert (shown.pictures, len(shown.requests)) == (9, 1)
        page = await studio.inspect(opened.film, shown)
        first, last = [each for each in page.found.findings if each.kind == "advice"]
        assert (first.at, first.of, first.remedy, first.severe) == (0, "1A.1-t1", "retake", False)
        assert first.what == "anatomy: Mara's left hand has six fingers."
        assert (last.at, last.of, last.severe) == (143, "1C.1-t1", False)
        assert last.what.startswith("identity, severe: ")
        assert first.price == Decimal(0)
        assert {0, 143} <= set(page.pictures)
        assert fake.shop.asked[0].pictures == ("reference",) * 9
        assert "Picture 9, shot 1C" in fake.shop.asked[0].prompt
        assert "six fingers" in (tmp_path / "film" / "report.html").read_text("utf-8")
        film = await studio.film(opened.film)
        kept = [take for take in film.takes if take.of == "inspection"]
        held = read_page_of(await studio.blobs.get(kept[-1].asset))
        assert held.found.findings == page.found.findings
        plain = await studio.inspect(opened.film)
        assert plain.found.findings == page.found.findings

    filmed(tmp_path, script)


def test_the_same_pictures_are_judged_once(tmp_path: Path) -> None:
    """Asked again it costs nothing; a judge who finds nothing is believed, and paid."""

    async def script(studio: Studio, opened: Opened, fake: OpenAI) -> None:
        fake.author.obey(["content"])
        shown = await studio.showing(opened.film, TERRA)
        assert shown.price == Decimal("0.066")
        assert not [
            each
            for each in (await studio.inspect(opened.film, shown)).found.findings
            if each.kind == "advice"
        ]
        (row,) = await studio.ledger.purchases(opened.film)
        assert (row.of, row.state, row.charge, row.quote) == (
            "advice~1",
            "settled",
            ONCE,
            Decimal("0.066"),
        )
        again = await studio.showing(opened.film, TERRA)
        assert again.price == 0
        await studio.inspect(opened.film, again)
        assert len(fake.shop.asked) == 1
        other = await studio.showing(opened.film, "openai:gpt-6-astra")
        assert other.price > 0
        assert (await studio.film(opened.film)).state == "done"

    filmed(tmp_path, script)


def test_a_long_film_is_judged_in_several_calls_each_in_the_ledger(tmp_path: Path) -> None:
    """Of twenty pictures at most; a shot that is made anew is judged anew, the others are not."""
    long = replace(TALE, prompt="\n".join(f"1 colour {number}" for number in range(8)))

    async def script(studio: Studio, opened: Opened, fake: OpenAI) -> None:
        shown = await studio.showing(opened.film, TERRA)
        assert [len(each.shown) for each in shown.requests] == [6, 2]
        await studio.inspect(opened.film, shown)
        rows = await studio.ledger.purchases(opened.film)
        assert sorted(row.of for row in rows) == ["advice~1", "advice~2"]
        assert await studio.spent(opened.film) == fake.shop.owed == 2 * ONCE
        await studio.retake(opened.film, "1H", prompt="another colour", seed=None, video=None)
        await studio.run(opened.film, until="master")
        again = await studio.showing(opened.film, TERRA)
        assert again.price == Decimal("0.066")

    filmed(tmp_path, script, long)


def test_a_judge_is_stopped_by_the_films_budget(tmp_path: Path) -> None:
    """Nothing is asked."""

    async def script(studio: Studio, opened: Opened, fake: OpenAI) -> None:
        shown = await studio.showing(opened.film, TERRA)
        with pytest.raises(OverBudget, match=r"the budget of film .* is \$0.05"):
            await studio.inspect(opened.film, shown)
        assert fake.shop.asked == []

    filmed(tmp_path, script, replace(TALE, budget=Decimal("0.05")))


def test_a_judgement_whose_answer_is_lost_is_in_doubt(tmp_path: Path) -> None:
    """It is not bought again before somebody looks; then it is."""

    async def script(studio: Studio, opened: Opened, fake: OpenAI) -> None:
        fake.shop.obey(["drop-after"])
        shown = await studio.showing(opened.film, TERRA)
        for _ in range(2):
            with pytest.raises(OutcomeUnknown, match="longtake resolve"):
                await studio.inspect(opened.film, shown)
        assert len(fake.shop.asked) == 1
        (row,) = await studio.purchases(doubtful=True)
        await studio.resolve(row.token, ticket=None)
        page = await studio.inspect(opened.film, shown)
        assert "advice" in {each.kind for each in page.found.findings}
        assert len(fake.shop.asked) == 2

    filmed(tmp_path, script)


def test_takes_are_judged_while_there_is_no_master(tmp_path: Path) -> None:
    """Each in its own frames."""

    async def script(studio: Studio, opened: Opened, fake: OpenAI) -> None:
        del fake
        await studio.retake(opened.film, "1B", prompt=None, seed=None, video=None)
        shown = await studio.showing(opened.film, TERRA)
        page = await studio.inspect(opened.film, shown)
        told = [(each.of, each.at) for each in page.found.findings if each.kind == "advice"]
        assert sorted(told) == [("1A.1-t1", 0), ("1C.1-t1", 47)]

    filmed(tmp_path, script)


def test_a_planner_that_sees_nothing_is_told_with_those_that_do(tmp_path: Path) -> None:
    """Before anything is asked."""

    async def script(studio: Studio, opened: Opened, fake: OpenAI) -> None:
        for blind in ("", "sketch"):
            with pytest.raises(Unusable, match=f"sees no pictures; .*--planner: {TERRA}"):
                await studio.showing(opened.film, blind)
        with pytest.raises(Unusable, match="no provider 'opnai'"):
            await studio.showing(opened.film, "opnai")
        assert fake.shop.asked == []

    filmed(tmp_path, script)


def test_a_film_of_which_nothing_is_rendered_cannot_be_judged(tmp_path: Path) -> None:
    """It is said what to do."""

    async def script(studio: Studio, opened: Opened, fake: OpenAI) -> None:
        del fake
        with pytest.raises(Unusable, match="longtake render DIR"):
            await studio.showing(opened.film, TERRA)

    filmed(tmp_path, script, replace(TALE, seconds=Fraction(6)), until="storyboard")
