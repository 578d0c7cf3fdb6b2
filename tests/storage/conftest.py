"""Homes on both databases: with nothing in them, or nowhere yet."""

from pathlib import Path

import psycopg
import pytest
from sqlalchemy import delete

from longtake.storage.database import open_database
from longtake.storage.tables import home, metadata
from longtake.testing.postgres import Cluster

EMPTIED = "; ".join(
    str(delete(table)) for table in reversed(metadata.sorted_tables) if table is not home
)


@pytest.fixture(scope="session")
def laid(postgres: Cluster) -> str:
    """Give the address of a PostgreSQL database with our tables."""
    url = postgres.create("laid")
    open_database(url).close()
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Give where a home lies that holds nothing: a file, then a server's database."""
    if request.param == "sqlite":
        return tmp_path / "longtake.db"
    url: str = request.getfixturevalue("laid")
    with psycopg.connect(url) as connection:
        connection.execute(EMPTIED)
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def nowhere(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Give where a home may be laid: a file, then a server's database."""
    if request.param == "sqlite":
        return tmp_path / "longtake.db"
    url: str = request.getfixturevalue("database_url")
    return url
