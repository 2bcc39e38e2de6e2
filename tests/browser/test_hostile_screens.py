"""Hostile strings in a real Chromium, all screens' pieces at once, with everything hooked that an attack would call."""

from __future__ import annotations

import json
import math
import os

import pytest
from browser.sites import start, stop
from samples import ROOT

STEP = int(os.environ.get("FOOTPRINT_HOSTILE_STEP", "120"))
"""Every so manieth string; `make hostile` takes all."""
SIZE = 25
HOOKS = """
(() => {
  const ran = (window.__ran = []);
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
    window[name] = (...given) => { ran.push(name + ": " + given.join().slice(0, 80)); };
  }
  const log = console.log;
  console.log = (...given) => { if (!String(given[0]).startsWith("%c")) ran.push("console.log: " + given.join().slice(0, 80)); log(...given); };
  addEventListener("securitypolicyviolation", (event) => ran.push("policy: " + event.violatedDirective + " " + event.blockedURI + " " + event.sample));
  for (const name of ["XSS", "pwned", "hacked", "a"]) Object.defineProperty(window, "__" + name, { set() { ran.push(name); } });
})();
"""


@pytest.fixture(scope="module")
def strings(hostile_strings, shared):
    payloads = json.loads((shared / "hostile" / "folium_payloads.json").read_text("utf-8"))
    kept = [text for text in hostile_strings if text.strip() and "\0" not in text]
    return [*payloads, *kept[::STEP]]


@pytest.fixture(scope="module")
def screens(tmp_path_factory, strings):
    """A server that shows the pieces of all screens for a batch of strings, behind our own headers."""
    folder = tmp_path_factory.mktemp("screens")
    (folder / "texts.json").write_text(json.dumps(strings), encoding="utf-8")
    app = folder / "hostile_app.py"
    page = ROOT / "tests" / "browser" / "hostile_pages.py"
    app.write_text(
        "import streamlit as st\n"
        "from starlette.middleware import Middleware\n"
        "from footprint.ui.headers import SecurityHeaders\n"
        "from footprint.ui.serving import routes\n"
        f"app = st.App({str(page)!r}, routes=routes(), middleware=[Middleware(SecurityHeaders)])\n",
        encoding="utf-8",
    )
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("FOOTPRINT_HOSTILE_TEXTS", str(folder / "texts.json"))
        patched.setenv("FOOTPRINT_HOSTILE_SIZE", str(SIZE))
        patched.setenv("PYTHONPATH", str(ROOT))
        site = start(folder / "data", ["-m", "streamlit", "run", str(app), "--server.port", "PORT"])
    yield site
    stop(site)


def test_no_string_runs_in_any_screen(screens, visit, strings):
    tab = visit(screens, None)
    tab.page.add_init_script(HOOKS)
    tab.page.set_default_timeout(90_000)
    ran = {}
    for batch in range(math.ceil(len(strings) / SIZE)):
        tab.page.goto(f"{screens.url}/?batch={batch}")
        tab.page.locator("#all-is-there").wait_for(state="attached")
        shown = tab.page.evaluate("document.body.textContent")
        told = strings[batch * SIZE : (batch + 1) * SIZE]
        assert tab.page.url == f"{screens.url}/?batch={batch}", told
        assert tab.page.locator("article.fp-claim").count() == len(told)
        inside = ":is(.fp-claim, .fp-page, .fp-reports, .stButton)"
        bad = ":is(script, iframe, img, svg, object, embed, form, style, link, base, math, video, audio, input)"
        found = tab.page.evaluate(
            "q => [...document.querySelectorAll(q)].map(e => e.outerHTML)", f"{inside} {bad}"
        )
        assert found == [], told
        events = "[...document.querySelectorAll('.fp-claim *, .fp-page *, .fp-reports *')]"
        assert (
            tab.page.evaluate(
                f"{events}.filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length"
            )
            == 0
        )
        assert (
            tab.page.evaluate(
                f"{events}.filter(e => e.href && !e.href.startsWith(location.origin)).length"
            )
            == 0
        )
        if found := tab.page.evaluate("window.__ran"):
            ran[batch] = (found, told)
        for text in told:
            assert squeezed(text) in squeezed(shown), text
    assert ran == {}
    assert tab.errors == []


def squeezed(text):
    return "".join(
        char for char in text if char.isprintable() and not char.isspace() and char != "\ufffd"
    )


def test_the_policy_stops_a_script_that_got_into_the_page(screens, visit):
    """Were a string to become markup, the browser would still not run it."""
    tab = visit(screens, None)
    tab.page.add_init_script(HOOKS)
    tab.page.goto(f"{screens.url}/?batch=0")
    tab.page.locator("#all-is-there").wait_for(state="attached")
    tab.page.evaluate(
        """() => {
            const image = document.createElement("div");
            image.innerHTML = "<img src=x: onerror=alert(1)><iframe srcdoc='<script>parent.alert(2)</script>'></iframe>";
            document.body.append(image);
            const script = document.createElement("script");
            script.text = "alert(3)";
            document.body.append(script);
            const other = document.createElement("script");
            other.src = "http://localhost:9/x.js";
            document.body.append(other);
        }"""
    )
    tab.page.wait_for_function("window.__ran.filter(each => each.startsWith('policy')).length >= 3")
    ran = tab.page.evaluate("window.__ran")
    assert not [each for each in ran if each.startswith("alert")]
    tab.errors.clear()
    tab.outside.clear()
