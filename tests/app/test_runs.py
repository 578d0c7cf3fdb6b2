"""Runs: made once, gone on with, and told."""

import asyncio
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from longtake.capabilities.errors import (
    BadOutput,
    MissingSegments,
    OverBudget,
    Refused,
    Transient,
    Unusable,
)
from longtake.capabilities.video import VideoRequest
from longtake.film.quote import Price
from longtake.media.frames import frame
from longtake.media.probe import probe
from longtake.testing.scripted import Script
from studios import brief, make, scripted

THREE = "1 red\n1 green\n1 blue"
PAID = Price(usd_per_second=Decimal(1))


def renders(script: Script) -> list[str]:
    """Give the words of every render asked for."""
    asked = [request for request in script.asked if isinstance(request, VideoRequest)]
    return sorted(request.prompt.split(". ")[1].strip(".") for request in asked)


@pytest.mark.parametrize("mode", ["keyframe", "chain", "storyboard", "text"])
@pytest.mark.parametrize("video", ["direct", "job"])
def test_a_film_is_made_in_every_mode(tmp_path: Path, mode: str, video: str) -> None:
    """By one call or by jobs, the master holds the storyboard's frames, with sound."""

    async def scene() -> None:
        script = Script()
        async with scripted(tmp_path / "home", script) as studio:
            done = await make(studio, brief(THREE, video=video, mode=mode), tmp_path / "film")
        assert done.state == "done"
        assert done.master is not None
        found = probe(done.master)
        assert (found.frames, found.has_sound) == (72, True)
        assert renders(script) == ["blue", "green", "red"]

    asyncio.run(scene())


def test_a_second_run_makes_nothing(tmp_path: Path) -> None:
    """What is there is reused."""

    async def scene() -> None:
        script = Script()
        async with scripted(tmp_path / "home", script) as studio:
            opened = await studio.begin(brief(THREE), folder=tmp_path / "film")
            first = await studio.run(opened.film, until="master")
            asked = len(script.asked)
            again = await studio.run(opened.film, until="master")
        assert (first.made, again.made, again.reused) == (7, 0, 7)
        assert len(script.asked) == asked

    asyncio.run(scene())


def test_a_folder_that_was_opened_elsewhere_keeps_its_takes(tmp_path: Path) -> None:
    """Two homes know it, by an id each; back in the first one nothing is bought again."""

    async def scene() -> None:
        mine, theirs, place = Script(price=PAID), Script(price=PAID), tmp_path / "film"
        async with scripted(tmp_path / "home", mine) as studio:
            first = await studio.begin(brief(THREE), folder=place)
            await studio.run(first.film, until="master")
            assert not (await studio.open(str(place))).elsewhere
        async with scripted(tmp_path / "theirs", theirs) as studio:
            for _ in range(2):
                there = await studio.open(str(place))
                assert there.elsewhere
                assert not (await studio.film(there.film)).takes
                assert len(await studio.films.summaries(limit=9)) == 1
            assert not (await studio.quote(there.film)).free
        asked = len(mine.asked)
        async with scripted(tmp_path / "home", mine) as studio:
            back = await studio.open(str(place))
            assert (back.film, back.elsewhere) == (first.film, True)
            again = await studio.run(back.film, until="master")
        assert (again.made, again.reused, len(mine.asked)) == (0, 7, asked)

    asyncio.run(scene())


def test_a_failed_shot_is_named_and_the_others_kept(tmp_path: Path) -> None:
    """The run ends with the list; the next one makes only what is missing."""

    async def scene() -> None:
        script = Script(errors={"green": [BadOutput("all black")] * 2})
        async with scripted(tmp_path / "home", script) as studio:
            opened = await studio.begin(brief(THREE, mode="text"), folder=tmp_path / "film")
            with pytest.raises(MissingSegments, match=r"1B\.1.*all black"):
                await studio.run(opened.film, until="master")
            assert (await studio.film(opened.film)).state == "failed"
            assert not (tmp_path / "film" / "film.mp4").exists()
            done = await studio.run(opened.film, until="master")
        assert (done.state, done.made) == ("done", 1)
        assert renders(script) == ["blue", "green", "green", "green", "red"]

    asyncio.run(scene())


