"""The dashboard over a store of nothing but hostile strings: every page, address, export and way in, with everything hooked.

`make hostile` takes all strings, `make test` some of them.
"""

from __future__ import annotations

import itertools
import os
import re
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from browser.sites import start, stop
from browser.test_hostile_screens import HOOKS, squeezed
from browser.visits import READY
from hostile import fill, texts_of
from samples import ROOT

from footprint.filters import Filter
from footprint.store import open_store
from footprint.wording.texts_add import ADD
from footprint.wording.texts_review import REVIEW

STEP = int(os.environ.get("FOOTPRINT_HOSTILE_STEP", "400"))
"""Every so manieth string."""
IS_WHOLE = STEP == 1
PAGES = ("", "presence", "trends", "places", "reports", "add", "datasets", "review", "method")
PARAMETERS = (
    "from", "to", "dates", "match", "kinds", "types", "modalities", "actors", "roles", "precisions", "certainties", "reviews",
    "sources", "q", "area", "at", "claim", "report", "lang", "unheard",
)  # fmt: skip
WORDS = "قصف الجيش التركي مدينة تل رفعت يوم 3 شباط 2020."
DONE = '.stApp[data-test-script-state="notRunning"]'
BAD = ":is(.fp-claim, .fp-page, .fp-reports, .fp-doubts, .fp-run, .fp-empty) :is(script, iframe, img, svg, object, form, style, base)"


@pytest.fixture(scope="module")
def strings(hostile_strings, shared):
    every = texts_of(shared, hostile_strings)
    return [*every[:12], *every[12::STEP]]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, strings):
    data = tmp_path_factory.mktemp("hostile")
    fill(open_store(data / "footprint.db"), strings)
    (data / "templates.txt").touch()
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("FOOTPRINT_TEMPLATES", str(data / "templates.txt"))
        patched.setenv("PYTHONPATH", f"{ROOT}{os.pathsep}{ROOT / 'tests' / 'browser'}")
        command = ["-m", "uvicorn", "hostile_app:app", "--host", "127.0.0.1", "--port", "PORT"]
        site = start(data, command)
    yield site
    stop(site)


@pytest.fixture
def tab(hostile, visit):
    """A tab of a browser of its own, which remembers no language, and notes what runs in every frame."""
    tab = visit(hostile, None, locale="en-GB")
    tab.page.add_init_script(HOOKS)
    tab.page.set_default_timeout(30_000)
    return tab


def look(tab, told=""):
    """Nothing ran, nothing became markup, no page broke."""
    tab.page.locator(DONE).wait_for(state="attached")
    for frame in tab.page.frames:
        assert frame.evaluate("window.__ran ?? []") == [], (frame.url, told)
    assert tab.page.locator(BAD).count() == 0, told
    assert tab.page.locator(".stException").count() == 0, told
    assert tab.page.url.startswith(tab.site.url), told


@pytest.mark.parametrize("language", ["en", "ar"] if IS_WHOLE else ["en"])
def test_every_page_shows_them_and_nothing_runs(hostile, tab, strings, language):
    for page in PAGES if IS_WHOLE else ("", "reports"):
        tab.page.goto(f"{hostile.url}/{page}?lang={language}")
        look(tab, page)
        if page == "":
            tab.wait(READY)
            counts = hostile.snapshot.select(Filter()).counts()
            shown = tab.state()["counts"]
            assert shown["incidents"] + shown["presences"] == counts.on_map > 0
            tab.page.locator(".fp-table summary").click()
            tab.page.locator(".fp-grid-row").first.wait_for()
            look(tab, page)
        if page == "reports":
            listed = squeezed(tab.page.locator(".fp-reports").text_content())
            assert sum(squeezed(text) in listed for text in strings) >= min(len(strings), 150)
    assert tab.errors == []


def test_no_parameter_of_an_address_runs(hostile, tab, strings):
    """Every string as some parameter of some page, a score of them at once."""
    turns = itertools.cycle(PAGES)
    names = len(PARAMETERS)
    for at in range(0, len(strings), names):
        some = strings[at : at + names]
        first = at // names % names
        query = dict(zip(PARAMETERS[first:] + PARAMETERS[:first], some, strict=False))
        address = urlencode(query, errors="replace")
        tab.page.goto(f"{hostile.url}/{next(turns)}?{address}")
        look(tab, some)
    tab.errors.clear()  # addresses longer than a browser's picture of them are cut, and said so


def test_what_is_pasted_is_shown_as_words_before_and_after_it_is_kept(hostile, tab, strings):
    page = tab.page
    page.goto(f"{hostile.url}/add")
    for at in range(0, len(strings), 100):
        some = strings[at : at + 100]
        page.get_by_label(ADD["paste"]).fill("\n".join([WORDS, f"{at}", *some]))
        page.get_by_role("button", name=ADD["read"], exact=True).click()
        save = page.get_by_role("button", name=ADD["save"], exact=True)
        save.wait_for()
        page.get_by_label(ADD["field_title"]).first.wait_for(state="attached")
        shown = squeezed(page.locator(".fp-report").text_content())
        assert all(squeezed(text) in shown for text in some)
        look(tab, some)
        save.click()
        page.get_by_text(ADD["saved"], exact=True).first.wait_for()
        look(tab, some)
        page.get_by_role("button", name=ADD["another"]).click()


