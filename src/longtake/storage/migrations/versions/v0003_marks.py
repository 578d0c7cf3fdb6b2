"""Marks by which a transaction whose commit was not answered is known again."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Lay the table."""
    op.create_table(
        "marks",
        sa.Column("slot", sa.String(96), primary_key=True),
        sa.Column("mark", sa.String(32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
