"""The built files → a gazetteer in memory: entries by id, names in running text, names by any spelling.

Loading reads four TSV files and builds one Aho-Corasick automaton; entries are made when asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from pathlib import Path

from ahocorasick_rs import AhoCorasick, Implementation

from footprint.errors import DataError
from footprint.gazetteer.entry import SETTLEMENTS, Entry, NameHit
from footprint.gazetteer.likeness import (
    LEAST_LIKENESS,
    Spellings,
    least_likeness,
    likeness,
    spell,
    spellings_of_line,
)
from footprint.gazetteer.names import (
    LATIN_ARTICLE,
    is_arabic,
    joined_variants,
    skeleton,
    split_feature,
    surface,
)
from footprint.gazetteer.rows import entry_of
from footprint.gazetteer.words import words
from footprint.knowledge import DATA

BUILT = DATA / "gazetteer" / "built"
SHARDS = ("", "_world")
_BOUND = re.compile(r"[^\w]")
_LATIN_ARTICLE = re.compile(rf"(?:(?<=\W)|^)({LATIN_ARTICLE})([ -])$")
_POSSESSIVE = re.compile(r"'s(?!\w)")


def _prefixes() -> dict[str, tuple[int, bool]]:
    """What may stand before an Arabic name within its word → (length of the proclitics, whether it is definite)."""
    known: dict[str, tuple[int, bool]] = {}
    for first, second in product(("", "و", "ف"), ("", "ب", "ل", "ك")):
        clitic = first + second
        known[clitic] = (len(clitic), False)
        if second == "ل":
            known[clitic + "ل"] = (len(clitic), True)
        else:
            known[clitic + "ال"] = (len(clitic), True)
    return known


PREFIXES = _prefixes()


@dataclass(frozen=True, slots=True)
class Extra:
    """What a person imported: rows of places, and their names with flags and skeletons."""

    version: str
    """Short hash of the import, a part of the gazetteer's version."""
    places: tuple[str, ...]
    """Lines in the form of `places.tsv`."""
    named: tuple[str, ...]
    """Lines: form, flag, ids (spaces), skeleton."""

    def names(self, row_of_id: dict[str, int]) -> Iterator[tuple[str, str, str, str]]:
        """(form, flag, row numbers, skeleton) of every name."""
        for line in self.named:
            form, flag, ids, bones = line.split("\t", 3)
            yield form, flag, ",".join(str(row_of_id[place_id]) for place_id in ids.split()), bones


