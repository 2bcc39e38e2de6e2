"""`st.map`: the shortest way to points on a map."""

from __future__ import annotations

import made
import streamlit as st

st.map(made.choose(), size=2000)
