"""A page's normal text → its sections: title, captions, body paragraphs with their digest heading, links; no furniture.

Lines are the unit: a page as copied or extracted keeps them. What is furniture yields no segment at all.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache

from footprint.knowledge import DATA
from footprint.model import Section
from footprint.text import fold

_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")
_DATE_LIKE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}")
_HEAD_DATE = re.compile(
    r"(?:^|[-|/,:•»] ?)(?:[^\W\d]+,? )?"  # a separator, and the weekday
    r"(?:\d{1,2} [^\W\d]+(?:[ /-]{1,3}[^\W\d]+){0,3},? \d{4}|[a-z]+\.? \d{1,2},? \d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{2,4})"
    r"(?=$| ?[-|,(] ?)"
)
"""A day, month and year that stand apart in a line: "وكالة الأخبار - 8 تشرين الثاني 2022"."""
_SITE_LINES = 3
"""So many lines with the names of a site, a section and an author may stand before the headline."""
_PROSE = 80
"""A line of so many characters is a paragraph."""
_MENU = 0.6
"""The share of a site's section names that makes a line its menu."""
_YEAR = re.compile(r"\b\d{4}\b")
_SPACES = re.compile(r"\s+")
_DATELINE = re.compile(
    r"^(?:[a-z' -]{3,30}(?:, ?[a-z.]+ \d{1,2}(?:, ?\d{4})?)? ?(?:\([^)]{2,40}\))? ?-{1,2} )"  # KYIV, Sept 12 (Agency) -
)
_SLASHED = re.compile(r"^[^\W\d]+(?: [^\W\d]+)? ?/ ?[^\W\d]+(?: [^\W\d]+){0,2} ?/ ?")
"""بغداد/ وكالة الأخبار/ أفاد …"""
_DATED = re.compile(
    r"^(?:[^\W\d]+[ ,]{1,2}){1,3}(?:-|\||/)? ?"  # the town
    r"(?:\d{1,2} [^\W\d]+(?:[ /-]{1,3}[^\W\d]+){0,2},? \d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{2,4})"
    r" ?[(|/-]? ?(?:[^\W\d]+ ?){0,4}\)? ?[-:|/]{1,2} ?"  # the agency
)
"""الأبيض 14 سبتمبر 2025 - وكالة الأخبار: استعادت …"""
_BARRED = re.compile(r"^[^\W\d]+(?: [^\W\d]+)? ?\| ?[^\W\d]+(?: [^\W\d]+){0,2} ?: ?")
"""صنعاء | وكالة الأخبار: شن …"""
_BULLET = re.compile(r"^[\s*.·•●▪◾◽■□►▶➤#_-]+|^\d{1,2}[.)-] ")
_DATE_LINE = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:\d{1,2} [a-z]{3,9}|[a-z]{3,9} \d{1,2}),? \d{4}"
)
"""A line that is nothing but a day: "Monday, 16 June 2025"."""
_AT_A_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)? ?[-:|]")
_ON_A_FRONT = re.compile(r"[io]n the [a-z' -]{3,30} (?:direction|sector|axis|front)\b")
"""A paragraph of a staff's report: "In the Pokrovsk direction, …"."""
_DASHES = re.compile(r" -{1,2} | - |- ")
_CREDIT = re.compile(r"[(|\[-]\s*[^()|\[\]]{2,40}[)\]]?$")
"""The end of a caption's line, which has no space after it. What goes before the bracket is left out of the pattern:
three runs of spaces in one pattern take time by the cube of their length."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the page that may tell something."""

    section: Section
    start: int
    """Offset in the normal text."""
    end: int
    heading: str = ""
    """The digest heading it stands under ("حلب::"), in normal form."""
    paragraph: int = 0
    item: bool = False
    """Whether it is an item of a list: its line begins with a mark or the time of day."""


@dataclass(frozen=True, slots=True)
class Page:
    """A report cut into its sections."""

    segments: tuple[Segment, ...]
    title: tuple[int, int] | None
    stamps: tuple[tuple[int, int], ...]
    """Lines that may print the date of publication."""
    dateline: str
    """The words before the first dash of a wire report, in normal form: "kyiv, sept 12 (meridian news)"."""


@dataclass(frozen=True, slots=True)
class _Words:
    related: tuple[str, ...]
    tail: tuple[str, ...]
    whole: frozenset[str]
    contains: tuple[str, ...]
    image: tuple[str, ...]
    stamp: tuple[str, ...]
    credits: tuple[str, ...]
    caption: tuple[str, ...]
    byline: tuple[str, ...]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = tomllib.loads((DATA / "lexicon" / "sections.toml").read_text("utf-8"))

    def folded(words: list[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fold(word) for word in words))

    return _Words(
        related=folded(table["related"]["starts"]),
        tail=folded(table["tail"]["starts"]),
        whole=frozenset(folded(table["furniture"]["whole"])),
        contains=folded(table["furniture"]["contains"]),
        image=folded(table["furniture"]["image"]),
        stamp=folded(table["stamp"]["contains"]),
        credits=folded(table["caption"]["credits"]),
        caption=folded(table["caption"]["starts"]),
        byline=folded(table["byline"]["words"]),
    )


