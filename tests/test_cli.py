"""The command as a person types it."""

import itertools
import json
import os
import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest

from footprint import cli, ingest
from footprint.cli_checked import Checked
from footprint.errors import StoreTooNew
from footprint.ingest import Reader
from footprint.model import Claim, Reading, Report

WORDS = "اعترضت دورية أميركية موكباً روسياً."


@pytest.fixture(autouse=True)
def _plain_reader(monkeypatch):
    """A reader that finds one claim in every report but those about chess."""

    def read(report):
        claim = Claim("statement", "announce", "occurred", (report.quote(0, 1),))
        return Reading(report, () if "chess" in report.text else (claim,), "test-1")

    monkeypatch.setattr(ingest, "reader_maker", lambda _proposer: lambda: Reader("test-1", read))


def run(*arguments):
    """Exit status of a command, argparse's own exits included."""
    try:
        return cli.main([str(each) for each in arguments])
    except SystemExit as stop:
        return stop.code


def test_read_prints_one_report_a_line(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": "one", "title": "T"}\n{"text": "two"}\n')
    assert run("read", tmp_path) == 0
    out, err = capsys.readouterr()
    records = [json.loads(line) for line in out.splitlines()]
    assert [len(record["claims"]) for record in records] == [1, 1, 1]
    assert records[1]["report"]["title"] == "T"
    assert "ا" in out  # letters, not escapes
    assert err == ""


def test_read_takes_the_date_of_the_command(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(WORDS, encoding="utf-8")
    run("read", tmp_path / "a.txt", "--published", "2021-01-18T15:35+02:00")
    record = json.loads(capsys.readouterr().out)
    assert record["report"]["published"] == "2021-01-18T15:35:00+02:00"
    assert record["report"]["id"] == Report(WORDS).id


def test_a_second_reading_gives_the_same_bytes(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(WORDS, encoding="utf-8")
    outputs = []
    for _ in range(2):
        run("read", tmp_path)
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1] != ""


def test_what_is_refused_is_told_and_the_rest_is_printed(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\xe3")
    (tmp_path / "c.txt").write_text("chess")
    (tmp_path / "d.txt").write_text(WORDS, encoding="utf-8")
    assert run("read", tmp_path, tmp_path / "none.txt") == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    told = err.splitlines()
    assert [line for line in told if "b.txt" in line and "WINDOWS-1256" in line]
    assert [line for line in told if "c.txt" in line and "no incident" in line]
    assert [line for line in told if "d.txt" in line and "the same words" in line]
    assert [line for line in told if "none.txt" in line]
    assert all(line.startswith("footprint: ") for line in told)


def test_notices_alone_are_no_failure(tmp_path, capsys):
    (tmp_path / "c.txt").write_text("chess")
    assert run("read", tmp_path) == 0
    assert "no incident" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["read", "a.txt", "--published", "18/01/2021"],
            "'18/01/2021' is not a date; write it as 2021-01-18",
        ),
        (["read"], "--feed"),
        ([], "COMMAND"),
        (["reed", "a.txt"], "reed"),
        (["ingest", "a.txt", "--stor", "--published", "x"], "--published"),
        (["serve", "--port", "x"], "--port"),
    ],
)
def test_a_wrong_command_is_told_with_status_2(arguments, told, capsys):
    assert run(*arguments) == 2
    out, err = capsys.readouterr()
    assert told in err
    assert "Traceback" not in err
    assert out == ""


def test_ingest_keeps_and_sums_up(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "in" / "c.txt").write_text("chess")
    store = tmp_path / "deep" / "mine.db"
    assert run("ingest", tmp_path / "in", "--store", store) == 0
    assert (
        f"2 new, 0 read anew, 0 already kept, 0 refused; 1 claims of these reports are in {store}"
        in (capsys.readouterr().err)
    )
    assert run("ingest", tmp_path / "in", "--store", store) == 0
    assert "0 new, 0 read anew, 2 already kept" in capsys.readouterr().err
    assert run("ingest", tmp_path / "in", "--store", store, "--published", "2021-01-18") == 0
    assert "0 new, 2 read anew" in capsys.readouterr().err


