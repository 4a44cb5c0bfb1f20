"""The gate: read every labelled text, score it, hold the result against the floors.

    python -m evaluation.gate               the table of what is right, extra and missed
    python -m evaluation.gate --misses 20   and the words that were missed, or read as what they are not
    python -m evaluation.gate --raise       lift the floors to what is reached

`corpus` is the project's own; `bulletins` and `news` are gold that stands beside a checkout, and are left out where it
does not. Exit code 1 when a floor is not reached or a text without any label was read as having a claim.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation import floors
from evaluation.floors import Key
from evaluation.labels import LANGUAGES, Label, Labelled, corpus, gold
from evaluation.score import Score, Tally, score, tally
from nightcount.reading.claim import Claim

SETS = ("corpus", "bulletins", "news")
BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"


@dataclass(frozen=True)
class Result:
    """How the texts of one set in one language were read, text by text."""

    key: Key
    scores: tuple[tuple[Labelled, Score], ...]

    @property
    def total(self) -> Tally:
        """All measures together."""
        return tally(one for _, one in self.scores)[None]

    @property
    def false_alarms(self) -> list[str]:
        """The texts without any label in which a claim was read."""
        return [text.id for text, one in self.scores if not text.labels and one.extra]


def labelled(name: str, language: str) -> list[Labelled]:
    """The texts of a set in a language; none where the set is not on this machine."""
    if name == "corpus":
        return corpus(language)
    folder = Path(os.environ.get("NIGHTCOUNT_SHARED", BESIDE)) / "gold"
    return gold(folder, name, language) if (folder / f"{name}_gold.jsonl").exists() else []


def assess(name: str, language: str) -> Result:
    """Read and score the texts of a set in a language."""
    from nightcount.reading import read

    scores = []
    for text in labelled(name, language):
        reading = read(text.text, lang=text.language, published=text.published, title=text.title)
        scores.append((text, score(text.labels, reading.claims)))
    return Result((name, language), tuple(scores))


def table(results: Sequence[Result]) -> Iterator[str]:
    """The table's lines: a line a set and language, then a line a measure."""
    yield f"{'':34} {'right':>6} {'extra':>6} {'missed':>6} {'prec':>7} {'recall':>7} {'F1':>7}  nights"
    for result in results:
        yield _line(" ".join(result.key), result.total) + "  " + _nights(result)
    for language in LANGUAGES:
        counts = tally(one for result in results if result.key[1] == language for _, one in result.scores)
        for measure in sorted(filter(None, counts)):
            yield _line(f"  {language} {measure}", counts[measure])


def misses(results: Sequence[Result], limit: int) -> Iterator[str]:
    """At most `limit` missed labels, extra claims and wrong nights of each set and language, with their words."""
    for result in results:
        kinds: dict[str, list[str]] = defaultdict(list)
        for text, one in result.scores:
            kinds["missed"] += [f"  {text.id}: {_said(label)}" for label in one.missed]
            kinds["extra"] += [f"  {text.id}: {_said(claim)}" for claim in one.extra]
            kinds["of another night"] += [
                f"  {text.id}: {claim.night}, not {label.night} «{label.words}»"
                for label, claim in one.pairs
                if label.night not in {None, claim.night}
            ]
        for kind, lines in kinds.items():
            yield f"\n{' '.join(result.key)}: {kind} ({len(lines)})"
            yield from lines[:limit]


def failures(results: Sequence[Result], known: dict[Key, floors.Floor]) -> Iterator[str]:
    """Each floor that is not reached and each set with false alarms, in one line."""
    for result in results:
        name = " ".join(result.key)
        short = known.get(result.key, floors.Floor()).shortfall(result.total)
        if short:
            yield f"{name}: {short}"
        if result.false_alarms and result.key[0] == "corpus":
            yield f"{name}: claims were read in texts that hold none: {', '.join(result.false_alarms)}"


def _line(name: str, counts: Tally) -> str:
    shares = f"{counts.precision:7.4f} {counts.recall:7.4f} {counts.f1:7.4f}"
    return f"{name:34} {counts.right:6} {counts.extra:6} {counts.missed:6} {shares}"


def _nights(result: Result) -> str:
    dated = [(label, claim) for _, one in result.scores for label, claim in one.pairs if label.night]
    return f"{sum(label.night == claim.night for label, claim in dated)} of {len(dated)}"


def _said(what: Label | Claim) -> str:
    if isinstance(what, Claim):
        return f"{what.measure} {what.weapon or what.object or ''} {what.figure} «{what.text}» ({what.rule})"
    kinds = "|".join(what.weapons) or what.object or ""
    return f"{'|'.join(what.measures)} {kinds} {what.figure} «{what.words}»"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, lift the floors when asked to, say what falls short. Returns the exit code."""
    options = _options().parse_args(arguments)
    keys = [(name, language) for name in options.set for language in options.language]
    results = [result for key in keys if (result := assess(*key)).scores]
    print("\n".join(table(results)))
    if options.misses:
        print("\n".join(misses(results, options.misses)))
    known = floors.load()
    wrong = list(failures(results, known))
    if options.lift:
        floors.save(known | {r.key: known.get(r.key, floors.Floor()).lifted(r.total) for r in results})
    print("\n".join(wrong), file=sys.stderr)
    return 1 if wrong else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation.gate", description="How well reading reads.")
    parser.add_argument("--set", nargs="+", choices=SETS, default=SETS, help="which texts")
    parser.add_argument("--language", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show N of what went wrong in each way")
    parser.add_argument("--raise", action="store_true", dest="lift", help="lift the floors to what is reached")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
