"""A filter that lets nothing through → which part of it to drop."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from footprint.filters import Filter
from footprint.ui import texts
from footprint.ui.state import use_filter
from footprint.view import Snapshot


def without(wanted: Filter) -> dict[str, Filter]:
    """For each part that is set, the filter without it."""
    nothing = frozenset[str]()
    ways = {
        "days": (wanted.has_range, replace(wanted, day_from=None, day_to=None)),
        "kinds": (wanted.kinds, replace(wanted, kinds=nothing)),
        "types": (wanted.types, replace(wanted, types=nothing)),
        "modalities": (wanted.modalities, replace(wanted, modalities=nothing)),
        "actors": (wanted.actors, replace(wanted, actors=nothing, match="any")),
        "match": (wanted.match == "all", replace(wanted, match="any")),
        "roles": (wanted.roles, replace(wanted, roles=nothing)),
        "precisions": (wanted.precisions, replace(wanted, precisions=nothing)),
        "certainties": (wanted.certainties, replace(wanted, certainties=nothing)),
        "reviews": (wanted.reviews, replace(wanted, reviews=nothing)),
        "sources": (wanted.sources, replace(wanted, sources=nothing)),
        "words": (wanted.words, replace(wanted, words="")),
        "area": (wanted.area, replace(wanted, area=())),
    }
    return {part: loosened for part, (is_set, loosened) in ways.items() if is_set}


def show_nothing(snapshot: Snapshot, wanted: Filter) -> None:
    """Say that nothing passes, and offer to drop the parts whose loss would let something through, the best first."""
    ways = {part: (loose, snapshot.count(loose).claims) for part, loose in without(wanted).items()}
    ways = {part: way for part, way in ways.items() if way[1]}
    st.html(f'<div class="fp-empty"><h2>{texts.PAGE["nothing"]}</h2></div>')
    for part, (loose, claims) in sorted(ways.items(), key=lambda way: -way[1][1]):
        name = texts.PARTS[part]
        st.html(f'<p class="fp-note">{texts.fill(texts.PAGE["loosen"], part=name, n=claims)}</p>')
        st.button(
            texts.PAGE["loosen_button"].format(part=name),
            key=f"loosen_{part}",
            on_click=use_filter,
            args=(loose,),
        )
    if not ways:
        st.html(f'<p class="fp-note">{texts.PAGE["loosen_all"]}</p>')
    st.button(texts.PAGE["clear"], key="loosen_all", on_click=use_filter, args=(Filter(),))
