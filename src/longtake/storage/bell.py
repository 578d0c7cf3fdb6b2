"""The bell: whoever waits for something is woken, here and in every process of the fleet.

What is written rings by itself: a transaction names its topics, and they are rung when it commits.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, ClassVar, Final
from uuid import uuid4

from sqlalchemy import Connection, text

if TYPE_CHECKING:
    from psycopg import AsyncConnection

CHANNEL: Final = "longtake"
_PAUSES: Final = (0.05, 0.2, 0.5, 1.0, 2.0, 5.0)
"""Seconds before the tries to listen again; the last one for good."""
_STILL: Final = 20.0
"""Seconds without a notice, after which the connection is asked whether it lives."""
_RUNG: Final = "rung"


def ring(db: Connection, *topics: str) -> None:
    """Ring topics when this transaction commits."""
    db.info.setdefault(_RUNG, {}).update(dict.fromkeys(topics))


def rung(db: Connection) -> tuple[str, ...]:
    """Give the topics that the transaction named so far, and forget them."""
    return tuple(db.info.pop(_RUNG, ()))


def notify(db: Connection, topics: tuple[str, ...], mark: str) -> None:
    """Have PostgreSQL tell the other processes when this transaction commits.

    A notice is this process's mark, a space and the topic.
    """
    if topics:
        notices = [f"{mark} {topic}" for topic in topics]
        db.execute(_NOTIFY, {"channel": CHANNEL, "notices": notices})


_NOTIFY: Final = text("SELECT pg_notify(:channel, said) FROM unnest(CAST(:notices AS text[])) said")


@dataclass(eq=False, slots=True)
class _Ear:
    """Hears one topic, in the event loop that opened it."""

    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.get_running_loop)
    heard: asyncio.Event = field(default_factory=asyncio.Event)

    async def wait(self, seconds: float) -> bool:
        """Return True when the topic was rung since the last wait, False after `seconds`."""
        if not self.heard.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(max(0.0, seconds)):
                    await self.heard.wait()
        was = self.heard.is_set()
        self.heard.clear()
        return was

    def wake(self) -> None:
        """Wake whoever waits, from any thread; an event loop that is gone hears nothing."""
        with suppress(RuntimeError):
            self.loop.call_soon_threadsafe(self.heard.set)


@dataclass(frozen=True, slots=True)
class LocalBell:
    """Rings in this process alone."""

    far: ClassVar[bool] = False
    mark: str = field(default_factory=lambda: uuid4().hex)
    """Of its own notices, which it has rung already."""
    _ears: dict[str, set[_Ear]] = field(default_factory=lambda: defaultdict(set))
    _lock: Lock = field(default_factory=Lock)

    def ring(self, *topics: str) -> None:
        """Wake this process's ears; from any thread."""
        with self._lock:
            ears = [ear for topic in topics for ear in self._ears.get(topic, ())]
        for ear in ears:
            ear.wake()

    def ring_all(self) -> None:
        """Wake every ear: something may have been missed."""
        with self._lock:
            topics = tuple(self._ears)
        self.ring(*topics)

    @asynccontextmanager
    async def listening(self, topic: str) -> AsyncIterator[_Ear]:
        """Give an ear for a topic."""
        ear = _Ear()
        with self._lock:
            self._ears[topic].add(ear)
        try:
            yield ear
        finally:
            with self._lock:
                self._ears[topic].discard(ear)
                if not self._ears[topic]:
                    del self._ears[topic]


@dataclass(frozen=True, slots=True)
class NoticeBell:
    """Rings in every process that listens at the same PostgreSQL database."""

    ears: LocalBell
    far: ClassVar[bool] = True

    def ring(self, *topics: str) -> None:
        """Wake this process's ears; from any thread."""
        self.ears.ring(*topics)

    @asynccontextmanager
    async def listening(self, topic: str) -> AsyncIterator[_Ear]:
        """Give an ear for a topic."""
        async with self.ears.listening(topic) as ear:
            yield ear


@asynccontextmanager
async def open_notice_bell(
    ears: LocalBell, connecting: Mapping[str, object]
) -> AsyncIterator[NoticeBell]:
    """Listen at PostgreSQL for as long as the block lasts; `connecting` is psycopg's.

    A lost connection is made again, with pauses, and then every ear is woken once.
    """
    ready = asyncio.Event()
    listener = asyncio.create_task(_listen(ears, connecting, ready))
    try:
        opened = asyncio.create_task(ready.wait())
        await asyncio.wait({opened, listener}, return_when=asyncio.FIRST_COMPLETED)
        opened.cancel()
        if listener.done():
            listener.result()
        yield NoticeBell(ears)
    finally:
        listener.cancel()
        with suppress(asyncio.CancelledError):
            await listener


async def _listen(ears: LocalBell, connecting: Mapping[str, object], ready: asyncio.Event) -> None:
    from psycopg import AsyncConnection, Error  # noqa: PLC0415 - only where PostgreSQL is used

    failed = 0
    while True:
        try:
            connection = await AsyncConnection.connect(**connecting, autocommit=True)  # type: ignore[arg-type]
            async with connection:
                await connection.execute(f"LISTEN {CHANNEL}")
                failed = 0
                if ready.is_set():
                    ears.ring_all()
                ready.set()
                await _hear(ears, connection)
        except (Error, OSError):
            await asyncio.sleep(_PAUSES[min(failed, len(_PAUSES) - 1)])
            failed += 1


async def _hear(ears: LocalBell, connection: "AsyncConnection[tuple[object, ...]]") -> None:
    """Pass notices on until the connection is lost."""
    while True:
        quiet = True
        async for notice in connection.notifies(timeout=_STILL):
            quiet = False
            mark, _, topic = notice.payload.partition(" ")
            if mark != ears.mark:
                ears.ring(topic)
        if quiet:
            await connection.execute("SELECT 1")
