"""An HTML page → the article in it: its words a paragraph a line, its title, date, outlet, author, language.

The article is found by trafilatura. What the page declares of itself (JSON-LD, meta elements, `time`) is taken as it is
declared; what can only be guessed is a Doubt.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import lxml.html
import trafilatura

from footprint.errors import EmptyReport
from footprint.ingest import declared
from footprint.ingest.items import Doubt

for _name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # they would log pieces of the page

_SURROGATE_OR_NUL = re.compile("[\0\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_FURNITURE = [
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "header",
    "footer",
    "aside",
    "form",
    "button",
    "svg",
    "iframe",
]
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "td",
        "th",
        "tr",
        "figcaption",
        "pre",
        "section",
        "article",
        "br",
        "dt",
        "dd",
    ]
)
_START = 2_000
_FEW_WORDS = 25
"""An extraction shorter than this is held against the whole page: it may have missed the article."""
_ARABIC = re.compile("[\u0600-\u06ff]")
_LATIN = re.compile("[A-Za-z]")
_ARABIC_SCRIPT = frozenset({"ar", "fa", "ur", "ckb", "ku", "ps", "ug", "sd"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=[-_]|$)")


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says, and what it says of itself."""

    text: str
    """The title where the page shows one, then a paragraph a line."""
    title: str | None
    published: datetime | None
    source: str | None
    """The outlet."""
    author: str | None
    language: str | None
    url: str | None
    """Its own address, as it declares it; http or https."""
    doubts: tuple[Doubt, ...]


def extract(html: str, where: str, url: str | None = None) -> Article:
    """The article in a page that came from `url`. Raises EmptyReport where there are no words in it."""
    html = _SURROGATE_OR_NUL.sub("\ufffd", html)
    tree = _parse(html)
    if tree is None:
        raise EmptyReport(f"{where}: no page is in it; save the page again, or paste its words")
    told = declared.read(tree, html[:_START], url)
    found = trafilatura.bare_extraction(tree, url=url, include_comments=False, with_metadata=True)
    body = _lines(found.text or "") if found is not None and not isinstance(found, dict) else []
    doubts = []
    if len(" ".join(body).split()) < _FEW_WORDS:
        whole, is_article = _whole_page(html)
        body = whole or body
        if whole and not is_article:
            doubts.append(
                Doubt(
                    "text",
                    "no article was told from the rest of the page; all its words were taken",
                )
            )
    if not body:
        raise EmptyReport(
            f"{where}: no words are in the page; if a script puts them there, save the page from a browser, "
            "or paste its words"
        )
    title = told.title or _squeezed(getattr(found, "title", None))
    if title and not any(_fold(title) == _fold(line) for line in body[:3]):
        body.insert(0, title)
    published, doubt = _published(told, getattr(found, "date", None))
    source, unsure = _source(told, url)
    doubts += [each for each in (doubt, unsure) if each]
    return Article(
        "\n".join(body), title, published, source,
        told.author or _squeezed(getattr(found, "author", None)),
        _language(told.language, " ".join(body)), told.url or url, tuple(doubts),
    )  # fmt: skip


def _parse(html: str) -> lxml.html.HtmlElement | None:
    """The tree of a page, however broken; None where there is none."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(html.encode("utf-8"), parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        return None


def words_of(html: str) -> list[str]:
    """The lines of a piece of a page, a block a line; nothing where it has no words."""
    tree = _parse(f"<div>{_SURROGATE_OR_NUL.sub(chr(0xFFFD), html)}</div>")
    if tree is None:
        return []
    lines = [""]
    _walk(tree, lines)
    return _lines("\n".join(lines))


def _published(
    told: declared.Declared, guessed: str | None
) -> tuple[datetime | None, Doubt | None]:
    """When it was published; a doubt where the page does not say so once and for all."""
    if told.published:
        first, *others = told.published
        days = {moment.date() for moment, _ in told.published}
        if len(days) == 1:
            return first[0], None
        says = "; ".join(f"{moment.date()} ({by})" for moment, by in (first, *others))
        return first[0], Doubt("published", f"the page gives more than one date: {says}")
    if told.in_address is not None:
        why = "no date is declared; this one stands in the page's address"
        return told.in_address, Doubt("published", why, told.in_address.date().isoformat())
    why = "the page declares no date of publication"
    return None, Doubt("published", why, guessed)


def _source(told: declared.Declared, url: str | None) -> tuple[str | None, Doubt | None]:
    if told.source:
        return told.source, None
    host = urlsplit(told.url or url or "").hostname
    if host is None:
        return None, Doubt("source", "the page names no outlet")
    name = host.removeprefix("www.")
    return name, Doubt("source", "the page names no outlet; this is the site's address", name)


def _language(told: str | None, text: str) -> str | None:
    """The declared language, unless its script is not the text's: many pages declare their template's."""
    found = _LANGUAGE.match(told or "")
    if found is None:
        return None
    language = found[0].lower()
    is_arabic = len(_ARABIC.findall(text)) > len(_LATIN.findall(text))
    return language if is_arabic == (language in _ARABIC_SCRIPT) else None


def _whole_page(html: str) -> tuple[list[str], bool]:
    """Every line that the page shows, its furniture left out; of its one article alone where it marks one."""
    tree = _parse(html)
    if tree is None:
        return [], False
    marked = tree.xpath("//article")
    lines = [""]
    _walk(marked[0] if len(marked) == 1 else tree, lines)
    return _lines("\n".join(lines)), len(marked) == 1


def _walk(tree: lxml.html.HtmlElement, lines: list[str]) -> None:
    """Put the words of a tree into lines: a block begins and ends one."""
    skipped: lxml.html.HtmlElement | None = None
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if skipped is not None:
            if event == "end" and element is skipped:
                skipped = None
                lines[-1] += element.tail or ""
            continue
        if event == "start" and (not tag or tag in _FURNITURE or tag in ("head", "title")):
            skipped = element
            continue
        if tag in _BLOCKS:
            lines.append("")
        lines[-1] += (element.text if event == "start" else element.tail) or ""


def _lines(text: str) -> list[str]:
    squeezed = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return [line for line in squeezed if line]


def _squeezed(text: str | None) -> str | None:
    return _SPACES.sub(" ", text).strip() or None if text else None


def _fold(text: str) -> str:
    return _SPACES.sub(" ", text).strip().casefold()
