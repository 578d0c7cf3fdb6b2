"""A worker of the fleet: joins, says that it lives, takes what its queues hold, and leaves.

One that was declared gone, because it was not heard for a while, lets go of everything, whoever
has taken it over, and joins again under another id.
"""

import asyncio
import logging
import socket
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import uuid4

from longtake.capabilities.fleet import Fleet
from longtake.engine import durable
from longtake.engine.policy import Policy
from longtake.engine.queues import FILM, GPU, MEDIA
from longtake.engine.workshop import Workshop

_log = logging.getLogger("longtake.worker")

_RUNS: Final = 100
"""Films that one worker goes on with at a time: they only wait."""
_WAITS: Final = 1000
"""Pieces of one queue that may wait for a vendor in one worker."""
_LONG: Final = 600.0
"""Seconds after which a worker that is gone does not wake up to claim anything."""
_OLD: Final = 30.0
"""Days after which the history of a run that ended is deleted; its takes stay."""


@dataclass(frozen=True, slots=True)
class Post:
    """What a worker is to be."""

    name: str
    queues: tuple[str, ...]
    jobs: int
    """Renders at a time on this machine's cores."""
    gpus: int = 1

    @property
    def most(self) -> dict[str, int]:
        """How many pieces of each queue it works on at a time."""
        own = {FILM: _RUNS, MEDIA: self.jobs, GPU: self.gpus}
        return {queue: own.get(queue, _WAITS) for queue in self.queues}


@dataclass(slots=True)
class Worker:
    """One process of the fleet."""

    url: str
    fleet: Fleet
    policy: Policy
    post: Post
    shop_of: Callable[[str], Workshop]
    """Gives a workshop under a worker's id."""
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    """Set to have it finish what it renders, hand over the rest, and leave."""
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    """Set while it works."""
    skew: float = 0.0
    """Seconds by which this machine's clock is ahead of the database's."""
    _looked_after: set[str] = field(default_factory=set)

    async def work(self) -> None:
        """Work until `stop` is set."""
        while not self.stop.is_set():
            try:
                await self._one_life()
            except durable.Away as away:
                _log.warning("the database is away (%s); %s joins again", away, self.post.name)
                await asyncio.sleep(self.policy.beat)
                continue
            if not self.stop.is_set():
                _log.warning("%s was declared gone; it joins again", self.post.name)

    async def _one_life(self) -> None:
        """Work under one id, until asked to stop or declared gone."""
        owner = f"{self.post.name}-{uuid4().hex[:12]}"
        shop = replace(self.shop_of(owner), alive=lambda: self.fleet.beat(owner))
        self.skew = await self.fleet.join(
            owner,
            name=self.post.name,
            queues=self.post.queues,
            host=socket.gethostname(),
            shape=durable.SHAPE,
        )
        try:
            async with durable.together(self.url, shop, self.post.most):
                self.ready.set()
                living = asyncio.create_task(self._live(owner, shop))
                stopping = asyncio.create_task(self.stop.wait())
                try:
                    await asyncio.wait({living, stopping}, return_when=asyncio.FIRST_COMPLETED)
                    if living.done():
                        await living
                    else:
                        await self._drain(owner, shop)
                finally:
                    living.cancel()
                    stopping.cancel()
                    self.ready.clear()
        finally:
            await self.fleet.leave(owner)

    async def _live(self, owner: str, shop: Workshop) -> None:
        """Say that this worker lives and look after the fleet; returns once it is declared gone."""
        rounds = 0
        every = max(1, round(self.policy.lookout / self.policy.beat))
        while await self.fleet.beat(owner):
            await self._look_after(shop, thorough=rounds % every == every - 1)
            rounds += 1
            await asyncio.sleep(self.policy.beat)

    async def _look_after(self, shop: Workshop, *, thorough: bool) -> None:
        """Take up what dead workers had open; one worker at a time does it for all."""
        async with self.fleet.leading("lookout") as mine:
            if not mine:
                return
            for buried in await self.fleet.bury(silence=self.policy.silence):
                _log.warning("%s is gone; its work is taken over", buried)
            taken = await durable.take_up(await self._gone())
            if taken:
                _log.warning("%d pieces of workers that are gone are queued again", taken)
            if thorough:
                await self._tidy(shop)

    async def _gone(self) -> list[str]:
        """Give the workers that are gone and may have something open.

        One that went long ago is looked after once; one that went just now may wake up and claim
        something before it knows.
        """
        gone = [each for each in await self.fleet.workers(gone=True) if each.state == "gone"]
        left = [each for each in gone if each.id not in self._looked_after]
        self._looked_after.update(each.id for each in left if each.silent > _LONG)
        return [each.id for each in left]

    async def _tidy(self, shop: Workshop) -> None:
        """Begin runs anew whose history leads nowhere, and delete old histories."""
        runs = await shop.films.open_runs(older=self.policy.lookout)
        shapes = {worker.shape for worker in await self.fleet.workers()}
        for run in await durable.stuck(runs, shapes):
            _log.warning("run %s of film %s was stuck; it begins anew", run.id, run.film)
            await durable.begin_anew(run)
        await durable.forget(days=_OLD)

    async def _drain(self, owner: str, shop: Workshop) -> None:
        """Take nothing new, and let what is rendered on this machine come to its end."""
        durable.hold_back()
        await self.fleet.drain(owner)
        try:
            async with asyncio.timeout(self.policy.drain):
                for _ in range(self.post.jobs):
                    await shop.cores.acquire()
        except TimeoutError:
            _log.warning("renders that last longer than %g s are begun anew", self.policy.drain)
