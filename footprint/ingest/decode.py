"""Bytes → text, or the place where they are none and how to make them so."""

from __future__ import annotations

import codecs
import shlex
from pathlib import Path

from footprint.errors import UndecodableText
from footprint.ingest.metadata import check_characters

_OTHER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def decode(raw: bytes, where: str, file: str | None) -> str:
    """The text of UTF-8 bytes, unaltered but for a byte order mark at the start, which is none of the text.

    Raises UndecodableText: `where` opens its message, which tells the offset of the first byte at fault and, for a
    `file`, the command that converts it.
    """
    check_mark(raw, where, file)
    skipped = len(codecs.BOM_UTF8) if raw.startswith(codecs.BOM_UTF8) else 0
    try:
        text = raw[skipped:].decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + skipped
        raise UndecodableText(
            f"{where}: byte {at:,} (0x{raw[at]:02x}) is not UTF-8; if it is an old Arabic file, "
            f"try: {_iconv('WINDOWS-1256', file)}"
        ) from error
    check_characters(text, where)
    return text


def check_mark(raw: bytes, where: str, file: str | None) -> None:
    """Raise UndecodableText where the bytes open with the mark of another encoding."""
    for mark, encoding in _OTHER_MARKS:
        if raw.startswith(mark):
            raise UndecodableText(
                f"{where}: this is {encoding}, not UTF-8 (it opens with that byte order mark); "
                f"convert it: {_iconv(encoding, file)}"
            )


def _iconv(encoding: str, file: str | None) -> str:
    command = f"iconv -f {encoding} -t UTF-8"
    if file is None:
        return command
    return f"{command} {shlex.quote(file)} > {shlex.quote(f'utf8-{Path(file).name}')}"
