"""The crash lab in short: whatever breaks, no film is lost, wrong or paid for twice."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAB = (
    sys.executable,
    "-m",
    "benchmarks.crash_lab",
    "--quick",
    "--json",
    "--films",
    "2",
    "--every",
    "1",
)
HARMS = {
    "sqlite": ("kill=3,boundary=4,network", 8),
    "postgresql": ("kill=2,boundary=3,freeze,database,network", 5),
}
"""With weights, and how many kills among them."""


@pytest.mark.parametrize("database", HARMS)
def test_films_come_through_kills(database: str, tmp_path: Path) -> None:
    """Killed at random and between steps, cut off and frozen: every call is paid once."""
    harms, kills = HARMS[database]
    options = ("--database", database, "--events", harms, "--kills", str(kills))
    place = ("--workers", "2", "--folder", tmp_path)
    done = subprocess.run(
        [*LAB, *options, *place], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout)
    assert sum(told["harms"][kind] for kind in ("kill", "boundary")) >= kills
    assert told["films"] >= 2
    assert (told["lost"], told["twice"], told["masters"], told["blobs"]) == (0, 0, 0, 0)
    assert told["billed"] == told["charged"]
    assert told["most_jobs"] <= told["limit"]
