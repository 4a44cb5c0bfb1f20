"""Review: what one person decided about a claim or a dispute, with name, time and reason. Never altered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from nightcount.errors import UsageError
from nightcount.reading.claim import Claim
from nightcount.vocabulary import Figure, Measure, Weapon

# How long a name and a reason may be: a line to read, not a file.
NAME_LIMIT = 200
REASON_LIMIT = 2_000

# What a person may correct in a claim. The words, and where they stand, are the report's and stay as they are.
CORRECTABLE = ("measure", "weapon", "models", "object", "low", "high", "modifier", "place", "night", "part")


_BY_REVIEW = "review "


def is_corrected(claim: Claim) -> bool:
    """True for a claim that a review put in the place of one that was read."""
    return claim.rule.startswith(_BY_REVIEW)


class Verb(StrEnum):
    """What a person decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    REPLACE = "replace"
    SETTLE = "settle"
    WITHDRAW = "withdraw"

    @property
    def done(self) -> str:
        """The verb as it stands before a name: "accepted", "settled"."""
        return {"reject": "rejected", "accept": "accepted", "withdraw": "withdrawn"}.get(self.value, f"{self.value}d")


@dataclass(frozen=True, slots=True)
class AccountKey:
    """In the attack `attack` (its id), the account of `measure`, `weapon`, `place`, `object` and `model`."""

    attack: str
    measure: str
    weapon: str | None
    place: str
    object: str | None = None
    model: str | None = None

    @property
    def cell(self) -> tuple[str, str | None, str, str | None, str | None]:
        """What identifies the account within its attack."""
        return (self.measure, self.weapon, self.place, self.object, self.model)

    @property
    def night(self) -> date:
        """The night of the attack."""
        return date.fromisoformat(self.attack[:10])

    def as_json(self) -> dict[str, Any]:
        """The key as a JSON object."""
        return {name: getattr(self, name) for name in ("attack", "measure", "weapon", "place", "object", "model")}


