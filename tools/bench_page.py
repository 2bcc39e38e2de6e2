"""What a person waits for on the map page, measured in Chromium, in milliseconds unless its name says otherwise.

Everything that is timed is timed inside the browser, by its own clock: from the event to the frame that shows the
answer. Bytes are what the server put on the wire, packed as they were.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench_site import Site, children_of, resident_mb
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = os.environ.get("FOOTPRINT_CHROMIUM", shutil.which("chromium") or "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
WINDOW = {"width": 1440, "height": 900}
SCRIPT = Path(__file__).with_name("bench_page.js")
_LIMIT_MS = 120_000
CROWD = 10
"""Windows at once."""

Sample = tuple[str, str, float]
"""Metric, unit, value."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser that finds no address but this machine's."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


def measure_page(browser: Browser, site: Site, runs: int) -> Iterator[Sample]:
    """One window opened afresh, then a drag, two filters and two clicks in it, `runs` times."""
    for _ in range(runs):
        context = browser.new_context(viewport=WINDOW)
        page = context.new_page()
        page.set_default_timeout(_LIMIT_MS)
        page.add_init_script(path=SCRIPT)
        sent = site.relay.sent
        page.goto(site.url)
        yield "first map after the page", "ms", page.evaluate("bench.firstMap()")
        yield "bytes of the first map", "kB", (site.relay.sent - sent) / 1000
        took, painted = page.evaluate("bench.drag()")
        yield "date drag to the next frame", "ms", took
        yield "pictures painted in a drag of 60 events", "count", painted
        _settle(page, site)
        for _ in range(2):
            yield from _interact(page, site, "Streamlit filter to map", "bench.filter()")
        page.evaluate("bench.closer()")
        _settle(page, site)
        for nth in range(2):
            yield from _interact(page, site, "click to quote", f"bench.click({nth})")
        yield "memory of the page", "MB", _memory_of_page()
        context.close()
    yield "memory of the server", "MB", site.memory_mb()


def measure_crowd(browser: Browser, site: Site, runs: int) -> Iterator[Sample]:
    """Ten windows that click at the same moment, `runs` times: what each of them waits, all on this one machine."""
    pages = []
    for _ in range(CROWD):
        page = browser.new_context(viewport=WINDOW).new_page()
        page.set_default_timeout(_LIMIT_MS)
        page.add_init_script(path=SCRIPT)
        page.goto(site.url)
        page.evaluate("bench.firstMap()")
        page.evaluate("bench.closer()")
        pages.append(page)
    _settle(pages[0], site)
    for nth in range(runs):
        for page in pages:
            # Braces, so that nobody waits for the promise: the next window clicks at once.
            page.evaluate(f"() => {{ window.clicked = bench.click({nth}); }}")
        for page in pages:
            yield f"click to quote, {CROWD} sessions at once", "ms", page.evaluate("window.clicked")
        _settle(pages[0], site)
    for page in pages:
        page.context.close()


def _interact(page: Page, site: Site, name: str, script: str) -> Iterator[Sample]:
    """Time one interaction; then what it cost the server and the wire, once all of it is through."""
    busy, sent = site.cpu_ms(), site.relay.sent
    yield name, "ms", page.evaluate(script)
    _settle(page, site)
    yield f"server time: {name}", "ms", site.cpu_ms() - busy
    yield f"bytes: {name}", "kB", (site.relay.sent - sent) / 1000


def _settle(page: Page, site: Site) -> None:
    """Wait until the server has sent nothing for a while."""
    last = -1
    while last != site.relay.sent:
        last = site.relay.sent
        page.wait_for_timeout(300)


def _memory_of_page() -> float:
    """The largest of the browser's renderers: the page."""
    return max(
        (resident_mb(each) for each in children_of(os.getpid()) if _is_page(each)), default=0.0
    )


def _is_page(process: int) -> bool:
    try:
        return b"--type=renderer" in Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False
