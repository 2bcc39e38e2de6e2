"""The first bytes of a file → what it is, whatever its name says."""

from __future__ import annotations

import codecs
import re
from typing import Literal

Content = Literal[
    "pdf", "zip", "warc", "gzip", "html", "feed", "xml", "json", "text", "binary", "other"
]

_MAGIC: tuple[tuple[bytes, Content, str], ...] = (
    (b"%PDF-", "pdf", "a PDF"),
    (b"PK\x03\x04", "zip", "a ZIP archive"),
    (b"PK\x05\x06", "zip", "an empty ZIP archive"),
    (b"WARC/", "warc", "a web archive"),
    (b"\x1f\x8b", "gzip", "compressed by gzip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "other", "an old Office file (.doc, .xls); save it as .docx"),
    (b"{\\rtf", "other", "Rich Text; save it as .docx or .txt"),
    (b"\x89PNG", "other", "a picture"),
    (b"\xff\xd8\xff", "other", "a picture"),
    (b"GIF8", "other", "a picture"),
    (b"RIFF", "other", "a picture or a recording"),
    (b"7z\xbc\xaf\x27\x1c", "other", "a 7z archive; pack it as .zip"),
    (b"Rar!", "other", "a RAR archive; pack it as .zip"),
    (b"BZh", "other", "compressed by bzip2; unpack it"),
    (b"\xfd7zXZ", "other", "compressed by xz; unpack it"),
    (b"\x28\xb5\x2f\xfd", "other", "compressed by zstd; unpack it"),
    (b"\x7fELF", "other", "a program"),
    (b"MZ", "other", "a program"),
    (b"SQLite format 3\0", "other", "a database; footprint's own are restored by 'footprint restore'"),
    (b"OggS", "other", "a recording"),
    (b"ID3", "other", "a recording"),
)  # fmt: skip
_NOT_TEXT = frozenset(bytes(range(32))) - frozenset(b"\t\n\r\f\x1b\x1a")
_HTML = re.compile(
    rb"<(?:!doctype html|html|head|body|article|meta|div|p|h1|main|section|table)\b", re.I
)
_FEED = re.compile(rb"<(?:rss|(?:\w+:)?feed|rdf:rdf)\b", re.I)
_COMMENT = re.compile(
    rb"^(?:\s+|<!--.*?-->|<\?.*?\?>|<!doctype[^>\[]*(?:\[.*?\]\s*)?>)", re.S | re.I
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def sniff(head: bytes) -> Content:
    """What bytes are by how they open: `other` is something known that is not read, `binary` nothing known."""
    for magic, content, _ in _MAGIC:
        if head.startswith(magic):
            return content
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_MARKS[1:]):
        head = head.decode("utf-16", "replace").encode()
    start = head.removeprefix(codecs.BOM_UTF8)
    if re.match(rb"\s*<!doctype html", start, re.I):
        return "html"
    begins = _after_comments(start)
    if begins.startswith(b"<"):
        if _FEED.match(begins):
            return "feed"
        if _HTML.match(begins):
            return "html"
        if start.lstrip().startswith(b"<?xml"):
            return "xml"
        return "html" if re.search(rb"<(?:html|body|p)\b", begins, re.I) else "text"
    if start.lstrip().startswith((b"{", b"[")):
        return "json"
    return "binary" if is_binary(head) else "text"


def is_binary(head: bytes) -> bool:
    """Whether bytes hold what no text has: more than a few control characters."""
    return sum(byte in _NOT_TEXT for byte in head) > len(head) // 50


def describe(head: bytes) -> str:
    """What a file is, for people: "a picture", "an old Office file"."""
    for magic, _, words in _MAGIC:
        if head.startswith(magic):
            return words
    return "no text" if is_binary(head) else "text"


def _after_comments(start: bytes) -> bytes:
    while found := _COMMENT.match(start):
        start = start[found.end() :]
    return start
