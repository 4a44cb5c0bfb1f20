"""The pages that tests and screenshots go through."""

from __future__ import annotations

PAGES = (
    "/",
    "/nights",
    "/nights/2025-07-04",
    "/nights/2024-01-01",
    "/check",
    "/calendar",
    "/calendar/2025",
    "/records",
    "/records?measure=injured",
    "/records/places?measure=injured",
    "/records/models",
    "/records/alerts",
    "/trends",
    "/trends?from=2025-07-01&to=2025-07-31&weapon=drone&other_from=2025-06-01&other_to=2025-06-30",
    "/alerts",
    "/alerts/oblasts",
    "/alerts?area=UA63000000000041885&from=2025-01-01&to=2025-12-31",
    "/disputes",
    "/sources",
    "/sources?source=demo_air_force",
    "/method",
    "/about",
    "/api",
)
