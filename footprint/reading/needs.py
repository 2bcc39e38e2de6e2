"""A frame → whether it is a claim at all: the arguments without which a word is only a word."""

from __future__ import annotations

from footprint.reading.frame import Frame, SentenceWords
from footprint.reading.lexicon import Match, words
from footprint.reading.party import PREPOSITIONS

_OBJECT_UNITS = frozenset(
    ("car", "patrol", "convoy", "vehicles", "aircraft", "troops", "ship", "drone")
)
_PEOPLE = frozenset(("people", "gunmen", "troops", "casualties"))
_BLAST = words("blast")
_FLYING = frozenset(("drone", "drones", "aircraft", "warplanes"))
_PACT_MADE = words("pact_made")
_HEARD = words("heard")
_FIGURES = words("figures_of_speech")
_NO_SITES = words("no_sites")
_BOMBS = words("bombs")
_SETTLING = words("settling")
_LOADED = frozenset(("مفخخه", "مفخخات", "مفخختان", "مفخختين", "انتحاريه", "ملغمه"))
_CAUSES = words("causes")
_PATROLS = words("patrols")
_THE_PACT = words("the_pact")
_PACTS = words("pacts")
_WORKSHOPS = words("workshops")
_STATIONED = words("stationed")
_SHOWN = words("shown")
_TROOPS = words("troops")
_ACCIDENTS = words("accidents")
_MOVED = words("moved")


