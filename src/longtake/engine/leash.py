"""What holds a run: somebody's wish to pause or cancel it, its deadline, this process's own end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Event as Flag
from typing import Final

from longtake.capabilities.errors import LongtakeError, Overdue, Stopped
from longtake.capabilities.fleet import Bell
from longtake.capabilities.storage import Films, RunRecord

_PULLS: Final = ("pause", "deadline", "cancel", "halt")
"""From the gentlest to the one that nothing resists."""
BEGINNING: Final = frozenset(_PULLS)
"""What keeps new work from being begun or bought."""
WAITING: Final = frozenset({"deadline", "cancel", "halt"})
"""What ends the waiting for a bought job."""
MAKING: Final = frozenset({"cancel", "halt"})
"""What ends a render on this machine."""
LOOK: Final = 0.25
"""Seconds between two looks where other processes are not heard."""
_BREATH: Final = 0.1
"""Seconds at least between two looks at a run: every event of its film rings."""
FAR_LOOK: Final = 10.0
"""Seconds between two looks where they are: a lost connection rings every bell when it is back."""


class Halted(Stopped):
    """This process stops: what it has open is left open, for the next one."""


@dataclass(slots=True)
class Leash:
    """One run's leash in this process. Pulled once, it stays pulled."""

    run: RunRecord
    pulled: str = ""
    cut: Flag = field(default_factory=Flag)
    """Set for loops in threads, when renders on this machine shall end."""
    _moved: asyncio.Event = field(default_factory=asyncio.Event)

    def pull(self, how: str) -> None:
        """Pull: `pause`, `deadline`, `cancel` or `halt`; a gentler one than before does nothing."""
        if self.pulled and _PULLS.index(how) <= _PULLS.index(self.pulled):
            return
        self.pulled = how
        if how in MAKING:
            self.cut.set()
        self._moved.set()

    def check(self, ways: frozenset[str] = BEGINNING) -> None:
        """Raise what a pull among `ways` comes to."""
        if self.pulled in ways:
            raise self.error()

    def error(self) -> LongtakeError:
        """Give what the present pull comes to."""
        match self.pulled:
            case "deadline":
                return Overdue("the run's time is over; `longtake render` goes on")
            case "halt":
                return Halted("stopped")
            case _:
                how = "paused" if self.pulled == "pause" else "cancelled"
                return Stopped(f"film {self.run.film} was {how}")

    async def sleep(self, seconds: float, ways: frozenset[str] = BEGINNING) -> None:
        """Wait so long; raises as soon as the leash is pulled in one of `ways`."""
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while True:
            self.check(ways)
            self._moved.clear()
            left = until - loop.time()
            if left <= 0:
                return
            with suppress(TimeoutError):  # `wait_for` may swallow a cancellation before 3.12
                async with asyncio.timeout(left):
                    await self._moved.wait()


@dataclass(slots=True)
class Leashes:
    """The leashes of this process, each watched once however many pieces hang on it."""

    films: Films
    bell: Bell
    halted: bool = False
    _held: dict[str, "tuple[Leash, asyncio.Task[None]]"] = field(default_factory=dict)
    _hanging: dict[str, int] = field(default_factory=dict)

    @asynccontextmanager
    async def on(self, run: str) -> AsyncIterator[Leash]:
        """Give the run's leash, watched as long as anything hangs on it; raises `KeyError`."""
        if run not in self._held:
            leash = Leash(await self.films.run(run))
            if run not in self._held:  # another piece may have come first
                _follow(leash, leash.run)
                self._held[run] = (leash, asyncio.create_task(self._watch(leash)))
        leash, watch = self._held[run]
        if self.halted:
            leash.pull("halt")
        self._hanging[run] = self._hanging.get(run, 0) + 1
        try:
            yield leash
        finally:
            self._hanging[run] -= 1
            if not self._hanging[run]:
                del self._hanging[run], self._held[run]
                watch.cancel()

    def begin(self) -> None:
        """Let runs begin: an earlier halt is over."""
        self.halted = False

    def halt(self) -> None:
        """Pull every leash, now and to come: what is open in this process is left open."""
        self.halted = True
        for leash, _ in self._held.values():
            leash.pull("halt")

    async def _watch(self, leash: Leash) -> None:
        pause = FAR_LOOK if self.bell.far else LOOK
        async with self.bell.listening(f"steps {leash.run.film}") as ear:
            while True:
                _follow(leash, await self.films.run(leash.run.id))
                await asyncio.sleep(_BREATH)
                await ear.wait(min(pause, _left(leash.run)))


def _follow(leash: Leash, run: RunRecord) -> None:
    if run.wish:
        leash.pull(run.wish)
    if run.ended:
        leash.pull("cancel")
    if run.deadline is not None and datetime.now(UTC) >= run.deadline:
        leash.pull("deadline")


def _left(run: RunRecord) -> float:
    if run.deadline is None:
        return FAR_LOOK
    return max(LOOK, (run.deadline - datetime.now(UTC)).total_seconds())
