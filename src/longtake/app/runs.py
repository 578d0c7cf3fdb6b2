"""One sitting of the engine over a film: begun or gone on with, followed, ended, laid out."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final, cast
from uuid import uuid4

from longtake.app.laying import Laying
from longtake.capabilities.errors import MissingSegments, Stopped, named
from longtake.capabilities.storage import Event, RunRecord
from longtake.engine.make import Made
from longtake.engine.workshop import Workshop
from longtake.film.film import Film
from longtake.film.key import work_key
from longtake.storage.films import BRIEF, TableFilms
from longtake.storage.lock import held

_LOOK: Final = 0.25
"""Seconds between two looks at a run of another process, and at a wish to cancel this one."""
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
class Sitting:
    """A run over one film, up to a stage."""

    shop: Workshop
    films: TableFilms
    laying: Laying
    home: Path
    jobs: int
    film: str
    until: str

    async def run(self, output: Path | None) -> Outcome:
        """Make what is missing, lay the folder and give the outcome.

        Where another process is making this film, waits for that run instead. Raises the error of
        the tree that ended the run.
        """
        began = time.monotonic()
        last = await self._last_event()
        with held(self.home / "runs" / f"{self.film}.lock") as mine:
            if mine:
                await self._make(began)
            else:
                await self._wait_for_the_other(last)
        return await self._outcome(output, began, last)

    async def _make(self, began: float) -> None:
        run, again = await self._record()
        if not again:
            await self.films.move(self.film, "queued")
        await self.shop.say(self.film, "run.began", run=run.id, until=self.until, again=again)
        try:
            async with self._laid_as_made():
                failed = await self._sit_through(run)
            _raise(failed)
        except asyncio.CancelledError:
            await self._say_end("stopped", began)
            raise
        except Exception as error:
            await self._end_badly(error, began)
            raise
        await self.films.end_runs(self.film)
        state = "done" if self.until == "master" else "waiting"
        await self.films.move(self.film, state)
        await self._say_end(state, began)

    async def _sit_through(self, run: RunRecord) -> Sequence[Made]:
        """Have the engine make the film; where its history is of no use, once more without it."""
        from longtake.engine import durable  # noqa: PLC0415 - loading DBOS takes half a second

        try:
            return await self._sit(run)
        except durable.HistoryLost:
            fresh = await self._new_record()
            await self.films.move(self.film, "queued")
            return await self._sit(fresh)

    async def _sit(self, run: RunRecord) -> Sequence[Made]:
        """Have the engine make the film; cut short, it leaves the run to be gone on with."""
        from longtake.engine import durable  # noqa: PLC0415 - loading DBOS takes half a second

        self.shop.stop.clear()
        file = self.home / "engine" / f"{self.film}.db"
        async with durable.engine(file, self.shop, self.jobs):
            making = asyncio.create_task(durable.run(run.id, self.film, self.until, file))
            watching = asyncio.create_task(self._cancelled())
            try:
                await asyncio.wait({making, watching}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                watching.cancel()
                if not making.done():
                    self.shop.stop.set()
                    making.cancel()
            if watching.done() and not watching.cancelled():
                message = f"film {self.film} was cancelled"
                raise Stopped(message)
            return await making

    async def _cancelled(self) -> None:
        """Return when somebody cancels the film."""
        while (await self.films.state(self.film)) != "cancelled":  # noqa: ASYNC110 - asked elsewhere
            await asyncio.sleep(_LOOK)

    async def _record(self) -> tuple[RunRecord, bool]:
        """Give the run to go on with, if the film is still what it was for, else a new one."""
        cut = await self.films.open_run(self.film)
        film = await self.films.film(self.film)
        if cut is not None and _same(cut, film, self.until):
            return cut, True
        return await self._new_record(), False

    async def _new_record(self) -> RunRecord:
        """Give a new run, without the history of earlier ones."""
        film = await self.films.film(self.film)
        await asyncio.to_thread(_forget, self.home / "engine", self.film)
        run = RunRecord(uuid4().hex[:12], self.film, self.until, _facts(film), film.revision)
        await self.films.begin_run(run)
        return run

    async def _end_badly(self, error: Exception, began: float) -> None:
        cancelled = isinstance(error, Stopped)
        if not cancelled:
            await self.films.move(self.film, "failed")
        await self.films.end_runs(self.film)
        missing = error.segments if isinstance(error, MissingSegments) else ()
        state = "cancelled" if cancelled else "failed"
        await self._say_end(state, began, why=str(error), missing=list(missing))

    async def _say_end(self, state: str, began: float, **more: object) -> None:
        seconds = round(time.monotonic() - began, 3)
        await self.shop.say(self.film, "run.ended", state=state, seconds=seconds, **more)

    @asynccontextmanager
    async def _laid_as_made(self) -> AsyncIterator[None]:
        """Lay the film's folder while it is made, and once more at the end."""
        task = asyncio.create_task(self.laying.keep_up(self.film))
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            await self.laying.lay(self.film)

    async def _wait_for_the_other(self, last: int) -> None:
        """Wait until the run that another process sits over has ended."""
        while True:
            for event in await self.films.events(self.film, after=last):
                last = event.number
                if event.kind == "run.ended":
                    return
            with held(self.home / "runs" / f"{self.film}.lock") as free:
                if free:
                    return
            await asyncio.sleep(_LOOK)

    async def _last_event(self) -> int:
        past = await self.films.events(self.film)
        return past[-1].number if past else 0

    async def _outcome(self, output: Path | None, began: float, last: int) -> Outcome:
        film = await self.films.film(self.film)
        events = await self.films.events(self.film, after=last)
        done = [event.facts for event in events if event.kind == "work.done"]
        made = sum(1 for facts in done if not facts["reused"])
        return Outcome(
            state=film.state,
            master=await self.laying.deliver(film, self.until, output),
            missing=(),
            made=made,
            reused=len(done) - made + _reused(events),
            spent=await self.shop.ledger.spent(self.film),
            seconds=time.monotonic() - began,
        )


