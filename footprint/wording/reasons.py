"""A claim's date and places → why they are these: the words that were read, and the rule that read them.

The words are the report's own and are given raw; who shows them escapes them.
"""

from __future__ import annotations

from footprint.gazetteer import in_use
from footprint.model import Claim, DateRange, Place, Report
from footprint.wording import texts

_INHERITED = "inherited:"
_NO_ANCHOR = "_without_anchor"


def why_date(claim: Claim, report: Report) -> str:
    """Why this date: the words read, and how they were read."""
    dates = claim.date
    words = report.text[dates.span[0] : dates.span[1]] if dates.span else None
    is_carried = dates.basis == "inherited" or bool(
        dates.rule and dates.rule.startswith(_INHERITED)
    )
    rule = _rule(dates, report)
    if words is None:
        # A date that words gave and that has none of them here comes from another clause.
        if is_carried or dates.basis in ("absolute", "relative"):
            return texts.DATE["inherited_silent"]
        return rule or texts.DATE[dates.basis]
    if rule is None:
        name = "publication_words" if dates.basis == "publication" else dates.basis
        return texts.DATE[name].format(words=words)
    form = "inherited_by_rule" if is_carried else "by_rule"
    return texts.DATE[form].format(words=words, rule=rule)


def rule_in_words(rule: str) -> str | None:
    """What a rule of dates does, with `{weekday}` and `{distance}` to be filled in; None for a rule not known here."""
    name = rule.removeprefix(_INHERITED)
    if name.endswith(_NO_ANCHOR):
        return texts.DATE["no_anchor"] if name.removesuffix(_NO_ANCHOR) else None
    if told := texts.DATE_RULES.get(name):
        return told
    for prefix, part in texts.DATE_PARTS.items():
        rest = texts.DATE_RULES.get(name.removeprefix(prefix)) if name.startswith(prefix) else None
        if rest:
            return part.format(month=rest)
    return None


def _rule(dates: DateRange, report: Report) -> str | None:
    """The rule in words; None where it is not known, or needs a day that the report does not give."""
    told = rule_in_words(dates.rule) if dates.rule else None
    if told is None or "{" not in told:
        return told
    if dates.start is None or report.published is None:
        return None
    days = (dates.start - report.published.date()).days
    if "{weekday}" in told and days == 0:
        told = texts.DATE["weekday_of_publication"]
    return told.format(
        weekday=texts.WEEKDAYS[dates.start.weekday()],
        distance=_distance(days),
    )


def _distance(days: int) -> str:
    if days == 0:
        return texts.DATE["same_day"]
    return texts.fill(texts.DATE["days_before" if days < 0 else "days_after"], n=abs(days))


def why_here(place: Place, report: Report) -> str:
    """Why here: the words, how many places bear the name, and what spoke for the one. Holds words of the report."""
    reasons = [_words_of(place, report)]
    others = [each for each in place.candidates if each.id != place.id]
    if place.candidates:
        reasons.append(
            texts.fill(texts.PLACE["candidates"], n=len(place.candidates))
            if others
            else texts.PLACE["one_candidate"]
        )
    if others and (runner_up := in_use().get(others[0].id)):
        reasons.append(
            texts.PLACE["runner_up"].format(place=f"{runner_up.name_en} ({runner_up.country})")
        )
    return texts.LIST["clause"].join(reasons)


def _words_of(place: Place, report: Report) -> str:
    if place.start is None or place.end is None:
        return texts.PLACE["no_words_country" if place.precision == "country" else "no_words"]
    key = "inherited_words" if place.basis == "inherited" else "words"
    return texts.PLACE[key].format(words=report.text[place.start : place.end])
