"""Older tables brought up to this version, one numbered revision after another.

`home.version` says where a database stands: revision `0002` leads to version 2.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, update

from longtake.storage import tables

_FOLDER: Final = Path(__file__).parent / "migrations"


def bring_up(db: Connection, version: int, to: int = tables.VERSION) -> None:
    """Bring the tables from a version up to another in this transaction; 0 is none at all."""
    with Operations.context(MigrationContext.configure(db)):
        for revision in _between(version, to):
            revision.upgrade()
    db.execute(update(tables.home).values(version=to))


def _between(version: int, to: int) -> Iterator[Any]:
    scripts = ScriptDirectory(_FOLDER)
    down = scripts.iterate_revisions(f"{to:04d}", f"{version:04d}" if version else "base")
    return (script.module for script in reversed(list(down)))
