"""How the page looks: our style sheet and icon over Streamlit's theme."""

from __future__ import annotations

import streamlit as st

from footprint.ui.serving import ASSETS, asset_url
from footprint.wording.language import current

ICON = ASSETS / "icon.svg"


def apply_style() -> None:
    """Add our style sheet to Streamlit's page: by its address, for a page's every rerun sends this again."""
    sheets = "".join(
        f'@import url("{asset_url(name)}");'
        for name in ("fonts.css", "page.css", "pages.css", "review.css", "method.css", "add.css")
    )
    direction = f"html {{ direction: {current().direction}; }}"
    st.html(f"<style>{sheets}{direction}</style>")
