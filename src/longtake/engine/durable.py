"""Durable runs on DBOS: the one file that knows it. Its history is disposable, ours is not.

Each film's run has a small SQLite file of its own, so that a process never picks up another
film's work. A run that was cut is gone on with by the next process that opens the same file.
Facts, figures and pitfalls: docs/decisions/engine.md.
"""

import asyncio
import logging
import os
import shutil
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Collection
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from importlib.metadata import version
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
QUEUES: Final = ("keyframe", "segment", "cue")
"""One for each kind of work."""
_POLL: Final = 0.05
"""Seconds between two looks at a queue or an outcome, all in one process."""

_THREADS: Final = 32

_shops: list[Workshop] = []
"""The workshop of this process's engine; DBOS calls plain functions."""
_tasks: set["asyncio.Task[object]"] = set()
_unforeseen: list[Exception] = []
"""Faults of ours, with their tracebacks: DBOS keeps only their text."""


class HistoryLost(Exception):  # noqa: N818 - a state of the file
    """What DBOS remembers of a run leads nowhere; a new run finds what was made by its keys."""


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
    await _note_task()
    return await make(_Run(film, until), until)


@DBOS.workflow(name="work", max_recovery_attempts=None)
async def _work(film: str, until: str, of: str) -> Made:
    await _note_task()
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


async def _note_task() -> None:
    """Remember the task that runs a workflow, so that it can be let go of.

    One that DBOS begins while it is being closed stays open.
    """
    if not _shops:
        await asyncio.get_running_loop().create_future()
    task = asyncio.current_task()
    if task is not None:
        _tasks.add(task)
        task.add_done_callback(_tasks.discard)


def _shop() -> Workshop:
    return _shops[-1]


@asynccontextmanager
async def engine(file: Path, shop: Workshop, jobs: int) -> AsyncIterator[None]:
    """Open the engine over a file; runs that were cut in it go on at once.

    `jobs` is how many pieces of each kind are worked on at a time.
    """
    await _prepare(file, jobs)
    _shops.append(shop)
    try:
        _launch(file)
        yield
    finally:
        _shops.remove(shop)
        await _close()


def _launch(file: Path) -> None:
    logging.getLogger("dbos").setLevel(logging.CRITICAL)
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
    DBOS(config=config)
    DBOS.launch()


async def _prepare(file: Path, jobs: int) -> None:
    """Lay a new engine file: a copy of an empty one that knows the queues already.

    DBOS looks for new queues once a second; those that it finds at launch are served at once.
    """
    empty = file.with_name(f"empty-{version('dbos')}-{SHAPE}-{jobs}.db")
    if not await asyncio.to_thread(empty.is_file):
        part = _beside(empty)
        await asyncio.to_thread(_with_write_ahead_log, part)
        _launch(part)
        for queue in QUEUES:
            await DBOS.register_queue_async(
                queue, worker_concurrency=jobs, polling_interval_sec=_POLL
            )
        await _close()
        await asyncio.to_thread(part.replace, empty)
    await asyncio.to_thread(_copy_once, empty, file)


def _copy_once(empty: Path, file: Path) -> None:
    if not file.is_file():
        shutil.copyfile(empty, _beside(file))
        _beside(file).replace(file)


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}-{os.getpid()}")


async def _close() -> None:
    """Close DBOS; workflows that are still open stay so, for the next process.

    DBOS records no outcome for a cancelled task. It had put its threads in the place of the event
    loop's, which therefore gets new ones.
    """
    open_ = list(_tasks)
    for task in open_:
        task.cancel()
    await asyncio.gather(*open_, return_exceptions=True)
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
        raise HistoryLost(run_id) from None


def _with_write_ahead_log(file: Path) -> None:
    """Lay an empty database whose steps cost a third of the default's; the mode stays with it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
