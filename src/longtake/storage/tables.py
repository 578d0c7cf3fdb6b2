"""Our tables: films, storyboards, takes, selects, events and the ledger.

Names and columns use the glossary's words. Times are UTC; money is exact text.
"""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

VERSION: Final = 1
"""Of these tables; a home made by a later one is refused."""

metadata = MetaData()


class Moment(TypeDecorator[datetime]):
    """A UTC time; SQLite keeps no zone, so it is put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store as UTC."""
        del dialect
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give it with its zone."""
        del dialect
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class Dollars(TypeDecorator[Decimal]):
    """US dollars as exact text: SQLite's numbers are floats."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Store as plain digits."""
        del dialect
        return None if value is None else f"{value:f}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """Give it exact."""
        del dialect
        return None if value is None else Decimal(value)


home = Table("home", metadata, Column("version", Integer, primary_key=True))

films = Table(
    "films",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("title", Text, nullable=False),
    Column("folder", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("brief", Text, nullable=False),
    Column("revision", Integer, nullable=False, default=0),
    Column("created", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
)
Index("films_by_age", films.c.created, films.c.id)

storyboards = Table(
    "storyboards",
    metadata,
    Column("film", String(32), ForeignKey("films.id"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("body", Text, nullable=False),
    Column("made", Moment, nullable=False),
)

takes = Table(
    "takes",
    metadata,
    Column("film", String(32), ForeignKey("films.id"), primary_key=True),
    Column("of", String(64), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("key", String(64), nullable=False, index=True),
    Column("model", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("media_type", String(64), nullable=False),
    Column("prompt", Text, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("frames", Integer, nullable=False),
    Column("charge", Dollars, nullable=False),
    Column("seconds", Text, nullable=False),
    Column("made", Moment, nullable=False),
)

selects = Table(
    "selects",
    metadata,
    Column("film", String(32), ForeignKey("films.id"), primary_key=True),
    Column("of", String(64), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("wanted", String(64), nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("film", String(32), ForeignKey("films.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("facts", Text, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("film", String(32), ForeignKey("films.id"), nullable=False, index=True),
    Column("until", String(16), nullable=False),
    Column("facts", String(64), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("ended", Boolean, nullable=False, default=False),
    Column("began", Moment, nullable=False),
)

purchases = Table(
    "purchases",
    metadata,
    Column("token", String(160), primary_key=True),
    Column("film", String(32), ForeignKey("films.id"), nullable=False, index=True),
    Column("of", String(64), nullable=False),
    Column("key", String(64), nullable=False),
    Column("model", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("quote", Dollars, nullable=False),
    Column("charge", Dollars),
    Column("ticket", Text),
    Column("why", Text),
    Column("owner", String(64), nullable=False),
    Column("lease_until", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
)