def split(normal: str, original_lines_title: str | None = None) -> Page:
    """Cut a page. `original_lines_title` is the headline where the caller has it apart from the text."""
    words = _words()
    lines = _lines(normal)
    kinds = [_kind(normal[s:e], words) for s, e in lines]
    title_at = _title(normal, lines, kinds, original_lines_title)
    segments: list[Segment] = []
    stamps: list[tuple[int, int]] = []
    heading, dateline, tail, seen_body = "", "", False, False
    for number, ((start, end), kind) in enumerate(zip(lines, kinds, strict=True)):
        text = normal[start:end]
        if number == title_at:
            segments.append(Segment("title", start, end, paragraph=number))
            if _CLOCK.search(text) is None:
                continue
        if kind == "dated":
            kind = "text" if seen_body else "stamp"
        if kind == "stamp":
            if not tail or any(word in text for word in words.stamp):
                stamps.append((start, end))
        elif kind == "tail":
            tail = seen_body
        elif kind == "related":
            begin = _after_label(text, words.related)
            if begin < len(text.strip()):
                segments.append(Segment("related", start + begin, end, paragraph=number))
        elif kind == "caption" and not seen_body:
            segments.append(Segment("caption", start, start + _credit(text), paragraph=number))
        elif kind == "byline":
            dateline = dateline or text.strip()
            if _YEAR.search(text):
                stamps.append((start, end))
        elif kind == "text":
            if tail and not text.rstrip().endswith((".", "!", '."', "?")):
                continue
            barred = not seen_body and _BARRED.match(text) is not None
            head, begin = (None, 0) if barred else _heading(normal, lines, number, text)
            if head is not None:
                heading = head
                if begin >= len(text):
                    continue
            if not seen_body:
                cut = _dateline(text[begin:], words)
                if cut and _YEAR.search(text[begin : begin + cut]):
                    stamps.append((start + begin, start + begin + cut))
                if cut:
                    dateline, begin = text[begin : begin + cut].strip(" -"), begin + cut
            seen_body = seen_body or _is_prose(text)
            bullet = _BULLET.match(text[begin:])
            item = any(form.match(text) for form in (_BULLET, _AT_A_TIME, _ON_A_FRONT))
            begin += bullet.end() if bullet else 0
            if begin < len(text):
                segments.append(Segment("body", start + begin, end, heading, number, item))
    title = lines[title_at] if title_at is not None else None
    return Page(tuple(segments), title, tuple(stamps), dateline)


def _lines(normal: str) -> list[tuple[int, int]]:
    lines, start = [], 0
    for match in re.finditer(r"\n|$", normal):
        text = normal[start : match.start()]
        if text.strip():
            lead = len(text) - len(text.lstrip())
            lines.append((start + lead, start + len(text.rstrip())))
        start = match.end()
    return lines


def _kind(text: str, words: _Words) -> str:
    plain = _SPACES.sub(" ", text.strip(" :|-*•"))
    if not any(c.isalpha() for c in plain) or plain in words.whole:
        return "stamp" if _DATE_LIKE.search(plain) else "furniture"
    parts = plain.split()
    if len(parts) >= 4 and sum(part in words.whole for part in parts) >= _MENU * len(parts):
        return "furniture"
    if plain.startswith(words.related):
        return "related"
    if plain.startswith(words.tail) and len(plain) < 60:
        return "tail"
    if any(word in plain for word in words.contains) and len(plain) < 160:
        return "furniture"
    if " " not in plain and plain.endswith(tuple("." + end for end in words.image)):
        return "furniture"
    if _DATE_LINE.fullmatch(plain):
        return "stamp"
    if _is_byline(plain, words):
        return "byline"
    short = len(plain.split()) <= 10
    if short and (any(word in plain for word in words.stamp) and any(c.isdigit() for c in plain)):
        return "stamp"
    if short and _CLOCK.search(plain) and (_DATE_LIKE.search(plain) or len(plain.split()) <= 8):
        return "stamp"
    if _DATE_LIKE.search(plain) and len(plain.split()) <= 3:
        return "stamp"
    if short and not plain.endswith((".", "!", "?")) and _HEAD_DATE.search(plain):
        return "dated"
    if len(plain) < 220 and _is_caption(plain, words):
        return "caption"
    return "text"


