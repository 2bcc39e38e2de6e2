"""The fields of a claim under review → widgets, and what was set in them → a correction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, get_args

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from footprint.actors import all_actors
from footprint.contract import claim_to_json
from footprint.filters import MODALITIES
from footprint.model import (
    TYPES,
    ActorRole,
    Claim,
    DatePrecision,
    Report,
)
from footprint.store import Field, KeptClaim
from footprint.store.reviews import Reviews
from footprint.ui import review_place, review_state, texts, words
from footprint.ui.parts import show_part
from footprint.view import Snapshot
from footprint.wording.texts_review import DATE_PRECISIONS, REVIEW

Fields = dict[str, Any]
Decide = Callable[[Callable[[Reviews, str, str | None], object], int], bool]
"""Lets a decision on a claim be made; see `review_state.decide`."""


def show_form(
    kept: KeptClaim,
    report: Report,
    map_slot: DeltaGenerator,
    decide: Decide = review_state.decide,
    snapshot: Snapshot | None = None,
) -> None:
    """Widgets for every field, filled with what the claim says; they begin anew with every decision.

    `map_slot` is where the map goes, if it is asked for; it has the marks of `snapshot`, or else of the store. What was
    set is a decision that `decide` makes.
    """
    claim = kept.claim
    stamp = f"{kept.number}_{kept.review.revision if kept.review else 0}"
    body = claim_to_json(claim)
    with st.expander(REVIEW["correct"], expanded=True):
        set_fields = {
            **_what(claim, stamp),
            "date": _when(claim, body["date"], stamp),
            "actors": _who(body["actors"], stamp),
        }
        chosen = review_place.show_place(claim, body["places"], stamp, map_slot, snapshot)
        # Not a callback: its arguments would be what the widgets held before the button was pressed.
        if st.button(REVIEW["save"], key="save", shortcut="s", type="primary"):
            _save(kept.number, body, set_fields, chosen, decide)
            st.rerun()
    _selecting(kept, report, decide)


def _what(claim: Claim, stamp: str) -> Fields:
    left, right = st.columns(2)
    kinds = TYPES[claim.kind]
    with left:
        what = st.selectbox(
            REVIEW["type"],
            kinds,
            index=kinds.index(claim.type),
            format_func=texts.TYPES.__getitem__,
            key=f"type_{stamp}",
        )
    with right:
        modality = st.selectbox(
            REVIEW["modality"],
            MODALITIES,
            index=MODALITIES.index(claim.modality),
            format_func=texts.MODALITIES.__getitem__,
            key=f"modality_{stamp}",
        )
    return {"type": what, "modality": modality}


def _when(claim: Claim, old: Fields, stamp: str) -> Fields:
    columns = st.columns(2)
    days: list[date | None] = []
    for column, name, value in zip(
        columns, ("date_from", "date_to"), (claim.date.start, claim.date.end), strict=True
    ):
        with column:
            picked = st.date_input(
                REVIEW[name],
                value=value,
                min_value=date(1900, 1, 1),
                max_value=date(2100, 12, 31),
                key=f"{name}_{stamp}",
                format="YYYY-MM-DD",
            )
            days.append(picked if isinstance(picked, date) else None)
    options = get_args(DatePrecision)
    precision = st.selectbox(
        REVIEW["date_precision"],
        options,
        index=options.index(claim.date.precision),
        format_func=DATE_PRECISIONS.__getitem__,
        key=f"precision_{stamp}",
    )
    return date_json(old, days[0], days[1], precision)


def date_json(old: Fields, first: date | None, last: date | None, precision: str) -> Fields:
    """A date's JSON as a person set it; the old one where nothing is different. One day alone stands for both.

    Where one day was changed of a date that is exact to the day, the other is meant to follow.
    """
    first, last = first or last, last or first
    if precision == "day" and first and last and old["start"] == old["end"]:
        changed = [each for each in (first, last) if each.isoformat() != old["start"]]
        if len(changed) == 1:
            first = last = changed[0]
    if first and last and first > last:
        first, last = last, first
    start, end = (each.isoformat() if each else None for each in (first, last))
    if (start, end, precision) == (old["start"], old["end"], old["precision"]):
        return old
    if start is None:
        unknown = {"start": None, "end": None, "precision": "unknown", "basis": "none"}
        return unknown | {"rule": None, "span": old["span"]}
    if precision == "unknown":
        precision = "day" if start == end else "range"
    elif precision == "day" and start != end:
        precision = "days"
    set_by_hand = {"start": start, "end": end, "precision": precision, "basis": "absolute"}
    return set_by_hand | {"rule": None, "span": old["span"]}


def _who(old: list[Fields], stamp: str) -> list[Fields]:
    names = {words.actor_name(actor.id): actor.id for actor in all_actors()} | {
        words.actor_name(each["id"]): each["id"] for each in old
    }
    roles = {texts.ROLES[role]: role for role in get_args(ActorRole)}
    rows: list[dict[str, str | None]] = [
        {
            REVIEW["actor"]: words.actor_name(each["id"]),
            REVIEW["role"]: texts.ROLES[each["role"]],
        }
        for each in old
    ] or [{REVIEW["actor"]: None, REVIEW["role"]: None}]
    st.html(f'<p class="fp-label">{REVIEW["actors"]}</p>')
    edited = st.data_editor(
        rows,
        num_rows="dynamic",
        hide_index=True,
        key=f"actors_{stamp}",
        column_config={
            REVIEW["actor"]: st.column_config.SelectboxColumn(options=sorted(names)),
            REVIEW["role"]: st.column_config.SelectboxColumn(options=list(roles)),
        },
    )
    told = [
        (names[row[REVIEW["actor"]]], roles.get(row.get(REVIEW["role"]) or "", "named"))
        for row in edited
        if row.get(REVIEW["actor"]) in names
    ]
    return actors_json(old, told)


def actors_json(old: list[Fields], told: list[tuple[str, str]]) -> list[Fields]:
    """Actors' JSON as a person set them; whoever was there before keeps the words that name them."""
    words_of = {each["id"]: (each["start"], each["end"]) for each in old}
    exact = {(each["id"], each["role"]): each for each in old}
    made = []
    for actor, role in dict.fromkeys(told):
        start, end = words_of.get(actor, (None, None))
        fresh = {"id": actor, "role": role, "start": start, "end": end}
        made.append(exact.get((actor, role), fresh))
    return made


