"""swiftmap, whose markers are drawn by WebGL; its Streamlit component."""

from __future__ import annotations

import made
import streamlit as st
from swiftmap import Map
from swiftmap.streamlit import st_swiftmap

rows = made.choose()
name = "incidents" if len(rows) < made.size() else "all"


@st.cache_resource
def build(name: str) -> Map:
    """The map of a choice of rows, made once."""
    the_map = Map(height="640px")
    the_map.add_circle_markers(rows, name=name)
    return the_map


st_swiftmap(build(name), key="map")
