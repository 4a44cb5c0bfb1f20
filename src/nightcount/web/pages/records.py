"""The pages of the records: attacks, places, models, alerts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from nightcount.desk.desk import KYIV_CITY
from nightcount.errors import UsageError
from nightcount.language import gettext as _
from nightcount.vocabulary import Measure, Weapon, find_area
from nightcount.web.cache import NEVER
from nightcount.web.rendering import page
from nightcount.web.views.further_records import AT_PLACES, alert_records, model_lines, place_lines
from nightcount.web.views.night import places
from nightcount.web.views.records import choices, ranking_views, reach

router = APIRouter(include_in_schema=False)
MANY = 10


@router.get("/records")
def records(
    request: Request, measure: Annotated[str, Query()] = "", weapon: Annotated[str, Query()] = Weapon.ALL.value
) -> HTMLResponse:
    """The largest attacks."""
    measures, weapons = choices()
    if measure not in ("", *(value for value, _words in measures)) or weapon not in {
        value for value, _words in weapons
    }:
        raise UsageError(_("Nothing is ranked by this"), way_out=_("Choose from the lists"))
    found = ranking_views(
        request.app.state.site, Measure(measure) if measure else None, Weapon(weapon), MANY if not measure else 2 * MANY
    )
    return page(
        request,
        "records.html",
        section="/records",
        rankings=found,
        measures=measures,
        weapons=weapons,
        measure=measure,
        weapon=weapon,
        reach=reach(request.app.state.site),
    )


@router.get("/records/places")
def by_place(
    request: Request, measure: Annotated[str, Query()] = Measure.KILLED.value, area: Annotated[str, Query()] = ""
) -> HTMLResponse:
    """The largest counts of a place."""
    measures = [(one.value, _(one.label)) for one in AT_PLACES]
    if measure not in {value for value, _words in measures}:
        raise UsageError(_("Nothing is ranked by this"), way_out=_("Choose from the lists"))
    within = find_area(area).code if area else None
    site = request.app.state.site
    lines, completeness = place_lines(site, Measure(measure), within, 2 * MANY)
    found = page(
        request,
        "records_places.html",
        section="/records",
        lines=lines,
        completeness=completeness,
        measures=measures,
        measure=measure,
        heading=dict(measures)[measure],
        places=places(),
        area=within,
    )
    if site.withheld().is_any:  # what is withheld now is shown later, though the ledger does not change
        found.headers["cache-control"] = NEVER
    return found


@router.get("/records/models")
def by_model(request: Request) -> HTMLResponse:
    """The largest launches of each model."""
    site = request.app.state.site
    return page(request, "records_models.html", section="/records", lines=model_lines(site), reach=reach(site))


@router.get("/records/alerts")
def of_alerts(request: Request, area: Annotated[str, Query()] = KYIV_CITY) -> HTMLResponse:
    """The longest alerts of an area, and its longest nights under alert."""
    view = alert_records(request.app.state.site, find_area(area or KYIV_CITY), MANY)
    return page(request, "records_alerts.html", section="/records", view=view, places=places())
