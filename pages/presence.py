"""Who is where: forces and places as of the filter's last day, life lines, changes; beside them the words."""

import streamlit as st

from footprint.ui import presence_room as room
from footprint.ui import state, texts_pages
from footprint.ui.desk import evidence_of
from footprint.ui.filter_room import show_filters
from footprint.ui.sample import desk_here
from footprint.ui.standing import stand
from footprint.ui.trouble import telling_trouble

desk = desk_here()
snapshot = desk.views.current()
wanted = state.current_filter("presence")
with st.spinner(texts_pages.TIME["loading_presence"]):
    evidence = evidence_of(snapshot)


@st.fragment(key="standing")
def standing_room() -> None:
    """The pictures."""
    standing = stand(snapshot, evidence, wanted)
    picked = state.choice()
    chosen = picked.claim if picked else None
    room.show_head(standing)
    if len(standing.pairs):
        room.show_matrix(standing, chosen, state.on_claim)
        room.show_changes(standing, state.on_claim)
        room.show_lines(standing, chosen, state.on_claim)
    else:
        room.show_nothing(bool(standing.presence.state.any()))


@st.fragment(key="panel")
def panel() -> None:
    """The words that the chosen mark rests on."""
    with telling_trouble():
        room.show_words(desk.store, wanted, state.choice())
    state.write_address(wanted)


with st.sidebar:
    show_filters(snapshot)
with st.container(key="rooms", horizontal=True, gap=None):
    with st.container(key="room_main"):
        standing_room()
    with st.container(key="room_panel"):
        panel()