class Index:
    """Names and entries of the built files. Read-only once made; safe to share between threads."""

    def __init__(self, folder: Path = BUILT, extra: Sequence[Extra] = ()) -> None:
        """Load the files of `folder`, then those of a person's imports, which win where ids are the same.

        Raises DataError where a file is missing or broken.
        """
        self.version = "+".join([_read(folder / "VERSION").strip(), *(e.version for e in extra)])
        self._lines: list[str] = []
        self._rows_of: dict[str, str] = {}
        self._by_skeleton: dict[str, str] = {}
        """Skeleton → row numbers, comma-separated, of every entry with a name of that skeleton."""
        self._spelled: list[str] = []
        for shard in SHARDS:
            self._lines += _read(folder / f"places{shard}.tsv").splitlines()
            self._spelled += _read(folder / f"spelled{shard}.tsv").splitlines()
        if len(self._spelled) != len(self._lines):
            raise DataError(
                f"{folder}: {len(self._lines):,} places, but the spellings of "
                f"{len(self._spelled):,}; rebuild with 'make gazetteer'"
            )
        for each in extra:
            self._lines += each.places
        try:
            self._row_of_id = {line[: line.index("\t")]: n for n, line in enumerate(self._lines)}
        except ValueError as error:
            raise DataError(
                f"{folder}: a row of places has no tab; rebuild with 'make gazetteer'"
            ) from error
        patterns: dict[str, None] = {}
        self._flag_of: dict[str, str] = {}
        for shard in SHARDS:
            path = folder / f"names{shard}.tsv"
            for number, line in enumerate(_read(path).splitlines(), 1):
                try:
                    form, flag, rows, bones = line.split("\t", 3)
                except ValueError as error:
                    raise DataError(
                        f"{path} line {number}: {line[:60]!r} has not the four cells of a name; "
                        "rebuild it with 'make gazetteer'"
                    ) from error
                self._rows_of[form] = rows
                self._lay_bones(bones, rows)
                if flag != "-":
                    patterns[_stem_of(form)] = None
                if flag:
                    self._flag_of[form] = flag
        for each in extra:
            for form, flag, rows, bones in each.names(self._row_of_id):
                known = self._rows_of.get(form)
                self._rows_of[form] = f"{known},{rows}" if known else rows
                self._lay_bones(bones, rows)
                if known is None and flag:
                    self._flag_of[form] = flag
                if self._flag_of.get(form) != "-":
                    patterns[_stem_of(form)] = None
        self._entries: dict[str, Entry] = {}
        self._spellings: dict[int, Spellings] = {}
        self._stems = list(patterns)
        self._automaton = AhoCorasick(
            self._stems, implementation=Implementation.ContiguousNFA, store_patterns=False
        )

    @cached_property
    def country_ids(self) -> dict[str, str]:
        """ISO code → id of the country's entry."""
        found = {}
        for line in self._lines:
            cells = line.split("\t", 8)
            if cells[1] == "country":
                found[cells[7]] = cells[0]
        return found

    def _lay_bones(self, bones: str, rows: str) -> None:
        if len(bones) > 1:
            known = self._by_skeleton.get(bones)
            self._by_skeleton[bones] = f"{known},{rows}" if known else rows

    def get(self, place_id: str) -> Entry | None:
        """The entry with that id; None where there is none."""
        entry = self._entries.get(place_id)
        if entry is None and (row := self._row_of_id.get(place_id)) is not None:
            try:
                entry = self._entries[place_id] = entry_of(self._lines[row], self.country_ids)
            except (ValueError, IndexError) as error:
                raise DataError(
                    f"gazetteer row {place_id}: {error}; correct the row it was built or imported "
                    "from, and rebuild with 'make gazetteer'"
                ) from error
        return entry

    def __len__(self) -> int:
        return len(self._row_of_id)

    def __iter__(self) -> Iterator[Entry]:
        for place_id in self._row_of_id:
            entry = self.get(place_id)
            if entry:
                yield entry

    def parents(self) -> Iterator[tuple[str, list[str]]]:
        """(id, ids of the units it lies in) of every entry that tells them."""
        for row in self._row_of_id.values():
            cells = self._lines[row].split("\t", 9)
            if cells[8]:
                yield cells[0], cells[8].split()

    def settlements(self) -> Iterator[tuple[str, str, str, int]]:
        """(id, class, country, inhabitants) of every settlement."""
        for row in self._row_of_id.values():
            cells = self._lines[row].split("\t", 10)
            if cells[1] in SETTLEMENTS:
                yield cells[0], cells[1], cells[7], int(cells[9] or 0)

    def find_exact(self, form: str) -> list[Entry]:
        """Entries one of whose names has that surface."""
        return self._entries_at(self._rows_of.get(form, ""))

    def find_by_skeleton(self, form: str) -> list[Entry]:
        """Entries one of whose names has the skeleton of that surface, in either script."""
        return self._entries_at(self._by_skeleton.get(skeleton(form), ""))

    def find_alike(self, form: str, least: float = LEAST_LIKENESS) -> list[tuple[Entry, float]]:
        """(entry, likeness) of those of `find_by_skeleton` that are at least so much like that surface, 0 to 100."""
        found: dict[str, float] = {}
        for number in self._by_skeleton.get(skeleton(form), "").split(","):
            if number and (alike := likeness(form, self._spellings_at(int(number)), least)):
                found[self._lines[int(number)].split("\t", 1)[0]] = alike
        return [(entry, alike) for each, alike in found.items() if (entry := self.get(each))]

    def spellings(self, place_id: str) -> Spellings:
        """The spellings of an entry that is there."""
        return self._spellings_at(self._row_of_id[place_id])

    def _spellings_at(self, row: int) -> Spellings:
        """Those of the bundled rows were made by the build; of imported ones they are made here."""
        known = self._spellings.get(row)
        if known is None:
            if row < len(self._spelled):
                known = spellings_of_line(self._spelled[row])
            else:
                known = spell(entry_of(self._lines[row], {}).names)
            self._spellings[row] = known
        return known

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Entries with that name: exactly, else but for article and feature words, else by skeleton."""
        form = surface(name)
        for exact in (form, *loose_forms(form)):
            if found := self.find_exact(exact):
                return tuple(found)
        plain = split_feature(form)[0]
        good = [
            (e, alike) for e, alike in self.find_alike(plain) if alike >= least_likeness(plain, e)
        ]
        return tuple(e for e, _ in sorted(good, key=lambda each: (-each[1], each[0].id)))

    def find_names(self, normal_text: str, cased: str | None = None) -> list[NameHit]:
        """Every name in a normal text, at word bounds, the leftmost longest where they overlap.

        The span leaves out Arabic proclitics (و ف ب ل ك) and takes in the article. With `cased`, a string as long
        as `normal_text` that holds the original of each character, a Latin name counts only where it begins with a
        capital. A name that is definite here and not in the index, or the reverse, needs a cue.
        """
        text, offsets = _searchable(normal_text)
        found: list[tuple[int, int, int, str, bool]] = []
        for number, at, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            word = text.rfind(" ", 0, at) + 1
            prefix = text[word:at]
            stem = self._stems[number][:-1]
            hit = self._match_at(stem, prefix, word, at, text)
            if hit is not None:
                start, form, cue = hit
                found.append((start, 1 - end, len(prefix), form, cue))
        found.sort()
        hits: list[NameHit] = []
        reached = 0
        for start, minus_end, _, form, cue in found:
            end = -minus_end
            if start < reached:
                continue
            first = offsets[start - 1] if offsets else start - 1
            last = (offsets[end - 2] if offsets else end - 2) + 1
            if not is_arabic(form):
                first = _start_of_article(normal_text, first)
            if "\n" in normal_text[first:last] or not _is_capital(form, cased, first, last):
                continue
            reached = end
            ids = tuple(
                dict.fromkeys(
                    self._lines[int(n)].split("\t", 1)[0] for n in self._rows_of[form].split(",")
                )
            )
            hits.append(NameHit(first, last, form, ids, cue or self._flag_of.get(form) == "?"))
        return hits

    def _match_at(
        self, stem: str, prefix: str, word: int, at: int, text: str
    ) -> tuple[int, str, bool] | None:
        """The form of the index that stands there: (start without proclitics, form, needs a cue)."""
        if not prefix and not is_arabic(stem):
            if self._flag_of.get(stem) == "-" or stem not in self._rows_of:
                return None
            return at, stem, False
        before = PREFIXES.get(prefix)
        if before is None:
            return None
        clitics, definite = before
        form = f"ال{stem}" if definite else stem
        cue = clitics > 0 and not definite and len(stem) < 4
        if form not in self._rows_of:
            form = stem if definite else f"ال{stem}"
            cue = True
            if form not in self._rows_of or not definite or self._is_country(form):
                return None
        if self._flag_of.get(form) == "-" or (definite and self._flag_of.get(f"ال{stem}") == "-"):
            return None
        return word + clitics, form, cue

    def _is_country(self, form: str) -> bool:
        """With the article a country's name is an adjective: سورية, but القوات السورية."""
        row = self._rows_of[form].split(",", 1)[0]
        return self._lines[int(row)].split("\t", 2)[1] == "country"

    def _entries_at(self, rows: str) -> list[Entry]:
        ids = dict.fromkeys(
            self._lines[int(n)].split("\t", 1)[0] for n in (rows.split(",") if rows else ())
        )
        return [entry for entry in map(self.get, ids) if entry]