class Needs(SentenceWords):
    """Whether frames hold."""

    def _holds(self, frame: Frame, match: Match) -> bool:
        """The argument frame: without it a word is only a word."""
        needs = frame.trigger.needs
        subject, object_ = frame.subject, frame.object
        everyone = [*subject, *object_, *frame.partner]
        armed = any(p.armed for p in everyone) or frame.type == "protest"
        frame.placed = self._place_vouches(frame)
        if frame.carried or frame.placed:
            armed = True  # whoever carries over is checked when the claim is put together
        if "force" in needs and not armed:
            return False
        if "actor" in needs and not everyone and not frame.carried:
            return False
        if (
            "object_unit" in needs
            and frame.type not in ("arrest", "protest")
            and not any(p.armed and p.unit in _OBJECT_UNITS for p in object_)
            and "object:pronoun" not in frame.rules
        ):
            return False
        if "vehicle_or_force_object" in needs and object_ and not any(p.armed for p in object_):
            return False
        if (
            "weapon" in needs
            and frame.weapon is None
            and not any(p.armed for p in subject)
            and not (frame.type == "airstrike" and self.names_drawn(frame))
        ):
            return False
        if "shells" in needs and not self._is_fired(frame):
            return False
        deadly = any(
            m.cls == "trigger"
            and m.value.trigger.id == "casualty"
            and m.i in range(frame.j, frame.j + 8)
            for m in self.matches
        )
        if (
            "blast" in needs
            and match.j < len(self.tokens)
            and self.tokens[match.j].text in _WORKSHOPS
        ):
            return False
        if (
            "blast" in needs
            and not self.has_word(frame, _BLAST)
            and (frame.weapon != "ied" or not self.arabic)
            and not deadly
        ):
            return False
        if "aircraft" in needs and not any(
            p.unit in ("aircraft", "drone") or self.tokens[p.j - 1].text in _FLYING
            for p in (everyone or self.all_parties)
        ):
            return False
        if (
            "cause" in needs
            and frame.weapon is None
            and not any(p.armed for p in subject)
            and not frame.placed
            and not self.has_word(frame, _CAUSES)
        ):
            return False
        if (
            "site" in needs
            and match.j - match.i == 1
            and not any(p.unit in ("site", "base", "checkpoint") for p in (*object_, *subject))
        ):
            return False
        if "people_harmed" in needs and not (
            any(p.unit in _PEOPLE or p.actor is not None for p in object_)
            or (frame.form == "noun" and (frame.weapon or subject) and self.names_drawn(frame))
        ):
            return False
        if self._only_links(frame):
            return False
        if "patrol" in needs and not (self.has_word(frame, _PATROLS)):
            return False
        if "pact" in needs and not (
            self.has_word(frame, _PACTS) or (object_ and self.has_word(frame, _THE_PACT))
        ):
            return False
        if frame.trigger.id == "explosion" and match.j - match.i == 1 and not self._is_heard(frame):
            return False
        if "pact_made" in needs and not self._is_made(frame, match):
            return False
        if "site_or_place" in needs and self.has_word(frame, _NO_SITES):
            return False
        if frame.trigger.id == "deploy" and self._publishes(frame, match):
            return False
        if "troops_object" in needs and not self.has_word(frame, _TROOPS):
            return False
        if "moved_object" in needs and not (
            any(p.armed for p in subject) or self.has_word(frame, _MOVED, owned=True)
        ):
            return False
        moved = frame.passive and any(p.armed for p in subject)
        if (
            "unit_moves" in needs
            and not moved
            and not any(p.unit in ("patrol", "convoy", "vehicles", "pronoun") for p in subject)
        ):
            return False
        moves = any(p.armed for p in (*subject, *object_)) or self._goes_on_moving(frame)
        if "force_moves" in needs and not moves:
            return False
        if "unit_only" in needs:
            return False
        if "place" in needs and frame.type != "arrest" and not self.names_place(frame):
            return False
        if self._drives_out(frame) and not self.knows_place(frame):
            return False
        if "place_or_site" in needs and not (
            self.names_place(frame) or any(p.unit in ("base", "site") for p in object_)
        ):
            return False
        if "speaker" in needs and not frame.carried and not self._speaker(frame):
            return False
        if "attributed" in needs and self.attribution(frame.clause) is None:
            return False
        if self._refers(frame, match):
            return False
        if "object_actor" in needs and not object_:
            return False
        return not (
            "force_speaker" in needs and not any(p.armed or p.unit == "office" for p in subject)
        )

    def _goes_on_moving(self, frame: Frame) -> bool:
        """Whether an Arabic verb of moving has its force in a clause before: دخل رتل …، قبل أن يستقر في القاعدة."""
        if not self.arabic or not frame.carried or not self.has_word(frame, _SETTLING):
            return False
        return any(p.armed and p.j <= frame.clause.i for p in self.parties)

    def _drives_out(self, frame: Frame) -> bool:
        """Whether somebody is driven out or expelled: ground is taken only where the place is known."""
        word = self.tokens[frame.i].text
        return frame.trigger.id == "take" and word.startswith(("driv", "drove", "expel", "dislodg"))

    def _only_links(self, frame: Frame) -> bool:
        """English verbs that tell of nothing here: remains committed, demonstrated the unity of."""
        if self.arabic or frame.form == "noun" or frame.j >= len(self.tokens):
            return False
        word, after = self.tokens[frame.i].text, self.tokens[frame.j]
        if word.startswith("remain") and frame.trigger.id == "present":
            return not (after.breaks or after.text in PREPOSITIONS or after.text in _STATIONED)
        if word == "carrying":
            return True  # what a convoy carries, not that it moves it
        if word == "flying" and after.text in ("from", "out"):
            return True  # where the aircraft that bombed came from
        return word.startswith("demonstrat") and not after.breaks and after.text in _SHOWN

    def _place_vouches(self, frame: Frame) -> bool:
        """Whether the place alone makes it news in English: clashes in Jobar, raids on Harasta, civilians killed in Idlib."""
        if self.arabic or not self.names_drawn(frame) or frame.modality != "occurred":
            return False
        if frame.trigger.id == "casualty":
            hurt = [p for p in (*frame.object, *frame.subject) if p.i in self.hurt]
            return bool(hurt) and not self.has_word(frame, _ACCIDENTS)
        if frame.trigger.id == "attack" and frame.form != "noun":
            return any(p.armed or p.unit == "people" for p in frame.object)
        told = frame.form == "noun" or (frame.form == "ing" and not frame.subject)
        return told and (frame.trigger.id == "clash" or frame.type == "airstrike")

    def _is_heard(self, frame: Frame) -> bool:
        """Whether an explosion is one: somebody hears it, it shakes, kills or is of something; prices explode without."""
        if frame.form != "noun" or self.tokens[frame.i].text.isascii() or frame.weapon == "ied":
            return True
        hurt = any(m.cls == "trigger" and m.value.trigger.id == "casualty" for m in self.matches)
        prices = self.has_word(frame, _FIGURES)
        return hurt or self.has_word(frame, _HEARD) or (self.names_place(frame) and not prices)

    def _is_made(self, frame: Frame, match: Match) -> bool:
        """Whether an agreement is told as made: it is only named in "the deadline of the ceasefire deal", خرقاً للهدنة."""
        if frame.form != "noun":
            after = self.tokens[match.j].text if match.j < len(self.tokens) else ""
            return not frame.passive and after not in ("عليه", "عليها")
        if match.clitics[-1:] == "ل":
            return False
        if any(f in _PACT_MADE for k in range(match.i, match.j) for _, f in self.tokens[k].forms):
            return True
        return any(
            f in _PACT_MADE and "ل" not in c
            for k in range(max(frame.clause.i, match.i - 12), match.i)
            for c, f in self.tokens[k].forms
        )

    def _publishes(self, frame: Frame, match: Match) -> bool:
        """نشر صوراً, نشرته معرفاته: what is spread is no force."""
        if (
            not self.tokens[match.i]
            .text.lstrip("وف")
            .startswith(("نشر", "تنشر", "ينشر", "سينشر", "ستنشر"))
        ):
            return False
        return match.value.suffix or not any(
            p.armed and p not in frame.subject and frame.clause.i <= p.i < frame.clause.j
            for p in self.parties
        )

    def _is_fired(self, frame: Frame) -> bool:
        """Whether what falls or is fired is a shell, a bomb, or a drone's missile; an aircraft that falls is none."""
        if frame.weapon == "airstrike":
            return self.has_word(frame, _BOMBS)
        shot = self.tokens[frame.i].text.startswith(("fir", "launch", "اطلق"))
        loaded = frame.weapon == "drone_strike" and self.has_word(frame, _LOADED)
        return frame.weapon == "shelling" or (frame.weapon == "drone_strike" and shot) or loaded

    def _refers(self, frame: Frame, match: Match) -> bool:
        """A definite event noun without a party of its own names what was told before: القصف, the attack."""
        if (
            frame.form != "noun"
            or (frame.trigger.kind != "incident" and not self._is_reinforcing(frame))
            or frame.object
            or match.j - match.i > 1
            or (self.opening and not self.arabic)
        ):
            return False
        if any(p.preposition in ("بين", "between") for p in frame.subject):
            return False
        if (
            frame.subject
            and not frame.carried
            and any(
                abs(p.j - match.i) <= 3
                or (abs(p.i - match.j) <= 3 and not self._parted(match.j, p.i))
                for p in frame.subject
            )
        ):
            return False
        if self.arabic:
            token = self.tokens[match.i]
            return any(f.startswith("ال") and c + f == token.text for c, f in token.forms)
        return match.i > 0 and self.tokens[match.i - 1].text in (
            "the",
            "this",
            "that",
            "these",
            "those",
        )

    def _is_reinforcing(self, frame: Frame) -> bool:
        """Whether an Arabic noun of reinforcement may name one told before: وسبق التعزيزات قصف."""
        return self.arabic and frame.trigger.id == "reinforce"

    def _parted(self, i: int, j: int) -> bool:
        """Whether a comma and a verb stand before token j: بالتزامن مع القصف، حلقت طائرات."""
        return self.arabic and self.verb_between(i, j) and any(t.breaks for t in self.tokens[i:j])

    def _speaker(self, frame: Frame) -> bool:
        """A statement is a party's: sources, monitors and residents only report."""
        return any(
            (p.actor is not None or (p.armed and p.definite)) and p.actor not in ("civilians", "org.source", "unknown") and p.unit not in ("site", "base", "patrol", "convoy", "aircraft", "drone", "vehicles", "artillery")
            and p.actor not in ("org.sohr", "org.sana") for p in frame.subject
        )  # fmt: skip
