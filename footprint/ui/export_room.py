"""The way out of the map page: a small list of formats, each a plain link to its download."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from footprint.filters import Filter
from footprint.ui.serving import base_path
from footprint.wording.texts import fill
from footprint.wording.texts_exchange import EXPORT, GROUPS, OFFERED

_SIDE_KM = 10
_NEVER_COARSE = frozenset({"claims.jsonl"})


def show_export(wanted: Filter, claims: int) -> None:
    """Draw the button and what opens under it; `claims` is how many pass the filter."""
    with (
        st.container(key="export"),
        st.popover(EXPORT["open"], icon=":material/download:", type="tertiary"),
    ):
        if not claims:
            st.html(f"<p>{escape(EXPORT['none'])}</p>")
            return
        st.html(f'<p class="fp-lead">{escape(fill(EXPORT["lead"], n=claims))}</p>')
        packed = st.toggle(EXPORT["zip"], key="export_zip")
        coarse = st.toggle(fill(EXPORT["coarse"], n=_SIDE_KM), key="export_coarse", help=EXPORT["coarse_help"])  # fmt: skip
        st.html(_list(wanted, ".zip" if packed else "", coarse))


def _list(wanted: Filter, ending: str, coarse: bool) -> str:
    query = urlencode(wanted.to_query())
    files = urlencode(wanted.to_query() | ({"coarse": str(_SIDE_KM)} if coarse else {}))
    lines = []
    for name, about, formats in GROUPS:
        links = " ".join(
            f'<a href="{escape(export_url(each + ending, files))}" download>{escape(label)}</a>'
            for each, label in formats
            if not (coarse and each in _NEVER_COARSE)
        )
        lines.append(
            f"<li><div><b>{escape(OFFERED[name])}</b><span>{escape(OFFERED[about])}</span></div><div>{links}</div></li>"
        )
    api = f"{base_path()}/api/v1/claims{'?' if query else ''}{query}"
    feed = (
        f'<a href="{escape(export_url("map.html", query))}" download>{escape(EXPORT["alone"])}</a> '
        f'<a href="{escape(export_url("briefing.html", query))}" target="_blank">{escape(EXPORT["briefing"])}</a> '
        f'<a href="{escape(export_url("feed.atom", query))}">{escape(EXPORT["feed"])}</a> '
        f'<a href="{escape(api)}">{escape(EXPORT["api"])}</a>'
    )
    return f'<ul class="fp-export">{"".join(lines)}<li><div>{feed}</div></li></ul>'


def export_url(name: str, query: str) -> str:
    """The address of a download of what passes a filter."""
    return f"{base_path()}/export/{name}{'?' if query else ''}{query}"
