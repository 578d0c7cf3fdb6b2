"""A paid call is sent only while its row is surely this process's own."""

import asyncio
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from longtake.app import Studio, open_studio
from longtake.capabilities.ledger import Admitted, Capacity, Ceilings, Intent, Purchase
from longtake.capabilities.storage import RunRecord
from longtake.engine.gate import SeenTo
from longtake.engine.leash import Leash
from longtake.engine.policy import Policy
from longtake.engine.purchase import Call, Order, once
from longtake.film.brief import Brief
from longtake.settings import Settings
from longtake.storage.ledger import TableLedger
from longtake.testing.scripted import Script, Scripted

HASTY = Policy(start=0.1, post=0.1)
OTHER = "another worker"


@dataclass(frozen=True, slots=True)
class Dozing(TableLedger):
    """A process that is frozen between a commit and its answer, until another took its work."""

    at: str
    dozed: list[str] = field(default_factory=list)

    async def admit(self, account: str, **facts: Any) -> Admitted:  # noqa: ANN401 - passed on
        """Let calls through, and hear of it late."""
        found = await TableLedger.admit(self, account, **facts)
        for row in found.purchases:
            await self._doze("admit", row.token)
        return found

    async def again(self, token: str, **facts: Any) -> float | None:  # noqa: ANN401
        """Renew a lease, and hear of it late."""
        wait = await TableLedger.again(self, token, **facts)
        await self._doze("again", token)
        return wait

    async def _doze(self, at: str, token: str) -> None:
        if at == self.at and not self.dozed:
            while not await self.take_over(token, owner=OTHER, lease=60):
                pass
            self.dozed.append(token)


@pytest.mark.parametrize("at", ["admit", "again"])
def test_a_process_that_was_frozen_before_it_heard_of_its_lease_sends_nothing(
    tmp_path: Path, at: str
) -> None:
    """The lease was written long ago: by now another may have judged what became of the call."""
    posted = list[str]()

    async def post(token: str) -> str:
        posted.append(token)
        return "sold"

    async def scene() -> None:
        settings = Settings(home=tmp_path / "home")
        async with open_studio(settings, {"scripted": Scripted(Script())}, HASTY) as studio:
            ledger = Dozing(studio.ledger.database, at)
            order = await ordered(studio, ledger)
            held = await cut_off(order, studio.ledger) if at == "again" else None
            with pytest.raises(SeenTo, match=OTHER):
                await once(order, Call(post, find=nowhere), held)
            assert len(ledger.dozed) == 1

    asyncio.run(scene())
    assert not posted


async def nowhere(token: str) -> str | None:
    """Find nothing."""
    del token
    return None


async def ordered(studio: Studio, ledger: TableLedger) -> Order:
    """Give an order of a film's run in a workshop over this ledger."""
    film = await studio.films.create(Brief("a cat"), folder="f", title="cat")
    run = await studio.films.begin_run(RunRecord("run", film, "master", "", 0))
    intent = Intent(film, run.id, "1A.1", "k", "scripted:job", "scripted", Decimal(1))
    gate = replace(studio.shop.gate, ledger=ledger)
    shop = replace(studio.shop, ledger=ledger, gate=gate)
    return Order(shop, Leash(run), intent, never)


async def never() -> bool:
    """Say that the work is not made yet."""
    return False


async def cut_off(order: Order, ledger: TableLedger) -> Purchase:
    """Give the row of a call that was made by a process which is no more."""
    await ledger.line_up(order.intent, owner="gone")
    admitted = await ledger.admit(
        order.intent.account,
        owner="gone",
        capacity=Capacity(),
        ceilings=Ceilings(),
        lease=0.01,
        patience=60,
        doubt=60,
    )
    return admitted.purchases[0]