@dataclass(frozen=True)
class Review:
    """At `at` (aware, UTC), `by` decided `verb` about `claim` or `account`, because of `reason`.

    `claim` is the claim as it was read when the person looked at it: its report, span and meaning find it again after
    a rebuild. `instead` holds, for `replace`, the fields that the person corrected, as a claim's JSON has them.
    `account` and `figure` are, for `settle`, the account and the value chosen. `overrides` are the ids of the reviews
    that this one withdraws, or that stood on the same subject and that it takes the place of.
    """

    verb: Verb
    by: str
    reason: str
    at: datetime
    claim: Claim | None = None
    instead: Mapping[str, Any] = field(default_factory=dict)
    account: AccountKey | None = None
    figure: Figure | None = None
    overrides: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, limit in (("by", NAME_LIMIT), ("reason", REASON_LIMIT)):
            object.__setattr__(self, name, _said(getattr(self, name), name, limit))
        if self.at.tzinfo is None:
            raise ValueError("a review's time without a time zone")
        object.__setattr__(self, "at", self.at.astimezone(UTC))
        object.__setattr__(self, "overrides", tuple(sorted(set(self.overrides))))
        _refuse_what_does_not_belong(self)
        if self.verb is Verb.REPLACE:
            self.corrected(self.claim)  # what cannot be made into a claim is refused now, not in a rebuild

    @cached_property
    def id(self) -> str:
        """Twenty hexadecimal digits, a hash of everything that the review says."""
        said = json.dumps(self._meaning(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:20]

    def _meaning(self) -> dict[str, Any]:
        return {
            "verb": self.verb.value,
            "at": self.at.isoformat(),
            "by": self.by,
            "reason": self.reason,
            "claim": self.claim.as_json() if self.claim else None,
            "instead": dict(self.instead),
            "account": self.account.as_json() if self.account else None,
            "figure": self.figure.as_json() if self.figure else None,
            "overrides": list(self.overrides),
        }

    @property
    def order(self) -> tuple[datetime, str]:
        """By time, then by id: the same on every desk, in whatever order reviews came."""
        return (self.at, self.id)

    @property
    def nights(self) -> set[date]:
        """The nights that it may change."""
        found = {self.claim.night} if self.claim else set()
        if self.instead.get("night"):
            found.add(date.fromisoformat(self.instead["night"]))
        if self.account:
            found.add(self.account.night)
        return {night for night in found if night}

    def corrected(self, found: Claim | None) -> Claim:
        """The claim `found` with the corrections of this review: its words stay, its rule names the review.

        Raises UsageError for values that no claim can have.
        """
        assert found is not None
        said = {**found.as_json(), **self.instead}
        rule = f"{_BY_REVIEW}{self.id}"
        try:
            _refuse_what_is_no_number(said["low"], said["high"])
            return replace(Claim.from_json(said), rule=rule)
        except (ValueError, TypeError, KeyError) as error:
            raise UsageError(f"no claim can say this: {error}", way_out="Correct the values") from None

    def as_json(self) -> dict[str, Any]:
        """The review as a JSON object, one line of an export."""
        return {"id": self.id, **self._meaning()}

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Review:
        """The review that `as_json` wrote. Raises UsageError, KeyError, TypeError or ValueError for anything else."""
        return cls(
            verb=Verb(said["verb"]),
            by=said["by"],
            reason=said["reason"],
            at=datetime.fromisoformat(said["at"]),
            claim=Claim.from_json(said["claim"]) if said["claim"] else None,
            instead=dict(said["instead"]),
            account=_account(said["account"]) if said["account"] else None,
            figure=Figure.from_json(said["figure"]) if said["figure"] else None,
            overrides=tuple(said["overrides"]),
        )


def _said(text: Any, name: str, limit: int) -> str:
    called = {"by": "a name (--by)", "reason": "a reason (--reason)"}[name]
    line = " ".join(text.split()) if isinstance(text, str) else ""
    if not line:
        raise UsageError(f"a review needs {called}", way_out="Say who decides, and why")
    if len(line) > limit:
        raise UsageError(f"{called} of {len(line):,} characters", way_out=f"Use at most {limit:,}")
    try:
        line.encode()
    except UnicodeEncodeError:
        raise UsageError(f"{called} holds half a character", way_out="Write it again") from None
    return line


def _refuse_what_does_not_belong(review: Review) -> None:
    of_claim = review.verb in (Verb.ACCEPT, Verb.REJECT, Verb.REPLACE)
    if of_claim != (review.claim is not None) and review.verb is not Verb.SETTLE:
        raise UsageError(f"a review that says {review.verb.value!r} of {'no' if of_claim else 'a'} claim")
    settles = review.verb is Verb.SETTLE
    if settles != (review.account is not None) or settles != (review.figure is not None):
        raise UsageError("only a review that settles names an account and a figure, and it must name both")
    if (review.verb is Verb.REPLACE) != bool(review.instead):
        raise UsageError("a review that replaces says what stands instead, and no other does")
    if unknown := sorted(set(review.instead) - set(CORRECTABLE)):
        raise UsageError(f"{unknown[0]!r} of a claim cannot be corrected", way_out=f"Use: {', '.join(CORRECTABLE)}")
    if review.verb is Verb.WITHDRAW and len(review.overrides) != 1:
        raise UsageError("a review that withdraws names the one review that it withdraws")


def _refuse_what_is_no_number(*bounds: Any) -> None:
    for bound in bounds:
        if bound is not None and (isinstance(bound, bool) or not isinstance(bound, (int, float)) or bound < 0):
            raise ValueError(f"{bound!r} is not a number of things")


def _account(said: Mapping[str, Any]) -> AccountKey:
    key = AccountKey(**said)
    Measure(key.measure)
    if key.weapon is not None:
        Weapon(key.weapon)
    if not isinstance(key.attack, str) or not isinstance(key.place, str):
        raise TypeError("an account without its attack or place")
    _ = key.night
    return key
