"""What a page declares of itself: JSON-LD, meta elements, `time`, its address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.html

_FIRST_YEAR, _LAST_YEAR = 1990, 2199
_MOST_OBJECTS = 2_000
_LONGEST = 500
_LONGEST_URL = 2_000
_ARTICLE = re.compile(
    r"(?:News|Report|Blog|Live|Analysis|Opinion|Background|Social)?\w*(?:Article|Posting)$"
)
_META_DATES = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate",
    "publish_date", "publish-date", "publication_date", "dc.date", "dc.date.issued", "dcterms.issued",
    "dcterms.date", "dcterms.created", "sailthru.date", "parsely-pub-date", "article.published",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
"""Names of meta elements that hold the date of publication, from the most to the least exact in meaning."""
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
_SHOWN = ".//text()[not(ancestor::script or ancestor::style or ancestor::template)]"
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page says of itself; None and nothing where it does not."""

    title: str | None
    published: tuple[tuple[datetime, str], ...]
    """Every date of publication with what declares it, the most exact first."""
    in_address: datetime | None
    """The day in the page's own address (/2020/02/03/)."""
    source: str | None
    author: str | None
    language: str | None
    url: str | None


def read(tree: lxml.html.HtmlElement, start: str, url: str | None) -> Declared:
    """What a page that came from `url` declares; `start` is how it opens, comments included.

    Never raises: what is malformed is not declared.
    """
    metas = _metas(tree)
    article = _article(tree)
    own = _own_address(tree, metas, start, url)
    return Declared(
        title=_text(article.get("headline")) or _heading(tree) or metas.get("og:title"),
        published=tuple(_dates(tree, metas, article)),
        in_address=_day_in(own or url or ""),
        source=_name(article.get("publisher")) or metas.get("og:site_name") or metas.get("application-name"),
        author=_name(article.get("author")) or metas.get("author") or metas.get("article:author"),
        language=tree.get("lang") or metas.get("og:locale") or metas.get("content-language")
        or _text(article.get("inLanguage")),
        url=own,
    )  # fmt: skip


def parse_moment(value: str) -> datetime | None:
    """A moment as pages and feeds write it, ISO 8601 or RFC 5322; None for anything else."""
    value = value.strip()
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        try:
            moment = parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return moment if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None


def is_web_address(url: str) -> bool:
    """Whether an address may be kept as where a report was published."""
    try:
        parts = urlsplit(url)
        has_host = bool(parts.hostname)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and has_host and len(url) <= _LONGEST_URL


def _metas(tree: lxml.html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (
            element.get("property")
            or element.get("name")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        value = _text(element.get("content"))
        if name and value:
            found.setdefault(name.strip().lower(), value)
    return found


def _dates(
    tree: lxml.html.HtmlElement, metas: dict[str, str], article: dict[str, Any]
) -> Iterator[tuple[datetime, str]]:
    told = [(_text(article.get("datePublished")), "its JSON-LD")]
    told += [(metas[name], f"meta {name}") for name in _META_DATES if name in metas]
    marked = tree.xpath('//time[@itemprop="datePublished" or @pubdate][@datetime]')
    told += [(element.get("datetime"), "a time element") for element in marked[:1]]
    if not any(value for value, _ in told):
        inside = tree.xpath("//article//time[@datetime] | //main//time[@datetime]") or tree.xpath(
            "//time[@datetime]"
        )
        told += [(element.get("datetime"), "a time element") for element in inside[:3]]
    for value, by in told:
        if value and (moment := parse_moment(value)):
            yield moment, by


def _article(tree: lxml.html.HtmlElement) -> dict[str, Any]:
    """The first article that the page's JSON-LD describes."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for found in _objects(value):
            kinds = found.get("@type")
            named = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE.fullmatch(kind) for kind in named):
                return found
    return {}


def _objects(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  whatever JSON holds
    """The objects in a JSON value, the outer ones first."""
    waiting, seen = [value], 0
    while waiting and seen < _MOST_OBJECTS:
        value, seen = waiting.pop(0), seen + 1
        if isinstance(value, dict):
            yield value
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


def _heading(tree: lxml.html.HtmlElement) -> str | None:
    """The page's one h1; None where it has none, or several."""
    found = [_text("".join(element.xpath(_SHOWN))) for element in tree.iter("h1")]
    names = list(dict.fromkeys(name for name in found if name))
    return names[0] if len(names) == 1 else None


def _own_address(
    tree: lxml.html.HtmlElement, metas: dict[str, str], start: str, url: str | None
) -> str | None:
    """The address that a page gives itself; one that came from a site is believed only about that site."""
    links = [
        element.get("href")
        for element in tree.iter("link")
        if (element.get("rel") or "").strip().lower() == "canonical"
    ]
    saved = _SAVED_FROM.findall(start)
    for told in (*links, metas.get("og:url"), *saved):
        if not told:
            continue
        try:
            whole: str = urljoin(url or "", told.strip())
        except ValueError:
            continue
        if is_web_address(whole) and (url is None or _site(whole) == _site(url)):
            return whole
    return None


def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _day_in(url: str) -> datetime | None:
    found = _IN_ADDRESS.search(url)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups())
    return parse_moment(f"{year:04}-{month:02}-{day:02}")


def _name(value: Any) -> str | None:  # noqa: ANN401  whatever JSON holds
    """The name of a person or organisation in JSON-LD; several are joined."""
    if isinstance(value, dict):
        return _text(value.get("name"))
    if isinstance(value, list):
        names = [name for each in value[:10] if (name := _name(each))]
        return ", ".join(dict.fromkeys(names)) or None
    return _text(value)


def _text(value: Any) -> str | None:  # noqa: ANN401  whatever JSON or an attribute holds
    if not isinstance(value, str):
        return None
    return _SPACES.sub(" ", value).strip()[:_LONGEST] or None
