"""Who is where as of a day → forces and places, life lines, and what changed lately; each mark opens its claim."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import numpy as np
import streamlit as st

from footprint.actors import get_colour_group
from footprint.evidence import EFFECTS, ENDS
from footprint.filters import Filter, from_day_number
from footprint.store import Store
from footprint.ui import texts, texts_pages, words
from footprint.ui.panel import show_alone
from footprint.ui.parts import plain, show_part
from footprint.ui.standing import Changes, Standing, changes_since
from footprint.ui.state import Choice, to_map

Pick = Callable[[Mapping[str, Any]], None]
_PLACES, _MOST_MORE = 24, 96
"""Places in the table at first, and the most that one step adds: a browser draws some thousand cells at once."""
_MOST_ACTORS = 18
_LINES = 30
_MOST_CHANGES = 8
_SPANS = (30, 90, 365)
_FAINT_DAYS = 365
"""From this age on a mark is as faint as it gets."""


def show_head(standing: Standing) -> None:
    """The day, how many forces are in which state, and what that rests on."""
    told = texts_pages.PRESENCE
    day = told["as_of"].format(day=words.day(standing.day))
    lead = texts.fill(told["sum"], **standing.counts())
    undated = standing.evidence.undated
    missing = f" {texts.fill(told['undated'], n=undated)}" if undated else ""
    st.html(
        f'<header class="fp-head"><h1>{told["title"]} <small>{day}</small></h1>'
        f'<p class="fp-sum" role="status">{lead}</p>'
        f'<p class="fp-lead">{told["rests_on"]}{missing} {told["day_hint"]}</p></header>'
    )


def show_words(store: Store, wanted: Filter, choice: Choice | None) -> None:
    """The claim that was picked, in its report's words, and the way to it on the map. May raise StoreError."""
    if choice is None or choice.claim is None:
        st.html(f'<div class="fp-empty"><p>{texts_pages.PRESENCE["panel_hint"]}</p></div>')
        return
    kept = show_alone(store, wanted, choice.claim)
    places = tuple(dict.fromkeys(place.id for place in kept.claim.drawn_places))
    if places and st.button(texts_pages.PRESENCE["on_map"], key="to_map"):
        to_map(wanted, Choice(places, claim=kept.number))


def show_nothing(is_filtered: bool) -> None:
    """No state to show, and what to do about it."""
    told = texts_pages.PRESENCE
    title = told["none_filtered" if is_filtered else "none"]
    st.html(f'<div class="fp-empty"><h2>{title}</h2><p>{told["none_hint"]}</p></div>')


def show_matrix(standing: Standing, chosen: int | None, on_pick: Pick) -> None:
    """Forces across, places down; the places with the latest evidence first."""
    told = texts_pages.PRESENCE
    evidence, pairs = standing.evidence, standing.pairs
    places = list(dict.fromkeys(evidence.pair_place[pairs].tolist()))
    shown = min(st.session_state.get("matrix_places", _PLACES), len(places))
    line_of = {place: line for line, place in enumerate(places[:shown])}
    here = [pair for pair in pairs.tolist() if int(evidence.pair_place[pair]) in line_of]
    columns = np.bincount(evidence.pair_actor[here], minlength=1)
    busiest = [int(actor) for actor in np.argsort(-columns, kind="stable") if columns[actor]]
    actors = busiest if st.session_state.get("matrix_forces") else busiest[:_MOST_ACTORS]
    column_of = {actor: column for column, actor in enumerate(actors)}
    first_pair = {int(evidence.pair_actor[pair]): pair for pair in reversed(here)}
    place_pair = {int(evidence.pair_place[pair]): pair for pair in reversed(here)}
    _section(told["matrix"], told["matrix_lead"])
    show_part(
        "board.js",
        {
            "kind": "matrix",
            "alt": told["matrix_alt"],
            "corner": words.day(standing.day),
            "chosen": chosen,
            "actors": [
                {"name": standing.actor(first_pair[actor]), "group": _group(standing, first_pair[actor])}
                for actor in actors
            ],
            "places": [standing.place(place_pair[place]) for place in line_of],
            "cells": [
                _cell(standing, pair, line_of, column_of)
                for pair in here
                if int(evidence.pair_actor[pair]) in column_of
            ],
        },
        "matrix",
        on_pick,
    )  # fmt: skip
    if len(actors) < len(busiest):
        _more("matrix_forces", len(actors), len(busiest), "show_forces", _all_forces)
    if shown < len(places):
        _more("matrix_more", shown, len(places), "show_more", _more_places, shown)


def _more(
    note: str, shown: int, total: int, label: str, act: Callable[..., None], *args: int
) -> None:
    """How many of how many stand there, and the way to the others."""
    told = texts_pages.PRESENCE
    st.html(f'<p class="fp-note">{texts.fill(told[note], shown=shown, total=total)}</p>')
    st.button(told[label], key=f"more_{note}", on_click=act, args=args, type="tertiary")


def _all_forces() -> None:
    st.session_state["matrix_forces"] = True


def _more_places(shown: int) -> None:
    st.session_state["matrix_places"] = shown + min(shown, _MOST_MORE)


def _cell(
    standing: Standing, pair: int, line_of: Mapping[int, int], column_of: Mapping[int, int]
) -> dict[str, Any]:
    evidence = standing.evidence
    age = int(standing.presence.age[pair])
    return {
        "actor": column_of[int(evidence.pair_actor[pair])],
        "place": line_of[int(evidence.pair_place[pair])],
        "state": standing.state(pair),
        "faint": faintness(age),
        "short": short_age(age),
        "words": f"{texts_pages.STATES[standing.state(pair)]}, {standing.words(pair)}",
        "claim": standing.claim(pair),
    }


