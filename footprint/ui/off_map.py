"""What passes the filter and is not drawn → the list under the map, so that the counts add up on screen."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from footprint.filters import Filter
from footprint.model import Report
from footprint.store import KeptClaim, Store
from footprint.ui import quotes, texts, words
from footprint.view import Snapshot

_STEP = 4
_FEW = 20
"""Up to so many claims, all of them stand open; beyond, one of each reason, so that a filter sends little."""


def show_off_map(store: Store, snapshot: Snapshot, wanted: Filter) -> None:
    """The sum, then the claims by reason, each with its quote; more on request. May raise StoreError."""
    counts = snapshot.count(wanted)
    drawn = counts.on_map
    lead = texts.fill(
        texts.PAGE["off_map_sum"], drawn=drawn, hidden=counts.not_on_map, all=counts.claims
    )
    if not counts.not_on_map:
        lead = texts.PAGE["off_map_none"] if counts.claims else texts.PAGE["nothing"]
    if counts.undated_left_out:
        lead += " " + texts.fill(texts.PAGE["off_map_undated"], n=counts.undated_left_out)
    if counts.unplaced_left_out:
        lead += " " + texts.fill(texts.PAGE["off_map_unplaced"], n=counts.unplaced_left_out)
    st.html(
        f'<section class="fp-off" id="not-on-the-map" tabindex="-1"><h2>{texts.PAGE["off_map"]}</h2>'
        f'<p class="fp-lead">{escape(lead)}</p></section>'
    )
    pages = {}
    for reason, total in counts.off_map.items():
        first = total if counts.not_on_map <= _FEW else 1
        shown = max(first, st.session_state.get(f"shown_{reason}", 0))
        pages[reason] = snapshot.claims_off_map(wanted, reason, limit=shown)
    # All at once, for each question to the store costs as much as what is asked.
    numbers = [number for page in pages.values() for number in page.claims]
    kept = {each.number: each for each in store.get_claims(numbers)}
    reports = {name: store.get_report(name).report for name in {k.report_id for k in kept.values()}}
    for reason, page in pages.items():
        with st.container(key=f"off_{reason}", gap="small"):
            st.html(_group(reason, page.total, [kept[number] for number in page.claims], reports))
            if page.total > len(page.claims):
                told = texts.fill(
                    texts.PAGE["off_map_shown"], shown=len(page.claims), total=page.total
                )
                st.button(
                    f"{texts.PAGE['off_map_more']} · {told}",
                    key=f"more_{reason}",
                    on_click=_show_more,
                    args=(reason, len(page.claims) + _STEP),
                    type="tertiary",
                )


def _show_more(reason: str, shown: int) -> None:
    st.session_state[f"shown_{reason}"] = shown


def _group(reason: str, total: int, claims: list[KeptClaim], reports: Mapping[str, Report]) -> str:
    items = []
    for kept in claims:
        claim, report = kept.claim, reports[kept.report_id]
        quote = claim.quotes[0]
        place = f" · <bdi>{escape(words.name_of(claim.places[0]))}</bdi>" if claim.places else ""
        items.append(
            f"<li><h4><bdi>{escape(words.headline(claim))}</bdi></h4>"
            f'<p class="fp-note">{escape(words.when(claim.date))}{place} · {words.said(claim)}</p>'
            + quotes.blockquote(
                report.text, quote.start, quote.end, quotes.fields_of(claim), report.language
            )
            + "</li>"
        )
    return (
        f'<section class="fp-off"><h3>{texts.REASONS[reason]} <small>{texts.number(total)}</small></h3>'
        f"<ul>{''.join(items)}</ul></section>"
    )
