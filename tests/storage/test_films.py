"""Films in tables: what is kept, and what is refused."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from kept import Kept, intent, kept, take
from sqlalchemy import event

from boards import board
from longtake.capabilities.storage import RunRecord
from longtake.film.asset import Asset
from longtake.film.brief import Brief, Reference
from longtake.film.storyboard import CastMember
from longtake.film.take import Select, Take


def test_a_film_comes_back_as_it_was(where: Path | str) -> None:
    """Fractions, money and order survive."""

    async def work(home: Kept) -> None:
        brief = Brief("a cat", seconds=Fraction(10, 3), budget=Decimal("1.10"), seed=2**63 - 1)
        film = await home.films.create(brief, folder="f", title="cat")
        planned = board([24, 48], Fraction(30_000, 1001))
        await home.films.set_storyboard(film, planned)
        await home.films.add_take(film, take(seed=2**63 - 1))
        await home.films.select(film, Select("1A.1", 2, "k"))
        await home.films.select(film, Select("1A.1", 1, "k"))
        again = await home.films.film(film)
        assert (again.brief, again.storyboard, again.revision) == (brief, planned, 1)
        assert again.takes == (take(1, seed=2**63 - 1),)
        assert again.selects == (Select("1A.1", 1, "k"),)

    kept(where, work)


def test_takes_are_numbered_and_never_doubled(where: Path | str) -> None:
    """The same key and content again is the same take; other content is the next one."""

    async def work(home: Kept) -> None:
        film = await home.film()
        numbers = [
            (await home.films.add_take(film, made)).number
            for made in (take(), take(), take(digest="e"), take(of="1B.1"))
        ]
        assert numbers == [1, 1, 2, 1]

    kept(where, work)


def test_takes_that_come_at_once_get_numbers_of_their_own(where: Path | str) -> None:
    """However many workers keep one."""

    async def work(home: Kept) -> None:
        film = await home.film()
        made = [home.films.add_take(film, take(digest=f"d{n}")) for n in range(20)]
        numbers = [one.number for one in await asyncio.gather(*made)]
        assert sorted(numbers) == list(range(1, 21))

    kept(where, work)


def test_a_strange_letter_costs_no_take(where: Path | str) -> None:
    """What no database keeps is replaced: the take was paid for."""

    async def work(home: Kept) -> None:
        film = await home.film()
        strange = take(prompt="a \0 cat \ud83d, 猫 😀")
        assert (await home.films.add_take(film, strange)).prompt == "a � cat �, 猫 😀"

    kept(where, work)


def test_a_take_settles_its_purchase_whoever_owns_it(where: Path | str) -> None:
    """What was paid for is never without its take, nor the take without its price."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        row = await home.through(intent(run), "first")
        await home.ledger.doubt(row.token, owner="first", why="cut off")
        await home.films.add_take(run.film, take(charge=Decimal("0.9")), settles=row.token)
        (row,) = await home.ledger.purchases(run.film)
        assert (row.state, row.charge, row.why) == ("settled", Decimal("0.9"), None)
        await home.films.add_take(run.film, take(charge=Decimal("0.9")), settles=row.token)
        assert await home.ledger.spent(run.film) == Decimal("0.9")

    kept(where, work)


def test_a_take_that_settles_nothing_known_is_not_kept(where: Path | str) -> None:
    """Both or neither."""

    async def work(home: Kept) -> None:
        film = await home.film()
        with pytest.raises(KeyError):
            await home.films.add_take(film, take(), settles="no such token")
        assert (await home.films.film(film)).takes == ()

    kept(where, work)


def test_work_made_for_another_film_is_found(where: Path | str) -> None:
    """By its key alone."""

    async def work(home: Kept) -> None:
        await home.films.add_take(await home.film(), take(key="same"))
        found = await home.films.made("same")
        assert found == take(1, key="same")
        assert await home.films.made("other") is None

    kept(where, work)


def test_a_state_that_cannot_follow_is_refused(where: Path | str) -> None:
    """A queued film is not conformed; a film that is over begins again at queued."""

    async def work(home: Kept) -> None:
        film = await home.film()
        assert not await home.films.move(film, "conforming")
        for state in ("planning", "rendering", "conforming", "done", "queued"):
            assert await home.films.move(film, state)
        assert await home.films.state(film) == "queued"
        said = await home.films.events(film, kinds=["film.state"])
        assert len(said) == 5

    kept(where, work)


