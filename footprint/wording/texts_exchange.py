"""Every word about what comes in from data sets and goes out to other programs, in English."""

from __future__ import annotations

from footprint.wording.language import translated

EXPORT: dict[str, str] = {
    "open": "Download",
    "lead": "{n} claim passes the filter. It leaves with its words, its source and how exactly it is placed.|{n} claims pass the filter. Each leaves with its words, its source and how exactly it is placed.",
    "none": "Nothing passes the filter, so there is nothing to download.",
    "zip": "With what the columns mean and how to cite it (.zip)",
    "coarse": "Points to squares of {n} km",
    "coarse_help": "Where an exact point could harm somebody. The words and the names of places stay as the source has them.",
    "not_coarse": "claims.jsonl comes back in as it left, so its points stay; choose another format.",
    "briefing": "Briefing to print",
    "alone": "This map as one file, without a server",
    "feed": "Feed of what is new",
    "api": "As data, for programs",
    "busy": "Two exports are being made already. Try again in a minute.",
    "unknown_filter": "The filter of this address cannot be used: {why}",
}
GROUPS: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Events as ACLED codes them",
        "31 columns and the evidence",
        (("acled.csv", "CSV"), ("acled.xlsx", "Excel")),
    ),
    (
        "Events as UCDP codes them",
        "the columns of GED and the evidence",
        (("ucdp.csv", "CSV"), ("ucdp.xlsx", "Excel")),
    ),
    (
        "Positions of forces",
        "cited first and last, for each place",
        (("positioning.csv", "CSV"), ("positioning.xlsx", "Excel")),
    ),
    (
        "Every claim",
        "one row each, statements and denials too",
        (("claims.csv", "CSV"), ("claims.xlsx", "Excel"), ("claims.jsonl", "JSON lines")),
    ),
    (
        "For a map",
        "QGIS, Google Earth, the web",
        (("geopackage", "GeoPackage"), ("geojson", "GeoJSON"), ("kml", "KML")),
    ),
    ("Events in PLOVER", "for models and forecasts", (("plover.jsonl", "JSON lines"),)),
)
"""What is offered: a name, what it is, and its formats by id and label."""
OFFERED: dict[str, str] = {words: words for name, what, _ in GROUPS for words in (name, what)}
"""Names and what they are, as they are looked up."""

ALONE: dict[str, str] = {
    "empty": "Nothing is said of this place within these days.",
    "when": "Date known to: {precision}, {basis}",
    "how": "Place known to: {precision}. Grade: {grade}.",
}
"""In the file of the map that travels alone."""
BRIEFING: dict[str, str] = {
    "title": "footprint: briefing",
    "lead": "What reports say: {n} claim|What reports say: {n} claims",
    "filter": "Filter",
    "everything": "everything",
    "made": "Made by footprint on {at}, of revision {n} of the store. A claim is what a report says, not what is established.",
    "caption": "A filled dot is a site or town that the words name. A dashed circle holds the place that vaguer words mean. Borders are as Natural Earth has them, without a judgement.",
    "counts": "{on} on the map, {off} not: statements, denials, several told as one, and what names no place.",
    "outside": "{n} of them lies outside the picture.|{n} of them lie outside the picture.",
    "types": "Type",
    "actors": "Actors",
    "sources": "Sources",
    "no_source": "not told",
    "no_place": "none",
    "known": "Place known to: {place}. Date known to: {date}. Grade: {grade}. Claim {number}.",
    "more": "{n} more claim passes the filter; it is in the other formats.|{n} more claims pass the filter; they are in the other formats.",
}
"""On the page to be printed."""

translated(globals())
