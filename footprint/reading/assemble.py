"""Frames → claims: who is meant by "they", what date and place carry over, what presence an incident shows, what is told twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from footprint.gazetteer.geometry import distance_km
from footprint.model import (
    Actor,
    ActorRole,
    Attribution,
    Basis,
    Claim,
    Count,
    DateRange,
    Modality,
    Place,
    PlaceRole,
    Quote,
    Report,
    Section,
)
from footprint.reading.calendar import Interval, weekday_after
from footprint.reading.dates import DateMention
from footprint.reading.frame import Frame
from footprint.reading.lexicon import words
from footprint.reading.party import Party
from footprint.reading.places import Found, inherited
from footprint.reading.tokens import Token
from footprint.text import Normal

_SKIPPED: frozenset[Modality] = frozenset({"hypothetical", "demanded"})
"""What might happen, and what is only asked for, makes no claim of its own."""


@dataclass(slots=True)
class Discourse:
    """What the report has told so far."""

    day: date | None
    subject: list[Party] = field(default_factory=list)
    """Who acted last."""
    by_unit: dict[str, Party] = field(default_factory=dict)
    forces: Party | None = None
    place: Found | None = None
    when: DateRange | None = None
    """The date told last in this paragraph."""
    statement_when: DateRange | None = None
    last_when: DateRange | None = None
    """The date told last in any paragraph."""
    heading_when: DateRange | None = None
    """A digest's own day, printed in its heading."""
    speaker: Party | None = None
    recent: list[str] = field(default_factory=list)
    """Armed parties by id, the last named at the end: "the two sides"."""
    ours: str | None = None
    """Whose "our" it is in a communiqué."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """All that was found in one sentence."""

    tokens: Sequence[Token]
    frames: Sequence[Frame]
    dates: Sequence[DateMention]
    founds: Sequence[Found]
    parties: Sequence[Party]
    section: Section
    first: bool
    """Whether it opens its paragraph."""
    start: int
    """Offset of the sentence in the normal text."""
    end: int


class Assembler:
    """Turns the frames of a report's sentences into claims, in order."""

    def __init__(self, report: Report, normal: Normal, day: date | None) -> None:
        self.report = report
        self.normal = normal
        self.talk = Discourse(day)
        self.claims: list[Claim] = []
        self.country: Place | None = None
        """The report's country, for a clause that says no place: listed, never drawn."""

    # ------------------------------------------------------------ spans

    def span(self, tokens: Sequence[Token], i: int, j: int, lead: int = 0) -> tuple[int, int]:
        """The original's span of tokens i to j, closing quotes and brackets that they open taken in."""
        start, end = self.normal.span(tokens[i].start + lead, tokens[j - 1].end)
        text = self.report.text
        if start > 0 and text[start - 1] in '"«“' and '"' in tokens[i].gap:
            start -= 1
        words = text[start:end]
        for left, right in (('"', '"'), ("«", "»"), ("“", "”"), ("(", ")")):
            if (
                end < len(text)
                and text[end] == right
                and (
                    words.count(left) - words.count(right) == 1
                    or (left == right and words.count(left) % 2)
                )
            ):
                end += 1
                break
        return start, end

    def quote(self, sentence: Sentence, i: int, j: int) -> Quote:
        """The clause as published, without the conjunction that hangs it on the one before."""
        tokens = sentence.tokens
        if tokens[i].text in ("and", "but", "while", "و") and j - i > 2:
            i += 1
        start, end = self.span(tokens, i, j)
        return self.report.quote(start, end)

    # ------------------------------------------------------------ one sentence

    def add(self, sentence: Sentence) -> None:
        """Make the claims of a sentence and remember what it told."""
        if sentence.first or (self.talk.heading_when and sentence.section == "body"):
            self.talk.when = self.talk.heading_when
        for frame in sentence.frames:
            self._claims_of(frame, sentence)
        self._remember(sentence)

    def _remember(self, sentence: Sentence) -> None:
        for party in sentence.parties:
            if party.actor is None or not party.armed:
                continue
            self.talk.by_unit[party.unit] = party
            self.talk.forces = party
            if party.actor not in ("unknown", "civilians"):
                self.talk.recent = [a for a in self.talk.recent if a != party.actor][-3:] + [
                    party.actor
                ]
        for found in sentence.founds:
            if not found.is_country:
                self.talk.place = found
        dated = [d for d in sentence.dates if d.interval]
        if dated and sentence.section == "body":
            told = next((d for d in dated if not d.rule.startswith("since")), None)
            if told is not None:
                self.talk.when = self.talk.last_when = self._range(told, sentence)

    # ------------------------------------------------------------ who

    def resolve(self, party: Party) -> str | None:
        """Whom a mention means: itself, or by the discourse."""
        if party.actor is not None and not party.owner:
            return party.actor
        if party.head == "name" and party.actor:
            return party.actor
        if party.owner and (party.unit != "people" or party.head == "our"):
            if self.talk.ours and party.head == "our":
                return self.talk.ours
            owner = self.talk.subject[0] if self.talk.subject else self.talk.forces
            return self._force_of(owner.actor) if owner else party.actor
        if party.actor is not None:
            return party.actor
        if party.unit == "pronoun":
            owner = self.talk.subject[0] if self.talk.subject else self.talk.forces
            return owner.actor if owner and owner.armed else None
        if party.unit == "office" and party.definite and self.talk.speaker:
            return self.talk.speaker.actor
        if party.unit in ("source", "office", "both"):
            return None
        if party.unit in ("artillery", "drone", "car", "casualties"):
            return None
        if party.definite and (known := self.talk.by_unit.get(party.unit)):
            return known.actor
        if party.definite and party.unit in ("vehicles", "convoy", "patrol", "troops", "aircraft"):
            for unit in ("convoy", "patrol", "vehicles", "troops"):
                if known := self.talk.by_unit.get(unit):
                    return known.actor
        return None

    @staticmethod
    def _force_of(actor: str | None) -> str | None:
        from footprint.actors import get_actor

        entry = get_actor(actor) if actor else None
        return entry.forces if entry and entry.forces else actor

    def _actor(self, party: Party, role: ActorRole, sentence: Sentence) -> Actor | None:
        actor = self.resolve(party)
        if actor is None:
            return None
        lead = 1 if party.conjunction else 0
        start, end = self.span(sentence.tokens, party.i, party.j, lead)
        return Actor(actor, role, start, end)

    # ------------------------------------------------------------ when

    def _range(self, mention: DateMention, sentence: Sentence) -> DateRange:
        span = self.span(sentence.tokens, mention.i, mention.j)
        if mention.interval is None:
            return DateRange(None, None, "unknown", "none", mention.rule, span)
        return DateRange(*mention.interval, mention.precision, mention.basis, mention.rule, span)

    def _date(self, frame: Frame, sentence: Sentence, modality: Modality) -> DateRange:
        clause = frame.clause
        inside = [d for d in sentence.dates if clause.i <= d.i < clause.j]
        mention = min(
            inside, key=lambda d: min(abs(d.i - frame.j), abs(frame.i - d.j)), default=None
        )
        if mention is not None:
            return self._planned(mention, self._range(mention, sentence), modality)
        before = [d for d in sentence.dates if d.i < clause.i and d.interval]
        if before and modality != "planned":
            return _inherit(self._range(before[-1], sentence))
        if modality == "planned":
            return DateRange(None, None, "unknown", "none", "plan_without_date")
        if sentence.section in ("title", "caption", "related"):
            return DateRange(None, None, "unknown", "not_after_publication", "no_date_in_words")
        still = any(
            f in _STILL for k in range(clause.i, clause.j) for _, f in sentence.tokens[k].forms
        )
        if frame.trigger.kind == "presence" and modality == "ongoing" and still and self.talk.day:
            return DateRange(self.talk.day, self.talk.day, "day", "publication", "present_state")
        carried = None if modality == "denied" else self._carried_date(frame, sentence)
        if carried is not None:
            return carried
        if frame.trigger.kind == "presence" and modality == "ongoing" and self.talk.day:
            return DateRange(self.talk.day, self.talk.day, "day", "publication", "present_state")
        return DateRange(None, None, "unknown", "not_after_publication", "no_date_in_words")

    def _carried_date(self, frame: Frame, sentence: Sentence) -> DateRange | None:
        when = self.talk.when
        if (
            when is None
            and sentence.section == "body"
            and frame.trigger.kind != "statement"
            and self._linked(frame, sentence)
        ):
            when = self.talk.last_when
        if frame.trigger.kind == "statement":
            when = self.talk.statement_when if self._goes_on(frame) else None
        return _inherit(when) if when is not None and when.start is not None else None

    def _linked(self, frame: Frame, sentence: Sentence) -> bool:
        """Whether a new paragraph goes on with the event before: "the patrol set off", "after the incident"."""
        known = [
            p
            for p in (*frame.subject, *frame.object)
            if p.definite and p.actor is None and p.unit not in ("office", "source")
        ]
        if known or (frame.carried and not frame.subject):
            return True
        return any(f in _BACK for t in sentence.tokens[:6] for _, f in t.forms)

    def _goes_on(self, frame: Frame) -> bool:
        """Whether a statement is the next of the same speaker: "he added"."""
        last = self.talk.speaker
        if last is None or last.actor is None:
            return False
        if frame.trigger.kind == "statement" and frame.subject and not frame.carried:
            return False
        speakers = [self.resolve(frame.attributed)] if frame.attributed else [last.actor]
        return any(s and s.split(".")[0] == last.actor.split(".")[0] for s in speakers)

    def _planned(self, mention: DateMention, when: DateRange, modality: Modality) -> DateRange:
        """A bare weekday in a plan is the coming one."""
        if modality != "planned" or mention.weekday is None or self.talk.day is None:
            return when
        coming = weekday_after(self.talk.day, mention.weekday)
        return replace(when, start=coming, end=coming, rule="weekday_planned")

    # ------------------------------------------------------------ where

    def _places(self, frame: Frame, sentence: Sentence) -> tuple[Place, ...]:
        clause = frame.clause
        statement = frame.trigger.kind == "statement"
        inside = [f for f in sentence.founds if clause.i <= f.toponym.i < clause.j]
        roles = dict(frame.trigger.places)
        places: list[Place] = []
        for found in inside:
            role = self._role(frame, found, roles, statement)
            if role in ("event", "origin", "destination") and roles:
                role = self._led(frame, found, inside, sentence, role)
            if not frame.standing and self._stands_there(found, sentence):
                role = "origin" if frame.trigger.kind == "incident" else None
            if role is None:
                continue
            start, end = self.span(
                sentence.tokens, found.toponym.i, found.toponym.j, found.toponym.prefix
            )
            places.append(replace(found.place, role=role, start=start, end=end))
        drawn = [p for p in places if p.precision != "country"]
        if frame.trigger.type == "agreement":
            return tuple(
                _unique(
                    [replace(p, role="venue" if p.role == "event" else "topic") for p in places]
                )
            )
        if drawn:
            places = [
                p
                for p in places
                if not self._again_only(p, inside, drawn) and not _holds_another(p, drawn)
            ]
            places = [
                p
                for p in places
                if p.precision != "country" or p.role in ("origin", "destination", "topic")
            ]
        if (
            not any(p.role in ("event", "origin", "destination", "via") for p in places)
            and not statement
        ):
            carried = self._carried_place(frame, sentence)
            if carried is not None:
                places.append(carried)
        return tuple(_unique(places))

    @staticmethod
    def _stands_there(found: Found, sentence: Sentence) -> bool:
        """Whether a place only says where a party of the clause is posted."""
        return any(f.standing and f.i <= found.toponym.i < f.clause.j for f in sentence.frames)

    @staticmethod
    def _led(
        frame: Frame, found: Found, inside: Sequence[Found], sentence: Sentence, role: PlaceRole
    ) -> PlaceRole:
        """The role that a preposition further ahead gives: "إلى أقبية سكنية داخل بلدة …"."""
        before = [f.toponym.j for f in inside if f.toponym.j <= found.toponym.i]
        start = max([frame.j, *before])
        for k in range(found.toponym.i - 1, start - 1, -1):
            forms = {f for _, f in sentence.tokens[k].forms}
            if forms & {"الي", "نحو", "باتجاه", "to", "into", "towards"}:
                return "destination"
            if forms & {"من", "from"}:
                return "origin"
        return role

    @staticmethod
    def _again_only(place: Place, inside: Sequence[Found], drawn: Sequence[Place]) -> bool:
        """ "The area" beside a place that the clause names adds nothing."""
        anaphoric = {
            f.place.id
            for f in inside
            if f.toponym.anaphor in ("المنطقة", "the area", "هناك", "there", "المكان", "the site")
        }
        named = [p for p in drawn if p.id == place.id]
        return place.id in anaphoric and len(drawn) > 1 and place is not named[0]

    def _role(
        self, frame: Frame, found: Found, roles: dict[str, str], statement: bool
    ) -> PlaceRole | None:
        if statement:
            return "topic"
        stated = found.toponym.role
        if found.feature == "crossing" and stated in ("origin", "event") and roles:
            return "via"
        if roles:
            word = {"origin": "من", "destination": "إلى", "via": "عبر"}.get(stated)
            if word and word in roles:
                return roles[word]  # type: ignore[return-value]
            if stated in ("origin", "destination", "via"):
                return stated  # type: ignore[return-value]
            default = roles.get("*", "event")
            if stated == "event" and default == "destination":
                return "event"
            return default  # type: ignore[return-value]
        if stated in ("origin", "via"):
            return "origin" if stated == "origin" and frame.trigger.kind == "incident" else "event"
        if stated == "destination":
            return (
                "destination"
                if frame.trigger.id in ("arrest", "abduction", "air_landing")
                or found.place.precision not in ("exact", "settlement")
                else None
            )
        return "event"

    def _carried_place(self, frame: Frame, sentence: Sentence) -> Place | None:
        others = [f for f in sentence.founds if f.toponym.i < frame.clause.i and not f.is_country]
        role: PlaceRole = "origin" if dict(frame.trigger.places).get("*") == "origin" else "event"
        if others:
            return inherited(others[-1], role)
        if sentence.section == "body" and self.talk.place is not None and not sentence.first:
            return inherited(self.talk.place, role)
        if (
            sentence.section == "body"
            and self.talk.place is not None
            and self._linked(frame, sentence)
        ):
            return inherited(self.talk.place, role)
        return replace(self.country, role=role) if self.country else None

    # ------------------------------------------------------------ claims

    def _claims_of(self, frame: Frame, sentence: Sentence) -> None:
        modality = frame.modality
        if modality in _SKIPPED or (modality == "threatened" and frame.trigger.kind != "statement"):
            return
        if (
            modality == "denied"
            and frame.trigger.kind == "incident"
            and not self._named_denial(frame, sentence)
        ):
            self._pledge(frame, sentence)
            return
        if self._only_alleged(frame, sentence) or (
            frame.trigger.id == "announce" and len(sentence.frames) > 1
        ):
            return
        actors = self._actors(frame, sentence)
        if actors is None:
            return
        when = self._date(frame, sentence, modality)
        places = self._places(frame, sentence)
        quote = self.quote(sentence, frame.clause.i, frame.clause.j)
        said_by = self._attribution(frame, sentence)
        claim = Claim(
            kind=frame.trigger.kind,  # type: ignore[arg-type]
            type=frame.type,
            modality=modality,
            quotes=(quote,),
            section=sentence.section,
            actors=actors,
            places=places,
            date=when,
            count=self._count(frame, sentence),
            attributed_to=said_by,
            rules=tuple(dict.fromkeys(frame.rules)),
            confidence=0.9 if places and when.start else 0.7,
        )
        self._keep(claim)
        if frame.trigger.kind == "incident":
            self._presences(frame, sentence, claim)
        if frame.subject:
            self.talk.subject = [
                replace(p, actor=self.resolve(p))
                for p in frame.subject
                if self.resolve(p) is not None
            ] or self.talk.subject
        if frame.trigger.kind == "statement":
            if frame.subject:
                self.talk.speaker = replace(frame.subject[0], actor=self.resolve(frame.subject[0]))
            if when.start is not None:
                self.talk.statement_when = when

    def _only_alleged(self, frame: Frame, sentence: Sentence) -> bool:
        """What somebody is accused of in the same clause is the accusation, no event of its own."""
        return frame.trigger.kind != "statement" and any(
            f.trigger.type in ("accuse", "threaten", "condemn")
            and f.clause == frame.clause
            and f.i < frame.i
            for f in sentence.frames
        )

    def _pledge(self, frame: Frame, sentence: Sentence) -> None:
        """ "Will not clash": a promise by whoever says so."""
        words = {f for k in range(frame.clause.i, frame.i) for _, f in sentence.tokens[k].forms}
        if not words & {"لن", "will", "won't"}:
            return
        party = frame.attributed or self.talk.speaker
        speaker = self.resolve(party) if party else None
        if party is None or speaker in (None, "civilians", "org.source", "unknown"):
            return
        actors = (
            [a for a in (self._actor(party, "speaker", sentence),) if a]
            if party is frame.attributed
            else [Actor(str(speaker), "speaker")]
        )
        actors += [a for a in (self._actor(p, "subject", sentence) for p in frame.object) if a]
        quote = self.quote(sentence, frame.clause.i, frame.clause.j)
        known = next(
            (
                n
                for n, c in enumerate(self.claims)
                if c.type == "pledge" and c.actors[0].id == actors[0].id
            ),
            None,
        )
        if known is not None:
            self.claims[known] = replace(
                self.claims[known], quotes=(*self.claims[known].quotes, quote)
            )
            return
        when = self._date(frame, sentence, "occurred")
        if when.start is None and self._goes_on(frame):
            when = (self.talk.statement_when and _inherit(self.talk.statement_when)) or when
        self._keep(
            Claim(
                kind="statement", type="pledge", modality="denied", quotes=(quote,), section=sentence.section,
                actors=tuple(actors), places=self._topics(sentence, frame), date=when, rules=(*frame.rules, "negated_future"),
                confidence=0.7,
            )
        )  # fmt: skip

    def _topics(self, sentence: Sentence, frame: Frame) -> tuple[Place, ...]:
        return tuple(
            replace(
                f.place,
                role="topic",
                **dict(
                    zip(
                        ("start", "end"),
                        self.span(sentence.tokens, f.toponym.i, f.toponym.j, f.toponym.prefix),
                        strict=True,
                    )
                ),
            )
            for f in sentence.founds
            if frame.clause.i <= f.toponym.i < frame.clause.j
        )

    def _named_denial(self, frame: Frame, sentence: Sentence) -> bool:
        return any(f.trigger.id == "deny" for f in sentence.frames)

    def _actors(self, frame: Frame, sentence: Sentence) -> tuple[Actor, ...] | None:
        """The actors of a frame; None where nobody is left that the type needs."""
        trigger = frame.trigger
        subject_role: ActorRole = (
            trigger.subject if trigger.subject not in ("none", "casualty") else "initiator"
        )  # type: ignore[assignment]
        object_role: ActorRole = (
            trigger.object if trigger.object not in ("", "origin") else "target"
        )  # type: ignore[assignment]
        found: list[Actor] = []
        subjects = frame.subject
        if trigger.subject == "casualty" and not frame.passive and not self._kills(frame):
            frame.object = frame.object or frame.subject
            subjects = []
        if trigger.subject == "none":
            frame.object = frame.object or frame.subject
            subjects = []
        if trigger.id == "protest" and not any(p.unit == "people" for p in subjects):
            subjects = []
        elif (trigger.kind == "statement" and trigger.subject == "target") or (
            frame.carried and not subjects and trigger.kind == "statement"
        ):
            said = frame.attributed or self.talk.speaker
            if said is not None and said.unit not in ("source", "people"):
                if (
                    said is frame.attributed
                    and (actor := self._actor(said, "speaker", sentence)) is not None
                ):
                    found.append(actor)
                elif self.resolve(said):
                    found.append(Actor(str(self.resolve(said)), "speaker"))
        elif frame.carried and not subjects and trigger.subject not in ("none", "casualty"):
            for party in self.talk.subject:
                if party.actor:
                    found.append(Actor(party.actor, subject_role))
        for n, party in enumerate(subjects):
            role = subject_role
            if n and role == "holder":
                role = "partner"
            elif n and role == "initiator" and trigger.id in ("clash", "collision"):
                role = "target"
            if party.unit == "both":
                pair = self.talk.recent[-2:]
                found += [
                    Actor(a, r)
                    for a, r in zip(
                        pair, (role, "target" if role == "initiator" else "partner"), strict=False
                    )
                ]
                continue
            if (actor := self._actor(party, role, sentence)) is not None:
                if role == "holder" and party.unit == "name" and trigger.kind == "presence":
                    actor = replace(actor, id=str(self._force_of(actor.id)))
                found.append(actor)
        for party in frame.object:
            role = object_role
            if trigger.kind == "presence" and role == "target":
                continue
            if trigger.id == "casualty" or (
                party.unit == "people"
                and role == "target"
                and trigger.id not in ("arrest", "protest")
            ):
                role = "victim" if party.unit == "people" else "target"
            if (actor := self._actor(party, role, sentence)) is not None:
                found.append(actor)
        for party in frame.partner:
            if (actor := self._actor(party, "partner", sentence)) is not None:
                found.append(actor)
        for party in frame.victims:
            role = (
                "victim"
                if party.unit == "people" or not any(a.role == "target" for a in found)
                else "victim"
            )
            if (actor := self._actor(party, role, sentence)) is not None:
                found.append(actor)
        found = _unique_actors(found)
        default = trigger.default_actor or (
            "unknown" if trigger.kind == "incident" and self.report.language == "ar" else None
        )
        if default and not any(a.role in ("initiator", "partner") for a in found):
            found.insert(0, Actor(default, "initiator"))
        if "force" in trigger.needs and not any(
            a.id not in ("civilians", "org.source") for a in found
        ):
            return None
        if "actor" in trigger.needs and not found:
            return None
        if trigger.kind == "presence" and not any(a.role == "holder" for a in found):
            return None
        if trigger.kind == "statement" and not any(a.role == "speaker" for a in found):
            return None
        return tuple(found)

    def _kills(self, frame: Frame) -> bool:
        return bool(frame.subject and frame.object and frame.subject[0].armed)

    def _attribution(self, frame: Frame, sentence: Sentence) -> Attribution | None:
        party = frame.attributed
        if party is None or frame.trigger.kind == "statement":
            return None
        actor = self.resolve(party) or (
            "org.source" if party.unit in ("source", "office") else None
        )
        if actor is None:
            return None
        start, end = self.span(sentence.tokens, party.i, party.j, 1 if party.conjunction else 0)
        return Attribution(actor, start, end)

    def _count(self, frame: Frame, sentence: Sentence) -> Count | None:
        """An aggregate: several times, عدة مرات, four air strikes."""
        return find_count(sentence.tokens, frame, self)

    def _presences(self, frame: Frame, sentence: Sentence, incident: Claim) -> None:
        """The presence that an incident shows: a patrol, convoy, post or checkpoint named in its clause."""
        if incident.modality not in ("occurred", "attempted", "ongoing") or incident.section in (
            "title",
            "related",
            "caption",
        ):
            return
        if incident.count is not None:
            return
        for party in (*frame.subject, *frame.object):
            shown = self._shown(party, frame)
            actor = self.resolve(party)
            if shown is None or actor in (None, "unknown", "civilians"):
                continue
            held = self._actor(party, "holder", sentence)
            if held is None:
                continue
            places = tuple(p for p in incident.places if p.role == "event")
            self._keep(
                replace(
                    incident, kind="presence", type=shown, actors=(held,), places=places, count=None,
                    modality="ongoing" if shown == "present" else "occurred",
                    rules=(*incident.rules, f"shown_by:{party.unit}"),
                )
            )  # fmt: skip

    def _shown(self, party: Party, frame: Frame) -> str | None:
        if party.presence is None:
            return None
        if party.unit == "vehicles":
            return "patrol" if frame.type == "interception" else None
        return party.presence

    def _keep(self, claim: Claim) -> None:
        """Add a claim, or its quote to the one it repeats."""
        for n, known in enumerate(self.claims):
            if _same(known, claim):
                self.claims[n] = _merged(known, claim)
                return
        self.claims.append(claim)


