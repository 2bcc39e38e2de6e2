"""Who is at the places that were clicked, as of a day: each force with its state in words and the words it rests on."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from footprint.actors import get_colour_group
from footprint.store import KeptClaim, Store
from footprint.ui import quotes, texts, texts_pages, words
from footprint.ui.standing import Standing
from footprint.ui.state import Choice

_MOST = 6


def show_standing(
    store: Store, standing: Standing, choice: Choice, on_close: Callable[[], None]
) -> None:
    """The forces at the chosen places, the latest evidence first. May raise StoreError."""
    told = texts_pages.PRESENCE
    places = set(choice.places)
    here = [pair for pair in standing.pairs.tolist() if standing.place_id(pair) in places]
    day = words.day(standing.day)
    if not here:
        note = told["here_none"].format(day=day)
        st.html(f'<div class="fp-empty"><p>{escape(note)}</p></div>')
    else:
        names = words.join(list(dict.fromkeys(standing.place(pair) for pair in here))[:3])
        kicker = texts.fill(told["here"], n=len(here), day=day)
        st.html(
            f'<article class="fp-claim"><p class="fp-kicker">{escape(kicker)}</p>'
            f"<h2><bdi>{escape(names)}</bdi></h2>"
            + "".join(_force(store, standing, pair) for pair in here[:_MOST])
            + "</article>"
        )
        if len(here) > _MOST:
            more = texts.fill(told["here_more"], n=len(here) - _MOST)
            st.html(f'<p class="fp-note">{escape(more)}</p>')
    st.button(texts.PAGE["close"], key="panel_close", on_click=on_close, type="tertiary")


def _force(store: Store, standing: Standing, pair: int) -> str:
    presence, evidence = standing.presence, standing.evidence
    numbers = [standing.claim(pair)]
    if presence.against[pair] >= 0:
        numbers.append(int(evidence.claim[presence.against[pair]]))
    kept = store.get_claims(list(dict.fromkeys(numbers)))
    group = get_colour_group(standing.actor_id(pair))
    state = f"{texts_pages.STATES[standing.state(pair)]}, {standing.words(pair)}"
    parts = [
        f'<section class="fp-force"><h3><i class="fp-dot fp-dot-{group}"></i>'
        f"<bdi>{escape(standing.actor(pair))}</bdi> <small>{escape(state)}</small></h3>",
        _words(store, kept[0]),
    ]
    for other in kept[1:]:
        parts.append(
            f'<p class="fp-note">{texts_pages.PRESENCE["against"]}</p>{_words(store, other)}'
        )
    return "".join(parts) + "</section>"


def _words(store: Store, kept: KeptClaim) -> str:
    claim = kept.claim
    report = store.get_report(kept.report_id).report
    quote = claim.quotes[0]
    return (
        f'<p class="fp-note"><bdi>{escape(words.headline(claim))}</bdi> · {escape(words.when(claim.date))}</p>'
        + quotes.blockquote(
            report.text, quote.start, quote.end, quotes.fields_of(claim), report.language
        )
        + f'<p class="fp-source">{quotes.report_line(report)} · '
        f'<a href="reports?report={kept.report_id}&claim={kept.number}" target="_self">'
        f"{texts.PAGE['open_report']}</a></p>"
    )
