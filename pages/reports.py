"""The reports, and one in full with the words of a claim highlighted and scrolled to."""

import streamlit as st

from footprint.errors import NotInStore
from footprint.ui import report_room, state, texts
from footprint.ui.desk import ingest_command, open_desk

state.leave_map()
store = open_desk().store
report_id = st.query_params.get("report", "")
number = st.query_params.get("claim", "")
with st.container(key="reading"):
    if not report_id:
        report_room.show_list(store.reports(), ingest_command())
    else:
        try:
            kept = store.get_report(report_id)
        except NotInStore:
            st.warning(texts.PAGE["report_missing"])
            report_room.show_list(store.reports(), ingest_command())
        else:
            claims = store.find_claims_of(report_id)
            report_room.show_report(kept, claims, int(number) if number.isdecimal() else None)
