"""footprint in a browser: `streamlit run dashboard.py`, or `uvicorn dashboard:app`."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from footprint.ui.collecting import keep_collections_short
from footprint.ui.guarding import Guard, refuse_unsafe_start
from footprint.ui.serving import HostGuard, routes

refuse_unsafe_start()
keep_collections_short()
app = st.App(
    Path(__file__).parent / "pages" / "shell.py",
    routes=routes(),
    middleware=[Middleware(HostGuard), Middleware(Guard)],
)
