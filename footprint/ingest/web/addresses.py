"""Which addresses on the web may be asked: http and https, the usual ports, hosts that anybody could reach."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

import httpx

from footprint.errors import AddressRefused

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address

PORTS = frozenset({80, 443})
_LONGEST = 2_000
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)\Z", re.IGNORECASE)
_HOLDING_IPV4 = tuple(
    (ipaddress.IPv6Network(network), at)
    for network, at in (
        ("64:ff9b::/96", 12), ("64:ff9b:1::/48", 12), ("::/96", 12), ("::ffff:0:0/96", 12),
        ("::ffff:0:0:0/96", 12), ("2002::/16", 2),
    )
)  # fmt: skip
"""IPv6 networks whose addresses lead to the IPv4 address inside them, and the byte where that begins."""
_NOT_ASKED = tuple(
    ipaddress.ip_network(network)
    for network in ("192.88.99.0/24", "2001::/32", "3fff::/20", "168.63.129.16/32")
)
"""Relays, examples, a host service of a cloud: `ipaddress` takes them for public."""
_PUBLIC_V6 = ipaddress.IPv6Network("2000::/3")
"""All that was ever given out of IPv6."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may be looked up."""

    url: str
    """As it is asked: host in its network form, no fragment."""
    host: str
    port: int


def parse(url: str, where: str | None = None, ports: frozenset[int] = PORTS) -> Address:
    """The address, in the form in which it is asked. Raises AddressRefused; `where` opens its message."""
    place = where or shown(url)
    if len(url) > _LONGEST:
        raise AddressRefused(
            f"{place}: longer than {_LONGEST:,} characters; give the page's own address"
        )
    if any(ord(char) <= 32 or ord(char) == 127 for char in url.strip()):
        raise AddressRefused(
            f"{place}: a space or control character is in it; write it as %20, or leave it out"
        )
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise AddressRefused(
            f"{place}: no address ({error}); copy it from the browser again"
        ) from error
    if parts.scheme not in ("http", "https"):
        named = parts.scheme or "nothing"
        raise AddressRefused(
            f"{place}: begins with {named!r}; only http:// and https:// are fetched"
        )
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(
            f"{place}: a name or password is in it; leave out what stands before the @"
        )
    if not host:
        raise AddressRefused(f"{place}: no host is in it; copy it from the browser again")
    port = port if port is not None else {"http": 80, "https": 443}[parts.scheme]
    if port not in ports:
        raise AddressRefused(
            f"{place}: port {port}; only {', '.join(map(str, sorted(ports)))} are fetched"
        )
    name = _host(host, place)
    netloc = f"[{name}]" if ":" in name else name
    if port != {"http": 80, "https": 443}[parts.scheme]:
        netloc += f":{port}"
    try:
        asked = httpx.URL(urlunsplit((parts.scheme, netloc, parts.path or "/", parts.query, "")))
    except (httpx.InvalidURL, ValueError) as error:
        raise AddressRefused(
            f"{place}: no address ({error}); copy it from the browser again"
        ) from error
    return Address(str(asked), name, port)


def why_not(ip: Ip) -> str | None:
    """Why an address is never connected to; None for one that anybody on the internet could reach.

    After the IANA registries of special-purpose addresses (RFC 6890), which `ipaddress` follows, and the addresses that
    lead into IPv4 from IPv6.
    """
    if ip.is_loopback:
        return "this machine itself"
    if ip.is_link_local:
        return "link-local, where clouds keep their keys"
    if ip.is_multicast:
        return "multicast"
    if isinstance(ip, ipaddress.IPv6Address):
        for network, at in _HOLDING_IPV4:
            if ip in network:
                inner = ipaddress.IPv4Address(ip.packed[at : at + 4])
                why = why_not(inner)
                return f"a way to {inner}, {why}" if why else "IPv4 in disguise"
        if ip not in _PUBLIC_V6:
            return "private, or kept for special use"
    if not ip.is_global or ip.is_reserved or any(ip in network for network in _NOT_ASKED):
        return "private, or kept for special use"
    return None


def _host(host: str, place: str) -> str:
    """The host as the network knows it: an IP address in its one form, or a name in ASCII."""
    plain = unicodedata.normalize("NFKC", host).replace("。", ".").rstrip(".").lower()
    if "%" in plain:
        raise AddressRefused(
            f"{place}: a zone or an escape is in the host; only public hosts are fetched"
        )
    if ":" in plain or _NUMBER.match(plain.rsplit(".", 1)[-1]):
        try:
            return str(ipaddress.ip_address(plain))
        except ValueError:
            raise AddressRefused(
                f"{place}: {host!r} is no proper IP address; write the site's name"
            ) from None
    try:
        name = httpx.URL(scheme="http", host=plain).raw_host.decode("ascii")
    except (httpx.InvalidURL, ValueError) as error:
        raise AddressRefused(f"{place}: {host!r} is no name of a site ({error})") from error
    if not re.fullmatch(r"[a-z0-9_.-]{1,253}", name):
        raise AddressRefused(f"{place}: {host!r} is no name of a site; copy the address again")
    return name


def shown(url: str) -> str:
    """An address as messages show it: one line, not too long."""
    line = "".join(char if char.isprintable() else "\ufffd" for char in url.strip())
    return line if len(line) <= 200 else f"{line[:200]}…"
