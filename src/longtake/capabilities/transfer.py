"""The promise of downloads: a finished result fetched from where the vendor put it."""

from pathlib import Path
from typing import Protocol

from longtake.capabilities.job import Link


class Downloads(Protocol):
    """Fetches results, with limits on time, size and place."""

    async def fetch(self, link: Link, out: Path) -> None:
        """Write the linked content to a file; raises `Transient`, `Expired` or `BadOutput`."""
        ...
