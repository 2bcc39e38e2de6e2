"""The place of a claim under review: found by its name, typed or pointed at → its JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from footprint.gazetteer import Entry, in_use
from footprint.model import PIN_PRECISIONS, Claim, Place, PlaceRole, Precision
from footprint.store.reviews import Reviews
from footprint.ui import review_map, texts, words
from footprint.view import Snapshot
from footprint.wording.texts_review import PLACE_ROLES, REVIEW

_KEEP, _DROP, _OWN = "keep", "drop", "own"
_POSITION = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*[,،;]\s*(-?\d{1,3}(?:\.\d+)?)\s*")
_MOST_FOUND = 30
_OWN_RADIUS_KM = 2.0
Fields = dict[str, Any]


def show_place(
    claim: Claim,
    old: list[Fields],
    stamp: str,
    map_slot: DeltaGenerator,
    snapshot: Snapshot | None = None,
) -> Fields:
    """Widgets for the first place; gives what was chosen (`choice`) and what it takes to make it."""
    first = claim.places[0] if claim.places else None
    typed = st.text_input(REVIEW["place"], key=f"place_{stamp}", placeholder=REVIEW["place_hint"])
    found = find_places(typed) if typed.strip() else []
    point = read_position(typed) or review_map.point_chosen(stamp)
    options: dict[str, str] = {}
    if point is not None:
        lat, lon = point
        options[_OWN] = REVIEW["place_own"].format(lat=f"{lat:.4f}", lon=f"{lon:.4f}")
    options |= {entry.id: _told(entry) for entry in found}
    kept = words.name_of(first) if first else texts.PLACE["not_told"]
    options[_KEEP] = REVIEW["place_keep"].format(place=kept)
    if first:
        options[_DROP] = REVIEW["place_drop"]
    if typed.strip() and not found and point is None:
        st.html(f'<p class="fp-note">{REVIEW["place_none"]}</p>')
    chosen = st.selectbox(
        REVIEW["place_found"],
        list(options),
        format_func=options.__getitem__,
        key=f"found_{stamp}_{typed}_{point}",
    )
    columns = st.columns(2)
    roles, precisions = get_args(PlaceRole), get_args(Precision)
    entry = next((each for each in found if each.id == chosen), None)
    default = "settlement" if chosen == _OWN else (first.precision if first else "settlement")
    if entry is not None:
        default = entry.precision
    with columns[0]:
        role = st.selectbox(
            REVIEW["place_role"],
            roles,
            index=roles.index(first.role if first else "event"),
            format_func=PLACE_ROLES.__getitem__,
            key=f"role_{stamp}",
        )
    with columns[1]:
        precision = st.selectbox(
            REVIEW["place_precision"],
            precisions,
            index=precisions.index(default),
            format_func=texts.PRECISIONS.__getitem__,
            key=f"known_{stamp}_{chosen}",
        )
    radius = st.number_input(
        REVIEW["radius"],
        min_value=0.0,
        max_value=2000.0,
        value=_radius(entry, None if chosen == _OWN else first),
        key=f"radius_{stamp}_{chosen}",
    )
    everywhere = (
        chosen == _OWN
        and first is not None
        and st.checkbox(REVIEW["everywhere"], key=f"everywhere_{stamp}")
    )
    if st.toggle(REVIEW["map"], key=f"map_{stamp}"):
        with map_slot:
            review_map.show_map(stamp, claim, snapshot)
    return {
        "choice": chosen,
        "entry": entry,
        "point": point,
        "name": typed.strip(),
        "role": role,
        "precision": precision,
        "radius_km": radius,
        "places": old,
        "everywhere": everywhere,
    }


def _radius(entry: Entry | None, first: Place | None) -> float:
    if entry is not None:
        return float(entry.radius_km)
    return float(first.radius_km) if first else _OWN_RADIUS_KM


def find_places(name: str) -> list[Entry]:
    """Gazetteer entries of a name, those of most people first."""
    found = sorted(in_use().lookup(name.strip()), key=lambda each: -each.population)
    return found[:_MOST_FOUND]


def read_position(typed: str) -> tuple[float, float] | None:
    """Degrees north and east, where they were typed; None where they were not, or are none."""
    match = _POSITION.fullmatch(typed)
    if match is None:
        return None
    lat, lon = float(match[1]), float(match[2])
    return (lat, lon) if -90 <= lat <= 90 and -180 <= lon <= 180 else None


def _told(entry: Entry) -> str:
    above = [in_use().get(each) for each in entry.parents[:2]]
    names = [entry.name_en, *(each.name_en for each in above if each), entry.country]
    return " · ".join(dict.fromkeys(name for name in names if name)) + f" ({entry.feature})"


def places_json(chosen: Mapping[str, Any], own_id: str | None = None) -> list[Fields]:
    """Places' JSON as a person set the first of them; the others stay."""
    old: list[Fields] = chosen["places"]
    first = old[0] if old else {"start": None, "end": None, "relation": "in", "basis": "stated"}
    role, precision, choice = chosen["role"], chosen["precision"], chosen["choice"]
    if choice == _DROP:
        return old[1:]
    if choice == _KEEP and not old:
        return old
    radius = float(chosen["radius_km"])
    if choice == _KEEP:
        told = {"role": role, "precision": precision, "radius_km": radius}
        if all(first[name] == value for name, value in told.items()):
            return old
        changed = first | told
    else:
        entry: Entry | None = chosen["entry"]
        lat, lon = (entry.lat, entry.lon) if entry else chosen["point"]
        changed = {
            "id": entry.id if entry else own_id,
            "name_en": entry.name_en if entry else own_name(chosen),
            "name_ar": entry.name_ar if entry else None,
            "lat": lat,
            "lon": lon,
            "radius_km": radius,
            "precision": precision,
            "relation": "in" if precision in PIN_PRECISIONS else first["relation"],
            "role": role,
            "basis": "stated",
            "start": first["start"],
            "end": first["end"],
            "candidates": [],
        }
    if changed["precision"] in PIN_PRECISIONS:
        changed["basis"] = "stated"
    return [changed, *old[1:]]


def own_name(chosen: Mapping[str, Any]) -> str:
    """What a place of one's own is called: what was typed, or its position."""
    typed: str = chosen["name"]
    if typed and read_position(typed) is None:
        return typed
    lat, lon = chosen["point"]
    return f"{lat:.4f}, {lon:.4f}"


def make_places(
    chosen: Mapping[str, Any], reviews: Reviews, who: str, why: str | None
) -> list[Fields]:
    """The claim's places; one of a person's own is added to the store, or its place moved for every claim, before."""
    if chosen["choice"] != _OWN:
        return places_json(chosen)
    lat, lon = chosen["point"]
    place = {"lat": lat, "lon": lon, "radius_km": float(chosen["radius_km"])}
    if chosen["everywhere"]:
        first = chosen["places"][0]
        names = {"name_en": first["name_en"], "name_ar": first["name_ar"]}
        reviews.put_place(who, first["id"], names | place, why)
        return list(chosen["places"])
    names = {"name_en": own_name(chosen), "name_ar": None}
    return places_json(chosen, reviews.put_place(who, None, names | place, why))
