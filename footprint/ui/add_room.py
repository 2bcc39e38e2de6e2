"""The way in for reports: one of them to be looked at before it is kept, or many that are read in the background."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from html import escape

import streamlit as st

from footprint.exchange.cells import guard
from footprint.ingest import sources
from footprint.ingest.drafting import Saved
from footprint.store import Store
from footprint.store.job_records import JobLine, Run
from footprint.ui import add_runs, add_state, texts, words
from footprint.ui.add_state import Upload
from footprint.ui.parts import plain
from footprint.wording.texts_add import ADD, STATES

_MOST_RUNS = 5
_MOST_LINES = 500
_MOST_REFUSED = 20
_EVERY_SECONDS = 1.0


def show_read_only() -> None:
    """Nothing can be added here."""
    st.html(
        f'<h1>{ADD["title"]}</h1><p class="fp-lead">{ADD["read_only"]}</p>'
        f'<p class="fp-note">{ADD["read_only_hint"]}</p>'
    )


def show_troubles() -> None:
    """What went wrong, with the way out that the message names."""
    for words_of in add_state.troubles():
        st.warning(plain(words_of))


def show_entry() -> None:
    """Paste, drop or give an address; one button."""
    st.html(f'<h1>{ADD["title"]}</h1><p class="fp-lead">{ADD["lead"]}</p>')
    with st.form(key="add_form", border=False):
        stamp = st.session_state.get("add_round", 0)
        pasted = st.text_area(
            ADD["paste"],
            key=f"add_paste_{stamp}",
            height=220,
            placeholder=ADD["paste_hint"],
            max_chars=2_000_000,
        )
        files = st.file_uploader(ADD["files"], accept_multiple_files=True, key=f"add_files_{stamp}")
        is_feed = st.checkbox(ADD["feed"], key=f"add_feed_{stamp}")
        is_sent = st.form_submit_button(ADD["read"], type="primary", key="add_read")
    if is_sent:
        with st.spinner(ADD["reading"]):
            uploads = [Upload(each.name, each.getvalue()) for each in files or ()]
            add_state.take(pasted or "", uploads, is_feed)
        if st.session_state.get("add_started"):
            st.session_state["add_round"] = stamp + 1
        st.rerun()


def show_saved(store: Store, saved: Saved) -> None:
    """What was kept, and the ways on."""
    lead = (
        ADD["saved_again"]
        if saved.kept == "again"
        else texts.fill(ADD["saved_lead"], n=len(saved.claims))
    )
    lost = texts.fill(ADD["saved_lost"], n=saved.lost) if saved.lost else ""
    st.html(
        f'<div class="fp-empty"><h2>{ADD["saved"]}</h2><p>{lead}</p>{f"<p>{lost}</p>" if lost else ""}</div>'
    )
    kept = store.get_claims(saved.claims) if saved.claims else []
    drawn = next((each for each in kept if each.claim.drawn_places), kept[0] if kept else None)
    with st.container(horizontal=True):
        if drawn is not None:
            at = {"at": drawn.claim.drawn_places[0].id} if drawn.claim.drawn_places else {}
            query = at | {"claim": str(drawn.number)}
            st.page_link("map.py", label=ADD["to_map"], query_params=query)
        st.page_link("reports.py", label=ADD["to_report"], query_params={"report": saved.report_id})
        st.button(ADD["another"], key="add_another", on_click=add_state.forget_saved)


def show_runs(store: Store) -> None:
    """The latest runs; they are looked at every second while one is being read."""
    runs = store.jobs.find(_MOST_RUNS)
    if not runs:
        return
    now = datetime.now(UTC)
    at_work = any(run.is_at_work(now) or add_runs.is_here(run) for run in runs)

    @st.fragment(run_every=_EVERY_SECONDS if at_work else None, key="add_runs")
    def listed() -> None:
        found = store.jobs.find(_MOST_RUNS)
        st.html(f'<h2 class="fp-add-sub">{ADD["runs"]}</h2>')
        for run in found:
            _show_run(store, run)
        moment = datetime.now(UTC)
        if at_work and not any(r.is_at_work(moment) or add_runs.is_here(r) for r in found):
            st.rerun()  # the last of them is over: look no more

    listed()


def _show_run(store: Store, run: Run) -> None:
    is_running = run.is_at_work(datetime.now(UTC)) or add_runs.is_here(run)
    with st.container(border=True, key=f"add_run_{run.number}"):
        when = f"{words.day(run.started_at.date())}, {run.started_at:%H:%M} UTC"
        about = ADD["run_at"].format(when=when, who=escape(run.who))
        st.html(
            f'<p class="fp-run"><b><bdi>{escape(_title(run))}</bdi></b> <span class="fp-note">'
            f"{about} · {_state(run, is_running)}</span></p>"
        )
        if is_running or run.state != "done":
            listed = run.counts.listed
            st.progress(min(1.0, run.counts.done / listed) if listed else 0.0, text=_progress(run))
        counts = {name: f"{getattr(run.counts, name):,}" for name in run.counts.__slots__}
        st.html(f'<p class="fp-note">{ADD["run_counts"].format(**counts)}</p>')
        if trouble := add_runs.trouble_of(run.number):
            st.warning(plain(trouble))
        _show_buttons(run, is_running)
        if run.counts.failed:
            _show_refused(store, run)
        if not is_running:
            _show_lines(store, run)


def _show_buttons(run: Run, is_running: bool) -> None:
    number = run.number
    with st.container(horizontal=True, gap="small"):
        if is_running:
            label = ADD["stopping"] if run.stop else ADD["stop"]
            st.button(
                label,
                key=f"stop_{number}",
                on_click=add_state.stop,
                args=(number,),
                disabled=run.stop,
            )
            return
        if run.state != "done":
            st.button(ADD["go_on"], key=f"go_{number}", on_click=add_state.go_on, args=(number,))
        st.button(
            ADD["forget"],
            key=f"forget_{number}",
            on_click=add_state.forget,
            args=(number,),
            type="tertiary",
        )


def _show_refused(store: Store, run: Run) -> None:
    refused = store.jobs.lines(run.number, ["failed"], limit=_MOST_REFUSED)
    items = "".join(f'<li dir="auto">{escape(line.reason or line.name)}</li>' for line in refused)
    st.html(f'<h3 class="fp-add-sub">{ADD["refused"]}</h3><ul class="fp-doubts">{items}</ul>')
    st.download_button(
        ADD["refused_csv"],
        data=lambda: refused_csv(store.jobs.lines(run.number, ["failed"], limit=1_000_000)),
        file_name=f"refused-{run.number}.csv",
        mime="text/csv",
        key=f"csv_{run.number}",
        on_click="ignore",
    )


def _show_lines(store: Store, run: Run) -> None:
    with st.expander(ADD["lines"]):
        lines = store.jobs.lines(
            run.number, ["done", "failed", "noted", "waiting", "leased"], limit=_MOST_LINES
        )
        st.dataframe(
            [
                {
                    ADD["line_name"]: line.name,
                    ADD["line_state"]: STATES[line.kept or line.state],
                    ADD["line_claims"]: line.claims,
                    ADD["line_reason"]: line.reason or "",
                }
                for line in lines
            ],
            hide_index=True,
            key=f"lines_{run.number}",
        )
        if len(lines) == _MOST_LINES:
            st.html(f'<p class="fp-note">{ADD["lines_more"].format(n=_MOST_LINES)}</p>')


def refused_csv(lines: list[JobLine]) -> bytes:
    """What was refused, as a table that a spreadsheet opens and runs nothing of."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([ADD["line_name"], ADD["line_reason"]])
    for line in lines:
        writer.writerow([guard(line.name), guard(line.reason or "")])
    return out.getvalue().encode("utf-8-sig")


def _title(run: Run) -> str:
    names = sources.names_of(run.given)
    if len(names) > 1:
        # Isolated: a name in another script would turn the words around it.
        first = f"\u2068{names[0]}\u2069"
        return ADD["run_more"].format(first=first, n=texts.number(len(names) - 1))
    return names[0] if names else f"{run.number}"


def _state(run: Run, is_running: bool) -> str:
    if is_running:
        return ADD["run_running"]
    if run.state == "running":
        return ADD["run_dead"]
    return ADD[f"run_{run.state}"]


def _progress(run: Run) -> str:
    parts = [
        ADD["run_progress"].format(done=f"{run.counts.done:,}", listed=f"{run.counts.listed:,}")
    ]
    if not run.is_listed:
        parts.append(ADD["run_listing"])
    if run.rate is not None:
        parts.append(ADD["run_rate"].format(rate=f"{run.rate:,.1f}"))
    if run.remaining_seconds:
        parts.append(ADD["run_left"].format(left=_duration(run.remaining_seconds)))
    return " · ".join(parts)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return ADD["hours"].format(hours=hours, minutes=minutes)
    return (
        ADD["minutes"].format(minutes=minutes, seconds=rest)
        if minutes
        else ADD["seconds"].format(seconds=rest)
    )
