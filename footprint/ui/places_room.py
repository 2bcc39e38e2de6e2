"""The gazetteer and what people say of it → lists to choose from, and a place in full."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from footprint.filters import Filter
from footprint.gazetteer import Entry, Gazetteer, shelf_folder
from footprint.gazetteer.finding import find_places
from footprint.gazetteer.fixes import Fix
from footprint.gazetteer.imports import Import, find_imports
from footprint.gazetteer.unresolved import form_of
from footprint.placing import undo_correction
from footprint.store import Store
from footprint.store.names import NameBook, Unplaced
from footprint.ui import texts, words
from footprint.ui.parts import plain
from footprint.ui.state import Choice, to_map
from footprint.view import Snapshot
from footprint.wording.texts_places import FEATURES, PLACES

_RESULTS = 12
_NAMES, _MOST_NAMES = 15, 200
_CLAIMS = 8


def choose(**said: str) -> None:
    """Show something in the panel: a `place` by its id, or a `name` with the `unit` around it. It is in the address."""
    st.query_params.from_dict(said)
    st.session_state.pop("places_done", None)


def show_head(gazetteer: Gazetteer, imports: Sequence[Import]) -> None:
    """How many places there are, and the search."""
    imported = sum(each.new for each in imports)
    lead = texts.fill(PLACES["lead"], n=len(gazetteer.index), imported=imported)
    st.html(
        f'<header class="fp-head"><h1>{PLACES["title"]}</h1><p class="fp-lead">{lead}</p></header>'
    )
    typed = st.text_input(
        PLACES["search"],
        key="places_search",
        placeholder=PLACES["search_hint"],
        label_visibility="collapsed",
    ).strip()
    if typed:
        _show_found(gazetteer, typed)


def _show_found(gazetteer: Gazetteer, typed: str) -> None:
    found = find_places(gazetteer, typed)
    with st.container(key="places_found"):
        if not found:
            st.html(f'<p class="fp-note">{PLACES["none"]}</p>')
            st.button(
                plain(PLACES["say_where"].format(name=typed)),
                key="say_where",
                on_click=choose,
                kwargs={"name": typed, "unit": ""},
                type="tertiary",
            )
            return
        st.html(f'<h3 class="fp-small">{texts.fill(PLACES["found"], n=len(found))}</h3>')
        for entry in found[:_RESULTS]:
            st.button(
                label_of(gazetteer, entry),
                key=f"found_{entry.id}",
                on_click=choose,
                kwargs={"place": entry.id},
                type="tertiary",
            )
        if len(found) > _RESULTS:
            more = texts.fill(PLACES["found_more"], n=len(found) - _RESULTS)
            st.html(f'<p class="fp-note">{more}</p>')


def label_of(gazetteer: Gazetteer, entry: Entry) -> str:
    """A place as a button has it: both names, its class, what it lies in. Escaped for Streamlit's markup."""
    both = " · ".join(dict.fromkeys(n for n in (entry.name_en, entry.name_ar) if n))
    about = texts.LIST["between"].join(
        [FEATURES[entry.feature].lower(), *names_above(gazetteer, entry)]
    )
    return f"{plain(both)}  \n:small[{plain(about)}]"


def names_above(gazetteer: Gazetteer, entry: Entry) -> list[str]:
    """English names of the units that a place lies in, the narrowest first."""
    above = (gazetteer.get(parent) for parent in entry.parents)
    return list(dict.fromkeys(unit.name_en for unit in above if unit and unit.id != entry.id))


def show_unplaced(gazetteer: Gazetteer, unplaced: Sequence[Unplaced]) -> None:
    """Names without a place, the most frequent first; a click opens one."""
    _section(PLACES["unplaced"], PLACES["unplaced_lead" if unplaced else "unplaced_none"])
    shown = st.session_state.get("places_names", _NAMES)
    with st.container(key="places_unplaced"):
        for each in unplaced[:shown]:
            unit = gazetteer.get(each.unit)
            around = PLACES["around"].format(unit=unit.name_en) if unit else PLACES["around_none"]
            about = f"{texts.fill(PLACES['reports'], n=each.reports)} · {around}"
            st.button(
                f"{plain(each.name)}  \n:small[{plain(about)}]",
                key=f"name_{each.form}_{each.unit}",
                on_click=choose,
                kwargs={"name": each.name, "unit": each.unit},
                type="tertiary",
            )
    if shown < len(unplaced):
        more = texts.fill(PLACES["unplaced_more"], shown=shown, total=len(unplaced))
        st.html(f'<p class="fp-note">{more}</p>')
        st.button(PLACES["show_more"], key="more_names", on_click=_more_names, type="tertiary")


def _more_names() -> None:
    shown = st.session_state.get("places_names", _NAMES)
    st.session_state["places_names"] = min(_MOST_NAMES, shown * 3)


def show_fixes(gazetteer: Gazetteer, store: Store, fixes: Sequence[Fix]) -> None:
    """What a person corrected, each with a button that takes it back."""
    if not fixes:
        return
    _section(PLACES["fixes"], PLACES["fixes_lead"])
    for fix in fixes:
        unit = gazetteer.get(fix.within)
        scope = PLACES["fix_scope"].format(unit=unit.name_en) if unit else PLACES["fix_anywhere"]
        line = PLACES["fix_line"].format(name=_both(fix.name), place=_both(fix.name_en))
        with st.container(horizontal=True, key=f"fix_{fix.number}", vertical_alignment="center"):
            st.html(
                f'<p class="fp-fix">{line}<small>{fix.lat:.4f}, {fix.lon:.4f} · {escape(scope)} · {escape(fix.reason)} · {escape(fix.at[:10])}</small></p>'
            )
            st.button(
                PLACES["undo"],
                key=f"undo_{fix.number}",
                on_click=undo,
                args=(store, fix.number),
                disabled=store.is_read_only,
            )


