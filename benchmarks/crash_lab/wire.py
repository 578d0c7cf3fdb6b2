"""A wire between processes: TCP on loopback, passed on until it is cut."""

import asyncio
import contextlib
import socket
import struct
import threading
from collections.abc import Coroutine
from typing import Any, Final

_LINGER: Final = struct.pack("ii", 1, 0)
"""Closing sends a reset."""
_PIECE: Final = 2**16
_HOST: Final = "127.0.0.1"


class Wire:
    """Passes on what comes to `port` to another port, from a thread of its own."""

    def __init__(self, to: int) -> None:
        self._to = to
        self._loop = asyncio.new_event_loop()
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._open: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self.port = 0
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self._do(self._listen())

    def cut(self) -> None:
        """Reset every connection and refuse others."""
        self._do(self._cut())

    def hold(self) -> None:
        """Let nothing through, and say nothing about it."""
        self._do(self._set(flowing=False))

    def mend(self) -> None:
        """Let everything through again."""
        self._do(self._mend())

    def close(self) -> None:
        """End it."""
        self._do(self._cut())
        self._loop.call_soon_threadsafe(self._loop.stop)

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._joined, _HOST, self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _cut(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        for writer in list(self._open):
            _reset(writer)
        self._open.clear()

    async def _set(self, *, flowing: bool) -> None:
        if flowing:
            self._flowing.set()
        else:
            self._flowing.clear()

    async def _mend(self) -> None:
        self._flowing.set()
        if self._server is None:
            await self._listen()

    async def _joined(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        self._open.add(back)
        try:
            far, out = await asyncio.open_connection(_HOST, self._to)
        except OSError:
            _reset(back)
            self._open.discard(back)
            return
        self._open.add(out)
        try:
            await asyncio.gather(self._pass(near, out), self._pass(far, back))
        except OSError:
            _reset(back)
            _reset(out)
        finally:
            self._open -= {back, out}
            back.close()
            out.close()

    async def _pass(self, near: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
        while piece := await near.read(_PIECE):
            await self._flowing.wait()
            out.write(piece)
            await out.drain()
        with contextlib.suppress(OSError):
            out.write_eof()


def _reset(writer: asyncio.StreamWriter) -> None:
    own = writer.get_extra_info("socket")
    if own is not None and own.fileno() >= 0:
        own.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER)
    writer.transport.abort()
