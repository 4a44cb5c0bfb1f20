"""Examples of answers, in the shapes that they have; figures of the night to 4 July 2025, sentences our own."""

from __future__ import annotations

from typing import Any

_REPORT = "5e1f" * 16
_ARTICLE = "a7c0" * 16
_CLAIM = "0123456789abcdef0123"


def _exact(number: int) -> dict[str, Any]:
    return {"low": number, "high": number, "modifier": "exact"}


_EVIDENCE = {
    "report": _REPORT,
    "start": 14,
    "end": 24,
    "text": "539 drones",
    "source": "kpszsu",
    "published": "2025-07-04T05:41:00+00:00",
    "url": "https://example.org/posts/1",
    "model": None,
}
NIGHTS = {
    "nights": [
        {
            "night": "2025-07-04",
            "attack": "2025-07-04-RU-night",
            "part": "night",
            "attacker": "RU",
            "launched": _exact(550),
            "drones": _exact(539),
            "missiles": _exact(11),
            "neutralised": _exact(478),
            "got_through": {"low": None, "high": 72, "modifier": "at_most"},
            "reviewed": [],
        }
    ],
    "next": None,
}
_LAUNCHED = {"measure": "launched", "weapon": "drone", "object": None, "model": None, "place": "UA"}
_STATED = {"status": "stated", "rule": "uncontested", "expression": None}
_TALLY = {
    "area": "UA80000000000093317",
    "kind": "air_raid",
    "extent": "some_part",
    "from": "2025-07-03T15:00:00+00:00",
    "to": "2025-07-04T06:00:00+00:00",
    "total_seconds": 50010.0,
    "longest_seconds": 31780.0,
    "longest_seconds_unclipped": 31780.0,
    "count": 3,
    "share": 0.926,
    "waves": None,
    "known": True,
    "gap_seconds": 0.0,
    "gaps": [],
}
_INTERVAL = {
    "start": "2025-07-03T17:00:20+00:00",
    "end": "2025-07-04T01:50:00+00:00",
    "source": "alerts_oblast",
    "closed_by_rule": None,
}
NIGHT = {
    "night": "2025-07-04",
    "attacks": [
        {
            "id": "2025-07-04-RU-night",
            "night": "2025-07-04",
            "attacker": "RU",
            "part": "night",
            "window": ["2025-07-03T15:00:00+00:00", None],
            "accounts": [
                {**_LAUNCHED, **_exact(539), **_STATED, "claims": [_CLAIM], "against": [], "past": [], "reviews": []}
            ],
            "conflicts": [],
            "reviews": [],
            "alerts": {**_TALLY, "intervals": [_INTERVAL]},
            "quotations": [],
            "context": [],
            "evidence": {_CLAIM: _EVIDENCE},
        }
    ],
    "reviews": [],
}
_BECAUSE = {"reports": [_REPORT], "revised": [], "reviews": []}
HISTORY = {
    "night": "2025-07-04",
    "accounts": [
        {
            "attack": "2025-07-04-RU-night",
            **_LAUNCHED,
            "values": [
                {
                    **_exact(539),
                    **_STATED,
                    "claims": [_CLAIM],
                    "against": [],
                    "from": "2025-07-04T05:41:00+00:00",
                    "until": None,
                    "because": _BECAUSE,
                    "stands": True,
                }
            ],
        }
    ],
    "evidence": {_CLAIM: _EVIDENCE},
}
REVISIONS = {
    "night": "2025-07-04",
    "documents": [
        {
            "source": "kpszsu",
            "key": "37507",
            "revisions": [
                {
                    "report": _REPORT,
                    "at": "2025-07-04T05:41:00+00:00",
                    "title": None,
                    "claims": 12,
                    "text_changed": False,
                    "since": None,
                }
            ],
            "same_text": [],
        }
    ],
}
ACCOUNTS = {
    "accounts": [
        {
            "id": "2025-07-04-RU-night/launched/drone/UA/-/-",
            "attack": "2025-07-04-RU-night",
            "night": "2025-07-04",
            "attacker": "RU",
            **_LAUNCHED,
            **_exact(539),
            **_STATED,
            "reviews": None,
            "claims": [_CLAIM],
            "against": [],
        }
    ],
    "next": "/api/v1/accounts?cursor=2025-07-04-RU-night%2Flaunched%2Fdrone%2FUA%2F-%2F-",
}
_SAID = {
    "id": _CLAIM,
    "report": _REPORT,
    "start": 14,
    "end": 24,
    "text": "539 drones",
    "measure": "launched",
    "weapon": "drone",
    "models": None,
    "object": None,
    **_exact(539),
    "place": "UA",
    "night": "2025-07-04",
    "part": "night",
    "window_start": None,
    "window_end": None,
    "as_of": None,
    "speaker": None,
    "source": "kpszsu",
    "superlative": None,
    "attacker": "RU",
    "role": None,
    "implied": False,
    "rule": "count",
}
CLAIMS = {"claims": [_SAID], "next": f"/api/v1/claims?cursor=2025-07-04%2F{_CLAIM}"}
CLAIM = {
    **_SAID,
    "published": "2025-07-04T05:41:00Z",
    "url": "https://example.org/posts/1",
    "before": "The enemy used ",
    "after": " and eleven missiles.",
}
REPORT = {
    "id": _REPORT,
    "source": "kpszsu",
    "key": "37507",
    "published": "2025-07-04T05:41:00Z",
    "edited": None,
    "language": "uk",
    "title": None,
    "url": "https://example.org/posts/1",
    "superseded": False,
}
FINDINGS = {
    "findings": [
        {
            "id": f"{_ARTICLE}/1",
            "article": _ARTICLE,
            "number": 1,
            "start": 16,
            "end": 26,
            "text": "550 drones",
            "measure": "launched",
            "weapon": "drone",
            "of_measure": None,
            **_exact(550),
            "place": "UA",
            "night": "2025-07-04",
            "article_night": "2025-07-04",
            "night_confidence": 0.98,
            "verdict": "mislabelled",
            "reason": "550 is the figure for drones and missiles (539 drones + 11 missiles).",
            "right_night": "2025-07-04",
            "right_measure": "launched",
            "right_weapon": "all",
            "right_low": 550,
            "right_high": 550,
            "right_expression": "539 drones + 11 missiles",
            "runner_up_night": None,
            "runner_up_low": None,
            "runner_up_high": None,
            "evidence": [_EVIDENCE],
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
    ],
    "next": None,
}
PLACES = {
    "places": [{"code": "UA", "kind": "country", "name_en": "Ukraine", "name_uk": "Україна", "parent": None}],
    "next": None,
}
RULES = {
    "rules": [{"id": "uncontested", "position": 1, "sentence": "Every claim on the account says the same."}],
    "next": None,
}
RECORDS = {
    "measure": "launched",
    "weapon": "drone",
    "attacker": "RU",
    "first_night": "2022-09-28",
    "last_night": "2026-08-07",
    "without_record": 233,
    "without_figure": 202,
    "ranked": [
        {
            "rank": 1,
            "night": "2025-09-07",
            "attack": "2025-09-07-RU-night",
            "is_bound": False,
            **_exact(810),
            **_STATED,
            "claims": [_CLAIM],
            "against": [],
            "reviews": [],
        }
    ],
    "next": None,
}
TRENDS = {
    "months": [
        {
            "month": "2025-07",
            "from": "2025-07-01",
            "to": "2025-07-31",
            "dates": 31,
            "dates_without_record": 0,
            "attacks": 31,
            "weapon": "drone",
            "launched_low": 6297,
            "launched_high": 6297,
            "recorded_low": 6297,
            "recorded_high": 6297,
            "attacks_without_exact_figure": 0,
            "attacks_without_upper_bound": 0,
            "attacks_overlapping": 0,
            "share_low": None,
            "share_high": None,
            "share_attacks": 0,
            "share_left_out_at_least": 6297,
            "bounded_share_low": 0,
            "bounded_share_high": 0.1164,
            "bounded_share_attacks": 31,
        }
    ],
    "next": None,
}
DISPUTES = {
    "from": None,
    "to": None,
    "nights_of_several_sources": 120,
    "compared": 400,
    "agreeing": 399,
    "differing": 1,
    "settled": 1,
    "open": 0,
    "disputes": [
        {
            "night": "2025-07-04",
            "attack": "2025-07-04-RU-night",
            **_LAUNCHED,
            "shown": _exact(539),
            "is_settled": True,
            "rule": "authority",
            "sum": None,
            "reason": "Ukraine's air force says 539, an outlet says 550; the air force counts them itself.",
            "sides": [{**_exact(539), "sources": ["kpszsu"], "evidence": [_EVIDENCE]}],
        }
    ],
    "next": None,
}
ALERTS = {
    **_TALLY,
    "intervals": [{**_INTERVAL, "seconds": 31780.0, "area": "UA80000000000093317", "kind": "air_raid"}],
    "next": None,
}
CHECK = {
    "night": "2025-07-04",
    "night_confidence": 0.98,
    "night_reasons": ["the text says “Friday”"],
    "findings": [
        {
            "report": _ARTICLE,
            "start": 16,
            "end": 26,
            "text": "550 drones",
            "measure": "launched",
            "weapon": "drone",
            "models": [],
            "object": None,
            **_exact(550),
            "place": "UA",
            "night": "2025-07-04",
            "part": None,
            "window": [None, None],
            "as_of": None,
            "speaker": None,
            "source": None,
            "superlative": None,
            "attacker": "RU",
            "role": None,
            "implied": False,
            "rule": "count",
            "verdict": "mislabelled",
            "reason": "550 is the figure for drones and missiles (539 drones + 11 missiles).",
            "belongs_to": {
                "night": "2025-07-04",
                "measure": "launched",
                "weapon": "all",
                "low": 550,
                "high": 550,
                "expression": "539 drones + 11 missiles",
            },
            "evidence": [_EVIDENCE],
            "reviews": [],
        }
    ],
    "problems": [],
    "quotations": [],
    "context": [],
}
CLAIM_REVIEWS = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": "ClaimReview",
            "url": "https://example.org/checks/17#finding-1",
            "claimReviewed": "550 drones launched, the night to 4 July 2025",
            "reviewRating": {"@type": "Rating", "alternateName": "mislabelled", "ratingValue": 2},
        }
    ],
}
INDEX = {
    "name": "Nightcount",
    "version": "0.1.0",
    "changed": "2026-08-07T06:00:00+00:00",
    "nights": 1177,
    "first_night": "2022-09-28",
    "last_night": "2026-08-07",
    "openapi": "/api/v1/openapi.json",
    "resources": [{"method": "GET", "path": "/api/v1/nights", "says": "Attacks with their main figures."}],
}
