"""What a failure looks like from outside: one line, and one exit code for each branch of the tree.

0 done, or waiting as it was told to · 1 failed · 2 usage · 3 refused · 4 over budget ·
5 missing segments · 130 interrupted
"""

import errno
import os
import sys
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from longtake import VERSION
from longtake.capabilities.errors import (
    LongtakeError,
    MissingSegments,
    ModelGone,
    OutOfCredit,
    OverBudget,
    Refused,
    Stopped,
    Unsupported,
    Unusable,
    Waiting,
)
from longtake.cli.words import as_typed, clean

FAILED: Final = 1
USAGE: Final = 2
MISSING: Final = 5
INTERRUPTED: Final = 130

_CODES: Final = {
    Unusable: USAGE,
    Unsupported: USAGE,
    ModelGone: USAGE,
    Refused: 3,
    OverBudget: 4,
    OutOfCredit: 4,
    MissingSegments: MISSING,
    Stopped: INTERRUPTED,
    Waiting: 0,
}
_SECRETIVE: Final = ("_KEY", "_SECRET", "_TOKEN", "_PASSWORD")
_SHORTEST_SECRET: Final = 6
"""Characters below which a value is too common to be taken for a secret."""


def code_of(error: Exception) -> int:
    """Give the exit code of a failure."""
    return next((code for kind, code in _CODES.items() if isinstance(error, kind)), FAILED)


def code_of_state(state: str, missing: tuple[str, ...] = ()) -> int:
    """Give the exit code of a run that ended by itself."""
    if missing:
        return MISSING
    return FAILED if state in {"failed", "cancelled"} else 0


def tell(error: Exception) -> int:
    """Say on stderr what went wrong and give the exit code."""
    if os.environ.get("LONGTAKE_DEBUG"):
        traceback.print_exception(error)
    said = as_typed(redacted(_sentence(error), os.environ))
    print(f"longtake: {said}", file=sys.stderr)  # noqa: T201 - the one line
    return code_of(error)


def _sentence(error: Exception) -> str:
    if isinstance(error, LongtakeError):
        return clean(str(error))
    if isinstance(error, OSError) and error.errno is not None:
        return clean(_of_the_system(error))
    where = _logged(error)
    kind = type(error).__name__
    tail = f"the whole story is in {where}" if where else "LONGTAKE_DEBUG=1 shows where"
    return f"{clean(f'{kind}: {error}')[:300]}; this is a fault of Longtake's: {tail}"


def _of_the_system(error: OSError) -> str:
    name = f"{error.filename}: " if error.filename else ""
    said = f"{name}{(error.strerror or str(error)).lower()}"
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"{said}; make room, then `longtake render` goes on where it was"
    return said


def _logged(error: Exception) -> Path | None:
    """Write the traceback without secrets and give the file, None where nothing can be written."""
    story = "".join(traceback.format_exception(error))
    now = datetime.now(UTC)
    try:
        folder = _home() / "log"
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{now:%Y%m%d-%H%M%S}-{os.getpid()}.txt"
        file.write_text(f"longtake {VERSION}\n{redacted(story, os.environ)}", encoding="utf-8")
    except OSError:
        return None
    return file


def redacted(text: str, environ: Mapping[str, str]) -> str:
    """Give the text with the value of every variable that looks like a secret's made `***`."""
    for name, value in environ.items():
        if name.endswith(_SECRETIVE) and len(value) >= _SHORTEST_SECRET:
            text = text.replace(value, "***")
    return text


def _home() -> Path:
    from longtake.settings import Settings, load  # noqa: PLC0415 - pydantic takes 0.07 s

    try:
        return load().home.expanduser()
    except LongtakeError:
        return Settings().home
