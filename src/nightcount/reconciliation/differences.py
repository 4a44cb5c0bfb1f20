"""Differences: what two revisions of one report claim otherwise. Claims are compared, never characters."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from nightcount.reading.claim import Claim

# What a claim says, apart from its words, their place and the rule that read them.
_COUNTED = ("measure", "weapon", "models", "object", "place", "night", "part", "attacker", "role")
_SAID = ("as_of", "speaker", "superlative", "implied")


@dataclass(frozen=True, slots=True)
class Changed:
    """What `before` said, `after` says otherwise; `fields` names what changed, as a claim's JSON has it."""

    before: Claim
    after: Claim
    fields: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Both claims with their ids, and what changed."""
        return {"fields": list(self.fields), "before": _json(self.before), "after": _json(self.after)}


@dataclass(frozen=True)
class Differences:
    """Between two revisions, these claims are `added`, `gone` or `changed`, and `same` claims are as they were."""

    added: tuple[Claim, ...] = ()
    gone: tuple[Claim, ...] = ()
    changed: tuple[Changed, ...] = ()
    same: int = 0

    @property
    def is_none(self) -> bool:
        """True when both revisions claim the same."""
        return not (self.added or self.gone or self.changed)

    def as_json(self) -> dict[str, Any]:
        """The claims with their ids."""
        return {
            "added": [_json(claim) for claim in self.added],
            "gone": [_json(claim) for claim in self.gone],
            "changed": [one.as_json() for one in self.changed],
            "same": self.same,
        }


def differences(before: Sequence[Claim], after: Sequence[Claim]) -> Differences:
    """What the claims of a later revision say otherwise than those of an earlier one.

    Claims are the same wherever they stand in the text. Of the others, first those belong together that count the same
    thing (550 drones became 539), then those that give the same figure for something else (550 drones became 550 in
    all), each to the nearest in the order of the text; what is left was added or is gone.
    """
    old = sorted(before, key=_place)
    new = sorted(after, key=_place)
    same = _take(old, new, lambda claim: (*_of(claim, _COUNTED), claim.figure, *_of(claim, _SAID)))
    pairs = [
        *_take(old, new, lambda claim: (*_of(claim, _COUNTED), claim.figure)),
        *_take(old, new, lambda claim: _of(claim, _COUNTED)),
        *_take(old, new, lambda claim: _of(claim, ("measure", "weapon", "models", "object", "place"))),
        *_take(old, new, lambda claim: claim.figure if claim.figure.is_known else None),
    ]
    changed = [Changed(one, other, _fields(one, other)) for one, other in pairs]
    return Differences(
        added=tuple(new),
        gone=tuple(old),
        changed=tuple(sorted(changed, key=lambda one: _place(one.after))),
        same=len(same),
    )


def _take(old: list[Claim], new: list[Claim], key: Callable[[Claim], Hashable]) -> list[tuple[Claim, Claim]]:
    """Takes out of both lists the pairs with the same key (null pairs with nothing), in the order of the texts."""
    found = []
    for one in list(old):
        wanted = key(one)
        other = next((c for c in new if wanted is not None and key(c) == wanted), None)
        if other is not None:
            old.remove(one)
            new.remove(other)
            found.append((one, other))
    return found


def _of(claim: Claim, names: Sequence[str]) -> tuple[Hashable, ...]:
    return tuple(getattr(claim, name) for name in names)


def _fields(one: Claim, other: Claim) -> tuple[str, ...]:
    old, new = one.as_json(), other.as_json()
    return tuple(
        name for name in (*_COUNTED[:4], "low", "high", "modifier", *_COUNTED[4:], *_SAID) if old[name] != new[name]
    )


def _place(claim: Claim) -> tuple[int, int, str]:
    return (claim.start, claim.end, claim.id)


def _json(claim: Claim) -> dict[str, Any]:
    return {"id": claim.id, **claim.as_json()}
