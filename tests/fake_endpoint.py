"""A chat-completions endpoint on this machine that answers as a test tells it to: well, badly, late, or not at all."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class FakeEndpoint:
    """Serves on a free port of 127.0.0.1 while it is entered. `answer(handler, body)` writes each response."""

    def __init__(self, answer: Callable) -> None:
        self.requests: list[dict] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        fake = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                fake.requests.append(json.loads(body))
                fake.headers.append(dict(self.headers))
                fake.paths.append(self.path)
                try:
                    answer(self, fake.requests[-1])
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True  # whoever asked has had enough

            do_GET = do_POST

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"
        self.thread = threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    def __enter__(self) -> FakeEndpoint:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(5)


def send(handler, body: bytes, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def completion(content: str, finish: str = "stop") -> bytes:
    """A chat completion that says `content`."""
    choice = {
        "index": 0,
        "finish_reason": finish,
        "message": {"role": "assistant", "content": content},
    }
    return json.dumps({"object": "chat.completion", "model": "fake", "choices": [choice]}).encode()


def saying(*claims: object) -> Callable:
    """An answer with these proposals."""
    return lambda handler, _: send(handler, completion(json.dumps({"claims": list(claims)})))
