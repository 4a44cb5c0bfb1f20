"""Boundaries from a file of the operator: read with care, drawn without gaps, never without saying whose they are."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nightcount.errors import InputError
from nightcount.publishing.boundaries import read_boundaries
from nightcount.publishing.charts.chart import WIDTHS
from nightcount.publishing.charts.drawing import to_svg
from nightcount.publishing.charts.oblast_chart import COLOURS, chart_of_oblasts
from nightcount.publishing.oblast_map import Ground, oblast_reports
from nightcount.reconciliation.attack import Account, Attack, Status
from nightcount.vocabulary import Figure, Measure
from tests.shared_data import shared

KHARKIV, SUMY = "UA63000000000041885", "UA59000000000057109"


def square(code: str, west: float) -> dict[str, Any]:
    ring = [[west, 49.0], [west + 2, 49.0], [west + 2, 51.0], [west, 51.0], [west, 49.0]]
    return {
        "type": "Feature",
        "properties": {"katotth": code},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def collection(*features: Any, **more: Any) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "metadata": {"source": "our own squares", "licence": "CC0"},
        "features": list(features),
    } | more


def written(folder: Path, said: Any) -> Path:
    path = folder / "oblasts.geojson"
    path.write_text(said if isinstance(said, str) else json.dumps(said), encoding="utf-8")
    return path


def test_neighbours_share_every_pixel_of_their_border(tmp_path: Path) -> None:
    found = read_boundaries(written(tmp_path, collection(square(SUMY, 34.0), square(KHARKIV, 36.0))))
    shapes, height = found.projected(860)
    assert found.credit == "our own squares. CC0"
    east = {point for ring in shapes[SUMY] for point in ring if point[0] == 430}
    west = {point for ring in shapes[KHARKIV] for point in ring if point[0] == 430}
    assert east == west
    assert len(east) == 2
    assert 600 < height < 700


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("{", "no JSON"),
        ("[]", "no features"),
        ({"features": 3}, "no features"),
        (collection(), "no oblast"),
        (collection(square("UA-63", 34)), "feature 1 names no oblast"),
        (collection("x"), "feature 1 names no oblast"),
        (collection(square("UA63120270010096107", 34)), "feature 1 names no oblast"),
        (
            collection({"properties": {"katotth": SUMY}, "geometry": {"type": "Point", "coordinates": [1, 2]}}),
            "no polygon",
        ),
        (collection({"properties": {"katotth": SUMY}, "geometry": None}), "no polygon"),
        (collection(square(SUMY, 1000)), "no polygon"),
        (collection(square(SUMY, 34), metadata=None), "whose the boundaries are"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_one_line(tmp_path: Path, said: Any, told: str) -> None:
    with pytest.raises(InputError, match=told) as raised:
        read_boundaries(written(tmp_path, said))
    assert "oblasts.geojson" in str(raised.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_boundaries(tmp_path / "none.geojson")


def test_an_owner_can_be_named_beside_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, collection(square(SUMY, 34), metadata=None))
    assert read_boundaries(path, "a mapmaker").credit == "a mapmaker"


def test_the_map_colours_what_was_reported_and_names_whose_it_is(tmp_path: Path) -> None:
    boundaries = read_boundaries(written(tmp_path, collection(square(SUMY, 34.0), square(KHARKIV, 36.0))))
    account = Account(Measure.INJURED, None, KHARKIV, Figure.exact(11), Status.STATED, "uncontested")
    told = oblast_reports([Attack(date(2025, 7, 4), "RU", "night", (None, None), (account,))])
    chart = chart_of_oblasts(boundaries, told, "Nightcount.")
    assert chart.source.endswith("Boundaries: our own squares. CC0")
    assert "Kharkiv oblast: casualties" in chart.words
    drawn = to_svg(chart, "wide", "light").decode()
    assert drawn.count("<path") == 2
    assert f'fill="{COLOURS[Ground.PEOPLE]}"' in drawn
    assert f'fill="{COLOURS[None]}"' in drawn


def test_the_boundaries_that_many_use_make_a_small_picture() -> None:
    boundaries = read_boundaries(shared("geo/oblasts_simplified.geojson"))
    assert len(boundaries.shapes) == 27
    assert "geoBoundaries" in boundaries.credit
    assert "ODbL" in boundaries.credit
    for width in WIDTHS.values():
        shapes, _height = boundaries.projected(width)
        assert all(shapes.values())
    assert len(to_svg(chart_of_oblasts(boundaries, (), "Nightcount."), "wide", "auto")) < 150_000
