"""${message}"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from nightcount.ledger.dialect import UtcTime

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Creates what this revision adds."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Takes it away again."""
    ${downgrades if downgrades else "pass"}
