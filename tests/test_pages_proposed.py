"""A claim that a model proposed says so on the page, with which model; one of the rules says nothing of the kind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from footprint.store import KeptClaim

LINE = "proposed by endpoint small-model:1b, verified against the text"


def panel():
    """The panel with the claim that the test put into the session."""
    import streamlit as st

    from footprint.ui.panel import show_claim

    show_claim(st.session_state["kept"], st.session_state["report"])


def shown(claim, report):
    app = AppTest.from_function(panel, default_timeout=30)
    app.session_state["kept"] = KeptClaim(1, report.id, claim, True)
    app.session_state["report"] = report
    app.run()
    assert not app.exception, app.exception
    return "".join(element.proto.body for element in app.get("html"))


def test_the_panel_says_who_proposed_a_claim(seed):
    claim = seed.claims[0]
    assert "proposed by" not in shown(claim, seed.report)
    proposed = replace(claim, rules=(*claim.rules, "proposed_by:endpoint@small-model:1b"))
    assert LINE in shown(proposed, seed.report)


@pytest.mark.parametrize(
    "rule", ["proposed_by:<img src=x onerror=alert(1)>@{{7*7}}", "proposed_by:", "proposed_by:a@"]
)
def test_a_name_from_a_store_of_others_is_text(seed, rule):
    body = shown(replace(seed.claims[0], rules=(rule,)), seed.report)
    assert "<img" not in body


def test_what_a_model_proposed_too_is_the_rules_claim(seed):
    claim = replace(seed.claims[0], rules=("also_proposed_by:endpoint@m",))
    assert "proposed by" not in shown(claim, seed.report)
