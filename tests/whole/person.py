"""Somebody who types the real command, in a folder and a home of their own."""

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from loaded import Command

TINY: Final = ("--size", "128x72", "--fps", "12")
SCRIPT: Final = """\
A keeper climbs the stairs of the lighthouse
He finds a bottle on the beach
He reads the letter in the kitchen
He pushes the boat into the sea
The boat sails through the storm
Dawn breaks over the harbour
"""
"""A story of six shots in six places."""
SHOTS: Final = ("1A", "2A", "3A", "4A", "5A", "6A")
_KEPT: Final = ("PATH", "PYTHONPATH", "TMPDIR")
_PATIENCE: Final = 120


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def events(self) -> list[dict[str, Any]]:
        """Every line of stdout."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def made(self) -> list[str]:
        """What was made, in order of names; what was reused is no part of it."""
        done = [event for event in self.events if event.get("event") == "work.done"]
        return sorted(event["of"] for event in done if not event["reused"])

    @property
    def end(self) -> dict[str, Any]:
        """The last line."""
        return self.events[-1]

    @property
    def complaint(self) -> str:
        """The one line on stderr."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].startswith("longtake: "), self.err
        return lines[0]


@dataclass(frozen=True, slots=True)
class Person:
    """Knows no vendor's key and shares nothing with other tests."""

    place: Path
    """Where they type; their home lies beside what they make."""
    more: dict[str, str] = field(default_factory=dict)
    """Environment variables of their own."""

    @property
    def home(self) -> Path:
        """The folder that holds database and blobs."""
        return self.place / "home"

    @property
    def film(self) -> Path:
        """The folder of the film that most tests make."""
        return self.place / "film"

    @property
    def log(self) -> list[Path]:
        """Reports of faults that nobody foresaw."""
        return sorted((self.home / "log").glob("*"))

    def types(self, *words: str | Path, **more: str) -> Answer:
        """Run a command to its end."""
        process = self.begins(*words, **more)
        out, err = process.communicate(timeout=_PATIENCE)
        return Answer(process.returncode, out, err)

    def begins(self, *words: str | Path, **more: str) -> "subprocess.Popen[str]":
        """Start a command and leave it running, in a session of its own."""
        return Command([*map(str, words)], self.place, self._environment() | more)

    def makes(self, *words: str | Path) -> Answer:
        """Make the tiny film of six shots in `film`, and insist that it works."""
        script = self.place / "story.txt"
        script.write_text(SCRIPT, encoding="utf-8")
        answer = self.types("--script", script, "--seconds", "6", *TINY, "--dir", "film", *words)
        assert answer.code == 0, answer.err
        return answer

    def told(self, where: str = "film") -> list[dict[str, Any]]:
        """Every event of a film, whoever ran it, as the database keeps them."""
        import sqlite3  # noqa: PLC0415 - the one look behind the door

        film = self.types("status", where).end["film"]
        with sqlite3.connect(self.home / "longtake.db") as database:
            rows = database.execute(
                "SELECT kind, facts FROM events WHERE film = ? ORDER BY number", (film,)
            ).fetchall()
        database.close()
        return [{"event": kind, **json.loads(facts)} for kind, facts in rows]

    def twin(self, place: Path) -> "Person":
        """Give somebody else in a copy of everything that this one has."""
        shutil.copytree(self.place, place, dirs_exist_ok=True)
        return Person(place, self.more)

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        own = {"HOME": str(self.place), "LONGTAKE_HOME": str(self.home), "LANG": "C.UTF-8"}
        return {**kept, **own, **self.more}


def edit(page: Path, old: str, new: str) -> None:
    """Replace a text that stands once in a page."""
    text = page.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    page.write_text(text.replace(old, new), encoding="utf-8")


@contextmanager
def until_said(process: "subprocess.Popen[str]", words: str) -> Iterator[Sequence[str]]:
    """Read a running command's lines up to one that holds `words`; kills it at the end."""
    assert process.stdout is not None
    lines: list[str] = []
    try:
        for line in process.stdout:
            lines.append(line)
            if words in line:
                break
        yield lines
    finally:
        kill(process)


def kill(process: "subprocess.Popen[str]") -> None:
    """Kill a command and all that it started, as a power cut would."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
