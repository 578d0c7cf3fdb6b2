"""The fleet as people see it: who works, what is odd about them, and what nobody takes."""

import socket
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from longtake.app.check import Check
from longtake.capabilities.fleet import Worker
from longtake.capabilities.provider import Offer
from longtake.storage.database import now

if TYPE_CHECKING:
    from longtake.app.studio import Studio

SKEW: Final = 2.0
"""Seconds by which a clock may be off before it is worth a word."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Everybody who works, and what is to be said of them together."""

    workers: Sequence[tuple[Worker, str]]
    """Each with what is odd about it, the newest first."""
    said: str = ""
    """One line where there is no fleet, nobody in it, or a queue that nobody takes."""


async def workers(studio: "Studio") -> Workers:
    """Give the fleet; on SQLite there is none."""
    if not studio.url:
        why = "there is no fleet: whoever renders a film of this home makes it"
        return Workers((), f"{why}; a fleet needs LONGTAKE_DATABASE=postgresql://…")
    everybody = await studio.fleet.workers()
    silence = studio.shop.policy.silence
    found = tuple((worker, _odd(worker, silence)) for worker in everybody)
    if not found:
        return Workers((), "nobody works; longtake worker begins")
    left = _left(studio, everybody)
    return Workers(found, f"nobody works on {', '.join(left)}" if left else "")


def _odd(worker: Worker, silence: float) -> str:
    """Give what is odd about a worker, empty for one that is sound."""
    from longtake.engine.durable import SHAPE  # noqa: PLC0415 - DBOS takes half a second

    if worker.silent > silence:
        return f"not heard for {worker.silent:.0f} s"
    if worker.shape != SHAPE:
        return f"works in the shape {worker.shape}; this Longtake's is {SHAPE}"
    return ""


def _left(studio: "Studio", everybody: Sequence[Worker]) -> list[str]:
    """Give the queues that nobody takes anything from."""
    from longtake.engine.queues import queues_of  # noqa: PLC0415 - the engine is heavy

    taken = {queue for worker in everybody if worker.state == "working" for queue in worker.queues}
    return [queue for queue in queues_of((), *_names(studio)) if queue not in taken]


def _names(studio: "Studio") -> tuple[Iterable[str], Mapping[str, Offer]]:
    return studio.registry.modules, studio.registry.ready


async def ahead(studio: "Studio") -> float:
    """Give the seconds by which this machine's clock is ahead of the database's."""
    before = time.time()
    at = await studio.films.database.run(now)
    return (before + time.time()) / 2 - at.timestamp()


async def look(studio: "Studio", *, repair: bool) -> list[Check]:
    """Look at a fleet's clock, workers and shared folder; nothing to see on SQLite."""
    if not studio.url:
        return []
    if repair:
        await studio.fleet.bury(silence=studio.shop.policy.silence)
    fleet = await workers(studio)
    return [_clock(await ahead(studio)), *_hands(fleet), *_folder(studio, fleet)]


def _clock(seconds: float) -> Check:
    well = abs(seconds) <= SKEW
    way = "ahead of" if seconds > 0 else "behind"
    found = f"{abs(seconds):.1f} s {way} the database's; films' times come from there"
    return Check("clock", ok=well, found=found, remedy="" if well else "set this machine's clock")


def _hands(fleet: Workers) -> Iterator[Check]:
    for worker, odd in fleet.workers:
        queues = ", ".join(worker.queues)
        remedy = ""
        if odd:
            silent = odd.startswith("not heard")
            remedy = "longtake doctor --repair" if silent else "bring all machines to one version"
        found = odd or f"{worker.state} on {queues}"
        yield Check(f"worker {worker.name}", ok=not odd, found=found, remedy=remedy)
    if not fleet.workers:
        yield Check("workers", ok=True, found="nobody works", remedy="longtake worker begins")
    elif fleet.said:
        yield Check("queues", ok=True, found=fleet.said, remedy="give a worker those --queues")


def _folder(studio: "Studio", fleet: Workers) -> Iterator[Check]:
    """Warn of machines that do not share their blobs."""
    others = sorted({worker.host for worker, _ in fleet.workers} - {socket.gethostname()})
    if others and studio.settings.blobs is None:
        found = f"{studio.blobs.root} is this machine's own; {', '.join(others)} cannot read it"
        remedy = "set LONGTAKE_BLOBS to a folder that all machines share"
        yield Check("blobs shared", ok=False, found=found, remedy=remedy)
