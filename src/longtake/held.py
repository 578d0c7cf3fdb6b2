"""Something held open for each event loop: connections, or a library's client."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any, Final, Generic, TypeVar

T = TypeVar("T")


class Held(Generic[T]):
    """One thing for each event loop, closed by `aclose` or with its loop.

    A loop under `asyncio.run` closes the generators that are left when it ends: each thing is held
    by one.
    """

    def __init__(self, opened: Callable[[], T], close: Callable[[T], Awaitable[None]]) -> None:
        self._opened = opened
        self._close = close
        self._held: dict[asyncio.AbstractEventLoop, tuple[AsyncGenerator[None, None], T]] = {}

    async def here(self) -> T:
        """Give this loop's, opened if there is none."""
        loop = asyncio.get_running_loop()
        if loop not in self._held:
            holding = self._hold(loop)
            self._held[loop] = holding, self._opened()
            await anext(holding)
        return self._held[loop][1]

    async def aclose(self) -> None:
        """Close this loop's; a later call opens another."""
        held = self._held.get(asyncio.get_running_loop())
        if held is not None:
            await held[0].aclose()

    async def _hold(self, loop: asyncio.AbstractEventLoop) -> AsyncGenerator[None, None]:
        _in_use.add(self)
        try:
            yield
        finally:
            _, thing = self._held.pop(loop)
            if not self._held:
                _in_use.discard(self)
            await self._close(thing)


_in_use: Final[set[Held[Any]]] = set()
"""Those that hold something: one that nobody holds any more is closed with its loop, not by the
collector, which would pull the sockets from under it."""
