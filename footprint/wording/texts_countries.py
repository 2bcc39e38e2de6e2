"""Names on the map that CLDR has not, or has longer than a map can write them. The form is that of `texts`."""

from __future__ import annotations

from footprint.wording.language import translated

COUNTRIES: dict[str, str] = {
    "Palestine": "Palestine",
    "Somaliland": "Somaliland",
    "N. Cyprus": "N. Cyprus",
    "Siachen Glacier": "Siachen Glacier",
    "Ashmore and Cartier Is.": "Ashmore and Cartier Is.",
    "Indian Ocean Ter.": "Indian Ocean Ter.",
}

translated(globals())
