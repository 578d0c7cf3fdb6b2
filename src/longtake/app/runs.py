"""One sitting over a film: a run begun, gone on with or joined, followed, its folder laid."""

import asyncio
import os
import socket
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final, cast
from uuid import uuid4

from longtake.app.laying import Laying
from longtake.capabilities.errors import MissingSegments, named
from longtake.capabilities.fleet import Fleet
from longtake.capabilities.provider import Offer
from longtake.capabilities.storage import Event, RunRecord
from longtake.engine.engine_file import HistoryLost
from longtake.engine.workshop import Workshop
from longtake.film.film import Film
from longtake.film.key import work_key
from longtake.storage.films import BRIEF, TableFilms
from longtake.storage.lock import held

_LOOK: Final = 0.25
"""Seconds between two looks at a run of another process."""
_FAR_LOOK: Final = 2.0
"""Seconds between two looks whether a fleet still has anybody who works."""
_RUN: Final = "longtake:run"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to."""

    state: str
    master: Path | None
    missing: tuple[str, ...]
    made: int
    reused: int
    spent: Decimal
    seconds: float


@dataclass(frozen=True, slots=True)
class Asked:
    """How a run is to be made."""

    until: str
    user: str = "local"
    priority: int = 5
    deadline: float | None = None
    """Seconds from now."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A run over one film, up to a stage."""

    shop: Workshop
    films: TableFilms
    laying: Laying
    film: str
    asked: Asked

    async def open(self) -> tuple[RunRecord, bool]:
        """Give the run to go on with, if the film is still what it was for, else a new one."""
        cut = await self.films.open_run(self.film)
        film = await self.films.film(self.film)
        if cut is not None and _same(cut, film, self.asked.until):
            return cut, True
        if cut is not None:
            await self.films.end_run(cut.id, state=film.state, facts={"why": "the film changed"})
        return await self.begin(film), False

    async def begin(self, film: Film) -> RunRecord:
        """Keep a new run; where somebody else has just begun one, gives that."""
        asked = self.asked
        late = None
        if asked.deadline is not None:
            late = datetime.now(UTC) + timedelta(seconds=asked.deadline)
        run = RunRecord(
            uuid4().hex[:12],
            self.film,
            asked.until,
            _facts(film),
            film.revision,
            user=asked.user,
            priority=asked.priority,
            deadline=late,
        )
        return await self.films.begin_run(run)

    async def last_event(self) -> int:
        """Give the number of the film's newest event."""
        past = await self.films.events(self.film)
        return past[-1].number if past else 0

    @asynccontextmanager
    async def laid_as_made(self) -> AsyncIterator[None]:
        """Lay the film's folder while it is made, and once more at the end."""
        task = asyncio.create_task(self.laying.keep_up(self.film))
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            await self.laying.lay(self.film)

    async def outcome(self, output: Path | None, began: float, last: int) -> Outcome:
        """Give what the last run came to; raises the error of the tree that ended it."""
        events = await self.films.events(self.film, after=last)
        _raise(events)
        film = await self.films.film(self.film)
        done = [event.facts for event in events if event.kind == "work.done"]
        made = len({str(facts["of"]) for facts in done if not facts["reused"]})
        return Outcome(
            state=film.state,
            master=await self.laying.deliver(film, self.asked.until, output),
            missing=(),
            made=made,
            reused=len({str(facts["of"]) for facts in done}) - made + _reused(events),
            spent=await self.shop.ledger.spent(self.film),
            seconds=time.monotonic() - began,
        )


@dataclass(frozen=True, slots=True)
class Alone:
    """Makes a film in this process, over the film's own engine file in the home."""

    sitting: Sitting
    home: Path

    async def run(self, output: Path | None) -> Outcome:
        """Make what is missing, lay the folder and give the outcome.

        Where another process is making this film, waits for that run instead. Raises the error of
        the tree that ended the run.
        """
        began = time.monotonic()
        last = await self.sitting.last_event()
        with held(self._lock) as mine:
            if mine:
                await self._make(began)
            else:
                await self._wait_for_the_other(last)
        return await self.sitting.outcome(output, began, last)

    @property
    def _lock(self) -> Path:
        return self.home / "runs" / f"{self.sitting.film}.lock"

    async def _make(self, began: float) -> None:
        sitting = self.sitting
        run, again = await sitting.open()
        if not again:
            await asyncio.to_thread(_forget, self.home / "engine", sitting.film)
        try:
            async with sitting.laid_as_made():
                await self._sit_through(run)
        except asyncio.CancelledError:
            facts = {"run": run.id, "state": "stopped", "seconds": _since(began)}
            await sitting.shop.say(sitting.film, "run.ended", **facts)
            raise
        except Exception as error:
            facts = {"run": run.id, "seconds": _since(began), "why": str(error)}
            await sitting.films.end_run(run.id, state="failed", facts=facts)
            raise

    async def _sit_through(self, run: RunRecord) -> None:
        """Have the engine make the film; where its history is of no use, once more without it."""
        from longtake.engine import durable  # noqa: PLC0415 - loading DBOS takes half a second

        file = self.home / "engine" / f"{run.film}.db"
        try:
            async with durable.alone(file, self.sitting.shop):
                await durable.sit(run, file)
        except HistoryLost:
            await asyncio.to_thread(_forget, file.parent, run.film)
            async with durable.alone(file, self.sitting.shop):
                await durable.sit(run, file)

    async def _wait_for_the_other(self, last: int) -> None:
        """Wait until the run that another process sits over has ended."""
        while True:
            for event in await self.sitting.films.events(self.sitting.film, after=last):
                last = event.number
                if event.kind == "run.ended":
                    return
            with held(self._lock) as free:
                if free:
                    return
            await asyncio.sleep(_LOOK)


