"""A report that is not kept yet → its words with the fields marked, its claims on a small map, all of it to be corrected."""

from __future__ import annotations

from datetime import datetime
from html import escape

import streamlit as st
from streamlit_folium import st_folium

from footprint.actors import get_label
from footprint.filters import Filter
from footprint.ingest.drafting import Draft
from footprint.store import KeptClaim
from footprint.ui import add_maps, add_state, quotes, review_form, texts, words
from footprint.ui.map_layer import Command, FootprintMap
from footprint.ui.panel import show_claim
from footprint.ui.parts import plain
from footprint.ui.serving import data_url
from footprint.view import Snapshot, build
from footprint.wording.texts_add import ADD

_MAP_HEIGHT = 340


def show_draft(draft: Draft) -> None:
    """The whole preview."""
    claims = draft.claims
    snapshot = add_maps.put(build(draft.scratch))
    _show_head(draft, claims)
    with st.container(key="rooms", horizontal=True, gap=None):
        with st.container(key="room_main"):
            chosen = _chosen(claims)
            _show_about(draft)
            _show_map(snapshot, chosen)
            map_slot = st.container(key="point_map")
            _show_words(draft, claims, chosen)
        with st.container(key="room_panel"):
            _show_claims(draft, claims, chosen, map_slot, snapshot)


def _show_head(draft: Draft, claims: list[KeptClaim]) -> None:
    lead = texts.fill(ADD["preview_lead"], n=len(claims)) if claims else ADD["no_claims"]
    known = f" {ADD['known']}" if draft.is_known else ""
    with st.container(key="add_head", horizontal=True, vertical_alignment="center"):
        st.html(
            f'<div class="fp-add-head"><h1>{ADD["preview"]}</h1><p class="fp-note">{lead}{known}</p></div>'
        )
        st.button(ADD["discard"], key="add_discard", on_click=add_state.drop)
        st.button(ADD["save"], key="add_save", type="primary", on_click=add_state.save)


def _show_about(draft: Draft) -> None:
    """Title, outlet and date, to be confirmed where they are missing or unsure."""
    report, item = draft.reading.report, draft.item
    asks = [f"doubt_{doubt.field}" for doubt in item.doubts]
    is_unsure = bool(asks) or report.published is None or not report.source
    stamp = add_state.stamp_of(report)
    with st.expander(ADD["about"], expanded=is_unsure):
        told = [
            ADD[f"doubt_{doubt.field}"].format(why=doubt.why)
            + (f" {ADD['doubt_guess'].format(guess=doubt.guess)}" if doubt.guess else "")
            for doubt in item.doubts
        ]
        if report.published is None and "doubt_published" not in asks:
            told.append(ADD["published_missing"])
        if not report.source and "doubt_source" not in asks:
            told.append(ADD["source_missing"])
        if told:
            lines = "".join(f'<li dir="auto">{escape(each)}</li>' for each in told)
            st.html(f'<ul class="fp-doubts">{lines}</ul>')
        st.text_input(ADD["field_title"], report.title or "", key=f"add_title_{stamp}")
        with st.container(horizontal=True):
            st.text_input(ADD["field_source"], report.source or "", key=f"add_source_{stamp}")
            st.date_input(
                ADD["field_published"],
                report.published.date() if report.published else None,
                min_value=datetime(1900, 1, 1),  # noqa: DTZ001  a day
                max_value=datetime(2199, 12, 31),  # noqa: DTZ001
                format="YYYY-MM-DD",
                key=f"add_day_{stamp}",
            )
            st.time_input(
                ADD["field_time"],
                report.published.time() if report.published else None,
                key=f"add_time_{stamp}",
            )
        st.button(ADD["again"], key="add_again", help=ADD["again_hint"], on_click=add_state.again)


