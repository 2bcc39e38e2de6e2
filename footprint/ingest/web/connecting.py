"""Names → connections: looked up once, every address checked, connected to what was checked, all by a deadline.

The usual guard looks a name up, checks the answer, and lets the client look it up once more to connect: whoever owns
the name answers differently the second time (DNS rebinding). Here the socket is opened by the very function that
checked, for each hop anew. TLS still proves the name that was asked.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast

import httpcore
import httpx

from footprint.errors import AddressRefused
from footprint.ingest.web.addresses import PORTS, why_not

Resolve = Callable[[str, int], list[str]]
"""Host and port → the IP addresses of the host; raises OSError where it has none."""


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host, as this machine's resolver gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


@dataclass(frozen=True, slots=True)
class Web:
    """How the web is reached. Only tests make one that is not the plain one."""

    resolve: Resolve = look_up
    ports: frozenset[int] = PORTS
    exempt: frozenset[tuple[str, int]] = frozenset()
    """IP addresses and ports that are connected to although they are not public: the server of a test."""
    tls: ssl.SSLContext | None = None
    """None for the usual certificates."""
    seconds: float = 30
    """For a page, with all its redirects."""
    redirects: int = 5
    pause_seconds: float = 1
    """Between two requests to one host."""
    connected: list[tuple[str, int]] = field(default_factory=list)
    """Every address that a connection was opened to, in order."""

    def find_addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a host, if all of them may be connected to. Raises AddressRefused, OSError."""
        found = self.resolve(host, port)
        if not found:
            raise OSError("the name has no address")
        for each in found:
            try:
                why = why_not(ipaddress.ip_address(each.split("%")[0]))
            except ValueError:
                why = "no IP address"
            if why and (each, port) not in self.exempt:
                told = host if each == host else f"{host} leads to {each}"
                raise AddressRefused(f"{told}: {why}; only what is public is fetched")
        return found


class PinnedTransport(httpx.BaseTransport):
    """One request at a time, over a connection to an address that was checked; no proxy, nothing kept open."""

    def __init__(self, web: Web, deadline: float) -> None:
        """`deadline` by `time.monotonic`: whatever is under way then ends in a timeout."""
        self._pool = httpcore.ConnectionPool(
            ssl_context=web.tls or httpx.create_ssl_context(trust_env=False),
            max_connections=1,
            max_keepalive_connections=0,
            network_backend=_CheckedBackend(web, deadline),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, and give the answer with its body still to be read."""
        with _as_httpx_errors(request):
            answer = self._pool.handle_request(
                httpcore.Request(
                    method=request.method,
                    url=httpcore.URL(
                        scheme=request.url.raw_scheme,
                        host=request.url.raw_host,
                        port=request.url.port,
                        target=request.url.raw_path,
                    ),
                    headers=request.headers.raw,
                    extensions=request.extensions,
                )
            )
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(cast("Iterable[bytes]", answer.stream), request),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        """Close the connection, if one is open."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes], request: httpx.Request) -> None:
        self._stream = stream
        self._request = request

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx_errors(self._request):
            yield from self._stream

    def close(self) -> None:
        if hasattr(self._stream, "close"):
            self._stream.close()


@contextmanager
def _as_httpx_errors(request: httpx.Request) -> Iterator[None]:
    try:
        yield
    except httpcore.TimeoutException as error:
        raise httpx.TimeoutException(str(error) or "timed out", request=request) from error
    except (
        httpcore.NetworkError,
        httpcore.ProtocolError,
        httpcore.UnsupportedProtocol,
        httpcore.ProxyError,
    ) as error:
        raise httpx.TransportError(str(error) or type(error).__name__, request=request) from error


class _CheckedBackend(httpcore.NetworkBackend):
    """Opens connections to checked addresses alone."""

    def __init__(self, web: Web, deadline: float) -> None:
        self._web = web
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            addresses = self._web.find_addresses(host, port)
        except OSError as error:
            raise httpcore.ConnectError(f"no such host ({error.strerror or error})") from error
        for number, address in enumerate(addresses, start=1):
            left = _left(self._deadline, timeout, httpcore.ConnectTimeout)
            self._web.connected.append((address, port))
            try:
                stream = self._sockets.connect_tcp(
                    address, port, left, local_address, socket_options
                )
                return _TimedStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(addresses):
                    raise
        raise httpcore.ConnectError("the name has no address")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        raise httpcore.UnsupportedProtocol("no page lies behind a unix socket")

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every read and write ends by the deadline, so that nobody can feed it byte by byte for ever."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = _left(self._deadline, timeout, httpcore.ConnectTimeout)
        return _TimedStream(
            self._stream.start_tls(ssl_context, server_hostname, left), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401  as httpcore has it
        return self._stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None, error: type[httpcore.TimeoutException]) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise error("the time for this page is over")
    return left if timeout is None else min(left, timeout)
