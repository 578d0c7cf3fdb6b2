"""A file that a person gave, before it is read: pipes and devices may never end."""

from pathlib import Path
from stat import S_ISREG
from typing import Final

from longtake.capabilities.errors import Unusable

PICTURE: Final = 64 * 2**20
"""Bytes that a picture may have."""
TEXT: Final = 4 * 2**20
"""Bytes that a page, a configuration or a certificate may have."""


def plain(file: Path, name: str, remedy: str, *, at_most: int | None = None) -> Path:
    """Give a file that has an end; `at_most` is in bytes.

    Raises `Unusable` as `name` for anything else, and `OSError` where there is none.
    """
    found = file.stat()
    if not S_ISREG(found.st_mode):
        kind = "a folder" if file.is_dir() else "a pipe or a device"
        raise Unusable(name, f"is {kind}, and no file", remedy)
    if at_most is not None and found.st_size > at_most:
        why = f"has {found.st_size:,} bytes, and at most {at_most:,} are read"
        raise Unusable(name, why, remedy)
    return file
