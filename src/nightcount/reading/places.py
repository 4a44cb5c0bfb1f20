"""Places: where a count holds, and which side attacked."""

from __future__ import annotations

from bisect import bisect_left

from nightcount.reading.context import launch_areas_end
from nightcount.reading.count import Count
from nightcount.reading.lexicon import Mention
from nightcount.reading.sentences import Sentence
from nightcount.reading.wording import Wording
from nightcount.sources.source import Kind, Party, Source
from nightcount.vocabulary import COUNTRY, areas
from nightcount.vocabulary.area import above

# How many words may stand between a count and the place behind it.
_BEHIND = 7
# How many places a row is followed for.
_ROW = 12
# How far ahead of a count the place may stand over which it was shot down, and what may not stand between.
_AHEAD, _PARTS = 9, (".", ",", ";", ":", "(", ")", "\n")
# What is told of where it came down, not of where it flew to.
_CAME_DOWN = ("shot_down", "neutralised", "suppressed", "got_through", "not_reached")
# What parts a count from the place behind it: another verb, a speaker, a means, a place of departure.
_PARTING = frozenset(("verb", "says", "with", "origin"))
# Who counts what was launched at Ukraine, and among how many first mentions such a one is looked for.
_COUNTING, _OPENING = ("air_force", "general_staff"), 60
# Who tells of attacks on its own country only.
_OF_THE_ATTACKED = (Kind.AIR_FORCE, Kind.EMERGENCY_SERVICE, Kind.MUNICIPAL)
# Who speaks for one place only, and how near the name of his office the place is named.
_OFFICIALS, _OFFICE = ("mayor", "governor", "city_administration"), 3
# Places that either side attacks: they tell nothing of who attacked.
_EITHER = ("UA01", "UA85", "SEA")
_KYIV, _MOSCOW = "UA80000000000093317", ("RU-MOW", "RU-MOS")


