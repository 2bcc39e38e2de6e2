"""A filter → one HTML file with the map, its data, the quotes and the ground inside, which needs no server and no network.

folium makes the page and our layer draws, as on the map page. All that comes of reports lies in it compressed, in base64, and
is set as text by `assets/alone.js`: none of it passes through a template.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from xstatic.pkg import leaflet

from footprint.columns import read_marks
from footprint.errors import InputError, OutputError
from footprint.exchange.facts import point_of, quote_of
from footprint.exchange.news import headline
from footprint.filters import Filter, day_number
from footprint.presence import Evidence, pack_evidence, read_evidence
from footprint.store import MARK_FIELDS, Outgoing, Store
from footprint.ui import geography, serving
from footprint.ui.map_layer import CanvasLayer, FootprintMap
from footprint.view import Snapshot
from footprint.wording.texts_exchange import ALONE

MOST = 50_000
"""Claims in one file; more make it slow to open."""
_MOST_OUTLINES = 1_000_000
_IMPORT = re.compile(r'(from |import\()"\./([\w.]+)"')
_STYLE = """
body { margin: 0; font: 15px/1.45 system-ui, "Noto Sans", "Noto Naskh Arabic", sans-serif; }
.folium-map { position: fixed !important; inset: 0; inline-size: 100% !important; block-size: 100% !important; }
#fp-panel { position: fixed; inset-block: 0; inset-inline-end: 0; inline-size: min(396px, 90vw); overflow: auto; padding: 20px; box-sizing: border-box;
  background: #fffdf9; color: #1c1b19; border-inline-start: 1px solid #e2dccf; z-index: 2000; display: none; }
