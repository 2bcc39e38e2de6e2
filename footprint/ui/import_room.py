"""The way in for data sets: a file is checked, every bad row named, and then taken in whole, or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from html import escape

import streamlit as st

from footprint.exchange.cells import guard
from footprint.exchange.incoming.importing import KINDS, Result
from footprint.filters import Filter
from footprint.gazetteer.imports.given import Refused
from footprint.gazetteer.imports.tables import UTF8
from footprint.store import Store
from footprint.ui import import_state, import_work, texts, words
from footprint.ui.import_work import Work
from footprint.ui.parts import plain
from footprint.wording.texts_import import ENCODINGS, IMPORT, IMPORT_KINDS

_EVERY_SECONDS = 1.0
_MOST_MB = 400
"""Of a file that is sent: UCDP's whole data set is half of it, unpacked."""
_MOST_SHOWN = 200
_MOST_BATCHES = 20


def show_read_only() -> None:
    """Nothing can be taken in here."""
    _head()
    st.html(f'<p class="fp-note">{IMPORT["read_only"]}</p>')


def show_entry() -> None:
    """Choose a file, say what has to be said of it, and have it checked."""
    _head()
    stamp = st.session_state.get("import_round", 0)
    file = st.file_uploader(
        IMPORT["file"],
        key=f"import_file_{stamp}",
        help=IMPORT["file_hint"],
        max_upload_size=_MOST_MB,
    )
    with st.expander(IMPORT["more"]):
        kind = st.selectbox(
            IMPORT["kind"],
            [import_state.BY_FILE, *KINDS],
            format_func=IMPORT_KINDS.__getitem__,
            key=f"import_kind_{stamp}",
        )
        mapping = st.file_uploader(
            IMPORT["mapping"],
            type=["toml"],
            key=f"import_mapping_{stamp}",
            help=IMPORT["mapping_hint"],
        )
        source = st.text_input(
            IMPORT["source"],
            key=f"import_source_{stamp}",
            max_chars=100,
            help=IMPORT["source_hint"],
        )
        encoding = st.selectbox(
            IMPORT["encoding"],
            [UTF8, "windows-1256", "windows-1252", "iso-8859-6"],
            format_func=lambda name: ENCODINGS.get(name, name),
            key=f"import_encoding_{stamp}",
        )
    # A large file takes a while to come; before it is here there is nothing to check.
    is_sent = st.button(IMPORT["check"], type="primary", key="import_check", disabled=file is None)
    if is_sent and file is not None:
        import_state.take(
            file.name,
            file.getvalue(),
            kind,
            source,
            encoding,
            mapping.getvalue() if mapping else None,
        )
        st.rerun()


def show_work(begun: Work) -> None:
    """What goes on, how far it is, and a way to break it off; looked at every second."""

    @st.fragment(run_every=_EVERY_SECONDS, key="import_progress")
    def looked_at() -> None:
        if not begun.is_at_work:
            st.rerun()
        st.html(
            f'<h1>{IMPORT[f"{begun.act}_goes_on"]}</h1><p class="fp-lead"><bdi>{escape(begun.name)}</bdi></p>'
        )
        with st.container(key="import_going"):
            st.progress(_share(begun), text=_rows(begun))
        if begun.act != "undo":
            st.button(IMPORT["stop"], key="import_stop", on_click=import_state.stop)

    looked_at()


def _share(begun: Work) -> float:
    """How much of the file is read; its rows are known only once it was checked."""
    checked = st.session_state.get("import_checked")
    return min(1.0, begun.rows / checked) if begun.act == "keep" and checked else 0.0


def _rows(begun: Work) -> str:
    return (
        IMPORT["undoing"] if begun.act == "undo" else texts.fill(IMPORT["rows_read"], n=begun.rows)
    )


