"""One tab of the browser, and what a person does in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from browser.sites import Site
from playwright.sync_api import FrameLocator, Page

from footprint.filters import Filter

FRAME = 'iframe[title="streamlit_folium.st_folium"]'
READY = "() => Boolean(window.footprint?.state?.().ready)"


@dataclass
class Visit:
    """One tab on one site."""

    page: Page
    site: Site
    outside: list[str] = field(default_factory=list)
    """Addresses asked for that are not the site's; those of other machines were never found."""
    errors: list[str] = field(default_factory=list)
    """What the console called errors, and exceptions that nobody caught."""

    def open(self, path: str = "/") -> Visit:
        """Go to a page with a map, and wait for its marks."""
        self.page.goto(self.site.url + path)
        self.wait(READY)
        return self

    @property
    def map(self) -> FrameLocator:
        return self.page.frame_locator(FRAME)

    def run(self, script: str, argument: object = None) -> Any:
        """Evaluate in the map's frame."""
        return self.map.locator("body").evaluate(f"(_, given) => ({script})(given)", argument)

    def wait(self, condition: str, argument: object = None) -> None:
        """Wait until a function of the map's frame gives true; each look is an animation frame.

        Asked from the page around it: a frame may be taken away for a new one while we wait.
        """
        self.page.wait_for_function(
            "([frame, condition, given]) => {"
            " const inside = document.querySelector(frame)?.contentWindow;"
            " return Boolean(inside?.footprint?.state && inside.eval(`(${condition})`)(given)); }",
            arg=[FRAME, condition, argument],
        )

    def state(self) -> dict[str, Any]:
        """What the layer shows."""
        return self.run("() => window.footprint.state()")

    def mark(self, name: str) -> dict[str, Any]:
        """The mark whose name ends so."""
        marks = [mark for mark in self.state()["marks"] if mark["name"].endswith(name)]
        assert marks, f"no mark {name!r} among {[m['name'] for m in self.state()['marks']]}"
        return marks[0]

    def click_mark(self, name: str) -> None:
        """Click where the mark is drawn."""
        x, y = self.mark(name)["at"]
        box = self.page.locator(FRAME).bounding_box()
        self.page.mouse.click(box["x"] + x, box["y"] + y)

    def wait_for_counts(self, wanted: Filter) -> None:
        """Wait until the map says what the server's snapshot says of a filter."""
        counts = self.site.snapshot.select(wanted).counts()
        self.wait(
            "([drawn, hidden, undated]) => { const c = window.footprint.state().counts;"
            " return c.incidents + c.presences === drawn && c.hidden === hidden && c.undated === undated; }",
            [counts.on_map, counts.not_on_map, counts.undated_left_out],
        )

    def drag_handle(self, side: str, day: str) -> None:
        """Drag a handle of the bar to a day."""
        handle = self.map.locator(f".fp-handle-{side}")
        plot = self.map.locator(".fp-plot").bounding_box()
        box = handle.bounding_box()
        seen = self.state()["bar"]
        first, last = seen["first"], seen["last"]
        wanted = self.run("(iso) => Date.parse(iso) / 86400000", day) + (side == "to")
        x = plot["x"] + (wanted - first) / (last + 1 - first) * plot["width"]
        y = box["y"] + box["height"] / 2
        self.page.mouse.move(box["x"] + box["width"] / 2, y)
        self.page.mouse.down()
        self.page.mouse.move(x + 5, y)
        self.page.mouse.move(x, y)
        self.page.mouse.up()

    def wait_for_address(self, part: str) -> None:
        """Wait until the tab's address holds some words."""
        self.page.wait_for_function("part => location.search.includes(part)", arg=part)
