"""What the first page needs, made while its visitor is still on the way: the store, the snapshot, the map's own words."""

from __future__ import annotations

import logging
import threading

from footprint.errors import FootprintError

_log = logging.getLogger(__name__)


def start_warming() -> threading.Thread:
    """Begin in a thread of its own; whoever comes meanwhile waits for what is under way, and does not do it twice."""
    thread = threading.Thread(target=_warm, name="warming", daemon=True)
    thread.start()
    return thread


def _warm() -> None:
    # Here, for they take a second and more. Not streamlit-folium: its component is known only where a page imports it.
    import folium  # noqa: F401

    from footprint.ui import desk, serving

    try:
        snapshot = desk.open_desk().views.current()
        serving.config_url()
        _ = snapshot.gzipped
    except FootprintError as error:
        _log.info("not warmed: %s", error)  # the page says so itself, with the way out
