"""The house: what its contracts promise, proved where the tests run."""

import subprocess
import sys

HEAVY = ("av", "cv2", "dbos", "numpy", "pydantic", "rich", "sqlalchemy")


def test_help_loads_nothing_heavy() -> None:
    """The command line answers before anything is built."""
    script = (
        f"import sys, longtake.cli.main; print([name for name in {HEAVY} if name in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert said.stdout.strip() == "[]"


def test_the_film_model_loads_nothing_that_acts() -> None:
    """Values and pure functions need none of it."""
    script = (
        "import sys, longtake.film.work, longtake.film.timeline; "
        f"print([name for name in (*{HEAVY}, 'asyncio') if name in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert said.stdout.strip() == "[]"
