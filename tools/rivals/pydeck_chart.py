"""Streamlit's own deck.gl chart: one scatter layer, all rows sent at each filter."""

from __future__ import annotations

import made
import pydeck
import streamlit as st

st.pydeck_chart(
    pydeck.Deck(
        map_style=None,
        initial_view_state=pydeck.ViewState(latitude=35, longitude=39, zoom=6),
        layers=[
            pydeck.Layer(
                "ScatterplotLayer",
                made.choose(),
                get_position=["lon", "lat"],
                get_radius=3000,
                get_fill_color=[0, 114, 178, 120],
            )
        ],
    )
)
