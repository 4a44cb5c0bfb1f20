"""Counts: a number with what it is a number of."""

from __future__ import annotations

from dataclasses import dataclass, field

from nightcount.reading.lexicon import Mention
from nightcount.reading.numerals import Numeral, find_numerals
from nightcount.reading.wording import Wording
from nightcount.vocabulary import Figure, Modifier, Weapon, class_of, lowest_common

# How many unknown words (adjectives, names) may stand between a number and its noun.
_REACH = 4
_HEADS = ("child", "person", "household", "object", "district", "location", "wave")
# States that are nouns as well: "53 wounded", «четверо постраждалих».
STATES = ("killed", "injured", "hospitalised", "rescued", "missing")


@dataclass(slots=True)
class Count:
    """Tokens `first..last` count `kind` (weapon, person, child, object, …; empty where the noun is left out).

    `own` is a measure that the noun carries itself. `role` and `antecedent` tell how it stands to a count before it.
    `rejected` says why a number is no count of ours.
    """

    first: int
    last: int
    figure: Figure
    kind: str = ""
    weapon: Weapon | None = None
    models: tuple[str, ...] = ()
    object: str | None = None
    own: str | None = None
    role: str | None = None
    part_of: bool = False
    whole_of: bool = False
    whole: Count | None = None
    others: bool = False
    implied: bool = False
    ordinal: bool = False
    composed: bool = False
    rejected: str | None = None
    unread: str | None = None
    moved: str | None = None
    hedge: int = 0
    head: tuple[int, int] | None = None
    measure: str | None = None
    predicate: str = ""
    rule: str = ""
    end: int = 0
    weapons: list[Weapon] = field(default_factory=list)


def find_counts(wording: Wording) -> list[Count]:
    """The counts of a text, left to right, rejected ones among them, so that no number is lost."""
    counts: list[Count] = []
    numerals = find_numerals(wording)
    skip_to = 0
    for position, numeral in enumerate(numerals):
        if numeral.first < skip_to:
            continue
        following = numerals[position + 1] if position + 1 < len(numerals) else None
        count = _count(wording, numeral, following, counts)
        counts.append(count)
        if count.kind == "hours":
            skip_to = count.last
    _reject_rows(wording, counts)
    counts += _implied(wording, counts)
    counts.sort(key=lambda count: (count.first, count.last))
    return counts


def _reject_rows(wording: Wording, counts: list[Count]) -> None:
    """ "Two women, 34 and 61 years old": a bare number joined to an age is an age."""
    for left, right in zip(reversed(counts[:-1]), reversed(counts), strict=False):
        if left.kind or left.rejected or right.rejected not in ("an age", "a length of time", "a storey"):
            continue
        gap = range(left.last, right.first)
        if 0 < len(gap) <= 2 and all(wording.value(at, "join") or wording.word(at) == "," for at in gap):
            left.rejected = right.rejected


def _count(wording: Wording, numeral: Numeral, following: Numeral | None, before: list[Count]) -> Count:
    count = Count(numeral.first, numeral.last, numeral.figure, hedge=numeral.hedge, moved=numeral.moved)
    count.end = numeral.last
    if numeral.kind == "none":
        count.rejected = "a negation, not a count"
    count.ordinal = numeral.kind == "ordinal"
    _sign_before(wording, count)
    if count.rejected:
        return count
    _part_before(wording, count)
    _head_right(wording, count, following.first if following else len(wording.tokens))
    if not count.kind and not count.rejected and not count.own:
        _head_left(wording, count, before)
    if count.part_of and count.figure == Figure.exact(1) and count.kind != "weapon" and _is_superlative(wording, count):
        count.rejected = "one of several, not a count"
    if count.ordinal and not (count.own == "victim" or (count.kind in ("person", "child") and not count.own)):
        count.rejected = count.rejected or "an ordinal, not a count"
    if count.kind == "hours":
        _duration(wording, count, following)
    elif count.own == "victim":
        count.own, count.kind = ("killed", "person")
    elif count.own in STATES and count.part_of:
        _what_of_them(wording, count)
    elif count.kind == "weapon" and not count.own:
        _composition(wording, count)
    if count.role == "subset" and not count.kind and not count.part_of:
        _what_of_them(wording, count)
    _age_before(wording, count, before)
    if numeral.kind == "either" and not count.kind:
        count.rejected = "an ordinal, not a count"
    return count


