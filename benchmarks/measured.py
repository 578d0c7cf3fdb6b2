"""What the benchmarks share: running the command and measuring it, judging films with ffmpeg."""

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
KEEPER: Final = (
    "A lighthouse keeper finds a message in a bottle and sails out at night to answer it"
)
_OWN: Final = ("LONGTAKE_", "XDG_", "VIRTUAL_ENV")
_SECRET: Final = ("_KEY", "_SECRET", "_TOKEN", "_PASSWORD")


@dataclass(frozen=True, slots=True)
class Run:
    """One command from its start to its end."""

    code: int
    wall: float
    """Seconds."""
    cpu: float
    """Seconds of user and system time, children included."""
    peak: float
    """Megabytes that its largest process held."""
    out: str
    err: str

    @property
    def end(self) -> dict[str, Any]:
        """The last line that it printed."""
        found: dict[str, Any] = json.loads(self.out.splitlines()[-1])
        return found


@dataclass(frozen=True, slots=True)
class Film:
    """A master as ffprobe and ffmpeg see it."""

    frames: int
    seconds: float
    size: str
    codecs: str
    loudness: float
    """LUFS, integrated."""
    true_peak: float
    """dBTP."""


def options(about: str) -> argparse.ArgumentParser:
    """Give a parser that knows which command to measure."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument(
        "--command", default=str(ROOT / "longtake"), help="the command to measure; ./longtake"
    )
    return parser


@contextmanager
def place() -> Iterator[Path]:
    """Give an empty folder, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="longtake-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def environment(folder: Path) -> dict[str, str]:
    """Give an environment without keys, whose homes lie in the folder."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(_OWN) and not name.endswith(_SECRET)
    }
    return {**kept, "HOME": str(folder), "LONGTAKE_HOME": str(folder / "home"), "LANG": "C.UTF-8"}


def run(command: str, *words: str | Path, folder: Path) -> Run:
    """Run a command in a folder and measure it; raises `RuntimeError` where it fails."""
    done = attempt([*shlex.split(command), *map(str, words)], folder, environment(folder))
    if done.code:
        message = f"{command} ended with {done.code}: {done.err}"
        raise RuntimeError(message)
    return done


def attempt(command: Sequence[str], folder: Path, env: Mapping[str, str]) -> Run:
    """Run a command, whatever it comes to."""
    with (
        tempfile.TemporaryFile("w+") as out,
        tempfile.TemporaryFile("w+") as err,
        tempfile.NamedTemporaryFile("r") as told,
    ):
        lean = [sys.executable, "-SE", "-c", _LEAN, told.name, *command]
        subprocess.run(lean, cwd=folder, env=env, stdout=out, stderr=err, check=True)
        out.seek(0)
        err.seek(0)
        code, wall, cpu, peak = json.load(told)
        return Run(code, wall, cpu, peak, out.read(), err.read())


_LEAN: Final = """import json, os, sys, time
began = time.monotonic()
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, used = os.wait4(child, 0)
wall, cpu = time.monotonic() - began, used.ru_utime + used.ru_stime
told = os.waitstatus_to_exitcode(status), wall, cpu, used.ru_maxrss / 1024
with open(sys.argv[1], "w") as file:
    json.dump(told, file)
"""
"""Starts a command from a process that holds little: a child's peak begins at its parent's size."""


def film_of(file: Path) -> Film:
    """Judge a master."""
    shown = ["-show_streams", "-show_format", "-count_packets", "-of", "json", str(file)]
    found = json.loads(_ask(["ffprobe", "-v", "error", *shown]).stdout)
    streams = {stream["codec_type"]: stream for stream in found["streams"]}
    picture, sound = streams["video"], streams["audio"]
    heard = _ask(
        ["ffmpeg", "-nostats", "-i", str(file), "-af", "ebur128=peak=true", "-f", "null", "-"]
    )
    summary = heard.stderr.rpartition("Summary:")[2]
    return Film(
        frames=int(picture["nb_read_packets"]),
        seconds=float(found["format"]["duration"]),
        size=f"{picture['width']}x{picture['height']}",
        codecs=f"{picture['codec_name']} {picture['pix_fmt']}, {sound['codec_name']}",
        loudness=_number(r"I:\s+(-?[\d.]+) LUFS", summary),
        true_peak=_number(r"Peak:\s+(-?[\d.]+) dBFS", summary),
    )


def hashes(file: Path) -> list[str]:
    """Give a digest of every decoded picture."""
    lines = _ask(["ffmpeg", "-v", "error", "-i", str(file), "-map", "0:v", "-f", "framemd5", "-"])
    shown = [line for line in lines.stdout.splitlines() if not line.startswith("#")]
    return [line.rpartition(",")[2].strip() for line in shown]


def need(reached: bool, else_say: str) -> None:  # noqa: FBT001 - reads as a sentence
    """End the benchmark where a figure is not reached."""
    if not reached:
        raise SystemExit(else_say)


def table(rows: Sequence[Mapping[str, object]]) -> None:
    """Print rows with the same columns, and what they were measured on."""
    texts = [[str(value) for value in row.values()] for row in rows]
    columns = [list(rows[0]), *texts]
    widths = [max(len(row[place]) for row in columns) for place in range(len(rows[0]))]
    for row in columns:
        print(
            "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        )
    load = os.getloadavg()[0]
    print(f"\n{os.cpu_count()} cores, load {load:.1f} in the last minute")


def _number(pattern: str, text: str) -> float:
    match = re.search(pattern, text)
    return float(match[1]) if match else float("nan")


def _ask(command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, capture_output=True, text=True, check=True)
