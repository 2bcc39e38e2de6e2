"""The first page's needs are met while its visitor is on the way, once, and trouble is left for the page to tell."""

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from footprint.ui import desk
from footprint.ui.guarding import get_access
from footprint.ui.warming import start_warming

ROOT = Path(__file__).parent.parent


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("FOOTPRINT_DATA", str(tmp_path))
    desk.open_desk.cache_clear()
    get_access.cache_clear()
    yield tmp_path
    desk.open_desk.cache_clear()
    get_access.cache_clear()


def test_the_snapshot_is_there_before_anybody_asked(data):
    thread = start_warming()
    thread.join(60)
    assert not thread.is_alive()
    assert (data / "footprint.db").exists()
    kept = desk.open_desk().views.current()
    assert kept.claim_count
    assert "gzipped" in vars(kept)


def test_a_store_that_cannot_be_used_is_told_by_the_page_and_not_here(data):
    (data / "footprint.db").write_text("no database")
    thread = start_warming()  # an exception in a thread would fail this test
    thread.join(60)
    assert not thread.is_alive()


def test_what_many_ask_for_at_once_is_made_once_and_left_closed():
    made, answers, begun = [], [], threading.Barrier(4)

    def make():
        made.append(SimpleNamespace(held=sqlite3.connect(":memory:", check_same_thread=False)))
        return made[-1]

    opened = desk.Once(make)

    def ask():
        begun.wait()
        answers.append(opened())

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == made * 4
    assert len(made) == 1
    opened.cache_clear()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        made[0].held.execute("SELECT 1")
    assert opened() is made[1]
    opened.cache_clear()


def test_the_start_of_the_server_leaves_the_component_of_the_map_to_the_page(data):
    """Imported before a page runs, it is unknown to Streamlit, and the page says "Component not found"."""
    code = "import sys, dashboard; print('streamlit_folium' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.strip() == "False"