class Places:
    """The places that a text names, and what follows from them for its counts."""

    def __init__(self, wording: Wording, sentences: list[Sentence], source: Source) -> None:
        self.wording = wording
        self.sentences = sentences
        self.source = source
        named = wording.mentions_of("place")
        launched_from = _launch_areas(wording)
        self._named = [
            mention
            for mention in named
            if mention.first not in launched_from
            and not (_attacks(wording, mention) or _is_beside(wording, mention) or _is_clock(wording, mention))
        ]
        self._attackers: dict[int, str] = {}
        self._of_wholes: dict[int, str | None] = {}
        self._firsts = [mention.first for mention in self._named]
        self._capital = self._seat()
        self._oblast = self._home()
        self.main = self._main_place()
        self.main_attacker = self._main_attacker()

    def _seat(self) -> str:
        """Which capital "the capital" is: Moscow where the text names it or its region, and does not name Kyiv."""
        named = {mention.value("place") for mention in self._named if mention.value("seat") is None}
        return "RU-MOW" if named & set(_MOSCOW) and _KYIV not in named else _KYIV

    def _home(self) -> str | None:
        """Which oblast "the oblast" is: the one that all places of the text lie in, else the source's own; or null."""
        if "home" not in self.wording.places:
            return None
        named = {mention.value("place") for mention in self._named} - {None, COUNTRY}
        found = {one for code in named if code for one in (code, *above(code)) if _is_oblast(one)}
        if not named and self.source.area is not None and _is_oblast(self.source.area):
            return self.source.area
        return found.pop() if len(found) == 1 else None

    def _code(self, mention: Mention) -> str:
        meaning = mention.meaning
        if "seat" in meaning:
            return self._capital
        return meaning.get("place") or (self._oblast if "home" in meaning else None) or COUNTRY

    def _is_named(self, mention: Mention | None) -> bool:
        """True for a place, and for "the oblast" where it is known which."""
        return mention is not None and (
            "place" in mention.meaning or (self._oblast is not None and "home" in mention.meaning)
        )

    def _main_place(self) -> str:
        """The place that the text opens with, if it names one in its first two sentences; else the country."""
        for sentence in self.sentences[:2]:
            for mention in self._named_in(sentence):
                # "Five were killed, including two in Kyiv": only some of them there.
                if not self._is_of_part(sentence.first, mention) and mention.value("place") not in (COUNTRY, "RU"):
                    return self._code(mention)
        return COUNTRY

    def of(self, count: Count, sentence: Sentence, is_wide: bool) -> str:
        """The area code of the place that the count speaks of.

        What was launched and stopped (`is_wide`) is told of the whole country unless a place follows the count itself;
        people and damage belong to the nearest place named before or around them.
        """
        behind = self._ahead(count) or self._behind(count, sentence)
        if behind is None and count.measure in _CAME_DOWN:
            behind = self._over(count, sentence)
        if count.whole is not None:
            # «11 із 15 дронів в межах області», «над областю збито 11 із 15»: both are counted there.
            behind = behind or self._behind(count.whole, sentence)
            self._of_wholes[count.whole.first] = behind
        behind = behind or self._of_wholes.get(count.first)
        if is_wide:
            return (
                behind or self._of_official(count, sentence) or (COUNTRY if self.attacker(sentence) != "UA" else "RU")
            )
        if behind:
            return behind
        nearest = self._nearest(count, sentence)
        return nearest or self.main

    def _of_official(self, count: Count, sentence: Sentence) -> str | None:
        """The Moscow of "Moscow mayor Sobyanin said 19 drones were repelled": such a one counts what came there."""
        speakers = self.wording.where("speaker", sentence.first, sentence.last)
        told = [at for at in speakers if at < count.first] or speakers[:1]
        if not told or self.wording.meanings[told[-1]]["speaker"] not in _OFFICIALS:
            return None
        for mention in self._named_in(sentence):
            if abs(mention.first - told[-1]) <= _OFFICE and self._code(mention) not in (COUNTRY, "RU"):
                return self._code(mention)
        return None

    def further(self, count: Count, sentence: Sentence) -> list[str]:
        """The other places of «по два – над Тульской и Рязанской областями», each of which has so many."""
        if self.wording.value(count.first - 1, "distributive") is None:
            return []
        mention = self._mention_behind(count, sentence)
        return self._row(mention, sentence)[1:] if mention is not None else []

    def _behind(self, count: Count, sentence: Sentence) -> str | None:
        """A place behind the count: "91 over the Moscow region", «11 на Одещині», «дрон сбит над Брянской областью»."""
        mention = self._mention_behind(count, sentence)
        return self._common(mention, count, sentence) if mention is not None else None

    def _mention_behind(self, count: Count, sentence: Sentence) -> Mention | None:
        start = at = max(count.last, count.end)
        bound = min(sentence.last, at + _BEHIND)
        while at < bound:
            mention = self.wording.at[at]
            if mention is not None and self._is_named(mention):
                touches = at == start and not self._opens_with_preposition(mention)
                return None if touches or _attacks(self.wording, mention) else mention
            own = mention is not None and (
                "auxiliary" in mention.meaning or mention.meaning.get("verb") == count.predicate
            )
            dash = at == start and self.wording.word(at) == "–"
            if not (own or dash) and self._blocks(at):
                return None
            at = mention.last if own and mention is not None else at + 1
        return None

    def _opens_with_preposition(self, mention: Mention) -> bool:
        """True for «на Запоріжжі», which is the oblast, where «Запоріжжя» is the city."""
        alone = self.wording.lexicon.meaning(self.wording.word(mention.first))
        return mention.last - mention.first > 1 and "locative" in alone

    def _blocks(self, index: int) -> bool:
        mention: Mention | None = self.wording.at[index]
        if not self.wording.tokens[index].is_word:
            return self.wording.word(index) != '"'
        return mention is not None and not _PARTING.isdisjoint(mention.meaning)

    def _common(self, mention: Mention, count: Count, sentence: Sentence) -> str:
        """The place, or the country of a row of places; with «по два» each place has so many, the first among them."""
        codes = self._row(mention, sentence)
        if len(set(codes)) == 1 or self.wording.value(count.first - 1, "distributive"):
            return codes[0]
        return "RU" if codes[0].startswith("RU") else COUNTRY

    def _row(self, mention: Mention, sentence: Sentence) -> list[str]:
        """The places that a mention opens a row of: "over the Kursk, Bryansk and Oryol regions"."""
        codes, last = [self._code(mention)], mention.last
        at = bisect_left(self._firsts, last)
        for following in self._named[at : at + _ROW]:
            gap = range(last, following.first)
            joined = all(self.wording.word(i) == "," or self.wording.value(i, "join") for i in gap)
            if following.first >= sentence.last or not 0 < len(gap) <= 2 or not joined:
                break
            codes.append(self._code(following))
            last = following.last
        return codes

    def _ahead(self, count: Count) -> str | None:
        """A place ahead of the count: «Брянск – 127», «над Курской (4 БПЛА) областью», «над Крымом сбито девять»."""
        words, at = self.wording, count.hedge - 1
        while words.value(at, "more"):
            at -= 1
        if at <= 0:
            return None
        sign = words.words[at]
        dashed = sign in ("–", "(") or (sign == ":" and count.measure in _CAME_DOWN)
        if not dashed and words.value(at, "verb") != count.predicate:
            return None
        predicate = words.at[at]
        at = predicate.first if predicate is not None and not dashed else at
        mention = words.at[at - 1] if at > 0 else None
        if mention is None or not self._is_named(mention):
            return None
        over = words.value(mention.first - 1, "locative")
        return self._code(mention) if over or dashed else None

    def _over(self, count: Count, sentence: Sentence) -> str | None:
        """The oblast of «Над Полтавщиною вночі сили оборони збили 14 дронів»: ahead of its verb, nothing between."""
        words, low = self.wording, max(sentence.first, count.hedge - _AHEAD)
        at = bisect_left(self._firsts, count.hedge) - 1
        if at < 0 or self._named[at].first < low:
            return None
        mention = self._named[at]
        gap = range(mention.last + (words.word(mention.last) == ","), count.hedge)
        parted = any(
            words.word(i) in _PARTS or words.tokens[i].is_number or words.value(i, "says") or words.value(i, "clause")
            for i in gap
        )
        verbs = [i for i in gap if words.value(i, "verb")]
        own = bool(verbs) and all(words.value(i, "verb") == count.predicate for i in verbs)
        # «Під час удару по Одесі» says what was aimed at, not where all that was launched then came down.
        aimed = words.value(mention.first - 2, "attack") or words.value(mention.first - 2, "relation")
        there = words.value(mention.first - 1, "locative") and not aimed
        return self._code(mention) if own and there and not parted else None

    def _nearest(self, count: Count, sentence: Sentence) -> str | None:
        low, inside = bisect_left(self._firsts, sentence.first), self._named_in(sentence)
        if inside:
            before = [mention for mention in inside if mention.first < count.first]
            if before or not self._is_of_part(count.last, inside[0]):
                return self._code(before[-1] if before else inside[0])
            # "Five people were killed, including two in Kyiv": only some of them there.
        for mention in reversed(self._named[:low]):
            if self.wording.starts[mention.first] and mention.value("place"):
                return self._code(mention) if self._same_paragraph(mention, sentence) else None
        return None

    def _is_of_part(self, first: int, mention: Mention) -> bool:
        """True for the Kyiv of "five died, including two in Kyiv", not of "five, including a boy, died in Kyiv"."""
        told = self.wording.where("including", first, mention.first)
        return bool(told) and not self.wording.has("verb", told[-1], mention.first)

    def _same_paragraph(self, mention: Mention, sentence: Sentence) -> bool:
        signs, tokens = self.wording.signs, self.wording.tokens
        low = bisect_left(signs, max(mention.last, sentence.first - 200))
        return not any(tokens[at].is_break for at in signs[low : bisect_left(signs, sentence.first)])

    def attacker(self, sentence: Sentence) -> str:
        """`UA` where drones are called Ukrainian, the Russian ministry counts, or all places are Russian; else `RU`."""
        known = self._attackers.get(sentence.first)
        if known is None:
            known = self._attackers[sentence.first] = self._attacker(sentence)
        return known

    def _attacker(self, sentence: Sentence) -> str:
        for mention in self._named_in(sentence):
            if self._is_doer(mention):
                if mention.value("place") == "RU":
                    return "RU"
                sides = self.wording.where("attacker", mention.last, sentence.last)
                if any(self.wording.meanings[at]["attacker"] == "RU" for at in sides):
                    return "UA"
        for at in self.wording.where("attacker", sentence.first, sentence.last):
            ours = self.wording.meanings[at]["attacker"] == "UA"
            if ours and (self._before_weapon(at) or self._tries(at, sentence)):
                return "UA"
        speakers = self.wording.where("speaker", sentence.first, sentence.last)
        if any(self.wording.meanings[at]["speaker"] == "defence_ministry_ru" for at in speakers):
            return "UA"
        if sentence.opener is not None:
            return self.attacker(self.sentences[sentence.opener])
        return self.main_attacker

    def _named_in(self, sentence: Sentence) -> list[Mention]:
        return self._named[bisect_left(self._firsts, sentence.first) : bisect_left(self._firsts, sentence.last)]

    def _is_doer(self, mention: Mention) -> bool:
        """True for a country right before the verb of launching: "Russia launched", «Україна атакувала»."""
        if mention.value("place") not in (COUNTRY, "RU") or self.wording.value(mention.first - 1, "preposition"):
            return False
        verb = self.wording.at[mention.last] if mention.last < len(self.wording.at) else None
        # Phrases such as "was attacked by" say it the other way round.
        return verb is not None and verb.value("verb") == "launched" and verb.last - verb.first == 1

    def _tries(self, at: int, sentence: Sentence) -> bool:
        """True for «попытка киевского режима атаковать объекты в России»: who attacks, and what is in Russia."""
        russian = any(self.wording.value(index, "place") == "RU" for index in range(at, sentence.last))
        return russian and self.wording.has("attack", at + 1, at + 5)

    def _main_attacker(self) -> str:
        places = [self._code(mention) for mention in self._named if not self._is_doer(mention)]
        told = [place for place in places if not place.startswith(_EITHER)]
        if any(self.wording.value(at, "attacker") == "RU" and self._launches(at) for at in self._sides()):
            return "RU"
        russian = sum(place.startswith("RU") for place in told)
        counting = "speaker" in self.wording.places and any(
            mention.meaning.get("speaker") in _COUNTING for mention in self.wording.mentions[:_OPENING]
        )
        if self.source.party is Party.UKRAINE and self.source.kind in _OF_THE_ATTACKED:
            return "RU"
        if not places and self.source.party is Party.RUSSIA and self.source.kind is Kind.MINISTRY:
            return "UA"
        # Russia does not attack Crimea: where no other place is named, it was attacked.
        annexed = not told and any(place.startswith(_EITHER[:2]) for place in places)
        return "UA" if (russian or annexed) and russian == len(told) and not counting else "RU"

    def _sides(self) -> list[int]:
        return self.wording.places.get("attacker", [])

    def _launches(self, at: int) -> bool:
        """True for «российские войска атаковали», «Россия ночью запустила»: a side before a verb of launching."""
        words = self.wording
        for index in range(at + 1, min(at + 5, len(words.tokens))):
            verb = words.value(index, "verb")
            if verb is not None or not words.tokens[index].is_word:
                return verb == "launched" and not words.value(at - 1, "preposition")
        return False

    def _before_weapon(self, at: int) -> bool:
        return self.wording.has("class", at + 1, at + 4) or self.wording.has("model", at + 1, at + 4)


