"""Add reports: one that is looked at and corrected before it is kept, or many that are read in the background."""

import streamlit as st

from footprint.ui import add_preview, add_room, add_state, state
from footprint.ui.desk import open_desk
from footprint.wording.texts_add import ADD

state.leave_map()
store = open_desk().store
if not add_state.may_add():
    with st.container(key="reading"):
        add_room.show_read_only()
elif (draft := add_state.draft()) is not None:
    add_room.show_troubles()
    add_preview.show_draft(draft)
else:
    with st.container(key="reading"):
        add_room.show_troubles()
        if (saved := add_state.saved()) is not None:
            add_room.show_saved(store, saved)
        else:
            add_room.show_entry()
        if st.session_state.pop("add_started", None):
            st.toast(ADD["run_started"])
        add_room.show_runs(store)