def _part_before(wording: Wording, count: Count) -> None:
    """«З них двоє дітей», "of them nine ballistic": "of them" ahead of the number makes it a part."""
    at = count.hedge - 1
    while at > 0 and wording.word(at) in ("–", ":"):
        at -= 1
    if wording.value(at, "part") == "of_them":
        count.role = "subset"


def _age_before(wording: Wording, count: Count, before: list[Count]) -> None:
    """Ages behind a word for age ("aged 8, 12 and 17"), and numbers in a row with a number that is no count."""
    if count.kind or count.rejected:
        return
    if wording.value(count.first - 1, "part") == "of" and (
        wording.value(count.first - 2, "child") or wording.value(count.first - 2, "person")
    ):
        count.rejected = "an age"
        return
    for at in range(count.first - 1, max(-1, count.first - 3), -1):
        if wording.value(at, "not_counted") == "an age":
            count.rejected = "an age"
            return
        if wording.value(at, "preposition") is None and wording.value(at, "part") is None:
            break
    if before and before[-1].rejected == "an age":
        gap = range(before[-1].last, count.first)
        if len(gap) <= 2 and all(wording.value(at, "join") or wording.word(at) == "," for at in gap):
            count.rejected = "an age"


def _is_superlative(wording: Wording, count: Count) -> bool:
    """True for "one of the most …", "one of the largest …": a manner of speaking."""
    return any(
        wording.value(at, "superlative") or wording.value(at, "most") for at in range(count.last, count.last + 5)
    )


def _sign_before(wording: Wording, count: Count) -> None:
    """Signs that make a number something else: $ 5, № 5, F-16 and other designations, minus 15."""
    before = wording.word(count.first - 1)
    if before in ("$", "€", "£", "₴", "₽"):
        count.rejected = "money"
    elif before in ("№", "#"):
        count.rejected = "a number of a thing, not a count"
    elif before in ("-", "/") and wording.glued(count.first) and wording.glued(count.first - 1):
        if wording.tokens[count.first].is_number:
            count.rejected = "part of a name or a designation"
    elif wording.tokens[count.first].is_number and wording.glued(count.first) and wording.word(count.first - 1).isalpha():
        letters = wording.word(count.first - 1)
        behind_number = wording.glued(count.first - 1) and wording.word(count.first - 2).isdigit()
        if behind_number or (len(letters) == 1 and wording.lexicon.senses(letters) == ()):
            count.rejected = "part of a name or a designation"
    following = count.first + 1
    if wording.word(following).isalpha() and wording.glued(following) and wording.glued(following + 1):
        if wording.word(following + 1).isdigit():
            count.rejected = "part of a name or a designation"
    if wording.word(count.last) == "%":
        count.rejected = "a share"
    if wording.word(count.last) in ("$", "€", "£", "₴", "°"):
        count.rejected = "money or a temperature"
    if wording.word(count.last) == "/" and wording.glued(count.last) and wording.word(count.last + 1).isdigit():
        count.rejected = "a fraction or a number in a series"


def _head_right(wording: Wording, count: Count, limit: int) -> None:
    """The noun to the right of the number, over adjectives, "of the", quotation marks."""
    at, strange, copula, adjective, dashed = count.last, 0, False, None, False
    while at < min(limit if not count.part_of else len(wording.tokens), len(wording.tokens)) and strange <= _REACH:
        token, mention = wording.tokens[at], wording.at[at]
        if token.is_break or at in wording.taken:
            return
        if mention is None:
            if token.word == '"' or (token.word == "-" and wording.glued(at)):
                at += 1
            elif token.word == "–" and at == count.last and _is_named_behind(wording, at + 1):
                at, copula, dashed = at + 1, True, True
            elif token.is_word:
                at, strange = at + 1, strange + 1
            else:
                break
            continue
        adjective = mention.value("adjective") or adjective
        inside = _participle(wording, count, mention, strange)
        if inside is not None:
            at = inside
            continue
        if mention.value("auxiliary"):
            # "36 were Shahed drones" names what was counted; "36 were injured" says what was done to it.
            at, copula = mention.last, True
            continue
        if copula and (mention.value("verb") or mention.value("noun")) and not _names_weapon(mention):
            return
        if _take_head(wording, count, mention, strange):
            count.composed = count.composed or (copula and count.kind in ("weapon", "child"))
            return
        if not _passes(wording, count, mention):
            break
        at = mention.last
    if adjective is not None and not strange:
        # "3 anti-ship, 6 ballistic and 2 cruise missiles": the noun stands once, at the end.
        count.kind, count.weapon, count.last, count.end = "weapon", Weapon(adjective), at, at
        count.composed = dashed


