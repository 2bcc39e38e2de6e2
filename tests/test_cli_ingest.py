"""Sources on the command line: files of every kind, addresses, feeds, a folder to watch."""

from __future__ import annotations

import itertools
import json

import pytest
from web_server import Answer, serve

from footprint import cli, ingest
from footprint.errors import UnreadableFile
from footprint.ingest import Arrival, Fetcher, Limits, Notice, Reader, sources
from footprint.ingest.watching import watch
from footprint.model import Claim, Reading
from footprint.store import open_store
from pages import FEED, META, page, pdf_of


@pytest.fixture(autouse=True)
def _plain_reader(monkeypatch):
    def read(report):
        claim = Claim("statement", "announce", "occurred", (report.quote(0, 1),))
        return Reading(report, (claim,), "test-1")

    monkeypatch.setattr(ingest, "reader_maker", lambda _proposer: lambda: Reader("test-1", read))


@pytest.fixture
def site(monkeypatch):
    with serve() as running:
        web = running.web()
        for module in (ingest, sources):
            monkeypatch.setattr(module, "Fetcher", lambda: Fetcher(web, Limits()))
        yield running


def run(*arguments):
    return cli.main([str(each) for each in arguments])


def test_files_of_every_kind_are_kept_with_where_their_words_came_from(tmp_path, capsys):
    (tmp_path / "a.html").write_text(page(), encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(pdf_of("A patrol left Kobani."))
    assert run("ingest", tmp_path, "--store", tmp_path / "s.db") == 0
    err = capsys.readouterr().err
    assert "2 new" in err
    assert "b.pdf: unsure when it was published: a PDF does not say when" in err
    assert "it may be 2020-02-04" in err
    assert "a.html: unsure" not in err
    store = open_store(tmp_path / "s.db")
    with store.database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT raw_sha256, fetched FROM reports").all()
    assert all(len(sha) == 64 for sha, _ in rows)
    assert {json.loads(fetched)["kind"] for _, fetched in rows} == {"html", "pdf"}
    assert run("verify", "--store", tmp_path / "s.db") == 0


def test_an_address_is_fetched_because_it_was_named(site, tmp_path, capsys):
    site.answers["/a"] = Answer(page().encode())
    assert run("read", site.url("/a")) == 0
    (record,) = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert record["report"]["url"] == site.url("/a")
    assert run("ingest", site.url("/a"), site.url("/none"), "--store", tmp_path / "s.db") == 1
    assert "answers 404" in capsys.readouterr().err
    (entry,) = open_store(tmp_path / "s.db").reports()
    assert (entry.url, entry.origin) == (site.url("/a"), site.url("/a"))


def test_a_feed_is_followed_when_asked_and_never_twice(site, tmp_path, capsys):
    feed = FEED.replace("http://news.test", f"http://news.test:{site.port}")
    site.answers["/feed"] = Answer(feed.encode(), headers={"Content-Type": "application/rss+xml"})
    site.answers["/a"] = Answer(page().encode())
    store = tmp_path / "s.db"
    run("ingest", "--feed", site.url("/feed"), "--store", store)
    assert [path for path, _ in site.asked] == ["/feed"]
    run("ingest", "--feed", site.url("/feed"), "--follow", "--store", tmp_path / "other.db")
    assert [path for path, _ in site.asked[1:]] == ["/feed", "/a", "/c"]
    run("ingest", "--feed", site.url("/feed"), "--follow", "--store", tmp_path / "other.db")
    assert [path for path, _ in site.asked[4:]] == ["/feed", "/c"]
    assert "1 entries are kept already" in capsys.readouterr().err


def test_reading_files_asks_nothing_of_the_web(site, tmp_path):
    (tmp_path / "a.html").write_text(
        page(META + f'<link rel="canonical" href="{site.url("/a")}">'), encoding="utf-8"
    )
    (tmp_path / "b.rss").write_text(FEED, encoding="utf-8")
    run("read", tmp_path)
    assert site.asked == []


def test_a_watched_folder_gives_each_file_once_it_is_whole(tmp_path):
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    steps = itertools.count()

    def wait(_seconds):
        step = next(steps)
        if step == 1:
            (tmp_path / "b.txt").write_text("tw")
        elif step == 2:
            (tmp_path / "b.txt").write_text("two")  # still being written
        elif step == 6:
            (tmp_path / "deep").mkdir()
            (tmp_path / "deep" / "c.html").write_text(page())
        elif step == 9:
            (tmp_path / "a.txt").write_text("one, corrected")
        elif step == 12:
            raise KeyboardInterrupt

    found = []
    with pytest.raises(KeyboardInterrupt):
        found.extend(watch(str(tmp_path), Limits(), wait=wait))
    assert [item.report.text.split("\n")[0][:14] for item in found if isinstance(item, Arrival)] == [
        "one", "two", page.__defaults__[1][:14], "one, corrected",
    ]  # fmt: skip


def test_a_watched_folder_may_go_and_come_back(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    steps = itertools.count()

    def wait(_seconds):
        step = next(steps)
        if step == 0:
            folder.rmdir()
        elif step == 3:
            folder.mkdir()
            (folder / "a.txt").write_text("back")
        elif step == 6:
            raise KeyboardInterrupt

    found = []
    with pytest.raises(KeyboardInterrupt):
        found.extend(watch(str(folder), Limits(), wait=wait))
    notice, arrival = found
    assert isinstance(notice, Notice)
    assert "waiting" in notice.words
    assert arrival.report.text == "back"
    with pytest.raises(UnreadableFile, match="give a folder"):
        next(watch(str(tmp_path / "none"), Limits()))


def test_watching_goes_on_until_it_is_stopped(tmp_path, monkeypatch, capsys):
    steps = itertools.count()

    def wait(_seconds):
        if next(steps) == 2:
            raise KeyboardInterrupt

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("words")
    monkeypatch.setattr("footprint.ingest.watching.watch.__defaults__", (None, 0, wait))
    assert run("ingest", "--watch", tmp_path / "in", "--store", tmp_path / "s.db") == 0
    assert "1 new" in capsys.readouterr().err
