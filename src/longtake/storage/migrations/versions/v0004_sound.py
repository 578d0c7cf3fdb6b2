"""How long a take's sound is, and when its words are heard."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("takes", sa.Column("samples", sa.Integer, nullable=False, server_default="0"))
    op.add_column("takes", sa.Column("words", sa.Text, nullable=False, server_default="[]"))
