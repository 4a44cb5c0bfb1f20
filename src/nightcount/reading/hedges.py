"""Hedges: what the words beside a number say of how exact it is, and whether it moved there."""

from __future__ import annotations

from nightcount.reading.wording import Wording

# Kinds of words of which one begins a hedge or tells of a change.
_HEDGING = frozenset(("change", "hedge", "pronoun", "range"))


def is_change(wording: Wording, index: int) -> bool:
    """True for "rose from eight to 26": two numbers, not a range."""
    return wording.has("changed", max(0, index - 6), index)


def hedge_before(wording: Wording, index: int) -> tuple[int, str | None, str | None]:
    """Where the hedge before a token begins, what it says, and whether the number moved there ("rose to 28")."""
    first, said, moved = index, None, None
    if wording.value(index - 1, "article") and (wording.value(index, "scale") or wording.value(index, "group")):
        # "Around a million", "more than a dozen".
        first -= 1
    while first > 0:
        mention = wording.at[first - 1]
        if mention is None or _HEDGING.isdisjoint(mention.meaning):
            break
        meaning = mention.meaning
        change = meaning.get("change")
        if change is not None and (change != "from" or _is_former(wording, mention.first, mention.last)):
            return mention.first, said, change
        hedge = meaning.get("hedge") or ("exactly" if meaning.get("pronoun") else None)
        if hedge is None:
            if meaning.get("range") == "to" and not meaning.get("join") and _goes_towards(wording, mention.first):
                return mention.first, said, "to"
            moved = "from" if meaning.get("range") == "from" and is_change(wording, index) else None
            break
        if wording.value(first - 1, "direction") and _goes_towards(wording, mention.first):
            return mention.first, said, "to"
        if hedge != "exactly" and said is None:
            said = hedge
        first = mention.first
    return first, said, moved


def _is_former(wording: Wording, first: int, last: int) -> bool:
    """True for the "from" of "rose to 28 from 26", not of "rescued from one stairwell": there the number moved."""
    if last - first > 1 or wording.value(first, "part") is None:
        return True
    near = range(max(0, first - 12), first)
    return any(wording.value(at, "changed") or wording.value(at, "change") == "to" for at in near)


def _goes_towards(wording: Wording, at: int) -> bool:
    """True for the «до» of «зросла від 22 до 28»: where a number went, not how high it may be."""
    for index in range(at - 1, max(-1, at - 9), -1):
        if wording.word(index) in (".", ";") or wording.tokens[index].is_break:
            return False
        if wording.value(index, "changed") or wording.value(index, "change") or wording.value(index, "noun") == "toll":
            return True
    return False


def hedge_after(wording: Wording, last: int) -> tuple[str | None, int]:
    """What a hedge behind the number says, and where it ends: "20 or more", 250+, "a hundred-odd"."""
    mention = wording.at[last] if last < len(wording.at) else None
    if mention is None or mention.first != last or mention.meaning.get("after") is None:
        return None, last
    return mention.meaning.get("after"), mention.last
