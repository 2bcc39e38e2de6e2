"""A claim → the words that the page tells it in. All of them are ours: none is taken from the report's text.

Where the report's own words are shown (why here, why this date, the quote), the functions say so and give them raw;
who shows them escapes them.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from datetime import date

from footprint.actors import get_label
from footprint.gazetteer import bundled
from footprint.model import Actor, Claim, DateRange, Place, Report
from footprint.ui import headlines, texts

_EVENT_ROLES = ("event", "origin", "via", "destination")


def headline(claim: Claim) -> str:
    """One sentence from type, actors and place: the fullest for which all the parts are known."""
    parts = _parts(claim)
    for template in headlines.HEADLINES[claim.type]:
        wanted = {name for _, name, _, _ in string.Formatter().parse(template) if name}
        if wanted <= parts.keys():
            break
    sentence = " ".join(template.format(**parts).split())
    sentence = sentence[:1].upper() + sentence[1:]
    modal = headlines.MODAL_HEADLINES.get(claim.modality)
    return modal.format(headline=sentence) if modal else sentence


def _parts(claim: Claim) -> dict[str, str]:
    parts: dict[str, str] = {"place": place_phrase(claim.places)}
    names: dict[str, list[str]] = {}
    for actor in claim.actors:
        label = get_label(actor.id, texts.LANGUAGE)
        if label not in names.setdefault(actor.role, []):
            names[actor.role].append(label)
    for role, labels in names.items():
        parts[role] = join(labels)
    partners = names.get("partner", [])
    if len(partners) == 2:
        parts["partner"], parts["partner2"] = partners
    return parts


def said(claim: Claim) -> str:
    """Whether it is said to have happened, to be going on, to be planned; words that were spoken are just said."""
    spoken = claim.kind == "statement" and claim.modality == "occurred"
    return texts.PAGE["spoken"] if spoken else texts.MODALITIES[claim.modality]


def place_phrase(places: Sequence[Place]) -> str:
    """ "on the outskirts of Qamishli"; a way is told by its ends; nothing where no place is an event's."""
    event = [place for place in places if place.role == "event"]
    if event:
        return at_place(event[0])
    way = [place for role in _EVENT_ROLES for place in places if place.role == role]
    return " ".join(texts.PLACE_ROLES[place.role].format(place=name_of(place)) for place in way)


def at_place(place: Place) -> str:
    """The place with its relation: "near Tell Tamer", "in or about Syria" where it is carried over."""
    if place.basis == "inherited":
        return texts.PLACE["inherited"].format(place=name_of(place))
    relation = "at" if place.relation == "in" and place.precision == "exact" else place.relation
    return texts.RELATIONS.get(relation, texts.RELATIONS["near"]).format(place=name_of(place))


def name_of(place: Place) -> str:
    """The place's name in the language of the page."""
    return (texts.LANGUAGE == "ar" and place.name_ar) or place.name_en


def join(names: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c" """
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def when(dates: DateRange) -> str:
    """The days, no more exact than they are: "21–31 January 2020", "February 2020", "2020"."""
    if dates.start is None or dates.end is None:
        return texts.DATE["unknown"]
    return span(dates.start, dates.end)


def span(first: date, last: date) -> str:
    """A closed interval in words; whole months and years by their names."""
    month, year = texts.MONTHS[first.month - 1], first.year
    if first == last:
        return day(first)
    ends_month = last.day > 27 and (last.toordinal() + 1 == _next_month(last).toordinal())
    if first.day == 1 and ends_month:
        if (first.month, last.month) == (1, 12) and first.year == last.year:
            return str(year)
        if (first.year, first.month) == (last.year, last.month):
            return f"{month} {year}"
        start = month if first.year == last.year else f"{month} {year}"
        return f"{start} – {texts.MONTHS[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {month} {year}"
    if first.year == last.year:
        return f"{first.day} {month} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def day(value: date) -> str:
    """ "18 January 2021" """
    return f"{value.day} {texts.MONTHS[value.month - 1]} {value.year}"


def _next_month(value: date) -> date:
    return date(value.year + value.month // 12, value.month % 12 + 1, 1)


def why_date(claim: Claim, report: Report) -> str:
    """Why this date: the words read and how. Holds words of the report."""
    dates = claim.date
    words = report.text[dates.span[0] : dates.span[1]] if dates.span else None
    if dates.basis == "publication" and words:
        return texts.DATE["publication_words"].format(words=words)
    if dates.basis == "inherited" and not words:
        return texts.DATE["inherited_silent"]
    if words is None and dates.basis in ("absolute", "relative"):
        return texts.DATE["inherited_silent"]
    return texts.DATE[dates.basis].format(words=words)


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
    if others and (runner_up := bundled().get(others[0].id)):
        reasons.append(
            texts.PLACE["runner_up"].format(place=f"{runner_up.name_en} ({runner_up.country})")
        )
    return "; ".join(reasons)


def _words_of(place: Place, report: Report) -> str:
    if place.start is None or place.end is None:
        return texts.PLACE["no_words"]
    key = "inherited_words" if place.basis == "inherited" else "words"
    return texts.PLACE[key].format(words=report.text[place.start : place.end])


def within(place: Place) -> str:
    """ "within 10 km"; nothing for a site or town itself, whose name says as much."""
    if place.precision in ("exact", "settlement"):
        return ""
    return texts.PLACE["within"].format(km=f"{place.radius_km:,.0f}")


def role_of(actor: Actor) -> str:
    """What the actor did, in a word."""
    return texts.ROLES[actor.role]


def language_of(code: str | None) -> str:
    """The language's name; empty where unknown."""
    return texts.PAGE.get(f"languages_{code}", "") if code else ""
