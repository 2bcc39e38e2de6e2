"""Every word of the interface, in English; `footprint.wording.language` has them in others. Nothing comes from a report.

A text with `{n}` may have two forms, one and many, with a bar between: "{n} incident|{n} incidents".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.wording.date_texts import DATE_PARTS as DATE_PARTS
from footprint.wording.date_texts import DATE_RULES as DATE_RULES
from footprint.wording.date_texts import DAY as DAY
from footprint.wording.date_texts import PARTS as PARTS
from footprint.wording.language import CalendarNames, current, translated
from footprint.wording.language import figures as figures
from footprint.wording.language import fill as fill
from footprint.wording.language import number as number

if TYPE_CHECKING:
    LANGUAGE: str
    """Code of the language that holds at that moment."""


def __getattr__(name: str) -> str:
    if name == "LANGUAGE":
        return current().code
    raise AttributeError(name)


def tag() -> str:
    """The language with its months and digits, as a browser takes it: "ar-SY-u-nu-latn"."""
    return current().tag


MAP: dict[str, str] = {
    "bar": "Dates",
    "play": "Play through time",
    "pause": "Pause",
    "handle_from": "First day",
    "handle_to": "Last day",
    "range": "{from} – {to}",
    "range_all": "All dates",
    "preset_all": "All",
    "preset_year": "Last year",
    "preset_month": "Last 30 days",
    "preset_whole": "Whole bar",
    "window": "Days that are shown",
    "bar_menu": "How the bar plays and is coloured",
    "bar_window": "Play a window of days",
    "bar_adds": "Play and add up",
    "bar_slow": "Slow",
    "bar_normal": "Normal speed",
    "bar_fast": "Fast",
    "bar_actor": "Bars by actor",
    "bar_kind": "Bars by kind",
    "legend": "What the marks mean",
    "form_pin": "incident at a site or town",
    "form_near": "near it, within the ring",
    "form_area": "somewhere in the area",
    "form_presence": "presence",
    "form_planned": "planned",
    "form_many": "several, by actor",
    "marks": "Marks on the map",
    "incidents": "{n} incident|{n} incidents",
    "presences": "{n} presence|{n} presences",
    "hidden": "{n} not on the map",
    "undated": "{n} undated left out",
    "unplaced": "{n} not placed left out",
    "look": "How the map looks",
    "form_marks": "Marks",
    "form_density": "Density",
    "ground_drawn": "Drawn map, offline",
    "ground_street": "Streets, from OpenStreetMap (online)",
    "ground_satellite": "Satellite, from Esri (online)",
    "tiles_failed": "The online map cannot be reached; the drawn one stays.",
    "coordinates": "Coordinates",
    "area": "Choose an area",
    "area_view": "What is in view",
    "area_box": "Draw a box",
    "area_polygon": "Draw a polygon",
    "area_none": "Everywhere again",
    "draw_box": "Drag a box over the area. Escape ends it.",
    "draw_polygon": "Click corner after corner; the first again, or Enter, closes. Escape ends it.",
    "more_places": " and {n} more place| and {n} more places",
    "loading": "Fetching the marks …",
    "loading_share": "Fetching the marks: {share} %",
    "empty_store": "No report says anything yet that could stand here.",
    "empty_filter": "Nothing passes these filters.",
    "empty_map": "What passes these filters cannot be drawn; it is in the list below.",
    "to_list": "Show the list",
    "clear": "Clear the filters",
    "connection_lost": "The server does not answer. The map still moves; filters and quotes come back with it.",
    "stale": "The reports have changed since this page was opened.",
    "broken": "The map's data could not be fetched.",
    "reload": "Reload",
}
"""What the map's frame says; sent to the browser as it is."""