def _show_map(snapshot: Snapshot, chosen: KeptClaim | None) -> None:
    st.html(f'<h2 class="fp-add-sub">{ADD["map"]}</h2>')
    if not len(snapshot.places):
        st.html(f'<p class="fp-note">{ADD["map_none"]}</p>')
        return
    places = [place.id for place in chosen.claim.drawn_places] if chosen else []
    command = {
        "data": data_url(snapshot.hash),
        "filter": Filter().to_json(()),
        "chosen": places,
        "answered": 0,
        "range_seq": 0,
        # Another report or claim: the map goes there; a number that only grows.
        "gone_to": _visits(snapshot.hash, places),
    }
    st_folium(
        FootprintMap(),
        key="add_map",
        height=_MAP_HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=Command(command),
    )


def _visits(name: str, places: list[str]) -> int:
    """How often the map was told to go somewhere else."""
    state = st.session_state
    if state.get("add_gone_to") != (name, places):
        state["add_gone_to"] = (name, places)
        state["add_visits"] = state.get("add_visits", 0) + 1
    visits: int = state["add_visits"]
    return visits


def _show_words(draft: Draft, claims: list[KeptClaim], chosen: KeptClaim | None) -> None:
    """The words, with the fields of every claim underlined and the quotes of the chosen one highlighted."""
    report = draft.reading.report
    shown = [each for each in claims if each.is_shown]
    fields = {field for each in shown for field in quotes.fields_of(each.claim)}
    spans = [(quote.start, quote.end) for quote in chosen.claim.quotes] if chosen else []
    title = escape(report.title or texts.PAGE["untitled"])
    ordered = sorted(fields, key=lambda each: (each.start, each.end, each.style))
    body = quotes.whole(report.text, ordered, spans, report.language)
    st.html(
        f'<article class="fp-page"><h1 dir="auto">{title}</h1>'
        f'<p class="fp-source">{quotes.report_line(report)}</p>{_legend(ordered)}{body}</article>'
    )


def _legend(fields: list[quotes.Field]) -> str:
    """Which underline means what."""
    entries = {}
    for field in fields:
        name = field.actor_id and get_label(field.actor_id, texts.LANGUAGE)
        word = escape(name) if name else texts.PAGE[f"legend_{field.style}"]
        entries[word] = f'<u class="fp-{field.style}">{word}</u>'
    return f'<p class="fp-fields">{" · ".join(entries.values())}</p>' if entries else ""


def _chosen(claims: list[KeptClaim]) -> KeptClaim | None:
    number = st.session_state.get("add_claim")
    return next((each for each in claims if each.number == number), claims[0] if claims else None)


def _show_claims(
    draft: Draft,
    claims: list[KeptClaim],
    chosen: KeptClaim | None,
    map_slot: st.delta_generator.DeltaGenerator,
    snapshot: Snapshot,
) -> None:
    if chosen is None:
        st.html(f'<div class="fp-empty"><p>{ADD["no_claims"]}</p></div>')
        return
    labels = {each.number: plain(_label(each)) for each in claims}
    st.html(f'<h2 class="fp-add-sub">{ADD["claims"]}</h2>')
    st.radio(
        ADD["claim"],
        list(labels),
        index=list(labels).index(chosen.number),
        format_func=labels.__getitem__,
        key="add_claim",
        label_visibility="collapsed",
    )
    number, review = chosen.number, chosen.review
    show_claim(chosen, draft.reading.report)
    with st.container(horizontal=True, gap="small"):
        if review is not None and review.status == "rejected":
            st.button(ADD["take_in"], key="add_in", on_click=add_state.take_in, args=(number,))
        else:
            st.button(ADD["leave_out"], key="add_out", on_click=add_state.leave_out, args=(number,))
        if review is not None:
            st.button(ADD["undo"], key="add_undo", on_click=add_state.undo, args=(number,))
    review_form.show_form(chosen, draft.reading.report, map_slot, add_state.decide, snapshot)


def _label(kept: KeptClaim) -> str:
    headline = words.headline(kept.claim)
    if kept.review is not None and kept.review.status == "rejected":
        return ADD["rejected"].format(headline=headline)
    if kept.review is not None and kept.review.corrected:
        return ADD["corrected"].format(headline=headline)
    return headline
