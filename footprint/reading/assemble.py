"""Frames → claims: who is meant by "they", what date and place carry over, what presence an incident shows, what is told twice."""

from __future__ import annotations

from dataclasses import replace

from footprint.gazetteer.geometry import distance_km
from footprint.model import Actor, Claim, Count, Modality, Quote
from footprint.reading.casting import Casting
from footprint.reading.counts import count_of
from footprint.reading.dating import inherit
from footprint.reading.discourse import Sentence
from footprint.reading.frame import Frame
from footprint.reading.grounds import actor_rule, field_rules, shown_rules
from footprint.reading.lexicon import words
from footprint.reading.party import Party
from footprint.reading.told_twice import answers, is_lead_of, merged, repeats, told_again

_SKIPPED: frozenset[Modality] = frozenset({"hypothetical", "demanded"})
"""What might happen, and what is only asked for, makes no claim of its own."""


_YEAR = frozenset(("عام", "سنه", "العام", "in", "since"))
_LANDS = frozenset(("target", "fall_shells", "explosion"))
_SAME_SCENE_KM = 25.0
"""How far from an incident the dead of the next sentence may have fallen to be its own."""
_RECENT = 6
_POSTS = frozenset(("checkpoint", "base", "site"))
_AT = frozenset(("at", "on", "in", "against", "of", "near", "from", "inside"))
_ASIDE = words("aside")
_CONTEXTS = words("contexts")
_ANOTHER = words("another")
_OPENING = 4
"""Words of a paragraph in which it turns to another matter."""
_OURS = 1940
"""Years before it are history, told as background."""


