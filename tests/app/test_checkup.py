"""A look at homes that are broken in every way: told with a remedy, never made worse."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr

from longtake.app import Check, checkup, open_studio
from longtake.film.brief import Brief
from longtake.settings import Settings


def looked(settings: Settings, *, repair: bool = False) -> dict[str, Check]:
    """Give what a checkup finds, by name."""
    checks = asyncio.run(checkup(settings, repair=repair))
    return {check.name: check for check in checks}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a home with a film in it."""

    async def scene() -> None:
        async with open_studio(Settings(home=tmp_path / "home")) as studio:
            await studio.begin(Brief("A cat"), folder=tmp_path / "film")

    asyncio.run(scene())
    return tmp_path / "home"


def test_a_sound_home_has_nothing_wrong(home: Path) -> None:
    """Whatever was looked at."""
    checks = looked(Settings(home=home))
    assert all(check.ok for check in checks.values())
    assert checks["films"].found.startswith("1 queued")
    assert "is sound" in checks["database"].found


@pytest.mark.parametrize("repair", [False, True])
def test_a_damaged_database_is_told_and_left_as_it_is(home: Path, *, repair: bool) -> None:
    """With what is damaged, and what helps."""
    file = home / "longtake.db"
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(file.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 8192] = bytes(range(256)) * 32
    file.write_bytes(data)
    told = looked(Settings(home=home), repair=repair)["database"]
    assert not told.ok
    assert str(file) in told.found
    assert "put back a copy" in told.remedy
    assert file.read_bytes() == data


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    """And what needs no database is looked at all the same."""
    (tmp_path / "longtake.db").write_bytes(b"holiday notes " * 999)
    checks = looked(Settings(home=tmp_path))
    assert "not a database" in checks["database"].found
    assert checks["python"].ok
    assert checks["codecs"].ok


def test_a_home_of_a_later_version_is_told(home: Path) -> None:
    """Both versions, and that another one is needed."""
    with closing(sqlite3.connect(home / "longtake.db")) as database:
        database.execute("UPDATE home SET version = 999")
        database.commit()
    told = looked(Settings(home=home))["database"]
    assert not told.ok
    assert "999" in told.found
    assert told.remedy


def test_a_home_that_cannot_be_written_is_told() -> None:
    """With the variable that moves it."""
    checks = looked(Settings(home=Path("/proc/longtake")))
    assert not checks["home"].ok
    assert "LONGTAKE_HOME" in checks["home"].remedy


def test_a_database_that_does_not_let_us_in_is_told_without_its_password(
    tmp_path: Path, database_url: str
) -> None:
    """By its name; the password stands nowhere."""
    wrong = database_url.replace("postgres@", "nobody:hunter2222@").rpartition("/")[0] + "/none"
    settings = Settings(home=tmp_path / "home", database=SecretStr(wrong))
    told = looked(settings)["database"]
    assert not told.ok
    assert "LONGTAKE_DATABASE" in told.remedy
    assert "hunter2222" not in f"{told.found}{told.remedy}"
