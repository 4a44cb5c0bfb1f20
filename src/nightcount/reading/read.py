"""Reading: one report in, its claims and problems out. A pure function; the same text gives the same claims."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, datetime
from functools import cache

from nightcount.problems import Problem
from nightcount.reading.attribution import speaker_of
from nightcount.reading.claim import Claim, Reading
from nightcount.reading.context import find_context
from nightcount.reading.count import Count
from nightcount.reading.counts import find_counts
from nightcount.reading.dates import find_dates
from nightcount.reading.frames import Frames
from nightcount.reading.language import language_of
from nightcount.reading.leaning import link_wholes
from nightcount.reading.lexicon import LANGUAGES, Lexicon, lexicon
from nightcount.reading.places import Places
from nightcount.reading.quotations import find_quotations
from nightcount.reading.relevance import is_relevant
from nightcount.reading.scope import Scope, Scopes, WeekdayHint, as_of
from nightcount.reading.sentences import Sentence, find_sentences
from nightcount.reading.sieve import is_worth_reading
from nightcount.reading.superlatives import superlative_of
from nightcount.reading.wording import Wording, word_text
from nightcount.sources.registry import find_source
from nightcount.sources.report import Report
from nightcount.sources.source import Kind
from nightcount.vocabulary import Measure


def read(
    text: str,
    lang: str | None = None,
    published: datetime | None = None,
    title: str | None = None,
    source: str | None = None,
    own: Lexicon | None = None,
) -> Reading:
    """What a text says of an air attack: `claims, problems = read(text)`.

    `lang` is `uk`, `ru` or `en`, found from the letters where null; `own` is a lexicon for a language that does not
    ship (`nightcount.reading.lexicon.load`), and then says the language. `published` is an aware datetime and dates
    what the text leaves undated. Spans are code points of `text`. Raises ValueError for a naive `published`.
    """
    report = Report(source or "text", text, published=published, language=lang, title=title)
    return read_report(report, own)


def read_report(report: Report, own: Lexicon | None = None) -> Reading:
    """What a report says. Rows of a data set are read by their columns, everything else as prose.

    `own` is the lexicon to read prose with, where it is not one of those that ship.
    """
    if report.cells:
        from nightcount.reading.rows import read_row

        return read_row(report)
    known = own or _lexicon_for(report)
    if known is None:
        return Reading()
    nothing = Reading(language=known.language, lexicon=known.version)
    if own is None and not is_worth_reading(report.text) and not _only_speaks_of_attacks(report.source):
        return nothing
    wording = word_text(report.text, known)
    if not is_relevant(wording) and not _only_speaks_of_attacks(report.source):
        return nothing
    return _Reader(report, wording, known.language).reading()


def _lexicon_for(report: Report) -> Lexicon | None:
    language = report.language if report.language in LANGUAGES else language_of(report.text)
    return lexicon(language) if language else None


def _only_speaks_of_attacks(source: str) -> bool:
    """True for an air force, whose shortest post ("destroyed: 2 UAVs") is a report, whatever it leaves out."""
    return find_source(source).kind is Kind.AIR_FORCE


# What is still so when reported may be worded as a possibility: «під завалами можуть бути ще двоє».
# Kinds of words of which a sentence about an attack has one.
_OF_ATTACK = ("class", "model", "attack", "alert", "place", "attacker")
_UNDECIDED = ("in_air", "missing")


class _Reader:
    """The steps of reading one text, in order."""

    def __init__(self, report: Report, wording: Wording, language: str) -> None:
        self.report, self.wording, self.language = report, wording, language
        self.dates, self.clocks = find_dates(wording)
        self.sentences = find_sentences(wording)
        self.counts = find_counts(wording)
        link_wholes(wording, self.counts)
        Frames(wording, self.sentences, self.counts).assign()
        self.scopes = Scopes(wording, self.sentences, self.dates, self.clocks, report.published)
        self.scope_of = self.scopes.of_sentences()
        self.places = Places(wording, self.sentences)
        self.began = self.scopes.window_of(self.clocks)
        self._doubts = bool(wording.places.keys() & {"condition", "except", "awaited", "denial"})
        self._elsewhere = bool(wording.places.keys() & {"foreign", "unrelated"})
        self._speakers: dict[int, str | None] = {}
        self._as_of = as_of(self.clocks, report.published)
        self._starts = [sentence.first for sentence in self.sentences]
        self._count_starts = [count.first for count in self.counts]

    def _speaker(self, sentence: Sentence) -> str | None:
        if sentence.first not in self._speakers:
            self._speakers[sentence.first] = speaker_of(self.wording, sentence)
        return self._speakers[sentence.first]

    def reading(self) -> Reading:
        claims: list[Claim] = []
        problems: list[Problem] = []
        numbers = len([c for c in self.counts if not c.implied])
        for count in self.counts:
            index = max(0, bisect_right(self._starts, count.first) - 1)
            sentence, scope = self.sentences[index], self.scope_of[index]
            reason = self._why_not(count, sentence, scope)
            if reason is None and count.measure:
                claims.append(self._claim(count, sentence, scope))
            elif not count.implied:
                problems.append(self._problem(count, reason))
        problems = [problem for problem in problems if problem.kind != "not_counted"]
        unread = sum(problem.kind == "unread_number" for problem in problems)
        return Reading(
            claims=tuple(claims),
            problems=tuple(problems) if claims else (),
            quotations=tuple(find_quotations(self.wording, self.sentences)),
            context=tuple(find_context(self.wording, self.sentences)),
            language=self.language,
            coverage=None if not claims else 1 - unread / max(1, numbers),
            lexicon=self.wording.lexicon.version,
        )

    def _why_not(self, count: Count, sentence: Sentence, scope: Scope) -> str | None:
        if count.rejected:
            return count.rejected
        if not count.measure:
            return None
        lasting = count.measure in ("alert_duration", "attack_duration")
        if not lasting and any(bound is not None and bound % 1 for bound in (count.figure.low, count.figure.high)):
            return "no whole number of things"
        timeless = lasting or count.measure == "previous_record" or self._is_superlative(sentence)
        if scope.period and not timeless:
            return "a total over a longer time than one attack"
        for at in range(
            max(sentence.first, count.hedge - 8), min(sentence.last, count.last + 6) if self._doubts else 0
        ):
            if self.wording.value(at, "denial") and at < count.first and not self._closed(at, count):
                return "a report that is denied"
            if self.wording.value(at, "except") and at < count.first and not self._counted_between(at, count):
                return "an exception, not a count"
            if self.wording.value(at, "awaited") == "opens" and at < count.first and self._awaits(at, count, sentence):
                return "what became of it is not known yet"
            if (
                self.wording.value(at, "condition")
                and not self._is_name(at)
                and not self._closed(at, count)
                and count.measure not in _UNDECIDED
            ):
                return "a condition, a plan or a possibility"
        if self._elsewhere and self._is_elsewhere(sentence):
            return "of another matter"
        opening = range(sentence.first, min(sentence.first + 3, sentence.last))
        if any(self.wording.value(at, "if") for at in opening):
            return "a condition, a plan or a possibility"
        return None

    def _is_elsewhere(self, sentence: Sentence) -> bool:
        """True for "An earthquake in Japan injured 14": another matter, and nothing of an attack."""
        has, first, last = self.wording.has, sentence.first, sentence.last
        other = any(has(kind, first, last) for kind in ("foreign", "unrelated"))
        return other and not any(has(kind, first, last) for kind in _OF_ATTACK)

    def _awaits(self, at: int, count: Count, sentence: Sentence) -> bool:
        """True for «інформація щодо двох ракет уточнюється»: the count stands between the two ends of such a clause."""
        if any(self.wording.word(i) in ",;" for i in range(at, count.first)):
            return False
        ends = range(count.last, min(count.last + 8, sentence.last))
        return any(self.wording.value(i, "awaited") == "closes" for i in ends)

    def _is_name(self, at: int) -> bool:
        """True for the letter of a name («Роман Б.») and the month of May, which may look like a word."""
        raw = self.wording.tokens[at].raw
        if self.wording.value(at, "month") is not None and raw[0].isupper():
            return True
        return len(raw) == 1 and raw.isupper() and self.wording.word(at + 1) == "."

    def _is_superlative(self, sentence: Sentence) -> bool:
        """True for «найбільша атака за час війни: 810 дронів»: the time is what the attack is compared with."""
        return self.wording.has("superlative", sentence.first, sentence.last)

    def _counted_between(self, at: int, count: Count) -> bool:
        """True for «Крім них, застосував вісім ракет» and the second of "all but 9 missiles and 571 drones".

        What is excepted ends at a comma or at a number.
        """
        if any(self.wording.word(index) == "," for index in range(at, count.first)):
            return True
        first = bisect_right(self._count_starts, at)
        return first < len(self.counts) and self.counts[first].first < count.first

    def _closed(self, at: int, count: Count) -> bool:
        """True when a stop stands between a word and the count."""
        low, high = sorted((at, count.first))
        if at >= count.last and any(self.wording.word(i) == "," for i in range(count.last, at)):
            # «25 втрачено, імовірно через РЕБ»: what is doubted is the cause, not the number.
            return True
        if at < count.first and self._is_aside(at, count):
            return True
        return any(self.wording.word(i) in (";", '"', ":") for i in range(low, high))

    def _is_aside(self, at: int, count: Count) -> bool:
        """True for «п’ятьох людей, які не могли ходити, та сім дітей»: the clause of the word has ended."""
        opened = any(self.wording.value(i, "clause") and self.wording.word(i - 1) == "," for i in range(at - 3, at))
        return opened and any(self.wording.word(i) == "," for i in range(at, count.first))

    def _problem(self, count: Count, reason: str | None) -> Problem:
        start, end = self.wording.span(count.first, count.last)
        kind = "not_counted" if reason else "unread_number"
        said = reason or count.unread or "no word near it says what was done to what"
        return Problem(kind, said, start, end, self.report.text[start:end], self.report.id)

    def _night(self, count: Count, scope: Scope) -> date | None:
        """The night that a count speaks of: its own, or that of the count which it adds up or repeats."""
        if count.like is None:
            return scope.night_at(count.first, count.last)
        index = max(0, bisect_right(self._starts, count.like.first) - 1)
        return self.scope_of[index].night_at(count.like.first, count.like.last)

    def _claim(self, count: Count, sentence: Sentence, scope: Scope) -> Claim:
        start, end = self.wording.span(count.first, count.last)
        measure = Measure(count.measure or "")
        night, role = self._night(count, scope), count.role
        # "Down from 15 missing on Wednesday" tells when people were counted, not when the attack was.
        launches = measure.counts == "weapon" and self.scopes.is_compared_count(count.first, count.last)
        if measure is Measure.PREVIOUS_RECORD or launches:
            night = self.scopes.compared_night(count.last, sentence)
        weapon = count.weapon if measure.counts == "weapon" else None
        return Claim(
            report=self.report.id,
            start=start,
            end=end,
            text=self.report.text[start:end],
            measure=measure,
            weapon=weapon,
            figure=count.figure,
            models=count.models if weapon else (),
            object=count.object if measure.counts == "object" else None,
            place=self.places.of(count, sentence, measure),
            night=night,
            part=scope.part,
            window=(self.began if weapon and night == self.scopes.main else None, None),
            as_of=self._as_of,
            speaker=self._speaker(sentence),
            source=self.report.source,
            superlative=superlative_of(self.wording, count, sentence),
            attacker=self.places.attacker(sentence),
            role=role,
            implied=count.implied,
            rule=count.rule,
        )


def weekday_hints(text: str, language: str | None = None) -> list[WeekdayHint]:
    """The weekdays that a text names for the attack and for the old record: how an undated text can be dated."""
    language = language if language in LANGUAGES else language_of(text)
    if language is None:
        return []
    wording = word_text(text, lexicon(language))
    dates, clocks = find_dates(wording)
    return Scopes(wording, find_sentences(wording), dates, clocks, None).hints()


@cache
def reading_version() -> str:
    """A digest of the lexicons and the grammar tables: what a claim was read with."""
    return "-".join(lexicon(language).version[:6] for language in LANGUAGES)
