"""The version of a database's tables: laid where there are none, older ones brought up."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, select

from longtake.capabilities.errors import Unusable
from longtake.storage import tables


def lay(db: Connection, name: str) -> int | None:
    """Lay the tables where there are none; gives the version of older ones, None for this one.

    Raises `Unusable` for later ones.
    """
    if not inspect(db).has_table("home"):
        tables.metadata.create_all(db)
        db.execute(insert(tables.home).values(version=tables.VERSION))
        return None
    version = int(db.execute(select(tables.home.c.version)).scalar_one())
    if version > tables.VERSION:
        why = f"made by a later Longtake (tables {version}, this one knows {tables.VERSION})"
        raise Unusable(name, why, "use that version, or another home")
    return version if version < tables.VERSION else None


def migrate_file(engine: Engine, file: Path, name: str) -> None:
    """Bring an older SQLite file up to this version, after a copy of it beside it.

    Whoever comes second waits for the write lock and finds it done.
    """
    try:
        with engine.connect() as db, db.begin():
            version = lay(db, name)
            if version is None:
                return
            from longtake.storage.migrating import bring_up  # noqa: PLC0415 - Alembic takes 0.2 s

            _copy(file, file.with_name(f"{file.stem}-v{version}{file.suffix}.bak"))
            bring_up(db, version)
    finally:
        engine.dispose()


def _copy(file: Path, copy: Path) -> None:
    """Copy the committed state, whole or not at all."""
    part = copy.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target)
    except sqlite3.Error as error:
        part.unlink(missing_ok=True)
        remedy = "nothing was changed: make room beside it, then try again"
        raise Unusable(str(file), f"it cannot be copied ({error})", remedy) from error
    part.replace(copy)
