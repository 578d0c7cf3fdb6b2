"""Durable runs on DBOS: the one file that knows it. Its history is disposable, ours is not.

Two places keep it. On this machine each film's run has a small SQLite file of its own, so that a
process never picks up another film's work, and pieces begin at once in the process that sits over
the run. In a fleet PostgreSQL keeps the runs of all films, pieces are queued, and any worker takes
them. The workflows are the same. Facts, figures and pitfalls: docs/decisions/engine.md.
"""

import asyncio
import errno
import logging
import socket
from collections.abc import AsyncIterator, Awaitable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, TypedDict, TypeVar

from dbos import DBOS, DBOSClient, DBOSConfig, SetEnqueueOptions, SetWorkflowID, WorkflowHandleAsync
from dbos import error as dbos_error
from dbos._serialization import DBOSPortableJSONSerializer, PortableWorkflowError
from sqlalchemy.exc import DatabaseError, OperationalError

from longtake.capabilities.errors import Unusable
from longtake.capabilities.storage import RunRecord
from longtake.engine import editions, stages
from longtake.engine.engine_file import HistoryLost, look_for_room, of_the_file, prepare
from longtake.engine.leash import FAR_LOOK, LOOK, Halted
from longtake.engine.make import Listed, Made, make
from longtake.engine.queues import FILM, MUSIC
from longtake.engine.workshop import Workshop

SHAPE: Final = "longtake-4"
"""Raised only when the steps of a run change; never DBOS's default, a hash of the source."""
_POLL: Final = 0.05
"""Seconds between two looks at an outcome that is due, all in one process."""
_CARE: Final = 0.5
"""Seconds between two looks at what may keep a run from ending: the disk and the engine's file."""
_IDLE: Final = 15.0
"""Seconds after which PostgreSQL takes its locks from a process that was frozen inside DBOS's
transaction; as in our own."""
_FAR_POLL: Final = 1.25
"""Seconds between two looks of a worker at one of its queues; each look is three transactions, and
ten queues looked at four times a second are a sixth of a core (dbos 3.4, 2026-11-26). Music may
begin later: nothing else of a film waits for it."""
_THREADS: Final = 32
_APP: Final = "longtake"
HERE: Final = "here"
QUEUED: Final = "queued"

T = TypeVar("T")

_shops: list[Workshop] = []
"""The workshop of this process's engine; DBOS calls plain functions."""
_tasks: set["asyncio.Task[object]"] = set()
_unforeseen: list[Exception] = []
"""Faults of ours, with their tracebacks: DBOS keeps only their text."""
_unwritten: list[DatabaseError] = []
"""What ended a workflow whose end could not be recorded either: nobody would ever hear of it."""
_over: list[asyncio.Event] = []
"""Set whenever the task of a film's run is done in this process."""
_held_back: list[bool] = []
"""Set while this process begins nothing that it claims: it is about to stop."""


class _Ended(TypedDict):
    """An outcome, and the number of the event that told it."""

    made: Made
    number: int


@dataclass(slots=True)
class _Run:
    """The port of one run: every method is remembered by DBOS."""

    id: str
    film: str
    until: str
    where: str
    """`HERE` begins its pieces in this process at once, `QUEUED` puts them in their queues."""
    priority: int
    heard: int = 0
    """The event that told the last outcome."""

    async def open(self) -> None:
        await DBOS.run_step_async(None, stages.open_run, _shop(), self.id)

    async def list_first(self) -> list[Listed]:
        return await DBOS.run_step_async(None, stages.list_first, _shop(), self.film)

    async def gate(self, name: str) -> list[Made]:
        return await DBOS.run_step_async(None, stages.gate, _shop(), self.id, name)

    async def list_lines(self, until: str) -> list[Listed]:
        return await DBOS.run_step_async(None, stages.list_lines, _shop(), self.film, until)

    async def fit_lines(self, until: str) -> list[Made]:
        return await DBOS.run_step_async(None, stages.fit_lines, _shop(), self.film, until)

    async def list_work(self, until: str) -> list[Listed]:
        return await DBOS.run_step_async(None, stages.list_work, _shop(), self.film, until)

    async def list_last(self) -> list[Listed]:
        return stages.list_last(self.until)

    async def editions(self) -> list[str]:
        return await DBOS.run_step_async(None, editions.steps, _shop(), self.film)

    async def list_edition_work(self, step: str) -> list[Listed]:
        return await DBOS.run_step_async(None, editions.list_work, _shop(), self.film, step)

    async def begin(self, work: Listed) -> None:
        with SetWorkflowID(f"{DBOS.workflow_id}/{work['of']}"):
            if self.where == HERE:
                await DBOS.start_workflow_async(_work, self.id, self.film, work["of"])
                return
            with SetEnqueueOptions(priority=self.priority):
                await DBOS.enqueue_workflow_async(
                    work["queue"], _work, self.id, self.film, work["of"]
                )

    async def first(self, begun: Collection[str]) -> Made:
        ended = await DBOS.run_step_async(None, _first, self.id, self.film, list(begun), self.heard)
        self.heard = ended["number"]
        return ended["made"]

    async def close(self, failed: list[Made]) -> None:
        await DBOS.run_step_async(None, stages.close_run, _shop(), self.id, failed)


