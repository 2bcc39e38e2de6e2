"""A claim → the words that the page tells it in. All of them are ours: none is taken from the report's text."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from datetime import date, datetime

from footprint.model import Actor, Claim, DateRange, Place
from footprint.wording import headlines, texts
from footprint.wording.names import actor_name as actor_name
from footprint.wording.names import group_name as group_name

_WAYS = ("origin", "via", "destination")
_ACTING = ("initiator", "holder")
_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_DIRECTIONAL = re.compile(r"(north|south|east|west)[a-z-]* of ")
"""A place that is named by where it lies: "east of the Euphrates" takes no preposition."""
_HEIGHT = re.compile(r"(Mount|Jabal|Jebel) ")


def headline(claim: Claim) -> str:
    """One sentence from type, actors and place: the fullest for which all the parts are known."""
    parts = _parts(claim)
    modal = headlines.MODAL_HEADLINES.get(claim.modality)
    if modal:
        return modal.format(headline=_filled(headlines.NOUNS[claim.type], parts))
    for template in headlines.HEADLINES.get(claim.type, ()):
        if _names_in(_OPTIONAL.sub("", template)) <= parts.keys():
            return _capitalized(_filled(template, parts))
    return _capitalized(_filled(headlines.NOUNS[claim.type], parts))


def _filled(template: str, parts: dict[str, str]) -> str:
    whole = _OPTIONAL.sub(
        lambda group: group[1] if _names_in(group[1]) <= parts.keys() else "", template
    )
    return " ".join(whole.format(**parts).split())


def _names_in(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def _capitalized(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _parts(claim: Claim) -> dict[str, str]:
    """What a sentence may be made of: the places, and the actors by role; a role that nobody has is left out.

    `whom` is who was struck or harmed, `involved` everybody, `parties` everybody where they are two or more.
    """
    names: dict[str, list[str]] = {}
    for actor in claim.actors:
        name = _name_in_sentence(actor, claim)
        if name and name not in names.setdefault(actor.role, []):
            names[actor.role].append(name)
    acting = [name for role in _ACTING for name in names.get(role, [])]
    # One party on both sides is more likely a slip of the reading than a fight within.
    for role in ("target", "victim", "partner"):
        names[role] = [name for name in names.get(role, []) if name not in acting]
    names["whom"] = names["target"] or names["victim"]
    sides = [*acting, *names["target"], *names["partner"]]
    names["involved"] = list(dict.fromkeys(sides or names["victim"]))
    names["parties"] = names["involved"] if len(names["involved"]) > 1 else []
    if claim.type == "other":
        named = [name for name in [*sides, *names["victim"]] if name != headlines.UNKNOWN["party"]]
        names["involved"] = list(dict.fromkeys(named))
    parts = {role: join(several) for role, several in names.items() if several}
    return parts | _place_parts(claim)


def _name_in_sentence(actor: Actor, claim: Claim) -> str:
    if actor.id == "unknown":
        acts = actor.role in _ACTING
        armed = headlines.UNKNOWN["armed" if acts else "party"]
        return headlines.UNKNOWN_ACTING.get(claim.type, armed) if acts else armed
    return headlines.COMMON_NOUNS.get(actor.id) or actor_name(actor.id)


def _place_parts(claim: Claim) -> dict[str, str]:
    where = place_phrase(claim)
    parts = {"place": where, "control": where}
    if where:
        parts["over"] = where
    event = _event_place(claim)
    if event and event.basis != "inherited" and event.relation == "in":
        name = name_of(event)
        parts |= {
            "control": texts.PLACE["of"].format(place=name),
            "over": texts.PLACE["over"].format(place=name),
        }
        if event.precision != "country":
            parts["spot"] = name
    elif event and not _is_mere_country(event) and event.basis == "inherited":
        parts["over"] = texts.PLACE["over_or_near"].format(place=name_of(event))
    return parts


def said(claim: Claim) -> str:
    """Whether it is said to have happened, to be going on, to be planned; words that were spoken are just said."""
    spoken = claim.kind == "statement" and claim.modality == "occurred"
    return texts.PAGE["spoken"] if spoken else texts.MODALITIES[claim.modality]


def place_phrase(claim: Claim) -> str:
    """ "on the outskirts of Qamishli"; a way is told by its ends; nothing where no place is the event's own."""
    event = _event_place(claim)
    if event:
        return at_place(event)
    way = [place for place in claim.places if place.role in _WAYS]
    if country := next((place for place in way if _is_mere_country(place)), None):
        return at_place(country)
    told = (
        _WAYS
        if claim.type in headlines.ON_THE_MOVE
        else ("origin",)
        if claim.type in headlines.LAUNCHED
        else ()
    )
    phrases = []
    for role in told:
        names = list(dict.fromkeys(name_of(place) for place in way if place.role == role))
        if names:
            phrases.append(texts.PLACE_ROLES[role].format(place=join(names)))
    return " ".join(phrases)


