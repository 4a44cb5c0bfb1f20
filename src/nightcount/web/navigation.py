"""The sections of the site, in the order of the navigation."""

from __future__ import annotations


def _(text: str) -> str:
    """Marks a text for the catalogues; templates translate it."""
    return text


SECTIONS = (
    ("/nights", _("Nights")),
    ("/check", _("Check a text")),
    ("/calendar", _("Calendar")),
    ("/records", _("Records")),
    ("/trends", _("Trends")),
    ("/alerts", _("Alerts")),
    ("/disputes", _("Disputes")),
    ("/sources", _("Sources")),
    ("/method", _("Method")),
    ("/about", _("About the data")),
)

# Pages beneath a section that are worth making before anybody asks.
BENEATH = ("/alerts/oblasts", "/records/models", "/records/places", "/records/alerts")
