"""A program of its own: a PDF on standard input → JSON of its text on standard output.

It runs apart from footprint, with little memory and little time, because a PDF is a small program that its reader runs:
one made to do harm ends here. It imports nothing of footprint.
"""

from __future__ import annotations

import json
import logging
import sys
from io import BytesIO

_MOST_LETTERS = 5_000_000


def main(pages: int, seconds: int, megabytes: int) -> dict[str, object]:
    """The text of up to so many pages, and what the document says of itself; or an `error`."""
    _bound(seconds, megabytes)
    logging.disable(logging.CRITICAL)
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(sys.stdin.buffer.read()), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        return {"error": "locked"}
    count = len(reader.pages)
    texts: list[str] = []
    letters = 0
    for number in range(min(count, pages)):
        try:
            text = reader.pages[number].extract_text() or ""
        except Exception as error:  # one page that pypdf cannot read must not cost the others
            text = ""
            if count == 1:
                return {"error": f"{type(error).__name__}: {error}"}
        letters += len(text)
        texts.append(text)
        if letters > _MOST_LETTERS:
            break
    return {"pages": texts, "count": count, "told": _told(reader)}


def _told(reader: object) -> dict[str, str]:
    """Title, author and the day that it was made, where it says so."""
    found: dict[str, str] = {}
    try:
        information = reader.metadata  # type: ignore[attr-defined]
        for name in ("title", "author"):
            if value := getattr(information, name, None):
                found[name] = str(value)[:500]
        if made := getattr(information, "creation_date", None):
            found["created"] = made.isoformat()
    except Exception:
        return found
    return found


def _bound(seconds: int, megabytes: int) -> None:
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
    except RecursionError:
        answer = {"error": "nested too deep"}
    sys.stdout.write(json.dumps(answer))