def show_outcome(begun: Work) -> None:
    """What became of it, and the ways on."""
    title = begun.act if not (begun.trouble or begun.is_stopped) else f"{begun.act}_failed"
    st.html(
        f'<h1>{IMPORT[f"{title}_title"]}</h1><p class="fp-lead"><bdi>{escape(begun.name)}</bdi></p>'
    )
    if begun.trouble:
        st.warning(plain(begun.trouble))
    elif begun.is_stopped:
        st.html(f'<p class="fp-note">{IMPORT["stopped"]}</p>')
    elif begun.undone is not None:
        went, stay = begun.undone
        stays = f" {texts.fill(IMPORT['undo_stay'], n=stay)}" if stay else ""
        st.html(f'<p role="status">{texts.fill(IMPORT["undo_went"], n=went)}{stays}</p>')
    elif begun.result is not None:
        _show_result(begun, begun.result)
    if begun.act != "check" or begun.trouble or begun.is_stopped:
        st.button(IMPORT["another"], key="import_another", on_click=import_state.forget)


def _show_result(begun: Work, result: Result) -> None:
    is_check = begun.act == "check"
    if is_check:
        st.session_state["import_checked"] = result.rows
    lead = _told_of_check(result) if is_check else _told_of_keep(result)
    st.html(f'<p role="status" class="fp-import-told">{lead}</p>')
    if is_check:
        _show_ways_on(result)
    elif result.is_kept and result.sample:
        source = result.sample[0].report.source
        query = Filter(sources=frozenset([source] if source else [])).to_query()
        st.page_link("map.py", label=IMPORT["to_map"], query_params=query)
    if result.refused:
        _show_refused(begun.name, result.refused)
    if is_check and result.sample:
        _show_sample(result)
    if result.tally.unmapped:
        _show_unmapped(result)


def _told_of_check(result: Result) -> str:
    sent = import_state.sent()
    kind = IMPORT_KINDS[sent.kind] if sent else ""
    return " ".join(
        [
            texts.fill(IMPORT["check_rows"], n=result.rows, kind=kind),
            texts.fill(IMPORT["check_bad"], n=len(result.refused))
            if result.refused
            else IMPORT["check_good"],
        ]
    )


def _told_of_keep(result: Result) -> str:
    if not result.is_kept:
        return IMPORT["keep_nothing"]
    parts = [texts.fill(IMPORT["keep_new"], n=result.new)]
    if result.again:
        parts.append(texts.fill(IMPORT["keep_again"], n=result.again))
    if result.refused:
        parts.append(texts.fill(IMPORT["keep_left"], n=len(result.refused)))
    return " ".join(parts)


def _show_ways_on(result: Result) -> None:
    with st.container(horizontal=True, gap="small"):
        if result.good:
            label = IMPORT["skip"] if result.refused else IMPORT["keep"]
            st.button(
                texts.fill(label, n=result.good),
                type="secondary" if result.refused else "primary",
                key="import_keep",
                on_click=import_state.keep,
                args=(bool(result.refused),),
            )
        st.button(
            IMPORT["another"], key="import_another", on_click=import_state.forget, type="tertiary"
        )


def _show_refused(name: str, refused: Sequence[Refused]) -> None:
    st.html(f'<h2 class="fp-add-sub">{IMPORT["refused"]}</h2>')
    shown = [_cells(each) for each in refused[:_MOST_SHOWN]]
    head = "".join(f"<th>{escape(column)}</th>" for column in shown[0])
    rows = "".join(
        f"<tr>{''.join(f'<td dir=auto>{escape(cell)}</td>' for cell in each.values())}</tr>"
        for each in shown
    )
    st.html(f'<table class="fp-bad-rows"><tr>{head}</tr>{rows}</table>')
    if len(refused) > _MOST_SHOWN:
        st.html(
            f'<p class="fp-note">{texts.fill(IMPORT["refused_more"], n=len(refused) - _MOST_SHOWN)}</p>'
        )
    st.download_button(
        IMPORT["refused_csv"],
        data=lambda: refused_csv(refused),
        file_name="bad-rows.csv",
        mime="text/csv",
        key="import_refused_csv",
        on_click="ignore",
    )


