"""A claim → the row of ACLED's 31 columns that its codebook would make of it.

`event_date` is one day where our date is an interval: the codebook takes the first day where the words say the beginning
of a month, the last where they say its end, and else the middle. `time_precision` 1 is a known day, 2 a known week, 3 a
month or more. `geo_precision` 1 is a town or site, 2 the neighbourhood of one, 3 a wider unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from babel.core import get_global

from footprint.actors import get_actor
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
    "event_id_cnty": "ISO code of the country, of three letters, and number of the claim",
    "event_date": "the day that the codebook's rules choose within date_from and date_to",
    "year": "of event_date",
    "time_precision": "1 day, 2 week, 3 month or more",
    "disorder_type": "after the event type",
    "event_type": "one of ACLED's six",
    "sub_event_type": "one of ACLED's twenty-five",
    "actor1": "who acts, by name",
    "assoc_actor_1": "who acts with them",
    "inter1": "kind of actor1",
    "actor2": "whom it is done to, or with whom",
    "assoc_actor_2": "who is on their side",
    "inter2": "kind of actor2",
    "interaction": "both kinds",
    "civilian_targeting": "'Civilian targeting' where civilians are the target",
    "iso": "ISO 3166 number of the country",
    "region": "ACLED's region",
    "country": "name of the country",
    "admin1": "governorate",
    "admin2": "district",
    "admin3": "sub-district",
    "location": "name of the place",
    "latitude": "degrees north, WGS 84",
    "longitude": "degrees east, WGS 84",
    "geo_precision": "1 town or site, 2 near one, 3 a wider unit",
    "source": "the outlet",
    "source_scale": "not known to footprint; empty",
    "notes": "the source's own words",
    "fatalities": "not read by footprint; empty, which is not 0",
    "tags": "not used; empty",
    "timestamp": "when the reading was kept, in seconds since 1970",
}
_WEEK, _TENTH = 7, 10
_GEO = {"exact": 1, "settlement": 1, "near": 2, "area": 2, "admin3": 2}


def acled_row(leaving: Outgoing) -> Row | None:
    """The cells of `COLUMNS`; None for a claim that is no ACLED event (a statement, a plan, a denial, several at once)."""
    body = leaving.body
    if not happened(body):
        return None
    first, second = sides_of(body)
    place = main_place(body)
    units = units_of(place["id"]) if place else units_of("")
    iso, country, region = get_table("acled")["country"].get(units.country, (None, "", ""))
    event_type, sub_event_type = event_types(body["type"], first, second)
    day, time_precision = event_date(body["date"])
    inter1, inter2 = _inter(first), _inter(second)
    on_civilians = "civilians" in second or event_type == "Violence against civilians"
    return {
        "event_id_cnty": f"{_acronyms().get(units.country, 'FPT')}{leaving.number}",
        "event_date": day.isoformat() if day else None,
        "year": day.year if day else None,
        "time_precision": time_precision,
        "disorder_type": get_table("acled")["disorder"][event_type],
        "event_type": event_type,
        "sub_event_type": sub_event_type,
        "actor1": name_of(first[0]) if first else None,
        "assoc_actor_1": "; ".join(map(name_of, first[1:])) or None,
        "inter1": inter1,
        "actor2": name_of(second[0]) if second else None,
        "assoc_actor_2": "; ".join(map(name_of, second[1:])) or None,
        "inter2": inter2,
        "interaction": "-".join(filter(None, (inter1, inter2))) or None,
        "civilian_targeting": "Civilian targeting" if on_civilians else None,
        "iso": iso,
        "region": region or None,
        "country": country or None,
        "admin1": units.admin1 or None,
        "admin2": units.admin2 or None,
        "admin3": units.admin3 or None,
        "location": place["name_en"] if place else None,
        "latitude": place["lat"] if place else None,
        "longitude": place["lon"] if place else None,
        "geo_precision": _GEO.get(place["precision"], 3) if place else None,
        "source": leaving.source,
        "source_scale": None,
        "notes": quote_of(body),
        "fatalities": None,
        "tags": None,
        "timestamp": _seconds(leaving.kept_at),
    }


def event_types(claim_type: str, first: list[str], second: list[str]) -> tuple[str, str]:
    """(event_type, sub_event_type) of a claim by who acts and whom it is done to."""
    says = get_table("acled")["out"][claim_type]
    if "civilians" in says and "civilians" in second:
        return tuple(says["civilians"])
    if "rebels" in says and first and code_of(first[0]) not in (1, 8):
        return tuple(says["rebels"])
    return tuple(says["type"])


def event_date(when: Mapping[str, Any]) -> tuple[date | None, int | None]:
    """(event_date, time_precision) of a claim's date; (None, None) where it has none.

    "Late in January" (21–31) is the 31st, "early" (1–10) the 1st, a bare month the middle of it.
    """
    if when["start"] is None:
        return None, None
    return _event_date(when["start"], when["end"], when["precision"])


@lru_cache(maxsize=65536)
def _event_date(first: str, last: str, precision: str) -> tuple[date, int]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    days = (end - start).days + 1
    if days == 1:
        return start, 1
    middle = start + timedelta(days=(days - 1) // 2)
    if precision == "part_of_month" and days <= _TENTH + 1:
        if start.day == 1:
            return start, 3
        return (end, 3) if (end + timedelta(days=1)).day == 1 else (middle, 3)
    return middle, 2 if days <= _WEEK else 3


@lru_cache(maxsize=4096)
def code_of(actor: str) -> int | None:
    """ACLED's inter code of an actor, or of what it is part of; None where neither has one."""
    while actor:
        if entry := get_actor(actor):
            return entry.inter
        actor = actor.rpartition(".")[0]
    return None


@lru_cache(maxsize=1)
def _acronyms() -> dict[str, str]:
    """ISO 3166 codes of two letters → those of three, which ACLED's ids begin with."""
    aliases = get_global("territory_aliases")
    return {
        two[0]: three
        for three, two in aliases.items()
        if len(three) == 3 and len(two) == 1 and three.isalpha()
    }


def _inter(side: list[str]) -> str | None:
    code = code_of(side[0]) if side else None
    return get_table("acled")["inter"].get(str(code)) if code else None


@lru_cache(maxsize=4096)
def _seconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())
