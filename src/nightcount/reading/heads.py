"""Heads: the noun that a number counts, to its right or to its left, and what it says of the measure."""

from __future__ import annotations

from nightcount.reading.arms import names_weapon, weapon_head
from nightcount.reading.count import STATES, Count
from nightcount.reading.lexicon import Mention
from nightcount.reading.units import unit_head
from nightcount.reading.wording import Wording
from nightcount.vocabulary import Figure, Weapon

# How many unknown words (adjectives, names) may stand between a number and its noun.
_REACH = 4
# What may stand behind a noun, but not between an age and its noun.
_AFTER_NOUN = {"auxiliary", "verb", "join", "preposition", "clause", "including", "with"}
_ADULT = 18
_DAYTIMES = ("night", "morning", "day", "evening")
# What may stand ahead of its number: «волн насчитали две», «детей – трое».
_NAMED_AHEAD = ("child", "household", "wave")
_TOPICS = ("got_through", "killed", "injured", "missing", "on_fire", "hit_locations")
_STATES_AND_FIRE = (*STATES, "on_fire")
_STOPS = (".", ";", ":", "!", "?", "•", "-")
_COUNTRIES = ("UA", "RU")
_HEADS = ("child", "person", "location", "household", "object", "district", "wave")
# Kinds of words that can settle what is counted, beside weapons.
_SETTLING = frozenset((*_HEADS, "carrier", "place", "not_counted", "unit", "when", "noun", "verb"))
# Kinds of words that name what may be counted.
_NAMING = frozenset((*_HEADS, "class", "model", "carrier", "unit", "place", "noun", "when"))
_STOPPING = frozenset(("preposition", "join", "clause", "with"))
_PASSED = frozenset(("adjective", "attacker", "place", "superlative", "article"))


def head_right(wording: Wording, count: Count, limit: int) -> None:
    """The noun to the right of the number, over adjectives, "of the", quotation marks."""
    at, strange, copula, adjective, dashed = count.last, 0, False, None, False
    while at < min(limit if not count.part_of else len(wording.tokens), len(wording.tokens)) and strange <= _REACH:
        token, mention = wording.tokens[at], wording.at[at]
        if token.is_break or at in wording.taken:
            return
        if mention is None:
            dash = token.word == "–" and at == count.last and _is_named_behind(wording, at + 1)
            quiet = dash or token.word == '"' or (token.word == "-" and wording.glued(at))
            if not quiet and not token.is_word:
                break
            copula, dashed = copula or dash, dashed or dash
            at, strange = at + 1, strange + (not quiet)
            continue
        adjective = mention.meaning.get("adjective") or adjective
        participle = "verb" in mention.meaning and _is_participle(wording, count, mention, strange)
        if participle or "auxiliary" in mention.meaning:
            # "36 were Shahed drones" names what was counted; "36 were injured" says what was done to it.
            at, copula = mention.last, copula or not participle
            continue
        if copula and (mention.value("verb") or mention.value("noun")) and not names_weapon(mention):
            return
        if take_head(wording, count, mention, strange):
            count.composed = count.composed or (copula and count.kind in ("weapon", "child"))
            return
        # «12 гранат із БпЛА» counts what the lexicon does not know, not drones.
        if (strange and mention.value("part") == "of") or not _passes(wording, count, mention):
            break
        at = mention.last
    if adjective is not None and _counts_attacks(wording, count, at):
        count.rejected = "attacks, not weapons"
    elif adjective is not None and not strange and _leaves_noun_out(wording, at):
        # "3 anti-ship, 6 ballistic and 2 cruise missiles": the noun stands once, at the end.
        count.kind, count.weapon, count.last, count.end = "weapon", Weapon(adjective), at, at
        count.head = (at - 1, at)
        count.composed = dashed


def _counts_attacks(wording: Wording, count: Count, at: int) -> bool:
    """True for "one attack on the city", not for the adjective of "nine attack and decoy drones"."""
    goes_on = wording.value(at, "join") or wording.word(at) in (",", "/")
    return at == count.last + 1 and wording.value(count.last, "attack") is not None and not goes_on


def _leaves_noun_out(wording: Wording, at: int) -> bool:
    """True behind "3 anti-ship, …": another count follows. In "61 air strikes" the noun stands there."""
    mention = wording.at[at] if at < len(wording.at) else None
    return mention is None or mention.value("not_counted") is None


