"""Other ways to put the same claims on a map in Streamlit, measured like ours: filter to the last change on screen.

Each is a small app in `tools/rivals`. Those whose package is not installed are left out: `pip install '.[bench]'`.
"""

from __future__ import annotations

import functools
import importlib.util
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType

from bench_page import WINDOW, Sample
from bench_site import Site
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError

RIVALS = Path(__file__).with_name("rivals")
NAMES = {
    "folium.Marker in MarkerCluster": ("tutorial.py", "xstatic.pkg.leaflet_markercluster", 1_000),
    "st.map": ("streamlit_map.py", "pydeck", 100_000),
    "st.pydeck_chart": ("pydeck_chart.py", "pydeck", 100_000),
    "swiftmap": ("swiftmap_app.py", "swiftmap", 100_000),
}
"""Design: its script, the module that it needs, and up to how many claims it is tried with."""
_QUIET_SECONDS = 1.5
_LIMIT_SECONDS = 60.0


def measure_others(browser: Browser, claims: int, runs: int) -> Iterator[tuple[str, Sample]]:
    """(design, sample) of every other way that is installed and made for so many claims."""
    with _static_files() as environment:
        for design, (script, module, most) in NAMES.items():
            if claims > most or not _is_there(module):
                continue
            site = Site(
                RIVALS / script, environment | {"BENCH_CLAIMS": str(claims)}, "/_stcore/health"
            )
            try:
                yield from ((design, each) for each in _measure(browser, site, runs))
            except PlaywrightError as error:
                print(
                    f"{design} did not get there with {claims:,} claims: {error.message.splitlines()[0]}"
                )
            finally:
                site.stop()


def filter_to_last_change(page: Page, selector: str) -> float:
    """Milliseconds from a click to the last change that the browser painted, however the map is made."""
    changes: list[float] = []
    session = page.context.new_cdp_session(page)

    def note(frame: dict[str, object]) -> None:
        changes.append(time.perf_counter())
        session.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    session.on("Page.screencastFrame", note)
    session.send("Page.startScreencast", {"format": "jpeg", "quality": 10, "maxWidth": 400})
    page.wait_for_timeout(500)
    changes.clear()
    began = time.perf_counter()
    page.locator(selector).first.click()
    while time.perf_counter() - began < _LIMIT_SECONDS:
        page.wait_for_timeout(100)
        if changes and time.perf_counter() - changes[-1] > _QUIET_SECONDS:
            break
    session.send("Page.stopScreencast")
    session.detach()
    return (changes[-1] - began) * 1000 if changes else float("nan")


def _measure(browser: Browser, site: Site, runs: int) -> Iterator[Sample]:
    context = browser.new_context(viewport=WINDOW)
    page = context.new_page()
    page.goto(site.url)
    page.locator("[data-testid=stCheckbox]").wait_for(timeout=60_000)
    page.wait_for_timeout(6000)
    for _ in range(runs):
        sent = site.relay.sent
        took = filter_to_last_change(page, "[data-testid=stCheckbox] label")
        yield "filter to the last change on screen", "ms", took
        yield "bytes: filter", "kB", (site.relay.sent - sent) / 1000
    context.close()


def _is_there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False


@contextmanager
def _static_files() -> Iterator[dict[str, str]]:
    """Leaflet and its cluster plugin on loopback ports, for the tutorial's way would fetch them from elsewhere."""
    servers = {}
    for name, module in (("LEAFLET", "leaflet"), ("CLUSTER", "leaflet_markercluster")):
        if _is_there(f"xstatic.pkg.{module}"):
            package: ModuleType = importlib.import_module(f"xstatic.pkg.{module}")
            handler = functools.partial(_Quiet, directory=str(package.BASE_DIR))
            servers[name] = ThreadingHTTPServer(("127.0.0.1", 0), handler)
            threading.Thread(target=servers[name].serve_forever, daemon=True).start()
    yield {
        f"BENCH_{name}": f"http://127.0.0.1:{server.server_port}"
        for name, server in servers.items()
    }
    for server in servers.values():
        server.shutdown()
        server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""
