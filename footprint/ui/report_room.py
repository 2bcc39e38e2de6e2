"""Reports → a list of them, or one in full beside what it says."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from footprint.store import KeptClaim, KeptReport, ReportEntry
from footprint.ui import quotes, texts, words
from footprint.ui.panel import field_legend, show_adding
from footprint.ui.scripts import SCROLL
from footprint.wording import rules

_MOST_LISTED = 200


def show_list(entries: Sequence[ReportEntry], command: str | None) -> None:
    """Every report with its date, outlet and number of claims; a click opens it. For `command` see `show_adding`."""
    st.html(f"<h1>{texts.PAGE['reports']}</h1>")
    if not entries:
        st.html(f'<p class="fp-lead">{texts.PAGE["reports_none"]}</p>')
        show_adding(command)
        return
    lead = texts.fill(texts.PAGE["reports_lead"], n=len(entries))
    items = "".join(_item(entry) for entry in entries[:_MOST_LISTED])
    st.html(f'<p class="fp-lead">{lead}</p><ul class="fp-reports">{items}</ul>')
    show_adding(command)


def _item(entry: ReportEntry) -> str:
    title = escape(entry.title or texts.PAGE["untitled"])
    lang = f' lang="{escape(entry.language, quote=True)}"' if entry.language else ""
    date = words.day(entry.published.date()) if entry.published else texts.PAGE["report_undated"]
    claims = (
        texts.fill(texts.PAGE["report_claims"], n=entry.claims)
        if entry.claims
        else texts.PAGE["report_no_claims"]
    )
    failure = (
        f" · {escape(texts.PAGE['report_failed'].format(reason=entry.failure))}"
        if entry.failure
        else ""
    )
    about = [date, entry.source or "", words.language_of(entry.language), claims]
    told = " · ".join(f"<bdi>{escape(part)}</bdi>" for part in about if part)
    return (
        f'<li><a href="?report={entry.id}" target="_self" dir="auto"{lang}>{title}</a>'
        f'<p class="fp-note">{told}{failure}</p></li>'
    )


def show_report(kept: KeptReport, claims: Sequence[KeptClaim], number: int | None) -> None:
    """The report's words; those of claim `number` highlighted, its fields underlined, and scrolled to."""
    report = kept.report
    chosen = next((each for each in claims if each.number == number), None)
    st.page_link("reports.py", label=f"‹ {texts.PAGE['report_back']}")
    if number is not None and chosen is None:
        st.info(texts.PAGE["quote_unknown"])
    title = escape(report.title or texts.PAGE["untitled"])
    head = f'<h1 dir="auto">{title}</h1><p class="fp-source">{quotes.report_line(report)}</p>'
    fields = quotes.fields_of(chosen.claim) if chosen else ()
    spans = [(quote.start, quote.end) for quote in chosen.claim.quotes] if chosen else []
    about = (
        f'<aside class="fp-about"><h2><bdi>{escape(words.headline(chosen.claim))}</bdi></h2>'
        f'<p class="fp-note">{escape(words.when(chosen.claim.date))} · '
        f"{texts.TYPES[chosen.claim.type]} · {words.said(chosen.claim)}</p>"
        f"{field_legend(chosen.claim)}</aside>"
        if chosen
        else ""
    )
    body = quotes.whole(report.text, fields, spans, report.language)
    st.html(f'<article class="fp-page">{head}{about}{body}</article>')
    st.html(f"<h2>{texts.PAGE['report_here']}</h2>{_claims(kept, claims, number)}")
    if chosen:
        st.html(f"{SCROLL}<!-- {chosen.number} -->", unsafe_allow_javascript=True)


def _claims(kept: KeptReport, claims: Sequence[KeptClaim], number: int | None) -> str:
    if not claims:
        return f'<p class="fp-note">{texts.PAGE["report_no_claims"]}</p>'
    items = []
    for each in claims:
        here = ' aria-current="true"' if each.number == number else ""
        told = [words.when(each.claim.date), rules.proposed_line(each.claim)]
        note = " · ".join(f"<bdi>{escape(part)}</bdi>" for part in told if part)
        items.append(
            f'<li><a href="?report={kept.entry.id}&claim={each.number}" target="_self"{here}>'
            f"<bdi>{escape(words.headline(each.claim))}</bdi></a>"
            f'<p class="fp-note">{note}</p></li>'
        )
    return f'<ul class="fp-reports fp-claims">{"".join(items)}</ul>'