def _is_named_behind(wording: Wording, at: int) -> bool:
    """True where a kind of weapon or children stand behind the dash: «дві – балістика», «троє – школярі»."""
    if wording.word(at) == '"':
        at += 1
    return any(wording.value(at, kind) for kind in ("class", "model", "adjective", "child"))


def _is_participle(wording: Wording, count: Count, mention: Mention, strange: int) -> bool:
    """True for a participle between a number and its noun: «6 збитих безпілотників», "96 damaged houses"."""
    verb = mention.meaning.get("verb")
    if verb is None or verb in STATES or strange or count.last != mention.first or mention.value("child"):
        return False
    at, steps = mention.last, 0
    while at < len(wording.tokens) and steps < 5:
        following = wording.at[at]
        if following is not None and (names_weapon(following) or following.value("object")):
            count.predicate = verb
            return True
        if following is not None and following.value("part") == "of" and at == mention.last and verb not in STATES:
            # "88 downed of the 104 drones"
            count.predicate, count.part_of = verb, True
            return True
        passing = following is None or any(
            following.value(kind) for kind in ("adjective", "attacker", "place", "locative")
        )
        if not passing or not (wording.tokens[at].is_word or wording.word(at) == '"'):
            return False
        at, steps = at + 1, steps + 1
    return False


def _passes(wording: Wording, count: Count, mention: Mention) -> bool:
    """True when the search for the noun goes on past a mention."""
    if mention.value("part") == "of" and not count.part_of:
        count.part_of = True
        return True
    if mention.value("others") or mention.value("more"):
        count.others = True
        count.end = count.last = mention.last
        return True
    if not _STOPPING.isdisjoint(mention.meaning):
        return False
    return mention.value("hedge") == "exactly" or not _PASSED.isdisjoint(mention.meaning)


def take_head(wording: Wording, count: Count, mention: Mention, strange: int) -> bool:
    """True when the mention settles what is counted (or that nothing of ours is)."""
    meaning = mention.meaning
    if meaning.get("part") == "of_them":
        count.role, count.part_of, count.end = "subset", True, mention.last
        count.last = mention.last
        what_of_them(wording, count)
        return True
    named = mention if names_weapon(mention) else _launched_at_ground(wording, mention)
    if named is not None:
        return _weapon(wording, count, named)
    if _SETTLING.isdisjoint(meaning):
        return _arms_attack(wording, count, mention)
    reason = _why_not_counted(wording, count, mention)
    if reason and not meaning.get("person"):
        if reason != "an age" or not _is_named_by_age(wording, count, mention):
            count.rejected = reason
        return True
    if meaning.get("unit"):
        return unit_head(count, mention)
    if meaning.get("when") in _DAYTIMES and not strange and _counts_nights(wording, count, mention):
        count.rejected = "a length of time"
        return True
    noun = meaning.get("noun")
    verb = meaning.get("verb")
    acts = verb is not None and mention.last - mention.first > 1 and noun not in _STATES_AND_FIRE
    if noun is not None and not noun.startswith(("toll", "figure")) and not acts:
        return _settle(count, mention, _kind_of_noun(noun), own=noun)
    if verb in STATES and strange == 0:
        return _settle(count, mention, "person", own=verb)
    for kind in _HEADS:
        said = meaning.get(kind)
        if said is not None:
            count.object = said if kind == "object" else None
            return _settle(count, mention, kind)
    return False


def _launched_at_ground(wording: Wording, mention: Mention) -> Mention | None:
    """The S-300 of «22 зенітні керовані ракети С-300»: an interceptor by its kind, fired at what is on the ground."""
    at = mention.last + (wording.word(mention.last) == '"')
    named = wording.at[at] if mention.value("carrier") == "defence" and at < len(wording.at) else None
    return named if named is not None and names_weapon(named) else None


def _weapon(wording: Wording, count: Count, mention: Mention) -> bool:
    weapon_head(wording, count, mention)
    if wording.value(count.last, "carrier") not in (None, "defence"):
        # "Four Kalibr carriers": what carries them was counted.
        count.kind, count.weapon, count.rejected = "", None, "aircraft or ships"
    return True


def _arms_attack(wording: Wording, count: Count, mention: Mention) -> bool:
    """True for "a 600-drone assault": the weapon stands in the name of the attack."""
    if mention.value("attack") is None or wording.word(count.last) != "-":
        return False
    weapon = wording.lexicon.meaning(wording.word(mention.first)).get("class")
    if weapon is None or mention.last - mention.first < 2:
        return False
    count.kind, count.weapon, count.predicate = "weapon", Weapon(weapon), "launched"
    count.head, count.last = (mention.first, mention.last), mention.first + 1
    count.end = mention.last
    return True


