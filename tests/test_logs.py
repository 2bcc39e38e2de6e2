"""The log: lines of JSON that tell what happened, and no word of a report, no secret."""

from __future__ import annotations

import io
import json
import logging

import pytest

from footprint import logs
from footprint.errors import InputError
from footprint.ingest import Arrival, Reader, Refusal, read_arrivals
from footprint.model import Report

WORDS = "اعترضت دورية sk-secret-123"


@pytest.fixture
def lines():
    stream = io.StringIO()
    logger = logging.getLogger("footprint")
    kept = (logger.handlers[:], logger.propagate, logger.level, logging.getLogRecordFactory())
    logs.set_up("debug", stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logger.handlers[:], logger.propagate = kept[0], kept[1]
    logger.setLevel(kept[2])
    logging.setLogRecordFactory(kept[3])


def test_an_event_is_a_line_with_its_fields(lines):
    logging.getLogger("footprint.x").info(
        "kept", extra={"claims": 3, "kind": "html", "text": WORDS}
    )
    (line,) = lines()
    assert {name: line[name] for name in ("level", "logger", "event", "claims", "kind")} == {
        "level": "info", "logger": "footprint.x", "event": "kept", "claims": 3, "kind": "html",
    }  # fmt: skip
    assert line["at"].endswith("+00:00")
    assert WORDS not in json.dumps(line, ensure_ascii=False)


def test_what_is_put_into_a_message_is_not_told(lines):
    logging.getLogger("footprint.x").warning("could not read %s", WORDS)
    assert lines()[0]["event"] == "could not read %s"


def test_a_report_that_the_reader_fails_on_is_logged_by_its_id_alone(lines):
    def read(report):
        raise ZeroDivisionError(f"in {report.text}")

    (item,) = read_arrivals([Arrival("a.txt", Report(WORDS))], Reader("x", read))
    assert isinstance(item, Refusal)
    (line,) = lines()
    assert line["report"] == Report(WORDS).id
    assert line["error"].startswith("ZeroDivisionError at test_logs.py:")
    assert "sk-secret" not in json.dumps(line, ensure_ascii=False)


def test_the_exceptions_of_others_are_told_without_their_message(lines):
    stream = io.StringIO()
    other = logging.getLogger("streamlit.elsewhere")
    handler = logging.StreamHandler(stream)
    other.addHandler(handler)
    try:
        raise ValueError(WORDS)
    except ValueError:
        other.exception("Uncaught app execution")
    other.removeHandler(handler)
    assert "ValueError at test_logs.py" in stream.getvalue()
    assert "sk-secret" not in stream.getvalue()


def test_a_level_that_is_none_is_told():
    with pytest.raises(InputError, match="FOOTPRINT_LOG"):
        logs.set_up("loud")