def _event_place(claim: Claim) -> Place | None:
    """Where it happened; of an agreement or talks, where they were held."""
    for role in ("event", "venue"):
        for place in claim.places:
            if place.role == role:
                return place
    return None


def at_place(place: Place) -> str:
    """The place with its relation: "near Tell Tamer", "in or about Kobani" where it is carried over."""
    name = name_of(place)
    if _is_mere_country(place):
        return texts.PLACE["mere_country"].format(place=name)
    if place.basis == "inherited":
        return texts.PLACE["inherited"].format(place=name)
    relation = place.relation
    if relation == "countryside" and texts.PLACE["countryside"] in name.split():
        relation = "in"
    if relation == "in" and texts.LANGUAGE == "en":
        if _DIRECTIONAL.match(name):
            return name
        if _HEIGHT.match(name):
            relation = "on"
        elif place.precision == "exact":
            relation = "at"
    return texts.RELATIONS.get(relation, texts.RELATIONS["near"]).format(place=name)


def _is_mere_country(place: Place) -> bool:
    """Whether nothing narrower than the country that the report is about is known."""
    return place.precision == "country" and place.basis == "inherited"


def name_of(place: Place) -> str:
    """The place's name in the language of the page."""
    return (texts.LANGUAGE == "ar" and place.name_ar) or place.name_en


def join(names: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c" """
    if len(names) == 1:
        return names[0]
    return texts.LIST["last"].format(names=texts.LIST["between"].join(names[:-1]), last=names[-1])


def when(dates: DateRange) -> str:
    """The days, no more exact than they are: "21–31 January 2020", "February 2020", "2020"."""
    if dates.start is None or dates.end is None:
        return texts.DATE["unknown"]
    return span(dates.start, dates.end)


def span(first: date, last: date) -> str:
    """A closed interval in words; whole months and years by their names."""
    if first == last:
        return day(first)
    ends_month = last.day > 27 and (last.toordinal() + 1 == _next_month(last).toordinal())
    if first.day == 1 and ends_month:
        if (first.month, last.month) == (1, 12) and first.year == last.year:
            return texts.figures(first.year)
        if (first.year, first.month) == (last.year, last.month):
            return _told("month", first, last)
        return _told("months" if first.year == last.year else "months_of_years", first, last)
    if (first.year, first.month) == (last.year, last.month):
        return _told("days_of_month", first, last)
    return _told("days_of_year" if first.year == last.year else "days", first, last)


def _told(form: str, first: date, last: date) -> str:
    parts = {
        "day": texts.figures(first.day),
        "month": texts.MONTHS[first.month - 1],
        "year": texts.figures(first.year),
        "last_day": texts.figures(last.day),
        "last_month": texts.MONTHS[last.month - 1],
        "last_year": texts.figures(last.year),
    }
    return texts.DAY[form].format(first=day(first), last=day(last), **parts)


def day(value: date) -> str:
    """ "18 January 2021" """
    return texts.DAY["day"].format(
        day=texts.figures(value.day),
        month=texts.MONTHS[value.month - 1],
        year=texts.figures(value.year),
    )


def moment(value: datetime) -> str:
    """ "18 January 2021, 15:35" """
    time = texts.figures(f"{value:%H:%M}")
    return texts.DAY["moment"].format(date=day(value.date()), time=time)


def _next_month(value: date) -> date:
    return date(value.year + value.month // 12, value.month % 12 + 1, 1)


def within(place: Place) -> str:
    """ "within 10 km"; nothing for a site or town itself, whose name says as much."""
    if place.precision in ("exact", "settlement"):
        return ""
    return texts.fill(texts.PLACE["within"], km=round(place.radius_km))


def role_of(actor: Actor) -> str:
    """What the actor did, in a word."""
    return texts.ROLES[actor.role]


def language_of(code: str | None) -> str:
    """The language's name; empty where unknown."""
    return texts.PAGE.get(f"languages_{code}", "") if code else ""
