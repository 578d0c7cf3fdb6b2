"""Films in tables: what is kept, and what is refused."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from boards import board
from longtake.capabilities.errors import Unusable
from longtake.film.asset import Asset
from longtake.film.brief import Brief
from longtake.film.take import Select, Take
from longtake.storage.database import open_database
from longtake.storage.films import TableFilms
from longtake.storage.tables import VERSION, home

Work = Callable[[TableFilms], Coroutine[Any, Any, None]]


def kept(folder: Path, work: Work) -> None:
    """Do some work on films in a database of their own."""
    database = open_database(folder / "longtake.db")
    try:
        asyncio.run(work(TableFilms(database)))
    finally:
        database.close()


def take(number: int = 0, *, of: str = "1A.1", key: str = "k", digest: str = "d") -> Take:
    """Give a take."""
    return Take(of, number, key, "acme:video", Asset(digest, "video/mp4"), charge=Decimal("0.3"))


def test_a_film_comes_back_as_it_was(tmp_path: Path) -> None:
    """Fractions, money and order survive."""

    async def work(films: TableFilms) -> None:
        brief = Brief("a cat", seconds=Fraction(10, 3), budget=Decimal("1.10"))
        film = await films.create(brief, folder="f", title="cat")
        planned = board([24, 48], Fraction(30_000, 1001))
        await films.set_storyboard(film, planned)
        await films.add_take(film, take())
        await films.select(film, Select("1A.1", 1, "k"))
        again = await films.film(film)
        assert (again.brief, again.storyboard, again.revision) == (brief, planned, 1)
        assert again.takes == (take(1),)
        assert again.selects == (Select("1A.1", 1, "k"),)

    kept(tmp_path, work)


def test_takes_are_numbered_and_never_doubled(tmp_path: Path) -> None:
    """The same key and content again is the same take; other content is the next one."""

    async def work(films: TableFilms) -> None:
        film = await films.create(Brief("a cat"), folder="f", title="cat")
        numbers = [
            (await films.add_take(film, made)).number
            for made in (take(), take(), take(digest="e"), take(of="1B.1"))
        ]
        assert numbers == [1, 1, 2, 1]

    kept(tmp_path, work)


def test_a_state_that_cannot_follow_is_refused(tmp_path: Path) -> None:
    """A queued film is not conformed; a film that is over begins again at queued."""

    async def work(films: TableFilms) -> None:
        film = await films.create(Brief("a cat"), folder="f", title="cat")
        with pytest.raises(ValueError, match="cannot go from queued to conforming"):
            await films.move(film, "conforming")
        for state in ("planning", "rendering", "conforming", "done", "queued"):
            await films.move(film, state)
        assert await films.state(film) == "queued"

    kept(tmp_path, work)


def test_events_are_numbered_without_gaps(tmp_path: Path) -> None:
    """Even when many say something at once."""

    async def work(films: TableFilms) -> None:
        film = await films.create(Brief("a cat"), folder="f", title="cat")
        await asyncio.gather(*[films.say(film, "work.began", {"of": str(n)}) for n in range(40)])
        events = await films.events(film)
        assert [event.number for event in events] == list(range(1, 41))
        assert [event.number for event in await films.events(film, after=38)] == [39, 40]

    kept(tmp_path, work)


def test_films_are_listed_newest_first_and_by_page(tmp_path: Path) -> None:
    """The next page begins after the last film seen."""

    async def work(films: TableFilms) -> None:
        made = [await films.create(Brief("x"), folder="f", title=str(n)) for n in range(5)]
        first = await films.summaries(limit=2)
        rest = await films.summaries(limit=9, before=first[-1].id)
        assert [film.id for film in (*first, *rest)] == made[::-1]

    kept(tmp_path, work)


def test_a_home_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    """It is said, with the way out."""
    database = open_database(tmp_path / "longtake.db")
    database.run_now(lambda db: db.execute(update(home).values(version=VERSION + 1)))
    database.close()
    before = (tmp_path / "longtake.db").read_bytes()
    with pytest.raises(Unusable, match="made by a later Longtake"):
        open_database(tmp_path / "longtake.db")
    assert (tmp_path / "longtake.db").read_bytes() == before


def test_a_changed_brief_is_kept(tmp_path: Path) -> None:
    """The film stays the same one."""

    async def work(films: TableFilms) -> None:
        film = await films.create(Brief("a cat"), folder="f", title="cat")
        await films.set_brief(film, replace(Brief("a cat"), mode="chain"))
        assert (await films.film(film)).brief.mode == "chain"

    kept(tmp_path, work)
