"""Films whose stills are linked and retouched, by the real command, from vendors' fakes over HTTP.

For each picture model a film of several shots of one character is made by `longtake make`, with
stills linked to the first one, and then each to the one before. One still is changed by `longtake
retouch`, with a mask where the model takes one; where it sells jobs, the command is killed while it
waits for the job, and `longtake render` goes on. What is on the vendor's bill has to be what the
ledger says, each picture bought once, and only what hangs on the changed still is made again. With
`--fleet` the same on PostgreSQL, where a worker makes it and nobody is killed.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from longtake.film.picture import Size
from longtake.media.pictures import read_picture, write_png
from longtake.testing.fakes import every
from longtake.testing.fakes.beside import beside
from longtake.testing.fakes.counter import Fake
from longtake.testing.postgres import cluster
from longtake.testing.stock import flat
from measured import table

COMMAND: Final = Path(sys.executable).with_name("longtake")
STORY: Final = "An old keeper in a yellow raincoat walks along the harbour to the lighthouse"
SIZE: Final = Size(128, 72)
MODELS: Final = (
    "openai:gpt-image-2.5-flare",
    "google:gemini-3.1-flash-image",
    "bfl:flux-2-pro",
    "fal:fal-ai/nano-banana-2",
    "replicate:black-forest-labs/flux-2-pro",
)
_QUICK: Final = '{"poll": 0.1, "longest_poll": 0.2, "pause": 0.05}'
_PATIENCE: Final = 300.0
_KEPT: Final = ("PATH", "PYTHONPATH", "LANG", "TMPDIR")


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", nargs="*", default=list(MODELS))
    parser.add_argument("--seconds", default="12", help="running time of each film")
    parser.add_argument("--fleet", action="store_true", help="on PostgreSQL, with a worker")
    given = parser.parse_args()
    rows: list[dict[str, object]] = []
    with cluster(fsync=False) if given.fleet else nullcontext() as postgres:
        for place, model in enumerate(given.models):
            for link in ("auto", "previous"):
                url = postgres.create(f"b{place}{link}") if postgres else ""
                rows.append(_judged(model, link, given.seconds, url))
                print(".", end="", file=sys.stderr, flush=True)
    table(rows)
    sys.exit(any(row["verdict"] != "as it should be" for row in rows))


def _judged(model: str, link: str, seconds: str, url: str) -> dict[str, object]:
    vendor = every()[model.partition(":")[0]]()
    with tempfile.TemporaryDirectory() as folder, beside(vendor) as account:
        person = _Person(Path(folder), dict(account), url)
        with person.working():
            return _Film(vendor, person, model, link).judged(seconds)


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody who types commands, in a place of their own."""

    place: Path
    account: Mapping[str, str]
    url: str
    typed: list[str] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        own = {"LONGTAKE_HOME": str(self.place / "home"), "LONGTAKE_POLICY": _QUICK}
        fleet = {"LONGTAKE_DATABASE": self.url} if self.url else {}
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        return {**kept, "HOME": str(self.place), **own, **fleet, **self.account}

    def types(self, *words: str) -> list[dict[str, Any]]:
        """Give the lines of a command that must succeed."""
        done = subprocess.run(
            [COMMAND, *words, "--json"],
            cwd=self.place,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def begins(self, *words: str) -> "subprocess.Popen[bytes]":
        """Start a command that is not waited for."""
        return subprocess.Popen(
            [COMMAND, *words],
            cwd=self.place,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    @contextmanager
    def working(self) -> Iterator[None]:
        """Have a worker at work where there is a fleet."""
        worker = self.begins("worker") if self.url else None
        try:
            yield
        finally:
            if worker is not None:
                worker.send_signal(signal.SIGINT)
                worker.wait(_PATIENCE)


@dataclass(frozen=True, slots=True)
class _Film:
    vendor: Fake
    person: _Person
    model: str
    link: str

    @property
    def masks(self) -> bool:
        return self.model.startswith("openai:")

    def judged(self, seconds: str) -> dict[str, object]:
        """Make the film, change a still, kill that, go on, and say what came of it."""
        shop, person = self.vendor.shop, self.person
        sketched = ("--planner", "sketch", "--video", "sketch", "--music", "sketch")
        shape = ("--size", str(SIZE), "--fps", "12", "--mode", "storyboard", "--clean")
        person.types(
            *("make", STORY, "--seconds", seconds, *shape, *sketched),
            *("--image", self.model, "--link", self.link, "--yes", "--dir", "film"),
        )
        given = [len(wish.pictures) for wish in shop.asked]
        before = self._still()
        self._changed()
        made = _made(person.types("render", "film", "--yes"))
        after = self._still()
        changed = (after != before).any()
        kept = not self.masks or (after[:, : SIZE.width // 2] == before[:, : SIZE.width // 2]).all()
        rows = [row for row in person.types("ledger", "film") if row["row"] == "purchase"]
        charged = sum((Decimal(row["charge"] or 0) for row in rows), Decimal(0))
        wanted = self._wanted(len(given))
        sound = (
            given == [0, *[1] * (len(given) - 1)]
            and len(shop.bill) == len(rows) == len(given) + len(_stills(wanted))
            and charged == shop.owed
            and {row["state"] for row in rows} == {"settled"}
            and set(made) | {"1B"} == set(wanted)
            and changed
            and kept
        )
        return {
            "model": self.model,
            "link": self.link,
            "stills": len(given),
            "pictures given": " ".join(map(str, given)),
            "changed": "by a mask" if self.masks else "whole",
            "killed": "yes" if self.kills else "no",
            "made after it": " ".join(made),
            "billed": len(shop.bill),
            "owed": shop.owed.normalize(),
            "in the ledger": charged.normalize(),
            "verdict": "as it should be" if sound else "WRONG",
        }

    def _wanted(self, shots: int) -> list[str]:
        """Give what a changed second still takes along: its segment, and what follows it."""
        names = [f"1{chr(65 + place)}" for place in range(1, shots)]
        stills = names if self.link == "previous" else names[:1]
        return [*stills, *(f"{still}.1" for still in stills)]

    def _changed(self) -> None:
        """Change the second still; where that is a job, kill the command while it waits for it."""
        sales, before = self.vendor.shop.sales, len(self.vendor.shop.sales)
        mask = ["--mask", self._mask()] if self.masks else []
        words = ("retouch", "film", "1B", "--prompt", "the raincoat is red", "--yes", *mask)
        command, late = self.person.begins(*words), time.monotonic() + _PATIENCE
        while self.kills and time.monotonic() < late:
            if len(sales) > before and [*sales.values()][-1].looks:
                os.killpg(command.pid, signal.SIGKILL)
                break
            time.sleep(0.005)
        command.wait(_PATIENCE)

    @property
    def kills(self) -> bool:
        """True for what sells jobs here: what a direct call made is lost with its process."""
        return not self.person.url and not self.model.startswith(("openai:", "google:"))

    def _still(self) -> Any:  # noqa: ANN401 - pixels
        return read_picture((self.person.place / "film/keyframes/1B.png").read_bytes())

    def _mask(self) -> str:
        grey = flat("black", SIZE)[..., 0] * 0
        grey[:, SIZE.width // 2 :] = 255
        (self.person.place / "mask.png").write_bytes(write_png(grey))
        return "mask.png"


def _made(events: Sequence[Mapping[str, Any]]) -> list[str]:
    done = [event for event in events if event.get("event") == "work.done"]
    return sorted(event["of"] for event in done if not event["reused"])


def _stills(pieces: Sequence[str]) -> list[str]:
    return [piece for piece in pieces if "." not in piece]


if __name__ == "__main__":
    main()
