"""`claims` and `check` on the demo's reports and articles: what each language yields, and every way out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import call, start
from tests.shared_data import ROOT

DEMO = ROOT / "demo"
ARTICLES = DEMO / "articles"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the demo."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    added = call("--ledger", path, "add", *sorted((DEMO / "reports").iterdir()), *(DEMO / "alerts").iterdir())
    assert added.code == 0, added.err
    return path


def findings(record: Path, article: str) -> dict[tuple[str, int], tuple[str, str | None]]:
    """(measure, number) → (verdict, where it belongs) of the findings of an article; records apart."""
    said = json.loads(call("check", ARTICLES / article, "--json", "--ledger", record).out)
    assert said["night"] == "2025-07-04"
    return {
        (f["measure"], f["low"] if f["low"] is not None else f["high"]): (f["verdict"], _belongs(f))
        for f in said["findings"]
        if f["measure"] != "superlative"
    }


def _belongs(finding: dict[str, Any]) -> str | None:
    right = finding["belongs_to"]
    return f"{right['night']} {right['measure']} {right['weapon']}" if right else None


def test_the_english_article_is_found_out(record: Path) -> None:
    assert findings(record, "en.txt") == {
        ("launched", 550): ("mislabelled", "2025-07-04 launched all"),
        ("launched", 11): ("confirmed", None),
        ("got_through", 72): ("mislabelled", "2025-07-04 got_through all"),
        ("launched", 539): ("confirmed", None),
        ("previous_record", 537): ("mislabelled", "2025-06-29 launched all"),
        ("alert_duration", 8): ("consistent", None),
        ("injured", 23): ("outdated", None),
    }


def test_the_ukrainian_article_is_found_out(record: Path) -> None:
    assert findings(record, "uk.txt") == {
        ("launched", 539): ("confirmed", None),
        ("launched", 11): ("confirmed", None),
        ("shot_down", 478): ("mislabelled", "2025-07-04 neutralised all"),
        ("got_through", 72): ("mislabelled", "2025-07-04 got_through all"),
        ("hit_locations", 12): ("contradicted", None),
        ("alert_duration", 8): ("consistent", None),
        ("killed", 1): ("confirmed", None),
        ("injured", 26): ("confirmed", None),
    }


def test_the_russian_article_is_found_out(record: Path) -> None:
    assert findings(record, "ru.txt") == {
        ("launched", 550): ("mislabelled", "2025-07-04 launched all"),
        ("launched", 11): ("confirmed", None),
        ("previous_record", 537): ("mislabelled", "2025-06-29 launched all"),
        ("shot_down", 268): ("confirmed", None),
        ("shot_down", 9): ("mislabelled", "2025-07-04 got_through missile"),
        ("suppressed", 208): ("confirmed", None),
        ("got_through", 63): ("confirmed", None),
        ("injured", 23): ("outdated", None),
        ("alert_duration", 8): ("consistent", None),
    }


def test_strict_ends_with_1_for_a_wrong_claim_and_otherwise_with_0(record: Path, tmp_path: Path) -> None:
    assert call("check", ARTICLES / "en.txt", "--strict", "--ledger", record).code == 1
    assert call("check", ARTICLES / "en.txt", "--ledger", record).code == 0
    right = tmp_path / "right.txt"
    right.write_text("Russia launched 539 drones at Ukraine overnight into 4 July 2025.", encoding="utf-8")
    assert call("check", right, "--strict", "--ledger", record).code == 0


def test_a_check_begins_with_the_result_and_gives_verdict_reason_and_words(record: Path) -> None:
    shown = call("check", ARTICLES / "en.txt", "--ledger", record).out.splitlines()
    assert shown[1].startswith("7 claims checked: 3 mislabelled, 1 outdated")
    assert shown[2].startswith("It speaks of the night to 4 July 2025 (confidence ")
    text = "\n".join(shown)
    assert "≠ MISLABELLED  “550 drones”" in text
    assert "drones and missiles launched, the night to 4 July 2025 (539 drones + 11 missiles)" in text
    assert "“539 безпілотників” — Ukraine's air force" in text


def test_standard_input_is_an_article(record: Path) -> None:
    article = (ARTICLES / "en.txt").read_bytes()
    said = json.loads(start("check", "-", "--json", "--ledger", record, given=article).out)
    assert said["night"] == "2025-07-04"
    assert len(said["findings"]) == 7


def test_the_page_is_written_beside_the_text(record: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    ended = call("check", ARTICLES / "uk.txt", "--html", page, "--ledger", record)
    assert str(page) in ended.out
    assert "Ніч у метро: столиця пережила рекордний удар" in page.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_the_page_goes_to_standard_output_too(record: Path) -> None:
    ended = start("check", ARTICLES / "en.txt", "--html", "/dev/stdout", "--ledger", record)
    assert ended.code == 0
    assert "<!doctype html>" in ended.out


def test_claims_are_one_json_object_a_line_under_the_id_that_the_file_gives() -> None:
    ended = start("claims", "--json", *sorted((DEMO / "reports").glob("*.jsonl")), ARTICLES / "en.txt")
    claims = [json.loads(line) for line in ended.out.splitlines()]
    assert ended.code == 0
    assert {"night-2025-07-04", "ru-2025-07-04", "kyiv-2025-07-04-evening"} <= {claim["report"] for claim in claims}
    article = next(claim for claim in claims if claim["text"] == "550 drones")
    text = (ARTICLES / "en.txt").read_text(encoding="utf-8")
    assert text[article["start"] : article["end"]] == "550 drones"
    assert len(article["report"]) == 64


def test_claims_are_shown_with_their_words_and_the_coverage() -> None:
    shown = call("claims", ARTICLES / "en.txt", "--published", "2025-07-04T12:00").out
    assert "7 claims; coverage 100% of its numbers." in shown
    assert "“550 drones”" in shown
    assert "night to 4 July 2025" in shown


def test_claims_of_a_report_in_the_ledger_are_shown_by_its_id(record: Path) -> None:
    said = json.loads(call("night", "2025-07-04", "--json", "--ledger", record).out)
    account = next(a for a in said["attacks"][0]["accounts"] if a["measure"] == "launched" and a["weapon"] == "drone")
    report = said["attacks"][0]["evidence"][account["claims"][0]]["report"]
    assert "539" in call("claims", report[:12], "--ledger", record).out


def test_a_text_that_speaks_of_no_attack_yields_nothing(tmp_path: Path) -> None:
    quiet = tmp_path / "quiet.txt"
    quiet.write_text("The bakery sold 300 loaves on Friday.", encoding="utf-8")
    assert "nothing was read" in call("claims", quiet).out
    assert call("claims", "--json", quiet).out == ""


def test_the_same_files_twice_change_nothing_and_say_so(record: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(record.read_bytes())
    again = call("--ledger", copy, "add", DEMO / "reports" / "air_force.jsonl")
    assert "2 unchanged; nothing changed" in again.out


ASKED = ("--author", "A desk", "--page-url", "https://example.org/checks/1")


@pytest.mark.parametrize(
    ("form", "opening", "said"),
    [
        ("text", "Kyiv wakes", "MISLABELLED"),
        ("json", "{", '"verdict": "mislabelled"'),
        ("html", "<!doctype html>", ">words ↩</a></p>"),
        ("markdown", "# Checked: Kyiv wakes", "≠ mislabelled"),
        ("claimreview", "{", '"alternateName": "mislabelled"'),
    ],
)
def test_each_form_of_a_check_is_printed_and_written_alike(
    form: str, opening: str, said: str, record: Path, tmp_path: Path
) -> None:
    asked = ASKED if form == "claimreview" else ()
    words = ("check", ARTICLES / "en.txt", "--format", form, *asked, "--ledger", record)
    printed = call(*words)
    assert printed.code == 0, printed.err
    written = call(*words, "--output", tmp_path / "result")
    assert written.code == 0
    assert written.out == ""
    assert (tmp_path / "result").read_text(encoding="utf-8") == printed.out
    assert printed.out.startswith(opening)
    assert said in printed.out


def test_json_asked_for_in_two_ways_is_the_same(record: Path) -> None:
    words = ("check", ARTICLES / "en.txt", "--ledger", record)
    assert call(*words, "--json").out == call(*words, "--format", "json").out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--format", "claimreview"), "Add --author"),
        (("--format", "claimreview", "--author", "A desk"), "Add --page-url"),
        (("--format", "claimreview", "--author", "A desk", "--page-url", "javascript:x"), "not a web address"),
        (("--page-url", "https://example.org"), "--format claimreview only"),
        (("--format", "pdf"), "'pdf' is not one of"),
        (("--format", "html", "--json"), "--json and --format html ask for different things"),
        (("--output", "/nowhere/at/all"), "/nowhere/at/all: the file cannot be written"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line(options: tuple[str, ...], said: str, record: Path) -> None:
    ended = call("check", ARTICLES / "en.txt", "--ledger", record, *options)
    assert ended.code == 2
    assert ended.out == ""
    assert said in ended.err
    assert ended.err.count("\n") == 1
