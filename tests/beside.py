"""A fake vendor beside a test, in a thread of its own, so that commands can buy from it."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from threading import Thread

from longtake.testing.fakes.counter import Fake, running


@contextmanager
def beside(fake: Fake) -> Iterator[str]:
    """Run a fake until the block ends, and give its address."""
    opened = SimpleQueue[tuple[str, asyncio.AbstractEventLoop, asyncio.Event]]()

    async def serve() -> None:
        async with running(fake) as url:
            over = asyncio.Event()
            opened.put((url, asyncio.get_running_loop(), over))
            await over.wait()

    thread = Thread(target=lambda: asyncio.run(serve()), name=fake.provider)
    thread.start()
    url, loop, over = opened.get()
    try:
        yield url
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()
