"""The view of the method: the rules of the record, from the code that applies them."""

from __future__ import annotations

from dataclasses import dataclass

from nightcount.language import DEFAULT, spoken
from nightcount.language import gettext as _
from nightcount.reconciliation.rules import RULES


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule; `language` is the one that its sentence is in: English where the catalogue does not have it."""

    id: str
    sentence: str
    language: str


@dataclass(frozen=True, slots=True)
class Stage:
    """The rules of one stage, in the order of application."""

    title: str
    rules: tuple[RuleLine, ...]


def stages() -> tuple[Stage, ...]:
    """Every rule of the record."""
    heads = {
        "grouping": _("Which claims speak to which cell"),
        "choice": _("Choosing a value"),
        "arithmetic": _("Arithmetic"),
    }
    return tuple(
        Stage(head, tuple(_line(rule.id, rule.sentence) for rule in RULES if rule.stage == stage))
        for stage, head in heads.items()
    )


def _line(id: str, sentence: str) -> RuleLine:
    said = _(sentence)
    return RuleLine(id, said, DEFAULT if said == sentence else spoken())
