"""footprint in Python: a text in, its claims out; what is kept as a table.

import footprint
reading = footprint.read(text, published="2021-01-18")
footprint.to_dataframe(reading)
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footprint.contract import claim_to_json
from footprint.errors import InputError
from footprint.filters import Filter
from footprint.model import Reading, Report
from footprint.store import Outgoing

if TYPE_CHECKING:
    from pandas import DataFrame


def read(
    text: str,
    published: datetime | str | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Reading:
    """What a report says: a `Reading`, whose `claims` each quote the text.

    `published` is the anchor of "yesterday" and "last month", as a moment or in ISO 8601. Raises EmptyReport, InvalidDate.
    """
    from footprint import ingest

    moment = ingest.parse_published(published, "published") if isinstance(published, str) else published  # fmt: skip
    report = Report(text, title, moment, language, source, url)
    return ingest.get_reader().read(report)


def read_store(path: Path | str | None = None, query: Filter | str = "") -> list[Outgoing]:
    """The kept claims that pass a filter, given as one or as the page's address has it: `"actors=usa&from=2020-01-01"`.

    `path` is the store's file, by default that of this machine's data folder. Raises InputError, StoreError.
    """
    from footprint.exchange.query import read_filter
    from footprint.paths import store_where
    from footprint.store import open_store
    from footprint.view import build

    store = open_store(path or store_where())
    wanted = query if isinstance(query, Filter) else read_filter(query)
    numbers = [int(number) for number in build(store).select(wanted).claims]
    return list(store.leaving(numbers))


def to_dataframe(claims: Reading | Iterable[Reading | Outgoing]) -> DataFrame:
    """A row for each claim of readings, or of what `read_store` gives: the columns of `footprint export claims`."""
    import pandas as pd

    from footprint.exchange.formats import claim_row

    items = [claims] if isinstance(claims, Reading) else list(claims)
    leaving: list[Outgoing] = []
    for item in items:
        leaving += [item] if isinstance(item, Outgoing) else _of_reading(item, len(leaving))
    frame = pd.DataFrame([claim_row(each) for each in leaving])
    for name in ("date_from", "date_to"):
        if name in frame:
            frame[name] = pd.to_datetime(frame[name])
    return frame


def to_geodataframe(claims: Reading | Iterable[Reading | Outgoing]) -> Any:  # noqa: ANN401  geopandas is optional
    """As `to_dataframe`, with a point for each claim that the map draws. Raises InputError where there is no geopandas."""
    try:
        import geopandas
    except ImportError as error:
        raise InputError("to_geodataframe needs geopandas: pip install geopandas") from error
    frame = to_dataframe(claims)
    points = geopandas.points_from_xy(frame["longitude"], frame["latitude"], crs="EPSG:4326")
    found = geopandas.GeoDataFrame(frame, geometry=points)
    found.loc[frame["latitude"].isna(), "geometry"] = None
    return found


def _of_reading(reading: Reading, before: int) -> list[Outgoing]:
    report = reading.report
    return [
        Outgoing(
            number=before + index,
            report_id=report.id,
            body=claim_to_json(claim),
            title=report.title,
            published=report.published.isoformat() if report.published else None,
            language=report.language,
            source=report.source,
            url=report.url,
            reader=reading.reader,
            kept_at="",
            reviewed=False,
        )
        for index, claim in enumerate(reading.claims, 1)
    ]
