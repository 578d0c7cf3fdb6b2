"""Homes on both databases, and one film to work on."""

from pathlib import Path

import pytest


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Give where an empty database lies: a file, then a server's."""
    if request.param == "sqlite":
        return tmp_path / "longtake.db"
    url: str = request.getfixturevalue("database_url")
    return url
