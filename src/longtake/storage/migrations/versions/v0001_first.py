"""The tables of version 1."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Lay them."""
    op.create_table("home", sa.Column("version", sa.Integer, primary_key=True, autoincrement=False))
    op.execute("INSERT INTO home (version) VALUES (1)")
    op.create_table(
        "films",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("folder", sa.Text, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("brief", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("created", _TIME, nullable=False),
        sa.Column("changed", _TIME, nullable=False),
    )
    op.create_index("films_by_age", "films", ["created", "id"])
    op.create_table(
        "storyboards",
        sa.Column("film", sa.String(32), sa.ForeignKey("films.id"), primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("made", _TIME, nullable=False),
    )
    op.create_table(
        "takes",
        sa.Column("film", sa.String(32), sa.ForeignKey("films.id"), primary_key=True),
        sa.Column("of", sa.String(64), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("media_type", sa.String(64), nullable=False),
        sa.Column("prompt", sa.Text, nullable=False),
        sa.Column("seed", sa.Integer, nullable=False),
        sa.Column("frames", sa.Integer, nullable=False),
        sa.Column("charge", sa.String(40), nullable=False),
        sa.Column("seconds", sa.Text, nullable=False),
        sa.Column("made", _TIME, nullable=False),
    )
    op.create_index("ix_takes_key", "takes", ["key"])
    op.create_table(
        "selects",
        sa.Column("film", sa.String(32), sa.ForeignKey("films.id"), primary_key=True),
        sa.Column("of", sa.String(64), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("wanted", sa.String(64), nullable=False),
    )
    op.create_table(
        "events",
        sa.Column("film", sa.String(32), sa.ForeignKey("films.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("film", sa.String(32), sa.ForeignKey("films.id"), nullable=False),
        sa.Column("until", sa.String(16), nullable=False),
        sa.Column("facts", sa.String(64), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("ended", sa.Boolean, nullable=False),
        sa.Column("began", _TIME, nullable=False),
    )
    op.create_index("ix_runs_film", "runs", ["film"])
    op.create_table(
        "purchases",
        sa.Column("token", sa.String(160), primary_key=True),
        sa.Column("film", sa.String(32), sa.ForeignKey("films.id"), nullable=False),
        sa.Column("of", sa.String(64), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("quote", sa.String(40), nullable=False),
        sa.Column("charge", sa.String(40)),
        sa.Column("ticket", sa.Text),
        sa.Column("why", sa.Text),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("lease_until", _TIME, nullable=False),
        sa.Column("changed", _TIME, nullable=False),
    )
    op.create_index("ix_purchases_film", "purchases", ["film"])
