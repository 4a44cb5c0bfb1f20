"""What the marks of a flow tell: how many of how many, and the words that say so."""

from __future__ import annotations

from collections.abc import Sequence

from nightcount.desk import Night
from nightcount.language import gettext as _
from nightcount.publishing.charts.chart import Told
from nightcount.publishing.charts.flow_chart import mark_name
from nightcount.publishing.flow import Branch, Flow, account_of, counted
from nightcount.publishing.passages import Stretch
from nightcount.publishing.wording import noun_words, number_words, one_line
from nightcount.reconciliation.attack import Attack
from nightcount.vocabulary import Measure, Number, Weapon
from nightcount.web.views.panels import panel, worked_out

# How much of a sentence is shown before and after the words themselves, in characters.
BEFORE, AFTER = 90, 120


def told_flow(night: Night, attack: Attack, flow: Flow) -> dict[str, Told]:
    """What each mark of the flow of an attack tells, by its name, in the order of the chart."""
    told: dict[str, Told] = {}
    for weapon in flow.weapons:
        launched = flow.launched(weapon)
        what = _("{launched} {weapon} launched").format(
            launched=number_words(launched), weapon=noun_words(weapon, launched)
        )
        told[mark_name(weapon, Measure.LAUNCHED)] = _said(night, attack, Measure.LAUNCHED, weapon, what)
        for branch in (one for one in flow.branches if one.weapon is weapon):
            told[mark_name(weapon, branch.outcome)] = _branch(night, attack, branch, launched)
    for outcome in flow.outcomes:
        told[mark_name(None, outcome)] = _fate(flow, outcome)
    return told


def _branch(night: Night, attack: Attack, branch: Branch, launched: Number) -> Told:
    kind = _(branch.weapon.label)
    of = _("{kind}: {count} of {launched}, {fate} ({share})").format(
        kind=kind[:1].upper() + kind[1:],
        count=counted(branch.count, branch.is_bound),
        launched=number_words(launched),
        fate=branch.label,
        share=_share(branch.count, launched),
    )
    if branch.outcome is None:
        return Told(of, _("What became of them follows from no source."))
    return _said(night, attack, branch.outcome, branch.weapon, of)


def _share(count: Number, of: Number) -> str:
    share = 100 * count / of
    if 0 < share < 1:
        return _("less than 1%")
    # Not quite all is not 100%.
    return _("{share}%").format(share=min(round(share), 99) if count < of else 100)


def _fate(flow: Flow, outcome: Measure | None) -> Told:
    """The sum over all kinds, and what it is made of."""
    branches = [branch for branch in flow.branches if branch.outcome is outcome]
    parts = [f"{counted(one.count, one.is_bound)} {noun_words(one.weapon, one.count)}" for one in branches]
    return Told(f"{counted(*flow.met(outcome))} {branches[0].label}", ", ".join(parts))


def _said(night: Night, attack: Attack, measure: Measure, weapon: Weapon, what: str) -> Told:
    account = account_of(attack, measure, weapon)
    if account is None:
        return Told(what)
    found = panel(night, account, "")
    if account.expression or not found.passages:
        return Told(what, worked_out(account) or found.how)
    # A sentence says more than a row of a data set.
    first = next((one for one in found.passages if one.language), found.passages[0])
    words = _around(first.sentences[0])
    return Told(what, f"{first.of}: {words}" if first.of else words, f"{first.source}, {first.published}")


def _around(sentence: Sequence[Stretch]) -> str:
    """The words of a claim with a little of what stands before and after them, on one line."""
    first = next((n for n, one in enumerate(sentence) if one.is_said), 0)
    before = one_line("".join(one.text for one in sentence[:first]))
    said = one_line(sentence[first].text)
    after = "".join(one.text for one in sentence[first + 1 :])
    gap = " " if sentence[first].text[-1:].isspace() or after[:1].isspace() else ""
    after = one_line(after)
    if len(before) > BEFORE:
        before = "…" + before[-BEFORE:].partition(" ")[2]
    if len(after) > AFTER:
        after = after[:AFTER].rpartition(" ")[0] + "…"
    return " ".join(part for part in (before, said) if part) + gap + after