def _save(
    number: int, body: Fields, fields: Fields, chosen: Mapping[str, Any], decide: Decide
) -> None:
    """Keep what is different from the claim as it stands."""

    def act(reviews: Reviews, who: str, why: str | None) -> None:
        told = fields | {"places": review_place.make_places(chosen, reviews, who, why)}
        changed: dict[Any, Any] = {
            name: value for name, value in told.items() if value != body[name]
        }
        if chosen["everywhere"]:
            st.toast(REVIEW["saved"])
        elif not changed:
            st.session_state["review_trouble"] = REVIEW["nothing_changed"]
        if changed:
            reviews.correct(who, number, changed, why)
            st.toast(REVIEW["saved"])

    decide(act, number)


def _selecting(kept: KeptClaim, report: Report, decide: Decide) -> None:
    def picked(found: Mapping[str, Any]) -> None:
        fields = selection_json(kept.claim, report, found)
        if fields is None:
            st.session_state["review_trouble"] = REVIEW["odd_selection"]
            return
        number = kept.number
        decide(lambda reviews, who, why: reviews.correct(who, number, fields, why), number)

    uses = {"quote": REVIEW["use_quote"], "more": REVIEW["use_more"]}
    if kept.claim.places:
        uses["place"] = REVIEW["use_place"]
    uses["date"] = REVIEW["use_date"]
    data = {"hint": REVIEW["select_hint"], "chosen": REVIEW["selected"], "uses": uses}
    show_part("select.js", data, f"select_{kept.number}", picked)


def selection_json(
    claim: Claim, report: Report, found: Mapping[str, Any]
) -> dict[Field, Any] | None:
    """The correction that selected words make; None where they are not the report's.

    The browser's white space may differ (a line's end is a space there), so only the letters are held against the text.
    """
    start, end, use = found.get("start"), found.get("end"), found.get("use")
    if not isinstance(start, int) or not isinstance(end, int) or isinstance(start, bool):
        return None
    words_there = report.text[max(0, start) : max(0, end)]
    if not words_there.strip() or words_there.split() != str(found.get("text", "")).split():
        return None
    start += len(words_there) - len(words_there.lstrip())
    end = start + len(words_there.strip())
    body = claim_to_json(claim)
    if use in ("quote", "more"):
        quote = {"start": start, "end": end, "text": report.text[start:end]}
        kept = body["quotes"] if use == "more" else []
        return {"quotes": [*kept, quote]}
    if use == "place" and body["places"]:
        return {"places": [body["places"][0] | {"start": start, "end": end}, *body["places"][1:]]}
    if use == "date":
        return {"date": body["date"] | {"span": [start, end]}}
    return None
