"""What the database says of films, runs, events and purchases, read beside those who write it."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, Executable, Row, Select, create_engine, exists, select, text
from sqlalchemy.exc import OperationalError, ProgrammingError

from longtake.storage.tables import events, films, purchases, runs, takes, turns, workers

_PATIENCE: Final = 60.0
_OPEN: Final = "SELECT count(*) FROM dbos.workflow_status WHERE status IN ('PENDING', 'ENQUEUED')"
_AT: Final = "SELECT executor_id FROM dbos.workflow_status WHERE workflow_uuid = :id"


@dataclass(frozen=True, slots=True)
class Records:
    """Reads."""

    engine: Engine

    @classmethod
    def of_file(cls, file: Path) -> "Records":
        """Read a home's SQLite file, which need not be there yet."""
        return cls(create_engine(f"sqlite:///file:{file}?mode=ro&uri=true"))

    @classmethod
    def of_server(cls, url: str) -> "Records":
        """Read a PostgreSQL database, which may be away."""
        return cls(create_engine(url.replace("postgresql:", "postgresql+psycopg:", 1)))

    def glance(self, query: Select[Any]) -> Sequence[Row[Any]]:
        """Give rows; none from a database that is away or not laid yet."""
        try:
            with self.engine.connect() as db:
                return db.execute(query).all()
        except (OperationalError, ProgrammingError):
            return ()

    def rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        """Give rows, waiting for a database that is away."""
        give_up = time.monotonic() + _PATIENCE
        while True:
            try:
                with self.engine.connect() as db:
                    return db.execute(query).all()
            except OperationalError:
                if time.monotonic() > give_up:
                    raise
                time.sleep(0.1)

    def states(self) -> dict[str, str]:
        """Give the state of every film."""
        return {row.id: row.state for row in self.glance(select(films.c.id, films.c.state))}

    def last_events(self) -> dict[str, int]:
        """Give the number of the newest event of every film."""
        query = select(films.c.id, films.c.last_event)
        return {row.id: row.last_event for row in self.glance(query)}

    def standings(self) -> dict[str, tuple[str, bool]]:
        """Give the state of every film, and whether its run goes on."""
        open_ = exists().where(runs.c.film == films.c.id, runs.c.ended.is_(False))
        query = select(films.c.id, films.c.state, open_.label("open"))
        return {row.id: (row.state, row.open) for row in self.glance(query)}

    def running(self) -> set[str]:
        """Give the films whose run has not ended."""
        query = select(runs.c.film).where(runs.c.ended.is_(False))
        return {row.film for row in self.glance(query)}

    def told(self, kind: str, wanted: Sequence[str]) -> Sequence[tuple[str, int, dict[str, Any]]]:
        """Give the events of a kind of some films: film, number and facts."""
        query = select(events).where(events.c.kind == kind, events.c.film.in_(wanted))
        return [(row.film, row.number, json.loads(row.facts)) for row in self.glance(query)]

    def bought(self, film: str = "", state: str = "") -> Sequence[Row[Any]]:
        """Give the ledger's rows, of a film or all, in a state or any."""
        query = select(purchases)
        if film:
            query = query.where(purchases.c.film == film)
        if state:
            query = query.where(purchases.c.state == state)
        return self.rows(query)

    def taken(self) -> Sequence[Row[Any]]:
        """Give every take."""
        return self.rows(select(takes))

    def waiting(self) -> int:
        """Give how many wait at the vendor's gate."""
        return len(self.rows(select(turns.c.token)))

    def open_work(self) -> int:
        """Give the pieces that the fleet's engine still means to do."""
        with self.engine.connect() as db:
            return int(db.execute(text(_OPEN)).scalar_one())

    def worker_at(self, work: str) -> str:
        """Give the id of the worker that a workflow is with, empty where nobody knows."""
        try:
            with self.engine.connect() as db:
                return str(db.execute(text(_AT), {"id": work}).scalar() or "")
        except (OperationalError, ProgrammingError):
            return ""

    def why_ended(self, film: str) -> Mapping[str, Any]:
        """Give the facts of a film's last end of a run."""
        told = self.told("run.ended", [film])
        return max(told, key=lambda event: event[1])[2] if told else {}

    def everything(self) -> dict[str, list[dict[str, Any]]]:
        """Give all that is kept, to be looked at later."""
        found = {}
        asked: dict[str, Executable] = {**_KEPT, "work": text(_WORK)}
        for name, query in asked.items():
            try:
                with self.engine.connect() as db:
                    found[name] = [dict(row) for row in db.execute(query).mappings()]
            except (OperationalError, ProgrammingError):
                found[name] = []
        return found


_KEPT: Final = {
    table.name: select(table) for table in (films, runs, events, purchases, takes, turns, workers)
}
_WORK: Final = (
    "SELECT workflow_uuid, status, name, executor_id, queue_name, created_at, updated_at, output,"
    " error FROM dbos.workflow_status"
)