def test_a_refusal_is_told_as_one(tmp_path: Path) -> None:
    """The reason of the vendor reaches the person."""

    async def scene() -> None:
        script = Script(errors={"green": [Refused("prompt", "no green")]})
        async with scripted(tmp_path / "home", script) as studio:
            with pytest.raises(Refused, match="no green"):
                await make(studio, brief(THREE, mode="text"), tmp_path / "film")

    asyncio.run(scene())


def test_a_call_that_did_nothing_is_made_again(tmp_path: Path) -> None:
    """A passing fault costs time, not the shot."""

    async def scene() -> None:
        script = Script(errors={"green": [Transient("busy")]})
        async with scripted(tmp_path / "home", script) as studio:
            done = await make(studio, brief("1 green", mode="text"), tmp_path / "film")
        assert done.state == "done"

    asyncio.run(scene())


def test_a_lost_submit_is_found_and_bought_once(tmp_path: Path) -> None:
    """The vendor accepted it though its answer was lost: the job is found by its token."""

    async def scene() -> None:
        script = Script(lost={"green"}, price=PAID)
        async with scripted(tmp_path / "home", script) as studio:
            wanted = brief(THREE, video="job", mode="text")
            opened = await studio.begin(wanted, folder=tmp_path / "film")
            done = await studio.run(opened.film, until="master")
            rows = await studio.ledger.purchases(opened.film)
        assert done.spent == Decimal(3)
        assert len(script.invoices) == 3
        assert {row.state for row in rows} == {"settled"}
        assert {row.token for row in rows} == set(script.invoices)

    asyncio.run(scene())


def test_the_budget_is_a_hard_stop(tmp_path: Path) -> None:
    """Two dollars buy two of three shots; the third is never sent."""

    async def scene() -> None:
        script = Script(price=PAID)
        async with scripted(tmp_path / "home", script) as studio:
            wanted = brief(THREE, video="job", mode="text", budget=Decimal(2))
            with pytest.raises(OverBudget, match=r"the budget of film \w+ is \$2\.00"):
                await make(studio, wanted, tmp_path / "film")
        assert len(script.invoices) == 2

    asyncio.run(scene())


def test_a_run_that_was_cut_waits_for_the_bought_job(tmp_path: Path) -> None:
    """Stopped while the vendor renders, the next run asks after the same ticket."""

    async def scene() -> None:
        script = Script(price=PAID, polls=10**6)
        home = tmp_path / "home"
        async with scripted(home, script) as studio:
            wanted = brief("1 red", video="job", mode="text")
            opened = await studio.begin(wanted, folder=tmp_path / "film")
            run = asyncio.create_task(studio.run(opened.film, until="master"))
            async for event in studio.follow(opened.film):
                if event.kind == "work.progress":
                    run.cancel()
                    break
            with pytest.raises(asyncio.CancelledError):
                await run
        script.polls = 0
        async with scripted(home, script) as studio:
            done = await studio.run(opened.film, until="master")
        assert done.state == "done"
        assert len(script.invoices) == 1
        assert done.spent == Decimal(1)

    asyncio.run(scene())


def test_two_runs_on_one_film_are_one(tmp_path: Path) -> None:
    """The second waits for the first and gives the same film."""

    async def scene() -> None:
        script = Script()
        async with scripted(tmp_path / "home", script) as studio:
            opened = await studio.begin(brief(THREE), folder=tmp_path / "film")
            both = await asyncio.gather(
                *[studio.run(opened.film, until="master") for _ in range(2)]
            )
        assert [done.state for done in both] == ["done", "done"]
        assert renders(script) == ["blue", "green", "red"]

    asyncio.run(scene())


