"""The claims of the filter counted → charts, each of whose marks leads to the map with its filter."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from footprint import trends
from footprint.filters import GROUP, Filter, from_day_number
from footprint.trends import Calendar, Counted
from footprint.ui import texts, texts_pages, words
from footprint.ui.charts import group_name, group_scale, inks, picked, show_chart
from footprint.ui.state import Choice, to_map
from footprint.view import Selection
from footprint.wording.language import SOURCE, current

_MOST_DYADS = 12
_MOST_PLACES = 20
_TOLD = texts_pages.TRENDS


def show_trends(selection: Selection, wanted: Filter) -> None:
    """All charts, or what to do where there is nothing to count."""
    if "to_map" in st.session_state:
        to_map(*st.session_state.pop("to_map"))
    counted = trends.count(selection, wanted)
    _show_head(counted, wanted)
    if not len(counted.rows):
        st.html(f'<div class="fp-empty"><h2>{_TOLD["none"]}</h2><p>{_TOLD["none_hint"]}</p></div>')
        return
    _show_time(counted, wanted)
    with st.container(key="trend_pairs"):
        with st.container(key="trend_types"):
            _show_types(counted, wanted)
        with st.container(key="trend_dyads"):
            _show_dyads(counted, wanted)
        with st.container(key="trend_places"):
            _show_places(counted, wanted)
    _show_calendar(counted, wanted)


def _show_head(counted: Counted, wanted: Filter) -> None:
    named = "counted_incident" if wanted.kinds <= {"incident"} else "counted"
    total = texts.fill(_TOLD[named], n=len(counted.rows))
    parts = texts.fill(_TOLD["sum"], on_map=counted.on_map, off_map=counted.off_map)
    notes = [
        texts.fill(_TOLD[name], n=number)
        for name, number in (("left_out", counted.left_out), ("undated", counted.undated))
        if number
    ]
    note = " ".join([*notes, _TOLD["hint"]])
    st.html(
        f'<header class="fp-head"><h1>{_TOLD["title"]} <small>{_range(wanted)}</small></h1>'
        f'<p class="fp-sum" role="status"><b>{total}</b> · {parts}</p><p class="fp-lead">{note}</p></header>'
    )


def _range(wanted: Filter) -> str:
    if not wanted.has_range:
        return texts.MAP["range_all"]
    first = words.day(wanted.day_from) if wanted.day_from else "…"
    last = words.day(wanted.day_to) if wanted.day_to else "…"
    return texts.MAP["range"].format(**{"from": first, "to": last})


def _show_time(counted: Counted, wanted: Filter) -> None:
    stack = st.session_state.get("trend_stack") or "group"
    series = trends.by_group(counted) if stack == "group" else trends.by_type(counted)
    _section(_TOLD[f"time_{series.unit}"], _TOLD["time_lead"])
    st.segmented_control(
        _TOLD["stack"],
        ["group", "type"],
        default="group",
        format_func=lambda each: f"{_TOLD['stack']} {_TOLD[f'stack_{each}']}",
        key="trend_stack",
        required=True,
        label_visibility="collapsed",
    )
    totals = series.values.sum(axis=1)
    order = sorted(
        range(len(series.names)),
        key=lambda index: (series.names[index] in ("other", trends.NOBODY), -totals[index]),
    )
    names = [series.names[index] for index in order]
    labels, scale = _shades(names) if stack == "type" else _colours(names)
    values = [
        {
            "day": from_day_number(int(series.edges[column])).isoformat(),
            "end": from_day_number(int(series.edges[column + 1])).isoformat(),
            "number": int(series.edges[column]),
            "name": labels[rank],
            "claims": round(float(value), 3),
            "rank": rank,
        }
        for rank, line in enumerate(order)
        for column, value in enumerate(series.values[line])
        if value > 1e-6
    ]
    spec = {
        "height": 240,
        "data": {"values": values},
        "params": picked("number"),
        "mark": {"type": "bar", "binSpacing": 1, "cursor": "pointer"},
        "encoding": {
            "x": {"field": "day", "type": "temporal", "title": None, "axis": {"grid": False, "labelOverlap": True, **_dates_of(series.unit)}},
            "x2": {"field": "end"},
            "y": {"field": "claims", "type": "quantitative", "aggregate": "sum", "title": _TOLD["claims"], "stack": "zero", "axis": {"tickCount": 4, "domain": False, "ticks": False}},
            "color": {"field": "name", "type": "nominal", "title": None, "scale": scale, "legend": None},
            "order": {"field": "rank", "type": "quantitative"},
            "tooltip": [{"field": "name", "type": "nominal", "title": " "}, {"field": "day", "type": "temporal", "title": "  "}, {"field": "claims", "type": "quantitative", "aggregate": "sum", "title": _TOLD["claims"], "format": ".1~f"}],
        },
    }  # fmt: skip

    def pick(mark: Mapping[str, Any]) -> None:
        _go(trends.narrowed_to_bin(wanted, int(mark["number"]), series.unit))

    show_chart(spec, "chart_time", pick, _TOLD["time_alt"])


def _dates_of(unit: str) -> dict[str, str]:
    """How an axis of time writes its days: in the language of the page, whose months the charts do not know."""
    if current().code == SOURCE:
        return {}
    months = f"{json.dumps(list(texts.MONTHS), ensure_ascii=False)}[month(datum.value)]"
    beside = "date(datum.value)" if unit in ("day", "week") else "year(datum.value)"
    if unit == "year":
        return {"labelExpr": f"'' + {beside}"}
    pair = [beside, months] if unit in ("day", "week") else [months, beside]
    return {"labelExpr": " + ' ' + ".join(pair)}


def _show_types(counted: Counted, wanted: Filter) -> None:
    ranked = trends.types(counted)
    rows = [{"id": name, "name": texts.TYPES[name], "claims": claims} for name, claims in ranked]
    _section(_TOLD["types"], "")
    _bars(rows, "chart_types", _TOLD["types_alt"], lambda mark: _go(replace(wanted, types=frozenset({mark["id"]}))))  # fmt: skip


def _show_dyads(counted: Counted, wanted: Filter) -> None:
    ranked = trends.dyads(counted)[:_MOST_DYADS]
    if not ranked:
        return
    rows = [
        {"id": f"{one} {other}", "name": f"{group_name(one)} – {group_name(other)}", "claims": claims}
        for (one, other), claims in ranked
    ]  # fmt: skip
    _section(_TOLD["dyads"], "")
    _bars(rows, "chart_dyads", _TOLD["dyads_alt"], lambda mark: _go(_of_both(wanted, mark["id"].split())))  # fmt: skip


def _of_both(wanted: Filter, groups: Sequence[str]) -> Filter:
    """The claims that both groups take part in."""
    both = frozenset(f"{GROUP}{group}" for group in groups)
    return replace(wanted, actors=both, match="all")


def _show_places(counted: Counted, wanted: Filter) -> None:
    snapshot = counted.selection.snapshot
    ranked = trends.places(counted, _MOST_PLACES)
    if not ranked:
        return
    places = [snapshot.places[place] for place, _ in ranked]
    rows = [
        {"id": place.id, "name": (texts.LANGUAGE == "ar" and place.name_ar) or place.name_en, "claims": claims}
        for place, (_, claims) in zip(places, ranked, strict=True)
    ]  # fmt: skip
    _section(_TOLD["places"], "")
    _bars(rows, "chart_places", _TOLD["places_alt"], lambda mark: _go(wanted, Choice((str(mark["id"]),))))  # fmt: skip


def _bars(rows: list[dict[str, Any]], key: str, alt: str, pick: Any) -> None:  # noqa: ANN401
    names = {"field": "id", "type": "nominal", "sort": None, "title": None}
    is_rtl = current().direction == "rtl"
    near: dict[str, Any] = {"value": 0}
    far: dict[str, Any] = {"value": {"expr": "width"}}
    if is_rtl:
        near, far = far, near
    start, end, inward = ("right", "left", -2) if is_rtl else ("left", "right", 2)
    spec = {
        "height": {"step": 24},
        "data": {"values": rows},
        "encoding": {
            "y": {**names, "axis": None},
            "x": {"field": "claims", "type": "quantitative", "title": None, "axis": None, "scale": {"reverse": is_rtl}},
        },
        "layer": [
            {"params": picked("id"), "mark": {"type": "bar", "cursor": "pointer", "height": 4, "yOffset": 8, "color": inks()["soft"]}, "encoding": {"tooltip": [{"field": "name", "title": " "}, {"field": "claims", "type": "quantitative", "title": _TOLD["claims"], "format": ","}]}},
            {"mark": {"type": "text", "align": start, "dx": inward, "dy": -4, "limit": 250}, "encoding": {"x": near, "text": {"field": "name"}}},
            {"mark": {"type": "text", "align": end, "dy": -4, "color": inks()["soft"]}, "encoding": {"x": far, "text": {"field": "claims", "type": "quantitative", "format": ","}}},
        ],
    }  # fmt: skip
    show_chart(spec, key, pick, alt)


def _show_calendar(counted: Counted, wanted: Filter) -> None:
    found = trends.calendar(counted, st.session_state.get("trend_year"))
    if found is None:
        return
    _section(_TOLD["calendar"], "")
    if len(found.years) > 1:
        st.pills(
            _TOLD["calendar"],
            found.years[-12:],
            default=found.year,
            key="trend_year",
            label_visibility="collapsed",
        )
    ink = inks()
    weekdays = list(texts.WEEKDAYS_SHORT)
    spec = {
        "height": {"step": 15},
        "data": {"values": _days(found)},
        "params": picked("number"),
        "mark": {"type": "rect", "cursor": "pointer", "stroke": ink["sheet"], "strokeWidth": 1.5},
        "encoding": {
            "x": {"field": "week", "type": "ordinal", "title": None, "axis": _months(found)},
            "y": {"field": "weekday", "type": "ordinal", "title": None, "sort": weekdays, "axis": {"ticks": False, "domain": False, "labelPadding": 8}},
            "color": {"field": "claims", "type": "quantitative", "title": None, "scale": {"range": [ink["rule"], ink["ink"]], "domain": [0, max(1.0, float(found.days.max()))], "type": "sqrt"}, "legend": None},
            "tooltip": [{"field": "told", "type": "nominal", "title": " "}, {"field": "claims", "type": "quantitative", "title": _TOLD["claims"], "format": ".2~f"}],
        },
    }  # fmt: skip

    def pick(mark: Mapping[str, Any]) -> None:
        day = from_day_number(int(mark["number"]))
        _go(replace(wanted, day_from=day, day_to=day))

    show_chart(spec, "chart_calendar", pick, _TOLD["calendar_alt"])


def _days(found: Calendar) -> list[dict[str, Any]]:
    """Each day with its week from Monday on and its weekday."""
    offset = from_day_number(found.first).weekday()
    days = [from_day_number(found.first + index) for index in range(len(found.days))]
    return [
        {
            "number": found.first + index,
            "week": (index + offset) // 7,
            "weekday": texts.WEEKDAYS_SHORT[day.weekday()],
            "told": words.day(day),
            "claims": round(float(claims), 3),
        }
        for index, (day, claims) in enumerate(zip(days, found.days, strict=True))
    ]


def _months(found: Calendar) -> dict[str, Any]:
    """An axis that names the months at the weeks that they begin in."""
    first = from_day_number(found.first)
    offset = first.weekday()
    begins = [(first.replace(month=month) - first).days for month in range(1, 13)]
    names = {(day + offset) // 7: texts.MONTHS_SHORT[month] for month, day in enumerate(begins)}
    return {
        "values": list(names),
        "labelExpr": f"({json.dumps(names, ensure_ascii=False)})[datum.value]",
        "labelAngle": 0,
        "labelAlign": "left",
        "ticks": False,
        "domain": False,
        "orient": "top",
    }


def _go(wanted: Filter, choice: Choice | None = None) -> None:
    """Show the map with a filter; a callback cannot change the page, so the run after it does."""
    st.session_state["to_map"] = wanted, choice


def _colours(names: Sequence[str]) -> tuple[list[str], dict[str, list[str]]]:
    """The labels of colour groups, and their colours; a legend is drawn of them."""
    dots = "".join(
        f'<li><i class="fp-dot fp-dot-{name}"></i>{escape(group_name(name))}</li>' for name in names
    )
    st.html(f'<ul class="fp-key">{dots}</ul>')
    return [group_name(name) for name in names], group_scale(names)


def _shades(names: Sequence[str]) -> tuple[list[str], dict[str, list[str]]]:
    """Types have no colour of their own, colour is for actors: the two most frequent are told apart by shade."""
    told = [texts.TYPES[name] for name in names[:2]]
    labels = [*told, *([_TOLD["other_types"]] * len(names[2:]))]
    shades = [inks()[name] for name in ("ink", "soft", "rule")]
    kinds = list(dict.fromkeys(labels))
    dots = "".join(
        f'<li><i class="fp-dot" style="background:{shade}"></i>{label}</li>'
        for label, shade in zip(kinds, shades, strict=False)
    )
    st.html(f'<ul class="fp-key">{dots}</ul>')
    return labels, {"domain": kinds, "range": shades[: len(kinds)]}


def _section(title: str, lead: str) -> None:
    under = f'<p class="fp-lead">{escape(lead)}</p>' if lead else ""
    st.html(f'<div class="fp-section"><h2>{title}</h2>{under}</div>')
