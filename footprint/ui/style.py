"""How the page looks: our style sheet and icon over Streamlit's theme."""

from __future__ import annotations

import streamlit as st

from footprint.ui.serving import ASSETS, asset_url

ICON = ASSETS / "icon.svg"


def apply_style() -> None:
    """Add our style sheet to Streamlit's page: by its address, for a page's every rerun sends this again."""
    st.html(f'<style>@import url("{asset_url("page.css")}");</style>')
