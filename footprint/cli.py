"""The `footprint` command: read, explain, ingest, serve, verify, backup, restore, gazetteer.

Claims go to standard output, everything said about the run to standard error. Exit status: 0 all went well, 1 something
was refused (the rest was done), 2 the command itself was wrong. Imports that cost time are made where they are needed.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footprint.cli_bulk import add_run_options, run_ingest
from footprint.cli_exchange import add_exchange_commands
from footprint.cli_gazetteer import add_commands, add_online, open_online
from footprint.cli_ingest import add_sources, open_sources
from footprint.cli_store import add_copy, add_store
from footprint.errors import FootprintError, StoreError

if TYPE_CHECKING:
    from footprint.ingest import Notice, Reader, Refusal

OK, REFUSED, USAGE = 0, 1, 2
_LANGUAGES = ("ar", "en")
_BROKEN_PIPE, _INTERRUPTED = 141, 130  # what a shell reports for SIGPIPE and SIGINT


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        chosen = _parser().parse_args(arguments)
        status: int = chosen.run(chosen)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has enough of it. Python would complain once more on closing the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except KeyboardInterrupt:
        return _INTERRUPTED
    except FootprintError as error:
        _say(str(error))
        return REFUSED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="footprint",
        description="Read news reports, keep what they tell of, and show it on a map.",
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    read = commands.add_parser(
        "read",
        help="print the claims of reports as JSON, one report a line",
        description="Print what reports say, one JSON object a report and line.",
    )
    add_sources(read)
    _add_proposer(read)
    read.set_defaults(run=_read)

    explain = commands.add_parser(
        "explain",
        help="print a report with its claims, and why each of them is what it is",
        description="Print a report for a person to read: its text with the claims marked, and the reasons of each.",
    )
    add_sources(explain)
    _add_proposer(explain)
    explain.add_argument(
        "--json", action="store_true", help="one JSON object a report and line, with the reasons"
    )
    explain.set_defaults(run=_explain)

    ingest = commands.add_parser(
        "ingest",
        help="read reports and keep them for the map",
        description="Read reports and keep them in the store that the map shows.",
    )
    add_sources(ingest, may_watch=True)
    add_run_options(ingest)
    add_store(ingest)
    _add_proposer(ingest)
    ingest.set_defaults(run=_ingest)

    _add_store_commands(commands)
    add_copy(commands)
    add_exchange_commands(commands)
    serve = commands.add_parser(
        "serve",
        help="start the map in the browser",
        description="Start the dashboard on this machine; nobody else can reach it.",
    )
    serve.add_argument("--port", type=int, help="default: 8501, or the next that is free")
    serve.add_argument(
        "--public",
        action="store_true",
        help="only to be read: the store cannot be changed through it",
    )
    serve.add_argument(
        "--address",
        default="127.0.0.1",
        help="where to listen; anywhere but this machine takes --public, or people signing in",
    )
    serve.add_argument("--no-browser", action="store_true", help="only serve, open nothing")
    serve.set_defaults(run=_serve)

    gazetteer = commands.add_parser("gazetteer", help="look places up, import more")
    lookups = gazetteer.add_subparsers(metavar="LOOK-UP", required=True)
    resolve = lookups.add_parser(
        "resolve",
        help="toponyms on standard input → places on standard output, JSON lines both",
    )
    resolve.add_argument("--jsonl", action="store_true", required=True, help="the form of both")
    add_online(resolve)
    resolve.set_defaults(run=_resolve)
    add_commands(lookups)
    return parser


def _add_store_commands(commands: Any) -> None:  # noqa: ANN401  argparse keeps its name to itself
    verify = commands.add_parser(
        "verify",
        help="check the store: its log, hashes, quotes and indexes",
        description="Check every row of the store; each one that fails is named, a line each.",
    )
    add_store(verify)
    verify.add_argument(
        "--rebuild",
        action="store_true",
        help="first make marks, spans and the search index anew from the claims",
    )
    verify.set_defaults(run=_verify)
    backup = commands.add_parser(
        "backup",
        help="copy the store while it is in use, and check the copy",
        description="Copy the store while it is in use; the copy gets its name once it was checked.",
    )
    backup.add_argument("target", type=Path, metavar="TARGET", help="a new file, or a folder")
    add_store(backup)
    backup.set_defaults(run=_backup)
    restore = commands.add_parser(
        "restore",
        help="put a checked copy in the place of the store",
        description="Verify a copy, then put it in the place of the store, which is copied aside first.",
    )
    restore.add_argument("source", type=Path, metavar="BACKUP")
    add_store(restore)
    restore.set_defaults(run=_restore)


def _add_proposer(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--proposer",
        metavar="NAME",
        help="a model that proposes claims beside the rules, which verify them; 'rules' for none "
        "(default: FOOTPRINT_PROPOSER, or models.toml in your data folder, else none)",
    )


def _reader(chosen: argparse.Namespace) -> Reader:
    """The reader, with the models that the command line or the settings name. Raises ModelError."""
    from footprint import ingest

    return ingest.reader_maker(chosen.proposer)()


def _read(chosen: argparse.Namespace) -> int:
    from footprint.contract import dumps, reading_to_json
    from footprint.ingest import Read, read_arrivals

    status = OK
    for item in read_arrivals(open_sources(chosen), _reader(chosen)):
        if isinstance(item, Read):
            print(dumps(reading_to_json(item.reading)))
        else:
            status = max(status, _report(item))
    return status


def _explain(chosen: argparse.Namespace) -> int:
    from footprint.contract import dumps
    from footprint.explain import print_explanation, to_json
    from footprint.ingest import Read, read_arrivals

    status = OK
    for item in read_arrivals(open_sources(chosen), _reader(chosen)):
        if not isinstance(item, Read):
            status = max(status, _report(item))
        elif item.reading.report.language not in _LANGUAGES:
            _say(
                f"{item.name}: its language is none that is read; give a report in Arabic or English"
            )
            status = REFUSED
        elif chosen.json:
            print(dumps(to_json(item.reading)))
        else:
            print_explanation(item.reading, item.name, sys.stdout)
    return status


def _ingest(chosen: argparse.Namespace) -> int:
    if chosen.watch:
        return _watch(chosen)
    if not (chosen.paths or chosen.feed or chosen.resume):
        chosen.complain(
            "nothing to read: give a file, a folder, an address, --feed, --watch or --resume"
        )
    refused = run_ingest(chosen, _say, _report)
    if refused < 0:
        return _INTERRUPTED
    return REFUSED if refused else OK


def _watch(chosen: argparse.Namespace) -> int:
    """Keep what comes into a folder, a file at a time, until Ctrl-C."""
    from footprint.ingest import Outcome, keep_arrivals
    from footprint.paths import store_where
    from footprint.store import open_store

    store = open_store(chosen.store or store_where())
    counts = {"new": 0, "reread": 0, "again": 0}
    claims = refused = 0
    known = {entry.url for entry in store.reports() if entry.url} if chosen.feed else set()
    try:
        for item in keep_arrivals(open_sources(chosen, known), store, _reader(chosen)):
            if isinstance(item, Outcome):
                counts[item.kept] += 1
                claims += item.claims
                _say(f"{item.name}: {item.claims:,} claims")
            else:
                refused += _report(item)
    except KeyboardInterrupt:
        pass  # the way to end it
    _say(
        f"{counts['new']:,} new, {counts['reread']:,} read anew, {counts['again']:,} already kept, "
        f"{refused:,} refused; {claims:,} claims of these reports are in {store.name}"
    )
    return REFUSED if refused else OK


def _verify(chosen: argparse.Namespace) -> int:
    from footprint.cli_checked import Checked
    from footprint.paths import store_where
    from footprint.store import open_store
    from footprint.store.backup import verify_file

    path = chosen.store or store_where()
    if chosen.rebuild:
        open_store(path).rebuild()
    with Checked() as checked:
        if isinstance(path, Path):
            verdict = verify_file(path, checked)
        else:
            verdict = open_store(path).verify(checked)
    for fault in verdict.faults:
        print(fault)
    told = f"{verdict.reports:,} reports, {verdict.claims:,} claims, revision {verdict.revision:,}"
    if verdict.faults:
        count = len(verdict.faults)
        _say(f"{path}: {count:,} {'row fails' if count == 1 else 'rows fail'}; {told}")
        return REFUSED
    _say(f"{path}: all is well; {told}, {verdict.hash}")
    return OK


def _backup(chosen: argparse.Namespace) -> int:
    from footprint.cli_checked import Checked
    from footprint.paths import store_where
    from footprint.store import open_store
    from footprint.store.backup import back_up

    where = chosen.store or store_where()
    with Checked() as checked:
        if isinstance(where, Path):
            made = back_up(where, chosen.target, checked)
        else:
            made = open_store(where).back_up(chosen.target, checked)
    _say(
        f"{made.path}: copied and checked; revision {made.verdict.revision:,}, {made.verdict.hash}"
    )
    return OK


def _restore(chosen: argparse.Namespace) -> int:
    from footprint.cli_checked import Checked
    from footprint.paths import store_where
    from footprint.store import restore

    path = chosen.store or store_where()
    if not isinstance(path, Path):
        raise StoreError(
            f"{path}: a store on a server is not replaced; make an empty database there, and type: "
            f"footprint copy {chosen.source} ADDRESS"
        )
    with Checked() as checked:
        aside = restore(chosen.source, path, checked)
    _say(
        f"{path}: restored from {chosen.source}" + (f"; what was there is {aside}" if aside else "")
    )
    return OK


def _serve(chosen: argparse.Namespace) -> int:
    from footprint.ingest import get_limits
    from footprint.paths import ROOT

    headless = chosen.no_browser or not _has_display()
    command = [
        *(sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard.py")),
        *("--server.address", chosen.address),
        *("--server.headless", str(headless).lower(), "--server.showEmailPrompt", "false"),
        *("--browser.gatherUsageStats", "false"),
        *("--server.maxUploadSize", str(get_limits().file_bytes // 1_000_000)),
    ]
    if chosen.port is not None:
        command += ["--server.port", str(chosen.port)]
    if chosen.public:
        os.environ["FOOTPRINT_MODE"] = "public"
    os.chdir(ROOT)  # where .streamlit/config.toml lies
    sys.stdout.flush()
    # This process becomes the server, so that whoever stops the command stops the server with it.
    os.execv(command[0], command)  # noqa: S606  our own words, but for a number


def _has_display() -> bool:
    """Whether a browser could open: always on macOS and Windows, elsewhere where there is a display."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _resolve(chosen: argparse.Namespace) -> int:
    import json
    from io import TextIOWrapper

    from footprint.gazetteer import cli_resolve

    status = OK
    names = TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
    for line in cli_resolve(names, online=open_online(chosen.online)):
        print(line)
        if "error" in json.loads(line):
            status = REFUSED
    return status


def _report(item: Refusal | Notice) -> int:
    """Say what is to be said of an item; REFUSED where it was refused, else OK."""
    from footprint.ingest import Refusal

    if isinstance(item, Refusal):
        _say(str(item.error))
        return REFUSED
    _say(f"{item.name}: {item.words}")
    return OK


def _say(words: str) -> None:
    print(f"footprint: {words}", file=sys.stderr)
