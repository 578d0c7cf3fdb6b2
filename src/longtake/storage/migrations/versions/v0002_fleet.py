"""A ledger with a gate, users, a fleet; money in whole nanodollars."""

from decimal import ROUND_CEILING, Decimal
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_TIME = sa.DateTime(timezone=True)
_COUNTED = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Widen what is there, then lay the line, the posts and the workers."""
    _films()
    _takes()
    _runs()
    _purchases()
    _line()
    _workers()
    _clocks()


def _films() -> None:
    _add("films", sa.Column("user", sa.Text), sa.Column("last_event", sa.Integer))
    last = sa.text(
        "UPDATE films SET \"user\" = 'local', last_event = "
        "COALESCE((SELECT MAX(number) FROM events WHERE events.film = films.id), 0)"
    )
    op.execute(last)
    with op.batch_alter_table("films") as table:
        table.alter_column("user", existing_type=sa.Text, nullable=False)
        table.alter_column("last_event", existing_type=sa.Integer, nullable=False)


def _takes() -> None:
    _add("takes", sa.Column("charge_now", sa.BigInteger))
    _count_nanodollars("takes", ("film", "of", "number"), "charge")
    with op.batch_alter_table("takes") as table:
        table.drop_column("charge")
        table.alter_column("seed", existing_type=sa.Integer, type_=sa.BigInteger)
        table.alter_column(
            "charge_now", existing_type=sa.BigInteger, new_column_name="charge", nullable=False
        )
    op.create_index("takes_by_model", "takes", ["model", "made"])


def _runs() -> None:
    _add(
        "runs",
        sa.Column("user", sa.Text),
        sa.Column("priority", sa.Integer),
        sa.Column("deadline", _TIME),
        sa.Column("wish", sa.String(16)),
    )
    op.execute("UPDATE runs SET \"user\" = 'local', priority = 5, wish = ''")
    with op.batch_alter_table("runs") as table:
        table.alter_column("user", existing_type=sa.Text, nullable=False)
        table.alter_column("priority", existing_type=sa.Integer, nullable=False)
        table.alter_column("wish", existing_type=sa.String(16), nullable=False)


def _purchases() -> None:
    """What is new of old rows: the provider was their account, the last change their beginning."""
    _add(
        "purchases",
        sa.Column("quote_now", sa.BigInteger),
        sa.Column("charge_now", sa.BigInteger),
        sa.Column("run", sa.String(32)),
        sa.Column("account", sa.Text),
        sa.Column("user", sa.Text),
        sa.Column("asked", sa.Text),
        sa.Column("created", _TIME),
        sa.Column("posted", _TIME),
        sa.Column("ended", sa.Boolean),
    )
    _count_nanodollars("purchases", ("token",), "quote")
    _count_nanodollars("purchases", ("token",), "charge")
    provider = {
        "sqlite": "substr(model, 1, instr(model || ':', ':') - 1)",
        "postgresql": "split_part(model, ':', 1)",
    }[op.get_bind().dialect.name]
    op.execute(
        f"UPDATE purchases SET run = '', account = {provider}, \"user\" = 'local', "  # noqa: S608 - our own words
        "asked = '{}', created = changed, posted = changed, ended = false"
    )
    with op.batch_alter_table("purchases") as table:
        table.drop_column("quote")
        table.drop_column("charge")
        table.alter_column("owner", existing_type=sa.String(64), type_=sa.Text)
        table.alter_column(
            "quote_now", existing_type=sa.BigInteger, new_column_name="quote", nullable=False
        )
        table.alter_column("charge_now", existing_type=sa.BigInteger, new_column_name="charge")
        for name, kind in _FILLED.items():
            table.alter_column(name, existing_type=kind, nullable=False)
    op.create_index("purchases_by_account", "purchases", ["account", "state"])
    op.create_index("purchases_by_age", "purchases", ["created"])
    op.create_index("purchases_by_change", "purchases", ["changed"])


_FILLED: "dict[str, sa.types.TypeEngine[Any]]" = {
    "run": sa.String(32),
    "account": sa.Text(),
    "user": sa.Text(),
    "asked": sa.Text(),
    "created": _TIME,
    "posted": _TIME,
    "ended": sa.Boolean(),
}


def _line() -> None:
    op.create_table(
        "turns",
        sa.Column("seq", _COUNTED, primary_key=True),
        sa.Column("token", sa.String(160), nullable=False, unique=True),
        sa.Column("film", sa.String(32), sa.ForeignKey("films.id"), nullable=False),
        sa.Column("of", sa.String(64), nullable=False),
        sa.Column("run", sa.String(32), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("account", sa.Text, nullable=False),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("quote", sa.BigInteger, nullable=False),
        sa.Column("budget", sa.BigInteger),
        sa.Column("asked", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("since", _TIME, nullable=False),
        sa.Column("seen", _TIME, nullable=False),
        sa.Column("longer", sa.Float, nullable=False),
    )
    op.create_index("ix_turns_run", "turns", ["run"])
    op.create_index("turns_by_work", "turns", ["film", "of"], unique=True)
    op.create_index("turns_by_account", "turns", ["account", "owner"])
    op.create_table(
        "posts",
        sa.Column("id", _COUNTED, primary_key=True),
        sa.Column("account", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("at", _TIME, nullable=False),
    )
    op.create_index("posts_by_account", "posts", ["account", "at"])


def _workers() -> None:
    op.create_table(
        "workers",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("queues", sa.Text, nullable=False),
        sa.Column("host", sa.Text, nullable=False),
        sa.Column("shape", sa.Text, nullable=False),
        sa.Column("began", _TIME, nullable=False),
        sa.Column("seen", _TIME, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
    )
    op.create_index("workers_by_state", "workers", ["state", "seen"])


def _clocks() -> None:
    op.create_table(
        "clocks",
        sa.Column("boot", sa.String(64), primary_key=True),
        sa.Column("started", _TIME, nullable=False),
    )


def _add(table: str, *columns: "sa.Column[Any]") -> None:
    for column in columns:
        op.add_column(table, column)


def _count_nanodollars(table: str, keys: tuple[str, ...], name: str) -> None:
    """Fill `NAME_now` with the nanodollars of the exact text in `NAME`."""
    rows = sa.table(table, *map(sa.column, (*keys, name, f"{name}_now")))
    db = op.get_bind()
    where = [rows.c[key] == sa.bindparam(f"key_{key}") for key in keys]
    change = sa.update(rows).where(*where).values({f"{name}_now": sa.bindparam("count")})
    held = db.execute(sa.select(*(rows.c[key] for key in keys), rows.c[name])).all()
    counts = [
        {f"key_{key}": value for key, value in zip(keys, row, strict=False)}
        | {"count": int(Decimal(row[-1]).scaleb(9).to_integral_value(ROUND_CEILING))}
        for row in held
        if row[-1] is not None
    ]
    if counts:
        db.execute(change, counts)
