"""Data sets of others: take one in as claims, see what came in, and take it back."""

import streamlit as st

from footprint.ui import import_room, import_state, state
from footprint.ui.add_state import may_add
from footprint.ui.desk import open_desk
from footprint.ui.parts import plain

state.leave_map()
store = open_desk().store
work = import_state.work()
with st.container(key="reading"):
    if trouble := import_state.trouble():
        st.warning(plain(trouble))
    if not may_add():
        import_room.show_read_only()
    elif work is None:
        import_room.show_entry()
    elif work.is_at_work:
        import_room.show_work(work)
    else:
        import_room.show_outcome(work)
    if work is None or not work.is_at_work:
        import_room.show_batches(store, may_add())
