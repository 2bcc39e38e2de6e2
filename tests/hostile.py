"""Reports whose every field is a hostile string, and stores of them: what screens and exports are held against."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from footprint.model import Actor, Claim, Count, DateRange, Place, Reading, Report
from footprint.store import Store

_FIRST = date(2020, 1, 1)
_PUBLISHED = datetime(2020, 6, 1, tzinfo=UTC)
_BATCH = 500


def texts_of(shared: Path, strings: Iterable[str]) -> list[str]:
    """The payloads made for folium and the strings, those that can be a report's words, each once."""
    payloads = json.loads((shared / "hostile" / "folium_payloads.json").read_text("utf-8"))
    kept = (text for text in [*payloads, *strings] if text.strip() and "\0" not in text)
    return list(dict.fromkeys(kept))


def report_of(text: str) -> Report:
    """Words, title, outlet and address are the string."""
    return Report(text, text, _PUBLISHED, "ar", text, text)


def reading_of(text: str, number: int) -> Reading:
    """A report of nothing but the string: an incident and a presence at a place of that name, and a statement.

    Places stand on a grid of 0.3 degrees, days within half a year.
    """
    report, words = report_of(text), (0, len(text))
    quotes = (report.quote(*words),)
    lat, lon = -60 + number % 400 * 0.3, -150 + number // 400 % 300 * 0.3
    place = Place(
        f"x:{number}", text, text, lat, lon, 3, "settlement", "event", start=0, end=len(text)
    )
    at = _FIRST + timedelta(days=number % 180)
    day = DateRange(at, at, "day", "absolute", span=words)
    attacker, holder = Actor("rus.mil", "initiator", *words), Actor("tur.mil", "holder", *words)
    claims = (
        Claim("incident", "clash", "occurred", quotes, actors=(attacker,), places=(place,), date=day, count=Count(text, 2)),
        Claim("presence", "patrol", "occurred", quotes, actors=(holder,), places=(place,), date=day),
        Claim("statement", "accuse", "occurred", quotes, actors=(attacker,)),
    )  # fmt: skip
    return Reading(report, claims, "test")


def fill(store: Store, texts: Sequence[str]) -> None:
    """Keep a report for each string, from a file of that name; every tenth was decided on by a person of that name."""
    for start in range(0, len(texts), _BATCH):
        some = texts[start : start + _BATCH]
        store.keep_all((reading_of(text, start + at), text, None) for at, text in enumerate(some))
    for number in range(0, len(texts), 10):
        text = texts[number]
        (claim, *_) = store.find_claims_of(report_of(text).id)
        store.reviews.accept(text, claim.number, text)
