"""Arms: which weapon a count is of, from the run of weapon words and the list of models that goes with it."""

from __future__ import annotations

from nightcount.reading.count import Count
from nightcount.reading.lexicon import Mention
from nightcount.reading.wording import Wording
from nightcount.vocabulary import Weapon, class_of, lowest_common
from nightcount.vocabulary.weapon import weapon_named

# Tokens that the kinds of weapon behind one number may fill; no list is longer.
_LONGEST_LIST = 120
# Words that a list of kinds goes on over.
_CARRYING_ON = frozenset(("join", "adjective", "including", "part"))


def weapon_head(wording: Wording, count: Count, mention: Mention) -> None:
    """What is counted, from the run of weapon words behind the number and the list of models that goes with it."""
    count.kind = "weapon"
    classes: list[Weapon] = _adjectives(wording, count.last, mention.first)
    models: list[str] = []
    at, last = mention.first, mention.last
    while at < len(wording.tokens):
        following = wording.at[at]
        if following is None or not names_weapon(following):
            break
        _gather(following, classes, models)
        at = last = following.last
    count.head = (mention.first, last)
    count.last = last
    count.weapon = _most_specific(classes)
    count.end = _listed_weapons(wording, count, last, models)
    count.models = tuple(dict.fromkeys(models))


def named_behind(wording: Wording, count: Count) -> Weapon | None:
    """The weapon of "seven strikes by S-400 missiles", where a count of hits goes on to name it; else null."""
    for at in range(count.last, min(count.last + 3, len(wording.at))):
        mention = wording.at[at]
        if mention is not None and names_weapon(mention):
            named = Count(count.first, count.last, count.figure)
            weapon_head(wording, named, mention)
            return named.weapon
        if not (wording.value(at, "with") or wording.value(at, "preposition") or wording.value(at, "adjective")):
            return None
    return None


def names_weapon(mention: Mention) -> bool:
    """True where a mention names a class of weapon or a model."""
    return "class" in mention.meaning or "model" in mention.meaning


def _adjectives(wording: Wording, first: int, last: int) -> list[Weapon]:
    found = []
    for index in range(first, last):
        said = wording.meanings[index].get("adjective")
        if said:
            found.append(weapon_named(said))
    return found


def _gather(mention: Mention, classes: list[Weapon], models: list[str]) -> None:
    named, model = mention.meaning.get("class"), mention.meaning.get("model")
    if named:
        classes.append(weapon_named(named))
    if model:
        models.append(model)
        kind = class_of(model)
        if kind:
            classes.append(kind)


def _most_specific(classes: list[Weapon]) -> Weapon:
    """The lowest of classes that all lie on one line; else the lowest that holds them all."""
    if len(classes) == 1:
        return classes[0]
    for kind in sorted(classes, key=lambda one: -len(one.line)):
        if all(kind.is_kind_of(other) for other in classes):
            return kind
    return lowest_common(classes)


def _listed_weapons(wording: Wording, count: Count, at: int, models: list[str]) -> int:
    """Takes in the kinds that go on without a number of their own: "drones and missiles", «Х-101/Калібр»."""
    assert count.weapon is not None
    end, strange, listed = at, 0, False
    last = min(len(wording.tokens), at + _LONGEST_LIST)
    while at < last and strange <= 3:
        token, mention = wording.tokens[at], wording.at[at]
        if mention is not None and names_weapon(mention) and at not in wording.taken:
            joined = at > end and any(_is_join(wording, i) or wording.word(i) == "," for i in range(end, at))
            if joined and is_singular(wording, mention):
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
        if mention is not None and not _carries_on(mention) and not _is_join(wording, at):
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
    return not _CARRYING_ON.isdisjoint(mention.meaning)


def _joins(wording: Wording, old: Weapon, new: Weapon, end: int, at: int, strange: int) -> bool:
    """True when a kind of another family really joins the count: close by, with "and" or a slash between."""
    if new is not Weapon.ALL:
        return True
    between = range(end, at)
    return strange == 0 and any(_is_join(wording, i) or wording.word(i) == "/" for i in between)


def _is_join(wording: Wording, at: int) -> bool:
    """True for "and", and for the "or" of "ten drones or missiles"."""
    meaning = wording.meanings[at]
    return "join" in meaning or meaning.get("range") == "to"


def _merge(old: Weapon, classes: list[Weapon], joined: bool) -> Weapon:
    """The class of a count that goes on: "drones of the Lancet type" are Lancets, "Shaheds and other drones" drones."""
    new = _most_specific(classes)
    if new.is_kind_of(old) or (not joined and new.parent is old.parent):
        return old if joined else new
    return new if old.is_kind_of(new) and joined else old if old.is_kind_of(new) else lowest_common([old, new])


def is_singular(wording: Wording, mention: Mention) -> bool:
    """A singular form that the lexicon marks; in a language with articles, only behind one."""
    last = mention.last - 1
    if wording.tokens[last].is_number or len(wording.word(last)) == 1:
        last = mention.first
    back = 2 if names_weapon(mention) else 0
    beyond = max(mention.first, last) + 1
    if wording.singulars.isdisjoint(range(max(0, mention.first - back, beyond - 3), beyond)):
        return False
    return not wording.lexicon.tables["numbers"].get("article") or article_of(wording, mention) is not None


def article_of(wording: Wording, mention: Mention) -> int | None:
    """Where the article of a noun stands, over adjectives and an age ("a 41-year-old man"); null without one.

    In headlines an age needs none: "Seven-year-old boy killed", "four dead, including 12-year-old girl".
    """
    for at in range(mention.first - 1, max(-1, mention.first - 7), -1):
        if wording.value(at, "article"):
            return at
        token, between = wording.tokens[at], wording.at[at]
        if wording.word(at + 1) == "-" and (token.is_number or wording.value(at, "cardinal")):
            if at == 0 or wording.tokens[at - 1].is_break or wording.value(at - 1, "including"):
                return at
            continue
        known = (
            between is None or between.value("adjective") or between.value("attacker") or between.value("not_counted")
        )
        if not known or not (token.is_word or token.is_number or token.word == "-"):
            return None
    return None


def composition(wording: Wording, count: Count) -> None:
    """ "Fourteen of the missiles were Iskander-M", "122 were missiles": what those launched consisted of."""
    if count.composed:
        return
    if wording.word(count.last) == "–":
        at = count.last + 2 if wording.word(count.last + 1) == '"' else count.last + 1
        named = wording.at[at] if at < len(wording.at) else None
        if named is not None and names_weapon(named) and not is_singular(wording, named):
            last = count.last
            weapon_head(wording, count, named)
            count.last, count.composed = last, True
        return
    mention = wording.at[count.last] if count.last < len(wording.at) else None
    if count.part_of and mention is not None and mention.value("auxiliary"):
        following = wording.at[mention.last] if mention.last < len(wording.at) else None
        if following is not None and names_weapon(following):
            last = count.last
            weapon_head(wording, count, following)
            count.last, count.composed = last, True
    elif mention is not None and mention.value("auxiliary"):
        count.composed = _is_among(wording, mention.last)


def _is_among(wording: Wording, at: int) -> bool:
    """True for the end of "Two Kinzhals were among the missiles": the count is one of a kind of them."""
    named = at + 1 + (wording.value(at + 1, "hedge") is not None)
    mention = wording.at[named] if named < len(wording.at) else None
    return wording.value(at, "among") is not None and mention is not None and names_weapon(mention)
