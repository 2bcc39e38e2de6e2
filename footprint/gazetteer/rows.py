"""A place as a line of text: what the build and the importers write, and the index reads.

Cells, by tabs: id, class, English name, Arabic name, latitude, longitude, radius in km, country, parents (spaces),
inhabitants, source (empty: GeoNames), further names (`|`), points along a line (`lat lon;lat lon`). Empty cells at the
end are left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from footprint.gazetteer.entry import Entry
from footprint.gazetteer.names import head_variants, is_arabic, joined_variants, surface

GEONAMES = "GeoNames (CC BY 4.0)"
_CELLS = 13
_ARABIC_COUNTRIES = frozenset({"SY", "IQ", "LB", "JO", "PS"})
"""Where first words of Latin names are spelled in many ways (tall, tell, tel)."""


@dataclass(frozen=True, slots=True)
class Row:
    """A place on its way into the index; the fields are those of `Entry`."""

    id: str
    feature: str
    name_en: str
    name_ar: str
    lat: float
    lon: float
    radius_km: float
    country: str
    parents: tuple[str, ...] = ()
    population: int = 0
    source: str = GEONAMES
    names: tuple[str, ...] = ()
    line: str = ""

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every spelling once, the English and the Arabic name first."""
        return tuple(n for n in dict.fromkeys((self.name_en, self.name_ar, *self.names)) if n)


def forms_of(row: Row) -> list[str]:
    """Every surface under which a row is found, sorted."""
    forms: set[str] = set()
    for name in row.all_names:
        form = surface(name)
        if len(form) < 2 or form.isdigit():
            continue
        forms.add(form)
        if is_arabic(form):
            forms.update(joined_variants(form))
        elif row.country in _ARABIC_COUNTRIES:
            forms.update(head_variants(form))
    return sorted(forms)


def line_of(row: Row, *, with_parents: bool = True, country_id: str = "") -> str:
    """The row as a line, without its line break. `country_id` is left out of its parents: the country's code tells it."""
    further = [name for name in row.all_names if name not in (row.name_en, row.name_ar)]
    cells: tuple[object, ...] = (
        row.id,
        row.feature,
        row.name_en,
        row.name_ar,
        f"{row.lat:.4f}".rstrip("0").rstrip("."),
        f"{row.lon:.4f}".rstrip("0").rstrip("."),
        f"{row.radius_km:g}",
        row.country,
        " ".join(each for each in row.parents if each != country_id) if with_parents else "",
        row.population,
        "" if row.source == GEONAMES else row.source,
        "|".join(further),
        row.line,
    )
    return "\t".join(" ".join(str(cell).split()) for cell in cells).rstrip("\t")


def entry_of(line: str, country_ids: dict[str, str]) -> Entry:
    """The entry that a line tells. `country_ids` gives the widest parent of a row, which its line may leave out."""
    cells = line.split("\t")
    cells += [""] * (_CELLS - len(cells))
    parents = tuple(cells[8].split())
    country = country_ids.get(cells[7])
    if country and cells[1] != "country" and country not in parents:
        parents = (*parents, country)
    spellings = dict.fromkeys([cells[2], cells[3], *cells[11].split("|")])
    points = (pair.split() for pair in cells[12].split(";") if pair)
    return Entry(
        id=cells[0],
        name_en=cells[2],
        name_ar=cells[3] or None,
        feature=cells[1],  # type: ignore[arg-type]
        lat=float(cells[4]),
        lon=float(cells[5]),
        radius_km=float(cells[6]),
        country=cells[7],
        parents=parents,
        population=int(cells[9] or 0),
        source=cells[10] or GEONAMES,
        names=tuple(name for name in spellings if name),
        line=tuple((float(lat), float(lon)) for lat, lon in points),
    )


def row_of(entry: Entry) -> Row:
    """The row that makes that entry."""
    return Row(
        id=entry.id,
        feature=entry.feature,
        name_en=entry.name_en,
        name_ar=entry.name_ar or "",
        lat=entry.lat,
        lon=entry.lon,
        radius_km=entry.radius_km,
        country=entry.country,
        parents=entry.parents,
        population=entry.population,
        source=entry.source,
        names=entry.names,
        line=";".join(f"{lat:g} {lon:g}" for lat, lon in entry.line),
    )