def test_a_run_that_is_started_again_leaves_its_film_where_it_is(where: Path | str) -> None:
    """As a worker does that was frozen while another went on, at whichever of its steps."""

    async def work(home: Kept) -> None:
        run = await home.films.begin_run(RunRecord("run", await home.film(), "master", "", 0))
        await home.films.start_run(run)
        for state in ("planning", "rendering"):
            await home.films.move(run.film, state)
        await home.films.start_run(run)
        assert not await home.films.move(run.film, "planning")
        assert await home.films.state(run.film) == "rendering"
        said = await home.films.events(run.film, kinds=["run.began"])
        assert [event.facts["again"] for event in said] == [False, True]

    kept(where, work)


def test_events_are_numbered_without_gaps(where: Path | str) -> None:
    """Even when many say something at once, one by one and together."""

    async def work(home: Kept) -> None:
        film, other = await home.film(), await home.film()
        one = [home.films.say(film, "work.began", {"of": str(n)}) for n in range(20)]
        many = [
            home.films.say_all([(film, "work.done", {}), (other, "work.done", {})] * 2)
            for _ in range(10)
        ]
        await asyncio.gather(*one, *many)
        events = await home.films.events(film)
        assert [event.number for event in events] == list(range(1, 41))
        assert [event.number for event in await home.films.events(other)] == list(range(1, 21))

    kept(where, work)


def test_events_are_read_after_a_number_and_by_kind(where: Path | str) -> None:
    """And no more than asked for."""

    async def work(home: Kept) -> None:
        film = await home.film()
        for kind in ("a", "b", "a", "b", "a"):
            await home.films.say(film, kind, {"at": datetime(2026, 1, 2, tzinfo=UTC)})
        after = await home.films.events(film, after=1, kinds=("a",))
        assert [(event.number, event.kind) for event in after] == [(3, "a"), (5, "a")]
        assert [event.number for event in await home.films.events(film, limit=2)] == [1, 2]
        assert after[0].facts == {"at": "2026-01-02 00:00:00+00:00"}

    kept(where, work)


def test_nobody_speaks_for_a_film_that_is_not_there(where: Path | str) -> None:
    """It is said which."""

    async def work(home: Kept) -> None:
        with pytest.raises(KeyError, match="nowhere"):
            await home.films.say("nowhere", "run.said", {})

    kept(where, work)


def test_films_are_listed_newest_first_and_by_page(where: Path | str) -> None:
    """The next page begins after the last film seen; each with what it cost."""

    async def work(home: Kept) -> None:
        made = [await home.film() for _ in range(5)]
        run = await home.sitting(made[4])
        for of in ("1A.1", "1B.1"):
            row = await home.through(intent(run, of, cost="0.3"))
            await home.ledger.settle(row.token, owner="me", charge=Decimal("0.1"))
        first = await home.films.summaries(limit=2)
        rest = await home.films.summaries(limit=9, before=first[-1].id)
        assert [film.id for film in (*first, *rest)] == made[::-1]
        assert [film.spent for film in first] == [Decimal("0.2"), 0]

    kept(where, work)


def test_a_list_of_films_asks_as_much_of_ten_as_of_a_thousand(where: Path | str) -> None:
    """Sums are the database's work: three questions, whatever there is."""

    async def work(home: Kept) -> None:
        for _ in range(12):
            await home.film()
        asked: list[str] = []

        @event.listens_for(home.database.engine, "before_cursor_execute")
        def note(*said: object) -> None:
            asked.append(str(said[2]))

        listed = await home.films.summaries(limit=10)
        assert len(listed) == 10
        assert sum("FROM" in each and "films" in each for each in asked) == 1
        assert sum("FROM purchases" in each for each in asked) == 1

    kept(where, work)


def test_a_changed_brief_is_kept(where: Path | str) -> None:
    """The film stays the same one."""

    async def work(home: Kept) -> None:
        film = await home.film()
        await home.films.set_brief(film, replace(Brief("a cat"), mode="chain"))
        assert (await home.films.film(film)).brief.mode == "chain"

    kept(where, work)


def test_a_film_has_one_open_run(where: Path | str) -> None:
    """Whoever begins another gets the one that is open."""

    async def work(home: Kept) -> None:
        film = await home.film()
        deadline = datetime(2030, 1, 1, 12, tzinfo=UTC)
        wanted = RunRecord("a", film, "stills", "facts", 3, "ann", 1, deadline)
        begun = await home.films.begin_run(wanted)
        assert begun.began is not None
        assert begun == replace(wanted, began=begun.began)
        assert await home.films.begin_run(replace(wanted, id="b")) == begun
        assert await home.films.run("a") == await home.films.open_run(film) == begun
        with pytest.raises(KeyError):
            await home.films.run("b")

    kept(where, work)


