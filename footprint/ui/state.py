"""What one browser tab remembers: the filter, which is also in its address, and what was clicked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, NoReturn, get_args

import streamlit as st
from streamlit.errors import StreamlitAPIException

from footprint.actors import all_actors, get_colour_group
from footprint.errors import FootprintError
from footprint.filters import GROUP, Filter
from footprint.ui.map_layer import TimeMode, read_answer
from footprint.ui.sample import desk_here
from footprint.ui.speaking import KEY, in_address

_LISTS = (
    "kinds",
    "types",
    "modalities",
    "roles",
    "precisions",
    "certainties",
    "reviews",
    "sources",
)


_BESIDE = ["panel", "table"]
"""What follows a choice on the map; the map itself has made it."""
_FOLLOWING = ["map_room", "filters_counted", "filters_foot", "export", "told", *_BESIDE, "off_map"]
"""What of the map page follows every filter: fragments, the map first."""
_WIDGETS = ["filters_first", "filters_cast", "filters_types", "filters_rest"]
"""The fragments whose widgets know by themselves what was done to them."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the panel shows."""

    places: tuple[str, ...]
    """Ids of the places that were clicked."""
    index: int = 0
    """Which of the claims there, the latest first."""
    claim: int | None = None
    """The claim that was asked for by its number; it goes before `index`."""


def current_filter(page: str = "map") -> Filter:
    """The filter of this tab's pages: the widgets', or the address's where that is new (a link, or going back)."""
    state = st.session_state
    if state.setdefault("of_store", here := desk_here().store.name) != here:
        state["of_store"] = here  # numbers of claims mean others there
        choose(None)
    query = st.query_params.to_dict()
    query.pop(KEY, None)  # the language is no part of the filter
    # Coming from another page of ours Streamlit empties the address; that is no wish to see everything.
    is_new_page = state.get("page") != page
    from_elsewhere = is_new_page and not query
    state["page"] = page
    # Two quick clicks: the second comes with the address of before the first, which is no wish to go back there.
    by_hand = state.pop("by_hand", False) or (
        not is_new_page and "filter" in state and _filter_of_widgets() != state["filter"]
    )
    is_new = query != state.get("address") and not from_elsewhere and not by_hand
    if "filter" not in state or is_new:
        wanted = Filter.from_query(query)
        state["dropped"] = wanted.dropped
        _fill_widgets(replace(wanted, dropped=()))
        choose(_choice_in(query))
        state["time"] = query["time"] if query.get("time") in get_args(TimeMode) else "range"
    elif is_new_page:
        # The same widget on another page is another to Streamlit, and would begin empty.
        _fill_widgets(state["filter"])
    wanted = state["filter"] = _filter_of_widgets()
    return wanted


def settled_filter() -> Filter:
    """The filter that this run is about, for the fragments of a page."""
    wanted: Filter = st.session_state["filter"]
    return wanted


def note_revision(revision: int) -> None:
    """Which store the map page was drawn from: once it has changed, a filter draws all of the page anew."""
    st.session_state["revision"] = revision


def leave_map() -> None:
    """Another page is shown: what its address holds is no filter."""
    st.session_state["page"] = "other"


def set_filter(wanted: Filter) -> None:
    """Make the widgets show a filter, whatever the address says. Call it in a callback, or before they are drawn."""
    _fill_widgets(wanted)
    st.session_state["by_hand"] = True


def _fill_widgets(wanted: Filter) -> None:
    state = st.session_state
    state["filter"] = wanted
    state["f_from"], state["f_to"] = wanted.day_from, wanted.day_to
    state["f_dates"], state["f_match"], state["f_words"] = wanted.dates, wanted.match, wanted.words
    for name in _LISTS:
        state[f"f_{name}"] = sorted(getattr(wanted, name))
    groups = [
        group
        for group, roots in group_roots().items()
        if f"{GROUP}{group}" in wanted.actors or (wanted.match == "any" and roots <= wanted.actors)
    ]
    state["f_groups"] = groups
    whole = {f"{GROUP}{group}" for group in groups}
    if wanted.match == "any":
        whole = whole.union(*(group_roots()[group] for group in groups))
    state["f_actors"] = sorted(wanted.actors - whole)


def use_filter(wanted: Filter) -> NoReturn:
    """Show everything by another filter; for a callback."""
    set_filter(wanted)
    _follow(_WIDGETS)


def on_filter(*following: str) -> NoReturn:
    """Show what the widgets say now; for a callback. `following` are fragments that change besides those that always do."""
    _follow(following)


def _follow(following: Sequence[str]) -> NoReturn:
    """Draw anew what follows the filter: on the map page the fragments that do, for all of it costs twice as much."""
    if st.session_state.get("page") == "map" and _is_up_to_date():
        st.session_state["filter"] = _filter_of_widgets()
        st.session_state.pop("by_hand", None)
        with suppress(
            StreamlitAPIException
        ):  # of a page still on its way not every fragment is known
            st.rerun([*_FOLLOWING, *following])
    st.rerun()


def _is_up_to_date() -> bool:
    """Whether the store is as it was when the page was drawn."""
    try:
        revision = desk_here().views.current().revision
    except FootprintError:  # the page that is drawn whole tells of it
        return False
    return bool(st.session_state.get("revision") == revision)


