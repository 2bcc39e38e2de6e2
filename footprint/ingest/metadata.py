"""What stands beside a report's words (title, date, language …) → checked values."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from footprint.errors import EmptyReport, InvalidDate, InvalidRecord, UndecodableText
from footprint.model import Report

FIELDS = ("text", "title", "published", "url", "source", "language")
"""What a record may hold; `text` is required, the others may be left out or null."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(-[A-Za-z0-9]{1,8})*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_SHOWN = 60


def parse_published(value: str, where: str) -> datetime:
    """The moment that ISO 8601 words name, e.g. `2021-01-18` or `2021-01-18T15:35+02:00`.

    Without a UTC offset it stays without: none is made up. Raises InvalidDate; `where` opens its message.
    """
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        raise InvalidDate(
            f"{where}: {_shown(value)} is not a date; "
            "write it as 2021-01-18 or 2021-01-18T15:35+02:00"
        ) from None
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise InvalidDate(
            f"{where}: {_shown(value)} is outside the years {_FIRST_YEAR} to {_LAST_YEAR}; correct it"
        )
    return moment


def make_report(record: Mapping[str, Any], where: str) -> Report:
    """A report from a record of `FIELDS`.

    Raises InvalidRecord for an unknown or mistyped field, InvalidDate, EmptyReport, UndecodableText; `where` opens each
    message.
    """
    check_fields(record, where)
    text = record.get("text")
    if text is None:
        raise InvalidRecord(f"{where}: no field 'text'; a record needs the report's words in it")
    for name, value in record.items():
        if value is not None:
            check_characters(value, f"{where}: field {name!r}")
    published = record.get("published")
    language = record.get("language")
    if language and not _LANGUAGE.fullmatch(language):
        raise InvalidRecord(
            f"{where}: field 'language' {_shown(language)} is no language tag; write ar or en"
        )
    if not text.strip():
        raise EmptyReport(f"{where}: the report has no words; leave it out, or put its text in")
    return Report(
        text=text,
        title=record.get("title") or None,
        published=parse_published(published, f"{where}: field 'published'") if published else None,
        language=language.split("-")[0].lower() if language else None,
        source=record.get("source") or None,
        url=record.get("url") or None,
    )


def check_fields(record: Mapping[str, Any], where: str) -> None:
    """Raise InvalidRecord where a field is not one of `FIELDS`, or is no string."""
    for name, value in record.items():
        if name not in FIELDS:
            near = difflib.get_close_matches(name, FIELDS, 1)
            meant = f" (did you mean {near[0]!r}?)" if near else ""
            raise InvalidRecord(
                f"{where}: unknown field {_shown(name)}{meant}; known: {', '.join(FIELDS)}"
            )
        if value is not None and not isinstance(value, str):
            raise InvalidRecord(
                f"{where}: field {name!r} is {_shown(str(value))}, not a string; "
                "put its value in double quotes, or null"
            )


def check_characters(text: str, where: str) -> None:
    """Raise UndecodableText where a text holds what no text has: NUL, or half of a surrogate pair."""
    if (at := text.find("\0")) >= 0:
        raise UndecodableText(
            f"{where}: character {at} is NUL, so this is no text (UTF-16, or a binary file?); "
            "save it as UTF-8"
        )
    if found := _SURROGATE.search(text):
        raise UndecodableText(
            f"{where}: character {found.start()} is half of a surrogate pair "
            f"(\\u{ord(found[0]):04x}); write the whole pair, or the character itself"
        )


def _shown(value: str) -> str:
    return repr(value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}…")
