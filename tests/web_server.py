"""A web site on this machine for tests, a resolver that sends names to it, and a count of who is connected to."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from footprint.ingest.web.connecting import Web

HERE = "127.0.0.1"


@dataclass
class Answer:
    """What the site gives at a path."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip_seconds: float = 0
    """Between two bytes of the body."""
    endless: bool = False


@dataclass
class Site:
    """The site: what it gives by path, and what it was asked."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str, host: str = "news.test") -> str:
        """The address of a path on it."""
        return f"http://{host}:{self.port}{path}"

    def web(self, names: dict[str, list[list[str]]] | None = None, **named: object) -> Web:
        """A web in which `news.test` and `www.news.test` are this site, and other names give their answers in turn."""
        others = {name: iter(answers) for name, answers in (names or {}).items()}

        def resolve(host: str, port: int) -> list[str]:
            if host in ("news.test", "www.news.test"):
                return [HERE]
            if host in others:
                return next(others[host])
            if host.replace(".", "").isdigit() or ":" in host:
                return [host]
            raise OSError(f"no such host {host}")

        given: dict[str, object] = {
            "ports": frozenset({80, 443, self.port}),
            "exempt": frozenset({(HERE, self.port)}),
            "pause_seconds": 0,
            "seconds": 5,
        }
        return Web(resolve=resolve, **(given | named))  # type: ignore[arg-type]


@contextmanager
def serve() -> Iterator[Site]:
    """A site while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            answer = site.answers.get(self.path, Answer(status=404))
            self.send_response(answer.status)
            headers = {
                "Content-Type": "text/html; charset=utf-8",
                "Content-Length": str(len(answer.body)),
            }
            for name, value in (headers | answer.headers).items():
                if value:
                    self.send_header(name, value)
            self.end_headers()
            try:
                self._send(answer)
            except OSError:
                return

        def _send(self, answer: Answer) -> None:
            while answer.endless:
                self.wfile.write(b"x" * 65_536)
            for byte in answer.body if answer.drip_seconds else ():
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(answer.drip_seconds)
            if not answer.drip_seconds:
                self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer((HERE, 0), Handler)
    server.daemon_threads = True
    site = Site(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
