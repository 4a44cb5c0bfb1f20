"""Appositions: a number behind a comma that counts the noun before it ("unmanned aircraft, 188 in all")."""

from __future__ import annotations

from nightcount.reading.arms import names_weapon
from nightcount.reading.count import Count
from nightcount.reading.lexicon import Mention
from nightcount.reading.wording import Wording
from nightcount.vocabulary import Weapon, class_of

_NOUNS = ("child", "person", "household", "object", "district", "location")
_NO_COUNTS = ("carrier", "not_counted", "alert", "attack")


def settle_apposition(wording: Wording, count: Count, before: list[Count]) -> None:
    """Gives a bare number the noun that stands, uncounted, before its comma: "jets, three of them".

    A noun that is no count of ours makes its number none either ("Alarms: two of them").
    """
    if count.kind or count.rejected or not (count.role == "subset" or _is_total(wording, count)):
        return
    mention = noun_before(wording, count, before)
    if mention is None or (count.role == "subset" and _is_told(wording, count, before)):
        return
    if names_weapon(mention):
        _arm(count, mention)
        count.role = None
    elif any(mention.value(kind) for kind in _NO_COUNTS):
        count.rejected = "a count of what stands before it, which is none of ours"
    else:
        _name(count, mention)


def noun_before(wording: Wording, count: Count, before: list[Count]) -> Mention | None:
    """The noun right before the comma, colon or bracket ahead of a number, unless it was counted itself."""
    if wording.word(count.hedge - 1) not in (",", ":", "–", "("):
        return None
    at = count.hedge - 2
    mention = wording.at[at] if at >= 0 else None
    if mention is None or (before and not before[-1].rejected and at < before[-1].end):
        return None
    kinds = ("class", "model", *_NOUNS, *_NO_COUNTS)
    return mention if mention.last == at + 1 and any(mention.value(kind) for kind in kinds) else None


def settle_one_of(wording: Wording, part: Count, whole: Count, before: list[Count]) -> bool:
    """True for "a kindergarten, one of four damaged", "it was one of seven": the one is named, the whole is counted."""
    if part.figure.number != 1 or part.kind or whole.kind not in ("", "object", "weapon"):
        return False
    mention = noun_before(wording, part, before)
    if mention is None and not wording.value(part.hedge - 1, "auxiliary"):
        return False
    part.rejected = "one of those that are counted, named already"
    if mention is not None and not whole.kind:
        if names_weapon(mention):
            _arm(whole, mention)
        else:
            _name(whole, mention)
    return True


def _is_told(wording: Wording, count: Count, before: list[Count]) -> bool:
    """True for "22 drones over the region, 20 of which were downed": what is parted was counted in the sentence."""
    told = next((c for c in reversed(before[-2:]) if c.kind and not c.rejected), None)
    return told is not None and not any(
        wording.word(at) in ".;" or wording.tokens[at].is_break for at in range(told.last, count.first)
    )


def _is_total(wording: Wording, count: Count) -> bool:
    following = wording.at[count.last] if count.last < len(wording.at) else None
    return following is not None and following.value("total") is not None


def _arm(count: Count, mention: Mention) -> None:
    model = mention.value("model")
    named = mention.value("class")
    weapon = Weapon(named) if named else class_of(model) if model else None
    count.kind, count.weapon = "weapon", weapon or Weapon.ALL


def _name(count: Count, mention: Mention) -> None:
    for kind in _NOUNS:
        said = mention.value(kind)
        if said is not None:
            count.kind, count.object = kind, said if kind == "object" else None
            return
