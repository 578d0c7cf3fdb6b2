"""Debian's Chromium before a page of ours and a folder's files, over HTTP on loopback."""

import json
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any, ClassVar, Final

_OPTIONS: Final = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
    "--mute-audio",
    "--autoplay-policy=no-user-gesture-required",
)
_KINDS: Final = {
    ".mp4": "video/mp4",
    ".m4s": "video/iso.segment",
    ".m3u8": "application/vnd.apple.mpegurl",
}


def seen(page: str, folder: Path, profile: Path, *, seconds: float = 60) -> dict[str, Any] | None:
    """Give what a page posts to `told`; None where there is no Chromium.

    Beside the page lie the folder's files, given whole or by ranges as web servers do. Raises
    `queue.Empty` where the page says nothing for so long.
    """
    chromium = shutil.which("chromium")
    if chromium is None:
        return None
    told: Queue[dict[str, Any]] = Queue()
    with _served(page, folder, told) as address:
        browser = subprocess.Popen(  # noqa: S603 - Debian's browser, on our own page
            [chromium, *_OPTIONS, f"--user-data-dir={profile}", address],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            return told.get(timeout=seconds)
        finally:
            os.killpg(browser.pid, signal.SIGKILL)
            browser.wait()


class _Shelf(BaseHTTPRequestHandler):
    page: ClassVar[bytes]
    folder: ClassVar[Path]
    told: ClassVar["Queue[dict[str, Any]]"]

    def do_GET(self) -> None:
        """Give the page, or a file whole or by ranges."""
        file = self.folder / Path(self.path).name
        if self.path == "/":
            self._give(200, self.page, "text/html")
            return
        if file.suffix not in _KINDS or not file.is_file():
            self._give(404, b"", "text/plain")
            return
        data, kind = file.read_bytes(), _KINDS[file.suffix]
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if asked is None:
            self._give(200, data, kind)
            return
        first, last = int(asked[1]), min(int(asked[2] or len(data)), len(data) - 1)
        there = {"Content-Range": f"bytes {first}-{last}/{len(data)}"}
        self._give(206, data[first : last + 1], kind, there)

    def do_POST(self) -> None:
        """Take what the page tells."""
        self.told.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self._give(204, b"", "text/plain")

    def _give(self, code: int, body: bytes, kind: str, more: dict[str, str] | None = None) -> None:
        self.send_response(code)
        sent = {"Content-Type": kind, "Content-Length": str(len(body)), "Accept-Ranges": "bytes"}
        for name, value in {**sent, **(more or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except ConnectionError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _served(page: str, folder: Path, told: "Queue[dict[str, Any]]") -> Iterator[str]:
    facts = {"page": page.encode(), "folder": folder, "told": told}
    with ThreadingHTTPServer(("127.0.0.1", 0), type("Shelf", (_Shelf,), facts)) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
