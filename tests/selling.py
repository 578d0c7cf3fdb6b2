"""A vendor that sells beside a test, in a thread of its own, and obeys while commands run."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from longtake.testing.plug_in import plug_in
from longtake.testing.vendor import Rules, RunningVendor, vendor

ONE = ("1 red", "--size", "64x64", "--mode", "text")
"""A film of one shot of one second."""
THREE = ("1 red\n1 green\n1 blue", "--size", "64x64", "--mode", "text")


@contextmanager
def selling(rules: Rules) -> Iterator[RunningVendor]:
    """Run a vendor that follows these rules until the block ends."""
    opened = SimpleQueue[tuple[RunningVendor, asyncio.AbstractEventLoop, asyncio.Event]]()

    async def sell() -> None:
        async with vendor(rules) as running:
            over = asyncio.Event()
            opened.put((running, asyncio.get_running_loop(), over))
            await over.wait()

    thread = Thread(target=lambda: asyncio.run(sell()), name="vendor")
    thread.start()
    running, loop, over = opened.get()
    try:
        yield running
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()


def account(running: RunningVendor, place: Path) -> dict[str, str]:
    """Give the environment of a customer, whose plug-in is laid in a folder of `place`."""
    return {
        "ACME_URL": running.url,
        "ACME_API_KEY": "sk-customer",
        "ACME_SETTLE": "0.1",
        "PYTHONPATH": str(plug_in(place / "plugged")),
    }
