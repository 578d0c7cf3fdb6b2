"""Waiting in line at vendors' gates: one look for all the calls of this process at an account."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from longtake.capabilities.fleet import Bell
from longtake.capabilities.ledger import Capacity, Ceilings, Intent, Ledger, Purchase
from longtake.engine.leash import FAR_LOOK, LOOK, Leash
from longtake.engine.policy import Policy, uptime


class SeenTo(Exception):  # noqa: N818 - a state of the work
    """Somebody else sees to this very work, or has: whoever wants it looks again.

    It is met where a process was frozen and another took its work over.
    """


@dataclass(frozen=True, slots=True)
class Turn:
    """A call that was let through."""

    purchase: Purchase
    """Its row, intended."""
    until: float
    """Uptime until which the row is surely this process's alone.

    It is counted from before the ledger was asked: a process may be frozen before it hears."""


@dataclass(slots=True)
class Gate:
    """Lets this process's paid calls through, in the fleet's order and within its bounds."""

    ledger: Ledger
    bell: Bell
    policy: Policy
    ceilings: Ceilings
    capacity: Callable[[str], Capacity]
    """By account."""
    owner: str
    learn: Callable[[str], Awaitable[None]]
    """Asks a vendor what its account takes, where it tells."""
    _line: dict[str, "dict[str, asyncio.Future[Turn]]"] = field(
        default_factory=lambda: defaultdict(dict)
    )
    """By account and token."""
    _served: dict[str, "asyncio.Task[None]"] = field(default_factory=dict)
    _early: dict[str, Turn] = field(default_factory=dict)
    """Let through before whoever lined up had even heard of the place."""
    _gone: set[str] = field(default_factory=set)
    """Left the line, while the gate might already have let them through."""

    async def enter(self, intent: Intent, leash: Leash) -> Turn:
        """Wait for the turn of a call.

        Raises `OverBudget`, what a pulled leash comes to, or `SeenTo`.
        """
        leash.check()
        try:
            token = await self.ledger.line_up(intent, owner=self.owner)
        except ValueError as error:
            raise SeenTo(str(error)) from error
        self._gone.discard(token)
        if token in self._early:
            return self._early.pop(token)
        turn: asyncio.Future[Turn] = asyncio.get_running_loop().create_future()
        self._line[intent.account][token] = turn
        self._serve(intent.account)
        try:
            while not turn.done():
                pulled = asyncio.ensure_future(leash.sleep(self.policy.patience))
                either: set[asyncio.Future[Any]] = {turn, pulled}
                await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
                pulled.cancel()
                await asyncio.gather(pulled, return_exceptions=True)
                if not turn.done():
                    leash.check()
            return turn.result()
        finally:
            self._line[intent.account].pop(token, None)
            if not turn.done():
                self._gone.add(token)
                await self.ledger.step_out(token, owner=self.owner)

    async def close(self) -> None:
        """Serve nobody any more."""
        for task in self._served.values():
            task.cancel()
        await asyncio.gather(*self._served.values(), return_exceptions=True)

    def _serve(self, account: str) -> None:
        running = self._served.get(account)
        if running is None or running.done():
            self._served[account] = asyncio.create_task(self._let_through(account))
        else:
            self.bell.ring(f"gate {account}")

    async def _let_through(self, account: str) -> None:
        pause = FAR_LOOK if self.bell.far else LOOK
        line = self._line[account]
        await self.learn(account)
        async with self.bell.listening(f"gate {account}") as ear:
            while line:
                try:
                    look = await self._look(account)
                except Exception as error:  # noqa: BLE001 - whoever waits is told
                    for turn in line.values():
                        if not turn.done():
                            turn.set_exception(error)
                    return
                await ear.wait(min(pause, look))

    async def _look(self, account: str) -> float:
        since = uptime()
        admitted = await self.ledger.admit(
            account,
            owner=self.owner,
            capacity=self.capacity(account),
            ceilings=self.ceilings,
            lease=self.policy.lease,
            patience=self.policy.patience,
            doubt=self.policy.doubt,
        )
        line = self._line[account]
        for row in admitted.purchases:
            turn, let = line.pop(row.token, None), Turn(row, since + row.left)
            if turn is not None and not turn.done():
                turn.set_result(let)
            elif row.token in self._gone:
                self._gone.discard(row.token)
                await self.ledger.refuse(row.token, owner=self.owner, why="no longer wanted")
            else:
                self._early[row.token] = let
        for token, error in admitted.turned.items():
            turn = line.pop(token, None)
            if turn is not None and not turn.done():
                turn.set_exception(error)
        return FAR_LOOK if admitted.look is None else max(0.01, admitted.look)