def test_a_take_of_another_length_is_cut_to_the_frame(tmp_path: Path) -> None:
    """The master shows the pictures that the storyboard asked for, in order."""

    async def scene() -> None:
        script = Script()
        async with scripted(tmp_path / "home", script) as studio:
            done = await make(studio, brief(THREE, mode="chain"), tmp_path / "film")
        assert done.master is not None
        numbers = [_number(done.master, index) for index in (0, 23, 24, 47, 48, 71)]
        assert numbers == [0, 23, 1, 24, 1, 24]

    asyncio.run(scene())


def test_a_retake_is_another_take_and_the_old_one_can_be_chosen(tmp_path: Path) -> None:
    """Takes are never overwritten; choosing an old one makes nothing."""

    async def scene() -> None:
        script = Script()
        async with scripted(tmp_path / "home", script) as studio:
            opened = await studio.begin(brief(THREE, mode="text"), folder=tmp_path / "film")
            await studio.run(opened.film, until="master")
            await studio.retake(opened.film, "1B", prompt=None, seed=None, video=None)
            again = await studio.run(opened.film, until="master")
            assert again.made == 1
            await studio.select(opened.film, "1B", 1)
            chosen = await studio.run(opened.film, until="master")
            film = await studio.film(opened.film)
        assert chosen.made == 0
        assert [take.number for take in film.takes if take.of == "1B.1"] == [1, 2]
        masters = [take for take in film.takes if take.of == "master"]
        assert len(masters) == 2
        laid = sha256((tmp_path / "film" / "film.mp4").read_bytes()).hexdigest()
        assert laid == masters[0].asset.digest

    asyncio.run(scene())


def test_a_cancelled_film_ends_its_run(tmp_path: Path) -> None:
    """Cancelling from elsewhere reaches the run, and the film can be made again."""

    async def scene() -> None:
        script = Script(polls=10**6)
        async with scripted(tmp_path / "home", script) as studio:
            wanted = brief("1 red", video="job", mode="text")
            opened = await studio.begin(wanted, folder=tmp_path / "film")
            run = asyncio.create_task(studio.run(opened.film, until="master"))
            async for event in studio.follow(opened.film):
                if event.kind == "work.progress":
                    await studio.cancel(opened.film)
                    break
            with pytest.raises(Exception, match="cancelled"):
                await run
            assert (await studio.film(opened.film)).state == "cancelled"

    asyncio.run(scene())


def test_a_film_stops_where_it_is_told_to(tmp_path: Path) -> None:
    """Storyboard, stills and animatic are stages of the same film."""

    async def scene() -> None:
        script = Script()
        async with scripted(tmp_path / "home", script) as studio:
            opened = await studio.begin(brief(THREE), folder=tmp_path / "film")
            await studio.run(opened.film, until="storyboard")
            assert script.asked == []
            await studio.run(opened.film, until="stills")
            assert renders(script) == []
            await studio.run(opened.film, until="animatic")
            assert probe(tmp_path / "film" / "animatic.mp4").frames == 72
            assert renders(script) == []

    asyncio.run(scene())


def test_models_that_do_not_exist_are_named(tmp_path: Path) -> None:
    """Nothing is begun."""

    async def scene() -> None:
        async with scripted(tmp_path / "home", Script()) as studio:
            with pytest.raises(Unusable, match="no model 'jobb'; try job"):
                await studio.begin(brief(THREE, video="jobb"), folder=tmp_path / "film")
        assert not (tmp_path / "film").exists()

    asyncio.run(scene())


def _number(film: Path, index: int) -> int:
    """Read the number of the picture back (see `testing.scripted`)."""
    row = frame(film, index)[8, 2::4, 1]
    return sum(1 << bit for bit, level in enumerate(row[:16]) if level > 120)
