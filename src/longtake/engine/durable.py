"""Durable runs on DBOS: the one file that knows it. Its history is disposable, ours is not.

Each film's run has a small SQLite file of its own, so that a process never picks up another
film's work. A run that was cut is gone on with by the next process that opens the same file.
Facts, figures and pitfalls: docs/decisions/engine.md.
"""

import asyncio
import errno
import logging
import os
import shutil
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Awaitable, Collection
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Final, cast

from dbos import DBOS, DBOSConfig, SetWorkflowID, WorkflowHandleAsync
from dbos._serialization import DBOSPortableJSONSerializer, PortableWorkflowError
from sqlalchemy.exc import DatabaseError

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
_ROOM: Final = 2**18
"""Bytes that must be free for a run to go on."""

_shops: list[Workshop] = []
"""The workshop of this process's engine; DBOS calls plain functions."""
_tasks: set["asyncio.Task[object]"] = set()
_unforeseen: list[Exception] = []
"""Faults of ours, with their tracebacks: DBOS keeps only their text."""
_unwritten: list[DatabaseError] = []
"""What ended a workflow whose end could not be recorded either: nobody would ever hear of it."""


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
        task.add_done_callback(_let_go)


def _let_go(task: "asyncio.Task[object]") -> None:
    _tasks.discard(task)
    error = None if task.cancelled() else task.exception()
    if isinstance(error, DatabaseError):
        _unwritten.append(error)


def _shop() -> Workshop:
    return _shops[-1]


@asynccontextmanager
async def engine(file: Path, shop: Workshop, jobs: int) -> AsyncIterator[None]:
    """Open the engine over a file; runs that were cut in it go on at once.

    `jobs` is how many pieces of each kind are worked on at a time.
    """
    empty = file.with_name(f"empty-{version('dbos')}-{SHAPE}-{jobs}.db")
    await _prepare(file, empty, jobs)
    _unwritten.clear()
    _shops.append(shop)
    try:
        try:
            _launch(file)
        except DatabaseError as error:
            await asyncio.to_thread(empty.unlink, missing_ok=True)
            raise _of_the_file(error, file) from error
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


def _of_the_file(error: DatabaseError | sqlite3.DatabaseError, file: Path) -> Exception:
    """Give what to do about an engine file: make room, or begin it anew."""
    told = error.orig if isinstance(error, DatabaseError) else error
    code = getattr(told, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_FULL:
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file.parent))
    return HistoryLost(str(told)) if code in _SPOILT else error


_SPOILT: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


async def _prepare(file: Path, empty: Path, jobs: int) -> None:
    """Lay a new engine file: a copy of an empty one that knows the queues already.

    DBOS looks for new queues once a second; those that it finds at launch are served at once.
    """
    if not await asyncio.to_thread(empty.is_file):
        part = _beside(empty)
        try:
            await _lay(part, jobs)
            await asyncio.to_thread(part.replace, empty)
        except (DatabaseError, sqlite3.DatabaseError) as error:
            raise _of_the_file(error, file) from error
        finally:
            await asyncio.to_thread(_remove, part)
    await asyncio.to_thread(_copy_once, empty, file)


async def _lay(part: Path, jobs: int) -> None:
    """Lay a file that is whole without its write-ahead log; raises where the disk is full."""
    await asyncio.to_thread(_remove, part)
    await asyncio.to_thread(_with_write_ahead_log, part)
    try:
        _launch(part)
        for queue in QUEUES:
            await DBOS.register_queue_async(
                queue, worker_concurrency=jobs, polling_interval_sec=_POLL
            )
    finally:
        await _close()
    await asyncio.to_thread(_settle, part)


def _remove(part: Path) -> None:
    for end in ("", "-wal", "-shm"):
        part.with_name(part.name + end).unlink(missing_ok=True)


def _copy_once(empty: Path, file: Path) -> None:
    if not file.is_file():
        part = _beside(file)
        try:
            shutil.copyfile(empty, part)
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)


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


async def run(run_id: str, film: str, until: str, file: Path) -> list[Made]:
    """Begin a run, or wait for the one with this id; give what failed in it.

    Raises `OSError` where the disk that the engine's `file` lies on is full.
    """
    if await DBOS.get_workflow_status_async(run_id) is None:
        with SetWorkflowID(run_id):
            await DBOS.start_workflow_async(_film, film, until)
    handle: WorkflowHandleAsync[list[Made]] = await DBOS.retrieve_workflow_async(run_id)
    asked = asyncio.create_task(handle.get_result(polling_interval_sec=_POLL))
    try:
        while not asked.done():
            await asyncio.wait({asked}, timeout=_POLL)
            if _unwritten:
                raise _of_the_file(_unwritten[0], file) from _unwritten[0]
            await asyncio.to_thread(_look_for_room, file.parent)
        return await asked
    except PortableWorkflowError:
        if _unforeseen:
            raise _unforeseen.pop() from None
        raise HistoryLost(run_id) from None
    finally:
        asked.cancel()


def _look_for_room(folder: Path) -> None:
    """Raise `OSError` where the disk is full: DBOS would try again for ever."""
    if shutil.disk_usage(folder).free >= _ROOM:
        return
    try:
        with tempfile.TemporaryFile(dir=folder) as room:
            room.write(bytes(_ROOM))
            room.flush()
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from error


def _with_write_ahead_log(file: Path) -> None:
    """Lay an empty database whose steps cost a third of the default's; the mode stays with it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")


def _settle(file: Path) -> None:
    """Bring all of a closed file's log into the file itself; raises where that cannot be."""
    with closing(sqlite3.connect(file)) as connection:
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(file))
