"""How much, when, by whom and where: the claims of the filter counted."""

import streamlit as st

from footprint.ui import state, trend_room
from footprint.ui.filter_room import show_filters
from footprint.ui.sample import desk_here

desk = desk_here()
snapshot = desk.views.current()
wanted = state.current_filter("trends")
selection = snapshot.select(wanted)
with st.sidebar:
    show_filters(snapshot)
with st.container(key="room_main"):
    trend_room.show_trends(selection, wanted)
state.write_address(wanted)
