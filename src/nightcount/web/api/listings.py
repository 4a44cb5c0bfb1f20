"""The lists of the API and the columns of each: those of the data package, and what a list adds to them."""

from __future__ import annotations

from typing import Any

from nightcount.publishing.package.tables import Column, Kind
from nightcount.reconciliation.attack import Status
from nightcount.vocabulary import OBJECTS, Measure, Weapon
from nightcount.web.api.answering import Listing
from nightcount.web.api.columns import (
    AGAINST,
    CLAIMS,
    EVIDENCE,
    MODIFIER,
    Counted,
    Many,
    columns_of,
    text,
)


def _side(one: dict[str, Any]) -> str:
    low, high = one["low"], one["high"]
    figure = str(low) if low == high else f"{'' if low is None else low}–{'' if high is None else high}"
    return f"{figure} ({', '.join(map(str, one['sources'] or ()))})"


_NIGHT = Column("night", Kind.DATE, "The night: the local date (Europe/Kyiv) of its morning.", required=True)
_ATTACK = text("attack", "The attack.")
_WEAPON = text("weapon", "The class of weapon.", Weapon, required=False)
_BOUNDS = (
    Column("low", Kind.NUMBER, "The lower bound of the figure, inclusive."),
    Column("high", Kind.NUMBER, "The upper bound, inclusive."),
    text("modifier", "How the number is meant.", MODIFIER, required=False),
)
_SETTLED = (
    text("status", "How the figure came about.", Status, required=False),
    text("rule", "The named rule that decided: `/rules` says what it says.", required=False),
    text("expression", "The sum that a derived figure was made by.", required=False),
)