def _is_named_behind(wording: Wording, at: int) -> bool:
    """True where a kind of weapon or children stand behind the dash: «дві – балістика», «троє – школярі»."""
    if wording.word(at) == '"':
        at += 1
    return any(wording.value(at, kind) for kind in ("class", "model", "adjective", "child"))


def _participle(wording: Wording, count: Count, mention: Mention, strange: int) -> int | None:
    """Past a participle that stands between a number and its noun: «6 збитих безпілотників», "96 damaged houses"."""
    verb = mention.value("verb")
    if verb is None or verb in STATES or strange or count.last != mention.first or mention.value("child"):
        return None
    at, steps = mention.last, 0
    while at < len(wording.tokens) and steps < 3:
        following = wording.at[at]
        if following is not None and (_names_weapon(following) or following.value("object")):
            count.predicate = verb
            return mention.last
        passing = following is None or following.value("adjective") or following.value("attacker")
        if not passing or not (wording.tokens[at].is_word or wording.word(at) == '"'):
            return None
        at, steps = at + 1, steps + 1
    return None


def _passes(wording: Wording, count: Count, mention: Mention) -> bool:
    """True when the search for the noun goes on past a mention."""
    if mention.value("part") == "of" and not count.part_of:
        count.part_of = True
        return True
    if mention.value("others") or mention.value("more"):
        count.others = True
        count.end = count.last = mention.last
        return True
    if mention.value("preposition") or mention.value("join") or mention.value("clause") or mention.value("with"):
        return False
    if mention.value("adjective"):
        return True
    return bool(
        mention.value("hedge") == "exactly"
        or mention.value("attacker")
        or mention.value("place")
        or mention.value("superlative")
        or mention.value("article")
    )


def _take_head(wording: Wording, count: Count, mention: Mention, strange: int) -> bool:
    """True when the mention settles what is counted (or that nothing of ours is)."""
    if mention.value("part") == "of_them":
        count.role, count.part_of, count.end = "subset", True, mention.last
        count.last = mention.last
        _what_of_them(wording, count)
        return True
    if mention.value("class") or mention.value("model"):
        _weapon_head(wording, count, mention)
        return True
    reason = "aircraft or ships" if mention.value("carrier") else mention.value("not_counted")
    if reason and not mention.value("person"):
        count.rejected = reason
        return True
    if mention.value("unit"):
        return _unit(count, mention)
    if mention.value("when") in ("night", "morning", "day", "evening") and not strange and count.last == mention.first:
        count.rejected = "a length of time"
        return True
    noun = mention.value("noun")
    acts = mention.value("verb") is not None and mention.last - mention.first > 1 and noun not in STATES
    if noun is not None and not noun.startswith(("toll", "figure")) and not acts:
        return _settle(count, mention, _kind_of_noun(noun), own=noun)
    verb = mention.value("verb")
    if verb in STATES and strange == 0:
        return _settle(count, mention, "person", own=verb)
    for kind in _HEADS:
        said = mention.value(kind)
        if said is not None:
            count.object = said if kind == "object" else None
            return _settle(count, mention, kind)
    return False