@DBOS.workflow(name="film", max_recovery_attempts=None)
async def _film(run: str, film: str, until: str, priority: int, where: str) -> list[Made]:
    await _note_task()
    _tell_when_over()
    port = _Run(run, film, until, where, priority)
    try:
        return await _open_when_halted(make(port, until))
    except dbos_error.DBOSException:
        raise  # another worker goes on with it
    except Exception as error:
        _unforeseen.append(error)
        await port.close([_fault(until, error)])
        raise


@DBOS.workflow(name="work", max_recovery_attempts=None)
async def _work(run: str, film: str, of: str) -> Made:
    await _note_task()
    return await _open_when_halted(_on_a_leash(run, film, of))


async def _on_a_leash(run: str, film: str, of: str) -> Made:
    """Make one piece; a fault of ours is an outcome too, or its run would wait for ever."""
    shop = _shop()
    try:
        async with shop.leashes.on(run) as leash:
            return await stages.make_one(shop, leash, of)
    except Halted:
        raise
    except Exception as error:
        if not await shop.alive():
            raise Halted(str(error)) from error
        _unforeseen.append(error)
        made = _fault(of, error)
        facts = {"run": run, "of": of, "why": made["why"], "error": made["error"]}
        await shop.say(film, "work.failed", again=False, **facts)
        return made


def _fault(of: str, error: Exception) -> Made:
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
        where = f"{error.filename} on {socket.gethostname()}" if error.filename else "its worker"
        why = f"the disk of {where} is full: make room there, then run it again"
        return {"of": of, "error": Unusable.__name__, "why": why}
    return {"of": of, "error": FAULT, "why": f"{type(error).__name__}: {error}"}


FAULT: Final = "Fault"
"""The name of an outcome that nobody foresaw."""


async def _first(run: str, film: str, begun: list[str], after: int) -> _Ended:
    """Give the first outcome of pieces of a run that was told after an event."""
    shop, wanted = _shop(), set(begun)
    pause = FAR_LOOK if shop.bell.far else LOOK
    async with shop.bell.listening(f"steps {film}") as ear:
        while True:
            for event in await shop.films.events(film, after=after, kinds=_OUTCOMES):
                after, facts = event.number, event.facts
                if facts.get("run") == run and facts["of"] in wanted and not facts.get("again"):
                    return {"made": _told(facts), "number": after}
            await ear.wait(pause)


_OUTCOMES: Final = ("work.done", "work.failed", "step.done")


def _told(facts: Mapping[str, object]) -> Made:
    return {
        "of": str(facts["of"]),
        "error": str(facts.get("error", "")),
        "why": str(facts.get("why", "")),
    }


async def _open_when_halted(work: Awaitable[T]) -> T:
    """Leave the step open in a process that stops: the next one does it again."""
    try:
        return await work
    except Halted:
        await asyncio.get_running_loop().create_future()
        raise


async def _note_task() -> None:
    """Remember the task that runs a workflow, so that it can be let go of.

    One that is claimed while this process stops stays open, for another.
    """
    task = asyncio.current_task()
    if task is not None:
        _tasks.add(task)
        task.add_done_callback(_let_go)
    if not _shops or _held_back:
        await asyncio.get_running_loop().create_future()


def _tell_when_over() -> None:
    task, over = asyncio.current_task(), _over[-1]
    if task is not None:
        task.add_done_callback(lambda _: over.set())


def _let_go(task: "asyncio.Task[object]") -> None:
    _tasks.discard(task)
    error = None if task.cancelled() else task.exception()
    if isinstance(error, DatabaseError):
        _unwritten.append(error)


def _shop() -> Workshop:
    return _shops[-1]


