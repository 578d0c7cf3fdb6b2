"""A master in a browser: Debian's Chromium plays it to its end and seeks in it."""

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
from typing import Any, ClassVar

import pytest
from person import Person

OPTIONS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
    "--mute-audio",
    "--autoplay-policy=no-user-gesture-required",
)
PAGE = """<!doctype html><title>film</title>
<video id="film" src="film.mp4" muted preload="auto"></video>
<script>
const film = document.getElementById("film");
const once = name => new Promise(done => film.addEventListener(name, done, {once: true}));
film.addEventListener("error", () => tell({error: film.error.message}));
function tell(more) {
  fetch("told", {method: "POST", body: JSON.stringify({
    duration: film.duration, width: film.videoWidth, height: film.videoHeight,
    at: film.currentTime, ended: film.ended, ...more})});
}
(async () => {
  if (film.readyState < 1) await once("loadedmetadata");
  let sought = once("seeked"); film.currentTime = 4.5; await sought;
  const late = film.currentTime;
  sought = once("seeked"); film.currentTime = 0.5; await sought;
  const early = film.currentTime;
  film.playbackRate = 4;
  const over = once("ended");
  await film.play(); await over;
  tell({late, early, sound: film.webkitAudioDecodedByteCount,
        pictures: film.webkitDecodedFrameCount});
})().catch(error => tell({error: String(error)}));
</script>"""


class _Shelf(BaseHTTPRequestHandler):
    """Gives the page and the film, whole or by ranges, as web servers do; hears how it went."""

    film: ClassVar[bytes]
    told: ClassVar["Queue[dict[str, Any]]"]

    def do_GET(self) -> None:
        """Answer."""
        if self.path != "/film.mp4":
            self._give(200, PAGE.encode(), "text/html")
            return
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if asked is None:
            self._give(200, self.film, "video/mp4")
            return
        first, last = int(asked[1]), int(asked[2] or len(self.film) - 1)
        told = {"Content-Range": f"bytes {first}-{last}/{len(self.film)}"}
        self._give(206, self.film[first : last + 1], "video/mp4", told)

    def do_POST(self) -> None:
        """Take what the page tells."""
        self.told.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self._give(204, b"", "text/plain")

    def _give(self, code: int, body: bytes, kind: str, more: dict[str, str] | None = None) -> None:
        self.send_response(code)
        headers = {"Content-Type": kind, "Content-Length": str(len(body)), "Accept-Ranges": "bytes"}
        for name, value in {**headers, **(more or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except ConnectionError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _shown(film: Path, told: "Queue[dict[str, Any]]") -> Iterator[str]:
    shelf = type("Shelf", (_Shelf,), {"film": film.read_bytes(), "told": told})
    with ThreadingHTTPServer(("127.0.0.1", 0), shelf) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def _played(film: Path, profile: Path) -> dict[str, Any]:
    """Give what the page told when the film had played."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("the films are played in Chromium: apt-get install -y chromium")
    told: Queue[dict[str, Any]] = Queue()
    with _shown(film, told) as address:
        browser = subprocess.Popen(
            [chromium, *OPTIONS, f"--user-data-dir={profile}", address],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            return told.get(timeout=60)
        finally:
            os.killpg(browser.pid, signal.SIGKILL)
            browser.wait()


def test_a_master_plays_in_a_browser_and_can_be_sought(owner: Person) -> None:
    """To its end, without an error, with picture and sound."""
    found = _played(owner.film / "film.mp4", owner.place / "profile")
    assert "error" not in found
    assert (found["width"], found["height"]) == (128, 72)
    assert found["duration"] == pytest.approx(6, abs=1 / 12)
    assert (found["late"], found["early"]) == (4.5, 0.5)
    assert found["ended"]
    assert found["at"] == pytest.approx(6, abs=1 / 12)
    assert found["pictures"] > 0
    assert found["sound"] > 0
