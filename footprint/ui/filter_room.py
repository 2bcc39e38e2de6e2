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
from footprint.ui.state import group_roots, keep_widgets, set_filter
from footprint.view import Snapshot


def show_filters(snapshot: Snapshot, wanted: Filter) -> None:
    """Draw the widgets; `current_filter` reads them at the next run. Counts are of what passes now."""
    keep_widgets()
    with st.sidebar:
        st.text_input(
            texts.PAGE["words"],
            key="f_words",
            placeholder=texts.PAGE["words_hint"],
            max_chars=MOST_WORDS,
            label_visibility="collapsed",
        )
        _dates()
        _choices("kinds", list(texts.KINDS), texts.KINDS)
        _actors(snapshot, wanted)
        _choices("types", _types_in(snapshot, wanted), texts.TYPES)
        _choices(
            "modalities",
            _in_sight("modalities", snapshot.occurring["modalities"]),
            texts.MODALITIES,
        )
        _choices(
            "precisions",
            _in_sight("precisions", snapshot.occurring["precisions"]),
            texts.PRECISIONS,
        )
        certainties = _in_sight("certainties", snapshot.occurring["certainties"])
        if len(certainties) > 1:
            _choices("certainties", certainties, texts.CERTAINTIES)
        reviews = _in_sight("reviews", snapshot.occurring["reviews"])
        if len(reviews) > 1:
            _choices("reviews", reviews, texts.REVIEWS)
        _sources(snapshot)
        _area(wanted)
        st.button(
            texts.PAGE["clear"],
            key="clear",
            on_click=set_filter,
            args=(Filter(),),
            disabled=wanted == Filter(),
            type="tertiary",
        )


def _dates() -> None:
    with st.container(key="dates"):
        for name in ("from", "to"):
            st.date_input(
                texts.PAGE[name],
                value=None,
                min_value=date.min,
                max_value=date.max,
                key=f"f_{name}",
                format="YYYY-MM-DD",
            )
    st.segmented_control(
        texts.PAGE["certainty"],
        ["possibly", "certainly"],
        format_func=texts.PAGE.__getitem__,
        key="f_dates",
        required=True,
        label_visibility="collapsed",
    )


def _choices(name: str, options: Sequence[str], labels: dict[str, str]) -> None:
    if not options:
        return
    st.pills(
        texts.PAGE[name],
        options,
        selection_mode="multi",
        format_func=labels.__getitem__,
        key=f"f_{name}",
    )


def _actors(snapshot: Snapshot, wanted: Filter) -> None:
    counts = snapshot.count_groups(wanted)
    names = {group.id: words.group_name(group.id) for group in groups()}
    st.pills(
        texts.PAGE["actors"],
        [group for group in names if group in group_roots()],
        selection_mode="multi",
        format_func=lambda group: f"{names[group]} `{texts.number(counts.get(group, 0))}`",
        key="f_groups",
    )
    chosen = st.session_state["f_actors"]
    present = [actor.id for actor in all_actors() if _is_in(snapshot, actor.id)]
    st.multiselect(
        texts.PAGE["more_actors"],
        list(dict.fromkeys([*present, *chosen])),
        format_func=_name_of_entry,
        key="f_actors",
        placeholder=texts.PAGE["more_actors_hint"],
        label_visibility="collapsed",
    )
    if len(wanted.actors) > 1 or wanted.match == "all":
        st.segmented_control(
            texts.PAGE["match"],
            ["any", "all"],
            format_func=lambda match: texts.PAGE[f"match_{match}"],
            key="f_match",
            required=True,
            label_visibility="collapsed",
        )
    _choices("roles", _in_sight("roles", _roles_in(snapshot)), texts.ROLES)


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
            on_click=set_filter,
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