def _what_of_them(wording: Wording, count: Count) -> None:
    """What "of them" goes on to name: "100 of them Shaheds", "sixteen of them children", «шестеро з яких – діти»."""
    at, strange, kind = count.last, 0, None
    while strange <= 2:
        mention = wording.at[at] if at < len(wording.at) else None
        if mention is None:
            word = wording.word(at)
            if word not in ("–", '"', "-") and not (word.isalpha() and strange < 2):
                break
            at, strange = at + 1, strange + word.isalpha()
        elif mention.value("child"):
            count.kind, count.head, count.end = "child", (mention.first, mention.last), mention.last
            return
        elif mention.value("class") or mention.value("model"):
            last = count.last
            _weapon_head(wording, count, mention)
            count.last, count.composed = max(last, count.last), True
            return
        elif mention.value("verb") in STATES and not strange and count.own is None and mention.first == count.last:
            count.kind, count.own, count.end = "person", mention.value("verb"), mention.last
            at = count.end
        elif mention.value("adjective"):
            kind, at = mention.value("adjective"), mention.last
        elif mention.value("auxiliary"):
            at = mention.last
        else:
            break
    if kind is not None and not strange:
        count.kind, count.weapon, count.composed, count.end = "weapon", Weapon(kind), True, at


def _composition(wording: Wording, count: Count) -> None:
    """ "Fourteen of the missiles were Iskander-M", "122 were missiles": what those launched consisted of."""
    if count.composed:
        return
    mention = wording.at[count.last] if count.last < len(wording.at) else None
    if count.part_of and mention is not None and mention.value("auxiliary"):
        following = wording.at[mention.last] if mention.last < len(wording.at) else None
        if following is not None and _names_weapon(following):
            last = count.last
            _weapon_head(wording, count, following)
            count.last, count.composed = last, True


def _settle(count: Count, mention: Mention, kind: str, own: str | None = None) -> bool:
    count.kind, count.own, count.head = kind, own, (mention.first, mention.last)
    count.last = count.end = mention.last
    return True


def _kind_of_noun(noun: str) -> str:
    if noun in ("killed", "injured", "missing", "victim"):
        return "person"
    return {"got_through": "weapon", "on_fire": "object", "hit_locations": "location"}.get(noun, "weapon")


def _unit(count: Count, mention: Mention) -> bool:
    unit = mention.value("unit")
    if unit in ("hour", "minute") and count.figure.is_known:
        count.kind, count.head = "hours", (mention.first, mention.last)
        count.last = count.end = mention.last
        if unit == "minute":
            count.figure = _scale(count.figure, 1 / 60)
    else:
        count.rejected = "a length of time"
    return True


def _scale(figure: Figure, by: float) -> Figure:
    low, high = (round(n * by, 2) if n is not None else None for n in (figure.low, figure.high))
    return Figure(low, high, figure.modifier)


def _duration(wording: Wording, count: Count, following: Numeral | None) -> None:
    """Five hours and 41 minutes are 5.68 hours."""
    if following is None or count.figure.number is None or following.value is None:
        return
    gap = range(count.last, following.first)
    if len(gap) > 2 or any(not (wording.value(at, "join") or wording.word(at) in (",", ".")) for at in gap):
        return
    mention = wording.at[following.last] if following.last < len(wording.at) else None
    if mention is not None and mention.value("unit") == "minute":
        hours = round(count.figure.number + following.value / 60, 2)
        count.figure = Figure.worded(hours, count.figure.modifier)
        count.last = count.end = mention.last


def _weapon_head(wording: Wording, count: Count, mention: Mention) -> None:
    """What is counted, from the run of weapon words behind the number and the list of models that goes with it."""
    count.kind = "weapon"
    classes: list[Weapon] = _adjectives(wording, count.last, mention.first)
    models: list[str] = []
    at, last = mention.first, mention.last
    while at < len(wording.tokens):
        following = wording.at[at]
        if following is None or not _names_weapon(following):
            break
        _gather(following, classes, models)
        at = last = following.last
    count.head = (mention.first, last)
    count.last = last
    count.weapon = _most_specific(classes)
    count.end = _listed_weapons(wording, count, last, models)
    count.models = tuple(dict.fromkeys(models))


def _names_weapon(mention: Mention) -> bool:
    return bool(mention.value("class") or mention.value("model"))


def _adjectives(wording: Wording, first: int, last: int) -> list[Weapon]:
    found = []
    for index in range(first, last):
        said = wording.value(index, "adjective")
        if said:
            found.append(Weapon(said))
    return found


