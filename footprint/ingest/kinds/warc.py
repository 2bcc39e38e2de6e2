"""Web archives (.warc, .warc.gz, .wacz) → the pages in them, as they were when a crawler saved them."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import Message
from io import BytesIO
from typing import IO, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from footprint.errors import InputError, UnreadableFile
from footprint.ingest.declared import is_web_address
from footprint.ingest.items import Item, Notice, Refusal, list_kinds
from footprint.ingest.kinds.archive import (
    budget_in_passing,
    budget_of,
    check_member,
    name_of,
    open_zip,
    pass_over,
    read_bounded,
)
from footprint.ingest.source import Budget, Source

_PAGES = frozenset({
    "text/html", "application/xhtml+xml", "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
})  # fmt: skip
_MOST_KINDS = 100
"""Kinds of records left alone that are told apart."""
_RECORDS = frozenset({"response", "resource"})
_BROKEN = (ArchiveLoadFailed, zlib.error, OSError, EOFError, ValueError, AttributeError, IndexError)
"""What warcio raises where the bytes are not what they should be."""


def read(source: Source, open_record: Callable[[Source], Iterator[Item]]) -> Iterator[Item]:
    """The pages of a .warc, gzipped or not. A record that is broken is told; what comes after it may be lost."""
    passing = budget_in_passing(source)
    yield from _records(source.stream, source, budget_of(source), passing, open_record)


def read_wacz(source: Source, open_record: Callable[[Source], Iterator[Item]]) -> Iterator[Item]:
    """The pages of the .warc files in a .wacz."""
    try:
        archive = open_zip(source)
    except InputError as error:
        yield Refusal(source.name, error)
        return
    budget, passing = budget_of(source), budget_in_passing(source)
    with archive:
        for info in archive.infolist():
            name = name_of(info)
            if not name.lower().endswith((".warc", ".warc.gz")):
                continue
            inner = replace(source, name=f"{source.name} / {name[:200]}", depth=source.depth + 1)
            try:
                check_member(info, inner.name)
                with archive.open(info) as stream:
                    yield from _records(stream, inner, budget, passing, open_record)
            except InputError as error:
                yield Refusal(inner.name, error)
            except (*_BROKEN, NotImplementedError, RuntimeError) as error:
                yield Refusal(inner.name, _broken(inner.name, error))


def _records(
    stream: IO[bytes],
    source: Source,
    budget: Budget,
    passing: Budget,
    open_record: Callable[[Source], Iterator[Item]],
) -> Iterator[Item]:
    others: Counter[str] = Counter()
    number = found = 0
    where = source.name
    records = ArchiveIterator(stream)
    records.INC_RECORD = ""  # it would print words of the page where a record is broken
    while True:
        number += 1
        try:
            record = next(records)
        except StopIteration:
            break
        except _BROKEN as error:
            where = f"{source.name} record {number:,}"
            yield Refusal(where, _broken(where, error))
            return
        where = f"{source.name} record {number:,}"
        status, media_type, charset = _headers(record)
        is_page = record.rec_type in _RECORDS and status == "200" and media_type in _PAGES
        try:
            if not is_page:
                pass_over(record.raw_stream, where, passing)  # it unpacks, whoever reads it or not
                if record.rec_type in _RECORDS:
                    told = f"answers of status {status}" if status != "200" else media_type
                    others[told or "unknown" if len(others) < _MOST_KINDS else "others"] += 1
                continue
            found += 1
            raw = read_bounded(record.content_stream(), where, source.limits.file_bytes, budget)
        except InputError as error:
            yield Refusal(where, error)
            if min(budget.left, passing.left) < 0:
                return
            continue
        except _BROKEN as error:
            yield Refusal(where, _broken(where, error))
            continue
        yield from open_record(_source(record, raw, where, source, media_type, charset))
    if others:
        yield Notice(source.name, f"left alone: {list_kinds(others.items())}")
    if not found:
        yield Refusal(
            source.name, UnreadableFile(f"{source.name}: no page is in the archive; give another")
        )


def _source(
    record: Any,  # noqa: ANN401  warcio is untyped
    raw: bytes,
    where: str,
    source: Source,
    media_type: str,
    charset: str | None,
) -> Source:
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    address = url if is_web_address(url) else None
    came = {**source.came, "status": 200, "final": address, "at": record.rec_headers.get_header("WARC-Date"),
            "digest": record.rec_headers.get_header("WARC-Payload-Digest")}  # fmt: skip
    return replace(
        source, name=f"{where} ({url[:200]})" if url else where, stream=BytesIO(raw), suffix="", path=None,
        url=address, media_type=media_type, charset=charset,
        came={name: value for name, value in came.items() if value}, depth=source.depth + 1,
    )  # fmt: skip


def _headers(record: Any) -> tuple[str, str, str | None]:  # noqa: ANN401  warcio is untyped
    """Status, media type and encoding of what was saved."""
    message = Message()
    if record.rec_type == "response" and record.http_headers is not None:
        status = record.http_headers.get_statuscode() or ""
        message["content-type"] = record.http_headers.get_header("Content-Type") or ""
    elif record.rec_type == "resource":
        status, message["content-type"] = "200", record.rec_headers.get_header("Content-Type") or ""
    else:
        return "unknown", "", None
    charset = message.get_param("charset")
    media_type = message["content-type"].partition(";")[0].strip().lower()
    return str(status)[:20], media_type[:60], charset if isinstance(charset, str) else None


def _broken(where: str, error: BaseException) -> UnreadableFile:
    told = str(error).split("\n")[0][:200] or type(error).__name__
    return UnreadableFile(f"{where}: the web archive is broken here ({told}); save it again")