@asynccontextmanager
async def alone(file: Path, shop: Workshop) -> AsyncIterator[None]:
    """Open the engine over a film's own file; a run that was cut in it goes on at once."""
    empty = file.with_name(f"empty-{version('dbos')}-{SHAPE}.db")
    await prepare(file, empty, _lay)
    _begin(shop)
    try:
        try:
            _launch(f"sqlite:///{file}", executor="local", queues=None)
        except DatabaseError as error:
            await asyncio.to_thread(empty.unlink, missing_ok=True)
            raise of_the_file(error, file) from error
        yield
    finally:
        await _end(shop)


class Away(Exception):  # noqa: N818 - a state of the database
    """The fleet's database went away while the engine was opened: it opens once that is back."""


@asynccontextmanager
async def together(url: str, shop: Workshop, queues: Mapping[str, int]) -> AsyncIterator[None]:
    """Open the engine in a fleet, working on some queues, each with so many pieces at a time.

    Raises `Away`.
    """
    _begin(shop)
    try:
        try:
            await _join(url, shop, queues)
        except OperationalError as error:
            raise Away(str(error.orig).strip().partition("\n")[0]) from error
        yield
    finally:
        await _end(shop)


async def _join(url: str, shop: Workshop, queues: Mapping[str, int]) -> None:
    _launch(url, executor=shop.owner, queues=[*queues])
    for queue, most in queues.items():
        await DBOS.register_queue_async(
            queue,
            worker_concurrency=most,
            polling_interval_sec=_FAR_POLL * (3 if queue == MUSIC else 1),
            on_conflict="always_update",
        )


def hold_back() -> None:
    """Begin nothing more that is claimed; what is being made goes on."""
    _held_back.append(True)


def _begin(shop: Workshop) -> None:
    _unwritten.clear()
    _unforeseen.clear()
    _held_back.clear()
    _over[:] = [asyncio.Event()]
    shop.leashes.begin()
    _shops.append(shop)


async def _end(shop: Workshop) -> None:
    """Close the engine: what is open stays so, what must not be broken off comes to its end."""
    _held_back.append(True)
    shop.leashes.halt()
    await shop.rest()
    _shops.remove(shop)
    await _close()


def _launch(url: str, *, executor: str, queues: Sequence[str] | None) -> None:
    logging.getLogger("dbos").setLevel(logging.CRITICAL)
    config: DBOSConfig = {
        "name": _APP,
        "system_database_url": url,
        "application_version": SHAPE,
        "executor_id": executor,
        "max_executor_threads": _THREADS,
        "serializer": DBOSPortableJSONSerializer(),
        "log_level": "CRITICAL",
        "notification_listener_polling_interval_sec": _POLL,
        "notification_coalesce_sec": _CARE,  # nobody listens to DBOS's notices
        "sys_db_idle_transaction_timeout_sec": _IDLE,
    }
    DBOS(config=config)
    if queues is not None:
        DBOS.listen_queues(queues)
    DBOS.launch()


async def _lay(part: Path) -> None:
    """Lay DBOS's tables in a file."""
    try:
        _launch(f"sqlite:///{part}", executor="local", queues=None)
    finally:
        await _close()


async def _close() -> None:
    """Close DBOS; workflows that are still open stay so, for the next process.

    DBOS records no outcome for a cancelled task. It had put its threads in the place of the event
    loop's, which therefore gets new ones.
    """
    while open_ := set(_tasks):
        for task in open_:
            task.cancel()
        await asyncio.wait(open_, timeout=1)
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(_THREADS, thread_name_prefix="longtake"))
    with ThreadPoolExecutor(1) as own:
        await loop.run_in_executor(own, DBOS.destroy)


async def sit(run: RunRecord, file: Path) -> None:
    """Begin a run in a film's own file, or go on with it, and return when it is over.

    Raises `OSError` where the disk that the engine's `file` lies on is full, `HistoryLost` where
    the file is of no use, and the fault that nobody foresaw, if that is what ended it.
    """
    try:
        handle = await _begun(run)
    except DatabaseError as error:
        raise of_the_file(error, file) from error
    over = asyncio.create_task(_over[-1].wait())
    asked = asyncio.create_task(handle.get_result(polling_interval_sec=_CARE))
    either: set[asyncio.Task[Any]] = {over, asked}
    try:
        while not over.done() and not asked.done():
            await asyncio.wait(either, timeout=_CARE, return_when=asyncio.FIRST_COMPLETED)
            if _unwritten:
                raise of_the_file(_unwritten[0], file) from _unwritten[0]
            await asyncio.to_thread(look_for_room, file.parent)
        await (asked if asked.done() else handle.get_result(polling_interval_sec=_POLL))
    except PortableWorkflowError:
        if _unforeseen:
            raise _unforeseen.pop() from None
        raise HistoryLost(run.id) from None
    finally:
        over.cancel()
        asked.cancel()
    if _unforeseen:
        raise _unforeseen.pop()


