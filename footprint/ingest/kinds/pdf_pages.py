"""A program of its own: a PDF on standard input → JSON of its text on standard output, a paragraph a line.

It runs apart from footprint, with little memory and little time, because a PDF is a small program that its reader runs:
one made to do harm ends here. It imports nothing of footprint.

A PDF holds glyphs at places, in whatever order they were painted. Arabic is painted from the left, in the shapes that
letters take in a word. So the places are believed and nothing else: glyphs are put into lines by their height, lines are read
in the direction of most of their letters, numbers and words of the other direction within them in theirs.
"""

from __future__ import annotations

import json
import logging
import re
import statistics
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

_MOST_GLYPHS = 3_000_000
_PRESENTATION = re.compile("[\ufb00-\ufb06\ufb1d-\ufdff\ufe70-\ufeff]")
_INSIDE_NUMBERS = frozenset(".,:/-%٫٬")
_MIRROR = str.maketrans("()[]{}«»<>", ")(][}{»«><")
_RIGHT, _LEFT, _DIGIT, _NEUTRAL = "R", "L", "D", "N"


@dataclass(frozen=True, slots=True)
class Glyph:
    """A piece of text where it was painted, in points from the lower left corner of the page."""

    text: str
    x0: float
    x1: float
    y: float
    """Of its base line."""
    size: float


@dataclass(slots=True)
class Line:
    """Glyphs of one height that stand close together."""

    glyphs: list[Glyph]
    y: float
    size: float

    @property
    def x0(self) -> float:
        """Its left end."""
        return min(glyph.x0 for glyph in self.glyphs)

    @property
    def x1(self) -> float:
        """Its right end."""
        return max(glyph.x1 for glyph in self.glyphs)


@dataclass(slots=True)
class Block:
    """Lines under one another, the uppermost first."""

    lines: list[Line] = field(default_factory=list)


def paragraphs_of(glyphs: Sequence[Glyph]) -> list[str]:
    """The paragraphs of a page in the order of reading: from the top, columns one after the other."""
    blocks: list[Block] = []
    for line in _lines(glyphs):
        for block in reversed(blocks):
            if _goes_on(block.lines[-1], line):
                block.lines.append(line)
                break
        else:
            blocks.append(Block([line]))
    rightmost_first = sum(_count(line)[0] > _count(line)[1] for b in blocks for line in b.lines) * 2
    is_rtl = rightmost_first > sum(len(block.lines) for block in blocks)
    blocks.sort(
        key=lambda b: (-round(b.lines[0].y / 12), -b.lines[0].x1 if is_rtl else b.lines[0].x0)
    )
    return [text for block in blocks for text in _paragraphs(block)]


