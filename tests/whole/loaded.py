"""The command without the seconds that loading it takes: forked from a process that has it loaded.

`python loaded.py FD` forks a child for each call that comes over the socket FD. A call is a JSON
object with `words`, `cwd` and `env`, with four files: a line, and the command's stdin, stdout and
stderr. Over the line come the child's number and, once it has ended, what `waitpid` says.
"""

import atexit
import contextlib
import gc
import importlib
import json
import os
import selectors
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

COMMAND: Final = Path(sys.executable).with_name("longtake")
_MODULES: Final = (
    "longtake.cli.main",
    "longtake.app",
    "longtake.engine.durable",
    "longtake.engine.worker",
    "longtake.media.editor",
    "longtake.providers.sketch.provider",
    "av",
    "cv2",
)
_STREAMS: Final = ("stdin", "stdout", "stderr")
_NUMBER: Final = struct.Struct("!q")
_CALL: Final = 1 << 20
"""Bytes that a call may have."""


class Command(subprocess.Popen[str]):
    """`longtake` in a process of its own, session and all, as `Popen` gives it."""

    _line: socket.socket

    def __init__(self, words: Sequence[str], cwd: Path, env: Mapping[str, str]) -> None:
        super().__init__(
            [COMMAND, *words],
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def _execute_child(self, args: Sequence[str], *given: Any) -> None:  # noqa: ANN401
        """Have the child forked; the places are those of CPython 3.11 to 3.14."""
        cwd, env, (stdin, _, _, stdout, _, stderr) = given[4], given[5], given[9:15]
        self._line, there = socket.socketpair()
        words = [str(word) for word in args[1:]]
        call = json.dumps({"words": words, "cwd": str(cwd), "env": env}).encode()
        with there:
            socket.send_fds(_DESK.door, [call], [there.fileno(), stdin, stdout, stderr])
        self._close_pipe_fds(*given[9:15])  # type: ignore[attr-defined]
        self.pid = _NUMBER.unpack(self._line.recv(_NUMBER.size, socket.MSG_WAITALL))[0]

    def _try_wait(self, wait_flags: int) -> tuple[int, int]:
        """Give what `waitpid` would."""
        self._line.setblocking(not wait_flags & os.WNOHANG)
        with contextlib.suppress(BlockingIOError):
            told = self._line.recv(_NUMBER.size, socket.MSG_WAITALL)
            self._line.close()
            return self.pid, _NUMBER.unpack(told)[0]
        return 0, 0

    def _internal_poll(self, *_: object) -> int | None:
        if self.returncode is None:
            process, status = self._try_wait(os.WNOHANG)
            if process:
                self._handle_exitstatus(status)  # type: ignore[attr-defined]
        return self.returncode


class _Desk:
    """This process's loaded one: begun when it is first needed, and ended with it."""

    def __init__(self) -> None:
        self._door: socket.socket | None = None

    @property
    def door(self) -> socket.socket:
        """Where calls are taken."""
        if self._door is None:
            self._door, inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
            with inside:
                process = subprocess.Popen(
                    [sys.executable, __file__, str(inside.fileno())],
                    env=kept | {"LANG": "C.UTF-8"},
                    stdin=subprocess.DEVNULL,
                    pass_fds=[inside.fileno()],
                    start_new_session=True,
                )
            atexit.register(process.wait)
            atexit.register(self._door.close)
        return self._door


_DESK: Final = _Desk()


def _serve(door: socket.socket) -> list[str] | None:
    """Fork children until nobody can call any more; in a child, give what was typed."""
    lines: dict[int, socket.socket] = {}
    bell, ringer = socket.socketpair()
    for each in (bell, ringer):
        each.settimeout(0)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(ringer.fileno(), warn_on_full_buffer=False)
    with selectors.DefaultSelector() as looking:
        looking.register(door, selectors.EVENT_READ)
        looking.register(bell, selectors.EVENT_READ)
        while True:
            ready = {key.fileobj for key, _ in looking.select()}
            if bell in ready:
                bell.recv(1024)
                _tell(lines)
            if door in ready:
                call, files, _, _ = socket.recv_fds(door, _CALL, 4)
                if not call:
                    return None
                process = os.fork()
                if not process:
                    for each in (bell, ringer, door, *lines.values()):
                        each.close()
                    return _become(json.loads(call), files)
                lines[process] = socket.socket(fileno=files[0])
                lines[process].sendall(_NUMBER.pack(process))
                for file in files[1:]:
                    os.close(file)


def _tell(lines: dict[int, socket.socket]) -> None:
    with contextlib.suppress(ChildProcessError):
        while True:
            process, status = os.waitpid(-1, os.WNOHANG)
            if not process:
                return
            with lines.pop(process) as line, contextlib.suppress(OSError):
                line.sendall(_NUMBER.pack(status))


def _become(call: Mapping[str, Any], files: Sequence[int]) -> list[str]:
    """Be as a process that has just begun to run the command."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    os.close(files[0])
    for number, (file, name) in enumerate(zip(files[1:], _STREAMS, strict=True)):
        os.dup2(file, number)
        os.close(file)
        mode, lines = "w" if number else "r", 1 if name == "stderr" else -1
        stream = open(number, mode, lines, encoding="utf-8")  # noqa: SIM115, PTH123 - for good
        setattr(sys, name, stream)
    os.chdir(call["cwd"])
    os.environ.clear()
    os.environ.update(call["env"])
    sys.path[1:1] = filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))
    importlib.invalidate_caches()
    return [str(COMMAND), *call["words"]]


def main() -> None:
    """Serve, and in each child run the command to its end."""
    for name in _MODULES:
        importlib.import_module(name)
    gc.freeze()  # what is loaded stays shared
    with socket.socket(fileno=int(sys.argv[1])) as door:
        typed = _serve(door)
    if typed is not None:
        from longtake.cli.main import run  # noqa: PLC0415 - the tests load this module too

        sys.argv = typed
        run()


if __name__ == "__main__":
    main()
