"""A claim → a row shaped like UCDP's Georeferenced Event Dataset (GED), by the precision codes of its codebook."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from footprint.exchange.acled import code_of
from footprint.exchange.facts import (
    Row,
    happened,
    main_place,
    name_of,
    quote_of,
    sides_of,
    units_of,
)
from footprint.exchange.tables import get_table
from footprint.store import Outgoing

COLUMNS: dict[str, str] = {
    "id": "number of the claim",
    "year": "of date_start",
    "type_of_violence": "1 a state takes part, 2 none does, 3 against civilians",
    "dyad_name": "side_a - side_b",
    "side_a": "who acts",
    "side_b": "whom it is done to",
    "source_article": "outlet, day of publication, headline",
    "source_office": "the outlet",
    "source_date": "day of publication",
    "source_headline": "headline of the report",
    "source_original": "the source's own words",
    "where_prec": "1 exact, 2 within 25 km, 3 district, 4 governorate, 5 line or area, 6 country",
    "where_coordinates": "name of the place that the point is of",
    "adm_1": "governorate",
    "adm_2": "district",
    "latitude": "degrees north, WGS 84",
    "longitude": "degrees east, WGS 84",
    "geom_wkt": "the same as well-known text",
    "country": "name of the country",
    "region": "region of the country",
    "event_clarity": "1 one event",
    "date_prec": "1 day, 2 two to six days, 3 week, 4 month, 5 more",
    "date_start": "first day",
    "date_end": "last day",
    "deaths_a": "not read by footprint; empty, which is not 0",
    "deaths_b": "likewise",
    "deaths_civilians": "likewise",
    "deaths_unknown": "likewise",
    "best": "likewise",
    "high": "likewise",
    "low": "likewise",
}
_VIOLENT = frozenset(
    {
        "clash",
        "attack",
        "shelling",
        "airstrike",
        "drone_strike",
        "ied",
        "suicide_bombing",
        "explosion",
        "air_landing",
        "raid",
        "assassination",
        "abduction",
        "territory_taken",
    }
)
"""Types that tell of armed force. GED keeps only those that killed; whether they did is not read."""
_WHERE = {"exact": 1, "settlement": 1, "near": 2, "admin3": 3, "admin2": 3, "admin1": 4, "area": 5}
_COUNTRY = 6


def ucdp_row(leaving: Outgoing) -> Row | None:
    """The cells of `COLUMNS`; None for a claim that tells of no armed force as having been used."""
    body = leaving.body
    if not happened(body) or body["type"] not in _VIOLENT:
        return None
    first, second = sides_of(body)
    place, when = main_place(body), body["date"]
    units = units_of(place["id"] if place else "")
    _, country, region = get_table("acled")["country"].get(units.country, (None, "", ""))
    side_a = name_of(first[0]) if first else None
    side_b = name_of(second[0]) if second else None
    published = leaving.published[:10] if leaving.published else None
    told = ",".join(filter(None, (leaving.source, published, leaving.title)))
    return {
        "id": leaving.number,
        "year": int(when["start"][:4]) if when["start"] else None,
        "type_of_violence": _type_of_violence(first, second),
        "dyad_name": f"{side_a} - {side_b}" if side_a and side_b else None,
        "side_a": side_a,
        "side_b": side_b,
        "source_article": told or None,
        "source_office": leaving.source,
        "source_date": published,
        "source_headline": leaving.title,
        "source_original": quote_of(body),
        "where_prec": _WHERE.get(place["precision"], _COUNTRY) if place else None,
        "where_coordinates": place["name_en"] if place else None,
        "adm_1": units.admin1 or None,
        "adm_2": units.admin2 or None,
        "latitude": place["lat"] if place else None,
        "longitude": place["lon"] if place else None,
        "geom_wkt": f"POINT ({place['lon']} {place['lat']})" if place else None,
        "country": country or None,
        "region": region or None,
        "event_clarity": 1,
        "date_prec": date_prec(when),
        "date_start": when["start"],
        "date_end": when["end"],
        **dict.fromkeys(
            ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low")
        ),
    }


def date_prec(when: Mapping[str, Any]) -> int | None:
    """GED's date precision of a claim's date; None where it has none."""
    if when["start"] is None:
        return None
    days = (date.fromisoformat(when["end"]) - date.fromisoformat(when["start"])).days + 1
    return next(
        code for most, code in ((1, 1), (6, 2), (7, 3), (31, 4), (10**9, 5)) if days <= most
    )


def _type_of_violence(first: list[str], second: list[str]) -> int:
    if "civilians" in second:
        return 3
    return 1 if any(code_of(each) in (1, 8) for each in (*first, *second)) else 2
