"""Trading with a vendor's fake: a provider of its own, built under the fake's environment."""

import asyncio
from collections.abc import Awaitable, Callable
from fractions import Fraction
from typing import Any, Protocol, TypeVar

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.image import ImageRequest
from longtake.capabilities.job import JobState, Queued, Running, Ticket
from longtake.capabilities.video import QueuedVideo, VideoRequest
from longtake.film.picture import HD, Size
from longtake.providers._catalogue import entries
from longtake.testing.conformance import environment
from longtake.testing.fakes import stockroom
from longtake.testing.fakes.counter import KEY, Fake, running

T = TypeVar("T")

STILL = stockroom.still("a harbour", Size(320, 180))
WORK = "film/1A/1"
"""The token of a purchase."""


class Module(Protocol):
    """A provider's module."""

    def build(self, key: str) -> Any:  # noqa: ANN401 - each has a provider of its own
        """Give the provider."""


def dealt(fake: Fake, module: Module, script: Callable[[Any], Awaitable[T]]) -> T:
    """Run a script with a provider that buys from a fake, and give what it gives."""

    async def run() -> T:
        async with running(fake) as url:
            with environment(fake.environment(url)):
                provider = module.build(KEY)
            try:
                return await script(provider)
            finally:
                await provider.aclose()

    return asyncio.run(run())


def a_shot(frames: int = 120, *, rate: int = 24, size: Size = HD, **more: object) -> VideoRequest:
    """Give a segment of a harbour."""
    return VideoRequest("a harbour", frames, Fraction(rate), size, 7, **more)  # type: ignore[arg-type]


def a_still(size: Size = HD, **more: object) -> ImageRequest:
    """Give a still of a harbour."""
    return ImageRequest("a harbour", size, 7, **more)  # type: ignore[arg-type]


async def ended(model: Queued, ticket: Ticket) -> JobState:
    """Ask until a job is over; a fake's jobs take three looks."""
    for _ in range(6):
        state = await model.check(ticket)
        if not isinstance(state, Running):
            return state
    raise AssertionError(ticket)


async def rendered(model: QueuedVideo, shot: VideoRequest) -> JobState:
    """Buy a clip and give what became of it."""
    return await ended(model, await model.submit(shot, WORK))


def at_its_ends(provider: str, part: str = "video") -> list[tuple[Entry, int]]:
    """Give each model that is sold at its shortest and its longest, in frames at its own rate."""
    sold = [held for held in entries(provider, part) if held.retires_on is None]
    lengths = [(held, held.limits.lengths) for held in sold]
    return [(held, end) for held, own in lengths for end in (own.at_least(1), own.most)]
