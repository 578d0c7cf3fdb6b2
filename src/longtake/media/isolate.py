"""Running a decoder over a stranger's file in a child process with limits.

Decoders are C and have had holes. Whatever happens in the child, the film lives on.
"""

import ctypes
import errno
import io
import os
import pickle
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from longtake.capabilities.errors import BadOutput, LongtakeError, Unusable

T = TypeVar("T")

_MEMORY: Final = 4 * 2**30
_REMEDY: Final = "convert it to a plain H.264 MP4 or a PNG first"
_THREADS: Final = 4
"""Each may use the processor for as long as the wall clock allows."""
_LOOK: Final = 0.25
"""Seconds between two looks at whether the work is still wanted."""
_PARENT_DEATH: Final = 1
"""`PR_SET_PDEATHSIG` of prctl(2)."""

_ANSWERS: Final = {
    ("longtake.media.probe", "Probe"),
    ("longtake.film.picture", "Size"),
    ("longtake.film.curves", "Curves"),
    ("longtake.film.curves", "PictureCurves"),
    ("longtake.film.curves", "SoundCurves"),
    ("longtake.film.curves", "Look"),
    ("fractions", "Fraction"),
    ("numpy", "dtype"),
    ("numpy", "ndarray"),
    ("numpy._core.multiarray", "_reconstruct"),
    ("numpy._core.multiarray", "scalar"),
    ("numpy._core.numeric", "_frombuffer"),
    ("copyreg", "_reconstructor"),
}
"""All that a child's answer may be made of: it may have been taken over by the file it read."""


def guarded(
    function: Callable[..., T],
    *args: object,
    seconds: float = 30.0,
    memory: int = _MEMORY,
    going_on: Callable[[], None] = lambda: None,
) -> T:
    """Call a module's function in a child and give its answer.

    `seconds` bound the wall clock, `memory` the address space in bytes; `going_on` is called a few
    times a second, and what it raises ends the child. Raises what the function raises of ours;
    `Unusable` where the limits end it, `BadOutput` for a crash.
    """
    call = pickle.dumps((function, args, seconds, memory))
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    ) as child:
        try:
            told = _heard(child, call, seconds, going_on)
        except subprocess.TimeoutExpired as error:
            raise Unusable(_subject(args), f"took over {seconds:g} s to read", _REMEDY) from error
        finally:
            child.kill()
    return cast("T", _answer(child.returncode, told, _subject(args)))


def _heard(
    child: "subprocess.Popen[bytes]",
    call: bytes,
    seconds: float,
    going_on: Callable[[], None],
) -> bytes:
    """Give what the child answers; raises `TimeoutExpired`."""
    asked: bytes | None
    until, asked = time.monotonic() + seconds, call
    while True:
        going_on()
        try:
            return child.communicate(asked, timeout=_LOOK)[0]
        except subprocess.TimeoutExpired:
            asked = None
            if time.monotonic() > until:
                raise


def _environment() -> dict[str, str]:
    """Give the child what Python needs and no secrets."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
    single = {"OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
    return kept | single | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def _answer(exit_code: int, told: bytes, what: str) -> object:
    if exit_code:
        raise BadOutput(f"{what} crashes its decoder (exit {exit_code})")
    kind, *content = _Answers(io.BytesIO(told)).load()
    match kind:
        case "answer":
            return content[0]
        case "unusable":
            raise Unusable(*content)
        case "disk":
            raise OSError(*content)
        case "memory":
            raise Unusable(what, "needs more memory than a clip or picture should", _REMEDY)
        case _:
            raise BadOutput(content[0])


def _subject(args: tuple[object, ...]) -> str:
    return next((arg.name for arg in args if isinstance(arg, Path)), "the file")


class _Answers(pickle.Unpickler):
    """Reads a child's answer and nothing that could act."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as the base class has it
        if (module, name) not in _ANSWERS:
            raise BadOutput(f"the decoder answered with {module}.{name}")
        return super().find_class(module, name)


def _child() -> None:
    """Answer one call from standard input on standard output."""
    _die_with_parent()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    function, args, seconds, memory = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our parent
    _limit(seconds, memory)
    out.write(pickle.dumps(_outcome(function, args)))
    out.close()


def _outcome(function: Callable[..., object], args: tuple[object, ...]) -> tuple[object, ...]:
    try:
        return "answer", function(*args)
    except Exception as error:  # noqa: BLE001 - a decoder may raise anything on such a file
        return _told(error, _subject(args))


def _told(error: Exception, what: str) -> tuple[object, ...]:
    match error:
        case Unusable():
            return "unusable", error.what, error.why, error.remedy
        case LongtakeError():
            return "bad", str(error)
        case MemoryError():
            return ("memory",)
        case OSError(errno=errno.ENOSPC):
            return "disk", error.errno, error.strerror
        case _:
            return "bad", f"{what}: {type(error).__name__}: {error}"


def _limit(seconds: float, memory: int) -> None:
    processor = _THREADS * (int(seconds) + 1)
    resource.setrlimit(resource.RLIMIT_CPU, (processor, processor + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(ValueError):  # macOS knows the limit but refuses to set it
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DEATH, signal.SIGKILL)


if __name__ == "__main__":
    _child()
