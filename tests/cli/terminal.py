"""A command line in this process: the real commands over a real home, answering in JSON lines."""

import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from longtake.cli.failures import tell
from longtake.cli.main import app, with_make


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command came to."""

    code: int
    events: list[dict[str, Any]]
    """Every line of stdout."""
    complaint: str
    """What stands on stderr."""

    @property
    def end(self) -> dict[str, Any]:
        """The last line."""
        return self.events[-1]

    @property
    def made(self) -> list[str]:
        """What was made, in order of names; what was reused is no part of it."""
        done = [event for event in self.events if event.get("event") == "work.done"]
        return sorted(event["of"] for event in done if not event["reused"])


class Terminal:
    """A folder and a home, and a command line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *typed: str) -> list[dict[str, Any]]:
        """Give the lines that a command prints; a failure comes as the error itself."""
        code, said = self.whole(*typed)
        assert code == 0
        return said

    def whole(self, *typed: str) -> tuple[int, list[dict[str, Any]]]:
        """Give the exit code too."""
        with redirect_stdout(StringIO()) as out:
            code = app(args=with_make(typed), prog_name="longtake", standalone_mode=False)
        return int(code or 0), [json.loads(line) for line in out.getvalue().splitlines()]

    def types(self, *typed: str) -> Answer:
        """Give all that a command comes to, a failure's one line too."""
        with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
            try:
                code = app(args=with_make(typed), prog_name="longtake", standalone_mode=False)
            except Exception as error:  # noqa: BLE001 - the last door, as in `longtake.cli.main`
                code = tell(error)
        lines = [json.loads(line) for line in out.getvalue().splitlines()]
        return Answer(int(code or 0), lines, err.getvalue().strip())