.fp-open #fp-panel { display: block; } .fp-open .folium-map { inset-inline-end: min(396px, 90vw); inline-size: auto !important; }
#fp-panel article { border-block-end: 1px solid #e2dccf; padding-block: 12px; } #fp-panel h2 { font-size: 17px; margin: 0; }
#fp-panel blockquote { margin: 10px 0; padding: 10px 14px; background: #f4f1ea; text-align: start; } #fp-panel p { margin: 4px 0; color: #6b665c; }
.fp-no-presence .fp-mode { display: none !important; }
#fp-panel h1 { font-size: 14px; margin: 14px 0 0; }
#fp-panel a { overflow-wrap: anywhere; color: inherit; }
"""


def write_alone(store: Store, snapshot: Snapshot, query: Filter, path: Path) -> int:
    """Write the file; gives how many claims are in it. Raises InputError where they are too many, OutputError."""
    selection = snapshot.select(query)
    numbers = [int(number) for number in selection.claims]
    if len(numbers) > MOST:
        raise InputError(
            f"{len(numbers):,} claims pass; a map that travels alone holds {MOST:,}: narrow the filter"
        )
    own = _own_snapshot(store, set(numbers))
    page = make_page(own, read_evidence(store, own), list(store.leaving(numbers)))
    try:
        path.write_text(page, "utf-8")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror})") from error
    return len(numbers)


def make_page(own: Snapshot, evidence: Evidence, leaving: list[Outgoing]) -> str:
    """The whole file. `own` has the claims that leave and no others, `evidence` what they say of presence."""
    command: dict[str, Any] = {
        "data": "fp:data",
        "filter": Filter().to_json(own.sources),
        "said": None,
        "chosen": [],
        "answered": 0,
        "range_seq": 0,
        "gone_to": 0,
        "time": "range",
        "presence": None,
    }
    config = json.loads(serving.config_body())
    config |= {"basemap": "fp:basemap", "outlines": "fp:outlines", "tiles": []}
    held = {
        "config": gzip.compress(_json(config), 9, mtime=0),
        "data": gzip.compress(own.body, 9, mtime=0),
        "presence": gzip.compress(pack_evidence(evidence), 9, mtime=0),
        "basemap": geography.BASEMAP.read_bytes(),
        "outlines": _outlines(),
        "command": gzip.compress(_json(command), mtime=0),
        "claims": gzip.compress(
            _json({"empty": ALONE["empty"], "claims": [_told(each) for each in leaving]}),
            9,
            mtime=0,
        ),
    }
    blocks = "".join(
        f'<script type="text/plain" id="fp-{name}">{base64.b64encode(body).decode()}</script>\n'
        for name, body in held.items()
    )
    of_body = "" if len(evidence.pair) else ' class="fp-no-presence"'
    html: str = _make_map().get_root().render()
    head = f'<title>footprint</title>\n<script type="importmap">{_import_map()}</script>\n<style>{_STYLE}</style>\n'
    html = html.replace("<head>", f"<head>\n{head}", 1)
    return html.replace(
        "<body>",
        f'<body{of_body}>\n<aside id="fp-panel"></aside><div id="not-on-the-map" tabindex="-1"></div>\n{blocks}',
        1,
    )


def _outlines() -> bytes:
    """Outlines of imported units, where they do not outweigh the claims."""
    packed = gzip.compress(geography.outlines(), 9, mtime=0)
    return packed if len(packed) <= _MOST_OUTLINES else gzip.compress(b'{"units":{}}', mtime=0)


def _told(each: Outgoing) -> dict[str, Any]:
    """What the panel shows of a claim."""
    when = each.body["date"]
    days = when["start"] and [_day(when["start"]), _day(when["end"])]
    how = (each.body["places"] or [{}])[0].get("precision", "")
    return {
        "number": each.number,
        "headline": headline(each),
        "when": ALONE["when"].format(precision=when["precision"], basis=when["basis"]),
        "how": ALONE["how"].format(precision=how or "none", grade=each.certainty.replace("_", " ")),
        "days": days,
        "places": [place["id"] for place in each.body["places"]] if point_of(each.body) else [],
        "quotes": [quote["text"] for quote in each.body["quotes"]] or [quote_of(each.body)],
        "source": each.source,
        "title": each.title,
        "url": each.url,
    }


def _day(iso: str) -> int:
    return day_number(date.fromisoformat(iso))


def _own_snapshot(store: Store, numbers: set[int]) -> Snapshot:
    """A snapshot of some claims alone: of the others not even a place is in the file."""
    rows, names, revision = store.marks()
    own = [row for row in rows if row[0] in numbers]
    return Snapshot(read_marks([own], MARK_FIELDS, names), revision)


def _make_map() -> FootprintMap:
    """folium's map with every file of it inside."""
    made = FootprintMap()
    folder = Path(leaflet.BASE_DIR)
    made.default_js = [("leaflet", _url("text/javascript", (folder / "leaflet.js").read_bytes()))]
    made.default_css = [("leaflet_css", _url("text/css", (folder / "leaflet.css").read_bytes()))]
    for child in made._children.values():
        if isinstance(child, CanvasLayer):
            child.options = {"config": "fp:config"}
            child.default_js = [("alone", _url("text/javascript", _asset("alone.js")))]
            child.default_css = [
                (name, _url("text/css", _asset(name))) for name in ("map.css", "asof.css")
            ]
    return made


def _import_map() -> str:
    """Every module of the layer by a bare name, its imports by those names too."""
    imports = {}
    for path in sorted(serving.ASSETS.glob("*.js")):
        if path.name not in ("boot.js", "alone.js"):
            text = _IMPORT.sub(r'\1"fp/\2"', path.read_text("utf-8"))
            imports[f"fp/{path.name}"] = _url("text/javascript", text.encode())
    return json.dumps({"imports": imports})


def _url(media_type: str, body: bytes) -> str:
    return f"data:{media_type};charset=utf-8;base64,{base64.b64encode(body).decode()}"


def _asset(name: str) -> bytes:
    return (serving.ASSETS / name).read_bytes()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
