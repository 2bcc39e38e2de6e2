"""The table under the map: every claim that passes the filter, whether it is drawn or not."""

from __future__ import annotations

import streamlit as st

from footprint.filters import Filter
from footprint.ui import state, texts, texts_pages
from footprint.ui.parts import show_part
from footprint.ui.serving import config_url, data_url, said_url
from footprint.ui.state import Choice
from footprint.view import Snapshot


def show_table(snapshot: Snapshot, wanted: Filter, claims: int, chosen: Choice | None) -> None:
    """Draw it, folded or as it was left; the browser counts and sorts by the map's own data.

    `claims` is how many pass the filter.
    """
    with st.container(key="table"):
        show_part(
            "table.js",
            {
                "claims": claims,
                "data": data_url(snapshot.hash),
                "config": config_url(),
                "filter": wanted.to_json(snapshot.sources),
                "said": said_url(snapshot.hash, wanted.words) if wanted.words else None,
                "claim": shown_claim(snapshot, wanted, chosen),
                "language": texts.tag(),
                "texts": dict(texts_pages.TABLE),
            },
            "table_part",
            state.on_row,
        )


def shown_claim(snapshot: Snapshot, wanted: Filter, chosen: Choice | None) -> int | None:
    """Number of the claim that the panel shows."""
    if chosen is None:
        return None
    if chosen.claim is not None:
        return chosen.claim
    index_of = {place.id: index for index, place in enumerate(snapshot.places)}
    here = [index_of[place] for place in chosen.places if place in index_of]
    page = snapshot.claims_at(here, wanted, offset=chosen.index, limit=1)
    return page.claims[0] if page.claims else None
