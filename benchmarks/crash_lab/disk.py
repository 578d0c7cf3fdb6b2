"""A small disk of its own, to be filled up and emptied."""

import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_SIZE: Final = "192m"
_PIECE: Final = 2**20


@dataclass(frozen=True, slots=True)
class Disk:
    """A tmpfs under a folder."""

    folder: Path

    @classmethod
    def mount(cls, folder: Path) -> "Disk | None":
        """Give a disk there, None where this process may not."""
        folder.mkdir(parents=True, exist_ok=True)
        command = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE},mode=0777", "lab", str(folder)]
        try:
            done = subprocess.run(command, capture_output=True, check=False)
        except OSError:
            return None
        return cls(folder) if done.returncode == 0 else None

    def fill(self) -> None:
        """Leave not a byte free."""
        with self._ballast.open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(bytes(_PIECE))

    def free(self) -> None:
        """Make room again."""
        self._ballast.unlink(missing_ok=True)

    def unmount(self) -> None:
        """Take it away, with all that lies on it."""
        subprocess.run(["umount", "-l", str(self.folder)], check=False)  # noqa: S607

    @property
    def _ballast(self) -> Path:
        return self.folder / "ballast"
