"""A PDF that a real browser printed, with Arabic as it is painted, is read as it was written."""

from __future__ import annotations

from footprint.ingest import open_upload
from pages import PARAGRAPHS, TITLE, page


def test_a_printed_page_gives_its_words(chromium):
    tab = chromium.new_page()
    tab.set_content(page())
    data = tab.pdf()
    tab.close()
    (item,) = open_upload("printed.pdf", data)
    lines = item.report.text.split("\n")
    for paragraph in (TITLE, *PARAGRAPHS):
        assert paragraph in lines
