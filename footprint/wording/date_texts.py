"""The rules of dates and the parts of a date, in words."""

from __future__ import annotations

from footprint.wording.language import translated

DATE_RULES: dict[str, str] = {
    "numeric": "as written",
    "day_month_year": "as written",
    "month_year": "that month, as written",
    "year": "that year, as written",
    "season_year": "that season, as written",
    "hijri_day": "that day of the Islamic calendar, converted",
    "hijri_month": "that month of the Islamic calendar, converted",
    "impossible_date": "the calendar has no such day",
    "day_month": "no year is given: the one that brings it nearest to publication",
    "day_of_this_month": "that day of the month meant, counted from publication",
    "month": "that month, the latest begun by publication",
    "month_past": "that month, already over at publication",
    "month_this": "that month, in the year of publication",
    "month_next": "that month, still to come at publication",
    "early_week": "the first two days of that week",
    "mid_week": "the middle three days of that week",
    "late_week": "the last two days of that week",
    "early_month": "the first ten days of that month",
    "mid_month": "the 11th to the 20th of that month",
    "late_month": "the last third of that month",
    "early_year": "the first quarter of that year",
    "mid_year": "May to August of that year",
    "late_year": "the last quarter of that year",
    "near_day": "{distance}",
    "weekdays": "those days, the latest before publication",
    "part_of_day": "a part of the day told last, or of publication",
    "night_between": "the two days of that night, the latest before publication",
    "weekday": "the latest {weekday} before publication",
    "weekday_past": "the latest {weekday} before publication",
    "weekday_this": "the latest {weekday} before publication",
    "weekday_next": "the first {weekday} after publication",
    "weekday_planned": "told as a plan: the first {weekday} after publication",
    "ago": "counted back by that much",
    "since": "from then to the day of publication",
    "since_event": "from that event to the day of publication",
    "since_ago": "from that long ago to the day of publication",
    "until": "from the day of publication to then",
    "between": "from the first to the last day named",
    "between_days": "from the first to the last day named",
    "between_years": "from the first to the last year named",
    "after_context": "counted from the day told before it",
    "days_before_context": "the week before the day told before it",
    "hours_after_context": "the day told before it, or the next",
    "recent": "no number is given: a stretch up to publication",
    "last_units": "that long, up to the day of publication",
    "coming_units": "that long, from the day of publication on",
    "this_week": "the week of publication, up to that day",
    "this_month": "the month of publication, up to that day",
    "this_year": "the year of publication, up to that day",
    "past_week": "the week before that of publication",
    "past_month": "the month before that of publication",
    "past_year": "the year before that of publication",
    "next_week": "the week after that of publication",
    "next_month": "the month after that of publication",
    "next_year": "the year after that of publication",
    "season": "that season, counted from publication",
    "present_state": "told as the state on the day of publication",
    "no_date_in_words": "the words give no date: some time up to publication",
    "plan_without_date": "a plan, for which the words give no date",
}
"""What each rule of dates does, by its id. What is given in braces is counted out for the claim."""

DATE_PARTS: dict[str, str] = {
    "start_of_": "the first ten days of {month}",
    "middle_of_": "the 11th to the 20th of {month}",
    "end_of_": "the last third of {month}",
}
"""Before the id of a rule of months: a part of the month that it gives."""

PARTS: dict[str, str] = {
    "days": "days",
    "kinds": "kind",
    "types": "type",
    "modalities": "what was said",
    "actors": "actors",
    "precisions": "place",
    "match": "all actors together",
    "words": "words",
    "roles": "part taken",
    "certainties": "certainty",
    "reviews": "review",
    "sources": "source",
    "area": "area",
}
DAY: dict[str, str] = {
    "day": "{day} {month} {year}",
    "moment": "{date}, {time}",
    "month": "{month} {year}",
    "months": "{month} – {last_month} {year}",
    "months_of_years": "{month} {year} – {last_month} {last_year}",
    "days_of_month": "{day}–{last_day} {month} {year}",
    "days_of_year": "{day} {month} – {last}",
    "days": "{first} – {last}",
}
"""A day, and an interval of days: no more exact than it is."""

translated(globals())
