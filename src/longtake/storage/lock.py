"""One run at a time over a film: a lock that ends with its process, however that ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def held(file: Path) -> Iterator[bool]:
    """Give True while this process holds the lock, or False if another one does.

    The kernel lets go of it when the process dies, so no lock is ever stale.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        yield True
    finally:
        os.close(descriptor)


def holder(file: Path) -> int | None:
    """Give the id of the process that wrote itself into the lock last."""
    try:
        return int(file.read_text() or 0) or None
    except (OSError, ValueError):
        return None