def _filter_of_widgets() -> Filter:
    """What the widgets say; a part whose widget is not on this page stays as it was."""
    state = st.session_state
    last: Filter = state["filter"]
    days = [state.get("f_from", last.day_from), state.get("f_to", last.day_to)]
    if days[0] and days[1] and days[0] > days[1]:
        days.reverse()
    actors = last.actors
    if "f_groups" in state:
        actors = frozenset(state["f_actors"]) | {f"{GROUP}{group}" for group in state["f_groups"]}
    lists: dict[str, Any] = {
        name: frozenset(state.get(f"f_{name}", getattr(last, name))) for name in _LISTS
    }
    return replace(
        last,
        day_from=days[0],
        day_to=days[1],
        dates=state.get("f_dates") or "possibly",
        match=state.get("f_match") or last.match,
        words=state.get("f_words", last.words) or "",
        actors=actors,
        **lists,
    )


def keep_widgets() -> None:
    """Widgets that a page does not draw lose their state; before a page draws them, give it back."""
    if any(f"f_{name}" not in st.session_state for name in ("groups", "dates", "sources")):
        _fill_widgets(st.session_state["filter"])


def group_roots() -> dict[str, frozenset[str]]:
    """For each colour group the actors that stand for all of it: those whose parent has another colour, or none."""
    roots: dict[str, set[str]] = {}
    for actor in all_actors():
        parent = actor.id.rpartition(".")[0]
        if not parent or get_colour_group(parent) != actor.group:
            roots.setdefault(actor.group, set()).add(actor.id)
    return {group: frozenset(ids) for group, ids in roots.items()}


def time_mode() -> TimeMode:
    """Which way of time the map shows."""
    mode: TimeMode = st.session_state.get("time", "range")
    return mode


def choice() -> Choice | None:
    """What was clicked, if anything."""
    found: Choice | None = st.session_state.get("choice")
    return found


def choose(new: Choice | None) -> None:
    """Show other claims in the panel, or none."""
    st.session_state["choice"] = new


def write_address(wanted: Filter) -> None:
    """Put filter and choice into the address, so that the link shows the same elsewhere."""
    query = _address_of(wanted, choice())
    st.session_state["address"] = query
    if st.query_params.to_dict() != query | in_address():
        st.query_params.from_dict(query | in_address())


def _address_of(wanted: Filter, chosen: Choice | None) -> dict[str, str]:
    query = wanted.to_query()
    if time_mode() != "range":
        query["time"] = time_mode()
    if chosen:
        if chosen.places:
            query["at"] = ",".join(chosen.places)
        if chosen.index:
            query["n"] = str(chosen.index + 1)
        if chosen.claim is not None:
            query["claim"] = str(chosen.claim)
    return query


def _choice_in(query: dict[str, str]) -> Choice | None:
    places = tuple(place for place in query.get("at", "").split(",") if place)
    number, claim = query.get("n", "1"), _number(query.get("claim", ""))
    if not places and claim is None:
        return None
    return Choice(places, max(0, int(number) - 1) if number.isdecimal() else 0, claim)


def _number(text: str) -> int | None:
    """A claim's number as an address has it; SQLite counts no further than 18 digits hold."""
    return int(text) if text.isdecimal() and len(text) <= 18 else None


def on_claim(picked: Mapping[str, Any]) -> None:
    """A claim was picked on the page of presence: its words are shown beside."""
    if isinstance(picked.get("claim"), int):
        choose(Choice((), claim=picked["claim"]))
    st.rerun(["standing", "panel"])


def to_map(wanted: Filter, chosen: Choice | None = None) -> None:
    """Let the map show a filter, and what is chosen; for the body of a page, not for a callback."""
    st.switch_page("map.py", query_params=_address_of(wanted, chosen) | in_address())


def on_answer() -> None:
    """Take what was done on the map: open or close the panel, or follow the bar."""
    state = st.session_state
    answer = read_answer()
    if answer is None or answer.seq == state.get("answered"):
        return
    state["answered"] = answer.seq
    if answer.days is not None:
        state["range_seq"] = answer.seq
        first, last = answer.days
        use_filter(replace(state["filter"], day_from=first, day_to=last))
    if answer.area is not None:
        use_filter(replace(state["filter"], area=answer.area))
    if answer.time is not None:
        state["time"] = answer.time
        use_filter(state["filter"])
    if answer.act == "clear":
        use_filter(Filter())
    choose(Choice(answer.places) if answer.places else None)
    st.rerun(_BESIDE)


def turn(index: int) -> None:
    """Show another of the claims at the chosen places."""
    chosen = choice()
    if chosen:
        choose(replace(chosen, index=max(0, index), claim=None))
    st.rerun(_BESIDE)


def close() -> None:
    """Empty the panel, and let the map know."""
    choose(None)
    st.rerun(["map_room", *_BESIDE])


def on_row(picked: Mapping[str, Any]) -> None:
    """A claim was picked in the table: the panel opens, and the map goes to its place."""
    claim, place = picked.get("claim"), picked.get("place")
    if isinstance(claim, int):
        choose(Choice((place,) if isinstance(place, str) else (), claim=claim))
        st.session_state["gone_to"] = st.session_state.get("gone_to", 0) + 1
    st.rerun(["map_room", *_BESIDE])