def _forget(engine: Path, film: str) -> None:
    for file in engine.glob(f"{film}.db*"):
        file.unlink(missing_ok=True)


def _reused(events: Sequence[Event]) -> int:
    """Count what was there before the run began."""
    lists = [event.facts["works"] for event in events if event.kind == "work.listed"]
    last = cast("list[dict[str, object]]", lists[-1]) if lists else []
    return sum(1 for work in last if work["reused"])


def _raise(failed: Sequence[Made]) -> None:
    """Raise what the failures of a run come to; the takes that exist are kept.

    A reason that stops the whole film goes before the list of what is missing.
    """
    for made in failed:
        if made["error"] in _WHOLE or "." not in made["of"]:
            raise named(made["error"], made["why"])
    if failed:
        whys = "; ".join(dict.fromkeys(made["why"] for made in failed))
        raise MissingSegments([made["of"] for made in failed], whys)


_WHOLE: Final = {"OverBudget", "OutOfCredit", "Unauthorized", "Refused", "ModelGone", "Unusable"}


def _facts(film: Film) -> str:
    """Digest what decides a run besides the storyboard: a changed film needs another run."""
    chosen = tuple(f"{held.of} {held.number} {held.wanted}" for held in film.selects)
    brief = BRIEF.dump_json(film.brief).decode()
    return work_key("run", _RUN, 1, brief=brief, selects=chosen)


def _same(cut: RunRecord, film: Film, until: str) -> bool:
    """Say whether a run that was cut is still what the film needs.

    The storyboard is the one that it began with, or the first one, which it planned itself.
    """
    unchanged = film.revision == cut.revision or (cut.revision, film.revision) == (0, 1)
    return unchanged and (cut.until, cut.facts) == (until, _facts(film))
