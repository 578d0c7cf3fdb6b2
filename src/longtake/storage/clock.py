"""The clock of a SQLite database: one for every process, whatever becomes of the time of day.

Leases, slots and rates compare what one process wrote with what another reads. PostgreSQL has a
clock of its own; a SQLite file has none, and a computer's time of day jumps: by NTP, by hand, by a
container that has another. What counts seconds since the computer was started does not jump and is
the same for all its processes (CLOCK_BOOTTIME, Linux; it goes on during sleep). So whoever opens
the file first after a start keeps what time of day it was then, and all go by that.
"""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, insert, select

from longtake.storage.tables import clocks

_BOOT: Final = Path("/proc/sys/kernel/random/boot_id")
_BEATS: Final = getattr(time, "CLOCK_BOOTTIME", None)


@dataclass(slots=True)
class MachineClock:
    """Gives the time of a SQLite file; by the time of day where no clock counts the seconds."""

    started: datetime | None = None
    """When the computer was started, by the time of day of whoever opened the file first since."""

    def now(self) -> datetime:
        """Give the time, UTC."""
        if self.started is None or _BEATS is None:
            return datetime.now(UTC)
        return self.started + timedelta(seconds=time.clock_gettime(_BEATS))

    def keep(self, db: Connection) -> None:
        """Go by what the file says of this start of the computer, or say it."""
        boot = _boot()
        if boot is None or _BEATS is None:
            return
        known = select(clocks.c.started).where(clocks.c.boot == boot)
        self.started = db.execute(known).scalar()
        if self.started is None:
            self.started = datetime.now(UTC) - timedelta(seconds=time.clock_gettime(_BEATS))
            db.execute(insert(clocks).values(boot=boot, started=self.started))


def clock_of(db: Connection) -> MachineClock:
    """Give the clock of a connection to a SQLite file."""
    clock: MachineClock = db.get_execution_options()[CLOCK]
    return clock


CLOCK: Final = "longtake_clock"
"""The execution option under which an engine carries its clock."""


def _boot() -> str | None:
    """Give what names this start of the computer, None where nothing does."""
    try:
        return _BOOT.read_text().strip()
    except OSError:
        return None
