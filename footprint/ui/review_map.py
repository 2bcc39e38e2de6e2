"""A pin that is put or dragged on the map → a point for the claim under review."""

from __future__ import annotations

from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from footprint.filters import Filter
from footprint.model import Claim
from footprint.ui.desk import open_desk
from footprint.ui.map_layer import Command, FootprintMap
from footprint.ui.serving import data_url
from footprint.view import Snapshot
from footprint.wording.texts_review import REVIEW

_HEIGHT = 460
_DIGITS = 5
"""Of a degree, some metre: nobody points closer."""


def show_map(stamp: str, claim: Claim, snapshot: Snapshot | None = None) -> None:
    """The map with the claim's places chosen, and a pin at the first; a click puts it elsewhere, and so does dragging it."""
    snapshot = snapshot or open_desk().views.current()
    command = {
        "data": data_url(snapshot.hash),
        "filter": Filter().to_json(()),
        "chosen": [place.id for place in claim.drawn_places],
        "answered": 0,
        "range_seq": 0,
        "pin": {"at": point_chosen(stamp) or _first_of(claim), "label": REVIEW["pin"]},
    }
    st_folium(
        FootprintMap(),
        key=f"point_{stamp}",
        height=_HEIGHT,
        use_container_width=True,
        returned_objects=["last_clicked"],
        feature_group_to_add=Command(command),
    )


def _first_of(claim: Claim) -> tuple[float, float] | None:
    """Where the claim's first place is drawn; None where it has none."""
    return next(((place.lat, place.lon) for place in claim.drawn_places), None)


def point_chosen(stamp: str) -> tuple[float, float] | None:
    """Degrees north and east of the last click on the map; None where there was none."""
    raw: Any = st.session_state.get(f"point_{stamp}")
    clicked = raw.get("last_clicked") if isinstance(raw, dict) else None
    if not isinstance(clicked, dict):
        return None
    lat, lon = clicked.get("lat"), clicked.get("lng")
    if not isinstance(lat, int | float) or not isinstance(lon, int | float):
        return None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    return round(float(lat), _DIGITS), round(float(lon), _DIGITS)
