"""Durable runs on DBOS: the one file that knows it. Its history is disposable, ours is not.

Each film's run has a small SQLite file of its own, so that a process never picks up another
film's work. A run that was cut is gone on with by the next process that opens the same file.
Facts, figures and pitfalls: docs/decisions/engine.md.
"""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Collection
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast

from dbos import DBOS, DBOSConfig, SetWorkflowID, WorkflowHandleAsync
from dbos._serialization import DBOSPortableJSONSerializer, PortableWorkflowError

from longtake.capabilities.errors import Stopped
from longtake.engine import stages
from longtake.engine.make import Listed, Made, make
from longtake.engine.workshop import Workshop

SHAPE: Final = "longtake-1"
"""Raised only when the steps of a run change; never DBOS's default, a hash of the source."""
_POLL: Final = 0.05
"""Seconds between two looks at a queue or an outcome, all in one process."""

_THREADS: Final = 32

_shops: list[Workshop] = []
"""The workshop of this process's engine; DBOS calls plain functions."""
_unforeseen: list[Exception] = []
"""Faults of ours, with their tracebacks: DBOS keeps only their text."""


@dataclass(frozen=True, slots=True)
class _Run:
    """The port of one run: every method is remembered by DBOS."""

    film: str
    until: str
    handles: dict[str, WorkflowHandleAsync[Made]] = field(default_factory=dict)

    async def plan(self) -> Made:
        return await DBOS.run_step_async(None, _plan, self.film)

    async def list_work(self) -> list[Listed]:
        return await DBOS.run_step_async(None, stages.list_work, _shop(), self.film, self.until)

    async def begin(self, work: Listed) -> None:
        with SetWorkflowID(f"{DBOS.workflow_id}/{work['of']}"):
            self.handles[work["of"]] = await DBOS.enqueue_workflow_async(
                work["queue"], _work, self.film, self.until, work["of"]
            )

    async def first(self, begun: Collection[str]) -> Made:
        waiting = [handle for of, handle in self.handles.items() if of in begun]
        done = await DBOS.wait_first_async(waiting, polling_interval_sec=_POLL)
        return cast("Made", await done.get_result(polling_interval_sec=_POLL))

    async def finish(self) -> Made:
        return await DBOS.run_step_async(None, _finish, self.film, self.until)


@DBOS.workflow(name="film", max_recovery_attempts=None)
async def _film(film: str, until: str) -> list[Made]:
    return await make(_Run(film, until), until)


@DBOS.workflow(name="work", max_recovery_attempts=None)
async def _work(film: str, until: str, of: str) -> Made:
    return await DBOS.run_step_async(None, _make_one, film, until, of)


async def _plan(film: str) -> Made:
    return await _open_when_stopped(stages.outcome("storyboard", stages.plan(_shop(), film)))


async def _make_one(film: str, until: str, of: str) -> Made:
    return await _open_when_stopped(stages.make_one(_shop(), film, until, of))


async def _finish(film: str, until: str) -> Made:
    return await _open_when_stopped(stages.outcome(until, stages.finish(_shop(), film, until)))


async def _open_when_stopped(work: Awaitable[Made]) -> Made:
    """Leave the step open in a process that stops: the next one does it again."""
    try:
        return await work
    except Stopped:
        await asyncio.get_running_loop().create_future()
        raise
    except Exception as error:
        _unforeseen.append(error)
        raise


def _shop() -> Workshop:
    return _shops[-1]


@asynccontextmanager
async def engine(file: Path, shop: Workshop, jobs: int) -> AsyncIterator[None]:
    """Open the engine over a file; runs that were cut in it go on at once.

    `jobs` is how many pieces of each kind are worked on at a time.
    """
    _prepare(file)
    logging.getLogger("dbos").setLevel(logging.CRITICAL)
    _shops.append(shop)
    config: DBOSConfig = {
        "name": "longtake",
        "system_database_url": f"sqlite:///{file}",
        "application_version": SHAPE,
        "executor_id": "local",
        "max_executor_threads": _THREADS,
        "serializer": DBOSPortableJSONSerializer(),
        "log_level": "CRITICAL",
        "notification_listener_polling_interval_sec": _POLL,
    }
    try:
        DBOS(config=config)
        DBOS.launch()
        for queue in ("keyframe", "segment", "cue"):
            await DBOS.register_queue_async(
                queue, worker_concurrency=jobs, polling_interval_sec=_POLL
            )
        yield
    finally:
        _shops.remove(shop)
        await _close()


async def _close() -> None:
    """Close DBOS. It had put its threads in the place of the event loop's, so that has new ones."""
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(_THREADS, thread_name_prefix="longtake"))
    with ThreadPoolExecutor(1) as own:
        await loop.run_in_executor(own, DBOS.destroy)


async def run(run_id: str, film: str, until: str) -> list[Made]:
    """Begin a run, or wait for the one with this id; give what failed in it."""
    if await DBOS.get_workflow_status_async(run_id) is None:
        with SetWorkflowID(run_id):
            await DBOS.start_workflow_async(_film, film, until)
    handle: WorkflowHandleAsync[list[Made]] = await DBOS.retrieve_workflow_async(run_id)
    try:
        return await handle.get_result(polling_interval_sec=_POLL)
    except PortableWorkflowError:
        if _unforeseen:
            raise _unforeseen.pop() from None
        raise


def _prepare(file: Path) -> None:
    """Set write-ahead logging before DBOS opens the file: steps cost a third, and it persists."""
    file.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(file)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
    finally:
        connection.close()
