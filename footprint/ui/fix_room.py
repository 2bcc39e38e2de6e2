"""A name that someone should place → how reports use it, and a form that says where it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from footprint.errors import NotAllowed, OnlineFailed
from footprint.gazetteer import Entry, Feature, Gazetteer
from footprint.gazetteer.entry import ADMIN
from footprint.gazetteer.finding import find_places
from footprint.gazetteer.fixes import Fix
from footprint.gazetteer.online import LookUp, Online, chosen_service, settings_from
from footprint.gazetteer.unresolved import form_of
from footprint.placing import Usage, correct_name, find_usages, reports_with
from footprint.store import Store
from footprint.store.names import NameBook, Unplaced
from footprint.ui import texts
from footprint.ui.desk import analyst_name
from footprint.ui.parts import show_part
from footprint.ui.places_room import label_of, unplaced_of
from footprint.ui.serving import config_url, leaflet_url
from footprint.wording.texts_places import FEATURES, PLACES

_CHOICES = 8
_POINT_CLASSES: tuple[Feature, ...] = (
    "village", "town", "city", "quarter", "base", "airport", "field", "plant", "crossing", "camp", "prison", "dam", "bridge",
    "area", "mountain", "other",
)  # fmt: skip
_WIDE = ADMIN | {"area", "desert"}


def show_name(gazetteer: Gazetteer, store: Store, name: str, unit_id: str) -> None:
    """A name with its uses, and the form. May raise StoreError."""
    noted = unplaced_of(store, name, unit_id)
    unit = gazetteer.get(unit_id)
    _show_head(name, unit, noted)
    ids = NameBook(store).find_reports_naming(form_of(name), unit_id) if noted else []
    _show_usages(find_usages(store, ids or reports_with(store, name), name))
    if store.is_read_only:
        st.html(f'<p class="fp-note">{PLACES["read_only"]}</p>')
        return
    _show_form(gazetteer, store, name, unit, noted)


def _show_head(name: str, unit: Entry | None, noted: Unplaced | None) -> None:
    kicker = PLACES["kicker_name" if noted else "kicker_placed"]
    around = PLACES["around"].format(unit=unit.name_en) if unit else ""
    count = texts.fill(PLACES["reports"], n=noted.reports) if noted else ""
    told = " · ".join(part for part in (count, around) if part)
    why = ""
    if noted is not None:
        why = f'<p class="fp-fact" dir="ltr">{escape(noted.why)}</p>'
    st.html(
        f'<article class="fp-claim"><p class="fp-kicker">{kicker}</p>'
        f'<h2><bdi dir="auto">{escape(name)}</bdi></h2><p class="fp-note">{escape(told)}</p>{why}</article>'
    )


def _show_usages(usages: Sequence[Usage]) -> None:
    st.html(f'<h3 class="fp-small">{PLACES["usages"]}</h3>')
    if not usages:
        st.html(f'<p class="fp-note">{PLACES["usages_none"]}</p>')
        return
    parts = []
    for usage in usages:
        lang = f' lang="{escape(usage.language, quote=True)}"' if usage.language else ""
        title = escape(usage.title or texts.PAGE["untitled"])
        parts.append(
            f'<blockquote class="fp-quote fp-usage" dir="auto"{lang}>{escape(usage.before)}'
            f"<mark>{escape(usage.name)}</mark>{escape(usage.after)}</blockquote>"
            f'<p class="fp-source"><a href="reports?report={usage.report_id}" target="_self">'
            f'<bdi dir="auto">{title}</bdi></a></p>'
        )
    st.html("".join(parts))


def _show_form(
    gazetteer: Gazetteer, store: Store, name: str, unit: Entry | None, noted: Unplaced | None
) -> None:
    service = chosen_service()
    ways = ["place", "unit", "point", *(["online"] if service else [])]
    key = f"{form_of(name)}_{unit.id if unit else ''}"
    way = st.segmented_control(
        PLACES["how"],
        ways,
        default="place",
        required=True,
        format_func=lambda each: PLACES[f"how_{each}"],
        key=f"way_{key}",
    )
    where: dict[str, Any] | None
    if way == "place":
        where = _ask_place(gazetteer, name, key)
    elif way == "unit":
        where = _ask_unit(gazetteer, unit, key)
    elif way == "point":
        where = _ask_point(gazetteer, name, unit, key)
    else:
        where = _ask_online(store, name, unit, noted)
    within = ""
    if unit is not None:
        scope = st.radio(
            PLACES["scope"],
            [unit.id, ""],
            format_func=lambda each: (
                PLACES["scope_unit"].format(unit=unit.name_en) if each else PLACES["scope_all"]
            ),
            key=f"scope_{key}",
        )
        within = scope or ""
    reason = st.text_input(PLACES["reason"], placeholder=PLACES["reason_hint"], key=f"reason_{key}")
    if st.button(PLACES["place_it"], key=f"place_it_{key}", type="primary"):
        if where is None:
            st.warning(PLACES["needs_where"])
        elif not reason.strip():
            st.warning(PLACES["needs_reason"])
        else:
            fix = Fix(name=name, form=form_of(name), within=within, reason=reason.strip(), **where)
            _place(store, fix)


def _place(store: Store, fix: Fix) -> None:
    try:
        with st.spinner(PLACES["reading"]):
            done = correct_name(store, fix, analyst_name())
    except NotAllowed as error:
        st.error(str(error))
        return
    told = texts.fill(PLACES["done"], n=done.claims) if done.claims else PLACES["done_none"]
    again = texts.fill(PLACES["read_again"], n=done.reports)
    waiting = texts.fill(PLACES["waiting"], n=done.waiting) if done.waiting else ""
    told = " ".join(part for part in (told, again, waiting) if part)
    st.session_state["places_done"] = (told, done.fix.number)
    st.query_params.clear()
    st.rerun()


def _ask_place(gazetteer: Gazetteer, name: str, key: str) -> dict[str, Any] | None:
    typed = st.text_input(PLACES["pick_search"], value=name, key=f"pick_search_{key}")
    return _ask_which(gazetteer, find_places(gazetteer, typed), f"pick_{key}")


def _ask_unit(gazetteer: Gazetteer, unit: Entry | None, key: str) -> dict[str, Any] | None:
    typed = st.text_input(PLACES["unit_search"], key=f"unit_search_{key}").strip()
    if typed:
        found = [each for each in find_places(gazetteer, typed) if each.feature in _WIDE]
    else:
        above = [gazetteer.get(parent) for parent in unit.parents] if unit else []
        found = [each for each in (unit, *above) if each and each.feature in _WIDE]
    return _ask_which(gazetteer, found, f"unit_{key}")


def _ask_which(gazetteer: Gazetteer, found: Sequence[Entry], key: str) -> dict[str, Any] | None:
    if not found:
        st.html(f'<p class="fp-note">{PLACES["pick_none"]}</p>')
        return None
    by_id = {entry.id: entry for entry in found[:_CHOICES]}
    chosen = st.radio(
        PLACES["pick"],
        list(by_id),
        index=None,
        format_func=lambda place_id: label_of(gazetteer, by_id[place_id]).replace("  \n", " "),
        key=key,
    )
    return where_of(by_id[chosen]) if chosen in by_id else None


def where_of(entry: Entry) -> dict[str, Any]:
    """The fields of a correction that say where: those of a known place."""
    return {
        "place_id": entry.id,
        "name_en": entry.name_en,
        "name_ar": entry.name_ar,
        "feature": entry.feature,
        "lat": entry.lat,
        "lon": entry.lon,
        "radius_km": entry.radius_km,
        "country": entry.country,
        "parents": entry.parents,
        "source": entry.source,
    }


def _ask_point(
    gazetteer: Gazetteer, name: str, unit: Entry | None, key: str
) -> dict[str, Any] | None:
    keys = {axis: f"{axis}_{key}" for axis in ("lat", "lon")}

    def take(picked: Mapping[str, Any]) -> None:
        for axis, widget in keys.items():
            if isinstance(picked.get(axis), int | float):
                st.session_state[widget] = round(float(picked[axis]), 5)

    st.html(f'<p class="fp-note">{PLACES["point_hint"]}</p>')
    show_part(
        "picker.js",
        {
            "config": config_url(),
            "leaflet": [leaflet_url("leaflet.css"), leaflet_url("leaflet.js")],
            "alt": PLACES["point_alt"],
            "centre": [unit.lat, unit.lon] if unit else [35.4, 39.4],
            "reach_km": unit.radius_km if unit else 300,
            "point": [st.session_state.get(keys["lat"]), st.session_state.get(keys["lon"])],
            "radius_km": st.session_state.get(f"radius_{key}", 3.0),
        },
        f"picker_{key}",
        take,
    )
    with st.container(horizontal=True, key="fix_point"):
        lat = st.number_input(PLACES["lat"], -90.0, 90.0, None, format="%.5f", key=keys["lat"])
        lon = st.number_input(PLACES["lon"], -180.0, 180.0, None, format="%.5f", key=keys["lon"])
    with st.container(horizontal=True, key="fix_kind"):
        feature = st.selectbox(
            PLACES["class"], _POINT_CLASSES, format_func=FEATURES.__getitem__, key=f"class_{key}"
        )
        radius = st.number_input(PLACES["radius"], 0.5, 300.0, 3.0, key=f"radius_{key}")
    name_en = st.text_input(
        PLACES["name_en"], value=name if name.isascii() else "", key=f"name_en_{key}"
    ).strip()
    if lat is None or lon is None:
        return None
    return {
        "place_id": "",
        "name_en": name_en or name,
        "name_ar": None if name.isascii() else name,
        "feature": feature,
        "lat": lat,
        "lon": lon,
        "radius_km": radius,
        "country": unit.country if unit else "",
        "parents": (unit.id, *unit.parents) if unit else (),
        "source": "a point that a person gave",
    }


def _ask_online(
    store: Store, name: str, unit: Entry | None, noted: Unplaced | None
) -> dict[str, Any] | None:
    service = chosen_service()
    if service is None:
        return None
    country = unit.country if unit else noted.country if noted else ""
    leaves = PLACES["online_leaves"].format(service=service.name)
    st.html(
        f'<p class="fp-note">{escape(leaves)} <a href="{escape(service.terms_url, quote=True)}" target="_blank" '
        f'rel="noreferrer">{PLACES["online_terms"]}</a></p>'
    )
    kept: dict[str, list[Online]] = st.session_state.setdefault("online_found", {})
    question = f"{name}/{country}"
    if st.button(PLACES["online_ask"].format(service=service.name), key="online_ask"):
        try:
            look_up = LookUp(service, settings_from(), NameBook(store))
            kept[question] = look_up.find(name, country or None)
        except OnlineFailed as error:
            st.warning(str(error))
    if question not in kept:
        return None
    found = {each.id: each for each in kept[question]}
    if not found:
        st.html(f'<p class="fp-note">{PLACES["online_none"].format(service=service.name)}</p>')
        return None
    chosen = st.radio(
        PLACES["pick"],
        list(found),
        index=None,
        format_func=lambda place_id: found[place_id].address,
        key=f"online_{question}",
    )
    if chosen is None:
        return None
    place = found[chosen]
    return {
        "place_id": "",
        "name_en": place.name,
        "name_ar": None if name.isascii() else name,
        "feature": place.feature,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "country": country,
        "parents": (unit.id, *unit.parents) if unit else (),
        "source": service.attribution,
    }
