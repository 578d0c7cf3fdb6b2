"""Films whose runs are killed at random instants: the same films, and nothing made twice?

Each film is begun in a home of its own and killed with SIGKILL, again and again, until a run comes
to its end by itself; then all its frames are compared with those of a film that nobody killed.
"""

import os
import random
import shlex
import signal
import sqlite3
import subprocess
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Final

from measured import KEEPER, environment, hashes, options, place, run, table

FILM: Final = (KEEPER, "--seconds", "8", "--size", "160x90", "--fps", "12")


def main() -> None:
    """Measure and print."""
    parser = options(__doc__ or "")
    parser.add_argument("--kills", type=int, default=100, help="in all")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 - moments, no secrets
    with place() as folder:
        whole = run(given.command, *FILM, "--dir", "film", folder=folder)
        wanted = hashes(folder / "film" / "film.mp4")
    rows: list[dict[str, object]] = []
    left = given.kills
    while left > 0:
        rows.append(_film(given.command, wanted, whole.wall, left, chance))
        left -= int(str(rows[-1]["kills"]))
    table(rows)
    good = all(row["same frames"] == "yes" and row["made twice"] == 0 for row in rows)
    verdict = "the same frames, nothing made twice" if good else "NOT AS WITHOUT KILLS"
    print(f"{given.kills} kills of {len(rows)} films: {verdict}")


def _film(
    command: str, wanted: list[str], wall: float, most: int, chance: random.Random
) -> dict[str, object]:
    with place() as folder:
        kills = 0
        while kills < most and _killed(command, chance.uniform(0, wall), folder):
            kills += 1
        run(command, *_words(folder), "-o", "film.mp4", folder=folder)
        begun = _count(folder, "kind = 'work.began'")
        made = _count(folder, "kind = 'work.done' AND NOT json_extract(facts, '$.reused')")
        same = hashes(folder / "film.mp4") == wanted
    return {
        "kills": kills,
        "pieces": len(made),
        "begun": begun.total(),
        "made twice": sum(count - 1 for count in made.values()),
        "same frames": "yes" if same else "NO",
    }


def _words(folder: Path) -> tuple[str, ...]:
    """Give what a person types: the film, or how it goes on."""
    begun = (folder / "film" / "brief.yaml").exists()
    return ("render", "film") if begun else (*FILM, "--dir", "film")


def _killed(command: str, after: float, folder: Path) -> bool:
    """Start a run and kill it and all that it started; False where it had ended before."""
    process = subprocess.Popen(
        [*shlex.split(command), *_words(folder)],
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(after)
    early = process.poll() is None
    if early:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return early


def _count(folder: Path, where: str) -> Counter[str]:
    """Count the events of each piece."""
    query = f"SELECT json_extract(facts, '$.of') FROM events WHERE {where}"  # noqa: S608 - ours
    with closing(sqlite3.connect(folder / "home" / "longtake.db")) as opened:
        return Counter(of for (of,) in opened.execute(query))


if __name__ == "__main__":
    main()
