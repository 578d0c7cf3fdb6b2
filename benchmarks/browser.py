"""A film's frames as Chromium shows them: sought one by one, and their codes read off a canvas."""

import json
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any, ClassVar, Final

from longtake.testing.marked import BITS

_OPTIONS: Final = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--mute-audio",
)
_PAGE: Final = """<!doctype html><video id="film" src="film.mp4" muted preload="auto"></video>
<script>
const film = document.getElementById("film"), bits = BITS;
const once = name => new Promise(done => film.addEventListener(name, done, {once: true}));
const tell = told => fetch("told", {method: "POST", body: JSON.stringify(told)});
film.addEventListener("error", () => tell({error: film.error.message}));
(async () => {
  if (film.readyState < 1) await once("loadedmetadata");
  const canvas = document.createElement("canvas"), width = film.videoWidth;
  canvas.width = width; canvas.height = film.videoHeight;
  const pen = canvas.getContext("2d", {willReadFrequently: true}), codes = [];
  for (const time of TIMES) {
    const shown = new Promise(done => film.requestVideoFrameCallback(done));
    const sought = once("seeked"); film.currentTime = time; await sought;
    await Promise.race([shown, new Promise(done => setTimeout(done, 2000))]);
    pen.drawImage(film, 0, 0);
    const row = pen.getImageData(0, film.videoHeight >> 1, width, 1).data;
    let code = 0;
    for (let bit = 0; bit < bits; bit++)
      if (row[4 * Math.floor((bit + 1.5) * width / (bits + 2)) + 1] > 128) code += 2 ** bit;
    codes.push(code);
  }
  tell({codes, seconds: film.duration});
})().catch(error => tell({error: String(error)}));
</script>"""


class _Shelf(BaseHTTPRequestHandler):
    page: ClassVar[bytes]
    film: ClassVar[Path]
    told: ClassVar["Queue[dict[str, Any]]"]

    def do_GET(self) -> None:
        """Give the page, or the film whole or by ranges."""
        if self.path != "/film.mp4":
            self._give(200, self.page, "text/html")
            return
        data = self.film.read_bytes()
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if asked is None:
            self._give(200, data, "video/mp4")
            return
        first, last = int(asked[1]), int(asked[2] or len(data) - 1)
        there = {"Content-Range": f"bytes {first}-{last}/{len(data)}"}
        self._give(206, data[first : last + 1], "video/mp4", there)

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
def _served(page: str, film: Path, told: "Queue[dict[str, Any]]") -> Iterator[str]:
    facts = {"page": page.encode(), "film": film, "told": told}
    with ThreadingHTTPServer(("127.0.0.1", 0), type("Shelf", (_Shelf,), facts)) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def codes(film: Path, places: Sequence[int], rate: Fraction, profile: Path) -> list[int] | None:
    """Give the codes that Chromium shows at these frames; None where there is no Chromium."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return None
    times = [float((place + Fraction(1, 2)) / rate) for place in places]
    page = _PAGE.replace("BITS", str(BITS)).replace("TIMES", json.dumps(times))
    told: Queue[dict[str, Any]] = Queue()
    with _served(page, film, told) as address:
        browser = subprocess.Popen(
            [chromium, *_OPTIONS, f"--user-data-dir={profile}", address],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            said = told.get(timeout=300)
        finally:
            os.killpg(browser.pid, signal.SIGKILL)
            browser.wait()
    if "error" in said:
        raise SystemExit(f"Chromium: {said['error']}")
    found: list[int] = said["codes"]
    return found
