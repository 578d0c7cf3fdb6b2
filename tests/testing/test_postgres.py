"""A PostgreSQL to be thrown away: it goes when whoever started it goes, however that is."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from longtake.testing.postgres import Cluster

STARTED = """
import sys
from pathlib import Path
from longtake.testing.postgres import cluster
with cluster(Path(sys.argv[1]), fsync=False) as running:
    print(running.url(), flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def reachable() -> Iterator[Path]:
    """Give a folder that the server's own user can reach."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
        Path(made).chmod(0o755)
        yield Path(made) / "cluster"


@pytest.mark.parametrize("end", ["done", "kill"])
def test_a_server_goes_with_whoever_started_it(reachable: Path, end: str) -> None:
    """Also if that was killed: nothing is left running."""
    with subprocess.Popen(
        [sys.executable, "-c", STARTED, reachable],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as starter:
        assert starter.stdin is not None
        assert starter.stdout is not None
        with psycopg.connect(starter.stdout.readline().strip()) as connection:
            if end == "kill":
                starter.kill()
            else:
                starter.stdin.close()
            with pytest.raises(psycopg.OperationalError):
                connection.execute("SELECT pg_sleep(60)")


@pytest.mark.parametrize("mode", ["immediate", "fast"])
def test_what_was_committed_outlives_a_restart(
    postgres: Cluster, database_url: str, mode: str
) -> None:
    """Without fsync too: only the machine's own crash would lose it."""
    with psycopg.connect(database_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS n")
    postgres.restart(mode)
    with psycopg.connect(database_url) as connection:
        assert connection.execute("SELECT n FROM kept").fetchone() == (7,)
