"""Claims that wait for a person: the report beside the claim, the decisions, and what happened to it so far."""

import streamlit as st

from footprint.errors import NotInStore
from footprint.ui import link_room, review_form, review_room, review_state, state
from footprint.ui.desk import open_desk
from footprint.ui.parts import plain
from footprint.wording.texts_review import REVIEW

state.leave_map()
store = open_desk().store
review_room.show_queues(store)
number = review_state.claim_chosen()
if trouble := st.session_state.pop("review_trouble", None):
    st.warning(plain(trouble))
try:
    kept = store.get_claims([number])[0] if number is not None else None
except NotInStore:
    st.warning(REVIEW["missing"])
    kept = None
if kept is None:
    with st.container(key="reading"):
        review_room.show_empty()
        review_room.show_history(store.reviews.latest()[::-1], REVIEW["log"])
else:
    report = store.get_report(kept.report_id).report
    with st.container(key="rooms", horizontal=True, gap=None):
        with st.container(key="room_main"):
            map_slot = st.container(key="point_map")
            review_room.show_report(kept, report)
            with st.expander(REVIEW["log"]):
                review_room.show_history(store.reviews.latest()[::-1], "")
        with st.container(key="room_panel"):
            review_room.show_decisions(kept, report)
            review_form.show_form(kept, report, map_slot)
            link_room.show_links(store, kept)
            review_room.show_several(kept, store.find_claims_of(kept.report_id))
            review_room.show_history(store.reviews.history(kept.number), REVIEW["history"])
