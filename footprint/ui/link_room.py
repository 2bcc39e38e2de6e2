"""Under a claim that is reviewed: what other reports say of it, and the buttons to hold them apart, join or discount them."""

from __future__ import annotations

import streamlit as st

from footprint.store import KeptClaim, Store, Together
from footprint.store.reviews import Reviews
from footprint.ui import review_state, texts
from footprint.ui.together import in_html
from footprint.wording.texts_links import RULE


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
        st.text_input(RULE["join"], key=f"join_{kept.number}", help=RULE["join_hint"])
        st.button(RULE["join_do"], key="join", on_click=_join, args=(kept.number,))


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
    typed = str(st.session_state.get(f"join_{number}") or "").strip()
    if not (typed.isdecimal() and len(typed) < 16):
        st.session_state["review_trouble"] = RULE["odd_number"].format(typed=typed)
        return
    review_state.decide(
        lambda reviews, who, why: reviews.join(who, [number, int(typed)], why), number
    )


def _take_back(number: int, revision: int) -> None:
    review_state.decide(lambda reviews, who, why: reviews.take_back(who, revision, why), number)
