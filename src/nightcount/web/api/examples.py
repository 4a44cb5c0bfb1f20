"""Examples of answers, in the shapes that they have; figures of the night to 4 July 2025, sentences our own."""

from __future__ import annotations

_FIGURE = {"low": 550, "high": 550, "modifier": "exact"}
NIGHTS = {
    "nights": [
        {
            "night": "2025-07-04",
            "attack": "2025-07-04-RU-night",
            "part": "night",
            "attacker": "RU",
            "launched": _FIGURE,
            "drones": {"low": 539, "high": 539, "modifier": "exact"},
            "missiles": {"low": 11, "high": 11, "modifier": "exact"},
            "neutralised": {"low": 478, "high": 478, "modifier": "exact"},
            "got_through": {"low": None, "high": 72, "modifier": "at_most"},
        }
    ],
    "next": None,
}
NIGHT = {
    "night": "2025-07-04",
    "attacks": [
        {
            "id": "2025-07-04-RU-night",
            "attacker": "RU",
            "part": "night",
            "window": ["2025-07-03T15:00:00+00:00", None],
            "accounts": [
                {
                    "measure": "launched",
                    "weapon": "drone",
                    "place": "UA",
                    "low": 539,
                    "high": 539,
                    "modifier": "exact",
                    "status": "stated",
                    "rule": "uncontested",
                    "claims": ["0123456789abcdef0123"],
                    "against": [],
                }
            ],
        }
    ],
}
CLAIMS = {
    "claims": [
        {
            "id": "0123456789abcdef0123",
            "start": 14,
            "end": 24,
            "text": "539 drones",
            "measure": "launched",
            "weapon": "drone",
            "low": 539,
            "high": 539,
            "modifier": "exact",
            "night": "2025-07-04",
        }
    ],
    "next": None,
}
SOURCES = {
    "sources": [
        {
            "id": "kpszsu",
            "name": "Ukraine's air force",
            "kind": "air_force",
            "party": "ukraine",
            "reports": 169,
            "first": "2024-11-11T06:00:00+00:00",
            "last": "2026-08-07T06:00:00+00:00",
        }
    ]
}
RECORDS = {
    "measure": "launched",
    "weapon": "drone",
    "attacker": "RU",
    "first_night": "2022-09-28",
    "last_night": "2026-08-07",
    "without_record": 233,
    "without_figure": 202,
    "ranked": [{"rank": 1, "night": "2025-09-07", "low": 810, "high": 810, "is_bound": False}],
}
ALERTS = {
    "area": "UA80000000000093317",
    "from": "2025-07-03T15:00:00+00:00",
    "to": "2025-07-04T06:00:00+00:00",
    "known": True,
    "total_seconds": 50010.0,
    "longest_seconds": 31780.0,
    "count": 3,
    "intervals": [
        {"start": "2025-07-03T17:00:20+00:00", "end": "2025-07-04T01:50:00+00:00", "source": "alerts_oblast"}
    ],
    "gaps": [],
}
CHECK = {
    "night": "2025-07-04",
    "night_confidence": 0.98,
    "night_reasons": ["the text says “Friday”"],
    "findings": [
        {
            "text": "550 drones",
            "verdict": "mislabelled",
            "reason": "550 is the figure for drones and missiles (539 drones + 11 missiles).",
            "belongs_to": {"night": "2025-07-04", "measure": "launched", "weapon": "all", "low": 550, "high": 550},
        }
    ],
    "problems": [],
}
