"""What the benchmarks of runs share: a vendor's process with S4's pace, a database, workers.

The pace is that of the aivideo pipeline's own README: 7 s for a plan, 8 s for a picture, 45 s for
a clip of five seconds, 2 min for the music, for an advert of four beats of 5, 10, 10 and 5 s.
"""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from longtake.film.brief import Brief, Casting
from longtake.film.picture import Size
from longtake.testing.plug_in import plug_in
from measured import environment

HERE: Final = Path(__file__).resolve().parent
PLAN, PICTURE, CLIP, MUSIC = 7.0, 8.0, 45.0, 120.0
"""Seconds at scale 1."""
LINES: Final = ("5 hook", "10 problem", "10 product", "5 call to action")
"""The beats, with the seconds of each."""
SMALL: Final = Size(64, 64)
_CASTING: Final = Casting("acme:plan", "acme:key", "acme:key", "acme:tone")


@dataclass(frozen=True, slots=True)
class Vendor:
    """A vendor in a process of its own."""

    url: str
    process: int

    def get(self, path: str) -> Any:  # noqa: ANN401 - JSON
        """Give what its own people see: `log`, `invoices`, `peaks`."""
        with urllib.request.urlopen(f"{self.url}/{path}") as answer:  # noqa: S310 - loopback
            return json.load(answer)

    def obey(self, **rules: object) -> None:
        """Change its rules."""
        body = json.dumps(rules).encode()
        request = urllib.request.Request(f"{self.url}/rules", body)  # noqa: S310
        urllib.request.urlopen(request).close()  # noqa: S310


def pace(scale: float, *, music: bool = True) -> Mapping[str, object]:
    """Give the rules of a vendor with S4's times, so many times faster."""
    return {
        "job_seconds": (CLIP / scale, CLIP / scale),
        "image_seconds": PICTURE / scale,
        "plan_seconds": PLAN / scale,
        "music_seconds": MUSIC / scale if music else 0.0,
    }


@contextmanager
def selling(folder: Path, **rules: object) -> Iterator[Vendor]:
    """Give a vendor that runs, and set the environment that leads to it."""
    told = folder / "vendor-port"
    command = [sys.executable, "-m", "longtake.testing.vendor", "--port-file", str(told)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        while not told.exists():
            time.sleep(0.02)
        vendor = Vendor(f"http://127.0.0.1:{told.read_text().strip()}", process.pid)
        vendor.obey(**rules)
        os.environ |= {"ACME_URL": vendor.url, "ACME_API_KEY": "benchmark"}
        yield vendor
    finally:
        process.terminate()
        process.wait()


def advert(
    seed: int = 0,
    *,
    size: Size = SMALL,
    lines: Sequence[str] = LINES,
    mode: str = "storyboard",
) -> Brief:
    """Give the brief of S4's thirty seconds, or of other shots; another seed is another film."""
    return Brief("\n".join(lines), size=size, mode=mode, seed=seed, casting=_CASTING)


@contextmanager
def working(
    folder: Path, database: str, count: int, settings: Mapping[str, str]
) -> Iterator[Sequence["subprocess.Popen[bytes]"]]:
    """Give so many `longtake worker` processes that work, with a log each beside them."""
    env = fleet(folder, database, settings)
    command = [str(Path(sys.executable).with_name("longtake")), "worker", "--json", "--name"]
    workers = []
    try:
        for number in range(count):
            with (folder / f"worker-{number}.log").open("wb") as log:
                words = [*command, f"w{number}"]
                workers.append(subprocess.Popen(words, env=env, stdout=log, stderr=log))
        for number in range(count):
            while b'"row": "worker"' not in (folder / f"worker-{number}.log").read_bytes():
                time.sleep(0.1)
        yield workers
    finally:
        for each in workers:
            each.terminate()
        for each in workers:
            each.wait()


def fleet(folder: Path, database: str, settings: Mapping[str, str]) -> Mapping[str, str]:
    """Give the environment of a fleet's processes, with the vendor's plug-in."""
    plug_in(folder / "plug-in", module="five_seconds")
    path = os.pathsep.join([str(folder / "plug-in"), str(HERE)])
    named = {f"LONGTAKE_{name.upper()}": value for name, value in settings.items()}
    own = {name: value for name, value in os.environ.items() if name.startswith("ACME_")}
    base = {"PYTHONPATH": path, "LONGTAKE_DATABASE": database}
    return {**environment(folder), **own, **base, **named}
