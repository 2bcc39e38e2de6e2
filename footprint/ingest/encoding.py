"""Bytes of a page or a table → text, by what was declared, else by what they look like."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_META = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})"""
    rb"""|<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""",
    re.I,
)
_LOOKED_AT = 4096
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MEANT = {"ascii": "cp1252", "us-ascii": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252"}
"""What browsers take these labels for (WHATWG Encoding Standard)."""
_NOT_FOR_PAGES = frozenset({"utf-7", "rot13", "idna", "punycode", "hex", "base64", "zlib", "bz2",
                            "quopri", "uu", "unicode_escape", "raw_unicode_escape", "undefined"})  # fmt: skip
_ARABIC = re.compile("[\u0621-\u064a]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and how sure it is that its bytes meant that."""

    text: str
    encoding: str
    why: str | None
    """What is unsure about it, for people; None where it was declared, or can be nothing else."""


def decode_page(raw: bytes, charset: str | None = None, look_inside: bool = True) -> Decoded:
    """The text of a page: by its byte order mark, what the server said, what it says itself, or what it looks like.

    Never raises: bytes that mean nothing in the encoding that fits best become U+FFFD, and `why` says so.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return Decoded(
                raw[len(mark) :].decode(_without_mark(mark, encoding), "replace"), encoding, None
            )
    declared = [_known(charset)]
    if look_inside and (found := _META.search(raw[:_LOOKED_AT])):
        declared.append(_known((found[1] or found[2]).decode("ascii")))
    wanted = [name for name in declared if name]
    for name in wanted:
        if (text := _strictly(raw, name)) is not None:
            return Decoded(text, name, None)
    if (text := _strictly(raw, "utf-8")) is not None:
        why = f"it says {wanted[0]}, and is UTF-8" if wanted else None
        return Decoded(text, "utf-8", why)
    if wanted and wanted[0] not in ("utf-8", "cp1252"):
        return _forced(raw, wanted[0])
    return _guess(raw, wanted)


def _guess(raw: bytes, wanted: list[str]) -> Decoded:
    arabic = raw.decode("cp1256", "replace")
    if len(_ARABIC.findall(arabic)) * 2 > len(_LETTER.findall(arabic)):
        if "utf-8" in wanted and _is_cut(raw):
            return _forced(raw, "utf-8")
        return Decoded(
            arabic, "windows-1256", "no encoding fits what it says; read as windows-1256"
        )
    if "utf-8" in wanted or _is_cut(raw):
        return _forced(raw, "utf-8")
    return Decoded(
        raw.decode("cp1252", "replace"), "cp1252", "it says no encoding; read as windows-1252"
    )


def _forced(raw: bytes, name: str) -> Decoded:
    text = raw.decode(name, "replace")
    count = text.count("\ufffd")
    return Decoded(text, name, f"{count:,} of its characters are not {name}, and are lost")


def _is_cut(raw: bytes) -> bool:
    """Whether bytes are UTF-8 but for a few: most of their non-ASCII runs are whole characters."""
    text = raw.decode("utf-8", "replace")
    others = sum(not char.isascii() for char in text)
    return text.count("\ufffd") * 10 < others


def _strictly(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except (UnicodeError, LookupError):
        return None


def _known(label: str | None) -> str | None:
    """Python's name of an encoding; None for none, and for what no page is written in."""
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    return None if name in _NOT_FOR_PAGES else _MEANT.get(name, name)


def _without_mark(mark: bytes, encoding: str) -> str:
    if encoding == "utf-8":
        return encoding
    return (
        f"{encoding}-le" if mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF32_LE) else f"{encoding}-be"
    )
