"""A fake vendor in a thread of its own, which sells while commands run."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from queue import SimpleQueue
from threading import Thread

from longtake.testing.fakes.counter import Fake, running


@contextmanager
def beside(fake: Fake) -> Iterator[Mapping[str, str]]:
    """Run a fake until the block ends, and give the variables by which its provider finds it."""
    opened = SimpleQueue[tuple[str, asyncio.AbstractEventLoop, asyncio.Event]]()

    async def sell() -> None:
        async with running(fake) as url:
            over = asyncio.Event()
            opened.put((url, asyncio.get_running_loop(), over))
            await over.wait()

    thread = Thread(target=lambda: asyncio.run(sell()), name=fake.provider)
    thread.start()
    url, loop, over = opened.get()
    try:
        yield fake.environment(url)
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()
