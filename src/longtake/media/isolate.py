"""Running a decoder over a stranger's file in a child process with limits.

Decoders are C and have had holes. Whatever happens in the child, the film lives on.
"""

import atexit
import errno
import io
import os
import pickle
import resource
import selectors
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from longtake.capabilities.errors import BadOutput, LongtakeError, Unusable
from longtake.media import nursery
from longtake.media.nursery import OVER, PID, STATUS

T = TypeVar("T")

_MEMORY: Final = 4 * 2**30
_REMEDY: Final = "convert it to a plain H.264 MP4 or a PNG first"
_THREADS: Final = 4
"""Each may use the processor for as long as the wall clock allows."""
_LOOK: Final = 0.25
"""Seconds between two looks at whether the work is still wanted."""

_ANSWERS: Final = {
    ("longtake.media.probe", "Probe"),
    ("longtake.film.picture", "Size"),
    ("longtake.media.marking", "Signature"),
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
    remedy: str = _REMEDY,
    going_on: Callable[[], None] = lambda: None,
) -> T:
    """Call a module's function in a child and give its answer.

    `seconds` bound the wall clock, `memory` the address space in bytes; `going_on` is called a few
    times a second, and what it raises ends the child; `remedy` is told of what takes too long.
    Raises what the function raises of ours; `Unusable` where the limits end it, `BadOutput` for a
    crash.
    """
    call = pickle.dumps((function, args, seconds, memory))
    for _ in range(_TRIES):
        said = _Said()
        with _NURSERY.line() as line:
            try:
                _talked(line, call, said, seconds, going_on)
            except TimeoutError as error:
                why = f"took over {seconds:g} s to read"
                raise Unusable(_subject(args), why, remedy) from error
            finally:
                _end(line, said)
        if said.status is not None:
            code = os.waitstatus_to_exitcode(said.status)
            return cast("T", _answer(code, said.told, _subject(args)))
    raise RuntimeError("the process that reads files is killed again and again")


_TRIES: Final = 3
"""A child that is lost with its nursery says nothing about its file."""


@dataclass(slots=True)
class _Said:
    """What a child says: its number, its answer, and how it ended."""

    heard: bytearray = field(default_factory=bytearray)
    whole: bool = False

    @property
    def told(self) -> bytes:
        return bytes(self.heard[PID.size : -STATUS.size])

    @property
    def status(self) -> int | None:
        """How it ended, as `waitpid` has it; None where its nursery was lost with it."""
        if len(self.heard) < STATUS.size:
            return None
        word, status = STATUS.unpack(self.heard[-STATUS.size :])
        return int(status) if word == OVER else None

    @property
    def process(self) -> int:
        """The child's number, 0 until it has told it."""
        return int(PID.unpack(self.heard[: PID.size])[0]) if len(self.heard) >= PID.size else 0


def _end(line: socket.socket, said: _Said) -> None:
    """End a child that has not ended by itself, and return when it has: it writes files of ours."""
    line.settimeout(_PARTING)
    killed = False
    with suppress(TimeoutError):
        while not said.whole:
            if said.process and not killed:
                killed = True
                with suppress(ProcessLookupError):
                    os.kill(said.process, signal.SIGKILL)
            piece = _heard(line)
            said.heard += piece
            said.whole = not piece


_PARTING: Final = 10.0
"""Seconds that a killed child may take to be gone, on a machine that has much to do."""


def _talked(
    line: socket.socket,
    call: bytes,
    said: _Said,
    seconds: float,
    going_on: Callable[[], None],
) -> None:
    """Tell a child what to do and hear it to its end; raises `TimeoutError`."""
    until, left = time.monotonic() + seconds, memoryview(_LENGTH.pack(len(call)) + call)
    line.settimeout(0)
    with selectors.DefaultSelector() as looking:
        looking.register(line, selectors.EVENT_READ | selectors.EVENT_WRITE)
        while True:
            going_on()
            for _, ready in looking.select(_LOOK):
                if ready & selectors.EVENT_WRITE:
                    left = left[_sent(line, left) :]
                    if not left:
                        looking.modify(line, selectors.EVENT_READ)
                if ready & selectors.EVENT_READ:
                    piece = _heard(line)
                    said.heard += piece
                    said.whole = not piece
            if said.whole:
                return
            if time.monotonic() > until:
                raise TimeoutError


_LENGTH: Final = struct.Struct("!Q")
_PIECE: Final = 1 << 18


def _sent(line: socket.socket, left: memoryview) -> int:
    """Send what goes; a child that is gone needs no more."""
    try:
        return line.send(left)
    except OSError:
        return len(left)


def _heard(line: socket.socket) -> bytes:
    """Give what there is to hear; nothing at the end, which comes roughly where it is killed."""
    try:
        return line.recv(_PIECE)
    except ConnectionError:
        return b""


class _Nursery:
    """This process's one nursery, started when a file is first read."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._door: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    @contextmanager
    def line(self) -> Iterator[socket.socket]:
        """Give a line to a new child."""
        here, there = socket.socketpair()
        with here:
            with there, self._lock:
                try:
                    socket.send_fds(self._opened(), [b"c"], [there.fileno()])
                except OSError:  # it was killed
                    self.close()
                    socket.send_fds(self._opened(), [b"c"], [there.fileno()])
            yield here

    def _opened(self) -> socket.socket:
        if self._door is None or self._process is None:
            self._door, inside = socket.socketpair()
            with inside:
                self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                    [sys.executable, "-m", nursery.__name__, str(inside.fileno())],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env=_environment(),
                    pass_fds=[inside.fileno()],
                    start_new_session=True,  # Ctrl-C is for us to act on
                )
        return self._door

    def close(self) -> None:
        """End it and its children."""
        if self._door is not None:
            self._door.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._door = self._process = None


_NURSERY: Final = _Nursery()
atexit.register(_NURSERY.close)


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


def answer_one(line: socket.socket) -> None:
    """Be a child: hear one call on the line, and answer it there."""
    with line.makefile("rwb") as told:
        (length,) = _LENGTH.unpack(told.read(_LENGTH.size))
        function, args, seconds, memory = pickle.loads(told.read(length))  # noqa: S301 - our parent's
        _limit(seconds, memory)
        told.write(pickle.dumps(_outcome(function, args)))


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
