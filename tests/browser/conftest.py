"""Sites to visit, a Chromium that reaches nothing but this machine, and what they leave on failure."""

from __future__ import annotations

import itertools
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from browser.sites import Site, start, stop
from browser.visits import Visit
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Request,
    sync_playwright,
)
from samples import GOLD_FILES, ROOT, load_gold

from footprint.store import open_store

CHROMIUM = os.environ.get("FOOTPRINT_CHROMIUM", shutil.which("chromium") or "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
"""The last of them: no address but this machine's is ever found. A route that refuses would do, but takes the cache away."""
WINDOW = {"viewport": {"width": 1440, "height": 900}, "locale": "en-GB"}
BUILD = ROOT / "build"
OUTLETS = (None, "Outlet 1", "Agence 50 %, Beirut", "وكالة")
"""Given to the reports of `gold_site` in turn, which name none."""


@pytest.fixture(scope="session")
def seed_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A first start: the bundled report, read by our reader."""
    site = start(tmp_path_factory.mktemp("seed"))
    yield site
    stop(site)


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A first start whose store the tests of one file may change."""
    site = start(tmp_path_factory.mktemp("own"))
    yield site
    stop(site)


@pytest.fixture(scope="session")
def gold_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """All the reports of tests/gold with their hand-made claims, save for the bundled one, which is read anew."""
    data = tmp_path_factory.mktemp("gold")
    store = open_store(data / "footprint.db")
    store.keep_all(
        (replace(reading, report=replace(reading.report, source=source)), path.name, None)
        for path, source in zip(GOLD_FILES, itertools.cycle(OUTLETS))
        for reading in [load_gold(path)]
    )
    site = start(data)
    yield site
    stop(site)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    if not Path(CHROMIUM).exists():
        pytest.fail(f"no Chromium at {CHROMIUM}; install it, or name it in FOOTPRINT_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def window(chromium: Browser) -> Iterator[BrowserContext]:
    """A window for all tabs that ask for nothing special: what the first has fetched, the others have."""
    context = chromium.new_context(**WINDOW)
    yield context
    context.close()


@pytest.fixture
def visit(
    chromium: Browser, window: BrowserContext, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Visit]]:
    """Opens tabs; at the end none of them may have asked for anything outside or met an error."""
    visits: list[Visit] = []

    def open_tab(site: Site, path: str | None = "/", **options: Any) -> Visit:
        context = chromium.new_context(**(WINDOW | options)) if options else window
        tab = Visit(context.new_page(), site)
        visits.append(tab)
        tab.page.set_default_timeout(20_000)

        def watch(request: Request) -> None:
            if not request.url.startswith((site.url, "data:", "blob:")):
                tab.outside.append(request.url)

        def listen(message: ConsoleMessage) -> None:
            # Opened at /reports, Streamlit first looks for its own routes under /reports, then finds them.
            if message.type == "error" and "/_stcore/" not in message.location["url"]:
                tab.errors.append(f"{message.text} ({message.location['url']})")

        tab.page.on("request", watch)
        tab.page.on("console", listen)
        tab.page.on("pageerror", lambda error: tab.errors.append(str(error)))
        tab.page.on("dialog", lambda dialog: (tab.errors.append(dialog.message), dialog.dismiss()))
        return tab.open(path) if path is not None else tab

    yield open_tab
    failed = getattr(request.node, "failed", False)
    if failed:
        BUILD.mkdir(exist_ok=True)
        for number, tab in enumerate(visits):
            name = f"{request.node.name[:80]}-{number}".replace("/", "_")
            tab.page.screenshot(path=BUILD / f"failed-{name}.png")
            print(f"screenshot: build/failed-{name}.png; console: {json.dumps(tab.errors)}")
            print(tab.site.log.read_text("utf-8", "replace")[-4000:])
    for tab in visits:
        if tab.page.context is window:
            tab.page.close()
        else:
            tab.page.context.close()
    if not failed:
        assert [tab.outside for tab in visits if tab.outside] == []
        assert [tab.errors for tab in visits if tab.errors] == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Let a test's fixtures know that it failed."""
    report = yield
    if report.when == "call":
        item.failed = report.failed
    return report
