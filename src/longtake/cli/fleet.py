"""The commands of a fleet: this process as one of its workers, and who else works."""

import asyncio
import logging
import os
import re
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, Final

from typer import Option, Typer

from longtake.capabilities.errors import Unusable
from longtake.cli.failures import redacted
from longtake.cli.making import Json
from longtake.cli.screen import Screen
from longtake.cli.sitting import in_studio
from longtake.cli.words import clean

if TYPE_CHECKING:
    from longtake.app import Studio
    from longtake.engine.worker import Worker

app = Typer()

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,47}")
_SKEW: Final = 2.0
"""Seconds by which a clock may be off before it is worth a word."""
_log = logging.getLogger("longtake.worker")


@app.command()
def worker(
    *,
    queues: Annotated[
        list[str] | None,
        Option(metavar="NAMES", help="What it takes, such as video,media; everything otherwise."),
    ] = None,
    name: Annotated[
        str | None, Option(metavar="NAME", help="What it is called; the host's name otherwise.")
    ] = None,
    jobs: Annotated[
        str | None,
        Option(metavar="N", help="Renders at once on this machine; its cores otherwise."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Work for a fleet until stopped, then finish what it renders."""
    called, wanted, stopping = _name(name), _queues(queues), _Stopping()

    async def job(studio: "Studio", shown: Screen) -> int:
        post = stopping.worker = studio.worker(called, wanted)
        with _logged():
            await _work(studio, shown, post)
        return 0

    in_studio(job, given={"jobs": jobs}, as_json=as_json, stop=stopping)


@app.command()
def workers(*, as_json: Json = False) -> None:
    """List who works in the fleet, and what is odd about it."""

    async def job(studio: "Studio", shown: Screen) -> int:
        shown.workers(await studio.workers())
        return 0

    in_studio(job, as_json=as_json)


@dataclass(slots=True)
class _Stopping:
    """Lets a worker finish at the first signal; before it works, ends the command."""

    worker: "Worker | None" = None

    def __call__(self, task: "asyncio.Task[Any]") -> None:
        if self.worker is None:
            task.cancel()
            return
        _log.warning("stopping: renders are finished, the rest is handed over")
        self.worker.stop.set()


async def _work(studio: "Studio", shown: Screen, post: "Worker") -> None:
    """Work, and say so once it does."""
    working = asyncio.create_task(post.work())
    ready = asyncio.create_task(post.ready.wait())
    await asyncio.wait({working, ready}, return_when=asyncio.FIRST_COMPLETED)
    ready.cancel()
    if not working.done():
        shown.works(post.post.name, post.post.queues, studio.database)
        if abs(post.skew) > _SKEW:
            way = "ahead of" if post.skew > 0 else "behind"
            _log.warning(
                "this machine's clock is %.1f s %s the database's, where all times come from",
                abs(post.skew),
                way,
            )
    await working


def _name(name: str | None) -> str:
    """Read a worker's name; the host's is made to fit."""
    if name is None:
        host = re.sub(r"[^A-Za-z0-9._-]+", "-", socket.gethostname())[:48].lstrip("._-")
        return host or "worker"
    if not _NAME.fullmatch(name.strip()):
        why = f"{clean(name)[:60]!r} is no name for a worker"
        raise Unusable("--name", why, "up to 48 letters, digits, dots and hyphens")
    return name.strip()


def _queues(texts: list[str] | None) -> list[str]:
    """Read queues, with commas between or one at a time."""
    if texts is None:
        return []
    named = [name.strip() for text in texts for name in text.split(",")]
    if not all(named):
        raise Unusable("--queues", "a name is empty", "try --queues film,plan,video,media")
    return named


@contextmanager
def _logged() -> Iterator[None]:
    """Tell a worker's warnings on stderr, a line each, without secrets."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_OneLine())
    _log.addHandler(handler)
    try:
        yield
    finally:
        _log.removeHandler(handler)


class _OneLine(logging.Formatter):
    """A time and a sentence."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC)
        return f"{at:%Y-%m-%dT%H:%M:%SZ} {clean(redacted(record.getMessage(), os.environ))}"