def test_runs_that_begin_at_once_are_one(where: Path | str) -> None:
    """Two doors may be asked for the same film."""

    async def work(home: Kept) -> None:
        film = await home.film()
        begun = await asyncio.gather(
            *[home.films.begin_run(RunRecord(f"r{n}", film, "master", "", 0)) for n in range(8)]
        )
        assert len({run.id for run in begun}) == 1

    kept(where, work)


def test_runs_that_are_left_open_are_found(where: Path | str) -> None:
    """Of all films, the oldest first; younger ones only if asked for."""

    async def work(home: Kept) -> None:
        old, new, over = [await home.sitting() for _ in range(3)]
        await home.films.end_run(over.id, state="failed", facts={})
        assert list(await home.films.open_runs()) == [old, new]
        assert list(await home.films.open_runs(older=3600)) == []

    kept(where, work)


def test_a_run_that_shall_be_cancelled_stays_so(where: Path | str) -> None:
    """It may pause and go on before; nothing takes back the end."""

    async def work(home: Kept) -> None:
        film = await home.film()
        assert await home.films.wish(film, "pause") is None
        await home.sitting(film)
        seen = []
        for wish in ("pause", "", "cancel", "pause", ""):
            run = await home.films.wish(film, wish)
            assert run is not None
            seen.append(run.wish)
        assert seen == ["pause", "", "cancel", "cancel", "cancel"]
        with pytest.raises(ValueError, match="no wish"):
            await home.films.wish(film, "dance")

    kept(where, work)


def test_a_run_ends_once_with_its_film_and_its_event(where: Path | str) -> None:
    """Whoever comes second, at the same time even, is told nothing."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        await home.ledger.line_up(intent(run), owner="me")
        ends = [home.films.end_run(run.id, state="failed", facts={"why": "x"}) for _ in range(6)]
        (said,) = [each for each in await asyncio.gather(*ends) if each is not None]
        assert said.kind == "run.ended"
        assert said.facts == {"run": run.id, "why": "x", "state": "failed"}
        assert await home.films.events(run.film) == [said]
        assert await home.films.state(run.film) == "failed"
        assert await home.films.open_run(run.film) is None
        assert (await home.admit()).turned == {}

    kept(where, work)


def test_a_film_stays_where_an_end_cannot_follow(where: Path | str) -> None:
    """The run is over all the same."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        await home.films.move(run.film, "cancelled")
        assert await home.films.end_run(run.id, state="done", facts={}) is not None
        assert await home.films.state(run.film) == "cancelled"

    kept(where, work)


def test_a_pace_is_the_median_of_the_newest_takes(where: Path | str) -> None:
    """For a second of result, or for a still; the house's own joins count by their film."""

    async def work(home: Kept) -> None:
        film = await home.film()
        await home.films.set_storyboard(film, board([48, 48]))
        for n, spent in enumerate((2.0, 4.0, 9.0)):
            moving = take(digest=f"v{n}", frames=48, seconds=spent)
            still = take(of="1A", digest=f"s{n}", model="acme:still", seconds=spent)
            await home.films.add_take(film, moving)
            await home.films.add_take(film, still)
        await home.films.add_take(film, take(of="music", model="acme:tune", seconds=1.0))
        await home.films.add_take(film, take(of="1B.1", model="acme:never"))
        paces = await home.films.paces()
        assert paces == {"acme:video": 2.0, "acme:still": 4.0, "acme:tune": 0.25}
        assert await home.films.lasted("acme:video") == [9.0, 4.0, 2.0]
        assert await home.films.lasted("acme:never") == []

    kept(where, work)


def test_every_blob_that_is_named_is_known(where: Path | str) -> None:
    """By a take, a reference picture of the brief, or the cast of any storyboard."""

    async def work(home: Kept) -> None:
        face, shown, made = (Asset(letter * 64, "image/png") for letter in "abc")
        brief = Brief("a cat", references=(Reference("Anna", face),))
        film = await home.films.create(brief, folder="f", title="cat")
        cast = (CastMember("Anna", references=(shown,)),)
        await home.films.set_storyboard(film, replace(board([24]), cast=cast))
        await home.films.set_storyboard(film, board([24]))
        await home.films.add_take(film, Take("1A", 0, "k", "acme:still", made))
        assert await home.films.named_blobs() == {each.digest for each in (face, shown, made)}

    kept(where, work)
