"""A row of a data set, by its mapping → a reading of one claim; what cannot be used is told by row and column."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from footprint.errors import FootprintError
from footprint.exchange.incoming.actors import resolve_actor
from footprint.exchange.incoming.mapping import Columns
from footprint.exchange.incoming.record import Record, make_record
from footprint.gazetteer import in_use
from footprint.gazetteer.context import find_country
from footprint.gazetteer.entry import Entry
from footprint.gazetteer.geometry import distance_km
from footprint.gazetteer.imports.given import BadRow, clean_id, read_point
from footprint.model import TYPES, Actor, Claim, DatePrecision, DateRange, Place, Reading, Report

READER = "dataset:1"
"""Version of what makes claims of rows; a row read by another is read anew."""
_FORMS = ("%Y-%m-%d", "%d %B %Y", "%d-%B-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d %b %Y", "%Y/%m/%d")
_ISO_START = re.compile(r"\d{4}-\d{2}-\d{2}(?=[T ])")
_WEEK_AROUND = timedelta(days=3)
_KIND_OF = {name: kind for kind, names in TYPES.items() for name in names}


@dataclass(slots=True)
class Tally:
    """What became of the names of actors."""

    mapped: Counter[str] = field(default_factory=Counter)
    unmapped: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Maker:
    """Makes readings of the rows of one file."""

    columns: Columns
    tally: Tally = field(default_factory=Tally)
    _homes: dict[str, Entry | None] = field(default_factory=dict)

    def make(self, cells: Mapping[str, str]) -> Reading:
        """The reading of a row. Raises BadRow, naming the column."""
        columns = self.columns
        record = make_record(cells, columns.source)
        when = self._date(record)
        place = self._place(record)
        kind_of_claim = self._type(record)
        title = record.get(columns.title)
        report = Report(
            record.text,
            title=title or place.name_en,
            language=columns.language,
            source=columns.source,
        )
        quoted = record.first(columns.quote)
        # Without a note the row itself is quoted, all its cells.
        span = record.span(quoted) if quoted else (record.start, len(record.text) - 1)
        try:
            claim = Claim(
                kind=_KIND_OF[kind_of_claim],
                type=kind_of_claim,
                modality="occurred",
                quotes=(report.quote(*span),),
                actors=tuple(self._actors(record, when.start)),
                places=(place,),
                date=when,
                rules=(f"dataset:{columns.source}",),
                confidence=1.0,
            )
        except FootprintError as error:
            raise BadRow(str(error)) from error
        return Reading(report, (claim,), READER)

    def _date(self, record: Record) -> DateRange:
        columns = self.columns
        column = record.first(columns.start)
        if column is None:
            raise BadRow(f"column {columns.start[0]}: no date")
        forms = (columns.date_form,) if columns.date_form else _FORMS
        start = _read_day(column, record.cells[column], forms)
        last = record.first(columns.end)
        end = _read_day(last, record.cells[last], forms) if last else start
        if end < start:
            raise BadRow(f"column {last}: {end} is before {column} {start}")
        coded = record.first(columns.date_precision)
        word: str = "day" if start == end else "range"
        if coded:
            code = _code_of(record.cells[coded])
            if code not in columns.date_codes:
                known = ", ".join(columns.date_codes)
                raise BadRow(
                    f"column {coded}: {record.cells[coded][:40]!r} is no date code; known: {known}"
                )
            word = columns.date_codes[code]
        if word == "week_around":
            start, end, word = start - _WEEK_AROUND, end + _WEEK_AROUND, "week"
        elif word == "month_of":
            start = start.replace(day=1)
            end = end.replace(day=monthrange(end.year, end.month)[1])
            word = "month"
        elif word == "day" and start != end:
            word = "range"
        rule = f"{coded}={record.cells[coded]}" if coded else f"column:{column}"
        precision: DatePrecision = word  # type: ignore[assignment]
        return DateRange(start, end, precision, "absolute", rule, record.span(column))

    def _place(self, record: Record) -> Place:
        columns = self.columns
        lat_column, lon_column = record.first(columns.lat), record.first(columns.lon)
        try:
            lat, lon = read_point(record.get(columns.lat), record.get(columns.lon))
        except BadRow as error:
            named = lon_column if "longitude" in str(error) else lat_column
            raise BadRow(f"column {named or columns.lat[0]}: {error}") from None
        self._check_side(record, lat, lon)
        coded = record.first(columns.place_precision)
        found = columns.place_default
        if coded:
            found = columns.place_codes.get(_code_of(record.cells[coded]))
            if found is None:
                known = ", ".join(columns.place_codes)
                raise BadRow(
                    f"column {coded}: {record.cells[coded][:40]!r} is no place code; known: {known}"
                )
        if found is None:
            raise BadRow(
                f"column {columns.place_precision[0]}: nothing says how exact the place is"
            )
        named = record.first(columns.name)
        name = record.cells[named] if named else f"{lat:g}, {lon:g}"
        units = [record.cells[unit] for unit in columns.units if unit in record.cells]
        prefix = columns.source.split()[0].lower()
        where = clean_id(prefix, name, *units).lower().replace(",", "-")
        start, end = record.span(named) if named else (None, None)
        precision, radius_km = found
        return Place(
            id=f"{where[:120]}:{lat:.4f}:{lon:.4f}",
            name_en=name,
            name_ar=None,
            lat=lat,
            lon=lon,
            radius_km=radius_km,
            precision=precision,
            role="event",
            start=start,
            end=end,
        )

    def _check_side(self, record: Record, lat: float, lon: float) -> None:
        """Raise BadRow where the point lies in the row's country only once its numbers are exchanged."""
        country = record.get(self.columns.country)
        if not country or abs(lon) > 90:
            return
        if country not in self._homes:
            gazetteer = in_use()
            code = find_country(gazetteer, country)
            home_id = gazetteer.index.country_ids.get(code or "")
            self._homes[country] = gazetteer.get(home_id) if home_id else None
        home = self._homes[country]
        if home is None or distance_km(home.lat, home.lon, lat, lon) <= home.radius_km:
            return
        if distance_km(home.lat, home.lon, lon, lat) <= home.radius_km:
            column = record.first(self.columns.lat)
            raise BadRow(
                f"column {column}: latitude {lat:g} and longitude {lon:g} look exchanged; "
                f"the other way the point lies in {country}"
            )

    def _type(self, record: Record) -> str:
        columns = self.columns
        column = record.first(columns.type_column)
        value = record.cells[column] if column else ""
        found = columns.type_codes.get(_code_of(value)) if column else None
        if found is None and value in _KIND_OF:
            found = value
        found = found or columns.type_default
        if found is None:
            known = ", ".join(columns.type_codes)
            name = column or columns.type_column[0]
            raise BadRow(f"column {name}: {value[:60]!r} is no type; known: {known[:200]}")
        return found

    def _actors(self, record: Record, day: date | None) -> list[Actor]:
        found: list[Actor] = []
        for actor in self.columns.actors:
            column = record.first(actor.columns)
            if column is None:
                continue
            at, _ = record.span(column)
            value = record.cells[column]
            for name in value.split(actor.split) if actor.split else [value]:
                if name.strip():
                    actor_id = resolve_actor(name, day)
                    if actor_id is None:
                        self.tally.unmapped[name.strip()] += 1
                    else:
                        self.tally.mapped[name.strip()] += 1
                        begin = at + len(name) - len(name.lstrip())
                        found.append(Actor(actor_id, actor.role, begin, begin + len(name.strip())))
                at += len(name) + len(actor.split or "")
        return found


def _read_day(column: str, value: str, forms: Sequence[str]) -> date:
    text = value.strip()
    if found := _ISO_START.match(text):  # with a time behind it
        text = found[0]
    for form in forms:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    raise BadRow(
        f"column {column}: {value[:40]!r} is no date such as {date(2020, 1, 31):{forms[0]}}"
    )


def _code_of(value: str) -> str:
    """ "1.0" and "1" are one code."""
    return value.strip().lower().removesuffix(".0")