def _why_not_counted(wording: Wording, count: Count, mention: Mention) -> str | None:
    """Why what a mention names is never counted here, in words; null where it may be."""
    if mention.last - mention.first > 1 and count.last == mention.first and _NAMING.isdisjoint(mention.meaning):
        # The «ударів» of «712 ударів по місту» is counted, whatever the phrase says besides.
        alone = wording.lexicon.meaning(wording.word(mention.first))
        return alone.get("not_counted") or mention.value("not_counted")
    if mention.value("carrier"):
        return "aircraft or ships"
    if mention.value("place") in _COUNTRIES and mention.last - mention.first > 1 and count.last == mention.first:
        # "Eight Russian regions": parts of a country are no count of what came down there.
        return "regions"
    return mention.value("not_counted")


def _is_named_by_age(wording: Wording, count: Count, mention: Mention) -> bool:
    """True for "a six-year-old was among them", which counts one, by the age alone."""
    article, at, age = count.hedge - 1, mention.last, count.figure.number
    named = at < len(wording.tokens) and wording.tokens[at].is_word and _AFTER_NOUN.isdisjoint(wording.meanings[at])
    if age is None or named or wording.value(article, "article") is None or not wording.glued(count.last):
        return False
    _settle(count, mention, "child" if age < _ADULT else "person")
    count.figure, count.implied, count.first, count.hedge = Figure.exact(1), True, article, article
    return True


def _counts_nights(wording: Wording, count: Count, mention: Mention) -> bool:
    """True for «две ночи», "one night"; with articles, more nights are in the plural: "26 overnight" counts none."""
    plain = not wording.lexicon.tables["numbers"].get("article") or count.figure == Figure.exact(1)
    return plain and count.last == mention.first


def what_of_them(wording: Wording, count: Count) -> None:
    """What "of them" goes on to name: "100 of them Shaheds", "sixteen of them children", «шестеро з яких – діти»."""
    at, strange, kind = count.last, 0, None
    # "One of them a girl of nine", "one of whom is a policeman": whom the article announces is the one.
    one, single = count.figure == Figure.exact(1), False
    while strange <= 2:
        at = past_age(wording, at)
        mention = wording.at[at] if at < len(wording.at) else None
        if mention is None:
            word = wording.word(at)
            if word not in ("–", '"', "-") and not (word.isalpha() and strange < 2):
                break
            at, strange = at + 1, strange + word.isalpha()
        elif mention.value("child") or (single and mention.value("person")):
            kind = "child" if mention.value("child") else "person"
            count.kind, count.head, count.end = kind, (mention.first, mention.last), mention.last
            count.last = count.end if single else count.last
            return
        elif mention.value("class") or mention.value("model"):
            last = count.last
            weapon_head(wording, count, mention)
            count.last, count.composed = max(last, count.last), True
            return
        elif mention.value("verb") in STATES and not strange and count.own is None and mention.first == count.last:
            count.kind, count.own, count.end = "person", mention.value("verb"), mention.last
            at = count.end
        elif mention.value("adjective"):
            kind, at = mention.value("adjective"), mention.last
        elif mention.value("auxiliary") or (one and mention.value("article")):
            single = single or mention.value("article") is not None
            at = mention.last
        else:
            break
    if kind is not None and not strange:
        count.kind, count.weapon, count.composed, count.end = "weapon", Weapon(kind), True, at


def past_age(wording: Wording, at: int) -> int:
    """The token behind the age that begins at a token: the «13-летний» of «один из них – 13-летний мальчик»."""
    if at + 1 >= len(wording.tokens) or not wording.tokens[at].is_number:
        return at
    aged = wording.at[at + 2 if wording.word(at + 1) == "-" else at + 1] if at + 2 < len(wording.at) else None
    return aged.last if aged is not None and aged.value("not_counted") == "an age" else at


def _settle(count: Count, mention: Mention, kind: str, own: str | None = None) -> bool:
    count.kind, count.own, count.head = kind, own, (mention.first, mention.last)
    count.last = count.end = mention.last
    return True


def _kind_of_noun(noun: str) -> str:
    if noun in ("killed", "injured", "missing", "victim"):
        return "person"
    return {"got_through": "weapon", "on_fire": "object", "hit_locations": "location"}.get(noun, "weapon")


