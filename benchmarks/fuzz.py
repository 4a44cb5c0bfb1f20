"""Fuzzing: random and mutated texts are read for a given time, and what must always hold is checked.

    python -m benchmarks.fuzz --seconds 3600 --seed 1

Each input is made from the seed and its number alone, so that a finding can be made again with `--only NUMBER`.
Checked of every input: reading raises nothing; every span leads back to its words; reading it again gives the same;
a claim survives the way to JSON and back; the time for a character stays below a bound.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random

from benchmarks.texts import corpus
from nightcount.reading import Claim, Reading, read, reading_version

PUBLISHED = datetime(2025, 7, 4, 6, 0, tzinfo=UTC)
LANGUAGES = ("uk", "ru", "en", None)
# Seconds a character of processor time, far above what any text needs here (about 3 µs) and far below what a text
# needs whose time grows with its square. Short texts are measured too coarsely to be judged.
BOUND, JUDGED = 60e-6, 1000
_LONGEST = 40_000
_SIGNS = " \n\t.,:;!?()[]{}«»“”„\"'’-–—/\\№#$€%+*&_|•🔹\u0301\u0306\u00ad\u200b\u200d\ufeff\u202e\x00\x85\u2028"
# Latin, Cyrillic, combining marks, digits of other scripts, Hebrew, CJK, emoji, lone surrogates.
_BLOCKS = (
    (0x20, 0x7F), (0x400, 0x4FF), (0x300, 0x36F), (0x660, 0x669), (0x966, 0x96F), (0x5D0, 0x5EA), (0x1E00, 0x1EFF),
    (0x4E00, 0x4EFF), (0x2460, 0x24FF), (0x1D7CE, 0x1D7FF), (0x1F300, 0x1F6FF), (0xD800, 0xDFFF), (0, 0x10FFFF),
)  # fmt: skip


@dataclass(slots=True)
class Run:
    """What a run has seen: how many inputs of each making, and the findings (number, what was wrong)."""

    inputs: Counter[str] = field(default_factory=Counter)
    characters: int = 0
    claims: int = 0
    slowest: float = 0.0
    findings: list[tuple[int, str]] = field(default_factory=list)


class Maker:
    """Makes input number `n` of a seed from pieces of the project's own corpus."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.texts = [text.text for text in corpus()]
        self.words = [word for text in self.texts for word in text.split()]
        self.ways: tuple[Callable[[Random], str], ...] = (
            self._plain, self._spliced, self._soup, self._repeated, self._noise, self._digits, self._list,
        )  # fmt: skip

    def make(self, number: int) -> tuple[str, str, str | None]:
        """The way it was made, the text, and the language that it is read in."""
        chance = Random(f"{self.seed}-{number}")
        way = chance.choice(self.ways)
        text = way(chance)
        for _ in range(chance.choice((0, 0, 1, 3, 10, 40))):
            text = self._mutated(chance, text)
        return way.__name__.strip("_"), text[:_LONGEST], chance.choice(LANGUAGES)

    def _plain(self, chance: Random) -> str:
        return chance.choice(self.texts)

    def _cut(self, chance: Random) -> str:
        text = chance.choice(self.texts)
        first, last = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
        return text[first:last]

    def _spliced(self, chance: Random) -> str:
        return chance.choice(("", " ", "\n", ". ")).join(self._cut(chance) for _ in range(chance.randint(2, 12)))

    def _soup(self, chance: Random) -> str:
        count = chance.choice((3, 10, 40, 200, 1000))
        glue = chance.choice((" ", " ", " ", ", ", "\n", ""))
        return glue.join(chance.choice(self.words) for _ in range(count))

    def _repeated(self, chance: Random) -> str:
        piece = self._cut(chance)[: chance.choice((5, 30, 200))] or "12 "
        return piece * chance.choice((2, 20, 300))

    def _noise(self, chance: Random) -> str:
        return "".join(_character(chance) for _ in range(chance.choice((1, 10, 100, 2000))))

    def _digits(self, chance: Random) -> str:
        pieces = ("{} drones", "{} ракет,", "{}", "{}:{}", "{}.{}", "{}-{}", "з них {}", "of the {}", "({})", "{}/{}")
        return " ".join(
            chance.choice(pieces).format(_number(chance), _number(chance)) for _ in range(chance.choice((5, 50, 800)))
        )

    def _list(self, chance: Random) -> str:
        head = chance.choice(("Збито/подавлено", "Сбиты", "Shot down", "Russia fired")) + ":\n"
        rows = (f"- {_number(chance)} {chance.choice(self.words)}" for _ in range(chance.choice((3, 30, 300))))
        return head + "\n".join(rows)

    def _mutated(self, chance: Random, text: str) -> str:
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.choice((1, 1, 5, 40)))
        middle = chance.choice(
            (
                "",
                text[at:end] * 2,
                text[at:end].swapcase(),
                text[at:end][::-1],
                _character(chance),
                chance.choice(_SIGNS),
                _number(chance),
                f" {chance.choice(self.words)} ",
            )
        )
        return text[:at] + middle + text[end:]


