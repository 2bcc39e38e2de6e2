"""Large pages → their article, in a process of its own with bounded time and memory.

HTML parsers have inputs on which their time grows with the square of the length (a tag of 100,000 attributes), and an
extractor weighs every element of a page. What is as small as most pages are takes a moment whatever it holds; the rest is
read apart, where it can be ended.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import asdict
from datetime import datetime

from footprint.errors import EmptyReport, FileTooLarge, InputError
from footprint.ingest.items import Doubt
from footprint.ingest.kinds.pdf_pages import bound
from footprint.ingest.page import Article, extract
from footprint.paths import ROOT

_LARGE = 400_000
"""Characters; nine in ten pages of news sites are smaller."""
_MANY_VALUES = 15_000
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000}")
_SECONDS = 20
_MEGABYTES = 2_000
_PATIENCE = 3
"""The wall clock may show so many times the processor's time, on a busy machine."""
_PROGRAM = (
    "import sys; sys.path.insert(0, sys.argv[1]); from footprint.ingest.apart import main; main()"
)


def extract_safely(html: str, where: str, url: str | None = None) -> Article:
    """The article in a page, as `extract` gives it. Raises EmptyReport, or FileTooLarge for one that takes too long."""
    if len(html) < _LARGE and html.count("=") < _MANY_VALUES and not _LONG_TAG.search(html):
        return extract(html, where, url)
    command = [sys.executable, "-I", "-c", _PROGRAM, str(ROOT)]
    asked = json.dumps({"html": html, "where": where, "url": url})
    try:
        done = subprocess.run(  # noqa: S603  our own words
            command,
            input=asked.encode(),
            capture_output=True,
            timeout=_SECONDS * _PATIENCE,
            check=False,
        )
        found = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise FileTooLarge(
            f"{where}: the page takes more than {_SECONDS} seconds or {_MEGABYTES:,} MB to read; "
            "save the article alone, or hand its text in as .txt"
        ) from error
    if "error" in found:
        raise EmptyReport(found["error"])
    doubts = tuple(Doubt(**doubt) for doubt in found.pop("doubts"))
    published = found.pop("published")
    return Article(
        **found, published=published and datetime.fromisoformat(published), doubts=doubts
    )


def main() -> None:
    """The process: a page on standard input, its article as JSON on standard output."""
    bound(_SECONDS, _MEGABYTES)
    asked = json.loads(sys.stdin.buffer.read())
    try:
        article = extract(asked["html"], asked["where"], asked["url"])
    except InputError as error:
        sys.stdout.write(json.dumps({"error": str(error)}))
        return
    told = asdict(article)
    told["published"] = article.published and article.published.isoformat()
    sys.stdout.write(json.dumps(told))