def _gather(mention: Mention, classes: list[Weapon], models: list[str]) -> None:
    named, model = mention.value("class"), mention.value("model")
    if named:
        classes.append(Weapon(named))
    if model:
        models.append(model)
        kind = class_of(model)
        if kind:
            classes.append(kind)


def _most_specific(classes: list[Weapon]) -> Weapon:
    """The lowest of classes that all lie on one line; else the lowest that holds them all."""
    for kind in sorted(classes, key=lambda one: -len(one.line)):
        if all(kind.is_kind_of(other) for other in classes):
            return kind
    return lowest_common(classes)


def _listed_weapons(wording: Wording, count: Count, at: int, models: list[str]) -> int:
    """Takes in the kinds that go on without a number of their own: "drones and missiles", «Х-101/Калібр»."""
    assert count.weapon is not None
    end, strange, listed = at, 0, False
    while at < len(wording.tokens) and strange <= 3:
        token, mention = wording.tokens[at], wording.at[at]
        if mention is not None and _names_weapon(mention) and at not in wording.taken:
            joined = any(wording.value(i, "join") or wording.word(i) == "," for i in range(end, at))
            if joined and _is_singular(wording, mention):
                break
            classes: list[Weapon] = []
            _gather(mention, classes, models)
            listed = listed or joined
            merged = _merge(count.weapon, classes, listed)
            if merged is not count.weapon and not _joins(wording, count.weapon, merged, end, at, strange):
                break
            count.weapon, at, end, strange = merged, mention.last, mention.last, 0
            continue
        if at in wording.taken or token.is_break or token.word in ".;:–":
            break
        if token.word == "(":
            inside = _short_aside(wording, at)
            if inside is None:
                break
            at = inside
            continue
        if token.is_number and wording.word(at - 1) != "/" and not _is_designation(wording, at):
            break
        if mention is not None and not _carries_on(mention):
            break
        strange += 1 if token.is_word and mention is None else 0
        at += 1
    return end


def _short_aside(wording: Wording, at: int) -> int | None:
    """Where a short bracket without numbers ends: «Shahed (в т.ч. реактивними), Гербера»; null for any other."""
    for end in range(at + 1, min(at + 9, len(wording.tokens))):
        if wording.word(end) == ")":
            return end + 1
        if wording.tokens[end].is_number or wording.tokens[end].is_break or wording.value(end, "cardinal"):
            return None
    return None


def _is_designation(wording: Wording, at: int) -> bool:
    """True for the digits of «3М22»: glued to letters on either side."""
    before = wording.glued(at) and wording.word(at - 1).isalpha()
    return before or (wording.glued(at + 1) and wording.word(at + 1).isalpha() and wording.glued(at + 2))


def _carries_on(mention: Mention) -> bool:
    return bool(mention.value("join") or mention.value("adjective") or mention.value("including") or mention.value("part"))


def _joins(wording: Wording, old: Weapon, new: Weapon, end: int, at: int, strange: int) -> bool:
    """True when a kind of another family really joins the count: close by, with "and" or a slash between."""
    if new is not Weapon.ALL:
        return True
    between = range(end, at)
    return strange == 0 and any(wording.value(i, "join") or wording.word(i) == "/" for i in between)


def _merge(old: Weapon, classes: list[Weapon], joined: bool) -> Weapon:
    """The class of a count that goes on: "drones of the Lancet type" are Lancets, "Shaheds and other drones" drones."""
    new = _most_specific(classes)
    if new.is_kind_of(old):
        return old if joined else new
    return new if old.is_kind_of(new) and joined else old if old.is_kind_of(new) else lowest_common([old, new])