def _cells(each: Refused) -> dict[str, str]:
    """Row, column and what is wrong, each in a column of its own."""
    start, _, rest = each.why.partition(": ")
    is_named = start.startswith("column ") and bool(rest)
    return {
        IMPORT["row"]: each.row,
        IMPORT["column"]: start.removeprefix("column ") if is_named else "",
        IMPORT["why"]: rest if is_named else each.why,
    }


def refused_csv(refused: Sequence[Refused]) -> bytes:
    """Every bad row, as a table that a spreadsheet opens and runs nothing of."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([IMPORT["row"], IMPORT["column"], IMPORT["why"]])
    writer.writerows([guard(cell) for cell in _cells(each).values()] for each in refused)
    return out.getvalue().encode("utf-8-sig", "replace")


def _show_sample(result: Result) -> None:
    st.html(f'<h2 class="fp-add-sub">{IMPORT["sample"]}</h2>')
    for reading in result.sample:
        for claim in reading.claims:
            quote = claim.quotes[0].text if claim.quotes else ""
            st.html(
                f'<div class="fp-import-row"><b><bdi>{escape(words.headline(claim))}</bdi></b>'
                f'<p class="fp-note">{escape(words.when(claim.date))}</p>'
                f'<p class="fp-note" dir="auto">“{escape(quote[:300])}”</p></div>'
            )


def _show_unmapped(result: Result) -> None:
    total = result.tally.unmapped.total()
    with st.expander(texts.fill(IMPORT["unmapped"], n=total)):
        st.html(f'<p class="fp-note">{IMPORT["unmapped_lead"]}</p>')
        st.dataframe(
            [
                {IMPORT["name"]: name, IMPORT["times"]: count}
                for name, count in result.tally.unmapped.most_common(_MOST_SHOWN)
            ],
            hide_index=True,
            key="import_unmapped",
        )


def show_batches(store: Store, may_change: bool) -> None:
    """What came in before, each with a way to take it back whole."""
    batches = store.batches()
    others = [each for each in import_work.find_at_work() if each is not import_state.work()]
    for each in others:
        st.html(
            f'<p class="fp-note" role="status">{IMPORT["elsewhere"]} <bdi>{escape(each.name)}</bdi></p>'
        )
    if not batches:
        return
    st.html(f'<h2 class="fp-add-sub">{IMPORT["batches"]}</h2>')
    for batch in batches[:_MOST_BATCHES]:
        when = f"{words.day(batch.at.date())}, {batch.at:%H:%M} UTC"
        about = IMPORT["batch_at"].format(when=when, who=escape(batch.who))
        count = texts.fill(IMPORT["batch_rows"], n=batch.readings)
        gone = f" · {IMPORT['batch_gone']}" if batch.withdrawn else ""
        kind, _, name = batch.name.partition(" ")
        title = f"{name} ({IMPORT_KINDS.get(kind, kind)})"
        with st.container(border=True, key=f"import_batch_{batch.number}"):
            st.html(
                f'<p class="fp-run"><b><bdi>{escape(title)}</bdi></b> '
                f'<span class="fp-note">{about} · {count}{gone}</span></p>'
            )
            if may_change and not batch.withdrawn:
                with st.popover(IMPORT["undo"], type="tertiary"):
                    st.html(f"<p>{IMPORT['undo_lead']}</p>")
                    st.button(
                        IMPORT["undo_now"],
                        key=f"import_undo_{batch.number}",
                        on_click=import_state.take_back,
                        args=(batch.number, name),
                    )


def _head() -> None:
    st.html(f'<h1>{IMPORT["title"]}</h1><p class="fp-lead">{IMPORT["lead"]}</p>')