def undo(store: Store, number: int) -> None:
    """Take a correction back and say what that did."""
    done = undo_correction(store, number)
    if done is not None:
        st.session_state["places_done"] = (texts.fill(PLACES["undone"], n=done.claims), None)


def show_done(store: Store) -> None:
    """What the last correction did, with a way back."""
    told, number = st.session_state.get("places_done", (None, None))
    if told is None:
        return
    with st.container(key="places_done"):
        st.html(f'<p class="fp-done" role="status">{escape(told)}</p>')
        if number is not None:
            st.button(PLACES["undo"], key="undo_last", on_click=undo, args=(store, number))


def show_imports(imports: Sequence[Import], command: str) -> None:
    """The files that places came from, and how to add one."""
    _section(PLACES["imports"], "")
    for each in imports:
        line = texts.fill(
            PLACES["import_line"],
            file=each.file,
            new=each.new,
            merged=each.merged,
            conflicting=each.conflicting,
        )
        st.html(f'<p class="fp-note"><bdi>{escape(line)}</bdi> · {escape(each.at[:10])}</p>')
    st.html(
        f'<p class="fp-note">{PLACES["imports_none"]}</p><p class="fp-note"><code>{escape(command)}</code></p>'
    )


def read_imports() -> list[Import]:
    """What a person imported. Raises UnreadableFile where an import is broken."""
    return find_imports(shelf_folder())


def find_unplaced(store: Store) -> list[Unplaced]:
    """Names without a place. May raise StoreError."""
    return NameBook(store).find_unplaced(_MOST_NAMES)


def show_place(gazetteer: Gazetteer, store: Store, snapshot: Snapshot, entry: Entry) -> None:
    """A place in full: its names, class, point, reach, source, and the claims that stand on it."""
    kicker = PLACES["kicker_place"].format(feature=FEATURES[entry.feature])
    rows = [
        ("names", " · ".join(_both(name) for name in entry.names)),
        ("point", f"{entry.lat:.4f}, {entry.lon:.4f}"),
        ("reach", PLACES["reach_km"].format(km=f"{entry.radius_km:g}")),
        ("lies_in", " · ".join(_both(name) for name in names_above(gazetteer, entry))),
        ("people", texts.number(entry.population) if entry.population else ""),
        ("source", _both(entry.source)),
    ]
    told = "".join(f"<dt>{PLACES[name]}</dt><dd>{value}</dd>" for name, value in rows if value)
    arabic = f'<span lang="ar">{_both(entry.name_ar)}</span>' if entry.name_ar else ""
    st.html(
        f'<article class="fp-claim"><p class="fp-kicker">{escape(kicker)}</p>'
        f'<h2 class="fp-both">{_both(entry.name_en)} {arabic}</h2><dl>{told}</dl></article>'
    )
    _show_claims(store, snapshot, entry)
    st.button(
        PLACES["wrong"],
        key="wrong",
        on_click=choose,
        kwargs={"name": entry.name_ar or entry.name_en, "unit": ""},
        type="tertiary",
    )


def _show_claims(store: Store, snapshot: Snapshot, entry: Entry) -> None:
    here = [index for index, place in enumerate(snapshot.places) if place.id == entry.id]
    page = snapshot.claims_at(here, Filter(), limit=_CLAIMS)
    st.html(
        f'<h3 class="fp-small">{PLACES["claims"]} <small>{texts.number(page.total)}</small></h3>'
    )
    if not page.claims:
        st.html(f'<p class="fp-note">{PLACES["claims_none"]}</p>')
        return
    items = []
    for kept in store.get_claims(page.claims):
        items.append(
            f'<li><a href="reports?report={kept.report_id}&claim={kept.number}" target="_self">'
            f"<bdi>{escape(words.headline(kept.claim))}</bdi></a>"
            f'<p class="fp-note">{escape(words.when(kept.claim.date))}</p></li>'
        )
    st.html(f'<ul class="fp-reports fp-claims">{"".join(items)}</ul>')
    if page.total > len(page.claims):
        more = texts.fill(PLACES["claims_more"], n=page.total - len(page.claims))
        st.html(f'<p class="fp-note">{more}</p>')
    if st.button(PLACES["on_map"], key="to_map"):
        to_map(Filter(), Choice((entry.id,)))


def unplaced_of(store: Store, name: str, unit: str) -> Unplaced | None:
    """What is noted of a name without a place; None for a name that was placed, or stands in no report."""
    form = form_of(name)
    noted = (e for e in find_unplaced(store) if e.form == form and e.unit == unit)
    return next(noted, None)


def _both(name: str | None) -> str:
    return f'<bdi dir="auto">{escape(name or "")}</bdi>'


def _section(title: str, lead: str) -> None:
    under = f'<p class="fp-lead">{escape(lead)}</p>' if lead else ""
    st.html(f'<div class="fp-section"><h2>{title}</h2>{under}</div>')
