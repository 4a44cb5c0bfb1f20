"""The real files, counted: what they hold is what is read from them."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from nightcount.errors import InputError
from nightcount.sources import Report, Signal, open_path
from nightcount.vocabulary import area
from tests.shared_data import shared

REPORTS = [
    ("articles/seed.txt", 1, "bbc", "en"),
    ("bulletins/kpszsu_posts.jsonl", 167, "kpszsu", "uk"),
    ("bulletins/67095.html", 1, "kpszsu", "uk"),
    ("bulletins/69965.html", 1, "kpszsu", "uk"),
    ("gold/bulletins_texts.jsonl", 45, "kpszsu", "uk"),
    ("nightly/missile_attacks_daily.csv", 3770, "nightly", "en"),
    ("other_official/general_staff_posts_2026-07.jsonl", 9, "general_staff", "uk"),
    ("other_official/mod_russia.jsonl", 3000, "mod_russia", "ru"),
    ("telegram/SYNTHETIC_SHAPE_telegram_desktop_result.json", 6, "kpszsu", "uk"),
    ("telegram/t.me_s_ClashReport_2026-08-24_trimmed.html", 3, "clash_report", "en"),
    ("telegram/t.me_s_kpszsu_2026-10-04.html", 3, "kpszsu", "uk"),
]
SIGNALS = [
    ("alerts/oblast_intervals_2022-03-15_2026-06-19.csv.gz", 74675, "alerts_oblast"),
    ("alerts/oblast_intervals_2025-07.csv", 1556, "alerts_oblast"),
    ("alerts/official_with_raion_2022-03-15_2023-10-27.csv.gz", 31288, "alerts_official"),
    ("alerts/volunteer_intervals_2022-02-25_2024-08-04.csv.gz", 49708, "alerts_volunteer"),
]


def reports_of(path: str) -> list[Report]:
    return [item for item in open_path(shared(path)) if isinstance(item, Report)]


@pytest.mark.parametrize(("path", "count", "source", "language"), REPORTS)
def test_every_document_of_a_file_is_a_report(path: str, count: int, source: str, language: str) -> None:
    found = reports_of(path)
    assert len(found) == count
    assert {(report.source, report.language) for report in found} == {(source, language)}
    assert all(report.text.strip() for report in found)
    assert len({report.id for report in found}) == count


@pytest.mark.parametrize(("path", "count", "source"), SIGNALS)
def test_every_row_of_alerts_is_a_signal_of_a_known_area(path: str, count: int, source: str) -> None:
    found = [item for item in open_path(shared(path)) if isinstance(item, Signal)]
    assert len(found) == count
    assert {signal.source for signal in found} == {source}
    assert all(signal.end is not None and signal.end >= signal.start for signal in found)
    assert {area(signal.area).kind for signal in found} <= {"oblast", "city", "raion", "hromada"}


def test_official_alerts_keep_the_level_they_were_sounded_for() -> None:
    path = shared("alerts/official_with_raion_2022-03-15_2023-10-27.csv.gz")
    kinds = Counter(area(item.area).kind for item in open_path(path) if isinstance(item, Signal))
    assert kinds["raion"] + kinds["hromada"] == 31288 - kinds["oblast"] - kinds["city"]
    assert kinds["hromada"] == 3756
    assert kinds["raion"] == 896


def test_posts_of_the_page_and_of_the_export_agree_on_time_and_number() -> None:
    page = {report.key: report for report in reports_of("telegram/t.me_s_kpszsu_2026-10-04.html")}
    export = reports_of("telegram/SYNTHETIC_SHAPE_telegram_desktop_result.json")
    both = [(report, page[report.key]) for report in export if report.key in page]
    assert both
    for exported, shown in both:
        assert (exported.published, exported.url) == (shown.published, shown.url)


def test_a_post_keeps_its_channel_or_the_words_in_its_place() -> None:
    found = Counter(report.source for report in reports_of("other_official/dsns_posts.jsonl"))
    assert found["dsns"] == 5
    assert sum(found.values()) == 6


def test_every_nightly_row_has_a_key_of_its_own_and_an_address() -> None:
    found = reports_of("nightly/missile_attacks_daily.csv")
    assert len({report.key for report in found}) == len(found)
    assert all(report.url and report.url.startswith("https://") for report in found)


def test_texts_with_gold_claims_are_taken_to_the_letter() -> None:
    path = shared("gold/news_texts.jsonl")
    given = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    found = [item for item in open_path(path) if isinstance(item, Report)]
    assert [(report.key, report.text, report.language) for report in found] == [
        (post["id"], post["text"], post["lang"]) for post in given
    ]


def test_a_file_of_records_without_texts_is_refused_at_its_first_line() -> None:
    with pytest.raises(InputError, match="line 1: the post has no text"):
        list(open_path(shared("gold/news_gold.jsonl")))
