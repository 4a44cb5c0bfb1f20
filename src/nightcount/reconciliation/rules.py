"""The named rules of the record, in the order of application. `docs/method/rules.md` is written from here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """The rule `id` says `sentence`; `stage` is `grouping`, `choice` or `arithmetic`."""

    id: str
    stage: str
    sentence: str


# An account carries the id of one of these; nothing else decides. The order is the order of application.
RULES: tuple[Rule, ...] = (
    Rule(
        "part",
        "grouping",
        "A claim that does not say whether it means the night or the day joins the night attack of its date, "
        "or the day attack where only that one is spoken of; rows of one bulletin belong together. A text of the "
        "afternoon that says neither, and counts other launches than its source's bulletin of the night, is of the "
        "day.",
    ),
    Rule(
        "own_place",
        "grouping",
        "A count of a place, or of a regional air command, stands in a cell of its own place beside the national "
        "count and is never added to it.",
    ),
    Rule(
        "parts_apart",
        "grouping",
        'A part of another count ("of them 8") or an increase ("33 more") is no value of that count\'s cell; it '
        "stands only where its kind, model, object or place gives it a cell of its own.",
    ),
    Rule(
        "rows_add",
        "grouping",
        "Rows of one bulletin for the same kind count different launches and are added; where one of them leaves a "
        "column empty, the others are a lower bound.",
    ),
    Rule(
        "bulletins_complete",
        "grouping",
        "Bulletins of one source for one attack that list different kinds, or whose windows do not overlap, "
        "complete each other; where they list the same kind in one window, neither is taken to be complete.",
    ),
    Rule(
        "bulletins_overlap",
        "grouping",
        "Where bulletins in one data set give different counts of one kind for one night, and may or may not count the "
        "same launches, the greatest of them is a lower bound: they do not contradict each other.",
    ),
    Rule(
        "review",
        "choice",
        "What a person settled stands, with name, date and reason: the value chosen, as long as a claim says it. Where "
        "a report published after the review says otherwise, the account is disputed until a person looks again.",
    ),
    Rule(
        "part_unsaid",
        "choice",
        "A later and lower count of weapons, in a text that does not say whether it means the night or the day, does "
        "not supersede what the same source said of the night: it stands against it.",
    ),
    Rule(
        "later_bulletin",
        "choice",
        "A revision, or a later report of the same source, supersedes what that source said before.",
    ),
    Rule(
        "aside",
        "choice",
        "What a report says of this attack only to compare it with another yields to every claim made about this "
        "attack itself.",
    ),
    Rule(
        "breakdown",
        "choice",
        "A figure of a breakdown beats a headline, and an exact figure beats a hedged or rounded one that agrees "
        "with it.",
    ),
    Rule(
        "authority",
        "choice",
        "A source speaks with authority on what it counts itself; then come data sets that relay it, then other "
        "officials, then news that names a speaker, then news that names none.",
    ),
    Rule(
        "toll_grows",
        "choice",
        "Of tolls by sources of equal authority, the later one stands if it is the higher one; the earlier ones are "
        "its history.",
    ),
    Rule(
        "upheld",
        "choice",
        "Of values that the rules before it leave side by side, those stand whose claims a person accepted or "
        "corrected: they beat what nobody has looked at.",
    ),
    Rule(
        "one_origin",
        "choice",
        "Reports that relay one origin count as one: of values of equal authority, the one with more independent "
        "origins is shown first, and the account stays disputed.",
    ),
    Rule(
        "side_by_side",
        "choice",
        "Otherwise the values stand side by side: the account is disputed, shows the value that was published last, "
        "and names the claims against it.",
    ),
    Rule("uncontested", "choice", "Every claim that speaks to the cell agrees."),
    Rule(
        "inventory",
        "arithmetic",
        "The total of a bulletin that lists what was launched is the sum of what it lists. Of a kind that it does not "
        "name nothing is shown, since no words say that it was none; and any other count that is missing is unknown.",
    ),
    Rule(
        "no_bombs",
        "arithmetic",
        "A bulletin that names no guided bombs counts none: in its sums, all is drones and missiles. Counts of bombs "
        "from elsewhere stand beside those sums.",
    ),
    Rule(
        "sum_of_outcomes",
        "arithmetic",
        "What was neutralised is what was shot down and what was suppressed.",
    ),
    Rule(
        "sum_of_kinds",
        "arithmetic",
        "All is drones and missiles (and guided bombs, where a bulletin lists them), and a class is the sum of its "
        "kinds and models.",
    ),
    Rule(
        "balance",
        "arithmetic",
        "What was launched is what was neutralised, fell short, got through, was still in the air, and is "
        "unaccounted for; none of them is less than zero.",
    ),
    Rule(
        "sums_together",
        "arithmetic",
        "Where several sums leave less open together than each by itself, they are taken together: no bound is wider "
        "than a linear programme over all sums and claims would make it, and counts are whole.",
    ),
    Rule(
        "broken_sum",
        "arithmetic",
        "Where claims break a sum together, their words are kept, the conflict names the smallest such set, and the "
        "claim of least authority, else an outcome rather than a launch, else the widest total, is disputed and takes "
        "no part in other sums.",
    ),
)

_BY_ID = {rule.id: rule for rule in RULES}


def rule(id: str) -> Rule:
    """The rule of an id. Raises KeyError for an id that is not in the list."""
    return _BY_ID[id]


def as_markdown() -> str:
    """The page `docs/method/rules.md`: every rule with its id, in order."""
    lines = [
        "# The rules of the record",
        "",
        "Every account names the rule that decided it. The list is written from "
        "`src/nightcount/reconciliation/rules.py`, in the order in which the rules are applied.",
    ]
    heads = {"grouping": "Which claims speak to which cell", "choice": "Choosing a value", "arithmetic": "Arithmetic"}
    for stage, head in heads.items():
        lines += ["", f"## {head}", ""]
        lines += [f"- `{rule.id}`: {rule.sentence}" for rule in RULES if rule.stage == stage]
    return "\n".join(lines) + "\n"
