"""What the page of data sets remembers for one tab: the file that was sent, what is made of it, and what its buttons do."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import streamlit as st

from footprint.errors import FootprintError
from footprint.exchange.incoming.guessing import guess_kind
from footprint.store import Store
from footprint.ui import import_work
from footprint.ui.desk import open_desk
from footprint.ui.guarding import current_person
from footprint.ui.import_work import Sent, Work

BY_FILE = "auto"
"""The kind that the file itself tells."""


def work() -> Work | None:
    """What was begun last in this tab."""
    found: Work | None = st.session_state.get("import_work")
    return found


def sent() -> Sent | None:
    """The file that is looked at."""
    found: Sent | None = st.session_state.get("import_sent")
    return found


def trouble() -> str | None:
    """What is to be said, once."""
    found: str | None = st.session_state.pop("import_trouble", None)
    return found


def take(
    name: str, data: bytes, kind: str, source: str, encoding: str, mapping: bytes | None
) -> None:
    """Lay a file down and begin to check it."""
    try:
        open_desk().service.adding(current_person())
        st.session_state["import_sent"] = laid = _lay_down(
            name, data, kind, source, encoding, mapping
        )
        st.session_state["import_work"] = import_work.check(laid)
    except FootprintError as error:
        st.session_state["import_trouble"] = str(error)


def keep(skip_bad: bool) -> None:
    """Take in the file that was checked."""
    laid = sent()
    if laid is None:
        return
    try:
        store, who = _adding()
        st.session_state["import_work"] = import_work.keep(laid, store, who, skip_bad)
    except FootprintError as error:
        st.session_state["import_trouble"] = str(error)


def take_back(number: int, name: str) -> None:
    """Take an import back."""
    try:
        store, who = _adding()
        st.session_state["import_work"] = import_work.take_back(store, number, name, who)
    except FootprintError as error:
        st.session_state["import_trouble"] = str(error)


def _adding() -> tuple[Store, str]:
    """The store, for a person who may add to it, and that person's name. Raises NotAllowed, StoreError."""
    person = current_person()
    return open_desk().service.adding(person), person.name if person else ""


def stop() -> None:
    """Break off what goes on; nothing of it is kept."""
    begun = work()
    if begun is not None:
        begun.stop.set()


def forget() -> None:
    """Show the way in again."""
    st.session_state.pop("import_work", None)
    st.session_state.pop("import_sent", None)
    st.session_state["import_round"] = st.session_state.get("import_round", 0) + 1


def _lay_down(
    name: str, data: bytes, kind: str, source: str, encoding: str, mapping: bytes | None
) -> Sent:
    folder = Path(tempfile.mkdtemp(prefix="footprint-"))
    try:
        path = folder / _plain_name(name)
        path.write_bytes(data)
        laid = None
        if mapping is not None:
            laid = folder / "mapping of the person.toml"
            laid.write_bytes(mapping)
        if kind == BY_FILE:
            kind = "table" if laid else guess_kind(path, encoding)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Sent(name, path, kind, source.strip() or None, encoding, laid)


def _plain_name(name: str) -> str:
    """Of a name that a person sent the last part, without what leads elsewhere or no file may be called."""
    last = "".join(
        char for char in name.replace("\\", "/").rpartition("/")[2] if char.isprintable()
    )
    return last[-100:] if last.strip(".") else "file"
