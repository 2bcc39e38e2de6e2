"""The map, what was reported at the mark that was clicked, and under both what cannot be drawn."""

import streamlit as st

from footprint.ui import state, texts
from footprint.ui.add_state import way_in
from footprint.ui.desk import count_examples, evidence_of
from footprint.ui.export_room import show_export
from footprint.ui.filter_room import show_filters
from footprint.ui.loosen import show_nothing
from footprint.ui.map_layer import show_map
from footprint.ui.off_map import show_off_map
from footprint.ui.panel import show_choice, show_empty
from footprint.ui.parts import plain
from footprint.ui.sample import desk_here, is_shown, show_offer
from footprint.ui.serving import presence_url
from footprint.ui.standing import stand
from footprint.ui.standing_panel import show_standing
from footprint.ui.table_room import show_table
from footprint.ui.trouble import telling_trouble

desk = desk_here()
snapshot = desk.views.current()
state.current_filter()
state.note_revision(snapshot.revision)


@st.fragment(key="export")
def export() -> None:
    """Under the filters the way out."""
    wanted = state.settled_filter()
    show_export(wanted, snapshot.count(wanted).claims)


@st.fragment(key="map_room")
def map_room() -> None:
    """The map; it follows the filter without being made anew."""
    chosen, time = state.choice(), state.time_mode()
    show_map(
        snapshot,
        state.settled_filter(),
        chosen.places if chosen else (),
        st.session_state.get("answered", 0),
        st.session_state.get("range_seq", 0),
        state.on_answer,
        st.session_state.get("gone_to", 0),
        time,
        presence_url(snapshot) if time != "range" else None,
    )


@st.fragment(key="table")
def table() -> None:
    """Under the map: all that passes, in rows."""
    wanted = state.settled_filter()
    show_table(snapshot, wanted, snapshot.count(wanted).claims, state.choice())


@st.fragment(key="panel")
def panel() -> None:
    """The right room. A click on the map runs this and nothing else."""
    chosen, wanted = state.choice(), state.settled_filter()
    if not snapshot.count(wanted).claims and snapshot.claim_count:
        show_nothing(snapshot, wanted)
    elif state.time_mode() != "range" and chosen is not None and chosen.claim is None:
        with telling_trouble():
            standing = stand(snapshot, evidence_of(snapshot), wanted)
            show_standing(desk.store, standing, chosen, state.close)
    elif chosen is None:
        show_empty(0 if is_shown() else count_examples(snapshot.revision), way_in())
        show_offer()
    else:
        with telling_trouble():
            show_choice(desk.store, snapshot, wanted, chosen, state.turn, state.close)
    state.write_address(wanted)


@st.fragment(key="off_map")
def off_map() -> None:
    """Under both what is not on the map."""
    with telling_trouble():
        show_off_map(desk.store, snapshot, state.settled_filter())


with st.sidebar:
    show_filters(snapshot)
    if not is_shown():
        export()
if dropped := st.session_state.pop("dropped", ()):
    told = plain("; ".join(dropped))
    st.warning(f"{texts.PAGE['link_dropped']}: {told}. {texts.PAGE['link_rest']}")
with st.container(key="rooms", horizontal=True, gap=None):
    with st.container(key="room_map"):
        map_room()
        table()
    with st.container(key="room_panel"):
        panel()
off_map()
