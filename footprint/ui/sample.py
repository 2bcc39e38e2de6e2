"""What a hundred thousand claims look like: a store of made-up ones beside the own, for a tab that asks, until it is removed.

The sample is made in the background, in a folder of its own, by whoever may add reports; nothing of it enters the store
and nothing of it is exported.
"""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from footprint import made_up
from footprint.access import Service
from footprint.errors import FootprintError
from footprint.paths import user_folder
from footprint.store import open_store
from footprint.ui import desk, texts
from footprint.ui.add_state import may_add
from footprint.ui.desk import Desk, TimedViews
from footprint.ui.guarding import get_access
from footprint.wording.texts_sample import SAMPLE

CLAIMS = 100_000
_EVERY_SECONDS = 1.0
_log = logging.getLogger(__name__)


@dataclass
class Making:
    """A sample that is being made, or is there."""

    folder: Path
    share: float = 0.0
    """How much of it is made."""
    desk: Desk | None = None
    trouble: str = ""
    stopped: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread | None = None


_making: list[Making] = []
"""One, or none."""
_lock = threading.Lock()


def desk_here() -> Desk:
    """The desk that this tab looks at: the sample's where it asked for it, else the own. May raise StoreError."""
    made = _shown()
    return made if made is not None else desk.open_desk()


def is_shown() -> bool:
    """Whether this tab looks at the sample."""
    return _shown() is not None


def _shown() -> Desk | None:
    if not st.session_state.get("sample"):
        return None
    made = next(iter(_making), None)
    return made.desk if made else None


def begin(claims: int = CLAIMS) -> None:
    """Make the sample, where it is not made already, and show it in this tab once it is there."""
    st.session_state["sample"] = True
    with _lock:
        if _making:
            return
        making = Making(user_folder() / "made-up")
        making.thread = threading.Thread(
            target=_make, args=(making, claims), daemon=True, name="sample"
        )
        _making.append(making)
        making.thread.start()


def remove() -> None:
    """Throw the sample away, for all tabs; one that is being made is stopped first."""
    st.session_state.pop("sample", None)
    with _lock:
        made = _making.pop() if _making else None
    if made is None:
        return
    made.stopped.set()
    if made.thread is not None:
        made.thread.join(10)
    if made.desk is not None:
        desk.forget_beside(made.desk)
        made.desk.held.close()
    shutil.rmtree(made.folder, ignore_errors=True)


def _make(making: Making, claims: int) -> None:
    try:
        shutil.rmtree(making.folder, ignore_errors=True)  # of a process that ended in the middle
        making.folder.mkdir(parents=True)
        store = open_store(making.folder / "made-up.db")

        def tell(share: float) -> None:
            making.share = share

        if not made_up.fill(store, claims, tell, lambda: not making.stopped.is_set()):
            return
        views = TimedViews(store)
        views.current()
        fresh = Desk(store, views, Service(store, get_access()), store.database.hold_open())
        desk.keep_beside(fresh)
        making.desk = fresh
    except (FootprintError, OSError) as error:
        making.trouble = str(error)
    except Exception as error:  # a thread's end that nobody would see
        _log.exception("sample")
        making.trouble = f"{type(error).__name__}: {error}"


def show_offer() -> None:
    """In the empty panel: the way to the sample, and how far it is; nothing for who may not add reports."""
    if is_shown() or not may_add():
        return
    making = next(iter(_making), None)
    with st.container(key="sample_offer"):
        if making is None or not st.session_state.get("sample"):
            st.html(f'<div class="fp-empty fp-typed"><p>{SAMPLE["offer"]}</p></div>')
            label = texts.fill(SAMPLE["load"], n=CLAIMS)
            st.button(label, key="sample_load", on_click=begin, type="tertiary")
        else:
            _show_progress()


@st.fragment(run_every=_EVERY_SECONDS)
def _show_progress() -> None:
    making = next(iter(_making), None)
    if making is None or making.desk is not None:
        st.rerun()
        return
    if making.trouble:
        st.warning(making.trouble)
    else:
        st.progress(making.share, texts.fill(SAMPLE["making"], n=round(making.share * CLAIMS)))
    st.button(SAMPLE["stop"], key="sample_stop", on_click=remove, type="tertiary")


@contextmanager
def under_banner() -> Iterator[None]:
    """Every page of a tab that shows the sample says so at its head."""
    if is_shown():
        with st.container(key="sample", horizontal=True, vertical_alignment="center"):
            told = texts.fill(SAMPLE["banner"], n=CLAIMS)
            st.html(f'<p role="status" class="fp-sample"><b>{SAMPLE["name"]}</b> {told}</p>')
            st.button(SAMPLE["remove"], key="sample_remove", on_click=remove)
    yield
