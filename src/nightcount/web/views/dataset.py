"""What search engines of data read: a night, and the whole record, as schema.org/Dataset (JSON-LD).

No licence is named: it is the operator's to give, and the words of reports belong to those who wrote them (`/about`).
"""

from __future__ import annotations

from typing import Any

from nightcount.desk import Night
from nightcount.language import LANGUAGES, spoken
from nightcount.language import gettext as _
from nightcount.publishing.flow import account_of
from nightcount.publishing.night_document import in_order
from nightcount.publishing.night_view import WEAPON_MEASURES
from nightcount.reconciliation.attack import Attack
from nightcount.vocabulary import Measure, Weapon, local, night_window
from nightcount.web.site import Site

KINDS = (Weapon.ALL, Weapon.DRONE, Weapon.MISSILE, Weapon.GUIDED_BOMB)


def night_dataset(site: Site, night: Night, title: str, summary: str, base: str) -> dict[str, Any] | None:
    """The record of a night on the site at `base`; null where there is none, for nothing is no data set."""
    if not night.attacks:
        return None
    address = f"{base}/nights/{night.night.isoformat()}"
    attacks = in_order(night.attacks)
    return {
        **_common(site, base, address),
        "name": f"Nightcount: {title}",
        "description": f"{summary} {_about()}",
        "temporalCoverage": _span(night),
        "spatialCoverage": _place(attacks[0].attacker == "RU"),
        "variableMeasured": [one for attack in attacks[:1] for one in _values(attack)],
        "distribution": [
            _file(f"{address}/night.csv", "text/csv"),
            _file(f"{address}/night.json", "application/json"),
        ],
        "image": f"{address}/card.png?language={spoken()}",
        "isPartOf": {"@type": "Dataset", "@id": f"{base}/about#record", "name": "Nightcount"},
    }


def site_dataset(site: Site, base: str) -> dict[str, Any] | None:
    """The whole record of the site at `base`; null where it holds nothing."""
    if not site.nights:
        return None
    return {
        **_common(site, base, f"{base}/about"),
        "@id": f"{base}/about#record",
        "name": _("Nightcount: the record of air attacks on Ukraine"),
        "description": _about(),
        "temporalCoverage": f"{site.nights[0].isoformat()}/{site.nights[-1].isoformat()}",
        "spatialCoverage": _place(True),
        "variableMeasured": [
            {"@type": "PropertyValue", "name": _(measure.label)} for measure in Measure if measure.counts == "weapon"
        ],
        "distribution": [
            _file(f"{base}/api/v1/nights?format=csv", "text/csv"),
            _file(f"{base}/api/v1/nights", "application/json"),
        ],
        "image": f"{base}/card.png?language={spoken()}",
    }


def _common(site: Site, base: str, address: str) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "inLanguage": list(LANGUAGES),
        "isAccessibleForFree": True,
        "dateModified": site.changed.isoformat(),
        "usageInfo": f"{base}/about",
        "creator": {"@type": "Organization", "name": "Nightcount", "url": f"{base}/"},
        "includedInDataCatalog": {"@type": "DataCatalog", "name": "Nightcount", "url": f"{base}/nights"},
    }


def _about() -> str:
    return _(
        "What was launched in air attacks, what was stopped and what got through, with casualties and damage, as "
        "sources published it: one line a measure, weapon and place, with bounds, status and the words that it rests "
        "on. What nobody said is empty, never zero."
    )


def _span(night: Night) -> str:
    """From the first to the last moment of the attacks, else of the night."""
    start, end = night_window(night.night)
    starts = [attack.window[0] for attack in night.attacks if attack.window[0]]
    ends = [attack.window[1] for attack in night.attacks if attack.window[1]]
    return f"{local(min(starts, default=start)).isoformat()}/{local(max(ends, default=end)).isoformat()}"


def _place(is_ukraine: bool) -> dict[str, str]:
    return {"@type": "Place", "name": _("Ukraine") if is_ukraine else _("Russia")}


def _values(attack: Attack) -> list[dict[str, Any]]:
    """What is known of the whole country; what is not known is left out."""
    found = []
    for measure in WEAPON_MEASURES:
        for weapon in KINDS:
            account = account_of(attack, measure, weapon)
            if account is None or not account.figure.is_known:
                continue
            low, high = account.figure.low, account.figure.high
            value = {"value": low} if low == high else {"minValue": low, "maxValue": high}
            known = {name: number for name, number in value.items() if number is not None}
            found.append({"@type": "PropertyValue", "name": f"{_(measure.label)}: {_(weapon.label)}", **known})
    return found


def _file(address: str, kind: str) -> dict[str, str]:
    return {"@type": "DataDownload", "contentUrl": address, "encodingFormat": kind}
