"""Reading: one report in, its claims and problems out. A pure function; the same text gives the same claims."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date, datetime
from functools import cache

from nightcount.problems import Problem
from nightcount.reading.attribution import speaker_of
from nightcount.reading.claim import Claim, Reading
from nightcount.reading.context import find_context
from nightcount.reading.count import Count
from nightcount.reading.counts import find_counts
from nightcount.reading.dates import as_of, find_dates
from nightcount.reading.days import WeekdayHint
from nightcount.reading.doubts import Doubts
from nightcount.reading.frames import Frames
from nightcount.reading.holding import Scope
from nightcount.reading.language import language_of
from nightcount.reading.lexicon import LANGUAGES, Lexicon, lexicon
from nightcount.reading.places import Places
from nightcount.reading.quotations import find_quotations
from nightcount.reading.relevance import is_relevant
from nightcount.reading.scope import Scopes
from nightcount.reading.sentences import Sentence, find_sentences
from nightcount.reading.sieve import is_worth_reading
from nightcount.reading.sirens import find_sirens
from nightcount.reading.superlatives import superlative_of
from nightcount.reading.wholes import link_wholes
from nightcount.reading.wording import Wording, word_text
from nightcount.sources.registry import find_source
from nightcount.sources.report import Report
from nightcount.sources.source import Kind
from nightcount.vocabulary import Measure, Weapon

# Counted over the whole country, as weapons are.
_LOCATIONS = (Measure.HIT_LOCATIONS.value, Measure.DEBRIS_LOCATIONS.value)


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


@cache
def _measures() -> dict[str, tuple[Measure, str]]:
    """Every measure by its name, with that of which it is a count."""
    return {measure.value: (measure, measure.counts) for measure in Measure}


class _Reader:
    """The steps of reading one text, in order."""

    def __init__(self, report: Report, wording: Wording, language: str) -> None:
        self.report, self.wording, self.language = report, wording, language
        self.dates, self.clocks = find_dates(wording)
        self.sentences = find_sentences(wording)
        self.counts = find_counts(wording)
        self.sirens = find_sirens(wording, self.sentences, self.counts)
        link_wholes(wording, self.counts)
        Frames(wording, self.sentences, self.counts).assign()
        self.scopes = Scopes(wording, self.sentences, self.dates, self.clocks, report.published)
        self.scope_of = self.scopes.of_sentences()
        self.places = Places(wording, self.sentences, find_source(report.source))
        self.began = self.scopes.window_of(self.clocks)
        self.doubts = Doubts(wording, self.sentences, self.counts)
        self._speakers: dict[int, str | None] = {}
        # Of which weapons the places of each measure are told; made when the first place is.
        self._hitting: dict[str, set[Weapon]] | None = None
        self._as_of = as_of(self.clocks, report.published)
        self._starts = [sentence.first for sentence in self.sentences]

    def _speaker(self, sentence: Sentence) -> str | None:
        if sentence.first not in self._speakers:
            self._speakers[sentence.first] = speaker_of(self.wording, sentence)
        return self._speakers[sentence.first]

    def reading(self) -> Reading:
        claims: list[Claim] = []
        problems: list[Problem] = []
        numbers = len([c for c in self.counts if not c.implied])
        for count in self.counts:
            at = self._at(count.first)
            sentence, scope = self.sentences[at], self.scope_of[at]
            reason = self.doubts.why_not(count, sentence, scope)
            if reason is None and count.measure:
                claim = self._claim(count, sentence, scope)
                claims.append(claim)
                further = self.places.further(count, sentence) if claim.weapon else ()
                claims += [replace(claim, place=place) for place in further]
            elif not count.implied:
                problems.append(self._problem(count, reason))
        problems = [problem for problem in problems if problem.kind != "not_counted"]
        unread = sum(problem.kind == "unread_number" for problem in problems)
        return Reading(
            claims=tuple(claims),
            problems=tuple(problems),
            quotations=tuple(find_quotations(self.wording, self.sentences)),
            context=tuple(find_context(self.wording, self.sentences)),
            alerts=tuple(self._claim(*siren, self._scope_at(siren[0].first)) for siren in self.sirens),
            language=self.language,
            coverage=1 - unread / numbers if numbers else None,
            lexicon=self.wording.lexicon.version,
        )

    def _at(self, token: int) -> int:
        """Which sentence a token stands in."""
        return max(0, bisect_right(self._starts, token) - 1)

    def _scope_at(self, token: int) -> Scope:
        return self.scope_of[self._at(token)]

    def _problem(self, count: Count, reason: str | None) -> Problem:
        start, end = self.wording.span(count.first, count.last)
        kind = "not_counted" if reason else "unread_number"
        said = reason or count.unread or "no word near it says what was done to what"
        return Problem(kind, said, start, end, self.report.text[start:end], self.report.id)

    def _are_told_apart(self, measure: Measure) -> bool:
        """True for "five missiles at 4 locations and 20 drones at 11": one count of places for each weapon."""
        if self._hitting is None:
            self._hitting = {}
            for count in self.counts:
                if count.kind == "location" and count.measure and count.weapon:
                    self._hitting.setdefault(count.measure, set()).add(count.weapon)
        return len(self._hitting.get(measure.value, ())) > 1

    def _night(self, count: Count, scope: Scope) -> date | None:
        """The night that a count speaks of: its own, or that of the count which it adds up or repeats."""
        if count.like is None:
            return scope.night_at(count.first, count.last)
        return self._scope_at(count.like.first).night_at(count.like.first, count.like.last)

    def _claim(self, count: Count, sentence: Sentence, scope: Scope) -> Claim:
        start, end = self.wording.span(count.first, count.last)
        measure, counts = _measures()[count.measure or ""]
        night = self._night(count, scope)
        # "Down from 15 missing on Wednesday" tells when people were counted, not when the attack was.
        launches = counts == "weapon" and self.scopes.is_compared_count(count.first, count.last)
        if measure is Measure.PREVIOUS_RECORD or launches:
            night = self.scopes.compared_night(count.last, sentence)
        weapon = count.weapon if counts == "weapon" or (counts == "place" and self._are_told_apart(measure)) else None
        return Claim(
            report=self.report.id,
            start=start,
            end=end,
            text=self.report.text[start:end],
            measure=measure,
            weapon=weapon,
            figure=count.figure,
            models=count.models if weapon else (),
            object=count.object if counts == "object" else None,
            place=self.places.of(count, sentence, counts == "weapon" or count.measure in _LOCATIONS),
            night=night,
            part=scope.part,
            window=(self.began if weapon and night == self.scopes.main else None, None),
            as_of=self._as_of,
            speaker=self._speaker(sentence),
            source=self.report.source,
            superlative=superlative_of(self.wording, count, sentence),
            attacker=self.places.attacker(sentence),
            role=count.role,
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