def _is_caption(plain: str, words: _Words) -> bool:
    if plain.startswith(words.caption) and not plain.endswith("."):
        return True
    tail = re.search(r"[(|\[-]\s*([^()|\[\]]{2,40})[)\]]?\s*$", plain)
    return bool(tail and any(_has_word(tail.group(1), word) for word in words.credits))


def _credit(text: str) -> int:
    """Where a picture's credit begins in its caption, with the dash before it."""
    tail = _CREDIT.search(text)
    if tail is None:
        return len(text)
    before = text[: tail.start()].rstrip().removesuffix("-").rstrip()
    return len(before) or len(text)


def _has_word(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _title(
    normal: str, lines: list[tuple[int, int]], kinds: list[str], given: str | None
) -> int | None:
    """The line that is the headline: as given, else the first text line that is short and ends like none of prose."""
    if given:
        wanted = fold(given)
        for number, (start, end) in enumerate(lines[:12]):
            if _SPACES.sub(" ", normal[start:end]).strip() == wanted:
                return number
        return None
    texts = [n for n, kind in enumerate(kinds) if kind == "text"]
    for number in texts[: min(_SITE_LINES, len(texts) - 1)]:
        text = normal[slice(*lines[number])]
        if text.endswith((".", '."', "!", ":", "::")) or len(text) > 180:
            return None
        if _dateline(text, _words()):
            return None
        if len(text.split()) >= 3:
            return number
    return None


def _is_prose(text: str) -> bool:
    """Whether a line is a paragraph, not the name of a site or an author."""
    return len(text) >= _PROSE or text.rstrip().endswith((".", '."', "!", "?"))


def _is_byline(text: str, words: _Words) -> bool:
    """A short line such as "إسطنبول ـ وكالات" or "Ankara, 20 April 2022"."""
    plain = text.strip()
    if plain.endswith((".", '"')) or len(plain) > 70:
        return False
    count = len(plain.split())
    if count <= 8 and re.search(r" -|- |/|\|", plain):
        return any(_has_word(plain, word) for word in words.byline) or count <= 4
    if plain.startswith("by ") and count <= 6:
        return True
    return bool(
        re.fullmatch(
            r"[a-z' -]{3,25}, \d{1,2} [a-z]+ \d{4}|[a-z' -]{3,25}, [a-z]+ \d{1,2},? \d{4}", plain
        )
    )


def _dateline(text: str, words: _Words) -> int:
    """The length of a dateline at the head of a paragraph; 0 where there is none."""
    match = _DATELINE.match(text)
    if match and not re.search(r"\b(?:said|were|was|has|have|the)\b", match.group()):
        return match.end()
    for form in (_SLASHED, _BARRED, _DATED):
        if found := form.match(text[:90]):
            return found.end()
    dash = _DASHES.search(text[:90])
    if dash and "\u0621" <= text[0] <= "\u06d3":
        before = text[: dash.start()]
        rest = text[dash.end() :]
        second = _DASHES.search(rest[:50])
        if len(before.split()) <= 4 and not before.endswith((".", ",", ":")):
            if second and any(_has_word(rest[: second.start()], word) for word in words.byline):
                return dash.end() + second.end()
            if len(before.split()) <= 3 and ("(" in before or _is_place_like(before)):
                return dash.end()
    return 0


def _is_place_like(before: str) -> bool:
    return len(before.split()) <= 2


def _after_label(text: str, labels: tuple[str, ...]) -> int:
    """Where the words after "اقرأ أيضاً:" begin."""
    for label in sorted(labels, key=len, reverse=True):
        position = text.find(label)
        if 0 <= position < 6:
            rest = position + len(label)
            while rest < len(text) and text[rest] in " :|-.>":
                rest += 1
            return rest
    return 0


def _heading(
    normal: str, lines: list[tuple[int, int]], number: int, text: str
) -> tuple[str | None, int]:
    """(heading, where the rest begins) of a line that opens a digest section: "حلب::", "محافظة الحسكة: …", "Aleppo"."""
    plain = text.strip(" *•-#")
    colon = text.find(":")
    if 0 < colon <= 40 and len(text[:colon].split()) <= 4:
        rest = colon
        while rest < len(text) and text[rest] in ": ":
            rest += 1
        before = text[:colon].strip(" *•-#")
        if '"' not in before and not any(c.isdigit() for c in before):
            return before, rest
    alone = (
        len(plain.split()) <= 4 and not plain.endswith((".", '"', "!", "?")) and len(plain) <= 40
    )
    if alone and number + 1 < len(lines):
        after = normal[slice(*lines[number + 1])]
        if after.rstrip().endswith(".") and len(after) > len(plain) + 15:
            return plain, len(text)
    return None, 0