NIGHTS = Listing(
    "nights",
    "NightRow",
    (
        _NIGHT,
        _ATTACK,
        text("part", "Night or day.", ("night", "day")),
        text("attacker", "Who attacked.", ("RU", "UA")),
        Counted("launched", "Launched in all"),
        Counted("drones", "Drones launched"),
        Counted("missiles", "Missiles launched"),
        Counted("neutralised", "Shot down or suppressed"),
        Counted("got_through", "Got through"),
        Many("reviewed", "The figures that rest on what a person decided."),
    ),
)
ACCOUNTS = Listing("accounts", "Account", (*columns_of("accounts"), CLAIMS, AGAINST))
CLAIM_ROWS = Listing("claims", "Claim", columns_of("claims"))
# A claim by its id: the row, and what its report says of itself.
CLAIM = (
    *columns_of("claims"),
    Column("published", Kind.DATETIME, "When the report appeared.", hxl="#date+reported"),
    text("url", "Where a reader finds the report.", required=False),
    text("before", "The text of the report just before the words, as far as it is quoted here.", required=False),
    text("after", "The text just after them.", required=False),
)
REPORT = columns_of("reports")
FINDINGS = Listing("findings", "Finding", (*columns_of("findings"), EVIDENCE))
SOURCES = Listing(
    "sources",
    "Source",
    (
        *columns_of("sources"),
        Column("reports", Kind.INTEGER, "How many reports the ledger holds, revisions included.", True, 0),
        Column("first", Kind.DATETIME, "When the first of them was published."),
        Column("last", Kind.DATETIME, "When the last of them was published."),
    ),
)
PLACES = Listing("places", "Place", columns_of("places"))
RULES = Listing("rules", "Rule", columns_of("rules"))
RECORDS = Listing(
    "ranked",
    "Ranked",
    (
        Column("rank", Kind.INTEGER, "From 1, by what was surely reached; equal figures share a rank.", True, 1),
        _NIGHT,
        _ATTACK,
        Column("is_bound", Kind.BOOLEAN, "True where only a bound is known: the night may belong higher.", True),
        *_BOUNDS,
        *_SETTLED,
        CLAIMS,
        AGAINST,
        Many("reviews", "The ids of the reviews that it rests on."),
    ),
)
TRENDS = Listing(
    "months",
    "Month",
    (
        text("month", "The month, as 2025-07."),
        Column("from", Kind.DATE, "Its first date that was asked for.", required=True),
        Column("to", Kind.DATE, "Its last date that was asked for.", required=True),
        Column("dates", Kind.INTEGER, "How many dates those are.", True, 0),
        Column("dates_without_record", Kind.INTEGER, "How many of them have no attack: unknown, not calm.", True, 0),
        Column("attacks", Kind.INTEGER, "How many attacks the record holds.", True, 0),
        text("weapon", "The class of weapon; never add classes up.", Weapon),
        Column("launched_low", Kind.NUMBER, "Launched at least."),
        Column("launched_high", Kind.NUMBER, "Launched at most; null where dates have no record."),
        Column("recorded_low", Kind.NUMBER, "Of the attacks in the record: launched at least."),
        Column("recorded_high", Kind.NUMBER, "Of the attacks in the record: launched at most."),
        Column("attacks_without_exact_figure", Kind.INTEGER, "Attacks of which only bounds are known.", True, 0),
        Column("attacks_without_upper_bound", Kind.INTEGER, "Attacks of which no upper bound is known.", True, 0),
        Column("attacks_overlapping", Kind.INTEGER, "Attacks whose counts may overlap with others.", True, 0),
        Column(
            "share_low",
            Kind.NUMBER,
            "The share that got through, 0 to 1, where it is told exactly: at least.",
            False,
            0,
        ),
        Column("share_high", Kind.NUMBER, "… at most.", False, 0),
        Column("share_attacks", Kind.INTEGER, "How many attacks that share is of.", True, 0),
        Column("share_left_out_at_least", Kind.NUMBER, "How many launched it leaves out, at least."),
        Column("bounded_share_low", Kind.NUMBER, "The share where only bounds are told: at least.", False, 0),
        Column("bounded_share_high", Kind.NUMBER, "… at most.", False, 0),
        Column("bounded_share_attacks", Kind.INTEGER, "How many attacks that share is of.", True, 0),
    ),
)
DISPUTES = Listing(
    "disputes",
    "Dispute",
    (
        _NIGHT,
        _ATTACK,
        text("measure", "What is counted; null where a sum is in question.", Measure, required=False),
        _WEAPON,
        text("model", "The model or mix of models.", required=False),
        text("object", "What was damaged or on fire.", OBJECTS, required=False),
        text("place", "Where it was counted.", required=False),
        Counted("shown", "What the record shows"),
        Column("is_settled", Kind.BOOLEAN, "True where a rule chose one value.", True),
        text("rule", "The rule that chose, or by which the dispute was found."),
        text("sum", "The sum that is broken.", required=False),
        text("reason", "Who says what, and which rule chose: one sentence."),
        Many("sides", "What each side says, the value shown first; in CSV its figure and its sources.", "Side", _side),
    ),
)
ALERTS = Listing(
    "intervals",
    "Alert",
    (
        Column("start", Kind.DATETIME, "The siren.", True),
        Column("end", Kind.DATETIME, "The all-clear; null while the alert is open."),
        Column("seconds", Kind.NUMBER, "How long it lasted; null while it is open.", minimum=0),
        text("source", "The feed, or several parted by “, ”."),
        text("closed_by_rule", "How the end was set where no feed gave it.", required=False),
        text("area", "The area that was asked for."),
        text("kind", "What it warns of."),
    ),
)
HISTORY = Listing(
    "history",
    "PastValue",
    (
        _ATTACK,
        text("measure", "What is counted.", Measure),
        _WEAPON,
        text("place", "Where it was counted."),
        text("object", "What was damaged or on fire.", required=False),
        text("model", "The model or mix of models.", required=False),
        *_BOUNDS,
        *_SETTLED,
        Column("from", Kind.DATETIME, "Since when the account said so; null where its reports have no time."),
        Column("until", Kind.DATETIME, "Until when; null where it still does."),
        Column("stands", Kind.BOOLEAN, "True for the last value, that of the record.", True),
        CLAIMS,
        AGAINST,
    ),
)
REVISIONS = Listing(
    "revisions",
    "RevisionRow",
    (
        text("source", "Who published the document."),
        text("key", "What the publisher calls it.", required=False),
        text("report", "The id of this revision."),
        Column("at", Kind.DATETIME, "When it came out."),
        text("title", "Its title.", required=False),
        Column("claims", Kind.INTEGER, "How many claims it makes.", True, 0),
        Column("text_changed", Kind.BOOLEAN, "False where only the time or the title is another.", True),
        Column("added", Kind.INTEGER, "Claims that the one before did not make; null for the first.", minimum=0),
        Column("gone", Kind.INTEGER, "Claims that only the one before made.", minimum=0),
        Column("changed", Kind.INTEGER, "Claims that say something else than before.", minimum=0),
    ),
)
CHECKED = Listing(
    "findings",
    "CheckedRow",
    (*columns_of("findings", without=("id", "article")), EVIDENCE),
)
