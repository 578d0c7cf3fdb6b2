"""A stranger's first film: a fresh clone, an empty HOME, one command.

Cold it sets itself up; warm it is set up and knows no film; the same again finds what it made.
"""

import shutil
import subprocess
from pathlib import Path

from measured import KEEPER, ROOT, Run, film_of, options, place, run, table


def main() -> None:
    """Measure and print."""
    parser = options(__doc__ or "")
    parser.add_argument("--seconds", default="30")
    given = parser.parse_args()
    with place() as folder:
        clone = folder / "longtake"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)  # noqa: S607
        command = str(clone / "longtake")
        words = (KEEPER, "--seconds", given.seconds, "-o", "film.mp4")
        rows = []
        for name in ("cold", "warm", "same again"):
            if name == "warm":
                shutil.rmtree(folder / "home")
            rows.append(_row(name, run(command, *words, folder=folder), folder / "film.mp4"))
    table(rows)


def _row(name: str, done: Run, file: Path) -> dict[str, object]:
    film = film_of(file)
    return {
        "film": name,
        "wall s": f"{done.wall:.1f}",
        "CPU s": f"{done.cpu:.1f}",
        "made": done.end["made"],
        "reused": done.end["reused"],
        "frames": film.frames,
        "seconds": f"{film.seconds:.3f}",
        "size": film.size,
        "codecs": film.codecs,
        "LUFS": film.loudness,
    }


if __name__ == "__main__":
    main()