def test_ingest_uses_the_data_folder(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    assert run("ingest", tmp_path / "a.txt", tmp_path / "b.txt") == 1
    assert "1 new" in (told := capsys.readouterr().err)
    assert "1 refused" in told
    assert os.path.exists(os.path.join(os.environ["FOOTPRINT_DATA"], "footprint.db"))


def test_a_run_that_was_stopped_is_gone_on_with(tmp_path, capsys, monkeypatch):
    source = tmp_path / "in.jsonl"
    lines = [json.dumps({"text": f"{n} {WORDS}"}, ensure_ascii=False) for n in range(3)]
    source.write_text("\n".join(lines), "utf-8")
    store = tmp_path / "mine.db"

    class Pressed(threading.Event):
        def is_set(self):
            return True

    @contextmanager
    def at_once():
        yield Pressed()

    with monkeypatch.context() as patched:
        patched.setattr("footprint.cli_bulk.stopping", at_once)
        assert run("ingest", source, "--store", store) == 130
    assert "go on with 'footprint ingest --resume'" in capsys.readouterr().err
    assert run("ingest", "--resume", "--store", store) == 0
    assert "3 new" in capsys.readouterr().err
    assert run("ingest", "--resume", "--store", store) == 0
    assert "no run was left unfinished" in capsys.readouterr().err


def test_a_store_that_cannot_be_used_is_told(tmp_path, capsys, monkeypatch):
    (tmp_path / "a.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "x.db").write_text("no database " * 1000)
    assert run("ingest", tmp_path / "a.txt", "--store", tmp_path / "x.db") == 1
    assert "not a footprint store" in capsys.readouterr().err

    def refuse(path):
        raise StoreTooNew(f"{path}: written by a newer footprint")

    monkeypatch.setattr("footprint.store.open_store", refuse)
    assert run("ingest", tmp_path / "a.txt", "--store", tmp_path / "y.db") == 1
    assert "newer footprint" in capsys.readouterr().err


def test_serve_binds_to_this_machine_alone_and_tells_nobody(monkeypatch):
    become = []
    monkeypatch.setattr(os, "execv", lambda _program, command: become.append(command))
    monkeypatch.setattr(os, "chdir", lambda _folder: None)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    run("serve", "--port", "9000")
    run("serve")
    with_port, without = become
    pairs = dict(itertools.pairwise(with_port))
    assert pairs["--server.address"] == "127.0.0.1"
    assert pairs["--server.port"] == "9000"
    assert pairs["--browser.gatherUsageStats"] == "false"
    assert (pairs["--server.headless"] == "true") == (sys.platform == "linux")
    assert "--server.port" not in without


# As a process of its own


def footprint(*arguments, **named):
    return subprocess.run(
        [sys.executable, "-m", "footprint", *arguments], capture_output=True, timeout=60, **named
    )


def test_help_names_every_command():
    done = footprint("--help")
    assert done.returncode == 0
    for command in (b"read", b"ingest", b"serve", b"gazetteer"):
        assert command in done.stdout


def test_names_are_resolved_a_line_each_and_a_wrong_line_is_told():
    asked = '{"name": "القامشلي"}\nno record\n{"name": "Qamishli"}\n'
    done = footprint("gazetteer", "resolve", "--jsonl", input=asked.encode())
    arabic, wrong, english = map(json.loads, done.stdout.decode().splitlines())
    assert arabic["place"]["id"] == english["place"]["id"] == "geonames:173377"
    assert wrong["line"] == 2
    assert done.returncode == 1


def test_the_command_starts_without_what_it_does_not_need():
    probe = (
        "import sys; from footprint.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'pandas', 'sqlalchemy', 'streamlit', 'folium'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_a_reader_that_has_enough_ends_the_command_quietly(tmp_path):
    script = (
        "import sys; from footprint import cli, ingest; from footprint.model import Reading\n"
        "ingest.get_reader = lambda: ingest.Reader('1', lambda r: Reading(r, (), '1'))\n"
        "sys.exit(cli.main(['read', sys.argv[1]]))"
    )
    path = tmp_path / "many.jsonl"
    path.write_text("".join(f'{{"text": "chess {n}"}}\n' for n in range(3000)))
    read, write = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdout=write, stderr=subprocess.PIPE, text=True
    )
    os.close(write)
    with os.fdopen(read, "rb") as lines:
        assert lines.readline().startswith(b'{"version":1')
    _, err = process.communicate(timeout=60)
    assert process.returncode == 141
    assert "Traceback" not in err
    assert "BrokenPipe" not in err


def test_checking_says_how_far_it_is(capsys, monkeypatch):
    monkeypatch.setattr("footprint.cli_checked._EVERY_SECONDS", 0.0)
    with Checked() as checked:
        checked(5, 1_200)
    assert capsys.readouterr().err == "footprint: 5 of 1,200 reports checked\n"
    monkeypatch.setattr("footprint.cli_checked._EVERY_SECONDS", 60.0)
    with Checked() as checked:
        checked(5, 1_200)
    assert capsys.readouterr().err == ""
