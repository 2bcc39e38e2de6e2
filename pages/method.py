"""What the marks mean, how the reading works, how often it is wrong, and how to cite it."""

from datetime import UTC, datetime

import streamlit as st

from footprint.ui import method_room, state
from footprint.ui.trouble import telling_trouble

state.leave_map()
with st.container(key="reading"), telling_trouble():
    method_room.show_method(datetime.now(UTC).date())
