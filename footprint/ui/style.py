"""How the page looks: our style sheet and icon over Streamlit's theme."""

from __future__ import annotations

import json

import streamlit as st

from footprint.ui import texts
from footprint.ui.serving import ASSETS, asset_url
from footprint.wording.language import current

ICON = ASSETS / "icon.svg"


def apply_style() -> None:
    """Add our style sheet to Streamlit's page: by its address, for a page's every rerun sends this again."""
    sheets = "".join(
        f'@import url("{asset_url(name)}");'
        for name in (
            "fonts.css",
            "page.css",
            "pages.css",
            "review.css",
            "method.css",
            "add.css",
            "phone.css",
        )
    )
    direction = f"html {{ direction: {current().direction}; }}"
    st.html(f"<style>{sheets}{direction}{_own_words()}</style>")


def _own_words() -> str:
    """Our words for what Streamlit says in English only; page.css puts them there."""
    said = {
        "more": texts.PAGE["more_pages"],
        "upload": texts.PAGE["upload"],
        "drop": texts.PAGE["upload_drop"],
    }
    rules = "".join(
        f"--said-{name}: {json.dumps(words, ensure_ascii=False)};" for name, words in said.items()
    )
    return f".stApp {{ {rules} }}"
