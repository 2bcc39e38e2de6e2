"""Every hostile string in by every door: it is a report's words, or it is refused by name, and the others go on."""

from __future__ import annotations

import csv
import io
import itertools
import json
import os
import re
from xml.sax.saxutils import escape

import pytest
from hostile import texts_of
from web_server import Answer, serve

from footprint.errors import FootprintError
from footprint.exchange.cells import clean_xml
from footprint.exchange.incoming.importing import import_file
from footprint.filters import Filter
from footprint.ingest import Arrival, Fetcher, Limits, Refusal, fetch, iter_reports, open_upload
from footprint.ingest.watching import watch
from footprint.ingest.web import connecting
from footprint.ingest.web.connecting import Web
from footprint.ui import add_state
from pages import docx, page, pdf_of, warc_of, word_paragraph, zip_of

STEP = int(os.environ.get("FOOTPRINT_HOSTILE_STEP", "300"))
"""Every so manieth string; `make hostile` takes all."""
WORDS = "قصف الجيش التركي مدينة تل رفعت يوم 3 شباط 2020."
_SIZE = 50


@pytest.fixture(scope="module")
def texts(hostile_strings, shared):
    every = [text for text in texts_of(shared, hostile_strings) if _is_unicode(text)]
    return [*every[:12], *every[12::STEP]]


def _is_unicode(text):
    try:
        return bool(text.encode("utf-8"))
    except UnicodeError:
        return False


def batches(texts):
    for start in range(0, len(texts), _SIZE):
        yield texts[start : start + _SIZE]


def reports_of(items):
    """The reports; everything else has to be told by name."""
    found = []
    for item in items:
        if isinstance(item, Refusal):
            assert isinstance(item.error, FootprintError)
            assert str(item.error).startswith(item.name), item.error
        elif isinstance(item, Arrival):
            found.append(item.report)
    return found


def squeezed(text):
    return "".join(c for c in text if c.isprintable() and not c.isspace() and c != "\ufffd")


def test_as_records_and_rows(texts):
    records = [{"text": text, "title": text, "source": text} for text in texts]
    lines = "\n".join(json.dumps(record) for record in records)
    table = io.StringIO()
    csv.writer(table).writerows([["text", "title"], *([text, text] for text in texts)])
    for name, data in (
        ("a.jsonl", lines),
        ("a.json", json.dumps(records)),
        ("a.csv", table.getvalue()),
    ):
        found = {report.text for report in reports_of(open_upload(name, data.encode()))}
        missing = [text for text in texts if text not in found]
        # A table's own quoting makes the ends of lines alike.
        assert not [text for text in missing if name != "a.csv" or "\r" not in text]


def test_as_a_text_and_as_a_web_page(texts):
    for text in texts:
        reports_of(open_upload(text, text.encode()))
        (report,) = reports_of(open_upload("a.txt", text.encode()))
        assert report.text == text.removeprefix("\ufeff")
    for some in batches(texts):
        raw = "\n".join(f"<h2>{text}</h2><p>{text}</p><p>{WORDS}</p>" for text in some)
        reports_of(open_upload("a.html", f"<html><body>{raw}".encode()))
        plain = page(paragraphs=tuple(escape(text) for text in some))
        (report,) = reports_of(open_upload("a.html", plain.encode()))
        assert report.title


def test_as_a_word_document_and_a_pdf(texts):
    for some in batches(texts):
        body = "".join(word_paragraph(escape(clean_xml(text))) for text in (WORDS, *some))
        (report,) = reports_of(open_upload("a.docx", docx(body)))
        assert all(squeezed(clean_xml(text)) in squeezed(report.text) for text in some)
        lines = [re.sub(r"([\\()])", r"\\\1", t) for t in some if re.fullmatch("[ -~]+", t)]
        reports_of(open_upload("a.pdf", pdf_of("A patrol left Kobani.", *lines)))
    for text in texts:  # as the document has them itself, broken or not
        reports_of(open_upload("a.docx", docx(word_paragraph(text))))


