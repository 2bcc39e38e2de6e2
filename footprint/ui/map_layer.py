"""A filter and a snapshot's address → the map, by folium and streamlit-folium, with one layer of ours.

The script that folium makes is the same at every rerun: streamlit-folium names the frame by a hash of it, and another
name would throw the frame away with its zoom. What changes travels as a command, in an element that is added to the
map (`feature_group_to_add`); what a person does comes back as the component's value. No word of a report is in either.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

import folium
import streamlit as st
from folium.elements import JSCSSMixin
from folium.template import Template

from footprint.errors import InvalidArea
from footprint.filters import Area, Filter
from footprint.ui.serving import asset_url, config_url, data_url, leaflet_url, said_url
from footprint.view import Snapshot

TimeMode = Literal["range", "asof", "compare"]
"""What passed in a range of days; who is where as of its last; what changed between its two ends."""
KEY = "map"
"""Where `st.session_state` has the map's latest answer."""
_HEIGHT = 640
"""Before the style sheet, which gives the frame all the room there is."""
_MOST_PICKED = 200
"""Places in one answer; more do not lie under one mark."""


class FootprintMap(folium.Map):
    """folium's map with Leaflet from our own routes, and nothing else of what folium would fetch from elsewhere."""

    def __init__(self) -> None:
        """The same map every time."""
        super().__init__(
            location=[35.4, 39.4],
            zoom_start=7,
            tiles=None,
            min_zoom=3,
            max_zoom=14,
            zoom_control="bottomleft",
            world_copy_jump=False,
            max_bounds=True,
            max_bounds_viscosity=0.8,
            zoom_snap=1,
            attribution_control=True,
        )
        self.default_js = [("leaflet", leaflet_url("leaflet.js"))]
        self.default_css = [("leaflet_css", leaflet_url("leaflet.css"))]
        self.add_child(CanvasLayer())


class CanvasLayer(JSCSSMixin):
    """The layer that draws the snapshot; see `assets/layer.js`."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            L.control.scale({imperial: false}).addTo({{ this._parent.get_name() }});
            {{ this._parent.get_name() }}.attributionControl.setPrefix("Leaflet");
            {{ this._parent.get_name() }}.attributionControl.addAttribution("Natural Earth · GeoNames");
            window.footprint.mount({{ this._parent.get_name() }}, {{ this.options|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        """Its options hold addresses only."""
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "CanvasLayer"
        self.options = {"config": config_url()}
        self.default_js = [("footprint", asset_url("boot.js"))]
        self.default_css = [
            ("footprint_fonts", asset_url("fonts.css")),
            ("footprint_css", asset_url("map.css")),
            ("footprint_asof_css", asset_url("asof.css")),
        ]


class Command(folium.FeatureGroup):
    """An element that draws nothing and tells the layer what to show."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.featureGroup([]);
            window.footprint.command("{{ this.packed }}");
        {% endmacro %}
        """
    )

    def __init__(self, command: dict[str, Any]) -> None:
        """In base64, which neither Jinja nor a regular expression on the way can take for something else."""
        super().__init__()
        text = json.dumps(command, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        self.packed = base64.b64encode(text.encode()).decode()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person did on the map."""

    seq: int
    """Grows with every answer of a frame: the same mark clicked twice gives two answers."""
    places: tuple[str, ...] = ()
    """Ids of the places that were clicked."""
    days: tuple[date | None, date | None] | None = None
    """The range that the bar was left at; None inside is no limit."""
    area: Area | None = None
    """The area that was drawn; empty where it was taken away."""
    act: str | None = None
    """`close` the panel, or `clear` the filter."""
    time: TimeMode | None = None
    """The way of time that was chosen."""


def show_map(
    snapshot: Snapshot,
    wanted: Filter,
    chosen: Sequence[str],
    answered: int,
    range_seq: int,
    on_answer: Callable[[], None],
    gone_to: int = 0,
    time: TimeMode = "range",
    presence: str | None = None,
) -> None:
    """Draw the map. `chosen` are ids of places.

    `answered` is the latest answer that was taken: without it, a command that equals the one before it (a panel opened
    from the map, then closed) would not be carried out. `range_seq` is the last bar answer that `wanted` already holds.
    `gone_to` grows when the map is to go to what is chosen. `presence` is the address of the evidence of presence, for
    every `time` but a range.
    """
    # Here, not above: its component is known to Streamlit only where it is first imported by a page.
    from streamlit_folium import st_folium

    command = {
        "data": data_url(snapshot.hash),
        "filter": wanted.to_json(snapshot.sources),
        "said": said_url(snapshot.hash, wanted.words) if wanted.words else None,
        "chosen": list(chosen),
        "answered": answered,
        "range_seq": range_seq,
        "gone_to": gone_to,
        "time": time,
        "presence": presence,
    }
    st_folium(
        FootprintMap(),
        key=KEY,
        height=_HEIGHT,
        use_container_width=True,
        returned_objects=[],
        render=False,  # once is enough; it would render all of it twice
        feature_group_to_add=Command(command),
        on_change=on_answer,
    )


def read_answer() -> Answer | None:
    """The map's latest answer; None where it has said nothing yet, or nothing that makes sense."""
    raw = st.session_state.get(KEY)
    if not isinstance(raw, dict) or not isinstance(raw.get("seq"), int):
        return None
    picked, days, act = raw.get("pick"), raw.get("range"), raw.get("act")
    places = (
        tuple(each for each in picked if isinstance(each, str)) if isinstance(picked, list) else ()
    )
    return Answer(
        seq=raw["seq"],
        places=places[:_MOST_PICKED],
        days=_read_days(days) if isinstance(days, list) and len(days) == 2 else None,
        area=_read_area(raw.get("area")),
        act=act if act in ("close", "clear") else None,
        time=raw["time"] if raw.get("time") in get_args(TimeMode) else None,
    )


def _read_days(days: list[Any]) -> tuple[date | None, date | None] | None:
    try:
        first, last = (None if day is None else date.fromisoformat(day) for day in days)
    except (TypeError, ValueError):
        return None
    return None if first and last and first > last else (first, last)


def _read_area(corners: object) -> Area | None:
    if not isinstance(corners, list):
        return None
    try:
        area = tuple((float(lat), float(lon)) for lat, lon in corners)
        return Filter(area=area).area
    except (InvalidArea, TypeError, ValueError):
        return None
