"""What every test stands on: no network but loopback, a data folder of its own, the hand-made claims."""

from __future__ import annotations

import ipaddress
import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import postgres
import pytest
from hypothesis import HealthCheck, settings
from samples import GOLD, GOLD_FILES, ROOT, load_gold

from footprint.model import Reading
from footprint.store import Store, open_store

# A test does not time: on two busy cores the first call of anything may be slow. In CI the same examples every time.
settings.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("house")


class NetworkRefused(AssertionError):
    """A test reached for the network. Nothing footprint does by itself may."""


def _is_local(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host is None or host in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host).split("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Refuse every connection, datagram and name look-up that would leave this machine."""
    guarded = pytest.MonkeyPatch()
    names = ("connect", "connect_ex", "sendto")
    real = {name: getattr(socket.socket, name) for name in names}
    real_getaddrinfo = socket.getaddrinfo

    def guard(name):
        def refuse_or_call(self, *arguments):
            address = arguments[-1]
            if self.family != socket.AF_UNIX and not _is_local(address[0]):
                raise NetworkRefused(f"{name} to {address}")
            return real[name](self, *arguments)

        return refuse_or_call

    def getaddrinfo(host, *arguments, **named):
        if not _is_local(host):
            raise NetworkRefused(f"look-up of {host!r}")
        return real_getaddrinfo(host, *arguments, **named)

    for name in names:
        guarded.setattr(socket.socket, name, guard(name))
    guarded.setattr(socket, "getaddrinfo", getaddrinfo)
    yield
    guarded.undo()


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees, or writes to, what the person at this machine keeps."""
    monkeypatch.setenv("FOOTPRINT_DATA", str(tmp_path / "footprint-data"))


@pytest.fixture(scope="session", autouse=True)
def _stores_on_a_server() -> Iterator[None]:
    """With FOOTPRINT_TEST_DATABASE=postgresql every store of the tests is one of a server."""
    with pytest.MonkeyPatch.context() as patch:
        postgres.remember_all(patch)
        if postgres.MODE:
            postgres.keep_all_stores_there(patch)
        yield


@pytest.fixture(autouse=True)
def _no_connection_left() -> Iterator[None]:
    yield
    postgres.close_all()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Over a server, what is about a file is left out, with its reason."""
    for item in items if postgres.MODE else ():
        if marker := item.get_closest_marker("file_store"):
            item.add_marker(pytest.mark.skip(reason=f"of a file: {marker.args[0]}"))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A new store."""
    return open_store(tmp_path / "store.db")


@pytest.fixture(scope="session")
def gold() -> list[Reading]:
    """Every report of tests/gold with its hand-made claims."""
    return [load_gold(path) for path in GOLD_FILES]


@pytest.fixture(scope="session")
def seed() -> Reading:
    """The seed article with its hand-made claims."""
    return load_gold(GOLD / "seed" / "seed.json")


@pytest.fixture(scope="session")
def hostile_strings(shared: Path) -> list[str]:
    """The strings that try to run, to break out or to break what shows them."""
    return json.loads((shared / "hostile" / "strings.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of hostile samples, which is no part of the repository."""
    folder = Path(os.environ.get("FOOTPRINT_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no folder of samples at {folder}; FOOTPRINT_SHARED names another place")
    return folder
