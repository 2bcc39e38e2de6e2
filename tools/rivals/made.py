"""The same made-up claims for every design, and the one filter that the measurement clicks."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pandas as pd
import streamlit as st

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from synthetic import Draws

from footprint.filters import KINDS


@st.cache_resource
def _rows() -> pd.DataFrame:
    draws = Draws(int(os.environ["BENCH_CLAIMS"]))
    drawn = draws.drawn
    return pd.DataFrame(
        {
            "lat": draws.lat[draws.place][drawn],
            "lon": draws.lon[draws.place][drawn],
            "incident": (draws.kind == KINDS.index("incident"))[drawn],
        }
    )


def choose() -> pd.DataFrame:
    """All drawn rows, or incidents alone where the box is ticked."""
    rows = _rows()
    return rows[rows["incident"]] if st.checkbox("Incidents") else rows


def static_urls() -> tuple[str, str]:
    """Where `bench_others.py` serves Leaflet and its cluster plugin."""
    return os.environ["BENCH_LEAFLET"], os.environ["BENCH_CLUSTER"]


def size() -> int:
    """How many rows there are before any choice."""
    return len(_rows())