def _stem_of(form: str) -> str:
    """What the automaton looks for: a surface without its Arabic article, and the bound after it."""
    return (form[2:] if form.startswith("ال") and len(form) > 3 else form) + " "


@lru_cache(maxsize=16_384)
def loose_forms(form: str) -> tuple[str, ...]:
    """Other surfaces under which a name may be kept: article on or off, joined or apart, no feature word."""
    plain, _ = split_feature(form)
    forms = [plain]
    seat = form.removeprefix("مركز ")  # OCHA's word before the sub-district of a district's seat
    for each in dict.fromkeys((form, plain, seat)):
        if is_arabic(each):
            forms.append(seat)
            forms.append(each[2:] if each.startswith("ال") else f"ال{each}")
            forms += joined_variants(each)
        else:
            forms += [f"{article} {each}" for article in ("al", "el")]
    return tuple(each for each in dict.fromkeys(forms) if len(each) > 1 and each != form)


def _searchable(normal_text: str) -> tuple[str, list[int] | None]:
    """The text with a space for every bound, one at each end; offsets where apostrophes were taken out."""
    text = normal_text
    offsets = None
    if "'" in text:
        text = _POSSESSIVE.sub("  ", text)
        offsets = [n for n, char in enumerate(text) if char != "'"]
        text = text.replace("'", "")
    return f" {_BOUND.sub(' ', text)} ", offsets


def _start_of_article(normal_text: str, first: int) -> int:
    """Where the article before a Latin name starts: before a hyphen any, before a space only one that is no English word."""
    article = _LATIN_ARTICLE.search(normal_text, max(0, first - 6), first)
    if article and (article[2] == "-" or article[1] in words().sure_articles):
        return article.start(1)
    return first


def _is_capital(form: str, cased: str | None, first: int, last: int) -> bool:
    """Whether some word of a Latin name has a capital: "al-Omar", "eastern Syria"."""
    return cased is None or is_arabic(form) or any(char.isupper() for char in cased[first:last])


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: {error}; rebuild it with 'make gazetteer'") from error
