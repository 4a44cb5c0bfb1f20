"""Every kind of file that is read, with what becomes of it."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nightcount.sources import Report, Signal, open_path
from nightcount.vocabulary import find_area

KYIV = "UA80000000000093317"
PUBLISHED = datetime(2025, 7, 4, 5, 30, tzinfo=UTC)
BULLETIN = "У ніч на 4 липня збито 268 дронів.\n\nВлучання на 8 локаціях."


def reports(
    path: Path, source: str | None = None, published: datetime | None = None, language: str | None = None
) -> list[Report]:
    found = list(open_path(path, source=source, published=published, language=language))
    assert not [item for item in found if isinstance(item, Signal)]
    return [item for item in found if isinstance(item, Report)]


def signals(path: Path) -> list[Signal]:
    return [item for item in open_path(path) if isinstance(item, Signal)]


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# Text files


def test_a_text_file_is_one_report_with_its_text_to_the_letter(tmp_path: Path) -> None:
    text = "  Kyiv was hit.\r\n\r\n539 drones were launched.\n"
    (report,) = reports(written(tmp_path, "a.txt", text))
    assert report.text == text
    assert (report.source, report.published, report.language, report.key) == ("news", None, "en", None)


@pytest.mark.parametrize("line", ["drones, " * 40_000, "old\rline, ends"])
def test_a_line_that_no_table_could_begin_with_is_text(tmp_path: Path, line: str) -> None:
    (report,) = reports(written(tmp_path, "a.txt", line))
    assert report.text == line


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    (report,) = reports(written(tmp_path, "a.txt", "\ufeffKyiv was hit."))
    assert report.text == "Kyiv was hit."


def test_a_first_line_set_apart_is_the_title_and_stays_in_the_text(tmp_path: Path) -> None:
    (report,) = reports(written(tmp_path, "a.txt", "Record attack on Kyiv\n\nOne person was killed."))
    assert report.title == "Record attack on Kyiv"
    assert report.text.startswith("Record attack on Kyiv\n\n")


@pytest.mark.parametrize(
    "text", ["One sentence ends here.\n\nAnother.", "One line\nruns on.", "x" * 200 + "\n\ny", "Only a line"]
)
def test_a_first_line_that_may_be_a_sentence_is_no_title(tmp_path: Path, text: str) -> None:
    assert reports(written(tmp_path, "a.txt", text))[0].title is None


def test_what_the_user_says_of_a_file_takes_precedence(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "(BBC News) Kyiv was hit.")
    (report,) = reports(path, source="Meridian Wire", published=PUBLISHED, language="ru")
    assert (report.source, report.published, report.language) == ("Meridian Wire", PUBLISHED, "ru")


def test_a_source_given_by_its_channel_is_put_under_its_id(tmp_path: Path) -> None:
    assert reports(written(tmp_path, "a.txt", "Text"), source="@PvKPivden")[0].source == "pvk_south"


@pytest.mark.parametrize("opening", ["(BBC News) Kyiv", "BBC News - Kyiv", "  (BBC) Kyiv"])
def test_an_outlet_named_in_the_opening_is_the_source(tmp_path: Path, opening: str) -> None:
    assert reports(written(tmp_path, "a.txt", f"{opening} was hit."))[0].source == "bbc"


def test_an_outlet_named_later_is_not_the_source(tmp_path: Path) -> None:
    assert reports(written(tmp_path, "a.txt", "Officials told BBC News that Kyiv was hit."))[0].source == "news"


def test_a_file_named_after_a_source_is_its_own(tmp_path: Path) -> None:
    assert reports(written(tmp_path, "kpszsu-2025-07-04.txt", BULLETIN))[0].source == "kpszsu"


def test_a_gzipped_text_is_read_like_a_plain_one(tmp_path: Path) -> None:
    (plain,) = reports(written(tmp_path, "a.txt", BULLETIN))
    (packed,) = reports(written(tmp_path, "b.txt.gz", gzip.compress(BULLETIN.encode())))
    assert packed.id == plain.id


# Posts


def test_posts_keep_their_text_to_the_letter_and_their_number_as_key(tmp_path: Path) -> None:
    post = {"id": 70001, "posted_at": "2025-07-04T08:30:00+03:00", "text": " 268\r\n", "source": "kpszsu"}
    (report,) = reports(written(tmp_path, "a.jsonl", json.dumps(post)))
    assert report.text == " 268\r\n"
    assert (report.key, report.url) == ("70001", "https://t.me/kpszsu/70001")
    assert report.published == PUBLISHED


def test_every_field_of_a_post_is_taken(tmp_path: Path) -> None:
    post = {
        "id": "en-1", "published": "2025-07-04T05:30:00Z", "edited": "2025-07-04T06:00:00Z", "text": "Kyiv",
        "source": "Meridian Wire", "lang": "ru", "title": "Title", "url": "https://example.org/1",
    }  # fmt: skip
    (report,) = reports(written(tmp_path, "a.jsonl", json.dumps(post)))
    assert report.as_json() == {
        "id": report.id, "source": "Meridian Wire", "key": "en-1", "url": "https://example.org/1",
        "published": "2025-07-04T05:30:00+00:00", "edited": "2025-07-04T06:00:00+00:00", "language": "ru",
        "title": "Title", "text": "Kyiv", "cells": {},
    }  # fmt: skip


def test_what_a_post_does_not_say_stays_null(tmp_path: Path) -> None:
    (report,) = reports(written(tmp_path, "a.jsonl", '{"id": null, "posted_at": null, "text": "1234"}'))
    assert (report.published, report.key, report.url, report.title, report.language) == (None,) * 5


def test_empty_lines_between_posts_are_skipped_and_order_is_kept(tmp_path: Path) -> None:
    found = reports(written(tmp_path, "a.jsonl", '{"text": "a"}\n\n{"text": "b"}\r\n'))
    assert [report.text for report in found] == ["a", "b"]


def test_posts_are_known_by_their_content_whatever_the_file_is_called(tmp_path: Path) -> None:
    (report,) = reports(written(tmp_path, "posts.txt", '{"text": "268"}'))
    assert report.text == "268"


def test_the_channel_of_a_post_goes_before_where_a_collector_found_it(tmp_path: Path) -> None:
    post = {"text": "a", "channel": "GeneralStaffZSU", "source": "a repository"}
    assert reports(written(tmp_path, "a.jsonl", json.dumps(post)))[0].source == "general_staff"


# Telegram

EXPORT = {
    "name": "Повітряні Сили ЗС України / Air Force of the Armed Forces of Ukraine",
    "type": "public_channel",
    "id": 1223955273,
    "messages": [
        {"id": 1, "type": "service", "date_unixtime": "1505811600", "text": ""},
        {
            "id": 2,
            "type": "message",
            "date": "2025-07-04T08:30:00",
            "date_unixtime": "1751607000",
            "edited_unixtime": "1751607600",
            "text": [{"type": "bold", "text": "268"}, " дронів\n", {"type": "link", "text": "t.me"}],
        },
        {"id": 3, "type": "message", "date_unixtime": "1751607000", "photo": "a.jpg", "text": ""},
        {"id": 4, "type": "message", "date": "2025-07-04T08:30:00", "text": "Лише годинник без поясу"},
    ],
}


@pytest.mark.parametrize("indent", [None, 1])
def test_an_export_of_telegram_desktop_is_a_report_a_message_with_text(tmp_path: Path, indent: int | None) -> None:
    first, second = reports(written(tmp_path, "result.json", json.dumps(EXPORT, indent=indent)))
    assert first.text == "268 дронів\nt.me"
    assert (first.source, first.key, first.url) == ("kpszsu", "2", "https://t.me/kpszsu/2")
    assert first.published == PUBLISHED
    assert first.edited == datetime(2025, 7, 4, 5, 40, tzinfo=UTC)
    assert second.published is None, "a clock without an offset is the exporter's, not ours to guess"


def test_an_export_of_all_chats_names_each_channel(tmp_path: Path) -> None:
    other = {"name": "Some channel", "messages": [{"id": 9, "type": "message", "text": "a"}]}
    found = reports(written(tmp_path, "result.json", json.dumps({"chats": {"list": [EXPORT, other]}})))
    assert [report.source for report in found] == ["kpszsu", "kpszsu", "Some channel"]


PAGE = """<html><body><div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="kpszsu/7">
<div class="tgme_widget_message_bubble">
<a class="tgme_widget_message_reply"><div class="tgme_widget_message_text js-message_reply_text">Earlier: 100</div></a>
<div class="tgme_widget_message_text js-message_text" dir="auto">
<div class="tgme_widget_message_text js-message_text" dir="auto"><b>268</b> дронів<br/>на <i class="emoji"><b>⚡</b></i>
 8 локаціях<blockquote>Цитата</blockquote></div></div>
