"""One worker in a race at a vendor's gate: it lines up, waits for its turns, and pays."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from kept import ACCOUNT, Kept, intent, opened
from sqlalchemy import func, select

from longtake.capabilities.ledger import Capacity
from longtake.capabilities.storage import RunRecord
from longtake.storage.tables import purchases

CAPACITY = Capacity(concurrent=5)
BUDGET = Decimal(8)
LOOK = 0.02
STATES = select(purchases.c.film, purchases.c.state, func.count()).group_by(
    purchases.c.film, purchases.c.state
)
"""All of one moment."""


@dataclass
class Seen:
    """What a worker saw."""

    turned: int = 0
    """Calls that were turned away."""
    most: int = 0
    """Slots that were taken at once."""
    unfair: int = 0
    """Times that a film held two of them, while each still had calls to be let through."""


@dataclass
class Racer:
    """A worker with its share of each run's calls."""

    home: Kept
    owner: str
    runs: Sequence[RunRecord]
    share: Sequence[int]
    waiting: set[str] = field(default_factory=set)
    seen: Seen = field(default_factory=Seen)

    async def line_up(self) -> None:
        """Join the fleet and take a place for every call."""
        await self.home.work(self.owner)
        for number in self.share:
            for run in self.runs:
                wanted = intent(run, f"{number}", budget=BUDGET)
                self.waiting.add(await self.home.ledger.line_up(wanted, owner=self.owner))

    async def race(self) -> Seen:
        """Look at the gate until every call went or was turned away."""
        async with (
            asyncio.TaskGroup() as calls,
            self.home.database.bell() as bell,
            bell.listening(f"gate {ACCOUNT}") as ear,
        ):
            while self.waiting:
                admitted = await self.home.admit(self.owner, capacity=CAPACITY)
                for row in admitted.purchases:
                    calls.create_task(self.call(row.token))
                self.seen.turned += len(admitted.turned)
                self.waiting -= {row.token for row in admitted.purchases}
                self.waiting -= set(admitted.turned)
                await ear.wait(5 if bell.far else LOOK)
        return self.seen

    async def call(self, token: str) -> None:
        """Look around, buy a job and settle it."""
        rows = await self.home.database.run(lambda db: db.execute(STATES).all())
        let_through, held = Counter[str](), Counter[str]()
        for film, state, count in rows:
            let_through[film] += count
            held[film] += count if state in ("intended", "bought") else 0
        self.seen.most = max(self.seen.most, held.total())
        if max(let_through.values()) < BUDGET:
            self.seen.unfair += max(held.values()) > 1
        await self.home.ledger.bought(token, owner=self.owner, ticket=f"job {token}")
        await self.home.ledger.settle(token, owner=self.owner, charge=Decimal(1))


def race_alone(where: Path | str, owner: str, runs: Sequence[RunRecord], share: range) -> Seen:
    """Race in a process of one's own."""

    async def race(home: Kept) -> Seen:
        racer = Racer(home, owner, runs, share)
        await racer.line_up()
        return await racer.race()

    with opened(where) as home:
        return asyncio.run(race(home))
