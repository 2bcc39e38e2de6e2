"""Claims → KML 2.2 for Google Earth: a style for each colour group, a folder for each kind, a time span for each date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from footprint.actors import get_colour_group, groups
from footprint.exchange.cells import clean_xml
from footprint.exchange.facts import point_of
from footprint.exchange.geojson import properties
from footprint.store import Outgoing

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n<name>footprint</name>\n'
_TAIL = "</Folder>\n</Document>\n</kml>\n"
_LIKE_A_DOT = ("exact", "settlement")


def iter_kml(leaving: Iterable[Outgoing]) -> Iterator[str]:
    """The pieces of the file. Hand over claims that have a point."""
    yield _HEAD
    for group in groups():
        for precise in (True, False):
            yield _style(group.id, group.colour, precise)
    yield "<Folder>\n<name>Claims</name>\n"
    for each in leaving:
        yield _placemark(each)
    yield _TAIL


def _style(group: str, colour: str, precise: bool) -> str:
    # KML writes alpha, blue, green, red. What is not placed exactly is seen through.
    alpha = "ff" if precise else "80"
    abgr = f"{alpha}{colour[5:7]}{colour[3:5]}{colour[1:3]}".lower()
    name = f"{group}{'' if precise else '-vague'}"
    return (
        f'<Style id="{name}"><IconStyle><color>{abgr}</color><scale>{0.8 if precise else 1.3}</scale>'
        "</IconStyle><LabelStyle><scale>0</scale></LabelStyle></Style>\n"
    )


def _placemark(leaving: Outgoing) -> str:
    told = properties(leaving)
    actors = leaving.body["actors"]
    group = get_colour_group(actors[0]["id"]) if actors else "other"
    vague = "" if told["place_precision"] in _LIKE_A_DOT else "-vague"
    title = ": ".join(filter(None, (told["claim_type"], told["place_name_en"])))
    parts = [
        f'<Placemark id="claim-{leaving.number}">',
        f"<name>{_text(title)}</name>",
        f"<description>{_text(_described(told['quote'], told['report_source']))}</description>",
    ]
    if told["date_from"]:
        parts.append(
            f"<TimeSpan><begin>{told['date_from']}</begin><end>{told['date_to']}</end></TimeSpan>"
        )
    parts.append(f"<styleUrl>#{group}{vague}</styleUrl><ExtendedData>")
    parts += [
        f'<Data name="{name}"><value>{_text(str(value))}</value></Data>'
        for name, value in told.items()
        if value is not None
    ]
    parts.append("</ExtendedData>")
    if point := point_of(leaving.body):
        parts.append(f"<Point><coordinates>{point[1]},{point[0]}</coordinates></Point>")
    parts.append("</Placemark>\n")
    return "".join(parts)


def _described(quote: str, source: str | None) -> str:
    """A description is shown as HTML: the words are escaped once for it, and `_text` does it once more for XML."""
    return escape(f"“{quote}” {source or ''}")


def _text(words: str) -> str:
    return escape(clean_xml(words))
