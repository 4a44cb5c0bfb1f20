"""The view of the map of a night: each oblast as a tile, and the table that says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nightcount.language import gettext as _
from nightcount.language import ngettext
from nightcount.publishing.oblast_map import Ground, OblastReports, Tile, oblast_reports, tiles
from nightcount.publishing.wording import number_words, place_words
from nightcount.reconciliation.attack import Attack
from nightcount.web.views.panels import Panel, title


@dataclass(frozen=True, slots=True)
class MapItem:
    """A number that was reported of an oblast, what it counts, and the panel with its words."""

    what: str
    figure: str
    panel: Panel


@dataclass(frozen=True, slots=True)
class OblastView:
    """An oblast of which something was reported: `kind` is the gravest, `words` are all kinds; `panel` is its id."""

    name: str
    kind: Ground
    words: str
    many: str
    panel: str
    items: tuple[MapItem, ...]


@dataclass(frozen=True, slots=True)
class TileView:
    """A tile of the map; `oblast` is null where nothing was reported."""

    tile: Tile
    oblast: OblastView | None


@dataclass(frozen=True, slots=True)
class MapView:
    """The map of a night: its tiles, the oblasts with reports, and the legend of kinds that it shows."""

    tiles: tuple[TileView, ...]
    oblasts: tuple[OblastView, ...]
    legend: tuple[tuple[str, str], ...]
    words: str


def map_view(attacks: Sequence[Attack], panels: Mapping[tuple[str, tuple[str | None, ...]], Panel]) -> MapView | None:
    """The map of attacks, with the panels of their accounts by attack and cell; null where no oblast is named."""
    told = oblast_reports(attacks)
    if not told:
        return None
    by_code = {one.code: _oblast(one, panels, len(attacks) > 1) for one in told}
    shown = {kind for one in told for kind in one.kinds[:1]}
    count = ngettext("{many} oblast with a report", "{many} oblasts with a report", len(told))
    return MapView(
        tiles=tuple(TileView(tile, by_code.get(tile.code)) for tile in tiles()),
        oblasts=tuple(by_code.values()),
        legend=tuple((kind.value, kind.words) for kind in Ground if kind in shown),
        words=count.format(many=number_words(len(told))),
    )


def _oblast(
    one: OblastReports, panels: Mapping[tuple[str, tuple[str | None, ...]], Panel], several: bool
) -> OblastView:
    items = []
    for attack, account in one.accounts:
        panel = panels.get((attack, account.cell))
        if panel is not None:
            by_day = f" ({_('by day')})" if several and attack.endswith("-day") else ""
            items.append(MapItem(f"{title(account)}{by_day}", panel.figure, panel))
    return OblastView(
        name=place_words(one.code),
        kind=one.kinds[0],
        words=", ".join(kind.words for kind in one.kinds),
        many=number_words(len(items)),
        panel=f"map-{one.code.lower()}",
        items=tuple(items),
    )
