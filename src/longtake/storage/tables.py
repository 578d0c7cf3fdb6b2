"""Our tables: films and all that belongs to them, the ledger, the line at its gate, the fleet.

Names and columns use the glossary's words. Times are UTC; money is exact, in nanodollars.
"""

from datetime import UTC, datetime
from decimal import ROUND_CEILING, Decimal
from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

VERSION: Final = 4
"""Of these tables; a home made by a later one is refused."""
NANO: Final = -9
"""The exponent of the smallest sum that is told apart: a billionth of a dollar."""

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
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class Dollars(TypeDecorator[Decimal]):
    """US dollars as whole nanodollars, so that sums are exact in SQL; finer sums are rounded up."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Store as nanodollars."""
        del dialect
        return None if value is None else nanodollars(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Give it exact, with no more digits than it needs."""
        del dialect
        return None if value is None else from_nanodollars(int(value))


def nanodollars(amount: Decimal) -> int:
    """Give whole nanodollars, rounded up."""
    return int(amount.scaleb(-NANO).to_integral_value(ROUND_CEILING))


def from_nanodollars(count: int) -> Decimal:
    """Give dollars: `0.3`, not `0.300000000`, and `10`, not `1E+1`."""
    amount = Decimal(count).scaleb(NANO)
    return amount.quantize(Decimal(1)) if count % 10**9 == 0 else amount.normalize()


class Words(TypeDecorator[str]):
    """Text from outside; what no database keeps (NUL, half a surrogate pair) becomes U+FFFD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Store what can be stored: a paid take is not lost for a strange letter in its prompt."""
        del dialect
        if value is None or (value.isascii() and "\0" not in value):
            return value
        whole = value.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-16", "surrogatepass")
        return whole.decode("utf-16", "replace")


COUNTED = BigInteger().with_variant(Integer, "sqlite")
"""A key that the database counts up; SQLite does so for INTEGER alone."""

home = Table("home", metadata, Column("version", Integer, primary_key=True, autoincrement=False))

clocks = Table(
    "clocks",
    metadata,
    Column("boot", String(64), primary_key=True),
    Column("started", Moment, nullable=False),
)

marks = Table(
    "marks",
    metadata,
    Column("slot", String(96), primary_key=True),
    Column("mark", String(32), nullable=False),
    Column("at", Moment, nullable=False),
)

films = Table(
    "films",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("title", Words, nullable=False),
    Column("folder", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("brief", Text, nullable=False),
    Column("revision", Integer, nullable=False, default=0),
    Column("created", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    Column("user", Text, nullable=False, default="local"),
    Column("last_event", Integer, nullable=False, default=0),
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
    Column("prompt", Words, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("frames", Integer, nullable=False),
    Column("charge", Dollars, nullable=False),
    Column("seconds", Text, nullable=False),
    Column("made", Moment, nullable=False),
    Column("samples", Integer, nullable=False, default=0, server_default="0"),
    Column("words", Words, nullable=False, default="[]", server_default="[]"),
)
Index("takes_by_model", takes.c.model, takes.c.made)

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
    Column("facts", Words, nullable=False),
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
    Column("user", Text, nullable=False, default="local"),
    Column("priority", Integer, nullable=False, default=5),
    Column("deadline", Moment),
    Column("wish", String(16), nullable=False, default=""),
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
    Column("why", Words),
    Column("owner", Text, nullable=False),
    Column("lease_until", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    Column("run", String(32), nullable=False),
    Column("account", Text, nullable=False),
    Column("user", Text, nullable=False, default="local"),
    Column("asked", Words, nullable=False, default="{}"),
    Column("created", Moment, nullable=False),
    Column("posted", Moment, nullable=False),
    Column("ended", Boolean, nullable=False, default=False),
)
Index("purchases_by_account", purchases.c.account, purchases.c.state)
Index("purchases_by_age", purchases.c.created)
Index("purchases_by_change", purchases.c.changed)

turns = Table(
    "turns",
    metadata,
    Column("seq", COUNTED, primary_key=True),
    Column("token", String(160), nullable=False, unique=True),
    Column("film", String(32), ForeignKey("films.id"), nullable=False),
    Column("of", String(64), nullable=False),
    Column("run", String(32), nullable=False, index=True),
    Column("key", String(64), nullable=False),
    Column("model", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("user", Text, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("quote", Dollars, nullable=False),
    Column("budget", Dollars),
    Column("asked", Words, nullable=False),
    Column("owner", Text, nullable=False),
    Column("since", Moment, nullable=False),
    Column("seen", Moment, nullable=False),
    Column("longer", Float, nullable=False, default=0.0),
)
Index("turns_by_work", turns.c.film, turns.c.of, unique=True)
Index("turns_by_account", turns.c.account, turns.c.owner)

posts = Table(
    "posts",
    metadata,
    Column("id", COUNTED, primary_key=True),
    Column("account", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
Index("posts_by_account", posts.c.account, posts.c.at)

workers = Table(
    "workers",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("queues", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("shape", Text, nullable=False),
    Column("began", Moment, nullable=False),
    Column("seen", Moment, nullable=False),
    Column("state", String(16), nullable=False),
)
Index("workers_by_state", workers.c.state, workers.c.seen)