def faintness(age: int) -> float:
    """How strong a mark of an age is drawn: 1 while the evidence holds, down to 0.3 from a year on."""
    share: float = min(1.0, max(0, age) / _FAINT_DAYS) ** 0.5
    return round(1 - 0.7 * share, 3)


def short_age(age: int) -> str:
    """ "12 d", "3 mo", "2 y"; nothing where the evidence holds."""
    forms = texts_pages.SHORT_AGES
    if age <= 0:
        return ""
    if age < 92:
        return texts.fill(forms["days"], n=age)
    if age < 730:
        return texts.fill(forms["months"], n=round(age / 30.44))
    return texts.fill(forms["years"], n=round(age / 365.25))


def show_lines(standing: Standing, chosen: int | None, on_pick: Pick) -> None:
    """For each force at a place the times that its claims speak of; what nobody spoke of stays empty."""
    told = texts_pages.PRESENCE
    pairs = standing.pairs[:_LINES].tolist()
    evidence = standing.evidence
    order = np.argsort(evidence.pair, kind="stable")
    starts = np.searchsorted(evidence.pair[order], pairs)
    ends = np.searchsorted(evidence.pair[order], pairs, "right")
    rows, days = [], [standing.presence.day]
    for pair, start, end in zip(pairs, starts.tolist(), ends.tolist(), strict=True):
        times = order[start:end]
        times = times[np.argsort(evidence.first[times], kind="stable")][-60:]
        days += [int(evidence.first[times].min()), int(evidence.last[times].max())]
        rows.append(
            {
                "name": standing.actor(pair),
                "place": standing.place(pair),
                "group": _group(standing, pair),
                "times": [_time(standing, index) for index in times.tolist()],
            }
        )
    lead = told["lines_lead"]
    if len(standing.pairs) > len(pairs):
        lead += " " + texts.fill(told["lines_more"], shown=len(pairs), total=len(standing.pairs))
    _section(told["lines"], lead)
    data = {
        "kind": "lines",
        "alt": told["lines_alt"],
        "first": min(days),
        "last": max(days),
        "day": standing.presence.day,
        "language": texts.tag(),
        "chosen": chosen,
        "rows": rows,
    }
    show_part("board.js", data, "lines", on_pick)


def _time(standing: Standing, index: int) -> dict[str, Any]:
    evidence = standing.evidence
    first, last = int(evidence.first[index]), int(evidence.last[index])
    effect = EFFECTS[evidence.effect[index]]
    span = words.span(from_day_number(first), from_day_number(last))
    return {
        "first": last if evidence.effect[index] == ENDS else first,
        "last": last,
        "effect": effect,
        "words": f"{texts_pages.EFFECTS[effect]}, {span}",
        "claim": int(evidence.claim[index]),
    }


def show_changes(standing: Standing, on_pick: Pick) -> None:
    """What came, went and changed in the last days, or since the filter's first day where it has one."""
    told = texts_pages.PRESENCE
    _section(told["changes"], "")
    days = st.segmented_control(
        told["changes_in"],
        _SPANS,
        default=_SPANS[0],
        format_func=lambda each: texts.fill(told["days"], n=each),
        key="changes_days",
        required=True,
        label_visibility="collapsed",
    )
    found = changes_since(standing, standing.presence.day - (days or _SPANS[0]))
    first, last = words.day(found.before.day), words.day(standing.day)
    parts = {"came": found.parts.came, "went": found.parts.went, "changed": found.parts.changed}
    lead = f"{told['changes_lead'].format(before=first, after=last)}. "
    lead += texts.fill(told["unchanged"], n=len(found.parts.unchanged))
    if not any(len(pairs) for pairs in parts.values()):
        lead = (
            f"{told['changes_none']} {texts.fill(told['unchanged'], n=len(found.parts.unchanged))}"
        )
    st.html(f'<p class="fp-lead">{escape(lead)}</p>')
    with st.container(key="changes"):
        for name, pairs in parts.items():
            if len(pairs):
                _show_group(name, found, pairs.tolist(), on_pick)


def _show_group(name: str, found: Changes, pairs: list[int], on_pick: Pick) -> None:
    told = texts_pages.PRESENCE
    pairs.sort(key=lambda pair: -int(found.after.presence.seen[pair]))
    with st.container(key=f"changes_{name}"):
        st.html(f'<h3 class="fp-small">{told[name]} <small>{texts.number(len(pairs))}</small></h3>')
        for pair in pairs[:_MOST_CHANGES]:
            side = found.after if found.after.presence.state[pair] else found.before
            what = told["at"].format(actor=side.actor(pair), place=side.place(pair))
            st.button(
                f"{plain(what)}  \n:small[{side.words(pair)}]",
                key=f"change_{name}_{pair}",
                on_click=on_pick,
                args=({"claim": side.claim(pair)},),
                type="tertiary",
            )
        if len(pairs) > _MOST_CHANGES:
            more = texts.fill(told["changes_more"], n=len(pairs) - _MOST_CHANGES)
            st.html(f'<p class="fp-note">{more}</p>')


def _group(standing: Standing, pair: int) -> str:
    return get_colour_group(standing.actor_id(pair))


def _section(title: str, lead: str) -> None:
    under = f'<p class="fp-lead">{escape(lead)}</p>' if lead else ""
    st.html(f'<div class="fp-section"><h2>{title}</h2>{under}</div>')