def _is_oblast(code: str) -> bool:
    known = areas().get(code)
    return known is not None and known.kind == "oblast"


def _launch_areas(wording: Wording) -> set[int]:
    """The tokens that tell where the weapons came from, not where they came down."""
    found: set[int] = set()
    for at in wording.places.get("context", ()):
        mention = wording.at[at]
        if mention is not None and mention.first == at and mention.meaning["context"] == "launch_area":
            found.update(range(mention.first, launch_areas_end(wording, mention)))
    return found


def _attacks(wording: Wording, mention: Mention) -> bool:
    """True for "Russia strikes Kharkiv", "drones that Russia launched": the one who attacks is not where it happens."""
    if mention.value("attacker") is None or mention.last >= len(wording.tokens):
        return False
    at = mention.last
    while at < min(mention.last + 2, len(wording.tokens) - 1) and "when" in wording.meanings[at]:
        at += 1  # "Russia overnight attacked"
    acts = not {"verb", "attack", "auxiliary"}.isdisjoint(wording.meanings[at])
    return acts and wording.value(mention.first - 1, "preposition") is None


def _is_clock(wording: Wording, mention: Mention) -> bool:
    """True for «в 8 утра по Киеву»: whose time it is, not where it happened."""
    at = mention.first - 1
    return mention.value("clock") is not None and at >= 0 and (at in wording.taken or "when" in wording.meanings[at])


def _is_beside(wording: Wording, mention: Mention) -> bool:
    """True for "Brovary, east of Kyiv": the place is named to say where another one lies."""
    return wording.value(mention.first - 1, "beside") is not None
