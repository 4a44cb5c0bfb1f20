"""Boundaries: the oblasts as an operator's own file draws them (GeoJSON), for the map of a night.

The project carries none: files of boundaries have owners and licences. Each feature names its oblast by the code of the
register in the property `katotth`; whose the boundaries are stands in `metadata` (`source`, `licence`) at the top, or
is given beside the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians
from pathlib import Path
from typing import Any

from nightcount.errors import InputError
from nightcount.vocabulary.area import area_or_none

Point = tuple[float, float]
Ring = tuple[Point, ...]
# A file for a map of this size has no need to be larger, in bytes.
MOST = 20_000_000


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The outlines of areas by code, each a tuple of rings of (longitude, latitude); `credit` says whose they are."""

    shapes: dict[str, tuple[Ring, ...]]
    credit: str

    def projected(self, width: float) -> tuple[dict[str, tuple[Ring, ...]], float]:
        """The outlines in whole pixels of a map `width` wide, and how high that is.

        An equirectangular projection, true to scale along the middle of the country. Points that fall into one pixel
        become one, for both areas that share them, so that no gap opens between neighbours.
        """
        points = [point for rings in self.shapes.values() for ring in rings for point in ring]
        west, east = min(x for x, _y in points), max(x for x, _y in points)
        south, north = min(y for _x, y in points), max(y for _x, y in points)
        narrowed = cos(radians((south + north) / 2))
        scale = width / ((east - west) * narrowed)
        found = {
            code: tuple(
                ring
                for ring in (
                    _simple([(round((x - west) * narrowed * scale), round((north - y) * scale)) for x, y in one])
                    for one in rings
                )
                if len(ring) > 3
            )
            for code, rings in self.shapes.items()
        }
        return found, (north - south) * scale


def _simple(points: Sequence[Point]) -> Ring:
    """The ring without points that repeat the one before."""
    return tuple(point for at, point in enumerate(points) if at == 0 or points[at - 1] != point)


def read_boundaries(path: Path, credit: str | None = None) -> Boundaries:
    """The boundaries of a file. Raises InputError for one that cannot be read, that names no oblast, or no owner."""
    said = _said(path)
    shapes: dict[str, tuple[Ring, ...]] = {}
    for number, feature in enumerate(said["features"], 1):
        code = (feature.get("properties") or {}).get("katotth") if isinstance(feature, dict) else None
        known = area_or_none(code) if isinstance(code, str) else None
        if known is None or known.parent != "UA":
            raise InputError(
                f"feature {number} names no oblast of the register ({code!r})",
                place=str(path),
                way_out="Give each feature the property katotth, such as UA63000000000041885",
            )
        try:
            shapes[known.code] = tuple(_rings(feature["geometry"]))
        except (KeyError, TypeError, ValueError):
            raise InputError(
                f"the outline of feature {number} ({known.en}) is no polygon of longitudes and latitudes",
                place=str(path),
                way_out="Give Polygon or MultiPolygon in WGS 84",
            ) from None
    whose = credit or _credit(said.get("metadata"))
    if not shapes or not whose:
        what = "there is no oblast in it" if not shapes else "nothing in it says whose the boundaries are"
        way_out = "Name them with --boundaries-credit" if shapes else "Give a FeatureCollection of oblasts"
        raise InputError(what, place=str(path), way_out=way_out)
    return Boundaries(shapes, whose)


def _said(path: Path) -> dict[str, Any]:
    way_out = "Give a GeoJSON file (FeatureCollection)"
    try:
        if path.stat().st_size > MOST:
            raise InputError("this file of boundaries is larger than 20 MB", place=str(path), way_out="Simplify it")
        said = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(error.strerror or str(error), place=str(path), way_out=way_out) from None
    except (ValueError, RecursionError):
        raise InputError("this is no JSON", place=str(path), way_out=way_out) from None
    if not isinstance(said, dict) or not isinstance(said.get("features"), list):
        raise InputError("there are no features in it", place=str(path), way_out=way_out)
    return said


def _rings(geometry: dict[str, Any]) -> Iterator[Ring]:
    polygons = {"Polygon": lambda said: [said], "MultiPolygon": list}[geometry["type"]](geometry["coordinates"])
    for polygon in polygons:
        for ring in polygon:
            yield tuple(_point(*point[:2]) for point in ring)


def _point(x: float, y: float) -> Point:
    here = float(x), float(y)
    if not (-180 <= here[0] <= 180 and -90 <= here[1] <= 90):
        raise ValueError(here)
    return here


def _credit(metadata: Any) -> str:
    if not isinstance(metadata, dict):
        return ""
    return ". ".join(str(metadata[name]) for name in ("source", "licence", "license") if metadata.get(name))