<span class="tgme_widget_message_meta">edited <a class="tgme_widget_message_date" href="https://t.me/kpszsu/7?single">
<time datetime="2025-07-04T05:30:00+00:00" class="time">05:30</time></a></span></div></div>
<div class="tgme_widget_message_bubble"><a class="tgme_widget_message_photo_wrap"></a>
<a class="tgme_widget_message_date" href="https://t.me/kpszsu/8"></a></div></div></body></html>"""


def test_a_saved_channel_page_is_a_report_a_post_with_text(tmp_path: Path) -> None:
    (report,) = reports(written(tmp_path, "page.html", PAGE))
    assert report.text == "268 дронів\nна ⚡\n 8 локаціях\nЦитата"
    assert "Earlier" not in report.text
    assert report.text.count("268") == 1, "an album repeats its text inside itself"
    assert (report.source, report.key, report.url) == ("kpszsu", "7", "https://t.me/kpszsu/7")
    assert report.published == PUBLISHED


# Pages

BODY = "".join(
    f"<p>Paragraph {n} says that drones were launched at Kyiv and that crews worked all night in the city.</p>"
    for n in range(6)
)


def article_page(head: str) -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Kyiv hit</title>{head}</head>"
        f"<body><article><h1>Kyiv hit</h1>{BODY}</article></body></html>"
    )


def test_an_article_page_gives_text_title_time_and_outlet(tmp_path: Path) -> None:
    head = (
        '<link rel="canonical" href="https://www.bbc.com/news/articles/x1">'
        '<meta property="article:published_time" content="2025-07-04T08:30:00+03:00">'
    )
    (report,) = reports(written(tmp_path, "a.html", article_page(head)))
    assert "Paragraph 5 says" in report.text
    assert (report.source, report.language, report.title) == ("bbc", "en", "Kyiv hit")
    assert report.published == PUBLISHED
    assert report.url == "https://www.bbc.com/news/articles/x1"


def test_the_time_of_an_article_is_read_from_its_linked_data(tmp_path: Path) -> None:
    data = json.dumps({"@graph": [{"@type": "WebPage"}, {"datePublished": "2025-07-04T05:30:00Z"}]})
    head = f'<script type="application/ld+json">{data}</script>'
    assert reports(written(tmp_path, "a.html", article_page(head)))[0].published == PUBLISHED


PUBLISHED_AT = '<meta property="article:published_time" content="2025-07-04T08:30:00+03:00">'
MODIFIED_AT = '<meta property="article:modified_time" content="{}">'


@pytest.mark.parametrize(
    ("head", "edited"),
    [
        (PUBLISHED_AT, None),
        (PUBLISHED_AT + MODIFIED_AT.format("2025-07-04T11:00:00+03:00"), datetime(2025, 7, 4, 8, tzinfo=UTC)),
        (PUBLISHED_AT + MODIFIED_AT.format("2025-07-04T08:30:00+03:00"), None),
        (PUBLISHED_AT + MODIFIED_AT.format("2025-07-04T01:00:00+03:00"), None),
        (PUBLISHED_AT + MODIFIED_AT.format("soon"), None),
        (
            '<script type="application/ld+json">{"datePublished": "2025-07-04T05:30:00Z", '
            '"dateModified": "2025-07-04T08:00:00Z"}</script>',
            datetime(2025, 7, 4, 8, tzinfo=UTC),
        ),
    ],
)
def test_the_last_change_of_an_article_is_its_own_time_where_it_is_a_later_one(
    tmp_path: Path, head: str, edited: datetime | None
) -> None:
    (report,) = reports(written(tmp_path, "a.html", article_page(head)))
    assert (report.published, report.edited) == (PUBLISHED, edited)


def test_a_date_without_a_clock_is_noon_in_kyiv(tmp_path: Path) -> None:
    head = '<meta name="date" content="2025-07-04">'
    (report,) = reports(written(tmp_path, "a.html", article_page(head)))
    assert report.published == datetime(2025, 7, 4, 9, 0, tzinfo=UTC)


def test_a_page_is_read_to_the_same_text_each_time(tmp_path: Path) -> None:
    path = written(tmp_path, "a.html", article_page(""))
    assert reports(path)[0].id == reports(path)[0].id


# Alerts

HEADER = "region,started_at,finished_at,n_subalerts,duration_minutes\n"


def test_alerts_by_oblast_are_signals_in_utc(tmp_path: Path) -> None:
    rows = "Kyiv City,2025-07-03T17:00:00Z,2025-07-04T01:50:00Z,1,530\nOdeska oblast,2025-07-03 20:00:00+03:00,,1,\n"
    first, second = signals(written(tmp_path, "alerts.csv", HEADER + rows))
    assert first == Signal(
        KYIV,
        datetime(2025, 7, 3, 17, tzinfo=UTC),
        datetime(2025, 7, 4, 1, 50, tzinfo=UTC),
        "alerts_oblast",
        "alerts.csv, row 2",
    )
    assert (second.area, second.start, second.end) == (find_area("Odesa oblast").code, first.start, None)
    assert first.start.tzinfo is UTC


def test_an_assumed_end_is_marked(tmp_path: Path) -> None:
    rows = "Kyiv City,2022-02-25 16:36:22+00:00,2022-02-25 17:06:22+00:00,{}\n"
    content = "region,started_at,finished_at,naive\n" + rows.format("True") + rows.format("False")
    found = signals(written(tmp_path, "a.csv", content))
    assert [signal.assumed_end for signal in found] == [True, False]
    assert found[0].source == "alerts_volunteer"


def test_an_official_alert_belongs_to_the_area_of_its_level(tmp_path: Path) -> None:
    times = "2022-03-15 16:11:50+00:00,2022-03-15 16:54:47+00:00,official"
    content = "oblast,raion,hromada,level,started_at,finished_at,source\n" + "".join(
        f"{place},{times}\n"
        for place in (
            "Vinnytska oblast,,,oblast",
            "Cherkaska oblast,Umanskyi raion,,raion",
            "Cherkaska oblast,Umanskyi raion,Umanska terytorialna hromada,hromada",
            "Lubenskyi raion,Poltavska oblast,Hrebinkivska terytorialna hromada,hromada",
        )
    )
    found = signals(written(tmp_path, "a.csv", content))
    names = ("Vinnytsia oblast", "Umanskyi raion", "Umanska hromada", "Hrebinkivska hromada")
    assert [signal.area for signal in found] == [find_area(name).code for name in names]
    assert {signal.source for signal in found} == {"alerts_official"}


@pytest.mark.parametrize("typed", [True, False])
def test_parquet_gives_the_same_signals_as_csv(tmp_path: Path, typed: bool) -> None:
    import polars

    start, end = datetime(2025, 7, 3, 17, tzinfo=UTC), datetime(2025, 7, 4, 1, 50, tzinfo=UTC)
    times = [start, end] if typed else [start.isoformat(), end.isoformat()]
    table = polars.DataFrame({"region": ["Kyiv City"], "started_at": [times[0]], "finished_at": [times[1]]})
    table.write_parquet(tmp_path / "alerts.parquet")
    assert signals(tmp_path / "alerts.parquet") == [Signal(KYIV, start, end, "alerts_oblast", "alerts.parquet, row 1")]


@pytest.mark.parametrize(
    "table",
    [
        "region,started_at,finished_at,naive\nOdeska oblast,2023-07-03 17:00:00+00:00,2023-07-03 18:00:00+00:00,True\n",
        "oblast,raion,hromada,level,started_at,finished_at,source\n"
        "Odeska oblast,Izmailskyi raion,,raion,2023-07-03 17:00:00+00:00,,official\n",
    ],
)
def test_the_other_shapes_of_alerts_say_the_same_in_parquet_as_in_csv(tmp_path: Path, table: str) -> None:
    import polars

    path = written(tmp_path, "alerts.csv", table)
    polars.read_csv(path, infer_schema=False).write_parquet(tmp_path / "alerts.parquet")
    (one,), (other,) = signals(path), signals(tmp_path / "alerts.parquet")
    assert replace(one, origin="") == replace(other, origin="")


# The nightly data set

NIGHTLY = "time_start,time_end,model,target,launched,destroyed,not_reach_goal,border_crossing,source\n"


def test_a_nightly_row_is_a_report_of_its_filled_cells(tmp_path: Path) -> None:
    row = "2025-07-03 18:00,2025-07-04 06:00,Shahed-136/131,Ukraine,539.0,268.0,,{},kpszsu/posts/a\n"
    (report,) = reports(written(tmp_path, "n.csv", NIGHTLY + row))
    assert report.text == (
        "time_start: 2025-07-03 18:00\ntime_end: 2025-07-04 06:00\nmodel: Shahed-136/131\ntarget: Ukraine\n"
        "launched: 539.0\ndestroyed: 268.0\nsource: kpszsu/posts/a"
    )
    assert report.cells["launched"] == "539.0"
    assert "not_reach_goal" not in report.cells
    assert (report.source, report.published, report.language) == ("nightly", None, "en")
    assert report.url == "https://www.facebook.com/kpszsu/posts/a"


def test_a_corrected_row_keeps_its_key_and_changes_its_id(tmp_path: Path) -> None:
    row = "2025-07-03 18:00,2025-07-04 06:00,Shahed-136/131,Ukraine,{},268.0,,{{}},kpszsu/posts/a\n"
    (before,) = reports(written(tmp_path, "n.csv", NIGHTLY + row.format("538.0")))
    (after,) = reports(written(tmp_path, "n.csv", NIGHTLY + row.format("539.0")))
    assert before.key == after.key
    assert before.id != after.id


def test_rows_of_one_post_on_one_model_in_two_places_have_two_keys(tmp_path: Path) -> None:
    row = "2025-07-03,2025-07-03,Iskander-M,{},1.0,0.0,,{{}},PvKPivden/posts/a\n"
    found = reports(written(tmp_path, "n.csv", NIGHTLY + row.format("Odesa oblast") + row.format("Kherson oblast")))
    assert len({report.key for report in found}) == 2


@pytest.mark.parametrize(
    ("cell", "url"),
    [
        ("https://t.me/kpszsu/60825", "https://t.me/kpszsu/60825"),
        ("watch/?v=12", "https://www.facebook.com/watch/?v=12"),
        ("kharkivoda.gov.ua/news/1", "https://kharkivoda.gov.ua/news/1"),
        ("GeneralStaff.ua/posts/a", "https://www.facebook.com/GeneralStaff.ua/posts/a"),
    ],
)
def test_a_row_leads_to_the_post_it_was_taken_from(tmp_path: Path, cell: str, url: str) -> None:
    row = f"2025-07-03,2025-07-03,Kalibr,,1.0,0.0,,{{}},{cell}\n"
    assert reports(written(tmp_path, "n.csv", NIGHTLY + row))[0].url == url
