"""Reviews: what people decided, kept for ever; and what became of each, derived."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from nightcount.ledger.dialect import UtcTime, guards, word

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Creates the table of reviews with its guards, and the derived one beside it."""
    op.create_table(
        "review",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", word(20), nullable=False, unique=True),
        sa.Column("at", UtcTime, nullable=False),
        sa.Column("verb", word(20), nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_table(
        "reviewed",
        sa.Column("review", word(20), sa.ForeignKey("review.id"), primary_key=True),
        sa.Column("state", word(20), nullable=False),
        sa.Column("because", sa.Text, nullable=False),
        sa.Column("claim", word(20)),
        sa.Column("corrected", word(20)),
        sa.Column("is_struck", sa.Boolean, nullable=False),
    )
    for statement in guards("review", op.get_bind().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    """Takes both away."""
    op.drop_table("reviewed")
    op.drop_table("review")
