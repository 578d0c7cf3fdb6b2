"""The promise of the fleet: who works, who is gone, and one judge at a time."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Worker:
    """One process that works, under an id that is never used again."""

    id: str
    name: str
    queues: tuple[str, ...]
    host: str
    shape: str
    """The version of the runs' steps that it knows (`engine.durable.SHAPE`)."""
    began: datetime
    seen: datetime
    silent: float
    """Seconds since it was seen, by the database's clock."""
    state: str
    """`working`, `draining` or `gone`."""


class Fleet(Protocol):
    """Keeps the workers, by the database's clock."""

    async def join(
        self, worker: str, *, name: str, queues: Sequence[str], host: str, shape: str
    ) -> float:
        """Keep a worker that begins; gives the seconds by which its clock is ahead."""
        ...

    async def beat(self, worker: str) -> bool:
        """Say that a worker lives; False once it has been declared gone."""
        ...

    async def drain(self, worker: str) -> None:
        """Keep that a worker takes nothing new."""
        ...

    async def leave(self, worker: str) -> None:
        """Keep that a worker is gone; what it left open is anybody's."""
        ...

    async def bury(self, *, silence: float) -> Sequence[str]:
        """Declare gone whoever was not seen for `silence` seconds; gives their ids."""
        ...

    async def workers(self, *, gone: bool = False) -> Sequence[Worker]:
        """Give the workers, the newest first; those that are gone only if asked for."""
        ...

    def leading(self, what: str) -> AbstractAsyncContextManager[bool]:
        """Give True to one process of the fleet at a time, for as long as the block lasts."""
        ...


class Ear(Protocol):
    """Hears one topic from the moment it was opened."""

    async def wait(self, seconds: float) -> bool:
        """Return True when the topic was rung since the last wait, False after `seconds`."""
        ...


class Bell(Protocol):
    """Wakes whoever waits for something, in every process of the fleet where that can be.

    Topics are `film ID`, `steps ID` (of a film, but for how far its pieces are), `gate ACCOUNT`
    and `fleet`. On SQLite other processes are not heard: whoever listens there waits with a short
    time-out and looks.
    """

    @property
    def far(self) -> bool:
        """True where other processes are heard."""
        ...

    def ring(self, *topics: str) -> None:
        """Wake this process's ears; writes to the database ring the others by themselves."""
        ...

    def listening(self, topic: str) -> AbstractAsyncContextManager[Ear]:
        """Give an ear for a topic."""
        ...