def test_as_an_archive_of_files_of_those_names(texts):
    members = [(f"{text}.txt".replace("\0", ""), text) for text in texts]
    found = reports_of(open_upload("a.zip", zip_of(*members)))
    assert len(found) > len(texts) / 2  # paths that lead out and hidden files are not taken
    web = [
        (re.sub(r"\s", "", f"http://news.test/{text}"), "text/html", page(title=escape(text)).encode(), "200 OK")
        for text in texts[: _SIZE * 4]
    ]  # fmt: skip
    assert reports_of(open_upload("a.warc.gz", warc_of(*web)))


def test_as_a_feed(texts):
    for some in batches(texts):
        items = "".join(
            f"<item><title>{escape(clean_xml(text))}</title><link>{escape(clean_xml(text))}</link>"
            f"<author>{escape(clean_xml(text))}</author><description>{escape(escape(clean_xml(text)))} {WORDS}</description></item>"
            for text in some
        )
        feed = f"<rss version='2.0'><channel><title>{escape(clean_xml(some[0]))}</title>{items}</channel></rss>"
        found = reports_of(open_upload("a.rss", feed.encode()))
        assert len(found) == len(some)
        assert all(report.url is None or report.url.startswith("http") for report in found)
        raw = feed.replace("&lt;", "<")
        reports_of(open_upload("a.rss", raw.encode()))


def test_as_files_of_a_watched_folder(texts, tmp_path):
    names = []
    for text in texts:
        name = text.replace("/", "∕").encode()[:200].decode("utf-8", "ignore") + ".txt"
        # Hidden files are left alone, and so is what a system with other paths would call hidden.
        if not name.startswith(".") and not name.endswith("\\.txt"):
            (tmp_path / name).write_text(WORDS)
            names.append(name)
    steps = itertools.count()

    def wait(_seconds):
        if next(steps) == 3:
            raise KeyboardInterrupt

    found = []
    with pytest.raises(KeyboardInterrupt):
        found.extend(watch(str(tmp_path), Limits(), wait=wait))
    assert {item.name for item in found if isinstance(item, Arrival)} >= {
        str(tmp_path / name) for name in names
    }
    assert (
        len(reports_of(iter_reports([str(tmp_path)]))) == 1
    )  # one text, however many files hold it


def test_as_pages_of_a_server_and_as_what_a_person_calls_an_address(texts, monkeypatch):
    """What is served is read; what is no public address is connected to by nobody, on this machine's own resolver too."""
    with serve() as site:
        fetcher = Fetcher(site.web(), Limits())
        for some in batches(texts):
            site.answers["/a"] = Answer(
                page(title=escape(some[0]), paragraphs=(WORDS, *some)).encode(),
                headers={"X-Words": re.sub(r"[^ -~]", "", some[0])},
            )
            reports_of(fetch(site.url("/a"), fetcher=fetcher))
        for text in texts:  # as where a server sends one on to
            to = re.sub(r"[\r\n]", "", text).encode().decode("latin-1")
            site.answers["/to"] = Answer(status=302, headers={"Location": to})
            assert reports_of(fetch(site.url("/to"), fetcher=fetcher)) == []
        site.asked.clear()
        web = Web(ports=frozenset({80, 443, site.port}), resolve=_nobody)
        for text in texts:
            for address in (text, f"http://{text}/", f"http://127.0.0.1:{site.port}/{text}"):
                assert reports_of(fetch(address, fetcher=Fetcher(web, Limits()))) == []
        assert web.connected == []
        assert site.asked == []


def _nobody(host, port):
    return [host] if re.fullmatch(r"[\d.]+", host) else []


