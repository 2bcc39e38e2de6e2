"""axe-core on the pages, in both languages and both themes, the map's frame included.

`FOOTPRINT_AXE=all` looks at every page in every language; without it at two of them.
"""

from __future__ import annotations

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from samples import ROOT

PAGES = ("", *sorted({path.stem for path in (ROOT / "pages").glob("*.py")} - {"shell", "map"}))
LANGUAGES = ("en", "ar")
STREAMLITS = {"presentation-role-conflict": "stFileUploaderDropzone"}
"""Rules that Streamlit's own parts break, and the part: react-dropzone gives its root the role presentation and Streamlit
a name and a tab index (react-dropzone issue 1152, streamlit pull request 15928)."""
EVERY = [(page, language) for page in PAGES for language in LANGUAGES]
CHOSEN = EVERY if os.environ.get("FOOTPRINT_AXE") == "all" else [("", "ar"), ("review", "en")]


@pytest.mark.parametrize(("page", "language"), CHOSEN)
def test_no_rule_of_accessibility_is_broken(seed_site, visit, page, language):
    tab = visit(seed_site, None, locale="en-GB")
    tab.page.goto(f"{seed_site.url}/{page}?lang={language}")
    tab.page.locator(
        ".st-key-room_map iframe, .fp-head, .st-key-reading, .st-key-room_main"
    ).first.wait_for()
    if not page:
        tab.wait("() => Boolean(window.footprint?.state?.().ready)")
    tab.page.wait_for_function(
        "() => document.documentElement.lang.startsWith(new URL(location).searchParams.get('lang') ?? 'en')"
    )
    tab.page.emulate_media(reduced_motion="reduce")
    found = {}
    for theme in ("light", "dark"):
        tab.page.emulate_media(color_scheme=theme)
        tab.page.wait_for_function(
            "dark => (getComputedStyle(document.querySelector('.stApp')).backgroundColor.match(/\\d+/g)[0] < 128) === dark",
            arg=theme == "dark",
        )
        tab.page.wait_for_function(
            "() => !document.getAnimations().some((each) => each.playState === 'running')"
        )
        axe = Axe()
        for frame in tab.page.frames[1:]:
            frame.evaluate(axe.axe_script)
        for broken in axe.run(tab.page).response["violations"]:
            part = STREAMLITS.get(broken["id"])
            ours = [each["html"][:200] for each in broken["nodes"] if not part or part not in each["html"]]  # fmt: skip
            if ours:
                found[theme, broken["id"]] = ours
    assert found == {}
    tab.errors[:] = [each for each in tab.errors if "404" not in each]