PAGE: dict[str, str] = {
    "title": "footprint",
    "map": "Map",
    "presence": "Presence",
    "trends": "Trends",
    "reports": "Reports",
    "review": "Review",
    "sign_in_title": "Sign in",
    "sign_in_lead": "This footprint is open to the people on its list. Sign in to see it.",
    "sign_in": "Sign in",
    "sign_out": "Sign out",
    "no_role": "{name} is signed in and not on the list of this footprint. Ask who runs it, or sign in as another.",
    "filters": "Filters",
    "dates": "Dates",
    "from": "From",
    "to": "To",
    "certainty": "How a longer time counts",
    "possibly": "possibly in range",
    "certainly": "certainly",
    "kinds": "Kind",
    "actors": "Actors",
    "more_actors": "More exactly",
    "more_actors_hint": "Any actor",
    "words": "Words of the quotes",
    "words_hint": "Search the quotes",
    "match": "How many of them",
    "match_any": "any of them",
    "match_all": "all of them together",
    "roles": "Taking part as",
    "sources": "Source",
    "sources_hint": "Any source",
    "source_unknown": "not told",
    "certainties": "Certainty",
    "reviews": "Looked at by a person",
    "review_this": "Review this claim",
    "area_set": "Only inside the area on the map.",
    "area_clear": "Everywhere",
    "types": "Type",
    "modalities": "Said to have",
    "precisions": "Place known to",
    "clear": "Clear all filters",
    "link_dropped": "Part of the link could not be used",
    "link_rest": "The rest of it is applied.",
    "nothing": "Nothing passes these filters.",
    "loosen": "Without the filter on {part}: {n} claim.|Without the filter on {part}: {n} claims.",
    "loosen_button": "Drop {part}",
    "loosen_all": "No single filter is to blame; clear them all to begin again.",
    "about": "What reports say happened, where, and the words that say so.",
    "example": "All that you see here was read from one report, in Arabic: an example that comes with footprint.",
    "examples": "All that you see here was read from {n} reports: examples that come with footprint.",
    "add": "Or, for whole folders of files, type in a terminal:",
    "add_after": "They are on the map with your next click.",
    "panel_empty": (
        "Click a mark to read what was reported there: what happened, when, who took part, and the source’s own words."
    ),
    "panel_keys": (
        "By keyboard: Tab to the marks, arrow keys from one to the next, Enter to open, Escape to close."
    ),
    "panel_forms": (
        "A ring with a number holds several reports; click it to come closer. A dot is only where the words name the "
        "place itself."
    ),
    "panel_gone": "What was chosen does not pass the filter any more.",
    "close": "Close",
    "previous": "Previous",
    "next": "Next",
    "of_here": "{index} of {total} here",
    "when": "When",
    "where": "Where",
    "who": "Who",
    "said": "Said",
    "spoken": "said",
    "count": "How often",
    "said_by": "according to {actor}",
    "proposed": "proposed by {proposer}, verified against the text",
    "open_report": "Open the report at these words",
    "report_of": "Report of {date}",
    "report_undated": "Report without a date",
    "superseded": "The report was read anew since; this is what an earlier reading found.",
    "off_map": "Not on the map",
    "off_map_none": "Everything that passes the filter is on the map.",
    "off_map_sum": ("{drawn} on the map and {hidden} here make {all} claims in all."),
    "off_map_undated": "{n} more has no date and is left out while days are chosen."
    "|{n} more have no date and are left out while days are chosen.",
    "off_map_unplaced": "{n} more is not on the map and is left out while an area is chosen."
    "|{n} more are not on the map and are left out while an area is chosen.",
    "off_map_more": "Show more",
    "off_map_shown": "{shown} of {total}",
    "reports_none": "No report has been read yet.",
    "reports_lead": "{n} report, the latest first.|{n} reports, the latest first.",
    "report_claims": "{n} claim|{n} claims",
    "report_no_claims": "no claim",
    "report_failed": "could not be read: {reason}",
    "report_back": "All reports",
    "report_here": "What it says",
    "report_missing": "There is no such report here.",
    "quote_unknown": "The quote of this link is not known here; the report is shown whole.",
    "untitled": "Untitled report",
    "legend_date": "date",
    "legend_place": "place",
    "language": "Language",
    "more_pages": "More",
    "upload": "Choose …",
    "upload_drop": "or drop it here",
    "language_more": "Months and digits",
    "months": "Names of months",
    "digits": "Digits",
    "trouble": "This cannot be shown",
    "languages_ar": "Arabic",
    "languages_en": "English",
}

KINDS: dict[str, str] = {
    "incident": "Incidents",
    "presence": "Presence",
    "statement": "Statements",
}

TYPES: dict[str, str] = {
    "clash": "Clash",
    "attack": "Attack",
    "shelling": "Shelling",
    "airstrike": "Air strike",
    "drone_strike": "Drone strike",
    "ied": "Mine or bomb",
    "suicide_bombing": "Suicide bombing",
    "explosion": "Explosion",
    "air_landing": "Air landing",
    "raid": "Raid",
    "arrest": "Arrest",
    "abduction": "Abduction",
    "assassination": "Assassination",
    "territory_taken": "Territory taken",
    "interception": "Interception",
    "collision": "Collision",
    "overflight": "Overflight",
    "protest": "Protest",
    "agreement": "Agreement",
    "destruction": "Destruction",
    "other": "Other incident",
    "present": "Present",
    "deployed": "Deployed",
    "reinforced": "Reinforced",
    "reduced": "Reduced",
    "withdrawn": "Withdrawn",
    "relocated": "Relocated",
    "base_established": "New base",
    "base_handed_over": "Base handed over",
    "patrol": "Patrol",
    "joint_patrol": "Joint patrol",
    "convoy": "Convoy",
    "checkpoint": "Checkpoint",
    "exercise": "Exercise",
    "controls": "In control",
    "demand": "Demand",
    "accuse": "Accusation",
    "deny": "Denial",
    "threaten": "Threat",
    "pledge": "Pledge",
    "consult": "Talks",
    "condemn": "Condemnation",
    "confirm": "Confirmation",
    "announce": "Announcement",
}

