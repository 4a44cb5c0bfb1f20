"""How charts are drawn: colours for both lights, a workshop of its own, and nothing that breaks out of a picture."""

from __future__ import annotations

import json
import os
import re
import signal
import time
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import replace
from functools import partial

import pytest
from lxml import etree

from nightcount.language import speaking, spoken
from nightcount.publishing.charts.chart import Chart, Told
from nightcount.publishing.charts.drawing import PAINTERS, text_width, to_explore, to_png, to_svg
from nightcount.publishing.charts.flow_chart import chart_of_flow, flow_chart
from nightcount.publishing.charts.palette import DARK, LIGHT, darkened
from nightcount.publishing.charts.workshop import Workshop
from nightcount.publishing.flow import Branch, Flow
from nightcount.vocabulary import Measure, Weapon
from tests.shared_data import ROOT

D, M, B = Weapon.DRONE, Weapon.MISSILE, Weapon.GUIDED_BOMB
FLOW = Flow((Branch(D, Measure.SHOT_DOWN, 268), Branch(D, None, 271), Branch(M, Measure.GOT_THROUGH, 1, True)))
HOSTILE = '</title></svg><script>alert(1)</script>]]>&"\u202e\x00'


def chart() -> Chart:
    return chart_of_flow(FLOW, 1, "Nightcount, a night")


def test_the_colours_are_those_of_the_pages() -> None:
    css = (ROOT / "src" / "nightcount" / "web" / "static" / "site.css").read_text(encoding="utf-8")
    light, *dark = (block for block in re.findall(r":root[^{]*\{([^}]*--paper[^}]*)\}", css) if "--flow-1" in block)
    assert len(dark) == 2
    for block, palette in ((light, LIGHT), *((one, DARK) for one in dark)):
        found = dict(re.findall(r"--([\w-]+): (#\w+);", block))
        assert {name: found[name] for name in palette} == palette


def test_no_two_colours_of_the_light_are_one() -> None:
    assert len(set(LIGHT.values())) == len(LIGHT)
    assert list(LIGHT) == list(DARK)


def test_the_dark_exchanges_each_colour_once() -> None:
    assert darkened(" ".join(LIGHT.values())) == " ".join(DARK.values())


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize(
    "flow",
    [
        FLOW,
        Flow((Branch(B, Measure.GOT_THROUGH, 1),)),
        Flow(tuple(Branch(w, m, 12345, True) for w in (D, M, B) for m in (Measure.NEUTRALISED, Measure.IN_AIR, None))),
    ],
)
def test_a_drawing_is_as_large_as_it_says_and_its_texts_stand_inside(flow: Flow, language: str, width: str) -> None:
    with speaking(language):
        made = chart_of_flow(flow, 1, "")
        drawn = etree.fromstring(to_svg(made, width, "light"))
    wide, high = made.size(width)
    assert (drawn.get("width"), drawn.get("height")) == (str(wide), str(high))
    assert drawn.get("viewBox") == f"0 0 {wide} {high}"
    for text in drawn.iter("{http://www.w3.org/2000/svg}text"):
        x, y = map(float, re.findall(r"-?[\d.]+", text.get("transform"))[:2])
        size, weight = float(text.get("font-size", "")[:-2]), text.get("font-weight", "normal")
        length = max(text_width(part.text, size, weight) for part in ([*text] or [text]))
        start = x - length if text.get("text-anchor") == "end" else x
        assert start >= 0, text.text
        assert start + length <= wide, text.text
        assert 0 < y < high + 4, text.text


@pytest.mark.parametrize("form", list(PAINTERS))
def test_what_a_text_holds_stays_text(form: str) -> None:
    made = replace(chart(), title=HOSTILE, words=HOSTILE, source=HOSTILE)
    drawn = PAINTERS[form](made, "wide", "auto")
    assert drawn
    if form == "svg":
        found = etree.fromstring(drawn)
        assert not list(found.iter("{*}script"))
        assert found.findtext("{*}title", "").startswith("</title></svg><script>")


def test_what_a_mark_tells_cannot_leave_the_page_that_carries_it() -> None:
    told = {"drone-shot_down": Told(HOSTILE, HOSTILE, HOSTILE)}
    made = chart_of_flow(FLOW, 1, "", "", told)
    for written in to_explore(made).values():
        assert not set("<>&") & set(written)
        (rows, *_others) = json.loads(written)["datasets"].values()
        assert rows[0]["words"] == HOSTILE
    assert to_explore(made) == to_explore(made)


def test_a_long_title_is_broken_and_makes_a_picture_higher() -> None:
    short, long = (to_png(replace(chart(), title="Drones " * many), "narrow", "light") for many in (1, 20))
    assert int.from_bytes(long[20:24]) > int.from_bytes(short[20:24]) + 2 * 20


def test_altair_finds_nothing_wrong_with_a_chart() -> None:
    assert flow_chart(FLOW, 860).to_dict()["layer"]


def test_the_workshop_speaks_the_language_of_who_orders() -> None:
    workshop = Workshop()
    try:
        with speaking("uk"):
            ordered = workshop.order(spoken)
        assert ordered.result() == "uk"
        assert workshop.order(spoken).result() == "en"
        assert workshop.order(os.getpid).result() != os.getpid()
        with pytest.raises(ZeroDivisionError):
            workshop.order(partial(divmod, 1, 0)).result()
    finally:
        workshop.close()


def test_a_workshop_that_was_ended_is_opened_again() -> None:
    workshop = Workshop()
    try:
        process = workshop.order(os.getpid).result()
        os.kill(process, signal.SIGKILL)
        # Whether the order that comes right then fails depends on who notices first; the next one never does.
        with suppress(BrokenProcessPool):
            workshop.order(os.getpid).result(60)
        assert workshop.order(os.getpid).result(60) != process
    finally:
        workshop.close()


def test_the_process_ends_when_nobody_orders_and_begins_again_with_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nightcount.publishing.charts.workshop.IDLE", 0.1)
    workshop = Workshop()
    try:
        assert workshop.order(len, "abc").result(60) == 3
        for _ in range(100):
            if not workshop.is_open:
                break
            time.sleep(0.1)
        assert not workshop.is_open
        assert workshop.order(len, "abcd").result(60) == 4
    finally:
        workshop.close()
    assert not workshop.is_open
