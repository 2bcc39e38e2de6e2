"""The three steps of a first visit."""

from __future__ import annotations

from test_pages import open_page, words_of  # noqa: F401  a fixture


def test_a_first_visit_is_shown_around_in_three_steps(open_page):  # noqa: F811
    app = open_page()
    for title in ("A mark is what a report says", "Ask less", "Nothing is hidden"):
        assert title in words_of(app)
        app.button(key="tour_next").click().run()
    assert "of 3" not in words_of(app)
    assert "What reports say happened" in words_of(app)


def test_the_steps_can_be_skipped(open_page):  # noqa: F811
    app = open_page(lang="ar")
    assert "العلامة هي ما يقوله تقرير" in words_of(app)
    app.button(key="tour_dismiss").click().run()
    assert "العلامة هي ما يقوله تقرير" not in words_of(app)