def _head_left(wording: Wording, count: Count, before: list[Count]) -> None:
    """The noun to the left: «Постраждалих – 79», "the wounded number 159", «Погибших четверо»."""
    used = {before[-1].head} if before else set()
    at, steps = count.hedge - 1, 0
    bound = before[-1].last if before else 0
    while at >= bound and steps < 4:
        mention = wording.at[at]
        if mention is None:
            if wording.word(at) not in ("–", ":", "-", '"', "("):
                return
            at, steps = at - 1, steps + 1
            continue
        noun, verb = mention.value("noun"), mention.value("verb")
        if (mention.first, mention.last) in used:
            return
        if noun == "figure":
            return
        if noun is not None:
            own = {"toll": "killed", "toll_injured": "injured"}.get(noun, noun)
            count.kind, count.own, count.head = _kind_of_noun(own), own, (mention.first, mention.last)
            return
        if verb in STATES and count.moved != "from":
            count.kind, count.own, count.head = "person", verb, (mention.first, mention.last)
            return
        if _names_weapon(mention) and wording.word(at + 1) in ("–", ":", "(", '"'):
            end = count.last
            first = mention.first
            _weapon_head(wording, count, mention)
            count.first, count.last, count.head = min(first, count.first), end, (first, mention.last)
            count.first = count.hedge if count.hedge > first else count.first
            return
        if not (mention.value("hedge") or mention.value("change") or mention.value("others")):
            return
        at, steps = mention.first - 1, steps + 1


def _implied(wording: Wording, counts: list[Count]) -> list[Count]:
    """Bare singulars: "a missile", «балістичною ракетою», «загинула жінка». Each counts one and is flagged."""
    covered = {index for count in counts for index in range(count.first, max(count.end, count.last))}
    found = []
    for mention in wording.mentions:
        if mention.first in covered or wording.tokens[mention.last - 1].word.endswith("'s") or not _is_singular(wording, mention):
            continue
        if mention.value("verb") in STATES and not mention.value("person") and _has_subject(mention, counts):
            continue
        count = Count(mention.first, mention.last, Figure.exact(1), implied=True, hedge=mention.first)
        count.end = mention.last
        if _names_weapon(mention):
            _weapon_head(wording, count, mention)
        elif not _take_head(wording, count, mention, 0):
            continue
        if count.rejected or count.kind not in ("weapon", "person", "child"):
            continue
        if count.kind in ("person", "child") and _is_apposition(wording, mention, counts):
            continue
        article = _article(wording, mention)
        if article is not None:
            count.first = count.hedge = article
        found.append(count)
        covered.update(range(count.first, count.end))
    return found


def _is_apposition(wording: Wording, mention: Mention, counts: list[Count]) -> bool:
    """True for «двоє дітей – хлопчик і дівчинка», "a third victim, a railway worker": those were counted already."""
    for count in counts:
        if count.kind not in ("person", "child") or count.rejected or not 0 < mention.first - count.end <= 8:
            continue
        gap = range(count.end, mention.first)
        dashed = wording.word(count.end) in ("–", ":", "(")
        comma = wording.word(count.end) == "," and len(gap) <= 4 and (count.ordinal or count.figure == Figure.exact(1))
        if (dashed or comma) and not any(wording.value(at, "verb") or wording.word(at) in ".;" for at in gap):
            return True
    return False


def _has_subject(mention: Mention, counts: list[Count]) -> bool:
    """True for «одна людина загинула»: the verb speaks of the person counted beside it, and counts nobody itself."""
    return any(
        count.kind in ("person", "child") and (0 <= mention.first - count.end <= 3 or 0 <= count.first - mention.last <= 3)
        for count in counts
    )


def _is_singular(wording: Wording, mention: Mention) -> bool:
    """A singular form that the lexicon marks; in a language with articles, only behind one."""
    last = mention.last - 1
    if wording.tokens[last].is_number or len(wording.word(last)) == 1:
        last = mention.first
    back = 2 if _names_weapon(mention) else 0
    words = [wording.word(at) for at in range(max(0, mention.first - back), max(mention.first, last) + 1)]
    if not any(sense.kind == "singular" for word in words[-3:] for sense in wording.lexicon.senses(word)):
        return False
    return not wording.lexicon.tables["numbers"].get("article") or _article(wording, mention) is not None


def _article(wording: Wording, mention: Mention) -> int | None:
    """Where the article of a noun stands, over adjectives and an age ("a 41-year-old man"); null without one."""
    for at in range(mention.first - 1, max(-1, mention.first - 7), -1):
        if wording.value(at, "article"):
            return at
        token, between = wording.tokens[at], wording.at[at]
        known = between is None or between.value("adjective") or between.value("attacker") or between.value("not_counted")
        if not known or not (token.is_word or token.is_number or token.word == "-"):
            return None
    return None
