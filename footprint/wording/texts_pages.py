"""Every word of the pages Presence and Trends, of the table and of the map as of a day, in English.

The form is that of `footprint.wording.texts`. Nothing here comes from a report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.wording.language import current, translated

if TYPE_CHECKING:
    LANGUAGE: str
    """Code of the language that holds at that moment."""


def __getattr__(name: str) -> str:
    if name == "LANGUAGE":
        return current().code
    raise AttributeError(name)


PRESENCE: dict[str, str] = {
    "title": "Who is where",
    "as_of": "as of {day}",
    "sum": "{present} present · {planned} planned · {withdrawn} withdrawn · {contested} contested",
    "rests_on": "Each state rests on the last thing that a report said up to that day. Nothing is carried past its evidence: "
    "the older it is, the fainter the mark.",
    "undated": "{n} presence claim gives no day and is left out here.|{n} presence claims give no day and are left out here.",
    "day_hint": "The day is the end of the range beside: set “To”, or drag the right handle on the map.",
    "matrix": "Forces and places",
    "matrix_lead": "Click a mark to read the words that it rests on.",
    "matrix_more": "The {shown} places with the latest evidence, of {total}.",
    "matrix_alt": "Forces across, places down; a mark for each state as of the day",
    "show_more": "Show more places",
    "matrix_forces": "The {shown} forces at the most of these places, of {total}.",
    "show_forces": "Show all forces",
    "lines": "Life lines",
    "lines_lead": "A bar is the time that a claim speaks of, a tick one day. Between them nobody said anything.",
    "lines_more": "The {shown} forces and places with the latest evidence, of {total}.",
    "lines_alt": "A line for each force at a place; on it the times that claims speak of",
    "changes": "Changes",
    "changes_in": "In the last",
    "days": "{n} days",
    "changes_lead": "From {before} to {after}",
    "came": "Came",
    "went": "Went",
    "changed": "Otherwise changed",
    "unchanged": "{n} state is unchanged.|{n} states are unchanged.",
    "changes_none": "Nothing that a report says changed who is where in these days.",
    "changes_more": "and {n} more",
    "at": "{actor} · {place}",
    "none": "No claim tells of a force at a place up to this day",
    "none_filtered": "No state passes these filters",
    "none_hint": "Presence claims say that a force is, came or stays somewhere. Choose a later day, or loosen the filters beside; "
    "presence must be among the kinds.",
    "panel_hint": "Click a mark in the table of forces and places, a life line or a change: here stand the words that say so.",
    "on_map": "Show it on the map",
    "against": "Against it",
    "here": "{n} force here as of {day}|{n} forces here as of {day}",
    "here_none": "No force is told of here as of {day}.",
    "here_more": "{n} more force here; choose one by the filter.|{n} more forces here; choose some by the filter.",
}

STATES: dict[str, str] = {
    "none": "nothing said",
    "present": "present",
    "planned": "planned",
    "withdrawn": "withdrawn",
    "contested": "contested",
}

AGES: dict[str, str] = {
    "present_0": "there as of this day",
    "present": "last seen {ago}",
    "planned_0": "planned",
    "planned": "was planned; the time is over since {span}",
    "withdrawn_0": "left on this day",
    "withdrawn": "left {ago}",
    "contested_0": "said to be there, and said not to be",
    "contested": "contested, last {ago}",
    "unsure": "some time about this day",
    "ago_1": "the day before",
    "ago_days": "{n} days before",
    "ago_months": "{n} months before",
    "ago_years": "{n} years before",
    "span_1": "a day",
    "span_days": "{n} days",
    "span_months": "{n} months",
    "span_years": "{n} years",
}
"""A state with its age in words; without an age where the evidence holds on the day."""

SHORT_AGES: dict[str, str] = {"days": "{n} d", "months": "{n} mo", "years": "{n} y"}
"""Beside a mark, where the words stand in its title."""

EFFECTS: dict[str, str] = {
    "begins": "seen there",
    "ends": "left",
    "plans": "planned",
    "denies": "denied",
    "upholds": "leaving denied",
}

TRENDS: dict[str, str] = {
    "title": "Trends",
    "counted_incident": "{n} incident|{n} incidents",
    "counted": "{n} claim|{n} claims",
    "sum": "{on_map} on the map · {off_map} not on the map",
    "left_out": "{n} is denied, demanded or supposed, and not counted.|{n} are denied, demanded or supposed, and not counted.",
    "undated": "{n} has no date and is in no chart of time.|{n} have no date and are in no chart of time.",
    "hint": "Click a bar, a day or a place to see it on the map.",
    "nobody": "no actor named",
    "time_day": "By day",
    "time_week": "By week",
    "time_month": "By month",
    "time_year": "By year",
    "time_lead": "A claim of several days is shared out over them.",
    "stack": "Stacked by",
    "stack_group": "who acts",
    "stack_type": "type",
    "other_types": "other types",
    "time_alt": "Claims over time, stacked",
    "types": "By type",
    "types_alt": "Claims by type, the most first",
    "dyads": "Two parties in one claim",
    "dyads_alt": "Pairs of parties with the claims that both take part in",
    "places": "Places",
    "places_lead": "The {n} with the most claims.",
    "places_alt": "Places with their claims, the most first",
    "calendar": "Calendar",
    "calendar_alt": "Claims on each day of a year",
    "claims": "claims",
    "none": "Nothing to count passes these filters",
    "none_hint": "Trends count incidents, or the kinds chosen beside. Loosen the filters, or clear them all.",
}

TABLE: dict[str, str] = {
    "title": "Table · {n} claim|Table · {n} claims",
    "name": "Claims that pass the filter",
    "when": "When",
    "what": "What",
    "who": "Who",
    "where": "Where",
    "undated": "no date",
    "none": "Nothing passes these filters.",
    "broken": "The table’s data could not be fetched; reload the page.",
}

TIME: dict[str, str] = {
    "time": "What the map shows of time",
    "time_range": "Range",
    "time_asof": "As of a day",
    "time_compare": "Two days",
    "n_present": "{n} present",
    "n_planned": "{n} planned",
    "n_withdrawn": "{n} withdrawn",
    "n_contested": "{n} contested",
    "n_came": "{n} came",
    "n_went": "{n} went",
    "n_changed": "{n} otherwise changed",
    "n_unchanged": "{n} unchanged",
    "is_came": "came",
    "is_went": "went",
    "is_changed": "changed",
    "is_unchanged": "unchanged",
    "as_of": "As of {day}",
    "between": "From {from} to {to}",
    "sign_present": "there, the evidence holds",
    "sign_faded": "last seen long ago",
    "sign_planned": "planned",
    "sign_withdrawn": "has left",
    "sign_contested": "claims contradict",
    "sign_came": "came between the two days",
    "sign_went": "went",
    "sign_changed": "changed otherwise",
    "sign_unchanged": "as before",
    "more_forces": "and {n} more",
    "loading_presence": "Reading what is said of who is where …",
    "empty_asof": "No claim that passes tells of a force at a place up to this day.",
}
"""What the map's frame says as of a day; sent to the browser with `texts.MAP`."""

translated(globals())
