"""An error raised on purpose → the words of it on the page, in the place of what could not be shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from footprint.errors import FootprintError
from footprint.ui import texts
from footprint.ui.parts import plain


@contextmanager
def telling_trouble() -> Iterator[None]:
    """Show a FootprintError as it is; its message is made for people."""
    try:
        yield
    except FootprintError as error:
        st.error(f"{texts.PAGE['trouble']}: {plain(str(error))}")
