"""Data sets as layers: each on the map or not, by a switch of its own over the filter of sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from html import escape

import streamlit as st

from footprint.filters import Filter
from footprint.ui.desk import open_desk
from footprint.ui.parts import plain
from footprint.ui.state import settled_filter, use_filter
from footprint.view import Snapshot
from footprint.wording.texts_import import IMPORT


def show_layers(snapshot: Snapshot) -> None:
    """A switch for each data set that is here; nothing where there is none, or nothing else."""
    here = set(snapshot.sources)
    names = [name for name in _data_sets(open_desk().store.name, snapshot.revision) if name in here]
    if not names or len(here) < 2:
        return
    wanted = settled_filter()
    st.html(f'<p class="fp-note">{escape(IMPORT["layers"])}</p>')
    for name in names:
        key = f"layer_{name}"
        st.session_state[key] = not wanted.sources or name in wanted.sources
        st.toggle(plain(name), key=key, on_change=_turn, args=(snapshot.sources, name))


def turned(wanted: Filter, sources: Sequence[str], name: str) -> Filter:
    """The filter with a data set off where it was on, and on where it was off; all of them are no filter."""
    shown = set(wanted.sources or sources) ^ {name}
    if not shown:  # it was alone: now the others are
        shown = set(sources) - {name}
    return replace(wanted, sources=frozenset() if shown >= set(sources) else frozenset(shown))


def _turn(sources: Sequence[str], name: str) -> None:
    use_filter(turned(settled_filter(), sources, name))


@lru_cache(maxsize=2)
def _data_sets(where: str, revision: int) -> list[str]:
    return open_desk().store.data_sets()
