"""A page of a test: the pieces of all screens, for a batch of hostile strings, by the functions that the screens use.

`streamlit run` with the names of a store and a folder of strings in the environment; `?batch=N` chooses the batch. The
map itself, the table and the pages are visited by the test on a store of its own.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import streamlit as st

from footprint.model import Actor, Attribution, Claim, Count, DateRange, Place, Report
from footprint.store import KeptClaim, KeptReport, ReportEntry, Review, Revision
from footprint.ui import off_map, panel, report_room, review_room
from footprint.ui.parts import plain

SIZE = int(os.environ["FOOTPRINT_HOSTILE_SIZE"])
TEXTS = json.loads(Path(os.environ["FOOTPRINT_HOSTILE_TEXTS"]).read_text("utf-8"))

# The links of the pages lead to pages of the real site.
st.page_link = lambda *_, **__: None
batch = int(st.query_params.get("batch", "0"))
for number, text in enumerate(TEXTS[batch * SIZE : (batch + 1) * SIZE]):
    report = Report(text, text, datetime(2020, 1, 1, tzinfo=UTC), "ar", text, text)
    words = (0, len(text))
    place = Place("x:1", text, text, 36, 38, 3, "settlement", "event", start=0, end=len(text))
    day = DateRange(date(2020, 1, 1), date(2020, 1, 1), "day", "absolute", span=words)
    claim = Claim(
        "incident", "clash", "occurred", (report.quote(*words),), actors=(Actor("rus.mil", "initiator", *words),),
        places=(place,), date=day, count=Count(text, 2), attributed_to=Attribution("usa.mil", *words),
    )  # fmt: skip
    at = datetime(2020, 1, 1, tzinfo=UTC)
    kept = KeptClaim(number + 1, report.id, claim, True, Review("open", ("date",), (), None, 1))
    entry = ReportEntry(report.id, text, at, text, text, text, text, at, text, text, 1)
    panel.show_claim(kept, report, "1 of 1")
    report_room.show_list([entry], text)
    report_room.show_report(KeptReport(report, entry), [kept], kept.number)
    review_room.show_report(kept, report)
    quote = {"quotes": {"value": [{"text": text}], "was": [{"text": text[::-1]}]}}
    after = {"reviews": {"1": {"status": "rejected", "corrections": quote}}}
    review_room.show_history([Revision(1, at, text, text, text, 1, None, after)], "history")
    st.html(off_map._group("statement", 1, [kept], {report.id: report}))
    st.button(plain(text), key=f"button_{number}")
    st.selectbox("choose", [text], key=f"choice_{number}")
    st.text_input("typed", text, key=f"typed_{number}")
st.html('<p id="all-is-there">all is there</p>')
