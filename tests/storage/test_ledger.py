"""The ledger: what was intended is known before it is sent, and never bought twice."""

import asyncio
from collections.abc import Callable, Coroutine
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from longtake.capabilities.errors import OverBudget
from longtake.capabilities.storage import Purchase
from longtake.film.brief import Brief
from longtake.storage.database import open_database
from longtake.storage.films import TableFilms
from longtake.storage.ledger import TableLedger

Work = Callable[[TableLedger, str], Coroutine[Any, Any, None]]


def kept(folder: Path, work: Work) -> None:
    """Do some work on the ledger of one film."""
    database = open_database(folder / "longtake.db")

    async def whole() -> None:
        film = await TableFilms(database).create(Brief("a cat"), folder="f", title="cat")
        await work(TableLedger(database), film)

    try:
        asyncio.run(whole())
    finally:
        database.close()


async def intend(  # noqa: PLR0913 - one row
    ledger: TableLedger,
    film: str,
    token: str,
    *,
    owner: str = "me",
    budget: Decimal | None = None,
    lease: float = 60,
) -> Purchase:
    """Intend a purchase of a dollar."""
    return await ledger.intend(
        token,
        film=film,
        of="1A.1",
        key="k",
        model="acme:video",
        quote=Decimal(1),
        budget=budget,
        owner=owner,
        lease=lease,
    )


def test_the_budget_is_never_passed_by_a_race(tmp_path: Path) -> None:
    """Fifty at once want a dollar each of ten: ten get it, and the sum is exact."""

    async def work(ledger: TableLedger, film: str) -> None:
        wanted = [intend(ledger, film, f"t{n}", budget=Decimal(10)) for n in range(50)]
        got = await asyncio.gather(*wanted, return_exceptions=True)
        assert sum(isinstance(each, Purchase) for each in got) == 10
        assert sum(isinstance(each, OverBudget) for each in got) == 40
        assert await ledger.spent(film) == Decimal(10)

    kept(tmp_path, work)


def test_an_intent_is_given_back_as_it_stands(tmp_path: Path) -> None:
    """A second process finds the first one's row, not one of its own."""

    async def work(ledger: TableLedger, film: str) -> None:
        await intend(ledger, film, "t")
        await ledger.bought("t", owner="me", ticket="job-1")
        again = await intend(ledger, film, "t", owner="other")
        assert (again.state, again.ticket, again.owner) == ("bought", "job-1", "me")

    kept(tmp_path, work)


def test_a_refused_purchase_is_free_and_may_be_intended_anew(tmp_path: Path) -> None:
    """Nothing was bought, so nothing is reserved."""

    async def work(ledger: TableLedger, film: str) -> None:
        await intend(ledger, film, "t")
        await ledger.refuse("t", owner="me", why="no")
        assert await ledger.spent(film) == 0
        assert (await intend(ledger, film, "t")).state == "intended"

    kept(tmp_path, work)


def test_what_is_in_doubt_counts_as_spent(tmp_path: Path) -> None:
    """Nobody knows, so it is not bought again."""

    async def work(ledger: TableLedger, film: str) -> None:
        await intend(ledger, film, "t")
        await ledger.doubt("t", owner="me", why="cut off")
        assert await ledger.spent(film) == Decimal(1)
        assert (await intend(ledger, film, "t")).state == "in doubt"

    kept(tmp_path, work)


def test_only_the_owner_of_an_intent_writes_it(tmp_path: Path) -> None:
    """A process that was taken over finds its write refused."""

    async def work(ledger: TableLedger, film: str) -> None:
        await intend(ledger, film, "t", owner="first", lease=0)
        assert await ledger.take_over("t", owner="second", lease=60)
        with pytest.raises(ValueError, match="not first's"):
            await ledger.bought("t", owner="first", ticket="job-1")
        await ledger.bought("t", owner="second", ticket="job-1")

    kept(tmp_path, work)


def test_an_intent_is_not_judged_before_its_lease_is_over(tmp_path: Path) -> None:
    """Its process may be in the middle of the call."""

    async def work(ledger: TableLedger, film: str) -> None:
        await intend(ledger, film, "t", owner="first", lease=60)
        assert not await ledger.take_over("t", owner="second", lease=60)

    kept(tmp_path, work)
