"""A film's frames as Chromium shows them: sought one by one, and their codes read off a canvas."""

import json
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Final

from longtake.testing.browser import seen
from longtake.testing.marked import BITS

_PAGE: Final = """<!doctype html><video id="film" src="FILM" muted preload="auto"></video>
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


def codes(film: Path, places: Sequence[int], rate: Fraction, profile: Path) -> list[int] | None:
    """Give the codes that Chromium shows at these frames; None where there is no Chromium."""
    times = [float((place + Fraction(1, 2)) / rate) for place in places]
    page = _PAGE.replace("BITS", str(BITS)).replace("TIMES", json.dumps(times))
    said = seen(page.replace("FILM", film.name), film.parent, profile, seconds=300)
    if said is None:
        return None
    if "error" in said:
        raise SystemExit(f"Chromium: {said['error']}")
    found: list[int] = said["codes"]
    return found
