"""A PostgreSQL server of the tests' own, on a loopback port, as a user who may do nothing else; gone when they end."""

from __future__ import annotations

import atexit
import hashlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

import pytest

from footprint.store import Store
from footprint.store import postgres as server_store
from footprint.where import Address, parse_where

MODE = os.environ.get("FOOTPRINT_TEST_DATABASE") == "postgresql"
"""Whether the tests of the store run over a server: `make postgres`."""
_files: dict[str, Path] = {}
_open: list[server_store.ServerDatabase] = []


def find_program(name: str) -> Path | None:
    """`initdb`, `postgres` or `psql` of the newest version there is; Debian keeps them off the path."""
    newest = sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda p: -float(p.parts[4])
    )
    found = shutil.which(name)
    return newest[0] if newest else Path(found) if found else None


def _user() -> str | None:
    """Whom to run it as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    names = {each.pw_name for each in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


@lru_cache(maxsize=1)
def start_server() -> str:
    """Start one for this process; gives the address of its empty database."""
    initdb, postgres = find_program("initdb"), find_program("postgres")
    if initdb is None or postgres is None:
        pytest.skip("no PostgreSQL here; type: sudo apt-get install postgresql")
    folder, user = Path(tempfile.mkdtemp(prefix="footprint-pg-")), _user()
    if user:
        shutil.chown(folder, user)
    told = {"user": user, "check": True, "capture_output": True, "cwd": folder}
    login = ["--auth=trust", "--username=tester", "--encoding=UTF8", "--locale=C"]
    subprocess.run([initdb, "--pgdata", folder / "data", "--no-sync", *login], **told)
    with (folder / "data" / "pg_hba.conf").open("w") as rules:
        rules.write("host all locked 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = {"listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": ""}
    # What a test loses with the machine it makes anew.
    options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    options |= {"max_connections": 200, "shared_buffers": "64MB"}
    settings = [f"--{name}={value}" for name, value in options.items()]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [postgres, "-D", folder / "data", *settings],
            user=user,
            cwd=folder,
            stdout=log,
            stderr=log,
        )
    atexit.register(_stop, server, folder)
    address = f"postgresql+psycopg://tester@127.0.0.1:{port}/postgres"
    _wait_for(address, server, folder / "log")
    return address


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    import time

    import psycopg

    for _ in range(200):
        try:
            psycopg.connect(address.replace("+psycopg", "")).close()
        except psycopg.OperationalError:
            assert server.poll() is None, log.read_text()
            time.sleep(0.05)
        else:
            return
    raise AssertionError(log.read_text())


def _stop(server: subprocess.Popen[bytes], folder: Path) -> None:
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
    shutil.rmtree(folder, ignore_errors=True)


def fresh_address(key: str) -> Address:
    """The address of a schema of one's own: the same for the same key."""
    import psycopg

    name = "s" + hashlib.sha256(key.encode()).hexdigest()[:20]
    base = start_server()
    with psycopg.connect(base.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f'CREATE SCHEMA IF NOT EXISTS "{name}"')
    found = parse_where(f"{base}?options=-csearch_path%3D{name}")
    assert isinstance(found, Address)
    return found


def run(statement: str, address: str | None = None) -> list[tuple[object, ...]]:
    """Say something to the server behind footprint's back; gives what it answers."""
    import psycopg

    plain = (address or start_server()).replace("+psycopg", "")
    with psycopg.connect(plain, autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


def keep_all_stores_there(patch: pytest.MonkeyPatch) -> None:
    """Let every path that a test opens a store at stand for a schema of the server."""

    def parse(given: object) -> object:
        if not isinstance(given, Path):
            return parse_where(given)  # type: ignore[arg-type]
        address = fresh_address(str(given.absolute()))
        _files[address.url] = given
        return address

    patch.setattr("footprint.store.store.parse_where", parse)
    patch.setattr(Store, "path", property(lambda self: _files[self.database.address.url]))


def close_all() -> None:
    """Let go of the connections of every store; one that is asked again opens new ones."""
    for database in _open:
        database.close()


def remember_all(patch: pytest.MonkeyPatch) -> None:
    """Remember every store of a server that is opened, to close it when its test ends."""
    real = server_store.connect

    def connect(address: Address, read_only: bool = False) -> server_store.ServerDatabase:
        _open.append(real(address, read_only))
        return _open[-1]

    patch.setattr(server_store, "connect", connect)
