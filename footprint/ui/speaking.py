"""Which language a browser tab is shown in: by its address (`lang=ar`), what was chosen before, what the browser asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from footprint.ui.parts import show_part
from footprint.wording import texts
from footprint.wording.language import (
    ENGLISH,
    Digits,
    Language,
    Months,
    current,
    follow,
    from_key,
    languages,
    preferred,
)

KEY = "lang"
"""In the address."""
COOKIE = "footprint_lang"
_CHOSEN = "language"
_JANUARY: dict[str, str] = {"levant": "كانون الثاني", "western": "يناير"}
_FIGURES: dict[str, str] = {"latn": "123", "arab": "١٢٣"}


def _of_this_tab() -> Language | None:
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    chosen: Language | None = st.session_state.get(_CHOSEN)
    return chosen


follow(_of_this_tab)


def settle_language() -> None:
    """Decide in which language this run is, and keep it in the address. Call it before anything is drawn."""
    state = st.session_state
    told = st.query_params.get(KEY)
    asked = from_key(told)
    if asked is not None and told != state.get("lang_told"):
        state[_CHOSEN] = asked
    elif _CHOSEN not in state:
        state[_CHOSEN] = (
            from_key(_said(st.context.cookies.get(COOKIE)))
            or preferred(_said(st.context.headers.get("Accept-Language")))
            or ENGLISH
        )
    state["lang_told"] = in_address().get(KEY)
    if told != state["lang_told"]:
        if state["lang_told"]:
            st.query_params[KEY] = state["lang_told"]
        else:
            del st.query_params[KEY]


def _said(value: object) -> str | None:
    """What a browser sent; without a browser there is something else."""
    return value if isinstance(value, str) else None


def in_address() -> dict[str, str]:
    """What the address says of the language: nothing for English, which needs no word."""
    language = current()
    return {} if language == ENGLISH else {KEY: language.key}


def show_languages() -> None:
    """The choice of a language at the head of the page, and of its months and digits where it has them."""
    language = current()
    show_part(
        "speaking.js",
        {
            "language": language.tag,
            "direction": language.direction,
            "cookie": f"{COOKIE}={language.key}",
        },
        "speaking",
        lambda _: None,
    )
    if len(languages()) < 2:
        return
    st.session_state["lang_pick"] = language.code
    with st.container(key="languages", horizontal=True, gap="small"):
        st.segmented_control(
            texts.PAGE["language"],
            languages(),
            format_func=lambda code: Language(code).name,
            key="lang_pick",
            required=True,
            label_visibility="collapsed",
            on_change=_choose,
        )
        if language.has_choices:
            _show_choices(language)


def _show_choices(language: Language) -> None:
    st.session_state["lang_months"], st.session_state["lang_digits"] = (
        language.months,
        language.digits,
    )
    with st.popover(texts.PAGE["language_more"]):
        st.segmented_control(
            texts.PAGE["months"], get_args(Months), format_func=_JANUARY.__getitem__,
            key="lang_months", required=True, on_change=_refine,
        )  # fmt: skip
        st.segmented_control(
            texts.PAGE["digits"], get_args(Digits), format_func=_FIGURES.__getitem__,
            key="lang_digits", required=True, on_change=_refine,
        )  # fmt: skip


def _choose() -> None:
    code = st.session_state["lang_pick"]
    if code != current().code:
        st.session_state[_CHOSEN] = Language(code)


def _refine() -> None:
    state = st.session_state
    state[_CHOSEN] = replace(current(), months=state["lang_months"], digits=state["lang_digits"])
