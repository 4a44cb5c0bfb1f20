"""Sources: from files to reports and alert signals. The first stage of the main path, and the only one that fetches.

    from pathlib import Path
    from nightcount.sources import open_path

    for item in open_path(Path("kpszsu.jsonl"), source="kpszsu"):
        print(item.published, item.text)

`open_path` tells by its content what a file is:

| a file is | when | it yields |
|---|---|---|
| a text | nothing below applies | one Report |
| a page with an article | it is markup | one Report |
| a saved channel page, `t.me/s/…` | it holds Telegram messages | a Report a post |
| posts as JSON Lines | its lines are JSON objects | a Report a line |
| an export of Telegram Desktop | it is JSON with `messages` | a Report a message |
| the nightly data set, CSV | its columns | a Report a row, with `cells` |
| alert intervals, CSV or Parquet | its columns | a Signal a row |
| an answer of an alert service | it is JSON that begins with `alerts` or a `regionId` | a Signal an alert, one Heard |

A Report has the source that the user gives, else the one it names itself (a channel, a web site, "(BBC News)" in its
opening), else the one that the file is named after (`kpszsu_posts.jsonl`), else `news`. What it does not say of its
time stays null. `known_sources` and `find_source` read `registry/`, one TOML file a source; its words are the fields
of `Source`. Every fault of a file is an InputError: one line with the file, the place and the way out.
"""

from nightcount.sources.opening import open_path
from nightcount.sources.registry import find_source, identify, identify_speaker, known_sources
from nightcount.sources.report import Heard, Report, Signal
from nightcount.sources.source import Kind, Party, Source

__all__ = [
    "Heard",
    "Kind",
    "Party",
    "Report",
    "Signal",
    "Source",
    "find_source",
    "identify",
    "identify_speaker",
    "known_sources",
    "open_path",
]
