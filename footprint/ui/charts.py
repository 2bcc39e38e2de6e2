"""What all charts have in common: Vega-Lite specifications in the page's own type and colours, drawn by Streamlit.

No word of a report is in a chart: names of places, actors and types only. Nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from footprint.actors import groups
from footprint.ui import texts_pages, words
from footprint.ui.serving import dark_colour

PICK = "pick"
"""The selection that a click on a mark makes."""
_SANS = "'Noto Sans', 'Noto Sans Arabic', 'Segoe UI', system-ui, sans-serif"
_LIGHT = {"ink": "#1C1B19", "soft": "#6B665C", "rule": "#E2DCCF", "sheet": "#FFFDF9"}
_DARK = {"ink": "#EFEBE2", "soft": "#B4ADA0", "rule": "#3B3934", "sheet": "#1B1A18"}


def is_dark() -> bool:
    """Whether the tab shows the dark theme."""
    return bool(st.context.theme.type == "dark")


def inks() -> Mapping[str, str]:
    """The page's colours: ink, soft, rule, sheet."""
    return _DARK if is_dark() else _LIGHT


def group_scale(ids: Sequence[str]) -> dict[str, list[str]]:
    """A scale from the names of colour groups to their colours, in the order given."""
    colours = {group.id: dark_colour(group) if is_dark() else group.colour for group in groups()}
    return {
        "domain": [group_name(each) for each in ids],
        "range": [colours.get(each, inks()["soft"]) for each in ids],
    }


def group_name(group_id: str) -> str:
    """A colour group's name in the page's language; of none, that no actor is named."""
    return words.group_name(group_id) or texts_pages.TRENDS["nobody"]


def show_chart(
    spec: Mapping[str, Any],
    key: str,
    on_pick: Callable[[Mapping[str, Any]], None],
    alt: str,
) -> None:
    """Draw a chart; `on_pick` gets the fields of the mark that was clicked. `alt` tells it without pictures.

    The specification has a selection of the name PICK.
    """

    def taken() -> None:
        chosen = st.session_state[key].get("selection", {}).get(PICK) or []
        if chosen:
            on_pick(chosen[0])

    st.vega_lite_chart(
        {**spec, "config": _config()},
        key=key,
        theme=None,
        on_select=taken,
        selection_mode=PICK,
        width="stretch",
        alt=alt,
    )


def picked(*fields: str) -> list[dict[str, Any]]:
    """The parameter of a chart that lets a mark be clicked."""
    return [{"name": PICK, "select": {"type": "point", "fields": list(fields), "toggle": False}}]


def _config() -> dict[str, Any]:
    ink = inks()
    label = {"labelFont": _SANS, "labelColor": ink["soft"], "labelFontSize": 12}
    title = {"titleFont": _SANS, "titleColor": ink["soft"], "titleFontSize": 12, "titleFontWeight": "normal"}  # fmt: skip
    return {
        "background": "transparent",
        "font": _SANS,
        "view": {"stroke": None},
        "axis": {
            **label,
            **title,
            "gridColor": ink["rule"],
            "domainColor": ink["rule"],
            "tickColor": ink["rule"],
            "labelLimit": 190,
        },
        "legend": {
            **label,
            **title,
            "orient": "top",
            "symbolType": "circle",
            "symbolSize": 70,
            "labelLimit": 200,
            "columnPadding": 14,
        },
        "text": {"color": ink["ink"], "font": _SANS, "fontSize": 12},
        "rule": {"color": ink["rule"]},
    }