MODALITIES: dict[str, str] = {
    "occurred": "happened",
    "ongoing": "going on",
    "planned": "planned",
    "attempted": "attempted",
    "demanded": "demanded",
    "threatened": "threatened",
    "denied": "denied",
    "hypothetical": "supposed",
    "former": "over",
}

PRECISIONS: dict[str, str] = {
    "exact": "the site",
    "settlement": "the town",
    "near": "near it",
    "area": "an area",
    "admin3": "a sub-district",
    "admin2": "a district",
    "admin1": "a governorate",
    "country": "a country",
    "none": "no place",
}
"""How exactly a place is known, as the end of "known to …"."""

REVIEWS: dict[str, str] = {
    "unreviewed": "not yet",
    "reviewed": "accepted",
}

CERTAINTIES: dict[str, str] = {
    "single_source": "one source",
    "corroborated": "several sources",
    "confirmed": "admitted",
    "contested": "contested",
    "discounted": "discounted",
}

REASONS: dict[str, str] = {
    "statement": "Words, not an event on the ground",
    "modality": "Denied, demanded, threatened or supposed: not said to have happened",
    "aggregate": "Several events told as one",
    "no_place": "No place is named",
    "country": "Placed no closer than a country",
    "not_an_event_place": "The places named are not where it happened",
}

ROLES: dict[str, str] = {
    "initiator": "acting",
    "target": "acted upon",
    "holder": "present",
    "partner": "with",
    "speaker": "speaking",
    "addressee": "spoken to",
    "victim": "harmed",
    "subject": "spoken about",
    "named": "named",
}

RELATIONS: dict[str, str] = {
    "in": "in {place}",
    "at": "at {place}",
    "on": "on {place}",
    "outskirts": "on the outskirts of {place}",
    "near": "near {place}",
    "countryside": "in the countryside of {place}",
    "between": "on a road by {place}",
    "along": "along {place}",
    "n_of": "north of {place}",
    "s_of": "south of {place}",
    "e_of": "east of {place}",
    "w_of": "west of {place}",
    "ne_of": "north-east of {place}",
    "nw_of": "north-west of {place}",
    "se_of": "south-east of {place}",
    "sw_of": "south-west of {place}",
    "km_from": "some way from {place}",
}
PLACE_ROLES: dict[str, str] = {
    "event": "{place}",
    "origin": "from {place}",
    "destination": "towards {place}",
    "via": "through {place}",
    "venue": "said or agreed in {place}",
    "topic": "about {place}",
}
PLACE: dict[str, str] = {
    "inherited": "in or about {place}",
    "mere_country": "in {place} (no place given)",
    "over": "over {place}",
    "over_or_near": "over or near {place}",
    "of": "of {place}",
    "countryside": "countryside",
    "within": "within {km} km",
    "words": "“\u2068{words}\u2069”",
    "no_words": "not named in the clause: carried over from the words before",
    "no_words_country": "no place is named: the report is about this country",
    "inherited_words": "carried over from “\u2068{words}\u2069” before",
    "one_candidate": "the only place known by that name",
    "candidates": "chosen from {n} place of that name|chosen from {n} places of that name",
    "runner_up": "the next was {place}",
    "not_told": "no place is named",
}

MONTHS = CalendarNames("months", "wide")
MONTHS_SHORT = CalendarNames("months", "abbreviated")
WEEKDAYS = CalendarNames("days", "wide")
WEEKDAYS_SHORT = CalendarNames("days", "abbreviated")
LIST: dict[str, str] = {"between": ", ", "last": "{names} and {last}", "clause": "; "}
"""How names stand in a row."""
DATE: dict[str, str] = {
    "unknown": "date not told",
    "by_rule": "“\u2068{words}\u2069”: {rule}",
    "absolute": "“\u2068{words}\u2069”: as written",
    "relative": "“\u2068{words}\u2069”: counted from publication",
    "inherited": "carried over from “\u2068{words}\u2069”",
    "inherited_by_rule": "carried over from “\u2068{words}\u2069”: {rule}",
    "inherited_silent": "carried over from the words before",
    "publication": "told as the state on the day of publication",
    "publication_words": "“\u2068{words}\u2069”: the day of publication",
    "not_after_publication": "some time up to publication",
    "none": "the words give no date",
    "no_anchor": "cannot be counted: the report has no date of its own",
    "weekday_of_publication": "{weekday}, the day of publication",
    "same_day": "the day of publication",
    "days_before": "the day before publication|{n} days before publication",
    "days_after": "the day after publication|{n} days after publication",
}
"""Why a date, by its basis, where the rule that read it has no words in DATE_RULES; and the frames around those."""

translated(globals())
