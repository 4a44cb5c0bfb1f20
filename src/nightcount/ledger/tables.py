"""The tables of the ledger, in two zones.

The kept zone is only ever added to: reports, signals, how far in time each feed reaches, reviews, and two logs.
Triggers refuse any change of it. The derived zone holds what reading and reconciling made of the reports and reviews;
it can be dropped and made again byte for byte, so it holds no wall-clock time and nothing that depends on the order of
arrival.

Results live in `payload` as canonical JSON; the columns beside it are there to find them by.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from nightcount.ledger.dialect import UtcTime, word

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# --- The kept zone -----------------------------------------------------------------------------------------------

import_log = Table(
    "import_log",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("origin", Text, nullable=False),
    Column("version", word(40), nullable=False),
    Column("reports_new", Integer, nullable=False),
    Column("reports_revised", Integer, nullable=False),
    Column("signals_new", Integer, nullable=False),
)

report = Table(
    "report",
    metadata,
    Column("number", Integer, primary_key=True),  # order of arrival
    Column("id", word(64), nullable=False, unique=True),
    Column("source", word(100), nullable=False),
    Column("key", Text),
    Column("revision", Integer, nullable=False),  # 1, 2, … within (source, key), in order of arrival
    Column("published", UtcTime),
    Column("edited", UtcTime),
    Column("language", word(20)),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("url", Text),
    Column("cells", Text, nullable=False),
    Unique("source", "key", "revision"),
)

signal = Table(
    "signal",
    metadata,
    Column("id", word(32), primary_key=True),  # a hash of what it says, whatever file said it
    Column("area", word(40), nullable=False),
    Column("start", UtcTime, nullable=False),
    Column("end", UtcTime),
    Column("source", word(100), nullable=False),
    Column("origin", Text, nullable=False),
    Column("kind", word(40), nullable=False),
    Column("assumed_end", Boolean, nullable=False),
    Index(None, "area", "start"),
)

# Feed `source` was read from `start` to `end` and spoke of `area`: outside every such span, silence says nothing.
reach = Table(
    "reach",
    metadata,
    Column("area", word(40), primary_key=True),
    Column("source", word(100), primary_key=True),
    Column("start", UtcTime, primary_key=True),
    Column("end", UtcTime, primary_key=True),
)

reading_log = Table(
    "reading_log",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("report", word(64), ForeignKey("report.id"), nullable=False, index=True),
    Column("lexicon", word(100), nullable=False),
    Column("digest", word(64), nullable=False),
)

review = Table(
    "review",
    metadata,
    Column("number", Integer, primary_key=True),  # order of arrival
    Column("id", word(20), nullable=False, unique=True),  # a hash of what it says
    Column("at", UtcTime, nullable=False),
    Column("verb", word(20), nullable=False),
    Column("payload", Text, nullable=False),  # the whole review
)

KEPT = (import_log, report, signal, reach, reading_log, review)

# --- The derived zone --------------------------------------------------------------------------------------------

reading = Table(
    "reading",
    metadata,
    Column("report", word(64), ForeignKey("report.id"), primary_key=True),
    Column("language", word(20)),
    Column("coverage", Float),  # the share of the report's numbers that were read
    Column("lexicon", word(100), nullable=False),
)

claim = Table(
    "claim",
    metadata,
    Column("id", word(20), primary_key=True),
    Column("report", word(64), ForeignKey("report.id"), nullable=False, index=True),
    Column("night", Date, index=True),
    Column("measure", word(40), nullable=False),
    Column("weapon", word(40)),
    Column("payload", Text, nullable=False),
)


def _said_in_a_report(name: str) -> Table:
    return Table(
        name,
        metadata,
        Column("report", word(64), ForeignKey("report.id"), primary_key=True),
        Column("position", Integer, primary_key=True, autoincrement=False),
        Column("kind", word(40)),
        Column("payload", Text, nullable=False),
    )


problem = _said_in_a_report("problem")
quotation = _said_in_a_report("quotation")
context = _said_in_a_report("context")

attack = Table(
    "attack",
    metadata,
    Column("id", word(40), primary_key=True),
    Column("night", Date, nullable=False, index=True),
    Column("attacker", word(10), nullable=False),
    Column("part", word(10), nullable=False),
    Column("payload", Text, nullable=False),  # the whole attack, accounts and all
)

# One line an account, for whoever asks the file with SQL ("the missiles of every night"); the account itself, with its
# claims and its rule, is in the payload of its attack.
account = Table(
    "account",
    metadata,
    Column("attack", word(40), ForeignKey("attack.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("night", Date, nullable=False, index=True),
    Column("measure", word(40), nullable=False),
    Column("weapon", word(40)),
    Column("model", Text),
    Column("object", word(40)),
    Column("place", word(40), nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("status", word(20), nullable=False),
    Index(None, "measure", "weapon", "low"),
)

# What became of each review: whether it is in force, and which claims it finds and puts in their place.
reviewed = Table(
    "reviewed",
    metadata,
    Column("review", word(20), ForeignKey("review.id"), primary_key=True),
    Column("state", word(20), nullable=False),
    Column("because", Text, nullable=False),
    Column("claim", word(20)),
    Column("corrected", word(20)),
    Column("is_struck", Boolean, nullable=False),
)

# Parents after children, so that the zone can be emptied in this order.
DERIVED = (account, attack, reviewed, context, quotation, problem, claim, reading)