def _character(chance: Random) -> str:
    return chance.choice(_SIGNS) if chance.random() < 0.3 else chr(chance.randint(*chance.choice(_BLOCKS)))


def _number(chance: Random) -> str:
    return str(chance.randrange(10 ** chance.choice((1, 2, 3, 4, 9, 40))))


def check(text: str, language: str | None) -> tuple[Reading, float]:
    """The reading of a text and its seconds a character. Raises AssertionError where something does not hold."""
    began = time.process_time()
    reading = read(text, lang=language, published=PUBLISHED)
    seconds = time.process_time() - began
    said: list[tuple[int | None, int | None, str | None]]
    said = [(one.start, one.end, one.text) for one in reading.problems]
    said += [(one.start, one.end, one.text) for one in reading.claims]
    said += [(one.start, one.end, one.text) for one in reading.quotations]
    said += [(one.start, one.end, one.text) for one in reading.context]
    for start, end, words in said:
        assert start is not None, "a problem without a place"
        assert end is not None, "a problem without an end"
        assert 0 <= start < end <= len(text), f"span {start}..{end} outside the text"
        assert text[start:end] == words, f"span {start}..{end} does not lead to its words"
    for claim in reading.claims:
        assert Claim.from_json(json.loads(json.dumps(claim.as_json()))) == claim, "a claim changes on the way to JSON"
    assert read(text, lang=language, published=PUBLISHED) == reading, "read twice, it differs"
    return reading, seconds / max(len(text), 1)


def _slow(text: str, language: str | None, pace: float) -> bool:
    """True where a text is slow also at the best of three readings: once may be the machine's fault."""
    return len(text) >= JUDGED and pace > BOUND and min(check(text, language)[1] for _ in range(3)) > BOUND


def fuzz(seconds: float, seed: int, first: int = 0) -> Run:
    """Reads inputs `first`, `first` + 1, … until the time is over."""
    maker, run = Maker(seed), Run()
    until = time.monotonic() + seconds
    number = first
    while time.monotonic() < until:
        way, text, language = maker.make(number)
        run.inputs[way] += 1
        run.characters += len(text)
        try:
            reading, pace = check(text, language)
            run.claims += len(reading.claims)
            if len(text) >= JUDGED:
                run.slowest = max(run.slowest, pace)
            if _slow(text, language, pace):
                run.findings.append((number, f"slow: {pace * 1e6:.0f} µs a character of {len(text)}"))
        except Exception:  # whatever it is, it is the finding
            run.findings.append((number, traceback.format_exc(limit=-2)))
        if run.findings and run.findings[-1][0] == number:
            print(f"input {number} ({way}): {run.findings[-1][1]}", flush=True)
        number += 1
    return run


def report(run: Run, seconds: float, seed: int) -> str:
    """The run in a few lines."""
    made = ", ".join(f"{way} {count:,}" for way, count in sorted(run.inputs.items()))
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, lexicons {reading_version()}, seed {seed}, {seconds:,.0f} s\n"
        f"{sum(run.inputs.values()):,} inputs ({made}), {run.characters:,} characters, {run.claims:,} claims\n"
        f"slowest: {run.slowest * 1e6:.1f} µs a character; findings: {len(run.findings)}"
    )


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description="Reads random texts.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="make and check this one input, and print it")
    chosen = parser.parse_args()
    if chosen.only is not None:
        way, text, language = Maker(chosen.seed).make(chosen.only)
        print(f"{way}, read as {language}: {text!r}")
        print(f"{check(text, language)[1] * 1e6:.1f} µs a character")
        return 0
    run = fuzz(chosen.seconds, chosen.seed)
    print(report(run, chosen.seconds, chosen.seed))
    return 1 if run.findings else 0


if __name__ == "__main__":
    sys.exit(main())
