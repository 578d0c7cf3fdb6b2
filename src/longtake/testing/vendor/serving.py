"""A vendor that runs: in a test's own loop, or in a process of its own."""

import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from aiohttp import web

from longtake.media.editor import open_editor
from longtake.testing.vendor.books import Asked, Books, Invoice
from longtake.testing.vendor.footage import Footage
from longtake.testing.vendor.routes import Routes
from longtake.testing.vendor.rules import Rules, changed

HOST: Final = "127.0.0.1"
_BACKLOG: Final = 4_096
_GRACE: Final = 0.01
"""Seconds that calls under way have to end when the vendor closes."""
_ENCODERS: Final = 2
_DEFAULT: Final = Rules()


@dataclass(frozen=True, slots=True)
class RunningVendor:
    """Where it answers, and what its own people see."""

    url: str
    port: int
    _books: Books

    def obey(self, **changes: object) -> None:
        """Change some of the rules; raises `ValueError` for one that does not exist."""
        self._books.obey(changed(self._books.rules, changes))

    @property
    def invoices(self) -> Sequence[Invoice]:
        """The bill, oldest first."""
        return self._books.invoices(time.monotonic())

    @property
    def log(self) -> Sequence[Asked]:
        """Every paid call, oldest first."""
        return tuple(self._books.log)

    @property
    def peaks(self) -> dict[str, object]:
        """The most there ever were: `jobs`, `models`, `calls` and `posts_a_minute`."""
        return self._books.peaks()


@asynccontextmanager
async def vendor(rules: Rules = _DEFAULT, *, port: int = 0) -> AsyncIterator[RunningVendor]:
    """Run a vendor on loopback; port 0 takes any that is free."""
    books = Books(rules)
    with TemporaryDirectory(prefix="vendor-") as folder:
        editor = open_editor(_ENCODERS)
        app = Routes(books, Footage(editor, Path(folder))).app()
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=_GRACE)
        await runner.setup()
        try:
            site = web.TCPSite(runner, HOST, port, backlog=_BACKLOG)
            await site.start()
            yield RunningVendor(f"http://{HOST}:{site.port}", site.port, books)
        finally:
            await runner.cleanup()
            editor.threads.shutdown(wait=True, cancel_futures=True)