class Assembler(Casting):
    """Turns the frames of a report's sentences into claims, in order."""

    # ------------------------------------------------------------ one sentence

    def add(self, sentence: Sentence) -> None:
        """Make the claims of a sentence and remember what it told."""
        if sentence.first or (self.talk.heading_when and sentence.section == "body"):
            english = self.report.language == "en"
            listed = self.talk.lead_when if sentence.item and english else None
            self.talk.when = self.talk.heading_when or listed
        if sentence.first:
            self.talk.incident = None
            self.talk.aside = _turns(sentence)
        sentence = self._dead_apart(sentence)
        for frame in sentence.frames:
            self._claims_of(frame, sentence)
        if sentence.dead and not any(f.trigger.kind == "incident" for f in sentence.frames):
            self._add_dead(sentence)
        self.remember(sentence)

    def _dead_apart(self, sentence: Sentence) -> Sentence:
        """A sentence whose only news is people killed near the incident just told counts its dead: no frame of its own."""
        counts = [f for f in sentence.frames if f.trigger.id == "casualty" and f.placed]
        if self.talk.incident is None or not counts or len(counts) < len(sentence.frames):
            return sentence
        told = [p for p in self.claims[self.talk.incident].places if p.precision != "country"]
        apart = any(
            distance_km(f.place.lat, f.place.lon, p.lat, p.lon) > _SAME_SCENE_KM + p.radius_km
            for f in sentence.founds
            for p in told[:1]
        )
        return sentence if apart else replace(sentence, frames=(), dead=(*sentence.dead, *counts))

    def _add_dead(self, sentence: Sentence) -> None:
        """A sentence that only counts dead and wounded: they are victims of the incident told before it."""
        at = self.talk.incident
        if at is None or sentence.section != "body":
            return
        told = self.claims[at]
        actors = list(told.actors)
        rules = list(told.rules)
        for frame in sentence.dead:
            for party in frame.object or frame.subject:
                hurt = self.actor_of(party, "victim", sentence)
                if hurt is not None and all(hurt.id != a.id for a in actors):
                    actors.append(hurt)
                    rules.append(actor_rule(self, frame, sentence, hurt))
        quotes = [self.quote(sentence, f.clause.i, f.clause.j) for f in sentence.dead[:1]]
        quotes = [
            q for q in quotes if all(q.start >= k.end or q.end <= k.start for k in told.quotes)
        ]
        if len(actors) > len(told.actors) and quotes:
            told_on = (*told.quotes, *quotes)
            self.claims[at] = replace(
                told, actors=tuple(actors), quotes=told_on, rules=tuple(rules)
            )

    # ------------------------------------------------------------ claims

    def _claims_of(self, frame: Frame, sentence: Sentence) -> None:
        modality = frame.modality
        if self._goes_on_hitting(frame, sentence):
            return
        if modality in _SKIPPED or (modality == "threatened" and frame.trigger.kind != "statement"):
            return
        if (
            modality == "denied"
            and frame.trigger.kind == "incident"
            and not self._named_denial(sentence)
        ):
            self._pledge(frame, sentence)
            return
        if modality == "denied" and frame.trigger.kind == "statement":
            return
        if self._only_alleged(frame, sentence) or (
            frame.trigger.id == "announce" and len(sentence.frames) > 1
        ):
            return
        actors = self.actors_of(frame, sentence)
        if actors is None or _is_history(frame, sentence):
            return
        actors = self._both_patrol(frame, actors)
        when = self.date_of(frame, sentence, modality)
        places = self.places_of(frame, sentence)
        stated = any(p.basis == "stated" for p in places)
        named = any(a.start is not None for a in actors)
        dated = (
            self.report.language == "ar"
            and when.start is not None
            and when.basis in ("absolute", "relative")
        )
        if frame.trigger.kind == "incident" and not (named or stated or dated):
            return
        quote = self.quote(sentence, frame.clause.i, frame.clause.j)
        if (
            frame.trigger.kind == "statement"
            and frame.carried
            and self._says_again(frame, actors, quote)
        ):
            return
        said_by = self.attribution_of(frame, sentence)
        claim = Claim(
            kind=frame.trigger.kind,
            type=frame.type,
            modality=modality,
            quotes=(quote,),
            section=sentence.section,
            actors=actors,
            places=places,
            date=when,
            count=self._count(frame, sentence),
            attributed_to=said_by,
            rules=(
                *dict.fromkeys(frame.rules),
                *field_rules(self, frame, sentence, actors, places),
            ),
            confidence=0.9 if places and when.start else 0.7,
        )
        self._keep(claim)
        if frame.trigger.kind == "incident" and sentence.section == "body":
            self.talk.incident = len(self.claims) - 1
        if frame.trigger.kind == "incident":
            self._presences(frame, sentence, claim)
        if frame.subject:
            self.talk.subject = [
                replace(p, actor=self.resolve(p))
                for p in frame.subject
                if self.resolve(p) is not None
            ] or self.talk.subject
            if not sentence.item:
                self.talk.lead_subject = self.talk.subject
        if frame.trigger.kind == "statement":
            if frame.subject:
                self.talk.speaker = replace(frame.subject[0], actor=self.resolve(frame.subject[0]))
            if when.start is not None:
                self.talk.statement_when = when

    def _both_patrol(self, frame: Frame, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """ "The patrol", "a like patrol" behind a joint one is of the same two: its frame's type and its actors."""
        if frame.type != "patrol" or not frame.subject:
            return actors
        patrol = frame.subject[0]
        known = next(
            (c for c in reversed(self.claims[-_RECENT:]) if c.type == "joint_patrol"), None
        )
        if known is None or patrol.unit != "patrol" or patrol.base or not patrol.definite:
            return actors
        frame.type = "joint_patrol"
        return tuple(replace(a, start=None, end=None) for a in known.actors)

    def _says_again(self, frame: Frame, actors: tuple[Actor, ...], quote: Quote) -> bool:
        """A clause without a speaker of its own that repeats his words ("…، مطالباً …") adds its quote to them."""
        speakers = {a.id.split(".")[0] for a in actors if a.role == "speaker"}
        for n, known in enumerate(self.claims):
            same = (
                known.kind == "statement" and known.type == frame.type and known.section == "body"
            )
            if same and speakers & {
                a.id.split(".")[0] for a in known.actors if a.role == "speaker"
            }:
                self.claims[n] = replace(known, quotes=(*known.quotes, quote))
                return True
        return False

    def _goes_on_hitting(self, frame: Frame, sentence: Sentence) -> bool:
        """ "It struck the water": the missile of the incident just told, no incident of its own."""
        if self.talk.incident is None:
            return False
        if frame.trigger.id == "seize_property" and frame.passive and frame.object:
            known = self.report.language == "en" and frame.object[0].definite
            return known and frame.object[0].actor is None  # the vehicle was destroyed
        if frame.trigger.id not in _LANDS or not frame.subject:
            return False
        first = frame.subject[0]
        return first.unit == "pronoun" and sentence.tokens[first.i].text == "it"

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
            [a for a in (self.actor_of(party, "speaker", sentence),) if a]
            if party is frame.attributed
            else [Actor(str(speaker), "speaker")]
        )
        actors += [a for a in (self.actor_of(p, "subject", sentence) for p in frame.object) if a]
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
        when = self.date_of(frame, sentence, "occurred")
        if when.start is None and self.goes_on(frame):
            when = (self.talk.statement_when and inherit(self.talk.statement_when)) or when
        self._keep(
            Claim(
                kind="statement", type="pledge", modality="denied", quotes=(quote,), section=sentence.section,
                actors=tuple(actors), places=self.topics_of(sentence, frame), date=when, confidence=0.7,
                rules=(
                    *frame.rules, "negated_future",
                    *field_rules(self, frame, sentence, actors, self.topics_of(sentence, frame)),
                ),
            )
        )  # fmt: skip

    def _named_denial(self, sentence: Sentence) -> bool:
        return any(f.trigger.id == "deny" for f in sentence.frames)

    def _count(self, frame: Frame, sentence: Sentence) -> Count | None:
        """An aggregate: several times, عدة مرات, four air strikes."""
        found = count_of(sentence.tokens, frame)
        if found is None:
            return None
        i, j, least = found
        start, end = self.span(sentence.tokens, i, j)
        return Count(self.report.text[start:end], least)

    def _presences(self, frame: Frame, sentence: Sentence, incident: Claim) -> None:
        """The presence that an incident shows: a patrol, convoy, post or checkpoint named in its clause."""
        if incident.modality not in ("occurred", "attempted", "ongoing") or incident.section in (
            "title",
            "related",
            "caption",
        ):
            return
        counted = (
            incident.count is not None
        )  # twenty patrols show none; their targets stand where they do
        stood = [p for p in frame.object if p.unit in ("site", "base", "checkpoint")]
        named = (*frame.subject, *frame.object, *self._posts(frame, sentence))
        for party in stood if counted else named:
            told = party.definite and party.actor is None and party.head != "our"
            shown = None if told else self._shown(party, frame)
            actor = self.resolve(party)
            if shown is None or actor in (None, "unknown", "civilians"):
                continue
            held = self.actor_of(party, "holder", sentence)
            if held is None:
                continue
            places = tuple(p for p in incident.places if p.role == "event")
            self._keep(
                replace(
                    incident, kind="presence", type=shown, actors=(held,), places=places, count=None,
                    modality="ongoing" if shown == "present" else "occurred",
                    rules=shown_rules(self, frame, sentence, incident.rules, held, party),
                )
            )  # fmt: skip

    def _posts(self, frame: Frame, sentence: Sentence) -> list[Party]:
        """English posts of a clause that take no part in its event: soldiers at a checkpoint stopped, sites used by."""
        if self.report.language != "en":
            return []
        found = []
        for n, party in enumerate(sentence.parties):
            here = frame.clause.i <= party.i < frame.clause.j
            if not here or party.unit not in _POSTS or party.preposition not in _AT:
                continue
            if party in frame.subject or party in frame.object:
                continue
            before = sentence.parties[n - 1] if n else None
            manned = before is not None and before.armed and before.j == party.i - 1
            if party.actor is None and not party.owner and manned and before is not None:
                party = replace(party, actor=self.resolve(before))
            elif party.head == "army":
                party = replace(party, actor=self.resolve(party))
            if party.actor is not None:
                found.append(party)
        return found

    def _shown(self, party: Party, frame: Frame) -> str | None:
        if party.presence is None:
            return None
        if party.unit == "vehicles":
            return "patrol" if frame.type == "interception" else None
        return party.presence

    def _keep(self, claim: Claim) -> None:
        """Add a claim, or its quote to the one it repeats."""
        if claim.section != "title":  # titles are read last
            before = self._told_before(claim)
            if before is None:
                self.claims.append(claim)
            else:
                self.claims[before] = told_again(self.claims[before], claim)
            return
        for n, known in enumerate(self.claims):
            if repeats(known, claim):
                self.claims[n] = merged(known, claim)
                return
        self.claims.append(claim)

    def _told_before(self, claim: Claim) -> int | None:
        """The claim that tells the same event with less: a lead without its day, then the paragraph with it."""
        if claim.kind == "statement" or claim.count is not None or claim.section != "body":
            return None
        for n in range(len(self.claims) - 1, max(-1, len(self.claims) - 4), -1):
            known = self.claims[n]
            if known.kind != claim.kind:
                continue
            if self.report.language == "en" and answers(known, claim):
                continue
            if known.section == "body" and is_lead_of(known, claim):
                return n
        return None


def _turns(sentence: Sentence) -> bool:
    """Whether a sentence opens by turning to another matter or side: وفي سياق متصل, من جهتها, بدورها."""
    opening = [{form for _, form in token.forms} for token in sentence.tokens[:_OPENING]]
    if any(forms & _ASIDE for forms in opening):
        return True
    return any(forms & _CONTEXTS for forms in opening) and any(f & _ANOTHER for f in opening)


def _is_history(frame: Frame, sentence: Sentence) -> bool:
    """What happened in a year long before the reports of our time: وحاصرها صلاح الدين عام 1188."""
    for k in range(max(frame.clause.i, 1), frame.clause.j):
        word = sentence.tokens[k].text
        year = len(word) in (3, 4) and word.isdigit() and 100 < int(word) < _OURS
        if year and {f for _, f in sentence.tokens[k - 1].forms} & _YEAR:
            return True
    return False
