"""The first tables: reports and signals, kept for ever; claims and attacks, derived from them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from nightcount.ledger.dialect import UtcTime, guards, word

revision = "0001"
down_revision = None

KEPT = ("import_log", "report", "signal", "reach", "reading_log")
DERIVED = ("account", "attack", "context", "quotation", "problem", "claim", "reading")


def upgrade() -> None:
    """Creates both zones, and the guards of the first."""
    _create_kept()
    _create_logs()
    _create_read()
    _create_reconciled()
    dialect = op.get_bind().dialect.name
    for table in KEPT:
        for statement in guards(table, dialect):
            op.execute(statement)


def downgrade() -> None:
    """Takes everything away."""
    for table in (*DERIVED, *reversed(KEPT)):
        op.drop_table(table)


def _create_kept() -> None:
    op.create_table(
        "report",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", word(64), nullable=False, unique=True),
        sa.Column("source", word(100), nullable=False),
        sa.Column("key", sa.Text),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("published", UtcTime),
        sa.Column("edited", UtcTime),
        sa.Column("language", word(20)),
        sa.Column("title", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("cells", sa.Text, nullable=False),
        sa.UniqueConstraint("source", "key", "revision"),
    )
    op.create_table(
        "signal",
        sa.Column("id", word(32), primary_key=True),
        sa.Column("area", word(40), nullable=False),
        sa.Column("start", UtcTime, nullable=False),
        sa.Column("end", UtcTime),
        sa.Column("source", word(100), nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("kind", word(40), nullable=False),
        sa.Column("assumed_end", sa.Boolean, nullable=False),
    )
    op.create_index("ix_signal_area_start", "signal", ["area", "start"])
    op.create_table(
        "reach",
        sa.Column("area", word(40), primary_key=True),
        sa.Column("source", word(100), primary_key=True),
        sa.Column("start", UtcTime, primary_key=True),
        sa.Column("end", UtcTime, primary_key=True),
    )


def _create_logs() -> None:
    op.create_table(
        "import_log",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", UtcTime, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("version", word(40), nullable=False),
        sa.Column("reports_new", sa.Integer, nullable=False),
        sa.Column("reports_revised", sa.Integer, nullable=False),
        sa.Column("signals_new", sa.Integer, nullable=False),
    )
    op.create_table(
        "reading_log",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", UtcTime, nullable=False),
        sa.Column("report", word(64), sa.ForeignKey("report.id"), nullable=False),
        sa.Column("lexicon", word(100), nullable=False),
        sa.Column("digest", word(64), nullable=False),
    )
    op.create_index("ix_reading_log_report", "reading_log", ["report"])


def _create_read() -> None:
    op.create_table(
        "reading",
        sa.Column("report", word(64), sa.ForeignKey("report.id"), primary_key=True),
        sa.Column("language", word(20)),
        sa.Column("coverage", sa.Float),
        sa.Column("lexicon", word(100), nullable=False),
    )
    op.create_table(
        "claim",
        sa.Column("id", word(20), primary_key=True),
        sa.Column("report", word(64), sa.ForeignKey("report.id"), nullable=False),
        sa.Column("night", sa.Date),
        sa.Column("measure", word(40), nullable=False),
        sa.Column("weapon", word(40)),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_index("ix_claim_report", "claim", ["report"])
    op.create_index("ix_claim_night", "claim", ["night"])
    for name in ("problem", "quotation", "context"):
        op.create_table(
            name,
            sa.Column("report", word(64), sa.ForeignKey("report.id"), primary_key=True),
            sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
            sa.Column("kind", word(40)),
            sa.Column("payload", sa.Text, nullable=False),
        )


def _create_reconciled() -> None:
    op.create_table(
        "attack",
        sa.Column("id", word(40), primary_key=True),
        sa.Column("night", sa.Date, nullable=False),
        sa.Column("attacker", word(10), nullable=False),
        sa.Column("part", word(10), nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_index("ix_attack_night", "attack", ["night"])
    op.create_table(
        "account",
        sa.Column("attack", word(40), sa.ForeignKey("attack.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("night", sa.Date, nullable=False),
        sa.Column("measure", word(40), nullable=False),
        sa.Column("weapon", word(40)),
        sa.Column("model", sa.Text),
        sa.Column("object", word(40)),
        sa.Column("place", word(40), nullable=False),
        sa.Column("low", sa.Float),
        sa.Column("high", sa.Float),
        sa.Column("status", word(20), nullable=False),
    )
    op.create_index("ix_account_night", "account", ["night"])
    op.create_index("ix_account_measure_weapon_low", "account", ["measure", "weapon", "low"])
