"""Claim: one thing that a report says, tied to the exact words that say it. And what else reading yields."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from nightcount.notebook import html_table, text_table
from nightcount.problems import Problem
from nightcount.vocabulary import Figure, Measure, Weapon

_COLUMNS = ("words", "measure", "of", "figure", "night", "place")


@dataclass(frozen=True, init=False)
class Claim:
    """In report R, the words `text` at `start..end` say that `measure` of `weapon` (or `object`) was `figure`.

    It holds for `place` (an area code, `UA` for the whole country) and `night` (the local date of the morning), of
    the attack by `attacker` (`RU` or `UA`). Null means that the report does not say. `role` tells how the count
    stands to others of its report: `subset` (part of a count before it), `whole` ("of the 550"), `increment`
    ("33 more"), `earlier` (the report itself says it has been overtaken), `comparison` (of another attack), `headline`.
    `implied` marks a bare singular counted as one. `rule` names the rule that read it.
    """

    report: str
    start: int
    end: int
    text: str
    measure: Measure
    weapon: Weapon | None
    figure: Figure
    models: tuple[str, ...] = ()
    object: str | None = None
    place: str | None = None
    night: date | None = None
    part: str | None = None
    window: tuple[datetime | None, datetime | None] = (None, None)
    as_of: datetime | None = None
    speaker: str | None = None
    source: str | None = None
    superlative: str | None = None
    attacker: str | None = None
    role: str | None = None
    implied: bool = False
    rule: str = ""

    def __init__(  # noqa: PLR0913, PLR0917 — as many as a claim has fields
        self,
        report: str,
        start: int,
        end: int,
        text: str,
        measure: Measure,
        weapon: Weapon | None,
        figure: Figure,
        models: tuple[str, ...] = (),
        object: str | None = None,
        place: str | None = None,
        night: date | None = None,
        part: str | None = None,
        window: tuple[datetime | None, datetime | None] = (None, None),
        as_of: datetime | None = None,
        speaker: str | None = None,
        source: str | None = None,
        superlative: str | None = None,
        attacker: str | None = None,
        role: str | None = None,
        implied: bool = False,
        rule: str = "",
    ) -> None:
        # One assignment for all fields: a frozen class would pay for each of them, which is most of what a claim costs.
        fields = {
            "report": report,
            "start": start,
            "end": end,
            "text": text,
            "measure": measure,
            "weapon": weapon,
            "figure": figure,
            "models": models,
            "object": object,
            "place": place,
            "night": night,
            "part": part,
            "window": window,
            "as_of": as_of,
            "speaker": speaker,
            "source": source,
            "superlative": superlative,
            "attacker": attacker,
            "role": role,
            "implied": implied,
            "rule": rule,
        }
        self.__dict__.update(fields)

    @cached_property
    def id(self) -> str:
        """Twenty hexadecimal digits that change when the words, their place or their meaning do."""
        said = self.as_json()
        return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:20]

    def as_json(self) -> dict[str, Any]:
        """The claim in the form that VOCABULARY gives, then the fields of provenance."""
        return {
            "report": self.report,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "measure": self.measure.value,
            "weapon": self.weapon.value if self.weapon else None,
            "models": list(self.models),
            "object": self.object,
            "low": self.figure.low,
            "high": self.figure.high,
            "modifier": self.figure.modifier.value,
            "place": self.place,
            "night": self.night.isoformat() if self.night else None,
            "part": self.part,
            "window": [moment.isoformat() if moment else None for moment in self.window],
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "speaker": self.speaker,
            "source": self.source,
            "superlative": self.superlative,
            "attacker": self.attacker,
            "role": self.role,
            "implied": self.implied,
            "rule": self.rule,
        }

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Claim:
        """The claim that `as_json` wrote."""

        def moment(text: str | None) -> datetime | None:
            return datetime.fromisoformat(text) if text else None

        start, end = said["window"]
        return cls(
            report=said["report"],
            start=said["start"],
            end=said["end"],
            text=said["text"],
            measure=Measure(said["measure"]),
            weapon=Weapon(said["weapon"]) if said["weapon"] else None,
            figure=Figure.from_json(said),
            models=tuple(said["models"]),
            object=said["object"],
            place=said["place"],
            night=date.fromisoformat(said["night"]) if said["night"] else None,
            part=said["part"],
            window=(moment(start), moment(end)),
            as_of=moment(said["as_of"]),
            speaker=said["speaker"],
            source=said["source"],
            superlative=said["superlative"],
            attacker=said["attacker"],
            role=said["role"],
            implied=said["implied"],
            rule=said["rule"],
        )


@dataclass(frozen=True, slots=True)
class Quotation:
    """`speaker` said `text` (at `start..end`, without the marks) through `medium` (Telegram, X, press …)."""

    start: int
    end: int
    text: str
    speaker: str | None = None
    medium: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The quotation as a JSON object."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "speaker": self.speaker,
            "medium": self.medium,
        }


@dataclass(frozen=True, slots=True)
class Context:
    """The report ties an event of `kind` (phone_call, halt_of_supplies …) to the attack, with `relation` in time."""

    start: int
    end: int
    text: str
    kind: str
    relation: str | None = None
    participants: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The context as a JSON object."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "kind": self.kind,
            "relation": self.relation,
            "participants": list(self.participants),
        }


@dataclass(frozen=True)
class Reading:
    """What one report was read to say. Unpacks as `claims, problems = reading`.

    `coverage` is the share of the report's numbers that ended in a claim or are known non-counts; null for a report
    that does not speak of an attack or holds no number. `alerts` are the claims of how often an alert sounded, which
    are no claims about an attack.
    """

    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    context: tuple[Context, ...] = ()
    language: str | None = None
    coverage: float | None = None
    lexicon: str = field(default="", compare=False)
    alerts: tuple[Claim, ...] = ()

    def __iter__(self) -> Iterator[Any]:
        return iter((self.claims, self.problems))

    def _rows(self) -> list[tuple[object, ...]]:
        return [
            (one.text, one.measure.label, one.weapon or one.object or "", one.figure, one.night, one.place)
            for one in self.claims
        ]

    def _unread(self) -> str:
        many = len(self.problems)
        return f"{many} problem{'' if many == 1 else 's'}: see .problems" if many else "no problems"

    def __repr__(self) -> str:
        return f"{text_table(_COLUMNS, self._rows())}\n{self._unread()}"

    def _repr_html_(self) -> str:
        return f"{html_table('Claims', _COLUMNS, self._rows())}<p>{self._unread()}</p>"
