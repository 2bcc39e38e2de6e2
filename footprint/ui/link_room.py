"""Under a claim that is reviewed: what other reports say of it, and the buttons to hold them apart, join or discount them."""

from __future__ import annotations

import re

import streamlit as st

from footprint.store import KeptClaim, Likely, Store, Together
from footprint.store.reviews import Reviews
from footprint.ui import review_state, texts, words
from footprint.ui.together import in_html
from footprint.wording.texts_links import LINKS, RULE

_NUMBER = re.compile(r"(?:\S*[?&]claim=)?(?P<number>\d{1,15})(?:&\S*)?", re.ASCII)


def show_links(store: Store, kept: KeptClaim) -> None:
    """The event of a claim, what was ruled on it, and the ways to rule. Nothing for a claim that is not shown."""
    together = store.get_together(kept.number)
    if together is None:
        return
    with st.expander(RULE["several"], expanded=bool(together.fellows)):
        st.html(f'<section class="fp-together">{in_html(store, together)}</section>')
        _show_rulings(together)
        with st.container(horizontal=True, gap="small"):
            st.button(
                RULE["part"],
                key="part",
                help=RULE["part_hint"],
                on_click=_rule,
                args=("part", kept.number),
                disabled=not together.fellows,
            )
            st.button(
                RULE["discount"],
                key="discount",
                help=RULE["discount_hint"],
                on_click=_rule,
                args=("discount", kept.number),
                disabled=together.grade.is_ruled,
            )
        _show_joining(store, kept.number)


def _show_joining(store: Store, number: int) -> None:
    """The likeliest other claims of the same to choose from; a number may be typed."""
    options = {each.claim: _told(store, each) for each in store.find_likely(number)}
    st.selectbox(
        RULE["join"],
        list(options),
        index=None,
        format_func=lambda claim: options.get(claim, str(claim)),
        key=f"join_{number}",
        help=RULE["join_hint"],
        placeholder=RULE["join_choose"],
        accept_new_options=True,
    )
    st.button(RULE["join_do"], key="join", on_click=_join, args=(number,))


def _told(store: Store, likely: Likely) -> str:
    kept = store.get_claims([likely.claim])[0]
    report = store.get_report(kept.report_id).report
    apart = [RULE["join_km"].format(km=texts.number(likely.km))] if likely.km else []
    if likely.days:
        apart.append(texts.fill(RULE["join_days"], n=likely.days))
    parts = [words.headline(kept.claim), report.source or LINKS["unnamed"], *apart]
    return " · ".join([*parts, texts.number(likely.claim)])


def _show_rulings(together: Together) -> None:
    """What people said of the claim, each with a way to take it back."""
    shown: set[int] = set()
    for (one, other), (verdict, revision) in sorted(together.rulings.items()):
        if together.claim not in (one, other) or revision in shown:
            continue
        shown.add(revision)
        fellow = other if one == together.claim else one
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.html(f'<p class="fp-note">{texts.fill(RULE[f"ruled_{verdict}"], n=fellow)}</p>')
            st.button(
                RULE["take_back"],
                key=f"take_back_{revision}",
                on_click=_take_back,
                args=(together.claim, revision),
                type="tertiary",
            )


def _rule(what: str, number: int) -> None:
    def act(reviews: Reviews, who: str, why: str | None) -> object:
        return (reviews.part if what == "part" else reviews.discount)(who, number, why)

    review_state.decide(act, number)


def _join(number: int) -> None:
    chosen = st.session_state.get(f"join_{number}")
    if chosen is None:
        st.session_state["review_trouble"] = RULE["join_nothing"]
        return
    other = read_number(str(chosen))
    if other is None:
        st.session_state["review_trouble"] = RULE["odd_number"].format(typed=chosen)
        return
    review_state.decide(lambda reviews, who, why: reviews.join(who, [number, other], why), number)


def read_number(typed: str) -> int | None:
    """A claim's number, where it or the address of a claim was typed; None where neither was."""
    match = _NUMBER.fullmatch(typed.strip())
    return int(match["number"]) if match else None


def _take_back(number: int, revision: int) -> None:
    review_state.decide(lambda reviews, who, why: reviews.take_back(who, revision, why), number)
