"""Three steps through the page for whoever sees it for the first time; dismissed once, gone from this browser for good."""

from __future__ import annotations

import streamlit as st

from footprint.ui import texts
from footprint.ui.parts import show_part
from footprint.wording.texts_tour import TOUR

COOKIE = "footprint_tour"
STEPS = ("mark", "narrow", "rest")
_DONE = len(STEPS)


def show_tour() -> None:
    """The step that is next; nothing once it was dismissed, here or before in this browser."""
    step: int = st.session_state.get("tour", 0)
    if st.context.cookies.get(COOKIE) == "done":
        return
    if step >= _DONE:
        show_part("remember.js", {"cookie": f"{COOKIE}=done"}, "tour_done", lambda _: None)
        return
    name = STEPS[step]
    with st.container(key="tour"):
        count = texts.fill(TOUR["step"], index=step + 1, total=_DONE)
        st.html(
            f'<section class="fp-tour" aria-label="{TOUR["name"]}"><p class="fp-kicker">{count}</p>'
            f"<h3>{TOUR[name]}</h3><p>{TOUR[f'{name}_text']}</p></section>"
        )
        with st.container(horizontal=True, key="tour_turn", horizontal_alignment="distribute"):
            st.button(TOUR["dismiss"], key="tour_dismiss", on_click=_go, args=(_DONE,), type="tertiary")  # fmt: skip
            label = TOUR["next" if step + 1 < _DONE else "done"]
            st.button(label, key="tour_next", on_click=_go, args=(step + 1,), type="tertiary")


def _go(step: int) -> None:
    st.session_state["tour"] = step