def test_as_cells_and_properties_of_data_sets(texts, store, tmp_path):
    whole = {
        "latitude": "36.5",
        "longitude": "37.5",
        "date_start": "2020-01-01",
        "date": "2020-01-01",
    }
    point = {"type": "Point", "coordinates": [37.5, 36.5]}

    def table(name, columns, given):
        with (tmp_path / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(
                [columns, *([row.get(c, "") for c in columns] for row in given)]
            )
        return tmp_path / name

    ucdp = [
        "id",
        "type_of_violence",
        "side_a",
        "side_b",
        "source_headline",
        "where_prec",
        "where_coordinates",
        "adm_1",
        "latitude",
        "longitude",
        "country",
        "date_prec",
        "date_start",
        "date_end",
        "best",
    ]
    acled = [
        "event_id_cnty",
        "event_date",
        "time_precision",
        "event_type",
        "sub_event_type",
        "actor1",
        "actor2",
        "country",
        "admin1",
        "location",
        "latitude",
        "longitude",
        "geo_precision",
        "source",
        "notes",
    ]
    numbered = list(enumerate(texts))
    ucdp_rows = [
        dict.fromkeys(ucdp, text)
        | {"id": str(n), "type_of_violence": "1", "where_prec": "1", "date_prec": "1", "best": "1", "date_end": "2020-01-01"}
        | {k: v for k, v in whole.items() if k in ucdp}
        for n, text in numbered
    ]  # fmt: skip
    acled_rows = [
        dict.fromkeys(acled, text)
        | {"event_id_cnty": f"SYR{n}", "event_date": "2020-01-31", "time_precision": "1", "event_type": "Battles",
           "sub_event_type": "Armed clash", "latitude": "36.5", "longitude": "37.5", "geo_precision": "1"}
        for n, text in numbered
    ]  # fmt: skip
    features = [
        {"type": "Feature", "geometry": point, "properties": {"id": n, "name": text, "description": text, "place": text,
         "date": "2020-01-01", "actor": text, text[:60]: text}}
        for n, text in numbered
    ]  # fmt: skip
    (tmp_path / "a.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": features})
    )
    marks = "".join(
        f"<Placemark><name>{escape(clean_xml(text))}</name><description>{escape(clean_xml(text))}</description>"
        "<TimeStamp><when>2020-01-01</when></TimeStamp><Point><coordinates>37.5,36.5</coordinates></Point></Placemark>"
        for text in texts
    )
    (tmp_path / "a.kml").write_text(
        f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{marks}</Document></kml>'
    )
    for kind, path in (
        ("ucdp", table("ged.csv", ucdp, ucdp_rows)),
        ("acled", table("acled.csv", acled, acled_rows)),
        ("geojson", tmp_path / "a.geojson"),
        ("kml", tmp_path / "a.kml"),
    ):
        result = import_file(kind, path, store, skip_bad=True)
        assert result.rows == len(texts) == result.new + result.again + len(result.refused), kind
        assert result.new > len(texts) * 0.8, (kind, result.refused[:3])
    assert not store.verify().faults
    # The rows are no claims of another form: what a cell says of places, actors or types has to be known.
    bad = [json.dumps({"version": 1, "report": {"text": text}, "claims": text}) for text in texts]
    (tmp_path / "bad.jsonl").write_text("\n".join(bad))
    assert import_file("claims", tmp_path / "bad.jsonl", store, skip_bad=True).new == 0


def test_as_the_parameters_of_a_page(texts):
    """Whatever an address holds, the page has a filter; what it could not use is told."""
    names = (*Filter().to_query(), "from", "to", "dates", "match", "kinds", "types", "modalities", "actors", "roles",
             "precisions", "certainties", "reviews", "sources", "q", "area")  # fmt: skip
    for text in texts:
        for name in names:
            query = Filter.from_query({name: text})
            again = Filter.from_query(query.to_query())
            assert again.to_query() == query.to_query()


def test_as_what_is_pasted(texts, monkeypatch):
    """A pasted string is one report, or an address that is fetched by the rules of all addresses."""
    looked, told, fetched = [], [], []
    service = type("Service", (), {"adding": staticmethod(lambda person: None)})
    monkeypatch.setattr(add_state, "open_desk", lambda: type("Desk", (), {"service": service}))
    monkeypatch.setattr(add_state, "current_person", lambda: None)
    monkeypatch.setattr(add_state, "_look_at", looked.append)
    monkeypatch.setattr(add_state, "_tell", told.append)
    monkeypatch.setattr(add_state, "fetch", lambda address: fetched.append(address) or [])
    monkeypatch.setattr(add_state.st, "session_state", {})
    monkeypatch.setattr(connecting, "Web", None)
    for text in texts:
        add_state.take(text, [], is_feed=False)
    assert len(looked) + len(told) + len(fetched) == len(texts)
    assert all(re.match(r"\s*https?:", each, re.IGNORECASE) for each in fetched)
    assert {item.report.text for item in looked} <= set(texts)
