"""A Streamlit server to be measured: its process, what it used, and a relay in front of it that counts bytes."""

from __future__ import annotations

import http.client
import os
import select
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_HEALTHY_SECONDS = 180


class Site:
    """A running server and the relay that the browser goes through."""

    def __init__(self, script: Path, environment: dict[str, str], health: str) -> None:
        """Start it and wait until `health` answers."""
        self.port = _free_port()
        self.process = subprocess.Popen(
            [
                sys.executable, "-m", "streamlit", "run", str(script),
                "--server.port", str(self.port), "--server.headless", "true",
            ],
            cwd=ROOT,
            env=os.environ | environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.relay = Relay(self.port)
        self._wait(health)

    @property
    def url(self) -> str:
        """Where the browser goes."""
        return f"http://localhost:{self.relay.port}"

    def _wait(self, health: str) -> None:
        deadline = time.monotonic() + _HEALTHY_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise SystemExit("bench: the server died")
            try:
                connection = http.client.HTTPConnection("localhost", self.port, timeout=60)
                connection.request("GET", health)
                if connection.getresponse().status == 200:
                    return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("bench: the server was not healthy in time")

    def cpu_ms(self) -> float:
        """Processor time that all its threads have used so far."""
        # The kernel's clock of another process's CPU time; see clock_getcpuclockid(3).
        return time.clock_gettime(~self.process.pid << 3 | 2) * 1000

    def memory_mb(self) -> float:
        """What it holds in memory."""
        return resident_mb(self.process.pid)

    def stop(self) -> None:
        """End it."""
        self.relay.stop()
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)


class Relay:
    """Passes bytes between a browser and a server on this machine, and counts those that the server sends."""

    def __init__(self, target: int) -> None:
        """Listens on a free loopback port at once."""
        self.target = target
        self.sent = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(near,), daemon=True).start()

    def _serve(self, near: socket.socket) -> None:
        try:
            far = socket.create_connection(("127.0.0.1", self.target))
        except OSError:  # the server has ended
            near.close()
            return
        with near, far:
            for end in (near, far):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while True:
                for source in select.select([near, far], [], [])[0]:
                    try:
                        data = source.recv(1 << 16)
                        (near if source is far else far).sendall(data)
                    except OSError:
                        return
                    if not data:
                        return
                    if source is far:
                        self.sent += len(data)

    def stop(self) -> None:
        """Take no more connections."""
        self._listener.close()


def resident_mb(process: int) -> float:
    """Resident memory of a process, from the kernel."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    line = next((line for line in status.splitlines() if line.startswith("VmRSS:")), "VmRSS: 0 kB")
    return int(line.split()[1]) / 1024


def children_of(process: int) -> list[int]:
    """Every process below one."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, ValueError, IndexError):
                continue
            if parent == process:
                found += [int(entry.name), *children_of(int(entry.name))]
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