_STILL = words("still")
_BACK = words("back")


def find_count(tokens: Sequence[Token], frame: Frame, assembler: Assembler) -> Count | None:
    """The aggregate in a clause; None where it tells of one event."""
    from footprint.reading.counts import count_of

    found = count_of(tokens, frame)
    if found is None:
        return None
    i, j, least = found
    start, end = assembler.span(tokens, i, j)
    return Count(assembler.report.text[start:end], least)


def _holds_another(place: Place, places: Sequence[Place]) -> bool:
    """Whether a wide event place only frames a narrower one of the same clause."""
    if place.role != "event" or place.precision not in ("area", "admin1", "admin2", "admin3"):
        return False
    return any(
        p is not place
        and p.role == "event"
        and p.radius_km < place.radius_km
        and distance_km(p.lat, p.lon, place.lat, place.lon) <= place.radius_km + p.radius_km
        for p in places
    )


def _inherit(when: DateRange) -> DateRange:
    return replace(when, basis="inherited", rule=f"inherited:{when.rule}")


def _unique(places: Sequence[Place]) -> list[Place]:
    kept: list[Place] = []
    for place in places:
        if not any(
            p.id == place.id and p.role == place.role and p.precision == place.precision
            for p in kept
        ):
            kept.append(place)
    return kept


