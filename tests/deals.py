"""Dealing with the test vendor over real HTTP: a vendor and a customer for the time of a script."""

import asyncio
from collections.abc import Awaitable, Callable
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

from longtake.capabilities.job import Failed, Finished, Link, Running, Ticket
from longtake.capabilities.video import VideoRequest
from longtake.film.picture import Size
from longtake.testing.acme import Account, Acme, AcmeVideo
from longtake.testing.vendor import Rules, RunningVendor, vendor
from longtake.testing.vendor.rules import changed
from longtake.transport import Transport

T = TypeVar("T")
SIZE = Size(64, 64)
KEY = "sk-ann"


def deal(script: Callable[[RunningVendor, Acme], Awaitable[T]], **rules: object) -> T:
    """Run a script with a vendor that follows these rules, and a customer of it."""

    async def scene() -> T:
        async with vendor(changed(Rules(), rules)) as running:
            return await script(running, customer(running))

    return asyncio.run(scene())


def customer(running: RunningVendor, key: str = KEY) -> Acme:
    """Give the provider, with an account at this vendor."""
    return Acme(Account(Transport(), running.url, key))


def clip(prompt: str = "a cat", *, frames: int = 12, seed: int = 0) -> VideoRequest:
    """Ask for a small clip."""
    return VideoRequest(prompt, frames=frames, rate=Fraction(24), size=SIZE, seed=seed)


async def until(look: Callable[[], Awaitable[T | None]]) -> T:
    """Look again and again until there is something to see."""
    while (seen := await look()) is None:  # noqa: ASYNC110 - the vendor is asked, it does not tell
        await asyncio.sleep(0.01)
    return seen


async def over(video: AcmeVideo, ticket: Ticket) -> Finished | Failed:
    """Wait until a job is over."""

    async def look() -> Finished | Failed | None:
        state = await video.check(ticket)
        return None if isinstance(state, Running) else state

    return await until(look)


async def link(video: AcmeVideo, ticket: Ticket) -> Link:
    """Wait for the link of a job that comes to something."""
    state = await over(video, ticket)
    assert isinstance(state, Finished), state
    assert isinstance(state.result.output, Link)
    return state.result.output


async def fetched(acme: Acme, ticket: Ticket, out: Path) -> Path:
    """Wait for a job and download its clip."""
    await acme.account.transport.download(await link(acme.video("key"), ticket), out)
    return out
