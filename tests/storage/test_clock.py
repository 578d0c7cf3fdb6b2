"""Tests of a SQLite file's clock: it goes on whatever becomes of the time of day."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, update

from longtake.storage.clock import MachineClock
from longtake.storage.database import Database, now, open_database
from longtake.storage.tables import clocks

pytestmark = pytest.mark.skipif(
    not hasattr(time, "CLOCK_BOOTTIME"), reason="nothing counts the seconds of this computer"
)
LONG = timedelta(hours=5)


def test_who_opens_the_file_later_goes_by_the_first_ones_clock(tmp_path: Path) -> None:
    """As where the time of day was put right meanwhile, or is another in a container."""
    first = open_database(tmp_path / "home.db")
    began = first.run_now(now)
    _shift(first, LONG)
    second = open_database(tmp_path / "home.db")
    later = second.run_now(now)
    first.close()
    second.close()
    assert timedelta(0) < later - LONG - began < timedelta(seconds=30)


def test_after_a_restart_of_the_computer_the_time_of_day_counts(tmp_path: Path) -> None:
    """A clock that was wrong is wrong until then, not for ever."""
    first = open_database(tmp_path / "home.db")
    _shift(first, LONG)
    first.run_now(lambda db: db.execute(update(clocks).values(boot="the one before")))
    first.close()
    second = open_database(tmp_path / "home.db")
    told = second.run_now(now)
    second.close()
    assert abs(told - datetime.now(UTC)) < timedelta(seconds=30)


def test_it_runs_as_fast_as_time(tmp_path: Path) -> None:
    """Never backwards either."""
    database = open_database(tmp_path / "home.db")

    async def times() -> list[datetime]:
        return [await database.run(now) for _ in range(20)]

    began = time.monotonic()
    seen = asyncio.run(times())
    took = time.monotonic() - began
    database.close()
    assert seen == sorted(seen)
    assert (seen[-1] - seen[0]).total_seconds() <= took + 0.01


def test_without_a_count_of_seconds_it_is_the_time_of_day() -> None:
    """On systems that have none."""
    assert abs(MachineClock().now() - datetime.now(UTC)) < timedelta(seconds=30)


def _shift(database: Database, by: timedelta) -> None:
    """Have the file say that the computer was started so much later."""

    def shift(db: Connection) -> None:
        started = db.execute(clocks.select()).one().started
        db.execute(update(clocks).values(started=started + by))

    database.run_now(shift)
