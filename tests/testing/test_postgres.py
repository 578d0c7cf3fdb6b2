"""A PostgreSQL to be thrown away: it goes when whoever started it goes, however that is."""

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from longtake.testing.postgres import Cluster

STARTED = """
import sys
from longtake.testing.postgres import cluster
with cluster(fsync=False) as running:
    print(running.url(), running.folder, flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("end", ["done", "kill"])
def test_a_server_goes_with_whoever_started_it(end: str) -> None:
    """Also if that was killed: nothing is left running. Its folder goes where that can be."""
    with subprocess.Popen(
        [sys.executable, "-c", STARTED], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as starter:
        assert starter.stdout is not None
        url, folder = starter.stdout.readline().split()
        with psycopg.connect(url) as connection:
            if end == "kill":
                starter.kill()
            else:
                assert starter.stdin is not None
                starter.stdin.close()
            with pytest.raises(psycopg.OperationalError):
                connection.execute("SELECT pg_sleep(60)")
    if end == "done":
        assert not Path(folder).exists()


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