def test_what_is_set_in_a_preview_is_shown_as_words(hostile, tab, strings):
    """Title, outlet and the name of a place of one's own."""
    page = tab.page
    page.goto(f"{hostile.url}/add")
    some = [*strings[:12], *strings[12 :: len(strings) // 30 + 1]] if IS_WHOLE else strings[4:6]
    for number, text in enumerate(some):
        line = " ".join(text.split()) or "x"
        page.get_by_label(ADD["paste"]).fill(f"{WORDS} {number} {text}")
        page.get_by_role("button", name=ADD["read"], exact=True).click()
        page.get_by_label(ADD["field_title"]).fill(line)
        page.get_by_label(ADD["field_source"]).fill(line)
        page.get_by_role("button", name=ADD["again"]).click()
        page.locator(".fp-page h1").filter(has_not_text=WORDS[:9]).first.wait_for()
        look(tab, text)
        page.get_by_role("button", name=ADD["discard"]).click()
        page.get_by_label(ADD["paste"]).wait_for()
        page.locator(DONE).wait_for(state="attached")


def test_names_of_files_are_shown_as_words_in_the_list_of_what_was_refused(hostile, tab, strings):
    page = tab.page
    page.goto(f"{hostile.url}/add")
    names = dict.fromkeys(f"{text[:80].replace('/', '∕')}.txt" for text in strings)
    for number, some in enumerate(_in_parts(list(names), 100)):
        files = [
            {"name": name, "mimeType": "text/plain", "buffer": b"\xc3\x28 no text %d" % n}
            for n, name in enumerate(some)
        ]
        page.locator('input[type="file"]').set_input_files(files)
        page.get_by_test_id("stFileChip").first.wait_for()  # the form waits for what is on its way
        page.get_by_role("button", name=ADD["read"], exact=True).click()
        page.locator(f".st-key-add_run_{number + 1} .fp-doubts li").first.wait_for()
        page.locator(
            f".st-key-lines_{number + 1}, .st-key-add_run_{number + 1} details"
        ).first.wait_for()
        look(tab, some)


def _in_parts(values, size):
    for at in range(0, len(values), size):
        yield values[at : at + size]


def test_a_claim_under_review_is_shown_as_words(hostile, tab, strings):
    """Each beside a dozen others that are likely to tell of the same, and what a person gave as a reason."""
    page = tab.page
    every = len(strings) // 400 + 1 if IS_WHOLE else 24
    for at in range(1, len(strings), every):
        claim = at * 3 + 1
        page.goto(f"{hostile.url}/review?claim={claim}")
        page.locator(".st-key-room_panel .fp-history").wait_for()
        look(tab, strings[at])
        if at < every * 12 and at % 10:  # those of tens were decided on before
            page.get_by_label(REVIEW["reason"]).fill(" ".join(strings[at].split()))
            page.get_by_label(REVIEW["reason"]).press("Tab")
            page.locator(".st-key-reject button").click()
            page.wait_for_url(lambda url, claim=claim: f"claim={claim}" not in url)
            assert hostile.store.reviews.history(claim)[-1].action == "reject"
            page.goto(f"{hostile.url}/review?claim={claim}")
            page.locator(".st-key-room_panel .fp-history").wait_for()
            look(tab, strings[at])


def test_what_leaves_for_a_browser_runs_nothing(hostile, tab, strings):
    """The briefing, and the answers of the API and the feed as a browser shows them."""
    page = tab.page
    for days in range(0, 180, 20 if IS_WHOLE else 180):
        first = date(2020, 1, 1) + timedelta(days=days)
        query = f"from={first}&to={first + timedelta(days=19 if IS_WHOLE else 179)}"
        page.goto(f"{hostile.url}/export/briefing.html?{query}")
        assert page.evaluate("window.__ran") == []
        assert page.locator(":is(script, img, iframe, a, form, object, embed)").count() == 0
    for path in ("/api/v1/claims?limit=500", "/api/v1/places?limit=500"):
        page.goto(f"{hostile.url}{path}")
        assert page.evaluate("window.__ran") == []
        assert page.locator("body :is(script, img, svg, iframe)").count() == 0
    tab.errors.clear()


def test_the_map_that_travels_alone_runs_nothing(hostile, chromium, strings, tmp_path):
    path = tmp_path / "map.html"
    path.write_bytes(hostile.get("/export/map.html")[1])
    context = chromium.new_context(viewport={"width": 1200, "height": 800}, offline=True)
    page = context.new_page()
    page.set_default_timeout(120_000)
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.add_init_script(HOOKS)
    page.goto(path.as_uri())
    page.wait_for_function("() => window.footprint.state?.().marks.length")
    seen = 0
    for number, places in enumerate(_in_parts([f"x:{n}" for n in range(len(strings))], 200)):
        page.evaluate(
            "([pick, seq]) => window.Streamlit.setComponentValue({pick, seq})",
            [places, 10**6 + number],
        )
        page.wait_for_function("() => document.querySelectorAll('#fp-panel article').length")
        seen += page.locator("#fp-panel article").count()
        found = page.locator("#fp-panel :is(script, img, svg, iframe, object, form, style)").count()
        assert found == 0
        hrefs = page.evaluate("[...document.querySelectorAll('#fp-panel a')].map(a => a.protocol)")
        assert set(hrefs) <= {"http:", "https:"}
        assert page.evaluate("window.__ran") == []
    assert seen > 0
    assert wrong == []
    context.close()


def test_the_server_compiled_no_template_that_holds_a_string(hostile, strings):
    """After all of the above: what Jinja was given is ours and folium's alone."""
    compiled = (hostile.data / "templates.txt").read_text("utf-8", "replace")
    assert "map" in compiled  # the map's own were
    braced = [text for text in strings if re.search(r"\{\{|\{%|\$\{|`", text)]
    assert len(braced) > 3
    assert [text for text in strings if len(text) > 12 and text in compiled] == []
