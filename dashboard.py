"""footprint in a browser: `streamlit run dashboard.py`, or `uvicorn dashboard:app`."""

import os
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from footprint import logs
from footprint.ui.api import api_routes
from footprint.ui.collecting import keep_collections_short
from footprint.ui.export_routes import export_routes
from footprint.ui.guarding import Guard, refuse_unsafe_start
from footprint.ui.headers import SecurityHeaders
from footprint.ui.request_log import RequestLog
from footprint.ui.serving import HostGuard, routes
from footprint.ui.warming import start_warming

refuse_unsafe_start()
logs.set_up(os.environ.get("FOOTPRINT_LOG", "warning"))
keep_collections_short()
start_warming()
app = st.App(
    Path(__file__).parent / "pages" / "shell.py",
    routes=[*routes(), *export_routes(), *api_routes()],
    middleware=[Middleware(each) for each in (SecurityHeaders, RequestLog, HostGuard, Guard)],
)