def _unique_actors(actors: Sequence[Actor]) -> list[Actor]:
    kept: list[Actor] = []
    for actor in actors:
        if not any(
            a.id == actor.id and (a.role == actor.role or "holder" in (a.role, actor.role))
            for a in kept
        ):
            kept.append(actor)
    return kept


def _ids(claim: Claim) -> frozenset[str]:
    return frozenset(a.id for a in claim.actors)


def _same(known: Claim, claim: Claim) -> bool:
    """Whether two claims tell one thing: same kind, type and parties, dates and places that do not differ."""
    if known.kind != claim.kind or known.type != claim.type or known.modality != claim.modality:
        return False
    if "title" not in (known.section, claim.section):
        return False
    a, b = _ids(known), _ids(claim)
    return (
        bool(a & b)
        or not a
        or not b
        or any(x.split(".")[0] == y.split(".")[0] for x in a for y in b)
    )


def _merged(known: Claim, claim: Claim) -> Claim:
    """The fuller of the two, the body's before the title's, with both quotes."""
    main, other = (claim, known) if known.section == "title" else (known, claim)
    return replace(main, quotes=(*main.quotes, *other.quotes))


def as_interval(when: DateRange) -> Interval | None:
    """The interval of a date, for the words that count from it."""
    return (when.start, when.end) if when.start and when.end else None


def stated(basis: Basis) -> bool:
    """Whether a field stands in the clause itself."""
    return basis == "stated"
