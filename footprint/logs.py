"""What footprint does → lines of JSON for whoever runs it: when, what, how long; never the words of a report.

A log is read by more people than the store, and kept longer. So an event has a name and plain fields; of an exception its
type and the lines of code it passed are told, not its message, which may quote a report or hold a secret. That holds for
what Streamlit and the web server log of exceptions too.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from pathlib import PurePath
from typing import IO, Any

from footprint.errors import InputError

FIELDS = (
    "route",
    "method",
    "status",
    "ms",
    "report",
    "reports",
    "claims",
    "kind",
    "bytes",
    "reader",
    "role",
)
"""What an event may carry: names, counts, ids. Anything else that is passed is left out."""
_LEVELS = ("debug", "info", "warning", "error", "off")
_OURS = "footprint"
_FRAMES = 12
_LONGEST = 200


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line. Only the template of the message is told, not what was put into it."""
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": str(record.msg)[:_LONGEST],
        }
        for name in FIELDS:
            value = getattr(record, name, None)
            if isinstance(value, int | float) or value is None:
                told |= {name: value} if value is not None else {}
            else:
                told[name] = str(value)[:_LONGEST]
        if record.exc_text:
            told["error"] = record.exc_text
        return json.dumps(told, ensure_ascii=False)


def set_up(level: str = "warning", stream: IO[str] | None = None) -> None:
    """Let footprint's loggers write lines of JSON to a stream, standard error by default. Raises InputError.

    `level` is debug, info, warning, error or off. From now on no log of this process tells the message of an exception.
    """
    if level not in _LEVELS:
        raise InputError(f"FOOTPRINT_LOG: {level!r} is no level; write one of {', '.join(_LEVELS)}")
    logging.setLogRecordFactory(_without_messages)
    logger = logging.getLogger(_OURS)
    for handler in [each for each in logger.handlers if isinstance(each.formatter, JsonLines)]:
        logger.removeHandler(handler)
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines())
    logger.addHandler(handler)
    logger.propagate = False
    logger.setLevel(logging.CRITICAL + 1 if level == "off" else level.upper())


def _without_messages(*arguments: Any, **named: Any) -> logging.LogRecord:  # noqa: ANN401  as logging calls it
    """A record whose exception is told by its type and its lines alone, whoever writes it."""
    record = logging.LogRecord(*arguments, **named)
    if record.exc_info and record.exc_info[0] is not None:
        frames = traceback.extract_tb(record.exc_info[2])[-_FRAMES:]
        passed = " < ".join(
            f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in reversed(frames)
        )
        record.exc_text = f"{record.exc_info[0].__name__} at {passed}"
    return record