@dataclass(frozen=True, slots=True)
class InAFleet:
    """Puts a film's run in the fleet's queue and follows it; works itself where nobody does."""

    sitting: Sitting
    fleet: Fleet
    url: str
    shop_of: Callable[[str], Workshop]
    jobs: int
    providers: Mapping[str, Offer]

    async def run(self, output: Path | None) -> Outcome:
        """Have what is missing made, lay the folder and give the outcome.

        Joins the film's run, if one goes on. A run that nobody follows any more goes on.
        """
        began = time.monotonic()
        last = await self.sitting.last_event()
        run, _ = await self.sitting.open()
        async with self.sitting.laid_as_made():
            if await self._living():
                await self._put(run)
            await self._follow(run, last)
        return await self.sitting.outcome(output, began, last)

    async def put(self) -> RunRecord:
        """Put the film's run in the queue, where somebody has worked before, and give it."""
        run, _ = await self.sitting.open()
        await self._put(run)
        return run

    async def _put(self, run: RunRecord) -> None:
        from longtake.engine import durable  # noqa: PLC0415 - loading DBOS takes half a second

        desk = durable.Desk(self.url)
        try:
            await desk.enqueue(run)
        finally:
            await asyncio.to_thread(desk.close)

    async def _follow(self, run: RunRecord, last: int) -> None:
        """Return when the run has ended; while nobody works, work."""
        ended = asyncio.create_task(self._ended(run, last))
        try:
            while not ended.done():
                if not await self._living():
                    await self._work_until(ended, run)
                await asyncio.wait({ended}, timeout=_FAR_LOOK)
        finally:
            ended.cancel()

    async def _living(self) -> bool:
        """Say whether anybody works: a fleet that was killed as a whole buries nobody."""
        silence = self.sitting.shop.policy.silence
        return any(worker.silent < silence for worker in await self.fleet.workers())

    async def _ended(self, run: RunRecord, last: int) -> None:
        async with self.sitting.shop.bell.listening(f"film {run.film}") as ear:
            while True:
                for event in await self.sitting.films.events(
                    run.film, after=last, kinds=["run.ended"]
                ):
                    if event.facts.get("run") == run.id:
                        return
                await ear.wait(_FAR_LOOK)

    async def _work_until(self, ended: "asyncio.Task[None]", run: RunRecord) -> None:
        from longtake.engine import durable  # noqa: PLC0415 - loading DBOS takes half a second
        from longtake.engine.queues import queues_of  # noqa: PLC0415
        from longtake.engine.worker import Post, Worker  # noqa: PLC0415

        name = f"{socket.gethostname()}-{os.getpid()}"
        post = Post(name, queues_of((), self.providers, self.providers), self.jobs)
        worker = Worker(self.url, self.fleet, self.sitting.shop.policy, post, self.shop_of)
        working = asyncio.create_task(worker.work())
        ready = asyncio.create_task(worker.ready.wait())
        try:
            await asyncio.wait({working, ready}, return_when=asyncio.FIRST_COMPLETED)
            if not working.done():
                await durable.enqueue(run)
            await asyncio.wait({working, ended}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            ready.cancel()
            worker.stop.set()
            await working


def _since(began: float) -> float:
    return round(time.monotonic() - began, 3)


def _forget(engine: Path, film: str) -> None:
    for file in engine.glob(f"{film}.db*"):
        file.unlink(missing_ok=True)


def _reused(events: Sequence[Event]) -> int:
    """Count what was there before the run began."""
    lists = [event.facts["works"] for event in events if event.kind == "work.listed"]
    last = cast("list[dict[str, object]]", lists[-1]) if lists else []
    return sum(1 for work in last if work["reused"])


def _raise(events: Sequence[Event]) -> None:
    """Raise what a run came to, if that is an error; the takes that exist are kept."""
    ends = [event.facts for event in events if event.kind == "run.ended"]
    if ends and ends[-1].get("error"):
        raise _error(ends[-1])


def _error(facts: Mapping[str, object]) -> Exception:
    error = named(str(facts["error"]), str(facts["why"]))
    if isinstance(error, MissingSegments):
        error.segments = tuple(cast("list[str]", facts.get("missing", [])))
    return error


def _facts(film: Film) -> str:
    """Digest what decides a run besides the storyboard: a changed film needs another run."""
    chosen = tuple(f"{held.of} {held.number} {held.wanted}" for held in film.selects)
    made = replace(film.brief, budget=None, approve=(), approve_over=None)
    brief = BRIEF.dump_json(made).decode()
    return work_key("run", _RUN, 1, brief=brief, selects=chosen)


def _same(cut: RunRecord, film: Film, until: str) -> bool:
    """Say whether a run that was cut is still what the film needs.

    The storyboard is the one that it began with, or the first one, which it planned itself.
    """
    unchanged = film.revision == cut.revision or (cut.revision, film.revision) == (0, 1)
    return unchanged and (cut.until, cut.facts) == (until, _facts(film)) and not cut.wish
