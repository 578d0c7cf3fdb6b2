"""A process that has decoders loaded and forks a child for each file that is to be read.

`python -m longtake.media.nursery FD`: every line that comes over the socket FD gets a child of its
own, which hears and answers there; after it comes how it ended. The process ends with the other end
of FD, and its children with it.
"""

import ctypes
import os
import selectors
import signal
import socket
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Final, NoReturn

STATUS: Final = struct.Struct("!4si")
OVER: Final = b"over"
"""With what `waitpid` gave for a child, after all that it said."""
PID: Final = struct.Struct("!I")
"""A child's own number, before all else."""
_LOADED: Final = (
    "av",
    "av.subtitles.stream",
    "cv2",
    "numpy",
    "numpy.ma",  # `numpy.median` loads it: a third of a look over a short clip, in every child
    "longtake.media.glimpse",
    "longtake.media.inspect",
    "longtake.media.mixing",
)
_PARENT_DEATH: Final = 1
"""`PR_SET_PDEATHSIG` of prctl(2)."""


class _Nursery:
    def __init__(self, door: socket.socket) -> None:
        self._door = door
        self._lines: dict[int, socket.socket] = {}
        """By child, where it answers."""

    def keep(self, child: Callable[[socket.socket], None]) -> None:
        """Fork children for whoever comes, until nobody can come any more."""
        bell, ringer = socket.socketpair()
        for each in (bell, ringer):
            each.settimeout(0)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(ringer.fileno(), warn_on_full_buffer=False)
        with selectors.DefaultSelector() as looking:
            looking.register(self._door, selectors.EVENT_READ)
            looking.register(bell, selectors.EVENT_READ)
            while True:
                ready = {key.fileobj for key, _ in looking.select()}
                if bell in ready:
                    with suppress(BlockingIOError):
                        bell.recv(1024)
                    self._bury()
                if self._door in ready and not self._let_in(child, (bell, ringer)):
                    return

    def _let_in(
        self, child: Callable[[socket.socket], None], own: tuple[socket.socket, ...]
    ) -> bool:
        """Fork a child for the next connection; False where nobody can come any more."""
        said, lines, _, _ = socket.recv_fds(self._door, 1, 1)
        if not said:
            return False
        line = socket.socket(fileno=lines[0])
        process = os.fork()
        if not process:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for each in (*own, self._door, *self._lines.values()):
                each.close()
            _live(child, line)
        self._lines[process] = line
        return True

    def _bury(self) -> None:
        """Tell of the children that have ended how they did."""
        while True:
            try:
                process, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if not process:
                return
            with self._lines.pop(process) as line, suppress(OSError):
                line.sendall(STATUS.pack(OVER, status))


def _live(child: Callable[[socket.socket], None], line: socket.socket) -> NoReturn:
    """Be a child, and nothing after that."""
    status = 1
    try:
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_PARENT_DEATH, signal.SIGKILL)
        line.sendall(PID.pack(os.getpid()))
        child(line)
        status = 0
    finally:
        os._exit(status)


def main() -> None:
    """Keep children until the other end of the door is closed."""
    from longtake.media.isolate import answer_one  # noqa: PLC0415 - it starts this module

    for name in _LOADED:
        import_module(name)
    with socket.socket(fileno=int(sys.argv[1])) as door:
        _Nursery(door).keep(answer_one)


if __name__ == "__main__":
    main()