async def _begun(run: RunRecord) -> WorkflowHandleAsync[list[Made]]:
    if await DBOS.get_workflow_status_async(run.id) is None:
        with SetWorkflowID(run.id):
            await DBOS.start_workflow_async(_film, run.id, run.film, run.until, run.priority, HERE)
    return await DBOS.retrieve_workflow_async(run.id)


async def enqueue(run: RunRecord, *, again: str = "") -> None:
    """Put a run in its queue, from a process of the fleet; twice is once.

    `again` marks a new history for a run whose first one leads nowhere.
    """
    with SetWorkflowID(f"{run.id}{again}"), SetEnqueueOptions(priority=run.priority):
        await DBOS.enqueue_workflow_async(
            FILM, _film, run.id, run.film, run.until, run.priority, QUEUED
        )


@dataclass(slots=True)
class Desk:
    """Where runs are put in their queue by a process that is no worker."""

    url: str
    _client: DBOSClient | None = None

    async def enqueue(self, run: RunRecord) -> None:
        """Put a run in its queue; twice is once."""
        client = await asyncio.to_thread(self._open)
        await client.enqueue_async(
            {
                "workflow_name": "film",
                "queue_name": FILM,
                "workflow_id": run.id,
                "app_version": SHAPE,
                "priority": run.priority,
            },
            run.id,
            run.film,
            run.until,
            run.priority,
            QUEUED,
        )

    def _open(self) -> DBOSClient:
        if self._client is None:
            logging.getLogger("dbos").setLevel(logging.CRITICAL)
            DBOS.migrate(self.url)  # nobody may have worked here yet; one at a time does it
            self._client = DBOSClient(
                system_database_url=self.url,
                serializer=DBOSPortableJSONSerializer(),
                application_name=_APP,
            )
        return self._client

    def close(self) -> None:
        """Close its connections."""
        if self._client is not None:
            self._client.destroy()
            self._client = None


async def take_up(gone: Collection[str]) -> int:
    """Put what workers that are gone had open back in its queues, and give how much that was.

    Only one process at a time may do it.
    """
    if not gone:
        return 0
    open_ = await DBOS.list_workflows_async(
        status="PENDING", executor_id=sorted(gone), load_input=False, load_output=False
    )
    by_queue: dict[str, list[str]] = {}
    for held in open_:
        by_queue.setdefault(held.queue_name or FILM, []).append(held.workflow_id)
    for queue, ids in by_queue.items():
        await DBOS.resume_workflows_async(ids, queue_name=queue)
    return len(open_)


async def stuck(runs: Sequence[RunRecord], shapes: Collection[str]) -> list[RunRecord]:
    """Give the runs, of those that should be open, whose history is not there or is over.

    One of another shape goes on while any worker of that shape, one of `shapes`, is there.
    """
    if not runs:
        return []
    known = await DBOS.list_workflows_async(
        workflow_id_prefix=[run.id for run in runs],
        name="film",
        status=["ENQUEUED", "PENDING"],
        app_version=sorted(shapes),
        load_input=False,
        load_output=False,
    )
    alive = {held.workflow_id.partition("~")[0] for held in known}
    return [run for run in runs if run.id not in alive]


async def begin_anew(run: RunRecord) -> None:
    """Give a stuck run a new history, and end the old one; its takes and tickets are found."""
    old = await DBOS.list_workflows_async(
        workflow_id_prefix=run.id, name="film", load_input=False, load_output=False
    )
    for held in old:
        if held.status in {"ENQUEUED", "PENDING"}:
            await DBOS.cancel_workflow_async(held.workflow_id, cancel_children=True)
    await enqueue(run, again=f"~{len(old)}" if old else "")


async def forget(*, days: float) -> int:
    """Delete the histories of runs that ended so many days ago, and give how many."""
    before = (datetime.now(UTC) - timedelta(days=days)).isoformat()
    old = await DBOS.list_workflows_async(
        name="film", completed_before=before, load_input=False, load_output=False, limit=1000
    )
    if old:
        await DBOS.delete_workflows_async([held.workflow_id for held in old], delete_children=True)
    return len(old)
