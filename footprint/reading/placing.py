"""A frame in its sentence → where: the places of its clause with their roles, or one carried over as an area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from footprint.gazetteer.geometry import distance_km
from footprint.model import Place, PlaceRole
from footprint.reading.bearings import fired_from, is_far_from, only_bearing
from footprint.reading.containers import Found
from footprint.reading.dating import Dating, since_event
from footprint.reading.discourse import Sentence
from footprint.reading.frame import Frame
from footprint.reading.lexicon import words
from footprint.reading.nesting import holds_another, unique_places
from footprint.reading.places import inherited

_PARTS = words("parts")
_ROAD = frozenset(("road", "highway"))
_SETTLING = words("settling")
_AIMED = frozenset(
    ("raid", "attack", "target", "shell", "fall_shells", "airstrike", "drone_strike")
)
"""Triggers whose "towards" says what is hit or entered: توغلت باتجاه قرية, fired rockets at a town."""
_SEIZED_AT = frozenset(("arrest", "abduction"))
"""Triggers where "of a town" is where: اعتقلت خمسة مواطنين من بلدة بيت أمر."""
_SCENE_KM = 80.0
"""How far from a town that sets the scene the place itself may lie."""
_SITE_KM = 20.0
"""How far from a town named again a site of the same clause may lie to be what is meant."""
_LEGS: tuple[PlaceRole, ...] = ("origin", "destination", "via")


class Placing(Dating):
    """Places of frames."""

    def places_of(self, frame: Frame, sentence: Sentence) -> tuple[Place, ...]:
        """The places of a frame: those of its clause with their roles, else one carried over, else the country."""
        clause = frame.clause
        statement = frame.trigger.kind == "statement"
        inside = [f for f in sentence.founds if clause.i <= f.toponym.i < clause.j]
        if not inside and sentence.tokens[clause.i].text == "where":
            inside = [f for f in sentence.founds if f.toponym.j == clause.i]
        if not inside and not statement:
            inside = self._shared(frame, sentence)
        roles = dict(frame.trigger.places)
        places: list[Place] = []
        for found in inside:
            role = self._role(frame, found, roles, sentence, statement=statement)
            if role in ("event", "origin", "destination") and roles:
                role = self._led(frame, found, inside, sentence, role)
            if not frame.standing and self._stands_there(found, sentence):
                role = "origin" if frame.trigger.kind == "incident" else None
            if role is None or self._is_setting(frame, found, inside, sentence):
                continue
            if only_bearing(found, inside, sentence):
                continue
            start, end = self.span(
                sentence.tokens, found.toponym.i, found.toponym.j, found.toponym.prefix
            )
            places.append(replace(found.place, role=role, start=start, end=end))
        if frame.type in ("patrol", "joint_patrol") and [p.role for p in places] == ["via"]:
            places = [replace(places[0], role="event")]  # where it passes is where it is seen
        drawn = [p for p in places if p.precision != "country"]
        if not drawn and self.report.language == "en" and not statement:
            places += self._along_road(inside, sentence)
            drawn = [p for p in places if p.precision != "country"]
        if frame.trigger.type == "agreement":
            return tuple(
                unique_places(
                    [replace(p, role="venue" if p.role == "event" else "topic") for p in places]
                )
            )
        if drawn:
            listed = self._listed(inside, sentence)
            places = [
                p
                for p in places
                if not self._again_only(p, inside, drawn)
                and (p.start in listed or not holds_another(p, drawn))
                and not self._holds_quarter(p, inside, drawn)
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
        return tuple(unique_places(places))

    def _along_road(self, inside: Sequence[Found], sentence: Sentence) -> list[Place]:
        """Where nothing else is named, the ground before the place that the road leads to."""
        for found in inside:
            start = found.toponym.i
            if start > 1 and _ROAD & {t.text for t in sentence.tokens[start - 3 : start]}:
                words = self.span(sentence.tokens, start, found.toponym.j, found.toponym.prefix)
                radius = max(found.place.radius_km, 15.0)
                near = replace(found.place, precision="near", relation="near", radius_km=radius)
                return [replace(near, role="event", start=words[0], end=words[1])]
        return []

    def _listed(self, inside: Sequence[Found], sentence: Sentence) -> set[int]:
        """Where the places begin that "and" ties to another: each is meant, however wide (سهل مرجعيون وبلدة الخيام).

        Not a name that no index holds: what it lies in says nothing beside its neighbours.
        """
        starts = set()
        for found, following in pairwise(inside):
            one, other = found.toponym, following.toponym
            if found.place.id not in one.ids:
                continue
            tied = other.i == one.j and other.prefix and sentence.tokens[other.i].text[0] == "و"
            words_between = [t.text for t in sentence.tokens[one.j : other.i]]
            if tied or words_between == ["and"]:
                starts.add(self.span(sentence.tokens, one.i, one.j, one.prefix)[0])
        return starts

    def _shared(self, frame: Frame, sentence: Sentence) -> list[Found]:
        """The last place of the verb before, where "and" ties an English verb of the same doer to it: it is there too."""
        clause = frame.clause
        if (
            self.report.language != "en"
            or not clause.splice
            or not frame.carried
            or frame.form == "noun"
        ):
            return []
        before = [
            f
            for other in sentence.frames
            if other.clause.j == clause.i
            and not other.standing
            and other.trigger.kind != "statement"
            for f in sentence.founds
            if other.clause.i <= f.toponym.i < other.clause.j and not f.is_country
        ]
        if not before:
            told = [f for f in sentence.founds if f.toponym.j <= clause.i and not f.is_country]
            since = [
                o for o in sentence.frames if told and told[-1].toponym.i < o.clause.i < clause.i
            ]
            if all(o.carried and o.clause.splice for o in since):
                before = told
        return [replace(f, toponym=replace(f.toponym, role="event")) for f in before[-1:]]

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
            about = (
                "نحو" in forms and k + 1 < len(sentence.tokens) and sentence.tokens[k + 1].is_number
            )
            if forms & {"الي", "نحو", "باتجاه", "to", "into", "towards"} and not about:
                return "destination"
            whose = any(p.i == k + 1 for p in sentence.parties)
            if forms & {"من", "from"} and not whose:
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

    @staticmethod
    def _holds_quarter(place: Place, inside: Sequence[Found], drawn: Sequence[Place]) -> bool:
        """Whether a town only says where the quarter or site beside it lies: مدينة حلب … حي الشيخ مقصود."""
        quarters = {f.place.id for f in inside if f.feature == "quarter"}
        return place.precision == "settlement" and any(
            p.id in quarters
            and p.id != place.id
            and p.role == place.role
            and distance_km(p.lat, p.lon, place.lat, place.lon) <= place.radius_km
            for p in drawn
        )

    def _role(
        self,
        frame: Frame,
        found: Found,
        roles: dict[str, PlaceRole],
        sentence: Sentence,
        *,
        statement: bool,
    ) -> PlaceRole | None:
        if statement:
            return "topic"
        stated = found.toponym.role
        if since_event(frame, found.toponym.i, sentence):
            return None
        start = found.toponym.i
        if stated == "event" and not roles and fired_from(found, sentence):
            return "origin"
        if stated == "origin" and is_far_from(found, sentence):
            return None
        if stated == "destination" and start > 1 and not roles:
            words = [t.text for t in sentence.tokens[start - 2 : start]]
            if words[0] in ("road", "highway") or words[1] in ("road", "highway"):
                return None  # the road is there, the town that it leads to is not
        if stated == "origin" and self._of_part(found, sentence):
            stated = "event"
        if stated == "origin" and frame.trigger.id in _SEIZED_AT and self.report.language == "ar":
            return "event"
        if stated == "origin" and not roles and self._of_people(found, sentence):
            return "event" if frame.trigger.id in _SEIZED_AT else None
        if found.feature == "crossing" and stated in ("origin", "event") and roles:
            return "via"
        if roles:
            if (
                frame.trigger.id == "withdraw"
                and stated == "event"
                and self._comes_later(found, frame, sentence)
            ):
                return "destination"
            word = {"origin": "من", "destination": "إلى", "via": "عبر"}.get(stated)
            if word and word in roles:
                return roles[word]
            for leg in _LEGS:
                if stated == leg:
                    return leg
            default = roles.get("*", "event")
            if (
                stated == "event"
                and frame.type == "convoy"
                and self._settles(frame, found, sentence)
            ):
                return "destination"
            if stated == "event" and default == "destination":
                return "event"
            return default
        if stated == "origin" and frame.trigger.id == "take" and self.report.language == "en":
            return "event"  # drove them out of the city
        if stated in ("origin", "via"):
            return "origin" if stated == "origin" and frame.trigger.kind == "incident" else "event"
        if stated == "destination":
            if frame.trigger.id in _AIMED:
                return "event"
            return (
                "destination"
                if frame.trigger.id in ("arrest", "abduction", "air_landing")
                or found.place.precision not in ("exact", "settlement")
                else None
            )
        return "event"

    @staticmethod
    def _settles(frame: Frame, found: Found, sentence: Sentence) -> bool:
        """Whether a convoy ends its way at a place: واستقر في قاعدة قسرك."""
        between = sentence.tokens[frame.i : found.toponym.i]
        return any(f in _SETTLING for t in between for _, f in t.forms)

    @staticmethod
    def _comes_later(found: Found, frame: Frame, sentence: Sentence) -> bool:
        """Whether "in" stands behind "and", after another place of a withdrawal: from posts at A and regrouped in B."""
        first = [f for f in sentence.founds if frame.j <= f.toponym.i < found.toponym.i]
        between = sentence.tokens[first[0].toponym.j : found.toponym.i] if first else ()
        return any(t.text == "and" for t in between) and found.toponym.i < frame.clause.j

    @staticmethod
    def _is_setting(
        frame: Frame, found: Found, inside: Sequence[Found], sentence: Sentence
    ) -> bool:
        """Whether a place only sets the scene for a closer one: "وفي السويداء، انتشرت … على طريق …"; وجهاء المحافظة."""
        toponym = found.toponym
        others = [f for f in inside if f is not found and not f.is_country]
        if toponym.anaphor is not None and others:
            place = found.place
            if sentence.tokens[toponym.i].text.isascii() and any(
                f.place.precision == "exact"
                and distance_km(f.place.lat, f.place.lon, place.lat, place.lon) <= _SITE_KM
                for f in others
            ):
                return True  # the hospital south of the city
            return any(
                p.j == toponym.i and p.unit in ("people", "office") for p in sentence.parties
            )
        if others and _says_from_there(found, sentence):
            return True
        if toponym.j > frame.i or toponym.j >= len(sentence.tokens):
            return False
        opens = toponym.i <= 1 and toponym.role == "event"
        opens = opens and any(f.i == toponym.j for f in sentence.frames)
        if not sentence.tokens[toponym.j].breaks and not opens:
            return False
        place = found.place
        return any(
            f.toponym.i >= frame.j
            and f.toponym.role in ("", "event")
            and distance_km(f.place.lat, f.place.lon, place.lat, place.lon) <= _SCENE_KM
            for f in others
        )

    @staticmethod
    def _of_part(found: Found, sentence: Sentence) -> bool:
        """Whether "from" only names the whole of a part: الجانب الأيمن من مدينة الموصل."""
        start = found.toponym.i
        return any(
            f in _PARTS
            for k in range(max(0, start - 3), start)
            for _, f in sentence.tokens[k].forms
        )

    @staticmethod
    def _of_people(found: Found, sentence: Sentence) -> bool:
        """Whether a place only says where somebody is from: شاب من بلدة المسيفرة, a woman from Homs."""
        start = found.toponym.i - 1
        return any(p.j == start and p.unit == "people" for p in sentence.parties)

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
            and self.linked(frame, sentence)
        ):
            return inherited(self.talk.place, role)
        return replace(self.country, role=role) if self.country else None

    def topics_of(self, sentence: Sentence, frame: Frame) -> tuple[Place, ...]:
        """What a statement is about: the places of its clause, never drawn."""
        topics = []
        for found in sentence.founds:
            if frame.clause.i <= found.toponym.i < frame.clause.j:
                toponym = found.toponym
                start, end = self.span(sentence.tokens, toponym.i, toponym.j, toponym.prefix)
                topics.append(replace(found.place, role="topic", start=start, end=end))
        return tuple(topics)


def _says_from_there(found: Found, sentence: Sentence) -> bool:
    """Whether a place only says where the one who tells it is: مصدر أمني في كركوك, مراسل الوكالة في القنيطرة."""
    before = found.toponym.i - 1
    return any(p.unit in ("source", "office") and p.j == before for p in sentence.parties) and any(
        f in ("في", "in") for _, f in sentence.tokens[before].forms
    )
