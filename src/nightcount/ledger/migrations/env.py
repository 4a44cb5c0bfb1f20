"""Alembic's entry: runs the migrations on the connection that `nightcount.ledger.schema` hands over."""

from __future__ import annotations

from alembic import context

from nightcount.ledger.schema import VERSION_TABLE
from nightcount.ledger.tables import metadata

# transactional_ddl: SQLite can roll a CREATE TABLE back once the driver's own commits are off (see dialect.py).
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