def _lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines of a page, the uppermost first; where a wide gap is (columns, cells) one ends."""
    glyphs = [glyph for glyph in glyphs if glyph.text]
    marks = [glyph for glyph in glyphs if _is_mark(glyph.text)]
    rows: list[list[Glyph]] = []
    for glyph in sorted((g for g in glyphs if not _is_mark(g.text)), key=lambda g: -g.y):
        if rows and rows[-1][0].y - glyph.y < 0.4 * min(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    lines = []
    for row in rows:
        row.sort(key=lambda g: g.x0)
        some: list[Glyph] = []
        for glyph in row:
            if some and glyph.x0 - max(g.x1 for g in some[-3:]) > 2 * glyph.size:
                lines.append(_line(some))
                some = []
            some.append(glyph)
        lines.append(_line(some))
    lines = [line for line in lines if any(g.text.strip() for g in line.glyphs)]
    for mark in marks:
        _attach(mark, lines)
    return lines


def _line(glyphs: list[Glyph]) -> Line:
    return Line(glyphs, glyphs[0].y, statistics.median(glyph.size for glyph in glyphs))


def _attach(mark: Glyph, lines: list[Line]) -> None:
    """Put a vowel sign behind the letter that it is painted over."""
    near = [
        line
        for line in lines
        if abs(line.y - mark.y) < line.size and line.x0 - 5 < mark.x0 < line.x1 + 5
    ]
    if not near:
        return
    line = min(near, key=lambda each: abs(each.y - mark.y))
    middle = (mark.x0 + mark.x1) / 2
    letters = [at for at, glyph in enumerate(line.glyphs) if not glyph.text.isspace()]

    def distance(at: int) -> float:
        # It is painted at the left edge of its letter, or a little beyond.
        glyph = line.glyphs[at]
        return max((glyph.x0 - middle) * 0.3, middle - glyph.x1, 0)

    at = min(letters, key=distance)
    glyph = line.glyphs[at]
    line.glyphs[at] = Glyph(glyph.text + mark.text, glyph.x0, glyph.x1, glyph.y, glyph.size)


def _goes_on(above: Line, below: Line) -> bool:
    """Whether a line stands right under another one, in the same column."""
    overlap = min(above.x1, below.x1) - max(above.x0, below.x0)
    narrower = min(above.x1 - above.x0, below.x1 - below.x0)
    return overlap > 0.5 * narrower and 0 < above.y - below.y < 2.4 * max(above.size, below.size)


def _paragraphs(block: Block) -> Iterator[str]:
    """The paragraphs of a block: one ends where a line is short, the next is further down, or of another size."""
    gaps = [a.y - b.y for a, b in zip(block.lines, block.lines[1:], strict=False)]
    usual = statistics.median_low(gaps) if gaps else 0.0
    left, right = min(line.x0 for line in block.lines), max(line.x1 for line in block.lines)
    words: list[str] = []
    for number, line in enumerate(block.lines):
        words.append(text_of(line))
        if number + 1 == len(block.lines):
            break
        below = block.lines[number + 1]
        is_rtl = _is_rtl(line.glyphs)
        missing = line.x0 - left if is_rtl else right - line.x1
        if (
            missing > 0.2 * (right - left)
            or line.y - below.y > 1.3 * usual
            or not 0.87 < below.size / line.size < 1.15
        ):
            yield " ".join(words)
            words = []
    yield " ".join(words)


def text_of(line: Line) -> str:
    """A line in the order in which it is read, letters as people type them."""
    glyphs = _spaced(sorted(line.glyphs, key=lambda glyph: (glyph.x0 + glyph.x1) / 2))
    is_rtl = _is_rtl(glyphs)
    if is_rtl:
        glyphs.reverse()
    pieces: list[str] = []
    for is_other, some in _runs(glyphs, is_rtl):
        texts = [
            _PRESENTATION.sub(lambda f: unicodedata.normalize("NFKC", f[0]), g.text) for g in some
        ]
        pieces += reversed(texts) if is_other else texts
    text = " ".join("".join(pieces).split())
    opened, closed = text.find("("), text.find(")")
    return (
        text.translate(_MIRROR)
        if -1 < closed < opened or (closed > -1 and opened < 0 and is_rtl)
        else text
    )


def _spaced(glyphs: list[Glyph]) -> list[Glyph]:
    """Glyphs from left to right with a space where the paper shows one."""
    found: list[Glyph] = []
    for glyph in glyphs:
        if found:
            before = found[-1]
            gap = glyph.x0 - before.x1
            if gap > 0.2 * glyph.size and not (before.text.isspace() or glyph.text.isspace()):
                found.append(Glyph(" ", before.x1, glyph.x0, glyph.y, glyph.size))
        found.append(glyph)
    return found


def _runs(glyphs: list[Glyph], is_rtl: bool) -> Iterator[tuple[bool, list[Glyph]]]:
    """Stretches of a line with whether they are read the other way round: a small part of the Unicode algorithm."""
    classes = _classes(glyphs)
    at = 0
    while at < len(glyphs):
        end = _other_run(glyphs, classes, at, is_rtl)
        if end > at:
            yield True, glyphs[at:end]
            at = end
        else:
            yield False, [glyphs[at]]
            at += 1


def _other_run(glyphs: list[Glyph], classes: list[str], at: int, is_rtl: bool) -> int:
    """Where a stretch of the other direction that begins here ends; `at` itself where none does."""
    others = {_LEFT, _DIGIT} if is_rtl else {_RIGHT}
    if classes[at] not in others:
        return at
    end = at + 1
    has_letters = classes[at] == _LEFT
    while end < len(glyphs):
        if classes[end] in others:
            has_letters = has_letters or classes[end] == _LEFT
            end += 1
            continue
        ahead = end
        while ahead < len(glyphs) and classes[ahead] == _NEUTRAL:
            ahead += 1
        if ahead == len(glyphs) or classes[ahead] not in others:
            break
        between = "".join(glyph.text for glyph in glyphs[end:ahead])
        joins = (
            not is_rtl or has_letters or classes[ahead] == _LEFT or set(between) <= _INSIDE_NUMBERS
        )
        if not joins:
            break
        end = ahead
    return end


def _classes(glyphs: list[Glyph]) -> list[str]:
    """The direction of each glyph; signs like % go with the number beside them."""
    classes = [_class(glyph.text) for glyph in glyphs]
    for at, glyph in enumerate(glyphs):
        beside = classes[max(at - 1, 0) : at] + classes[at + 1 : at + 2]
        if (
            classes[at] == _NEUTRAL
            and _DIGIT in beside
            and unicodedata.bidirectional(glyph.text[:1]) == "ET"
        ):
            classes[at] = _DIGIT
    return classes


def _class(text: str) -> str:
    kinds = {unicodedata.bidirectional(char) for char in text}
    if kinds & {"R", "AL"}:
        return _RIGHT
    if "L" in kinds:
        return _LEFT
    return _DIGIT if kinds & {"EN", "AN"} else _NEUTRAL


def _count(line: Line) -> tuple[int, int]:
    classes = [_class(glyph.text) for glyph in line.glyphs]
    return classes.count(_RIGHT), classes.count(_LEFT)


def _is_rtl(glyphs: list[Glyph]) -> bool:
    classes = [_class(glyph.text) for glyph in glyphs]
    return classes.count(_RIGHT) > classes.count(_LEFT)


def _is_mark(text: str) -> bool:
    return all(unicodedata.combining(char) for char in text)


def main(pages: int, seconds: int, megabytes: int) -> dict[str, object]:
    """The paragraphs of up to so many pages, and what the document says of itself; or an `error`."""
    bound(seconds, megabytes)
    logging.disable(logging.CRITICAL)
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    try:
        document = PDFDocument(PDFParser(BytesIO(sys.stdin.buffer.read())))
    except PDFPasswordIncorrect:
        return {"error": "locked"}
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    texts: list[list[str]] = []
    count = glyphs = 0
    for page in PDFPage.create_pages(document):
        count += 1
        if count > pages or glyphs > _MOST_GLYPHS:
            continue
        try:
            interpreter.process_page(page)
            found = list(_glyphs(device.get_result()))
        except Exception:  # one page that cannot be read must not cost the others
            found = []
        glyphs += len(found)
        texts.append(paragraphs_of(found))
    return {"pages": texts, "count": count, "told": _told(document)}


def _glyphs(item: Any) -> Iterator[Glyph]:  # noqa: ANN401  pdfminer's layout
    if hasattr(item, "matrix") and hasattr(item, "get_text"):
        text = re.sub(r"\(cid:\d+\)|[\0\ud800-\udfff]", "", item.get_text())
        size = abs(item.size) or 1.0
        if text:
            yield Glyph(text, item.x0, item.x1, item.matrix[5], size)
    elif hasattr(item, "__iter__"):
        for each in item:
            yield from _glyphs(each)


def _told(document: Any) -> dict[str, str]:  # noqa: ANN401  pdfminer's document
    """Title, author and the day that it was made, where it says so."""
    from pdfminer.utils import decode_text

    found: dict[str, str] = {}
    for information in document.info:
        for key, name in (("Title", "title"), ("Author", "author"), ("CreationDate", "created")):
            value = information.get(key)
            if isinstance(value, bytes) and (text := decode_text(value).strip()):
                found[name] = text[:500]
    made = re.match(r"D:(\d{4})(\d\d)?(\d\d)?", found.pop("created", ""))
    if made and made[2] and made[3]:
        found["created"] = f"{made[1]}-{made[2]}-{made[3]}"
    return found


def bound(seconds: int, megabytes: int) -> None:
    """Let this process have so much of the processor's time, and of memory, and no more."""
    try:
        import resource
    except ImportError:  # not on Windows; whoever started this waits no longer than that anyway
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    try:
        answer = main(*(int(each) for each in sys.argv[1:4]))
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    sys.stdout.write(json.dumps(answer))
