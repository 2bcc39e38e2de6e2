"""The left room: one widget for each part of the filter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from footprint.actors import all_actors, groups
from footprint.filters import (
    GROUP,
    MOST_WORDS,
    NO_SOURCE,
    ROLES,
    Filter,
    split_actor,
)
from footprint.model import TYPES
from footprint.ui import texts, words
from footprint.ui.layers import show_layers
from footprint.ui.state import (
    group_roots,
    keep_widgets,
    on_filter,
    settled_filter,
    use_filter,
)
from footprint.view import Snapshot

_ALWAYS = {"modalities", "precisions"}
"""Shown even where all claims are of one kind: that is worth knowing."""


def show_filters(snapshot: Snapshot) -> None:
    """Draw the widgets, each part a fragment: a move of one draws anew what follows from it and no other."""
    keep_widgets()
    _first(snapshot)
    _counted(snapshot)
    _cast(snapshot)
    _types(snapshot)
    _rest(snapshot)
    _foot()


@st.fragment(key="filters_first")
def _first(snapshot: Snapshot) -> None:
    st.text_input(
        texts.PAGE["words"],
        key="f_words",
        on_change=on_filter,
        placeholder=texts.PAGE["words_hint"],
        max_chars=MOST_WORDS,
        label_visibility="collapsed",
    )
    _dates()
    _choices("kinds", list(texts.KINDS), texts.KINDS, "filters_types")


def _dates() -> None:
    with st.container(key="dates"):
        for name in ("from", "to"):
            st.date_input(
                texts.PAGE[name],
                value=None,
                min_value=date.min,
                max_value=date.max,
                key=f"f_{name}",
                on_change=on_filter,
                format="YYYY-MM-DD",
            )
    st.segmented_control(
        texts.PAGE["certainty"],
        ["possibly", "certainly"],
        format_func=texts.PAGE.__getitem__,
        key="f_dates",
        on_change=on_filter,
        required=True,
        label_visibility="collapsed",
    )


def _choices(name: str, options: Sequence[str], labels: dict[str, str], *following: str) -> None:
    """Pills; `following` are fragments that this part alone has an effect on."""
    if not options:
        return
    st.pills(
        texts.PAGE[name],
        options,
        selection_mode="multi",
        format_func=labels.__getitem__,
        key=f"f_{name}",
        on_change=on_filter,
        args=following,
    )


@st.fragment(key="filters_counted")
def _counted(snapshot: Snapshot) -> None:
    """The groups of actors, each with how many of its claims pass now."""
    wanted = settled_filter()
    counts = snapshot.count_groups(wanted)
    names = {group.id: words.group_name(group.id) for group in groups()}
    st.pills(
        texts.PAGE["actors"],
        [group for group in names if group in group_roots()],
        selection_mode="multi",
        format_func=lambda group: f"{names[group]} `{texts.number(counts.get(group, 0))}`",
        key="f_groups",
        on_change=on_filter,
    )
    if len(wanted.actors) > 1 or wanted.match == "all":
        st.segmented_control(
            texts.PAGE["match"],
            ["any", "all"],
            format_func=lambda match: texts.PAGE[f"match_{match}"],
            key="f_match",
            on_change=on_filter,
            required=True,
            label_visibility="collapsed",
        )


@st.fragment(key="filters_cast")
def _cast(snapshot: Snapshot) -> None:
    """Single actors, and as what they take part."""
    chosen = st.session_state["f_actors"]
    present = [actor.id for actor in all_actors() if _is_in(snapshot, actor.id)]
    st.multiselect(
        texts.PAGE["more_actors"],
        list(dict.fromkeys([*present, *chosen])),
        format_func=_name_of_entry,
        key="f_actors",
        on_change=on_filter,
        placeholder=texts.PAGE["more_actors_hint"],
        label_visibility="collapsed",
    )
    _choices("roles", _in_sight("roles", _roles_in(snapshot)), texts.ROLES)


@st.fragment(key="filters_types")
def _types(snapshot: Snapshot) -> None:
    _choices("types", _types_in(snapshot, settled_filter()), texts.TYPES)


@st.fragment(key="filters_rest")
def _rest(snapshot: Snapshot) -> None:
    for name, labels in (
        ("modalities", texts.MODALITIES),
        ("precisions", texts.PRECISIONS),
        ("certainties", texts.CERTAINTIES),
        ("reviews", texts.REVIEWS),
    ):
        options = _in_sight(name, snapshot.occurring[name])
        if len(options) > 1 or name in _ALWAYS:
            _choices(name, options, labels)
    _sources(snapshot)
    show_layers(snapshot)


@st.fragment(key="filters_foot")
def _foot() -> None:
    wanted = settled_filter()
    _area(wanted)
    st.button(
        texts.PAGE["clear"],
        key="clear",
        on_click=use_filter,
        args=(Filter(),),
        disabled=wanted == Filter(),
        type="tertiary",
    )


def _name_of_entry(entry: str) -> str:
    """ "Türkiye, acting" """
    name, role = split_actor(entry)
    if name.startswith(GROUP):
        names = {group.id: words.group_name(group.id) for group in groups()}
        label = names.get(name.removeprefix(GROUP), name)
    else:
        label = words.actor_name(name)
    return f"{label}, {texts.ROLES[role]}" if role else label


def _roles_in(snapshot: Snapshot) -> list[str]:
    bits = 0
    for roles in snapshot.table.role_sets:
        for each in roles:
            bits |= each
    return [role for number, role in enumerate(ROLES) if bits >> number & 1]


def _sources(snapshot: Snapshot) -> None:
    sources = _in_sight("sources", snapshot.sources)
    if len(sources) < 2:
        return
    st.multiselect(
        texts.PAGE["sources"],
        sources,
        format_func=lambda name: texts.PAGE["source_unknown"] if name == NO_SOURCE else name,
        key="f_sources",
        on_change=on_filter,
        placeholder=texts.PAGE["sources_hint"],
    )


def _area(wanted: Filter) -> None:
    if not wanted.area:
        return
    with st.container(key="area", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="fp-note">{texts.PAGE["area_set"]}</p>')
        st.button(
            texts.PAGE["area_clear"],
            key="area_clear",
            on_click=use_filter,
            args=(replace(wanted, area=()),),
            type="tertiary",
        )


def _is_in(snapshot: Snapshot, actor_id: str) -> bool:
    return any(each == actor_id or each.startswith(f"{actor_id}.") for each in snapshot.actors)


def _types_in(snapshot: Snapshot, wanted: Filter) -> list[str]:
    """The types that occur and are of a chosen kind, the order of the contract kept; chosen ones stay in sight."""
    kinds = wanted.kinds or TYPES.keys()
    occurring = snapshot.occurring["types"]
    of_kind = [name for kind, names in TYPES.items() if kind in kinds for name in names]
    return _in_sight("types", (name for name in of_kind if name in occurring))


def _in_sight(part: str, names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys([*names, *st.session_state[f"f_{part}"]]))
