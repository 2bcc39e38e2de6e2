"""A real dashboard on a free loopback port, over a data folder of its own."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest
from samples import ROOT

from footprint.store import Store, open_store
from footprint.view import Snapshot, build


@dataclass
class Site:
    """A running dashboard over a data folder of its own."""

    url: str
    data: Path
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def store(self) -> Store:
        return open_store(self.data / "footprint.db")

    @property
    def snapshot(self) -> Snapshot:
        return build(self.store)

    def get(self, path: str, **headers: str) -> tuple[int, bytes, Message]:
        """Status, body and headers of an answer, whatever the status. Raises OSError where nobody answers."""
        connection = http.client.HTTPConnection(self.url.removeprefix("http://"), timeout=10)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.headers
        finally:
            connection.close()


def start(data: Path, command: list[str] | None = None, port: int | None = None) -> Site:
    """Start the dashboard over a data folder, and wait until it is healthy; show its log where it dies.

    `port` is one that was ours before; without it any that is free.
    """
    if port is None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
    log = data / "server.log"
    data.mkdir(parents=True, exist_ok=True)
    command = command or ["-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, *(each.replace("PORT", str(port)) for each in command)],
            cwd=ROOT,
            env=os.environ | {"FOOTPRINT_DATA": str(data)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    site = Site(f"http://localhost:{port}", data, process, log)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"the server died:\n{log.read_text('utf-8', 'replace')}")
        try:
            if site.get("/healthz")[0] == 200:
                return site
        except OSError:
            process_wait(process, 0.1)
    stop(site)
    pytest.fail(f"the server was not healthy in time:\n{log.read_text('utf-8', 'replace')}")


def process_wait(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Wait for the process to end, at most so long."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return


def stop(site: Site) -> None:
    """End the server."""
    site.process.terminate()
    try:
        site.process.wait(10)
    except subprocess.TimeoutExpired:
        site.process.kill()
        site.process.wait(10)
