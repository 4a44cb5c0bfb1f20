"""Numerals: numbers as they are written, in digits and in words, with their hedges.

Precision is neither invented nor dropped: "dozens" has no number, "a dozen" is about twelve, "about 70" stays about.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from nightcount.reading.hedges import hedge_after, hedge_before, is_change
from nightcount.reading.lexicon import Mention
from nightcount.reading.wording import Wording
from nightcount.vocabulary import Figure, Modifier, Number

# No number in groups of three is larger; a longer row of them is no number.
_LARGEST = 10**12
_ROUGH = ("about", "at_least", "more_than", "at_most")
_NUMBERS = ("cardinal", "collective", "ordinal", "scale", "group", "half", "indefinite", "none", "both")


# What a number in words is made of; and words that are no numbers by themselves.
_PARTS = frozenset(("cardinal", "collective", "ordinal", "scale", "group", "half", "and"))
_UNSAID = frozenset(("indefinite", "none", "both"))
# What the word behind a number can make of it: more of it, a part of a range, of a date or of a clock.
_CHANGING = frozenset(
    ("scale", "group", "and_half", "range", "month", "clock", "when", "part", "preposition", "ordinal_ending")
)

# The ends of a range, and the figures of a change, are of one order.
_THOUSAND, _NEAR = 1000, 10


class Amount(NamedTuple):
    """A number that ends before token `last`. `round` says that the word itself is rough (a dozen, half a hundred).

    `plain` are digits of which nothing else need be asked (`stands_plain`).
    """

    value: Number | None
    last: int
    kind: str
    round: bool = False
    plain: bool = False


class Numeral:
    """Tokens `first..last` say a number; `kind` is cardinal, collective, ordinal, article, none, both, indefinite.

    The hedge, if any, begins at `hedge` and lies outside `first..last`.
    """

    __slots__ = ("figure", "first", "hedge", "kind", "last", "moved")

    def __init__(self, first: int, last: int, figure: Figure, kind: str, hedge: int, moved: str | None) -> None:
        self.first = first
        self.last = last
        self.figure = figure
        self.kind = kind
        self.hedge = hedge
        self.moved = moved

    @property
    def value(self) -> Number | None:
        """The number as worded, null for an indefinite one."""
        return self.figure.number


def find_numerals(wording: Wording) -> list[Numeral]:
    """The numerals of a text, left to right, except in tokens that are taken (dates, models, clocks)."""
    found: list[Numeral] = []
    digits = set(wording.digits)
    done = 0
    for index in sorted(digits.union(wording.of_kinds(_NUMBERS))):
        amount = None if index < done or index in wording.taken else read_amount(wording, index)
        if amount is not None:
            numeral = _hedged(wording, index, amount)
            found.append(numeral)
            done = numeral.last
    return found


def stands_plain(wording: Wording, index: int) -> bool:
    """True for the digits of "23 drones": the word behind them stands apart and changes nothing of the number.

    So stand most numbers of a bulletin, of which nothing else need then be asked.
    """
    behind = index + 1
    return (
        behind < len(wording.tokens)
        and wording.tokens[behind].is_word
        and wording.tokens[index].is_number
        and wording.at[index] is None
        and _CHANGING.isdisjoint(wording.meanings[behind])
        and not wording.glued(behind)
    )


def read_amount(wording: Wording, index: int) -> Amount | None:
    """The longest number that begins at a token, or null."""
    token = wording.tokens[index]
    if token.is_number:
        return _digits(wording, index)
    if _is_acronym(wording, index):
        return None
    for kind in () if _UNSAID.isdisjoint(wording.meanings[index]) else ("indefinite", "none", "both"):
        said = wording.value(index, kind)
        mention = wording.at[index]
        if kind == "indefinite" and mention is not None and _is_one_group(wording, mention):
            continue
        if said is not None and mention is not None and mention.first == index:
            value = int(said) if kind != "indefinite" else None
            return Amount(value, mention.last, kind)
    return _inverted(wording, index) or _words(wording, index)


def _is_acronym(wording: Wording, index: int) -> bool:
    """True for a word in capitals among words that are not: «СТО» is a garage, not a hundred."""
    raw = wording.tokens[index].raw
    if len(raw) < 2 or not raw.isupper():
        return False
    neighbours = [wording.tokens[at].raw for at in (index - 1, index + 1) if 0 <= at < len(wording.tokens)]
    return not any(other.isalpha() and other.isupper() for other in neighbours)


def _digits(wording: Wording, index: int) -> Amount | None:
    digits = wording.word(index)
    if len(digits) > 9 or not digits.isascii():
        return None
    last = index + 1
    value: Number = int(digits)
    if stands_plain(wording, index):
        return Amount(value, last, "cardinal", plain=True)
    while len(digits) <= 3 and value < _LARGEST and _is_group(wording, last):
        value = int(value) * 1000 + int(wording.word(last + 1) if wording.word(last) in ",.'" else wording.word(last))
        last += 2 if wording.word(last) in ",.'" else 1
    if last == index + 1 and wording.word(last) in (",", ".") and wording.glued(last) and wording.glued(last + 1):
        fraction = wording.word(last + 1)
        if fraction.isdecimal() and len(fraction) <= 2:
            value, last = float(f"{digits}.{fraction}"), last + 2
    kind, last = _ending(wording, last)
    return _scaled(wording, value, last, kind)


def _is_group(wording: Wording, at: int) -> bool:
    """True when three digits of a thousands group follow: 1,200; 1.200; 8 300."""
    if wording.word(at) in (",", ".", "'"):
        return wording.glued(at) and wording.glued(at + 1) and _three(wording, at + 1)
    return (
        at > 0
        and _three(wording, at)
        and wording.starts[at] == wording.starts[at - 1] + wording.tokens[at - 1].size + 1
        and wording.normal.text[wording.starts[at] - 1] == " "
        and wording.word(at - 1) != "0"
    )


def _three(wording: Wording, at: int) -> bool:
    word = wording.word(at)
    return len(word) == 3 and word.isdecimal() and at not in wording.taken


def _ending(wording: Wording, last: int) -> tuple[str, int]:
    """The kind that an ending after digits gives: «113-ма» counts, «13-ї» and 13th order."""
    hyphen = wording.word(last) == "-" and wording.glued(last)
    at = last + 1 if hyphen else last
    if not wording.glued(at):
        return "cardinal", last
    word = wording.word(at)
    endings = wording.lexicon.tables["numbers"]
    cardinal = _listed(endings, "cardinal_ending", word)
    ordinal = _listed(endings, "ordinal_ending", word)
    if hyphen and wording.word(last - 1).endswith("1") and not wording.word(last - 1).endswith("11"):
        # «31-го дрона» may be the 31st as well as thirty-one: its noun tells.
        cardinal = cardinal or _listed(endings, "one_ending", word)
    if hyphen or not cardinal:
        if ordinal and not cardinal:
            return "ordinal", at + 1
        if cardinal and hyphen:
            return ("either" if ordinal else "cardinal"), at + 1
    return "cardinal", last


def _listed(tables: dict[str, Any], name: str, word: str) -> bool:
    return any(word in forms.split() if isinstance(forms, str) else word in forms for forms in tables[name].values())


def _scaled(wording: Wording, value: Number, last: int, kind: str) -> Amount:
    """A number with the words that multiply it: 1.5 million, 12 тис., two dozen."""
    rough = False
    while True:
        mention = wording.at[last] if last < len(wording.at) else None
        if mention is None or mention.first != last:
            break
        scale, group = mention.meaning.get("scale"), mention.meaning.get("group")
        if scale is None and group is None:
            break
        value = whole(value * int(scale or group or 1))
        rough = rough or (group is not None and group != "2")
        last = mention.last
        if (
            scale
            and wording.word(last) == "."
            and wording.word(mention.first).isalpha()
            and _abbreviates(wording, last)
        ):
            last += 1
    return Amount(value, last, kind, rough)


def _abbreviates(wording: Wording, dot: int) -> bool:
    """True when the dot at a token ends an abbreviation («тис. жителів»), not a sentence."""
    if not wording.glued(dot) or dot + 1 >= len(wording.tokens):
        return False
    following = wording.tokens[dot + 1]
    return following.is_word and following.raw[0].islower()


def whole(value: Number) -> Number:
    """An integer where the number is whole: 1.5 million is 1 500 000."""
    if isinstance(value, int):
        return value
    return round(value) if abs(value - round(value)) < 1e-6 else value


def _words(wording: Wording, index: int) -> Amount | None:
    """A number in words, added up as they come: hundreds, then tens, then units, then thousands of those."""
    total, current, seen, kind, rough = 0.0, 0.0, False, "cardinal", False
    at, last = index, index
    while at < len(wording.tokens):
        mention = wording.at[at]
        if mention is None or mention.first != at or at in wording.taken or _PARTS.isdisjoint(mention.meaning):
            break
        plain = mention.meaning.get("cardinal") or mention.meaning.get("collective")
        scale, half, group = mention.meaning.get("scale"), mention.meaning.get("half"), mention.meaning.get("group")
        if (
            mention.meaning.get("ordinal")
            and not plain
            and (not seen or _composes(current, float(mention.meaning.get("ordinal") or 0)))
        ):
            return Amount(whole(total + current + float(mention.meaning.get("ordinal") or 0)), mention.last, "ordinal")
        if plain is not None and (not seen or _composes(current, float(plain))):
            current += float(plain)
            kind = "collective" if mention.meaning.get("collective") else kind
        elif half is not None and not seen:
            current = float(half)
        elif scale is not None and (seen or _stands_alone(wording, at, scale)):
            current = (current if current or seen else 1) * int(scale)
            if int(scale) >= 1000:
                total, current = total + current, 0.0
        elif group is not None:
            current, rough = (current if current or seen else 1) * int(group), rough or group != "2"
        elif mention.meaning.get("and") and seen and _goes_on(wording, mention.last, current):
            at = mention.last
            continue
        else:
            break
        seen, at = True, mention.last
        last = at
        if wording.word(at) == "-" and wording.glued(at) and _composes_next(wording, at + 1, current):
            at += 1
    if not seen or (kind == "cardinal" and _half_alone(wording, index, last)):
        return None
    return Amount(whole(total + current), last, kind, rough)


def _is_one_group(wording: Wording, mention: Mention) -> bool:
    """True for «около сотни»: behind a hedge the word is one hundred, not hundreds."""
    return mention.meaning.get("group") is not None and wording.value(mention.first - 1, "hedge") in _ROUGH


def _inverted(wording: Wording, index: int) -> Amount | None:
    """«Десятка три», «сотни полторы»: the number behind its noun makes it rough; null where none follows."""
    group, size = wording.at[index], wording.value(index, "group")
    following = wording.at[group.last] if group is not None and group.last < len(wording.at) else None
    if following is None or size is None:
        return None
    said = following.value("cardinal") or following.value("half")
    # «Из десятка два сбиты» is a part and its whole.
    if said is None or not 1 < float(said) < 10 or wording.value(index - 1, "part"):
        return None
    return Amount(whole(float(said) * int(size)), following.last, "cardinal", round=True)


def _half_alone(wording: Wording, first: int, last: int) -> bool:
    """True for "half" with nothing to halve: a share, not a number."""
    mention = wording.at[first]
    return mention is not None and mention.meaning.get("half") == "0.5" and mention.last == last


def _stands_alone(wording: Wording, at: int, scale: str) -> bool:
    """True for "a hundred", "over a million"; an abbreviation («тис.») multiplies something or is no number."""
    return wording.value(at - 1, "article") is not None or (scale != "100" and len(wording.word(at)) > 4)


def _composes(current: float, value: float) -> bool:
    """True when `value` can be added to `current` in one number word: 300 + 38, 20 + 6, not 6 + 4."""
    if current <= 0:
        return current == 0
    step = 1000 if value >= 100 else 100 if value >= 10 else 10
    return current % step == 0 and (value >= 10 or current % 100 != 10)


def _composes_next(wording: Wording, at: int, current: float) -> bool:
    said = wording.value(at, "cardinal") or wording.value(at, "ordinal")
    return said is not None and _composes(current, float(said))


def _goes_on(wording: Wording, at: int, current: float) -> bool:
    """True for the "and" inside "one hundred and four"."""
    said = wording.value(at, "cardinal")
    return said is not None and current >= 100 and _composes(current, float(said))


def _hedged(wording: Wording, index: int, amount: Amount) -> Numeral:
    """The numeral that begins at a token, with its range and its hedges."""
    if not amount.plain:
        amount = _shared_scale(wording, _and_a_half(wording, amount))
    low, kind, last, rough = amount.value, amount.kind, amount.last, amount.round
    high = low
    modifier = Modifier.INDEFINITE if kind == "indefinite" else Modifier.ABOUT if rough else Modifier.EXACT
    upper = None if amount.plain else _upper(wording, index, amount)
    if upper is not None and low is not None and upper.value is not None and low < upper.value:
        high, last, modifier = upper.value, upper.last, Modifier.RANGE
    hedge, said, moved = hedge_before(wording, index)
    after, last = hedge_after(wording, last)
    said = said or after
    if modifier is Modifier.RANGE:
        figure = Figure(low, high, modifier)
    elif low is None:
        figure = Figure.unknown()
    else:
        figure = Figure.worded(low, Modifier(said) if said else modifier)
    return Numeral(index, last, figure, kind, hedge, moved)


def _and_a_half(wording: Wording, amount: Amount) -> Amount:
    """ "Nine and a half", «чотири з половиною»."""
    mention = wording.at[amount.last] if amount.last < len(wording.at) else None
    if mention is None or mention.meaning.get("and_half") is None or amount.value is None:
        return amount
    return amount._replace(value=amount.value + 0.5, last=mention.last)


def _shared_scale(wording: Wording, amount: Amount) -> Amount:
    """The thousands that two numbers share: «10–12 тисяч», "from 60 to 18 thousand"; not "from 950 to 2 thousand"."""
    at = amount.last
    if amount.value is None or amount.value >= _THOUSAND or amount.kind != "cardinal" or at + 1 >= len(wording.tokens):
        return amount
    mention = wording.at[at]
    to = mention is not None and mention.meaning.get("range") == "to" and mention.meaning.get("join") is None
    following = mention.last if mention is not None else at + 1
    if not (to or wording.word(at) in ("-", "–")) or following >= len(wording.tokens) or following in wording.taken:
        return amount
    upper = read_amount(wording, following)
    size = int(wording.value(upper.last - 1, "scale") or 0) if upper is not None else 0
    if upper is None or upper.value is None or not size:
        return amount
    near = amount.value <= _NEAR * upper.value / size and upper.value > 2 * _NEAR * amount.value
    return amount._replace(value=whole(amount.value * size)) if near else amount


def _upper(wording: Wording, index: int, amount: Amount) -> Amount | None:
    """The upper end of a range that begins at `index`: 10–12, between 14 and 17, от 15 до 20, двух-трёх."""
    if amount.kind in ("indefinite", "ordinal", "none", "both") or amount.last + 1 >= len(wording.tokens):
        return None
    at = amount.last
    joined = wording.word(at) in ("-", "–") or wording.word(at) == "..."
    opened = wording.value(index - 1, "range") == "from" or wording.value(index - 1, "range") == "both"
    mention = wording.at[at]
    to = mention is not None and mention.meaning.get("range") == "to"
    if not joined and not (to and (opened or (mention is not None and mention.meaning.get("join") is None))):
        return None
    if (opened or not joined) and is_change(wording, index):
        return None
    following = at + 1 if joined or mention is None else mention.last
    if following >= len(wording.tokens) or following in wording.taken:
        return None
    if joined and wording.word(at) == "–" and not wording.glued(at) and wording.tokens[index].is_number is False:
        return None
    upper = read_amount(wording, following)
    if upper is None or upper.kind not in ("cardinal", "collective", "either") or upper.value is None:
        return None
    return upper if amount.value is not None and upper.value <= amount.value * 10 else None