def _head_of_those(wording: Wording, count: Count, state: Mention) -> None:
    """«Дітей серед загиблих – четверо»: what is counted stands before the state, or is left out."""
    ahead = wording.at[state.first - 2] if state.first > 1 else None
    if ahead is not None and (ahead.value("child") or ahead.value("person")):
        count.kind, count.head = "child" if ahead.value("child") else "person", (ahead.first, ahead.last)


def head_left(wording: Wording, count: Count, before: list[Count]) -> None:
    """The noun to the left of the number, right before it or at the start of its clause."""
    _head_before(wording, count, before)
    if not count.kind and not count.own:
        _topic_left(wording, count)


def _head_before(wording: Wording, count: Count, before: list[Count]) -> None:
    """The noun to the left: «Постраждалих – 79», "the wounded number 159", «Погибших четверо»."""
    used = {before[-1].head} if before else set()
    at, steps = count.hedge - 1, 0
    bound = before[-1].last if before else 0
    while at >= bound and steps < 4:
        mention = wording.at[at]
        if mention is None:
            if wording.word(at) == "," and wording.word(at + 1) == "–":
                at = _before_aside(wording, at)
            elif wording.word(at) not in ("–", ":", "-", '"', "("):
                return
            at, steps = at - 1, steps + 1
            continue
        noun, verb = mention.value("noun"), mention.value("verb")
        if (mention.first, mention.last) in used or noun == "figure":
            return
        if noun in STATES and wording.value(mention.first - 1, "among"):
            _head_of_those(wording, count, mention)
            return
        if noun is not None:
            own = {"toll": "killed", "toll_injured": "injured"}.get(noun, noun)
            count.kind, count.own, count.head = _kind_of_noun(own), own, (mention.first, mention.last)
            return
        if verb in STATES and count.moved != "from":
            count.kind, count.own, count.head = "person", verb, (mention.first, mention.last)
            return
        if names_weapon(mention) and not count.moved and wording.word(at + 1) in ("–", ":", "(", '"', ","):
            end = count.last
            first = mention.first
            weapon_head(wording, count, mention)
            count.first, count.last, count.head = min(first, count.first), end, (first, mention.last)
            count.end = max(count.end, end)
            count.first = count.hedge if count.hedge > first else count.first
            return
        named = next((kind for kind in _NAMED_AHEAD if mention.value(kind)), None)
        if named is not None and (steps or wording.value(at + 1, "says")):
            count.kind, count.head = named, (mention.first, mention.last)
            return
        moved = mention.value("change") and (count.moved or mention.value("change") == "to")
        if not moved and not any(mention.value(kind) for kind in ("hedge", "others", "pronoun", "says")):
            return
        at, steps = mention.first - 1, steps + 1


def _topic_left(wording: Wording, count: Count) -> None:
    """The noun that opens the clause of a number behind a dash: «Влучень по енергооб’єктах – сім»."""
    if wording.word(count.hedge - 1) != "–":
        return
    for at in range(count.hedge - 2, max(-1, count.hedge - 8), -1):
        mention = wording.at[at]
        if not wording.tokens[at].is_word or (mention is not None and mention.value("cardinal")):
            return
        noun = mention.value("noun") if mention is not None else None
        if mention is not None and noun in _TOPICS and _opens_clause(wording, mention.first):
            count.kind, count.own, count.head = _kind_of_noun(noun), noun, (mention.first, mention.last)
            return
        if mention is not None and mention.value("verb"):
            return


def _opens_clause(wording: Wording, at: int) -> bool:
    before = at - 1
    if before >= 0 and wording.value(before, "adjective"):
        before -= 1
    return before < 0 or wording.tokens[before].is_break or wording.word(before) in _STOPS


def _before_aside(wording: Wording, comma: int) -> int:
    """The comma that opens the aside which `comma` closes: «дронов, преимущественно FPV, – 520»."""
    for at in range(comma - 1, max(-1, comma - 7), -1):
        if wording.word(at) == ",":
            return at
        if wording.tokens[at].is_number or wording.value(at, "verb") or not wording.tokens[at].is_word:
            break
    return comma


def part_before(wording: Wording, count: Count) -> None:
    """«З них двоє дітей», "of them nine ballistic": "of them" ahead of the number makes it a part."""
    at = count.hedge - 1
    while at > 0 and wording.word(at) in ("–", ":", ","):
        at -= 1
    if wording.value(at, "part") == "of_them":
        count.role = "subset"
