"""Pages run without a browser: opened over the person's store, pressed, read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from samples import ROOT
from streamlit.testing.v1 import AppTest

from footprint.store import Store
from footprint.ui import desk, guarding


@contextmanager
def fresh_desk() -> Iterator[Store]:
    """The person's store, opened anew as at the start of footprint, and forgotten afterwards."""
    forget()
    try:
        yield desk.open_desk().store
    finally:
        forget()


def forget() -> None:
    """Let the next page open the store and read the rules anew."""
    desk.open_desk.cache_clear()
    guarding.get_access.cache_clear()


def open_page(page: str, **query: str) -> AppTest:
    """A page with an address of its own."""
    app = AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=60)
    app.run()
    for name, value in query.items():
        app.query_params[name] = value
    app.switch_page(page).run()
    assert not app.exception, app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    """Press a button."""
    app.button(key=key).click().run()
    assert not app.exception, app.exception
    return app


def html_of(app: AppTest) -> str:
    """All that the page set as HTML."""
    return "".join(element.proto.body for element in app.get("html"))
