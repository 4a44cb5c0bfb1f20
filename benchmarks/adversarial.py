"""Adversarial inputs: texts made to be slow, each grown, with the time per character that reading takes.

    python -m benchmarks.adversarial [--largest 320000]

Time is linear where a row stays flat. Every text opens with a sentence that speaks of an attack, so that nothing is
spared by the sieve or by relevance.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from nightcount.reading import read

_OPENING = {
    "en": "Russia fired 12 drones and a missile at Kyiv overnight, 9 were shot down. ",
    "uk": "Уночі росія атакувала Україну 12 БпЛА, збито 9. ",
}
_SMALLEST = 10_000
# Seconds after which a family is not grown further.
_LONG = 2.0


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def _bracketed(size: int) -> str:
    return "(" * (size // 2) + "5 drones" + ")" * (size // 2)


def _counted(size: int) -> str:
    """Different numbers, all in one sentence."""
    return ", ".join(str(number) for number in range(1, size // 6)) + " drones"


FAMILIES: dict[str, tuple[str, Callable[[int], str]]] = {
    "one run of digits": ("en", _repeated("7")),
    "groups of three digits": ("en", _repeated("123 ")),
    "numbers in one sentence": ("en", _counted),
    "counts in one sentence": ("en", _repeated("12 drones, ")),
    "counts joined by and": ("en", _repeated("12 drones and 3 missiles and ")),
    "counts without a stop": ("uk", _repeated("12 БпЛА збито 3 ракети ")),
    "killed in one sentence": ("en", _repeated("a man was killed and two women injured ")),
    "of the": ("en", _repeated("of the ")),
    "numbers of the": ("en", _repeated("5 of the ")),
    "of them": ("uk", _repeated("з них 5 ")),
    "number words": ("en", _repeated("twenty-six hundred and ")),
    "half a dozen": ("en", _repeated("half a dozen ")),
    "models": ("uk", _repeated("Х-101/Калібр, ")),
    "glued weapons": ("en", _repeated("23 Shahed-type UAVs and decoys")),
    "weapons without a number": ("en", _repeated("missile drone ")),
    "articles": ("en", _repeated("a missile ")),
    "dates": ("uk", _repeated("4 липня 2025 року ")),
    "dates, a sentence each": ("en", _repeated("On 4 July 5 drones fell. ")),
    "clocks": ("uk", _repeated("з 18:00 до 19:30 ")),
    "weekdays": ("en", _repeated("last Saturday ")),
    "places": ("en", _repeated("in Kyiv ")),
    "places and counts": ("uk", _repeated("Київ – 5, Харків – 3 БпЛА; ")),
    "paragraphs without places": ("en", _repeated("\nTwo people were killed")),
    "old records": ("en", _repeated("the previous record was 5 ")),
    "durations": ("en", _repeated("the alert lasted 5 hours ")),
    "alerts": ("en", _repeated("The alert sounded 5 times. ")),
    "alerts in one sentence": ("uk", _repeated("тривога лунала тричі, ")),
    "months": ("en", _repeated("In August 5 drones, ")),
    "launch areas": ("uk", _repeated("із напрямків: Курськ, Орел ")),
    "losses": ("uk", _repeated("Втрати ворога: 5 БпЛА. ")),
    "opening brackets": ("en", _repeated("(")),
    "nested brackets": ("en", _bracketed),
    "brackets with counts": ("en", _repeated("(5 drones ")),
    "opening quotes": ("uk", _repeated("«")),
    "quotes": ("uk", _repeated("«слово» ")),
    "quotes, a sentence each": ("en", _repeated('"We saw five drones fall here," he said. ')),
    "straight quotes": ("en", _repeated('" ')),
    "full stops": ("en", _repeated(".")),
    "full stops and letters": ("en", _repeated("a. ")),
    "line ends": ("en", _repeated("\n")),
    "list items": ("uk", _repeated("\n- 5 БпЛА")),
    "combining marks": ("en", _repeated("\u0301")),
    "letters with marks": ("uk", _repeated("о́ ")),
    "hidden marks": ("en", _repeated("\u200b")),
    "one huge word": ("en", _repeated("x")),
    "one huge word in Cyrillic": ("uk", _repeated("а")),
    "hyphens": ("en", _repeated("-")),
    "words joined by hyphens": ("en", _repeated("drone-")),
    "apostrophes": ("uk", _repeated("п'")),
    "emoji": ("en", _repeated("🔹")),
    "blanks": ("en", _repeated(" ")),
    "short names": ("en", _repeated("x x ")),
    "conditions": ("en", _repeated("if 5 drones could ")),
    "speakers": ("en", _repeated("the air force said 5 ")),
    "capitals": ("uk", _repeated("СТО ")),
}


def opened(name: str, size: int) -> tuple[str, str]:
    """The language and the text of a family at a size, behind a sentence that speaks of an attack."""
    language, make = FAMILIES[name]
    return language, _OPENING[language] + make(size)


def pace(name: str, size: int) -> float:
    """Microseconds of processor time a character for a family at a size, the better of two readings."""
    language, text = opened(name, size)
    best = float("inf")
    for _ in range(2):
        began = time.process_time()
        read(text, lang=language)
        best = min(best, time.process_time() - began)
        if best > _LONG:
            break
    return best / len(text) * 1e6


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.adversarial", description=__doc__)
    parser.add_argument("--largest", type=int, default=160_000, help="characters of the largest text of a family")
    parser.add_argument("--only", help="one family")
    chosen = parser.parse_args()
    sizes = [_SMALLEST]
    while sizes[-1] * 4 <= chosen.largest:
        sizes.append(sizes[-1] * 4)
    for language, opening in _OPENING.items():
        read(opening, lang=language)
    print("microseconds a character".ljust(32), *(f"{size:>10,}" for size in sizes), "  growth")
    for name in [chosen.only] if chosen.only else FAMILIES:
        paces = []
        for size in sizes:
            paces.append(pace(name, size))
            if paces[-1] * size > _LONG * 1e6:
                break
        said = " ".join(f"{one:10.2f}" for one in paces)
        print(name.ljust(32), said.ljust(11 * len(sizes)), f"{paces[-1] / paces[0]:8.1f}", flush=True)


if __name__ == "__main__":
    main()
