"""A master in a browser: Debian's Chromium plays it to its end and seeks in it."""

from pathlib import Path
from typing import Any

import pytest
from person import Person

from longtake.testing.browser import seen

PAGE = """<!doctype html><title>film</title>
<video id="film" src="FILM" muted preload="auto"></video>
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


def _played(film: Path, profile: Path) -> dict[str, Any]:
    """Give what the page told when the film had played."""
    told = seen(PAGE.replace("FILM", film.name), film.parent, profile)
    if told is None:
        pytest.fail("the films are played in Chromium: apt-get install -y chromium")
    return told


def test_a_master_plays_in_a_browser_and_can_be_sought(owner: Person) -> None:
    """To its end, without an error, with picture and sound."""
    _is_whole(_played(owner.film / "film.mp4", owner.place / "profile"))


def test_a_stream_plays_in_a_browser_and_can_be_sought(owner: Person) -> None:
    """From its playlist, piece by piece, without a library."""
    assert owner.types("export", "film", "--to", "hls").code == 0
    _is_whole(_played(owner.film / "hls" / "index.m3u8", owner.place / "profile"))


def _is_whole(found: dict[str, Any]) -> None:
    assert "error" not in found
    assert (found["width"], found["height"]) == (128, 72)
    assert found["duration"] == pytest.approx(6, abs=1 / 12)
    assert (found["late"], found["early"]) == (4.5, 0.5)
    assert found["ended"]
    assert found["at"] == pytest.approx(6, abs=1 / 12)
    assert found["pictures"] > 0
    assert found["sound"] > 0
