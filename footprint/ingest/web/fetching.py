"""The address of a page → its bytes, with the record of how they came. Asked for by a person, never by itself."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.message import Message
from io import BytesIO
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx

from footprint.errors import AddressRefused, FetchFailed, FileTooLarge, InputError
from footprint.ingest.items import Item, Refusal
from footprint.ingest.kinds.registry import open_source, suffixes
from footprint.ingest.limits import Limits, get_limits
from footprint.ingest.source import Source, suffix_of
from footprint.ingest.web.addresses import Address, parse, shown
from footprint.ingest.web.connecting import PinnedTransport, Web

USER_AGENT = "footprint/0.1 (reads single pages at a person's request)"
PAGES = (
    "text/html", "application/xhtml+xml", "text/plain", "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)  # fmt: skip
"""What servers call the kinds of files that a report may be fetched as."""
FEEDS = (
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/xml",
    "text/xml",
)
_UNSAID = ("application/octet-stream", "binary/octet-stream", "")
"""What servers say that do not know; the content tells."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TOLD = {"last-modified": "last_modified", "etag": "etag"}
_WAYS_OUT = {
    401: "it asks for a password; save the page from a browser, and hand the file in",
    402: "it asks for payment; save the page from a browser, and hand the file in",
    403: "the site lets no programs in; save the page from a browser, and hand the file in",
    404: "no such page; check the address, or look for it in a web archive",
    410: "the page is gone; look for it in a web archive",
    429: "the site says that it was asked too often; try again later",
    451: "barred for legal reasons; look for it in a web archive",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stood at an address."""

    raw: bytes
    url: str
    """Where it came from in the end, redirects followed."""
    media_type: str
    charset: str | None
    came: dict[str, Any]
    """For the record: address, redirects, status, time, peer."""


@dataclass(slots=True)
class Fetcher:
    """Fetches pages one after the other, with a pause between those of one host."""

    web: Web = field(default_factory=Web)
    limits: Limits = field(default_factory=get_limits)
    _last: dict[str, float] = field(default_factory=dict)

    def get(self, url: str, media_types: tuple[str, ...] = PAGES) -> Fetched:
        """What stands at an address. Raises AddressRefused, FetchFailed, FileTooLarge; the address opens the message."""
        place = shown(url)
        address = parse(url, ports=self.web.ports)
        started = datetime.now(UTC)
        deadline = time.monotonic() + self.web.seconds
        passed: list[str] = []
        try:
            self._wait(address.host, deadline)
            while True:
                answer = self._ask(address, deadline, media_types, place)
                if isinstance(answer, Fetched):
                    came = {
                        "address": url.strip(),
                        "at": started.isoformat(timespec="seconds"),
                        **answer.came,
                    }
                    if passed:
                        came["redirects"] = passed
                    return replace(answer, came=came)
                if len(passed) == self.web.redirects:
                    raise FetchFailed(
                        f"{place}: more than {self.web.redirects} redirects; give the address it ends at"
                    )
                passed.append(answer)
                address = parse(answer, f"{place}: it leads to {answer[:200]}", self.web.ports)
        except AddressRefused as error:
            raise (
                error if str(error).startswith(place) else AddressRefused(f"{place}: {error}")
            ) from error
        except httpx.TimeoutException as error:
            why = f"no answer within {self.web.seconds:g} seconds; try again later, or save the page from a browser"
            raise FetchFailed(f"{place}: {why}") from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
            raise FetchFailed(f"{place}: {error}; check the address, or try again later") from error

    def _ask(
        self, address: Address, deadline: float, media_types: tuple[str, ...], place: str
    ) -> Fetched | str:
        """One request: what it gives, or where it leads."""
        headers = {
            "User-Agent": USER_AGENT,
            "Accept": ", ".join(media_types),
            "Accept-Language": "ar, en;q=0.8",
            "Accept-Encoding": "gzip, deflate",
        }
        # Without httpx.Client, which would make a request of every redirect before it is checked.
        seconds = dict.fromkeys(("connect", "read", "write", "pool"), self.web.seconds)
        request = httpx.Request(
            "GET", address.url, headers=headers, extensions={"timeout": seconds}
        )
        with PinnedTransport(self.web, deadline) as transport:
            answer = transport.handle_request(request)
            answer.request = request
            try:
                if answer.status_code in _REDIRECTS and "location" in answer.headers:
                    return urljoin(address.url, answer.headers["location"].strip())
                return self._read(answer, address, media_types, place)
            finally:
                answer.close()

    def _read(
        self, answer: httpx.Response, address: Address, media_types: tuple[str, ...], place: str
    ) -> Fetched:
        status = answer.status_code
        if status != httpx.codes.OK:
            way_out = _WAYS_OUT.get(status, "try again later, or save the page from a browser")
            raise FetchFailed(f"{place}: the site answers {status}; {way_out}")
        media_type, charset = _content_type(answer.headers.get("content-type", ""))
        if media_type not in media_types and media_type not in _UNSAID:
            raise FetchFailed(
                f"{place}: it is {media_type[:60]}, which holds no report; give the page's address"
            )
        most = self.limits.file_bytes
        told = answer.headers.get("content-length", "")
        if told.isdigit() and int(told) > most:
            raise _too_large(place, most)
        chunks, size = [], 0
        for chunk in answer.iter_bytes(1 << 16):
            size += len(chunk)
            if size > most:
                raise _too_large(place, most)
            chunks.append(chunk)
        came: dict[str, Any] = {"status": status, "final": address.url}
        came |= {
            name: answer.headers[header][:200]
            for header, name in _TOLD.items()
            if header in answer.headers
        }
        if self.web.connected:
            came["peer"] = self.web.connected[-1][0]
        return Fetched(b"".join(chunks), address.url, media_type, charset, came)

    def _wait(self, host: str, deadline: float) -> None:
        """Leave a host the time to breathe."""
        last = self._last.get(host)
        if last is not None:
            pause = self.web.pause_seconds - (time.monotonic() - last)
            time.sleep(max(0.0, min(pause, deadline - time.monotonic())))
        self._last[host] = time.monotonic()


def fetch(url: str, limits: Limits | None = None, fetcher: Fetcher | None = None) -> Iterator[Item]:
    """The reports at an address that a person gave; nothing else is fetched for it.

    Never raises for what is there, or is not: that is a Refusal that says why, and what to do.
    """
    fetcher = fetcher or Fetcher(limits=limits or get_limits())
    try:
        found = fetcher.get(url)
    except InputError as error:
        yield Refusal(shown(url), error)
        return
    yield from open_source(source_of(found, fetcher.limits))


def source_of(found: Fetched, limits: Limits) -> Source:
    """What was fetched, as something to open: its media type tells what it is, unless its name does."""
    suffix = suffix_of(urlsplit(found.url).path)
    return Source(
        shown(found.came.get("address", found.url)),
        BytesIO(found.raw),
        limits,
        suffix if suffix in suffixes() and found.media_type in _UNSAID else "",
        url=found.url,
        media_type=found.media_type,
        charset=found.charset,
        came=found.came,
    )


def is_address(source: str) -> bool:
    """Whether what a person gave is an address of the web, and no path."""
    return source.strip().lower().startswith(("http://", "https://"))


def _content_type(header: str) -> tuple[str, str | None]:
    message = Message()
    message["content-type"] = header
    charset = message.get_param("charset")
    named = header.partition(";")[0].strip().lower()
    return named, charset if isinstance(charset, str) else None


def _too_large(place: str, most: int) -> FileTooLarge:
    return FileTooLarge(
        f"{place}: larger than {most:,} bytes; save what you need of it, or raise FOOTPRINT_MAX_FILE_MB"
    )
