"""The reports, and one in full with the words of a claim highlighted and scrolled to."""

import streamlit as st

from footprint.errors import NotInStore
from footprint.ui import report_room, state, texts
from footprint.ui.add_state import way_in
from footprint.ui.sample import desk_here

state.leave_map()
store = desk_here().store
report_id = st.query_params.get("report", "")
number = st.query_params.get("claim", "")
with st.container(key="reading"):
    if not report_id:
        report_room.show_list(store.reports(), way_in())
    else:
        try:
            kept = store.get_report(report_id)
        except NotInStore:
            st.warning(texts.PAGE["report_missing"])
            report_room.show_list(store.reports(), way_in())
        else:
            claims = store.find_claims_of(report_id)
            report_room.show_report(kept, claims, int(number) if number.isdecimal() else None)
