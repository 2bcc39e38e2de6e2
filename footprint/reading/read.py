"""The stages of reading, composed."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from footprint.actors import all_actors, get_actor
from footprint.gazetteer import Gazetteer, NameHit, in_use
from footprint.model import Claim, Place, Reading, Report
from footprint.reading import lexicon_load
from footprint.reading.assemble import Assembler
from footprint.reading.clauses import clauses, sentences
from footprint.reading.containers import Found, Scene, country_behind, lies_in, without_provinces
from footprint.reading.dates import find_dates
from footprint.reading.dating import as_interval, day_of_names
from footprint.reading.discourse import Sentence
from footprint.reading.evidence import Evidence, Witness
from footprint.reading.frames import SentenceFrames
from footprint.reading.governments import (
    acts,
    dashed,
    is_in_a_name,
    is_state,
    lies_behind,
    may_be_place,
    names_a_site,
    place_like,
    struck,
    where_it_happened,
)
from footprint.reading.home import main_country
from footprint.reading.languages import language_of, language_of_note
from footprint.reading.lexicon import Lexicon, Match, words
from footprint.reading.mentions import MentionTagger, tag
from footprint.reading.our_own import who_says_our, whose_occupation
from footprint.reading.parties import find_parties
from footprint.reading.party import SYRIAN
from footprint.reading.places import locate
from footprint.reading.published import printed
from footprint.reading.sections import Page, Segment, split
from footprint.reading.tokens import Token, tokenize
from footprint.reading.toponym import goes_on, is_tail
from footprint.reading.toponyms import find_toponyms
from footprint.text import Normal, normalize

_RULES_VERSION = "0.1.0"


def reader_version(gazetteer: Gazetteer | None = None) -> str:
    """Rules and gazetteer, imports included: the same version reads the same words into the same bytes."""
    return f"{_RULES_VERSION}+{(gazetteer or in_use()).version}"


_REVIEWS = words("reviews")
"""A title with one of these and a date covers a period: all that it tells happened then."""

_OF_PLACE = words("of_place")

_SAME = frozenset(("نفسه", "ذاته", "عينه", "نفسها", "ذاتها", "نفس", "ذات"))
_SAME_WITHIN = 5

Hit = tuple[int, int, int, NameHit]


def read(report: Report, taggers: Sequence[MentionTagger] = ()) -> Reading:
    """What the report says, as claims with their evidence.

    Title, language and date of publication are filled in from the text where the report does not carry them. The same
    report gives the same reading, byte for byte. A text in no language that is read yields no claims.
    """
    return _read(report, taggers, Assembler)[0]


def read_with_evidence(
    report: Report, taggers: Sequence[MentionTagger] = ()
) -> tuple[Reading, Evidence | None]:
    """What `read` gives, and all that it was read from; None in place of that where the language is not read."""
    reading, assembler = _read(report, taggers, Witness)
    if not isinstance(assembler, Witness):
        return reading, None
    return reading, Evidence.of(reading.report, assembler)


def _read(
    report: Report, taggers: Sequence[MentionTagger], assembler: type[Assembler]
) -> tuple[Reading, Assembler | None]:
    normal = normalize(report.text)
    page = split(normal.text, report.title)
    tokens = tokenize(normal, report.text)
    index = lexicon_load.load()
    language = report.language or language_of(tokens) or language_of_note(tokens, index)
    title = report.title
    if title is None and page.title is not None:
        title = report.text[slice(*normal.span(*page.title))]
    published = report.published or printed(page, tokens, index)
    report = replace(report, title=title, language=language, published=published)
    gazetteer = in_use()
    version = reader_version(gazetteer)
    if language is None:
        return Reading(report, (), version), None
    reader = _Reader(report, normal, page, tokens, index, gazetteer, taggers, assembler)
    claims = tuple(reader.claims())
    return Reading(report, claims, version, reader.notes).check(), reader.assembler


class _Reader:
    """One report on its way through the stages."""

    def __init__(
        self, report: Report, normal: Normal, page: Page, tokens: tuple[Token, ...], index: Lexicon,
        gazetteer: Gazetteer, taggers: Sequence[MentionTagger], assembler: type[Assembler],
    ) -> None:  # fmt: skip
        self.report = report
        self.normal = normal
        self.page = page
        self.tokens = tokens
        self.gazetteer = gazetteer
        self.day = report.published.date() if report.published else None
        self.matches = index.find(tokens)
        cased = "".join(report.text[s] for s in normal.starts)
        names = gazetteer.find_names(normal.text, cased)
        self.notes: tuple[str, ...] = ()
        self.opened = False
        self.lies_in = partial(lies_in, gazetteer)
        self.countries = {i: code for code, i in gazetteer.index.country_ids.items()}
        if taggers:
            tagged = tag(taggers, report, normal, tokens, names, self.matches, gazetteer)
            names, self.matches, self.notes = tagged.names, tagged.matches, tuple(tagged.notes)
        self.hits = self._hits(names)
        self.first_weekday = 6 if report.language == "ar" else 0
        named = [m for m in self.matches if m.cls == "actor"]
        actors = Counter(m.value.actor for m in named if m.value.kind != "generic")
        acting = {m.i for m in named if self._is_government(m)}
        hits = [h.ids for i, _, _, h in self.hits if not h.needs_cue and i not in acting]
        self.country = main_country(gazetteer, hits, actors)
        self.occupier = whose_occupation(tokens, self.matches, self.day)
        self.assembler = assembler(report, normal, self.day)
        self.assembler.country = self._country_place()
        self.assembler.talk.ours = who_says_our(tokens, self.matches, page.dateline, self.day)
        self.assembler.talk.home = self._home()

    def _home(self) -> str | None:
        """The army of the report's country on its day."""
        armies = (e.id for e in all_actors() if e.id.endswith(".mil") and e.country == self.country)
        return next((a for a in armies if (e := get_actor(a)) and e.holds_on(self.day)), None)

    def _is_government(self, match: Match) -> bool:
        """Whether a capital's or country's name stands for its government: no preposition of place before it."""
        entry = get_actor(match.value.actor)
        if entry is None or entry.forces is None or match.value.kind not in ("capital", "name"):
            return False
        before = self.tokens[match.i - 1] if match.i else None
        return match.clitics[-1:] != "ب" and not (before and before.text in _OF_PLACE)

    def _hits(self, names: Sequence[NameHit]) -> list[Hit]:
        """Gazetteer names by the tokens they stand in."""
        found: list[Hit] = []
        k = 0
        for hit in names:
            while k < len(self.tokens) and self.tokens[k].end <= hit.start:
                k += 1
            j = k
            while j < len(self.tokens) and self.tokens[j].start < hit.end:
                j += 1
            single = j - k == 1 and k < len(self.tokens) and self.tokens[k].text.isascii()
            if single and goes_on(self.tokens, j):
                continue
            if 0 < j - k <= 2 and self.tokens[j - 1].text.endswith(SYRIAN):
                continue
            if j > k and k < len(self.tokens) and is_tail(self.tokens, k):
                continue
            if k < len(self.tokens) and j > k:
                found.append((k, j, max(0, hit.start - self.tokens[k].start), hit))
        return found

    def claims(self) -> list[Claim]:
        """All claims, in the order of the text."""
        if self._elsewhere():
            return []
        order = sorted(self.page.segments, key=lambda s: (s.section == "title", s.start))
        self._heading_dates(order)
        previous = -1
        for segment in order:
            section_units = self._units(segment)
            for i, j in sentences(self.tokens, segment.start, segment.end):
                first = segment.paragraph != previous
                previous = segment.paragraph
                self._sentence(segment, i, j, first, section_units)
        claims = self.assembler.claims
        claims.sort(key=lambda c: (c.quotes[0].start, c.kind, c.type))
        return claims

    def _elsewhere(self) -> bool:
        """Whether the report is of another field (a match, a forecast) and names no armed party."""
        fields = Counter(m.value for m in self.matches if m.cls == "domain")
        if not fields or fields.most_common(1)[0][1] < 4:
            return False
        armed = sum(
            (m.cls == "actor" and m.value.kind == "name" and not m.value.actor.startswith("org"))
            or (
                m.cls == "force"
                and m.value.armed
                and m.value.unit
                in ("patrol", "convoy", "checkpoint", "drone", "artillery", "gunmen")
            )
            for m in self.matches
        )
        return bool(fields.most_common(1)[0][1] >= 2 * armed)

    def _heading_dates(self, segments: Sequence[Segment]) -> None:
        """A digest's own day, printed in its title: "حصاد الأحداث ليوم الأربعاء 06/07/2022"."""
        for segment in segments:
            if segment.section != "title":
                continue
            for i, j in sentences(self.tokens, segment.start, segment.end):
                matches = _within(self.matches, i, j)
                dates = find_dates(
                    self.tokens[i:j], matches, self.day, first_weekday=self.first_weekday
                )
                words = {f for t in self.tokens[i:j] for _, f in t.forms}
                digest = any(s.heading for s in segments) or bool(words & _REVIEWS)
                wanted = (
                    ("day", "month", "week", "days", "range", "year")
                    if words & _REVIEWS
                    else ("day",)
                )
                dated = [d for d in dates if d.interval and d.precision in wanted]
                if dated and digest:
                    sentence = Sentence(self.tokens[i:j], (), (), (), (), "title", True, 0, 0)
                    when = self.assembler.range_of(dated[0], sentence)
                    self.assembler.talk.heading_when = when
        if sum(s.item for s in segments) > 1:
            self._page_date()

    def _page_date(self) -> None:
        """The day printed over a list, on a line of its own: "Monday, 16 June 2025" over a live blog."""
        for start, end in self.page.stamps:
            line = [t for t in self.tokens if start <= t.start < end]
            i = bisect_left(self.tokens, start, key=lambda t: t.start)
            dates = find_dates(line, _within(self.matches, i, i + len(line)), self.day)
            for told in dates:
                if told.interval and told.precision == "day":
                    sentence = Sentence(line, (), (), (), (), "title", True, start, end)
                    self.assembler.talk.lead_when = self.assembler.range_of(told, sentence)
                    return

    def _country_place(self) -> Place | None:
        """The report's country as an inherited place."""
        entry = self.gazetteer.get(self.gazetteer.index.country_ids.get(self.country or "", ""))
        if entry is None:
            return None
        return Place(
            entry.id,
            entry.name_en,
            entry.name_ar,
            entry.lat,
            entry.lon,
            entry.radius_km,
            "country",
            "event",
            "inherited",
        )

    def _units(self, segment: Segment) -> tuple[str, ...]:
        """The admin units that a digest heading names."""
        if not segment.heading:
            return ()
        ids: list[str] = []
        for hit in self.gazetteer.find_names(segment.heading):
            entries = [e for e in (self.gazetteer.get(i) for i in hit.ids) if e]
            entries.sort(
                key=lambda e: (
                    ("admin1", "admin2", "admin3", "city", "town").index(e.feature)
                    if e.feature in ("admin1", "admin2", "admin3", "city", "town")
                    else 9
                )
            )
            if self.country:
                entries = [e for e in entries if e.country == self.country] or entries
            for entry in entries[:1]:
                units = [
                    i
                    for i in entry.parents
                    if (e := self.gazetteer.get(i)) and e.feature == "admin1"
                ]
                ids.append(
                    units[0]
                    if units and entry.feature not in ("admin1", "admin2", "admin3")
                    else entry.id
                )
        return tuple(ids)

    def _country_of(self, units: tuple[str, ...]) -> str | None:
        """The country of a section whose heading names one ("Strikes in Iraq"), else the report's."""
        named = [e for e in map(self.gazetteer.get, units) if e and e.feature == "country"]
        return named[0].country if named else self.country

    def _sentence(
        self, segment: Segment, i: int, j: int, first: bool, units: tuple[str, ...]
    ) -> None:
        tokens = self.tokens[i:j]
        matches = _within(self.matches, i, j)
        talk = self.assembler.talk
        same = talk.last_when if _same_day(tokens) else None
        told = talk.when or same
        context = as_interval(told) if told else None
        dates = find_dates(tokens, matches, self.day, context, first_weekday=self.first_weekday)
        dated = frozenset(k for d in dates for k in range(d.i, d.j))
        matches = [
            m for m in matches if m.i not in dated or m.cls in ("relation", "cue", "direction")
        ]
        when = None if first else talk.when
        on = day_of_names(self.day, dates, when) if self.report.language == "en" else self.day
        parties = find_parties(tokens, matches, on, dated, self.country, self.occupier)
        first_hit = bisect_left(self.hits, i, key=lambda hit: hit[0])
        last_hit = bisect_left(self.hits, j, key=lambda hit: hit[0])
        hits = [hit for hit in self.hits[first_hit:last_hit] if hit[1] <= j]
        sites = {hit[0] - i: hit[1] - i for hit in hits}
        ends = {m.j for m in matches if m.cls in ("relation", "cue", "direction")}
        parties = [
            p
            for p in parties
            if not names_a_site(p, sites)
            and not (
                is_state(p)
                and (
                    p.i in ends
                    or (tokens[p.i].text.isascii() and is_in_a_name(p, sites))
                    or place_like(p)
                    or dashed(p, tokens)
                    or struck(p, matches)
                    or lies_behind(p, tokens, parties)
                    or where_it_happened(p, tokens, matches)
                )
            )
        ]
        held = frozenset(k for p in parties if not may_be_place(p, sites) for k in range(p.i, p.j))
        toponyms = find_toponyms(tokens, matches, hits, dated | held, i, self.lies_in)
        founds: list[Found] = []
        home = self._country_of(units)
        for toponym, behind in pairwise([*toponyms, None]):
            if toponym is None:
                break
            said = country_behind(toponym, behind, tokens, self.countries) or home
            scene = Scene(said, units, (*talk.places, *founds))
            found = locate(self.gazetteer, toponym, scene)
            if found is not None and not acts(found):
                founds.append(found)
        founds = without_provinces(self.gazetteer, founds, tokens)
        blocked = dated | frozenset(k for f in founds for k in range(f.toponym.i, f.toponym.j))
        stretches = [(f.toponym.i, f.toponym.j) for f in founds]
        stretches += [(t.i, t.j) for t in toponyms if t.cue]
        drawn = [f.toponym.i for f in founds if not f.is_country and not f.toponym.anaphor]
        parts = clauses(tokens, matches, drawn)
        opening, self.opened = not self.opened, True
        builder = SentenceFrames(
            tokens, matches, parties, parts, blocked, stretches, self.day, drawn, opening
        )
        frames = builder.frames()
        self.assembler.add(
            Sentence(
                tokens,
                frames,
                dates,
                founds,
                parties,
                segment.section,
                first,
                segment.start,
                segment.end,
                segment.item,
                builder.modal,
                builder.dead,
            )
        )


def _within(matches: Sequence[Match], i: int, j: int) -> list[Match]:
    """The matches inside tokens i to j, counted from i."""
    first = bisect_left(matches, i, key=lambda match: match.i)
    last = bisect_left(matches, j, key=lambda match: match.i)
    return [
        Match(m.cls, m.value, m.i - i, m.j - i, m.clitics) for m in matches[first:last] if m.j <= j
    ]


def _same_day(tokens: Sequence[Token]) -> bool:
    """Whether a sentence opens with the day told last: وفي اليوم نفسه."""
    return any(f in _SAME for t in tokens[:_SAME_WITHIN] for _, f in t.forms)
