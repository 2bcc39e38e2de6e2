"""Parts of a page that a browser draws better than Streamlit: a module of ours, its data, and what was picked in it.

The module lies among our assets and has `draw(root, data, pick)`. It sets text as text; no word of a report is given to
it. What is picked comes back to Python once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import streamlit as st

from footprint.ui.serving import asset_url

_LOADER = """
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".fp-part");
  import(new URL(data.module, document.baseURI).href).then(({ draw }) =>
    draw(root, data, (picked) => setTriggerValue("pick", picked)),
  );
}
"""


def show_part(
    module: str, data: Mapping[str, Any], key: str, on_pick: Callable[[Mapping[str, Any]], None]
) -> None:
    """Draw a part by one of our modules; `on_pick` gets what was picked in it, a plain object."""

    def taken() -> None:
        picked = st.session_state[key].get("pick")
        if isinstance(picked, Mapping):
            on_pick(picked)

    _component()(key=key, data={**data, "module": asset_url(module)}, on_pick_change=taken)


def plain(text: str) -> str:
    """A text as a button's label shows it, on one line: no character of it is taken for markup.

    Spaces are squeezed, because four of them before a line would make it a block of code.
    """
    line = " ".join(text.split())
    return "".join(f"\\{each}" if each in "\\`*_{}[]()#+-.!|~:<>$&" else each for each in line)


@lru_cache(maxsize=1)
def _component() -> Callable[..., object]:
    return st.components.v2.component(
        "footprint_part", html='<div class="fp-part"></div>', js=_LOADER, isolate_styles=False
    )
